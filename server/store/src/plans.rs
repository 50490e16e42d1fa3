//! Public pages are found through indexes. Checked here rather than from outside, because no query leaves this crate.

use domain::access::{Actor, Membership, Reach, Role};
use domain::activity::Month;
use domain::block::BlockKey;
use domain::category::CategoryId;
use domain::hamlet::HamletId;
use domain::item::{ItemId, ItemKind};
use domain::media::{FileId, FileSort, RenditionName};
use domain::moment::{CivilDate, Moment};
use domain::person::PersonId;
use domain::slug::Slug;
use domain::unit::UnitId;
use migrations::Migrator;
use sea_orm::sea_query::SelectStatement;
use sea_orm::{ConnectionTrait, DbBackend, QueryTrait, Statement};

use crate::activities::told_query;
use crate::alerts;
use crate::audit_trail::{AuditFilter, ByWhom, entries_query, people_query};
use crate::blocks;
use crate::campaigns::{for_residents, steps};
use crate::care::writers_query;
use crate::categories;
use crate::desk::guides::wished_query;
use crate::desk::pages::{leaves_query, public_texts_query};
use crate::desk::queries::{counts_query, list_query, matching_query};
use crate::desk::revisions::{before_query, count_query, page_query, whole_query};
use crate::desk::{ItemFilter, Listing};
use crate::digests;
use crate::directives;
use crate::draft_links::links_query;
use crate::entities::item;
use crate::facts::holders_query;
use crate::help_requests::{self, RequestFilter};
use crate::import::known_query;
use crate::library::LibraryQuery;
use crate::library::bytes::{
    desk_document_query, desk_rendition_query, live_document_query, live_rendition_query, shared_file_query,
};
use crate::library::list::{file_query, files_query};
use crate::library::shelf::picture_rows_query;
use crate::library::uses::uses_query;
use crate::location::Location;
use crate::open::Store;
use crate::outbox;
use crate::portal::newest_query;
use crate::presence::others_query;
use crate::remarks::remarks_query;
use crate::revisions::saves_query;
use crate::schedule::due_query;
use crate::shares::{InboxTab, inbox_counts_query, inbox_query};
use crate::site::dated::{
    all_past_query, current_query, past_count_query, shared_current_query, shared_past_count_query,
};
use crate::site::guides::{guides_query, shared_guides_query};
use crate::site::news::{
    all_news_query, category_count_query, category_news_query, category_query, news_count_query, news_query,
    pinned_query, shared_count_query, used_categories_query,
};
use crate::site::pages::{pages_query, shared_pages_query, shelves_query};
use crate::site::queries::{address_query, replacement_query};
use crate::site::shared::{reception_query, shown_of_query};
use crate::workflow::approvals_query;
use crate::write::tally_sql;

async fn plan(store: &Store, query: &SelectStatement) -> Vec<String> {
    let built = DbBackend::Sqlite.build(query);
    let explain = Statement { sql: format!("EXPLAIN QUERY PLAN {}", built.sql), ..built };
    let rows = store.0.read.query_all_raw(explain).await.unwrap();
    rows.iter().map(|row| row.try_get("", "detail").unwrap()).collect()
}

async fn store() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&Location::Sqlite(folder.path().join("plans.db"))).await.unwrap();
    store.migrate::<Migrator>().await.unwrap();
    (folder, store)
}

/// Whether a line is a lookup that begins from the unit, or of one row whose number is known.
fn begins_from_the_unit(line: &str) -> bool {
    let line = line.trim_end_matches(" LEFT-JOIN");
    let looked_up = line.starts_with("SEARCH ") && line.contains(" USING ");
    let from_unit = line.contains("(unit_id=? AND ") || line.ends_with("(unit_id=?)");
    looked_up && (from_unit || line.ends_with("USING INTEGER PRIMARY KEY (rowid=?)"))
}

