//! Hamlets, their teams and rosters: own rows, own addresses, nothing of the twin's, no number without consent.

use domain::access::{Actor, Administrator, Desk, HamletDesk, Membership, Role};
use domain::hamlet::{HamletField, HamletForm, HamletId, HamletText};
use domain::moment::CivilDate;
use domain::person::{EmailAddress, PersonId};
use domain::team::{
    MemberField, MemberForm, MemberId, MemberText, ShiftField, ShiftForm, ShiftText, TeamField, TeamForm, TeamText,
};
use domain::topic::Topic;
use store::{HamletSaved, MemberSaved, PublicTeam, ShiftsAdded, TeamAddress, TeamSaved, Tx};

use crate::world::{Twin, World, minute, slug};

fn today() -> CivilDate {
    CivilDate::new(2024, 1, 27).unwrap()
}

fn desk(world: &World, twin: &Twin) -> Desk {
    let everywhere = vec![Membership { role: Role::PlatformAdmin, unit: None }];
    Actor::new(world.admin, everywhere).desk(twin.unit).unwrap()
}

fn by(world: &World, twin: &Twin) -> Administrator {
    desk(world, twin).administrator().unwrap()
}

fn named(full_name: &str) -> HamletText {
    let mut form = HamletForm::default();
    form.set(HamletField::Name, full_name);
    form.check().unwrap()
}

fn founded(number: &str) -> TeamText {
    let mut form = TeamForm::default();
    form.set(TeamField::DecisionNumber, number);
    form.set(TeamField::DecisionDate, "15/3/2022");
    form.set(TeamField::Zalo, "zalo.me/g/abcdef123");
    form.check(today()).unwrap()
}

fn member(office: &str, name: &str, consent: &str) -> MemberText {
    let mut form = MemberForm::default();
    form.set(MemberField::Office, office);
    form.set(MemberField::Name, name);
    form.set(MemberField::Phone, "0912 345 678");
    form.set(MemberField::ConsentOn, consent);
    form.check(today()).unwrap()
}

fn shifts(day: &str, weeks: &str) -> Vec<ShiftText> {
    let mut form = ShiftForm::default();
    for (field, typed) in [
        (ShiftField::Day, day),
        (ShiftField::From, "7:30"),
        (ShiftField::To, "11:00"),
        (ShiftField::Who, "Bình"),
        (ShiftField::Place, "Nhà văn hóa"),
        (ShiftField::Weeks, weeks),
    ] {
        form.set(field, typed);
    }
    form.check(today()).unwrap()
}

async fn add(world: &World, twin: &Twin, full_name: &str) -> HamletSaved {
    let (by, text) = (by(world, twin), &named(full_name));
    let write = |tx: Tx| async move {
        tx.touch(by.unit());
        tx.administration(by).add_hamlet(text, minute(1)).await
    };
    world.store.write(write).await.unwrap()
}

async fn hamlet(world: &World, twin: &Twin, full_name: &str) -> HamletId {
    let HamletSaved::Done(id) = add(world, twin, full_name).await else { panic!("not added: {full_name}") };
    id
}

async fn rename(world: &World, twin: &Twin, id: HamletId, version: i64, text: &HamletText) -> HamletSaved {
    let by = by(world, twin);
    let write = |tx: Tx| async move {
        tx.touch(by.unit());
        tx.administration(by).save_hamlet(id, version, text, minute(2)).await
    };
    world.store.write(write).await.unwrap()
}

async fn found(world: &World, twin: &Twin, id: HamletId, version: i64, text: &TeamText) -> TeamSaved {
    let by = by(world, twin);
    let write = |tx: Tx| async move {
        tx.touch(by.unit());
        tx.administration(by).save_team(id, version, text, minute(2)).await
    };
    world.store.write(write).await.unwrap()
}

async fn join(world: &World, twin: &Twin, id: HamletId, member: &MemberText) -> MemberSaved {
    let by = by(world, twin);
    let write = |tx: Tx| async move {
        tx.touch(by.unit());
        tx.administration(by).add_team_member(id, member, minute(2)).await
    };
    world.store.write(write).await.unwrap()
}

