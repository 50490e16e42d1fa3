//! The tree of pages: who may stand under whom, and what residents see of it.

use domain::item::{Details, ItemField, ItemId};
use domain::page_tree;
use domain::withdrawal::WithdrawalReason;
use store::{PublicPage, Saved};

use crate::world::{World, minute, of_kind, order, page, text, version_of};

both_engines! {
    a_page_stands_under_no_page_below_it,
    the_choice_of_a_parent_has_drafts_and_nothing_taken_back,
    residents_see_the_tree_of_what_is_public,
    a_circle_in_public_hangs_nothing,
    the_public_texts_can_be_taken_elsewhere,
}

async fn tree(world: &World) -> Vec<(String, usize)> {
    let snapshot = world.snapshot().await;
    let pages = snapshot.site(world.commune.unit).pages().await.unwrap();
    let leaves: Vec<_> = pages.iter().map(|page| page.leaf.clone()).collect();
    let title = |id: ItemId| leaves.iter().find(|leaf| leaf.id == id).unwrap().title.clone();
    page_tree::tree(&leaves).into_iter().map(|placed| (title(placed.id), placed.depth)).collect()
}

fn drawn(lines: &[(&str, usize)]) -> Vec<(String, usize)> {
    lines.iter().map(|(title, depth)| ((*title).to_owned(), *depth)).collect()
}

async fn a_page_stands_under_no_page_below_it(world: World) {
    let ours = &world.commune;
    let top = world.create(ours, &page("Trên", None)).await;
    let middle = world.create(ours, &page("Giữa", Some(top))).await;
    let bottom = world.create(ours, &page("Dưới", Some(middle))).await;
    for parent in [top, middle, bottom] {
        assert_eq!(world.save(ours, top, 1, &page("Trên", Some(parent))).await, Saved::BadReference(ItemField::Parent));
    }
    assert_eq!(version_of(world.save(ours, bottom, 1, &page("Dưới", Some(top))).await), 2);
    assert_eq!(version_of(world.save(ours, middle, 1, &page("Giữa", Some(bottom))).await), 2);
    // A page taken back still stands where it stood: nothing goes under what is below it.
    let (gone, version, _) = world.published(ours, &page("Gỡ", Some(middle)), minute(5)).await;
    world.withdraw(ours, gone, version, &order(WithdrawalReason::InError, None, None)).await;
    assert_eq!(world.save(ours, bottom, 2, &page("Dưới", Some(gone))).await, Saved::BadReference(ItemField::Parent));
}

async fn the_choice_of_a_parent_has_drafts_and_nothing_taken_back(world: World) {
    let ours = &world.commune;
    let draft = world.create(ours, &page("Nháp", None)).await;
    let (public, version, _) = world.published(ours, &page("Cũ", None), minute(5)).await;
    let placed = of_kind("Mới", Details::Page { parent: Some(draft), position: Some(7) });
    world.save(ours, public, version, &placed).await;
    let (gone, version, _) = world.published(ours, &page("Gỡ", None), minute(5)).await;
    world.withdraw(ours, gone, version, &order(WithdrawalReason::InError, None, None)).await;
    world.create(ours, &text("Không phải trang", "x")).await;
    world.create(&world.ward, &page("Của phường", None)).await;
    let mut leaves = world.snapshot().await.desk(&ours.writer).pages().await.unwrap();
    leaves.sort_by_key(|leaf| leaf.id);
    let found: Vec<_> = leaves.iter().map(|leaf| (leaf.id, leaf.parent, leaf.position, leaf.title.as_str())).collect();
    assert_eq!(found, [(draft, None, None, "Nháp"), (public, Some(draft), Some(7), "Mới")]);
}

async fn residents_see_the_tree_of_what_is_public(world: World) {
    let ours = &world.commune;
    let (top, version, _) = world.published(ours, &page("Giới thiệu", None), minute(1)).await;
    let placed = |title, position| of_kind(title, Details::Page { parent: Some(top), position: Some(position) });
    world.published(ours, &placed("Lịch sử", 2), minute(2)).await;
    world.published(ours, &placed("Bộ máy", 1), minute(3)).await;
    world.create(ours, &placed("Nháp", 3)).await;
    world.published(&world.ward, &page("Của phường", None), minute(3)).await;
    assert_eq!(tree(&world).await, drawn(&[("Giới thiệu", 0), ("Bộ máy", 1), ("Lịch sử", 1)]));
    let snapshot = world.snapshot().await;
    let pages = snapshot.site(ours.unit).pages().await.unwrap();
    let PublicPage { slug, summary, leaf, origin } = &pages[0];
    assert_eq!(*origin, None);
    assert_eq!((slug.as_str(), summary.as_deref(), leaf.id), ("gioi-thieu", Some("x"), top));
    // Without the page above them they stand at the top.
    world.withdraw(ours, top, version, &order(WithdrawalReason::InError, None, None)).await;
    assert_eq!(tree(&world).await, drawn(&[("Bộ máy", 0), ("Lịch sử", 0)]));
}

async fn a_circle_in_public_hangs_nothing(world: World) {
    let ours = &world.commune;
    let (first, version, _) = world.published(ours, &page("Một", None), minute(1)).await;
    let (second, _, _) = world.published(ours, &page("Hai", Some(first)), minute(2)).await;
    let (below, _, _) = world.published(ours, &page("Ba", Some(second)), minute(2)).await;
    // Two saves at once can make a circle that neither sees.
    for table in ["articles SET parent_id", "revisions SET parent_id"] {
        let key = if table.starts_with("articles") { "id" } else { "article_id" };
        world.execute(&format!("UPDATE {table} = {} WHERE {key} = {}", second.0, first.0)).await;
    }
    assert_eq!(tree(&world).await, drawn(&[("Hai", 0), ("Ba", 1), ("Một", 0)]));
    let snapshot = world.snapshot().await;
    let desk = snapshot.desk(&ours.writer);
    assert_eq!(page_tree::tree(&desk.pages().await.unwrap()).len(), 3);
    assert_eq!(desk.public_pages().await.unwrap().len(), 3);
    assert_eq!(version_of(world.save(ours, first, version, &page("Một", Some(below))).await), version + 1);
    assert_eq!(version_of(world.save(ours, second, 2, &page("Hai", None)).await), 3);
}

async fn the_public_texts_can_be_taken_elsewhere(world: World) {
    let ours = &world.commune;
    let (top, version, _) = world.published(ours, &page("Giới thiệu", None), minute(1)).await;
    let mut wanted = page("Lịch sử", Some(top));
    wanted.slug = Some(crate::world::slug("lich-su-xa"));
    let (below, _, _) = world.published(ours, &wanted, minute(2)).await;
    world.save(ours, top, version, &page("Sửa chưa đăng", Some(below))).await;
    world.create(ours, &page("Nháp", None)).await;
    world.published(ours, &text("Tin", "x"), minute(3)).await;
    world.published(&world.ward, &page("Của phường", None), minute(3)).await;
    let snapshot = world.snapshot().await;
    let found = snapshot.desk(&ours.approver).public_pages().await.unwrap();
    let leaves: Vec<_> = found.iter().map(|(leaf, _)| (leaf.id, leaf.parent, leaf.title.as_str())).collect();
    assert_eq!(leaves, [(top, None, "Giới thiệu"), (below, Some(top), "Lịch sử")]);
    assert_eq!((&found[0].1, &found[1].1), (&page("Giới thiệu", None), &wanted));
}
