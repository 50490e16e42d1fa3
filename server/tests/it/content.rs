//! Articles in categories, notices, events and pages: what residents see of each, when, and of whom.

use domain::access::Role;
use domain::item::{ItemField, ItemForm, ItemId, ItemKind};
use domain::person::PersonId;

use super::support::client::Client;
use super::support::world::{Twin, World, draft_of, publish_of, withdraw};

/// 27/01/2024 is the first day of the world.
const TODAY: &str = "27/01/2024";
const DAY: i64 = 24 * 3600;

fn form(title: &str, twin: &Twin, values: &[(ItemField, &str)]) -> ItemForm {
    let form = ItemForm::default()
        .with(ItemField::Title, title)
        .with(ItemField::Body, format!("Nội dung của {}.", twin.secret));
    values.iter().fold(form, |form, (field, value)| form.with(*field, *value))
}

async fn published(world: &World, twin: &Twin, kind: ItemKind, title: &str, values: &[(ItemField, &str)]) -> ItemId {
    let actor = World::actor(PersonId(1), twin.unit);
    publish_of(kind, &world.core, &actor, twin.unit, &form(title, twin, values)).await
}

/// Posts a form of the desk with its token.
async fn post(desk: &mut Client, from: &str, to: &str, fields: &[(&str, &str)]) -> super::support::answer::Answer {
    let csrf = desk.get(from).await.expect(200).value_of("csrf");
    let mut all = vec![("csrf", csrf.as_str())];
    all.extend_from_slice(fields);
    desk.post(to, &all).await
}

/// Adds a category at the desk and gives its number.
async fn category(desk: &mut Client, twin: &Twin, name: &str) -> String {
    let list = format!("/don-vi/{}/chuyen-muc", twin.slug);
    post(desk, &list, &list, &[("ten", name)]).await.leads_to(&format!("{list}?da=them"));
    let page = desk.get(&format!("/don-vi/{}/bai-viet/moi", twin.slug)).await.expect(200).text();
    let before = page.split_once(&format!(">{name}</option>")).expect("the category is offered").0;
    let (_, value) = before.rsplit_once("value=\"").expect("an option");
    value.split('"').next().expect("a value").to_owned()
}

#[tokio::test]
async fn a_notice_leaves_the_front_page_after_its_last_day_without_anybody_touching_it() {
    let world = World::new().await;
    let mut residents = [world.on(world.a.slug), world.on(world.b.slug)];
    for resident in &mut residents {
        resident.get("/").await.expect(200).hides("/thong-bao");
    }
    for twin in [&world.a, &world.b] {
        let until = [(ItemField::ValidUntil, "28/01/2024"), (ItemField::Summary, twin.secret)];
        published(&world, twin, ItemKind::Notice, "Cắt điện tuyến 471", &until).await;
    }
    for resident in &mut residents {
        resident.get("/").await.expect(200).shows("Cắt điện tuyến 471").shows("28/01/2024").shows("\"/thong-bao\"");
        resident.get("/thong-bao").await.expect(200).shows("Cắt điện tuyến 471").hides("Đã hết hiệu lực");
        resident.get("/thong-bao/cat-dien-tuyen-471").await.expect(200).shows("28/01/2024").hides("Đã hết hiệu lực");
    }
    world.clock.advance(DAY);
    residents[0].get("/").await.expect(200).shows("Cắt điện tuyến 471");
    world.clock.advance(DAY);
    for resident in &mut residents {
        resident.get("/").await.expect(200).hides("Cắt điện tuyến 471").shows("\"/thong-bao\"");
        resident.get("/thong-bao").await.expect(200).shows("Cắt điện tuyến 471").shows("hết hiệu lực");
        resident.get("/thong-bao/cat-dien-tuyen-471").await.expect(200).shows("hết hiệu lực");
    }
}