fn is_subquery(line: &str) -> bool {
    line.starts_with("SCALAR SUBQUERY ")
        || line.starts_with("CORRELATED SCALAR SUBQUERY ")
        || line == "SCAN CONSTANT ROW"
}

#[tokio::test]
async fn no_public_query_scans_or_sorts() {
    let (_folder, store) = store().await;
    let (unit, slug, category) = (UnitId(1), Slug::parse("bai").unwrap(), CategoryId(1));
    let rendition = RenditionName::parse("abcdefghijklmnop-480.webp").unwrap();
    let (today, notice) = (CivilDate::new(2024, 2, 10).unwrap(), ItemKind::Notice);
    let queries = [
        ("a page of news", "articles_of_kind", news_query(unit, 3, 20)),
        ("how many news", "(unit_id=? AND kind=? AND state=?)", news_count_query(unit)),
        ("what is pinned", "articles_pinned", pinned_query(unit, today)),
        ("what is current", "articles_by_last_day", current_query(unit, notice, today)),
        ("how much is over", "articles_by_last_day", past_count_query(unit, notice, today)),
        ("a category", "categories_by_slug", category_query(unit, &slug)),
        ("a page of a category", "articles_of_category", category_news_query(unit, category, 3, 20)),
        ("how many of a category", "articles_of_category", category_count_query(unit, category)),
        ("the categories in use", "articles_of_category", used_categories_query(unit)),
        ("the pages", "articles_of_kind", pages_query(unit)),
        ("the guides", "articles_of_kind", guides_query(unit)),
        ("the shelves", "(unit_id=? AND kind=? AND state=?)", shelves_query(unit)),
        ("the alerts", "alert_units", alerts::shown_query(unit)),
        ("the blocks a text names", "blocks_by_key", blocks::named_query(&[unit], &[BlockKey::parse("gio").unwrap()])),
        ("the campaigns", "campaigns_for_residents", for_residents(unit).into_query()),
        ("their figures", "(unit_id=? AND campaign_id=?)", steps(unit, &[7, 8]).into_query()),
        ("an item", "article_address", address_query(unit, &slug)),
        ("a replacement", "articles", replacement_query(unit, 7)),
        ("a rendition", "files_by_key", live_rendition_query(unit, &rendition)),
        ("a file", "files_by_key", live_document_query(unit, &rendition.key)),
        ("the pictures of a text", "files_by_key", picture_rows_query(unit, std::slice::from_ref(&rendition.key))),
        ("what an import knows", "import_origin", known_query(unit, &["id:1", "id:2"]).into_query()),
    ];
    for (what, range, query) in queries {
        let plan = plan(&store, &query).await;
        for line in plan.iter().filter(|line| !is_subquery(line)) {
            assert!(begins_from_the_unit(line), "{what} does not begin from the unit: {plan:?}");
        }
        assert!(plan.iter().any(|line| line.contains(range)), "{what} is no range of {range}: {plan:?}");
    }
}

