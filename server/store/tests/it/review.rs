//! On the way to the public: submitted, recalled, sent back, put away, brought out.

use domain::item::{ItemId, ItemState, Review};
use store::{DeskItem, Stepped, Told};

use crate::deeds::{Do, REASON, stepped};
use crate::world::{World, minute, text};

both_engines! {
    a_submitted_text_says_by_whom_and_when_until_it_is_recalled,
    a_text_sent_back_says_by_whom_when_and_why_until_it_is_submitted_again,
    what_is_put_away_is_out_of_every_way_until_it_is_brought_out,
    whoever_writes_on_in_what_was_put_away_brings_it_out,
    publishing_ends_the_way_of_the_text,
    a_step_from_an_old_version_or_without_an_edge_changes_nothing,
    no_step_reaches_an_item_of_the_twin,
    residents_see_nothing_of_these_steps,
}

fn told(by: &str, at: i64) -> Told {
    Told { by: by.to_owned(), at: minute(at) }
}

async fn a_submitted_text_says_by_whom_and_when_until_it_is_recalled(world: World) {
    let ours = &world.commune;
    let id = world.create(ours, &text("Bài", "một")).await;
    assert_eq!(world.step(ours, id, 1, Do::Submit, minute(3)).await, Stepped::Done { version: 2 });
    let item = world.item(ours, id).await;
    assert_eq!((item.way.submitted.clone(), item.way.returned.clone()), (Some(told("Nguyễn Thị Lan", 3)), None));
    assert_eq!((item.version, item.number, item.text), (2, 1, text("Bài", "một")));
    // Saved again, it is the newest text that waits for approval.
    world.save(ours, id, 2, &text("Bài", "hai")).await;
    assert_eq!(world.item(ours, id).await.standing().review, Review::Submitted);
    assert_eq!(world.step(ours, id, 3, Do::Recall, minute(4)).await, Stepped::Done { version: 4 });
    let item = world.item(ours, id).await;
    assert_eq!((item.way.submitted, item.text.body.as_str()), (None, "hai"));
}

async fn a_text_sent_back_says_by_whom_when_and_why_until_it_is_submitted_again(world: World) {
    let ours = &world.commune;
    let id = world.create(ours, &text("Bài", "một")).await;
    world.done(ours, id, Do::Submit, minute(3)).await;
    assert_eq!(world.done(ours, id, Do::Return, minute(4)).await, 3);
    let returned = Some((told("Trần Văn Hải", 4), REASON.to_owned()));
    let item = world.item(ours, id).await;
    assert_eq!((item.way.submitted.clone(), &item.way.returned), (None, &returned));
    assert_eq!(item.standing().review, Review::Returned);
    world.save(ours, id, 3, &text("Bài", "hai")).await;
    assert_eq!(world.item(ours, id).await.way.returned, returned, "the reason stays while it is mended");
    world.done(ours, id, Do::Submit, minute(5)).await;
    let way = world.item(ours, id).await.way;
    assert_eq!((way.submitted, way.returned), (Some(told("Nguyễn Thị Lan", 5)), None));
}

async fn what_is_put_away_is_out_of_every_way_until_it_is_brought_out(world: World) {
    let ours = &world.commune;
    let id = world.create(ours, &text("Bài", "một")).await;
    world.done(ours, id, Do::Submit, minute(3)).await;
    assert_eq!(world.done(ours, id, Do::Archive, minute(4)).await, 3);
    let item = world.item(ours, id).await;
    assert_eq!((item.state, item.way.review()), (ItemState::Archived, Review::Open));
    for step in [Do::Archive, Do::Submit, Do::Schedule(minute(60))] {
        assert!(matches!(world.step(ours, id, 3, step, minute(5)).await, Stepped::Stale(_)), "{step:?}");
    }
    assert_eq!(world.done(ours, id, Do::Unarchive, minute(6)).await, 4);
    let item = world.item(ours, id).await;
    assert_eq!((item.state, item.number, item.text.body.as_str()), (ItemState::Draft, 1, "một"));
}

async fn whoever_writes_on_in_what_was_put_away_brings_it_out(world: World) {
    let ours = &world.commune;
    let id = world.create(ours, &text("Bài", "một")).await;
    world.done(ours, id, Do::Archive, minute(3)).await;
    world.save(ours, id, 2, &text("Bài", "hai")).await;
    let item = world.item(ours, id).await;
    assert_eq!((item.state, item.version, item.text.body.as_str()), (ItemState::Draft, 3, "hai"));
}

