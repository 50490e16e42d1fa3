//! Alerts: on the pages they are for and on no others, begun and gone in time, confirmed by whom it takes.

use std::collections::BTreeSet;

use domain::access::{Actor, Desk, Membership, Publisher, Role};
use domain::alert::{AlertId, AlertState, AlertText, Audience, Hazard, OverrideReason, Rank};
use domain::moment::Moment;
use domain::unit::UnitId;
use store::{AlertChange, AlertHappened, ShownAlert, Tx};

use crate::world::{Twin, World, minute};

both_engines! {
    an_alert_stands_where_it_is_for_until_somebody_ends_it,
    one_begins_and_goes_in_time_and_is_done_once,
    the_whole_province_takes_two_persons_or_a_reason,
    what_was_confirmed_is_not_rewritten_and_a_stale_page_changes_nothing,
    an_alert_is_nobody_elses,
}

fn storm(audience: Audience, starts: Option<i64>, ends: i64) -> AlertText {
    AlertText {
        rank: Rank::Urgent,
        hazard: Hazard::Storm,
        headline: "Bão số 3".to_owned(),
        text: "Ở trong nhà.".to_owned(),
        starts: starts.map(minute),
        ends: minute(ends),
        audience,
        spoken: None,
    }
}

fn by(desk: &Desk) -> Publisher<'_> {
    desk.publisher().unwrap()
}

impl World {
    async fn write_alert(&self, desk: &Desk, text: &AlertText) -> AlertId {
        self.store.write(|tx: Tx| async move { tx.publisher(by(desk)).add_alert(text, minute(0)).await }).await.unwrap()
    }

    async fn confirm_alert(
        &self,
        desk: &Desk,
        (id, version): (AlertId, i64),
        units: &[UnitId],
        alone: Option<&OverrideReason>,
        at: Moment,
    ) -> AlertChange {
        let units: &BTreeSet<UnitId> = &units.iter().copied().collect();
        let write = |tx: Tx| async move { tx.publisher(by(desk)).confirm_alert(id, version, units, alone, at).await };
        self.store.write(write).await.unwrap()
    }

    async fn warned(&self, twin: &Twin) -> Vec<ShownAlert> {
        self.snapshot().await.site(twin.unit).alerts().await.unwrap()
    }

    async fn alerts_happen(&self, at: Moment) -> Vec<AlertHappened> {
        let mut happened = Vec::new();
        for due in self.store.due_alerts(at, 50).await.unwrap() {
            let done = self.store.write(|tx: Tx| async move { tx.alert_happens(due, at).await }).await.unwrap();
            happened.extend(done);
        }
        happened
    }

    /// Another person who may publish at the same unit.
    fn other_publisher(&self, twin: &Twin) -> Desk {
        Actor::new(self.admin, vec![Membership { role: Role::PlatformAdmin, unit: None }]).desk(twin.unit).unwrap()
    }
}

