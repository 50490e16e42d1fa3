//! Open pages that save by themselves: which saved text grows, which is left as it is, and who goes on from where.

use domain::item::ItemText;
use domain::revision::RevisionName;
use store::{Saved, StoreError, Tx};
use tokio::sync::Barrier;

use crate::deeds::{Do, by_hand, key, turn};
use crate::world::{World, minute, text, version_of};

both_engines! {
    what_a_page_saves_by_itself_goes_into_one_text,
    saved_by_hand_a_text_is_sealed,
    another_page_or_person_begins_a_text_of_its_own,
    what_somebody_relies_on_does_not_grow,
    after_ten_minutes_or_a_great_loss_a_new_text_begins,
    a_text_put_in_the_place_of_another_one_is_kept_beside_it,
    what_was_held_up_on_its_way_is_kept_beside_what_came_later,
    a_page_goes_on_from_what_it_saved_last_whatever_version_it_knows,
    a_step_that_writes_no_text_makes_no_save_stale,
    a_merged_text_is_nobodys_to_go_on_with,
    a_text_that_grew_since_says_no_more_what_somebody_saw,
    an_item_is_made_once_by_its_page,
    an_item_is_made_once_by_its_page_also_when_it_asks_at_once,
    the_twin_goes_on_with_nothing,
}

fn saying(body: &str) -> ItemText {
    text("Bài", body)
}

fn grew(version: i64, number: i32) -> Saved {
    Saved::Done { version, number, grew: true }
}

fn added(version: i64, number: i32) -> Saved {
    Saved::Done { version, number, grew: false }
}

async fn what_a_page_saves_by_itself_goes_into_one_text(world: World) {
    let ours = &world.commune;
    let desk = &ours.writer;
    let id = world.begin(desk, &saying("m"), &turn('a', 1), minute(1)).await;
    assert_eq!(world.send(desk, (id, 1), &saying("một"), &turn('a', 2), minute(2)).await, grew(2, 1));
    let longer = text("Bài có tên", "một hai");
    assert_eq!(world.send(desk, (id, 2), &longer, &turn('a', 5), minute(3)).await, grew(3, 1));
    let item = world.item(ours, id).await;
    assert_eq!((&item.text, item.number, item.saved_at), (&longer, 1, minute(3)));
    let penned = item.penned;
    assert_eq!((penned.page, penned.is_auto, penned.begun_at), (Some((key('a'), 5)), true, minute(1)));
    assert_eq!((penned.person, penned.version), (desk.person(), Some(3)));
    let snapshot = world.snapshot().await;
    assert_eq!(snapshot.desk(desk).revision_count(id).await.unwrap(), 1);
    // What lists show and search grows along.
    let words = Some(("co ten".to_owned(), "có tên".to_owned()));
    let listing = store::Listing { words, page: 1, per_page: 9, ..store::Listing::default() };
    let list = snapshot.desk(desk).items(&listing, crate::world::today()).await.unwrap();
    assert_eq!((list.total, list.rows[0].title.as_str()), (1, "Bài có tên"));
}

async fn saved_by_hand_a_text_is_sealed(world: World) {
    let ours = &world.commune;
    let desk = &ours.writer;
    let id = world.begin(desk, &saying("một"), &turn('a', 1), minute(1)).await;
    assert_eq!(world.send(desk, (id, 1), &saying("một hai"), &by_hand('a', 2), minute(2)).await, grew(2, 1));
    assert!(!world.item(ours, id).await.penned.is_auto);
    assert_eq!(world.send(desk, (id, 2), &saying("một hai ba"), &turn('a', 3), minute(3)).await, added(3, 2));
    assert_eq!(world.send(desk, (id, 3), &saying("một hai ba b"), &turn('a', 4), minute(3)).await, grew(4, 2));
    assert_eq!(world.saved_text(ours, id, 1).await, saying("một hai"));
    // Without script as well.
    assert_eq!(world.save(ours, id, 4, &saying("bốn")).await, added(5, 3));
    assert_eq!(world.saved_text(ours, id, 2).await, saying("một hai ba b"));
}

