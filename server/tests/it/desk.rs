//! Writing: nothing typed is lost, nothing unapproved is public.

use domain::access::Role;

use super::support::client::Client;
use super::support::world::{PASSWORD, World, email};

const TYPED: &str = "\nĐêm qua gõ được <b>nửa bài</b> & \"trích dẫn\" &lt;\n\n</textarea><b class=x>\n- một\n- hai\n";

async fn editor(client: &mut Client, path: &str) -> (String, String) {
    let page = client.get(path).await.expect(200);
    (page.value_of("csrf"), page.value_of("phien_ban"))
}

#[tokio::test]
async fn an_article_written_at_the_desk_is_read_on_its_communes_page() {
    let world = World::new().await;
    let mut desk = world.signed_in(Role::Approver, &world.a).await;
    let new = format!("/don-vi/{}/bai-viet/moi", world.a.slug);
    let csrf = desk.get(&new).await.expect(200).value_of("csrf");
    let answer =
        desk.post(&new, &[("csrf", &csrf), ("tieu_de", "Mất điện ấp Phú Hòa"), ("noi_dung", TYPED)]).await.expect(303);
    let place = answer.header("location").replace("?da=luu", "");
    let mut resident = world.on(world.a.slug);
    resident.get("/tin-tuc/mat-dien-ap-phu-hoa").await.expect(404);
    let (csrf, version) = editor(&mut desk, &place).await;
    let published = desk.post(&format!("{place}/dang"), &[("csrf", &csrf), ("phien_ban", &version)]).await;
    published.leads_to(&format!("{place}?da=dang"));
    desk.get(&format!("{place}?da=dang")).await.expect(200).shows("Đã đăng");
    resident.get("/").await.expect(200).shows("Mất điện ấp Phú Hòa");
    resident.get("/tin-tuc/mat-dien-ap-phu-hoa").await.expect(200).shows("<li>một</li>").shows("&lt;b&gt;");
    world.on(world.b.slug).get("/tin-tuc/mat-dien-ap-phu-hoa").await.expect(404);
}

#[tokio::test]
async fn a_refused_form_comes_back_as_it_was() {
    let world = World::new().await;
    let mut desk = world.signed_in(Role::Writer, &world.a).await;
    let new = format!("/don-vi/{}/bai-viet/moi", world.a.slug);
    let csrf = desk.get(&new).await.value_of("csrf");
    let long = "Ễ".repeat(251);
    let fields = [
        ("csrf", csrf.as_str()),
        ("tieu_de", &long),
        ("noi_dung", TYPED),
        ("ngay_viet", "31/02/2024"),
        ("tac_gia", "Lan"),
    ];
    let page = desk.post(&new, &fields).await.expect(422);
    assert_eq!(page.value_of("tieu_de"), long);
    assert_eq!(page.value_of("noi_dung"), TYPED);
    assert_eq!((page.value_of("ngay_viet"), page.value_of("tac_gia")), ("31/02/2024".to_owned(), "Lan".to_owned()));
    page.shows("Tiêu đề").shows("251");
}

