//! The community digital-technology team of a hamlet: what founded it, what it teaches now, where it can be joined.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, integer_null, text, text_null};

#[derive(DeriveMigrationName)]
pub(crate) struct Step;

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema
            .create_table(
                Table::create()
                    .table("teams")
                    .col(big_integer("unit_id"))
                    .col(big_integer("hamlet_id"))
                    .col(big_integer("version"))
                    .col(text_null("decision_number"))
                    .col(integer_null("decision_date"))
                    .col(text("teaches"))
                    .col(text_null("zalo_link"))
                    .col(big_integer_null("changed_at"))
                    .col(big_integer_null("changed_by"))
                    .primary_key(Index::create().col("unit_id").col("hamlet_id"))
                    .check(Expr::cust("(decision_number IS NULL) = (decision_date IS NULL)"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("teams", "unit_id")
                            .to("units", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from("teams", ("unit_id", "hamlet_id"))
                            .to("hamlets", ("unit_id", "id"))
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .foreign_key(ForeignKey::create().from("teams", "changed_by").to("people", "id"))
                    .take(),
            )
            .await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_table(Table::drop().table("teams").take()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
