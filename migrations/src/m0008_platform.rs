//! The one row about the whole database: epoch and registry version. The store writes it after the steps ran.

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
                    .table("platform")
                    .col(big_integer("id").primary_key())
                    .col(big_integer("epoch"))
                    .col(big_integer("registry_version"))
                    .check(Expr::cust("id = 1"))
                    .take(),
            )
            .await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_table(Table::drop().table("platform").take()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
