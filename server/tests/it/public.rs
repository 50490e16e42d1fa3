//! What residents read, and what becomes of old addresses.

use domain::item::ItemField;
use domain::moment::Moment;

use super::support::world::{World, draft, item, publish, withdraw};

const ADDRESS: &str = "/tin-tuc/lich-tiep-cong-dan-thang-02";

#[tokio::test]
async fn twins_with_the_same_address_show_each_their_own() {
    let world = World::new().await;
    for twin in [&world.a, &world.b] {
        let mut client = world.on(twin.slug);
        client.get("/").await.expect(200).shows("Lịch tiếp công dân tháng 02").shows(twin.secret);
        client.get("/tin-tuc").await.expect(200).shows(ADDRESS).shows(twin.secret);
        let page = client.get(ADDRESS).await.expect(200);
        page.shows(&format!("Nội dung {}", twin.secret)).shows("27/01/2024").hides("nháp-bí-mật");
    }
    let mut portal = world.on("");
    portal.get("/").await.expect(200).shows("http://xa-phuoc-hung.localhost:3000");
    portal.get("/tin-tuc").await.expect(200).hides("Lịch tiếp");
    portal.get(ADDRESS).await.expect(404);
}

#[tokio::test]
async fn a_draft_has_no_address_and_a_new_text_waits_behind_the_public_one() {
    let world = World::new().await;
    let mut client = world.on(world.a.slug);
    client.get("/tin-tuc/ban-nhap-chua-duyet").await.expect(404);
    let mut desk = world.signed_in(domain::access::Role::Writer, &world.a).await;
    let path = format!("/don-vi/{}/bai-viet/{}", world.a.slug, world.a.published.0);
    let page = desk.get(&path).await.expect(200);
    let (csrf, version) = (page.value_of("csrf"), page.value_of("phien_ban"));
    let fields =
        [("csrf", csrf.as_str()), ("phien_ban", &version), ("tieu_de", "Lịch mới chưa duyệt"), ("noi_dung", "x")];
    desk.post(&path, &fields).await.leads_to(&format!("{path}?da=luu"));
    for path in ["/", "/tin-tuc", ADDRESS] {
        client.get(path).await.expect(200).shows("Lịch tiếp công dân tháng 02").hides("chưa duyệt");
    }
}

#[tokio::test]
async fn each_reason_of_withdrawal_has_its_outcome() {
    let world = World::new().await;
    let (core, unit) = (&world.core, world.a.unit);
    let actor = World::actor(domain::person::PersonId(1), unit);
    let mut ids = Vec::new();
    for title in ["Bài nhầm", "Bài gộp", "Bài cũ", "Bài mới"] {
        ids.push(publish(core, &actor, unit, &item(title, world.a.secret)).await);
    }
    withdraw(core, &actor, unit, ids[0], "in_error", "").await;
    withdraw(core, &actor, unit, ids[1], "consolidated", "http://x/tin-tuc/bai-moi").await;
    withdraw(core, &actor, unit, ids[2], "no_longer_valid", "").await;
    let mut client = world.on(world.a.slug);
    let gone = client.get("/tin-tuc/bai-nham").await.expect(410);
    gone.shows("27/01/2024").shows("Lịch đã thay đổi.").hides("Nội dung chim").shows("href=\"/tin-tuc\"");
    client.get("/tin-tuc/bai-gop").await.expect(301).leads_to("/tin-tuc/bai-moi");
    client.get("/tin-tuc/bai-cu").await.expect(200).shows("Nội dung chim").shows("Lịch đã thay đổi.");
    client.get("/tin-tuc").await.expect(200).shows("Bài mới").hides("Bài nhầm").hides("Bài gộp").hides("Bài cũ");
    // The replacement is replaced: still one hop.
    let last = publish(core, &actor, unit, &item("Bài cuối", world.a.secret)).await;
    assert!(last.0 > ids[3].0);
    withdraw(core, &actor, unit, ids[3], "consolidated", "bai-cuoi").await;
    client.get("/tin-tuc/bai-gop").await.expect(301).leads_to("/tin-tuc/bai-cuoi");
    world.on(world.b.slug).get("/tin-tuc/bai-cuoi").await.expect(404);
}

