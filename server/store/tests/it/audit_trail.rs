//! The record: the engine keeps it as it was written, it outlives what it names, and it is read page by page.

use domain::access::{Actor, Administrator, Membership, Platform, Role};
use domain::person::{EmailAddress, PersonId};
use domain::unit::UnitId;
use migrations::Migrator;
use sea_orm::ConnectionTrait;
use sea_orm_migration::MigratorTrait;
use store::{AuditEntry, AuditFilter, AuditRow, ByWhom, Store, Tx, Whence};

use crate::ground::Ground;
use crate::schema::{number, strings};
use crate::world::{Twin, World, minute};

fn deed(unit: Option<UnitId>, person: Option<PersonId>, action: &'static str, n: i64) -> AuditEntry {
    AuditEntry { at: minute(n), person, unit, action, object: Some(("item", n)), detail: "{}".to_owned() }
}

async fn note(world: &World, entry: AuditEntry) {
    let entry = &entry;
    world.store.write(|tx: Tx| async move { tx.audit(entry.clone()).await }).await.unwrap();
}

async fn at_twin(world: &World, twin: &Twin, action: &'static str, n: i64) {
    note(world, deed(Some(twin.unit), Some(twin.writer.person()), action, n)).await;
}

fn administrator(unit: UnitId) -> Administrator {
    let actor = Actor::new(PersonId(1), vec![Membership { role: Role::UnitAdmin, unit: Some(unit) }]);
    actor.desk(unit).unwrap().administrator().unwrap()
}

fn platform() -> Platform {
    Actor::new(PersonId(1), vec![Membership { role: Role::PlatformAdmin, unit: None }]).platform().unwrap()
}

async fn of_unit(store: &Store, unit: UnitId, filter: &AuditFilter, before: Option<i64>, most: u32) -> Vec<AuditRow> {
    let snapshot = store.snapshot().await.unwrap();
    let rows = snapshot.audit_of_unit(administrator(unit)).entries(filter, before, most).await.unwrap();
    snapshot.end().await.unwrap();
    rows
}

async fn of_all(store: &Store) -> Vec<AuditRow> {
    let snapshot = store.snapshot().await.unwrap();
    let rows = snapshot.audit_of_platform(platform()).entries(&AuditFilter::default(), None, 99).await.unwrap();
    snapshot.end().await.unwrap();
    rows
}

fn numbers(rows: &[AuditRow]) -> Vec<i64> {
    rows.iter().map(|row| row.object_id.unwrap()).collect()
}

both_engines! {
    the_engine_changes_and_drops_no_entry,
    entries_outlive_person_and_unit_and_keep_their_names,
    what_was_written_before_gets_the_names_of_today,
    pages_stay_in_place_while_entries_are_added,
    filters_let_through_what_they_say,
    a_deed_says_from_where_it_came,
    a_unit_reads_nothing_of_its_twin,
}

async fn the_engine_changes_and_drops_no_entry(world: World) {
    at_twin(&world, &world.commune, "item.create", 1).await;
    let raw = world.raw().await;
    let whole = "SELECT id || action || detail || at || person_id || unit_id || person_name FROM audit ORDER BY id";
    let before = strings(&raw, whole).await;
    let [person, unit] = [world.commune.writer.person().0, world.ward.unit.0];
    let changes = [
        "UPDATE audit SET detail = '{\"x\":1}'".to_owned(),
        "UPDATE audit SET action = 'item.save'".to_owned(),
        "UPDATE audit SET at = 0".to_owned(),
        "UPDATE audit SET person_name = 'Người khác'".to_owned(),
        "UPDATE audit SET client = 'x', request = 'y'".to_owned(),
        // The person and the unit are still there.
        "UPDATE audit SET person_id = NULL".to_owned(),
        "UPDATE audit SET unit_id = NULL".to_owned(),
        format!("UPDATE audit SET unit_id = {unit}"),
        format!("UPDATE audit SET person_id = {person} + 1"),
        "UPDATE audit SET id = id + 100".to_owned(),
        "DELETE FROM audit".to_owned(),
        format!("DELETE FROM audit WHERE person_id = {person}"),
    ];
    for change in changes {
        let error = raw.execute_unprepared(&change).await.unwrap_err();
        assert!(error.to_string().contains("append-only"), "{change}: {error}");
    }
    let others = match world.engine() {
        store::Engine::Sqlite => {
            "INSERT OR REPLACE INTO audit (id, at, action, detail) SELECT id, 0, 'x', '' FROM audit"
        }
        store::Engine::Postgres => "TRUNCATE audit",
    };
    let error = raw.execute_unprepared(others).await.unwrap_err();
    assert!(error.to_string().contains("append-only"), "{error}");
    assert_eq!(strings(&raw, whole).await, before);
}