async fn another_page_or_person_begins_a_text_of_its_own(world: World) {
    let ours = &world.commune;
    let id = world.begin(&ours.writer, &saying("một"), &turn('a', 1), minute(1)).await;
    assert_eq!(world.send(&ours.writer, (id, 1), &saying("hai"), &turn('b', 1), minute(2)).await, added(2, 2));
    assert_eq!(world.send(&ours.approver, (id, 2), &saying("ba"), &turn('c', 1), minute(2)).await, added(3, 3));
    // A key is worth nothing in another hand.
    assert_eq!(world.send(&ours.writer, (id, 3), &saying("bốn"), &turn('c', 2), minute(2)).await, added(4, 4));
    for (number, body) in (1..).zip(["một", "hai", "ba", "bốn"]) {
        assert_eq!(world.saved_text(ours, id, number).await, saying(body));
    }
}

async fn what_somebody_relies_on_does_not_grow(world: World) {
    let ours = &world.commune;
    let desk = &ours.writer;
    for what in ["submitted", "returned", "scheduled", "named", "published", "withdrawn"] {
        let id = world.begin(desk, &saying("một"), &turn('a', 1), minute(1)).await;
        let version = match what {
            "submitted" => world.done(ours, id, Do::Submit, minute(2)).await,
            "returned" => {
                world.done(ours, id, Do::Submit, minute(1)).await;
                world.done(ours, id, Do::Return, minute(2)).await
            }
            "scheduled" => world.done(ours, id, Do::Schedule(minute(60)), minute(2)).await,
            "named" => {
                let (writer, name) = (desk.writer().unwrap(), &RevisionName::parse("Bản trình").unwrap());
                let named = world.store.write(|tx: Tx| async move { tx.writer(writer).name(id, 1, name).await });
                assert!(named.await.unwrap());
                1
            }
            _ => {
                world.publish(ours, id, 1, minute(2)).await;
                let order = crate::world::order(domain::withdrawal::WithdrawalReason::InError, None, None);
                if what == "withdrawn" {
                    world.withdraw(ours, id, 2, &order).await;
                }
                world.item(ours, id).await.version
            }
        };
        let sent = world.send(desk, (id, version), &saying("một hai"), &turn('a', 2), minute(3)).await;
        assert_eq!(sent, added(version + 1, 2), "{what}");
        assert_eq!(world.saved_text(ours, id, 1).await, saying("một"), "{what}");
        // The new one does, also while it waits for approval: it is not what was submitted.
        let sent = world.send(desk, (id, version + 1), &saying("một hai b"), &turn('a', 3), minute(3)).await;
        assert_eq!(sent, grew(version + 2, 2), "{what}");
    }
}

async fn after_ten_minutes_or_a_great_loss_a_new_text_begins(world: World) {
    let ours = &world.commune;
    let desk = &ours.writer;
    let id = world.begin(desk, &saying("một"), &turn('a', 1), minute(1)).await;
    let long = saying(&"chữ ".repeat(300));
    assert_eq!(world.send(desk, (id, 1), &long, &turn('a', 2), minute(10)).await, grew(2, 1));
    assert_eq!(world.send(desk, (id, 2), &long, &turn('a', 3), minute(11)).await, added(3, 2), "begun at minute 1");
    assert_eq!(world.send(desk, (id, 3), &saying("chữ"), &turn('a', 4), minute(12)).await, added(4, 3));
    assert_eq!(world.saved_text(ours, id, 2).await, long);
    assert_eq!(world.send(desk, (id, 4), &saying("chữ viết"), &turn('a', 5), minute(21)).await, grew(5, 3));
    assert_eq!(world.item(ours, id).await.penned.begun_at, minute(12));
}

async fn a_text_put_in_the_place_of_another_one_is_kept_beside_it(world: World) {
    let ours = &world.commune;
    let desk = &ours.writer;
    let [before, after] = ["Gõ cả buổi sáng. ", "Dán nhầm lên tất cả. "].map(|line| saying(line.repeat(30).trim_end()));
    let id = world.begin(desk, &before, &turn('a', 1), minute(1)).await;
    assert_eq!(world.send(desk, (id, 1), &after, &turn('a', 2), minute(1)).await, added(2, 2));
    assert_eq!(world.saved_text(ours, id, 1).await, before);
    // A long summary as well.
    let summary = |words: &str| ItemText { summary: Some(words.repeat(20).trim_end().to_owned()), ..after.clone() };
    let (one, other) = (summary("Tóm tắt đã viết. "), summary("Dán nhầm. "));
    assert_eq!(world.send(desk, (id, 2), &one, &turn('a', 3), minute(1)).await, grew(3, 2));
    assert_eq!(world.send(desk, (id, 3), &other, &turn('a', 4), minute(1)).await, added(4, 3));
    assert_eq!(world.saved_text(ours, id, 2).await, one);
}