async fn an_alert_stands_where_it_is_for_until_somebody_ends_it(world: World) {
    let (commune, ward) = (&world.commune, &world.ward);
    let versions = || (world.store.versions().of(commune.unit), world.store.versions().of(ward.unit));
    let desk = &commune.approver;
    let id = world.write_alert(desk, &storm(Audience::Own, None, 600)).await;
    let before = versions();
    assert!(world.warned(commune).await.is_empty(), "a draft stands nowhere");
    assert_eq!(world.confirm_alert(desk, (id, 1), &[commune.unit], None, minute(1)).await, AlertChange::Shown);
    let shown = world.warned(commune).await;
    assert_eq!((shown.len(), shown[0].id, shown[0].since, shown[0].until), (1, id, minute(1), minute(600)));
    assert!(world.warned(ward).await.is_empty());
    assert!(versions().0 > before.0, "its pages change");
    assert_eq!(versions().1, before.1, "nobody else's do");
    // One for both, from the other desk, less grave.
    let advice = AlertText { rank: Rank::Advice, ..storm(Audience::Some([commune.unit, ward.unit].into()), None, 600) };
    let other = world.write_alert(&ward.approver, &advice).await;
    world.confirm_alert(&ward.approver, (other, 1), &[commune.unit, ward.unit], None, minute(2)).await;
    let ids = |shown: Vec<ShownAlert>| shown.into_iter().map(|alert| alert.id).collect::<Vec<_>>();
    assert_eq!(ids(world.warned(commune).await), [id, other], "the gravest first");
    assert_eq!(ids(world.warned(ward).await), [other]);
    let before = versions();
    let write = |tx: Tx| async move { tx.publisher(by(desk)).end_alert(id, 2, minute(3)).await };
    assert_eq!(world.store.write(write).await.unwrap(), AlertChange::Done(id));
    assert_eq!(ids(world.warned(commune).await), [other]);
    assert!(versions().0 > before.0 && versions().1 == before.1);
    let ended = world.snapshot().await.desk(desk).alert(id).await.unwrap().unwrap();
    assert_eq!((ended.state, ended.reached), (AlertState::Ended, 1));
    assert!(ended.ended.is_some_and(|(at, by)| at == minute(3) && by.is_some()));
}

async fn one_begins_and_goes_in_time_and_is_done_once(world: World) {
    let (commune, desk) = (&world.commune, &world.commune.approver);
    let id = world.write_alert(desk, &storm(Audience::Own, Some(10), 20)).await;
    let confirmed = world.confirm_alert(desk, (id, 1), &[commune.unit], None, minute(1)).await;
    assert_eq!(confirmed, AlertChange::Planned(minute(10)));
    assert!(world.warned(commune).await.is_empty());
    assert!(world.alerts_happen(minute(9)).await.is_empty());
    let due = world.store.due_alerts(minute(10), 50).await.unwrap()[0];
    assert_eq!((due.unit, due.id), (commune.unit, id));
    // Of many who look at once one does it.
    let (one, other) = tokio::join!(
        world.store.write(|tx: Tx| async move { tx.alert_happens(due, minute(10)).await }),
        world.store.write(|tx: Tx| async move { tx.alert_happens(due, minute(10)).await }),
    );
    assert_eq!([one.unwrap(), other.unwrap()].iter().flatten().count(), 1);
    assert_eq!(world.warned(commune).await.len(), 1);
    assert!(world.alerts_happen(minute(19)).await.is_empty());
    assert!(matches!(world.alerts_happen(minute(20)).await.as_slice(), [AlertHappened::Ended(_)]));
    assert!(world.warned(commune).await.is_empty() && world.alerts_happen(minute(99)).await.is_empty());
    // One whose whole time passed while nobody looked was never seen.
    let missed = world.write_alert(desk, &storm(Audience::Own, Some(30), 40)).await;
    world.confirm_alert(desk, (missed, 1), &[commune.unit], None, minute(21)).await;
    assert!(matches!(world.alerts_happen(minute(50)).await.as_slice(), [AlertHappened::Ended(_)]));
    assert!(world.warned(commune).await.is_empty());
    // Nor is one confirmed after its end.
    let late = world.write_alert(desk, &storm(Audience::Own, None, 60)).await;
    assert_eq!(world.confirm_alert(desk, (late, 1), &[commune.unit], None, minute(60)).await, AlertChange::Over);
}

