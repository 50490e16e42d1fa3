//! Doing deeds through the actions, and looking after each of them whether all is as the model says.

use domain::item::ItemId;
use domain::moment::Moment;
use domain::writing::PageKey;
use server::actions::timekeeping;
use server::actions::writing::{self, SaveOutcome};
use server::core::Core;
use store::DeskItem;

use super::check::shown;
use super::deed::{Deed, WINDOWS};
use super::model::{Fate, Model};
use super::page::{Page, Request, Sending, beginning};
use super::stage::{Stage, Who};

pub(super) struct Play<'a> {
    pub(super) stage: &'a Stage,
    pub(super) id: ItemId,
    pub(super) model: Model,
    windows: [Option<Page>; 4],
    held: Vec<Request>,
    words: u32,
    pages: u32,
    /// What the record, the twin and the unit's version said in the beginning.
    pub(super) before: (i64, String, u64),
}

impl<'a> Play<'a> {
    /// A fresh item, begun by hand or by an open page itself.
    pub(super) async fn begin(stage: &'a Stage, by_page: bool) -> Self {
        let core = &stage.world.core;
        // Nothing of the play before is due any more.
        core.clock.advance(4 * 86_400);
        timekeeping::catch_up(core).await.expect("an action");
        let before = (stage.recorded().await, stage.twin().await, shown(stage).await);
        let desk = stage.desk(Who::Writer);
        let key = PageKey::parse(&format!("trang{:020}", before.0)).expect("a key");
        let mut page = Page::blank(Who::Writer, key, beginning("chữ0"));
        let request = page.request(if by_page { Sending::ByItself } else { Sending::Plainly }, true);
        let writer = desk.writer().expect("a writer");
        let outcome = writing::create(core, writer, request.draft()).await.expect("an action");
        let SaveOutcome::Saved { id, .. } = outcome else { panic!("{outcome:?}") };
        page.hear(&request, &outcome);
        let snapshot = core.store.snapshot().await.expect("a snapshot");
        let is_strict = !snapshot.desk(desk).workflow().await.expect("a read").self_approval;
        let model = Model::new(request.text.clone(), desk.person(), request.turn.clone(), core.clock.now(), is_strict);
        let windows = [by_page.then_some(page), None, None, None];
        Self {
            stage,
            id,
            model,
            windows,
            held: if by_page { vec![request] } else { Vec::new() },
            words: 0,
            pages: 0,
            before,
        }
    }

    pub(super) fn core(&self) -> &Core {
        &self.stage.world.core
    }

    pub(super) fn now(&self) -> Moment {
        self.core().clock.now()
    }

    pub(super) async fn item(&self) -> DeskItem {
        let snapshot = self.core().store.snapshot().await.expect("a snapshot");
        snapshot.desk(self.stage.desk(Who::Member)).item(self.id).await.expect("a read").expect("the item")
    }

    pub(super) async fn act(&mut self, deed: &Deed) {
        match *deed {
            Deed::Open { window } => self.open(window).await,
            Deed::Type { window, how } => self.edit(window, how).await,
            Deed::Send { window, how, sending, tells_base, is_heard } => {
                if let Some(how) = how {
                    self.edit(window, how).await;
                }
                let request = self.window(window).await.request(sending, tells_base);
                let outcome = self.send(&request).await;
                if is_heard && let Some(page) = &mut self.windows[window] {
                    page.hear(&request, &outcome);
                }
            }
            Deed::GoOn { window, ref how } => {
                for how in how {
                    self.edit(window, *how).await;
                    let request = self.window(window).await.request(Sending::ByItself, false);
                    let outcome = self.send(&request).await;
                    if let Some(page) = &mut self.windows[window] {
                        page.hear(&request, &outcome);
                    }
                }
            }
            Deed::Hold { window, how, is_auto } => {
                self.edit(window, how).await;
                let sending = if is_auto { Sending::ByItself } else { Sending::ByHand };
                let request = self.window(window).await.request(sending, is_auto);
                self.held.push(request);
            }
            Deed::Arrive { which, again } => {
                if !self.held.is_empty() {
                    let which = usize::from(which) % self.held.len();
                    let request = if again { self.held[which].clone() } else { self.held.swap_remove(which) };
                    self.send(&request).await;
                }
            }
            Deed::Take { who, step, is_late } => self.take(who, step, is_late).await,
            Deed::Schedule { who, minutes, is_late } => self.schedule(who, minutes, is_late).await,
            Deed::Expire { who, minutes, is_late } => self.expire(who, minutes, is_late).await,
            Deed::Withdraw { who, in_error, is_late } => self.withdraw(who, in_error, is_late).await,
            Deed::Restore { who, which, is_late } => self.restore(who, which, is_late).await,
            Deed::Name { who, which } => self.name(who, which).await,
            Deed::Rule { is_strict } => self.rule(is_strict).await,
            Deed::Pass { seconds, looks } => {
                self.core().clock.advance(seconds);
                if looks {
                    self.look().await;
                }
            }
        }
        self.check().await;
    }