#[tokio::test]
async fn an_event_says_when_and_where_and_moves_to_the_past() {
    let world = World::new().await;
    let event = [
        (ItemField::StartsOn, "28/01/2024"),
        (ItemField::StartsAt, "8h"),
        (ItemField::EndsAt, "11:30"),
        (ItemField::Place, "Nhà văn hóa ấp Tây"),
    ];
    published(&world, &world.a, ItemKind::Event, "Ra quân cài VNeID", &event).await;
    let later = [(ItemField::StartsOn, "05/02/2024")];
    published(&world, &world.a, ItemKind::Event, "Hội thi đọc sách", &later).await;
    let mut resident = world.on(world.a.slug);
    let page = resident.get("/su-kien/ra-quan-cai-vneid").await.expect(200);
    page.shows("Từ 08:00 đến 11:30, Chủ Nhật ngày 28/01/2024").shows("Nhà văn hóa ấp Tây").hides("đã diễn ra");
    let list = resident.get("/su-kien").await.expect(200).text();
    let place = |title: &str| list.find(title).unwrap_or_else(|| panic!("{title} is not listed"));
    assert!(place("Ra quân cài VNeID") < place("Hội thi đọc sách"), "the next one comes first");
    resident.get("/").await.expect(200).shows("Ra quân cài VNeID");
    world.on(world.b.slug).get("/su-kien").await.expect(200).hides("Ra quân cài VNeID");
    world.clock.advance(2 * DAY);
    resident.get("/").await.expect(200).hides("Ra quân cài VNeID").shows("Hội thi đọc sách");
    resident.get("/su-kien").await.expect(200).shows("Ra quân cài VNeID").shows("Đã diễn ra");
    resident.get("/su-kien/ra-quan-cai-vneid").await.expect(200).shows("đã diễn ra");
}

#[tokio::test]
async fn pages_stand_in_a_tree_and_a_page_taken_back_frees_those_below() {
    let world = World::new().await;
    let top = published(&world, &world.a, ItemKind::Page, "Đất đai", &[]).await;
    let number = top.0.to_string();
    let below = [(ItemField::Parent, number.as_str())];
    published(&world, &world.a, ItemKind::Page, "Bảng giá đất", &below).await;
    published(&world, &world.a, ItemKind::Page, "Bậc nước sạch", &[(ItemField::Position, "1")]).await;
    let mut resident = world.on(world.a.slug);
    resident.get("/").await.expect(200).shows("\"/trang\"");
    let tree = resident.get("/trang").await.expect(200).text();
    let place = |title: &str| tree.find(title).unwrap_or_else(|| panic!("{title} is not in the tree"));
    assert!(place("Bậc nước sạch") < place("Đất đai") && place("Đất đai") < place("Bảng giá đất"));
    resident.get("/trang/dat-dai").await.expect(200).shows("/trang/bang-gia-dat");
    resident.get("/trang/bang-gia-dat").await.expect(200).shows("\"/trang/dat-dai\"").hides("Đăng ngày");
    let actor = World::actor(PersonId(1), world.a.unit);
    withdraw(&world.core, &actor, world.a.unit, top, "in_error", "").await;
    resident.get("/trang/dat-dai").await.expect(410);
    resident.get("/trang").await.expect(200).shows("Bảng giá đất").hides("Đất đai");
    resident.get("/trang/bang-gia-dat").await.expect(200).hides("Đất đai");
    world.on(world.b.slug).get("/trang").await.expect(200).hides("Bảng giá đất");
}

#[tokio::test]
async fn a_category_keeps_its_address_when_it_gets_another_name() {
    let world = World::new().await;
    let mut desk = world.signed_in(Role::Approver, &world.a).await;
    let list = format!("/don-vi/{}/chuyen-muc", world.a.slug);
    let number = category(&mut desk, &world.a, "Chuyển đổi số").await;
    let mut resident = world.on(world.a.slug);
    resident.get("/").await.expect(200).hides("/chuyen-muc/chuyen-doi-so");
    resident.get("/chuyen-muc/chuyen-doi-so").await.expect(200);
    let chosen = [(ItemField::Category, number.as_str())];
    published(&world, &world.a, ItemKind::Article, "Chợ không tiền mặt", &chosen).await;
    published(&world, &world.a, ItemKind::Article, "Ký số tại xã", &chosen).await;
    resident.get("/").await.expect(200).shows("\"/chuyen-muc/chuyen-doi-so\"");
    resident
        .get("/chuyen-muc/chuyen-doi-so")
        .await
        .expect(200)
        .shows("Chợ không tiền mặt")
        .hides("href=\"/tin-tuc/lich-tiep");
    let page = resident.get("/tin-tuc/ky-so-tai-xa").await.expect(200);
    page.shows("\"/chuyen-muc/chuyen-doi-so\"").shows("Chợ không tiền mặt");
    let rename = [("viec", "doi_ten"), ("ten", "Công dân số")];
    post(&mut desk, &list, &format!("{list}/{number}"), &rename).await.leads_to(&format!("{list}?da=luu"));
    resident.get("/chuyen-muc/chuyen-doi-so").await.expect(200).shows("Công dân số").hides("Chuyển đổi số");
    world.on(world.b.slug).get("/chuyen-muc/chuyen-doi-so").await.expect(404);
}