async fn entries_outlive_person_and_unit_and_keep_their_names(world: World) {
    let person = world.store.write(|tx: Tx| async move {
        let email = EmailAddress::parse("tam@xa-phuoc-hung.gov.vn").unwrap();
        tx.people().add(&email, "Võ Thị Tám", None, minute(0)).await
    });
    let person = person.await.unwrap();
    note(&world, deed(Some(world.commune.unit), Some(person), "item.create", 1)).await;
    at_twin(&world, &world.ward, "item.create", 2).await;

    world.execute(&format!("DELETE FROM people WHERE id = {}", person.0)).await;
    let rows = of_unit(&world.store, world.commune.unit, &AuditFilter::default(), None, 9).await;
    assert_eq!(rows.len(), 1);
    assert_eq!((rows[0].person(), rows[0].person_name.as_deref()), (None, Some("Võ Thị Tám")));

    world.execute(&format!("DELETE FROM units WHERE id = {}", world.commune.unit.0)).await;
    let rows = of_all(&world.store).await;
    let units: Vec<_> = rows.iter().map(|row| (row.unit(), row.unit_name.as_deref())).collect();
    assert_eq!(units, [(Some(world.ward.unit), Some("Phường Phước Hưng")), (None, Some("Xã Phước Hưng"))]);
    assert_eq!(number(&world.raw().await, "SELECT count(*) FROM audit").await, 2);
}

async fn what_was_written_before_gets_the_names_of_today(ground: Ground) {
    let steps = Migrator::migrations();
    let before = steps.iter().position(|step| step.name() == "m0029_audit_trail").unwrap();
    ground.open().await.close().await;
    let raw = ground.raw().await;
    Migrator::up(&raw, Some(u32::try_from(before).unwrap())).await.unwrap();
    for line in [
        "INSERT INTO people (id, name, email, created_at) VALUES (1, 'Trần Văn Hải', 'hai@example.vn', 0)",
        "INSERT INTO units (id, kind, slug) VALUES (1, 'province', 'tinh')",
        "INSERT INTO unit_version (unit_id, version) VALUES (1, 4)",
        "INSERT INTO audit (at, person_id, unit_id, action, detail) VALUES (5, 1, 1, 'item.save', '{\"version\":2}')",
        "INSERT INTO audit (at, action, detail) VALUES (6, 'unit.add', '{}')",
    ] {
        raw.execute_unprepared(line).await.unwrap();
    }
    for (id, name, to) in [(1, "Tỉnh Cũ", "9"), (2, "Tỉnh Mới", "NULL")] {
        let key = if ground.engine() == store::Engine::Sqlite { "x'00'" } else { "'\\x00'" };
        let sql = format!(
            "INSERT INTO unit_names (id, unit_id, name, full_name, sort_key, valid_to) VALUES ({id}, 1, 'x', '{name}', {key}, {to})"
        );
        raw.execute_unprepared(&sql).await.unwrap();
    }
    let store = ground.open().await;
    store.migrate::<Migrator>().await.unwrap();
    let told: Vec<_> =
        of_all(&store).await.into_iter().map(|row| (row.action, row.person_name, row.unit_name)).collect();
    let named = |text: &str| Some(text.to_owned());
    assert_eq!(
        told,
        [("unit.add".to_owned(), None, None), ("item.save".to_owned(), named("Trần Văn Hải"), named("Tỉnh Mới")),]
    );
}

async fn pages_stay_in_place_while_entries_are_added(world: World) {
    let unit = world.commune.unit;
    // Several of one moment: the number decides.
    for n in [1, 2, 3, 4, 5, 6, 7] {
        let entry = AuditEntry { at: minute(n / 3), ..deed(Some(unit), None, "item.save", n) };
        note(&world, entry).await;
    }
    let mut seen = Vec::new();
    let mut before = None;
    for round in 0..4 {
        let page = of_unit(&world.store, unit, &AuditFilter::default(), before, 2).await;
        before = page.last().map(|row| row.id);
        seen.extend(numbers(&page));
        // Newer than all that was there.
        note(&world, deed(Some(unit), None, "item.save", 100 + round)).await;
    }
    assert_eq!(seen, [7, 6, 5, 4, 3, 2, 1]);
    assert_eq!(of_unit(&world.store, unit, &AuditFilter::default(), before, 2).await, []);
    let newest = of_unit(&world.store, unit, &AuditFilter::default(), None, 3).await;
    assert_eq!(numbers(&newest), [103, 102, 101]);
    // The twin's number is no place here.
    at_twin(&world, &world.ward, "item.save", 50).await;
    let foreign = of_unit(&world.store, world.ward.unit, &AuditFilter::default(), None, 1).await[0].id;
    assert_eq!(of_unit(&world.store, unit, &AuditFilter::default(), Some(foreign), 3).await, newest);
}

