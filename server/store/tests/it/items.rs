//! Writing at the desk.

use domain::item::{ItemId, ItemState};
use domain::moment::CivilDate;
use store::{DeskCounts, ItemFilter, PublicItem, Saved, StoreError, Tx};

use crate::world::{World, listing, minute, slug, text, today, version_of};

both_engines! {
    a_new_article_is_a_draft_that_reads_back_as_written,
    a_save_adds_a_revision_and_keeps_the_old_one,
    a_stale_save_writes_nothing_and_hands_back_what_is_there,
    an_article_of_the_twin_does_not_exist_at_this_desk,
    saving_a_public_article_changes_only_the_desk,
    desk_lists_filter_count_and_page_by_last_change,
    lists_show_the_summary_or_else_the_beginning_of_the_text,
    what_was_done_is_recorded_in_the_same_transaction,
}

async fn a_new_article_is_a_draft_that_reads_back_as_written(world: World) {
    let mut wanted = world.commune.marked("Lịch tiếp công dân", "lich-tiep");
    wanted.written_on = CivilDate::new(2024, 1, 27);
    let id = world.create(&world.commune, &wanted).await;
    let snapshot = world.snapshot().await;
    let item = snapshot.desk(&world.commune.writer).item(id).await.unwrap().unwrap();
    assert_eq!(item.text, wanted);
    assert_eq!((item.id, item.version, item.state), (id, 1, ItemState::Draft));
    assert_eq!((item.slug, item.dates, item.withdrawal), (None, None, None));
    assert_eq!((item.saved_at, item.saved_by.as_str()), (minute(1), "Nguyễn Thị Lan"));
}

async fn a_save_adds_a_revision_and_keeps_the_old_one(world: World) {
    let id = world.create(&world.commune, &text("Một", "một")).await;
    assert_eq!(version_of(world.save(&world.commune, id, 1, &text("Hai", "hai")).await), 2);
    let snapshot = world.snapshot().await;
    let item = snapshot.desk(&world.commune.writer).item(id).await.unwrap().unwrap();
    assert_eq!((item.text.title.as_str(), item.version, item.saved_at), ("Hai", 2, minute(2)));
    let kept = crate::schema::strings(&world.raw().await, "SELECT body FROM revisions ORDER BY number").await;
    assert_eq!(kept, ["một", "hai"]);
}

async fn a_stale_save_writes_nothing_and_hands_back_what_is_there(world: World) {
    let id = world.create(&world.commune, &text("Một", "một")).await;
    world.save(&world.commune, id, 1, &text("Hai", "hai")).await;
    let Saved::Stale(item) = world.save(&world.commune, id, 1, &text("Ba", "ba")).await else { panic!() };
    assert_eq!((item.text.title.as_str(), item.version), ("Hai", 2));
    let kept = crate::schema::strings(&world.raw().await, "SELECT title FROM revisions ORDER BY number").await;
    assert_eq!(kept, ["Một", "Hai"]);
}

async fn an_article_of_the_twin_does_not_exist_at_this_desk(world: World) {
    let id = world.create(&world.ward, &text("Một", "một")).await;
    let ours = &world.commune;
    assert_eq!(world.save(ours, id, 1, &text("Hai", "hai")).await, Saved::Missing);
    assert_eq!(world.save(ours, ItemId(i64::MAX), 1, &text("Hai", "hai")).await, Saved::Missing);
    let snapshot = world.snapshot().await;
    assert_eq!(snapshot.desk(&ours.writer).item(id).await.unwrap(), None);
    let writer = ours.writer.writer().unwrap();
    let inside = world.store.write(|tx: Tx| async move { tx.writer(writer).item(id).await }).await.unwrap();
    assert_eq!(inside, None);
}

async fn saving_a_public_article_changes_only_the_desk(world: World) {
    let (id, version, _) = world.published(&world.commune, &text("Bài", "đã đăng"), minute(5)).await;
    world.save(&world.commune, id, version, &text("Bài", "chưa đăng")).await;
    let snapshot = world.snapshot().await;
    let item = snapshot.desk(&world.commune.writer).item(id).await.unwrap().unwrap();
    assert_eq!(item.state, ItemState::PublishedWithDraft);
    assert_eq!(item.text.body, "chưa đăng");
    assert_eq!(world.body(&world.commune, "bai").await, "đã đăng");
}

