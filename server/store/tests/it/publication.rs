//! Publishing and withdrawing at the desk.

use domain::item::{ItemId, ItemState, PublicDates};
use domain::withdrawal::{Withdrawal, WithdrawalReason};
use store::{PublicItem, Published, Saved, Tx, Withdrawn};

use crate::world::{World, minute, moved, order, slug, text};

both_engines! {
    the_newest_revision_becomes_public_with_its_dates,
    a_stale_or_foreign_publication_changes_nothing,
    an_item_withdrawn_in_error_is_gone_with_its_explanation,
    an_item_no_longer_valid_is_readable_under_its_notice_and_not_listed,
    a_draft_saved_after_a_withdrawal_stays_at_the_desk,
    publishing_again_clears_a_withdrawal_and_keeps_the_first_date,
    only_what_is_public_can_be_taken_back_and_only_once,
    a_replacement_is_another_public_article_of_this_unit,
    a_publisher_reads_the_article_it_decides_about,
}

async fn the_newest_revision_becomes_public_with_its_dates(world: World) {
    let ours = &world.commune;
    let id = world.create(ours, &text("Bài", "một")).await;
    world.save(ours, id, 1, &text("Bài", "hai")).await;
    let published = world.publish(ours, id, 2, minute(10)).await;
    assert_eq!(published, Published::Done { version: 3, slug: slug("bai") });
    assert_eq!(world.body(ours, "bai").await, "hai");
    let desk = world.snapshot().await;
    let item = desk.desk(&ours.writer).item(id).await.unwrap().unwrap();
    assert_eq!(item.state, ItemState::Published);
    assert_eq!(item.dates, Some(PublicDates { published_at: minute(10), updated_at: None }));

    world.republished(ours, id, 3, &text("Bài", "ba")).await;
    let Some(PublicItem::Live(item)) = world.read(ours, "bai").await else { panic!() };
    assert_eq!(item.dates, PublicDates { published_at: minute(10), updated_at: Some(minute(30)) });
    assert_eq!(item.text.body, "ba");
}

async fn a_stale_or_foreign_publication_changes_nothing(world: World) {
    let ours = &world.commune;
    let id = world.create(ours, &text("Bài", "một")).await;
    world.save(ours, id, 1, &text("Bài", "hai")).await;
    let Published::Stale(item) = world.publish(ours, id, 1, minute(10)).await else { panic!() };
    assert_eq!(item.version, 2);
    assert_eq!(world.publish(&world.ward, id, 2, minute(10)).await, Published::Missing);
    assert_eq!(world.publish(ours, ItemId(i64::MAX), 1, minute(10)).await, Published::Missing);
    assert_eq!(world.read(ours, "bai").await, None);
    assert_eq!(world.read(&world.ward, "bai").await, None);
}

async fn an_item_withdrawn_in_error_is_gone_with_its_explanation(world: World) {
    let ours = &world.commune;
    let (id, version, _) = world.published(ours, &text("Bài", "một"), minute(5)).await;
    let why = order(WithdrawalReason::InError, None, Some("Đăng nhầm ngày."));
    assert_eq!(world.withdraw(ours, id, version, &why).await, Withdrawn::Done { version: 3 });
    let Some(PublicItem::Gone(gone)) = world.read(ours, "bai").await else { panic!() };
    assert_eq!((gone.at, gone.explanation.as_deref()), (minute(50), Some("Đăng nhầm ngày.")));
    assert!(world.listed(ours).await.is_empty());
    let snapshot = world.snapshot().await;
    let item = snapshot.desk(&ours.writer).item(id).await.unwrap().unwrap();
    assert_eq!((item.state, item.slug), (ItemState::Withdrawn, Some(slug("bai"))));
    assert_eq!(item.withdrawal.unwrap().reason, WithdrawalReason::InError);
}

async fn an_item_no_longer_valid_is_readable_under_its_notice_and_not_listed(world: World) {
    let ours = &world.commune;
    let (id, version, _) = world.published(ours, &text("Bài", "một"), minute(5)).await;
    let why = order(WithdrawalReason::NoLongerValid, None, Some("Hết hiệu lực."));
    world.withdraw(ours, id, version, &why).await;
    let Some(PublicItem::WithdrawnWithNotice(item, notice)) = world.read(ours, "bai").await else { panic!() };
    assert_eq!(item.text.body, "một");
    let wanted = Withdrawal {
        reason: WithdrawalReason::NoLongerValid,
        at: minute(50),
        explanation: Some("Hết hiệu lực.".to_owned()),
    };
    assert_eq!(notice, wanted);
    assert!(world.listed(ours).await.is_empty());
}

