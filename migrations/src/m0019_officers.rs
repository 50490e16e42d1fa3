//! Leaders and contact officers of a unit. What concerns the office and nothing else: there is no column for a birth
//! date, a family or a party.

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
                    .table("officers")
                    .col(big_pk_auto("id"))
                    .col(big_integer("unit_id"))
                    .col(big_integer("version"))
                    .col(text("kind"))
                    .col(text("name"))
                    .col(text("position"))
                    .col(text_null("phone"))
                    .col(text_null("email"))
                    .col(integer("place"))
                    .col(integer_null("valid_from"))
                    .col(integer_null("valid_to"))
                    .col(big_integer("changed_at"))
                    .col(big_integer_null("changed_by"))
                    .check(Expr::cust("kind IN ('leader', 'contact')"))
                    .check(Expr::cust("valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("officers", "unit_id")
                            .to("units", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .foreign_key(ForeignKey::create().from("officers", "changed_by").to("people", "id"))
                    .take(),
            )
            .await?;
        schema
            .create_index(
                Index::create().name("officers_of_unit").table("officers").col("unit_id").col("place").col("id").take(),
            )
            .await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_table(Table::drop().table("officers").take()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
