//! Guides: how a commune tells its people to do one thing, step by step, on a page, on paper and on a board.

mod desk;

use domain::access::Role;
use domain::item::{ItemField, ItemForm, ItemId, ItemKind};
use domain::person::PersonId;
use domain::short_code;
use http::Method;

use super::support::client::Client;
use super::support::world::{Twin, World, publish_of, withdraw};

/// 27/01/2024 is the first day of the world.
const TODAY: &str = "27/01/2024";
const DAY: i64 = 24 * 3600;

fn form(title: &str, secret: &str) -> ItemForm {
    let body = format!(
        "Cần điện thoại có mạng; {secret}.\n\n# Mở ứng dụng\n\nBấm **Đăng nhập**.\n\n> Không đọc mã cho ai.\n\n# Nhập mã\n\nGõ mã rồi bấm *Tiếp tục*.\n\n# Xem giấy tờ\n\nBấm **Ví giấy tờ**."
    );
    ItemForm::default()
        .with(ItemField::Title, title)
        .with(ItemField::Summary, "Xem căn cước ngay trên điện thoại.")
        .with(ItemField::Topic, "vneid")
        .with(ItemField::Audience, "Người cao tuổi")
        .with(ItemField::AppVersion, "VNeID 2.1.6")
        .with(ItemField::CheckedOn, TODAY)
        .with(ItemField::Body, body)
}

async fn published(world: &World, twin: &Twin, form: &ItemForm) -> ItemId {
    publish_of(ItemKind::Guide, &world.core, &World::actor(PersonId(1), twin.unit), twin.unit, form).await
}

/// Both twins have a guide of the same name.
async fn of_both(world: &World) -> [ItemId; 2] {
    let mut ids = Vec::new();
    for twin in [&world.a, &world.b] {
        ids.push(published(world, twin, &form("Mở ví giấy tờ", twin.secret)).await);
    }
    [ids[0], ids[1]]
}

#[tokio::test]
async fn residents_find_guides_by_topic_and_read_them_whole_or_step_by_step() {
    let world = World::new().await;
    let mut resident = world.on(world.a.slug);
    resident.get("/").await.expect(200).hides("\"/huong-dan\"");
    resident.get("/huong-dan").await.expect(200).shows("Chưa có hướng dẫn nào");
    of_both(&world).await;
    resident.get("/").await.expect(200).shows("\"/huong-dan\"");
    let list = resident.get("/huong-dan").await.expect(200);
    list.shows("VNeID")
        .shows("\"/huong-dan/mo-vi-giay-to\"")
        .shows("Dành cho: Người cao tuổi")
        .hides("Hóa đơn điện tử");
    let whole = resident.get("/huong-dan/mo-vi-giay-to").await.expect(200);
    let whole = whole.shows(world.a.secret).hides(world.b.secret);
    let whole = whole.shows("Bước 1: Mở ứng dụng").shows("Bước 3: Xem giấy tờ").shows("Kiểm tra lần cuối").shows(TODAY);
    whole.shows("callout callout-warning").shows("Không đọc mã cho ai.").hides("đã hơn 180 ngày");

    let step = resident.get("/huong-dan/mo-vi-giay-to/buoc/2").await.expect(200);
    let step = step
        .shows("Bước 2 trên 3")
        .shows("Bước 2: Nhập mã")
        .hides("Bấm <strong>Đăng nhập")
        .shows("class=\"in read large\"");
    step.shows("rel=\"prev\"").shows("/huong-dan/mo-vi-giay-to/buoc/1").shows("rel=\"next\"").shows("buoc/3");
    resident.get("/huong-dan/mo-vi-giay-to/buoc/1").await.expect(200).hides("rel=\"prev\"").shows("rel=\"next\"");
    resident.get("/huong-dan/mo-vi-giay-to/buoc/3").await.expect(200).hides("rel=\"next\"").shows("bước cuối cùng");
    for nowhere in ["0", "4", "01", "hai", "99999999999999999999"] {
        resident.get(&format!("/huong-dan/mo-vi-giay-to/buoc/{nowhere}")).await.expect(404);
    }
    let large = resident.get("/huong-dan/mo-vi-giay-to/chu-lon").await.expect(200);
    large.shows("class=\"in read large\"").shows("Bước 3: Xem giấy tờ").shows("Chữ cỡ thường");
}

