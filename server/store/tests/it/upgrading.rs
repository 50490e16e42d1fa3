//! Databases of earlier versions, with content in them, brought to the schema of now.

use domain::access::{Actor, Membership, Role};
use domain::item::{Details, ItemId, ItemKind, ItemState};
use domain::person::PersonId;
use domain::unit::UnitId;
use migrations::Migrator;
use sea_orm::{ConnectionTrait, DatabaseConnection};
use sea_orm_migration::MigratorTrait;
use store::{CategorySaved, PublicItem, Published, Shelves, Store, StoreError, Tx};

use crate::ground::Ground;
use crate::world::{article, day, listing, minute, moved, slug, today, version_of};

const COMMUNE: UnitId = UnitId(2);
const WARD: UnitId = UnitId(3);

/// Content as programs of before step 24 wrote it; minutes after noon are given by [`minute`].
async fn fill(raw: &DatabaseConnection) {
    let at = |n| minute(n).micros();
    let item = |id: i64, unit: i64, newest: i32, rest: &str| {
        format!(
            "INSERT INTO articles (id, unit_id, version, newest_number, changed_at, changed_by, state, live_number, \
             slug, first_published_at, republished_at, withdrawn_at, withdrawal_reason) \
             VALUES ({id}, {unit}, 3, {newest}, {}, 1, {rest})",
            at(9)
        )
    };
    let text = |unit: i64, id: i64, number: i32, title: &str| {
        format!(
            "INSERT INTO revisions (unit_id, article_id, number, title, body, saved_at, saved_by) \
             VALUES ({unit}, {id}, {number}, '{title}', 'Nội dung', {}, 1)",
            at(1)
        )
    };
    let address = |unit: i64, address: &str, id: i64| {
        format!("INSERT INTO article_address (unit_id, slug, article_id, since) VALUES ({unit}, '{address}', {id}, 0)")
    };
    let (five, six, seven) = (at(5), at(6), at(7));
    let mut lines = vec![
        "INSERT INTO people (id, name, email, created_at) VALUES (1, 'Trần Văn Hải', 'hai@example.vn', 0)".to_owned(),
    ];
    for (id, kind, label) in
        [(1, "province", "tinh"), (2, "commune", "xa-phuoc-hung"), (3, "ward", "phuong-phuoc-hung")]
    {
        let parent = if id == 1 { "NULL" } else { "1" };
        lines.push(format!(
            "INSERT INTO units (id, parent_id, kind, slug) VALUES ({id}, {parent}, '{kind}', '{label}')"
        ));
        lines.push(format!("INSERT INTO unit_version (unit_id, version) VALUES ({id}, 4)"));
    }
    lines.extend([
        item(1001, 2, 1, &format!("'published', 1, 'moi', {five}, {seven}, NULL, NULL")),
        item(1002, 2, 2, &format!("'published', 1, 'co-ban-sua', {six}, NULL, NULL, NULL")),
        item(1003, 2, 1, "'draft', NULL, NULL, NULL, NULL, NULL, NULL"),
        item(1004, 2, 1, &format!("'withdrawn', 1, 'het-han', {five}, NULL, {seven}, 'no_longer_valid'")),
        item(1005, 3, 1, &format!("'published', 1, 'moi', {five}, NULL, NULL, NULL")),
        text(2, 1001, 1, "Mới"),
        text(2, 1002, 1, "Đã đăng"),
        text(2, 1002, 2, "Bản sửa"),
        text(2, 1003, 1, "Nháp"),
        text(2, 1004, 1, "Hết hạn"),
        text(3, 1005, 1, "Của phường"),
        address(2, "cu", 1001),
        address(2, "moi", 1001),
        address(2, "co-ban-sua", 1002),
        address(2, "het-han", 1004),
        address(3, "moi", 1005),
    ]);
    for line in lines {
        raw.execute_unprepared(&line).await.unwrap_or_else(|error| panic!("{line}: {error}"));
    }
}

/// A database with content, brought to a step and no further.
async fn before(ground: &Ground, step: u32) -> DatabaseConnection {
    ground.open().await.close().await;
    let raw = ground.raw().await;
    Migrator::up(&raw, Some(step)).await.unwrap();
    fill(&raw).await;
    raw
}

both_engines! {
    a_database_of_step_22_keeps_lists_figures_and_addresses,
    a_database_of_step_23_keeps_lists_figures_and_addresses,
    what_was_there_before_takes_what_is_new,
}

async fn a_database_of_step_22_keeps_lists_figures_and_addresses(ground: Ground) {
    before(&ground, 22).await;
    is_all_there(&ground).await;
}

