//! Addresses of items: unique per unit, kept for good, one hop away.

use domain::withdrawal::WithdrawalReason;
use store::{PublicItem, Published, Saved};

use crate::world::{World, minute, moved, order, slug, text};

both_engines! {
    items_of_one_title_are_numbered_within_their_unit,
    many_of_one_title_get_the_next_number,
    a_title_without_letters_gives_a_numbered_address,
    a_changed_title_keeps_the_address_and_a_changed_wish_leaves_a_redirect,
    an_address_once_public_is_never_given_to_another_item,
    an_address_before_the_first_publication_is_nobodys,
    replacements_are_followed_through_chains_in_one_hop,
    replacements_in_a_circle_or_without_end_are_gone,
    an_old_address_of_the_replacement_is_good_enough,
    publications_of_one_title_at_once_all_get_an_address,
    a_wish_for_the_current_address_is_kept,
}

async fn items_of_one_title_are_numbered_within_their_unit(world: World) {
    for (number, wanted) in ["thong-bao", "thong-bao-2", "thong-bao-3"].into_iter().enumerate() {
        let (_, _, slug) = world.published(&world.commune, &text("Thông báo", &number.to_string()), minute(5)).await;
        assert_eq!(slug.as_str(), wanted);
        assert_eq!(world.body(&world.commune, wanted).await, number.to_string());
    }
    let (_, _, slug) = world.published(&world.ward, &text("Thông báo", "phường"), minute(5)).await;
    assert_eq!(slug.as_str(), "thong-bao", "the twin's addresses are its own");
}

async fn many_of_one_title_get_the_next_number(world: World) {
    let (id, _, _) = world.published(&world.commune, &text("Thông báo", "x"), minute(5)).await;
    let rows: Vec<String> =
        (2..=70).map(|n| format!("({}, 'thong-bao-{n}', {}, 0)", world.commune.unit.0, id.0)).collect();
    let sql = format!("INSERT INTO article_address (unit_id, slug, article_id, since) VALUES {}", rows.join(","));
    world.execute(&sql).await;
    let (_, _, slug) = world.published(&world.commune, &text("Thông báo", "y"), minute(6)).await;
    assert_eq!(slug.as_str(), "thong-bao-71");
}

async fn a_title_without_letters_gives_a_numbered_address(world: World) {
    let (id, _, slug) = world.published(&world.commune, &text("!!! ???", "x"), minute(5)).await;
    assert_eq!(slug.as_str(), format!("bai-{}", id.0));
}

async fn a_changed_title_keeps_the_address_and_a_changed_wish_leaves_a_redirect(world: World) {
    let ours = &world.commune;
    let (id, version, first) = world.published(ours, &text("Một", "a"), minute(5)).await;
    let (version, kept) = world.republished(ours, id, version, &text("Tên khác hẳn", "b")).await;
    assert_eq!(kept, first);
    let mut wished = text("Tên khác hẳn", "c");
    wished.slug = Some(slug("hai"));
    let (version, second) = world.republished(ours, id, version, &wished).await;
    assert_eq!(second.as_str(), "hai");
    wished.slug = Some(slug("ba"));
    let (version, third) = world.republished(ours, id, version, &wished).await;
    // Each old address leads to the current one at once, not from one to the next.
    for old in ["mot", "hai"] {
        assert_eq!(world.read(ours, old).await, Some(moved(third.clone())), "{old}");
    }
    assert_eq!(world.body(ours, "ba").await, "c");
    assert_eq!(world.listed(ours).await, ["ba"]);
    // Back to an address it once had: its own, so not numbered.
    wished.slug = Some(slug("mot"));
    let (_, back) = world.republished(ours, id, version, &wished).await;
    assert_eq!(back.as_str(), "mot");
    assert_eq!(world.read(ours, "ba").await, Some(moved(slug("mot"))));
    assert_eq!(world.read(&world.ward, "mot").await, None);
}

async fn an_address_once_public_is_never_given_to_another_item(world: World) {
    let ours = &world.commune;
    let (id, version, _) = world.published(ours, &text("Một", "a"), minute(5)).await;
    let mut wished = text("Một", "a");
    wished.slug = Some(slug("hai"));
    world.republished(ours, id, version, &wished).await;
    let (_, _, other) = world.published(ours, &text("Một", "b"), minute(6)).await;
    assert_eq!(other.as_str(), "mot-2");
    let mut taken = text("Ba", "c");
    taken.slug = Some(slug("hai"));
    let (third, version, numbered) = world.published(ours, &taken, minute(7)).await;
    assert_eq!(numbered.as_str(), "hai-2");
    // The same wish again means the same address again.
    let (_, again) = world.republished(ours, third, version, &taken).await;
    assert_eq!(again.as_str(), "hai-2");
}

async fn an_address_before_the_first_publication_is_nobodys(world: World) {
    let mut wished = text("Một", "a");
    wished.slug = Some(slug("mot"));
    world.create(&world.commune, &wished).await;
    let (_, _, slug) = world.published(&world.commune, &wished, minute(5)).await;
    assert_eq!(slug.as_str(), "mot");
}

