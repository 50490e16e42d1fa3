//! Help requests of residents. What is personal (`need`, `name`, `phone`, `place`, `draft`, `answer`) is emptied in time;
//! the row stays as a figure. Of the tracking code only the digest is here. `next_at` is when the next thing happens by
//! itself.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, big_pk_auto, binary, boolean, text, text_null};

#[derive(DeriveMigrationName)]
pub(crate) struct Step;

const STATES: &str = "state IN ('new', 'accepted', 'answered', 'visit', 'done', 'refused', 'held', 'withdrawn')";

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.create_table(table()).await?;
        let index = |name: &str| Index::create().name(name).table("help_requests").take();
        for index in [
            index("help_requests_by_code").col("unit_id").col("code_digest").unique().take(),
            index("help_requests_in_order").col("unit_id").col("state").col("due_at").take(),
            index("help_requests_of_unit").col("unit_id").col("id").unique().take(),
            index("help_requests_next").col("next_at").take(),
        ] {
            schema.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_table(Table::drop().table("help_requests").take()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

fn table() -> TableCreateStatement {
    Table::create()
        .table("help_requests")
        .col(big_pk_auto("id"))
        .col(big_integer("unit_id"))
        .col(big_integer_null("hamlet_id"))
        .col(big_integer("version"))
        .col(text("topic"))
        .col(text_null("need"))
        .col(text_null("name"))
        .col(text_null("phone"))
        .col(boolean("visit_asked"))
        .col(text_null("place"))
        .col(binary("code_digest"))
        .col(text("state"))
        .col(text_null("reason"))
        .col(text_null("explanation"))
        .col(big_integer("created_at"))
        .col(big_integer("since"))
        .col(big_integer("due_at"))
        .col(big_integer_null("escalated_at"))
        .col(big_integer_null("answered_at"))
        .col(big_integer_null("closed_at"))
        .col(big_integer_null("erased_at"))
        .col(big_integer_null("next_at"))
        .col(text_null("draft"))
        .col(text_null("answer"))
        .col(big_integer_null("taken_by"))
        .check(Expr::cust(STATES))
        .check(Expr::cust("erased_at IS NOT NULL OR need IS NOT NULL"))
        .check(Expr::cust(
            "erased_at IS NULL OR (need IS NULL AND name IS NULL AND phone IS NULL AND place IS NULL \
             AND draft IS NULL AND answer IS NULL AND explanation IS NULL)",
        ))
        .foreign_key(
            ForeignKey::create()
                .from("help_requests", "unit_id")
                .to("units", "id")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .foreign_key(
            ForeignKey::create()
                .from("help_requests", ("unit_id", "hamlet_id"))
                .to("hamlets", ("unit_id", "id"))
                .on_delete(ForeignKeyAction::Cascade),
        )
        .foreign_key(ForeignKey::create().from("help_requests", "taken_by").to("people", "id"))
        .take()
}
