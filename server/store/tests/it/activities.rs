//! The log of teams and their reports: a report that was sent and its log never differ, nothing of the twin's is reached,
//! and what is below a unit is read at its desk alone.

use domain::access::{Actor, Desk, Membership, Role};
use domain::activity::{
    ActivityField, ActivityForm, ActivityId, ActivityText, Measure, Month, Period, ReportRefusal, ReportRemarks,
    ReportState, Summary, Told,
};
use domain::hamlet::{HamletField, HamletForm, HamletId};
use domain::team::{MemberField, MemberForm};
use store::{ActivitySaved, HamletSaved, MemberSaved, ReportChange, ReportStepped, StoreError, Tx};

use crate::world::{Twin, World, minute, today};

fn january() -> Month {
    Month::of(today())
}

fn everywhere(world: &World, twin: &Twin) -> Desk {
    let everywhere = vec![Membership { role: Role::PlatformAdmin, unit: None }];
    Actor::new(world.admin, everywhere).desk(twin.unit).unwrap()
}

fn member(world: &World, twin: &Twin, hamlet: HamletId) -> Desk {
    let role = vec![Membership { role: Role::TeamMember, unit: Some(twin.unit) }];
    Actor::new(world.admin, role).with_hamlets(vec![(twin.unit, hamlet)]).desk(twin.unit).unwrap()
}

/// A hamlet with two people in its team.
async fn team(world: &World, twin: &Twin, name: &str) -> HamletId {
    let by = everywhere(world, twin).administrator().unwrap();
    let mut hamlet = HamletForm::default();
    hamlet.set(HamletField::Name, name);
    hamlet.set(HamletField::Households, "200");
    let hamlet = &hamlet.check().unwrap();
    let members = &["Trần Thị Bình", "Lê Văn An"].map(|name| {
        let mut form = MemberForm::default();
        form.set(MemberField::Office, "member");
        form.set(MemberField::Name, name);
        form.check(today()).unwrap()
    });
    let write = |tx: Tx| async move {
        let administration = tx.administration(by);
        let HamletSaved::Done(id) = administration.add_hamlet(hamlet, minute(1)).await? else { panic!("not added") };
        for member in members {
            let saved = administration.add_team_member(id, member, minute(1)).await?;
            assert!(matches!(saved, MemberSaved::Done(_)), "{saved:?}");
        }
        Ok::<_, StoreError>(id)
    };
    world.store.write(write).await.unwrap()
}

fn evening(day: &str, people: &str) -> ActivityText {
    let mut form = ActivityForm::default();
    for (field, typed) in [
        (ActivityField::Day, day),
        (ActivityField::Place, "Nhà văn hóa"),
        (ActivityField::Topic, "vneid"),
        (ActivityField::People, people),
    ] {
        form.set(field, typed);
    }
    form.check(today()).unwrap()
}

async fn add(world: &World, desk: &Desk, hamlet: HamletId, text: &ActivityText) -> ActivitySaved {
    let write = |tx: Tx| async move { tx.activities(desk).add_activity(hamlet, text, minute(2)).await };
    world.store.write(write).await.unwrap()
}

async fn added(world: &World, desk: &Desk, hamlet: HamletId, text: &ActivityText) -> ActivityId {
    match add(world, desk, hamlet, text).await {
        ActivitySaved::Done(id) => id,
        other => panic!("{other:?}"),
    }
}

async fn save(world: &World, desk: &Desk, id: ActivityId, version: i64, text: &ActivityText) -> ActivitySaved {
    let write = |tx: Tx| async move { tx.activities(desk).save_activity(id, version, text, minute(3)).await };
    world.store.write(write).await.unwrap()
}

async fn remove(world: &World, desk: &Desk, id: ActivityId, version: i64) -> ActivitySaved {
    let write = |tx: Tx| async move { tx.activities(desk).remove_activity(id, version, minute(3)).await };
    world.store.write(write).await.unwrap()
}

async fn step(world: &World, desk: &Desk, hamlet: HamletId, version: i64, change: ReportChange<'_>) -> ReportStepped {
    let write =
        |tx: Tx| async move { tx.activities(desk).step_report(hamlet, january(), version, change, minute(4)).await };
    world.store.write(write).await.unwrap()
}

