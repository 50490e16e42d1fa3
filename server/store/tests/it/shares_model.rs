//! Sharing against a model: whatever sources and receivers do, in any order, every site shows exactly what the model says.
//! Nothing that is a draft or was taken back is found by any address or in any list, and whose a text is, is always told.

use std::collections::BTreeMap;

use domain::item::{Details, ItemId, ItemKind, ItemText};
use domain::moment::CivilDate;
use domain::share::{Adaptation, Audience, Mode, Overrides, Reception, ShareId, Voice};
use domain::unit::UnitId;
use domain::withdrawal::WithdrawalReason;
use store::{Adapted, InboxTab, ReceptionChange, ShareCounts, ShareSet, SharedItem, Site};

use crate::schema::number;
use crate::shares::terms;
use crate::texts::{day, text};
use crate::world::{Twin, World, minute, order, slug};

both_engines! {
    every_site_shows_what_the_model_says,
}

/// Deeds of one run, and runs. Each begins from its own number, so a failure is found again by it.
const DEEDS: usize = 60;
const RUNS: u64 = 3;

/// Numbers that follow from one number.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % end as u64).unwrap()
    }

    fn chance(&mut self) -> bool {
        self.below(2) == 0
    }
}

/// A text of the source as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Words {
    title: String,
    body: String,
}

/// Where an item stands at its source.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Standing {
    Draft,
    Public(Words),
    UnderNotice(Words),
    Gone,
}

struct Item {
    id: ItemId,
    kind: ItemKind,
    slug: String,
    standing: Standing,
    newest: Words,
    share: Option<(ShareId, i64, Mode)>,
    rows: BTreeMap<UnitId, Row>,
}

/// What became of an item at a receiver.
#[derive(Clone, Debug)]
struct Row {
    reception: Reception,
    was_shown: bool,
    overrides: Overrides,
    /// What the source said when they were written.
    base: Words,
}

struct Model<'a> {
    world: &'a World,
    dice: Dice,
    source: Twin,
    receivers: [&'a Twin; 2],
    items: Vec<Item>,
    /// So that every text is told from every other.
    counter: usize,
}

async fn every_site_shows_what_the_model_says(world: World) {
    for run in 0..RUNS {
        let mut model = Model {
            world: &world,
            dice: Dice(0x5eed_0001 + run),
            source: world.province().await,
            receivers: [&world.commune, &world.ward],
            items: Vec::new(),
            counter: usize::try_from(run).unwrap() * 10_000,
        };
        for kind in [ItemKind::Article, ItemKind::Article, ItemKind::Notice] {
            model.begin(run, kind).await;
        }
        for deed in 0..DEEDS {
            let told = model.deed().await;
            model.check(&format!("run {run}, deed {deed}: {told}")).await;
        }
        // What the next run begins with is nothing.
        for table in ["share_units", "shares"] {
            world.execute(&format!("DELETE FROM {table}")).await;
        }
    }
    let left = number(&world.raw().await, "SELECT count(*) FROM share_adaptations").await;
    assert_eq!(left, 0, "what was made of a share goes with it");
}

