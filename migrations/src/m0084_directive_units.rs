//! How each unit stands with a directive. The rows are written when it is sent and stay: they are its receipts. Which
//! letter goes next to the unit, and when, stands in the row.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, text, text_null};

#[derive(DeriveMigrationName)]
pub(crate) struct Step;

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let cascading = |column: &'static str, table: &'static str| {
            let mut key = ForeignKey::create();
            key.from("directive_units", column).to(table, "id").on_delete(ForeignKeyAction::Cascade);
            key.take()
        };
        let to_person = |column: &'static str| {
            let mut key = ForeignKey::create();
            key.from("directive_units", column).to("people", "id");
            key.take()
        };
        schema
            .create_table(
                Table::create()
                    .table("directive_units")
                    .col(big_integer("unit_id"))
                    .col(big_integer("directive_id"))
                    .col(text("standing"))
                    .col(big_integer_null("read_at"))
                    .col(big_integer_null("read_by"))
                    .col(big_integer_null("done_at"))
                    .col(big_integer_null("done_by"))
                    .col(text_null("report"))
                    .col(text_null("report_number"))
                    .col(big_integer_null("returned_at"))
                    .col(text_null("return_reason"))
                    .col(text_null("reminded"))
                    .col(text_null("letter"))
                    .col(big_integer_null("letter_at"))
                    .primary_key(Index::create().col("unit_id").col("directive_id"))
                    .check(Expr::cust("standing = 'unread' OR read_at IS NOT NULL"))
                    .check(Expr::cust("standing <> 'done' OR (done_at IS NOT NULL AND report IS NOT NULL)"))
                    .check(Expr::cust("(letter IS NULL) = (letter_at IS NULL)"))
                    .foreign_key(&mut cascading("unit_id", "units"))
                    .foreign_key(&mut cascading("directive_id", "directives"))
                    .foreign_key(&mut to_person("read_by"))
                    .foreign_key(&mut to_person("done_by"))
                    .take(),
            )
            .await?;
        // The receipts of one directive.
        schema
            .create_index(
                Index::create()
                    .name("directive_units_of_directive")
                    .table("directive_units")
                    .col("directive_id")
                    .take(),
            )
            .await?;
        schema
            .create_index(
                Index::create().name("directive_units_to_write").table("directive_units").col("letter_at").take(),
            )
            .await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_table(Table::drop().table("directive_units").take()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
