//! Units of administration. Names and codes have validity and live in tables of their own.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer_null, big_pk_auto, integer_null, text, text_uniq};

#[derive(DeriveMigrationName)]
pub(crate) struct Step;

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema
            .create_table(
                Table::create()
                    .table("units")
                    .col(big_pk_auto("id"))
                    .col(big_integer_null("parent_id"))
                    .col(text("kind"))
                    .col(text_uniq("slug"))
                    .col(integer_null("valid_from"))
                    .col(integer_null("valid_to"))
                    .foreign_key(ForeignKey::create().from("units", "parent_id").to("units", "id"))
                    .take(),
            )
            .await?;
        schema.create_index(Index::create().name("units_by_parent").table("units").col("parent_id").take()).await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_table(Table::drop().table("units").take()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
