//! Headers on every route: what scanners ask for, what caches may do, and no cookie for readers.

use base64::Engine as _;
use domain::access::{Actor, Role};
use domain::draft_link::LinkLife;
use domain::item::{ItemField, ItemKind};
use domain::media::MediaKey;
use http::Method;
use server::actions::draft_links;
use server::web::respond::CachePolicy;
use server::web::respond::headers::Audience;
use server::web::routes::table;
use sha2::{Digest, Sha256};

use super::support::answer::Answer;
use super::support::media;
use super::support::world::{World, draft, item, publish, publish_of};

pub(crate) fn assert_hardened(answer: &Answer, audience: Audience, what: &str) {
    let policy = answer.header("content-security-policy");
    for directive in
        ["default-src 'none'", "object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'"]
    {
        assert!(policy.contains(directive), "{what}: {directive} in {policy}");
    }
    let script = match audience {
        // A picture or a file runs nothing, wherever it is opened.
        _ if policy.contains("sandbox") => "script-src 'none'",
        Audience::Public => "script-src 'none'",
        Audience::Studio => "script-src 'self' 'wasm-unsafe-eval'",
    };
    assert!(policy.contains(script), "{what}: {policy}");
    for weak in ["'unsafe-inline'", "'unsafe-eval'", "data:", "http:", "https:", "*"] {
        assert!(!policy.contains(weak), "{what}: {weak} in {policy}");
    }
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "strict-origin-when-cross-origin"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-embedder-policy", "require-corp"),
        ("cross-origin-resource-policy", "same-origin"),
    ] {
        assert_eq!(answer.header(name), value, "{what}: {name}");
    }
    assert!(answer.header("permissions-policy").contains("camera=()"), "{what}");
    assert!(answer.headers.get("server").is_none(), "{what}");
    assert!(!answer.header("cache-control").is_empty(), "{what}");
    if audience == Audience::Public {
        assert!(answer.headers.get("set-cookie").is_none(), "{what}");
    }
}

/// Something of the province under the address of the cast's article, on the pages of both twins.
async fn shared_by_the_province(world: &World) {
    use domain::share::{Audience, Mode, ShareTerms};
    let (actor, registry) = (super::support::province::everywhere(), world.app.registry());
    let portal = registry.portal().expect("a province").id;
    let id = publish(&world.core, &actor, portal, &item("Lịch tiếp công dân tháng 02", "của tỉnh")).await;
    let desk = actor.desk(portal).expect("a desk");
    let terms = ShareTerms { audience: Audience::All, mode: Mode::Required, adaptable: [].into() };
    let receivers = registry.receivers(portal, &terms.audience).expect("communes");
    let publisher = desk.publisher().expect("a publisher");
    server::actions::sharing::share(&world.core, publisher, id, 0, terms, receivers).await.expect("shared");
}

#[tokio::test]
async fn every_route_is_hardened_and_says_what_caches_may_do() {
    let world = World::new().await;
    let asset = world.app.assets.urls.desk_css.clone();
    // Without a commune that has an outline the portal has no map.
    let (unit, outline) = (
        world.a.unit,
        store::UnitFact {
            key: "outline".to_owned(),
            value: "26506".to_owned(),
            source: "Sơ đồ".to_owned(),
            as_of: None,
        },
    );
    let outline = &outline;
    let drawn = world.core.store.write(|tx| async move { tx.units().add_fact(unit, outline).await });
    drawn.await.expect("a fact");
    // A unit that said nothing has no introduction and no contacts.
    super::facts::say_something(&world, &world.a).await;
    // Nor has one without a hamlet teams, and one that counts nothing campaigns.
    super::teams::with_team(&world, &world.a, "Ấp Bắc").await;
    super::campaigns::added(&mut world.signed_in(Role::Approver, &world.a).await, &world.a, "co").await;
    let actor = World::actor(domain::person::PersonId(1), world.a.unit);
    for kind in ItemKind::ALL {
        let form = item(kind.label(), world.a.secret)
            .with(ItemField::Body, format!("# Một\n\n{}\n\n# Hai", world.a.secret))
            .with(ItemField::ValidUntil, "31/12/2024")
            .with(ItemField::StartsOn, "31/12/2024")
            .with(ItemField::Topic, "vneid")
            .with(ItemField::CheckedOn, "27/01/2024");
        publish_of(kind, &world.core, &actor, world.a.unit, &form).await;
    }
    let (picture, file) = named_by_an_article(&world, &actor).await;
    let shared = shared(&world, &actor, &picture, &file).await;
    shared_by_the_province(&world).await;
    for route in table() {
        let slug = match route.pattern {
            "/thong-bao/{slug}" => "thong-bao",
            "/su-kien/{slug}" => "su-kien",
            "/trang/{slug}" => "trang-thong-tin",
            "/to-cong-nghe-so/{slug}" => "ap-bac",
            pattern if pattern.starts_with("/huong-dan/") => "huong-dan",
            _ => "lich-tiep-cong-dan-thang-02",
        };
        let path = route
            .pattern
            .replace("{slug}", slug)
            .replace("/noi-dung-chung/{unit}/l", "/noi-dung-chung/tinh-ba-ria-vung-tau/l")
            .replace("{unit}", world.a.slug)
            .replace("{id}", &world.a.published.0.to_string())
            .replace("{token}", &shared)
            .replace("{code}", &domain::short_code::of(world.a.published))
            .replace("{number}", "1")
            .replace("/anh/{name}", &format!("/anh/{picture}-24.jpg"))
            .replace("/tep/{name}", &format!("/tep/{file}"))
            .replace("{screen}", "PortalHome")
            .replace("{sample}", "normal")
            .replace("/assets/{name}", &asset);
        let mut client = match route.audience {
            Audience::Public if ["/tim-don-vi", "/ban-do", "/so-lieu/to-cong-nghe-so"].contains(&route.pattern) => {
                world.on("")
            }
            Audience::Public => world.on(world.a.slug),
            Audience::Studio => world.signed_in(Role::PlatformAdmin, &world.a).await,
        };
        let answer = if route.method == Method::GET { client.get(&path).await } else { client.post(&path, &[]).await };
        assert_hardened(&answer, route.audience, &format!("{route:?}"));
        let expected = match route.cache {
            CachePolicy::Page => "no-cache",
            CachePolicy::NoStore => "no-store",
            CachePolicy::Immutable => "public, max-age=31536000, immutable",
            CachePolicy::Day => "public, max-age=86400",
            CachePolicy::Own => "private, max-age=600",
            CachePolicy::Hour => "max-age=3600",
        };
        assert_eq!(answer.header("cache-control"), expected, "{route:?}");
        if route.cache == CachePolicy::Page {
            assert!(answer.status.is_success(), "{route:?}: {}", answer.status);
            assert_eq!(answer.header("vary"), "Accept-Encoding", "{route:?}");
            assert!(answer.header("etag").starts_with('"'), "{route:?}");
        }
    }
}

