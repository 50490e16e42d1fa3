//! The letters of the week: planned before they are due, taken once, and for nobody who stopped them.

use std::collections::BTreeSet;

use domain::moment::Moment;
use domain::unit::UnitId;
use store::Tx;

use crate::world::{World, minute};

both_engines! {
    a_letter_is_planned_once_and_taken_once,
    whoever_stopped_it_is_no_reader,
}

impl World {
    async fn plan_digests(&self, at: Moment) -> BTreeSet<UnitId> {
        let units: BTreeSet<_> = [self.commune.unit, self.ward.unit].into();
        let fresh = self.store.without_digest(units.clone()).await.unwrap();
        // What another node planned meanwhile stays as well.
        let units = &units;
        self.store.write(|tx: Tx| async move { tx.plan_digests(units.clone(), at).await }).await.unwrap();
        fresh
    }
}

async fn a_letter_is_planned_once_and_taken_once(world: World) {
    let (ours, theirs) = (world.commune.unit, world.ward.unit);
    assert_eq!(world.plan_digests(minute(10)).await, [ours, theirs].into());
    assert!(world.plan_digests(minute(99)).await.is_empty());
    assert!(world.store.due_digests(minute(9), 10).await.unwrap().is_empty());
    let due: BTreeSet<_> = world.store.due_digests(minute(10), 10).await.unwrap().into_iter().collect();
    assert_eq!(due, [ours, theirs].into(), "what was planned first stays");
    // Of many who look at once one takes it.
    let take = |tx: Tx| async move { tx.timekeeper(ours).take_digest(minute(10), minute(20)).await };
    let (one, other) = tokio::join!(world.store.write(take), world.store.write(take));
    assert_ne!(one.unwrap(), other.unwrap());
    assert_eq!(world.store.due_digests(minute(19), 10).await.unwrap(), [theirs]);
    assert_eq!(world.store.due_digests(minute(20), 10).await.unwrap(), [theirs, ours], "the longest overdue first");
}

async fn whoever_stopped_it_is_no_reader(world: World) {
    let approver = world.commune.approver.person();
    let readers = async || {
        let unit = world.commune.unit;
        let read = |tx: Tx| async move { tx.people().digest_readers(unit).await };
        let people = world.store.write(read).await.unwrap();
        people.into_iter().map(|person| person.id).collect::<Vec<_>>()
    };
    assert_eq!(readers().await, [approver], "neither the writer nor whoever runs the platform");
    let stop = async |since: Option<Moment>| {
        let stop = |tx: Tx| async move { tx.people().stop_digest(approver, since).await };
        world.store.write(stop).await.unwrap()
    };
    assert!(stop(Some(minute(1))).await && !stop(Some(minute(2))).await);
    assert!(readers().await.is_empty());
    let known = world.store.people().by_id(approver).await.unwrap().unwrap();
    assert_eq!(known.digest_stopped_at, Some(minute(1)));
    assert!(stop(None).await && !stop(None).await);
    assert_eq!(readers().await, [approver]);
}
