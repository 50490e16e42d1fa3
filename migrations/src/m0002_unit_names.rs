//! What a unit is or was called, with the stored Vietnamese sort key.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_pk_auto, blob, integer_null, text};

#[derive(DeriveMigrationName)]
pub(crate) struct Step;

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema
            .create_table(
                Table::create()
                    .table("unit_names")
                    .col(big_pk_auto("id"))
                    .col(big_integer("unit_id"))
                    .col(text("name"))
                    .col(text("full_name"))
                    .col(blob("sort_key"))
                    .col(integer_null("valid_from"))
                    .col(integer_null("valid_to"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("unit_names", "unit_id")
                            .to("units", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .take(),
            )
            .await?;
        schema
            .create_index(
                Index::create()
                    .name("unit_names_once")
                    .table("unit_names")
                    .col("unit_id")
                    .col("valid_from")
                    .unique()
                    .take(),
            )
            .await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_table(Table::drop().table("unit_names").take()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
