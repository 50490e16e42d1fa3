//! Sharing, from the desk of the province to the pages of communes and back: what is required, offered, adapted, corrected,
//! taken back, followed, and offered upwards.

use domain::access::{Actor, Role};
use domain::item::{ItemField, ItemForm, ItemId, ItemKind};
use domain::unit::UnitId;
use server::actions::sharing;

use super::support::answer::Answer;
use super::support::client::Client;
use super::support::province::everywhere;
use super::support::world::{World, publish, publish_of, withdraw};

/// The province, whose desk shares with all.
const PROVINCE: &str = "tinh-ba-ria-vung-tau";

/// Posts with the token, the version and the text of the source as they stand on a page, as a browser would.
async fn post(desk: &mut Client, page: &str, to: &str, fields: &[(&str, &str)]) -> Answer {
    let shown = desk.get(page).await.expect(200);
    let hidden = |name: &str| {
        if shown.text().contains(&format!("name=\"{name}\"")) { shown.value_of(name) } else { String::new() }
    };
    let (csrf, version, base) = (shown.value_of("csrf"), hidden("phien_ban"), hidden("ban_goc"));
    let own = [("csrf", csrf.as_str()), ("phien_ban", version.as_str()), ("ban_goc", base.as_str())];
    desk.post(to, &[own.as_slice(), fields].concat()).await
}

fn text(title: &str, body: &str) -> ItemForm {
    ItemForm::default().with(ItemField::Title, title).with(ItemField::Body, body)
}

fn province(world: &World) -> (Actor, UnitId) {
    (everywhere(), world.app.registry().portal().expect("a province").id)
}

/// An article of the province residents can read.
async fn written(world: &World, title: &str, body: &str) -> ItemId {
    let (actor, unit) = province(world);
    publish(&world.core, &actor, unit, &text(title, body)).await
}

/// The same article with another text.
async fn corrected(world: &World, id: ItemId, title: &str, body: &str) {
    use server::actions::{publication, writing};
    let (actor, unit) = province(world);
    let desk = actor.desk(unit).expect("a desk");
    let snapshot = world.core.store.snapshot().await.expect("a snapshot");
    let item = snapshot.desk(&desk).item(id).await.expect("a read").expect("the item");
    snapshot.end().await.expect("an end");
    let text = text(title, body).check(ItemKind::Article).expect("a good form");
    let saved = writing::save(&world.core, desk.writer().expect("a writer"), id, item.version, text.into()).await;
    let writing::SaveOutcome::Saved { version, .. } = saved.expect("an action") else { panic!("not saved") };
    let publisher = desk.publisher().expect("a publisher");
    publication::publish(&world.core, publisher, id, version).await.expect("an action");
}

/// Shares an item by its page at the desk of the province.
async fn share(desk: &mut Client, id: ItemId, fields: &[(&str, &str)]) -> Answer {
    let page = format!("/don-vi/{PROVINCE}/bai-viet/{}/dang-chung", id.0);
    post(desk, &page, &page, fields).await
}

/// Where the first thing of the inbox is.
async fn first(desk: &mut Client, unit: &str, tab: &str) -> String {
    let answer = desk.get(&format!("/don-vi/{unit}/noi-dung-chung{tab}")).await.expect(200);
    let wanted = format!("/don-vi/{unit}/noi-dung-chung/");
    answer.links().into_iter().find(|link| link.starts_with(&wanted)).expect("something in the inbox")
}

const ALL: [(&str, &str); 4] =
    [("danh_cho", "tat-ca"), ("hinh_thuc", "bat-buoc"), ("duoc_sua", "tieu-de"), ("duoc_sua", "noi-dung")];
const OFFERED: [(&str, &str); 2] = [("danh_cho", "tat-ca"), ("hinh_thuc", "goi-y")];