async fn replacements_are_followed_through_chains_in_one_hop(world: World) {
    let ours = &world.commune;
    let merged = |into: &str| order(WithdrawalReason::Consolidated, Some(into), None);
    let mut items = Vec::new();
    for title in ["a", "b", "c", "d"] {
        items.push(world.published(ours, &text(title, title), minute(5)).await);
    }
    // d stays; a leads to b, b to c, c to d, taken back in an order in which each replacement was public.
    for (n, into) in [(0, "b"), (1, "c"), (2, "d")] {
        let (id, version, _) = items[n].clone();
        world.withdraw(ours, id, version, &merged(into)).await;
    }
    for old in ["a", "b", "c"] {
        assert_eq!(world.read(ours, old).await, Some(moved(slug("d"))), "{old}");
    }
    // The end moves: still one hop.
    let (id, version, _) = items[3].clone();
    let mut wished = text("d", "d");
    wished.slug = Some(slug("moi"));
    let (version, _) = world.republished(ours, id, version, &wished).await;
    for old in ["a", "b", "c", "d"] {
        assert_eq!(world.read(ours, old).await, Some(moved(slug("moi"))), "{old}");
    }
    // The end no longer holds, which is still something to read.
    let notice = order(WithdrawalReason::NoLongerValid, None, Some("vì"));
    world.withdraw(ours, id, version, &notice).await;
    assert_eq!(world.read(ours, "a").await, Some(moved(slug("moi"))));
    assert!(matches!(world.read(ours, "moi").await, Some(PublicItem::WithdrawnWithNotice(..))));
    // The end is gone: every address tells its own reason.
    world.publish(ours, id, version + 1, minute(60)).await;
    world.withdraw(ours, id, version + 2, &order(WithdrawalReason::InError, None, Some("hết"))).await;
    for old in ["a", "b", "c", "d", "moi"] {
        assert!(matches!(world.read(ours, old).await, Some(PublicItem::Gone(_))), "{old}");
    }
}

async fn replacements_in_a_circle_or_without_end_are_gone(world: World) {
    let ours = &world.commune;
    let (a, version, _) = world.published(ours, &text("a", "a"), minute(5)).await;
    let (b, _, _) = world.published(ours, &text("b", "b"), minute(5)).await;
    let merged = order(WithdrawalReason::Consolidated, Some("b"), Some("gộp"));
    world.withdraw(ours, a, version, &merged).await;
    // Two withdrawals at the same instant can make a circle that neither sees.
    world
        .execute(&format!(
            "UPDATE articles SET state = 'withdrawn', withdrawn_at = 1, withdrawal_reason = 'consolidated', \
             replacement_id = {} WHERE id = {}",
            a.0, b.0
        ))
        .await;
    let Some(PublicItem::Gone(gone)) = world.read(ours, "a").await else { panic!() };
    assert_eq!(gone.explanation.as_deref(), Some("gộp"));
    assert!(matches!(world.read(ours, "b").await, Some(PublicItem::Gone(_))));
    world.execute(&format!("UPDATE articles SET replacement_id = id WHERE id = {}", a.0)).await;
    assert!(matches!(world.read(ours, "a").await, Some(PublicItem::Gone(_))));
}

async fn an_old_address_of_the_replacement_is_good_enough(world: World) {
    let ours = &world.commune;
    let (kept, version, _) = world.published(ours, &text("Giữ", "x"), minute(5)).await;
    let mut wished = text("Giữ", "x");
    wished.slug = Some(slug("giu-moi"));
    world.republished(ours, kept, version, &wished).await;
    let (id, version, _) = world.published(ours, &text("Gộp", "x"), minute(5)).await;
    world.withdraw(ours, id, version, &order(WithdrawalReason::Consolidated, Some("giu"), None)).await;
    assert_eq!(world.read(ours, "gop").await, Some(moved(slug("giu-moi"))));
}

async fn publications_of_one_title_at_once_all_get_an_address(world: World) {
    let mut tasks = Vec::new();
    for n in 0..16 {
        let world = world.clone();
        tasks.push(tokio::spawn(async move {
            let (_, _, slug) = world.published(&world.commune, &text("Thông báo", &n.to_string()), minute(5)).await;
            assert_eq!(world.body(&world.commune, slug.as_str()).await, n.to_string());
            slug.to_string()
        }));
    }
    let mut slugs = Vec::new();
    for task in tasks {
        slugs.push(task.await.unwrap());
    }
    slugs.sort();
    slugs.dedup();
    assert_eq!(slugs.len(), 16, "{slugs:?}");
    assert!(slugs.contains(&"thong-bao".to_owned()) && slugs.contains(&"thong-bao-16".to_owned()), "{slugs:?}");
}

async fn a_wish_for_the_current_address_is_kept(world: World) {
    let mut wished = text("Một", "a");
    wished.slug = Some(slug("mot"));
    let (id, version, _) = world.published(&world.commune, &wished, minute(5)).await;
    let Saved::Done { version, .. } = world.save(&world.commune, id, version, &wished).await else { panic!() };
    let again = world.publish(&world.commune, id, version, minute(6)).await;
    assert_eq!(again, Published::Done { version: version + 1, slug: slug("mot") });
}