async fn filters_let_through_what_they_say(world: World) {
    let (unit, lan, hai) = (world.commune.unit, world.commune.writer.person(), world.commune.approver.person());
    note(&world, deed(Some(unit), Some(lan), "item.create", 1)).await;
    note(&world, deed(Some(unit), Some(hai), "item.publish", 2)).await;
    note(&world, deed(Some(unit), None, "unit.suspend", 3)).await;
    note(&world, AuditEntry { object: Some(("category", 1)), ..deed(Some(unit), Some(hai), "category.save", 4) }).await;
    let own = async |filter: AuditFilter| {
        let rows = of_unit(&world.store, unit, &filter, None, 9).await;
        rows.into_iter().map(|row| row.action).collect::<Vec<_>>()
    };
    let any = AuditFilter::default;
    assert_eq!(own(any()).await, ["category.save", "unit.suspend", "item.publish", "item.create"]);
    assert_eq!(own(AuditFilter { by: Some(ByWhom::Person(hai)), ..any() }).await, ["category.save", "item.publish"]);
    assert_eq!(own(AuditFilter { by: Some(ByWhom::Nobody), ..any() }).await, ["unit.suspend"]);
    let actions = vec!["item.create", "item.publish"];
    assert_eq!(own(AuditFilter { actions, ..any() }).await, ["item.publish", "item.create"]);
    let object_kind = Some("item".to_owned());
    assert_eq!(own(AuditFilter { object_kind, object_id: Some(1), ..any() }).await, ["item.create"]);
    let (from, until) = (Some(minute(2)), Some(minute(4)));
    assert_eq!(own(AuditFilter { from, until, ..any() }).await, ["unit.suspend", "item.publish"]);
    assert_eq!(own(AuditFilter { until: Some(minute(2)), ..any() }).await, ["item.create"]);

    let snapshot = world.snapshot().await;
    let known = [(lan, "Nguyễn Thị Lan".to_owned()), (hai, "Trần Văn Hải".to_owned())];
    assert_eq!(snapshot.audit_of_unit(administrator(unit)).people().await.unwrap(), known);
    assert_eq!(snapshot.audit_of_platform(platform()).people().await.unwrap(), known);
    assert_eq!(snapshot.audit_of_unit(administrator(world.ward.unit)).people().await.unwrap(), []);
}

async fn a_deed_says_from_where_it_came(world: World) {
    let whence = Whence { client: "203.0.113.0/24".to_owned(), request: Some("7f3a-0001".to_owned()) };
    whence.scope(at_twin(&world, &world.commune, "item.create", 1)).await;
    at_twin(&world, &world.commune, "item.save", 2).await;
    let rows = of_unit(&world.store, world.commune.unit, &AuditFilter::default(), None, 9).await;
    let from: Vec<_> = rows.iter().map(|row| (row.client.as_deref(), row.request.as_deref())).collect();
    assert_eq!(from, [(None, None), (Some("203.0.113.0/24"), Some("7f3a-0001"))]);
}

async fn a_unit_reads_nothing_of_its_twin(world: World) {
    for twin in [&world.commune, &world.ward] {
        let detail = format!("{{\"title\":\"{}\"}}", twin.token);
        let entry = AuditEntry { detail, ..deed(Some(twin.unit), Some(twin.approver.person()), "item.publish", 1) };
        note(&world, entry).await;
    }
    note(&world, AuditEntry { unit: None, ..deed(None, None, "person.set_password", 9) }).await;
    for (ours, theirs) in [(&world.commune, &world.ward), (&world.ward, &world.commune)] {
        let snapshot = world.snapshot().await;
        let trail = snapshot.audit_of_unit(administrator(ours.unit));
        let by_them = AuditFilter { by: Some(ByWhom::Person(theirs.approver.person())), ..AuditFilter::default() };
        assert_eq!(trail.entries(&by_them, None, 9).await.unwrap(), []);
        let seen = format!("{:?}{:?}", trail.entries(&AuditFilter::default(), None, 9).await, trail.people().await);
        assert!(seen.contains(ours.token) && !seen.contains(theirs.token), "{seen}");
        assert!(!seen.contains("set_password"), "{seen}");
    }
    assert_eq!(of_all(&world.store).await.len(), 3);
}
