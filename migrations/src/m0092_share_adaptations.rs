//! What units made of texts shared with them. Each saved one stays; which of them is public stands in `share_units`.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, integer, text_null};

#[derive(DeriveMigrationName)]
pub(crate) struct Step;

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema
            .create_table(
                Table::create()
                    .table("share_adaptations")
                    .col(big_integer("unit_id"))
                    .col(big_integer("share_id"))
                    .col(integer("number"))
                    .col(text_null("introduction"))
                    .col(text_null("closing"))
                    .col(text_null("contacts"))
                    .col(text_null("title"))
                    .col(text_null("summary"))
                    .col(text_null("excerpt"))
                    .col(text_null("body"))
                    // Which text of the source it was written beside.
                    .col(integer("base_number"))
                    .col(big_integer("saved_at"))
                    .col(big_integer("saved_by"))
                    .primary_key(Index::create().col("unit_id").col("share_id").col("number"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("share_adaptations", "unit_id")
                            .to("units", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from("share_adaptations", ("unit_id", "share_id"))
                            .to("share_units", ("unit_id", "share_id"))
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .foreign_key(ForeignKey::create().from("share_adaptations", "saved_by").to("people", "id"))
                    .take(),
            )
            .await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_table(Table::drop().table("share_adaptations").take()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
