//! What a unit wishes to receive of another: a kind of item, or a category of its articles.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, big_pk_auto, boolean, text};

#[derive(DeriveMigrationName)]
pub(crate) struct Step;

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let to_unit = |column: &'static str| {
            let mut key = ForeignKey::create();
            key.from("share_subscriptions", column).to("units", "id").on_delete(ForeignKeyAction::Cascade);
            key.take()
        };
        schema
            .create_table(
                Table::create()
                    .table("share_subscriptions")
                    .col(big_pk_auto("id"))
                    .col(big_integer("unit_id"))
                    .col(big_integer("source_id"))
                    .col(text("kind"))
                    .col(big_integer_null("category_id"))
                    .col(boolean("takes_by_itself"))
                    .col(big_integer("made_at"))
                    .col(big_integer("made_by"))
                    .foreign_key(&mut to_unit("unit_id"))
                    .foreign_key(&mut to_unit("source_id"))
                    .foreign_key(ForeignKey::create().from("share_subscriptions", "made_by").to("people", "id"))
                    .take(),
            )
            .await?;
        for (name, columns) in [
            ("share_subscriptions_of_unit", ["unit_id", "id"].as_slice()),
            ("share_subscriptions_of_source", &["source_id", "kind", "category_id", "unit_id"]),
        ] {
            let mut index = Index::create();
            index.name(name).table("share_subscriptions");
            for column in columns {
                index.col(Alias::new(*column));
            }
            schema.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_table(Table::drop().table("share_subscriptions").take()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
