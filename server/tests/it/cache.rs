//! The page cache is never wrong: after any writes, what it answers is what a fresh rendering
//! gives, byte for byte.

use domain::category::CategoryName;
use domain::item::{ItemField, ItemForm, ItemId, ItemKind};
use domain::moment::CivilDate;
use domain::person::PersonId;
use proptest::prelude::*;
use server::actions::{categories, publication, withdrawal, writing};
use store::CategorySaved;

use super::support::world::{Twin, World, item, publish_of, serving};

#[derive(Clone, Debug)]
enum Step {
    Create { twin: bool, title: u8, kind: u8 },
    Save { twin: bool, which: u8, title: u8 },
    Publish { twin: bool, which: u8 },
    Withdraw { twin: bool, which: u8, reason: u8, replacement: u8 },
    Category { twin: bool, name: u8 },
    Province { title: u8 },
    Tomorrow,
    Look { twin: bool },
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        (any::<bool>(), 0..6u8, 0..4u8).prop_map(|(twin, title, kind)| Step::Create { twin, title, kind }),
        (any::<bool>(), any::<u8>(), 0..6u8).prop_map(|(twin, which, title)| Step::Save { twin, which, title }),
        (any::<bool>(), any::<u8>()).prop_map(|(twin, which)| Step::Publish { twin, which }),
        (any::<bool>(), any::<u8>(), 0..3u8, any::<u8>())
            .prop_map(|(twin, which, reason, replacement)| Step::Withdraw { twin, which, reason, replacement }),
        (any::<bool>(), 0..3u8).prop_map(|(twin, name)| Step::Category { twin, name }),
        (0..6u8).prop_map(|title| Step::Province { title }),
        Just(Step::Tomorrow),
        any::<bool>().prop_map(|twin| Step::Look { twin }),
    ]
}

const CATEGORIES: [&str; 3] = ["Đời sống", "Đời sống số", "Pháp luật"];
const TITLES: [&str; 6] = ["Lịch họp", "Lịch họp", "Mất điện", "Tiêm chủng", "!!!", "Ấp Phú Hòa"];

/// A form of any kind: in a category, pinned, valid and taking place until a day near today, below another page.
fn filled(twin: &Twin, title: u8, near: &str, category: Option<i64>, other: ItemId) -> ItemForm {
    let category = category.map(|id| id.to_string()).unwrap_or_default();
    item(TITLES[usize::from(title)], twin.secret)
        .with(ItemField::PinnedUntil, if title.is_multiple_of(2) { near } else { "" })
        .with(ItemField::ValidUntil, near)
        .with(ItemField::StartsOn, near)
        .with(ItemField::Category, category)
        .with(ItemField::Parent, if title == 3 { other.0.to_string() } else { String::new() })
}

