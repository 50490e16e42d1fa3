//! Directives of the province: what is to be done, until when, by whom.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, big_pk_auto, boolean, integer, text, text_null};

#[derive(DeriveMigrationName)]
pub(crate) struct Step;

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let to_person = |column: &'static str| {
            let mut key = ForeignKey::create();
            key.from("directives", column).to("people", "id");
            key.take()
        };
        schema
            .create_table(
                Table::create()
                    .table("directives")
                    .col(big_pk_auto("id"))
                    .col(big_integer("unit_id"))
                    .col(big_integer("version"))
                    .col(text("state"))
                    .col(text("title"))
                    .col(text_null("number"))
                    .col(text("text"))
                    .col(integer("deadline"))
                    .col(boolean("needs_answer"))
                    .col(text("audience"))
                    .col(integer("addressed"))
                    .col(big_integer("changed_at"))
                    .col(big_integer_null("changed_by"))
                    .col(big_integer_null("sent_at"))
                    .col(big_integer_null("sent_by"))
                    .col(big_integer_null("ended_at"))
                    .col(big_integer_null("ended_by"))
                    .col(big_integer_null("reminded_at"))
                    .check(Expr::cust("addressed >= 0"))
                    .check(Expr::cust("state = 'draft' OR sent_at IS NOT NULL"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("directives", "unit_id")
                            .to("units", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .foreign_key(&mut to_person("changed_by"))
                    .foreign_key(&mut to_person("sent_by"))
                    .foreign_key(&mut to_person("ended_by"))
                    .take(),
            )
            .await?;
        schema
            .create_index(
                Index::create().name("directives_of_unit").table("directives").col("unit_id").col("id").unique().take(),
            )
            .await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_table(Table::drop().table("directives").take()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
