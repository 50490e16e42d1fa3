//! Snapshots: one moment, whatever is written meanwhile.

use store::{Created, StoreError, Tx};

use crate::world::{World, listing, minute, text, today};

both_engines! {
    a_write_during_a_snapshot_is_not_seen_in_it,
    version_and_content_always_belong_together,
    readers_do_not_wait_for_an_open_write,
    a_dropped_snapshot_gives_its_connection_back,
}

async fn a_write_during_a_snapshot_is_not_seen_in_it(world: World) {
    let ours = &world.commune;
    world.published(ours, &text("Một", "x"), minute(5)).await;
    let snapshot = world.snapshot().await;
    let site = snapshot.site(ours.unit);
    let version = site.version().await.unwrap();
    world.published(ours, &text("Hai", "x"), minute(6)).await;
    assert_eq!(site.version().await.unwrap(), version);
    assert_eq!(site.news(1, 10).await.unwrap().total, 1);
    assert_eq!(snapshot.desk(&ours.writer).items(&listing(None, None, 1, 10), today()).await.unwrap().total, 1);
    snapshot.end().await.unwrap();
    assert_eq!(world.stored_version(ours).await, version + 1);
    assert_eq!(world.listed(ours).await.len(), 2);
}

async fn version_and_content_always_belong_together(world: World) {
    let ours = world.commune.clone();
    let before = world.stored_version(&ours).await;
    let readers: Vec<_> = (0..4)
        .map(|_| {
            let (world, ours) = (world.clone(), ours.clone());
            tokio::spawn(async move {
                loop {
                    let snapshot = world.snapshot().await;
                    let site = snapshot.site(ours.unit);
                    let version = site.version().await.unwrap();
                    let total = site.news(1, 1).await.unwrap().total;
                    assert_eq!(version - before, total);
                    snapshot.end().await.unwrap();
                    if total == 20 {
                        break;
                    }
                }
            })
        })
        .collect();
    let writer = tokio::spawn(async move {
        for n in 0..20 {
            world.published(&ours, &text(&format!("Tin {n}"), "x"), minute(n)).await;
        }
    });
    writer.await.unwrap();
    for reader in readers {
        reader.await.unwrap();
    }
}

async fn readers_do_not_wait_for_an_open_write(world: World) {
    let ours = &world.commune;
    let writer = ours.writer.writer().unwrap();
    let (world_in, new) = (&world, &text("Bài", "x"));
    world
        .store
        .write(|tx: Tx| async move {
            let Created::Done { id } = tx.writer(writer).create(new, minute(1)).await? else { panic!() };
            // The write lock is held; more readers than there are connections come and go.
            for _ in 0..12 {
                let snapshot = world_in.snapshot().await;
                assert_eq!(snapshot.desk(&ours.writer).item(id).await?, None);
                snapshot.end().await?;
                assert!(world_in.store.people().by_id(world_in.admin).await?.is_some());
            }
            assert!(tx.writer(writer).item(id).await?.is_some());
            Ok::<_, StoreError>(())
        })
        .await
        .unwrap();
}

async fn a_dropped_snapshot_gives_its_connection_back(world: World) {
    for _ in 0..50 {
        let snapshot = world.snapshot().await;
        snapshot.site(world.commune.unit).version().await.unwrap();
    }
    // Dropped while they begin, or before they are used.
    for polls in 0..20 {
        drop_after(world.store.snapshot(), polls).await;
    }
    world.published(&world.commune, &text("Bài", "x"), minute(5)).await;
    for _ in 0..20 {
        assert_eq!(world.listed(&world.commune).await.len(), 1, "an old snapshot was left open on a connection");
    }
}

/// Drops a future after it was polled some times, wherever it then is.
pub(crate) async fn drop_after<F: Future>(future: F, polls: u32) -> Option<F::Output> {
    let mut future = Box::pin(future);
    let mut left = polls;
    std::future::poll_fn(|context| {
        if left == 0 {
            return std::task::Poll::Ready(None);
        }
        left -= 1;
        future.as_mut().poll(context).map(Some)
    })
    .await
}
