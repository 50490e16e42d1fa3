//! The unit for practice: everybody works there, nobody outside reads anything of it, and it counts nowhere.

use std::collections::BTreeSet;

use domain::access::Role;
use domain::item::{ItemField, ItemKind};
use domain::person::PersonId;
use server::emptying::Emptying;
use server::seed::practice;

use super::appearance::audited;
use super::support::client::Client;
use super::support::media::{self, png};
use super::support::province::{Province, everywhere, find, hits};
use super::support::world::{World, draft, item, publish, publish_of};

const SLUG: &str = "thuc-hanh";
const DESK: &str = "/don-vi/thuc-hanh";
const BANNER: &str = "Đây là đơn vị thực hành: không ai bên ngoài đọc được gì ở đây. Cứ thử thoải mái.";

/// The twins with a unit for practice beside them.
async fn world() -> World {
    let world = World::new().await;
    practice::ensure(&world.core).await.expect("the unit");
    world.app.follow_registry().await.expect("the registry");
    world
}

fn unit(world: &World) -> domain::unit::UnitId {
    world.app.registry().by_slug(SLUG).expect("the unit").id
}

async fn post(client: &mut Client, path: &str, fields: &[(&str, &str)]) -> super::support::answer::Answer {
    let csrf = client.get("/").await.value_of("csrf");
    let mut all = vec![("csrf", csrf.as_str())];
    all.extend_from_slice(fields);
    client.post(path, &all).await
}

#[tokio::test]
async fn every_role_writes_publishes_and_withdraws_there_and_gains_nothing_at_the_twin() {
    let world = world().await;
    for (at, role) in Role::ALL.into_iter().enumerate() {
        let mut client = world.signed_in(role, &world.a).await;
        client.get("/").await.expect(200).shows(DESK).shows("Đơn vị thực hành");
        client.get(DESK).await.expect(200).shows(BANNER).hides("Xem trang công khai");
        let title = format!("Bài thử {at}");
        let fields = [("tieu_de", title.as_str()), ("noi_dung", "Nội dung thử.")];
        let saved = post(&mut client, &format!("{DESK}/bai-viet/moi"), &fields).await.expect(303);
        let page = saved.header("location").split('?').next().unwrap_or_default().to_owned();
        let version = client.get(&page).await.expect(200).shows(BANNER).value_of("phien_ban");
        post(&mut client, &format!("{page}/dang"), &[("phien_ban", &version)]).await.expect(303);
        let shown = client.get(&page).await.expect(200).hides("Xem trang công khai");
        client.get(DESK).await.expect(200).shows(&title).hides("Xem trang công khai");
        client.get(&format!("{DESK}/chuyen-muc")).await.expect(200).hides("Xem trang công khai");
        let version = shown.value_of("phien_ban");
        let order = [("phien_ban", version.as_str()), ("ly_do", "in_error")];
        post(&mut client, &format!("{page}/go"), &order).await.expect(303);
        // Who the unit is stays with whoever runs the platform.
        let facts = if role == Role::PlatformAdmin { 200 } else { 403 };
        client.get(&format!("{DESK}/thong-tin")).await.expect(facts);
        if role != Role::PlatformAdmin {
            client.get(&format!("/don-vi/{}", world.b.slug)).await.expect(404);
        }
    }
    // The box above the units of a person finds it by its name alone.
    let mut platform = world.signed_in(Role::PlatformAdmin, &world.a).await;
    platform.get("/?tim=thuc+hanh").await.expect(200).shows(DESK).hides("Không có đơn vị nào");
    platform.get("/?tim=phuoc+hung").await.expect(200).hides(DESK);
    platform.get("/?tim=khong+co").await.expect(200).hides(DESK).shows("Không có đơn vị nào");
    // A colleague of the other twin sees what was tried.
    world.signed_in(Role::TeamMember, &world.b).await.get(DESK).await.expect(200).shows("Bài thử 0");
    world.on("studio").get(DESK).await.expect(303);
}

