//! What colleagues remark on an item, and which of it is settled.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, big_pk_auto, integer, text};

#[derive(DeriveMigrationName)]
pub(crate) struct Step;

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema
            .create_table(
                Table::create()
                    .table("remarks")
                    .col(big_pk_auto("id"))
                    .col(big_integer("unit_id"))
                    .col(big_integer("article_id"))
                    .col(integer("number"))
                    .col(text("words"))
                    .col(big_integer("at"))
                    .col(big_integer("person_id"))
                    .col(big_integer_null("settled_at"))
                    .col(big_integer_null("settled_by"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("remarks", "unit_id")
                            .to("units", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from("remarks", ("unit_id", "article_id"))
                            .to("articles", ("unit_id", "id"))
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .foreign_key(ForeignKey::create().from("remarks", "person_id").to("people", "id"))
                    .foreign_key(ForeignKey::create().from("remarks", "settled_by").to("people", "id"))
                    .take(),
            )
            .await?;
        schema
            .create_index(
                Index::create()
                    .name("remarks_of_item")
                    .table("remarks")
                    .col("unit_id")
                    .col("article_id")
                    .col("id")
                    .take(),
            )
            .await?;
        Ok(())
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_table(Table::drop().table("remarks").take()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