impl Model<'_> {
    fn words(&mut self, sort: &str) -> Words {
        self.counter += 1;
        Words { title: format!("{sort} {}", self.counter), body: format!("Thân {sort} {}", self.counter) }
    }

    fn text(&self, at: usize, words: &Words) -> ItemText {
        let item = &self.items[at];
        let details = match item.kind {
            ItemKind::Notice => Details::Notice { valid_until: Some(day(20)) },
            _ => Details::default(),
        };
        ItemText { slug: Some(slug(&item.slug)), details, ..text(&words.title, &words.body) }
    }

    async fn begin(&mut self, run: u64, kind: ItemKind) {
        let newest = self.words("NHÁP");
        let slug = format!("bai-{run}-{}", self.items.len());
        let at = self.items.len();
        self.items.push(Item {
            id: ItemId(0),
            kind,
            slug,
            standing: Standing::Draft,
            newest: newest.clone(),
            share: None,
            rows: BTreeMap::new(),
        });
        let text = self.text(at, &newest);
        self.items[at].id = self.world.create(&self.source, &text).await;
    }

    async fn deed(&mut self) -> String {
        let at = self.dice.below(self.items.len());
        let who = self.dice.below(2);
        match self.dice.below(12) {
            0 | 1 => self.publish(at).await,
            2 => self.write(at).await,
            3 => self.withdraw(at).await,
            4..=6 => self.share(at).await,
            7 => self.take(at, who).await,
            8 => self.decline(at, who).await,
            9 | 10 => self.adapt(at, who).await,
            _ => self.detach(at, who).await,
        }
    }

    /// Another text, public at once.
    async fn publish(&mut self, at: usize) -> String {
        let words = self.words("Công khai");
        let (text, item) = (self.text(at, &words), self.world.item(&self.source, self.items[at].id).await);
        let saved = crate::world::version_of(self.world.save(&self.source, item.id, item.version, &text).await);
        let now = minute(i64::try_from(self.counter).unwrap());
        let done = self.world.publish(&self.source, item.id, saved, now).await;
        assert!(matches!(done, store::Published::Done { .. }), "{done:?}");
        let item = &mut self.items[at];
        item.newest = words.clone();
        item.standing = Standing::Public(words);
        format!("publish {at}")
    }

    /// Another text that nobody approved.
    async fn write(&mut self, at: usize) -> String {
        let words = self.words("NHÁP");
        let (text, item) = (self.text(at, &words), self.world.item(&self.source, self.items[at].id).await);
        self.world.save(&self.source, item.id, item.version, &text).await;
        self.items[at].newest = words;
        format!("write {at}")
    }

    async fn withdraw(&mut self, at: usize) -> String {
        let Standing::Public(words) = self.items[at].standing.clone() else { return "nothing to withdraw".to_owned() };
        let item = self.world.item(&self.source, self.items[at].id).await;
        let stays = self.dice.chance();
        let order = if stays {
            order(WithdrawalReason::NoLongerValid, None, Some("Không còn hiệu lực."))
        } else {
            order(WithdrawalReason::InError, None, None)
        };
        self.world.withdraw(&self.source, item.id, item.version, &order).await;
        self.items[at].standing = if stays { Standing::UnderNotice(words) } else { Standing::Gone };
        format!("withdraw {at}, stays {stays}")
    }

    async fn share(&mut self, at: usize) -> String {
        let mode = if self.dice.chance() { Mode::Required } else { Mode::Offered };
        let mut units = Vec::new();
        for twin in self.receivers {
            if self.dice.below(3) > 0 {
                units.push(twin.unit);
            }
        }
        let (id, version) = (self.items[at].id, self.items[at].share.map_or(0, |(_, version, _)| version));
        let done = self.world.share(&self.source, id, version, &terms(Audience::All, mode), &units).await;
        let ShareSet::Done { id, .. } = done else { panic!("{done:?}") };
        let item = &mut self.items[at];
        item.share = Some((id, version + 1, mode));
        for unit in &units {
            let row = item.rows.entry(*unit).or_insert_with(|| Row {
                reception: Reception::Waiting,
                was_shown: false,
                overrides: Overrides::default(),
                base: Words { title: String::new(), body: String::new() },
            });
            match mode {
                Mode::Required => (row.reception, row.was_shown) = (Reception::Shown, true),
                Mode::Offered if row.reception == Reception::Ended => row.reception = Reception::Waiting,
                Mode::Offered => {}
            }
        }
        for (_, row) in item.rows.iter_mut().filter(|(unit, _)| !units.contains(unit)) {
            row.reception = Reception::Ended;
        }
        format!("share {at} {mode:?} with {units:?}")
    }

    async fn take(&mut self, at: usize, who: usize) -> String {
        let (twin, Some((id, ..))) = (self.receivers[who], self.items[at].share) else { return "not shared".into() };
        let done = self.world.take_share(&twin.approver, id).await;
        let Some(row) = self.items[at].rows.get_mut(&twin.unit) else {
            assert_eq!(done, ReceptionChange::Missing);
            return "take of another's".to_owned();
        };
        if row.reception.can_take() {
            assert_eq!(done, ReceptionChange::Done);
            (row.reception, row.was_shown) = (Reception::Shown, true);
        } else {
            assert_eq!(done, ReceptionChange::NotNow(row.reception));
        }
        format!("take {at} by {who}")
    }

    async fn decline(&mut self, at: usize, who: usize) -> String {
        let (twin, Some((id, _, mode))) = (self.receivers[who], self.items[at].share) else {
            return "not shared".into();
        };
        let done = self.world.decline_share(&twin.approver, id).await;
        let Some(row) = self.items[at].rows.get_mut(&twin.unit) else {
            assert_eq!(done, ReceptionChange::Missing);
            return "decline of another's".to_owned();
        };
        if row.reception.can_decline(mode) {
            assert_eq!(done, ReceptionChange::Done);
            row.reception = Reception::Declined;
        } else {
            assert_eq!(done, ReceptionChange::NotNow(row.reception));
        }
        format!("decline {at} by {who}")
    }

    async fn adapt(&mut self, at: usize, who: usize) -> String {
        let words = self.words("Riêng");
        let overrides = Overrides {
            title: self.dice.chance().then_some(words.title),
            summary: None,
            body: self.dice.chance().then_some(words.body),
        };
        self.adapt_with(at, who, overrides).await
    }

    /// Everything as the source says it now, and from now on its own.
    async fn detach(&mut self, at: usize, who: usize) -> String {
        let Standing::Public(words) = self.items[at].standing.clone() else { return "nothing to keep".to_owned() };
        let overrides = Overrides { title: Some(words.title), summary: None, body: Some(words.body) };
        self.adapt_with(at, who, overrides).await
    }

    async fn adapt_with(&mut self, at: usize, who: usize, overrides: Overrides) -> String {
        let (twin, Some((id, ..))) = (self.receivers[who], self.items[at].share) else { return "not shared".into() };
        let is_there = self.items[at].rows.contains_key(&twin.unit) && self.items[at].standing != Standing::Draft;
        if !is_there {
            return "nothing to adapt".to_owned();
        }
        let adaptation = Adaptation { voice: Voice::default(), overrides: overrides.clone() };
        let done = self.world.adapt(twin, id, &adaptation).await;
        let item = &mut self.items[at];
        let row = item.rows.get_mut(&twin.unit).unwrap();
        let Standing::Public(words) = item.standing.clone() else {
            assert_eq!(done, Adapted::NotNow);
            return "adapt what is taken back".to_owned();
        };
        if row.reception == Reception::Ended {
            assert_eq!(done, Adapted::NotNow);
            return "adapt what ended".to_owned();
        }
        assert_eq!(done, Adapted::Public);
        (row.reception, row.was_shown) = (Reception::Shown, true);
        (row.overrides, row.base) = (overrides.clone(), words);
        format!("adapt {at} by {who} with {overrides:?}")
    }

    async fn check(&self, told: &str) {
        let snapshot = self.world.snapshot().await;
        for twin in self.receivers {
            let site = snapshot.site(twin.unit);
            self.check_lists(&site, twin, told).await;
            for item in &self.items {
                let found = site.shared(self.source.unit, &slug(&item.slug)).await.unwrap();
                Self::check_address(item, twin, found, told);
                assert_eq!(site.item(&slug(&item.slug)).await.unwrap(), None, "{told}: no address of the unit's own");
            }
            self.check_inbox(twin, &snapshot, told).await;
        }
        self.check_sent(&snapshot, told).await;
        snapshot.end().await.unwrap();
    }

    async fn check_lists(&self, site: &Site<'_>, twin: &Twin, told: &str) {
        let today = CivilDate::new(2024, 2, 10).unwrap();
        let news = site.news(1, 50).await.unwrap();
        assert_eq!(news.total, news.items.len() as u64, "{told}");
        assert!(news.items.iter().all(|item| item.origin == Some(self.source.unit)), "{told}: whose it is");
        let mut titles: Vec<String> = news.items.into_iter().map(|item| item.title).collect();
        let notices = site.current(ItemKind::Notice, today, 50).await.unwrap();
        assert!(notices.iter().all(|item| item.origin == Some(self.source.unit)), "{told}: whose it is");
        titles.extend(notices.into_iter().map(|item| item.title));
        titles.sort();
        let mut expected: Vec<String> = Vec::new();
        for item in &self.items {
            if let (Standing::Public(words), Some(row)) = (&item.standing, item.rows.get(&twin.unit))
                && row.reception == Reception::Shown
            {
                expected.push(row.overrides.title.clone().unwrap_or_else(|| words.title.clone()));
            }
        }
        expected.sort();
        assert_eq!(titles, expected, "{told}: lists of {:?}", twin.unit);
        let shelves = site.shelves().await.unwrap();
        let is_shown = |item: &Item| {
            matches!(item.standing, Standing::Public(_))
                && item.rows.get(&twin.unit).is_some_and(|row| row.reception == Reception::Shown)
        };
        let notices = self.items.iter().any(|item| item.kind == ItemKind::Notice && is_shown(item));
        assert_eq!(shelves.notices, notices, "{told}: the menu");
    }

    fn check_address(item: &Item, twin: &Twin, found: Option<SharedItem>, told: &str) {
        let what = format!("{told}: {} at {:?}", item.slug, twin.unit);
        let Some(row) = item.rows.get(&twin.unit).filter(|row| row.was_shown && item.standing != Standing::Draft)
        else {
            assert_eq!(found, None, "{what}");
            return;
        };
        if let Some(found) = &found {
            assert!(!format!("{found:?}").contains("NHÁP"), "{what}: a draft");
        }
        let shown = row.reception == Reception::Shown;
        match (&item.standing, found) {
            (Standing::Public(words), Some(SharedItem::Live(text))) if shown => {
                let Overrides { title, body, .. } = &row.overrides;
                let read = (text.item.text.title.as_str(), text.item.text.body.as_str());
                let expected = (title.as_ref().unwrap_or(&words.title), body.as_ref().unwrap_or(&words.body));
                assert_eq!(read, (expected.0.as_str(), expected.1.as_str()), "{what}");
                let stale =
                    title.is_some() && row.base.title != words.title || body.is_some() && row.base.body != words.body;
                assert_eq!(!text.overtaken.is_empty(), stale, "{what}: nothing is left stale silently");
            }
            (Standing::UnderNotice(_), Some(SharedItem::WithdrawnWithNotice(..))) if shown => {}
            (Standing::Gone, Some(SharedItem::Gone(_))) => {}
            (Standing::Public(_) | Standing::UnderNotice(_), Some(SharedItem::AtSource { .. })) if !shown => {}
            (standing, found) => panic!("{what}: {standing:?}, {row:?}, {found:?}"),
        }
    }

    /// What the source is told in figures is what its receipts say line by line.
    async fn check_sent(&self, snapshot: &store::Snapshot, told: &str) {
        let desk = snapshot.desk(&self.source.approver);
        let (sent, all) = desk.shares_sent(1, 50).await.unwrap();
        assert_eq!(sent.len() as u64, all, "{told}");
        for share in sent {
            let receipts = desk.share_receipts(share.id).await.unwrap();
            let meant = || receipts.iter().filter(|receipt| receipt.reception != Reception::Ended);
            let of = |reception| meant().filter(|receipt| receipt.reception == reception).count() as u64;
            let shown = meant().filter(|receipt| receipt.reception == Reception::Shown);
            let expected = ShareCounts {
                all: meant().count() as u64,
                shown: of(Reception::Shown),
                adapted: shown.filter(|receipt| receipt.is_adapted).count() as u64,
                waiting: of(Reception::Waiting),
                declined: of(Reception::Declined),
                seen: meant().filter(|receipt| receipt.is_seen).count() as u64,
            };
            assert_eq!(share.counts, expected, "{told}: {receipts:?}");
        }
    }

    async fn check_inbox(&self, twin: &Twin, snapshot: &store::Snapshot, told: &str) {
        let counts = snapshot.desk(&twin.writer).inbox_counts().await.unwrap();
        let there = |item: &&Item| item.standing != Standing::Draft;
        let of = |reception| {
            let rows = self.items.iter().filter(there).filter_map(|item| item.rows.get(&twin.unit));
            rows.filter(|row| row.reception == reception).count() as u64
        };
        assert_eq!(
            (counts.shown, counts.declined, counts.ended),
            (of(Reception::Shown), of(Reception::Declined), of(Reception::Ended)),
            "{told}: the inbox of {:?}",
            twin.unit
        );
        let desk = snapshot.desk(&twin.writer);
        let mut waits = Vec::new();
        for (tab, count) in [
            (InboxTab::ToDo, counts.to_do),
            (InboxTab::Shown, counts.shown),
            (InboxTab::Declined, counts.declined),
            (InboxTab::Ended, counts.ended),
        ] {
            let rows = desk.inbox(tab, 1, 100).await.unwrap();
            assert_eq!(rows.len() as u64, count, "{told}: {tab:?} of {:?}", twin.unit);
            // One by one they are the same.
            for (at, row) in rows.iter().enumerate() {
                let alone = desk.inbox(tab, u32::try_from(at).unwrap() + 1, 1).await.unwrap();
                assert_eq!(alone.as_slice(), std::slice::from_ref(row), "{told}: {tab:?}, {at}");
            }
            waits.push(rows);
        }
        let is_to_do = |row: &&store::ReceivedRow| match row.reception {
            Reception::Waiting => row.is_public,
            Reception::Shown => !row.is_seen || row.is_overtaken,
            Reception::Declined | Reception::Ended => false,
        };
        let [to_do, shown, ..] = waits.as_slice() else { panic!("four tabs") };
        assert!(to_do.iter().all(|row| is_to_do(&row)), "{told}: {to_do:?}");
        assert!(shown.iter().filter(is_to_do).all(|row| to_do.contains(row)), "{told}: {shown:?} and {to_do:?}");
    }
}
