//! How often a passkey was used, in full: devices count in 32 bits without a sign, and `counter` has one.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::big_integer;

#[derive(DeriveMigrationName)]
pub(crate) struct Step;

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let column = big_integer("uses").default(0).take();
        schema.alter_table(Table::alter().table("passkeys").add_column(column).take()).await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.alter_table(Table::alter().table("passkeys").drop_column("uses").take()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
