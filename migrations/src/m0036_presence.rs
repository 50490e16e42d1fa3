//! Who has an item open, page by page; swept by whoever looks.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_pk_auto, text};

#[derive(DeriveMigrationName)]
pub(crate) struct Step;

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema
            .create_table(
                Table::create()
                    .table("presence")
                    .col(big_pk_auto("id"))
                    .col(big_integer("unit_id"))
                    .col(big_integer("article_id"))
                    .col(big_integer("person_id"))
                    .col(text("page_key"))
                    .col(big_integer("seen_at"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("presence", "unit_id")
                            .to("units", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from("presence", ("unit_id", "article_id"))
                            .to("articles", ("unit_id", "id"))
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .foreign_key(ForeignKey::create().from("presence", "person_id").to("people", "id"))
                    .take(),
            )
            .await?;
        schema
            .create_index(
                Index::create()
                    .name("presence_of_item")
                    .table("presence")
                    .col("unit_id")
                    .col("article_id")
                    .col("page_key")
                    .unique()
                    .take(),
            )
            .await?;
        Ok(())
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_table(Table::drop().table("presence").take()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
