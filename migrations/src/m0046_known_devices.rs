//! Browsers from which a person signed in before; only the digest of what the browser keeps.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_pk_auto, blob};

#[derive(DeriveMigrationName)]
pub(crate) struct Step;

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema
            .create_table(
                Table::create()
                    .table("known_devices")
                    .col(big_pk_auto("id"))
                    .col(big_integer("person_id"))
                    .col(blob("digest"))
                    .col(big_integer("seen_at"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("known_devices", "person_id")
                            .to("people", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .take(),
            )
            .await?;
        schema
            .create_index(
                Index::create()
                    .name("known_devices_of_person")
                    .table("known_devices")
                    .col("person_id")
                    .col("digest")
                    .unique()
                    .take(),
            )
            .await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_table(Table::drop().table("known_devices").take()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
