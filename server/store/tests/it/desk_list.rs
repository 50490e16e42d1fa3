//! The lists of a desk: every filter, every count, searching, and nothing of the twin.

use domain::care::Care;
use domain::fold::fold;
use domain::item::{ItemId, ItemKind, ItemState, Review, Standing};
use domain::withdrawal::WithdrawalReason;
use store::{DeskCounts, DeskItems, ItemFilter, Listing, Tx};

use crate::deeds::{Do, turn};
use crate::world::{Twin, World, article, day, listing, minute, notice, order, text, today};

both_engines! {
    each_filter_lets_through_as_many_as_it_counts,
    each_filter_lets_through_what_it_says,
    what_was_put_away_is_in_its_own_list_alone,
    what_waits_is_listed_in_the_order_in_which_it_is_due,
    a_line_says_where_its_item_stands,
    mine_is_what_i_saved_last,
    a_category_shows_what_the_newest_text_is_in,
}

fn filters() -> [Option<ItemFilter>; 10] {
    [
        None,
        Some(ItemFilter::Drafts),
        Some(ItemFilter::Mine),
        Some(ItemFilter::Submitted),
        Some(ItemFilter::Returned),
        Some(ItemFilter::Scheduled),
        Some(ItemFilter::Published),
        Some(ItemFilter::Withdrawn),
        Some(ItemFilter::ToReview(today())),
        Some(ItemFilter::Archived),
    ]
}

fn counted(counts: DeskCounts) -> [u64; 10] {
    let DeskCounts { all, drafts, mine, submitted, returned, scheduled, published, withdrawn, to_review, archived } =
        counts;
    [all, drafts, mine, submitted, returned, scheduled, published, withdrawn, to_review, archived]
}

pub(crate) async fn list(world: &World, twin: &Twin, listing: &Listing) -> DeskItems {
    world.snapshot().await.desk(&twin.writer).items(listing, today()).await.unwrap()
}

async fn ids(world: &World, twin: &Twin, filter: ItemFilter) -> Vec<ItemId> {
    let list = list(world, twin, &listing(None, Some(filter), 1, 99)).await;
    list.rows.into_iter().map(|row| row.id).collect()
}

/// One item in every place where one can be, by name.
struct Places {
    draft: ItemId,
    submitted: ItemId,
    returned: ItemId,
    scheduled: ItemId,
    archived: ItemId,
    published: ItemId,
    with_draft: ItemId,
    ending: ItemId,
    withdrawn: ItemId,
    expired: ItemId,
    to_review: ItemId,
}

async fn fill(world: &World, twin: &Twin) -> Places {
    let create = async |n: u8| world.create(twin, &twin.marked(&format!("Bài {n}"), "bai")).await;
    let public = async |n: u8| world.published(twin, &twin.marked(&format!("Bài {n}"), "bai"), minute(5)).await;
    let do_all = async |id: ItemId, steps: &[Do]| {
        for step in steps {
            world.done(twin, id, *step, minute(8)).await;
        }
        id
    };
    let (with_draft, version, _) = public(7).await;
    world.save(twin, with_draft, version, &twin.marked("Bài 7, sửa", "bai")).await;
    let (withdrawn, version, _) = public(9).await;
    world.withdraw(twin, withdrawn, version, &order(WithdrawalReason::InError, None, Some(twin.token))).await;
    let expired = do_all(public(10).await.0, &[Do::Expire(Some(minute(9)))]).await;
    world.happen(twin, expired, minute(9)).await;
    let to_review = create(11).await;
    let (writer, care) = (twin.writer.writer().unwrap(), Care { owner: None, review_on: Some(today()) });
    let set =
        world.store.write(|tx: Tx| async move { tx.writer(writer).set_care(to_review, 1, care, minute(6)).await });
    set.await.unwrap();
    Places {
        draft: create(1).await,
        submitted: do_all(create(2).await, &[Do::Submit]).await,
        returned: do_all(create(3).await, &[Do::Submit, Do::Return]).await,
        scheduled: do_all(create(4).await, &[Do::Schedule(minute(60)), Do::Expire(Some(minute(90)))]).await,
        archived: do_all(create(5).await, &[Do::Submit, Do::Archive]).await,
        published: public(6).await.0,
        with_draft,
        ending: do_all(public(8).await.0, &[Do::Expire(Some(minute(30)))]).await,
        withdrawn,
        expired,
        to_review,
    }
}

