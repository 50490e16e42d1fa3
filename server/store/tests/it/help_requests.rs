//! Help requests: asked once, within reach or not there, gone in time.

use domain::access::{Actor, Desk, Membership, Role};
use domain::hamlet::{HamletField, HamletForm, HamletId};
use domain::help_request::timing::{self, HELD_DAYS, KEPT_DAYS};
use domain::help_request::{
    AnswerWords, Asked, Contact, Deed, NoteWords, Refused, RefusedFor, RequestId, RequestRefusal, RequestState,
};
use domain::moment::Moment;
use domain::phone::Phone;
use domain::topic::Topic;
use sea_orm::ConnectionTrait;
use store::{
    AskedAs, DueRequest, HamletSaved, HelpRequest, RequestChange, RequestFilter, RequestStepped, StoreError, Tracked,
    Tx,
};

use crate::schema::number;
use crate::world::{Twin, World, minute};

both_engines! {
    a_request_sent_twice_is_one_and_its_code_is_of_its_unit,
    what_a_code_shows_has_nothing_the_resident_typed,
    a_member_reaches_the_requests_of_their_hamlet_alone,
    steps_follow_the_table_and_a_stale_one_changes_nothing,
    the_engine_refuses_the_hamlet_of_another_unit,
    an_unanswered_request_is_escalated_once_and_never_deleted,
    what_is_closed_is_erased_in_time_and_the_figures_stay,
    a_suspicious_message_is_dropped_after_a_week_unless_released,
    whoever_takes_a_request_back_leaves_nothing,
    of_many_who_look_at_once_one_does_what_is_due,
}

const DAY: i64 = 86_400;
const SECRET: &str = "bí-mật-của-bà-Tư";

fn asked(hamlet: Option<HamletId>, need: &str) -> Asked {
    Asked {
        hamlet,
        topic: Topic::Vneid,
        need: format!("{need} {SECRET}"),
        name: Some(format!("Bà Tư {SECRET}")),
        contact: Contact::Phone(Phone::parse("0912345678").unwrap()),
        visit: Some(format!("Sau chợ {SECRET}")),
    }
}

fn days(days: i64) -> Moment {
    minute(0).plus_seconds(days * DAY)
}

impl World {
    async fn hamlet(&self, twin: &Twin, name: &str) -> HamletId {
        let admin = Actor::new(self.admin, vec![Membership { role: Role::PlatformAdmin, unit: None }]);
        let by = admin.desk(twin.unit).unwrap().administrator().unwrap();
        let mut form = HamletForm::default();
        form.set(HamletField::Name, name);
        let text = &form.check().unwrap();
        let saved = self.store.write(|tx: Tx| async move { tx.administration(by).add_hamlet(text, minute(0)).await });
        match saved.await.unwrap() {
            HamletSaved::Done(id) => id,
            other => panic!("{other:?}"),
        }
    }

    async fn ask(&self, twin: &Twin, asked: &Asked, code: u8, at: Moment) -> AskedAs {
        let (unit, digest) = (twin.unit, &[code; 32]);
        self.store
            .write(|tx: Tx| async move { tx.ask(unit, asked, digest, asked.is_suspicious(), at).await })
            .await
            .unwrap()
    }

    async fn new_request(&self, twin: &Twin, asked: &Asked, code: u8) -> RequestId {
        match self.ask(twin, asked, code, minute(0)).await {
            AskedAs::New(id) => id,
            other @ AskedAs::Known(_) => panic!("{other:?}"),
        }
    }

    async fn tracked(&self, twin: &Twin, code: u8) -> Option<Tracked> {
        self.snapshot().await.site(twin.unit).tracked(&[code; 32]).await.unwrap()
    }

    async fn request_step(
        &self,
        desk: &Desk,
        id: RequestId,
        version: i64,
        change: RequestChange<'_>,
        at: Moment,
    ) -> RequestStepped {
        self.store.write(|tx: Tx| async move { tx.requests(desk).step(id, version, change, at).await }).await.unwrap()
    }

    async fn request(&self, desk: &Desk, id: RequestId) -> Option<HelpRequest> {
        self.snapshot().await.desk(desk).request(id).await.unwrap()
    }

    async fn requests(&self, desk: &Desk, filter: RequestFilter) -> Vec<RequestId> {
        let page = self.snapshot().await.desk(desk).requests(filter, 1, 50).await.unwrap();
        assert_eq!(page.total, u64::try_from(page.rows.len()).unwrap());
        page.rows.into_iter().map(|request| request.id).collect()
    }

