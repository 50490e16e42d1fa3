//! The same by many people at the same moment: what is true at the end, whoever was faster.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use domain::item::{ItemId, ItemText};
use domain::person::PersonId;
use domain::writing::PageKey;
use server::actions::workflow;
use server::actions::writing::{self, SaveOutcome};
use store::{DeskItem, Location, PublicItem};
use tokio::sync::Barrier;

use super::check::shown;
use super::crowd_people::Somebody;
use super::page::{KIND, Request, beginning, words};
use super::stage::{Stage, Who};

/// What the crowd was told.
#[derive(Debug, Default)]
pub(super) struct Log {
    /// Texts by the page and the number they were saved under; of a page's own saves the last one counts.
    saved: HashMap<(Option<PageKey>, i32), ItemText>,
    merged: BTreeSet<String>,
    /// Who approved which text; it went public, now or at its moment.
    approved: BTreeMap<i32, (ItemText, BTreeSet<PersonId>)>,
    /// Changes of the item, and among them those a page made by itself to its own newest text.
    pub(super) changes: i64,
    growths: i64,
    /// Changes residents see.
    pub(super) shown: u64,
}

pub(super) struct Crowd {
    pub(super) stage: Stage,
    pub(super) id: ItemId,
    log: Mutex<Log>,
    meet: Barrier,
}

impl Crowd {
    pub(super) fn note(&self, note: impl FnOnce(&mut Log)) {
        note(&mut self.log.lock().unwrap_or_else(PoisonError::into_inner));
    }

    pub(super) fn changed(&self) {
        self.note(|log| log.changes += 1);
    }

    pub(super) async fn item(&self) -> DeskItem {
        let snapshot = self.stage.world.core.store.snapshot().await.expect("a snapshot");
        snapshot.desk(self.stage.desk(Who::Member)).item(self.id).await.expect("a read").expect("the item")
    }
}

impl Log {
    pub(super) fn hear(&mut self, request: &Request, outcome: &SaveOutcome, last: &mut i32) {
        let page = request.turn.as_ref().map(|turn| turn.page.clone());
        match outcome {
            SaveOutcome::Saved { number, .. } => {
                self.changes += 1;
                self.growths += i64::from(*number == *last && request.is_auto());
                // Only a page that tells itself goes on under the same number.
                *last = if page.is_some() { *number } else { 0 };
                let before = self.saved.insert((page.clone(), *number), request.text.clone());
                assert!(before.is_none() || page.is_some(), "{before:?} was there already");
            }
            SaveOutcome::Merged { other, text, version, number } => {
                self.merged.extend(request.added());
                if *version > other.version {
                    self.changes += 1;
                    self.saved.insert((None, *number), (**text).clone());
                }
            }
            SaveOutcome::Stale(_) => {}
            other => panic!("{other:?}"),
        }
    }

    pub(super) fn approve(&mut self, item: &DeskItem, by: PersonId, at_once: bool) {
        self.changes += 1;
        self.shown += u64::from(at_once);
        let (text, whose) = self.approved.entry(item.number).or_insert_with(|| (item.text.clone(), BTreeSet::new()));
        assert_eq!(*text, item.text, "an approved text changed");
        assert_ne!(item.penned.person, by, "of their own");
        whose.insert(by);
    }
}

/// Everybody does what they do, at once; then all that was told is looked for.
pub(super) async fn whatever_many_do_at_once_all_is_there_and_only_what_was_approved_is_public(database: Location) {
    let stage = Stage::new(database).await;
    let core = stage.world.core.clone();
    let administrator = stage.desk(Who::Administrator).administrator().expect("an administrator");
    workflow::set(&core, administrator, 0, false).await.expect("an action");
    let writer = stage.desk(Who::Writer).writer().expect("a writer");
    let text = beginning("chữ0").check(KIND).expect("a text");
    let SaveOutcome::Saved { id, .. } = writing::create(&core, writer, text.into()).await.expect("an action") else {
        panic!("not begun")
    };
    let before = (stage.recorded().await, stage.twin().await, shown(&stage).await);
    let crowd = Arc::new(Crowd { stage, id, log: Mutex::default(), meet: Barrier::new(10) });
    let somebody = |who, chance| Somebody { crowd: Arc::clone(&crowd), who, chance };
    let begin = |deeds: std::pin::Pin<Box<dyn Future<Output = ()> + Send>>| {
        let crowd = Arc::clone(&crowd);
        tokio::spawn(async move {
            crowd.meet.wait().await;
            deeds.await;
        })
    };
    let tasks = [
        begin(Box::pin(somebody(Who::Writer, 1).write(1))),
        begin(Box::pin(somebody(Who::Writer, 2).write(2))),
        begin(Box::pin(somebody(Who::SecondWriter, 3).write(3))),
        begin(Box::pin(somebody(Who::Approver, 4).write(4))),
        begin(Box::pin(somebody(Who::SecondWriter, 5).prepare())),
        begin(Box::pin(somebody(Who::Approver, 6).decide())),
        begin(Box::pin(somebody(Who::Administrator, 7).decide())),
        begin(Box::pin(somebody(Who::Administrator, 8).keep_time())),
        begin(Box::pin(somebody(Who::Administrator, 9).keep_time())),
        begin(Box::pin(somebody(Who::Stranger, 10).intrude())),
    ];
    for task in tasks {
        task.await.expect("nobody fails");
    }
    crowd.holds(&before).await;
}

impl Crowd {
    async fn holds(&self, before: &(i64, String, u64)) {
        let log = std::mem::take(&mut *self.log.lock().unwrap_or_else(PoisonError::into_inner));
        let (stage, item) = (&self.stage, self.item().await);
        assert_eq!(item.version, 1 + log.changes, "each change counts once");
        assert_eq!(stage.recorded().await - before.0, log.changes - log.growths, "each is on record once");
        assert_eq!(shown(stage).await - before.2, log.shown, "residents see each once");
        assert_eq!(stage.twin().await, before.1);
        let stored = stage.stored(self.id).await;
        for ((page, number), text) in &log.saved {
            let found = stored.iter().find(|stored| stored.number == *number);
            assert!(found.is_some_and(|found| found.says(text)), "lost, from {page:?} under {number}: {text:?}");
        }
        let there: BTreeSet<String> = stored.iter().flat_map(|stored| words(&stored.whole())).collect();
        assert!(log.merged.is_subset(&there), "lost: {:?}", &log.merged - &there);
        for (number, saved_by, approved_by) in stage.approvals(self.id).await {
            let (text, whose) = &log.approved[&number];
            assert!(stored.iter().any(|stored| stored.number == number && stored.says(text)));
            assert!(whose.contains(&PersonId(approved_by)) && saved_by != approved_by);
        }
        let snapshot = stage.world.core.store.snapshot().await.expect("a snapshot");
        let Some(slug) = item.slug else { return assert!(log.approved.is_empty() || log.shown == 0) };
        match snapshot.site(stage.world.a.unit).item(&slug).await.expect("a read") {
            Some(PublicItem::Live(live)) => {
                let is_read = |text: &ItemText| text.title == live.text.title && text.body == live.text.body;
                assert!(log.approved.values().any(|(text, _)| is_read(text)), "nobody approved {live:?}");
            }
            Some(PublicItem::Gone(_)) => {}
            other => panic!("{other:?}"),
        }
    }
}
