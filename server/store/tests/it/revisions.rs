//! Saved texts: who saved which, what is said of them, and which are let go.

use domain::item::ItemId;
use domain::moment::Moment;
use domain::revision::{RevisionName, RevisionNote, superfluous};
use migrations::Migrator;
use sea_orm::ConnectionTrait;
use sea_orm_migration::MigratorTrait;
use store::{RevisionRow, Tx};

use crate::deeds::Do;
use crate::ground::Ground;
use crate::schema::{number, strings};
use crate::world::{NOON, Twin, World, minute, text, version_of};

both_engines! {
    every_save_is_listed_newest_first_with_who_when_and_why,
    a_text_that_was_public_once_says_since_when,
    one_saved_text_reads_back_whole,
    a_name_is_given_and_changed,
    nothing_of_the_twin_is_read_named_or_thinned,
    thinning_lets_go_of_what_the_rule_names_and_guards_the_rest,
    a_text_that_waits_for_its_moment_is_kept_until_then,
    what_was_public_before_this_step_is_known_afterwards,
}

async fn rows(world: &World, twin: &Twin, id: ItemId) -> Vec<RevisionRow> {
    world.snapshot().await.desk(&twin.writer).revisions(id, 1, 100).await.unwrap().rows
}

async fn noted(world: &World, twin: &Twin, id: ItemId, version: i64, title: &str, note: &str) {
    let (writer, note) = (twin.writer.writer().unwrap(), RevisionNote::parse(note).unwrap());
    let (note, text) = (note.as_ref(), &text(title, "x"));
    let saved = world
        .store
        .write(|tx: Tx| async move { tx.writer(writer).noting(note).save(id, version, text, minute(3)).await })
        .await
        .unwrap();
    assert_eq!(version_of(saved), version + 1);
}

async fn named(world: &World, twin: &Twin, id: ItemId, number: i32, name: &str) -> bool {
    let (writer, name) = (twin.writer.writer().unwrap(), &RevisionName::parse(name).unwrap());
    world.store.write(|tx: Tx| async move { tx.writer(writer).name(id, number, name).await }).await.unwrap()
}

async fn every_save_is_listed_newest_first_with_who_when_and_why(world: World) {
    let ours = &world.commune;
    let id = world.create(ours, &text("Một", "x")).await;
    noted(&world, ours, id, 1, "Hai", "Sửa giờ họp").await;
    world.save(ours, id, 2, &text("Ba", "x")).await;
    let all = rows(&world, ours, id).await;
    let told: Vec<_> = all.iter().map(|row| (row.number, row.saved_at, row.note.as_deref(), row.is_newest)).collect();
    assert_eq!(
        told,
        [(3, minute(2), None, true), (2, minute(3), Some("Sửa giờ họp"), false), (1, minute(1), None, false)]
    );
    assert!(all.iter().all(|row| row.saved_by == "Nguyễn Thị Lan" && row.published_at.is_none() && !row.is_live));
    let snapshot = world.snapshot().await;
    let desk = snapshot.desk(&ours.writer);
    let page = desk.revisions(id, 2, 2).await.unwrap();
    assert_eq!((page.rows.iter().map(|row| row.number).collect::<Vec<_>>(), page.total), (vec![1], 3));
    assert_eq!(desk.number_before(id, 3).await.unwrap(), Some(2));
    assert_eq!(desk.number_before(id, 1).await.unwrap(), None);
    assert_eq!(desk.live_number(id).await.unwrap(), None);
}

async fn a_text_that_was_public_once_says_since_when(world: World) {
    let ours = &world.commune;
    let (id, version, _) = world.published(ours, &text("Một", "x"), minute(5)).await;
    let (version, _) = world.republished(ours, id, version, &text("Hai", "x")).await;
    world.save(ours, id, version, &text("Ba", "x")).await;
    let told = |rows: Vec<RevisionRow>| rows.iter().map(|row| (row.published_at, row.is_live)).collect::<Vec<_>>();
    let all = told(rows(&world, ours, id).await);
    assert_eq!(all, [(None, false), (Some(minute(30)), true), (Some(minute(5)), false)]);
    assert_eq!(world.snapshot().await.desk(&ours.writer).live_number(id).await.unwrap(), Some(2));
    let order = crate::world::order(domain::withdrawal::WithdrawalReason::InError, None, None);
    world.withdraw(ours, id, version + 1, &order).await;
    let all = told(rows(&world, ours, id).await);
    assert_eq!(all, [(None, false), (Some(minute(30)), false), (Some(minute(5)), false)], "withdrawn, not forgotten");
}

