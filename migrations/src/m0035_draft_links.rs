//! Links by which somebody without an account reads a draft until a moment; only the digest of the token is kept.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, big_pk_auto, blob};

#[derive(DeriveMigrationName)]
pub(crate) struct Step;

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema
            .create_table(
                Table::create()
                    .table("draft_links")
                    .col(big_pk_auto("id"))
                    .col(big_integer("unit_id"))
                    .col(big_integer("article_id"))
                    .col(blob("digest"))
                    .col(big_integer("made_at"))
                    .col(big_integer("made_by"))
                    .col(big_integer("expires_at"))
                    .col(big_integer_null("ended_at"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("draft_links", "unit_id")
                            .to("units", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from("draft_links", ("unit_id", "article_id"))
                            .to("articles", ("unit_id", "id"))
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .foreign_key(ForeignKey::create().from("draft_links", "made_by").to("people", "id"))
                    .take(),
            )
            .await?;
        schema
            .create_index(
                Index::create().name("draft_links_by_digest").table("draft_links").col("digest").unique().take(),
            )
            .await?;
        schema
            .create_index(
                Index::create()
                    .name("draft_links_of_item")
                    .table("draft_links")
                    .col("unit_id")
                    .col("article_id")
                    .col("id")
                    .take(),
            )
            .await?;
        Ok(())
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_table(Table::drop().table("draft_links").take()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
