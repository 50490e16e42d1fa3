//! Who did what when. No personal data beyond the number of the person.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, big_pk_auto, text, text_null};

#[derive(DeriveMigrationName)]
pub(crate) struct Step;

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema
            .create_table(
                Table::create()
                    .table("audit")
                    .col(big_pk_auto("id"))
                    .col(big_integer("at"))
                    .col(big_integer_null("person_id"))
                    .col(big_integer_null("unit_id"))
                    .col(text("action"))
                    .col(text_null("object_kind"))
                    .col(big_integer_null("object_id"))
                    .col(text("detail"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("audit", "person_id")
                            .to("people", "id")
                            .on_delete(ForeignKeyAction::SetNull),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from("audit", "unit_id")
                            .to("units", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .take(),
            )
            .await?;
        schema
            .create_index(Index::create().name("audit_of_unit").table("audit").col("unit_id").col("at").take())
            .await?;
        schema
            .create_index(Index::create().name("audit_of_person").table("audit").col("person_id").col("at").take())
            .await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_table(Table::drop().table("audit").take()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