async fn one_saved_text_reads_back_whole(world: World) {
    let ours = &world.commune;
    let first = ours.marked("Một", "mot");
    let id = world.create(ours, &first).await;
    world.save(ours, id, 1, &text("Hai", "x")).await;
    let snapshot = world.snapshot().await;
    let desk = snapshot.desk(&ours.writer);
    let found = desk.revision(id, 1).await.unwrap().unwrap();
    assert_eq!((found.text, found.row.number, found.row.is_newest), (first.clone(), 1, false));
    assert_eq!(desk.revision(id, 3).await.unwrap(), None);
    let writer = ours.writer.writer().unwrap();
    let inside = world.store.write(|tx: Tx| async move { tx.writer(writer).saved_text(id, 1).await }).await.unwrap();
    assert_eq!(inside, Some(first));
}

async fn a_name_is_given_and_changed(world: World) {
    let ours = &world.commune;
    let id = world.create(ours, &text("Một", "x")).await;
    assert!(named(&world, ours, id, 1, "Bản trình").await && named(&world, ours, id, 1, "Bản duyệt").await);
    assert!(!named(&world, ours, id, 2, "Không có").await);
    assert_eq!(rows(&world, ours, id).await[0].name.as_deref(), Some("Bản duyệt"));
}

async fn nothing_of_the_twin_is_read_named_or_thinned(world: World) {
    let (ours, theirs) = (&world.commune, &world.ward);
    let id = world.create(theirs, &theirs.marked("Của phường", "cua-phuong")).await;
    for version in 1..4 {
        world.save(theirs, id, version, &text("x", "x")).await;
    }
    let snapshot = world.snapshot().await;
    let desk = snapshot.desk(&ours.writer);
    assert_eq!(desk.revisions(id, 1, 9).await.unwrap(), store::Revisions::default());
    assert_eq!(desk.revision(id, 1).await.unwrap(), None);
    assert_eq!(desk.number_before(id, 9).await.unwrap(), None);
    assert_eq!(desk.live_number(id).await.unwrap(), None);
    assert!(!named(&world, ours, id, 1, "Cướp").await);
    let (unit, writer) = (ours.unit, ours.writer.writer().unwrap());
    let outcome = world.store.write(|tx: Tx| async move {
        assert_eq!(tx.writer(writer).saved_text(id, 1).await?, None);
        tx.thinner(unit).thin(id, |_| vec![2, 3]).await
    });
    assert_eq!(outcome.await.unwrap(), 0);
    assert!(world.store.saves_after(ours.unit, ItemId(0), 9).await.unwrap().is_empty());
    assert_eq!(rows(&world, theirs, id).await.len(), 4);
}

async fn thinning_lets_go_of_what_the_rule_names_and_guards_the_rest(world: World) {
    let ours = &world.commune;
    let id = world.create(ours, &text("1", "x")).await;
    for n in 2..=8 {
        world.save(ours, id, n - 1, &text(&n.to_string(), "x")).await;
    }
    world.publish(ours, id, 8, minute(5)).await;
    world.save(ours, id, 9, &text("9", "x")).await;
    assert!(named(&world, ours, id, 4, "Bản trình").await);
    // Two years later all of one month.
    let today = Moment::from_micros(NOON).plus_seconds(2 * 366 * 86_400).vietnam_date();
    let found = world.store.saves_after(ours.unit, ItemId(0), 9).await.unwrap();
    assert_eq!(found.len(), 1);
    let due = superfluous(&found[0].1, today);
    assert_eq!((found[0].0, due), (id, vec![2, 3, 5, 6, 7]));
    let unit = ours.unit;
    let thin = async |rule: Vec<i32>| {
        let rule = &rule;
        world.store.write(|tx: Tx| async move { tx.thinner(unit).thin(id, |_| rule.clone()).await }).await.unwrap()
    };
    // A rule gone wild takes nothing that is kept for ever: first, named, once public, newest.
    assert_eq!(thin(vec![1, 2, 4, 8, 9]).await, 1);
    assert_eq!(thin(vec![2, 3, 5, 6, 7]).await, 4);
    let left: Vec<_> = rows(&world, ours, id).await.iter().map(|row| row.number).collect();
    assert_eq!(left, [9, 8, 4, 1]);
    assert_eq!(version_of(world.save(ours, id, 10, &text("10", "x")).await), 11);
    assert_eq!(rows(&world, ours, id).await[0].number, 10, "numbers go on");
    // Behind the last item there is nothing, and two saves are never too many.
    let few = world.create(ours, &text("Ít", "x")).await;
    world.save(ours, few, 1, &text("Ít", "y")).await;
    assert!(world.store.saves_after(ours.unit, id, 9).await.unwrap().is_empty());
}

