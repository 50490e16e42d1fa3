//! The record of deeds as something to read and to rely on: from where a deed came, names that outlive what they name,
//! the orders in which the record is read, and an engine that refuses to change or to drop an entry.
//!
//! Two things may still happen to an entry, because foreign keys ask for them: its person or its unit is deleted, and
//! the reference becomes empty. The names stay.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::text_null;
use sea_orm_migration::sea_orm::DbBackend;

#[derive(DeriveMigrationName)]
pub(crate) struct Step;

const COLUMNS: [&str; 4] = ["person_name", "unit_name", "client", "request"];
const INDEXES: [(&str, &[&str]); 3] = [
    ("audit_of_unit_in_time", &["unit_id", "at", "id"]),
    ("audit_of_unit_by_person", &["unit_id", "person_id", "at", "id"]),
    ("audit_in_time", &["at", "id"]),
];

/// What was written before today is given the names of today.
const NAMES: &str = "UPDATE audit SET \
    person_name = (SELECT name FROM people WHERE people.id = audit.person_id), \
    unit_name = (SELECT full_name FROM unit_names WHERE unit_names.unit_id = audit.unit_id \
                 ORDER BY CASE WHEN valid_to IS NULL THEN 1 ELSE 0 END DESC, id DESC LIMIT 1)";

/// A unit on its way out loses its version first, which is how the guard of the entries knows. The entries are set free
/// before the key that was made with the table would take them along.
const SQLITE: [&str; 4] = [
    "CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit BEGIN \
       SELECT RAISE(ABORT, 'the audit is append-only'); END",
    "CREATE TRIGGER audit_is_not_replaced BEFORE INSERT ON audit \
       WHEN EXISTS (SELECT 1 FROM audit WHERE id = NEW.id) BEGIN \
       SELECT RAISE(ABORT, 'the audit is append-only'); END",
    "CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit WHEN NOT ( \
       NEW.id IS OLD.id AND NEW.at IS OLD.at AND NEW.action IS OLD.action AND NEW.object_kind IS OLD.object_kind \
       AND NEW.object_id IS OLD.object_id AND NEW.detail IS OLD.detail AND NEW.person_name IS OLD.person_name \
       AND NEW.unit_name IS OLD.unit_name AND NEW.client IS OLD.client AND NEW.request IS OLD.request \
       AND (NEW.person_id IS OLD.person_id OR (NEW.person_id IS NULL \
            AND NOT EXISTS (SELECT 1 FROM people WHERE id = OLD.person_id))) \
       AND (NEW.unit_id IS OLD.unit_id OR (NEW.unit_id IS NULL \
            AND NOT EXISTS (SELECT 1 FROM unit_version WHERE unit_id = OLD.unit_id)))) BEGIN \
       SELECT RAISE(ABORT, 'the audit is append-only'); END",
    "CREATE TRIGGER audit_outlives_unit BEFORE DELETE ON units BEGIN \
       DELETE FROM unit_version WHERE unit_id = OLD.id; \
       UPDATE audit SET unit_id = NULL WHERE unit_id = OLD.id; END",
];
const SQLITE_DOWN: [&str; 4] = [
    "DROP TRIGGER audit_outlives_unit",
    "DROP TRIGGER audit_is_not_changed",
    "DROP TRIGGER audit_is_not_replaced",
    "DROP TRIGGER audit_is_not_deleted",
];

const POSTGRES: [&str; 5] = [
    "CREATE FUNCTION audit_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN \
       IF TG_OP = 'UPDATE' THEN \
         IF to_jsonb(NEW) - 'person_id' - 'unit_id' = to_jsonb(OLD) - 'person_id' - 'unit_id' \
           AND (NEW.person_id IS NOT DISTINCT FROM OLD.person_id OR (NEW.person_id IS NULL \
                AND NOT EXISTS (SELECT 1 FROM people WHERE id = OLD.person_id))) \
           AND (NEW.unit_id IS NOT DISTINCT FROM OLD.unit_id OR (NEW.unit_id IS NULL \
                AND NOT EXISTS (SELECT 1 FROM unit_version WHERE unit_id = OLD.unit_id))) \
         THEN RETURN NEW; END IF; \
       END IF; \
       RAISE EXCEPTION 'the audit is append-only'; \
     END $$",
    "CREATE TRIGGER audit_is_kept BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION audit_is_kept()",
    "CREATE TRIGGER audit_is_not_emptied BEFORE TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION audit_is_kept()",
    "CREATE FUNCTION audit_outlives_unit() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN \
       DELETE FROM unit_version WHERE unit_id = OLD.id; \
       UPDATE audit SET unit_id = NULL WHERE unit_id = OLD.id; \
       RETURN OLD; \
     END $$",
    "CREATE TRIGGER audit_outlives_unit BEFORE DELETE ON units FOR EACH ROW EXECUTE FUNCTION audit_outlives_unit()",
];
const POSTGRES_DOWN: [&str; 5] = [
    "DROP TRIGGER audit_outlives_unit ON units",
    "DROP FUNCTION audit_outlives_unit",
    "DROP TRIGGER audit_is_not_emptied ON audit",
    "DROP TRIGGER audit_is_kept ON audit",
    "DROP FUNCTION audit_is_kept",
];

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        for column in COLUMNS {
            schema.alter_table(Table::alter().table("audit").add_column(text_null(column)).take()).await?;
        }
        for (name, columns) in INDEXES {
            let mut index = Index::create();
            index.name(name).table("audit");
            for column in columns {
                index.col(*column);
            }
            schema.create_index(index.take()).await?;
        }
        schema.get_connection().execute_unprepared(NAMES).await?;
        let guards: &[&str] = if is_postgres(schema) { &POSTGRES } else { &SQLITE };
        run(schema, guards).await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let guards: &[&str] = if is_postgres(schema) { &POSTGRES_DOWN } else { &SQLITE_DOWN };
        run(schema, guards).await?;
        for (name, _) in INDEXES {
            schema.drop_index(Index::drop().name(name).table("audit").to_owned()).await?;
        }
        for column in COLUMNS.into_iter().rev() {
            schema.alter_table(Table::alter().table("audit").drop_column(column).take()).await?;
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

fn is_postgres(schema: &SchemaManager) -> bool {
    schema.get_database_backend() == DbBackend::Postgres
}

async fn run(schema: &SchemaManager<'_>, statements: &[&str]) -> Result<(), DbErr> {
    for statement in statements {
        schema.get_connection().execute_unprepared(statement).await?;
    }
    Ok(())
}