async fn address(world: &World, twin: &Twin, at: &str) -> TeamAddress {
    world.snapshot().await.site(twin.unit).team(&slug(at), today()).await.unwrap()
}

async fn public(world: &World, twin: &Twin, at: &str) -> Option<PublicTeam> {
    match address(world, twin, at).await {
        TeamAddress::Live(team) => Some(team),
        TeamAddress::Gone(_) | TeamAddress::Unknown => None,
    }
}

async fn names(world: &World, twin: &Twin) -> Vec<String> {
    let hamlets = world.snapshot().await.site(twin.unit).hamlets().await.unwrap();
    hamlets.iter().map(|hamlet| hamlet.text.full_name()).collect()
}

both_engines! {
    hamlets_stand_in_natural_order_and_twins_have_the_same_addresses,
    an_address_stays_whatever_the_name_becomes,
    two_names_of_one_hamlet_added_at_once_are_one,
    a_team_is_founded_by_who_saw_the_newest_and_taught_by_who_works_for_it,
    a_number_is_public_with_consent_only,
    a_team_has_one_leader_and_members_of_its_own,
    a_roster_shows_today_and_the_days_to_come,
    a_role_is_tied_to_the_hamlet_its_words_mean,
    coverage_is_counted_where_hamlets_are_listed,
}

async fn hamlets_stand_in_natural_order_and_twins_have_the_same_addresses(world: World) {
    for name in ["Ấp 10", "Ấp 2", "Ấp Bắc"] {
        hamlet(&world, &world.commune, name).await;
    }
    let theirs = hamlet(&world, &world.ward, "Ấp Bắc").await;
    assert_eq!(names(&world, &world.commune).await, ["Ấp 2", "Ấp 10", "Ấp Bắc"]);
    assert_eq!(names(&world, &world.ward).await, ["Ấp Bắc"]);
    assert_eq!(add(&world, &world.commune, "ấp bắc").await, HamletSaved::Taken);
    // Another unit's hamlet is none of ours, by whatever door.
    assert_eq!(rename(&world, &world.commune, theirs, 1, &named("Ấp Nam")).await, HamletSaved::Missing);
    assert_eq!(found(&world, &world.commune, theirs, 0, &founded("1/QĐ")).await, TeamSaved::Missing);
    assert_eq!(join(&world, &world.commune, theirs, &member("leader", "Bình", "")).await, MemberSaved::Missing);
    let desk = desk(&world, &world.commune);
    let snapshot = world.snapshot().await;
    assert_eq!(snapshot.desk(&desk).hamlet(theirs).await.unwrap(), None);
    let far = desk.hamlet(theirs).unwrap();
    let wanted = &shifts("27/1/2024", "");
    snapshot.end().await.unwrap();
    let write = |tx: Tx| async move { tx.hamlet(far).add_shifts(wanted, today(), minute(1)).await };
    assert_eq!(world.store.write(write).await.unwrap(), ShiftsAdded::Missing);
}

