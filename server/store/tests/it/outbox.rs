//! Letters on their way.

use domain::letter::Letter;
use domain::moment::Moment;
use domain::person::EmailAddress;
use store::{Failed, LetterClaim, OutboxCounts, StoreError, Tx};

use crate::schema::{number, strings};
use crate::world::{World, minute};

both_engines! {
    a_letter_is_there_with_its_deed_or_not_at_all,
    of_many_who_claim_a_letter_one_gets_it_and_a_claim_that_came_to_nothing_is_taken_up,
    a_letter_that_fails_waits_longer_each_time_and_is_given_up_in_the_end,
    one_that_can_never_be_sent_is_given_up_at_once,
    a_link_that_opens_nothing_is_not_sent,
    a_process_that_ends_each_time_is_not_ended_by_the_same_letter_for_ever,
    a_row_nobody_can_read_holds_up_no_other,
}

fn letter(subject: &str) -> Letter {
    Letter::new(EmailAddress::parse("lan@xa.example.vn").unwrap(), subject, "Chào Lan,\nhttps://studio.example/bí-mật")
}

impl World {
    async fn post(&self, letter: &Letter, at: Moment) {
        self.store.write(|tx: Tx| async move { tx.outbox().add(letter, at).await }).await.unwrap();
    }

    async fn take(&self, now: Moment) -> Option<LetterClaim> {
        self.store.claim_letter(now, now.plus_seconds(60)).await.unwrap()
    }

    async fn sent(&self, claim: &LetterClaim) -> bool {
        self.store.write(|tx: Tx| async move { tx.outbox().sent(claim).await }).await.unwrap()
    }

    async fn failed(&self, claim: &LetterClaim, now: Moment) -> Failed {
        self.store.write(|tx: Tx| async move { tx.outbox().failed(claim, now).await }).await.unwrap()
    }

    async fn counts(&self) -> (u64, u64) {
        let OutboxCounts { waiting, given_up } = self.store.outbox_counts().await.unwrap();
        (waiting, given_up)
    }
}

async fn a_letter_is_there_with_its_deed_or_not_at_all(world: World) {
    let given = &letter("Mời bạn");
    let undone = world.store.write(|tx: Tx| async move {
        tx.outbox().add(given, minute(0)).await?;
        Err::<(), _>(StoreError::Busy)
    });
    assert!(undone.await.is_err());
    assert_eq!(world.take(minute(1)).await, None);
    world.post(given, minute(2)).await;
    assert_eq!(world.take(minute(1)).await, None);
    let claim = world.take(minute(2)).await.unwrap();
    assert_eq!((&claim.letter, claim.tries), (given, 1));
    assert!(world.sent(&claim).await && !world.sent(&claim).await);
    assert_eq!(number(&world.raw().await, "SELECT count(*) FROM outbox").await, 0);
}

async fn of_many_who_claim_a_letter_one_gets_it_and_a_claim_that_came_to_nothing_is_taken_up(world: World) {
    world.post(&letter("Một"), minute(0)).await;
    let tasks: Vec<_> = (0..8)
        .map(|_| {
            let store = world.store.clone();
            tokio::spawn(async move { store.claim_letter(minute(1), minute(2)).await.unwrap() })
        })
        .collect();
    let mut claims = Vec::new();
    for task in tasks {
        claims.extend(task.await.unwrap());
    }
    assert_eq!(claims.len(), 1);
    world.post(&letter("Hai"), minute(1)).await;
    // Another node goes on with what is free, and with the first once its claim is over.
    assert_eq!(world.take(minute(1)).await.unwrap().letter.subject(), "Hai");
    let next = world.take(minute(3)).await.unwrap();
    assert_eq!((next.letter.subject(), next.tries), ("Một", 2));
    assert!(!world.sent(&claims[0]).await);
    assert_eq!(world.failed(&claims[0], minute(3)).await, Failed::NotOurs);
    assert!(world.sent(&next).await);
}

async fn a_letter_that_fails_waits_longer_each_time_and_is_given_up_in_the_end(world: World) {
    world.post(&letter("Mời bạn"), minute(0)).await;
    let mut now = minute(0);
    for wait in [1, 5, 30, 120, 480] {
        let claim = world.take(now).await.unwrap();
        let next = now.plus_seconds(wait * 60);
        assert_eq!(world.failed(&claim, now).await, Failed::Again(next));
        assert_eq!(world.take(next.plus_seconds(-1)).await, None);
        now = next;
    }
    let last = world.take(now).await.unwrap();
    assert_eq!(last.tries, 6);
    assert_eq!(world.failed(&last, now).await, Failed::GivenUp);
    assert_eq!(world.take(now.plus_seconds(99 * 3600)).await, None);
    assert_eq!(world.counts().await, (0, 1));
    // Told of, without what its link opens.
    let kept = strings(&world.raw().await, "SELECT to_address || ' ' || coalesce(body, '-') FROM outbox").await;
    assert_eq!(kept, ["lan@xa.example.vn -"]);
}

async fn one_that_can_never_be_sent_is_given_up_at_once(world: World) {
    world.post(&letter("Mời bạn"), minute(0)).await;
    assert_eq!(world.counts().await, (1, 0));
    let claim = &world.take(minute(0)).await.unwrap();
    let refuse = world.store.write(|tx: Tx| async move { tx.outbox().refused(claim, minute(0)).await });
    assert_eq!(refuse.await.unwrap(), Failed::GivenUp);
    assert_eq!(world.counts().await, (0, 1));
}

async fn a_link_that_opens_nothing_is_not_sent(world: World) {
    world.post(&letter("Một giờ").useless_from(minute(60)), minute(0)).await;
    world.post(&letter("Một tuần").useless_from(minute(7 * 1440)), minute(0)).await;
    world.post(&letter("Không có liên kết"), minute(0)).await;
    assert_eq!(world.take(minute(59)).await.unwrap().letter.subject(), "Một giờ");
    assert_eq!(world.take(minute(1439)).await.unwrap().letter.subject(), "Một tuần");
    assert_eq!(world.counts().await, (2, 1));
    assert_eq!(world.take(minute(1441)).await.unwrap().letter.subject(), "Không có liên kết");
    assert_eq!(world.counts().await, (1, 2));
}

async fn a_process_that_ends_each_time_is_not_ended_by_the_same_letter_for_ever(world: World) {
    world.post(&letter("Mời bạn"), minute(0)).await;
    for tries in 1..=6 {
        assert_eq!(world.take(minute(2 * i64::from(tries))).await.unwrap().tries, tries);
    }
    assert_eq!(world.take(minute(99)).await, None);
    assert_eq!(world.counts().await, (0, 1));
}

async fn a_row_nobody_can_read_holds_up_no_other(world: World) {
    world.post(&letter("Một"), minute(0)).await;
    world.execute("UPDATE outbox SET to_address = 'không có'").await;
    world.post(&letter("Hai"), minute(0)).await;
    assert_eq!(world.take(minute(0)).await.unwrap().letter.subject(), "Hai");
    assert_eq!(world.counts().await, (1, 1));
}
