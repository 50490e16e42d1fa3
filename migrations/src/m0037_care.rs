//! Who looks after an item, and on which day it is to be read again.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer_null, integer_null};

#[derive(DeriveMigrationName)]
pub(crate) struct Step;

fn columns() -> [ColumnDef; 2] {
    [big_integer_null("owner_id").take(), integer_null("review_on").take()]
}

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        for column in columns() {
            schema.alter_table(Table::alter().table("articles").add_column(column).take()).await?;
        }
        schema
            .create_index(
                Index::create().name("articles_to_review").table("articles").col("unit_id").col("review_on").take(),
            )
            .await?;
        Ok(())
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_index(Index::drop().name("articles_to_review").table("articles").to_owned()).await?;
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
