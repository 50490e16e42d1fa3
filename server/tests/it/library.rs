//! The library of a unit: what is taken, who sees it when, what keeps a text from the public, where it is needed.

use blobs::Digest;
use bytes::Bytes;
use domain::access::{Actor, Role};
use domain::item::{ItemField, ItemKind};
use domain::media::MediaKey;
use domain::person::PersonId;
use http::Method;
use server::media::orphans::Orphans;

use super::support::client::Client;
use super::support::media::{self, pdf, png};
use super::support::world::{Twin, World, draft, item, publish_of, withdraw};

fn approver(twin: &Twin) -> Actor {
    World::actor(PersonId(1), twin.unit)
}

/// A public notice of a unit that names a picture and a file of it: their keys.
pub(crate) async fn named_in_public(world: &World, twin: &Twin) -> (MediaKey, MediaKey) {
    let (core, actor, unit) = (&world.core, approver(twin), twin.unit);
    let (id, picture) = media::bring(core, &actor, unit, "Lễ ra quân.png", png(24, 16, [200, 30, 30])).await;
    media::describe(core, &actor, unit, id, &format!("Lễ ra quân của {}", twin.secret)).await;
    let (_, file) = media::bring(core, &actor, unit, "Quyết định số 12.pdf", pdf(twin.secret)).await;
    let form = item("Lễ ra quân", twin.secret)
        .with(ItemField::Body, format!("![](/anh/{picture})\n\n[Quyết định](/tep/{file})"))
        .with(ItemField::Cover, picture.to_string())
        .with(ItemField::ValidUntil, "31/12/2024");
    publish_of(ItemKind::Notice, core, &actor, unit, &form).await;
    (picture, file)
}

async fn csrf(client: &mut Client) -> String {
    client.get("/").await.value_of("csrf")
}

fn library(twin: &Twin) -> String {
    format!("/don-vi/{}/thu-vien", twin.slug)
}

