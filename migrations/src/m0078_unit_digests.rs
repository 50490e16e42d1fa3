//! When the next letter of the week is due to a unit. A unit without a row gets none before one is planned.

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
                    .table("unit_digests")
                    .col(big_integer("unit_id").primary_key())
                    .col(big_integer("due_at"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("unit_digests", "unit_id")
                            .to("units", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .take(),
            )
            .await?;
        schema.create_index(Index::create().name("unit_digests_due").table("unit_digests").col("due_at").take()).await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_table(Table::drop().table("unit_digests").take()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