async fn each_filter_lets_through_as_many_as_it_counts(world: World) {
    let (ours, theirs) = (&world.commune, &world.ward);
    fill(&world, ours).await;
    fill(&world, theirs).await;
    world.create(ours, &notice("Thông báo", 9)).await;
    for (twin, other) in [(ours, theirs), (theirs, ours)] {
        for kind in [None].into_iter().chain(ItemKind::ALL.map(Some)) {
            for (filter, place) in filters().into_iter().zip(0..) {
                let whole = list(&world, twin, &listing(kind, filter, 1, 99)).await;
                let rows = u64::try_from(whole.rows.len()).unwrap();
                assert_eq!((whole.total, counted(whole.counts)[place]), (rows, rows), "{filter:?} {kind:?}");
                assert!(whole.rows.iter().all(|row| kind.is_none_or(|kind| row.kind == kind)));
                assert!(!format!("{whole:?}").contains(other.token), "{filter:?}");
                // A page of it, and beside words, which are counted anew.
                let page = list(&world, twin, &listing(kind, filter, 2, 2)).await;
                assert_eq!((page.total, page.counts), (rows, whole.counts));
                assert_eq!(page.rows, whole.rows.iter().skip(2).take(2).cloned().collect::<Vec<_>>());
                let words = Some((String::new(), String::new()));
                let searched = list(&world, twin, &Listing { words, ..listing(kind, filter, 1, 99) }).await;
                assert_eq!((searched.total, &searched.rows), (rows, &whole.rows));
            }
        }
    }
}

async fn each_filter_lets_through_what_it_says(world: World) {
    let ours = &world.commune;
    let places = fill(&world, ours).await;
    fill(&world, &world.ward).await;
    let sorted = |mut ids: Vec<ItemId>| {
        ids.sort();
        ids
    };
    let Places { draft, submitted, returned, scheduled, archived, published, with_draft, .. } = places;
    let Places { ending, withdrawn, expired, to_review, .. } = places;
    for (filter, expected) in [
        (ItemFilter::Drafts, vec![draft, submitted, returned, scheduled, to_review, with_draft]),
        (ItemFilter::Mine, vec![draft, submitted, returned, scheduled, to_review, with_draft]),
        (ItemFilter::Submitted, vec![submitted]),
        (ItemFilter::Returned, vec![returned]),
        (ItemFilter::Scheduled, vec![scheduled, ending]),
        (ItemFilter::Published, vec![published, with_draft, ending]),
        (ItemFilter::Withdrawn, vec![withdrawn, expired]),
        (ItemFilter::ToReview(today()), vec![to_review]),
        (ItemFilter::Archived, vec![archived]),
    ] {
        assert_eq!(sorted(ids(&world, ours, filter).await), sorted(expected), "{filter:?}");
    }
    assert_eq!(list(&world, ours, &listing(None, None, 1, 99)).await.total, 10, "all but what was put away");
}

