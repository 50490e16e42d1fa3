//! Error pages of a site look like every page of that site, and are there even when the store is not.

use http::Method;

use super::facts::say_something;
use super::support::answer::Answer;
use super::support::world::{World, item, publish, withdraw};

const KNOWN: &str = "Địa chỉ: Ấp Bắc";

/// From the first tag of this name to its end; the mark of the current entry of a menu is left out.
#[track_caller]
fn part(answer: &Answer, name: &str) -> String {
    let text = answer.text();
    let (_, rest) = text.split_once(&format!("<{name} ")).unwrap_or_else(|| panic!("no {name} in {text}"));
    let (part, _) = rest.split_once(&format!("</{name}>")).expect("its end");
    part.replace(" aria-current=\"page\"", "").replace(" aria-current=\"true\"", "")
}

#[tokio::test]
async fn every_error_page_of_a_site_stands_in_the_frame_of_its_pages() {
    let world = World::new().await;
    let (core, unit) = (&world.core, world.a.unit);
    say_something(&world, &world.a).await;
    let actor = World::actor(domain::person::PersonId(1), unit);
    let gone = publish(core, &actor, unit, &item("Bài đã gỡ", world.a.secret)).await;
    withdraw(core, &actor, unit, gone, "in_error", "").await;
    let mut site = world.on(world.a.slug);
    let page =
        site.get("/tin-tuc").await.expect(200).shows(KNOWN).shows("href=\"/lien-he\"").shows("href=\"/gioi-thieu\"");
    let (header, footer) = (part(&page, "header"), part(&page, "footer"));
    let same = |answer: Answer, status: u16| {
        let answer = answer.expect(status);
        assert_eq!(part(&answer, "footer"), footer);
        assert_eq!(part(&answer, "header"), header);
        assert_eq!(answer.header("cache-control"), "no-store");
    };
    for missing in ["/khong-co", "/tin-tuc/khong-co", "/tin-tuc?trang=99", "/tin-tuc?trang=x", "/assets/khong-co.css"] {
        same(site.get(missing).await, 404);
    }
    same(site.get("/tin-tuc/bai-da-go").await, 410);
    same(site.get("/tin-tuc/%ff").await, 400);
    same(site.send(Method::POST, "/", &[], Some(String::new())).await, 405);
    // By a host that only redirects, too.
    site.host = format!("{}.localhost.", world.a.slug);
    same(site.get("/tin-tuc/khong-co").await, 404);
    // The twin has said nothing, and nothing of its neighbour stands there.
    let twin = world.on(world.b.slug).get("/khong-co").await.expect(404);
    twin.hides(KNOWN).hides("href=\"/lien-he\"").shows("Phường Phước Hưng");
    world.on("").get("/khong-co").await.expect(404).hides(KNOWN).shows("Cổng thông tin điện tử");
}

#[tokio::test]
async fn without_the_store_error_pages_are_shorter_and_there() {
    let world = World::new().await;
    say_something(&world, &world.a).await;
    let mut site = world.on(world.a.slug);
    site.get("/khong-co").await.expect(404).shows(KNOWN);
    world.core.store.clone().close().await;
    let page = site.get("/khong-co").await.expect(404).hides(KNOWN).shows("Trang thông tin điện tử Xã Phước Hưng");
    page.shows("href=\"/tin-tuc\"").shows("Không tìm thấy trang");
    let page = site.get("/tin-tuc").await.expect(503).hides(KNOWN).shows("Trang thông tin điện tử Xã Phước Hưng");
    assert_eq!(page.header("retry-after"), "60");
}
