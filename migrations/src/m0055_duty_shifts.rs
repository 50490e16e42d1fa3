//! When somebody of a team is there for residents, and where.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, big_pk_auto, integer, text};

#[derive(DeriveMigrationName)]
pub(crate) struct Step;

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema
            .create_table(
                Table::create()
                    .table("duty_shifts")
                    .col(big_pk_auto("id"))
                    .col(big_integer("unit_id"))
                    .col(big_integer("hamlet_id"))
                    .col(integer("day"))
                    .col(integer("from_minute"))
                    .col(integer("to_minute"))
                    .col(text("who"))
                    .col(text("place"))
                    .col(big_integer("changed_at"))
                    .col(big_integer_null("changed_by"))
                    .check(Expr::cust("0 <= from_minute AND from_minute < to_minute AND to_minute < 1440"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("duty_shifts", "unit_id")
                            .to("units", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from("duty_shifts", ("unit_id", "hamlet_id"))
                            .to("hamlets", ("unit_id", "id"))
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .foreign_key(ForeignKey::create().from("duty_shifts", "changed_by").to("people", "id"))
                    .take(),
            )
            .await?;
        let mut index = Index::create();
        index.name("duty_shifts_of_hamlet").table("duty_shifts").col("unit_id").col("hamlet_id");
        schema.create_index(index.col("day").col("from_minute").take()).await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_table(Table::drop().table("duty_shifts").take()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
