//! How units are doing, counted at the desk above them and at their own.

use domain::access::{Actor, Membership, Role};
use domain::duty::Fact;
use domain::item::ItemKind;
use domain::liveliness::{Liveliness, Pace, Section};
use domain::moment::CivilDate;
use domain::unit::UnitId;
use domain::withdrawal::WithdrawalReason;
use store::UnitLiveliness;

use crate::world::{World, minute, order, version_of};

both_engines! {
    what_is_public_is_counted_by_kind_and_what_is_not_is_not,
    a_desk_counts_its_own_unit_and_the_one_above_all_below_it,
}

/// Minutes of a day.
const DAY: i64 = 24 * 60;

fn day(minutes: i64) -> CivilDate {
    minute(minutes).vietnam_date()
}

async fn own(world: &World, minutes: i64) -> Liveliness {
    world.snapshot().await.desk(&world.commune.writer).liveliness(minute(minutes)).await.unwrap()
}

async fn what_is_public_is_counted_by_kind_and_what_is_not_is_not(world: World) {
    let (ours, theirs) = (&world.commune, &world.ward);
    assert_eq!(own(&world, 0).await.pace(day(0)), Pace::NotBegun);
    world.create(ours, &ours.marked("Bản nháp", "ban-nhap")).await;
    world.published(theirs, &theirs.marked("Của phường", "cua-phuong"), minute(9 * DAY)).await;
    assert_eq!(own(&world, 9 * DAY).await.last(), None, "neither a draft nor what is the twin's");
    let (first, version, _) = world.published(ours, &ours.marked("Một", "mot"), minute(1)).await;
    let (second, version_of_second, _) = world.published(ours, &ours.marked("Hai", "hai"), minute(2 * DAY)).await;
    let life = own(&world, 3 * DAY).await;
    assert_eq!(life.section(ItemKind::Article), Section { count: 2, last: Some(day(2 * DAY)) });
    assert_eq!(life.section(ItemKind::Notice), Section::default());
    // What is taken back is public no more; what is published again is as fresh as that.
    world.withdraw(ours, second, version_of_second, &order(WithdrawalReason::InError, None, None)).await;
    assert_eq!(own(&world, 3 * DAY).await.section(ItemKind::Article), Section { count: 1, last: Some(day(1)) });
    let version = version_of(world.save(ours, first, version, &ours.marked("Một, sửa", "mot")).await);
    world.publish(ours, first, version, minute(3 * DAY)).await;
    let life = own(&world, 3 * DAY).await;
    assert_eq!(life.section(ItemKind::Article), Section { count: 1, last: Some(day(3 * DAY)) });
    assert_eq!((life.lacks.as_slice(), life.is_confirmed), (Fact::ALL.as_slice(), false));
    assert_eq!((life.reviews, life.requests), (0, 0));
}

async fn a_desk_counts_its_own_unit_and_the_one_above_all_below_it(world: World) {
    let (ours, theirs) = (&world.commune, &world.ward);
    world.published(theirs, &theirs.marked("Của phường", "cua-phuong"), minute(9 * DAY)).await;
    world.execute(&format!("UPDATE articles SET review_on = {}", day(10 * DAY).days())).await;
    let at = |unit: UnitId| {
        let role = vec![Membership { role: Role::PlatformAdmin, unit: None }];
        Actor::new(world.admin, role).desk(unit).unwrap()
    };
    let below = async |unit: UnitId| {
        let desk = at(unit);
        let found = world.snapshot().await.desk(&desk).liveliness_below(minute(10 * DAY)).await.unwrap();
        found.into_iter().map(|UnitLiveliness { unit, life }| (unit, life)).collect::<Vec<_>>()
    };
    let raw = world.raw().await;
    let parent = async |of: UnitId| {
        let id = crate::schema::number(&raw, &format!("SELECT parent_id FROM units WHERE id = {}", of.0)).await;
        UnitId(id)
    };
    let district = parent(ours.unit).await;
    let all = below(parent(district).await).await;
    let of = |unit: UnitId| all.iter().find(|(known, _)| *known == unit).map(|(_, life)| life.clone()).unwrap();
    assert_eq!(all.len(), 4, "two districts and two communes");
    assert_eq!((of(theirs.unit).last(), of(theirs.unit).reviews), (Some(day(9 * DAY)), 1));
    assert_eq!((of(ours.unit).last(), of(ours.unit).reviews), (None, 0));
    let of_district = below(district).await;
    assert_eq!(of_district.iter().map(|(unit, _)| *unit).collect::<Vec<_>>(), [ours.unit]);
    assert!(below(ours.unit).await.is_empty());
}
