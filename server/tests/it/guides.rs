//! Guides: how a commune tells its people to do one thing, step by step, on a page, on paper and on a board.

use domain::access::Role;
use domain::item::{ItemField, ItemForm, ItemId, ItemKind};
use domain::person::PersonId;
use domain::short_code;
use http::Method;

use super::support::client::Client;
use super::support::media::{pdf, png};
use super::support::world::{PASSWORD, Twin, World, email, publish_of, sign_in, withdraw};

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

/// A guide that is being written at the desk of a twin, and its address.
async fn being_written(world: &World, twin: &Twin) -> (ItemId, String) {
    let actor = World::actor(PersonId(1), twin.unit);
    let form = form("Mở ví giấy tờ", twin.secret);
    let (id, _) = super::support::world::draft_of(ItemKind::Guide, &world.core, &actor, twin.unit, &form).await;
    (id, format!("/don-vi/{}/bai-viet/{}", twin.slug, id.0))
}

/// The names of the steps in the order of the page.
fn steps_of(page: &super::support::answer::Answer) -> Vec<String> {
    let text = page.text();
    let headings = text.split("<h2>Bước ").skip(1).filter_map(|rest| rest.split_once("</h2>"));
    headings.map(|(heading, _)| heading.split_once(": ").map_or("", |(_, name)| name).to_owned()).collect()
}

#[tokio::test]
async fn steps_are_moved_written_and_taken_away_one_button_at_a_time() {
    let world = World::new().await;
    let (_, item) = being_written(&world, &world.a).await;
    let mut desk = world.signed_in(Role::Writer, &world.a).await;
    let steps = format!("{item}/cac-buoc");
    desk.get(&item).await.expect(200).shows(&format!("\"{steps}\"")).shows("Chưa có ai trả lời");
    let page = desk.get(&steps).await.expect(200).shows("có cảnh báo").shows("data-steps").shows("steps");
    assert_eq!(steps_of(&page), ["Mở ứng dụng", "Nhập mã", "Xem giấy tờ"]);

    let deed = async |desk: &mut Client, fields: &[(&str, &str)]| {
        let page = desk.get(&steps).await.expect(200);
        let (csrf, version) = (page.value_of("csrf"), page.value_of("phien_ban"));
        let mut all = vec![("csrf", csrf.as_str()), ("phien_ban", version.as_str())];
        all.extend_from_slice(fields);
        desk.post(&steps, &all).await
    };
    deed(&mut desk, &[("viec", "xuong"), ("buoc", "1")]).await.leads_to(&format!("{steps}?da=doi"));
    assert_eq!(steps_of(&desk.get(&steps).await), ["Nhập mã", "Mở ứng dụng", "Xem giấy tờ"]);
    // What the script of the page sends for a drag.
    deed(&mut desk, &[("viec", "doi_cho"), ("tu", "3"), ("den", "1")]).await.expect(303);
    assert_eq!(steps_of(&desk.get(&steps).await), ["Xem giấy tờ", "Nhập mã", "Mở ứng dụng"]);
    deed(&mut desk, &[("viec", "len"), ("buoc", "3")]).await.expect(303);
    deed(&mut desk, &[("viec", "xoa"), ("buoc", "1")]).await.leads_to(&format!("{steps}?da=xoa"));
    assert_eq!(steps_of(&desk.get(&steps).await), ["Mở ứng dụng", "Nhập mã"]);
    for nothing in [("len", "1"), ("xuong", "2"), ("xoa", "3"), ("xoa", ""), ("", "1")] {
        deed(&mut desk, &[("viec", nothing.0), ("buoc", nothing.1)]).await.expect(422);
    }

    let new = format!("{steps}/3");
    let page = desk.get(&new).await.expect(200).shows("Thêm bước");
    let (csrf, version) = (page.value_of("csrf"), page.value_of("phien_ban"));
    let send = [("csrf", csrf.as_str()), ("phien_ban", version.as_str())];
    let empty = [send.as_slice(), &[("cach_lam", "# Hai bước")]].concat();
    desk.post(&new, &empty).await.expect(422).shows("Hãy đặt tên bước").shows("tên một bước mới").shows("# Hai bước");
    let typed = [("ten_buoc", "Đăng xuất"), ("cach_lam", "Bấm **Đăng xuất**."), ("canh_bao", "Không cho mượn máy.")];
    desk.post(&new, &[send.as_slice(), &typed].concat()).await.leads_to(&format!("{steps}?da=luu"));
    assert_eq!(steps_of(&desk.get(&steps).await), ["Mở ứng dụng", "Nhập mã", "Đăng xuất"]);
    desk.get(&format!("{item}/xem-truoc")).await.expect(200).shows("Bước 3: Đăng xuất").shows("Không cho mượn máy.");
    // Said of a page that was opened before: nothing is lost, and nothing is overwritten.
    let stale = desk.post(&format!("{steps}/1"), &[send.as_slice(), &typed].concat()).await.expect(409);
    stale.shows("vừa lưu một bản mới").shows("Bấm **Đăng xuất**.");
    desk.get(&format!("{steps}/5")).await.expect(404);
    desk.get(&format!("{steps}/0")).await.expect(404);
    // Another commune's guide is nobody here.
    let (theirs, _) = being_written(&world, &world.b).await;
    desk.get(&format!("/don-vi/{}/bai-viet/{}/cac-buoc", world.a.slug, theirs.0)).await.expect(404);
}

