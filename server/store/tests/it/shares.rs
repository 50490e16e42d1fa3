//! Shared items: on the pages of those they are for, in each one's voice, and gone everywhere when their source takes
//! them back.

use std::collections::BTreeSet;

use domain::access::{Actor, Desk, Membership, Role};
use domain::item::{Details, ItemId, ItemKind, ItemText};
use domain::media::keys_named;
use domain::moment::Moment;
use domain::share::{
    Adaptation, Audience, DeclineReason, Mode, Overridable, Overrides, Reception, ShareId, ShareTerms, Voice,
};
use domain::unit::UnitId;
use domain::withdrawal::WithdrawalReason;
use store::{
    Adapted, InboxTab, ReceptionChange, ShareReceipt, ShareSet, SharedItem, SharedText, Subscribed, SubscriptionWish,
    Tx, Withdrawn,
};

use crate::schema::number;
use crate::texts::{article, day, event, notice, page, text};
use crate::world::{Twin, World, minute, order, slug};

both_engines! {
    what_is_required_stands_everywhere_at_once_and_goes_at_once,
    what_is_offered_waits_is_taken_or_declined,
    a_commune_speaks_in_its_own_voice_and_decides_when_the_source_changes,
    nobody_receives_what_is_not_for_them,
    a_changed_audience_leaves_no_orphan,
    a_subscription_brings_what_is_published_from_now_on,
    every_kind_stands_in_its_list,
    a_stale_page_changes_nothing,
    a_new_unit_gets_what_is_for_all,
}

/// Every field may be changed.
pub(crate) fn terms(audience: Audience, mode: Mode) -> ShareTerms {
    ShareTerms { audience, mode, adaptable: Overridable::ALL.iter().copied().collect() }
}

impl World {
    /// The province, whose desk shares with all.
    pub(crate) async fn province(&self) -> Twin {
        let id =
            number(&self.raw().await, "SELECT id FROM units WHERE parent_id IS NULL AND is_practice = false").await;
        let unit = UnitId(id);
        let desk =
            Actor::new(self.admin, vec![Membership { role: Role::PlatformAdmin, unit: None }]).desk(unit).unwrap();
        Twin { unit, token: "bímật-tỉnh-2345", writer: desk.clone(), approver: desk }
    }

    pub(crate) async fn share(
        &self,
        twin: &Twin,
        item: ItemId,
        version: i64,
        terms: &ShareTerms,
        units: &[UnitId],
    ) -> ShareSet {
        let publisher = twin.approver.publisher().unwrap();
        let units: &BTreeSet<UnitId> = &units.iter().copied().collect();
        let write =
            |tx: Tx| async move { tx.publisher(publisher).share(item, version, terms, units, minute(40)).await };
        self.store.write(write).await.unwrap()
    }

    pub(crate) async fn shared(&self, twin: &Twin, item: ItemId, mode: Mode, units: &[UnitId]) -> ShareId {
        match self.share(twin, item, 0, &terms(Audience::All, mode), units).await {
            ShareSet::Done { id, .. } => id,
            other => panic!("{other:?}"),
        }
    }

    pub(crate) async fn take_share(&self, desk: &Desk, id: ShareId) -> ReceptionChange {
        let (publisher, unit) = (desk.publisher().unwrap(), desk.unit());
        let write = |tx: Tx| async move {
            tx.touch(unit);
            tx.publisher(publisher).take_share(id, minute(41)).await
        };
        self.store.write(write).await.unwrap()
    }

    pub(crate) async fn decline_share(&self, desk: &Desk, id: ShareId) -> ReceptionChange {
        let (publisher, unit) = (desk.publisher().unwrap(), desk.unit());
        let reason = &DeclineReason::parse("Xã đã có bài riêng").unwrap();
        let write = |tx: Tx| async move {
            tx.touch(unit);
            tx.publisher(publisher).decline_share(id, reason, minute(42)).await
        };
        self.store.write(write).await.unwrap()
    }

