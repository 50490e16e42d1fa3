//! What residents see of all units at once: never a draft, and figures that follow every change.

use domain::unit::UnitId;
use domain::withdrawal::WithdrawalReason;
use store::{Tally, Tx, UnitFact};

use crate::world::{Twin, World, minute, order, text};

async fn titles(world: &World) -> Vec<String> {
    let snapshot = world.snapshot().await;
    let but = snapshot_province(world).await;
    snapshot.portal().news(&[but], 10).await.unwrap().into_iter().map(|item| item.title).collect()
}

async fn snapshot_province(world: &World) -> UnitId {
    world.store.registry().await.unwrap().units[0].id
}

async fn tally(world: &World, twin: &Twin) -> (u64, Option<i64>) {
    let tallies = world.snapshot().await.portal().tallies().await.unwrap();
    let Tally { published, last_change, .. } = *tallies.iter().find(|tally| tally.unit == twin.unit).unwrap();
    (published, last_change.map(|at| (at.micros() - minute(0).micros()) / 60_000_000))
}

both_engines! {
    the_newest_of_all_units_come_first_and_drafts_never,
    figures_follow_each_publication_and_withdrawal,
    two_at_once_are_both_counted,
    the_total_of_versions_grows_with_each,
    a_fact_is_given_once_to_the_one_unit_of_a_code,
}

async fn the_newest_of_all_units_come_first_and_drafts_never(world: World) {
    world.published(&world.commune, &text("Một", "x"), minute(5)).await;
    world.create(&world.commune, &text("Nháp", "x")).await;
    let (id, version, _) = world.published(&world.ward, &text("Hai", "x"), minute(6)).await;
    assert_eq!(titles(&world).await, ["Hai", "Một"]);
    // A newer text that waits is not shown; published, it is, in the same place.
    let store::Saved::Done { version, .. } = world.save(&world.ward, id, version, &text("Hai mới", "x")).await else {
        panic!()
    };
    assert_eq!(titles(&world).await, ["Hai", "Một"]);
    world.publish(&world.ward, id, version, minute(7)).await;
    assert_eq!(titles(&world).await, ["Hai mới", "Một"]);
    world.withdraw(&world.ward, id, version + 1, &order(WithdrawalReason::NoLongerValid, None, None)).await;
    assert_eq!(titles(&world).await, ["Một"]);
    let snapshot = world.snapshot().await;
    assert!(snapshot.portal().news(&[world.commune.unit], 10).await.unwrap().is_empty(), "all but one unit");
    world.published(&world.ward, &text("Ba", "x"), minute(8)).await;
    let snapshot = world.snapshot().await;
    let left = async |but: &[UnitId]| {
        let news = snapshot.portal().news(but, 1).await.unwrap();
        news.into_iter().map(|item| item.title).collect::<Vec<_>>()
    };
    assert_eq!(left(&[]).await, ["Ba"]);
    assert_eq!(left(&[world.ward.unit]).await, ["Một"], "what is left out takes no place");
    assert!(left(&[world.ward.unit, world.commune.unit]).await.is_empty());
}

async fn figures_follow_each_publication_and_withdrawal(world: World) {
    assert_eq!(tally(&world, &world.commune).await, (0, None));
    world.create(&world.commune, &text("Nháp", "x")).await;
    assert_eq!(tally(&world, &world.commune).await, (0, None));
    let (id, version, _) = world.published(&world.commune, &text("Một", "x"), minute(5)).await;
    assert_eq!(tally(&world, &world.commune).await, (1, Some(5)));
    let (version, _) = world.republished(&world.commune, id, version, &text("Một mới", "x")).await;
    assert_eq!(tally(&world, &world.commune).await, (1, Some(30)));
    world.withdraw(&world.commune, id, version, &order(WithdrawalReason::InError, None, None)).await;
    assert_eq!(tally(&world, &world.commune).await, (0, None));
    assert_eq!(tally(&world, &world.ward).await, (0, None));
}

async fn two_at_once_are_both_counted(world: World) {
    let mut tasks = Vec::new();
    for number in 0..6 {
        let world = world.clone();
        tasks.push(tokio::spawn(async move {
            world.published(&world.commune, &text(&format!("Bài {number}"), "x"), minute(number)).await;
        }));
    }
    for task in tasks {
        task.await.unwrap();
    }
    assert_eq!(tally(&world, &world.commune).await, (6, Some(5)));
}

async fn the_total_of_versions_grows_with_each(world: World) {
    let before = world.store.versions().total();
    world.published(&world.commune, &text("Một", "x"), minute(5)).await;
    world.published(&world.ward, &text("Hai", "x"), minute(5)).await;
    assert_eq!(world.store.versions().total(), before + 2);
    let other = world.ground.open().await;
    other.poll().await.unwrap();
    assert_eq!(other.versions().total(), before + 2);
}

async fn a_fact_is_given_once_to_the_one_unit_of_a_code(world: World) {
    let fact = |value: &str| UnitFact {
        key: "population".to_owned(),
        value: value.to_owned(),
        source: "Tổng điều tra".to_owned(),
        as_of: domain::moment::CivilDate::new(2019, 4, 1),
    };
    let (first, second) = (&fact("7372"), &fact("1"));
    let unit = world.commune.unit;
    let day = domain::moment::CivilDate::new(2024, 12, 31).unwrap();
    let lacking = async || {
        let found = world.store.write(|tx: Tx| async move { tx.units().lacking("test", day, "population").await });
        found.await.unwrap().into_iter().map(|(_, unit)| unit).collect::<Vec<_>>()
    };
    assert!(lacking().await.contains(&unit));
    let before = world.stored_version(&world.commune).await;
    for fact in [first, second] {
        world.store.write(|tx: Tx| async move { tx.units().add_fact(unit, fact).await }).await.unwrap();
    }
    assert!(!lacking().await.contains(&unit) && lacking().await.contains(&world.ward.unit));
    assert!(world.stored_version(&world.commune).await > before);
    let snapshot = world.snapshot().await;
    assert_eq!(snapshot.site(unit).facts().await.unwrap(), std::slice::from_ref(first), "what is there stays");
    assert!(snapshot.site(world.ward.unit).facts().await.unwrap().is_empty());
    let portal = snapshot.portal();
    assert_eq!(portal.with_fact("population").await.unwrap(), [(unit, "7372".to_owned())]);
    assert_eq!(portal.with_values("population", &["7372".to_owned()]).await.unwrap().len(), 1);
    assert!(portal.with_values("population", &["1".to_owned()]).await.unwrap().is_empty());
    // A code two units had is nobody's.
    let shared =
        format!("INSERT INTO unit_codes (unit_id, scheme, code) VALUES ({}, 'test', 'phuong-phuoc-hung')", unit.0);
    world.execute(&shared).await;
    assert!(!lacking().await.contains(&world.ward.unit));
}
