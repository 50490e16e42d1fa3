//! What a unit publishes is of four kinds. Tables keep their first names: a row of `articles` is an item of any kind.
//!
//! What only one kind has stands in each revision. Of the live revision it is copied to the item when that becomes
//! public, so that lists for residents are ranges of an index; before, those columns are empty.
//!
//! `articles_newest_everywhere` (step 22) is used no more, but by programs of the version before; a later step drops it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer_null, integer_null, text, text_null};

#[derive(DeriveMigrationName)]
pub(crate) struct Step;

/// Indexes of `articles`: equalities, then the order of the list.
const INDEXES: [(&str, &[&str]); 5] = [
    ("articles_of_kind", &["unit_id", "kind", "state", "first_published_at", "id"]),
    ("articles_by_last_day", &["unit_id", "kind", "state", "current_until", "id"]),
    ("articles_pinned", &["unit_id", "kind", "state", "pinned_until", "id"]),
    ("articles_of_category", &["unit_id", "category_id", "state", "first_published_at", "id"]),
    ("articles_newest_of_kind", &["kind", "state", "first_published_at", "id"]),
];

fn of_items() -> Vec<ColumnDef> {
    let known = Expr::cust("kind IN ('article', 'notice', 'event', 'page')");
    vec![
        text("kind").default("article").check(known).take(),
        big_integer_null("category_id"),
        integer_null("pinned_until"),
        integer_null("current_until"),
        big_integer_null("parent_id"),
        integer_null("position"),
    ]
}

fn of_revisions() -> Vec<ColumnDef> {
    vec![
        big_integer_null("category_id"),
        integer_null("pinned_until"),
        integer_null("valid_until"),
        integer_null("starts_on"),
        integer_null("starts_at"),
        integer_null("ends_on"),
        integer_null("ends_at"),
        text_null("place"),
        big_integer_null("parent_id"),
        integer_null("position"),
    ]
}

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        // SQLite adds one column at a time.
        for (table, columns) in [("articles", of_items()), ("revisions", of_revisions())] {
            for column in columns {
                schema.alter_table(Table::alter().table(table).add_column(column).take()).await?;
            }
        }
        for (name, columns) in INDEXES {
            let mut index = Index::create();
            index.name(name).table("articles");
            for column in columns {
                index.col(*column);
            }
            schema.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        for (name, _) in INDEXES {
            schema.drop_index(Index::drop().name(name).table("articles").to_owned()).await?;
        }
        for (table, columns) in [("articles", of_items()), ("revisions", of_revisions())] {
            for column in columns.iter().rev() {
                let name = Alias::new(column.get_column_name());
                schema.alter_table(Table::alter().table(table).drop_column(name).take()).await?;
            }
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
