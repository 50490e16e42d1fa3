//! The ledger of what a unit was given: line by line how many, from whom, who has them, in what condition.

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
                    .table("equipment")
                    .col(big_pk_auto("id"))
                    .col(big_integer("unit_id"))
                    .col(big_integer_null("hamlet_id"))
                    .col(big_integer("version"))
                    .col(text("kind"))
                    .col(integer("quantity"))
                    .col(text_null("batch"))
                    .col(text_null("source"))
                    .col(integer_null("handed_over_on"))
                    .col(text("condition"))
                    .col(text_null("note"))
                    .col(big_integer("changed_at"))
                    .col(big_integer_null("changed_by"))
                    .check(Expr::cust("quantity > 0"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("equipment", "unit_id")
                            .to("units", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    // A hamlet that has something cannot vanish with it.
                    .foreign_key(
                        ForeignKey::create()
                            .from("equipment", ("unit_id", "hamlet_id"))
                            .to("hamlets", ("unit_id", "id")),
                    )
                    .foreign_key(ForeignKey::create().from("equipment", "changed_by").to("people", "id"))
                    .take(),
            )
            .await?;
        let mut index = Index::create();
        index.name("equipment_of_hamlet").table("equipment").col("unit_id").col("hamlet_id");
        schema.create_index(index.take()).await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_table(Table::drop().table("equipment").take()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
