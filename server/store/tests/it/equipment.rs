//! The ledger of equipment: nothing is lost by splitting, nothing of the twin's is reached, and whoever works for one
//! hamlet sees that hamlet's lines alone.

use domain::access::{Actor, Administrator, Desk, Membership, Role};
use domain::equipment::{Condition, EquipmentField, EquipmentForm, EquipmentId, EquipmentText, Split, sums};
use domain::hamlet::{HamletField, HamletForm, HamletId};
use store::{EquipmentSaved, HamletSaved, Tx};

use crate::world::{Twin, World, minute, today};

fn desk(world: &World, twin: &Twin) -> Desk {
    let everywhere = vec![Membership { role: Role::PlatformAdmin, unit: None }];
    Actor::new(world.admin, everywhere).desk(twin.unit).unwrap()
}

fn by(world: &World, twin: &Twin) -> Administrator {
    desk(world, twin).administrator().unwrap()
}

fn phones(quantity: u32, hamlet: Option<HamletId>) -> EquipmentText {
    let mut form = EquipmentForm::default();
    for (field, typed) in [
        (EquipmentField::Kind, "Điện thoại thông minh"),
        (EquipmentField::Quantity, "1"),
        (EquipmentField::Batch, "Đợt 1"),
        (EquipmentField::Source, "Sở Thông tin và Truyền thông"),
        (EquipmentField::Condition, "tot"),
    ] {
        form.set(field, typed);
    }
    EquipmentText { quantity, hamlet, ..form.check(today()).unwrap() }
}

async fn hamlet(world: &World, twin: &Twin, name: &str) -> HamletId {
    let mut form = HamletForm::default();
    form.set(HamletField::Name, name);
    let (by, text) = (by(world, twin), &form.check().unwrap());
    let write = |tx: Tx| async move { tx.administration(by).add_hamlet(text, minute(1)).await };
    let HamletSaved::Done(id) = world.store.write(write).await.unwrap() else { panic!("not added: {name}") };
    id
}

async fn add(world: &World, twin: &Twin, line: &EquipmentText) -> EquipmentSaved {
    let by = by(world, twin);
    let write = |tx: Tx| async move { tx.administration(by).add_equipment(line, minute(1)).await };
    world.store.write(write).await.unwrap()
}

async fn added(world: &World, twin: &Twin, line: &EquipmentText) -> EquipmentId {
    let EquipmentSaved::Done(id) = add(world, twin, line).await else { panic!("not added") };
    id
}

async fn split(world: &World, twin: &Twin, id: EquipmentId, version: i64, split: Split) -> EquipmentSaved {
    let by = by(world, twin);
    let write = |tx: Tx| async move { tx.administration(by).split_equipment(id, version, split, minute(2)).await };
    world.store.write(write).await.unwrap()
}

async fn quantities(world: &World, desk: &Desk) -> Vec<u32> {
    let lines = world.snapshot().await.desk(desk).equipment().await.unwrap();
    lines.into_iter().map(|line| line.text.quantity).collect()
}

both_engines! {
    a_hundred_phones_stay_a_hundred_however_they_are_split,
    a_line_is_nobody_elses_and_no_hamlet_of_another_unit_gets_it,
    a_team_member_reaches_the_lines_of_their_hamlet,
    whoever_saw_an_older_line_changes_nothing,
}

async fn a_hundred_phones_stay_a_hundred_however_they_are_split(world: World) {
    let (north, south) =
        (hamlet(&world, &world.commune, "Ấp Bắc").await, hamlet(&world, &world.commune, "Ấp Nam").await);
    let whole = added(&world, &world.commune, &phones(100, None)).await;
    let part = |count, hamlet, condition| Split { count, hamlet, handed_over_on: Some(today()), condition };
    let to_north = part(60, Some(north), Condition::Good);
    assert!(matches!(split(&world, &world.commune, whole, 1, to_north).await, EquipmentSaved::Done(id) if id != whole));
    let EquipmentSaved::Done(given) =
        split(&world, &world.commune, whole, 2, part(30, Some(south), Condition::Good)).await
    else {
        panic!("not split")
    };
    assert!(matches!(
        split(&world, &world.commune, given, 1, part(3, Some(south), Condition::Broken)).await,
        EquipmentSaved::Done(_)
    ));
    assert_eq!(
        split(&world, &world.commune, whole, 3, part(10, None, Condition::Lost)).await,
        EquipmentSaved::NothingLeft
    );
    let desk = desk(&world, &world.commune);
    let lines = world.snapshot().await.desk(&desk).equipment().await.unwrap();
    let by_hamlet = sums(lines.iter().map(|line| (line.hamlet.as_deref(), line.text.quantity)));
    assert_eq!(by_hamlet.into_iter().collect::<Vec<_>>(), [(None, 10), (Some("Ấp Bắc"), 60), (Some("Ấp Nam"), 30)]);
    let by_condition = sums(lines.iter().map(|line| (line.text.condition, line.text.quantity)));
    assert_eq!(by_condition.into_iter().collect::<Vec<_>>(), [(Condition::Good, 97), (Condition::Broken, 3)]);
}

