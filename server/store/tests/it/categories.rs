//! Categories: the list each unit keeps, and what residents see of it.

use std::sync::Arc;

use domain::category::{CategoryId, CategoryName, MOST_CATEGORIES, USUAL};
use domain::item::{Details, ItemField};
use store::{CategorySaved, Created, Engine, ImportedItem, Saved, Tx};
use tokio::sync::Barrier;

use crate::world::{Twin, World, article, day, minute, notice, page, slug, version_of};

fn name(text: &str) -> CategoryName {
    CategoryName::parse(text).unwrap()
}

async fn list(world: &World, twin: &Twin) -> Vec<String> {
    let snapshot = world.snapshot().await;
    let all = snapshot.desk(&twin.writer).categories().await.unwrap();
    all.into_iter()
        .map(|category| format!("{}{}", category.name, if category.is_retired { " -" } else { "" }))
        .collect()
}

async fn save(world: &World, twin: &Twin, id: CategoryId, text: &str, is_retired: bool) -> CategorySaved {
    let (publisher, name) = (twin.approver.publisher().unwrap(), &name(text));
    let saved =
        world.store.write(|tx: Tx| async move { tx.publisher(publisher).save_category(id, name, is_retired).await });
    saved.await.unwrap()
}

async fn shift(world: &World, twin: &Twin, id: CategoryId, up: bool) -> bool {
    let publisher = twin.approver.publisher().unwrap();
    world.store.write(|tx: Tx| async move { tx.publisher(publisher).shift_category(id, up).await }).await.unwrap()
}

async fn add_usual(world: &World, twin: &Twin) -> u32 {
    let publisher = twin.approver.publisher().unwrap();
    let added =
        world.store.write(|tx: Tx| async move { tx.publisher(publisher).add_usual_categories(minute(1)).await });
    added.await.unwrap()
}

both_engines! {
    a_name_is_one_category_however_it_is_written,
    another_name_keeps_the_address,
    the_list_has_an_order,
    a_full_list_takes_no_more,
    the_usual_ones_are_added_once,
    of_one_name_at_once_one_is_added,
    many_at_once_never_pass_the_limit,
    what_is_retired_stays_where_it_is_and_is_chosen_no_more,
    residents_see_categories_something_is_in,
    an_import_finds_and_adds_categories,
    an_import_brings_every_kind_to_its_list,
}

async fn a_name_is_one_category_however_it_is_written(world: World) {
    let ours = &world.commune;
    assert_eq!(world.add_category(ours, "Văn hóa - xã hội").await, CategorySaved::Done);
    assert_eq!(world.add_category(ours, "VĂN HOÁ – Xã hội").await, CategorySaved::Taken);
    assert_eq!(world.add_category(&world.ward, "Văn hóa - xã hội").await, CategorySaved::Done);
    assert_eq!(list(&world, ours).await, ["Văn hóa - xã hội"]);
}

async fn another_name_keeps_the_address(world: World) {
    let ours = &world.commune;
    let first = world.category(ours, "Một").await;
    let second = world.category(ours, "Hai").await;
    assert_eq!(save(&world, ours, first, "hai", false).await, CategorySaved::Taken);
    assert_eq!(save(&world, &world.ward, first, "Ba", false).await, CategorySaved::Missing);
    assert_eq!(save(&world, ours, first, "MỘT", false).await, CategorySaved::Done, "its own name in other letters");
    assert_eq!(save(&world, ours, first, "Ba", false).await, CategorySaved::Done);
    // Its first name is free again, its first address is not.
    let third = world.category(ours, "Một").await;
    let all = world.snapshot().await.desk(&ours.writer).categories().await.unwrap();
    let found: Vec<_> = all.iter().map(|one| (one.id, one.slug.as_str(), one.name.as_str())).collect();
    assert_eq!(found, [(first, "mot", "Ba"), (second, "hai", "Hai"), (third, "mot-2", "Một")]);
}

async fn the_list_has_an_order(world: World) {
    let ours = &world.commune;
    let mut ids = Vec::new();
    for name in ["A", "B", "C"] {
        ids.push(world.category(ours, name).await);
        world.category(&world.ward, name).await;
    }
    assert!(shift(&world, ours, ids[2], true).await);
    assert_eq!(list(&world, ours).await, ["A", "C", "B"]);
    assert!(shift(&world, ours, ids[0], false).await);
    assert_eq!(list(&world, ours).await, ["C", "A", "B"]);
    assert!(shift(&world, ours, ids[2], true).await && shift(&world, ours, ids[1], false).await);
    assert_eq!(list(&world, ours).await, ["C", "A", "B"], "nothing is above the first and below the last");
    assert!(!shift(&world, &world.ward, ids[0], false).await, "of another unit");
    // Two of one place part all the same.
    world.execute("UPDATE categories SET position = 1").await;
    assert!(shift(&world, ours, ids[0], false).await);
    assert_eq!(list(&world, ours).await, ["B", "A", "C"]);
    assert_eq!(list(&world, &world.ward).await, ["A", "B", "C"]);
}

