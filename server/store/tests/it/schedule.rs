//! What happens by itself when a moment comes, once, whoever looks.

use domain::item::{ItemId, ItemState, PublicDates, Review};
use domain::withdrawal::WithdrawalReason;
use store::{Due, Happened, PublicItem, Scheduled, StoreError, Tx};

use crate::deeds::Do;
use crate::world::{World, minute, order, slug, text};

both_engines! {
    the_very_text_that_was_approved_goes_public_although_a_newer_one_is_written,
    a_newest_text_that_goes_public_is_on_no_way_any_more,
    what_happened_does_not_happen_again,
    of_many_timekeepers_at_once_one_does_it,
    taking_the_moment_back_clears_it_and_the_end_of_what_never_was_public,
    a_later_approval_takes_the_place_of_the_one_before,
    at_its_last_moment_an_item_leaves_the_lists_and_stays_readable_under_a_notice,
    both_moments_overdue_happen_in_their_order,
    an_end_before_the_beginning_lapses,
    taking_back_takes_every_moment_back,
    what_is_due_is_told_longest_overdue_first_and_each_item_once,
    nothing_happens_to_an_item_of_the_twin,
}

/// A promise by the commune's approver.
fn promised(number: i32, at: i64) -> Scheduled {
    Scheduled { number, at: minute(at), by: "Trần Văn Hải".to_owned() }
}

async fn the_very_text_that_was_approved_goes_public_although_a_newer_one_is_written(world: World) {
    let ours = &world.commune;
    let id = world.create(ours, &text("Bài", "đã duyệt")).await;
    world.done(ours, id, Do::Schedule(minute(10)), minute(3)).await;
    assert_eq!(world.item(ours, id).await.way.scheduled, Some(promised(1, 10)));
    world.save(ours, id, 2, &text("Bài mới", "chưa duyệt")).await;
    world.done(ours, id, Do::Submit, minute(4)).await;
    let before = world.item(ours, id).await;
    assert_eq!((before.number, before.way.scheduled.clone()), (2, Some(promised(1, 10))), "a promise stays");
    assert_eq!(world.happen(ours, id, minute(9)).await, None);
    assert_eq!((world.listed(ours).await.len(), world.item(ours, id).await), (0, before));

    // Nobody looked in time.
    let stored = world.stored_version(ours).await;
    let Some(Happened::Published { item, number, slug: at }) = world.happen(ours, id, minute(12)).await else {
        panic!()
    };
    assert_eq!((item.text, number, at), (text("Bài", "đã duyệt"), 1, slug("bai")));
    assert_eq!(
        (world.body(ours, "bai").await.as_str(), world.listed(ours).await),
        ("đã duyệt", vec!["bai".to_owned()])
    );
    assert_eq!(world.stored_version(ours).await, stored + 1);
    let item = world.item(ours, id).await;
    assert_eq!((item.state, item.version, item.number), (ItemState::PublishedWithDraft, 5, 2));
    assert_eq!((item.text, item.way.review()), (text("Bài mới", "chưa duyệt"), Review::Submitted));
    assert_eq!((item.way.scheduled, item.way.expires), (None, None));
    assert_eq!(item.dates, Some(PublicDates { published_at: minute(12), updated_at: None }));
    let snapshot = world.snapshot().await;
    let rows = snapshot.desk(&ours.writer).revisions(id, 1, 9).await.unwrap().rows;
    let told: Vec<_> = rows.iter().map(|row| (row.number, row.is_live, row.published_at)).collect();
    assert_eq!(told, [(2, false, None), (1, true, Some(minute(12)))]);
}

async fn a_newest_text_that_goes_public_is_on_no_way_any_more(world: World) {
    let ours = &world.commune;
    let id = world.create(ours, &text("Bài", "một")).await;
    world.done(ours, id, Do::Schedule(minute(10)), minute(3)).await;
    world.done(ours, id, Do::Submit, minute(4)).await;
    assert!(matches!(world.happen(ours, id, minute(10)).await, Some(Happened::Published { number: 1, .. })));
    let item = world.item(ours, id).await;
    assert_eq!((item.state, item.way), (ItemState::Published, store::Way::default()));
}

