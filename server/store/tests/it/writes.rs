//! The one door to writing.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};

use domain::access::{Membership, Role};
use domain::person::{EmailAddress, PersonId};
use sea_orm::ConnectionTrait;
use store::{AuditEntry, Engine, Saved, StoreError, Tx};
use tokio::sync::{Barrier, Notify};

use crate::schema::number;
use crate::snapshots::drop_after;
use crate::world::{World, minute, text};

fn deed(unit: domain::unit::UnitId) -> AuditEntry {
    AuditEntry { at: minute(1), person: None, unit: Some(unit), action: "test", object: None, detail: "{}".to_owned() }
}

both_engines! {
    thirty_two_writers_at_once_lose_nothing,
    of_thirty_two_saves_from_one_version_one_wins,
    a_deadlock_is_run_again,
    a_write_is_given_up_after_five_more_runs,
    a_swallowed_failure_still_fails_the_write,
    a_duplicate_is_an_answer_and_not_a_failure,
    a_transaction_kept_beyond_its_end_writes_nothing,
    a_write_dropped_in_the_middle_leaves_nothing,
    a_write_dropped_anywhere_is_whole_or_nothing,
    a_begin_dropped_while_it_waits_spoils_no_connection,
    a_write_is_a_writer_from_its_beginning,
    two_processes_may_write_to_one_database,
}

async fn thirty_two_writers_at_once_lose_nothing(world: World) {
    let before = world.stored_version(&world.commune).await;
    let mut tasks = Vec::new();
    for n in 0..32 {
        let world = world.clone();
        tasks.push(tokio::spawn(async move {
            world.published(&world.commune, &text(&format!("Tin {n}"), "x"), minute(n)).await
        }));
    }
    for task in tasks {
        task.await.unwrap();
    }
    assert_eq!(world.listed(&world.commune).await.len(), 32);
    assert_eq!(world.stored_version(&world.commune).await, before + 32);
    assert_eq!(world.store.versions().of(world.commune.unit), before + 32);
}

async fn of_thirty_two_saves_from_one_version_one_wins(world: World) {
    let id = world.create(&world.commune, &text("Bài", "x")).await;
    // On PostgreSQL eight transactions are open at the same time before any of them looks.
    let meet = Arc::new(Barrier::new(if world.engine() == Engine::Postgres { 8 } else { 1 }));
    let mut tasks = Vec::new();
    for n in 0..32 {
        let (world, meet) = (world.clone(), Arc::clone(&meet));
        tasks.push(tokio::spawn(async move {
            let (writer, meet, new) = (world.commune.writer.writer().unwrap(), &meet, &text("Bài", &n.to_string()));
            world
                .store
                .write(|tx: Tx| async move {
                    meet.wait().await;
                    tx.writer(writer).save(id, 1, new, minute(2)).await
                })
                .await
                .unwrap()
        }));
    }
    let (mut done, mut stale) = (0, 0);
    for task in tasks {
        match task.await.unwrap() {
            Saved::Done { version, .. } => {
                assert_eq!(version, 2);
                done += 1;
            }
            Saved::Stale(item) => {
                assert_eq!(item.version, 2);
                stale += 1;
            }
            other => panic!("{other:?}"),
        }
    }
    assert_eq!((done, stale), (1, 31));
    assert_eq!(number(&world.raw().await, "SELECT count(*) FROM revisions").await, 2);
}

async fn a_deadlock_is_run_again(world: World) {
    // Each locks one item and then wants the other's. SQLite lets only one write at a time: nobody to meet.
    let (ours, meet) = (&world.commune, Arc::new(Barrier::new(2)));
    let pair = [world.create(ours, &text("Một", "x")).await, world.create(ours, &text("Hai", "x")).await];
    let runs = Arc::new(AtomicU32::new(0));
    let mut tasks = Vec::new();
    for order in [[0, 1], [1, 0]] {
        let (world, meet, runs) = (world.clone(), Arc::clone(&meet), Arc::clone(&runs));
        tasks.push(tokio::spawn(async move {
            let first_run = AtomicU32::new(0);
            let (world, meet, runs, first_run) = (&world, &meet, &runs, &first_run);
            let writer = world.commune.writer.writer().unwrap();
            world
                .store
                .write(|tx: Tx| async move {
                    runs.fetch_add(1, Ordering::SeqCst);
                    let first = first_run.fetch_add(1, Ordering::SeqCst) == 0;
                    let desk = tx.writer(writer);
                    desk.item(pair[order[0]]).await?;
                    if first && world.engine() == Engine::Postgres {
                        meet.wait().await;
                    }
                    let item = desk.item(pair[order[1]]).await?.unwrap();
                    desk.save(item.id, item.version, &text("Sửa", "y"), minute(2)).await?;
                    Ok::<_, StoreError>(())
                })
                .await
        }));
    }
    for task in tasks {
        task.await.unwrap().unwrap();
    }
    let runs = runs.load(Ordering::SeqCst);
    assert!(if world.engine() == Engine::Postgres { runs > 2 } else { runs == 2 }, "{runs} runs");
    assert_eq!(number(&world.raw().await, "SELECT count(*) FROM revisions").await, 4);
}