#[tokio::test]
async fn the_province_writes_once_and_every_commune_says_it_with_its_source() {
    let world = World::new().await;
    let mut lan = world.signed_in(Role::ProvinceEditor, &world.a).await;
    let mut sites = [world.on(world.a.slug), world.on(world.b.slug)];
    let id = written(&world, "Phòng bão số 3", "Chằng chống **nhà cửa**.").await;
    for site in &mut sites {
        site.get("/tin-tuc").await.expect(200).hides("/noi-dung-chung/");
        site.get("/noi-dung-chung/tinh-ba-ria-vung-tau/phong-bao-so-3").await.expect(404);
    }
    lan.get(&format!("/don-vi/{PROVINCE}/bai-viet/{}", id.0)).await.expect(200).shows("/dang-chung");
    share(&mut lan, id, &[]).await.expect(422).shows("Dành cho: hãy chọn ít nhất một nơi nhận.");
    share(&mut lan, id, &[("danh_cho", "999"), ("hinh_thuc", "goi-y")])
        .await
        .expect(422)
        .shows("Dành cho: hãy chọn lại");
    share(&mut lan, id, &ALL).await.expect(303);
    for site in &mut sites {
        site.get("/tin-tuc")
            .await
            .expect(200)
            .shows("/noi-dung-chung/tinh-ba-ria-vung-tau/phong-bao-so-3")
            .shows("Nguồn: Tỉnh Bà Rịa - Vũng Tàu");
        // On the front page it stands among the unit's own, and not once more among the province's.
        let home = site.get("/").await.expect(200);
        assert_eq!(home.text().matches(">Phòng bão số 3<").count(), 1);
        let page = site.get("/noi-dung-chung/tinh-ba-ria-vung-tau/phong-bao-so-3").await.expect(200);
        let page = page.shows("<strong>nhà cửa</strong>").shows("Bản gốc ngày ");
        page.shows("<link rel=\"canonical\" href=\"http://localhost:3000/tin-tuc/phong-bao-so-3\">");
        // It is no item of its own, and has no second address.
        site.get("/tin-tuc/phong-bao-so-3").await.expect(404);
    }
    lan.get(&format!("/don-vi/{PROVINCE}/da-chia-se")).await.expect(200).shows("Đang dùng 2/2");
    let receipt = lan.get(&format!("/don-vi/{PROVINCE}/bai-viet/{}/dang-chung", id.0)).await.expect(200);
    receipt.shows("Xã Phước Hưng").shows("Phường Phước Hưng").shows("0/2");
    let table = lan.get(&format!("/don-vi/{PROVINCE}/bai-viet/{}/dang-chung?dang=csv", id.0)).await.expect(200);
    assert!(table.text().contains("Xã Phước Hưng,Đang dùng"), "{}", table.text());
    // Somebody there says that it was seen.
    let mut a = world.signed_in(Role::Writer, &world.a).await;
    a.get("/don-vi/xa-phuoc-hung").await.expect(200).shows("1 nội dung dùng chung cần xem");
    let page = first(&mut a, world.a.slug, "").await;
    a.get(&page).await.expect(200).shows("Bắt buộc").hides("Không dùng…");
    post(&mut a, &page, &format!("{page}/quyet-dinh"), &[("viec", "da-xem")]).await.expect(303);
    a.get("/don-vi/xa-phuoc-hung/noi-dung-chung").await.expect(200).shows("Không có gì ở mục này.");
    lan.get(&format!("/don-vi/{PROVINCE}/da-chia-se")).await.shows("báo đã xem 1");
    // Another commune knows nothing of that page's number.
    let number = page.rsplit('/').next().unwrap_or_default().to_owned();
    a.get(&format!("/don-vi/phuong-phuoc-hung/noi-dung-chung/{number}")).await.expect(404);
    let stolen = [("viec", "khong-dung"), ("ly_do", "Không thích nội dung này")];
    let mut approver = world.signed_in(Role::Approver, &world.a).await;
    post(&mut approver, &page, &format!("{page}/quyet-dinh"), &stolen).await.expect(409).shows("Đang dùng");
    // Taken back once, gone everywhere at once.
    let (actor, unit) = province(&world);
    withdraw(&world.core, &actor, unit, id, "in_error", "").await;
    let nowhere = "không hiện ở đâu vì bài không công khai";
    lan.get(&format!("/don-vi/{PROVINCE}/da-chia-se")).await.shows(nowhere).hides("Đang dùng 2/2");
    lan.get(&format!("/don-vi/{PROVINCE}/bai-viet/{}/dang-chung", id.0)).await.shows(nowhere);
    a.get(&page).await.expect(200).hides("nhà cửa");
    a.get(&format!("{page}?chep=co")).await.expect(200).hides("nhà cửa");
    for site in &mut sites {
        site.get("/tin-tuc").await.expect(200).hides("Phòng bão");
        site.get("/").await.expect(200).hides("Phòng bão");
        site.get("/noi-dung-chung/tinh-ba-ria-vung-tau/phong-bao-so-3").await.expect(410);
    }
}

