//! Where an imported article came from, so that a second run takes nothing twice.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, text};

#[derive(DeriveMigrationName)]
pub(crate) struct Step;

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema
            .create_table(
                Table::create()
                    .table("import_origin")
                    .col(big_integer("unit_id"))
                    .col(text("source_key"))
                    .col(big_integer("article_id"))
                    .primary_key(Index::create().col("unit_id").col("source_key"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("import_origin", "unit_id")
                            .to("units", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from("import_origin", ("unit_id", "article_id"))
                            .to("articles", ("unit_id", "id"))
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .take(),
            )
            .await?;
        schema
            .create_index(
                Index::create()
                    .name("import_origin_of_article")
                    .table("import_origin")
                    .col("unit_id")
                    .col("article_id")
                    .take(),
            )
            .await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_table(Table::drop().table("import_origin").take()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
