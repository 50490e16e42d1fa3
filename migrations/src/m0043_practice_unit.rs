//! Whether a unit is for practice: everybody who may sign in works there, and nobody outside reads anything of it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::boolean;

#[derive(DeriveMigrationName)]
pub(crate) struct Step;

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let column = boolean("is_practice").default(false).take();
        schema.alter_table(Table::alter().table("units").add_column(column).take()).await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.alter_table(Table::alter().table("units").drop_column("is_practice").take()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
