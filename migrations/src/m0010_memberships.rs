//! What a person is on a unit, or (no unit) on the platform.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, big_pk_auto, text};

#[derive(DeriveMigrationName)]
pub(crate) struct Step;

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema
            .create_table(
                Table::create()
                    .table("memberships")
                    .col(big_pk_auto("id"))
                    .col(big_integer("person_id"))
                    .col(big_integer_null("unit_id"))
                    .col(text("role"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("memberships", "person_id")
                            .to("people", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from("memberships", "unit_id")
                            .to("units", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .take(),
            )
            .await?;
        schema
            .create_index(
                Index::create()
                    .name("memberships_once")
                    .table("memberships")
                    .col("unit_id")
                    .col("person_id")
                    .col("role")
                    .unique()
                    .take(),
            )
            .await?;
        // A unique index takes two missing units for different ones, hence the second one.
        schema
            .create_index(
                Index::create()
                    .name("memberships_once_on_platform")
                    .table("memberships")
                    .col("person_id")
                    .col("role")
                    .unique()
                    .and_where(Expr::cust("unit_id IS NULL"))
                    .take(),
            )
            .await?;
        schema
            .create_index(Index::create().name("memberships_by_person").table("memberships").col("person_id").take())
            .await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_table(Table::drop().table("memberships").take()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