#[tokio::test]
async fn a_refused_file_leaves_the_others_standing() {
    let world = World::new().await;
    let mut client = world.signed_in(Role::Writer, &world.a).await;
    let csrf = csrf(&mut client).await;
    let (picture, document) = (png(24, 16, [9, 9, 9]), pdf("x"));
    let files: [(&str, &str, &[u8]); 4] = [
        ("tep", "IMG_0001.png", &picture),
        ("tep", "sơ đồ.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        ("tep", "C:\\Users\\Lan\\Quyết định 12.doc", &document),
        ("tep", "virus.jpg.exe", b"MZ\x90\0\x03\0\0\0"),
    ];
    let answer = client.upload(&library(&world.a), &[("csrf", &csrf)], &files).await.expect(422);
    let words = answer.words();
    assert!(words.contains("Đã nhận 2 tệp, 2 tệp không nhận được"), "{words}");
    assert!(words.contains("sơ đồ.svg") && words.contains("SVG"), "{words}");
    let list = client.get(&library(&world.a)).await.expect(200).words();
    for shown in ["IMG_0001", "Quyết định 12", "Đang được xử lý", "PDF"] {
        assert!(list.contains(shown), "{shown} is not in {list}");
    }
    assert!(!list.contains("virus") && !list.contains("Users"), "{list}");
    let mut twin = world.signed_in(Role::Writer, &world.b).await;
    twin.get(&library(&world.b)).await.expect(200).hides("IMG_0001").shows("Thư viện chưa có gì");
}

#[tokio::test]
async fn all_taken_leads_back_to_the_library_and_the_form_needs_its_token() {
    let world = World::new().await;
    let mut client = world.signed_in(Role::Writer, &world.a).await;
    let csrf = csrf(&mut client).await;
    let picture = png(24, 16, [9, 9, 9]);
    let one: [(&str, &str, &[u8]); 1] = [("tep", "a.png", &picture)];
    client
        .upload(&library(&world.a), &[("csrf", "sai")], &one)
        .await
        .expect(403)
        .shows("hãy chọn tệp rồi gửi lần nữa".trim_start_matches("hãy "));
    client.get(&library(&world.a)).await.expect(200).shows("Thư viện chưa có gì");
    let done = client.upload(&library(&world.a), &[("csrf", &csrf)], &one).await;
    done.leads_to(&format!("{}?da=nhan-1", library(&world.a)));
    client.upload(&library(&world.a), &[("csrf", &csrf)], &[]).await.expect(422).shows("Chưa chọn tệp nào");
    // Who is not signed in brings nothing, and is not asked for the bytes first.
    let answer = world.on("studio").upload(&library(&world.a), &[("csrf", &csrf)], &one).await;
    answer.expect(401).shows("chọn lại tệp");
}

#[tokio::test]
async fn bytes_are_private_until_a_public_text_names_them_and_again_when_it_is_taken_back() {
    let world = World::new().await;
    let (core, actor, unit) = (&world.core, approver(&world.a), world.a.unit);
    let (id, picture) = media::bring(core, &actor, unit, "Ảnh.png", png(24, 16, [1, 2, 3])).await;
    media::describe(core, &actor, unit, id, "Lễ ra quân").await;
    let (_, file) = media::bring(core, &actor, unit, "Quyết định \"số 12\".pdf", pdf("mật")).await;
    let mut site = world.on(world.a.slug);
    let (picture_path, file_path) = (format!("/anh/{picture}-24.webp"), format!("/tep/{file}"));
    let form = item("Lễ ra quân", world.a.secret)
        .with(ItemField::Body, format!("![](/anh/{picture})\n\n[Quyết định](/tep/{file})"));
    draft(core, &actor, unit, &form).await;
    for path in [&picture_path, &file_path] {
        site.get(path).await.expect(404);
    }
    let public = publish_of(ItemKind::Article, core, &actor, unit, &form).await;
    let answer = site.get(&picture_path).await.expect(200);
    assert_eq!(answer.header("content-type"), "image/webp");
    assert!(answer.bytes.starts_with(b"RIFF"), "a picture");
    let jpeg = site.get(&format!("/anh/{picture}-24.jpg")).await.expect(200);
    assert_eq!((jpeg.header("content-type"), &jpeg.bytes[..2]), ("image/jpeg", &b"\xff\xd8"[..]));
    let tag = answer.header("etag").to_owned();
    site.get_with(&picture_path, &[("if-none-match", &tag)]).await.expect(304);
    let answer = site.get(&file_path).await.expect(200);
    assert_eq!(answer.bytes, pdf("mật"));
    assert_eq!(
        answer.header("content-disposition"),
        "attachment; filename=\"quyet dinh _so 12_.pdf\"; filename*=UTF-8''Quy%E1%BA%BFt%20%C4%91%E1%BB%8Bnh%20%22s%E1%BB%91%2012%22.pdf"
    );
    assert!(answer.header("content-security-policy").contains("sandbox"));
    // Of sizes there are none but those that were made, and no other unit knows of either.
    site.get(&format!("/anh/{picture}-480.webp")).await.expect(404);
    for path in [&picture_path, &file_path] {
        world.on(world.b.slug).get(path).await.expect(404);
        world.on("").get(path).await.expect(404);
    }
    withdraw(core, &actor, unit, public, "in_error", "").await;
    for path in [&picture_path, &file_path] {
        site.get(path).await.expect(404);
    }
}

#[tokio::test]
async fn a_text_no_longer_valid_keeps_its_pictures_under_the_notice() {
    let world = World::new().await;
    let (picture, _) = named_in_public(&world, &world.a).await;
    let mut site = world.on(world.a.slug);
    let page = site.get("/thong-bao/le-ra-quan").await.expect(200);
    let page = page.shows("<figure class=\"pic\">").shows(&format!("/anh/{picture}-24.webp 24w")).shows("(PDF,");
    assert!(
        page.text().contains(&format!("content=\"http://{}.localhost:3000/anh/{picture}-card.jpg\"", world.a.slug))
    );
    let card = site.get(&format!("/anh/{picture}-card.jpg")).await.expect(200);
    assert_eq!(card.header("content-type"), "image/jpeg");
    let list = world.signed_in(Role::Approver, &world.a).await.get(&library(&world.a)).await.expect(200);
    assert!(list.text().contains(&format!("/don-vi/{}/anh/{picture}-24.jpg", world.a.slug)));
}

#[tokio::test]
async fn a_download_that_broke_off_goes_on() {
    let world = World::new().await;
    let (_, file) = named_in_public(&world, &world.a).await;
    let whole = pdf(world.a.secret);
    let mut site = world.on(world.a.slug);
    let path = format!("/tep/{file}");
    let tag = site.get(&path).await.expect(200).header("etag").to_owned();
    let rest = site.get_with(&path, &[("range", "bytes=10-"), ("if-range", &tag)]).await.expect(206);
    assert_eq!(rest.bytes, whole[10..]);
    assert_eq!(rest.header("content-range"), format!("bytes 10-{}/{}", whole.len() - 1, whole.len()));
    let nothing = site.get_with(&path, &[("range", "bytes=9999-")]).await.expect(416);
    assert_eq!(nothing.header("content-range"), format!("bytes */{}", whole.len()));
    let changed = site.get_with(&path, &[("range", "bytes=10-"), ("if-range", "\"anders\"")]).await.expect(200);
    assert_eq!(changed.bytes, whole);
    let head = site.send(Method::HEAD, &path, &[("range", "bytes=10-")], None).await.expect(200);
    assert_eq!(head.header("content-length"), whole.len().to_string());
}

#[tokio::test]
async fn the_twins_picture_is_no_picture_here() {
    let world = World::new().await;
    let (theirs, file) = named_in_public(&world, &world.b).await;
    let actor = approver(&world.a);
    let form = item("Mượn ảnh", world.a.secret)
        .with(ItemField::Body, format!("![Lễ ra quân](/anh/{theirs})\n\n[Tệp](/tep/{file})"));
    let (id, _) = draft(&world.core, &actor, world.a.unit, &form).await;
    let mut client = world.signed_in(Role::Approver, &world.a).await;
    let path = format!("/don-vi/{}/bai-viet/{}", world.a.slug, id.0);
    let page = client.get(&path).await.expect(200).hides(&format!("/anh/{theirs}-"));
    assert!(page.words().contains("không còn trong thư viện"), "why it cannot be published stands beside the button");
    let (csrf, version) = (page.value_of("csrf"), page.value_of("phien_ban"));
    let published = client.post(&format!("{path}/dang"), &[("csrf", &csrf), ("phien_ban", &version)]).await;
    published.expect(422).shows("không còn trong thư viện");
    for path in ["anh", "tep"].map(|sort| format!("/don-vi/{}/{sort}", world.a.slug)) {
        client.get(&format!("{path}/{theirs}-24.webp")).await.expect(404);
        client.get(&format!("{path}/{file}")).await.expect(404);
    }
    let shelf = client.get(&format!("{}/ke?khoa={theirs},{file}", library(&world.a))).await.expect(200);
    assert_eq!(shelf.text(), r#"{"documents":[],"pictures":[],"waiting":[]}"#);
    // Their numbers neither.
    let mut own = world.signed_in(Role::UnitAdmin, &world.a).await;
    let csrf = own.get("/").await.value_of("csrf");
    for number in 1..=2 {
        own.get(&format!("{}/{number}", library(&world.a))).await.expect(404);
        let fields = [("csrf", csrf.as_str()), ("phien_ban", "2"), ("ten", "Cướp"), ("mo_ta", "Cướp ảnh")];
        own.post(&format!("{}/{number}", library(&world.a)), &fields).await.expect(404);
        own.post(&format!("{}/{number}/xoa", library(&world.a)), &fields).await.expect(404);
    }
    let mut site = world.on(world.b.slug);
    site.get(&format!("/anh/{theirs}-24.webp")).await.expect(200);
}

#[tokio::test]
async fn what_a_picture_lacks_keeps_its_text_from_the_public() {
    let world = World::new().await;
    let (core, actor, unit) = (&world.core, approver(&world.a), world.a.unit);
    let (id, key) = media::bring(core, &actor, unit, "IMG_5195.png", png(24, 16, [1, 2, 3])).await;
    let form = item("Lễ ra quân", world.a.secret).with(ItemField::Body, format!("![](/anh/{key})"));
    let (draft, version) = draft(core, &actor, unit, &form).await;
    let mut client = world.signed_in(Role::Approver, &world.a).await;
    let csrf = csrf(&mut client).await;
    let publication = format!("/don-vi/{}/bai-viet/{}/dang", world.a.slug, draft.0);
    let version = version.to_string();
    let fields = [("csrf", csrf.as_str()), ("phien_ban", version.as_str())];
    client.post(&publication, &fields).await.expect(422).shows("chưa có lời mô tả");
    let page = format!("{}/{}", library(&world.a), id.0);
    let about = |version: &'static str, more: &[(&'static str, &'static str)]| {
        let mut about = vec![("csrf", csrf.clone()), ("phien_ban", version.to_owned()), ("ten", "Lễ".to_owned())];
        about.extend(more.iter().map(|(name, value)| (*name, (*value).to_owned())));
        about
    };
    let post = async |client: &mut Client, fields: Vec<(&str, String)>| {
        let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        client.post(&page, &fields).await
    };
    // The name of a file describes nothing, and nothing typed is lost.
    let refused = post(&mut client, about("1", &[("mo_ta", "IMG_5195.jpg"), ("chu_thich", "Sáng 27/01")])).await;
    let refused = refused.expect(422).shows("tên tệp");
    assert_eq!(
        (refused.value_of("mo_ta"), refused.value_of("chu_thich")),
        ("IMG_5195.jpg".into(), "Sáng 27/01".into())
    );
    let minors = about("1", &[("mo_ta", "Học sinh trồng cây"), ("co_tre_em", "1")]);
    post(&mut client, minors).await.leads_to(&format!("{page}?da=luu"));
    client.post(&publication, &fields).await.expect(422).shows("đồng ý");
    // Somebody else's page of before.
    post(&mut client, about("1", &[("mo_ta", "Khác")])).await.expect(409).shows("Học sinh trồng cây").shows("Khác");
    let agreed = about("2", &[("mo_ta", "Học sinh trồng cây"), ("co_tre_em", "1"), ("dong_y", "1")]);
    post(&mut client, agreed).await.leads_to(&format!("{page}?da=luu"));
    client
        .post(&publication, &fields)
        .await
        .leads_to(&format!("/don-vi/{}/bai-viet/{}?da=dang", world.a.slug, draft.0));
    // Described anew, the page shows it at once.
    let mut site = world.on(world.a.slug);
    site.get("/tin-tuc/le-ra-quan").await.expect(200).shows("alt=\"Học sinh trồng cây\"");
    let anew = about("3", &[("mo_ta", "Học sinh trồng cây ven kênh"), ("co_tre_em", "1"), ("dong_y", "1")]);
    post(&mut client, anew).await.leads_to(&format!("{page}?da=luu"));
    site.get("/tin-tuc/le-ra-quan").await.expect(200).shows("alt=\"Học sinh trồng cây ven kênh\"");
}

#[tokio::test]
async fn who_may_not_publish_changes_nothing_residents_see_and_loses_nothing_typed() {
    let world = World::new().await;
    let (picture, _) = named_in_public(&world, &world.a).await;
    let mut client = world.signed_in(Role::Writer, &world.a).await;
    let path = format!("{}/1", library(&world.a));
    let page = client.get(&path).await.expect(200);
    let (csrf, version) = (page.value_of("csrf"), page.value_of("phien_ban"));
    let fields = [
        ("csrf", csrf.as_str()),
        ("phien_ban", &version),
        ("ten", "Ảnh"),
        ("mo_ta", "Lễ ra quân"),
        ("chu_thich", "Lời chưa ai duyệt"),
    ];
    let refused = client.post(&path, &fields).await.expect(422).shows("chỉ người được đăng bài");
    assert_eq!(refused.value_of("chu_thich"), "Lời chưa ai duyệt");
    let mut site = world.on(world.a.slug);
    site.get("/thong-bao/le-ra-quan").await.expect(200).shows(picture.as_str()).hides("Lời chưa ai duyệt");
}

#[tokio::test]
async fn a_file_that_is_needed_stays_and_one_that_is_not_goes() {
    let world = World::new().await;
    let (core, actor, unit) = (&world.core, approver(&world.a), world.a.unit);
    let (id, key) = media::bring(core, &actor, unit, "a.png", png(24, 16, [1, 2, 3])).await;
    let form = item("Dùng ảnh", world.a.secret).with(ItemField::Body, format!("![Lễ ra quân](/anh/{key})"));
    let (draft, _) = draft(core, &actor, unit, &form).await;
    let mut client = world.signed_in(Role::Writer, &world.a).await;
    let csrf = csrf(&mut client).await;
    let page = format!("{}/{}", library(&world.a), id.0);
    client.get(&page).await.expect(200).shows("Dùng ảnh").shows("chưa xóa được");
    let removal = format!("{page}/xoa");
    client.post(&removal, &[("csrf", &csrf)]).await.expect(409).shows("còn 1 bài dùng tệp này");
    // The text goes on without it; older saved texts need it no more.
    let path = format!("/don-vi/{}/bai-viet/{}", world.a.slug, draft.0);
    let editor = client.get(&path).await.expect(200);
    let (version, title) = (editor.value_of("phien_ban"), editor.value_of("tieu_de"));
    let fields = [
        ("csrf", csrf.as_str()),
        ("phien_ban", &version),
        ("tieu_de", &title),
        ("noi_dung", "Không còn ảnh."),
        ("viec", "luu"),
    ];
    client.post(&path, &fields).await.leads_to(&format!("{path}?da=luu"));
    client.post(&removal, &[("csrf", &csrf)]).await.leads_to(&format!("{}?da=xoa", library(&world.a)));
    client.get(&page).await.expect(404);
    client.get(&format!("{path}/ban-luu/1")).await.expect(200).hides("<figure");
}

#[tokio::test]
async fn a_broken_picture_is_told_and_breaks_no_page() {
    let world = World::new().await;
    let (core, actor, unit) = (&world.core, approver(&world.a), world.a.unit);
    let mut cut = png(200, 150, [1, 2, 3]);
    cut.truncate(60);
    let (id, key) = media::bring(core, &actor, unit, "hỏng.png", cut).await;
    let mut client = world.signed_in(Role::Approver, &world.a).await;
    client.get(&library(&world.a)).await.expect(200).shows("Không đọc được");
    client.get(&format!("{}/{}", library(&world.a), id.0)).await.expect(200).shows("bị hỏng");
    let form = item("Ảnh hỏng", world.a.secret).with(ItemField::Body, format!("![Lễ ra quân](/anh/{key})"));
    let (draft, _) = draft(core, &actor, unit, &form).await;
    let path = format!("/don-vi/{}/bai-viet/{}", world.a.slug, draft.0);
    client.get(&path).await.expect(200).shows("không đọc được");
    client.get(&format!("{path}/xem-truoc")).await.expect(200).shows("Lễ ra quân").hides("<figure");
}

#[tokio::test]
async fn a_link_to_a_draft_shows_its_pictures_and_no_others() {
    let world = World::new().await;
    let (core, actor, unit) = (&world.core, approver(&world.a), world.a.unit);
    let (_, shown) = media::bring(core, &actor, unit, "a.png", png(24, 16, [1, 2, 3])).await;
    let (_, other) = media::bring(core, &actor, unit, "b.png", png(24, 16, [3, 2, 1])).await;
    let form = item("Nháp có ảnh", world.a.secret).with(ItemField::Body, format!("![Lễ ra quân](/anh/{shown})"));
    let (draft, _) = draft(core, &actor, unit, &form).await;
    let mut client = world.signed_in(Role::Writer, &world.a).await;
    let csrf = csrf(&mut client).await;
    let sharing = format!("/don-vi/{}/bai-viet/{}/chia-se", world.a.slug, draft.0);
    let made = client.post(&sharing, &[("csrf", &csrf), ("han", "1")]).await.expect(200).text();
    let token = made.split("/xem-ban-nhap/").nth(1).and_then(|rest| rest.split(['"', '<']).next()).expect("a link");
    let base = format!("/xem-ban-nhap/{token}");
    let mut stranger = world.on("studio");
    stranger.get(&base).await.expect(200).shows(&format!("{base}/anh/{shown}-24.webp"));
    stranger.get(&format!("{base}/anh/{shown}-24.webp")).await.expect(200);
    stranger.get(&format!("{base}/anh/{other}-24.webp")).await.expect(404);
    stranger.get(&format!("/xem-ban-nhap/khong/anh/{shown}-24.webp")).await.expect(404);
}

#[tokio::test]
async fn bytes_nobody_names_go_after_a_day_and_originals_of_pictures_after_a_month() {
    let world = World::new().await;
    let (core, actor, unit) = (&world.core, approver(&world.a), world.a.unit);
    let original = png(24, 16, [1, 2, 3]);
    let (_, key) = media::bring(core, &actor, unit, "a.png", original.clone()).await;
    let (_, file) = media::bring(core, &actor, unit, "b.pdf", pdf("x")).await;
    let orphan = core.blobs.put(Bytes::from_static(b"nobody's")).await.expect("kept");
    let originals = Digest::of(&original);
    let mut orphans = Orphans::default();
    assert_eq!(orphans.step(core).await.expect("a step"), 0, "what came just now is spared");
    // Kept bytes are dated by the clock of the place that keeps them, which is today's.
    world.clock.advance(20 * 365 * 24 * 3600);
    let gone = orphans.step(core).await.expect("a step");
    assert_eq!(gone, 2, "the orphan, and the picture as it was brought");
    assert!(!core.blobs.exists(orphan).await.expect("a look") && !core.blobs.exists(originals).await.expect("a look"));
    assert_eq!(orphans.step(core).await.expect("a step"), 0, "once a day");
    let mut client = world.signed_in(Role::Writer, &world.a).await;
    client.get(&format!("/don-vi/{}/anh/{key}-24.webp", world.a.slug)).await.expect(200);
    client.get(&format!("/don-vi/{}/tep/{file}", world.a.slug)).await.expect(200);
}