async fn the_whole_province_takes_two_persons_or_a_reason(world: World) {
    let (commune, desk) = (&world.commune, &world.commune.approver);
    let second = &world.other_publisher(commune);
    let units = [commune.unit, world.ward.unit];
    let id = world.write_alert(desk, &storm(Audience::All, None, 600)).await;
    assert_eq!(world.confirm_alert(desk, (id, 1), &units, None, minute(1)).await, AlertChange::HalfConfirmed);
    assert_eq!(world.confirm_alert(desk, (id, 2), &units, None, minute(2)).await, AlertChange::NeedsAnother);
    assert!(world.warned(commune).await.is_empty());
    // Other words need both again.
    let text = &storm(Audience::All, None, 700);
    let save = |tx: Tx| async move { tx.publisher(by(desk)).save_alert(id, 2, text, minute(3)).await };
    assert_eq!(world.store.write(save).await.unwrap(), AlertChange::Done(id));
    assert_eq!(world.confirm_alert(second, (id, 3), &units, None, minute(4)).await, AlertChange::HalfConfirmed);
    assert_eq!(world.confirm_alert(desk, (id, 4), &units, None, minute(5)).await, AlertChange::Shown);
    assert_eq!((world.warned(commune).await.len(), world.warned(&world.ward).await.len()), (1, 1));
    let reason = OverrideReason::parse("Bão đổ bộ sau một giờ nữa").unwrap().unwrap();
    let alone = world.write_alert(desk, &storm(Audience::All, None, 600)).await;
    assert_eq!(world.confirm_alert(desk, (alone, 1), &units, Some(&reason), minute(6)).await, AlertChange::Shown);
    let snapshot = world.snapshot().await;
    assert_eq!(snapshot.desk(desk).alerts_overridden().await.unwrap(), 1);
    let told = snapshot.desk(desk).alert(alone).await.unwrap().unwrap();
    assert_eq!(told.override_reason.as_deref(), Some("Bão đổ bộ sau một giờ nữa"));
}

async fn what_was_confirmed_is_not_rewritten_and_a_stale_page_changes_nothing(world: World) {
    let (commune, desk) = (&world.commune, &world.commune.approver);
    let text = &storm(Audience::Own, None, 600);
    let id = world.write_alert(desk, text).await;
    let save = async |version| {
        let write = |tx: Tx| async move { tx.publisher(by(desk)).save_alert(id, version, text, minute(1)).await };
        world.store.write(write).await.unwrap()
    };
    assert_eq!(save(1).await, AlertChange::Done(id));
    assert!(matches!(
        world.confirm_alert(desk, (id, 1), &[commune.unit], None, minute(2)).await,
        AlertChange::Stale(_)
    ));
    assert!(world.warned(commune).await.is_empty());
    assert_eq!(world.confirm_alert(desk, (id, 2), &[commune.unit], None, minute(2)).await, AlertChange::Shown);
    assert!(matches!(save(3).await, AlertChange::Stale(_)));
    let remove = |tx: Tx| async move { tx.publisher(by(desk)).remove_alert(id, 3).await };
    assert!(matches!(world.store.write(remove).await.unwrap(), AlertChange::Stale(_)));
    assert_eq!(world.warned(commune).await.len(), 1);
    let draft = world.write_alert(desk, text).await;
    let remove = |tx: Tx| async move { tx.publisher(by(desk)).remove_alert(draft, 1).await };
    assert_eq!(world.store.write(remove).await.unwrap(), AlertChange::Done(draft));
    assert_eq!(world.snapshot().await.desk(desk).alert(draft).await.unwrap(), None);
}

async fn an_alert_is_nobody_elses(world: World) {
    let (desk, foreign) = (&world.commune.approver, &world.ward.approver);
    let text = &storm(Audience::Own, None, 600);
    let id = world.write_alert(desk, text).await;
    let units = [world.ward.unit];
    assert_eq!(world.confirm_alert(foreign, (id, 1), &units, None, minute(1)).await, AlertChange::Missing);
    let save = |tx: Tx| async move { tx.publisher(by(foreign)).save_alert(id, 1, text, minute(1)).await };
    assert_eq!(world.store.write(save).await.unwrap(), AlertChange::Missing);
    let end = |tx: Tx| async move { tx.publisher(by(foreign)).end_alert(id, 1, minute(1)).await };
    assert_eq!(world.store.write(end).await.unwrap(), AlertChange::Missing);
    let snapshot = world.snapshot().await;
    assert_eq!(snapshot.desk(foreign).alert(id).await.unwrap(), None);
    assert!(snapshot.desk(foreign).alerts().await.unwrap().is_empty());
}
