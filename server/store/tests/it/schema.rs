//! Rules of the schema, checked against what is really there.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{ConnectionTrait, DatabaseConnection, Statement};
use store::Engine;

use crate::world::{World, minute, text};

pub(crate) async fn strings(raw: &DatabaseConnection, sql: &str) -> Vec<String> {
    let rows = raw.query_all_raw(Statement::from_string(raw.get_database_backend(), sql)).await.unwrap();
    rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect()
}

pub(crate) async fn number(raw: &DatabaseConnection, sql: &str) -> i64 {
    let row = raw.query_one_raw(Statement::from_string(raw.get_database_backend(), sql)).await.unwrap().unwrap();
    row.try_get_by_index::<i64>(0).or_else(|_| row.try_get_by_index::<i32>(0).map(i64::from)).unwrap()
}

/// Lines of `a|b|c`, from a query per engine.
async fn facts(world: &World, sqlite: &str, postgres: &str) -> BTreeSet<Vec<String>> {
    let sql = if world.engine() == Engine::Sqlite { sqlite } else { postgres };
    let lines = strings(&world.raw().await, sql).await;
    lines.iter().map(|line| line.split('|').map(str::to_owned).collect()).collect()
}

/// `table|column` of every column.
async fn columns(world: &World) -> BTreeSet<Vec<String>> {
    facts(
        world,
        "SELECT t.name || '|' || c.name FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table'",
        "SELECT table_name || '|' || column_name FROM information_schema.columns WHERE table_schema = 'public'",
    )
    .await
}

/// `table|index|unique|column,column` of every index, keys included.
async fn indexes(world: &World) -> BTreeSet<Vec<String>> {
    facts(
        world,
        "SELECT t.name || '|' || i.name || '|' || i.\"unique\" || '|' || \
         (SELECT group_concat(name) FROM (SELECT name FROM pragma_index_info(i.name) ORDER BY seqno)) \
         FROM sqlite_master t, pragma_index_list(t.name) i WHERE t.type = 'table' \
         UNION ALL SELECT t.name || '|rowid|1|' || c.name FROM sqlite_master t, pragma_table_info(t.name) c \
         WHERE t.type = 'table' AND c.pk = 1 AND upper(c.type) = 'INTEGER'",
        "SELECT t.relname || '|' || i.relname || '|' || x.indisunique::int || '|' || \
         (SELECT string_agg(a.attname, ',' ORDER BY k.n) FROM unnest(x.indkey) WITH ORDINALITY k(col, n) \
          JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.col) \
         FROM pg_index x JOIN pg_class t ON t.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid \
         JOIN pg_namespace n ON n.oid = t.relnamespace WHERE n.nspname = 'public'",
    )
    .await
}

/// `table|column|referenced table|rule` of every foreign key of one column.
async fn keys(world: &World) -> BTreeSet<Vec<String>> {
    facts(
        world,
        "SELECT t.name || '|' || k.\"from\" || '|' || k.\"table\" || '|' || k.on_delete \
         FROM sqlite_master t, pragma_foreign_key_list(t.name) k WHERE t.type = 'table'",
        "SELECT t.relname || '|' || a.attname || '|' || r.relname || '|' || \
         CASE c.confdeltype WHEN 'c' THEN 'CASCADE' WHEN 'n' THEN 'SET NULL' ELSE 'NO ACTION' END \
         FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid JOIN pg_class r ON r.oid = c.confrelid \
         JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = ANY(c.conkey) WHERE c.contype = 'f'",
    )
    .await
}

const CONTENT: [&str; 31] = [
    "articles",
    "revisions",
    "article_address",
    "categories",
    "import_origin",
    "unit_profile",
    "officers",
    "unit_workflow",
    "remarks",
    "presence",
    "hamlets",
    "teams",
    "team_members",
    "duty_shifts",
    "help_requests",
    "help_request_notes",
    "activities",
    "activity_reports",
    "equipment",
    "campaigns",
    "campaign_steps",
    "alerts",
    "alert_units",
    "shares",
    "share_units",
    "share_adaptations",
    "share_subscriptions",
    "blocks",
    "block_uses",
    "directives",
    "directive_units",
];