    /// Keeps an adaptation beside what the source says now, and makes it public.
    pub(crate) async fn adapt(&self, twin: &Twin, id: ShareId, adaptation: &Adaptation) -> Adapted {
        let snapshot = self.snapshot().await;
        let received = snapshot.desk(&twin.writer).received(id).await.unwrap().unwrap();
        snapshot.end().await.unwrap();
        let newest = received.newest.map_or(0, |newest| newest.number);
        match self.adapt_beside(twin, id, (newest, received.text.0), adaptation, minute(43)).await {
            Adapted::Saved(number) => self.publish_adaptation(twin, id, number).await,
            other => other,
        }
    }

    pub(crate) async fn adapt_beside(
        &self,
        twin: &Twin,
        id: ShareId,
        (newest, base): (i32, i32),
        adaptation: &Adaptation,
        at: Moment,
    ) -> Adapted {
        let writer = twin.writer.writer().unwrap();
        let write = |tx: Tx| async move { tx.writer(writer).adapt_share(id, newest, base, adaptation, at).await };
        self.store.write(write).await.unwrap()
    }

    pub(crate) async fn publish_adaptation(&self, twin: &Twin, id: ShareId, number: i32) -> Adapted {
        let (publisher, unit) = (twin.approver.publisher().unwrap(), twin.unit);
        let write = |tx: Tx| async move {
            tx.touch(unit);
            tx.publisher(publisher).publish_adaptation(id, number, minute(44)).await
        };
        self.store.write(write).await.unwrap()
    }

    pub(crate) async fn read_shared(&self, twin: &Twin, source: &Twin, address: &str) -> Option<SharedItem> {
        let snapshot = self.snapshot().await;
        let found = snapshot.site(twin.unit).shared(source.unit, &slug(address)).await.unwrap();
        snapshot.end().await.unwrap();
        found
    }

    async fn shown_shared(&self, twin: &Twin, source: &Twin, address: &str) -> SharedText {
        match self.read_shared(twin, source, address).await {
            Some(SharedItem::Live(text)) => *text,
            other => panic!("{address}: {other:?}"),
        }
    }

    /// The titles of the news of a unit, newest first.
    async fn titles(&self, twin: &Twin) -> Vec<String> {
        let snapshot = self.snapshot().await;
        let news = snapshot.site(twin.unit).news(1, 100).await.unwrap();
        snapshot.end().await.unwrap();
        news.items.into_iter().map(|item| item.title).collect()
    }

    async fn receipt(&self, source: &Twin, id: ShareId, of: &Twin) -> ShareReceipt {
        let snapshot = self.snapshot().await;
        let receipts = snapshot.desk(&source.approver).share_receipts(id).await.unwrap();
        receipts.into_iter().find(|receipt| receipt.unit == of.unit).unwrap()
    }

    async fn inbox(&self, twin: &Twin, tab: InboxTab) -> Vec<(ShareId, bool, bool)> {
        let snapshot = self.snapshot().await;
        let rows = snapshot.desk(&twin.writer).inbox(tab, 1, 50).await.unwrap();
        rows.into_iter().map(|row| (row.share, row.is_seen, row.is_overtaken)).collect()
    }
}

fn own(title: Option<&str>, body: Option<&str>) -> Adaptation {
    let some = |text: Option<&str>| text.map(str::to_owned);
    Adaptation {
        voice: Voice { introduction: Some("Ở xã ta".to_owned()), ..Voice::default() },
        overrides: Overrides { title: some(title), summary: None, body: some(body) },
    }
}