#[tokio::test]
async fn a_guide_that_was_checked_long_ago_says_so_and_comes_back_to_the_desk() {
    let world = World::new().await;
    of_both(&world).await;
    let mut resident = world.on(world.a.slug);
    let to_review = format!("/don-vi/{}?loc=xem-lai", world.a.slug);
    world.clock.advance(179 * DAY);
    let mut desk = world.signed_in(Role::Writer, &world.a).await;
    desk.get(&to_review).await.expect(200).hides("Mở ví giấy tờ");
    world.clock.advance(2 * DAY);
    resident.get("/huong-dan/mo-vi-giay-to").await.expect(200).shows("đã hơn 180 ngày").shows(TODAY);
    let mut desk = world.signed_in(Role::Writer, &world.a).await;
    desk.get(&to_review).await.expect(200).shows("Mở ví giấy tờ");
    // Followed anew and published again, it is trusted for as long again.
    let newer = form("Mở ví giấy tờ trên VNeID", world.a.secret).with(ItemField::CheckedOn, "26/07/2024");
    published(&world, &world.a, &newer).await;
    resident.get("/huong-dan/mo-vi-giay-to-tren-vneid").await.expect(200).hides("đã hơn 180 ngày");
}

#[tokio::test]
async fn what_a_guide_lacks_keeps_it_from_the_public() {
    let world = World::new().await;
    let mut desk = world.signed_in(Role::Approver, &world.a).await;
    let new = format!("/don-vi/{}/bai-viet/moi", world.a.slug);
    let page = desk.get(&format!("{new}?loai=huong-dan")).await.expect(200);
    let page = page.shows("name=\"chu_de\"").shows("name=\"kiem_tra_ngay\"").hides("name=\"tac_gia\"");
    let csrf = page.value_of("csrf");
    let typed = [
        ("csrf", csrf.as_str()),
        ("loai", "huong-dan"),
        ("tieu_de", "Nháp"),
        ("noi_dung", "# Một bước"),
        ("viec", "luu_va_dang"),
    ];
    let refused = desk.post(&new, &typed).await.expect(422);
    refused.shows("chưa có chủ đề").shows("ít nhất hai bước").shows("chưa có ngày kiểm tra");
    world.on(world.a.slug).get("/huong-dan").await.expect(200).hides("Nháp");
    let wrong = [
        ("csrf", csrf.as_str()),
        ("loai", "huong-dan"),
        ("tieu_de", "Nháp"),
        ("chu_de", "gi-do"),
        ("kiem_tra_ngay", "31/02/2024"),
    ];
    desk.post(&new, &wrong).await.expect(422).shows("Chủ đề: hãy chọn một dòng").shows("31/02/2024");
}

#[tokio::test]
async fn a_short_address_leads_to_the_guide_whatever_it_is_called() {
    let world = World::new().await;
    let [ours, theirs] = of_both(&world).await;
    let short = format!("/h/{}", short_code::of(ours));
    let mut resident = world.on(world.a.slug);
    let poster = resident.get("/huong-dan/mo-vi-giay-to/ap-phich").await.expect(200);
    poster
        .shows(&format!("{}.localhost:3000{short}", world.a.slug))
        .shows("<svg")
        .shows("Xem giấy tờ")
        .hides("name=\"tra_loi\"");
    for path in ["/ban-in/mo-vi-giay-to", "/ban-in/mo-vi-giay-to/a5"] {
        resident.get(path).await.expect(200).shows(&short).shows("Bước 2: Nhập mã").shows("Kiểm tra lần cuối");
    }
    resident.get(&short).await.expect(301).leads_to("/huong-dan/mo-vi-giay-to");
    resident
        .get(&short.to_uppercase().replacen("/H/", "/h/", 1))
        .await
        .expect(301)
        .leads_to("/huong-dan/mo-vi-giay-to");
    // Another commune's number is nothing here, and so is a letter mistyped.
    resident.get(&format!("/h/{}", short_code::of(theirs))).await.expect(404);
    resident.get("/h/0000").await.expect(404);
    resident.get(&format!("/h/{}", short_code::of(world.a.draft))).await.expect(404);

    renamed(&world, &world.a, ours, "vi-giay-to").await;
    resident.get(&short).await.expect(301).leads_to("/huong-dan/vi-giay-to");
    resident.get("/huong-dan/mo-vi-giay-to").await.expect(301).leads_to("/huong-dan/vi-giay-to");
    resident.get("/huong-dan/mo-vi-giay-to/buoc/2").await.expect(301).leads_to("/huong-dan/vi-giay-to/buoc/2");
    resident.get("/huong-dan/mo-vi-giay-to/chu-lon").await.expect(301).leads_to("/huong-dan/vi-giay-to/chu-lon");
    resident.get("/ban-in/mo-vi-giay-to/a5").await.expect(301).leads_to("/ban-in/vi-giay-to/a5");
    withdraw(&world.core, &World::actor(PersonId(1), world.a.unit), world.a.unit, ours, "in_error", "").await;
    resident.get(&short).await.expect(410);
    world.on(world.b.slug).get("/huong-dan/mo-vi-giay-to").await.expect(200);
}

