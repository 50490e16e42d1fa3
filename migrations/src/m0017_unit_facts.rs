//! Facts about a unit that somebody else established: each with its source. A code is only how such a list is matched
//! with our units once; from then on the fact belongs to the unit.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, integer_null, text};

#[derive(DeriveMigrationName)]
pub(crate) struct Step;

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema
            .create_table(
                Table::create()
                    .table("unit_facts")
                    .col(big_integer("unit_id"))
                    .col(text("key"))
                    .col(text("value"))
                    .col(text("source"))
                    .col(integer_null("as_of"))
                    .primary_key(Index::create().col("unit_id").col("key"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("unit_facts", "unit_id")
                            .to("units", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .take(),
            )
            .await?;
        // Whose is this outline of the map?
        schema
            .create_index(
                Index::create().name("unit_facts_by_value").table("unit_facts").col("key").col("value").take(),
            )
            .await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_table(Table::drop().table("unit_facts").take()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