#[tokio::test]
async fn no_host_answers_for_it_and_no_address_hands_out_what_is_public_there() {
    let world = world().await;
    let (actor, practised) = (World::actor(PersonId(1), unit(&world)), unit(&world));
    let (id, picture) = media::bring(&world.core, &actor, practised, "Ảnh thử.png", png(24, 16, [9, 99, 9])).await;
    media::describe(&world.core, &actor, practised, id, "Một ô màu").await;
    let form = item("Thông báo thử", "bí-mật-thực-hành")
        .with(ItemField::Body, format!("![](/anh/{picture})"))
        .with(ItemField::ValidUntil, "31/12/2024");
    publish_of(ItemKind::Notice, &world.core, &actor, practised, &form).await;
    let unknown = world.on("xa-khong-co").get("/").await.expect(421).text();
    let paths = ["/", "/thong-bao", "/thong-bao/thong-bao-thu", "/robots.txt", "/khong-co"];
    for path in paths.map(str::to_owned).into_iter().chain([format!("/anh/{picture}-24.webp")]) {
        let answer = world.on(SLUG).get(&path).await.expect(421);
        assert_eq!(answer.text(), unknown, "{path}");
        for other in ["", world.a.slug, world.b.slug] {
            world.on(other).get(&path).await.hides("bí-mật-thực-hành");
        }
    }
    for other in ["", world.a.slug, world.b.slug] {
        world.on(other).get(&format!("/anh/{picture}-24.webp")).await.expect(404);
    }
    // At its desk the picture is there.
    let mut client = world.signed_in(Role::Writer, &world.a).await;
    client.get(&format!("{DESK}/anh/{picture}-24.webp")).await.expect(200);
}

#[tokio::test]
async fn the_preview_leads_to_no_site_and_a_link_to_a_draft_reads_only_signed_in() {
    let world = world().await;
    let practised = unit(&world);
    let id = publish(&world.core, &World::actor(PersonId(1), practised), practised, &item("Bài thử", "x")).await;
    let page = format!("{DESK}/bai-viet/{}", id.0);
    let mut client = world.signed_in(Role::Writer, &world.a).await;
    let preview = client.get(&format!("{page}/xem-truoc")).await.expect(200).shows("Bản xem trước ở đơn vị thực hành");
    let own: Vec<_> = preview.links().into_iter().filter(|link| link.starts_with(DESK)).collect();
    assert!(preview.links().iter().all(|link| !link.contains("//thuc-hanh.")), "{:?}", preview.links());
    for link in own {
        client.get(&link).await.expect(200);
    }
    let menu = format!("{DESK}?da=khong-co-trang&toi=/tin-tuc");
    assert!(preview.links().contains(&menu), "{:?}", preview.links());
    client.get(&menu).await.expect(200).shows("Đơn vị thực hành không có trang công khai");
    let made = post(&mut client, &format!("{page}/chia-se"), &[("han", "7")]).await.expect(200);
    let text = made.text();
    let token = text.split("/xem-ban-nhap/").nth(1).and_then(|rest| rest.split(['"', '<']).next()).expect("a link");
    client.get(&format!("/xem-ban-nhap/{token}")).await.expect(200).shows("Bài thử");
    world.on("studio").get(&format!("/xem-ban-nhap/{token}")).await.expect(410).hides("Bài thử");
}

#[tokio::test]
async fn the_province_neither_lists_nor_counts_nor_finds_it() {
    let mut province = Province::new().await;
    let before = province.portal.get("/").await.expect(200).shows("82/82").text();
    let registry = province.app.registry();
    assert_eq!(registry.sites().count(), 83);
    let practised = registry.practice_units().map(|(unit, _)| unit.id).collect::<BTreeSet<_>>();
    assert_eq!(practised.len(), 1);
    assert!(registry.sites().all(|unit| !practised.contains(&unit.id)));
    // However much is published there, it crowds nobody out.
    province.publish("xa-hoa-long", "Tin có thật").await;
    province.world.clock.advance(3);
    for at in 0..30 {
        let unit = registry.by_slug(SLUG).expect("the unit").id;
        publish(&province.core, &everywhere(), unit, &item(&format!("Tin thử {at}"), "bí-mật-thực-hành")).await;
    }
    province.world.clock.advance(3);
    let home = province.portal.get("/").await.expect(200).shows("82/82").shows("Tin có thật").hides("Tin thử");
    assert_eq!(before.matches("thuc-hanh").count(), 0);
    assert_eq!(home.text().matches("thuc-hanh").count(), 0);
    for path in ["/ban-do", "/tin-tuc", "/gioi-thieu"] {
        province.portal.get(path).await.hides("Thực Hành").hides("thuc-hanh");
    }
    assert!(!hits(&find(&mut province.portal, "Thực Hành").await).iter().any(|name| name.contains("Thực Hành")));
    province.on("xa-hoa-long").get("/").await.expect(200).hides("Thực Hành");
    let (mut client, csrf) = province.administrator().await;
    client.get("/nen-tang/don-vi?tim=thuc+hanh").await.expect(200).hides("Xã Thực Hành");
    client.get("/nen-tang/don-vi/thuc-hanh").await.expect(404);
    client.post("/nen-tang/don-vi/thuc-hanh/ten-mien", &[("csrf", &csrf), ("viec", "chinh")]).await.expect(404);
    // Its address is taken.
    let fields = [("csrf", csrf.as_str()), ("loai", "xa"), ("ten", "Nào Đó"), ("dia_chi", SLUG)];
    client.post("/nen-tang/don-vi/moi", &fields).await.expect(422);
}

