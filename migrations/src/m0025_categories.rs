//! Categories of a unit's articles. Each unit keeps its own list; none is ever deleted, only offered no more.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_pk_auto, boolean, integer, text};

#[derive(DeriveMigrationName)]
pub(crate) struct Step;

/// Unique keys, each within a unit.
const KEYS: [(&str, &str); 3] =
    [("categories_by_slug", "slug"), ("categories_by_name", "name_key"), ("categories_of_unit", "id")];

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema
            .create_table(
                Table::create()
                    .table("categories")
                    .col(big_pk_auto("id"))
                    .col(big_integer("unit_id"))
                    .col(text("slug"))
                    .col(text("name"))
                    .col(text("name_key"))
                    .col(integer("position"))
                    .col(boolean("is_retired").default(false))
                    .col(big_integer("created_at"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("categories", "unit_id")
                            .to("units", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .take(),
            )
            .await?;
        for (name, column) in KEYS {
            let key = Index::create().name(name).table("categories").col("unit_id").col(column).unique().take();
            schema.create_index(key).await?;
        }
        Ok(())
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_table(Table::drop().table("categories").take()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