/// A guide goes public with its steps.
const STEPS: &str = "# Mở ứng dụng\n\nBấm biểu tượng.\n\n# Đăng nhập";

#[tokio::test]
async fn every_list_names_whose_text_it_leads_to() {
    let world = World::new().await;
    let mut lan = world.signed_in(Role::ProvinceEditor, &world.a).await;
    let mut resident = world.on(world.a.slug);
    let (actor, unit) = province(&world);
    for (kind, list) in [
        (ItemKind::Article, "/tin-tuc"),
        (ItemKind::Notice, "/thong-bao"),
        (ItemKind::Event, "/su-kien"),
        (ItemKind::Page, "/trang"),
        (ItemKind::Guide, "/huong-dan"),
    ] {
        let form = text(&format!("Chung: {}", kind.in_sentence()), STEPS)
            .with(ItemField::ValidUntil, "31/12/2024")
            .with(ItemField::StartsOn, "31/12/2024")
            .with(ItemField::Topic, "vneid")
            .with(ItemField::CheckedOn, "27/01/2024");
        let id = publish_of(kind, &world.core, &actor, unit, &form).await;
        resident.get(list).await.expect(200).hides("Nguồn: Tỉnh Bà Rịa - Vũng Tàu");
        share(&mut lan, id, &ALL).await.expect(303);
        resident
            .get(list)
            .await
            .expect(200)
            .shows("/noi-dung-chung/tinh-ba-ria-vung-tau/")
            .shows("Nguồn: Tỉnh Bà Rịa - Vũng Tàu");
    }
    // A guide stands once in the list: where none of the province's is left beside it, nothing leads to that part.
    let all = "/huong-dan#huong-dan-tinh";
    resident.get("/").await.expect(200).hides(all);
    let form = text("Còn một bài nữa", STEPS).with(ItemField::Topic, "vneid").with(ItemField::CheckedOn, "27/01/2024");
    publish_of(ItemKind::Guide, &world.core, &actor, unit, &form).await;
    resident.get("/").await.expect(200).shows(all);
    resident.get("/huong-dan").await.expect(200).shows("id=\"huong-dan-tinh\"");
}

