//! Sessions of the desk.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, text};

#[derive(DeriveMigrationName)]
pub(crate) struct Step;

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema
            .create_table(
                Table::create()
                    .table("sessions")
                    .col(text("id").primary_key())
                    .col(text("data"))
                    .col(big_integer("expires_at"))
                    .col(big_integer_null("person_id"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("sessions", "person_id")
                            .to("people", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .take(),
            )
            .await?;
        schema
            .create_index(Index::create().name("sessions_by_expiry").table("sessions").col("expires_at").take())
            .await?;
        schema.create_index(Index::create().name("sessions_by_person").table("sessions").col("person_id").take()).await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_table(Table::drop().table("sessions").take()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