#[tokio::test]
async fn a_retired_category_is_offered_no_more_and_a_foreign_one_never() {
    let world = World::new().await;
    let mut desk = world.signed_in(Role::Approver, &world.a).await;
    let mut twins_desk = world.signed_in(Role::Approver, &world.b).await;
    let own = category(&mut desk, &world.a, "Bầu cử").await;
    let foreign = category(&mut twins_desk, &world.b, "Bầu cử").await;
    assert_ne!(own, foreign);
    let (list, new) =
        (format!("/don-vi/{}/chuyen-muc", world.a.slug), format!("/don-vi/{}/bai-viet/moi", world.a.slug));
    let typed = [("tieu_de", "Ngày hội non sông"), ("noi_dung", "Chữ đã gõ"), ("chuyen_muc", foreign.as_str())];
    let page = post(&mut desk, &new, &new, &typed).await.expect(422).shows("Chuyên mục");
    assert_eq!(page.value_of("noi_dung"), "Chữ đã gõ");
    post(&mut desk, &list, &format!("{list}/{own}"), &[("viec", "ngung")]).await.expect(303);
    desk.get(&new).await.expect(200).hides("Bầu cử</option>");
    let typed = [("tieu_de", "Ngày hội non sông"), ("chuyen_muc", own.as_str())];
    post(&mut desk, &new, &new, &typed).await.expect(422).shows("Hãy chọn mục khác");
    post(&mut desk, &list, &list, &[("ten", "bau cu")]).await.expect(422).shows("Đã có chuyên mục tên này");
    post(&mut desk, &list, &list, &[("ten", " ")]).await.expect(422).shows("tên chuyên mục");
    post(&mut desk, &list, &format!("{list}/{foreign}"), &[("viec", "ngung")]).await.expect(404);
    post(&mut desk, &list, &format!("{list}/{foreign}/thu-tu"), &[("viec", "len")]).await.expect(404);
}

#[tokio::test]
async fn another_name_that_is_refused_stays_in_its_field() {
    let world = World::new().await;
    let mut desk = world.signed_in(Role::Approver, &world.a).await;
    let list = format!("/don-vi/{}/chuyen-muc", world.a.slug);
    let number = category(&mut desk, &world.a, "Đời sống").await;
    let row = format!("{list}/{number}");
    for (typed, status) in [("lịch TIẾP công dân tháng 02", 422), (&"ệ".repeat(81), 422)] {
        let page = post(&mut desk, &list, &row, &[("viec", "doi_ten"), ("ten", typed)]).await.expect(status);
        page.shows(&format!("name=\"ten\" value=\"{typed}\"")).shows("<h2>Đời sống</h2>");
    }
    let stale = [("csrf", "của phiên trước"), ("viec", "doi_ten"), ("ten", "Đời sống số")];
    desk.post(&row, &stale).await.expect(403).shows("value=\"Đời sống số\"");
    world.clock.advance(5 * 3600);
    desk.post(&row, &stale).await.expect(401).shows("Đời sống số");
}