async fn done(world: &World, desk: &Desk, hamlet: HamletId, version: i64, change: ReportChange<'_>) -> ReportState {
    match step(world, desk, hamlet, version, change).await {
        ReportStepped::Done(report) => report.state,
        other => panic!("{other:?}"),
    }
}

fn no_words() -> ReportRemarks {
    ReportRemarks::default()
}

async fn summary(world: &World, desk: &Desk) -> Summary {
    let teams = world.snapshot().await.desk(desk).team_months(&[january()]).await.unwrap();
    teams.iter().map(|team| &team.told).collect()
}

both_engines! {
    a_sent_report_is_what_its_log_comes_to_and_stays_so,
    an_approved_month_is_fixed_until_it_is_returned_and_a_locked_one_for_good,
    no_activity_is_a_report_and_no_report_is_none,
    nobody_reaches_another_hamlet_and_nobody_another_unit,
    whoever_saw_an_older_entry_or_report_changes_nothing,
    what_is_below_a_unit_is_added_up_at_its_desk_alone,
    residents_learn_what_counts_and_nothing_else,
}

async fn a_sent_report_is_what_its_log_comes_to_and_stays_so(world: World) {
    let hamlet = team(&world, &world.commune, "Ấp Bắc").await;
    let own = member(&world, &world.commune, hamlet);
    added(&world, &own, hamlet, &evening("10/1/2024", "12")).await;
    added(&world, &own, hamlet, &evening("20/1/2024", "")).await;
    added(&world, &own, hamlet, &evening("31/12/2023", "100")).await;
    let entries = world.snapshot().await.desk(&own).activities(Period::Month(january())).await.unwrap();
    assert_eq!(entries.iter().map(|entry| entry.text.day.day()).collect::<Vec<_>>(), [20, 10]);
    let draft = world.snapshot().await.desk(&own).team_report(hamlet, january()).await.unwrap().unwrap();
    assert_eq!((draft.state, draft.version, draft.told.activities), (ReportState::Draft, 0, 2));
    assert_eq!(draft.told.figures.get(Measure::People), Some(12));
    assert_eq!(draft.told.figures.get(Measure::Vneid), None);
    let words = ReportRemarks { remarks: Some("Bà con đông.".to_owned()), difficulties: None };
    let sent = step(&world, &own, hamlet, 0, ReportChange::Send(&words)).await;
    let ReportStepped::Done(sent) = sent else { panic!("{sent:?}") };
    assert_eq!((sent.state, sent.told, sent.words), (ReportState::Sent, draft.told, words));
    let late = evening("21/1/2024", "5");
    assert_eq!(add(&world, &own, hamlet, &late).await, ActivitySaved::Fixed(january(), ReportState::Sent));
    // Another month is another report.
    added(&world, &own, hamlet, &evening("30/12/2023", "5")).await;
    assert_eq!(done(&world, &own, hamlet, 1, ReportChange::Recall).await, ReportState::Draft);
    added(&world, &own, hamlet, &late).await;
    let told = world.snapshot().await.desk(&own).team_report(hamlet, january()).await.unwrap().unwrap().told;
    assert_eq!((told.activities, told.figures.get(Measure::People)), (3, Some(17)));
}