async fn publishing_ends_the_way_of_the_text(world: World) {
    let ours = &world.commune;
    for (title, back) in [("Bài", false), ("Bài khác", true)] {
        let id = world.create(ours, &text(title, "một")).await;
        let version = world.done(ours, id, Do::Submit, minute(3)).await;
        let version = if back { world.done(ours, id, Do::Return, minute(4)).await } else { version };
        world.publish(ours, id, version, minute(5)).await;
        let item = world.item(ours, id).await;
        assert_eq!((item.state, item.way), (ItemState::Published, store::Way::default()));
    }
}

async fn a_step_from_an_old_version_or_without_an_edge_changes_nothing(world: World) {
    let ours = &world.commune;
    let id = world.create(ours, &text("Bài", "một")).await;
    world.save(ours, id, 1, &text("Bài", "hai")).await;
    let before = world.item(ours, id).await;
    let stale = async |version, step| match world.step(ours, id, version, step, minute(9)).await {
        Stepped::Stale(item) => *item,
        other => panic!("{step:?}: {other:?}"),
    };
    let steps = [Do::Submit, Do::Archive, Do::Schedule(minute(60)), Do::Expire(Some(minute(60)))];
    for step in steps {
        assert_eq!(stale(1, step).await, before, "{step:?}");
    }
    for step in [Do::Recall, Do::Return, Do::Unarchive, Do::Unschedule] {
        assert_eq!(stale(2, step).await, before, "{step:?}");
    }
    assert_eq!(world.item(ours, id).await, before);
    // What was public, or waits for its moment, is not put away; what is approved as it is needs no approval.
    let version = world.done(ours, id, Do::Schedule(minute(60)), minute(9)).await;
    stale(version, Do::Archive).await;
    let version = world.done(ours, id, Do::Unschedule, minute(9)).await;
    world.publish(ours, id, version, minute(10)).await;
    for step in [Do::Archive, Do::Submit, Do::Schedule(minute(60))] {
        stale(version + 1, step).await;
    }
}

async fn no_step_reaches_an_item_of_the_twin(world: World) {
    let (ours, theirs) = (&world.commune, &world.ward);
    world.create(ours, &text("Bài", "một")).await;
    let id = world.create(theirs, &text("Bài", "một")).await;
    let reach = async |id: ItemId, before: &DeskItem| {
        for step in [
            Do::Submit,
            Do::Recall,
            Do::Return,
            Do::Archive,
            Do::Unarchive,
            Do::Schedule(minute(60)),
            Do::Unschedule,
            Do::Expire(None),
        ] {
            assert_eq!(world.step(ours, id, before.version, step, minute(9)).await, Stepped::Missing, "{step:?}");
            assert_eq!(world.step(ours, ItemId(i64::MAX), 1, step, minute(9)).await, Stepped::Missing);
        }
        assert_eq!(world.item(theirs, id).await, *before);
    };
    // In every place from which one of the steps leads away.
    reach(id, &world.item(theirs, id).await).await;
    for step in [Do::Submit, Do::Schedule(minute(60)), Do::Unschedule, Do::Archive] {
        world.done(theirs, id, step, minute(5)).await;
        reach(id, &world.item(theirs, id).await).await;
    }
}

async fn residents_see_nothing_of_these_steps(world: World) {
    let ours = &world.commune;
    let (id, version, slug) = world.published(ours, &text("Bài", "đã duyệt"), minute(5)).await;
    world.save(ours, id, version, &text("Bài mới", "chưa duyệt")).await;
    let (seen, stored) = (world.read(ours, slug.as_str()).await, world.stored_version(ours).await);
    for step in [Do::Submit, Do::Return, Do::Submit, Do::Recall, Do::Schedule(minute(60)), Do::Expire(Some(minute(90)))]
    {
        let before = world.item(ours, id).await.version;
        assert_eq!(stepped(world.step(ours, id, before, step, minute(9)).await), before + 1);
        assert_eq!(world.read(ours, slug.as_str()).await, seen, "{step:?}");
        assert_eq!(world.listed(ours).await, ["bai"]);
    }
    assert_eq!(world.stored_version(ours).await, stored);
}
