//! Those among the crowd, each with chance of their own.

use std::sync::Arc;

use domain::remark::RemarkWords;
use domain::withdrawal::{WithdrawalOrder, WithdrawalReason};
use domain::writing::PageKey;
use server::actions::publication::{self, PublishOutcome};
use server::actions::review::{self, WriterStep};
use server::actions::revisions::{self, RestoreOutcome};
use server::actions::steps::StepOutcome;
use server::actions::timekeeping;
use server::actions::withdrawal::{self, WithdrawOutcome};
use server::actions::writing::{self, SaveOutcome};
use store::DeskItem;

use super::crowd::Crowd;
use super::page::{Page, Sending};
use super::stage::Who;

/// What each of them does so many times.
const ROUNDS: u32 = 25;

/// Somebody among the crowd, with chance of their own.
pub(super) struct Somebody {
    pub(super) crowd: Arc<Crowd>,
    pub(super) who: Who,
    pub(super) chance: u32,
}

impl Somebody {
    fn throw(&mut self, sides: u32) -> u32 {
        // Numerical Recipes; good enough to be in another order than the others.
        self.chance = self.chance.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.chance >> 16) % sides
    }

    /// Writes in one window, opening it anew now and then.
    pub(super) async fn write(mut self, window: u32) {
        let crowd = Arc::clone(&self.crowd);
        let mut page = self.open(window, 0).await;
        let mut last = 0;
        for round in 0..ROUNDS {
            if self.throw(8) == 0 {
                (page, last) = (self.open(window, round + 1).await, 0);
            }
            let how = u8::try_from(self.throw(8)).expect("a small number");
            page.edit(how, &format!("chữ{window}-{round}"));
            let sending =
                [Sending::ByItself, Sending::ByItself, Sending::ByHand, Sending::Plainly][self.throw(4) as usize];
            let request = page.request(sending, true);
            let writer = crowd.stage.desk(self.who).writer().expect("a writer");
            let core = &crowd.stage.world.core;
            let outcome =
                writing::save(core, writer, crowd.id, request.version, request.draft()).await.expect("an action");
            crowd.note(|log| log.hear(&request, &outcome, &mut last));
            page.hear(&request, &outcome);
        }
    }

    async fn open(&self, window: u32, round: u32) -> Page {
        let key = PageKey::parse(&format!("trang{window:010}x{round:09}")).expect("a key");
        Page::open(self.who, key, &self.crowd.item().await)
    }

    /// Asks for approval, takes it back, brings old texts back.
    pub(super) async fn prepare(mut self) {
        let crowd = Arc::clone(&self.crowd);
        let (core, writer) = (&crowd.stage.world.core, crowd.stage.desk(self.who).writer().expect("a writer"));
        for _ in 0..ROUNDS {
            let item = crowd.item().await;
            let step = match self.throw(5) {
                0 | 1 => WriterStep::Submit,
                2 => WriterStep::Recall,
                3 => [WriterStep::Archive, WriterStep::Unarchive][self.throw(2) as usize],
                _ => {
                    let number = 1 + i32::try_from(self.throw(9)).expect("a small number") % item.number;
                    let outcome = revisions::restore(core, writer, crowd.id, item.version, number).await;
                    if matches!(outcome.expect("an action"), RestoreOutcome::Restored { .. }) {
                        crowd.changed();
                    }
                    continue;
                }
            };
            let outcome = review::take(core, writer, crowd.id, item.version, step).await.expect("an action");
            if matches!(outcome, StepOutcome::Done { .. }) {
                crowd.changed();
            }
        }
    }

    /// Publishes, now or in a while, sends back, takes back.
    pub(super) async fn decide(mut self) {
        let crowd = Arc::clone(&self.crowd);
        let desk = crowd.stage.desk(self.who);
        let (core, publisher) = (&crowd.stage.world.core, desk.publisher().expect("a publisher"));
        for _ in 0..ROUNDS {
            let item = crowd.item().await;
            let (id, version) = (crowd.id, item.version);
            match self.throw(8) {
                0..=2 => self.publish(item).await,
                3 | 4 => {
                    let at = core.clock.now().plus_seconds(90);
                    let outcome = publication::schedule(core, publisher, id, version, Some(at)).await;
                    if matches!(outcome.expect("an action"), StepOutcome::Done { .. }) {
                        crowd.note(|log| log.approve(&item, desk.person(), false));
                    }
                }
                5 => {
                    let reason = RemarkWords::parse_reason("Sai giờ họp").expect("a reason");
                    let outcome = review::send_back(core, publisher, id, version, reason).await;
                    if matches!(outcome.expect("an action"), StepOutcome::Done { .. }) {
                        crowd.changed();
                    }
                }
                6 => {
                    let outcome = publication::schedule(core, publisher, id, version, None).await;
                    if matches!(outcome.expect("an action"), StepOutcome::Done { .. }) {
                        crowd.changed();
                    }
                }
                _ => {
                    let reason = WithdrawalReason::InError;
                    let order = WithdrawalOrder { reason, replacement: None, explanation: None };
                    let outcome = withdrawal::withdraw(core, publisher, id, version, order).await;
                    if matches!(outcome.expect("an action"), WithdrawOutcome::Withdrawn) {
                        crowd.note(|log| (log.changes, log.shown) = (log.changes + 1, log.shown + 1));
                    }
                }
            }
        }
    }

    /// Presses the button again after reading what somebody changed meanwhile, but not for ever.
    async fn publish(&self, mut item: DeskItem) {
        let desk = self.crowd.stage.desk(self.who);
        let (core, publisher) = (&self.crowd.stage.world.core, desk.publisher().expect("a publisher"));
        for _ in 0..ROUNDS {
            match publication::publish(core, publisher, item.id, item.version).await.expect("an action") {
                PublishOutcome::Stale(now) => item = *now,
                PublishOutcome::Published { .. } => {
                    return self.crowd.note(|log| log.approve(&item, desk.person(), true));
                }
                PublishOutcome::Refused(_) => return,
                PublishOutcome::Missing => panic!("it is there"),
            }
        }
    }

    /// Lets time pass and does what is due.
    pub(super) async fn keep_time(self) {
        let core = &self.crowd.stage.world.core;
        for _ in 0..ROUNDS {
            core.clock.advance(20);
            let things = timekeeping::catch_up(core).await.expect("an action");
            self.crowd.note(|log| {
                log.changes += i64::try_from(things).expect("a few");
                log.shown += things;
            });
            tokio::task::yield_now().await;
        }
    }

    /// Has every power, at the twin.
    pub(super) async fn intrude(self) {
        let crowd = &self.crowd;
        let (core, desk) = (&crowd.stage.world.core, crowd.stage.desk(self.who));
        let (writer, publisher) = (desk.writer().expect("a writer"), desk.publisher().expect("a publisher"));
        for _ in 0..ROUNDS {
            let item = crowd.item().await;
            let saved = writing::save(core, writer, item.id, item.version, item.text.into()).await;
            assert!(matches!(saved.expect("an action"), SaveOutcome::Missing));
            let told = publication::publish(core, publisher, item.id, item.version).await;
            assert!(matches!(told.expect("an action"), PublishOutcome::Missing));
        }
    }
}