#[tokio::test]
async fn guides_of_the_province_stand_in_every_communes_list_while_they_hold() {
    const HEADING: &str = "Hướng dẫn chung của tỉnh";
    const LINK: &str = "href=\"http://localhost:3000/huong-dan/thanh-toan-an-toan\"";
    let world = World::new().await;
    published(&world, &world.a, &form("Mở ví giấy tờ", world.a.secret)).await;
    let portal = world.app.registry().portal().expect("the province").id;
    let actor = World::actor(PersonId(1), portal);
    let own = form("Thanh toán an toàn", "lời của tỉnh");
    super::support::world::draft_of(ItemKind::Guide, &world.core, &actor, portal, &own).await;
    for twin in [&world.a, &world.b] {
        world.on(twin.slug).get("/huong-dan").await.expect(200).hides(HEADING).hides("Thanh toán an toàn");
        world.on(twin.slug).get("/").await.expect(200).hides("huong-dan-tinh");
    }
    let id = publish_of(ItemKind::Guide, &world.core, &actor, portal, &own).await;
    for twin in [&world.a, &world.b] {
        let list = world.on(twin.slug).get("/huong-dan").await.expect(200).shows(HEADING).shows(LINK);
        list.shows("Tỉnh Bà Rịa - Vũng Tàu biên soạn").shows("VNeID · Dành cho: Người cao tuổi");
        world.on(twin.slug).get("/").await.expect(200).shows("href=\"/huong-dan#huong-dan-tinh\"");
        // It has one address.
        world.on(twin.slug).get("/huong-dan/thanh-toan-an-toan").await.expect(404);
    }
    world.on(world.b.slug).get("/huong-dan").await.expect(200).hides("Mở ví giấy tờ").hides("Chưa có hướng dẫn nào");
    let mut province = world.on("");
    world.clock.advance(3);
    province.get("/huong-dan").await.expect(200).shows("Thanh toán an toàn").hides(HEADING);
    let whole = province.get("/huong-dan/thanh-toan-an-toan").await.expect(200);
    whole.shows("rel=\"canonical\" href=\"http://localhost:3000/huong-dan/thanh-toan-an-toan\"");
    // Taken back, it is gone from every list at once.
    withdraw(&world.core, &actor, portal, id, "in_error", "").await;
    for twin in [&world.a, &world.b] {
        world.on(twin.slug).get("/huong-dan").await.expect(200).hides(HEADING).hides(LINK);
        world.on(twin.slug).get("/").await.expect(200).hides("huong-dan-tinh");
    }
    world.on(world.a.slug).get("/huong-dan").await.expect(200).shows("Mở ví giấy tờ");
}

/// Answers a guide as a resident's browser would.
async fn answer(resident: &mut Client, value: &str) -> super::support::answer::Answer {
    let stamp = resident.get("/huong-dan/mo-vi-giay-to").await.expect(200).value_of("dau");
    resident.post("/huong-dan/mo-vi-giay-to/giup-ich", &[("dau", &stamp), ("tra_loi", value)]).await
}

