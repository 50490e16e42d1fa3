//! What a person has beside a password: an app that makes codes, codes on paper, passkeys.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, big_pk_auto, blob, integer, text};

#[derive(DeriveMigrationName)]
pub(crate) struct Step;

fn of_person(table: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create().from(table, "person_id").to("people", "id").on_delete(ForeignKeyAction::Cascade).to_owned()
}

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema
            .create_table(
                Table::create()
                    .table("code_apps")
                    .col(big_pk_auto("id"))
                    .col(big_integer("person_id").unique_key())
                    .col(blob("secret"))
                    .col(big_integer("added_at"))
                    .col(big_integer("last_step"))
                    .foreign_key(&mut of_person("code_apps"))
                    .take(),
            )
            .await?;
        schema
            .create_table(
                Table::create()
                    .table("recovery_codes")
                    .col(big_pk_auto("id"))
                    .col(big_integer("person_id"))
                    .col(blob("digest"))
                    .col(big_integer("made_at"))
                    .col(big_integer_null("used_at"))
                    .foreign_key(&mut of_person("recovery_codes"))
                    .take(),
            )
            .await?;
        schema
            .create_index(
                Index::create()
                    .name("recovery_codes_of_person")
                    .table("recovery_codes")
                    .col("person_id")
                    .col("digest")
                    .unique()
                    .take(),
            )
            .await?;
        schema
            .create_table(
                Table::create()
                    .table("passkeys")
                    .col(big_pk_auto("id"))
                    .col(big_integer("person_id"))
                    .col(blob("credential").unique_key())
                    .col(text("stored"))
                    .col(text("name"))
                    .col(integer("counter"))
                    .col(big_integer("added_at"))
                    .col(big_integer_null("used_at"))
                    .foreign_key(&mut of_person("passkeys"))
                    .take(),
            )
            .await?;
        schema.create_index(Index::create().name("passkeys_of_person").table("passkeys").col("person_id").take()).await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        for table in ["passkeys", "recovery_codes", "code_apps"] {
            schema.drop_table(Table::drop().table(table).take()).await?;
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
