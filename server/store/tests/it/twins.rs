//! Two communes of one name with the same addresses: no read for one returns a byte of the other.

use std::fmt::{Debug, Write};

use domain::withdrawal::WithdrawalReason;
use store::{ItemFilter, Published, Saved, Tx, Withdrawn};

use crate::world::{Twin, World, minute, order, slug, text};

/// Everything a unit ever answers, as text.
#[derive(Default)]
struct Seen(String);

impl Seen {
    fn note(&mut self, answer: impl Debug) {
        writeln!(self.0, "{answer:?}").unwrap();
    }
}

const ADDRESSES: [&str; 6] = ["song-song", "song-song-2", "da-go", "thong-bao-het-han", "ban-nhap", "gop"];

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
}

async fn everything(world: &World, twin: &Twin, foreign: &[domain::item::ItemId]) -> String {
    let mut seen = Seen::default();
    let snapshot = world.snapshot().await;
    let site = snapshot.site(twin.unit);
    for page in 1..4 {
        seen.note(site.news(page, 1).await.unwrap());
    }
    for address in ADDRESSES {
        seen.note(site.item(&slug(address)).await.unwrap());
    }
    for desk in [&twin.writer, &twin.approver] {
        let reader = snapshot.desk(desk);
        for filter in [None, Some(ItemFilter::Drafts), Some(ItemFilter::Published), Some(ItemFilter::Withdrawn)] {
            let list = reader.items(filter, 1, 50).await.unwrap();
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

async fn ids(world: &World, twin: &Twin) -> Vec<domain::item::ItemId> {
    let snapshot = world.snapshot().await;
    let list = snapshot.desk(&twin.writer).items(None, 1, 50).await.unwrap();
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