/// What others share with a unit is found from its own rows. Those it shows are few beside what a page would be scanned
/// for, so they may be sorted; its own items are not.
#[tokio::test]
async fn what_is_shared_is_found_from_the_unit_that_shows_it() {
    let (_folder, store) = store().await;
    let (unit, source, notice) = (UnitId(1), UnitId(2), ItemKind::Notice);
    let today = CivilDate::new(2024, 2, 10).unwrap();
    let rendition = RenditionName::parse("abcdefghijklmnop-480.webp").unwrap();
    let queries = [
        ("a page of all news", "articles_of_kind", all_news_query(unit, 3, 20)),
        ("a page of all that is over", "articles_by_last_day", all_past_query(unit, notice, today, 3, 20)),
        ("what is shared and current", "share_units_shown", shared_current_query(unit, notice, today)),
        ("how much shared is over", "share_units_shown", shared_past_count_query(unit, notice, today)),
        ("how many are shared", "share_units_shown", shared_count_query(unit, notice)),
        ("shared guides", "share_units_shown", shared_guides_query(unit)),
        ("shared pages", "share_units_shown", shared_pages_query(unit)),
        ("what is shown of a source", "share_units_shown", shown_of_query(unit, source)),
        ("a shared item", "share_units", reception_query(unit, source, 7)),
        ("whose a file is", "share_units", shared_file_query(unit, &rendition.key)),
        ("the inbox", "share_units", inbox_query(unit, InboxTab::ToDo, 2, 20)),
        ("how much is in the inbox", "share_units", inbox_counts_query(unit)),
    ];
    // How the engine puts two lists together that are cut already.
    let joins = [
        "COMPOUND QUERY",
        "LEFT-MOST SUBQUERY",
        "MERGE (UNION ALL)",
        "LEFT",
        "RIGHT",
        "UNION ALL",
        "CO-ROUTINE own",
        "CO-ROUTINE shared",
        "SCAN own",
        "SCAN shared",
        "USE TEMP B-TREE FOR LAST TERM OF ORDER BY",
    ];
    for (what, range, query) in queries {
        let plan = plan(&store, &query).await;
        for line in plan.iter().filter(|line| !is_subquery(line) && !joins.contains(&line.as_str())) {
            let sorts = line == "USE TEMP B-TREE FOR ORDER BY" || line.starts_with("USE TEMP B-TREE FOR LAST");
            assert!(begins_from_the_unit(line) || sorts, "{what} scans: {plan:?}");
        }
        assert!(plan.iter().any(|line| line.contains(range)), "{what} is no range of {range}: {plan:?}");
    }
}

#[tokio::test]
async fn the_desk_begins_from_its_unit() {
    let (_folder, store) = store().await;
    let (unit, now) = (UnitId(1), Moment::from_micros(1_706_317_200_000_000));
    let actor = Actor::new(PersonId(1), vec![Membership { role: Role::Approver, unit: Some(unit) }]);
    let desk = actor.desk(unit).unwrap();
    let rendition = RenditionName::parse("abcdefghijklmnop-480.webp").unwrap();
    let mut queries = vec![
        leaves_query(unit, false),
        leaves_query(unit, true),
        public_texts_query(unit),
        wished_query(unit),
        categories::of_unit(unit).into_query(),
        page_query(unit, ItemId(7), 3, 20),
        whole_query(unit, ItemId(7), 2),
        count_query(unit, ItemId(7)),
        before_query(unit, ItemId(7), 3),
        saves_query(unit, &[ItemId(7), ItemId(8)]),
        remarks_query(unit, ItemId(7)),
        links_query(unit, ItemId(7), now),
        others_query(&desk, ItemId(7), now),
        approvals_query(unit, now),
        writers_query(unit),
        files_query(unit, &LibraryQuery { sort: Some(FileSort::Picture), words: "le".to_owned() }),
        file_query(unit, FileId(7)),
        uses_query(unit, FileId(7)),
        blocks::own_query(unit, &BlockKey::parse("gio").unwrap()),
        blocks::own_counts_query(unit),
        desk_rendition_query(unit, &rendition),
        desk_document_query(unit, &rendition.key),
        told_query(&[1, 2], &[Month::of(now.vietnam_date())]),
    ];
    for filter in RequestFilter::ALL {
        for reach in [Reach::Whole, Reach::Only(&[HamletId(1), HamletId(2)])] {
            queries.push(help_requests::list_query(unit, reach, filter, 3, 20));
        }
    }
    let today = now.vietnam_date();
    for kind in [None, Some(ItemKind::Notice)] {
        queries.push(counts_query(&desk, kind, today));
        let filters = [
            ItemFilter::Drafts,
            ItemFilter::Mine,
            ItemFilter::Submitted,
            ItemFilter::Returned,
            ItemFilter::Scheduled,
            ItemFilter::Published,
            ItemFilter::Withdrawn,
            ItemFilter::ToReview(today),
            ItemFilter::Archived,
        ];
        for filter in [None].into_iter().chain(filters.map(Some)) {
            let words = Some(("lich".to_owned(), "Lịch".to_owned()));
            let listing = Listing { kind, filter, words, category: Some(CategoryId(1)), page: 3, per_page: 20 };
            queries.push(matching_query(&desk, &listing));
            queries.push(list_query(&desk, &listing));
        }
    }
    for query in queries {
        let plan = plan(&store, &query).await;
        // What few items have, a moment or a remark, is sorted after it was found; who is present is grouped by name.
        let ordered = |line: &str| line.starts_with("USE TEMP B-TREE FOR ");
        let found = |line: &str| begins_from_the_unit(line) || is_subquery(line) || ordered(line);
        assert!(plan.iter().all(|line| found(line)), "{plan:?}");
    }
    let usual = plan(&store, &list_query(&desk, &Listing { page: 3, per_page: 20, ..Listing::default() })).await;
    assert!(usual.iter().all(|line| begins_from_the_unit(line)), "the list by last change is sorted: {usual:?}");
}

