//! News by their days: what is current, what is over, what is pinned, and what to read next.

use domain::event::{ClockTime, DayTime, EventTime};
use domain::item::{Details, ItemId, ItemKind};
use store::{DatedItem, NewsItem};

use crate::world::{World, article, day, event, minute, notice, of_kind, text};

fn titles(items: &[DatedItem]) -> Vec<&str> {
    items.iter().map(|item| item.title.as_str()).collect()
}

fn names(items: &[NewsItem]) -> Vec<&str> {
    items.iter().map(|item| item.title.as_str()).collect()
}

both_engines! {
    a_notice_is_news_to_the_end_of_its_last_day,
    events_come_in_the_order_they_take_place,
    what_is_over_comes_latest_first_in_pages,
    pinned_articles_stay_on_top_to_the_end_of_a_day,
    what_to_read_next_is_of_the_category_first,
}

async fn a_notice_is_news_to_the_end_of_its_last_day(world: World) {
    let ours = &world.commune;
    for (title, until, at) in [("Cũ, lâu", 28, 1), ("Mới, ngắn", 10, 3), ("Giữa", 11, 2), ("Hết", 9, 4)] {
        world.published(ours, &notice(title, until), minute(at)).await;
    }
    world.published(&world.ward, &notice("Của phường", 20), minute(9)).await;
    let snapshot = world.snapshot().await;
    let site = snapshot.site(ours.unit);
    let current = async |n, limit| site.current(ItemKind::Notice, day(n), limit).await.unwrap();
    assert_eq!(titles(&current(10, 9).await), ["Mới, ngắn", "Giữa", "Cũ, lâu"]);
    assert_eq!(titles(&current(11, 9).await), ["Giữa", "Cũ, lâu"]);
    assert!(current(29, 9).await.is_empty());
    assert_eq!(titles(&current(9, 1).await), ["Hết"], "the newest, not the one that ends first");
    let found = current(28, 9).await;
    assert_eq!(found[0].details, Details::Notice { valid_until: Some(day(28)) });
    assert_eq!((found[0].published_at, found[0].summary.as_deref()), (minute(1), Some("x")));
}

async fn events_come_in_the_order_they_take_place(world: World) {
    let ours = &world.commune;
    let at = |title, hour: u16| {
        let time = EventTime::new(DayTime { day: day(12), clock: ClockTime::from_minutes(hour * 60) }, None);
        of_kind(title, Details::Event { time, place: None })
    };
    for text in
        [event("Sau", 14, 14), at("Chiều 12", 14), at("Sáng 12", 8), event("Dài", 1, 20), event("Cả 12", 12, 12)]
    {
        world.published(ours, &text, minute(5)).await;
    }
    world.published(ours, &event("Qua", 9, 9), minute(5)).await;
    let snapshot = world.snapshot().await;
    let site = snapshot.site(ours.unit);
    let current = site.current(ItemKind::Event, day(10), 9).await.unwrap();
    assert_eq!(titles(&current), ["Dài", "Cả 12", "Sáng 12", "Chiều 12", "Sau"]);
    let first = site.current(ItemKind::Event, day(10), 1).await.unwrap();
    assert_eq!(titles(&first), ["Dài"], "not the one that ends first");
    assert_eq!(
        titles(&site.current(ItemKind::Event, day(20), 9).await.unwrap()),
        ["Dài"],
        "its last day is a day of it"
    );
}

async fn what_is_over_comes_latest_first_in_pages(world: World) {
    let ours = &world.commune;
    for n in [3, 1, 5, 2, 4] {
        world.published(ours, &notice(&format!("Đến {n}"), n), minute(i64::from(n))).await;
        world.published(ours, &event(&format!("Hội {n}"), 1, n), minute(9)).await;
    }
    world.published(&world.ward, &notice("Của phường", 1), minute(9)).await;
    let snapshot = world.snapshot().await;
    let site = snapshot.site(ours.unit);
    let first = site.past(ItemKind::Notice, day(5), 1, 3).await.unwrap();
    assert_eq!((titles(&first.items), first.total), (vec!["Đến 4", "Đến 3", "Đến 2"], 4));
    let second = site.past(ItemKind::Notice, day(5), 2, 3).await.unwrap();
    assert_eq!((titles(&second.items), second.total), (vec!["Đến 1"], 4));
    let events = site.past(ItemKind::Event, day(3), 1, 9).await.unwrap();
    assert_eq!((titles(&events.items), events.total), (vec!["Hội 2", "Hội 1"], 2));
    assert_eq!(site.past(ItemKind::Notice, day(1), 1, 9).await.unwrap().total, 0);
}

async fn pinned_articles_stay_on_top_to_the_end_of_a_day(world: World) {
    let ours = &world.commune;
    for (title, until, at) in [("Lâu", Some(20), 1), ("Ngắn", Some(10), 2), ("Qua", Some(9), 3), ("Thường", None, 4)]
    {
        world.published(ours, &article(title, None, until), minute(at)).await;
    }
    world.published(&world.ward, &article("Của phường", None, Some(20)), minute(5)).await;
    let snapshot = world.snapshot().await;
    let site = snapshot.site(ours.unit);
    assert_eq!(names(&site.pinned(day(10), 9).await.unwrap()), ["Ngắn", "Lâu"]);
    assert_eq!(names(&site.pinned(day(10), 1).await.unwrap()), ["Ngắn"]);
    assert_eq!(names(&site.pinned(day(9), 1).await.unwrap()), ["Qua"]);
    assert_eq!(names(&site.pinned(day(11), 9).await.unwrap()), ["Lâu"]);
    assert!(site.pinned(day(21), 9).await.unwrap().is_empty());
    assert_eq!(site.news(1, 9).await.unwrap().total, 4, "the list has them as well");
}

async fn what_to_read_next_is_of_the_category_first(world: World) {
    let ours = &world.commune;
    let category = world.category(ours, "Văn hóa").await;
    let mut ids = Vec::new();
    for (n, of) in [(1, Some(category)), (2, Some(category)), (3, None), (4, Some(category)), (5, None), (6, None)] {
        ids.push(world.published(ours, &article(&format!("Tin {n}"), of, None), minute(n)).await.0);
    }
    world.published(ours, &notice("Báo", 20), minute(7)).await;
    world.published(&world.ward, &text("Của phường", "x"), minute(8)).await;
    let snapshot = world.snapshot().await;
    let site = snapshot.site(ours.unit);
    let related = async |id, category, limit| {
        let found = site.related(id, category, limit).await.unwrap();
        found.into_iter().map(|item| item.title).collect::<Vec<_>>()
    };
    assert_eq!(related(ids[1], Some(category), 2).await, ["Tin 4", "Tin 1"]);
    assert_eq!(related(ids[1], Some(category), 4).await, ["Tin 4", "Tin 1", "Tin 6", "Tin 5"]);
    assert_eq!(related(ids[3], Some(category), 9).await, ["Tin 2", "Tin 1", "Tin 6", "Tin 5", "Tin 3"]);
    assert_eq!(related(ids[5], None, 2).await, ["Tin 5", "Tin 4"]);
    assert_eq!(related(ItemId(0), Some(category), 3).await, ["Tin 4", "Tin 2", "Tin 1"]);
    assert_eq!(related(ids[0], Some(category), 0).await, Vec::<String>::new());
}
