//! What residents see, and what they never do.

use std::fmt::Write;

use domain::moment::CivilDate;
use domain::withdrawal::WithdrawalReason;
use store::PublicItem;

use crate::world::{World, minute, order, slug, text};

both_engines! {
    a_draft_is_never_visible_at_any_time,
    news_come_newest_first_in_pages,
    an_update_does_not_move_an_item_to_the_top,
    a_unit_nobody_knows_has_an_empty_site,
}

async fn a_draft_is_never_visible_at_any_time(world: World) {
    let ours = &world.commune;
    let hidden = async |world: &World, word: &str| {
        let snapshot = world.snapshot().await;
        let site = snapshot.site(ours.unit);
        let mut seen = format!("{:?}", site.news(1, 50).await.unwrap());
        for address in ["bai", "dia-chi-nhap", "bai-2"] {
            write!(seen, "{:?}", site.item(&slug(address)).await.unwrap()).unwrap();
        }
        assert!(!seen.contains(word), "{word} in {seen}");
        seen
    };
    let id = world.create(ours, &text("Bài", "nháp-một")).await;
    hidden(&world, "nháp-một").await;
    world.save(ours, id, 1, &text("Bài", "công-khai")).await;
    hidden(&world, "công-khai").await;
    world.publish(ours, id, 2, minute(5)).await;
    assert!(hidden(&world, "nháp-một").await.contains("công-khai"));
    let mut draft = text("Bài nháp-hai", "nháp-hai");
    draft.summary = Some("nháp-hai".to_owned());
    draft.slug = Some(slug("dia-chi-nhap"));
    world.save(ours, id, 3, &draft).await;
    assert!(hidden(&world, "nháp-hai").await.contains("công-khai"));
    assert_eq!(world.read(ours, "dia-chi-nhap").await, None);
    world.withdraw(ours, id, 4, &order(WithdrawalReason::NoLongerValid, None, Some("vì"))).await;
    assert!(hidden(&world, "nháp-hai").await.contains("công-khai"));
    world.publish(ours, id, 5, minute(60)).await;
    assert!(matches!(world.read(ours, "dia-chi-nhap").await, Some(PublicItem::Live(_))));
}

async fn news_come_newest_first_in_pages(world: World) {
    let ours = &world.commune;
    for n in [3, 1, 5, 2, 4] {
        let mut news = text(&format!("Tin {n}"), "x");
        news.written_on = CivilDate::new(2024, 1, u8::try_from(n).unwrap());
        world.published(ours, &news, minute(n)).await;
    }
    // The same instant: the one added later comes first.
    world.published(ours, &text("Tin 5 b", "x"), minute(5)).await;
    world.published(&world.ward, &text("Tin 9", "x"), minute(9)).await;
    assert_eq!(world.listed(ours).await, ["tin-5-b", "tin-5", "tin-4", "tin-3", "tin-2", "tin-1"]);
    let snapshot = world.snapshot().await;
    let site = snapshot.site(ours.unit);
    let page = site.news(2, 2).await.unwrap();
    assert_eq!(page.total, 6);
    assert_eq!(page.items.iter().map(|item| item.slug.as_str()).collect::<Vec<_>>(), ["tin-4", "tin-3"]);
    assert_eq!(page.items[0].published_at, minute(4));
    assert_eq!(page.items[0].written_on, CivilDate::new(2024, 1, 4));
    assert!(site.news(4, 2).await.unwrap().items.is_empty());
    assert_eq!(site.news(0, 2).await.unwrap(), site.news(1, 2).await.unwrap(), "there is no page 0");
}

async fn an_update_does_not_move_an_item_to_the_top(world: World) {
    let ours = &world.commune;
    let (id, version, _) = world.published(ours, &text("Cũ", "x"), minute(1)).await;
    world.published(ours, &text("Mới", "x"), minute(2)).await;
    world.republished(ours, id, version, &text("Cũ", "y")).await;
    assert_eq!(world.listed(ours).await, ["moi", "cu"]);
}

async fn a_unit_nobody_knows_has_an_empty_site(world: World) {
    let snapshot = world.snapshot().await;
    let site = snapshot.site(domain::unit::UnitId(i64::MAX));
    assert_eq!(site.version().await.unwrap(), 0);
    assert_eq!(site.news(1, 10).await.unwrap().total, 0);
    assert_eq!(site.item(&slug("bai")).await.unwrap(), None);
}