#[tokio::test]
async fn what_is_due_is_found_by_its_moment() {
    let (_folder, store) = store().await;
    let now = Moment::from_micros(1_706_317_200_000_000);
    for (column, index) in
        [(item::Column::PublishAt, "articles_to_publish"), (item::Column::ExpireAt, "articles_to_expire")]
    {
        let found = plan(&store, &due_query(column, now, 200)).await;
        let through = |line: &String| line.starts_with("SEARCH articles USING INDEX ") && line.contains(index);
        assert!(found.len() == 1 && found.iter().all(through), "{found:?}");
    }
}

#[tokio::test]
async fn a_letter_that_is_due_is_found_by_its_moment() {
    let (_folder, store) = store().await;
    let found = plan(&store, &outbox::due_query(Moment::from_micros(1_706_317_200_000_000))).await;
    assert_eq!(found, ["SEARCH outbox USING INDEX outbox_by_next_try (next_try_at<?)"]);
}

#[tokio::test]
async fn an_alert_that_is_due_is_found_by_its_moment() {
    let (_folder, store) = store().await;
    let found = plan(&store, &alerts::due_query(Moment::from_micros(1_706_317_200_000_000), 50)).await;
    assert_eq!(found, ["SEARCH alerts USING INDEX alerts_due (due_at<?)"]);
}

#[tokio::test]
async fn a_letter_about_a_directive_is_found_by_its_moment() {
    let (_folder, store) = store().await;
    let found = plan(&store, &directives::due_query(Moment::from_micros(1_706_317_200_000_000), 10)).await;
    assert_eq!(found, ["SEARCH directive_units USING INDEX directive_units_to_write (letter_at<?)"]);
}

#[tokio::test]
async fn a_letter_of_the_week_is_found_by_its_moment() {
    let (_folder, store) = store().await;
    let found = plan(&store, &digests::due_query(Moment::from_micros(1_706_317_200_000_000), 10)).await;
    assert_eq!(found, ["SEARCH unit_digests USING COVERING INDEX unit_digests_due (due_at<?)"]);
}

#[tokio::test]
async fn a_request_is_found_by_its_code_and_by_what_happens_next() {
    let (_folder, store) = store().await;
    let found = plan(&store, &help_requests::by_code(UnitId(1), &[0; 32]).into_query()).await;
    let wanted = "SEARCH help_requests USING INDEX help_requests_by_code (unit_id=? AND code_digest=?)";
    assert_eq!(found, [wanted]);
    let found = plan(&store, &help_requests::due_query(Moment::from_micros(1_706_317_200_000_000), 50)).await;
    assert_eq!(found, ["SEARCH help_requests USING INDEX help_requests_next (next_at<?)"]);
}

