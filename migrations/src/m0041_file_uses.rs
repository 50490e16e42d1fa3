//! Which saved text names which file of the library, and the picture of its lists.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_pk_auto, integer, text_null};

#[derive(DeriveMigrationName)]
pub(crate) struct Step;

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.alter_table(Table::alter().table("revisions").add_column(text_null("cover")).take()).await?;
        schema
            .create_table(
                Table::create()
                    .table("file_uses")
                    .col(big_pk_auto("id"))
                    .col(big_integer("unit_id"))
                    .col(big_integer("article_id"))
                    .col(integer("number"))
                    .col(big_integer("file_id"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("file_uses", "unit_id")
                            .to("units", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from("file_uses", ("unit_id", "article_id", "number"))
                            .to("revisions", ("unit_id", "article_id", "number"))
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from("file_uses", ("unit_id", "file_id"))
                            .to("files", ("unit_id", "id"))
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .take(),
            )
            .await?;
        for (name, columns) in [
            ("file_uses_of_text", ["unit_id", "article_id", "number", "file_id"]),
            ("file_uses_of_file", ["unit_id", "file_id", "article_id", "number"]),
        ] {
            let mut index = Index::create();
            index.name(name).table("file_uses");
            for column in columns {
                index.col(Alias::new(column));
            }
            index.unique();
            schema.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_table(Table::drop().table("file_uses").take()).await?;
        schema.alter_table(Table::alter().table("revisions").drop_column("cover").take()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
