//! Nothing typed is ever lost, and nothing goes public unapproved, whatever people and time do to an item in whatever
//! order. A model beside the item says after each deed what must be there; deeds go through the actions.

mod check;
mod crowd;
mod crowd_people;
mod deed;
mod late;
mod model;
mod page;
mod play;
mod stage;
mod steps;

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use store::Location;

use self::crowd::whatever_many_do_at_once_all_is_there_and_only_what_was_approved_is_public;
use self::deed::{Deed, deed};
use self::play::Play;
use self::stage::{Stage, on_postgres, on_sqlite};

async fn after_any_deeds_all_is_there_and_only_what_was_approved_is_public(database: Location, cases: u32) {
    let stage = Stage::new(database).await;
    let handle = tokio::runtime::Handle::current();
    let config = Config { cases, max_shrink_iters: 40, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let deeds = (any::<bool>(), proptest::collection::vec(deed(), 20..60));
    let play = |(by_page, deeds): (bool, Vec<Deed>)| {
        handle.block_on(async {
            let mut play = Play::begin(&stage, by_page).await;
            for deed in &deeds {
                play.act(deed).await;
            }
            play.end().await;
        });
        Ok(())
    };
    let outcome = tokio::task::block_in_place(|| runner.run(&deeds, play));
    outcome.expect("all is as the model says");
}

#[test]
fn after_any_deeds_all_is_there_and_only_what_was_approved_is_public_on_sqlite() {
    on_sqlite(|database| after_any_deeds_all_is_there_and_only_what_was_approved_is_public(database, 60));
}

#[test]
fn after_any_deeds_all_is_there_and_only_what_was_approved_is_public_on_postgres() {
    on_postgres(|database| after_any_deeds_all_is_there_and_only_what_was_approved_is_public(database, 20));
}

#[test]
fn whatever_many_do_at_once_on_sqlite() {
    on_sqlite(whatever_many_do_at_once_all_is_there_and_only_what_was_approved_is_public);
}

#[test]
fn whatever_many_do_at_once_on_postgres() {
    on_postgres(whatever_many_do_at_once_all_is_there_and_only_what_was_approved_is_public);
}