async fn what_is_required_stands_everywhere_at_once_and_goes_at_once(world: World) {
    let (province, commune, ward) = (world.province().await, &world.commune, &world.ward);
    let (id, version, _) = world.published(&province, &text("Phòng bão", "Chằng chống nhà cửa."), minute(5)).await;
    world.published(commune, &text("Của xã", "x"), minute(6)).await;
    let versions = || [commune, ward].map(|twin| world.store.versions().of(twin.unit));
    let before = versions();
    let share = world.shared(&province, id, Mode::Required, &[commune.unit, ward.unit]).await;
    assert!(versions().iter().zip(before).all(|(now, then)| *now > then), "their pages change with the commit");
    assert_eq!(world.titles(commune).await, ["Của xã", "Phòng bão"]);
    assert_eq!(world.titles(ward).await, ["Phòng bão"]);
    let shown = world.shown_shared(ward, &province, "phong-bao").await;
    assert_eq!((shown.item.text.body.as_str(), shown.adaptation.is_none()), ("Chằng chống nhà cửa.", true));
    let snapshot = world.snapshot().await;
    let news = snapshot.site(ward.unit).news(1, 10).await.unwrap();
    assert_eq!((news.total, news.items[0].origin), (1, Some(province.unit)));
    snapshot.end().await.unwrap();
    assert_eq!(world.decline_share(&ward.approver, share).await, ReceptionChange::NotNow(Reception::Shown));
    // A correction is theirs with its commit, and nobody has seen it yet.
    let corrected = text("Phòng bão số 3", "Chằng chống nhà cửa, neo đậu tàu thuyền.");
    let before = versions();
    let (version, _) = world.republished(&province, id, version, &corrected).await;
    assert!(versions().iter().zip(before).all(|(now, then)| *now > then));
    assert_eq!(world.titles(ward).await, ["Phòng bão số 3"]);
    assert!(matches!(world.read_shared(ward, &province, "phong-bao").await, Some(SharedItem::Live(_))));
    // So is a withdrawal.
    let before = versions();
    let gone = order(WithdrawalReason::InError, None, None);
    assert!(matches!(world.withdraw(&province, id, version, &gone).await, Withdrawn::Done { .. }));
    assert!(versions().iter().zip(before).all(|(now, then)| *now > then));
    assert_eq!(world.titles(commune).await, ["Của xã"]);
    assert!(world.titles(ward).await.is_empty());
    assert!(matches!(world.read_shared(ward, &province, "phong-bao").await, Some(SharedItem::Gone(_))));
}

async fn what_is_offered_waits_is_taken_or_declined(world: World) {
    let (province, commune, ward) = (world.province().await, &world.commune, &world.ward);
    let (id, ..) = world.published(&province, &text("Hướng dẫn", "x"), minute(5)).await;
    let share = world.shared(&province, id, Mode::Offered, &[commune.unit, ward.unit]).await;
    assert!(world.titles(commune).await.is_empty() && world.titles(ward).await.is_empty());
    assert_eq!(world.read_shared(ward, &province, "huong-dan").await, None, "never stood there");
    assert_eq!(world.inbox(commune, InboxTab::ToDo).await, [(share, false, false)]);
    assert_eq!(world.take_share(&commune.approver, share).await, ReceptionChange::Done);
    assert_eq!(world.decline_share(&ward.approver, share).await, ReceptionChange::Done);
    assert_eq!((world.titles(commune).await.len(), world.titles(ward).await.len()), (1, 0));
    assert!(world.inbox(commune, InboxTab::ToDo).await.is_empty());
    let (taken, declined) =
        (world.receipt(&province, share, commune).await, world.receipt(&province, share, ward).await);
    assert_eq!((taken.reception, taken.is_seen, taken.reason.as_deref()), (Reception::Shown, true, None));
    assert_eq!((declined.reception, declined.reason.as_deref()), (Reception::Declined, Some("Xã đã có bài riêng")));
    // Another mind on both sides; what stood there leads to its source.
    assert_eq!(world.take_share(&ward.approver, share).await, ReceptionChange::Done);
    assert_eq!(world.decline_share(&commune.approver, share).await, ReceptionChange::Done);
    assert_eq!((world.titles(commune).await.len(), world.titles(ward).await.len()), (0, 1));
    let led = world.read_shared(commune, &province, "huong-dan").await;
    assert_eq!(led, Some(SharedItem::AtSource { kind: ItemKind::Article, slug: slug("huong-dan") }));
    let snapshot = world.snapshot().await;
    let (sent, all) = snapshot.desk(&province.approver).shares_sent(1, 50).await.unwrap();
    assert_eq!(all, 1);
    let counts = sent[0].counts;
    assert_eq!((counts.all, counts.shown, counts.declined, counts.waiting, counts.seen), (2, 1, 1, 0, 2));
    assert!(snapshot.desk(&commune.approver).shares_sent(1, 50).await.unwrap().0.is_empty());
    assert!(
        snapshot.desk(&commune.approver).share_receipts(share).await.unwrap().is_empty(),
        "a receipt is the source's"
    );
}