async fn a_full_list_takes_no_more(world: World) {
    for number in 0..MOST_CATEGORIES {
        assert_eq!(world.add_category(&world.commune, &format!("Mục {number}")).await, CategorySaved::Done);
    }
    assert_eq!(world.add_category(&world.commune, "Thêm").await, CategorySaved::TooMany);
    assert_eq!(world.add_category(&world.commune, "Mục 3").await, CategorySaved::Taken);
    assert_eq!(world.add_category(&world.ward, "Thêm").await, CategorySaved::Done);
    assert_eq!(list(&world, &world.commune).await.len(), MOST_CATEGORIES);
}

async fn the_usual_ones_are_added_once(world: World) {
    let ours = &world.commune;
    world.category(ours, "Chuyển đổi SỐ").await;
    assert_eq!(add_usual(&world, ours).await, u32::try_from(USUAL.len() - 1).unwrap());
    assert_eq!(add_usual(&world, ours).await, 0);
    assert_eq!(list(&world, ours).await[1..], USUAL[1..]);
    assert!(list(&world, &world.ward).await.is_empty());
}

async fn of_one_name_at_once_one_is_added(world: World) {
    // On PostgreSQL four transactions are open before any of them looks.
    let meet = Arc::new(Barrier::new(if world.engine() == Engine::Postgres { 4 } else { 1 }));
    let mut tasks = Vec::new();
    for _ in 0..4 {
        let (world, meet) = (world.clone(), Arc::clone(&meet));
        tasks.push(tokio::spawn(async move {
            let (publisher, name, meet) = (world.commune.approver.publisher().unwrap(), &name("Văn hóa"), &meet);
            let added = world.store.write(|tx: Tx| async move {
                meet.wait().await;
                tx.publisher(publisher).add_category(name, minute(1)).await
            });
            added.await.unwrap()
        }));
    }
    let mut outcomes = Vec::new();
    for task in tasks {
        outcomes.push(task.await.unwrap());
    }
    outcomes.sort_by_key(|outcome| *outcome != CategorySaved::Done);
    assert_eq!(outcomes[0], CategorySaved::Done);
    assert_eq!(outcomes[1..], [CategorySaved::Taken; 3]);
    assert_eq!(list(&world, &world.commune).await, ["Văn hóa"]);
}

async fn many_at_once_never_pass_the_limit(world: World) {
    for number in 0..MOST_CATEGORIES - 2 {
        world.add_category(&world.commune, &format!("Mục {number}")).await;
    }
    let mut tasks = Vec::new();
    for number in 0..8 {
        let world = world.clone();
        tasks.push(tokio::spawn(async move { world.add_category(&world.commune, &format!("Thêm {number}")).await }));
    }
    let mut done = 0;
    for task in tasks {
        match task.await.unwrap() {
            CategorySaved::Done => done += 1,
            other => assert_eq!(other, CategorySaved::TooMany),
        }
    }
    assert_eq!((done, list(&world, &world.commune).await.len()), (2, MOST_CATEGORIES));
}

async fn what_is_retired_stays_where_it_is_and_is_chosen_no_more(world: World) {
    let ours = &world.commune;
    let (kept, other) = (world.category(ours, "Cũ").await, world.category(ours, "Khác").await);
    let (id, version, _) = world.published(ours, &article("Tin", Some(kept), None), minute(5)).await;
    let draft = world.create(ours, &article("Nháp", Some(other), None)).await;
    for category in [kept, other] {
        let name = if category == kept { "Cũ" } else { "Khác" };
        assert_eq!(save(&world, ours, category, name, true).await, CategorySaved::Done);
    }
    assert_eq!(list(&world, ours).await, ["Cũ -", "Khác -"]);
    // What has it keeps it; nothing else gets it.
    let refused = ItemField::Category;
    assert_eq!(world.save(ours, id, version, &article("Tin", Some(other), None)).await, Saved::BadReference(refused));
    let again = world.save(ours, id, version, &article("Tin sửa", Some(kept), None)).await;
    assert_eq!(version_of(again), version + 1);
    assert_eq!(world.try_create(ours, &article("Mới", Some(kept), None)).await, Created::BadReference(refused));
    assert_eq!(version_of(world.save(ours, draft, 1, &article("Nháp", None, None)).await), 2);
    let back = world.save(ours, draft, 2, &article("Nháp", Some(other), None)).await;
    assert_eq!(back, Saved::BadReference(refused), "the newest revision has it no more");
    let snapshot = world.snapshot().await;
    let news = snapshot.site(ours.unit).category(&slug("cu"), 1, 9).await.unwrap().unwrap();
    assert_eq!(news.page.total, 1);
    assert_eq!(save(&world, ours, other, "Khác", false).await, CategorySaved::Done);
    assert_eq!(version_of(world.save(ours, draft, 2, &article("Nháp", Some(other), None)).await), 3);
}