#[tokio::test]
async fn typed_text_survives_the_end_of_the_session() {
    let world = World::new().await;
    let mut desk = world.signed_in(Role::Writer, &world.a).await;
    let path = format!("/don-vi/{}/bai-viet/{}", world.a.slug, world.a.draft.0);
    let (csrf, version) = editor(&mut desk, &path).await;
    world.clock.advance(5 * 3600);
    let fields = [("csrf", csrf.as_str()), ("phien_ban", &version), ("tieu_de", "Bài dở dang"), ("noi_dung", TYPED)];
    let page = desk.post(&path, &fields).await.expect(401).shows("Đăng nhập");
    let stamp = page.value_of("csrf");
    let held: Vec<(String, String)> =
        ["giu.phien_ban", "giu.tieu_de", "giu.noi_dung"].map(|name| (name.to_owned(), page.value_of(name))).into();
    let address = email(Role::Writer, world.a.slug);
    let mut fields =
        vec![("csrf", stamp.as_str()), ("email", &address), ("password", "gõ sai lần đầu"), ("tiep", &path)];
    fields.extend(held.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    let again = desk.post("/dang-nhap", &fields).await.expect(422);
    assert_eq!(again.value_of("giu.noi_dung"), TYPED);
    fields[2] = ("password", PASSWORD);
    let page = desk.post("/dang-nhap", &fields).await.expect(200);
    assert_eq!((page.value_of("tieu_de"), page.value_of("noi_dung")), ("Bài dở dang".to_owned(), TYPED.to_owned()));
    let (csrf, version) = (page.value_of("csrf"), page.value_of("phien_ban"));
    let fields = [("csrf", csrf.as_str()), ("phien_ban", &version), ("tieu_de", "Bài dở dang"), ("noi_dung", TYPED)];
    desk.post(&path, &fields).await.leads_to(&format!("{path}?da=luu"));
}

#[tokio::test]
async fn a_form_of_an_earlier_session_is_shown_again_and_not_saved() {
    let world = World::new().await;
    let mut desk = world.signed_in(Role::Approver, &world.a).await;
    let path = format!("/don-vi/{}/bai-viet/{}", world.a.slug, world.a.draft.0);
    let (_, version) = editor(&mut desk, &path).await;
    let fields = [
        ("csrf", "của phiên trước"),
        ("phien_ban", version.as_str()),
        ("tieu_de", "Chưa được lưu"),
        ("noi_dung", TYPED),
    ];
    let page = desk.post(&path, &fields).await.expect(403);
    assert_eq!((page.value_of("tieu_de"), page.value_of("noi_dung")), ("Chưa được lưu".to_owned(), TYPED.to_owned()));
    desk.get(&path).await.expect(200).hides("Chưa được lưu");
    desk.post(&format!("{path}/dang"), &fields[..2]).await.expect(403);
    let fields = [
        ("csrf", "của phiên trước"),
        ("phien_ban", version.as_str()),
        ("ly_do", "in_error"),
        ("giai_thich", "Gõ nhầm ngày"),
    ];
    let path = format!("/don-vi/{}/bai-viet/{}/go", world.a.slug, world.a.published.0);
    assert_eq!(desk.post(&path, &fields).await.expect(403).value_of("giai_thich"), "Gõ nhầm ngày");
}

#[tokio::test]
async fn of_two_tabs_the_second_to_save_sees_both_texts() {
    let world = World::new().await;
    let path = format!("/don-vi/{}/bai-viet/{}", world.a.slug, world.a.draft.0);
    let mut one = world.signed_in(Role::Writer, &world.a).await;
    let mut other = world.signed_in(Role::Approver, &world.a).await;
    let (csrf, version) = editor(&mut one, &path).await;
    let fields = |csrf: &str, version: &str, body: &str| {
        [
            ("csrf", csrf.to_owned()),
            ("phien_ban", version.to_owned()),
            ("tieu_de", "Chung một bài".to_owned()),
            ("noi_dung", body.to_owned()),
        ]
    };
    let (csrf_other, version_other) = editor(&mut other, &path).await;
    let first = fields(&csrf_other, &version_other, "Bản của người duyệt");
    other.post(&path, &first.each_ref().map(|(name, value)| (*name, value.as_str()))).await.expect(303);
    let second = fields(&csrf, &version, "Bản của người viết");
    let page = one.post(&path, &second.each_ref().map(|(name, value)| (*name, value.as_str()))).await.expect(409);
    assert_eq!(page.value_of("noi_dung"), "Bản của người viết");
    let (csrf, version) = (page.value_of("csrf"), page.value_of("phien_ban"));
    assert!(page.words().contains("Bản của người duyệt"), "{}", page.text());
    // Having seen both, the second may go on.
    let third = fields(&csrf, &version, "Cả hai bản");
    one.post(&path, &third.each_ref().map(|(name, value)| (*name, value.as_str()))).await.expect(303);
    // A publication of the version seen before is refused, and says who saved.
    let fields = [("csrf", csrf_other.as_str()), ("phien_ban", &version_other)];
    other.post(&format!("{path}/dang"), &fields).await.expect(409).shows("Cả hai bản").shows("Nguyễn Thị Ngọc Lan");
}

#[tokio::test]
async fn a_writer_saves_and_cannot_publish() {
    let world = World::new().await;
    let mut desk = world.signed_in(Role::Writer, &world.a).await;
    let path = format!("/don-vi/{}/bai-viet/{}", world.a.slug, world.a.draft.0);
    let page = desk.get(&path).await.expect(200).shows("hãy gửi duyệt để người duyệt").hides("luu_va_dang");
    let (csrf, version) = (page.value_of("csrf"), page.value_of("phien_ban"));
    desk.post(&format!("{path}/dang"), &[("csrf", &csrf), ("phien_ban", &version)]).await.expect(403);
    let fields = [
        ("csrf", csrf.as_str()),
        ("phien_ban", &version),
        ("tieu_de", "Lén đăng"),
        ("noi_dung", "x"),
        ("viec", "luu_va_dang"),
    ];
    desk.post(&path, &fields).await.leads_to(&format!("{path}?da=luu"));
    world.on(world.a.slug).get("/tin-tuc/len-dang").await.expect(404);
}

#[tokio::test]
async fn an_empty_article_is_not_published_and_says_why() {
    let world = World::new().await;
    let mut desk = world.signed_in(Role::Approver, &world.a).await;
    let new = format!("/don-vi/{}/bai-viet/moi", world.a.slug);
    let csrf = desk.get(&new).await.value_of("csrf");
    let fields = [("csrf", csrf.as_str()), ("tieu_de", "Chỉ có tiêu đề"), ("viec", "luu_va_dang")];
    desk.post(&new, &fields).await.expect(422).shows("chưa có nội dung").shows("Chỉ có tiêu đề");
    world.on(world.a.slug).get("/tin-tuc/chi-co-tieu-de").await.expect(404);
}

#[tokio::test]
async fn taking_back_asks_why_and_keeps_what_was_typed() {
    let world = World::new().await;
    let mut desk = world.signed_in(Role::Approver, &world.a).await;
    let item = format!("/don-vi/{}/bai-viet/{}", world.a.slug, world.a.published.0);
    let path = format!("{item}/go");
    let page = desk.get(&path).await.expect(200);
    let (csrf, version) = (page.value_of("csrf"), page.value_of("phien_ban"));
    let base = [("csrf", csrf.as_str()), ("phien_ban", version.as_str())];
    let post = |more: &[(&'static str, &'static str)]| [&base[..], more].concat();
    desk.post(&path, &post(&[("giai_thich", "Gõ dở")])).await.expect(422).shows("Gõ dở").shows("chọn một lý do");
    desk.post(&path, &post(&[("ly_do", "consolidated"), ("giai_thich", "Gõ dở")])).await.expect(422).shows("Gõ dở");
    let unknown = desk.post(&path, &post(&[("ly_do", "consolidated"), ("bai_thay_the", "khong-co")])).await.expect(422);
    unknown.shows("đang đăng trên trang của đơn vị");
    // The twin's item of another number but the same address is no replacement either.
    let own = post(&[("ly_do", "consolidated"), ("bai_thay_the", "lich-tiep-cong-dan-thang-02")]);
    desk.post(&path, &own).await.expect(422);
    desk.post(&path, &post(&[("ly_do", "in_error")])).await.leads_to(&format!("{item}?da=go"));
    world.on(world.a.slug).get("/tin-tuc/lich-tiep-cong-dan-thang-02").await.expect(410);
    world.on(world.b.slug).get("/tin-tuc/lich-tiep-cong-dan-thang-02").await.expect(200);
}

#[tokio::test]
async fn a_preview_is_the_public_page_for_people_of_the_desk_alone() {
    let world = World::new().await;
    let mut desk = world.signed_in(Role::TeamMember, &world.a).await;
    let path = format!("/don-vi/{}/bai-viet/{}/xem-truoc", world.a.slug, world.a.draft.0);
    let page = desk.get(&path).await.expect(200).shows("nháp-bí-mật");
    assert_eq!(page.header("cache-control"), "no-store");
    world.on("studio").get(&path).await.expect(303);
}
