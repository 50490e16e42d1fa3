//! The style guide: it leads to every screen in every sample, and each is there.

use base64::Engine as _;
use domain::access::Role;
use server::web::respond::headers::Audience;
use sha2::{Digest, Sha256};

use super::headers::assert_hardened;
use super::support::world::World;

const GUIDE: &str = "/mau-giao-dien";

#[tokio::test]
async fn every_screen_is_listed_and_every_sample_is_there_whole() {
    let world = World::new().await;
    let mut person = world.signed_in(Role::TeamMember, &world.a).await;
    person.get("/").await.expect(200).shows(&format!("href=\"{GUIDE}\""));
    let guide = person.get(GUIDE).await.expect(200).shows("noindex");
    let links = guide.links();
    for sample in app::screens::samples() {
        let at = format!("{GUIDE}/{}/{}", sample.screen, sample.name);
        assert!(links.contains(&at), "the guide does not lead to {at}");
        let page = person.get(&at).await.expect(200);
        assert_eq!((page.header("cache-control"), page.header("x-robots-tag")), ("no-store", "noindex"), "{at}");
        assert_hardened(&page, Audience::Studio, &at);
        let text = page.text();
        assert!(text.contains("<title>") && text.matches("<h1").count() == 1, "{at}");
        // A style sheet in the page works only if the studio's policy knows it.
        if let Some((_, rest)) = text.split_once("<style>") {
            let hash = Sha256::digest(rest.split_once("</style>").expect("an end").0);
            let hash = format!("'sha256-{}'", base64::engine::general_purpose::STANDARD.encode(hash));
            assert!(page.header("content-security-policy").contains(&hash), "{at}");
        }
    }
    for at in ["/KhongCo/normal", "/CommuneHome/khong-co", "/communehome/normal"] {
        person.get(&format!("{GUIDE}{at}")).await.expect(404);
    }
}

#[tokio::test]
async fn a_stranger_is_sent_to_the_sign_in_page() {
    let world = World::new().await;
    for at in [GUIDE.to_owned(), format!("{GUIDE}/CommuneHome/normal"), format!("{GUIDE}/KhongCo/normal")] {
        let answer = world.on("studio").get(&at).await;
        assert!(
            answer.header("location").starts_with("/dang-nhap?tiep=%2Fmau-giao-dien"),
            "{at}: {:?}",
            answer.headers
        );
        answer.expect(303);
    }
}

#[tokio::test]
async fn the_form_of_a_sample_changes_nothing() {
    let world = World::new().await;
    let mut desk = world.signed_in(Role::UnitAdmin, &world.a).await;
    let page = desk.get(&format!("{GUIDE}/Appearance/normal")).await.expect(200);
    let (csrf, version) = (page.value_of("csrf"), page.value_of("phien_ban"));
    let own = format!("/don-vi/{}/giao-dien", world.a.slug);
    desk.post(&own, &[("csrf", &csrf), ("phien_ban", &version), ("bo_mau", "sen")]).await.expect(403);
    world.on(world.a.slug).get("/").await.expect(200).shows("palette-nuoc");
}