async fn a_text_that_waits_for_its_moment_is_kept_until_then(world: World) {
    let ours = &world.commune;
    let id = world.create(ours, &text("1", "x")).await;
    world.save(ours, id, 1, &text("2", "x")).await;
    let moment = Moment::from_micros(NOON).plus_seconds(60 * 86_400);
    world.done(ours, id, Do::Schedule(moment), minute(3)).await;
    world.save(ours, id, 3, &text("3", "x")).await;
    world.save(ours, id, 4, &text("4", "x")).await;
    let today = Moment::from_micros(NOON).plus_seconds(50 * 86_400).vietnam_date();
    let found = world.store.saves_after(ours.unit, ItemId(0), 9).await.unwrap();
    assert_eq!(superfluous(&found[0].1, today), [3], "the rule knows that it is kept");
    let unit = ours.unit;
    let thinned = world.store.write(|tx: Tx| async move { tx.thinner(unit).thin(id, |_| vec![1, 2, 3, 4]).await });
    assert_eq!(thinned.await.unwrap(), 1);
    let numbers: Vec<_> = rows(&world, ours, id).await.iter().map(|row| row.number).collect();
    assert_eq!(numbers, [4, 2, 1]);
    assert!(world.happen(ours, id, moment).await.is_some());
    assert!(world.read(ours, "2").await.is_some());
}

async fn what_was_public_before_this_step_is_known_afterwards(ground: Ground) {
    ground.open().await.close().await;
    let raw = ground.raw().await;
    Migrator::up(&raw, Some(26)).await.unwrap();
    let at = |n| minute(n).micros();
    let mut lines = vec![
        "INSERT INTO people (id, name, email, created_at) VALUES (1, 'Hải', 'hai@example.vn', 0)".to_owned(),
        "INSERT INTO units (id, kind, slug) VALUES (1, 'commune', 'xa'), (2, 'ward', 'phuong')".to_owned(),
    ];
    for (id, unit, live, again) in
        [(7, 1, "3", at(9).to_string()), (8, 1, "NULL", String::new()), (9, 2, "1", "NULL".to_owned())]
    {
        let (state, slug, first) = if live == "NULL" {
            ("draft", "NULL", "NULL".to_owned())
        } else {
            ("published", "'bai'", at(4).to_string())
        };
        let again = if again.is_empty() { "NULL".to_owned() } else { again };
        lines.push(format!(
            "INSERT INTO articles (id, unit_id, version, newest_number, changed_at, changed_by, state, live_number, \
             slug, first_published_at, republished_at) VALUES ({id}, {unit}, 9, 4, 0, 1, '{state}', {live}, {slug}, {first}, {again})"
        ));
        for number in 1..=4 {
            lines.push(format!(
                "INSERT INTO revisions (unit_id, article_id, number, title, body, saved_at, saved_by) \
                 VALUES ({unit}, {id}, {number}, 'x', 'x', {}, 1)",
                at(2 * i64::from(number))
            ));
        }
    }
    // The record: number 1 of item 7 was published at 3 by the program of then, and again; number 3 later.
    for (action, when) in [("article.publish", 3), ("item.publish", 3), ("item.save", 5), ("item.publish", 7)] {
        lines.push(format!(
            "INSERT INTO audit (at, person_id, unit_id, action, object_kind, object_id, detail) \
             VALUES ({}, 1, 1, '{action}', 'item', 7, '{{}}')",
            at(when)
        ));
    }
    for line in lines {
        raw.execute_unprepared(&line).await.unwrap_or_else(|error| panic!("{line}: {error}"));
    }
    ground.open().await.migrate::<Migrator>().await.unwrap();
    let told = "SELECT article_id || '/' || number || '/' || ((published_at - CAST(? AS BIGINT)) / 60000000) FROM revisions \
         WHERE published_at IS NOT NULL ORDER BY article_id, number";
    let lines = strings(&raw, &told.replace('?', &NOON.to_string())).await;
    assert_eq!(lines, ["7/1/3", "7/3/7", "9/1/4"], "of the twin, only what is live is known");
    assert_eq!(number(&raw, "SELECT count(*) FROM revisions WHERE note IS NOT NULL OR name IS NOT NULL").await, 0);
}