#[tokio::test]
async fn answers_are_counted_without_knowing_whose_they_are() {
    let world = World::new().await;
    let ids = of_both(&world).await;
    let mut resident = world.on(world.a.slug);
    let before = resident.get("/huong-dan/mo-vi-giay-to").await.expect(200);
    for value in ["co", "co", "chua"] {
        let answered = answer(&mut resident, value).await;
        assert!(!answered.headers.contains_key("set-cookie"), "{:?}", answered.headers);
        answered.leads_to("/huong-dan/mo-vi-giay-to/cam-on");
    }
    resident.get("/huong-dan/mo-vi-giay-to/cam-on").await.expect(200).shows("Cảm ơn bạn đã trả lời");
    // The page itself did not change: whoever has it in store needs no other.
    assert_eq!(resident.get("/huong-dan/mo-vi-giay-to").await.header("etag"), before.header("etag"));
    assert_eq!(counted(&world, &world.a, ids[0]).await, (2, 1));
    assert_eq!(counted(&world, &world.b, ids[1]).await, (0, 0));
    // Another desk does not learn of them.
    assert_eq!(counted(&world, &world.b, ids[0]).await, (0, 0));

    let stamp = before.value_of("dau");
    for (fields, status) in [
        (vec![("dau", stamp.as_str())], 400),
        (vec![("tra_loi", "co")], 403),
        (vec![("dau", stamp.as_str()), ("tra_loi", "có lẽ")], 400),
    ] {
        resident.post("/huong-dan/mo-vi-giay-to/giup-ich", &fields).await.expect(status);
    }
    let sent = [("dau", stamp.as_str()), ("tra_loi", "co")];
    resident.post("/huong-dan/khong-co/giup-ich", &sent).await.expect(404);
    // The twin's guide has a stamp of its own.
    world.on(world.b.slug).post("/huong-dan/mo-vi-giay-to/giup-ich", &sent).await.expect(403);
    world.clock.advance(2 * DAY);
    resident.post("/huong-dan/mo-vi-giay-to/giup-ich", &sent).await.expect(403).shows("mở quá lâu");
    assert_eq!(counted(&world, &world.a, ids[0]).await, (2, 1));
}

#[tokio::test]
async fn an_answer_comes_from_a_page_of_the_site_and_not_too_often() {
    let world = World::new().await;
    let ids = of_both(&world).await;
    let mut resident = world.on(world.a.slug);
    let stamp = resident.get("/huong-dan/mo-vi-giay-to").await.expect(200).value_of("dau");
    let (path, fields) = ("/huong-dan/mo-vi-giay-to/giup-ich", [("dau", stamp.as_str()), ("tra_loi", "co")]);
    for foreign in
        [("origin", "https://example.com"), ("sec-fetch-site", "cross-site"), ("sec-fetch-site", "same-site")]
    {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let headers = [("content-type", "application/x-www-form-urlencoded"), foreign];
        resident.send(Method::POST, path, &headers, Some(body)).await.expect(403);
    }
    let large = "x".repeat(70_000);
    resident.post(path, &[("dau", &large)]).await.expect(413);
    for _ in 0..10 {
        resident.post(path, &fields).await.expect(303);
    }
    let refused = resident.post(path, &fields).await.expect(429);
    assert_eq!(refused.header("retry-after"), "3600");
    refused.shows("Gửi quá nhiều lần");
    assert_eq!(counted(&world, &world.a, ids[0]).await, (10, 0));
    world.clock.advance(3_600);
    resident.post(path, &fields).await.expect(303);
}

async fn counted(world: &World, twin: &Twin, id: ItemId) -> (i64, i64) {
    let desk = World::actor(PersonId(1), twin.unit).desk(twin.unit).expect("a desk");
    let snapshot = world.core.store.snapshot().await.expect("a snapshot");
    let answers = snapshot.desk(&desk).answers(id).await.expect("a read");
    (answers.helped, answers.helped_not)
}

async fn renamed(world: &World, twin: &Twin, id: ItemId, slug: &str) {
    use server::actions::{publication, writing};
    let desk = World::actor(PersonId(1), twin.unit).desk(twin.unit).expect("a desk");
    let snapshot = world.core.store.snapshot().await.expect("a snapshot");
    let item = snapshot.desk(&desk).item(id).await.expect("a read").expect("the guide");
    snapshot.end().await.expect("an end");
    let form = ItemForm::from(&item.text).with(ItemField::Slug, slug);
    let text = form.check(ItemKind::Guide).expect("a form");
    let (writer, publisher) = (desk.writer().expect("a writer"), desk.publisher().expect("a publisher"));
    let saved = writing::save(&world.core, writer, id, item.version, text.into()).await.expect("a save");
    let writing::SaveOutcome::Saved { version, .. } = saved else { panic!("{saved:?}") };
    let done = publication::publish(&world.core, publisher, id, version).await.expect("a publication");
    assert!(matches!(done, publication::PublishOutcome::Published { .. }), "{done:?}");
}