async fn an_address_stays_whatever_the_name_becomes(world: World) {
    let id = hamlet(&world, &world.commune, "Ấp Bắc").await;
    found(&world, &world.commune, id, 0, &founded("1/QĐ")).await;
    assert_eq!(rename(&world, &world.commune, id, 1, &named("Khu phố Bắc")).await, HamletSaved::Done(id));
    assert_eq!(public(&world, &world.commune, "ap-bac").await.unwrap().hamlet, named("Khu phố Bắc"));
    // The former name is free again, its address is not.
    let other = hamlet(&world, &world.commune, "Ấp Bắc").await;
    found(&world, &world.commune, other, 0, &founded("2/QĐ")).await;
    assert_eq!(public(&world, &world.commune, "ap-bac-2").await.unwrap().id, other);
    assert!(
        matches!(rename(&world, &world.commune, id, 1, &named("Ấp Nam")).await, HamletSaved::Stale(saved) if saved.version == 2)
    );
    assert_eq!(rename(&world, &world.commune, id, 2, &named("Ấp Bắc")).await, HamletSaved::Taken);
    let retired = HamletText { is_retired: true, ..named("Khu phố Bắc") };
    assert_eq!(rename(&world, &world.commune, id, 2, &retired).await, HamletSaved::Done(id));
    // Off the list, its address tells so; one that never had a team was no address.
    assert_eq!(address(&world, &world.commune, "ap-bac").await, TeamAddress::Gone(retired));
    let alone = hamlet(&world, &world.commune, "Ấp Nam").await;
    rename(&world, &world.commune, alone, 1, &HamletText { is_retired: true, ..named("Ấp Nam") }).await;
    assert_eq!(address(&world, &world.commune, "ap-nam").await, TeamAddress::Unknown);
    assert_eq!(address(&world, &world.ward, "ap-bac").await, TeamAddress::Unknown);
    assert_eq!(names(&world, &world.commune).await, ["Ấp Bắc"]);
}

async fn two_names_of_one_hamlet_added_at_once_are_one(world: World) {
    let (a, b) = tokio::join!(add(&world, &world.commune, "Ấp Bắc"), add(&world, &world.commune, "Ap Bac"));
    let done = [&a, &b].into_iter().filter(|saved| matches!(saved, HamletSaved::Done(_))).count();
    assert_eq!((done, names(&world, &world.commune).await.len()), (1, 1), "{a:?} {b:?}");
}

async fn a_team_is_founded_by_who_saw_the_newest_and_taught_by_who_works_for_it(world: World) {
    let id = hamlet(&world, &world.commune, "Ấp Bắc").await;
    assert_eq!(public(&world, &world.commune, "ap-bac").await, None, "a hamlet is no team yet");
    assert!(!world.snapshot().await.site(world.commune.unit).shelves().await.unwrap().teams);
    assert_eq!(found(&world, &world.commune, id, 0, &founded("1/QĐ")).await, TeamSaved::Done);
    assert!(
        matches!(found(&world, &world.commune, id, 0, &founded("2/QĐ")).await, TeamSaved::Stale(team) if team.version == 1)
    );
    let works: HamletDesk = desk(&world, &world.commune).hamlet(id).unwrap();
    let teach = async |version| {
        let write = |tx: Tx| async move {
            tx.hamlet(works).set_teaches(version, &[Topic::Safety, Topic::Vneid], minute(3)).await
        };
        world.store.write(write).await.unwrap()
    };
    assert!(matches!(teach(0).await, TeamSaved::Stale(_)));
    assert_eq!(teach(1).await, TeamSaved::Done);
    let team = public(&world, &world.commune, "ap-bac").await.unwrap();
    assert_eq!(team.teaches, [Topic::Vneid, Topic::Safety]);
    assert_eq!((team.decision, team.zalo), (founded("1/QĐ").decision, founded("1/QĐ").zalo));
    let [ours, theirs] = [&world.commune, &world.ward].map(|twin| twin.unit);
    let snapshot = world.snapshot().await;
    assert!(snapshot.site(ours).shelves().await.unwrap().teams);
    assert!(!snapshot.site(theirs).shelves().await.unwrap().teams);
}

async fn a_number_is_public_with_consent_only(world: World) {
    let id = hamlet(&world, &world.commune, "Ấp Bắc").await;
    let MemberSaved::Done(bình) = join(&world, &world.commune, id, &member("leader", "Bình", "")).await else {
        panic!("not added")
    };
    let shown = async || public(&world, &world.commune, "ap-bac").await.unwrap().members[0].phone.clone();
    assert_eq!(shown().await, None);
    let by = by(&world, &world.commune);
    let say = async |version, consent| {
        let text = &member("leader", "Bình", consent);
        let write =
            |tx: Tx| async move { tx.administration(by).save_team_member(id, bình, version, text, minute(3)).await };
        world.store.write(write).await.unwrap()
    };
    assert_eq!(say(1, "26/1/2024").await, MemberSaved::Done(bình));
    assert_eq!(shown().await.map(|phone| phone.canonical()).as_deref(), Some("+84912345678"));
    assert!(matches!(say(1, "").await, MemberSaved::Stale(saved) if saved.text.consent_on.is_some()));
    assert_eq!(say(2, "").await, MemberSaved::Done(bình));
    assert_eq!(shown().await, None);
}

