//! The library of each unit: pictures and files, what is said of them, and how far a picture is prepared.
//!
//! Bytes are kept outside, by their digest. `digest` is empty once the original of a picture is kept no more; what pages
//! show are its renditions. `claimed_until` and `tries` belong to whoever prepares pictures.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, big_pk_auto, boolean, integer, integer_null, text, text_null,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Step;

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema
            .create_table(
                Table::create()
                    .table("files")
                    .col(big_pk_auto("id"))
                    .col(big_integer("unit_id"))
                    .col(text("key"))
                    .col(text("sort"))
                    .col(text_null("digest"))
                    .col(text("name"))
                    .col(text("name_key"))
                    .col(text("media_type"))
                    .col(big_integer("bytes"))
                    .col(text("state"))
                    .col(text_null("fault"))
                    .col(integer_null("width"))
                    .col(integer_null("height"))
                    .col(integer_null("colour"))
                    .col(integer("focus").default(4))
                    .col(text("alt").default(""))
                    .col(boolean("is_decorative").default(false))
                    .col(text_null("caption"))
                    .col(text_null("credit"))
                    .col(boolean("shows_minors").default(false))
                    .col(boolean("has_consent").default(false))
                    .col(big_integer("version"))
                    .col(big_integer("added_at"))
                    .col(big_integer("added_by"))
                    .col(boolean("wants_card").default(false))
                    .col(big_integer_null("claimed_until"))
                    .col(integer("tries").default(0))
                    .foreign_key(
                        ForeignKey::create()
                            .from("files", "unit_id")
                            .to("units", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .foreign_key(ForeignKey::create().from("files", "added_by").to("people", "id"))
                    .take(),
            )
            .await?;
        for (name, columns, is_unique) in [
            ("files_of_unit", ["unit_id", "id"].as_slice(), true),
            ("files_by_key", &["unit_id", "key"], true),
            ("files_newest", &["unit_id", "sort", "added_at"], false),
            ("files_to_prepare", &["state", "wants_card"], false),
            ("files_by_digest", &["digest"], false),
        ] {
            let mut index = Index::create();
            index.name(name).table("files");
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
        schema.drop_table(Table::drop().table("files").take()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