async fn a_write_is_given_up_after_five_more_runs(world: World) {
    // PostgreSQL can be asked for a serialization failure; SQLite has none.
    if world.engine() == Engine::Sqlite {
        return;
    }
    world
        .execute(
            "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS \
         $$ BEGIN RAISE EXCEPTION 'again' USING ERRCODE = '40001'; END $$; \
         CREATE TRIGGER refuse BEFORE INSERT ON audit FOR EACH ROW EXECUTE FUNCTION refuse()",
        )
        .await;
    let (runs, unit) = (AtomicU32::new(0), world.commune.unit);
    let runs = &runs;
    let outcome = world.store.write(|tx: Tx| async move {
        runs.fetch_add(1, Ordering::SeqCst);
        tx.audit(deed(unit)).await
    });
    assert!(matches!(outcome.await, Err(StoreError::Engine(_))));
    assert_eq!(runs.load(Ordering::SeqCst), 6);
    // Swallowing the error does not make the write succeed either.
    let outcome = world.store.write(|tx: Tx| async move {
        let _ = tx.audit(deed(unit)).await;
        Ok::<_, StoreError>(())
    });
    assert!(matches!(outcome.await, Err(StoreError::Engine(_))));
    assert_eq!(runs.load(Ordering::SeqCst), 6);
}

async fn a_swallowed_failure_still_fails_the_write(world: World) {
    let unit = world.commune.unit;
    let outcome = world.store.write(|tx: Tx| async move {
        tx.audit(deed(unit)).await?;
        tx.touch(unit);
        let nobody = tx.people().grant(PersonId(i64::MAX), Membership { role: Role::Writer, unit: Some(unit) }).await;
        assert!(nobody.is_err());
        Ok::<_, StoreError>(())
    });
    assert!(matches!(outcome.await, Err(StoreError::Engine(_))));
    assert_eq!(number(&world.raw().await, "SELECT count(*) FROM audit").await, 0);
    assert_eq!(world.stored_version(&world.commune).await, world.store.versions().of(unit));
}

async fn a_duplicate_is_an_answer_and_not_a_failure(world: World) {
    let lan = EmailAddress::parse("lan@xa-phuoc-hung.gov.vn").unwrap();
    let (unit, lan) = (world.commune.unit, &lan);
    world
        .store
        .write(|tx: Tx| async move {
            let again = tx.people().add(lan, "Ai đó", None, minute(1)).await;
            assert!(matches!(again, Err(StoreError::Duplicate(_))));
            tx.audit(deed(unit)).await
        })
        .await
        .unwrap();
    assert_eq!(number(&world.raw().await, "SELECT count(*) FROM audit").await, 1);
}

async fn a_transaction_kept_beyond_its_end_writes_nothing(world: World) {
    let kept = Mutex::new(None);
    let (kept_in, unit) = (&kept, world.commune.unit);
    let outcome = world
        .store
        .write(|tx: Tx| async move {
            tx.audit(deed(unit)).await?;
            tx.touch(unit);
            *kept_in.lock().unwrap() = Some(tx);
            Ok::<_, StoreError>(())
        })
        .await;
    assert!(matches!(outcome, Err(StoreError::Escaped)));
    drop(kept);
    assert_eq!(number(&world.raw().await, "SELECT count(*) FROM audit").await, 0);
    world.published(&world.commune, &text("Bài", "x"), minute(5)).await;
}