both_engines! {
    every_unit_id_is_deleted_with_its_unit_and_indexed_first,
    whatever_refers_to_a_unit_says_what_happens_to_it,
    deleting_a_unit_leaves_nothing_of_it,
    the_engine_refuses_states_that_cannot_be,
    numbers_are_never_given_twice,
}

async fn every_unit_id_is_deleted_with_its_unit_and_indexed_first(world: World) {
    let (columns, indexes, keys) = (columns(&world).await, indexes(&world).await, keys(&world).await);
    let of_units: Vec<_> = columns.iter().filter(|fact| fact[1] == "unit_id").map(|fact| fact[0].clone()).collect();
    assert!(of_units.len() >= 9, "{of_units:?}");
    for table in &of_units {
        let cascades = [table.as_str(), "unit_id", "units", "CASCADE"].map(str::to_owned).to_vec();
        assert!(keys.contains(&cascades), "{table}.unit_id does not cascade");
        let first = indexes.iter().any(|index| index[0] == *table && index[3].split(',').next() == Some("unit_id"));
        assert!(first, "no index of {table} begins with unit_id");
    }
    for index in indexes.iter().filter(|index| CONTENT.contains(&index[0].as_str()) && index[2] == "1") {
        let ours = index[3] == "id" || index[3].starts_with("unit_id");
        assert!(ours, "the unique key {} of {} would let one unit collide with another", index[1], index[0]);
    }
}

async fn whatever_refers_to_a_unit_says_what_happens_to_it(world: World) {
    let mut rules: BTreeMap<String, String> = BTreeMap::new();
    for key in keys(&world).await.into_iter().filter(|key| key[2] == "units") {
        rules.insert(format!("{}.{}", key[0], key[1]), key[3].clone());
    }
    // A unit with units below it cannot be deleted by accident; everything else goes with it.
    assert_eq!(rules.remove("units.parent_id").as_deref(), Some("NO ACTION"));
    assert!(rules.values().all(|rule| rule == "CASCADE"), "{rules:?}");
}

async fn deleting_a_unit_leaves_nothing_of_it(world: World) {
    use domain::withdrawal::WithdrawalReason;
    for twin in [&world.commune, &world.ward] {
        world.category(twin, "Văn hóa").await;
        world.published(twin, &text("Một", "x"), minute(5)).await;
        let (id, version, _) = world.published(twin, &text("Hai", "x"), minute(5)).await;
        let merged = crate::world::order(WithdrawalReason::Consolidated, Some("mot"), None);
        world.withdraw(twin, id, version, &merged).await;
    }
    world.execute(&format!("DELETE FROM units WHERE id = {}", world.commune.unit.0)).await;
    let raw = world.raw().await;
    let of_the_site = ["articles", "revisions", "article_address", "categories"];
    for table in of_the_site.into_iter().chain(["memberships", "unit_version", "unit_names", "unit_codes"]) {
        let left =
            number(&raw, &format!("SELECT count(*) FROM {table} WHERE unit_id = {}", world.commune.unit.0)).await;
        assert_eq!(left, 0, "{table}");
        let others = number(&raw, &format!("SELECT count(*) FROM {table} WHERE unit_id = {}", world.ward.unit.0)).await;
        assert!(others > 0, "{table}");
    }
}

async fn the_engine_refuses_states_that_cannot_be(world: World) {
    let raw = world.raw().await;
    let (id, _, _) = world.published(&world.commune, &text("Bài", "x"), minute(5)).await;
    for change in [
        "state = 'other'",
        "state = 'draft'",
        "state = 'withdrawn'",
        "live_number = NULL",
        "live_number = 99",
        "slug = NULL",
        "first_published_at = NULL",
        "withdrawn_at = 1",
        "kind = 'video'",
        "kind = NULL",
    ] {
        let sql = format!("UPDATE articles SET {change} WHERE id = {}", id.0);
        assert!(raw.execute_unprepared(&sql).await.is_err(), "{change}");
    }
}

async fn numbers_are_never_given_twice(world: World) {
    let last = world.create(&world.commune, &text("Bài", "x")).await;
    world.execute(&format!("DELETE FROM articles WHERE id = {}", last.0)).await;
    let next = world.create(&world.commune, &text("Bài", "x")).await;
    assert!(next > last);
}
