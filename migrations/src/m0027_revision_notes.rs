//! What people say about a saved text, and when it first became public.
//!
//! Of what was saved before this step, the live texts are known to be public. Those public before them are told by the
//! record: a publication makes the newest text public, so it was the last one saved until then.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer_null, text_null};

#[derive(DeriveMigrationName)]
pub(crate) struct Step;

const RECORDED: &str = "UPDATE revisions SET published_at = found.first_at FROM \
     (SELECT told.unit_id AS unit_id, told.item AS item, told.number AS number, min(told.told_at) AS first_at FROM \
     (SELECT audit.unit_id AS unit_id, audit.object_id AS item, audit.at AS told_at, \
     (SELECT max(saved.number) FROM revisions saved WHERE saved.unit_id = audit.unit_id \
     AND saved.article_id = audit.object_id AND saved.saved_at <= audit.at) AS number \
     FROM audit WHERE audit.action IN ('item.publish', 'article.publish')) told \
     GROUP BY told.unit_id, told.item, told.number) found \
     WHERE revisions.unit_id = found.unit_id AND revisions.article_id = found.item AND revisions.number = found.number";

const LIVE: &str = "UPDATE revisions SET published_at = \
     (SELECT coalesce(articles.republished_at, articles.first_published_at) FROM articles \
     WHERE articles.unit_id = revisions.unit_id AND articles.id = revisions.article_id) \
     WHERE published_at IS NULL AND EXISTS (SELECT 1 FROM articles WHERE articles.unit_id = revisions.unit_id \
     AND articles.id = revisions.article_id AND articles.live_number = revisions.number)";

fn columns() -> [ColumnDef; 3] {
    [text_null("note").take(), text_null("name").take(), big_integer_null("published_at").take()]
}

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        for column in columns() {
            schema.alter_table(Table::alter().table("revisions").add_column(column).take()).await?;
        }
        for told in [RECORDED, LIVE] {
            schema.get_connection().execute_unprepared(told).await?;
        }
        Ok(())
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        for column in columns().iter().rev() {
            let name = Alias::new(column.get_column_name());
            schema.alter_table(Table::alter().table("revisions").drop_column(name).take()).await?;
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