async fn a_team_has_one_leader_and_members_of_its_own(world: World) {
    let (north, south) =
        (hamlet(&world, &world.commune, "Ấp Bắc").await, hamlet(&world, &world.commune, "Ấp Nam").await);
    let MemberSaved::Done(plain) = join(&world, &world.commune, north, &member("member", "Cúc", "")).await else {
        panic!("not added")
    };
    assert!(matches!(join(&world, &world.commune, north, &member("leader", "Bình", "")).await, MemberSaved::Done(_)));
    assert_eq!(
        join(&world, &world.commune, north, &member("leader", "Dũng", "")).await,
        MemberSaved::Led("Bình".to_owned())
    );
    assert!(matches!(join(&world, &world.commune, south, &member("leader", "Dũng", "")).await, MemberSaved::Done(_)));
    let order: Vec<_> =
        public(&world, &world.commune, "ap-bac").await.unwrap().members.into_iter().map(|one| one.name).collect();
    assert_eq!(order, ["Bình", "Cúc"]);
    let remove = async |twin: &Twin, hamlet, id: MemberId, version| {
        let by = by(&world, twin);
        let write = |tx: Tx| async move { tx.administration(by).remove_team_member(hamlet, id, version).await };
        world.store.write(write).await.unwrap()
    };
    assert_eq!(remove(&world.commune, south, plain, 1).await, MemberSaved::Missing);
    assert_eq!(remove(&world.ward, north, plain, 1).await, MemberSaved::Missing);
    assert!(matches!(remove(&world.commune, north, plain, 7).await, MemberSaved::Stale(_)));
    assert_eq!(remove(&world.commune, north, plain, 1).await, MemberSaved::Done(plain));
    let desk = desk(&world, &world.commune);
    let snapshot = world.snapshot().await;
    let listed = snapshot.desk(&desk).hamlets().await.unwrap();
    let told: Vec<_> = listed.iter().map(|one| (one.leader.as_deref(), one.members, one.is_covered())).collect();
    assert_eq!(told, [(Some("Bình"), 1, true), (Some("Dũng"), 1, true)]);
}

async fn a_roster_shows_today_and_the_days_to_come(world: World) {
    let id = hamlet(&world, &world.commune, "Ấp Bắc").await;
    found(&world, &world.commune, id, 0, &founded("1/QĐ")).await;
    let works = desk(&world, &world.commune).hamlet(id).unwrap();
    let put = async |wanted: &[ShiftText]| {
        let write = |tx: Tx| async move { tx.hamlet(works).add_shifts(wanted, today(), minute(3)).await };
        world.store.write(write).await.unwrap()
    };
    assert_eq!(put(&shifts("28/1/2024", "2")).await, ShiftsAdded::Done(3));
    assert_eq!(put(&shifts("28/1/2024", "")).await, ShiftsAdded::Done(0), "the same shift is there once");
    let days = async || {
        let roster = public(&world, &world.commune, "ap-bac").await.unwrap().roster;
        roster.into_iter().map(|shift| shift.day.short()).collect::<Vec<_>>()
    };
    // 11/02 is the sixteenth day.
    assert_eq!(days().await, ["28/01/2024", "04/02/2024"]);
    let desk = desk(&world, &world.commune);
    let snapshot = world.snapshot().await;
    let roster = snapshot.desk(&desk).roster(id, today()).await.unwrap();
    snapshot.end().await.unwrap();
    assert_eq!(roster.len(), 3);
    let first = roster[0].0;
    let remove = async |works: HamletDesk| {
        world.store.write(|tx: Tx| async move { tx.hamlet(works).remove_shift(first).await }).await.unwrap()
    };
    let elsewhere = hamlet(&world, &world.commune, "Ấp Nam").await;
    assert_eq!(remove(desk.hamlet(elsewhere).unwrap()).await, None);
    assert_eq!(remove(works).await, Some(roster[0].1.clone()));
    assert_eq!(remove(works).await, None);
    assert_eq!(days().await, ["04/02/2024"]);
}

