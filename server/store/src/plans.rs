//! Public pages are found through indexes. Checked here rather than from outside, because no query leaves this crate.

use domain::slug::Slug;
use domain::unit::UnitId;
use migrations::Migrator;
use sea_orm::sea_query::SelectStatement;
use sea_orm::{ConnectionTrait, DbBackend, QueryTrait, Statement};

use crate::facts::holders_query;
use crate::import::known_query;
use crate::location::Location;
use crate::open::Store;
use crate::portal::newest_query;
use crate::site::queries::{address_query, news_count_query, news_query, replacement_query};

async fn plan(store: &Store, query: &SelectStatement) -> Vec<String> {
    let built = DbBackend::Sqlite.build(query);
    let explain = Statement { sql: format!("EXPLAIN QUERY PLAN {}", built.sql), ..built };
    let rows = store.0.read.query_all_raw(explain).await.unwrap();
    rows.iter().map(|row| row.try_get("", "detail").unwrap()).collect()
}

#[tokio::test]
async fn no_public_query_scans_or_sorts() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&Location::Sqlite(folder.path().join("plans.db"))).await.unwrap();
    store.migrate::<Migrator>().await.unwrap();
    let (unit, slug) = (UnitId(1), Slug::parse("bai").unwrap());
    let queries = [
        ("a page of news", news_query(unit, 3, 20)),
        ("how many news", news_count_query(unit)),
        ("an item", address_query(unit, &slug)),
        ("a replacement", replacement_query(unit, 7)),
        ("what an import knows", known_query(unit, &["id:1", "id:2"]).into_query()),
    ];
    for (what, query) in queries {
        let plan = plan(&store, &query).await;
        assert!(!plan.is_empty(), "{what}");
        for line in &plan {
            assert!(line.starts_with("SEARCH ") && line.contains(" USING "), "{what}: {plan:?}");
            let one_row = line.ends_with("USING INTEGER PRIMARY KEY (rowid=?)");
            assert!(one_row || line.contains("(unit_id=? AND "), "{what} does not begin from the unit: {plan:?}");
        }
    }
}

#[tokio::test]
async fn the_portal_finds_the_newest_of_all_without_sorting() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&Location::Sqlite(folder.path().join("plans.db"))).await.unwrap();
    store.migrate::<Migrator>().await.unwrap();
    for but in [vec![UnitId(1)], vec![UnitId(1), UnitId(7), UnitId(9)]] {
        newest_needs_no_sorting(&store, &but).await;
    }
    let values = ["26569".to_owned(), "26572".to_owned()];
    for query in [holders_query("outline", None), holders_query("outline", Some(&values))] {
        let found = plan(&store, &query).await;
        let through = |line: &String| line.starts_with("SEARCH unit_facts USING INDEX unit_facts_by_value (key=?");
        assert!(found.len() == 1 && found.iter().all(through), "{found:?}");
    }
}

async fn newest_needs_no_sorting(store: &Store, but: &[UnitId]) {
    let found = plan(store, &newest_query(but, 8)).await;
    let wanted = ["SEARCH articles USING INDEX articles_newest_everywhere (state=?)", "SEARCH revisions USING INDEX "];
    assert_eq!(found.len(), wanted.len(), "{found:?}");
    for (line, start) in found.iter().zip(wanted) {
        assert!(line.starts_with(start), "{found:?}");
    }
}
