//! Bringing a database to the schema of now.

use migrations::Migrator;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr};
use sea_orm_migration::{MigrationName, MigrationTrait, MigratorTrait, SchemaManager};
use store::{Engine, OpenError};

use crate::ground::Ground;
use crate::schema::{number, strings};
use crate::world::{World, minute, text};

fn steps() -> u32 {
    u32::try_from(Migrator::migrations().len()).unwrap()
}

/// The whole schema as sorted lines.
async fn dump(raw: &DatabaseConnection, engine: Engine) -> Vec<String> {
    let sql = match engine {
        Engine::Sqlite => {
            "SELECT coalesce(sql, name) FROM sqlite_master \
             WHERE name NOT LIKE 'sqlite_%' AND tbl_name <> 'seaql_migrations' ORDER BY 1"
        }
        Engine::Postgres => {
            "SELECT * FROM ( \
             SELECT table_name || ' ' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || \
             coalesce(column_default, '') || ' ' || is_identity FROM information_schema.columns \
             WHERE table_schema = 'public' AND table_name <> 'seaql_migrations' \
             UNION ALL SELECT indexdef FROM pg_indexes \
             WHERE schemaname = 'public' AND tablename <> 'seaql_migrations' \
             UNION ALL SELECT conrelid::regclass || ' ' || pg_get_constraintdef(oid) FROM pg_constraint \
             WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text <> 'seaql_migrations' \
             ) lines(line) ORDER BY 1"
        }
    };
    strings(raw, sql).await
}

/// The schema of now, and a step that breaks off in the middle.
struct Broken;

#[async_trait::async_trait]
impl MigratorTrait for Broken {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        let mut steps = Migrator::migrations();
        steps.push(Box::new(BrokenStep));
        steps
    }
}

struct BrokenStep;

impl MigrationName for BrokenStep {
    fn name(&self) -> &'static str {
        "m9999_broken"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for BrokenStep {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.get_connection().execute_unprepared("CREATE TABLE half (a integer)").await?;
        Err(DbErr::Custom("out of luck".to_owned()))
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

both_engines! {
    a_step_that_fails_is_not_half_applied,
    migrating_twice_changes_nothing,
    two_nodes_that_start_together_apply_each_step_once,
    a_newer_database_is_refused_untouched,
    every_step_goes_down_and_up_again,
    a_database_with_content_can_be_migrated_again,
    nothing_is_known_before_there_is_a_schema,
}

async fn a_step_that_fails_is_not_half_applied(ground: Ground) {
    let store = ground.open().await;
    let error = store.migrate::<Broken>().await.unwrap_err();
    assert!(error.to_string().contains("out of luck"), "{error}");
    assert!(ground.raw().await.execute_unprepared("SELECT * FROM half").await.is_err());
    store.migrate::<Migrator>().await.unwrap();
    assert_eq!(store.registry().await.unwrap().version, 1);
}

async fn migrating_twice_changes_nothing(ground: Ground) {
    let store = ground.open().await;
    store.migrate::<Migrator>().await.unwrap();
    let (epoch, schema) = (store.versions().epoch(), dump(&ground.raw().await, ground.engine()).await);
    assert_ne!(epoch, 0);
    assert_eq!(store.versions().registry(), 1);
    store.migrate::<Migrator>().await.unwrap();
    assert_eq!(store.versions().epoch(), epoch);
    assert_eq!(dump(&ground.raw().await, ground.engine()).await, schema);
    assert_eq!(number(&ground.raw().await, "SELECT count(*) FROM platform").await, 1);
}

async fn two_nodes_that_start_together_apply_each_step_once(ground: Ground) {
    let mut tasks = Vec::new();
    for _ in 0..4 {
        let ground = ground.clone();
        tasks.push(tokio::spawn(async move {
            let store = ground.open().await;
            store.migrate::<Migrator>().await.map(|()| store.versions().epoch())
        }));
    }
    let mut epochs = Vec::new();
    for task in tasks {
        epochs.push(task.await.unwrap().unwrap());
    }
    epochs.dedup();
    assert_eq!(epochs.len(), 1, "one database, one epoch");
    let applied = number(&ground.raw().await, "SELECT count(*) FROM seaql_migrations").await;
    assert_eq!(applied, i64::from(steps()));
}

async fn a_newer_database_is_refused_untouched(world: World) {
    world.execute("INSERT INTO seaql_migrations (version, applied_at) VALUES ('m9999_of_tomorrow', 0)").await;
    let error = world.ground.open().await.migrate::<Migrator>().await.unwrap_err();
    assert!(matches!(error, OpenError::Newer { .. }), "{error}");
    assert!(error.to_string().contains("m9999_of_tomorrow"), "{error}");
    world.execute("DELETE FROM seaql_migrations WHERE version = 'm9999_of_tomorrow'").await;
    world.ground.open().await.migrate::<Migrator>().await.unwrap();
}

async fn every_step_goes_down_and_up_again(ground: Ground) {
    let store = ground.open().await;
    store.migrate::<Migrator>().await.unwrap();
    store.close().await;
    let raw = ground.raw().await;
    let whole = dump(&raw, ground.engine()).await;
    let mut shrinking = vec![whole.clone()];
    for _ in 0..steps() {
        Migrator::down(&raw, Some(1)).await.unwrap();
        shrinking.push(dump(&raw, ground.engine()).await);
    }
    assert!(shrinking.last().unwrap().is_empty(), "{:?}", shrinking.last());
    for _ in 0..steps() {
        assert_eq!(dump(&raw, ground.engine()).await, shrinking.pop().unwrap());
        Migrator::up(&raw, Some(1)).await.unwrap();
    }
    assert_eq!(dump(&raw, ground.engine()).await, whole);
}

async fn a_database_with_content_can_be_migrated_again(world: World) {
    world.published(&world.commune, &text("Bài", "x"), minute(5)).await;
    world.store.migrate::<Migrator>().await.unwrap();
    assert_eq!(world.listed(&world.commune).await, ["bai"]);
}

async fn nothing_is_known_before_there_is_a_schema(ground: Ground) {
    let store = ground.open().await;
    assert!(store.poll().await.is_err());
    assert!(store.registry().await.is_err());
    assert_eq!(store.versions().epoch(), 0);
    ground.raw().await.execute_unprepared("SELECT 1").await.unwrap();
}

#[test]
fn every_step_asks_for_a_transaction_and_is_named_after_its_file_in_order() {
    let steps = Migrator::migrations();
    let names: Vec<_> = steps.iter().map(|step| step.name().to_owned()).collect();
    assert!(steps.iter().all(|step| step.use_transaction() == Some(true)));
    assert!(names.is_sorted(), "{names:?}");
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../migrations/src");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut files: Vec<_> = files.filter_map(|name| name.strip_suffix(".rs").map(str::to_owned)).collect();
    files.retain(|name| name != "lib");
    files.sort();
    assert_eq!(names, files, "a step without a file, or a file nobody applies");
}
