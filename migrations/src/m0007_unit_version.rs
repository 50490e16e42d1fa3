//! How often the public pages of a unit changed. Narrow on purpose: every publication locks a row of it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::big_integer;

#[derive(DeriveMigrationName)]
pub(crate) struct Step;

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema
            .create_table(
                Table::create()
                    .table("unit_version")
                    .col(big_integer("unit_id").primary_key())
                    .col(big_integer("version"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("unit_version", "unit_id")
                            .to("units", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .take(),
            )
            .await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_table(Table::drop().table("unit_version").take()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