async fn an_approved_month_is_fixed_until_it_is_returned_and_a_locked_one_for_good(world: World) {
    let twin = &world.commune;
    let hamlet = team(&world, twin, "Ấp Bắc").await;
    let (own, approver, admin) = (member(&world, twin, hamlet), &twin.approver, everywhere(&world, twin));
    let entry = added(&world, &own, hamlet, &evening("10/1/2024", "12")).await;
    let earlier = added(&world, &own, hamlet, &evening("10/12/2023", "3")).await;
    done(&world, &own, hamlet, 0, ReportChange::Send(&no_words())).await;
    assert_eq!(step(&world, &own, hamlet, 1, ReportChange::Approve).await, ReportStepped::NoPower);
    assert_eq!(step(&world, approver, hamlet, 1, ReportChange::Lock).await, ReportStepped::NoPower);
    assert_eq!(done(&world, approver, hamlet, 1, ReportChange::Approve).await, ReportState::Approved);
    let fixed = |state| ActivitySaved::Fixed(january(), state);
    let other = evening("11/1/2024", "13");
    assert_eq!(save(&world, &own, entry, 1, &other).await, fixed(ReportState::Approved));
    assert_eq!(remove(&world, &admin, entry, 1).await, fixed(ReportState::Approved));
    // Neither may an entry of another month move into it.
    assert_eq!(save(&world, &own, earlier, 1, &other).await, fixed(ReportState::Approved));
    assert_eq!(
        step(&world, &own, hamlet, 2, ReportChange::Recall).await,
        ReportStepped::Refused(vec![ReportRefusal::AlreadyApproved])
    );
    assert_eq!(done(&world, approver, hamlet, 2, ReportChange::Return("Thiếu số hộ")).await, ReportState::Returned);
    assert_eq!(summary(&world, &admin).await.told_of(), (0, 1));
    assert_eq!(save(&world, &own, entry, 1, &other).await, ActivitySaved::Done(entry));
    done(&world, &own, hamlet, 3, ReportChange::Send(&no_words())).await;
    done(&world, approver, hamlet, 4, ReportChange::Approve).await;
    assert_eq!(done(&world, &admin, hamlet, 5, ReportChange::Lock).await, ReportState::Locked);
    assert_eq!(save(&world, &admin, entry, 2, &other).await, fixed(ReportState::Locked));
    for change in [ReportChange::Return("Nhầm"), ReportChange::Recall, ReportChange::Keep(&no_words())] {
        let refused = ReportStepped::Refused(vec![ReportRefusal::Locked]);
        assert_eq!(step(&world, &admin, hamlet, 6, change).await, refused, "{change:?}");
    }
    assert_eq!(summary(&world, &admin).await.measure(Measure::People).total(), Some(13));
}

async fn no_activity_is_a_report_and_no_report_is_none(world: World) {
    let twin = &world.commune;
    let (quiet, silent) = (team(&world, twin, "Ấp Bắc").await, team(&world, twin, "Ấp Nam").await);
    let own = member(&world, twin, quiet);
    assert_eq!(
        step(&world, &own, quiet, 0, ReportChange::Send(&no_words())).await,
        ReportStepped::Refused(vec![ReportRefusal::NothingLogged])
    );
    done(&world, &own, quiet, 0, ReportChange::SendNone(&no_words())).await;
    done(&world, &twin.approver, quiet, 1, ReportChange::Approve).await;
    let summary = summary(&world, &twin.approver).await;
    assert_eq!((summary.teams, summary.members, summary.told_of()), (2, 4, (1, 2)));
    let people = summary.measure(Measure::People);
    assert_eq!((people.total(), people.gap().as_deref()), (Some(0), Some("thiếu 1/2")));
    let of_silent = world.snapshot().await.desk(&twin.approver).team_report(silent, january()).await.unwrap().unwrap();
    assert_eq!((of_silent.id, of_silent.told), (None, Told::default()));
}

async fn nobody_reaches_another_hamlet_and_nobody_another_unit(world: World) {
    let (ours, theirs) = (team(&world, &world.commune, "Ấp Bắc").await, team(&world, &world.ward, "Ấp Bắc").await);
    let south = team(&world, &world.commune, "Ấp Nam").await;
    let (own, admin) = (member(&world, &world.commune, ours), everywhere(&world, &world.commune));
    let of_south = added(&world, &admin, south, &evening("10/1/2024", "1")).await;
    let of_theirs = added(&world, &everywhere(&world, &world.ward), theirs, &evening("10/1/2024", "1")).await;
    let text = evening("11/1/2024", "2");
    for (desk, hamlet, id) in [(&own, south, of_south), (&own, theirs, of_theirs), (&admin, theirs, of_theirs)] {
        assert_eq!(add(&world, desk, hamlet, &text).await, ActivitySaved::Missing);
        assert_eq!(save(&world, desk, id, 1, &text).await, ActivitySaved::Missing);
        assert_eq!(remove(&world, desk, id, 1).await, ActivitySaved::Missing);
        let sent = step(&world, desk, hamlet, 0, ReportChange::Send(&no_words())).await;
        assert_eq!(sent, ReportStepped::Missing);
        let snapshot = world.snapshot().await;
        assert_eq!(snapshot.desk(desk).activity(id).await.unwrap(), None);
        assert_eq!(snapshot.desk(desk).team_report(hamlet, january()).await.unwrap(), None);
        snapshot.end().await.unwrap();
    }
    assert!(world.snapshot().await.desk(&own).activities(Period::Month(january())).await.unwrap().is_empty());
    let reached = world.snapshot().await.desk(&own).team_months(&[january()]).await.unwrap();
    assert_eq!(reached.iter().map(|team| team.hamlet).collect::<Vec<_>>(), [ours]);
    // The engine would refuse it as well.
    let sql = format!("UPDATE activities SET hamlet_id = {} WHERE id = {}", theirs.0, of_south.0);
    let raw = world.raw().await;
    assert!(sea_orm::ConnectionTrait::execute_unprepared(&raw, &sql).await.is_err());
}