async fn what_happened_does_not_happen_again(world: World) {
    let ours = &world.commune;
    let id = world.create(ours, &text("Bài", "một")).await;
    world.done(ours, id, Do::Schedule(minute(10)), minute(3)).await;
    world.done(ours, id, Do::Expire(Some(minute(20))), minute(3)).await;
    for now in [10, 20] {
        assert!(world.happen(ours, id, minute(now)).await.is_some());
        let (item, stored) = (world.item(ours, id).await, world.stored_version(ours).await);
        assert_eq!(world.happen(ours, id, minute(now)).await, None);
        assert_eq!(world.happen(ours, id, minute(now + 5)).await, None);
        assert_eq!((world.item(ours, id).await, world.stored_version(ours).await), (item, stored));
    }
}

async fn of_many_timekeepers_at_once_one_does_it(world: World) {
    let ours = &world.commune;
    let id = world.create(ours, &text("Bài", "một")).await;
    world.done(ours, id, Do::Schedule(minute(10)), minute(3)).await;
    let (before, stored) = (world.item(ours, id).await.version, world.stored_version(ours).await);
    let meet = std::sync::Arc::new(tokio::sync::Barrier::new(8));
    let mut tasks = Vec::new();
    for node in 0..8 {
        // Two processes over one database.
        let world =
            if node % 2 == 0 { world.clone() } else { World { store: world.ground.open().await, ..world.clone() } };
        let meet = std::sync::Arc::clone(&meet);
        tasks.push(tokio::spawn(async move {
            let due = world.store.due(minute(11), 9).await.unwrap();
            assert_eq!(due, [Due { unit: world.commune.unit, item: id, at: minute(10) }]);
            meet.wait().await;
            world.happen(&world.commune, id, minute(11)).await
        }));
    }
    let mut happened = 0;
    for task in tasks {
        happened += u32::from(task.await.unwrap().is_some());
    }
    assert_eq!((happened, world.item(ours, id).await.version), (1, before + 1));
    assert_eq!(world.stored_version(ours).await, stored + 1);
}

async fn taking_the_moment_back_clears_it_and_the_end_of_what_never_was_public(world: World) {
    let ours = &world.commune;
    let id = world.create(ours, &text("Bài", "một")).await;
    world.done(ours, id, Do::Schedule(minute(10)), minute(3)).await;
    world.done(ours, id, Do::Expire(Some(minute(20))), minute(3)).await;
    world.done(ours, id, Do::Unschedule, minute(4)).await;
    assert_eq!(world.item(ours, id).await.way, store::Way::default());
    assert_eq!(world.happen(ours, id, minute(30)).await, None);
    assert_eq!((world.read(ours, "bai").await, world.item(ours, id).await.state), (None, ItemState::Draft));

    let (id, version, _) = world.published(ours, &text("Khác", "một"), minute(5)).await;
    world.save(ours, id, version, &text("Khác", "hai")).await;
    world.done(ours, id, Do::Expire(Some(minute(20))), minute(6)).await;
    world.done(ours, id, Do::Schedule(minute(10)), minute(6)).await;
    world.done(ours, id, Do::Unschedule, minute(7)).await;
    let way = world.item(ours, id).await.way;
    assert_eq!((way.scheduled, way.expires), (None, Some(minute(20))), "what is public ends all the same");
    assert!(matches!(world.happen(ours, id, minute(20)).await, Some(Happened::Expired { .. })));
}

async fn a_later_approval_takes_the_place_of_the_one_before(world: World) {
    let ours = &world.commune;
    let id = world.create(ours, &text("Bài", "một")).await;
    world.done(ours, id, Do::Schedule(minute(10)), minute(3)).await;
    world.save(ours, id, 2, &text("Bài", "hai")).await;
    world.done(ours, id, Do::Schedule(minute(15)), minute(4)).await;
    assert_eq!(world.item(ours, id).await.way.scheduled, Some(promised(2, 15)));
    assert_eq!(world.happen(ours, id, minute(10)).await, None);
    assert!(matches!(world.happen(ours, id, minute(15)).await, Some(Happened::Published { number: 2, .. })));
    assert_eq!(world.body(ours, "bai").await, "hai");
    // Published at once, no older promise is kept.
    let version = world.item(ours, id).await.version;
    world.save(ours, id, version, &text("Bài", "ba")).await;
    world.done(ours, id, Do::Schedule(minute(20)), minute(16)).await;
    world.save(ours, id, version + 2, &text("Bài", "bốn")).await;
    world.publish(ours, id, version + 3, minute(17)).await;
    assert_eq!(world.happen(ours, id, minute(20)).await, None);
    assert_eq!(world.body(ours, "bai").await, "bốn");
}