#[tokio::test]
async fn a_correction_arrives_under_an_adapted_copy_and_a_person_decides() {
    let world = World::new().await;
    let mut lan = world.signed_in(Role::ProvinceEditor, &world.a).await;
    let (mut site, mut twin) = (world.on(world.a.slug), world.on(world.b.slug));
    let id = written(&world, "Lệ phí hộ tịch", "Lệ phí: 10.000 đồng.\n\nNộp tại xã.").await;
    share(&mut lan, id, &ALL).await.expect(303);
    let mut writer = world.signed_in(Role::Writer, &world.a).await;
    let mut approver = world.signed_in(Role::Approver, &world.a).await;
    let page = first(&mut writer, world.a.slug, "").await;
    let public = "/noi-dung-chung/tinh-ba-ria-vung-tau/le-phi-ho-tich";
    // Its own words, kept by a writer, seen by nobody outside.
    let secret = world.a.secret;
    let own = [
        ("loi_dan", "Bà con nộp ở **bộ phận một cửa**."),
        ("tieu_de", "Lệ phí hộ tịch ở xã"),
        ("noi_dung", "Lệ phí: 10.000 đồng.\n\nNộp tại xã, trả bằng mã QR."),
        ("lien_he", &format!("Bà Lan, {secret}")),
    ];
    post(&mut writer, &page, &page, &own).await.leads_to(&format!("{page}?da=luu"));
    site.get(public).await.expect(200).hides("mã QR");
    post(&mut writer, &page, &page, &[own.as_slice(), &[("viec", "dang")]].concat()).await.expect(404);
    // What the source does not let be changed is refused by name, with everything typed kept.
    let more = [own.as_slice(), &[("tom_tat", "Tóm tắt riêng")]].concat();
    let refused = post(&mut writer, &page, &page, &more).await.expect(422);
    refused.shows("nơi viết không cho sửa tóm tắt").shows("trả bằng mã QR");
    let published = [own.as_slice(), &[("viec", "dang")]].concat();
    post(&mut approver, &page, &page, &published).await.leads_to(&format!("{page}?da=dang"));
    let shown = site.get(public).await.expect(200).shows("mã QR").shows("<strong>bộ phận một cửa</strong>");
    shown.shows("Phần tiêu đề, nội dung do xã Phước Hưng viết").shows(secret).hides("Bản gốc đã đổi");
    site.get("/tin-tuc").await.expect(200).shows("Lệ phí hộ tịch ở xã");
    twin.get(public).await.expect(200).hides("mã QR").shows("Nộp tại xã.");
    // The correction: at once where nothing is said otherwise, told where something is.
    corrected(&world, id, "Lệ phí hộ tịch", "Lệ phí: 15.000 đồng.\n\nNộp tại xã.").await;
    twin.get(public).await.expect(200).shows("15.000");
    let stale = site.get(public).await.expect(200).shows("10.000").shows("Bản gốc đã đổi phần");
    stale.shows("href=\"http://localhost:3000/tin-tuc/le-phi-ho-tich\"");
    writer.get("/don-vi/xa-phuoc-hung/noi-dung-chung").await.expect(200).shows("Bản gốc đã đổi, cần quyết định");
    let both = writer.get(&page).await.expect(200).shows("Bản gốc trước đây").shows("Bản gốc bây giờ");
    both.shows("?ghep=noi-dung").shows("15.000").shows("10.000");
    let merged = writer.get(&format!("{page}?ghep=noi-dung")).await.expect(200);
    assert!(
        merged.text().contains("Lệ phí: 15.000 đồng.\n\nNộp tại xã, trả bằng mã QR.</textarea>"),
        "{}",
        merged.text()
    );
    // Nothing is decided yet.
    site.get(public).await.expect(200).shows("10.000");
    let decided = [
        ("loi_dan", "Bà con nộp ở **bộ phận một cửa**."),
        ("tieu_de", "Lệ phí hộ tịch ở xã"),
        ("noi_dung", "Lệ phí: 15.000 đồng.\n\nNộp tại xã, trả bằng mã QR."),
        ("viec", "dang"),
    ];
    post(&mut approver, &page, &page, &decided).await.expect(303);
    site.get(public).await.expect(200).shows("15.000").shows("mã QR").hides("Bản gốc đã đổi");
    writer.get("/don-vi/xa-phuoc-hung/noi-dung-chung").await.expect(200).shows("Không có gì ở mục này.");
    // A page that lay open over another correction saves nothing unseen.
    let open = approver.get(&page).await.expect(200);
    corrected(&world, id, "Lệ phí hộ tịch", "Lệ phí: 20.000 đồng.\n\nNộp tại xã.").await;
    let (csrf, version, base) = (open.value_of("csrf"), open.value_of("phien_ban"), open.value_of("ban_goc"));
    let old = [("csrf", csrf.as_str()), ("phien_ban", &version), ("ban_goc", &base), ("loi_ket", "Chữ đã gõ")];
    approver.post(&page, &old).await.expect(409).shows("bản gốc vừa đổi").shows("Chữ đã gõ");
    // Withdrawn at its source, it is gone under every adaptation.
    let (actor, unit) = province(&world);
    withdraw(&world.core, &actor, unit, id, "in_error", "").await;
    site.get(public).await.expect(410).hides("mã QR");
    site.get("/tin-tuc").await.expect(200).hides("Lệ phí hộ tịch");
}