#[tokio::test]
async fn two_who_chose_different_categories_see_their_names() {
    let world = World::new().await;
    let mut desk = world.signed_in(Role::Approver, &world.a).await;
    let (first, second) =
        (category(&mut desk, &world.a, "Đời sống").await, category(&mut desk, &world.a, "Pháp luật").await);
    let place = format!("/don-vi/{}/bai-viet/{}", world.a.slug, world.a.draft.0);
    let editor = desk.get(&place).await.expect(200);
    let (csrf, version) = (editor.value_of("csrf"), editor.value_of("phien_ban"));
    let token = [("csrf", csrf.as_str()), ("phien_ban", version.as_str()), ("tieu_de", "Bài")];
    desk.post(&place, &[&token[..], &[("chuyen_muc", &first)]].concat()).await.expect(303);
    let late = desk.post(&place, &[&token[..], &[("chuyen_muc", &second)]].concat()).await.expect(409).text();
    let (_, told) = late.split_once("Có người vừa lưu bài này").expect("the comparison");
    let (told, _) = told.split_once("</section>").expect("its end");
    assert!(told.contains("Pháp luật") && told.contains("Đời sống"), "{told}");
}

#[tokio::test]
async fn the_usual_categories_come_at_one_click_and_only_once() {
    let world = World::new().await;
    let mut desk = world.signed_in(Role::UnitAdmin, &world.a).await;
    let list = format!("/don-vi/{}/chuyen-muc", world.a.slug);
    category(&mut desk, &world.a, "chuyen doi so").await;
    post(&mut desk, &list, &format!("{list}/thuong-dung"), &[]).await.expect(303);
    let page = desk.get(&list).await.expect(200).shows("Phổ biến pháp luật").hides("thuong-dung\"");
    // One of the six was there under another spelling; the cast has one of its own.
    assert_eq!(page.text().matches("value=\"doi_ten\"").count(), 7);
}

#[tokio::test]
async fn a_pinned_article_stays_on_top_until_its_day_is_over() {
    let world = World::new().await;
    published(&world, &world.a, ItemKind::Article, "Tin ghim", &[(ItemField::PinnedUntil, TODAY)]).await;
    world.clock.advance(60);
    published(&world, &world.a, ItemKind::Article, "Tin mới hơn", &[]).await;
    let mut resident = world.on(world.a.slug);
    let home = resident.get("/").await.expect(200).text();
    assert!(home.find("Tin ghim") < home.find("Tin mới hơn"), "{home}");
    assert_eq!(home.matches("Tin ghim</a>").count(), 1, "what is pinned is not shown twice");
    world.clock.advance(DAY);
    let home = resident.get("/").await.expect(200).text();
    assert!(home.find("Tin ghim") > home.find("Tin mới hơn"), "{home}");
}

#[tokio::test]
async fn an_item_asked_for_among_others_of_another_kind_is_one_hop_away() {
    let world = World::new().await;
    published(&world, &world.a, ItemKind::Notice, "Cắt nước", &[(ItemField::ValidUntil, TODAY)]).await;
    let mut resident = world.on(world.a.slug);
    for path in ["/tin-tuc/cat-nuoc", "/su-kien/cat-nuoc", "/trang/cat-nuoc"] {
        resident.get(path).await.expect(301).leads_to("/thong-bao/cat-nuoc");
    }
    resident.get("/tin-tuc").await.expect(200).hides("Cắt nước");
    world.on(world.b.slug).get("/tin-tuc/cat-nuoc").await.expect(404);
}

#[tokio::test]
async fn a_printed_page_leads_back_by_its_code() {
    let world = World::new().await;
    let event = [(ItemField::StartsOn, "28/01/2024"), (ItemField::Place, "Sân vận động")];
    published(&world, &world.a, ItemKind::Event, "Hội thao", &event).await;
    let mut resident = world.on(world.a.slug);
    resident.get("/su-kien/hoi-thao").await.expect(200).shows("\"/ban-in/hoi-thao\"");
    let sheet = resident.get("/ban-in/hoi-thao").await.expect(200);
    let address = format!("http://{}.localhost:3000/su-kien/hoi-thao", world.a.slug);
    let code = server::qr::draw(&address).expect("a code").path;
    sheet.shows(&code).shows(&address).shows("Sân vận động").shows(TODAY).shows("content=\"noindex\"");
    world.on(world.b.slug).get("/ban-in/hoi-thao").await.expect(404);
    resident.get("/ban-in/ban-nhap-chua-duyet").await.expect(404);
}

