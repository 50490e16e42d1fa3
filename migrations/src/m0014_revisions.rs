//! Every saved text of an article, never changed after it is written.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_pk_auto, integer, integer_null, text, text_null};

#[derive(DeriveMigrationName)]
pub(crate) struct Step;

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema
            .create_table(
                Table::create()
                    .table("revisions")
                    .col(big_pk_auto("id"))
                    .col(big_integer("unit_id"))
                    .col(big_integer("article_id"))
                    .col(integer("number"))
                    .col(text("title"))
                    .col(text_null("summary"))
                    .col(text_null("excerpt"))
                    .col(text("body"))
                    .col(text_null("author"))
                    .col(text_null("source"))
                    .col(integer_null("written_on"))
                    .col(text_null("wished_slug"))
                    .col(big_integer("saved_at"))
                    .col(big_integer("saved_by"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("revisions", "unit_id")
                            .to("units", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from("revisions", ("unit_id", "article_id"))
                            .to("articles", ("unit_id", "id"))
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .foreign_key(ForeignKey::create().from("revisions", "saved_by").to("people", "id"))
                    .take(),
            )
            .await?;
        schema
            .create_index(
                Index::create()
                    .name("revisions_of_article")
                    .table("revisions")
                    .col("unit_id")
                    .col("article_id")
                    .col("number")
                    .unique()
                    .take(),
            )
            .await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_table(Table::drop().table("revisions").take()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