async fn take(world: &World, step: &Step, known: &mut [Vec<ItemId>; 2]) {
    let twin = |second: bool| -> &Twin { if second { &world.b } else { &world.a } };
    let (core, second) = match step {
        Step::Create { twin, .. }
        | Step::Save { twin, .. }
        | Step::Publish { twin, .. }
        | Step::Withdraw { twin, .. }
        | Step::Category { twin, .. }
        | Step::Look { twin } => (&world.core, *twin),
        Step::Province { .. } | Step::Tomorrow => (&world.core, false),
    };
    let unit = twin(second).unit;
    let desk = World::actor(PersonId(1), unit).desk(unit).expect("a desk");
    let writer = desk.writer().expect("a writer");
    let publisher = desk.publisher().expect("a publisher");
    let ids = &mut known[usize::from(second)];
    let pick = |which: u8| ids[usize::from(which) % ids.len()];
    let now = async |id| {
        let snapshot = core.store.snapshot().await.expect("a snapshot");
        snapshot.desk(&desk).item(id).await.expect("a read").expect("an item")
    };
    let version = async |id| now(id).await.version;
    let categories = async || {
        let snapshot = core.store.snapshot().await.expect("a snapshot");
        snapshot.desk(&desk).categories().await.expect("a read")
    };
    world.clock.advance(1);
    let near = |title: u8| {
        let today = core.clock.now().vietnam_date();
        CivilDate::from_days(today.days() + i32::from(title % 3)).expect("a day").short()
    };
    match step {
        Step::Create { title, kind, .. } => {
            let category = categories().await.first().map(|category| category.id.0);
            let form = filled(twin(second), *title, &near(*title), category, pick(*title));
            // A page below something that is no page is refused; that too must leave every page as it was.
            let text = form.check(ItemKind::ALL[usize::from(*kind)]).expect("a form");
            if let writing::SaveOutcome::Saved { id, .. } =
                writing::create(core, writer, text.into()).await.expect("an action")
            {
                ids.push(id);
            }
        }
        Step::Save { which, title, .. } => {
            let (id, category) = (pick(*which), categories().await.last().map(|category| category.id.0));
            let form = filled(twin(second), *title, &near(*title), category, pick(*title))
                .with(ItemField::Slug, format!("dia-chi-{}", which % 4));
            let item = now(id).await;
            let text = form.check(item.text.details.kind()).expect("a form");
            writing::save(core, writer, id, item.version, text.into()).await.expect("an action");
        }
        Step::Category { name, .. } => {
            let name = CategoryName::parse(CATEGORIES[usize::from(*name)]).expect("a name");
            // Two of one name are refused; the newest gets another name instead.
            if categories::add(core, publisher, name.clone()).await.expect("an action") == CategorySaved::Taken
                && let Some(last) = categories().await.last()
            {
                categories::save(core, publisher, last.id, name, false).await.expect("an action");
            }
        }
        Step::Province { title } => {
            let portal = world.app.registry().portal().expect("the province").id;
            // News, and guides for every commune.
            let kind = if title.is_multiple_of(2) { ItemKind::Article } else { ItemKind::Guide };
            let form = ItemForm::default()
                .with(ItemField::Title, TITLES[usize::from(*title)])
                .with(ItemField::Body, "Tin của tỉnh.\n\n# Một\n\n# Hai")
                .with(ItemField::Topic, "vneid")
                .with(ItemField::CheckedOn, "01/01/2024");
            publish_of(kind, core, &World::actor(PersonId(1), portal), portal, &form).await;
        }
        Step::Tomorrow => world.clock.advance(24 * 3600),
        Step::Publish { which, .. } => {
            let id = pick(*which);
            publication::publish(core, publisher, id, version(id).await).await.expect("an action");
        }
        Step::Withdraw { which, reason, replacement, .. } => {
            let form = domain::withdrawal::WithdrawalForm {
                reason: ["in_error", "consolidated", "no_longer_valid"][usize::from(*reason)].to_owned(),
                replacement: format!("dia-chi-{}", replacement % 4),
                explanation: "Đã thay đổi".to_owned(),
            };
            let (id, order) = (pick(*which), form.check().expect("a form"));
            withdrawal::withdraw(core, publisher, id, version(id).await, order).await.expect("an action");
        }
        Step::Look { .. } => {}
    }
}

fn addresses() -> Vec<String> {
    let slugs = [
        "lich-hop",
        "lich-hop-2",
        "mat-dien",
        "tiem-chung",
        "ap-phu-hoa",
        "dia-chi-0",
        "dia-chi-1",
        "dia-chi-2",
        "dia-chi-3",
        "lich-tiep-cong-dan-thang-02",
    ];
    let lists = ["/", "/tin-tuc", "/tin-tuc?trang=2", "/thong-bao", "/su-kien", "/trang", "/huong-dan"];
    let others = [
        "/chuyen-muc/doi-song",
        "/chuyen-muc/doi-song-so",
        "/tim-don-vi?ten=phuoc+hung",
        "/ban-do",
        "/so-lieu/to-cong-nghe-so",
    ];
    lists
        .into_iter()
        .chain(others)
        .map(str::to_owned)
        // The other places of an item redirect to its own.
        .chain(slugs.map(|slug| format!("/tin-tuc/{slug}")))
        .chain(slugs.map(|slug| format!("/thong-bao/{slug}")))
        .chain(["/su-kien/mat-dien", "/trang/mat-dien", "/ban-in/mat-dien", "/ban-in/dia-chi-1"].map(str::to_owned))
        .collect()
}

