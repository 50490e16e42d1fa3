//! Labels a unit once had below the origin; they redirect.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, text};

#[derive(DeriveMigrationName)]
pub(crate) struct Step;

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema
            .create_table(
                Table::create()
                    .table("unit_former_slugs")
                    .col(text("slug").primary_key())
                    .col(big_integer("unit_id"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("unit_former_slugs", "unit_id")
                            .to("units", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .take(),
            )
            .await?;
        schema
            .create_index(
                Index::create().name("unit_former_slugs_by_unit").table("unit_former_slugs").col("unit_id").take(),
            )
            .await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_table(Table::drop().table("unit_former_slugs").take()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