async fn what_was_put_away_is_in_its_own_list_alone(world: World) {
    let ours = &world.commune;
    let id = world.create(ours, &article("Bài cất đi", None, None)).await;
    world.done(ours, id, Do::Submit, minute(3)).await;
    let (writer, care) = (ours.writer.writer().unwrap(), Care { owner: None, review_on: Some(today()) });
    let set = world.store.write(|tx: Tx| async move { tx.writer(writer).set_care(id, 2, care, minute(6)).await });
    set.await.unwrap();
    world.done(ours, id, Do::Archive, minute(7)).await;
    for filter in filters() {
        let list = list(&world, ours, &listing(None, filter, 1, 9)).await;
        assert_eq!(list.total, u64::from(filter == Some(ItemFilter::Archived)), "{filter:?}");
        assert_eq!(counted(list.counts), [0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
    }
    let words = Some((fold("cất"), "cất".to_owned()));
    let search = |filter| Listing { words: words.clone(), ..listing(None, filter, 1, 9) };
    assert_eq!(list(&world, ours, &search(None)).await.total, 0);
    assert_eq!(list(&world, ours, &search(Some(ItemFilter::Archived))).await.total, 1);
}

async fn what_waits_is_listed_in_the_order_in_which_it_is_due(world: World) {
    let ours = &world.commune;
    let mut all = Vec::new();
    for n in 1..=3 {
        all.push(world.create(ours, &text(&format!("Bài {n}"), "x")).await);
    }
    // Scheduled for 30, 10 and 20; the first one ends before the others begin, and that is not what it waits for.
    for (id, at) in all.iter().zip([30, 10, 20]) {
        world.done(ours, *id, Do::Schedule(minute(at)), minute(2)).await;
    }
    let (ending, _, _) = world.published(ours, &text("Bài 4", "x"), minute(3)).await;
    world.done(ours, ending, Do::Expire(Some(minute(15))), minute(4)).await;
    assert_eq!(ids(&world, ours, ItemFilter::Scheduled).await, [all[1], ending, all[2], all[0]]);
    // Whoever asked first is read first.
    for (id, at) in all.iter().zip([7, 5, 6]) {
        world.done(ours, *id, Do::Submit, minute(at)).await;
    }
    assert_eq!(ids(&world, ours, ItemFilter::Submitted).await, [all[1], all[2], all[0]]);
    for (id, day) in all.iter().zip([1, 3, 2].map(day)) {
        let (writer, care) = (ours.writer.writer().unwrap(), Care { owner: None, review_on: Some(day) });
        let version = world.item(ours, *id).await.version;
        let set =
            world.store.write(|tx: Tx| async move { tx.writer(writer).set_care(*id, version, care, minute(8)).await });
        set.await.unwrap();
    }
    assert_eq!(ids(&world, ours, ItemFilter::ToReview(day(3))).await, [all[0], all[2], all[1]]);
    let early = listing(None, Some(ItemFilter::ToReview(day(2))), 1, 9);
    let early = world.snapshot().await.desk(&ours.writer).items(&early, day(2)).await.unwrap();
    assert_eq!((early.rows.len(), early.total), (2, 2));
}

async fn a_line_says_where_its_item_stands(world: World) {
    let ours = &world.commune;
    let places = fill(&world, ours).await;
    for filter in [None, Some(ItemFilter::Archived)] {
        for row in list(&world, ours, &listing(None, filter, 1, 99)).await.rows {
            let item = world.item(ours, row.id).await;
            assert_eq!((row.standing(), row.version, row.title), (item.standing(), item.version, item.text.title));
            assert_eq!((row.publish_at, row.expire_at), (item.way.scheduled.map(|way| way.at), item.way.expires));
            assert_eq!((row.review_on, row.slug, row.state), (item.care.review_on, item.slug, item.state));
        }
    }
    let rows = list(&world, ours, &listing(None, Some(ItemFilter::Scheduled), 1, 9)).await.rows;
    let scheduled = rows.iter().find(|row| row.id == places.scheduled).unwrap();
    let waits = Standing { state: ItemState::Draft, review: Review::Open, is_scheduled: true };
    assert_eq!((scheduled.standing(), scheduled.changed_by.as_str()), (waits, "Trần Văn Hải"));
    assert_eq!((scheduled.publish_at, scheduled.expire_at), (Some(minute(60)), Some(minute(90))));
}

async fn mine_is_what_i_saved_last(world: World) {
    let ours = &world.commune;
    let id = world.create(ours, &text("Bài", "x")).await;
    let mine = async |desk: &domain::access::Desk| {
        let listing = listing(None, Some(ItemFilter::Mine), 1, 9);
        world.snapshot().await.desk(desk).items(&listing, today()).await.unwrap().total
    };
    assert_eq!((mine(&ours.writer).await, mine(&ours.approver).await), (1, 0));
    // A step is no save.
    world.done(ours, id, Do::Schedule(minute(60)), minute(3)).await;
    assert_eq!((mine(&ours.writer).await, mine(&ours.approver).await), (1, 0));
    world.send(&ours.approver, (id, 2), &text("Bài", "y"), &turn('a', 1), minute(4)).await;
    assert_eq!((mine(&ours.writer).await, mine(&ours.approver).await), (0, 1));
}

async fn a_category_shows_what_the_newest_text_is_in(world: World) {
    let (ours, theirs) = (&world.commune, &world.ward);
    let [one, two] = [world.category(ours, "Đời sống").await, world.category(ours, "Pháp luật").await];
    let other = world.category(theirs, "Đời sống").await;
    let id = world.create(ours, &article("Bài", Some(one), None)).await;
    let (public, version, _) = world.published(ours, &article("Bài đăng", Some(one), None), minute(5)).await;
    world.create(ours, &article("Không mục", None, None)).await;
    world.create(theirs, &article("Của phường", Some(other), None)).await;
    let of = async |category, filter| {
        let list = list(&world, ours, &Listing { category: Some(category), ..listing(None, filter, 1, 99) }).await;
        assert_eq!(list.counts.all, 3, "counts are of the whole desk");
        assert_eq!(list.total, u64::try_from(list.rows.len()).unwrap());
        list.rows.into_iter().map(|row| row.id).collect::<Vec<_>>()
    };
    assert_eq!(of(one, None).await, [public, id]);
    world.save(ours, public, version, &article("Bài đăng", Some(two), None)).await;
    assert_eq!((of(one, None).await, of(two, None).await), (vec![id], vec![public]));
    assert_eq!(of(two, Some(ItemFilter::Published)).await, [public]);
    assert_eq!(of(one, Some(ItemFilter::Published)).await, []);
    assert_eq!(of(other, None).await, [], "of the twin");
}
