//! Articles: where each stands. Texts are revisions; `newest_number` and `live_number` say which of them.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, big_pk_auto, integer, integer_null, text, text_null};

#[derive(DeriveMigrationName)]
pub(crate) struct Step;

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema
            .create_table(
                Table::create()
                    .table("articles")
                    .col(big_pk_auto("id"))
                    .col(big_integer("unit_id"))
                    .col(big_integer("version"))
                    .col(text("state"))
                    .col(integer("newest_number"))
                    .col(integer_null("live_number"))
                    .col(text_null("slug"))
                    .col(big_integer_null("first_published_at"))
                    .col(big_integer_null("republished_at"))
                    .col(big_integer("changed_at"))
                    .col(big_integer("changed_by"))
                    .col(big_integer_null("withdrawn_at"))
                    .col(text_null("withdrawal_reason"))
                    .col(text_null("withdrawal_explanation"))
                    .col(big_integer_null("replacement_id"))
                    .check(Expr::cust("state IN ('draft', 'published', 'withdrawn')"))
                    .check(Expr::cust("(state = 'draft') = (live_number IS NULL)"))
                    .check(Expr::cust("(state = 'draft') = (slug IS NULL)"))
                    .check(Expr::cust("(state = 'draft') = (first_published_at IS NULL)"))
                    .check(Expr::cust("(state = 'withdrawn') = (withdrawn_at IS NOT NULL)"))
                    .check(Expr::cust("(state = 'withdrawn') = (withdrawal_reason IS NOT NULL)"))
                    .check(Expr::cust("live_number IS NULL OR live_number <= newest_number"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("articles", "unit_id")
                            .to("units", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .foreign_key(ForeignKey::create().from("articles", "changed_by").to("people", "id"))
                    .take(),
            )
            .await?;
        // What belongs to an article refers to both columns, so it cannot end up with another unit.
        schema
            .create_index(
                Index::create().name("articles_of_unit").table("articles").col("unit_id").col("id").unique().take(),
            )
            .await?;
        // Lists for residents: equality, equality, then the order of the page.
        schema
            .create_index(
                Index::create()
                    .name("articles_in_public")
                    .table("articles")
                    .col("unit_id")
                    .col("state")
                    .col("first_published_at")
                    .col("id")
                    .take(),
            )
            .await?;
        // Lists at the desk.
        schema
            .create_index(
                Index::create()
                    .name("articles_by_change")
                    .table("articles")
                    .col("unit_id")
                    .col("changed_at")
                    .col("id")
                    .take(),
            )
            .await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_table(Table::drop().table("articles").take()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