async fn at_its_last_moment_an_item_leaves_the_lists_and_stays_readable_under_a_notice(world: World) {
    let ours = &world.commune;
    let (id, version, _) = world.published(ours, &text("Bài", "một"), minute(5)).await;
    world.published(&world.ward, &text("Bài", "của phường"), minute(5)).await;
    world.save(ours, id, version, &text("Bài", "chưa duyệt")).await;
    world.done(ours, id, Do::Expire(Some(minute(20))), minute(6)).await;
    assert_eq!(world.happen(ours, id, minute(19)).await, None);
    let (before, stored) = (world.item(ours, id).await, world.stored_version(ours).await);
    assert_eq!(world.happen(ours, id, minute(25)).await, Some(Happened::Expired { item: Box::new(before) }));
    assert_eq!((world.listed(ours).await.len(), world.stored_version(ours).await), (0, stored + 1));
    let Some(PublicItem::WithdrawnWithNotice(live, notice)) = world.read(ours, "bai").await else { panic!() };
    // Since the moment that was said, however late somebody looked.
    assert_eq!((live.text.body.as_str(), notice.at, notice.reason), ("một", minute(20), WithdrawalReason::Expired));
    assert!(notice.explanation.unwrap().contains("12:20 ngày 27/01/2024"));
    let item = world.item(ours, id).await;
    assert_eq!((item.state, item.way.expires, item.text.body.as_str()), (ItemState::Expired, None, "chưa duyệt"));
    assert_eq!(
        (world.body(&world.ward, "bai").await.as_str(), world.listed(&world.ward).await.len()),
        ("của phường", 1)
    );
    // Published again it has no end.
    world.publish(ours, id, item.version, minute(30)).await;
    assert_eq!(world.happen(ours, id, minute(90)).await, None);
    assert_eq!((world.body(ours, "bai").await.as_str(), world.item(ours, id).await.withdrawal), ("chưa duyệt", None));
}

async fn both_moments_overdue_happen_in_their_order(world: World) {
    let ours = &world.commune;
    for (title, end) in [("Một", 20), ("Hai", 10)] {
        let id = world.create(ours, &text(title, "một")).await;
        world.done(ours, id, Do::Schedule(minute(10)), minute(3)).await;
        world.done(ours, id, Do::Expire(Some(minute(end))), minute(3)).await;
        assert!(matches!(world.happen(ours, id, minute(30)).await, Some(Happened::Published { .. })));
        assert!(matches!(world.happen(ours, id, minute(30)).await, Some(Happened::Expired { .. })));
        assert_eq!(world.happen(ours, id, minute(30)).await, None);
        assert_eq!(world.item(ours, id).await.state, ItemState::Expired);
    }
    // A public text ends before the next one begins.
    let (id, version, _) = world.published(ours, &text("Ba", "một"), minute(5)).await;
    world.save(ours, id, version, &text("Ba", "hai")).await;
    world.done(ours, id, Do::Schedule(minute(20)), minute(6)).await;
    world.done(ours, id, Do::Expire(Some(minute(10))), minute(6)).await;
    assert!(matches!(world.happen(ours, id, minute(30)).await, Some(Happened::Expired { .. })));
    assert_eq!(world.item(ours, id).await.way.scheduled, Some(promised(2, 20)), "the promise is kept");
    assert!(matches!(world.happen(ours, id, minute(30)).await, Some(Happened::Published { number: 2, .. })));
    assert_eq!((world.happen(ours, id, minute(30)).await, world.body(ours, "ba").await.as_str()), (None, "hai"));
}