    /// Does everything that is due, as the job does.
    async fn pass(&self, now: Moment) -> Vec<(RequestId, Deed)> {
        let mut done = Vec::new();
        for due in self.store.due_requests(now, 50).await.unwrap() {
            let happened =
                self.store.write(|tx: Tx| async move { tx.request_happens(due, &Deed::ALL, now).await }).await.unwrap();
            done.extend(happened.map(|(deed, request)| (request.id, deed)));
        }
        done
    }

    /// Whether anything a resident typed is left anywhere in the tables.
    async fn holds_secrets(&self) -> bool {
        let raw = self.raw().await;
        let requests = number(
            &raw,
            "SELECT count(*) FROM help_requests WHERE need IS NOT NULL OR name IS NOT NULL OR phone IS NOT NULL \
             OR place IS NOT NULL OR answer IS NOT NULL OR draft IS NOT NULL OR explanation IS NOT NULL",
        );
        requests.await + number(&raw, "SELECT count(*) FROM help_request_notes").await > 0
    }
}

fn member(twin: &Twin, hamlets: &[HamletId]) -> Desk {
    let held = Membership { role: Role::TeamMember, unit: Some(twin.unit) };
    let hamlets = hamlets.iter().map(|hamlet| (twin.unit, *hamlet)).collect();
    Actor::new(twin.writer.person(), vec![held]).with_hamlets(hamlets).desk(twin.unit).unwrap()
}

#[track_caller]
fn done(stepped: &RequestStepped) {
    assert!(matches!(stepped, RequestStepped::Done(_)), "{stepped:?}");
}

fn answer(words: &str) -> AnswerWords {
    AnswerWords::parse(words).unwrap()
}

async fn a_request_sent_twice_is_one_and_its_code_is_of_its_unit(world: World) {
    let hamlet = world.hamlet(&world.commune, "Ấp Bắc").await;
    let first = world.new_request(&world.commune, &asked(Some(hamlet), "Một"), 1).await;
    let again = world.ask(&world.commune, &asked(None, "Hai"), 1, minute(1)).await;
    assert_eq!(again, AskedAs::Known(first));
    assert_eq!(world.tracked(&world.commune, 1).await.unwrap().hamlet.as_deref(), Some("Ấp Bắc"));
    assert_eq!(world.tracked(&world.ward, 1).await, None);
    // The same code at another unit is another request.
    let other = world.new_request(&world.ward, &asked(None, "Ba"), 1).await;
    assert_eq!(world.request(&world.commune.writer, other).await, None);
}

async fn what_a_code_shows_has_nothing_the_resident_typed(world: World) {
    let id = world.new_request(&world.commune, &asked(None, "Quên mật khẩu"), 1).await;
    let desk = &world.commune.writer;
    done(&world.request_step(desk, id, 1, RequestChange::Draft(&answer("Bản nháp")), minute(1)).await);
    let tracked = world.tracked(&world.commune, 1).await.unwrap();
    assert_eq!((tracked.state, tracked.answer.clone()), (RequestState::New, None));
    assert_eq!(tracked.due, timing::due(minute(0)));
    done(&world.request_step(desk, id, 2, RequestChange::Answer(&answer("Bấm Quên mật khẩu.")), minute(2)).await);
    let tracked = world.tracked(&world.commune, 1).await.unwrap();
    assert_eq!((tracked.state, tracked.answer.as_deref()), (RequestState::Answered, Some("Bấm Quên mật khẩu.")));
    assert!(!format!("{tracked:?}").contains(SECRET) && !format!("{tracked:?}").contains("912"), "{tracked:?}");
    let request = world.request(desk, id).await.unwrap();
    assert_eq!((request.draft, request.answered_at), (None, Some(minute(2))));
    assert_eq!(request.taken_by.as_deref(), Some("Nguyễn Thị Lan"));
}