#[tokio::test]
async fn drafts_of_every_kind_are_seen_at_the_desk_only() {
    let world = World::new().await;
    let actor = World::actor(PersonId(1), world.a.unit);
    let mut desk = world.signed_in(Role::TeamMember, &world.a).await;
    let mut resident = world.on(world.a.slug);
    for kind in ItemKind::ALL {
        let title = format!("Bí mật {}", kind.in_sentence());
        let form = form(&title, &world.a, &[(ItemField::StartsOn, TODAY), (ItemField::ValidUntil, TODAY)]);
        let (id, _) = draft_of(kind, &world.core, &actor, world.a.unit, &form).await;
        desk.get(&format!("/don-vi/{}/bai-viet/{}/xem-truoc", world.a.slug, id.0)).await.expect(200).shows(&title);
        desk.get(&format!("/don-vi/{}?loai={}", world.a.slug, kind.word())).await.expect(200).shows(&title);
    }
    for path in ["/", "/tin-tuc", "/thong-bao", "/su-kien", "/trang"] {
        resident.get(path).await.expect(200).hides("Bí mật");
    }
}

#[tokio::test]
async fn a_preview_stands_where_the_item_would_stand() {
    let world = World::new().await;
    let actor = World::actor(PersonId(1), world.a.unit);
    let mut desk = world.signed_in(Role::Approver, &world.a).await;
    let number = category(&mut desk, &world.a, "Đời sống").await;
    let top = published(&world, &world.a, ItemKind::Page, "Đất đai", &[]).await.0.to_string();
    let site = format!("http://{}.localhost:3000", world.a.slug);
    for (kind, chosen, link) in [
        (ItemKind::Page, (ItemField::Parent, top.as_str()), "/trang/dat-dai"),
        (ItemKind::Article, (ItemField::Category, number.as_str()), "/chuyen-muc/doi-song"),
    ] {
        let form = form("Bản nháp", &world.a, &[chosen]);
        let (id, _) = draft_of(kind, &world.core, &actor, world.a.unit, &form).await;
        let preview = desk.get(&format!("/don-vi/{}/bai-viet/{}/xem-truoc", world.a.slug, id.0)).await.expect(200);
        preview.shows(&format!("\"{site}{link}\""));
    }
}

#[tokio::test]
async fn the_editor_offers_what_the_kind_has_and_says_what_is_missing() {
    let world = World::new().await;
    let mut desk = world.signed_in(Role::Approver, &world.a).await;
    let new = format!("/don-vi/{}/bai-viet/moi", world.a.slug);
    let page = format!("{new}?loai=thong-bao");
    desk.get(&page).await.expect(200).shows("hieu_luc_den").hides("name=\"tac_gia\"").hides("name=\"dia_diem\"");
    let typed = [("loai", "thong-bao"), ("tieu_de", "Cắt nước"), ("noi_dung", "Từ 8 giờ.")];
    let place = post(&mut desk, &page, &new, &typed).await.expect(303).header("location").replace("?da=luu", "");
    desk.get(&place).await.expect(200).shows("chưa có ngày hết hiệu lực");
    let editor = desk.get(&place).await;
    let (csrf, version) = (editor.value_of("csrf"), editor.value_of("phien_ban"));
    let token = [("csrf", csrf.as_str()), ("phien_ban", version.as_str())];
    desk.post(&format!("{place}/dang"), &token).await.expect(422).shows("chưa có ngày hết hiệu lực");
    let late = [&token[..], &[("tieu_de", "Cắt nước"), ("noi_dung", "Chữ"), ("hieu_luc_den", "30/02/2024")]].concat();
    let refused = desk.post(&place, &late).await.expect(422);
    assert_eq!(refused.value_of("hieu_luc_den"), "30/02/2024");
    let past = [&token[..], &[("tieu_de", "Cắt nước"), ("noi_dung", "Chữ"), ("hieu_luc_den", "26/01/2024")]].concat();
    desk.post(&place, &past).await.expect(303);
    desk.get(&place).await.expect(200).shows("Ngày hết hiệu lực đã qua");
}

