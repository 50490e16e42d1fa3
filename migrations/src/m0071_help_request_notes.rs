//! What colleagues note about a help request; deleted with what is personal in it.

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
                    .table("help_request_notes")
                    .col(big_pk_auto("id"))
                    .col(big_integer("unit_id"))
                    .col(big_integer("request_id"))
                    .col(text("words"))
                    .col(big_integer("at"))
                    .col(big_integer("person_id"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("help_request_notes", "unit_id")
                            .to("units", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from("help_request_notes", ("unit_id", "request_id"))
                            .to("help_requests", ("unit_id", "id"))
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .foreign_key(ForeignKey::create().from("help_request_notes", "person_id").to("people", "id"))
                    .take(),
            )
            .await?;
        let index = Index::create()
            .name("help_request_notes_of_request")
            .table("help_request_notes")
            .col("unit_id")
            .col("request_id")
            .take();
        schema.create_index(index).await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_table(Table::drop().table("help_request_notes").take()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