async fn what_was_held_up_on_its_way_is_kept_beside_what_came_later(world: World) {
    let ours = &world.commune;
    let desk = &ours.writer;
    let id = world.begin(desk, &saying("một"), &turn('a', 1), minute(1)).await;
    // The button was pressed, the network was slow, somebody typed on and the page saved that.
    assert_eq!(world.send(desk, (id, 1), &saying("một hai ba"), &turn('a', 3), minute(2)).await, grew(2, 1));
    assert_eq!(world.send(desk, (id, 1), &saying("một hai"), &by_hand('a', 2), minute(2)).await, added(3, 2));
    assert_eq!(world.saved_text(ours, id, 1).await, saying("một hai ba"));
    assert_eq!(world.send(desk, (id, 2), &saying("một hai ba b"), &turn('a', 4), minute(2)).await, added(4, 3));
}

async fn a_page_goes_on_from_what_it_saved_last_whatever_version_it_knows(world: World) {
    let ours = &world.commune;
    let desk = &ours.writer;
    let id = world.create(ours, &saying("một")).await;
    assert_eq!(world.send(desk, (id, 1), &saying("hai"), &turn('a', 1), minute(2)).await, added(2, 2));
    // The answer got lost, so it sends what it knows.
    assert_eq!(world.send(desk, (id, 1), &saying("hai ba"), &turn('a', 2), minute(2)).await, grew(3, 2));
    // Another page of the same person did not see that text.
    let Saved::Stale(item) = world.send(desk, (id, 1), &saying("x"), &turn('b', 1), minute(2)).await else { panic!() };
    assert_eq!(item.text, saying("hai ba"));
    // Nor did the first, once somebody else wrote.
    assert_eq!(world.send(&ours.approver, (id, 3), &saying("hai ba bốn"), &turn('c', 1), minute(3)).await, added(4, 3));
    assert!(matches!(world.send(desk, (id, 3), &saying("y"), &turn('a', 3), minute(3)).await, Saved::Stale(_)));
    assert!(matches!(world.send(desk, (id, 9), &saying("y"), &turn('a', 3), minute(3)).await, Saved::Stale(_)));
    assert_eq!(world.item(ours, id).await.text, saying("hai ba bốn"));
}

async fn a_step_that_writes_no_text_makes_no_save_stale(world: World) {
    let ours = &world.commune;
    let id = world.create(ours, &saying("một")).await;
    for step in [Do::Submit, Do::Return, Do::Submit, Do::Recall, Do::Schedule(minute(60)), Do::Expire(Some(minute(70)))]
    {
        world.done(ours, id, step, minute(2)).await;
    }
    assert_eq!(version_of(world.save(ours, id, 1, &saying("hai")).await), 8);
    world.publish(ours, id, 8, minute(3)).await;
    let sent = world.send(&ours.approver, (id, 8), &saying("ba"), &turn('a', 1), minute(4)).await;
    assert_eq!(sent, added(10, 3), "public meanwhile, and the text is the same");
    assert!(matches!(world.save(ours, id, 7, &saying("bốn")).await, Saved::Stale(_)), "the text before is another one");
}

async fn a_merged_text_is_nobodys_to_go_on_with(world: World) {
    let ours = &world.commune;
    let desk = &ours.writer;
    let id = world.begin(desk, &saying("một"), &turn('a', 1), minute(1)).await;
    let (writer, both) = (desk.writer().unwrap(), &saying("một và hai"));
    let merged = world.store.write(|tx: Tx| async move { tx.writer(writer).save_merged(id, both, minute(2)).await });
    assert_eq!(merged.await.unwrap(), added(2, 2), "beside the newest, whatever it was");
    let penned = world.item(ours, id).await.penned;
    assert_eq!((penned.page, penned.is_auto), (None, false));
    assert!(matches!(world.send(desk, (id, 1), &saying("ba"), &turn('a', 2), minute(2)).await, Saved::Stale(_)));
    assert_eq!(world.send(desk, (id, 2), &saying("ba"), &turn('a', 3), minute(2)).await, added(3, 3));
    let (theirs, other) = (world.ward.writer.writer().unwrap(), &saying("x"));
    let foreign = world.store.write(|tx: Tx| async move { tx.writer(theirs).save_merged(id, other, minute(2)).await });
    assert_eq!(foreign.await.unwrap(), Saved::Missing);
}

