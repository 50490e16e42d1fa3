//! From which open page a text was saved and as which of its saves, whether by itself, since when it grows, which version the
//! item had with it, and who made it public.
//!
//! Empty in what was saved before: such a text is nobody's to go on with.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer_null, boolean, text_null};

#[derive(DeriveMigrationName)]
pub(crate) struct Step;

fn columns() -> [ColumnDef; 6] {
    [
        text_null("page_key").take(),
        big_integer_null("turn").take(),
        boolean("is_auto").default(false).take(),
        big_integer_null("begun_at").take(),
        big_integer_null("saved_version").take(),
        big_integer_null("approved_by").take(),
    ]
}

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        for column in columns() {
            schema.alter_table(Table::alter().table("revisions").add_column(column).take()).await?;
        }
        schema
            .create_index(
                Index::create().name("revisions_by_page").table("revisions").col("unit_id").col("page_key").take(),
            )
            .await?;
        Ok(())
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_index(Index::drop().name("revisions_by_page").table("revisions").to_owned()).await?;
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