#[tokio::test]
async fn errors_redirects_and_probes_are_hardened_too() {
    let world = World::new().await;
    for (host, path, status) in [
        (world.a.slug, "/khong-co", 404),
        (world.a.slug, "/tin-tuc/", 301),
        (world.a.slug, "/%zz", 400),
        ("xa-khong-co", "/", 421),
        ("", "/healthz", 200),
        ("", "/readyz", 200),
    ] {
        let answer = world.on(host).get(path).await.expect(status);
        assert_hardened(&answer, Audience::Public, path);
    }
    let answer = world.on("studio").get("/khong-co").await.expect(404);
    assert_hardened(&answer, Audience::Studio, "studio");
    let answer = world.on(world.a.slug).post("/tin-tuc", &[]).await.expect(405);
    assert!(answer.header("allow").contains("GET"), "{:?}", answer.headers);
}

#[tokio::test]
async fn the_style_in_the_page_is_the_one_the_policy_names() {
    let world = World::new().await;
    let page = world.on(world.a.slug).get("/").await.expect(200);
    let text = page.text();
    let style = text.split_once("<style>").and_then(|(_, rest)| rest.split_once("</style>")).expect("a style").0;
    let hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(style));
    assert!(page.header("content-security-policy").contains(&format!("'sha256-{hash}'")));
    assert!(!text.contains(" style="), "the policy blocks style attributes");
    assert!(!text.contains("<script"), "residents get no script");
}

#[tokio::test]
async fn https_brings_strict_transport_security() {
    let origin = domain::origin::Origin::parse("https://trang.example.vn").expect("an origin");
    let mut headers = http::HeaderMap::new();
    server::web::respond::headers::SecurityHeaders::new(&origin).write(Audience::Public, &mut headers);
    assert_eq!(headers["strict-transport-security"], "max-age=63072000; includeSubDomains");
}

/// A public article that names a picture and a file of its unit: their keys.
async fn named_by_an_article(world: &World, actor: &Actor) -> (MediaKey, MediaKey) {
    let unit = world.a.unit;
    let (id, picture) = media::bring(&world.core, actor, unit, "Lễ.png", media::png(24, 16, [200, 30, 30])).await;
    media::describe(&world.core, actor, unit, id, "Lễ ra quân").await;
    let (_, file) = media::bring(&world.core, actor, unit, "Quyết định.pdf", media::pdf("x")).await;
    let body = format!("![](/anh/{picture})\n\n[Quyết định](/tep/{file})");
    let form = item("Lễ ra quân", world.a.secret).with(ItemField::Body, body);
    publish_of(ItemKind::Article, &world.core, actor, unit, &form).await;
    (picture, file)
}

/// A link to a draft that names them.
async fn shared(world: &World, actor: &Actor, picture: &MediaKey, file: &MediaKey) -> String {
    let form = item("Nháp", world.a.secret)
        .with(ItemField::Body, format!("![Lễ ra quân](/anh/{picture})\n\n[Quyết định](/tep/{file})"));
    let (draft, _) = draft(&world.core, actor, world.a.unit, &form).await;
    let desk = actor.desk(world.a.unit).expect("a desk");
    let made = draft_links::make(&world.core, desk.writer().expect("a writer"), draft, LinkLife::Day).await;
    made.expect("an action").expect("a link").0
}
