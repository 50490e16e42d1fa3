//! People who sign in.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_pk_auto, boolean, text, text_null, text_uniq};

#[derive(DeriveMigrationName)]
pub(crate) struct Step;

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema
            .create_table(
                Table::create()
                    .table("people")
                    .col(big_pk_auto("id"))
                    .col(text("name"))
                    .col(text_uniq("email"))
                    .col(text_null("password_hash"))
                    .col(boolean("disabled").default(false))
                    .col(big_integer("created_at"))
                    .take(),
            )
            .await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_table(Table::drop().table("people").take()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
