//! The report of a team about a month. The figures are those of the log at the moment it was sent; there are none before.
//! One row for each hamlet and month, made with the first entry of the log or the first word of the report; whoever
//! changes either locks it first.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, big_pk_auto, integer, text, text_null};

use crate::m0072_activities::MEASURES;

#[derive(DeriveMigrationName)]
pub(crate) struct Step;

const STATES: &str = "state IN ('draft', 'sent', 'returned', 'approved', 'locked')";

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let mut table = Table::create();
        table
            .table("activity_reports")
            .col(big_pk_auto("id"))
            .col(big_integer("unit_id"))
            .col(big_integer("hamlet_id"))
            .col(integer("month"))
            .col(big_integer("version"))
            .col(text("state"))
            .col(big_integer_null("activities"))
            .col(text_null("remarks"))
            .col(text_null("difficulties"))
            .col(text_null("reason"))
            .col(big_integer_null("sent_at"))
            .col(big_integer_null("sent_by"))
            .col(big_integer("changed_at"))
            .col(big_integer_null("changed_by"))
            .check(Expr::cust(STATES))
            .check(Expr::cust("state NOT IN ('sent', 'approved', 'locked') OR activities IS NOT NULL"));
        for measure in MEASURES {
            table.col(big_integer_null(measure)).check(Expr::col(measure).gte(0));
        }
        table
            .foreign_key(
                ForeignKey::create()
                    .from("activity_reports", "unit_id")
                    .to("units", "id")
                    .on_delete(ForeignKeyAction::Cascade),
            )
            .foreign_key(
                ForeignKey::create()
                    .from("activity_reports", ("unit_id", "hamlet_id"))
                    .to("hamlets", ("unit_id", "id"))
                    .on_delete(ForeignKeyAction::Cascade),
            )
            .foreign_key(ForeignKey::create().from("activity_reports", "sent_by").to("people", "id"))
            .foreign_key(ForeignKey::create().from("activity_reports", "changed_by").to("people", "id"));
        schema.create_table(table.take()).await?;
        let index = |name: &str| Index::create().name(name).table("activity_reports").col("unit_id").take();
        let key = index("activity_reports_by_month").col("hamlet_id").col("month").unique().take();
        schema.create_index(key).await?;
        schema.create_index(index("activity_reports_of_month").col("month").take()).await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_table(Table::drop().table("activity_reports").take()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