async fn a_draft_saved_after_a_withdrawal_stays_at_the_desk(world: World) {
    let ours = &world.commune;
    for (reason, title) in [(WithdrawalReason::NoLongerValid, "Một"), (WithdrawalReason::InError, "Hai")] {
        let (id, version, slug) = world.published(ours, &text(title, "cũ"), minute(5)).await;
        world.withdraw(ours, id, version, &order(reason, None, Some("vì"))).await;
        let Saved::Done { .. } = world.save(ours, id, version + 1, &text(title, "mới")).await else { panic!() };
        let seen = format!("{:?}", world.read(ours, slug.as_str()).await);
        assert!(!seen.contains("mới"), "{seen}");
    }
}

async fn publishing_again_clears_a_withdrawal_and_keeps_the_first_date(world: World) {
    let ours = &world.commune;
    let (id, version, _) = world.published(ours, &text("Bài", "một"), minute(5)).await;
    world.withdraw(ours, id, version, &order(WithdrawalReason::InError, None, None)).await;
    let published = world.publish(ours, id, version + 1, minute(60)).await;
    assert_eq!(published, Published::Done { version: 4, slug: slug("bai") });
    let Some(PublicItem::Live(item)) = world.read(ours, "bai").await else { panic!() };
    assert_eq!(item.dates, PublicDates { published_at: minute(5), updated_at: Some(minute(60)) });
    assert_eq!(world.listed(ours).await, ["bai"]);
    let snapshot = world.snapshot().await;
    assert_eq!(snapshot.desk(&ours.writer).item(id).await.unwrap().unwrap().withdrawal, None);
}

async fn only_what_is_public_can_be_taken_back_and_only_once(world: World) {
    let ours = &world.commune;
    let why = order(WithdrawalReason::InError, None, None);
    let draft = world.create(ours, &text("Nháp", "x")).await;
    assert!(matches!(world.withdraw(ours, draft, 1, &why).await, Withdrawn::Stale(_)));
    let (id, version, _) = world.published(ours, &text("Bài", "x"), minute(5)).await;
    assert!(matches!(world.withdraw(ours, id, version - 1, &why).await, Withdrawn::Stale(_)));
    assert_eq!(world.withdraw(&world.ward, id, version, &why).await, Withdrawn::Missing);
    world.withdraw(ours, id, version, &why).await;
    assert!(matches!(world.withdraw(ours, id, version + 1, &why).await, Withdrawn::Stale(_)));
}

async fn a_replacement_is_another_public_article_of_this_unit(world: World) {
    let ours = &world.commune;
    let (id, version, _) = world.published(ours, &text("Bài", "x"), minute(5)).await;
    let (_, _, other) = world.published(ours, &text("Bài khác", "x"), minute(6)).await;
    world.published(&world.ward, &text("Của phường", "x"), minute(6)).await;
    world.create(ours, &text("Nháp", "x")).await;
    let (gone, gone_version, _) = world.published(ours, &text("Đã gỡ", "x"), minute(7)).await;
    world.withdraw(ours, gone, gone_version, &order(WithdrawalReason::InError, None, None)).await;
    for unknown in ["bai", "cua-phuong", "nhap", "da-go", "khong-co"] {
        let merged = order(WithdrawalReason::Consolidated, Some(unknown), None);
        assert_eq!(world.withdraw(ours, id, version, &merged).await, Withdrawn::ReplacementUnknown, "{unknown}");
    }
    assert!(matches!(world.read(ours, "bai").await, Some(PublicItem::Live(_))));
    let merged = order(WithdrawalReason::Consolidated, Some(other.as_str()), None);
    assert_eq!(world.withdraw(ours, id, version, &merged).await, Withdrawn::Done { version: 3 });
    assert_eq!(world.read(ours, "bai").await, Some(moved(other)));
}

async fn a_publisher_reads_the_article_it_decides_about(world: World) {
    let id = world.create(&world.commune, &text("Bài", "x")).await;
    let publisher = world.commune.approver.publisher().unwrap();
    let item = world.store.write(|tx: Tx| async move { tx.publisher(publisher).item(id).await }).await;
    assert_eq!(item.unwrap().unwrap().id, id);
}
