//! Items of four kinds: each keeps what only its kind has, and nothing of a draft has any effect.

use domain::category::CategoryId;
use domain::event::{ClockTime, DayTime, EventTime};
use domain::item::{Details, ItemField, ItemId, ItemKind, ItemText};
use domain::withdrawal::WithdrawalReason;
use store::{Created, PublicItem, Saved, Shelves, StoreError, Tx};

use crate::schema::number;
use crate::world::{
    Twin, World, article, day, event, listing, minute, notice, of_kind, order, page, slug, text, today,
};

/// Everything residents of a unit find in lists.
async fn lists(world: &World, twin: &Twin) -> String {
    let snapshot = world.snapshot().await;
    let site = snapshot.site(twin.unit);
    let mut seen = Vec::new();
    seen.push(format!("{:?} {:?}", site.news(1, 50).await.unwrap(), site.pinned(day(10), 50).await.unwrap()));
    for kind in ItemKind::ALL {
        seen.push(format!("{:?}", site.current(kind, day(10), 50).await.unwrap()));
        seen.push(format!("{:?}", site.past(kind, day(10), 1, 50).await.unwrap()));
    }
    for category in site.categories().await.unwrap() {
        seen.push(format!("{:?}", site.category(&category.slug, 1, 50).await.unwrap()));
        seen.push(format!("{:?}", site.related(ItemId(0), Some(category.id), 50).await.unwrap()));
    }
    seen.push(format!("{:?} {:?}", site.pages().await.unwrap(), site.related(ItemId(0), None, 50).await.unwrap()));
    seen.join("\n")
}

fn one_of_each(category: CategoryId, parent: ItemId) -> [ItemText; 4] {
    let at = |n, minutes| DayTime { day: day(n), clock: ClockTime::from_minutes(minutes) };
    let time = EventTime::new(at(3, 0), Some(at(4, 23 * 60 + 59)));
    [
        article("Tin", Some(category), Some(20)),
        notice("Thông báo", 20),
        of_kind("Sự kiện", Details::Event { time, place: Some("Nhà văn hóa ấp Tây".to_owned()) }),
        of_kind("Trang", Details::Page { parent: Some(parent), position: Some(999) }),
    ]
}

both_engines! {
    every_kind_reads_back_as_it_was_written,
    an_item_keeps_its_kind,
    each_list_is_of_one_kind,
    nothing_of_a_draft_has_any_effect,
    what_is_taken_back_leaves_every_list,
    a_redirect_names_the_kind,
    a_reference_is_to_something_of_this_unit,
}

async fn every_kind_reads_back_as_it_was_written(world: World) {
    let ours = &world.commune;
    let category = world.category(ours, "Văn hóa").await;
    let (parent, _, _) = world.published(ours, &page("Giới thiệu", None), minute(1)).await;
    for wanted in one_of_each(category, parent) {
        let (id, _, slug) = world.published(ours, &wanted, minute(5)).await;
        let snapshot = world.snapshot().await;
        let desk = snapshot.desk(&ours.writer);
        assert_eq!(desk.item(id).await.unwrap().unwrap().text, wanted);
        let kind = wanted.details.kind();
        let list = desk.items(&listing(Some(kind), None, 1, 9), today()).await.unwrap();
        assert!(list.rows.iter().any(|row| row.id == id) && list.rows.iter().all(|row| row.kind == kind));
        let Some(PublicItem::Live(item)) = world.read(ours, slug.as_str()).await else { panic!("{kind:?}") };
        assert_eq!((item.id, &item.text.details), (id, &wanted.details));
        let named = item.category.map(|category| (category.id, category.name, category.slug.to_string()));
        let of_article = (category, "Văn hóa".to_owned(), "van-hoa".to_owned());
        assert_eq!(named, (kind == ItemKind::Article).then_some(of_article));
    }
    // What a draft may lack is not there.
    for details in [
        Details::Notice { valid_until: None },
        Details::Event { time: None, place: None },
        Details::Event { time: EventTime::new(DayTime { day: day(3), clock: None }, None), place: None },
    ] {
        let id = world.create(ours, &of_kind("Nháp", details.clone())).await;
        let item = world.snapshot().await.desk(&ours.writer).item(id).await.unwrap().unwrap();
        assert_eq!(item.text.details, details);
    }
}

async fn an_item_keeps_its_kind(world: World) {
    let ours = &world.commune;
    let id = world.create(ours, &notice("Thông báo", 5)).await;
    let writer = ours.writer.writer().unwrap();
    let other = &text("Tin", "x");
    let refused = world.store.write(|tx: Tx| async move { tx.writer(writer).save(id, 1, other, minute(2)).await });
    assert!(matches!(refused.await, Err(StoreError::OtherKind)));
    assert_eq!(number(&world.raw().await, "SELECT count(*) FROM revisions").await, 1);
}

