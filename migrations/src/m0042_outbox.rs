//! Letters on their way: a row is gone once its letter is sent. One that was given up keeps its row, to be told of, without
//! its body: what opens something stays nowhere.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, big_pk_auto, integer, text, text_null};

#[derive(DeriveMigrationName)]
pub(crate) struct Step;

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema
            .create_table(
                Table::create()
                    .table("outbox")
                    .col(big_pk_auto("id"))
                    .col(text("to_address"))
                    .col(text("subject"))
                    .col(text_null("body"))
                    .col(big_integer("created_at"))
                    .col(big_integer_null("useless_from"))
                    .col(big_integer_null("next_try_at"))
                    .col(integer("tries").default(0))
                    .col(big_integer_null("claimed_until"))
                    .col(big_integer_null("given_up_at"))
                    .check(Expr::cust("(given_up_at IS NULL) = (body IS NOT NULL)"))
                    .check(Expr::cust("(given_up_at IS NULL) = (next_try_at IS NOT NULL)"))
                    .take(),
            )
            .await?;
        schema.create_index(Index::create().name("outbox_by_next_try").table("outbox").col("next_try_at").take()).await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_table(Table::drop().table("outbox").take()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
