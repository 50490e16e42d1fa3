//! Per unit: how many articles are public, and when one was last published or published again. The portal adds the
//! rows up, so that its figures cost a row per unit however many articles there are.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null};

#[derive(DeriveMigrationName)]
pub(crate) struct Step;

/// What is already there. Written out, because a step never changes with the code around it.
const COUNT: &str = "INSERT INTO unit_tally (unit_id, published, newest_at, changed_at) \
     SELECT units.id, \
     (SELECT count(*) FROM articles WHERE articles.unit_id = units.id AND state = 'published'), \
     (SELECT max(first_published_at) FROM articles WHERE articles.unit_id = units.id AND state = 'published'), \
     (SELECT max(republished_at) FROM articles WHERE articles.unit_id = units.id AND state = 'published') \
     FROM units";

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema
            .create_table(
                Table::create()
                    .table("unit_tally")
                    .col(big_integer("unit_id").primary_key())
                    .col(big_integer("published"))
                    .col(big_integer_null("newest_at"))
                    .col(big_integer_null("changed_at"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("unit_tally", "unit_id")
                            .to("units", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .take(),
            )
            .await?;
        schema
            .create_index(
                Index::create()
                    .name("articles_by_republication")
                    .table("articles")
                    .col("unit_id")
                    .col("state")
                    .col("republished_at")
                    .take(),
            )
            .await?;
        schema.get_connection().execute_unprepared(COUNT).await?;
        Ok(())
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_index(Index::drop().name("articles_by_republication").table("articles").to_owned()).await?;
        schema.drop_table(Table::drop().table("unit_tally").take()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