async fn a_database_of_step_23_keeps_lists_figures_and_addresses(ground: Ground) {
    let raw = before(&ground, 23).await;
    // As the program of then counted them with every change.
    for (unit, published, newest, changed) in [(1, 0, None, None), (2, 2, Some(6), Some(7)), (3, 1, Some(5), None)] {
        let micros = |n: Option<i64>| n.map_or("NULL".to_owned(), |n| minute(n).micros().to_string());
        let tally = format!("VALUES ({unit}, {published}, {}, {})", micros(newest), micros(changed));
        let sql = format!("INSERT INTO unit_tally (unit_id, published, newest_at, changed_at) {tally}");
        raw.execute_unprepared(&sql).await.unwrap();
    }
    is_all_there(&ground).await;
}

async fn is_all_there(ground: &Ground) {
    let store = ground.open().await;
    store.migrate::<Migrator>().await.unwrap();
    figures(&store).await;
    // Counted anew they are the same.
    let touched = store.write(|tx: Tx| async move {
        tx.touch(COMMUNE);
        tx.touch(WARD);
        Ok::<_, StoreError>(())
    });
    touched.await.unwrap();
    figures(&store).await;

    let snapshot = store.snapshot().await.unwrap();
    let site = snapshot.site(COMMUNE);
    assert_eq!(site.version().await.unwrap(), 5);
    let news = site.news(1, 9).await.unwrap();
    let lines: Vec<_> = news.items.iter().map(|item| (item.slug.as_str(), item.title.as_str())).collect();
    assert_eq!((lines, news.total), (vec![("co-ban-sua", "Đã đăng"), ("moi", "Mới")], 2));
    assert_eq!(snapshot.portal().news(&[UnitId(1)], 9).await.unwrap().len(), 3);
    assert_eq!(site.item(&slug("cu")).await.unwrap(), Some(moved(slug("moi"))));
    assert!(matches!(site.item(&slug("het-han")).await.unwrap(), Some(PublicItem::WithdrawnWithNotice(..))));
    let Some(PublicItem::Live(item)) = site.item(&slug("moi")).await.unwrap() else { panic!() };
    assert_eq!((item.id, item.text.details, item.category), (ItemId(1001), Details::default(), None));
    assert_eq!(site.shelves().await.unwrap(), Shelves::default());
    assert!(site.pinned(day(1), 9).await.unwrap().is_empty() && site.categories().await.unwrap().is_empty());

    let actor = approver();
    let desk = actor.desk(COMMUNE).unwrap();
    let list = snapshot.desk(&desk).items(&listing(Some(ItemKind::Article), None, 1, 9), today()).await.unwrap();
    assert_eq!((list.total, list.counts.drafts, list.counts.withdrawn), (4, 2, 1));
    let waiting = snapshot.desk(&desk).item(ItemId(1002)).await.unwrap().unwrap();
    assert_eq!((waiting.state, waiting.text.title.as_str()), (ItemState::PublishedWithDraft, "Bản sửa"));
    assert_eq!(waiting.text.details, Details::default());
}

async fn figures(store: &Store) {
    let snapshot = store.snapshot().await.unwrap();
    let mut tallies = snapshot.portal().tallies().await.unwrap();
    tallies.sort_by_key(|tally| tally.unit);
    let figures: Vec<_> = tallies.iter().map(|tally| (tally.published, tally.last_change)).collect();
    assert_eq!(figures, [(0, None), (2, Some(minute(7))), (1, Some(minute(5)))]);
}

fn approver() -> Actor {
    Actor::new(PersonId(1), vec![Membership { role: Role::Approver, unit: Some(COMMUNE) }])
}

async fn what_was_there_before_takes_what_is_new(ground: Ground) {
    before(&ground, 23).await;
    let store = ground.open().await;
    store.migrate::<Migrator>().await.unwrap();
    let actor = approver();
    let desk = &actor.desk(COMMUNE).unwrap();
    let name = &domain::category::CategoryName::parse("Văn hóa").unwrap();
    let published = store.write(|tx: Tx| async move {
        let publisher = tx.publisher(desk.publisher().unwrap());
        assert_eq!(publisher.add_category(name, minute(20)).await?, CategorySaved::Done);
        tx.touch(COMMUNE);
        Ok::<_, StoreError>(())
    });
    published.await.unwrap();
    let category = store.snapshot().await.unwrap().desk(desk).categories().await.unwrap()[0].id;
    let text = &article("Mới", Some(category), Some(20));
    let published = store.write(|tx: Tx| async move {
        let saved = tx.writer(desk.writer().unwrap()).save(ItemId(1001), 3, text, minute(20)).await?;
        assert_eq!(version_of(saved), 4);
        let published = tx.publisher(desk.publisher().unwrap()).publish(ItemId(1001), 4, minute(20)).await?;
        assert_eq!(published, Published::Done { version: 5, slug: slug("moi") });
        tx.touch(COMMUNE);
        Ok::<_, StoreError>(())
    });
    published.await.unwrap();
    let snapshot = store.snapshot().await.unwrap();
    let site = snapshot.site(COMMUNE);
    assert_eq!(site.category(&slug("van-hoa"), 1, 9).await.unwrap().unwrap().page.total, 1);
    assert_eq!(site.pinned(day(20), 9).await.unwrap().len(), 1);
}