#[tokio::test]
async fn a_member_of_a_team_drafts_guides_and_nothing_else() {
    let world = World::new().await;
    let mut member = world.signed_in(Role::TeamMember, &world.a).await;
    let desk = format!("/don-vi/{}", world.a.slug);
    let new = format!("{desk}/bai-viet/moi");
    member
        .get(&desk)
        .await
        .expect(200)
        .shows("?loai=huong-dan")
        .hides("moi?loai=thong-bao")
        .hides("bai-viet/moi?loai=tin-bai");
    let csrf = member.get(&format!("{new}?loai=huong-dan")).await.expect(200).value_of("csrf");
    for kind in ItemKind::ALL.into_iter().filter(|kind| *kind != ItemKind::Guide) {
        member.get(&format!("{new}?loai={}", kind.word())).await.expect(403);
        let typed = [("csrf", csrf.as_str()), ("loai", kind.word()), ("tieu_de", "Lấn sân")];
        member.post(&new, &typed).await.expect(403);
        member.post(&format!("{new}/tu-luu"), &typed).await.expect(403);
        // The address says a guide, the form another kind: the form is what would be kept.
        member.post(&format!("{new}?loai=huong-dan"), &typed).await.expect(403);
    }
    let guide = [
        ("csrf", csrf.as_str()),
        ("loai", "huong-dan"),
        ("tieu_de", "Quét mã trả tiền"),
        ("chu_de", "thanh-toan"),
        ("kiem_tra_ngay", TODAY),
        ("noi_dung", "# Mở ứng dụng\n\nBấm.\n\n# Quét mã\n\nQuét."),
        ("viec", "luu_va_gui"),
    ];
    let saved = member.post(&new, &guide).await.expect(303);
    let item = saved.header("location").split('?').next().unwrap_or_default().to_owned();
    let page = member.get(&item).await.expect(200).shows("Chờ duyệt").hides("/chia-se");
    let version = page.value_of("phien_ban");
    let publish = [("csrf", csrf.as_str()), ("phien_ban", version.as_str())];
    for not_theirs in ["dang", "go", "hen-gio", "phu-trach", "chia-se", "tra-lai"] {
        member.post(&format!("{item}/{not_theirs}"), &publish).await.expect(403);
    }
    // An article stays closed to them, with the form of a guide too.
    let article = format!("{desk}/bai-viet/{}", world.a.draft.0);
    member.get(&article).await.expect(200).hides("name=\"noi_dung\"");
    for deed in ["", "/tu-luu", "/gui-duyet", "/cat"] {
        member.post(&format!("{article}{deed}"), &guide).await.expect(403);
    }
    let mut approver = world.signed_in(Role::Approver, &world.a).await;
    let page = approver.get(&item).await.expect(200);
    let (csrf, version) = (page.value_of("csrf"), page.value_of("phien_ban"));
    let publish = [("csrf", csrf.as_str()), ("phien_ban", version.as_str())];
    approver.post(&format!("{item}/dang"), &publish).await.leads_to(&format!("{item}?da=dang"));
    world.on(world.a.slug).get("/huong-dan/quet-ma-tra-tien").await.expect(200).shows("Bước 2: Quét mã");
    world.on(world.b.slug).get("/huong-dan/quet-ma-tra-tien").await.expect(404);
}