#[tokio::test]
async fn the_record_is_read_in_the_order_of_its_indexes() {
    let (_folder, store) = store().await;
    let any = AuditFilter::default();
    let until = Some(Moment::from_micros(9));
    let filters = [
        any.clone(),
        AuditFilter { by: Some(ByWhom::Person(PersonId(1))), ..any.clone() },
        AuditFilter { by: Some(ByWhom::Nobody), ..any.clone() },
        AuditFilter { actions: vec!["item.publish", "item.save"], ..any.clone() },
        AuditFilter { object_kind: Some("item".to_owned()), object_id: Some(7), ..any.clone() },
        AuditFilter { from: until, until, ..any },
    ];
    for filter in &filters {
        for place in [None, Some((5, 7))] {
            let found = plan(&store, &entries_query(Some(UnitId(1)), filter, place, 50)).await;
            assert!(found.iter().all(|line| begins_from_the_unit(line)), "{filter:?}: {found:?}");
            let found = plan(&store, &entries_query(None, filter, place, 50)).await;
            let walked = found.iter().any(|line| line.contains("USING INDEX audit_"));
            assert!(walked && !found.iter().any(|line| line.contains("TEMP B-TREE")), "{filter:?}: {found:?}");
        }
    }
    let found = plan(&store, &people_query(Some(UnitId(1)))).await;
    let listed = |line: &str| line.starts_with("LIST SUBQUERY ") || line == "CREATE BLOOM FILTER";
    assert!(found.iter().all(|line| begins_from_the_unit(line) || listed(line)), "{found:?}");
    let found = plan(&store, &people_query(None)).await;
    let looked_up = "USING COVERING INDEX audit_of_person (person_id=?)";
    assert!(found.iter().any(|line| line.ends_with(looked_up)), "{found:?}");
}

#[tokio::test]
async fn a_unit_is_counted_through_ranges_of_its_indexes() {
    let (_folder, store) = store().await;
    let explain = format!("EXPLAIN QUERY PLAN {}", tally_sql(&[UnitId(1), UnitId(2)].into()));
    let rows = store.0.read.query_all_raw(Statement::from_string(DbBackend::Sqlite, explain)).await.unwrap();
    let plan: Vec<String> = rows.iter().map(|row| row.try_get("", "detail").unwrap()).collect();
    for range in [
        "(unit_id=? AND kind=? AND state=?)",
        "articles_in_public (unit_id=? AND state=?)",
        "articles_by_republication (unit_id=? AND state=?)",
    ] {
        assert!(plan.iter().any(|line| line.ends_with(range)), "{range}: {plan:?}");
    }
    let other = |line: &&String| !line.starts_with("SEARCH articles USING COVERING INDEX ") && !is_subquery(line);
    assert_eq!(
        plan.iter().filter(other).collect::<Vec<_>>(),
        [
            "SEARCH unit_tally USING INTEGER PRIMARY KEY (rowid=?)",
            "SEARCH hamlets USING INDEX hamlets_of_unit (unit_id=?)",
            "SEARCH hamlets USING INDEX hamlets_of_unit (unit_id=?)",
            "SEARCH teams USING INDEX sqlite_autoindex_teams_1 (unit_id=? AND hamlet_id=?)",
            "SEARCH team_members USING COVERING INDEX team_members_of_hamlet (unit_id=? AND hamlet_id=?)",
        ]
    );
}

#[tokio::test]
async fn the_portal_finds_the_newest_of_all_without_sorting() {
    let (_folder, store) = store().await;
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
    let wanted =
        ["SEARCH articles USING INDEX articles_newest_of_kind (kind=? AND state=?)", "SEARCH revisions USING INDEX "];
    assert_eq!(found.len(), wanted.len(), "{found:?}");
    for (line, start) in found.iter().zip(wanted) {
        assert!(line.starts_with(start), "{found:?}");
    }
}