async fn a_member_reaches_the_requests_of_their_hamlet_alone(world: World) {
    let twin = &world.commune;
    let (north, south) = (world.hamlet(twin, "Ấp Bắc").await, world.hamlet(twin, "Ấp Nam").await);
    let to_north = world.new_request(twin, &asked(Some(north), "Bắc"), 1).await;
    let to_south = world.new_request(twin, &asked(Some(south), "Nam"), 2).await;
    let to_nobody = world.new_request(twin, &asked(None, "Không rõ"), 3).await;
    let of_north = member(twin, &[north]);
    assert_eq!(world.requests(&of_north, RequestFilter::Waiting).await, [to_north]);
    assert_eq!(world.requests(&member(twin, &[]), RequestFilter::Waiting).await, []);
    assert_eq!(world.requests(&twin.writer, RequestFilter::Waiting).await, [to_north, to_south, to_nobody]);
    let counts = world.snapshot().await.desk(&of_north).request_counts(days(9)).await.unwrap();
    assert_eq!((counts.of, counts.overdue), ([1, 0, 0, 0], 1));
    for id in [to_south, to_nobody] {
        assert_eq!(world.request(&of_north, id).await, None);
        assert_eq!(
            world.request_step(&of_north, id, 1, RequestChange::Accept, minute(1)).await,
            RequestStepped::Missing
        );
        let words = &NoteWords::parse("Ghi").unwrap();
        let desk = &of_north;
        let noted = world.store.write(|tx: Tx| async move { tx.requests(desk).note(id, words, minute(1)).await });
        assert_eq!(noted.await.unwrap(), None);
    }
    // The other commune's member of a hamlet with the same number sees nothing either.
    assert_eq!(world.requests(&member(&world.ward, &[north]), RequestFilter::Waiting).await, []);
    let handed = world.request_step(&of_north, to_north, 1, RequestChange::Hand(Some(south)), minute(1)).await;
    assert_eq!(handed, RequestStepped::Refused(vec![RequestRefusal::OnlyTheUnit]));
    done(&world.request_step(&twin.writer, to_north, 1, RequestChange::Hand(Some(south)), days(1)).await);
    assert_eq!(world.request(&of_north, to_north).await, None);
    let given = world.request(&member(twin, &[south]), to_north).await.unwrap();
    assert_eq!(given.due, timing::due(days(1)));
}

async fn steps_follow_the_table_and_a_stale_one_changes_nothing(world: World) {
    let desk = &world.commune.writer;
    let id = world.new_request(&world.commune, &asked(None, "Giúp"), 1).await;
    let early = world.request_step(desk, id, 1, RequestChange::Finish, minute(1)).await;
    assert_eq!(early, RequestStepped::Refused(vec![RequestRefusal::Unanswered]));
    done(&world.request_step(desk, id, 1, RequestChange::Accept, minute(1)).await);
    let stale = world.request_step(desk, id, 1, RequestChange::ArrangeVisit(None), minute(2)).await;
    assert!(matches!(stale, RequestStepped::Stale(request) if request.version == 2));
    done(&world.request_step(desk, id, 2, RequestChange::ArrangeVisit(None), minute(3)).await);
    done(&world.request_step(desk, id, 3, RequestChange::Finish, minute(4)).await);
    let refused = Refused { kind: RefusedFor::Twice, explanation: None };
    let late = world.request_step(desk, id, 4, RequestChange::Refuse(&refused), minute(5)).await;
    assert_eq!(late, RequestStepped::Refused(vec![RequestRefusal::Closed]));
    let request = world.request(desk, id).await.unwrap();
    assert_eq!((request.state, request.closed_at), (RequestState::Done, Some(minute(4))));
    assert_eq!(world.requests(desk, RequestFilter::Closed).await, [id]);
}

async fn the_engine_refuses_the_hamlet_of_another_unit(world: World) {
    let theirs = world.hamlet(&world.ward, "Ấp Bắc").await;
    let (unit, asked) = (world.commune.unit, &asked(Some(theirs), "Giúp"));
    let put = world.store.write(|tx: Tx| async move { tx.ask(unit, asked, &[1; 32], false, minute(0)).await });
    assert!(put.await.is_err());
    let id = world.new_request(&world.commune, &self::asked(None, "Giúp"), 2).await;
    let handed = world.request_step(&world.commune.writer, id, 1, RequestChange::Hand(Some(theirs)), minute(1)).await;
    assert_eq!(handed, RequestStepped::Missing);
    let kept = world.raw().await.execute_unprepared("UPDATE help_requests SET erased_at = 1").await;
    assert!(kept.is_err(), "erased means empty");
}

async fn an_unanswered_request_is_escalated_once_and_never_deleted(world: World) {
    let id = world.new_request(&world.commune, &asked(None, "Giúp"), 1).await;
    let due = timing::due(minute(0));
    assert_eq!(world.pass(due.plus_seconds(-1)).await, []);
    assert_eq!(world.pass(due).await, [(id, Deed::Escalate)]);
    assert_eq!(world.pass(due).await, []);
    assert_eq!(world.pass(days(4_000)).await, []);
    let request = world.request(&world.commune.writer, id).await.unwrap();
    assert_eq!((request.escalated_at, request.state), (Some(due), RequestState::New));
    assert!(request.need.unwrap().contains(SECRET));
}