#[tokio::test]
async fn a_changed_address_leaves_a_redirect() {
    let world = World::new().await;
    let mut desk = world.signed_in(domain::access::Role::Approver, &world.a).await;
    let path = format!("/don-vi/{}/bai-viet/{}", world.a.slug, world.a.published.0);
    let page = desk.get(&path).await.expect(200);
    let (csrf, version) = (page.value_of("csrf"), page.value_of("phien_ban"));
    let fields = [
        ("csrf", csrf.as_str()),
        ("phien_ban", &version),
        ("tieu_de", "Lịch tiếp công dân tháng 02"),
        ("noi_dung", "Nội dung"),
        ("dia_chi", "Lịch tiếp dân"),
        ("viec", "luu_va_dang"),
    ];
    desk.post(&path, &fields).await.leads_to(&format!("{path}?da=dang"));
    let mut client = world.on(world.a.slug);
    client.get(ADDRESS).await.expect(301).leads_to("/tin-tuc/lich-tiep-dan");
    client.get("/tin-tuc/lich-tiep-dan").await.expect(200);
    world.on(world.b.slug).get(ADDRESS).await.expect(200);
}

#[tokio::test]
async fn news_come_in_pages_newest_first() {
    let world = World::new().await;
    let (core, unit) = (&world.core, world.a.unit);
    let actor = World::actor(domain::person::PersonId(1), unit);
    for number in 1..=30 {
        world.clock.advance(60);
        publish(core, &actor, unit, &item(&format!("Tin số {number:02}"), world.a.secret)).await;
    }
    let mut client = world.on(world.a.slug);
    let first = client.get("/tin-tuc").await.expect(200).shows("Tin số 30").hides("Tin số 18");
    let links = first.links();
    assert!(links.contains(&"/tin-tuc?trang=2".to_owned()), "{links:?}");
    client.get("/tin-tuc?trang=2").await.expect(200).shows("Tin số 18").hides("Tin số 30");
    client.get("/tin-tuc?trang=3").await.expect(200).shows("Lịch tiếp công dân");
    for beyond in
        ["/tin-tuc?trang=4", "/tin-tuc?trang=0", "/tin-tuc?trang=x", "/tin-tuc?trang=-1", "/tin-tuc?trang=1e3"]
    {
        client.get(beyond).await.expect(404).shows("href=\"/tin-tuc\"");
    }
    world.on(world.b.slug).get("/tin-tuc?trang=2").await.expect(404);
}

#[tokio::test]
async fn dates_are_of_vietnam() {
    let world = World::new().await;
    let (core, unit) = (&world.core, world.a.unit);
    let actor = World::actor(domain::person::PersonId(1), unit);
    // 00:30 on 01/07/2025 in Vietnam is the day before in UTC.
    let half_past = Moment::from_micros(1_751_304_600_000_000);
    world.clock.advance((half_past.micros() - world.clock.now().micros()) / 1_000_000);
    let form = item("Tin nửa đêm", world.a.secret).with(ItemField::WrittenOn, "");
    publish(core, &actor, unit, &form).await;
    world.on(world.a.slug).get("/tin-tuc/tin-nua-dem").await.expect(200).shows("01/07/2025").hides("30/06/2025");
}

#[tokio::test]
async fn nothing_active_reaches_a_page_through_any_field() {
    let world = World::new().await;
    let (core, unit) = (&world.core, world.a.unit);
    let actor = World::actor(domain::person::PersonId(1), unit);
    let payload = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'><svg/onload=alert(3)>";
    let form = domain::item::ItemForm::default()
        .with(ItemField::Title, format!("Bài {payload}"))
        .with(ItemField::Summary, payload)
        .with(ItemField::Body, format!("{payload}\n\n[x](javascript:alert(4)) ![y](http://evil.vn/x.png)"))
        .with(ItemField::Author, payload)
        .with(ItemField::Source, payload)
        .with(ItemField::Slug, "bai-doc");
    publish(core, &actor, unit, &form).await;
    let mut client = world.on(world.a.slug);
    for path in ["/", "/tin-tuc", "/tin-tuc/bai-doc"] {
        let page = client.get(path).await.expect(200);
        page.hides("<script").hides("<img").hides("<svg/").hides("javascript:").hides("evil.vn/x.png");
    }
    draft(core, &actor, unit, &form).await;
    let mut desk = world.signed_in(domain::access::Role::Writer, &world.a).await;
    desk.get(&format!("/don-vi/{}", world.a.slug)).await.expect(200).hides("<script>alert").hides("<img");
}
