//! What a unit says of itself, and its officers: own rows, own versions, nothing of the twin's.

use domain::access::{Actor, Administrator, Membership, Role};
use domain::moment::CivilDate;
use domain::officer::{OfficerField, OfficerForm, OfficerId, OfficerText};
use domain::palette::Palette;
use domain::profile::{ProfileField, ProfileForm, UnitProfile};
use store::{OfficerSaved, ProfileSaved, Tx};

use crate::world::{Twin, World, minute};

fn by(world: &World, twin: &Twin) -> Administrator {
    let everywhere = vec![Membership { role: Role::PlatformAdmin, unit: None }];
    Actor::new(world.admin, everywhere).desk(twin.unit).unwrap().administrator().unwrap()
}

fn facts(twin: &Twin) -> UnitProfile {
    let mut form = ProfileForm::default();
    for &field in ProfileField::ALL {
        form.set(field, twin.token);
    }
    form.set(ProfileField::Phones, "Văn phòng: 0254 3852 123\n113");
    form.set(ProfileField::Email, "lan@example.gov.vn");
    form.set(ProfileField::MapPoint, "10.5, 107.2");
    form.check().unwrap()
}

fn officer(twin: &Twin, name: &str, to: &str) -> OfficerText {
    let mut form = OfficerForm::default();
    form.set(OfficerField::Kind, "leader");
    form.set(OfficerField::Name, format!("{name} {}", twin.token));
    form.set(OfficerField::Position, "Chủ tịch");
    form.set(OfficerField::To, to);
    form.check().unwrap()
}

async fn save(world: &World, twin: &Twin, version: i64, facts: &UnitProfile) -> ProfileSaved {
    let by = by(world, twin);
    let write = |tx: Tx| async move { tx.administration(by).save_profile(version, facts, minute(1)).await };
    world.store.write(write).await.unwrap()
}

async fn confirm(world: &World, twin: &Twin, version: i64, confirmed: bool) -> ProfileSaved {
    let by = by(world, twin);
    let write = |tx: Tx| async move { tx.administration(by).set_confirmed(version, confirmed, minute(2)).await };
    world.store.write(write).await.unwrap()
}

async fn add(world: &World, twin: &Twin, officer: &OfficerText) -> OfficerId {
    let by = by(world, twin);
    world
        .store
        .write(|tx: Tx| async move { tx.administration(by).add_officer(officer, minute(1)).await })
        .await
        .unwrap()
}

async fn names(world: &World, twin: &Twin, day: (i32, u8, u8)) -> Vec<String> {
    let day = CivilDate::new(day.0, day.1, day.2).unwrap();
    let officers = world.snapshot().await.site(twin.unit).officers(day).await.unwrap();
    officers.into_iter().map(|officer| officer.name.split(' ').next().unwrap().to_owned()).collect()
}

both_engines! {
    facts_are_read_as_they_were_saved_and_a_stale_save_changes_nothing,
    the_registry_knows_who_is_confirmed,
    a_palette_is_one_units_and_is_chosen_by_who_saw_the_newest,
    officers_hold_office_on_their_days_in_the_order_given,
    an_officer_is_changed_and_removed_by_who_saw_the_newest,
    two_first_saves_meet_in_one_row,
}

async fn facts_are_read_as_they_were_saved_and_a_stale_save_changes_nothing(world: World) {
    let (ours, twins) = (facts(&world.commune), facts(&world.ward));
    assert_eq!(save(&world, &world.commune, 0, &ours).await, ProfileSaved::Done { version: 1 });
    assert_eq!(save(&world, &world.ward, 0, &twins).await, ProfileSaved::Done { version: 1 });
    let snapshot = world.snapshot().await;
    assert_eq!(snapshot.site(world.commune.unit).profile().await.unwrap(), ours);
    assert_eq!(snapshot.site(world.ward.unit).profile().await.unwrap(), twins);
    snapshot.end().await.unwrap();
    let ProfileSaved::Stale(saved) = save(&world, &world.commune, 0, &UnitProfile::default()).await else {
        panic!("saved over somebody's facts");
    };
    assert_eq!((saved.version, saved.profile, saved.changed_by.as_deref()), (1, ours, Some("Đỗ Quản Trị")));
}

async fn the_registry_knows_who_is_confirmed(world: World) {
    save(&world, &world.commune, 0, &facts(&world.commune)).await;
    let before = world.store.registry().await.unwrap();
    assert!(before.confirmed.is_empty());
    assert_eq!(confirm(&world, &world.commune, 1, true).await, ProfileSaved::Done { version: 2 });
    let after = world.store.registry().await.unwrap();
    assert_eq!(after.confirmed, [world.commune.unit]);
    assert!(after.version > before.version);
    assert!(matches!(confirm(&world, &world.commune, 1, false).await, ProfileSaved::Stale(_)));
    confirm(&world, &world.commune, 2, false).await;
    assert!(world.store.registry().await.unwrap().confirmed.is_empty());
}

