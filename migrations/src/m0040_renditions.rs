//! What pages show of a picture: one row for each size and format, the bytes kept outside by their digest.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_pk_auto, integer, text};

#[derive(DeriveMigrationName)]
pub(crate) struct Step;

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema
            .create_table(
                Table::create()
                    .table("renditions")
                    .col(big_pk_auto("id"))
                    .col(big_integer("unit_id"))
                    .col(big_integer("file_id"))
                    .col(text("format"))
                    .col(integer("width"))
                    .col(integer("height"))
                    .col(text("digest"))
                    .col(big_integer("bytes"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("renditions", "unit_id")
                            .to("units", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from("renditions", ("unit_id", "file_id"))
                            .to("files", ("unit_id", "id"))
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .take(),
            )
            .await?;
        schema
            .create_index(
                Index::create()
                    .name("renditions_of_file")
                    .table("renditions")
                    .col("unit_id")
                    .col("file_id")
                    .col("format")
                    .col("width")
                    .unique()
                    .take(),
            )
            .await?;
        schema.create_index(Index::create().name("renditions_by_digest").table("renditions").col("digest").take()).await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_table(Table::drop().table("renditions").take()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
