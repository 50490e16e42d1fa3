//! A suspended site is nowhere residents are led to; its desk and the platform's administration still know it, and when
//! it opens again everything is as it was.

use super::support::client::Client;
use super::support::province::{Province, everywhere, find, hits};
use super::support::world::{World, item, publish};
use domain::access::Role;

const UNIT: &str = "phuong-1";
const NAME: &str = "Phường 1";
const SITE: &str = "http://phuong-1.localhost:3000";

/// Every place on public pages that leads, or led, to the site, and how often it does. Asked at one moment.
async fn led(province: &mut Province) -> [(&'static str, usize); 6] {
    let home = province.portal.get("/").await.expect(200).text();
    let map = province.portal.get("/ban-do").await.expect(200).text();
    let (drawing, list) = map.split_once("id=\"danh-sach\"").expect("a list below the map");
    let other = province.on("phuong-2").get("/").await.expect(200).text();
    let others = other.split_once("id=\"don-vi\"").expect("other units").1;
    let found = hits(&find(&mut province.portal, NAME).await);
    let site = format!("href=\"{SITE}\"");
    [
        ("the list of the portal", home.matches(&site).count()),
        ("the list below the map", list.matches(&site).count()),
        ("the map", drawing.matches(&site).count()),
        ("the box", found.iter().filter(|name| *name == NAME).count()),
        ("the neighbours", others.matches(&site).count()),
        ("the news", home.matches("Tin của phường Một").count()),
    ]
}

/// Asked twice, so that what is kept in memory is asked too; not a moment passes in between.
async fn expect_led(province: &mut Province, times: usize) {
    for _ in 0..2 {
        for (place, found) in led(province).await {
            assert_eq!(found, times, "{place}");
        }
    }
}

async fn order(client: &mut Client, csrf: &str, unit: &str, work: &str) {
    let path = format!("/nen-tang/don-vi/{unit}/tam-ngung");
    client.post(&path, &[("csrf", csrf), ("viec", work)]).await.expect(303);
}

/// The first row of the portal's figures.
async fn open_of_all(province: &mut Province) -> String {
    let text = province.portal.get("/").await.expect(200).text();
    let list = text.split_once("<dl class=\"figures\">").expect("figures").1;
    list.split_once("<dd>").and_then(|(_, rest)| rest.split_once('<')).expect("a figure").0.to_owned()
}

#[tokio::test]
async fn nothing_leads_to_a_suspended_site_and_everything_does_again_once_it_opens() {
    let mut province = Province::new().await;
    let (mut client, csrf) = province.administrator().await;
    province.publish(UNIT, "Tin của phường Một").await;
    province.world.clock.advance(3);
    expect_led(&mut province, 1).await;
    assert_eq!(open_of_all(&mut province).await, "82/82");

    order(&mut client, &csrf, UNIT, "ngung").await;
    expect_led(&mut province, 0).await;
    assert_eq!(open_of_all(&mut province).await, "81/82");
    province.portal.get("/").await.shows("Trang thông tin của 81 xã, phường, thị trấn trong tỉnh.");
    for page in [province.portal.get("/").await, province.portal.get("/ban-do").await] {
        assert!(!page.links().iter().any(|link| link.starts_with(SITE)), "{:?}", page.links());
    }
    // Its shape stays where it lies, and says why it opens nothing.
    let map = province.portal.get("/ban-do").await.expect(200).shows("Phường 1: đang tạm ngừng trang");
    map.shows("<li class=\"shut\">Đang tạm ngừng trang</li>");
    // A border is a fact, so the neighbour is still named there, without a link.
    let bordering = province.on("phuong-2").get("/").await.expect(200);
    assert!(bordering.words().contains("Giáp: Phường 1,"), "{}", bordering.words());
    assert!(!bordering.text().contains(SITE));
    // The desk and the administration know it as ever, and say what it is.
    client.get("/").await.expect(200).shows("/don-vi/phuong-1\"");
    client.get("/don-vi/phuong-1").await.expect(200).shows("Tin của phường Một");
    client.get("/nen-tang/don-vi?tim=phuong-1").await.expect(200).shows(SITE).shows("Đang tạm ngừng");

    order(&mut client, &csrf, UNIT, "mo").await;
    expect_led(&mut province, 1).await;
    assert_eq!(open_of_all(&mut province).await, "82/82");
    province.portal.get("/ban-do").await.expect(200).hides("tạm ngừng");
}

#[tokio::test]
async fn however_much_a_suspended_unit_published_the_news_of_others_are_shown() {
    let mut province = Province::new().await;
    let (mut client, csrf) = province.administrator().await;
    province.publish("phuong-2", "Tin của phường Hai").await;
    for number in 0..30 {
        province.world.clock.advance(60);
        province.publish(UNIT, &format!("Tin dồn dập số {number:02} hết")).await;
    }
    province.world.clock.advance(3);
    province.portal.get("/").await.expect(200).shows("Tin dồn dập số 29").hides("Tin của phường Hai");
    order(&mut client, &csrf, UNIT, "ngung").await;
    province.portal.get("/").await.expect(200).hides("Tin dồn dập").shows("Tin của phường Hai");
}

#[tokio::test]
async fn a_district_whose_sites_are_all_suspended_leaves_the_list_but_not_the_map() {
    let mut province = Province::new().await;
    let (mut client, csrf) = province.administrator().await;
    let registry = province.app.registry();
    let (district, communes) =
        registry.districts().iter().find(|(above, _)| above.slug == "huyen-long-dien").expect("it");
    let heading = format!(">{}</h3>", district.full_name);
    province.portal.get("/").await.expect(200).shows(&heading);
    for unit in communes {
        order(&mut client, &csrf, &unit.slug, "ngung").await;
    }
    province.portal.get("/").await.expect(200).hides(&heading);
    let map = province.portal.get("/ban-do").await.expect(200).hides(&heading);
    let shapes = map.text().matches(": đang tạm ngừng trang</text>").count();
    assert_eq!(shapes, communes.len());
    assert_eq!(map.text().matches("<g id=\"so-do-").count(), 7, "every district is drawn");
    assert_eq!(open_of_all(&mut province).await, format!("{}/82", 82 - communes.len()));
}

#[tokio::test]
async fn with_every_site_suspended_the_portal_still_says_what_is_true() {
    let world = World::new().await;
    let mut client = world.signed_in(Role::PlatformAdmin, &world.a).await;
    let csrf = client.get("/").await.value_of("csrf");
    publish(&world.core, &everywhere(), world.a.unit, &item("Tin cuối cùng", "x")).await;
    order(&mut client, &csrf, world.a.slug, "ngung").await;
    let mut portal = world.on("");
    let twin = "http://phuong-phuoc-hung.localhost:3000";
    let page = portal.get("/").await.expect(200).shows("1/2").shows(twin).hides("http://xa-phuoc-hung.localhost:3000");
    page.hides("Tin cuối cùng");
    order(&mut client, &csrf, world.b.slug, "ngung").await;
    portal.get("/").await.expect(200).shows("0/2").hides(twin);
    portal.get("/tim-don-vi?ten=phuoc+hung").await.expect(200).shows("Không tìm thấy trang đang mở").hides(twin);
}