#[tokio::test]
async fn a_page_goes_under_no_page_below_it() {
    let world = World::new().await;
    let mut desk = world.signed_in(Role::Writer, &world.a).await;
    let top = published(&world, &world.a, ItemKind::Page, "Đất đai", &[]).await;
    let number = top.0.to_string();
    let child = published(&world, &world.a, ItemKind::Page, "Bảng giá", &[(ItemField::Parent, &number)]).await;
    let place = format!("/don-vi/{}/bai-viet/{}", world.a.slug, top.0);
    let editor = desk.get(&place).await.expect(200).hides("Bảng giá</option>").hides("Đất đai</option>");
    let (csrf, version, child) = (editor.value_of("csrf"), editor.value_of("phien_ban"), child.0.to_string());
    let foreign = published(&world, &world.b, ItemKind::Page, "Đất đai", &[]).await.0.to_string();
    for parent in [child.as_str(), number.as_str(), foreign.as_str(), "x"] {
        let fields = [("csrf", csrf.as_str()), ("phien_ban", &version), ("tieu_de", "Đất đai"), ("trang_tren", parent)];
        desk.post(&place, &fields).await.expect(422).shows("Nằm dưới trang");
    }
}

#[tokio::test]
async fn news_of_the_province_stand_on_every_front_page_at_once() {
    let world = World::new().await;
    let portal = world.app.registry().portal().expect("the province").id;
    let mut resident = world.on(world.a.slug);
    resident.get("/").await.expect(200).hides("Tin của");
    let actor = World::actor(PersonId(1), portal);
    let form = ItemForm::default().with(ItemField::Title, "Bão số 3").with(ItemField::Body, "Tỉnh thông báo.");
    let id = publish_of(ItemKind::Article, &world.core, &actor, portal, &form).await;
    resident.get("/").await.expect(200).shows("Bão số 3").shows("http://localhost:3000/tin-tuc/bao-so-3");
    withdraw(&world.core, &actor, portal, id, "in_error", "").await;
    resident.get("/").await.expect(200).hides("Bão số 3");
}

#[tokio::test]
async fn a_new_unit_begins_with_the_pages_of_a_model_site_as_drafts() {
    let world = World::new().await;
    let top = published(&world, &world.a, ItemKind::Page, "Một cửa", &[]).await.0.to_string();
    published(&world, &world.a, ItemKind::Page, "Giờ tiếp dân", &[(ItemField::Parent, &top)]).await;
    let mut desk = world.signed_in(Role::Approver, &world.a).await;
    category(&mut desk, &world.a, "Đời sống").await;
    let mut platform = world.signed_in(Role::PlatformAdmin, &world.a).await;
    let look = format!("/don-vi/{}/giao-dien", world.a.slug);
    let chosen = platform.get(&look).await.expect(200);
    let (csrf, version) = (chosen.value_of("csrf"), chosen.value_of("phien_ban"));
    let wish = [("csrf", csrf.as_str()), ("phien_ban", version.as_str()), ("bo_mau", "sen")];
    platform.post(&look, &wish).await.expect(303);
    let new = "/nen-tang/don-vi/moi";
    let unit = [("loai", "xa"), ("ten", "Tân Mới"), ("thuoc", "tinh-ba-ria-vung-tau")];
    let unknown = [&unit[..], &[("trang_mau", "xa-khong-co")]].concat();
    post(&mut platform, new, new, &unknown).await.expect(422).shows("xa-khong-co");
    let model = [&unit[..], &[("trang_mau", world.a.slug)]].concat();
    post(&mut platform, new, new, &model).await.leads_to("/nen-tang/don-vi/xa-tan-moi?da=them-mau");
    platform.get("/nen-tang/don-vi/xa-tan-moi?da=them-mau").await.expect(200).shows("bản nháp");
    platform.get("/don-vi/xa-tan-moi?loai=trang").await.expect(200).shows("Một cửa").shows("Giờ tiếp dân");
    platform.get("/don-vi/xa-tan-moi/chuyen-muc").await.expect(200).shows("Đời sống");
    let mut resident = world.on("xa-tan-moi");
    resident.forbidden.clear();
    resident.get("/trang").await.expect(200).hides("Một cửa").shows("palette-sen");
    let again = "/nen-tang/don-vi/xa-tan-moi/trang-mau";
    let place = "/nen-tang/don-vi/xa-tan-moi";
    post(&mut platform, place, again, &[("trang_mau", world.a.slug)]).await.expect(422).shows("đã có trang thông tin");
    post(&mut platform, place, again, &[("trang_mau", "xa-tan-moi")]).await.expect(422);
}
