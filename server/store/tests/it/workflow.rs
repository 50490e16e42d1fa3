//! How a unit works, and what it approved.

use domain::access::{Administrator, Membership, Role};
use domain::item::ItemText;
use store::{Approvals, Tx, Workflow};

use crate::deeds::Do;
use crate::world::{Twin, World, minute, text};

both_engines! {
    a_unit_works_as_it_says_and_by_default_without_a_second_pair_of_eyes,
    of_two_changes_from_one_version_one_wins,
    approvals_are_counted_since_a_moment_and_own_ones_told,
}

/// The platform's administrator administers every unit.
async fn administrator(world: &World, twin: &Twin) -> Administrator {
    let actor = world.store.people().actor(world.admin).await.unwrap().unwrap();
    assert_eq!(actor.memberships(), [Membership { role: Role::PlatformAdmin, unit: None }]);
    actor.desk(twin.unit).unwrap().administrator().unwrap()
}

async fn set(world: &World, twin: &Twin, version: i64, self_approval: bool) -> Option<i64> {
    let administrator = administrator(world, twin).await;
    let set = world
        .store
        .write(|tx: Tx| async move { tx.set_workflow(administrator, version, self_approval, minute(3)).await });
    set.await.unwrap()
}

async fn a_unit_works_as_it_says_and_by_default_without_a_second_pair_of_eyes(world: World) {
    let (ours, theirs) = (&world.commune, &world.ward);
    let read = async |twin: &Twin| world.snapshot().await.desk(&twin.writer).workflow().await.unwrap();
    assert_eq!(read(ours).await, Workflow { version: 0, self_approval: true });
    assert_eq!(set(&world, ours, 0, false).await, Some(1));
    assert_eq!(set(&world, ours, 0, true).await, None);
    assert_eq!(set(&world, ours, 5, true).await, None);
    let strict = Workflow { version: 1, self_approval: false };
    assert_eq!((read(ours).await, read(theirs).await), (strict, Workflow::default()));
    let unit = ours.unit;
    assert_eq!(world.store.write(|tx: Tx| async move { tx.workflow(unit).await }).await.unwrap(), strict);
    assert_eq!(set(&world, ours, 1, true).await, Some(2));
    assert_eq!(read(ours).await, Workflow { version: 2, self_approval: true });
    assert_eq!(set(&world, theirs, 1, false).await, None, "nobody changed it from 1");
}

async fn of_two_changes_from_one_version_one_wins(world: World) {
    for version in 0..2 {
        let mut tasks = Vec::new();
        for n in 0..8 {
            let world = world.clone();
            tasks.push(tokio::spawn(async move { set(&world, &world.commune, version, n % 2 == 0).await }));
        }
        let mut done = 0;
        for task in tasks {
            done += i32::from(task.await.unwrap() == Some(version + 1));
        }
        assert_eq!(done, 1);
    }
}

async fn approvals_are_counted_since_a_moment_and_own_ones_told(world: World) {
    let (ours, theirs) = (&world.commune, &world.ward);
    let since = async |twin: &Twin, n| {
        let Approvals { all, own } =
            world.snapshot().await.desk(&twin.writer).approvals_since(minute(n)).await.unwrap();
        (all, own)
    };
    assert_eq!(since(ours, 0).await, (0, 0));
    let by_approver = async |twin: &Twin, title: &str| -> (domain::item::ItemId, ItemText) {
        let (writer, text) = (twin.approver.writer().unwrap(), text(title, "x"));
        let new = &text;
        let created = world.store.write(|tx: Tx| async move { tx.writer(writer).create(new, minute(1)).await });
        match created.await.unwrap() {
            store::Created::Done { id } => (id, text),
            other @ store::Created::BadReference(_) => panic!("{other:?}"),
        }
    };
    // Somebody else's text, an own one, and an own one that waits for its moment.
    let (id, version, _) = world.published(ours, &text("Của người viết", "x"), minute(5)).await;
    let (own, _) = by_approver(ours, "Của mình").await;
    world.publish(ours, own, 1, minute(10)).await;
    let (later, _) = by_approver(ours, "Của mình, hẹn giờ").await;
    world.done(ours, later, Do::Schedule(minute(20)), minute(11)).await;
    assert_eq!(since(ours, 0).await, (2, 1), "what waits is not public");
    world.happen(ours, later, minute(20)).await;
    assert_eq!((since(ours, 0).await, since(ours, 10).await, since(ours, 11).await), ((3, 2), (2, 2), (1, 1)));
    assert_eq!((since(ours, 20).await, since(ours, 21).await), ((1, 1), (0, 0)));
    // A second text of an item counts, the same text a second time does not.
    let (version, _) = world.republished(ours, id, version, &text("Sửa", "x")).await;
    let order = crate::world::order(domain::withdrawal::WithdrawalReason::InError, None, None);
    world.withdraw(ours, id, version, &order).await;
    world.publish(ours, id, version + 1, minute(60)).await;
    assert_eq!((since(ours, 0).await, since(ours, 31).await), ((4, 2), (0, 0)));
    world.published(theirs, &text("Của phường", "x"), minute(5)).await;
    assert_eq!((since(ours, 0).await, since(theirs, 0).await), ((4, 2), (1, 0)));
}
