//! Items shared with other units, and what became of each at each of them. A row for every unit it is for, written when
//! it is shared: what a page asks is a lookup by its own unit, and a receipt is those rows.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, big_pk_auto, boolean, integer, integer_null, text, text_null,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Step;

fn to_unit(table: &'static str, column: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create().from(table, column).to("units", "id").on_delete(ForeignKeyAction::Cascade).take()
}

fn to_person(table: &'static str, column: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create().from(table, column).to("people", "id").take()
}

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema
            .create_table(
                Table::create()
                    .table("shares")
                    .col(big_pk_auto("id"))
                    .col(big_integer("unit_id"))
                    .col(big_integer("article_id"))
                    .col(big_integer("version"))
                    .col(text("audience"))
                    .col(text("mode"))
                    .col(text("adaptable"))
                    // Grows with whatever the source says anew: what a unit has seen is compared with it.
                    .col(integer("event"))
                    .col(big_integer("event_at"))
                    .col(big_integer("changed_at"))
                    .col(big_integer_null("changed_by"))
                    .foreign_key(&mut to_unit("shares", "unit_id"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("shares", ("unit_id", "article_id"))
                            .to("articles", ("unit_id", "id"))
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .foreign_key(&mut to_person("shares", "changed_by"))
                    .take(),
            )
            .await?;
        schema
            .create_index(
                Index::create().name("shares_of_item").table("shares").col("unit_id").col("article_id").unique().take(),
            )
            .await?;
        schema.create_table(share_units()).await?;
        for (name, columns) in [
            // What lists of a site show, newest first.
            ("share_units_shown", ["unit_id", "state", "kind", "published_at", "article_id"].as_slice()),
            ("share_units_of_share", &["share_id", "state"]),
        ] {
            let mut index = Index::create();
            index.name(name).table("share_units");
            for column in columns {
                index.col(Alias::new(*column));
            }
            schema.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_table(Table::drop().table("share_units").take()).await?;
        schema.drop_table(Table::drop().table("shares").take()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

fn share_units() -> TableCreateStatement {
    Table::create()
        .table("share_units")
        .col(big_integer("unit_id"))
        .col(big_integer("share_id"))
        // Of the share and its item, so that a list of a site needs no further table.
        .col(big_integer("source_id"))
        .col(big_integer("article_id"))
        .col(text("kind"))
        .col(big_integer("published_at"))
        .col(text("state"))
        // The first moment it stood on this unit's pages.
        .col(big_integer_null("shown_at"))
        .col(big_integer_null("decided_at"))
        .col(big_integer_null("decided_by"))
        .col(text_null("reason"))
        .col(boolean("is_subscribed"))
        .col(integer("seen_event"))
        .col(big_integer_null("seen_at"))
        .col(big_integer_null("seen_by"))
        .col(integer("newest_adaptation"))
        .col(integer_null("live_adaptation"))
        .primary_key(Index::create().col("unit_id").col("share_id"))
        .foreign_key(&mut to_unit("share_units", "unit_id"))
        .foreign_key(
            ForeignKey::create()
                .from("share_units", "share_id")
                .to("shares", "id")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .foreign_key(&mut to_person("share_units", "decided_by"))
        .foreign_key(&mut to_person("share_units", "seen_by"))
        .take()
}
