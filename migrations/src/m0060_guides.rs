//! Guides are a fifth kind of item: what only they have stands in each revision.
//!
//! Which kinds there are is a check of `articles.kind` (step 24), and a check that lets one more in replaces it. PostgreSQL
//! has a statement for that. SQLite would have the whole table written anew, with everything that refers to it; its manual
//! names this way instead for changes that touch no stored row (<https://www.sqlite.org/lang_altertable.html>, 7): the text
//! of the table is put right in the schema itself. The columns added behind it make every connection read the schema again.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer_null, text_null};
use sea_orm_migration::sea_orm::DbBackend;

#[derive(DeriveMigrationName)]
pub(crate) struct Step;

const FOUR: &str = "'article', 'notice', 'event', 'page'";
const FIVE: &str = "'article', 'notice', 'event', 'page', 'guide'";

fn columns() -> [ColumnDef; 4] {
    [
        text_null("topic").take(),
        text_null("audience").take(),
        text_null("app_version").take(),
        integer_null("checked_on").take(),
    ]
}

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        allow(schema, FOUR, FIVE).await?;
        for column in columns() {
            schema.alter_table(Table::alter().table("revisions").add_column(column).take()).await?;
        }
        Ok(())
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        allow(schema, FIVE, FOUR).await?;
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

/// Has the check of `articles.kind` name other kinds.
async fn allow(schema: &SchemaManager<'_>, before: &str, after: &str) -> Result<(), DbErr> {
    let statements = if schema.get_database_backend() == DbBackend::Postgres {
        vec![
            "ALTER TABLE articles DROP CONSTRAINT articles_kind_check".to_owned(),
            format!("ALTER TABLE articles ADD CONSTRAINT articles_kind_check CHECK (kind IN ({after}))"),
        ]
    } else {
        let quoted = |kinds: &str| kinds.replace('\'', "''");
        vec![
            "PRAGMA writable_schema = ON".to_owned(),
            format!(
                "UPDATE sqlite_schema SET sql = replace(sql, 'kind IN ({})', 'kind IN ({})') \
                 WHERE type = 'table' AND name = 'articles'",
                quoted(before),
                quoted(after)
            ),
            "PRAGMA writable_schema = RESET".to_owned(),
        ]
    };
    for statement in statements {
        schema.get_connection().execute_unprepared(&statement).await?;
    }
    Ok(())
}
