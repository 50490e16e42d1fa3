//! What arrives late, told one by one.

use domain::writing::{PageKey, Turn};
use server::actions::writing::{self, Base, Draft, SaveOutcome};
use store::DeskItem;

use super::page::{KIND, beginning};
use crate::support::world::World;

fn draft(token: &str, turn: i64, is_auto: bool) -> Draft {
    let page = PageKey::parse("trangmotmotmotmotmot").expect("a key");
    let turn = Turn { page, number: turn, is_auto };
    let text = beginning(token).check(KIND).expect("a text");
    Draft { text, note: None, turn: Some(turn), base: Base::default() }
}

/// Sends what a page holds, knowing nothing of what became of it meanwhile; the item as it is then.
async fn send(world: &World, draft: Draft) -> DeskItem {
    let (core, desk) = (&world.core, World::actor(domain::person::PersonId(1), world.a.unit).desk(world.a.unit));
    let desk = desk.expect("a desk");
    let outcome = writing::save(core, desk.writer().expect("a writer"), world.a.draft, 1, draft).await;
    let outcome = outcome.expect("an action");
    let snapshot = core.store.snapshot().await.expect("a snapshot");
    let item = snapshot.desk(&desk).item(world.a.draft).await.expect("a read").expect("the item");
    let SaveOutcome::Saved { version, number, .. } = outcome else { panic!("{outcome:?}") };
    assert_eq!((version, number), (item.version, item.number));
    item
}

#[tokio::test]
async fn what_the_page_took_back_does_not_come_back_by_a_request_that_was_held_up() {
    let world = World::new().await;
    let first = send(&world, draft("chữ1", 1, true)).await;
    // The second text was on its way when somebody undid it and the page told the first one again.
    let again = send(&world, draft("chữ1", 3, true)).await;
    assert_eq!((&again.text, again.version), (&first.text, first.version), "nothing to write");
    let late = send(&world, draft("chữ2", 2, true)).await;
    assert_eq!((&late.text, late.version), (&first.text, first.version));
    let later = send(&world, draft("chữ3", 4, true)).await;
    assert_eq!((later.version, later.number), (first.version + 1, first.number));
}

#[tokio::test]
async fn a_button_pressed_before_the_page_saved_by_itself_takes_nothing_away() {
    let world = World::new().await;
    let newer = send(&world, draft("chữ2", 2, true)).await;
    let late = send(&world, draft("chữ1", 1, false)).await;
    assert_eq!((late.version, late.number), (newer.version + 1, newer.number + 1));
    let desk = World::actor(domain::person::PersonId(1), world.a.unit).desk(world.a.unit).expect("a desk");
    let snapshot = world.core.store.snapshot().await.expect("a snapshot");
    let kept = snapshot.desk(&desk).revision(late.id, newer.number).await.expect("a read").expect("the text");
    assert_eq!(kept.text, newer.text);
}