async fn residents_see_categories_something_is_in(world: World) {
    let ours = &world.commune;
    let (first, second) = (world.category(ours, "Một").await, world.category(ours, "Hai").await);
    let theirs = world.category(&world.ward, "Một").await;
    world.category(ours, "Trống").await;
    world.published(&world.ward, &article("Của phường", Some(theirs), None), minute(9)).await;
    world.create(ours, &article("Nháp", Some(first), None)).await;
    let names = async || {
        let found = world.snapshot().await.site(ours.unit).categories().await.unwrap();
        found.into_iter().map(|category| category.name).collect::<Vec<_>>()
    };
    assert!(names().await.is_empty());
    for n in 1..4 {
        world.published(ours, &article(&format!("Tin {n}"), Some(second), None), minute(n)).await;
    }
    world.published(ours, &article("Tin một", Some(first), None), minute(9)).await;
    assert_eq!(names().await, ["Một", "Hai"]);
    shift(&world, ours, second, true).await;
    assert_eq!(names().await, ["Hai", "Một"]);

    let snapshot = world.snapshot().await;
    let site = snapshot.site(ours.unit);
    let found = site.category(&slug("hai"), 2, 2).await.unwrap().unwrap();
    assert_eq!((found.category.id, found.page.total), (second, 3));
    assert_eq!(found.page.items.iter().map(|item| item.title.as_str()).collect::<Vec<_>>(), ["Tin 1"]);
    let empty = site.category(&slug("trong"), 1, 9).await.unwrap().unwrap();
    assert_eq!((empty.category.name.as_str(), empty.page.total), ("Trống", 0));
    assert_eq!(site.category(&slug("khong-co"), 1, 9).await.unwrap(), None);
    assert_eq!(snapshot.site(world.ward.unit).category(&slug("hai"), 1, 9).await.unwrap(), None);
}

async fn an_import_finds_and_adds_categories(world: World) {
    let ours = &world.commune;
    let known = world.category(ours, "Văn hóa").await;
    let theirs = world.category(&world.ward, "Pháp luật").await;
    let publisher = ours.approver.publisher().unwrap();
    let import = async |names: &[CategoryName]| {
        world
            .store
            .write(|tx: Tx| async move { tx.importer(publisher).categories(names, minute(1)).await })
            .await
            .unwrap()
    };
    let found = import(&[name("VĂN HÓA"), name("Pháp luật"), name("pháp luật")]).await;
    assert_eq!((found.len(), found["van-hoa"]), (2, known));
    assert_ne!(found["phap-luat"], theirs);
    assert_eq!(import(&[name("Pháp luật")]).await["phap-luat"], found["phap-luat"]);
    assert_eq!(list(&world, ours).await, ["Văn hóa", "Pháp luật"]);
    let many: Vec<_> = (0..MOST_CATEGORIES).map(|n| name(&format!("Mục {n}"))).collect();
    let found = import(&many).await;
    assert_eq!(found.len(), MOST_CATEGORIES - 2);
    assert!(found.contains_key("muc-0") && !found.contains_key(&format!("muc-{}", MOST_CATEGORIES - 1)));
}

async fn an_import_brings_every_kind_to_its_list(world: World) {
    use domain::item::ItemKind;
    let ours = &world.commune;
    let category = world.category(ours, "Văn hóa").await;
    let of = |key: &str, text, published_at| ImportedItem { key: key.to_owned(), text, published_at };
    let public = Some(minute(5));
    let pinned = article("Ghim", Some(category), Some(20));
    let items = &[
        of("a", pinned.clone(), public),
        of("b", article("!!!", Some(category), Some(20)), public),
        of("c", article("Nháp", Some(category), Some(20)), None),
        of("d", notice("Báo", 20), public),
        of("e", page("Trang", None), public),
    ];
    let publisher = ours.approver.publisher().unwrap();
    let taken = world.store.write(|tx: Tx| async move { tx.importer(publisher).take(items, minute(9)).await });
    let taken = taken.await.unwrap();
    let snapshot = world.snapshot().await;
    let site = snapshot.site(ours.unit);
    assert_eq!(site.pinned(day(10), 9).await.unwrap().len(), 2);
    assert_eq!(site.category(&slug("van-hoa"), 1, 9).await.unwrap().unwrap().page.total, 2);
    assert_eq!(site.current(ItemKind::Notice, day(10), 9).await.unwrap().len(), 1);
    assert_eq!(site.pages().await.unwrap().len(), 1);
    let desk = snapshot.desk(&ours.writer);
    assert_eq!(desk.item(taken[0].id).await.unwrap().unwrap().text, pinned);
    let draft = desk.item(taken[2].id).await.unwrap().unwrap();
    assert_eq!(draft.text.details, Details::Article { category: Some(category), pinned_until: Some(day(20)) });
}