async fn a_commune_speaks_in_its_own_voice_and_decides_when_the_source_changes(world: World) {
    let (province, commune, ward) = (world.province().await, &world.commune, &world.ward);
    let (id, version, _) = world.published(&province, &text("Lệ phí", "Lệ phí 10.000 đồng."), minute(5)).await;
    let share = world.shared(&province, id, Mode::Required, &[commune.unit, ward.unit]).await;
    // What a writer keeps is not public yet.
    let adaptation = own(Some("Lệ phí ở xã"), Some("Ở xã: 10.000 đồng."));
    assert_eq!(world.adapt_beside(commune, share, (0, 1), &adaptation, minute(43)).await, Adapted::Saved(1));
    assert_eq!(world.titles(commune).await, ["Lệ phí"]);
    assert_eq!(world.publish_adaptation(commune, share, 1).await, Adapted::Public);
    assert_eq!(
        (world.titles(commune).await, world.titles(ward).await),
        (vec!["Lệ phí ở xã".into()], vec!["Lệ phí".into()])
    );
    let shown = world.shown_shared(commune, &province, "le-phi").await;
    assert_eq!(shown.item.text.body, "Ở xã: 10.000 đồng.");
    assert_eq!(shown.adaptation.voice.introduction.as_deref(), Some("Ở xã ta"));
    assert!(shown.overtaken.is_empty());
    assert!(world.receipt(&province, share, commune).await.is_adapted);
    // The source corrects the text; the title stays. Nothing of the commune's is lost, nothing is left stale silently.
    let (version, _) = world.republished(&province, id, version, &text("Lệ phí", "Lệ phí 15.000 đồng.")).await;
    let shown = world.shown_shared(commune, &province, "le-phi").await;
    assert_eq!((shown.item.text.body.as_str(), shown.overtaken), ("Ở xã: 10.000 đồng.", vec![Overridable::Body]));
    assert_eq!(world.shown_shared(ward, &province, "le-phi").await.item.text.body, "Lệ phí 15.000 đồng.");
    assert_eq!(world.inbox(commune, InboxTab::ToDo).await, [(share, false, true)]);
    // Written beside the old text: not about the new one.
    assert_eq!(world.adapt_beside(commune, share, (1, 1), &adaptation, minute(45)).await, Adapted::NotNow);
    let snapshot = world.snapshot().await;
    let received = snapshot.desk(&commune.writer).received(share).await.unwrap().unwrap();
    snapshot.end().await.unwrap();
    let live = received.live.clone().unwrap();
    assert_eq!(
        (live.base.body.as_str(), received.source_text().body.as_str()),
        ("Lệ phí 10.000 đồng.", "Lệ phí 15.000 đồng.")
    );
    assert_eq!(live.adaptation.overrides.overtaken(&live.base, &received.source_text()), [Overridable::Body]);
    // The editor follows the source in the text and keeps the title.
    assert_eq!(world.adapt(commune, share, &own(Some("Lệ phí ở xã"), None)).await, Adapted::Public);
    let shown = world.shown_shared(commune, &province, "le-phi").await;
    assert_eq!((shown.item.text.body.as_str(), shown.overtaken.len()), ("Lệ phí 15.000 đồng.", 0));
    assert_eq!(world.titles(commune).await, ["Lệ phí ở xã"]);
    // What is withdrawn at its source is withdrawn under every adaptation.
    let no_longer = order(WithdrawalReason::NoLongerValid, None, Some("Đã có mức mới."));
    world.withdraw(&province, id, version, &no_longer).await;
    assert!(matches!(world.read_shared(commune, &province, "le-phi").await, Some(SharedItem::WithdrawnWithNotice(..))));
    assert!(world.titles(commune).await.is_empty());
    let nothing = keys_named("Ở xã", None);
    assert_eq!(shown.named, nothing);
}

