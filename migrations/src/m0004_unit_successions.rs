//! Which units took the place of which, n:m, on which day.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, integer};

#[derive(DeriveMigrationName)]
pub(crate) struct Step;

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema
            .create_table(
                Table::create()
                    .table("unit_successions")
                    .col(big_integer("predecessor_id"))
                    .col(big_integer("successor_id"))
                    .col(integer("on_day"))
                    .primary_key(Index::create().col("predecessor_id").col("successor_id").col("on_day"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("unit_successions", "predecessor_id")
                            .to("units", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from("unit_successions", "successor_id")
                            .to("units", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .take(),
            )
            .await?;
        schema
            .create_index(
                Index::create()
                    .name("unit_successions_by_successor")
                    .table("unit_successions")
                    .col("successor_id")
                    .take(),
            )
            .await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_table(Table::drop().table("unit_successions").take()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