async fn a_line_is_nobody_elses_and_no_hamlet_of_another_unit_gets_it(world: World) {
    let theirs = hamlet(&world, &world.ward, "Ấp Bắc").await;
    let line = added(&world, &world.ward, &phones(100, Some(theirs))).await;
    assert_eq!(add(&world, &world.commune, &phones(5, Some(theirs))).await, EquipmentSaved::NoHamlet);
    let ours = added(&world, &world.commune, &phones(5, None)).await;
    let away = Split { count: 1, hamlet: Some(theirs), handed_over_on: None, condition: Condition::Good };
    assert_eq!(split(&world, &world.commune, ours, 1, away).await, EquipmentSaved::NoHamlet);
    assert_eq!(split(&world, &world.commune, line, 1, away).await, EquipmentSaved::Missing);
    let by = by(&world, &world.commune);
    let remove = |tx: Tx| async move { tx.administration(by).remove_equipment(line, 1).await };
    assert_eq!(world.store.write(remove).await.unwrap(), EquipmentSaved::Missing);
    let desk = desk(&world, &world.commune);
    assert_eq!(world.snapshot().await.desk(&desk).equipment_line(line).await.unwrap(), None);
    assert_eq!(quantities(&world, &desk).await, [5]);
    // The engine would refuse it as well.
    let sql = format!("UPDATE equipment SET hamlet_id = {} WHERE id = {}", theirs.0, ours.0);
    let raw = world.raw().await;
    assert!(sea_orm::ConnectionTrait::execute_unprepared(&raw, &sql).await.is_err());
}

async fn a_team_member_reaches_the_lines_of_their_hamlet(world: World) {
    let (north, south) =
        (hamlet(&world, &world.commune, "Ấp Bắc").await, hamlet(&world, &world.commune, "Ấp Nam").await);
    let own = added(&world, &world.commune, &phones(60, Some(north))).await;
    let other = added(&world, &world.commune, &phones(30, Some(south))).await;
    let kept = added(&world, &world.commune, &phones(10, None)).await;
    let member = |hamlets| {
        let role = vec![Membership { role: Role::TeamMember, unit: Some(world.commune.unit) }];
        Actor::new(world.admin, role).with_hamlets(hamlets).desk(world.commune.unit).unwrap()
    };
    let of_north = member(vec![(world.commune.unit, north)]);
    assert_eq!(quantities(&world, &of_north).await, [60]);
    assert_eq!(quantities(&world, &member(Vec::new())).await, [0; 0]);
    let snapshot = world.snapshot().await;
    let reader = snapshot.desk(&of_north);
    assert!(reader.equipment_line(own).await.unwrap().is_some());
    assert_eq!(reader.equipment_line(other).await.unwrap(), None);
    assert_eq!(reader.equipment_line(kept).await.unwrap(), None);
}

async fn whoever_saw_an_older_line_changes_nothing(world: World) {
    let id = added(&world, &world.commune, &phones(100, None)).await;
    let by = by(&world, &world.commune);
    let save = async |version, line: &EquipmentText| {
        let write = |tx: Tx| async move { tx.administration(by).save_equipment(id, version, line, minute(3)).await };
        world.store.write(write).await.unwrap()
    };
    assert_eq!(save(1, &phones(90, None)).await, EquipmentSaved::Done(id));
    assert!(matches!(save(1, &phones(80, None)).await, EquipmentSaved::Stale(line) if line.text.quantity == 90));
    let part = Split { count: 95, hamlet: None, handed_over_on: None, condition: Condition::Lost };
    assert!(matches!(split(&world, &world.commune, id, 1, part).await, EquipmentSaved::Stale(_)));
    let remove = async |version| {
        let write = |tx: Tx| async move { tx.administration(by).remove_equipment(id, version).await };
        world.store.write(write).await.unwrap()
    };
    assert!(matches!(remove(1).await, EquipmentSaved::Stale(_)));
    assert_eq!(remove(2).await, EquipmentSaved::Done(id));
    assert_eq!(quantities(&world, &desk(&world, &world.commune)).await, [0; 0]);
}