async fn whoever_saw_an_older_entry_or_report_changes_nothing(world: World) {
    let hamlet = team(&world, &world.commune, "Ấp Bắc").await;
    let own = member(&world, &world.commune, hamlet);
    let entry = added(&world, &own, hamlet, &evening("10/1/2024", "12")).await;
    assert_eq!(save(&world, &own, entry, 1, &evening("10/1/2024", "21")).await, ActivitySaved::Done(entry));
    let stale = save(&world, &own, entry, 1, &evening("10/1/2024", "1")).await;
    assert!(matches!(stale, ActivitySaved::Stale(saved) if saved.text.figures.get(Measure::People) == Some(21)));
    assert!(matches!(remove(&world, &own, entry, 1).await, ActivitySaved::Stale(_)));
    let words = ReportRemarks { remarks: Some("Một".to_owned()), difficulties: None };
    assert_eq!(done(&world, &own, hamlet, 0, ReportChange::Keep(&words)).await, ReportState::Draft);
    let stale = step(&world, &own, hamlet, 0, ReportChange::Send(&no_words())).await;
    assert!(matches!(stale, ReportStepped::Stale(report) if report.words == words));
    assert_eq!(remove(&world, &own, entry, 2).await, ActivitySaved::Done(entry));
}

async fn what_is_below_a_unit_is_added_up_at_its_desk_alone(world: World) {
    for (twin, people) in [(&world.commune, "12"), (&world.ward, "30")] {
        let hamlet = team(&world, twin, "Ấp Bắc").await;
        added(&world, &everywhere(&world, twin), hamlet, &evening("10/1/2024", people)).await;
        done(&world, &everywhere(&world, twin), hamlet, 0, ReportChange::Send(&no_words())).await;
        done(&world, &twin.approver, hamlet, 1, ReportChange::Approve).await;
    }
    let above = world.raw().await;
    let parent = |child: i64| format!("SELECT parent_id FROM units WHERE id = {child}");
    let district = crate::schema::number(&above, &parent(world.commune.unit.0)).await;
    let province = crate::schema::number(&above, &parent(district)).await;
    for (unit, expected) in [(district, Some(12)), (province, Some(42)), (world.commune.unit.0, None)] {
        let role = vec![Membership { role: Role::PlatformAdmin, unit: None }];
        let desk = Actor::new(world.admin, role).desk(domain::unit::UnitId(unit)).unwrap();
        let below = world.snapshot().await.desk(&desk).team_months_below(&[january()]).await.unwrap();
        let summary: Summary = below.iter().map(|team| &team.told).collect();
        assert_eq!(summary.measure(Measure::People).total(), expected, "{unit}");
    }
}

async fn residents_learn_what_counts_and_nothing_else(world: World) {
    let twin = &world.commune;
    let hamlet = team(&world, twin, "Ấp Bắc").await;
    let admin = everywhere(&world, twin);
    let last = async || world.snapshot().await.site(twin.unit).last_told(hamlet).await.unwrap();
    added(&world, &admin, hamlet, &evening("10/1/2024", "12")).await;
    done(&world, &admin, hamlet, 0, ReportChange::Send(&no_words())).await;
    assert_eq!(last().await, None);
    done(&world, &admin, hamlet, 1, ReportChange::Approve).await;
    assert_eq!(last().await.map(|last| (last.month, last.people)), Some((january(), 12)));
    assert_eq!(world.snapshot().await.site(world.ward.unit).last_told(hamlet).await.unwrap(), None);
    done(&world, &admin, hamlet, 2, ReportChange::Return("Nhầm")).await;
    assert_eq!(last().await, None);
}
