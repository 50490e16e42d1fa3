//! What is to happen to an item by itself: which saved text goes public when, by whose decision, and when the item expires.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer_null, integer_null};

#[derive(DeriveMigrationName)]
pub(crate) struct Step;

fn columns() -> [ColumnDef; 4] {
    [
        big_integer_null("publish_at").take(),
        integer_null("publish_number").take(),
        big_integer_null("publish_by").take(),
        big_integer_null("expire_at").take(),
    ]
}

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        for column in columns() {
            schema.alter_table(Table::alter().table("articles").add_column(column).take()).await?;
        }
        schema
            .create_index(Index::create().name("articles_to_publish").table("articles").col("publish_at").take())
            .await?;
        schema
            .create_index(Index::create().name("articles_to_expire").table("articles").col("expire_at").take())
            .await?;
        schema
            .create_index(
                Index::create()
                    .name("articles_to_publish_of_unit")
                    .table("articles")
                    .col("unit_id")
                    .col("publish_at")
                    .take(),
            )
            .await?;
        schema
            .create_index(
                Index::create()
                    .name("articles_to_expire_of_unit")
                    .table("articles")
                    .col("unit_id")
                    .col("expire_at")
                    .take(),
            )
            .await?;
        Ok(())
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_index(Index::drop().name("articles_to_publish").table("articles").to_owned()).await?;
        schema.drop_index(Index::drop().name("articles_to_expire").table("articles").to_owned()).await?;
        schema.drop_index(Index::drop().name("articles_to_publish_of_unit").table("articles").to_owned()).await?;
        schema.drop_index(Index::drop().name("articles_to_expire_of_unit").table("articles").to_owned()).await?;
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
