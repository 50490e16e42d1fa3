//! Versions: raised once, in the same commit, and learned by whoever looks.

use store::{StoreError, Tx};

use crate::world::{World, minute, text};

both_engines! {
    a_touched_unit_grows_by_one_however_often_it_was_touched,
    a_write_that_touches_nothing_or_fails_raises_nothing,
    another_node_learns_by_looking,
    a_restored_database_has_another_epoch_and_its_own_versions,
    units_touched_in_opposite_orders_do_not_block_each_other,
}

async fn a_touched_unit_grows_by_one_however_often_it_was_touched(world: World) {
    let before = (world.stored_version(&world.commune).await, world.stored_version(&world.ward).await);
    let (ours, theirs) = (world.commune.unit, world.ward.unit);
    world
        .store
        .write(|tx: Tx| async move {
            for unit in [theirs, ours, theirs, ours] {
                tx.touch(unit);
            }
            Ok::<_, StoreError>(())
        })
        .await
        .unwrap();
    let after = (world.stored_version(&world.commune).await, world.stored_version(&world.ward).await);
    assert_eq!(after, (before.0 + 1, before.1 + 1));
    assert_eq!((world.store.versions().of(ours), world.store.versions().of(theirs)), after);
}

async fn a_write_that_touches_nothing_or_fails_raises_nothing(world: World) {
    let before = world.store.versions().of(world.commune.unit);
    assert_eq!(before, world.stored_version(&world.commune).await);
    let id = world.create(&world.commune, &text("Nháp", "x")).await;
    world.save(&world.commune, id, 1, &text("Nháp", "y")).await;
    let unit = world.commune.unit;
    let failed = world.store.write(|tx: Tx| async move {
        tx.touch(unit);
        tx.touch_registry();
        Err::<(), _>(StoreError::Duplicate("anything"))
    });
    let registry = world.store.versions().registry();
    assert!(matches!(failed.await, Err(StoreError::Duplicate("anything"))));
    assert_eq!(world.stored_version(&world.commune).await, before);
    assert_eq!(world.store.versions().of(unit), before);
    assert_eq!(world.store.registry().await.unwrap().version, registry);
}

async fn another_node_learns_by_looking(world: World) {
    let other = world.ground.open().await;
    assert_eq!((other.versions().of(world.commune.unit), other.versions().epoch()), (0, 0));
    assert!(other.poll().await.unwrap(), "the first look finds everything");
    assert!(!other.poll().await.unwrap());
    assert_eq!(other.versions().of(world.commune.unit), world.store.versions().of(world.commune.unit));
    assert_eq!(other.versions().epoch(), world.store.versions().epoch());
    assert_ne!(other.versions().epoch(), 0);

    let (id, version, _) = world.published(&world.commune, &text("Bài", "x"), minute(5)).await;
    assert!(other.poll().await.unwrap());
    assert_eq!(other.versions().of(world.commune.unit), world.stored_version(&world.commune).await);
    assert!(!other.poll().await.unwrap());

    world.save(&world.commune, id, version, &text("Bài", "nháp")).await;
    assert!(!other.poll().await.unwrap(), "a draft is nothing to look for");

    let registry = other.versions().registry();
    world
        .store
        .write(|tx: Tx| async move {
            tx.touch_registry();
            Ok::<_, StoreError>(())
        })
        .await
        .unwrap();
    assert!(other.poll().await.unwrap());
    assert_eq!(other.versions().registry(), registry + 1);
    assert!(!world.store.poll().await.unwrap(), "what we committed ourselves is known already");
}

async fn a_restored_database_has_another_epoch_and_its_own_versions(world: World) {
    world.published(&world.commune, &text("Bài", "x"), minute(5)).await;
    let other = world.ground.open().await;
    other.poll().await.unwrap();
    let before = other.versions().epoch();
    // The backup was older than what this node knew.
    world.execute("UPDATE unit_version SET version = 1").await;
    assert!(!other.poll().await.unwrap(), "within one epoch versions only grow");
    assert!(other.versions().of(world.commune.unit) > 1);
    let renewed = world.store.renew_epoch().await.unwrap();
    assert_ne!(renewed, before);
    assert!(other.poll().await.unwrap());
    assert_eq!(other.versions().stamp(world.commune.unit), (renewed, 1));
    assert_eq!(world.snapshot().await.epoch().await.unwrap(), renewed);
}

async fn units_touched_in_opposite_orders_do_not_block_each_other(world: World) {
    let units = [world.commune.unit, world.ward.unit];
    let before = world.stored_version(&world.commune).await;
    let mut tasks = Vec::new();
    for n in 0..24_usize {
        let store = world.store.clone();
        tasks.push(tokio::spawn(async move {
            store
                .write(|tx: Tx| async move {
                    tx.touch(units[n % 2]);
                    tx.touch(units[(n + 1) % 2]);
                    Ok::<_, StoreError>(())
                })
                .await
        }));
    }
    for task in tasks {
        task.await.unwrap().unwrap();
    }
    assert_eq!(world.stored_version(&world.commune).await, before + 24);
    assert_eq!(world.store.versions().of(units[0]), before + 24);
}