#[tokio::test]
async fn what_is_offered_is_taken_or_declined_with_a_reason() {
    let world = World::new().await;
    let mut lan = world.signed_in(Role::ProvinceEditor, &world.a).await;
    let (mut site, mut twin) = (world.on(world.a.slug), world.on(world.b.slug));
    let id = written(&world, "Cài VNeID", "Mở ứng dụng.").await;
    share(&mut lan, id, &OFFERED).await.expect(303);
    site.get("/tin-tuc").await.expect(200).hides("Cài VNeID");
    let (mut a, mut b) =
        (world.signed_in(Role::Approver, &world.a).await, world.signed_in(Role::Approver, &world.b).await);
    let (at_a, at_b) = (first(&mut a, world.a.slug, "").await, first(&mut b, world.b.slug, "").await);
    // A writer may read it and not decide.
    let mut writer = world.signed_in(Role::Writer, &world.a).await;
    writer.get(&at_a).await.expect(200).hides("Dùng nguyên văn");
    let decision = format!("{at_a}/quyet-dinh");
    post(&mut writer, "/don-vi/xa-phuoc-hung", &decision, &[("viec", "dung")]).await.expect(404);
    post(&mut a, &at_a, &decision, &[("viec", "dung")]).await.leads_to(&format!("{at_a}?da=dung"));
    site.get("/tin-tuc").await.expect(200).shows("Cài VNeID");
    let to = format!("{at_b}/quyet-dinh");
    post(&mut b, &at_b, &to, &[("viec", "khong-dung"), ("ly_do", " ")])
        .await
        .expect(422)
        .shows("Lý do không dùng: hãy viết");
    post(&mut b, &at_b, &to, &[("viec", "khong-dung"), ("ly_do", "Phường đã có bài riêng")]).await.expect(303);
    twin.get("/tin-tuc").await.expect(200).hides("Cài VNeID");
    let receipt = lan.get(&format!("/don-vi/{PROVINCE}/bai-viet/{}/dang-chung", id.0)).await.expect(200);
    receipt.shows("Phường đã có bài riêng").shows("1/2");
    // No longer wanted: the address says where the text is read.
    post(&mut a, &at_a, &decision, &[("viec", "khong-dung"), ("ly_do", "Đã hết đợt vận động")]).await.expect(303);
    site.get("/tin-tuc").await.expect(200).hides("Cài VNeID");
    let gone = site.get("/noi-dung-chung/tinh-ba-ria-vung-tau/cai-vneid").await.expect(410);
    gone.shows("http://localhost:3000/tin-tuc/cai-vneid");
    // For nobody any more: nothing is left behind.
    share(&mut lan, id, &[("danh_cho", "theo-doi"), ("hinh_thuc", "goi-y")]).await.expect(303);
    a.get(&at_a).await.expect(200).shows("Đã thôi chia sẻ").hides("Dùng nguyên văn");
}

#[tokio::test]
async fn a_commune_offers_upwards_and_the_portal_shows_it_with_its_origin() {
    let world = World::new().await;
    let mut desk = world.signed_in(Role::Approver, &world.a).await;
    let page = format!("/don-vi/xa-phuoc-hung/bai-viet/{}/dang-chung", world.a.published.0);
    desk.get(&page).await.expect(200).shows("Gửi lên tỉnh Bà Rịa - Vũng Tàu").hides("Mọi xã");
    // It speaks to nobody else, whatever is sent.
    let others = world.b.unit.0.to_string();
    for audience in ["tat-ca", others.as_str(), "xa"] {
        let sent = [("danh_cho", audience), ("hinh_thuc", "bat-buoc")];
        post(&mut desk, &page, &page, &sent).await.expect(422).shows("Dành cho: hãy chọn lại");
    }
    let forced = [("danh_cho", "cong-tinh"), ("hinh_thuc", "bat-buoc")];
    post(&mut desk, &page, &page, &forced).await.expect(422);
    post(&mut desk, &page, &page, &[("danh_cho", "cong-tinh"), ("hinh_thuc", "goi-y")]).await.expect(303);
    let mut portal = world.on("");
    portal.forbidden.clear();
    let address = "/noi-dung-chung/xa-phuoc-hung/lich-tiep-cong-dan-thang-02";
    portal.get(address).await.expect(404);
    let mut lan = world.signed_in(Role::ProvinceEditor, &world.a).await;
    lan.forbidden.clear();
    let (board, waits) = (format!("/don-vi/{PROVINCE}/tinh-trang-trang"), "1 nội dung dùng chung cần xem");
    // Where the letter of the week leads.
    lan.get(&board).await.expect(200).shows(waits).shows(&format!("href=\"/don-vi/{PROVINCE}/noi-dung-chung\""));
    let received = first(&mut lan, PROVINCE, "").await;
    post(&mut lan, &received, &format!("{received}/quyet-dinh"), &[("viec", "dung")]).await.expect(303);
    lan.get(&board).await.expect(200).hides(waits);
    let shown = portal.get(address).await.expect(200).shows(world.a.secret).shows("Xã Phước Hưng");
    shown.shows("canonical\" href=\"http://xa-phuoc-hung.localhost:3000/tin-tuc/lich-tiep-cong-dan-thang-02\"");
    portal.get("/tin-tuc").await.expect(200).shows("Nguồn: Xã Phước Hưng");
    desk.get(&page).await.expect(200).shows("1/1");
    // The twin hears nothing of it.
    world.on(world.b.slug).get(address).await.expect(404);
}

