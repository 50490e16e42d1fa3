//! What a page weighs on a weak signal: counted as served, on the longest names there are.

use domain::access::{Actor, Membership, Role};
use domain::item::{ItemField, ItemKind};
use domain::person::PersonId;
use server::seed;

use super::support::answer::Answer;
use super::support::world::{World, item, publish, publish_of, serving};

/// Bytes of the body with gzip: what fits the first ten packets beside the headers.
const MOST_BODY: usize = 13_600;
const MOST_HEADERS: usize = 1_000;
/// Of the style sheet alone, with gzip: it is in every page.
const MOST_STYLE: usize = 3_800;

fn header_bytes(answer: &Answer) -> usize {
    // The date and the length are added by the connection.
    let added = "date: Mon, 23 Nov 2026 15:13:24 GMT\r\ncontent-length: 13600\r\nHTTP/1.1 200 OK\r\n\r\n".len();
    answer.headers.iter().map(|(name, value)| name.as_str().len() + value.len() + 4).sum::<usize>() + added
}

/// Real Vietnamese with stacked marks, different in each sentence so that gzip earns nothing by
/// repetition.
fn words(count: usize) -> String {
    const POOL: [&str; 40] = [
        "Ủy",
        "ban",
        "nhân",
        "dân",
        "xã",
        "thông",
        "báo",
        "lịch",
        "tiếp",
        "công",
        "dân",
        "định",
        "kỳ",
        "người",
        "nộp",
        "hồ",
        "sơ",
        "trực",
        "tuyến",
        "được",
        "hướng",
        "dẫn",
        "tại",
        "bộ",
        "phận",
        "một",
        "cửa",
        "những",
        "trường",
        "hợp",
        "khuyết",
        "tật",
        "cao",
        "tuổi",
        "thẻ",
        "căn",
        "cước",
        "điện",
        "tử",
        "nghĩa",
    ];
    let mut state: u32 = 12_345;
    let mut text = String::new();
    for index in 0..count {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        text.push_str(POOL[(state >> 16) as usize % POOL.len()]);
        text.push_str(if index % 60 == 59 {
            ".\n\n"
        } else if index % 12 == 11 {
            ", "
        } else {
            " "
        });
    }
    text
}

#[test]
fn the_style_sheet_in_every_page_stays_small() {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    std::io::Write::write_all(&mut packed, app::document::PUBLIC_CSS.as_bytes()).expect("a write into memory");
    let bytes = packed.finish().expect("an end").len();
    assert!(bytes <= MOST_STYLE, "{bytes} bytes");
}

#[tokio::test]
async fn home_list_and_an_article_of_600_words_fit_the_budget() {
    let world = World::new().await;
    // The 82 real units beside the twins are only loaded into an empty store.
    let folder = tempfile::tempdir().expect("a folder");
    let mut core = world.core.clone();
    core.store = store::Store::open(&store::Location::Sqlite(folder.path().join("x.sqlite"))).await.expect("a store");
    core.store.migrate::<migrations::Migrator>().await.expect("the schema");
    seed::fill(&core).await.expect("the units");
    let (app, service) = serving(&core, 64 << 20).await;
    let registry = app.registry();
    let longest = registry.sites().skip(1).max_by_key(|unit| unit.full_name.len()).expect("a unit").clone();
    let actor = Actor::new(PersonId(1), vec![Membership { role: Role::PlatformAdmin, unit: None }]);
    for unit in [longest.id, registry.portal().expect("the province").id] {
        for number in 0..14 {
            let form = item(&format!("{number} {}", words(45)).chars().take(240).collect::<String>(), "x")
                .with(ItemField::Summary, words(40))
                .with(ItemField::Body, words(600))
                .with(ItemField::Slug, format!("bai-{number}"))
                .with(ItemField::PinnedUntil, if number < 3 { "31/12/2099" } else { "" });
            publish(&core, &actor, unit, &form).await;
            // The front page at its fullest: notices and events as well.
            for kind in [ItemKind::Notice, ItemKind::Event, ItemKind::Page, ItemKind::Guide] {
                let form = form
                    .clone()
                    .with(ItemField::Slug, format!("{}-{number}", kind.word()))
                    .with(ItemField::ValidUntil, "31/12/2099")
                    .with(ItemField::StartsOn, "31/12/2099")
                    .with(ItemField::Place, words(20))
                    .with(ItemField::Topic, "vneid")
                    .with(ItemField::CheckedOn, "27/01/2024")
                    .with(ItemField::Body, format!("# Một\n\n{}\n\n# Hai\n\n{}", words(300), words(300)));
                publish_of(kind, &core, &actor, unit, &form).await;
            }
        }
    }
    for host in [longest.slug.as_str(), ""] {
        let mut client = world.on(host);
        client.service = service.clone();
        for path in [
            "/",
            "/tin-tuc",
            "/tin-tuc/bai-3",
            "/thong-bao",
            "/su-kien",
            "/trang",
            "/thong-bao/thong-bao-3",
            "/ban-in/bai-3",
            "/huong-dan",
            "/huong-dan/huong-dan-3",
            "/huong-dan/huong-dan-3/buoc/1",
            "/huong-dan/huong-dan-3/ap-phich",
        ] {
            let answer = client.get_with(path, &[("accept-encoding", "gzip")]).await.expect(200);
            assert_eq!(answer.header("content-encoding"), "gzip");
            let (body, headers) = (answer.bytes.len(), header_bytes(&answer));
            println!("{host:>24} {path:16} {body} bytes, headers {headers}");
            assert!(body <= MOST_BODY, "{host} {path}: {body} bytes");
            assert!(headers <= MOST_HEADERS, "{host} {path}: headers of {headers} bytes");
        }
    }
}
