//! Blocks: a number, hours, a fee, an address, written once and named by texts.

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
                    .table("blocks")
                    .col(big_pk_auto("id"))
                    .col(big_integer("unit_id"))
                    .col(text("key"))
                    .col(big_integer("version"))
                    .col(text("kind"))
                    .col(text("label"))
                    .col(text("value"))
                    .col(big_integer("changed_at"))
                    .col(big_integer_null("changed_by"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("blocks", "unit_id")
                            .to("units", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .foreign_key(ForeignKey::create().from("blocks", "changed_by").to("people", "id"))
                    .take(),
            )
            .await?;
        let mut of_unit = Index::create();
        of_unit.name("blocks_by_key").table("blocks").col("unit_id").col("key").unique();
        schema.create_index(of_unit).await?;
        // Which units have one of their own in place of the province's.
        let everywhere = Index::create().name("blocks_everywhere").table("blocks").col("key").take();
        schema.create_index(everywhere).await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_table(Table::drop().table("blocks").take()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