async fn nobody_receives_what_is_not_for_them(world: World) {
    let (province, commune, ward) = (world.province().await, &world.commune, &world.ward);
    let (id, ..) = world.published(&province, &text("Riêng phường", "bímật"), minute(5)).await;
    let share = world.shared(&province, id, Mode::Required, &[ward.unit]).await;
    assert!(world.titles(commune).await.is_empty());
    assert_eq!(world.read_shared(commune, &province, "rieng-phuong").await, None);
    assert_eq!(world.take_share(&commune.approver, share).await, ReceptionChange::Missing);
    assert_eq!(world.decline_share(&commune.approver, share).await, ReceptionChange::Missing);
    let adaptation = own(Some("x"), None);
    assert_eq!(world.adapt_beside(commune, share, (0, 1), &adaptation, minute(43)).await, Adapted::Missing);
    let snapshot = world.snapshot().await;
    assert_eq!(snapshot.desk(&commune.approver).received(share).await.unwrap(), None);
    snapshot.end().await.unwrap();
    // A draft that is shared already is nobody's yet, by no address and in no inbox.
    let draft = world.create(&province, &text("Bản nháp", "bímật")).await;
    let shared = world.shared(&province, draft, Mode::Required, &[commune.unit]).await;
    assert!(world.titles(commune).await.is_empty() && world.inbox(commune, InboxTab::ToDo).await.is_empty());
    assert_eq!(world.read_shared(commune, &province, "ban-nhap").await, None);
    let snapshot = world.snapshot().await;
    assert_eq!(snapshot.desk(&commune.approver).received(shared).await.unwrap(), None);
    snapshot.end().await.unwrap();
    world.publish(&province, draft, 1, minute(50)).await;
    assert_eq!(world.titles(commune).await, ["Bản nháp"], "published, it is there with that commit");
    // Nor is a newer text of a public one.
    let item = world.item(&province, draft).await;
    world.save(&province, draft, item.version, &text("Chưa duyệt", "bímật-nháp")).await;
    assert_eq!(world.titles(commune).await, ["Bản nháp"]);
    assert_eq!(world.shown_shared(commune, &province, "ban-nhap").await.item.text.body, "bímật");
}

async fn a_changed_audience_leaves_no_orphan(world: World) {
    let (province, commune, ward) = (world.province().await, &world.commune, &world.ward);
    let (id, ..) = world.published(&province, &text("Chung", "x"), minute(5)).await;
    let share = world.shared(&province, id, Mode::Offered, &[commune.unit, ward.unit]).await;
    world.take_share(&commune.approver, share).await;
    world.adapt(commune, share, &own(Some("Của xã"), None)).await;
    let before = world.store.versions().of(commune.unit);
    let only = terms(Audience::All, Mode::Offered);
    assert_eq!(world.share(&province, id, 1, &only, &[ward.unit]).await, ShareSet::Done { id: share, units: 1 });
    assert!(world.store.versions().of(commune.unit) > before);
    assert!(world.titles(commune).await.is_empty());
    assert!(matches!(world.read_shared(commune, &province, "chung").await, Some(SharedItem::AtSource { .. })));
    assert_eq!(world.take_share(&commune.approver, share).await, ReceptionChange::NotNow(Reception::Ended));
    assert_eq!(world.adapt(commune, share, &own(Some("Nữa"), None)).await, Adapted::NotNow);
    // Required for both now: it stands there again, in the voice it had.
    let required = terms(Audience::All, Mode::Required);
    world.share(&province, id, 2, &required, &[commune.unit, ward.unit]).await;
    assert_eq!(world.titles(commune).await, ["Của xã"]);
    assert_eq!(world.titles(ward).await, ["Chung"]);
}

