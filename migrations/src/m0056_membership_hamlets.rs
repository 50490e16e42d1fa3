//! The hamlet of a unit's list a role is about, beside the words it was given in. No key of the engine: SQLite takes none
//! of two columns later on; the store ties roles to hamlets of the role's own unit only.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::big_integer_null;

#[derive(DeriveMigrationName)]
pub(crate) struct Step;

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema
            .alter_table(Table::alter().table("memberships").add_column(big_integer_null("hamlet_id").take()).take())
            .await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.alter_table(Table::alter().table("memberships").drop_column("hamlet_id").take()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
