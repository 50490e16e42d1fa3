//! Sessions of the desk.

use crate::world::{World, minute};

both_engines! {
    a_session_is_created_once_saved_and_deleted,
    an_expired_session_is_none_and_is_removed,
    every_session_of_a_person_ends_at_once,
    of_many_who_create_one_id_one_succeeds,
}

async fn a_session_is_created_once_saved_and_deleted(world: World) {
    let sessions = world.store.sessions();
    assert!(sessions.create("a", "{}", minute(10), None).await.unwrap());
    assert!(!sessions.create("a", "stolen", minute(99), None).await.unwrap());
    let row = sessions.load("a", minute(1)).await.unwrap().unwrap();
    assert_eq!((row.data.as_str(), row.expires_at), ("{}", minute(10)));
    assert!(!format!("{row:?}").contains("{}"));
    sessions.save("a", "two", minute(20), Some(world.admin)).await.unwrap();
    assert_eq!(sessions.load("a", minute(1)).await.unwrap().unwrap().data, "two");
    sessions.delete("a").await.unwrap();
    sessions.delete("a").await.unwrap();
    // A request that began before brings nothing back.
    sessions.save("a", "three", minute(20), Some(world.admin)).await.unwrap();
    assert_eq!(sessions.load("a", minute(1)).await.unwrap(), None);
}

async fn an_expired_session_is_none_and_is_removed(world: World) {
    let sessions = world.store.sessions();
    sessions.create("old", "x", minute(10), None).await.unwrap();
    sessions.create("new", "x", minute(11), None).await.unwrap();
    assert_eq!(sessions.load("old", minute(10)).await.unwrap(), None);
    assert!(sessions.load("new", minute(10)).await.unwrap().is_some());
    assert_eq!(sessions.delete_expired(minute(10)).await.unwrap(), 1);
    assert_eq!(sessions.delete_expired(minute(10)).await.unwrap(), 0);
    assert!(sessions.load("new", minute(10)).await.unwrap().is_some());
}

async fn every_session_of_a_person_ends_at_once(world: World) {
    let sessions = world.store.sessions();
    sessions.create("a", "x", minute(10), Some(world.admin)).await.unwrap();
    sessions.create("b", "x", minute(10), Some(world.admin)).await.unwrap();
    sessions.create("c", "x", minute(10), Some(world.commune.writer.person())).await.unwrap();
    assert_eq!(sessions.delete_of(world.admin).await.unwrap(), 2);
    assert!(sessions.load("c", minute(1)).await.unwrap().is_some());
}

async fn of_many_who_create_one_id_one_succeeds(world: World) {
    let mut tasks = Vec::new();
    for _ in 0..16 {
        let store = world.store.clone();
        tasks.push(tokio::spawn(async move { store.sessions().create("same", "x", minute(10), None).await.unwrap() }));
    }
    let mut created = 0;
    for task in tasks {
        created += u32::from(task.await.unwrap());
    }
    assert_eq!(created, 1);
}
