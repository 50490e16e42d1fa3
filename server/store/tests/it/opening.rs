//! Sentences for the operator when a database cannot be had.

use std::path::PathBuf;

use sea_orm::ConnectionTrait;
use store::{Location, OpenError, Store, StoreError, Tx};

use crate::ground::Ground;
use crate::world::World;

async fn refused(location: &Location) -> OpenError {
    Store::open(location).await.unwrap_err()
}

#[tokio::test]
async fn a_path_that_cannot_be_a_database_is_explained() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| Location::Sqlite(folder.path().join(name));
    assert!(matches!(refused(&at("no/such/folder.db")).await, OpenError::NoFolder(_)));
    assert!(matches!(refused(&Location::Sqlite(folder.path().to_owned())).await, OpenError::IsFolder(_)));
    for junk in ["short", "This is a letter to the people's committee, longer than any header would be."] {
        std::fs::write(folder.path().join("letter.db"), junk).unwrap();
        let error = refused(&at("letter.db")).await;
        assert!(matches!(error, OpenError::NotADatabase(_)), "{error}");
        assert_eq!(std::fs::read_to_string(folder.path().join("letter.db")).unwrap(), junk, "it was not touched");
    }
    // A broken file that begins like a database.
    let broken: Vec<u8> = b"SQLite format 3\0".iter().copied().chain([0xff; 4000]).collect();
    std::fs::write(folder.path().join("broken.db"), broken).unwrap();
    assert!(matches!(refused(&at("broken.db")).await, OpenError::NotADatabase(_)));
    // Nobody may create a file here, root included.
    let error = refused(&Location::Sqlite(PathBuf::from("/proc/trangxa.db"))).await;
    assert!(matches!(error, OpenError::NotWritable { .. }), "{error}");
}

#[tokio::test]
async fn every_sentence_is_one_and_names_what_it_is_about() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("letter.db"), "letter").unwrap();
    for path in [folder.path().join("no/x.db"), folder.path().to_owned(), folder.path().join("letter.db")] {
        let sentence = refused(&Location::Sqlite(path.clone())).await.to_string();
        let named = path.parent().unwrap().display().to_string();
        assert!(sentence.contains(&named) && !sentence.contains('\n') && !sentence.contains("Error"), "{sentence}");
    }
}

#[tokio::test]
async fn an_unreachable_server_is_told_within_seconds_and_without_the_password() {
    let secret = "rất-bí-mật";
    let url = format!("postgres://trangxa:{secret}@127.0.0.1:1/trangxa");
    let location = Location::Postgres(url);
    assert_eq!(location.to_string(), "PostgreSQL database trangxa at 127.0.0.1:1");
    let error = tokio::time::timeout(std::time::Duration::from_secs(7), refused(&location)).await.unwrap();
    assert!(matches!(error, OpenError::Unreachable { .. }), "{error}");
    for shown in [format!("{error}"), format!("{error:?}"), format!("{location:?}")] {
        assert!(!shown.contains(secret), "{shown}");
        assert!(shown.contains("127.0.0.1:1"), "{shown}");
    }
}

#[tokio::test]
async fn an_address_nobody_can_read_is_not_repeated() {
    for url in
        ["postgres://u:geheim@[::1", "mysql://u:geheim@localhost/x", "geheim", "postgres://u:geheim@h:99999999/x"]
    {
        let location = Location::Postgres(url.to_owned());
        let error = refused(&location).await;
        assert!(matches!(error, OpenError::BadAddress), "{url}: {error}");
        for shown in [format!("{error}"), format!("{error:?}"), format!("{location:?}"), format!("{location}")] {
            assert!(!shown.contains("geheim"), "{shown}");
        }
    }
}

both_engines! {
    a_database_the_server_does_not_have_is_refused,
    a_closed_store_gives_errors_and_hangs_nobody,
    several_may_open_a_new_database_at_once,
}

async fn a_database_the_server_does_not_have_is_refused(ground: Ground) {
    let Location::Postgres(url) = &ground.location else { return };
    let (server, _) = url.rsplit_once('/').unwrap();
    let error = refused(&Location::Postgres(format!("{server}/trangxa_no_such"))).await;
    assert!(matches!(error, OpenError::Refused { .. }), "{error}");
    assert!(error.to_string().contains("trangxa_no_such"), "{error}");
}

async fn a_closed_store_gives_errors_and_hangs_nobody(world: World) {
    let clone = world.store.clone();
    clone.close().await;
    assert!(world.store.snapshot().await.is_err());
    let write = world.store.write(|_: Tx| async move { Ok::<_, StoreError>(()) });
    assert!(write.await.is_err());
    // What was written is there for the next one.
    assert_eq!(world.ground.open().await.registry().await.unwrap().units.len(), 5);
}

async fn several_may_open_a_new_database_at_once(ground: Ground) {
    let mut tasks = Vec::new();
    for _ in 0..8 {
        let ground = ground.clone();
        tasks.push(tokio::spawn(async move { Store::open(&ground.location).await.map(drop) }));
    }
    for task in tasks {
        task.await.unwrap().unwrap();
    }
    ground.raw().await.execute_unprepared("SELECT 1").await.unwrap();
}
