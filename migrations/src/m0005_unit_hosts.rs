//! Further hosts of a unit; at most one of them is canonical.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, boolean, text};

#[derive(DeriveMigrationName)]
pub(crate) struct Step;

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema
            .create_table(
                Table::create()
                    .table("unit_hosts")
                    .col(text("host").primary_key())
                    .col(big_integer("unit_id"))
                    .col(boolean("canonical"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("unit_hosts", "unit_id")
                            .to("units", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .take(),
            )
            .await?;
        schema
            .create_index(Index::create().name("unit_hosts_by_unit").table("unit_hosts").col("unit_id").take())
            .await?;
        schema
            .create_index(
                Index::create()
                    .name("unit_hosts_one_canonical")
                    .table("unit_hosts")
                    .col("unit_id")
                    .unique()
                    .and_where(Expr::cust("canonical"))
                    .take(),
            )
            .await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_table(Table::drop().table("unit_hosts").take()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
