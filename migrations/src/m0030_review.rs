//! Where the newest text of an item stands on its way to the public, and whether its draft was put away.
//!
//! Empty columns say: not submitted, not returned, not put away.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer_null, text_null};

#[derive(DeriveMigrationName)]
pub(crate) struct Step;

fn columns() -> [ColumnDef; 6] {
    [
        big_integer_null("submitted_at").take(),
        big_integer_null("submitted_by").take(),
        big_integer_null("returned_at").take(),
        big_integer_null("returned_by").take(),
        text_null("return_reason").take(),
        big_integer_null("archived_at").take(),
    ]
}

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        for column in columns() {
            schema.alter_table(Table::alter().table("articles").add_column(column).take()).await?;
        }
        schema
            .create_index(
                Index::create().name("articles_submitted").table("articles").col("unit_id").col("submitted_at").take(),
            )
            .await?;
        schema
            .create_index(
                Index::create().name("articles_returned").table("articles").col("unit_id").col("returned_at").take(),
            )
            .await?;
        Ok(())
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_index(Index::drop().name("articles_submitted").table("articles").to_owned()).await?;
        schema.drop_index(Index::drop().name("articles_returned").table("articles").to_owned()).await?;
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