async fn assert_truthful(world: &World) {
    // The portal may show what communes did two seconds late.
    world.clock.advance(2);
    let (_, fresh) = serving(&world.core, 0).await;
    for host in [world.a.slug, world.b.slug, ""] {
        for path in addresses() {
            let (mut cached, mut rendered) = (world.on(host), world.on(host));
            rendered.service = fresh.clone();
            for coding in ["identity", "gzip", "br"] {
                let kept = cached.get_with(&path, &[("accept-encoding", coding)]).await;
                let anew = rendered.get_with(&path, &[("accept-encoding", coding)]).await;
                assert_eq!((kept.status, &kept.bytes), (anew.status, &anew.bytes), "{host} {path} {coding}");
                let etag = kept.header("etag").to_owned();
                assert_eq!(etag, anew.header("etag"), "{host} {path} {coding}");
                if kept.status == 200 {
                    let again = cached.get_with(&path, &[("accept-encoding", coding), ("if-none-match", &etag)]).await;
                    assert_eq!((again.status.as_u16(), again.bytes.len()), (304, 0), "{host} {path} {coding}");
                    assert_eq!(again.header("etag"), etag);
                }
            }
        }
    }
}

#[test]
fn after_any_writes_the_cache_answers_as_a_fresh_rendering_would() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let config =
        ProptestConfig { cases: 12, max_shrink_iters: 200, failure_persistence: None, ..ProptestConfig::default() };
    let mut runner = proptest::test_runner::TestRunner::new_with_rng(
        config,
        proptest::test_runner::TestRng::deterministic_rng(proptest::test_runner::RngAlgorithm::ChaCha),
    );
    let steps = proptest::collection::vec(step(), 1..24);
    let outcome = runner.run(&steps, |steps| {
        runtime.block_on(async {
            let world = World::new().await;
            let mut known = [vec![world.a.published, world.a.draft], vec![world.b.published, world.b.draft]];
            for step in &steps {
                if matches!(step, Step::Look { .. }) {
                    assert_truthful(&world).await;
                }
                take(&world, step, &mut known).await;
            }
            assert_truthful(&world).await;
        });
        Ok(())
    });
    outcome.expect("the cache is truthful");
}

#[tokio::test]
async fn a_page_asked_for_often_keeps_its_validator_and_its_words() {
    let world = World::new().await;
    let mut client = world.on(world.a.slug);
    let first = client.get_with("/", &[("accept-encoding", "identity")]).await.expect(200);
    let etag = client.get_with("/", &[("accept-encoding", "br")]).await.header("etag").to_owned();
    for _ in 0..200 {
        let answer = client.get_with("/", &[("accept-encoding", "br")]).await.expect(200);
        assert_eq!(answer.header("etag"), etag);
        let plain = server::web::compress::Coding::Brotli.decode(&answer.bytes.into()).expect("Brotli");
        assert_eq!(plain, first.bytes);
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn unknown_parameters_are_no_other_page() {
    let world = World::new().await;
    let mut client = world.on(world.a.slug);
    let plain = client.get("/tin-tuc").await.expect(200);
    for query in ["?utm_source=zalo", "?trang=1", "?a=1&a=2&trang=1"] {
        let answer = client.get(&format!("/tin-tuc{query}")).await.expect(200);
        assert_eq!((answer.header("etag"), &answer.bytes), (plain.header("etag"), &plain.bytes), "{query}");
    }
}

#[tokio::test]
async fn many_at_once_get_the_same_page() {
    let world = World::new().await;
    let tasks: Vec<_> = (0..64)
        .map(|_| {
            let mut client = world.on(world.a.slug);
            tokio::spawn(async move { client.get("/").await.expect(200).bytes })
        })
        .collect();
    let mut pages = Vec::new();
    for task in tasks {
        pages.push(task.await.expect("an answer"));
    }
    assert!(pages.windows(2).all(|pair| pair[0] == pair[1]));
}