async fn a_subscription_brings_what_is_published_from_now_on(world: World) {
    let (province, commune, ward) = (world.province().await, &world.commune, &world.ward);
    let health = world.category(&province, "Y tế").await;
    let other = world.category(&province, "Văn hóa").await;
    let wish = |category, takes_by_itself| SubscriptionWish {
        source: province.unit,
        kind: ItemKind::Article,
        category: Some(category),
        takes_by_itself,
    };
    let subscribe = async |twin: &Twin, wish: SubscriptionWish| {
        let publisher = twin.approver.publisher().unwrap();
        let wish = &wish;
        let write = |tx: Tx| async move { tx.publisher(publisher).subscribe(wish, minute(3)).await };
        world.store.write(write).await.unwrap()
    };
    world.published(&province, &article("Trước đó", Some(health), None), minute(2)).await;
    let Subscribed::Done(id) = subscribe(commune, wish(health, true)).await else { panic!("not done") };
    assert_eq!(subscribe(commune, wish(health, true)).await, Subscribed::Done(id), "one wish, however often");
    assert!(matches!(subscribe(ward, wish(health, false)).await, Subscribed::Done(_)));
    let none = world.category(commune, "Y tế").await;
    assert_eq!(subscribe(ward, wish(none, false)).await, Subscribed::NoCategory, "another unit's category");
    world.published(&province, &article("Tiêm chủng", Some(health), None), minute(5)).await;
    world.published(&province, &article("Lễ hội", Some(other), None), minute(6)).await;
    assert_eq!(world.titles(commune).await, ["Tiêm chủng"]);
    assert!(world.titles(ward).await.is_empty());
    let waiting = world.inbox(ward, InboxTab::ToDo).await;
    assert_eq!(waiting.len(), 1);
    world.take_share(&ward.approver, waiting[0].0).await;
    assert_eq!(world.titles(ward).await, ["Tiêm chủng"]);
    // What is offered to all goes on its pages without being asked, where a wish says so.
    let (offered, ..) = world.published(&province, &article("Cúm mùa", Some(health), None), minute(7)).await;
    let snapshot = world.snapshot().await;
    let share = snapshot.desk(&province.approver).share_of(offered).await.unwrap().unwrap();
    assert_eq!(share.terms.audience, Audience::Subscribers);
    snapshot.end().await.unwrap();
    // A wish that is taken back brings nothing more and keeps what came.
    let publisher = commune.approver.publisher().unwrap();
    let write = |tx: Tx| async move { tx.publisher(publisher).unsubscribe(id).await };
    assert!(world.store.write(write).await.unwrap().is_some());
    let publisher = ward.approver.publisher().unwrap();
    let write = |tx: Tx| async move { tx.publisher(publisher).unsubscribe(id).await };
    assert!(world.store.write(write).await.unwrap().is_none());
    world.published(&province, &article("Sốt xuất huyết", Some(health), None), minute(8)).await;
    assert_eq!(world.titles(commune).await, ["Cúm mùa", "Tiêm chủng"]);
}

