//! Per unit: how many hamlets it listed, and how many of them a team is known of. Empty where it listed none: nobody knows
//! how many there are.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::big_integer_null;

#[derive(DeriveMigrationName)]
pub(crate) struct Step;

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        for column in ["hamlets", "covered"] {
            schema
                .alter_table(Table::alter().table("unit_tally").add_column(big_integer_null(column).take()).take())
                .await?;
        }
        Ok(())
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        for column in ["covered", "hamlets"] {
            schema.alter_table(Table::alter().table("unit_tally").drop_column(column).take()).await?;
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