async fn desk_lists_filter_count_and_page_by_last_change(world: World) {
    let ours = &world.commune;
    let draft = world.create(ours, &text("Nháp", "x")).await;
    let (public, _, _) = world.published(ours, &text("Đăng", "x"), minute(5)).await;
    let (both, version, _) = world.published(ours, &text("Đăng có nháp", "x"), minute(6)).await;
    let (gone, gone_version, _) = world.published(ours, &text("Gỡ", "x"), minute(7)).await;
    let order = crate::world::order(domain::withdrawal::WithdrawalReason::InError, None, None);
    world.withdraw(ours, gone, gone_version, &order).await;
    world.save(ours, both, version, &text("Đăng có nháp 2", "x")).await;
    world.create(&world.ward, &text("Của phường", "x")).await;

    let snapshot = world.snapshot().await;
    let desk = snapshot.desk(&ours.writer);
    let ids = async |filter, page, per_page| {
        let list = desk.items(&listing(None, filter, page, per_page), today()).await.unwrap();
        assert_eq!(
            list.counts,
            DeskCounts { all: 4, drafts: 2, mine: 2, published: 2, withdrawn: 1, ..DeskCounts::default() }
        );
        (list.rows.iter().map(|row| row.id).collect::<Vec<_>>(), list.total)
    };
    // Last changed at minutes 50, 5, 2 and 1.
    assert_eq!(ids(None, 1, 10).await, (vec![gone, public, both, draft], 4));
    assert_eq!(ids(None, 2, 3).await, (vec![draft], 4));
    assert_eq!(ids(None, 9, 3).await, (vec![], 4));
    assert_eq!(ids(Some(ItemFilter::Drafts), 1, 10).await, (vec![both, draft], 2));
    assert_eq!(ids(Some(ItemFilter::Published), 1, 10).await, (vec![public, both], 2));
    assert_eq!(ids(Some(ItemFilter::Withdrawn), 1, 10).await, (vec![gone], 1));

    let list = desk.items(&listing(None, Some(ItemFilter::Drafts), 1, 1), today()).await.unwrap();
    let row = &list.rows[0];
    assert_eq!((row.title.as_str(), row.state), ("Đăng có nháp 2", ItemState::PublishedWithDraft));
    assert_eq!((row.slug.clone(), row.changed_by.as_str()), (Some(slug("dang-co-nhap")), "Nguyễn Thị Lan"));
}

async fn lists_show_the_summary_or_else_the_beginning_of_the_text(world: World) {
    let ours = &world.commune;
    let mut with = text("Có", "**Thân** bài");
    with.summary = Some("Tóm tắt".to_owned());
    world.published(ours, &with, minute(5)).await;
    world.published(ours, &text("Không", &"**chữ** ".repeat(200)), minute(6)).await;
    let snapshot = world.snapshot().await;
    let news = snapshot.site(ours.unit).news(1, 10).await.unwrap();
    let excerpt = news.items[0].summary.as_deref().unwrap();
    assert!(excerpt.starts_with("chữ chữ") && excerpt.chars().count() <= 201, "{excerpt}");
    assert_eq!(news.items[1].summary.as_deref(), Some("Tóm tắt"));
    let Some(PublicItem::Live(item)) = world.read(ours, "khong").await else { panic!() };
    assert_eq!(item.text.summary, None, "an excerpt is not a summary somebody wrote");
}

async fn what_was_done_is_recorded_in_the_same_transaction(world: World) {
    let entry = || store::AuditEntry {
        at: minute(3),
        person: Some(world.commune.writer.person()),
        unit: Some(world.commune.unit),
        action: "item.create",
        object: Some(("item", 7)),
        detail: "{}".to_owned(),
    };
    world
        .store
        .write(|tx: Tx| {
            let entry = entry();
            async move { tx.audit(entry).await }
        })
        .await
        .unwrap();
    let refused = world.store.write(|tx: Tx| {
        let entry = entry();
        async move {
            tx.audit(entry).await?;
            Err::<(), _>(StoreError::Duplicate("anything"))
        }
    });
    refused.await.unwrap_err();
    let rows = crate::schema::strings(&world.raw().await, "SELECT action || object_kind FROM audit").await;
    assert_eq!(rows, ["item.createitem"]);
}