async fn a_write_dropped_in_the_middle_leaves_nothing(world: World) {
    let before = world.stored_version(&world.commune).await;
    let (reached, writer, unit) = (Notify::new(), world.commune.writer.writer().unwrap(), world.commune.unit);
    let (reached_in, new) = (&reached, &text("Bài", "x"));
    let write = world.store.write(|tx: Tx| async move {
        tx.writer(writer).create(new, minute(1)).await?;
        tx.audit(deed(unit)).await?;
        tx.touch(unit);
        reached_in.notify_one();
        std::future::pending::<Result<(), StoreError>>().await
    });
    tokio::select! {
        _ = write => unreachable!("it waits for ever"),
        () = reached.notified() => {}
    }
    // The next writer gets the connection, and finds nothing of the one before.
    world.published(&world.commune, &text("Bài", "x"), minute(5)).await;
    let raw = world.raw().await;
    assert_eq!(number(&raw, "SELECT count(*) FROM articles").await, 1);
    assert_eq!(number(&raw, "SELECT count(*) FROM audit").await, 0);
    assert_eq!(world.stored_version(&world.commune).await, before + 1);
}

async fn a_write_dropped_anywhere_is_whole_or_nothing(world: World) {
    let before = world.stored_version(&world.commune).await;
    let (writer, unit) = (world.commune.writer.writer().unwrap(), world.commune.unit);
    let new = &text("Bài", "x");
    for polls in (0..40).chain([1000]) {
        let write = world.store.write(|tx: Tx| async move {
            tx.writer(writer).create(new, minute(1)).await?;
            tx.audit(deed(unit)).await?;
            tx.touch(unit);
            Ok::<_, StoreError>(())
        });
        drop_after(write, polls).await;
        let raw = world.raw().await;
        // One statement, so one moment, also while a commit is still on its way.
        let whole = "SELECT CASE WHEN (SELECT count(*) FROM articles) = (SELECT count(*) FROM audit) \
                     AND (SELECT count(*) FROM articles) = (SELECT count(*) FROM revisions) \
                     AND (SELECT count(*) FROM articles) = (SELECT sum(version) FROM unit_version WHERE unit_id = ";
        let whole = format!("{whole}{}) - {before} THEN 1 ELSE 0 END", unit.0);
        assert_eq!(number(&raw, &whole).await, 1, "after {polls} polls");
    }
    world.published(&world.commune, &text("Bài", "x"), minute(5)).await;
    assert_eq!(world.store.versions().of(unit), world.stored_version(&world.commune).await);
}

async fn a_begin_dropped_while_it_waits_spoils_no_connection(world: World) {
    let raw = world.raw().await;
    for polls in 0..12 {
        // A driver that returned a connection with a transaction still open would lose what comes next on it.
        drop_after(world.store.snapshot(), polls).await;
        drop_after(world.store.write(|_: Tx| async move { Ok::<_, StoreError>(()) }), polls).await;
        for n in 0..4 {
            let id = format!("{polls}-{n}");
            world.store.sessions().create(&id, "{}", minute(1), None).await.unwrap();
            let seen = number(&raw, &format!("SELECT count(*) FROM sessions WHERE id = '{id}'")).await;
            assert_eq!(seen, 1, "after {polls} polls");
        }
    }
}

async fn a_write_is_a_writer_from_its_beginning(world: World) {
    if world.engine() == Engine::Postgres {
        return;
    }
    // A transaction that begins as a reader cannot become a writer once another process has written.
    let raw = world.raw().await;
    raw.execute_unprepared("PRAGMA busy_timeout = 0").await.unwrap();
    let raw = &raw;
    world
        .store
        .write(|_: Tx| async move {
            let other = raw.execute_unprepared("BEGIN IMMEDIATE").await;
            assert!(other.unwrap_err().to_string().contains("locked"));
            Ok::<_, StoreError>(())
        })
        .await
        .unwrap();
    raw.execute_unprepared("BEGIN IMMEDIATE; ROLLBACK").await.unwrap();
}

async fn two_processes_may_write_to_one_database(world: World) {
    let other = World { store: world.ground.open().await, ..world.clone() };
    let mut tasks = Vec::new();
    for n in 0..20 {
        let world = if n % 2 == 0 { world.clone() } else { other.clone() };
        tasks.push(tokio::spawn(async move {
            world.published(&world.commune, &text(&format!("Tin {n}"), "x"), minute(n)).await
        }));
    }
    for task in tasks {
        task.await.unwrap();
    }
    assert_eq!(world.listed(&world.commune).await.len(), 20);
    other.store.poll().await.unwrap();
    world.store.poll().await.unwrap();
    assert_eq!(world.store.versions().of(world.commune.unit), other.store.versions().of(world.commune.unit));
}