async fn an_end_before_the_beginning_lapses(world: World) {
    let ours = &world.commune;
    let id = world.create(ours, &text("Bài", "một")).await;
    world.done(ours, id, Do::Schedule(minute(20)), minute(3)).await;
    world.done(ours, id, Do::Expire(Some(minute(10))), minute(3)).await;
    let (before, stored) = (world.item(ours, id).await, world.stored_version(ours).await);
    let version = before.version;
    assert_eq!(world.happen(ours, id, minute(10)).await, Some(Happened::Lapsed { item: Box::new(before) }));
    let item = world.item(ours, id).await;
    assert_eq!((item.state, item.version, item.way.expires), (ItemState::Draft, version + 1, None));
    assert_eq!((item.way.scheduled, world.stored_version(ours).await), (Some(promised(1, 20)), stored));
    assert_eq!(world.happen(ours, id, minute(10)).await, None);
}

async fn taking_back_takes_every_moment_back(world: World) {
    let ours = &world.commune;
    let (id, version, _) = world.published(ours, &text("Bài", "một"), minute(5)).await;
    world.save(ours, id, version, &text("Bài", "hai")).await;
    world.done(ours, id, Do::Schedule(minute(60)), minute(6)).await;
    let version = world.done(ours, id, Do::Expire(Some(minute(70))), minute(6)).await;
    world.withdraw(ours, id, version, &order(WithdrawalReason::InError, None, None)).await;
    let way = world.item(ours, id).await.way;
    assert_eq!((way.scheduled, way.expires), (None, None));
    assert_eq!(world.happen(ours, id, minute(90)).await, None);
    assert!(matches!(world.read(ours, "bai").await, Some(PublicItem::Gone(_))));
}

async fn what_is_due_is_told_longest_overdue_first_and_each_item_once(world: World) {
    let (ours, theirs) = (&world.commune, &world.ward);
    let [first, both] = [world.create(ours, &text("Bài", "x")).await, world.create(ours, &text("Bài", "x")).await];
    let other = world.create(theirs, &text("Bài", "x")).await;
    world.done(ours, first, Do::Schedule(minute(30)), minute(2)).await;
    world.done(ours, both, Do::Schedule(minute(40)), minute(2)).await;
    world.done(ours, both, Do::Expire(Some(minute(20))), minute(2)).await;
    world.done(theirs, other, Do::Schedule(minute(10)), minute(2)).await;
    let due = async |now, limit| world.store.due(minute(now), limit).await.unwrap();
    let [first, both, other] = [(ours, first, 30), (ours, both, 20), (theirs, other, 10)].map(|(twin, item, at)| Due {
        unit: twin.unit,
        item,
        at: minute(at),
    });
    assert_eq!(due(9, 9).await, []);
    assert_eq!(due(10, 9).await, [other]);
    assert_eq!(due(50, 9).await, [other, both, first]);
    let some = due(50, 1).await;
    assert!(!some.is_empty() && some[0] == other, "the longest overdue first: {some:?}");
}

async fn nothing_happens_to_an_item_of_the_twin(world: World) {
    let (ours, theirs) = (&world.commune, &world.ward);
    let id = world.create(theirs, &text("Bài", "của phường")).await;
    world.done(theirs, id, Do::Schedule(minute(10)), minute(3)).await;
    let before = world.item(theirs, id).await;
    assert_eq!(world.happen(ours, id, minute(30)).await, None);
    assert_eq!(world.happen(ours, ItemId(i64::MAX), minute(30)).await, None);
    assert_eq!(world.item(theirs, id).await, before);
    // Whoever keeps time for one unit does nothing to the other one's items of the same name.
    let mine = world.create(ours, &text("Bài", "của xã")).await;
    world.done(ours, mine, Do::Schedule(minute(10)), minute(3)).await;
    let unit = ours.unit;
    let due = world.store.due(minute(30), 9).await.unwrap();
    let due = &due;
    let happened = world.store.write(|tx: Tx| async move {
        let mut happened = 0;
        for due in due {
            happened += u32::from(tx.timekeeper(unit).happen(due.item, minute(30)).await?.is_some());
        }
        Ok::<_, StoreError>(happened)
    });
    assert_eq!(happened.await.unwrap(), 1);
    assert_eq!((world.body(ours, "bai").await.as_str(), world.read(theirs, "bai").await), ("của xã", None));
}
