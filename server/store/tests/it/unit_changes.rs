//! What happens to a unit during its life, as the registry tells it.

use domain::host::HostName;
use domain::moment::CivilDate;
use store::{RegistryData, StoreError, Tx};

use crate::schema::strings;
use crate::world::{Twin, World, minute, slug};

both_engines! {
    another_name_ends_the_former_one,
    a_former_label_stays_its_units_own,
    a_suspension_is_told_and_ends,
    a_host_taken_away_is_free_again,
}

async fn registry(world: &World) -> RegistryData {
    world.store.registry().await.unwrap()
}

async fn rename(world: &World, twin: &Twin, name: &str, from: CivilDate) -> bool {
    let (unit, full_name) = (twin.unit, format!("Xã {name}"));
    let full_name = full_name.as_str();
    world.store.write(|tx: Tx| async move { tx.units().rename(unit, name, full_name, from).await }).await.unwrap()
}

async fn relabel(world: &World, twin: &Twin, label: &str) -> Result<bool, StoreError> {
    let (unit, label) = (twin.unit, slug(label));
    let label = &label;
    world.store.write(|tx: Tx| async move { tx.units().change_slug(unit, label).await }).await
}

async fn named(world: &World, twin: &Twin) -> (String, String) {
    let unit = registry(world).await.units.into_iter().find(|unit| unit.id == twin.unit).unwrap();
    (unit.full_name, unit.slug)
}

async fn another_name_ends_the_former_one(world: World) {
    let day = |d| CivilDate::new(2025, 1, d).unwrap();
    let version = world.stored_version(&world.commune).await;
    let before = registry(&world).await.version;
    assert!(rename(&world, &world.commune, "Mới", day(10)).await);
    // The same day again corrects it, an earlier day too.
    assert!(rename(&world, &world.commune, "Mới Hơn", day(10)).await);
    assert!(rename(&world, &world.commune, "Mới Nhất", day(5)).await);
    assert!(rename(&world, &world.commune, "Sau Cùng", day(20)).await);
    assert_eq!(named(&world, &world.commune).await.0, "Xã Sau Cùng");
    assert_eq!(named(&world, &world.ward).await.0, "Phường Phước Hưng");
    let sql = format!(
        "SELECT name || '|' || coalesce(valid_from, 0) || '|' || coalesce(valid_to, 0) FROM unit_names \
         WHERE unit_id = {} ORDER BY id",
        world.commune.unit.0
    );
    let (tenth, twentieth) = (day(10).days(), day(20).days());
    let expected = [
        format!("Phước Hưng|0|{}", tenth - 1),
        format!("Mới Nhất|{tenth}|{}", twentieth - 1),
        format!("Sau Cùng|{twentieth}|0"),
    ];
    assert_eq!(strings(&world.raw().await, &sql).await, expected);
    assert!(world.stored_version(&world.commune).await > version, "its pages bear the name");
    assert!(registry(&world).await.version > before);
}

async fn a_former_label_stays_its_units_own(world: World) {
    assert!(relabel(&world, &world.commune, "xa-moi").await.unwrap());
    assert_eq!(named(&world, &world.commune).await.1, "xa-moi");
    assert_eq!(registry(&world).await.former_slugs, [("xa-phuoc-hung".to_owned(), world.commune.unit)]);
    for taken in ["xa-phuoc-hung", "xa-moi", "huyen-long-dien"] {
        let outcome = relabel(&world, &world.ward, taken).await;
        assert!(matches!(outcome, Err(StoreError::Duplicate(_))), "{taken}: {outcome:?}");
    }
    // Back to the former one, which is former no more.
    assert!(relabel(&world, &world.commune, "xa-phuoc-hung").await.unwrap());
    assert_eq!(registry(&world).await.former_slugs, [("xa-moi".to_owned(), world.commune.unit)]);
    assert!(relabel(&world, &world.commune, "xa-phuoc-hung").await.unwrap(), "the same again changes nothing");
}

async fn a_suspension_is_told_and_ends(world: World) {
    let unit = world.commune.unit;
    assert!(registry(&world).await.suspended.is_empty());
    for (since, told) in [(Some(minute(5)), vec![unit]), (None, vec![])] {
        let done = world.store.write(|tx: Tx| async move { tx.units().suspend(unit, since).await });
        assert!(done.await.unwrap());
        assert_eq!(registry(&world).await.suspended, told);
    }
}

async fn a_host_taken_away_is_free_again(world: World) {
    let host = &HostName::parse("phuochung.example.vn").unwrap();
    let add = async |twin: &Twin| {
        let unit = twin.unit;
        world.store.write(|tx: Tx| async move { tx.units().add_host(unit, host, true).await }).await
    };
    let remove = async |twin: &Twin| {
        let unit = twin.unit;
        world.store.write(|tx: Tx| async move { tx.units().remove_host(unit, host).await }).await.unwrap()
    };
    add(&world.commune).await.unwrap();
    assert!(!remove(&world.ward).await, "another unit's host is not its to remove");
    assert!(matches!(add(&world.ward).await, Err(StoreError::Duplicate(_))));
    assert!(remove(&world.commune).await);
    add(&world.ward).await.unwrap();
    assert_eq!(registry(&world).await.hosts.len(), 1);
}