async fn every_kind_stands_in_its_list(world: World) {
    let (province, commune) = (world.province().await, &world.commune);
    let guide = ItemText {
        details: Details::Guide { topic: None, audience: None, app_version: None, checked_on: None },
        ..text("Hướng dẫn", "# Một\n\na\n\n# Hai\n\nb")
    };
    for text in [notice("Cắt điện", 20), notice("Đã qua", 1), event("Hội chợ", 15, 16), page("Thủ tục", None), guide]
    {
        let (id, ..) = world.published(&province, &text, minute(5)).await;
        world.shared(&province, id, Mode::Required, &[commune.unit]).await;
    }
    world.published(commune, &notice("Của xã", 1), minute(6)).await;
    world.published(commune, &page("Trang của xã", None), minute(6)).await;
    let snapshot = world.snapshot().await;
    let site = snapshot.site(commune.unit);
    let current = site.current(ItemKind::Notice, day(10), 10).await.unwrap();
    assert_eq!(
        current.iter().map(|item| (item.title.as_str(), item.origin)).collect::<Vec<_>>(),
        [("Cắt điện", Some(province.unit))]
    );
    let past = site.past(ItemKind::Notice, day(10), 1, 10).await.unwrap();
    assert_eq!((past.total, past.items.len()), (2, 2));
    let second = site.past(ItemKind::Notice, day(10), 2, 1).await.unwrap();
    assert_ne!(second.items[0].title, site.past(ItemKind::Notice, day(10), 1, 1).await.unwrap().items[0].title);
    assert_eq!(site.current(ItemKind::Event, day(10), 10).await.unwrap().len(), 1);
    let pages = site.pages().await.unwrap();
    assert_eq!(pages.iter().map(|page| page.origin.is_some()).collect::<Vec<_>>(), [false, true]);
    assert_eq!(site.guides().await.unwrap().len(), 1);
    assert!(site.own_guides().await.unwrap().is_empty());
    let shelves = site.shelves().await.unwrap();
    assert!(shelves.notices && shelves.events && shelves.pages && shelves.guides);
    let other = snapshot.site(world.ward.unit).shelves().await.unwrap();
    assert!(!other.notices && !other.events && !other.pages && !other.guides);
}

async fn a_stale_page_changes_nothing(world: World) {
    let (province, commune) = (world.province().await, &world.commune);
    let (id, ..) = world.published(&province, &text("Chung", "x"), minute(5)).await;
    let share = world.shared(&province, id, Mode::Required, &[commune.unit]).await;
    let again = world.share(&province, id, 0, &terms(Audience::All, Mode::Offered), &[]).await;
    assert!(matches!(again, ShareSet::Stale(ref saved) if saved.terms.mode == Mode::Required), "{again:?}");
    let other = world.share(commune, id, 0, &terms(Audience::Portal, Mode::Offered), &[]).await;
    assert_eq!(other, ShareSet::Missing, "another unit's item");
    assert_eq!(world.adapt_beside(commune, share, (0, 1), &own(None, None), minute(43)).await, Adapted::Saved(1));
    assert_eq!(world.adapt_beside(commune, share, (0, 1), &own(None, None), minute(43)).await, Adapted::Stale);
    assert_eq!(world.publish_adaptation(commune, share, 2).await, Adapted::Stale);
}

async fn a_new_unit_gets_what_is_for_all(world: World) {
    let (province, commune, ward) = (world.province().await, &world.commune, &world.ward);
    let (id, ..) = world.published(&province, &text("Chung", "x"), minute(5)).await;
    let share = world.shared(&province, id, Mode::Required, &[commune.unit]).await;
    let standing = world.store.standing_shares().await.unwrap();
    assert_eq!(standing.iter().map(|found| (found.id, found.source)).collect::<Vec<_>>(), [(share, province.unit)]);
    let (units, kept) = (&[commune.unit, ward.unit].into(), &standing[0].terms);
    let write = |tx: Tx| async move { tx.reconcile_share(province.unit, share, kept, units, minute(60)).await };
    let done = world.store.write(write).await.unwrap().unwrap();
    assert_eq!((done.came, done.went), (1, 0));
    assert_eq!(world.titles(ward).await, ["Chung"]);
    let done = world.store.write(write).await.unwrap().unwrap();
    assert_eq!((done.came, done.went), (0, 0), "once");
    let others = &terms(Audience::All, Mode::Offered);
    let write = |tx: Tx| async move { tx.reconcile_share(province.unit, share, others, units, minute(60)).await };
    assert_eq!(world.store.write(write).await.unwrap(), None, "terms of another time change nothing");
}
