//! The newest public articles of all units, for the portal: equality, then the order of the list.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Step;

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema
            .create_index(
                Index::create()
                    .name("articles_newest_everywhere")
                    .table("articles")
                    .col("state")
                    .col("first_published_at")
                    .col("id")
                    .take(),
            )
            .await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_index(Index::drop().name("articles_newest_everywhere").table("articles").to_owned()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
