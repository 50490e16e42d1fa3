//! Of an item's newest text what desk lists look for: who saved it, and its title folded for searching.
//!
//! A title saved before this step is folded when it is saved again; until then it is found as it is written.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer_null, text_null};

#[derive(DeriveMigrationName)]
pub(crate) struct Step;

const WRITERS: &str = "UPDATE articles SET written_by = (SELECT revisions.saved_by FROM revisions \
     WHERE revisions.unit_id = articles.unit_id AND revisions.article_id = articles.id \
     AND revisions.number = articles.newest_number)";

fn columns() -> [ColumnDef; 2] {
    [big_integer_null("written_by").take(), text_null("title_key").take()]
}

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        for column in columns() {
            schema.alter_table(Table::alter().table("articles").add_column(column).take()).await?;
        }
        schema.get_connection().execute_unprepared(WRITERS).await?;
        let index =
            Index::create().name("articles_by_writer").table("articles").col("unit_id").col("written_by").take();
        schema.create_index(index).await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_index(Index::drop().name("articles_by_writer").table("articles").to_owned()).await?;
        for column in columns().iter().rev() {
            let name = Alias::new(column.get_column_name());
            schema.alter_table(Table::alter().table("articles").drop_column(name).take()).await?;
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
