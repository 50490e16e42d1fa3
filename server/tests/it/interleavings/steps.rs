//! Steps of people and of time, each told what the rules alone say of it.

use domain::access::Power;
use domain::item::Step;
use domain::remark::RemarkWords;
use domain::revision::RevisionName;
use domain::withdrawal::{WithdrawalOrder, WithdrawalReason};
use server::actions::publication::{self, PublishOutcome};
use server::actions::review::{self, WriterStep};
use server::actions::revisions::{self, RestoreOutcome};
use server::actions::steps::StepOutcome;
use server::actions::withdrawal::{self, WithdrawOutcome};
use server::actions::{timekeeping, workflow};

use super::model::{Promise, Seen};
use super::play::Play;
use super::stage::Who;

/// What became of a step, whatever it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Told {
    Done,
    Refused,
    Stale,
    Missing,
}

impl Play<'_> {
    /// What a step must come to, from the rules alone.
    fn due(&self, who: Who, step: Step, is_late: bool) -> Told {
        let (model, person) = (&self.model, self.stage.desk(who).person());
        let publishes = matches!(step, Step::Publish | Step::Schedule);
        let is_ready = !model.newest.text.body.trim().is_empty();
        if who == Who::Stranger {
            Told::Missing
        } else if is_late {
            Told::Stale
        } else if step.from(model.standing).is_none()
            || publishes && model.is_strict && model.newest.by == person
            || (publishes || step == Step::Submit) && !is_ready
        {
            Told::Refused
        } else {
            Told::Done
        }
    }

    fn seen_version(&self, is_late: bool) -> i64 {
        self.model.version - i64::from(is_late)
    }

    pub(super) async fn take(&mut self, who: Who, step: Step, is_late: bool) {
        let (desk, id, version) = (self.stage.desk(who), self.id, self.seen_version(is_late));
        let core = self.core();
        let told = match (step, desk.writer(), desk.publisher()) {
            (Step::Publish, _, Some(publisher)) => {
                match publication::publish(core, publisher, id, version).await.expect("an action") {
                    PublishOutcome::Published { .. } => Told::Done,
                    PublishOutcome::Refused(_) => Told::Refused,
                    PublishOutcome::Stale(_) => Told::Stale,
                    PublishOutcome::Missing => Told::Missing,
                }
            }
            (Step::Return, _, Some(publisher)) => {
                let reason = RemarkWords::parse_reason("Sai giờ họp").expect("a reason");
                told(&review::send_back(core, publisher, id, version, reason).await.expect("an action"))
            }
            (Step::Unschedule, _, Some(publisher)) => {
                told(&publication::schedule(core, publisher, id, version, None).await.expect("an action"))
            }
            (Step::Publish | Step::Return | Step::Unschedule, _, None) => return self.may_not(who, Power::Publish),
            (_, Some(writer), _) => {
                let step = match step {
                    Step::Submit => WriterStep::Submit,
                    Step::Recall => WriterStep::Recall,
                    Step::Archive => WriterStep::Archive,
                    Step::Unarchive => WriterStep::Unarchive,
                    other => unreachable!("{other:?} takes more than the item"),
                };
                told(&review::take(core, writer, id, version, step).await.expect("an action"))
            }
            (_, None, _) => return self.may_not(who, Power::Write),
        };
        assert_eq!(told, self.due(who, step, is_late), "{step:?} by {who:?} from {:?}", self.model.standing);
        if told != Told::Done {
            return;
        }
        let now = self.now();
        let model = &mut self.model;
        model.stepped(step);
        match step {
            Step::Submit | Step::Return => model.told_at = now,
            Step::Publish => {
                model.shown += 1;
                model.public(model.newest.text.clone(), model.newest.number);
            }
            Step::Unschedule => {
                model.promise = None;
                model.expires = model.expires.filter(|_| model.standing.state.is_public());
            }
            _ => {}
        }
    }

    /// There is nothing they could even call.
    fn may_not(&self, who: Who, power: Power) {
        assert!(!self.stage.desk(who).may(power), "{who:?}");
        assert!(
            matches!(who, Who::Member) || power == Power::Publish && matches!(who, Who::Writer | Who::SecondWriter)
        );
    }

    pub(super) async fn schedule(&mut self, who: Who, minutes: i64, is_late: bool) {
        let Some(publisher) = self.stage.desk(who).publisher() else { return self.may_not(who, Power::Publish) };
        let (at, version) = (self.now().plus_seconds(minutes * 60), self.seen_version(is_late));
        let outcome = publication::schedule(self.core(), publisher, self.id, version, Some(at)).await;
        let told = told(&outcome.expect("an action"));
        assert_eq!(told, self.due(who, Step::Schedule, is_late), "by {who:?} from {:?}", self.model.standing);
        if told == Told::Done {
            let model = &mut self.model;
            model.stepped(Step::Schedule);
            model.promise = Some(Promise { text: model.newest.text.clone(), number: model.newest.number, at });
        }
    }

    pub(super) async fn expire(&mut self, who: Who, minutes: Option<i64>, is_late: bool) {
        let Some(publisher) = self.stage.desk(who).publisher() else { return self.may_not(who, Power::Publish) };
        let at = minutes.map(|minutes| self.now().plus_seconds(minutes * 60));
        let outcome = publication::expire(self.core(), publisher, self.id, self.seen_version(is_late), at).await;
        let told = told(&outcome.expect("an action"));
        let comes = self.model.standing.state.is_public() || self.model.promise.is_some();
        let expected = match self.due(who, Step::Save, is_late) {
            Told::Done if at.is_some() && !comes => Told::Refused,
            other => other,
        };
        assert_eq!(told, expected, "by {who:?} from {:?}", self.model.standing);
        if told == Told::Done {
            self.model.version += 1;
            self.model.recorded += 1;
            self.model.expires = at;
        }
    }

    pub(super) async fn withdraw(&mut self, who: Who, in_error: bool, is_late: bool) {
        let Some(publisher) = self.stage.desk(who).publisher() else { return self.may_not(who, Power::Publish) };
        let reason = if in_error { WithdrawalReason::InError } else { WithdrawalReason::NoLongerValid };
        let order = WithdrawalOrder { reason, replacement: None, explanation: Some("Đã thay đổi.".to_owned()) };
        let outcome = withdrawal::withdraw(self.core(), publisher, self.id, self.seen_version(is_late), order).await;
        let told = match outcome.expect("an action") {
            WithdrawOutcome::Withdrawn => Told::Done,
            WithdrawOutcome::Refused(_) => Told::Refused,
            WithdrawOutcome::Stale(_) => Told::Stale,
            WithdrawOutcome::Missing => Told::Missing,
            WithdrawOutcome::ReplacementUnknown => panic!("none was named"),
        };
        assert_eq!(told, self.due(who, Step::Withdraw, is_late), "by {who:?} from {:?}", self.model.standing);
        let model = &mut self.model;
        if let (Told::Done, Seen::Live(text)) = (told, model.seen.clone()) {
            model.stepped(Step::Withdraw);
            model.shown += 1;
            (model.promise, model.expires) = (None, None);
            model.seen = if in_error { Seen::Gone } else { Seen::UnderNotice(text) };
        }
    }

    pub(super) async fn restore(&mut self, who: Who, which: u8, is_late: bool) {
        let Some(writer) = self.stage.desk(who).writer() else { return self.may_not(who, Power::Write) };
        // One more than there are: a text nobody saved.
        let number = 1 + i32::from(which) % (self.model.newest.number + 1);
        let version = self.seen_version(is_late);
        let outcome = revisions::restore(self.core(), writer, self.id, version, number).await.expect("an action");
        let text = self.model.text(number).filter(|_| who != Who::Stranger).cloned();
        match (outcome, text) {
            (RestoreOutcome::Missing, None) => {}
            (RestoreOutcome::Stale(_), Some(_)) => assert!(is_late),
            (RestoreOutcome::NothingNew, Some(text)) => assert_eq!(text, self.model.newest.text),
            (RestoreOutcome::Restored { dropped: None }, Some(text)) => {
                assert!(!is_late && text != self.model.newest.text);
                let by = self.stage.desk(who).person();
                self.model.added(text, by, None, self.now());
            }
            (outcome, text) => panic!("{outcome:?} of {text:?}"),
        }
    }

    pub(super) async fn name(&mut self, who: Who, which: u8) {
        let Some(writer) = self.stage.desk(who).writer() else { return self.may_not(who, Power::Write) };
        let number = 1 + i32::from(which) % (self.model.newest.number + 1);
        let name = RevisionName::parse("Bản trình Chủ tịch").expect("a name");
        let done = revisions::name(self.core(), writer, self.id, number, name).await.expect("an action");
        assert_eq!(done, who != Who::Stranger && self.model.text(number).is_some());
        if done {
            self.model.name(number);
        }
    }

    pub(super) async fn rule(&mut self, is_strict: bool) {
        let desk = self.stage.desk(Who::Administrator);
        let snapshot = self.core().store.snapshot().await.expect("a snapshot");
        let version = snapshot.desk(desk).workflow().await.expect("a read").version;
        let administrator = desk.administrator().expect("an administrator");
        let outcome = workflow::set(self.core(), administrator, version, !is_strict).await.expect("an action");
        assert_eq!(outcome, workflow::WorkflowOutcome::Saved);
        self.model.is_strict = is_strict;
        self.model.recorded += 1;
    }

    pub(super) async fn look(&mut self) {
        let things = timekeeping::catch_up(self.core()).await.expect("an action");
        assert_eq!(things, self.model.look(self.now()));
    }
}

fn told(outcome: &StepOutcome) -> Told {
    match outcome {
        StepOutcome::Done { .. } => Told::Done,
        StepOutcome::Refused(_) => Told::Refused,
        StepOutcome::Stale(_) => Told::Stale,
        StepOutcome::Missing => Told::Missing,
    }
}
