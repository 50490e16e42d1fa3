//! Taking many items in: each once, each under an address of its own, nothing in the twin's.

use store::{ImportedAs, ImportedItem, StoreError, Tx};

use crate::world::{Twin, World, minute, slug, text};

async fn take(world: &World, twin: &Twin, items: &[ImportedItem]) -> Result<Vec<ImportedAs>, StoreError> {
    let publisher = twin.approver.publisher().unwrap();
    let unit = twin.unit;
    world
        .store
        .write(|tx: Tx| async move {
            let taken = tx.importer(publisher).take(items, minute(9)).await?;
            tx.touch(unit);
            Ok(taken)
        })
        .await
}

fn public(key: &str, title: &str, day: i64) -> ImportedItem {
    ImportedItem { key: key.to_owned(), text: text(title, "Nội dung"), published_at: Some(minute(day)) }
}

fn slugs(taken: &[ImportedAs]) -> Vec<String> {
    taken.iter().map(|done| done.slug.as_ref().map_or("-".to_owned(), ToString::to_string)).collect()
}

both_engines! {
    every_article_gets_an_address_of_its_own,
    a_key_is_known_at_its_own_unit_only_and_taken_once,
    what_did_not_come_from_a_source_is_found,
    what_a_text_taken_in_names_is_needed_and_shown,
}

async fn every_article_gets_an_address_of_its_own(world: World) {
    world.published(&world.commune, &text("Tin", "x"), minute(1)).await;
    let mut wished = public("e", "Khác", 4);
    wished.text.slug = Some(slug("tin"));
    let draft = ImportedItem { published_at: None, ..public("f", "Tin", 0) };
    let batch = [public("a", "Tin", 3), public("b", "Tin", 2), public("c", "!!!", 5), wished, draft];
    let taken = take(&world, &world.commune, &batch).await.unwrap();
    let nameless = format!("bai-{}", taken[2].id.0);
    assert_eq!(slugs(&taken), ["tin-2", "tin-3", nameless.as_str(), "tin-4", "-"]);
    assert_eq!(world.listed(&world.commune).await, [nameless.as_str(), "tin-4", "tin-2", "tin-3", "tin"]);
    assert_eq!(world.body(&world.commune, "tin-3").await, "Nội dung");
    assert_eq!(world.listed(&world.ward).await, Vec::<String>::new());
    // The same titles are free at the twin.
    let there = take(&world, &world.ward, &[public("a", "Tin", 3)]).await.unwrap();
    assert_eq!(slugs(&there), ["tin"]);
}

async fn a_key_is_known_at_its_own_unit_only_and_taken_once(world: World) {
    let taken = take(&world, &world.commune, &[public("a", "Một", 1)]).await.unwrap();
    let known = async |twin: &Twin| {
        let publisher = twin.approver.publisher().unwrap();
        world.store.write(|tx: Tx| async move { tx.importer(publisher).known(&["a", "b"]).await }).await.unwrap()
    };
    assert_eq!(known(&world.commune).await.into_iter().collect::<Vec<_>>(), [("a".to_owned(), taken[0].id)]);
    assert!(known(&world.ward).await.is_empty());
    let again = take(&world, &world.commune, &[public("b", "Hai", 2), public("a", "Một", 1)]).await;
    assert!(matches!(again, Err(StoreError::Duplicate(_))), "{again:?}");
    assert_eq!(world.listed(&world.commune).await, ["mot"], "all or nothing");
}

async fn what_did_not_come_from_a_source_is_found(world: World) {
    take(&world, &world.commune, &[public("seed:1:0", "Của ta", 1), public("seed:12:0", "Của số 12", 1)])
        .await
        .unwrap();
    world.create(&world.ward, &text("Bản nháp của người khác", "x")).await;
    let mut found = world.store.titles_from_elsewhere("seed:1:", 9).await.unwrap();
    found.sort();
    assert_eq!(found, ["Bản nháp của người khác", "Của số 12"]);
}

async fn what_a_text_taken_in_names_is_needed_and_shown(world: World) {
    let ours = &world.commune;
    let id = world.picture(ours, 'a').await;
    let mut named = public("a", "Có ảnh", 3);
    named.text.body = format!("![Lễ ra quân](/anh/{})", "a".repeat(16));
    take(&world, ours, &[named]).await.unwrap();
    assert!(world.shown(ours, 'a').await);
    assert_eq!(world.snapshot().await.desk(&ours.writer).file_uses(id).await.unwrap().len(), 1);
}