    fn token(&mut self) -> String {
        self.words += 1;
        format!("chữ{}", self.words)
    }

    async fn open(&mut self, window: usize) {
        self.pages += 1;
        let key = PageKey::parse(&format!("trang{:010}x{:09}", self.id.0, self.pages)).expect("a key");
        self.windows[window] = Some(Page::open(WINDOWS[window], key, &self.item().await));
    }

    async fn edit(&mut self, window: usize, how: u8) {
        let token = self.token();
        self.window(window).await.edit(how, &token);
    }

    async fn window(&mut self, window: usize) -> &mut Page {
        if self.windows[window].is_none() {
            self.open(window).await;
        }
        self.windows[window].as_mut().expect("it was opened")
    }

    /// A text arrives; what is told of it is what the model says must become of it.
    async fn send(&mut self, request: &Request) -> SaveOutcome {
        let desk = self.stage.desk(request.who);
        let (by, now) = (desk.person(), self.now());
        let writer = desk.writer().expect("only writers have windows");
        let fate = self.model.fate(request, by, now);
        let outcome = if request.version == 0 {
            writing::create(self.core(), writer, request.draft()).await
        } else {
            writing::save(self.core(), writer, self.id, request.version, request.draft()).await
        };
        let outcome = outcome.expect("an action");
        let (version, number) = (self.model.version, self.model.newest.number);
        match (fate, &outcome) {
            (Fate::There, SaveOutcome::Saved { id, version: still, number: there }) => {
                assert_eq!((*id, *still, *there), (self.id, version, number));
                self.model.there(request);
            }
            (Fate::Grows, SaveOutcome::Saved { id, version: new, number: grown }) => {
                assert_eq!((*id, *new, *grown), (self.id, version + 1, number));
                self.model.grew(request, now);
            }
            (Fate::Added, SaveOutcome::Saved { id, version: new, number: added }) => {
                assert_eq!((*id, *new, *added), (self.id, version + 1, number + 1));
                self.model.added(request.text.clone(), by, request.turn.clone(), now);
            }
            (Fate::Together, SaveOutcome::Merged { text, version: new, number: added, .. }) => {
                self.model.brought_together(request, text);
                if *new == version {
                    assert_eq!((&**text, *added), (&self.model.newest.text, number), "there is nothing to add");
                } else {
                    assert_eq!((*new, *added), (version + 1, number + 1));
                    self.model.added((**text).clone(), by, None, now);
                }
            }
            (Fate::Together, SaveOutcome::Stale(other)) => assert_eq!(other.text, self.model.newest.text),
            (Fate::Together, SaveOutcome::BaseNeeded) if !request.tells_base && request.is_auto() => {
                let again = Request { tells_base: true, ..request.clone() };
                return Box::pin(self.send(&again)).await;
            }
            _ => panic!("{request:?}: {fate:?}, but {outcome:?}"),
        }
        outcome
    }

    /// Lets everything that was promised happen.
    pub(super) async fn end(mut self) {
        self.core().clock.advance(4 * 86_400);
        self.look().await;
        self.check().await;
        assert_eq!(self.model.look(self.now()), 0);
        self.look().await;
    }
}
