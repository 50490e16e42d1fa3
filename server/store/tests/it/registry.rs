//! The registry: units, hosts, former slugs.

use domain::host::HostName;
use domain::moment::CivilDate;
use domain::unit::{Unit, UnitId, UnitKind, Validity};
use store::{HostRow, NewUnit, StoreError, Tx};

use crate::schema::{number, strings};
use crate::world::World;

fn new_unit(parent: Option<UnitId>, kind: UnitKind, slug: &str) -> NewUnit {
    NewUnit {
        parent,
        kind,
        slug: slug.to_owned(),
        name: "Ấp Đông".to_owned(),
        full_name: "Ấp Đông".to_owned(),
        codes: vec![],
        validity: Validity::default(),
    }
}

both_engines! {
    every_unit_is_read_back_under_its_name_of_now,
    a_hamlet_is_a_unit_and_a_new_unit_has_version_one,
    a_slug_belongs_to_one_unit_for_good,
    one_host_of_a_unit_is_canonical_and_a_host_has_one_unit,
    the_name_without_an_end_or_else_the_newest_is_the_name_of_now,
    successions_are_n_to_m,
}

async fn every_unit_is_read_back_under_its_name_of_now(world: World) {
    let registry = world.store.registry().await.unwrap();
    let slugs: Vec<_> = registry.units.iter().map(|unit| unit.slug.as_str()).collect();
    let wanted = ["tinh-ba-ria-vung-tau", "huyen-long-dien", "thanh-pho-ba-ria", "xa-phuoc-hung", "phuong-phuoc-hung"];
    assert_eq!(slugs, wanted);
    let commune = registry.units.iter().find(|unit| unit.id == world.commune.unit).unwrap();
    let wanted = Unit {
        id: world.commune.unit,
        parent: Some(registry.units[1].id),
        kind: UnitKind::Commune,
        slug: "xa-phuoc-hung".to_owned(),
        name: "Phước Hưng".to_owned(),
        full_name: "Xã Phước Hưng".to_owned(),
        validity: Validity::default(),
    };
    assert_eq!(*commune, wanted);
    assert_eq!(registry.version, world.store.versions().registry());
}

async fn a_hamlet_is_a_unit_and_a_new_unit_has_version_one(world: World) {
    let parent = Some(world.commune.unit);
    let day = CivilDate::new(2024, 2, 29);
    let mut new = new_unit(parent, UnitKind::Hamlet, "ap-dong");
    new.validity = Validity { from: day, to: None };
    new.codes = vec![("gso".to_owned(), "1".to_owned()), ("old".to_owned(), "2".to_owned())];
    let new = &new;
    let before = world.store.versions().registry();
    let id = world.store.write(|tx: Tx| async move { tx.units().add(new.clone()).await }).await.unwrap();
    assert_eq!(world.store.versions().of(id), 1);
    assert_eq!(world.snapshot().await.site(id).version().await.unwrap(), 1);
    assert_eq!(world.store.versions().registry(), before + 1);
    let registry = world.store.registry().await.unwrap();
    let hamlet = registry.units.iter().find(|unit| unit.id == id).unwrap();
    assert_eq!((hamlet.kind, hamlet.parent, hamlet.validity), (UnitKind::Hamlet, parent, new.validity));
    let raw = world.raw().await;
    let codes =
        strings(&raw, &format!("SELECT scheme || code FROM unit_codes WHERE unit_id = {} ORDER BY 1", id.0)).await;
    assert_eq!(codes, ["gso1", "old2"]);
}

async fn a_slug_belongs_to_one_unit_for_good(world: World) {
    let taken = &new_unit(None, UnitKind::Commune, "xa-phuoc-hung");
    let again = world.store.write(|tx: Tx| async move { tx.units().add(taken.clone()).await });
    assert!(matches!(again.await, Err(StoreError::Duplicate(_))));
    let (ours, theirs) = (world.commune.unit, world.ward.unit);
    world.store.write(|tx: Tx| async move { tx.units().add_former_slug(ours, "phuoc-hung").await }).await.unwrap();
    world.store.write(|tx: Tx| async move { tx.units().add_former_slug(ours, "phuoc-hung").await }).await.unwrap();
    let former = &new_unit(None, UnitKind::Commune, "phuoc-hung");
    let again = world.store.write(|tx: Tx| async move { tx.units().add(former.clone()).await });
    assert!(matches!(again.await, Err(StoreError::Duplicate(_))));
    for slug in ["phuoc-hung", "xa-phuoc-hung"] {
        let theirs = world.store.write(|tx: Tx| async move { tx.units().add_former_slug(theirs, slug).await });
        assert!(matches!(theirs.await, Err(StoreError::Duplicate(_))), "{slug}");
    }
    let registry = world.store.registry().await.unwrap();
    assert_eq!(registry.former_slugs, [("phuoc-hung".to_owned(), ours)]);
    assert_eq!(registry.units.len(), 5);
}

async fn one_host_of_a_unit_is_canonical_and_a_host_has_one_unit(world: World) {
    let (ours, theirs) = (world.commune.unit, world.ward.unit);
    let host = |name: &str| HostName::parse(name).unwrap();
    let (a, b) = (&host("a.gov.vn"), &host("b.gov.vn"));
    let add = async |unit, host, canonical| {
        world.store.write(|tx: Tx| async move { tx.units().add_host(unit, host, canonical).await }).await
    };
    add(ours, a, true).await.unwrap();
    add(ours, b, true).await.unwrap();
    assert!(matches!(add(theirs, a, false).await, Err(StoreError::Duplicate("host"))));
    let hosts = world.store.registry().await.unwrap().hosts;
    let row = |host: &HostName, canonical| HostRow { host: host.clone(), unit: ours, canonical };
    assert_eq!(hosts, [row(a, false), row(b, true)]);
    add(ours, a, true).await.unwrap();
    assert_eq!(world.store.registry().await.unwrap().hosts, [row(a, true), row(b, false)]);
}

async fn the_name_without_an_end_or_else_the_newest_is_the_name_of_now(world: World) {
    let unit = world.commune.unit.0;
    let name = |name: &str, from: &str, to: &str| {
        format!(
            "INSERT INTO unit_names (unit_id, name, full_name, sort_key, valid_from, valid_to) \
                 VALUES ({unit}, '{name}', '{name}', '', {from}, {to})"
        )
    };
    world.execute(&format!("UPDATE unit_names SET valid_to = 100 WHERE unit_id = {unit}")).await;
    world.execute(&name("giua", "101", "200")).await;
    let now = async || {
        let registry = world.store.registry().await.unwrap();
        registry.units.into_iter().find(|found| found.id.0 == unit).unwrap().name
    };
    assert_eq!(now().await, "giua");
    world.execute(&name("mo", "50", "NULL")).await;
    assert_eq!(now().await, "mo");
}

async fn successions_are_n_to_m(world: World) {
    let (ours, theirs) = (world.commune.unit, world.ward.unit);
    let day = CivilDate::new(2025, 7, 1).unwrap();
    world
        .store
        .write(|tx: Tx| async move {
            let units = tx.units();
            units.add_succession(ours, theirs, day).await?;
            units.add_succession(ours, theirs, day).await?;
            units.add_succession(theirs, ours, day).await
        })
        .await
        .unwrap();
    assert_eq!(number(&world.raw().await, "SELECT count(*) FROM unit_successions").await, 2);
}