#[tokio::test]
async fn a_commune_follows_what_another_unit_publishes() {
    let world = World::new().await;
    let mut desk = world.signed_in(Role::Approver, &world.a).await;
    let list = "/don-vi/xa-phuoc-hung/theo-doi";
    let portal = province(&world).1.0.to_string();
    post(&mut desk, list, list, &[("viec", "chon")]).await.expect(422).shows("Đơn vị: hãy chọn một đơn vị");
    let chosen = post(&mut desk, list, list, &[("viec", "chon"), ("don_vi", &portal)]).await.expect(303);
    let chosen = chosen.header("location").to_owned();
    desk.get(&chosen).await.expect(200).shows("Mọi thông báo");
    let wish = [("viec", "theo-doi"), ("don_vi", portal.as_str()), ("loai", "notice"), ("tu_dua", "co")];
    post(&mut desk, list, list, &wish[..2]).await.expect(422).shows("Theo dõi gì: hãy chọn một dòng");
    post(&mut desk, list, list, &wish).await.leads_to(&format!("{list}?da=them"));
    let shown = desk.get(list).await.expect(200).shows("tự đưa lên trang".replace("tự", "Tự").as_str());
    let (actor, unit) = province(&world);
    let notice = text("Cắt điện diện rộng", "Từ 8 giờ.").with(ItemField::ValidUntil, "28/01/2024");
    publish_of(ItemKind::Notice, &world.core, &actor, unit, &notice).await;
    let mut site = world.on(world.a.slug);
    site.get("/thong-bao").await.expect(200).shows("/noi-dung-chung/tinh-ba-ria-vung-tau/cat-dien-dien-rong");
    site.get("/").await.expect(200).shows("Cắt điện diện rộng");
    world.on(world.b.slug).get("/").await.expect(200).hides("Cắt điện diện rộng");
    // Wished no more: what came stays, nothing more comes. Nobody ends another unit's wish.
    let end = shown.text().split('"').find(|part| part.ends_with("/bo")).expect("a way to end it").to_owned();
    let mut twin = world.signed_in(Role::Approver, &world.b).await;
    let stolen = end.replace("xa-phuoc-hung", "phuong-phuoc-hung");
    post(&mut twin, "/don-vi/phuong-phuoc-hung/theo-doi", &stolen, &[]).await.expect(404);
    post(&mut desk, list, &end, &[]).await.leads_to(&format!("{list}?da=bo"));
    let second = text("Cắt nước", "Từ 9 giờ.").with(ItemField::ValidUntil, "28/01/2024");
    publish_of(ItemKind::Notice, &world.core, &actor, unit, &second).await;
    site.get("/thong-bao").await.expect(200).shows("Cắt điện diện rộng").hides("Cắt nước");
}