#[tokio::test]
async fn it_is_there_once_and_takes_no_address_from_a_commune() {
    let world = world().await;
    for _ in 0..2 {
        practice::ensure(&world.core).await.expect("no second one");
    }
    let registry = world.core.store.registry().await.expect("the registry");
    assert_eq!(registry.practice.len(), 1);
    assert_eq!(registry.units.iter().filter(|unit| unit.name == "Thực Hành").count(), 1);
}

#[tokio::test]
async fn what_nobody_touched_for_a_month_goes_and_nothing_of_a_commune_does() {
    let world = world().await;
    let (actor, practised) = (World::actor(PersonId(1), unit(&world)), unit(&world));
    publish(&world.core, &actor, practised, &item("Bài thử cũ", "x")).await;
    let (_, picture) = media::bring(&world.core, &actor, practised, "Ảnh thử.png", png(24, 16, [9, 99, 9])).await;
    let named = item("Nháp thử cũ", "x").with(ItemField::Body, format!("![Một ô màu](/anh/{picture})"));
    draft(&world.core, &actor, practised, &named).await;
    let of_twin = World::actor(PersonId(1), world.a.unit);
    media::bring(&world.core, &of_twin, world.a.unit, "Ảnh của xã.png", png(24, 16, [9, 9, 99])).await;
    world.clock.advance(20 * 86_400);
    publish(&world.core, &actor, practised, &item("Bài thử mới", "x")).await;

    let registry = world.app.registry();
    // As the server does each second, in two nodes.
    let mut nodes = [Emptying::default(), Emptying::default()];
    let mut look = async || {
        for node in &mut nodes {
            let units = registry.practice_units().map(|(_, practice)| practice);
            node.step(&world.core, units).await.expect("a step");
        }
    };
    look().await;
    world.clock.advance(10 * 86_400);
    look().await;
    assert!(audited(&world, "item.empty_practice").await.is_empty(), "thirty days are not more than thirty");
    world.clock.advance(86_400);
    look().await;
    look().await;
    let told = "{\"items\":2,\"files\":1}".to_owned();
    assert_eq!(audited(&world, "item.empty_practice").await, [(practised.0, told)]);

    let mut client = world.signed_in(Role::UnitAdmin, &world.a).await;
    let page = client.get(DESK).await.expect(200).shows("Bài thử mới").shows("trong 30 ngày sẽ tự xóa");
    page.hides("Bài thử cũ").hides("Nháp thử cũ");
    client.get(&format!("{DESK}/thu-vien")).await.expect(200).hides("Ảnh thử");
    client
        .get(&format!("/don-vi/{}", world.a.slug))
        .await
        .shows("Bản nháp chưa duyệt")
        .hides("trong 30 ngày sẽ tự xóa");
    client.get(&format!("/don-vi/{}/thu-vien", world.a.slug)).await.expect(200).shows("Ảnh của xã");
    for twin in [&world.a, &world.b] {
        world.on(twin.slug).get("/").await.expect(200).shows("Lịch tiếp công dân");
    }
    let mut platform = world.signed_in(Role::PlatformAdmin, &world.a).await;
    platform.get(&format!("{DESK}/nhat-ky")).await.expect(200).shows("dọn bài và tệp không ai dùng ở đơn vị thực hành");
}
