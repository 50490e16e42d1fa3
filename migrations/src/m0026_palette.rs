//! The palette a unit's pages wear; empty means the usual one.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::text_null;

#[derive(DeriveMigrationName)]
pub(crate) struct Step;

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.alter_table(Table::alter().table("unit_profile").add_column(text_null("palette")).take()).await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.alter_table(Table::alter().table("unit_profile").drop_column("palette").take()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
