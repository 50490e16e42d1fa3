//! How a unit works: whether somebody may approve a text of their own. A unit without a row keeps the default.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, boolean};

#[derive(DeriveMigrationName)]
pub(crate) struct Step;

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema
            .create_table(
                Table::create()
                    .table("unit_workflow")
                    .col(big_integer("unit_id").primary_key())
                    .col(big_integer("version"))
                    .col(boolean("self_approval").default(true))
                    .col(big_integer("changed_at"))
                    .col(big_integer_null("changed_by"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("unit_workflow", "unit_id")
                            .to("units", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .foreign_key(ForeignKey::create().from("unit_workflow", "changed_by").to("people", "id"))
                    .take(),
            )
            .await?;
        Ok(())
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_table(Table::drop().table("unit_workflow").take()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
