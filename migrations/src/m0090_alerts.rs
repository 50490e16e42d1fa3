//! Alerts, and on whose pages each stands now. What stands there is as few rows as there are pages concerned: they go
//! when the alert ends, and the alert keeps how many they were.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, big_pk_auto, integer, text, text_null};

#[derive(DeriveMigrationName)]
pub(crate) struct Step;

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let to_person = |column: &'static str| {
            let mut key = ForeignKey::create();
            key.from("alerts", column).to("people", "id");
            key.take()
        };
        schema
            .create_table(
                Table::create()
                    .table("alerts")
                    .col(big_pk_auto("id"))
                    .col(big_integer("unit_id"))
                    .col(big_integer("version"))
                    .col(text("state"))
                    .col(text("rank"))
                    .col(text("hazard"))
                    .col(text("headline"))
                    .col(text("text"))
                    .col(text_null("spoken"))
                    .col(text("audience"))
                    .col(big_integer_null("starts_at"))
                    .col(big_integer("ends_at"))
                    .col(integer("reached"))
                    .col(big_integer("changed_at"))
                    .col(big_integer_null("changed_by"))
                    .col(big_integer_null("first_at"))
                    .col(big_integer_null("first_by"))
                    .col(big_integer_null("confirmed_at"))
                    .col(big_integer_null("confirmed_by"))
                    .col(text_null("override_reason"))
                    .col(big_integer_null("shown_at"))
                    .col(big_integer_null("ended_at"))
                    .col(big_integer_null("ended_by"))
                    .col(big_integer_null("due_at"))
                    .check(Expr::cust("reached >= 0"))
                    .check(Expr::cust("starts_at IS NULL OR starts_at < ends_at"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("alerts", "unit_id")
                            .to("units", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .foreign_key(&mut to_person("changed_by"))
                    .foreign_key(&mut to_person("first_by"))
                    .foreign_key(&mut to_person("confirmed_by"))
                    .foreign_key(&mut to_person("ended_by"))
                    .take(),
            )
            .await?;
        schema
            .create_index(
                Index::create().name("alerts_of_unit").table("alerts").col("unit_id").col("id").unique().take(),
            )
            .await?;
        schema.create_index(Index::create().name("alerts_due").table("alerts").col("due_at").take()).await?;
        schema
            .create_table(
                Table::create()
                    .table("alert_units")
                    .col(big_integer("unit_id"))
                    .col(big_integer("alert_id"))
                    .primary_key(Index::create().col("unit_id").col("alert_id"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("alert_units", "unit_id")
                            .to("units", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from("alert_units", "alert_id")
                            .to("alerts", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .take(),
            )
            .await?;
        // So that the end of an alert finds its rows.
        schema
            .create_index(Index::create().name("alert_units_of_alert").table("alert_units").col("alert_id").take())
            .await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_table(Table::drop().table("alert_units").take()).await?;
        schema.drop_table(Table::drop().table("alerts").take()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
