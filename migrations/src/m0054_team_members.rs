//! Who is in a team. A number is for the public only with the day on which its owner agreed.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, big_pk_auto, integer_null, text, text_null};

#[derive(DeriveMigrationName)]
pub(crate) struct Step;

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema
            .create_table(
                Table::create()
                    .table("team_members")
                    .col(big_pk_auto("id"))
                    .col(big_integer("unit_id"))
                    .col(big_integer("hamlet_id"))
                    .col(big_integer("version"))
                    .col(text("office"))
                    .col(text("name"))
                    .col(text_null("organisation"))
                    .col(text_null("phone"))
                    .col(integer_null("consent_on"))
                    .col(big_integer("changed_at"))
                    .col(big_integer_null("changed_by"))
                    .check(Expr::cust("office IN ('leader', 'deputy', 'member')"))
                    .check(Expr::cust("consent_on IS NULL OR phone IS NOT NULL"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("team_members", "unit_id")
                            .to("units", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from("team_members", ("unit_id", "hamlet_id"))
                            .to("hamlets", ("unit_id", "id"))
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .foreign_key(ForeignKey::create().from("team_members", "changed_by").to("people", "id"))
                    .take(),
            )
            .await?;
        let mut index = Index::create();
        index.name("team_members_of_hamlet").table("team_members").col("unit_id").col("hamlet_id");
        schema.create_index(index.col("id").take()).await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_table(Table::drop().table("team_members").take()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
