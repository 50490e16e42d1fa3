//! Emptying the unit for practice: what goes, what stays, and that nothing of any other unit can go.

use domain::access::{Actor, PracticeUnit};
use domain::item::ItemId;
use domain::media::FileSort;
use domain::remark::RemarkWords;
use domain::unit::{UnitId, UnitKind, Validity};
use store::{NewUnit, StoreError, Tx};

use crate::library::{file, naming};
use crate::schema::number;
use crate::world::{Twin, World, minute, page, text};

both_engines! {
    what_nobody_touched_goes_with_all_that_hangs_on_it_and_the_rest_stays,
    no_other_unit_is_emptied_whatever_anybody_takes_it_for,
}

/// The unit for practice, with the approver of the commune at its desk.
async fn practised(world: &World) -> (Twin, PracticeUnit) {
    let added = world.store.write(|tx: Tx| async move {
        let new = NewUnit {
            parent: None,
            kind: UnitKind::Commune,
            slug: "thuc-hanh".to_owned(),
            name: "Thực Hành".to_owned(),
            full_name: "Xã Thực Hành".to_owned(),
            codes: Vec::new(),
            validity: Validity::default(),
        };
        tx.units().add_practice(new).await
    });
    assert!(added.await.unwrap());
    let practice = world.store.registry().await.unwrap().practice[0];
    let desk = Actor::new(world.commune.approver.person(), Vec::new()).desk_of_practice(practice);
    (Twin { unit: practice.unit(), token: "thực-hành", writer: desk.clone(), approver: desk }, practice)
}

async fn remark(world: &World, twin: &Twin, id: ItemId) {
    let (desk, words) = (&twin.writer, &RemarkWords::parse("Xem lại.").unwrap());
    let remarked = world.store.write(|tx: Tx| async move { tx.remark(desk, id, words, minute(40)).await });
    assert!(remarked.await.unwrap().is_some());
}

/// How many rows of a unit each table that hangs on items and files has.
async fn rows(world: &World, unit: UnitId) -> Vec<i64> {
    let mut counts = Vec::new();
    for table in ["articles", "revisions", "article_address", "remarks", "file_uses", "files", "renditions"] {
        let sql = format!("SELECT count(*) FROM {table} WHERE unit_id = {}", unit.0);
        counts.push(number(&world.raw().await, &sql).await);
    }
    counts
}

/// One draft and one published article that nobody touched since, the first with a picture; and a file nobody named.
async fn furnished(world: &World, twin: &Twin, [picture, alone]: [char; 2]) {
    world.picture(twin, picture).await;
    world.create(twin, &naming("Bản nháp cũ", picture)).await;
    world.published(twin, &text("Bài cũ", "x"), minute(3)).await;
    world.add(twin, file(alone, FileSort::Document, "Giấy mời"), minute(2)).await;
}

async fn emptied(world: &World, practice: PracticeUnit, limit: u64) -> (u64, u64) {
    let emptied = world.store.write(|tx: Tx| async move {
        let emptier = tx.emptier(practice);
        let items = emptier.remove_items(minute(30), limit).await?;
        Ok::<_, StoreError>((items, emptier.remove_files(minute(30), limit).await?))
    });
    emptied.await.unwrap()
}

async fn what_nobody_touched_goes_with_all_that_hangs_on_it_and_the_rest_stays(world: World) {
    let (practised, practice) = practised(&world).await;
    furnished(&world, &practised, ['a', 'b']).await;
    furnished(&world, &world.commune, ['c', 'd']).await;
    furnished(&world, &world.ward, ['e', 'f']).await;
    let twins = [rows(&world, world.commune.unit).await, rows(&world, world.ward.unit).await];
    // Touched since: published, remarked on, or needed by what was.
    world.picture(&practised, 'g').await;
    let (moved_on, ..) = world.published(&practised, &naming("Đăng sau", 'g'), minute(40)).await;
    let discussed = world.create(&practised, &text("Được góp ý", "x")).await;
    remark(&world, &practised, discussed).await;
    let (above, ..) = world.published(&practised, &page("Trang trên", None), minute(3)).await;
    let (below, ..) = world.published(&practised, &page("Trang dưới", Some(above)), minute(40)).await;
    // Brought since.
    world.add(&practised, file('h', FileSort::Document, "Tệp mới"), minute(40)).await;
    let version = world.stored_version(&practised).await;

    assert_eq!(emptied(&world, practice, 1).await, (1, 1), "a step has its bounds");
    assert_eq!(emptied(&world, practice, 9).await, (1, 1), "with the draft its picture went");
    assert_eq!(emptied(&world, practice, 9).await, (0, 0));
    assert_eq!(world.stored_version(&practised).await, version + 2);
    for id in [moved_on, discussed, above, below] {
        world.item(&practised, id).await;
    }
    assert_eq!(rows(&world, practised.unit).await, [4, 4, 3, 1, 1, 2, 5]);
    assert_eq!([rows(&world, world.commune.unit).await, rows(&world, world.ward.unit).await], twins);
}

#[expect(clippy::disallowed_methods, reason = "a lie about a commune, which the store must not believe")]
async fn no_other_unit_is_emptied_whatever_anybody_takes_it_for(world: World) {
    practised(&world).await;
    furnished(&world, &world.commune, ['a', 'b']).await;
    let before = rows(&world, world.commune.unit).await;
    assert_eq!(emptied(&world, PracticeUnit::as_stored(world.commune.unit), 9).await, (0, 0));
    assert_eq!(rows(&world, world.commune.unit).await, before);
}
