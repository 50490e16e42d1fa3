//! Campaigns: something is counted towards a target. Each count stands with the day it is about.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, big_pk_auto, boolean, integer, integer_null, text, text_null,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Step;

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema
            .create_table(
                Table::create()
                    .table("campaigns")
                    .col(big_pk_auto("id"))
                    .col(big_integer("unit_id"))
                    .col(big_integer("version"))
                    .col(text("title"))
                    .col(text("noun"))
                    .col(big_integer("target"))
                    .col(text("topic"))
                    .col(integer_null("first_day"))
                    .col(integer_null("last_day"))
                    .col(text_null("about"))
                    .col(boolean("is_public"))
                    .col(big_integer("changed_at"))
                    .col(big_integer_null("changed_by"))
                    .check(Expr::cust("target > 0"))
                    .check(Expr::cust("first_day IS NULL OR last_day IS NULL OR first_day <= last_day"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("campaigns", "unit_id")
                            .to("units", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .foreign_key(ForeignKey::create().from("campaigns", "changed_by").to("people", "id"))
                    .take(),
            )
            .await?;
        // What figures refer to, so that the engine refuses those of another unit.
        let key = Index::create().name("campaigns_of_unit").table("campaigns").col("unit_id").col("id").unique().take();
        schema.create_index(key).await?;
        let mut index = Index::create();
        index.name("campaigns_for_residents").table("campaigns").col("unit_id").col("is_public");
        schema.create_index(index.take()).await?;
        schema
            .create_table(
                Table::create()
                    .table("campaign_steps")
                    .col(big_integer("unit_id"))
                    .col(big_integer("campaign_id"))
                    .col(integer("day"))
                    .col(big_integer("done"))
                    .col(big_integer("noted_at"))
                    .col(big_integer_null("noted_by"))
                    .primary_key(Index::create().col("unit_id").col("campaign_id").col("day"))
                    .check(Expr::cust("done >= 0"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("campaign_steps", "unit_id")
                            .to("units", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from("campaign_steps", ("unit_id", "campaign_id"))
                            .to("campaigns", ("unit_id", "id"))
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .foreign_key(ForeignKey::create().from("campaign_steps", "noted_by").to("people", "id"))
                    .take(),
            )
            .await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_table(Table::drop().table("campaign_steps").take()).await?;
        schema.drop_table(Table::drop().table("campaigns").take()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
