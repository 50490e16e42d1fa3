//! Thôn, ấp, khu phố of a unit. None is ever deleted: what refers to one stays true, and an address once public is never
//! another's.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, big_pk_auto, boolean, text};

#[derive(DeriveMigrationName)]
pub(crate) struct Step;

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema
            .create_table(
                Table::create()
                    .table("hamlets")
                    .col(big_pk_auto("id"))
                    .col(big_integer("unit_id"))
                    .col(big_integer("version"))
                    .col(text("kind"))
                    .col(text("name"))
                    .col(text("name_key"))
                    .col(text("slug"))
                    .col(big_integer_null("households"))
                    .col(boolean("is_retired"))
                    .col(big_integer("changed_at"))
                    .col(big_integer_null("changed_by"))
                    .check(Expr::cust("households IS NULL OR households >= 0"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("hamlets", "unit_id")
                            .to("units", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .foreign_key(ForeignKey::create().from("hamlets", "changed_by").to("people", "id"))
                    .take(),
            )
            .await?;
        // The last one is what rows of a hamlet refer to, so that the engine refuses those of another unit.
        for (name, column) in [("hamlets_by_name", "name_key"), ("hamlets_by_slug", "slug"), ("hamlets_of_unit", "id")]
        {
            let key = Index::create().name(name).table("hamlets").col("unit_id").col(column).unique().take();
            schema.create_index(key).await?;
        }
        Ok(())
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_table(Table::drop().table("hamlets").take()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