async fn a_role_is_tied_to_the_hamlet_its_words_mean(world: World) {
    let join = async |email: &str, twin: &Twin, words: &str| -> PersonId {
        let (email, unit) = (EmailAddress::parse(email).unwrap(), twin.unit);
        let (email, words) = (&email, words);
        let write = |tx: Tx| async move {
            let person = tx.people().add(email, "Thành viên", Some("a hash"), minute(0)).await?;
            let what = Membership { role: Role::TeamMember, unit: Some(unit) };
            tx.people().grant(person, what).await?;
            tx.people().set_hamlet(person, what, Some(words)).await?;
            Ok::<_, store::StoreError>(person)
        };
        world.store.write(write).await.unwrap()
    };
    let reached = async |person: PersonId, twin: &Twin, id| {
        world.store.people().actor(person).await.unwrap().unwrap().hamlet(twin.unit, id).is_some()
    };
    // Before there is a list, and after.
    let early = join("som@example.vn", &world.commune, "ap bac").await;
    let north = hamlet(&world, &world.commune, "Ấp Bắc").await;
    let south = hamlet(&world, &world.commune, "Ấp Nam").await;
    let twins = hamlet(&world, &world.ward, "Ấp Bắc").await;
    let late = join("muon@example.vn", &world.commune, "Nam").await;
    let unknown = join("la@example.vn", &world.commune, "Ấp Đông").await;
    assert!(reached(early, &world.commune, north).await && reached(late, &world.commune, south).await);
    assert!(!reached(early, &world.commune, south).await && !reached(late, &world.commune, north).await);
    assert!(!reached(early, &world.ward, twins).await && !reached(early, &world.commune, twins).await);
    assert!(!reached(unknown, &world.commune, north).await);
    // Another name ties nobody elsewhere, other words do.
    rename(&world, &world.commune, north, 1, &named("Khu phố 1")).await;
    assert!(reached(early, &world.commune, north).await);
    let unit = world.commune.unit;
    let write = |tx: Tx| async move {
        let what = Membership { role: Role::TeamMember, unit: Some(unit) };
        tx.people().set_hamlet(early, what, Some("Ấp Nam")).await
    };
    assert!(world.store.write(write).await.unwrap());
    assert!(reached(early, &world.commune, south).await && !reached(early, &world.commune, north).await);
}

async fn coverage_is_counted_where_hamlets_are_listed(world: World) {
    let told = async |twin: &Twin| {
        let tallies = world.snapshot().await.portal().tallies().await.unwrap();
        tallies.into_iter().find(|tally| tally.unit == twin.unit).unwrap().teams
    };
    assert_eq!(told(&world.commune).await, None);
    let north = hamlet(&world, &world.commune, "Ấp Bắc").await;
    let south = hamlet(&world, &world.commune, "Ấp Nam").await;
    hamlet(&world, &world.commune, "Ấp Đông").await;
    assert_eq!(told(&world.commune).await, Some((0, 3)));
    found(&world, &world.commune, north, 0, &founded("1/QĐ")).await;
    join(&world, &world.commune, north, &member("leader", "Bình", "")).await;
    join(&world, &world.commune, south, &member("member", "Cúc", "")).await;
    assert_eq!(told(&world.commune).await, Some((2, 3)));
    rename(&world, &world.commune, south, 1, &HamletText { is_retired: true, ..named("Ấp Nam") }).await;
    assert_eq!(told(&world.commune).await, Some((1, 2)));
    assert_eq!(told(&world.ward).await, None);
}