async fn what_is_closed_is_erased_in_time_and_the_figures_stay(world: World) {
    let (desk, hamlet) = (&world.commune.writer, world.hamlet(&world.commune, "Ấp Bắc").await);
    let id = world.new_request(&world.commune, &asked(Some(hamlet), "Giúp"), 1).await;
    let words = &NoteWords::parse(SECRET).unwrap();
    let noted = world.store.write(|tx: Tx| async move { tx.requests(desk).note(id, words, minute(1)).await });
    assert!(noted.await.unwrap().is_some());
    assert_eq!(world.snapshot().await.desk(desk).request_notes(id).await.unwrap().len(), 1);
    done(&world.request_step(desk, id, 1, RequestChange::Answer(&answer("Làm thế này.")), days(1)).await);
    // Nobody closes it: it closes by itself after two weeks, and is erased thirty days after that.
    let closed = days(1 + timing::ANSWERED_DAYS);
    assert_eq!(world.pass(closed.plus_seconds(-1)).await, []);
    assert_eq!(world.pass(closed).await, [(id, Deed::Close)]);
    let end = closed.plus_seconds(KEPT_DAYS * DAY);
    assert_eq!(world.pass(end.plus_seconds(-1)).await, []);
    assert!(world.holds_secrets().await);
    assert_eq!(world.pass(end).await, [(id, Deed::Erase)]);
    assert!(!world.holds_secrets().await);
    let request = world.request(desk, id).await.unwrap();
    assert_eq!((request.topic, request.hamlet), (Topic::Vneid, Some((hamlet, "Ấp Bắc".to_owned()))));
    assert_eq!((request.created_at, request.answered_at), (minute(0), Some(days(1))));
    assert_eq!((request.state, request.erased_at), (RequestState::Done, Some(end)));
    assert_eq!(world.pass(days(4_000)).await, []);
    let tracked = world.tracked(&world.commune, 1).await.unwrap();
    assert_eq!((tracked.answer, tracked.erased_at), (None, Some(end)));
    // Nobody writes into what is erased.
    let late = world.store.write(|tx: Tx| async move { tx.requests(desk).note(id, words, days(90)).await });
    assert_eq!(late.await.unwrap(), None);
}

async fn a_suspicious_message_is_dropped_after_a_week_unless_released(world: World) {
    let junk = world.new_request(&world.commune, &asked(None, "Vay nhanh vay.top"), 1).await;
    let fine = world.new_request(&world.commune, &asked(None, "Trang dichvucong.gov.vn lỗi"), 2).await;
    let desk = &world.commune.writer;
    assert_eq!(world.requests(desk, RequestFilter::Held).await, [junk, fine]);
    done(&world.request_step(desk, fine, 1, RequestChange::Release, days(1)).await);
    let end = days(HELD_DAYS);
    assert_eq!(world.pass(timing::due(days(1)).plus_seconds(-1)).await, []);
    assert_eq!(world.pass(end).await, [(fine, Deed::Escalate), (junk, Deed::Drop)]);
    let dropped = world.request(desk, junk).await.unwrap();
    assert_eq!((dropped.state, dropped.need, dropped.erased_at), (RequestState::Refused, None, Some(end)));
    assert_eq!(dropped.refused.unwrap().kind, RefusedFor::Junk);
}

async fn whoever_takes_a_request_back_leaves_nothing(world: World) {
    let id = world.new_request(&world.commune, &asked(None, "Giúp"), 1).await;
    let take = async |unit, code: u8| {
        let digest = &[code; 32];
        let taken = world.store.write(|tx: Tx| async move { tx.take_request_back(unit, digest, minute(9)).await });
        taken.await.unwrap()
    };
    assert_eq!(take(world.ward.unit, 1).await, None);
    assert_eq!(take(world.commune.unit, 2).await, None);
    assert_eq!(take(world.commune.unit, 1).await.map(|request| request.id), Some(id));
    assert_eq!(take(world.commune.unit, 1).await, None);
    assert!(!world.holds_secrets().await);
    let tracked = world.tracked(&world.commune, 1).await.unwrap();
    assert_eq!((tracked.state, tracked.erased_at), (RequestState::Withdrawn, Some(minute(9))));
}

async fn of_many_who_look_at_once_one_does_what_is_due(world: World) {
    let id = world.new_request(&world.commune, &asked(None, "Giúp"), 1).await;
    let (due, now) = (DueRequest { unit: world.commune.unit, id }, timing::due(minute(0)));
    let look = async || {
        let happened = world.store.write(|tx: Tx| async move { tx.request_happens(due, &Deed::ALL, now).await }).await;
        Ok::<_, StoreError>(happened?.is_some())
    };
    let (a, b, c, d) = tokio::join!(look(), look(), look(), look());
    let did = [a, b, c, d].into_iter().filter(|outcome| *outcome.as_ref().unwrap()).count();
    assert_eq!(did, 1);
}
