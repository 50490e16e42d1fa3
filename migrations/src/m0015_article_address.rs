//! Every address under which an article was ever public; the current one is `articles.slug`.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, text};

#[derive(DeriveMigrationName)]
pub(crate) struct Step;

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema
            .create_table(
                Table::create()
                    .table("article_address")
                    .col(big_integer("unit_id"))
                    .col(text("slug"))
                    .col(big_integer("article_id"))
                    .col(big_integer("since"))
                    .primary_key(Index::create().col("unit_id").col("slug"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("article_address", "unit_id")
                            .to("units", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from("article_address", ("unit_id", "article_id"))
                            .to("articles", ("unit_id", "id"))
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .take(),
            )
            .await?;
        schema
            .create_index(
                Index::create()
                    .name("article_address_of_article")
                    .table("article_address")
                    .col("unit_id")
                    .col("article_id")
                    .take(),
            )
            .await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_table(Table::drop().table("article_address").take()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