async fn each_list_is_of_one_kind(world: World) {
    let ours = &world.commune;
    for item in [text("Tin", "x"), notice("Báo", 20), event("Hội", 15, 20), page("Trang", None)] {
        world.published(ours, &item, minute(5)).await;
    }
    world.create(ours, &notice("Nháp", 20)).await;
    let snapshot = world.snapshot().await;
    let site = snapshot.site(ours.unit);
    assert_eq!(world.listed(ours).await, ["tin"]);
    let current = async |kind| {
        let found = site.current(kind, day(10), 9).await.unwrap();
        found.into_iter().map(|item| item.slug.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(current(ItemKind::Notice).await, ["bao"]);
    assert_eq!(current(ItemKind::Event).await, ["hoi"]);
    assert!(current(ItemKind::Article).await.is_empty() && current(ItemKind::Page).await.is_empty());
    let pages = site.pages().await.unwrap();
    assert_eq!(pages.iter().map(|page| page.slug.as_str()).collect::<Vec<_>>(), ["trang"]);
    assert_eq!(site.related(ItemId(0), None, 9).await.unwrap().len(), 1);

    let desk = snapshot.desk(&ours.writer);
    let list = desk.items(&listing(Some(ItemKind::Notice), None, 1, 1), today()).await.unwrap();
    assert_eq!((list.total, list.counts.drafts, list.counts.published), (2, 1, 1));
    assert_eq!(desk.items(&listing(None, None, 1, 9), today()).await.unwrap().total, 5);
    assert_eq!(desk.items(&listing(Some(ItemKind::Event), None, 1, 9), today()).await.unwrap().total, 1);

    let elsewhere = snapshot.portal().news(&[world.ward.unit], 9).await.unwrap();
    assert_eq!(elsewhere.iter().map(|item| item.slug.as_str()).collect::<Vec<_>>(), ["tin"]);
    let tallies = snapshot.portal().tallies().await.unwrap();
    assert_eq!(tallies.iter().find(|tally| tally.unit == ours.unit).unwrap().published, 1);
    // A notice counts for nothing, but is a change.
    world.published(ours, &notice("Báo sau", 20), minute(40)).await;
    let tallies = world.snapshot().await.portal().tallies().await.unwrap();
    let tally = tallies.iter().find(|tally| tally.unit == ours.unit).unwrap();
    assert_eq!((tally.published, tally.last_change), (1, Some(minute(40))));
}

async fn nothing_of_a_draft_has_any_effect(world: World) {
    let ours = &world.commune;
    let shelves = async || world.snapshot().await.site(ours.unit).shelves().await.unwrap();
    let (old, new) = (world.category(ours, "Cũ").await, world.category(ours, "Mới").await);
    let top = world.published(ours, &page("Gốc", None), minute(1)).await.0;
    let before = [article("Tin", Some(old), None), notice("Báo", 12), event("Hội", 11, 12), page("Trang", None)];
    for draft in &before[1..3] {
        world.create(ours, draft).await;
    }
    assert_eq!(shelves().await, Shelves { notices: false, events: false, pages: true, teams: false, campaigns: false });
    let mut items = Vec::new();
    for text in &before {
        items.push(world.published(ours, text, minute(5)).await);
    }
    assert_eq!(shelves().await, Shelves { notices: true, events: true, pages: true, teams: false, campaigns: false });
    let seen = lists(&world, ours).await;

    let after = [article("Tin", Some(new), Some(20)), notice("Báo", 9), event("Hội", 3, 4), page("Trang", Some(top))];
    let mut versions = Vec::new();
    for ((id, version, _), text) in items.iter().zip(&after) {
        let Saved::Done { version, .. } = world.save(ours, *id, *version, text).await else { panic!() };
        versions.push(version);
    }
    assert_eq!(lists(&world, ours).await, seen);
    for ((_, _, slug), text) in items.iter().zip(&before) {
        let Some(PublicItem::Live(item)) = world.read(ours, slug.as_str()).await else { panic!() };
        assert_eq!(item.text.details, text.details);
        assert!(item.category.is_none_or(|category| category.id == old));
    }

    for ((id, _, _), version) in items.iter().zip(versions) {
        world.publish(ours, *id, version, minute(30)).await;
    }
    let snapshot = world.snapshot().await;
    let site = snapshot.site(ours.unit);
    assert_eq!(site.pinned(day(10), 9).await.unwrap().len(), 1);
    assert_eq!(site.category(&slug("cu"), 1, 9).await.unwrap().unwrap().page.total, 0);
    assert_eq!(site.category(&slug("moi"), 1, 9).await.unwrap().unwrap().page.total, 1);
    for kind in [ItemKind::Notice, ItemKind::Event] {
        assert!(site.current(kind, day(10), 9).await.unwrap().is_empty());
        assert_eq!(site.past(kind, day(10), 1, 9).await.unwrap().total, 1);
    }
    let pages = site.pages().await.unwrap();
    assert_eq!(pages.iter().find(|page| page.slug.as_str() == "trang").unwrap().leaf.parent, Some(top));
}

async fn what_is_taken_back_leaves_every_list(world: World) {
    let ours = &world.commune;
    let category = world.category(ours, "Văn hóa").await;
    for text in [article("dấu-hiệu", Some(category), Some(20)), notice("dấu-hiệu", 20), notice("dấu-hiệu", 1)]
    {
        let (id, version, _) = world.published(ours, &text, minute(5)).await;
        assert!(lists(&world, ours).await.contains("dấu-hiệu"), "{text:?}");
        world.withdraw(ours, id, version, &order(WithdrawalReason::NoLongerValid, None, None)).await;
        assert!(!lists(&world, ours).await.contains("dấu-hiệu"), "{text:?}");
    }
    for text in [event("dấu-hiệu", 10, 10), event("dấu-hiệu", 1, 1), page("dấu-hiệu", None)] {
        let (id, version, _) = world.published(ours, &text, minute(5)).await;
        assert!(lists(&world, ours).await.contains("dấu-hiệu"), "{text:?}");
        world.withdraw(ours, id, version, &order(WithdrawalReason::InError, None, None)).await;
        assert!(!lists(&world, ours).await.contains("dấu-hiệu"), "{text:?}");
    }
    assert_eq!(world.snapshot().await.site(ours.unit).shelves().await.unwrap(), Shelves::default());
}

async fn a_redirect_names_the_kind(world: World) {
    let ours = &world.commune;
    let (id, version, _) = world.published(ours, &notice("Một", 20), minute(5)).await;
    let mut wished = notice("Một", 20);
    wished.slug = Some(slug("hai"));
    world.republished(ours, id, version, &wished).await;
    let (article, version, _) = world.published(ours, &text("Tin", "x"), minute(5)).await;
    world.withdraw(ours, article, version, &order(WithdrawalReason::Consolidated, Some("mot"), None)).await;
    let wanted = PublicItem::Moved { kind: ItemKind::Notice, slug: slug("hai") };
    for address in ["mot", "tin"] {
        assert_eq!(world.read(ours, address).await.as_ref(), Some(&wanted), "{address}");
    }
}

async fn a_reference_is_to_something_of_this_unit(world: World) {
    let ours = &world.commune;
    let (their_category, our_category) =
        (world.category(&world.ward, "Văn hóa").await, world.category(ours, "Văn hóa").await);
    let their_page = world.published(&world.ward, &page("Trang", None), minute(1)).await.0;
    let (our_page, no_page) =
        (world.create(ours, &page("Trang", None)).await, world.create(ours, &text("x", "x")).await);
    for (text, field) in [
        (article("Tin", Some(their_category), None), ItemField::Category),
        (article("Tin", Some(CategoryId(i64::MAX)), None), ItemField::Category),
        (page("Trang", Some(their_page)), ItemField::Parent),
        (page("Trang", Some(no_page)), ItemField::Parent),
        (page("Trang", Some(ItemId(i64::MAX))), ItemField::Parent),
    ] {
        let before = number(&world.raw().await, "SELECT count(*) FROM revisions").await;
        assert_eq!(world.try_create(ours, &text).await, Created::BadReference(field));
        let id = if field == ItemField::Parent { our_page } else { no_page };
        assert_eq!(world.save(ours, id, 1, &text).await, Saved::BadReference(field));
        assert_eq!(number(&world.raw().await, "SELECT count(*) FROM revisions").await, before, "{text:?}");
    }
    world.create(ours, &article("Tin", Some(our_category), None)).await;
    world.create(ours, &page("Dưới", Some(our_page))).await;
    // A row that refers elsewhere all the same shows nothing of there.
    let (_, _, slug) = world.published(ours, &article("Của ta", Some(our_category), None), minute(5)).await;
    world.execute(&format!("UPDATE articles SET category_id = {} WHERE slug = '{slug}'", their_category.0)).await;
    let Some(PublicItem::Live(item)) = world.read(ours, slug.as_str()).await else { panic!() };
    assert_eq!(item.category, None);
    let snapshot = world.snapshot().await;
    assert!(snapshot.site(world.ward.unit).categories().await.unwrap().is_empty());
    assert!(snapshot.site(ours.unit).categories().await.unwrap().is_empty());
}
