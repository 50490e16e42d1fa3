//! Codes others gave a unit (GSO and the like): attributes with validity, never keys.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_pk_auto, integer_null, text};

#[derive(DeriveMigrationName)]
pub(crate) struct Step;

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema
            .create_table(
                Table::create()
                    .table("unit_codes")
                    .col(big_pk_auto("id"))
                    .col(big_integer("unit_id"))
                    .col(text("scheme"))
                    .col(text("code"))
                    .col(integer_null("valid_from"))
                    .col(integer_null("valid_to"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("unit_codes", "unit_id")
                            .to("units", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .take(),
            )
            .await?;
        schema
            .create_index(
                Index::create()
                    .name("unit_codes_once")
                    .table("unit_codes")
                    .col("unit_id")
                    .col("scheme")
                    .col("code")
                    .col("valid_from")
                    .unique()
                    .take(),
            )
            .await?;
        schema
            .create_index(
                Index::create().name("unit_codes_by_code").table("unit_codes").col("scheme").col("code").take(),
            )
            .await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_table(Table::drop().table("unit_codes").take()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