#[tokio::test]
async fn a_commune_that_is_new_gets_what_is_for_all_of_its_kind() {
    let world = World::new().await;
    let mut lan = world.signed_in(Role::ProvinceEditor, &world.a).await;
    let id = written(&world, "Chung của phường", "x").await;
    share(&mut lan, id, &[("danh_cho", "phuong"), ("hinh_thuc", "bat-buoc")]).await.expect(303);
    world.on(world.a.slug).get("/tin-tuc").await.expect(200).hides("Chung của phường");
    let mut platform = world.signed_in(Role::PlatformAdmin, &world.a).await;
    let unit = [("loai", "phuong"), ("ten", "Tân Mới"), ("thuoc", PROVINCE)];
    post(&mut platform, "/nen-tang/don-vi/moi", "/nen-tang/don-vi/moi", &unit).await.expect(303);
    let registry = world.app.registry();
    assert_eq!(sharing::keep_audiences(&world.core, &registry).await.expect("kept"), 1);
    assert_eq!(sharing::keep_audiences(&world.core, &registry).await.expect("kept"), 0, "once");
    world.on("phuong-tan-moi").get("/tin-tuc").await.expect(200).shows("Chung của phường");
}

#[tokio::test]
async fn a_shared_text_reads_the_blocks_of_whoever_shows_it() {
    let world = World::new().await;
    let mut lan = world.signed_in(Role::ProvinceEditor, &world.a).await;
    let mut a = world.signed_in(Role::Approver, &world.a).await;
    let (mut site, mut twin) = (world.on(world.a.slug), world.on(world.b.slug));
    let block =
        |number: &'static str| [("loai", "phone"), ("ten", "Tổng đài"), ("ma", "tong-dai"), ("noi_dung", number)];
    let new = |unit: &str| format!("/don-vi/{unit}/khoi-noi-dung/moi");
    post(&mut lan, &new(PROVINCE), &new(PROVINCE), &block("0254 3852 123")).await.expect(303);
    let id = written(&world, "Hỏi đáp", "Gọi {{tong-dai}}.").await;
    share(&mut lan, id, &ALL).await.expect(303);
    let public = "/noi-dung-chung/tinh-ba-ria-vung-tau/hoi-dap";
    for site in [&mut site, &mut twin] {
        site.get(public).await.expect(200).shows("0254 3852 123");
    }
    // Its own number comes before the province's, and only there.
    post(&mut a, &new(world.a.slug), &new(world.a.slug), &block("0254 3999 999")).await.expect(303);
    site.get(public).await.expect(200).shows("0254 3999 999").hides("0254 3852 123");
    twin.get(public).await.expect(200).shows("0254 3852 123").hides("0254 3999 999");
    // What it adds may name blocks too; one that is nowhere is refused by name.
    let page = first(&mut a, world.a.slug, "").await;
    a.get(&page).await.expect(200).shows("0254 3999 999").hides("0254 3852 123");
    let unknown = post(&mut a, &page, &page, &[("lien_he", "Gọi {{khong-co}}."), ("viec", "dang")]).await.expect(422);
    unknown.shows("chưa có khối nội dung “khong-co”").shows("Gọi {{khong-co}}.");
    post(&mut a, &page, &page, &[("lien_he", "Hoặc {{tong-dai}}."), ("viec", "dang")]).await.expect(303);
    site.get(public).await.expect(200).shows("Liên hệ tại xã Phước Hưng").shows("Hoặc");
}

#[tokio::test]
async fn what_was_typed_survives_the_end_of_a_session() {
    let world = World::new().await;
    let mut lan = world.signed_in(Role::ProvinceEditor, &world.a).await;
    let id = written(&world, "Phòng bão số 3", "x").await;
    share(&mut lan, id, &ALL).await.expect(303);
    let mut writer = world.signed_in(Role::Writer, &world.a).await;
    let page = first(&mut writer, world.a.slug, "").await;
    let mut stranger = world.on("studio");
    let held = stranger.post(&page, &[("loi_dan", "Chữ đã gõ từ lâu"), ("phien_ban", "0"), ("ban_goc", "1")]).await;
    held.expect(401).shows("Chữ đã gõ từ lâu");
    let again = writer.post(&page, &[("loi_dan", "Chữ của phiên trước"), ("csrf", "cũ")]).await.expect(403);
    again.shows("Chữ của phiên trước").shows("chưa được lưu");
}