#[tokio::test]
async fn a_member_brings_the_picture_of_a_step_with_the_step() {
    let world = World::new().await;
    let (_, item) = being_written(&world, &world.a).await;
    let mut member = world.signed_in(Role::TeamMember, &world.a).await;
    let (step, steps) = (format!("{item}/cac-buoc/2"), format!("{item}/cac-buoc"));
    let library = format!("/don-vi/{}/thu-vien", world.a.slug);
    let page = member.get(&step).await.expect(200).shows("multipart/form-data").shows("name=\"anh_moi\"");
    let (csrf, version) = (page.value_of("csrf"), page.value_of("phien_ban"));
    let photo = png(24, 16, [9, 9, 9]);
    let typed = |title: &'static str, csrf: &str, version: &str| {
        [
            ("csrf", csrf.to_owned()),
            ("phien_ban", version.to_owned()),
            ("ten_buoc", title.to_owned()),
            ("cach_lam", "Gõ mã gồm sáu chữ số.".to_owned()),
            ("canh_bao", "Không đọc mã cho ai.".to_owned()),
            ("anh_buoc", String::new()),
            ("anh_cho_thay", "Màn hình có ô nhập mã".to_owned()),
        ]
    };
    let send = async |client: &mut Client, fields: [(&str, String); 7], name: &str, bytes: &[u8]| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        client.upload(&step, &fields, &[("anh_moi", name, bytes)]).await
    };
    // What is no picture is none, and a page of before the sign-in brings nothing; the words stay.
    let refused = send(&mut member, typed("Nhập mã", &csrf, &version), "hoá đơn.pdf", &pdf("x")).await.expect(422);
    refused.shows("Ảnh mới từ máy: “hoá đơn.pdf” không phải ảnh").shows("Gõ mã gồm sáu chữ số.");
    let stale = send(&mut member, typed("Nhập mã", "sai", &version), "IMG_1.png", &photo).await.expect(403);
    stale.shows("chọn lại ảnh").shows("Màn hình có ô nhập mã");
    member.get(&library).await.expect(200).shows("Thư viện chưa có gì");
    // Refused for its words, it keeps the picture, chosen: sent again without a file, the step has it.
    let refused = send(&mut member, typed("", &csrf, &version), "IMG_1.png", &photo).await.expect(422);
    let refused = refused.shows("Hãy đặt tên bước").shows("Màn hình có ô nhập mã");
    let text = refused.text();
    let chosen = text.split("<option value=\"").find(|option| option.contains("selected")).expect("a picture");
    let key = chosen.split('"').next().expect("a key").to_owned();
    member.get(&library).await.expect(200).shows("IMG_1").hides("Chưa có lời mô tả");
    let mut again = typed("Nhập mã", &csrf, &version);
    again[5].1 = key.clone();
    send(&mut member, again, "", b"").await.leads_to(&format!("{steps}?da=luu"));
    member.get(&step).await.expect(200).shows(&format!("<option value=\"{key}\" selected"));
    // And in one go, for another step.
    let version = member.get(&step).await.value_of("phien_ban");
    send(&mut member, typed("Nhập mã", &csrf, &version), "IMG_2.png", &photo).await.expect(303);
    let text = member.get(&step).await.expect(200).text();
    assert!(!text.contains(&format!("<option value=\"{key}\" selected")), "the newer one took its place");
    // Whoever saved in between is heard, and the picture is not lost either.
    let stale = send(&mut member, typed("Nhập mã số", &csrf, &version), "IMG_3.png", &photo).await.expect(409);
    stale.shows("Nhập mã số").shows(">IMG_3</option>");
    // Another commune's library has none of it, and its members reach no step of ours.
    let mut theirs = world.signed_in(Role::TeamMember, &world.b).await;
    theirs.get(&format!("/don-vi/{}/thu-vien", world.b.slug)).await.expect(200).hides("IMG_");
    send(&mut theirs, typed("Nhập mã", &csrf, &version), "IMG_4.png", &photo).await.expect(404);
    member.get(&library).await.expect(200).hides("IMG_4");
}