async fn a_palette_is_one_units_and_is_chosen_by_who_saw_the_newest(world: World) {
    let choose = async |twin: &Twin, version, palette| {
        let by = by(&world, twin);
        let write = |tx: Tx| async move { tx.administration(by).set_palette(version, palette, minute(3)).await };
        world.store.write(write).await.unwrap()
    };
    let before = world.store.registry().await.unwrap();
    assert!(before.palettes.is_empty());
    // Units that say nothing of themselves may choose, and what they say later does not change it.
    assert_eq!(choose(&world.commune, 0, Palette::Sea).await, ProfileSaved::Done { version: 1 });
    save(&world, &world.commune, 1, &facts(&world.commune)).await;
    save(&world, &world.ward, 0, &facts(&world.ward)).await;
    let ProfileSaved::Stale(saved) = choose(&world.commune, 1, Palette::Lotus).await else {
        panic!("chose over somebody's facts");
    };
    assert_eq!((saved.version, saved.palette, saved.profile), (2, Palette::Sea, facts(&world.commune)));
    let after = world.store.registry().await.unwrap();
    assert_eq!(after.palettes, [(world.commune.unit, Palette::Sea)]);
    assert!(after.version > before.version);
    assert_eq!(choose(&world.ward, 1, Palette::Mangrove).await, ProfileSaved::Done { version: 2 });
    assert_eq!(
        world.store.registry().await.unwrap().palettes,
        [(world.commune.unit, Palette::Sea), (world.ward.unit, Palette::Mangrove)]
    );
}

async fn officers_hold_office_on_their_days_in_the_order_given(world: World) {
    let first = add(&world, &world.commune, &officer(&world.commune, "Một", "")).await;
    let second = add(&world, &world.commune, &officer(&world.commune, "Hai", "27/01/2024")).await;
    add(&world, &world.ward, &officer(&world.ward, "Ba", "")).await;
    assert_eq!(names(&world, &world.commune, (2024, 1, 27)).await, ["Một", "Hai"]);
    assert_eq!(names(&world, &world.commune, (2024, 1, 28)).await, ["Một"]);
    let (ours, theirs) = (by(&world, &world.commune), by(&world, &world.ward));
    let shift = async |by: Administrator, id, up| {
        let write = |tx: Tx| async move { tx.administration(by).move_officer(id, up).await };
        world.store.write(write).await.unwrap()
    };
    assert!(shift(ours, second, true).await);
    assert_eq!(names(&world, &world.commune, (2024, 1, 27)).await, ["Hai", "Một"]);
    // At the end of the list nothing changes, and nobody moves another unit's officers.
    assert!(shift(ours, second, true).await);
    assert!(!shift(theirs, first, false).await);
    assert_eq!(names(&world, &world.commune, (2024, 1, 27)).await, ["Hai", "Một"]);
}

async fn an_officer_is_changed_and_removed_by_who_saw_the_newest(world: World) {
    let id = add(&world, &world.commune, &officer(&world.commune, "Một", "")).await;
    let text = &officer(&world.commune, "Sửa", "");
    let change = async |by: Administrator, version| {
        let write = |tx: Tx| async move { tx.administration(by).save_officer(id, version, text, minute(3)).await };
        world.store.write(write).await.unwrap()
    };
    let remove = async |by: Administrator, version| {
        let write = |tx: Tx| async move { tx.administration(by).remove_officer(id, version).await };
        world.store.write(write).await.unwrap()
    };
    let (ours, theirs) = (by(&world, &world.commune), by(&world, &world.ward));
    assert_eq!(change(theirs, 1).await, OfficerSaved::Missing);
    assert_eq!(change(ours, 1).await, OfficerSaved::Done);
    assert!(matches!(change(ours, 1).await, OfficerSaved::Stale(saved) if saved.version == 2 && saved.text == *text));
    assert!(matches!(remove(ours, 1).await, OfficerSaved::Stale(_)));
    assert_eq!(remove(theirs, 2).await, OfficerSaved::Missing);
    assert_eq!(remove(ours, 2).await, OfficerSaved::Done);
    assert_eq!(remove(ours, 2).await, OfficerSaved::Missing);
}

async fn two_first_saves_meet_in_one_row(world: World) {
    let (one, other) = (facts(&world.commune), UnitProfile::default());
    let (a, b) = tokio::join!(save(&world, &world.commune, 0, &one), save(&world, &world.commune, 0, &other));
    let done = [&a, &b].into_iter().filter(|saved| matches!(saved, ProfileSaved::Done { .. })).count();
    assert_eq!(done, 1, "{a:?} {b:?}");
}
