//! What a unit says of itself: address, telephone, who answers for its pages. One row a unit, and whether an
//! administrator of the unit has confirmed it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, text_null};

#[derive(DeriveMigrationName)]
pub(crate) struct Step;

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema
            .create_table(
                Table::create()
                    .table("unit_profile")
                    .col(big_integer("unit_id").primary_key())
                    .col(big_integer("version"))
                    .col(text_null("address"))
                    .col(text_null("phones"))
                    .col(text_null("email"))
                    .col(text_null("hours"))
                    .col(text_null("map_point"))
                    .col(text_null("responsible_name"))
                    .col(text_null("responsible_position"))
                    .col(text_null("introduction"))
                    .col(text_null("history"))
                    .col(text_null("organisation"))
                    .col(text_null("licence"))
                    .col(big_integer_null("confirmed_at"))
                    .col(big_integer_null("changed_at"))
                    .col(big_integer_null("changed_by"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("unit_profile", "unit_id")
                            .to("units", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .foreign_key(ForeignKey::create().from("unit_profile", "changed_by").to("people", "id"))
                    .take(),
            )
            .await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_table(Table::drop().table("unit_profile").take()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