#[tokio::test]
async fn what_was_typed_beside_a_picture_survives_the_end_of_a_session() {
    let world = World::new().await;
    let (_, item) = being_written(&world, &world.a).await;
    let step = format!("{item}/cac-buoc/2");
    let fields = [("phien_ban", "1"), ("ten_buoc", "Nhập mã gồm sáu số"), ("cach_lam", "Gõ mã.")];
    let photo = png(24, 16, [9, 9, 9]);
    let mut stranger = world.on("studio");
    let asked = stranger.upload(&step, &fields, &[("anh_moi", "", b"")]).await.expect(401);
    asked.shows("giu.ten_buoc").hides("chọn lại tệp");
    let asked = stranger.upload(&step, &fields, &[("anh_moi", "IMG_1.png", &photo)]).await.expect(401);
    asked.shows("giu.ten_buoc").shows("Nhập mã gồm sáu số").shows("chọn lại tệp");
    let mut held = vec![("tiep", step.as_str())];
    held.extend([("giu.phien_ban", "1"), ("giu.ten_buoc", "Nhập mã gồm sáu số"), ("giu.cach_lam", "Gõ mã.")]);
    let who = email(Role::TeamMember, world.a.slug);
    let shown = sign_in(&mut stranger, &who, PASSWORD, &held).await.expect(200);
    shown.shows("value=\"Nhập mã gồm sáu số\"").shows("chưa được lưu");
}

#[tokio::test]
async fn a_ready_guide_becomes_a_draft_once_and_waits_for_somebody_to_follow_it() {
    let world = World::new().await;
    for (role, unit) in [(Role::ProvinceEditor, "tinh-ba-ria-vung-tau"), (Role::TeamMember, world.a.slug)] {
        let mut desk = world.signed_in(role, &world.a).await;
        let path = format!("/don-vi/{unit}/huong-dan-co-san");
        let page =
            desk.get(&path).await.expect(200).shows("Cài đặt và kích hoạt VNeID mức 2").hides("Đơn vị đã lấy về");
        let csrf = page.value_of("csrf");
        let asked = [("csrf", csrf.as_str()), ("huong_dan", "cai-dat-va-kich-hoat-vneid-muc-2")];
        let taken = desk.post(&path, &asked).await.expect(303);
        let item = taken.header("location").split('?').next().unwrap_or_default().to_owned();
        desk.post(&path, &asked).await.leads_to(&item);
        desk.get(&path).await.expect(200).shows("Đơn vị đã lấy về").shows(&format!("\"{item}\""));
        let page = desk.get(&item).await.expect(200);
        assert_eq!(page.value_of("kiem_tra_ngay"), "", "{unit}");
        page.shows("chưa có ngày kiểm tra").hides("ít nhất hai bước");
        desk.post(&path, &[("csrf", csrf.as_str()), ("huong_dan", "../x")]).await.expect(422);
    }
    world.on(world.a.slug).get("/huong-dan").await.expect(200).hides("VNeID");
}
