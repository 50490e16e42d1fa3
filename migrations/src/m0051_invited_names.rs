//! The name under which somebody who was known already was invited by a unit: the unit learns who else they are once they
//! come to its desk.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::text_null;

#[derive(DeriveMigrationName)]
pub(crate) struct Step;

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.alter_table(Table::alter().table("memberships").add_column(text_null("invited_as").take()).take()).await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.alter_table(Table::alter().table("memberships").drop_column("invited_as").take()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
