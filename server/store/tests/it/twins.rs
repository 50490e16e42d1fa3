//! Two communes of one name with the same addresses: no read for one returns a byte of the other.

use std::fmt::{Debug, Write};

use domain::category::CategoryId;
use domain::event::{DayTime, EventTime};
use domain::item::{Details, ItemId, ItemKind, ItemText};
use domain::withdrawal::WithdrawalReason;
use store::{ItemFilter, Published, Saved, Tx, Withdrawn};

use crate::world::{Twin, World, day, listing, minute, order, page, slug, text, today};

/// Everything a unit ever answers, as text.
#[derive(Default)]
struct Seen(String);

impl Seen {
    fn note(&mut self, answer: impl Debug) {
        writeln!(self.0, "{answer:?}").unwrap();
    }
}

const ADDRESSES: [&str; 9] =
    ["song-song", "song-song-2", "da-go", "thong-bao-het-han", "ban-nhap", "gop", "thong-bao", "su-kien", "trang"];

async fn fill(world: &World, twin: &Twin) {
    world.published(twin, &twin.marked("Song song", "song-song"), minute(5)).await;
    let (id, version, _) = world.published(twin, &twin.marked("Song song", "song-song"), minute(6)).await;
    world.save(twin, id, version, &twin.marked("Song song, sửa", "song-song")).await;
    world.create(twin, &twin.marked("Bản nháp", "ban-nhap")).await;
    let (id, version, _) = world.published(twin, &twin.marked("Đã gỡ", "da-go"), minute(7)).await;
    world.withdraw(twin, id, version, &order(WithdrawalReason::InError, None, Some(twin.token))).await;
    let (id, version, _) = world.published(twin, &twin.marked("Hết hạn", "thong-bao-het-han"), minute(8)).await;
    world.withdraw(twin, id, version, &order(WithdrawalReason::NoLongerValid, None, Some(twin.token))).await;
    let (id, version, _) = world.published(twin, &twin.marked("Gộp", "gop"), minute(9)).await;
    world
        .withdraw(twin, id, version, &order(WithdrawalReason::Consolidated, Some("song-song"), Some(twin.token)))
        .await;
    let category = world.category(twin, &format!("Mục {}", twin.token)).await;
    let article = Details::Article { category: Some(category), pinned_until: Some(day(20)) };
    let time = EventTime::new(DayTime { day: day(20), clock: None }, None);
    let parent = world.create(twin, &page(&format!("Trang nháp {}", twin.token), None)).await;
    for (slug, details) in [
        ("song-song", article),
        ("thong-bao", Details::Notice { valid_until: Some(day(20)) }),
        ("thong-bao", Details::Notice { valid_until: Some(day(1)) }),
        ("su-kien", Details::Event { time, place: Some(twin.token.to_owned()) }),
        ("trang", Details::Page { parent: Some(parent), position: Some(1) }),
    ] {
        world.published(twin, &ItemText { details, ..twin.marked("Tên", slug) }, minute(9)).await;
    }
}

async fn everything(world: &World, twin: &Twin, foreign: &[ItemId]) -> String {
    let mut seen = Seen::default();
    let snapshot = world.snapshot().await;
    let site = snapshot.site(twin.unit);
    for page in 1..4 {
        seen.note(site.news(page, 1).await.unwrap());
    }
    for address in ADDRESSES {
        seen.note(site.item(&slug(address)).await.unwrap());
    }
    for kind in ItemKind::ALL {
        seen.note(site.current(kind, day(10), 9).await.unwrap());
        seen.note(site.past(kind, day(10), 1, 9).await.unwrap());
    }
    let categories = site.categories().await.unwrap();
    for category in &categories {
        seen.note(site.category(&category.slug, 1, 9).await.unwrap());
        seen.note(site.related(ItemId(0), Some(category.id), 99).await.unwrap());
    }
    let pinned = site.pinned(day(10), 9).await.unwrap();
    let pages = site.pages().await.unwrap();
    assert_eq!((categories.len(), pinned.len(), pages.len()), (1, 1, 1));
    seen.note((categories, pinned, pages));
    // Numbers of another unit's things lead nowhere either.
    for &id in foreign {
        seen.note(site.related(id, Some(CategoryId(id.0)), 99).await.unwrap());
    }
    for desk in [&twin.writer, &twin.approver] {
        let reader = snapshot.desk(desk);
        seen.note((reader.categories().await.unwrap(), reader.pages().await.unwrap()));
        seen.note(reader.public_pages().await.unwrap());
        for filter in [None, Some(ItemFilter::Drafts), Some(ItemFilter::Published), Some(ItemFilter::Withdrawn)] {
            let list = reader.items(&listing(None, filter, 1, 50), today()).await.unwrap();
            for row in &list.rows {
                seen.note(reader.item(row.id).await.unwrap());
            }
            seen.note(list);
        }
        for &id in foreign {
            assert_eq!(reader.item(id).await.unwrap(), None);
        }
    }
    snapshot.end().await.unwrap();
    let (writer, publisher) = (twin.writer.writer().unwrap(), twin.approver.publisher().unwrap());
    for &id in foreign {
        let why = order(WithdrawalReason::InError, None, None);
        for version in 1..6 {
            assert_eq!(world.save(twin, id, version, &text("x", "x")).await, Saved::Missing);
            assert_eq!(world.publish(twin, id, version, minute(1)).await, Published::Missing);
            assert_eq!(world.withdraw(twin, id, version, &why).await, Withdrawn::Missing);
        }
        let inside = world.store.write(|tx: Tx| async move {
            Ok::<_, store::StoreError>((tx.writer(writer).item(id).await?, tx.publisher(publisher).item(id).await?))
        });
        assert_eq!(inside.await.unwrap(), (None, None));
    }
    seen.0
}

async fn ids(world: &World, twin: &Twin) -> Vec<ItemId> {
    let snapshot = world.snapshot().await;
    let list = snapshot.desk(&twin.writer).items(&listing(None, None, 1, 50), today()).await.unwrap();
    list.rows.into_iter().map(|row| row.id).collect()
}

both_engines! {
    no_read_for_one_returns_a_byte_of_the_other,
    the_engine_itself_refuses_a_row_of_an_article_of_the_other,
}

async fn no_read_for_one_returns_a_byte_of_the_other(world: World) {
    fill(&world, &world.commune).await;
    fill(&world, &world.ward).await;
    for (ours, theirs) in [(&world.commune, &world.ward), (&world.ward, &world.commune)] {
        let seen = everything(&world, ours, &ids(&world, theirs).await).await;
        assert!(seen.contains(ours.token), "the reads found nothing at all");
        assert!(!seen.contains(theirs.token), "{seen}");
    }
}

async fn the_engine_itself_refuses_a_row_of_an_article_of_the_other(world: World) {
    use sea_orm::ConnectionTrait;
    let (id, _, _) = world.published(&world.ward, &text("Bài", "x"), minute(5)).await;
    let raw = world.raw().await;
    let ours = world.commune.unit.0;
    let address =
        format!("INSERT INTO article_address (unit_id, slug, article_id, since) VALUES ({ours}, 'x', {}, 0)", id.0);
    assert!(raw.execute_unprepared(&address).await.is_err());
    let revision = format!(
        "INSERT INTO revisions (unit_id, article_id, number, title, body, saved_at, saved_by) \
         VALUES ({ours}, {}, 9, 't', 'b', 0, {})",
        id.0,
        world.ward.writer.person().0
    );
    assert!(raw.execute_unprepared(&revision).await.is_err());
}
