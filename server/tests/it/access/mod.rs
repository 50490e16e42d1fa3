//! Every route × (anonymous, each role, the same role in the twin commune). A route without a row
//! in the file of its area fails, and so does a row without a route.

mod account;
mod activities;
mod alerts;
mod desk;
mod directives;
mod door;
mod guides;
mod items;
mod ledgers;
mod media;
mod people;
mod public;
mod requests;
mod shares;
mod strangers;
mod teams;
mod units;

use std::collections::BTreeMap;

use domain::access::Role;
use domain::media::MediaKey;
use http::Method;
use server::web::respond::headers::Audience;
use server::web::routes::table;

use super::library;
use super::support::client::Client;
use super::support::world::{Twin, World};

/// What is expected of (audience, method, pattern).
type Rows = BTreeMap<(&'static str, &'static str, &'static str), Expected>;

/// Statuses by who asks: anonymous, then the roles in the order of `Role::ALL`, at their own unit.
struct Expected {
    anonymous: u16,
    own: [u16; 6],
    /// Roles other than the platform administrator, at the twin's address.
    twin: u16,
}

const fn same(status: u16) -> Expected {
    Expected { anonymous: status, own: [status; 6], twin: status }
}

/// `[team member, writer, approver, unit admin, province editor, platform admin]`. The province
/// editor's own unit is the province; at a commune they are a stranger.
const fn unit(anonymous: u16, own: [u16; 6]) -> Expected {
    Expected { anonymous, own, twin: 404 }
}

/// The rows of every area; a route has one.
fn expectations() -> Rows {
    let areas = [
        account::rows(),
        activities::rows(),
        alerts::rows(),
        desk::rows(),
        directives::rows(),
        door::rows(),
        guides::rows(),
        items::rows(),
        ledgers::rows(),
        media::rows(),
        people::rows(),
        public::rows(),
        requests::rows(),
        shares::rows(),
        teams::rows(),
        units::rows(),
    ];
    let mut all = Rows::new();
    for (key, row) in areas.into_iter().flatten() {
        assert!(all.insert(key, row).is_none(), "{key:?} has two rows");
    }
    all
}

fn filled(pattern: &str, twin: &Twin, (picture, file): &(MediaKey, MediaKey), asset: &str) -> String {
    pattern
        .replace("/anh/{name}", &format!("/anh/{picture}-24.webp"))
        .replace("/tep/{name}", &format!("/tep/{file}"))
        .replace("{slug}", "lich-tiep-cong-dan-thang-02")
        .replace("{name}", asset)
        .replace("{unit}", twin.slug)
        .replace("{id}", &twin.published.0.to_string())
        .replace("{number}", "1")
        .replace("{token}", "khongconai")
        .replace("{code}", &domain::short_code::of(twin.published))
        .replace("{page}", "viet-bai")
        .replace("{screen}", "CommuneHome")
        .replace("{sample}", "normal")
}

async fn status(client: &mut Client, method: &Method, path: &str) -> u16 {
    if *method == Method::GET {
        return client.get(path).await.status.as_u16();
    }
    // A form of the person's own session, as far as they can have one.
    let csrf = match client.cookie {
        Some(_) => client.get("/").await.value_of("csrf"),
        None => "nothing".to_owned(),
    };
    client.post(path, &[("csrf", &csrf), ("phien_ban", "0")]).await.status.as_u16()
}

#[tokio::test]
async fn every_route_answers_every_role_as_the_table_says() {
    let world = World::new().await;
    let asset = world.app.assets.urls.desk_css.trim_start_matches("/assets/").to_owned();
    let (of_a, of_b) =
        (library::named_in_public(&world, &world.a).await, library::named_in_public(&world, &world.b).await);
    let mut expected = expectations();
    let mut hamlets = Vec::new();
    for twin in [&world.a, &world.b] {
        hamlets.push(crate::teams::with_team(&world, twin, "Ấp Bắc").await.0.to_string());
    }
    let hamlet = |pattern: &str, id: &str| {
        let pattern = pattern.replace("/thon-ap/{id}", &format!("/thon-ap/{id}"));
        let pattern = pattern.replace("/bao-cao/{id}/{number}", &format!("/bao-cao/{id}/202401"));
        pattern.replace("/to-cong-nghe-so/{slug}", "/to-cong-nghe-so/ap-bac")
    };
    for route in table() {
        let audience = if route.audience == Audience::Public { "site" } else { "studio" };
        let key = (audience, if route.method == Method::GET { "GET" } else { "POST" }, route.pattern);
        let row = expected.remove(&key).unwrap_or_else(|| panic!("{key:?} has no row in `expectations`; add one"));
        let own = filled(&hamlet(route.pattern, &hamlets[0]), &world.a, &of_a, &asset);
        let twin = filled(&hamlet(route.pattern, &hamlets[1]), &world.b, &of_b, &asset);
        let host = if audience == "site" { world.a.slug } else { "studio" };
        let mut stranger = world.on(host);
        assert_eq!(status(&mut stranger, &route.method, &own).await, row.anonymous, "anonymous {key:?}");
        for (role, own_status) in Role::ALL.into_iter().zip(row.own) {
            let mut client = world.signed_in(role, &world.a).await;
            if audience == "site" {
                // The studio's cookie never reaches another host; the site's answer is the same.
                client = world.on(host);
            }
            assert_eq!(status(&mut client, &route.method, &own).await, own_status, "{role:?} at home {key:?}");
            if audience == "studio" && !role.is_platform_wide() {
                let mut client = world.signed_in(role, &world.a).await;
                assert_eq!(status(&mut client, &route.method, &twin).await, row.twin, "{role:?} at the twin {key:?}");
            }
        }
    }
    assert!(expected.is_empty(), "rows without a route: {:?}", expected.keys());
}
