//! Which saved text names which block. By its key: the same text reads the block of its unit, or of one above it.

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
                    .table("block_uses")
                    .col(big_pk_auto("id"))
                    .col(big_integer("unit_id"))
                    .col(big_integer("article_id"))
                    .col(integer("number"))
                    .col(text("key"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("block_uses", "unit_id")
                            .to("units", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from("block_uses", ("unit_id", "article_id", "number"))
                            .to("revisions", ("unit_id", "article_id", "number"))
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .take(),
            )
            .await?;
        let columns = ["unit_id", "article_id", "number", "key"];
        for (name, columns, is_unique) in [
            ("block_uses_of_text", columns.as_slice(), true),
            ("block_uses_of_unit", &["unit_id", "key", "article_id", "number"], false),
            // Of all units: who names what the province changes.
            ("block_uses_everywhere", &["key"], false),
        ] {
            let mut index = Index::create();
            index.name(name).table("block_uses");
            for column in columns {
                index.col(Alias::new(*column));
            }
            if is_unique {
                index.unique();
            }
            schema.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_table(Table::drop().table("block_uses").take()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