async fn a_text_that_grew_since_says_no_more_what_somebody_saw(world: World) {
    let ours = &world.commune;
    let desk = &ours.writer;
    let id = world.begin(desk, &saying("một"), &turn('a', 1), minute(1)).await;
    let seen = async |twin: &crate::world::Twin, number, version| {
        let writer = twin.writer.writer().unwrap();
        let seen = world.store.write(|tx: Tx| async move { tx.writer(writer).text_as_seen(id, number, version).await });
        seen.await.unwrap()
    };
    assert_eq!(seen(ours, 1, 1).await, Some(saying("một")));
    world.send(desk, (id, 1), &saying("một hai"), &turn('a', 2), minute(2)).await;
    assert_eq!((seen(ours, 1, 1).await, seen(ours, 1, 2).await), (None, Some(saying("một hai"))));
    world.save(ours, id, 2, &saying("ba")).await;
    world.done(ours, id, Do::Submit, minute(3)).await;
    assert_eq!((seen(ours, 1, 4).await, seen(ours, 2, 4).await), (Some(saying("một hai")), Some(saying("ba"))));
    assert_eq!((seen(ours, 2, 2).await, seen(ours, 3, 9).await), (None, None));
    assert_eq!(seen(&world.ward, 1, 9).await, None);
}

async fn an_item_is_made_once_by_its_page(world: World) {
    let (ours, theirs) = (&world.commune, &world.ward);
    let id = world.begin(&ours.writer, &saying("một"), &turn('a', 1), minute(1)).await;
    let made_by = async |desk: &domain::access::Desk, page| {
        let (writer, page) = (desk.writer().unwrap(), &key(page));
        world.store.write(|tx: Tx| async move { tx.writer(writer).made_by(page).await }).await.unwrap()
    };
    assert_eq!(made_by(&ours.writer, 'a').await, Some(id));
    for (desk, page) in [(&ours.writer, 'b'), (&ours.approver, 'a'), (&theirs.writer, 'a')] {
        assert_eq!(made_by(desk, page).await, None);
    }
    // A page that only wrote on in an item made none.
    world.send(&ours.writer, (id, 1), &saying("hai"), &turn('b', 1), minute(2)).await;
    assert_eq!((made_by(&ours.writer, 'b').await, made_by(&ours.writer, 'a').await), (None, Some(id)));
}

async fn an_item_is_made_once_by_its_page_also_when_it_asks_at_once(world: World) {
    let meet = std::sync::Arc::new(Barrier::new(8));
    let mut tasks = Vec::new();
    for number in 1..=8 {
        let (world, meet) = (world.clone(), std::sync::Arc::clone(&meet));
        tasks.push(tokio::spawn(async move {
            let (writer, turn) = (world.commune.writer.writer().unwrap(), &turn('a', number));
            let new = &saying("một");
            meet.wait().await;
            let made = world.store.write(|tx: Tx| async move {
                let writer = tx.writer(writer).turning(Some(turn));
                match writer.made_by(&turn.page).await? {
                    Some(id) => Ok::<_, StoreError>(id),
                    None => match writer.create(new, minute(1)).await? {
                        store::Created::Done { id } => Ok(id),
                        other @ store::Created::BadReference(_) => panic!("{other:?}"),
                    },
                }
            });
            made.await.unwrap()
        }));
    }
    let mut made = std::collections::BTreeSet::new();
    for task in tasks {
        made.insert(task.await.unwrap());
    }
    assert_eq!(made.len(), 1, "{made:?}");
}

async fn the_twin_goes_on_with_nothing(world: World) {
    let (ours, theirs) = (&world.commune, &world.ward);
    let id = world.begin(&ours.writer, &saying("một"), &turn('a', 1), minute(1)).await;
    let before = world.item(ours, id).await;
    for desk in [&theirs.writer, &theirs.approver] {
        assert_eq!(world.send(desk, (id, 1), &saying("x"), &turn('a', 2), minute(2)).await, Saved::Missing);
    }
    // The same key at the other one's desk makes another item.
    let other = world.begin(&theirs.writer, &saying("của phường"), &turn('a', 1), minute(1)).await;
    assert_eq!(world.send(&theirs.writer, (other, 1), &saying("phường"), &turn('a', 2), minute(2)).await, grew(2, 1));
    assert_eq!(world.item(ours, id).await, before);
}
