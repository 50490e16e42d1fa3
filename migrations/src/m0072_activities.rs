//! The log of what teams do. A number that is not there was not told; `month` is the one of `day` (`202401`), so that a
//! report finds its entries.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, big_pk_auto, integer, text, text_null};

#[derive(DeriveMigrationName)]
pub(crate) struct Step;

/// What is counted.
pub(crate) const MEASURES: [&str; 7] = ["households", "people", "vneid", "services", "payment", "signatures", "health"];

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let mut table = Table::create();
        table
            .table("activities")
            .col(big_pk_auto("id"))
            .col(big_integer("unit_id"))
            .col(big_integer("hamlet_id"))
            .col(big_integer("version"))
            .col(integer("day"))
            .col(integer("month"))
            .col(text("place"))
            .col(text("topic"))
            .col(text_null("difficulties"))
            .col(text_null("picture"))
            .col(text_null("picture_alt"))
            .col(big_integer("changed_at"))
            .col(big_integer_null("changed_by"));
        for measure in MEASURES {
            table.col(big_integer_null(measure)).check(Expr::col(measure).gte(0));
        }
        table
            .foreign_key(
                ForeignKey::create()
                    .from("activities", "unit_id")
                    .to("units", "id")
                    .on_delete(ForeignKeyAction::Cascade),
            )
            .foreign_key(
                ForeignKey::create()
                    .from("activities", ("unit_id", "hamlet_id"))
                    .to("hamlets", ("unit_id", "id"))
                    .on_delete(ForeignKeyAction::Cascade),
            )
            .foreign_key(ForeignKey::create().from("activities", "changed_by").to("people", "id"));
        schema.create_table(table.take()).await?;
        let index = |name: &str| Index::create().name(name).table("activities").col("unit_id").take();
        schema.create_index(index("activities_of_month").col("month").col("day").take()).await?;
        schema.create_index(index("activities_of_hamlet").col("hamlet_id").col("month").take()).await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_table(Table::drop().table("activities").take()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
