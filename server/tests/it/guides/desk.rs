//! Guides at the desk: their steps, what a member of a team may write, and the ready ones.

use domain::access::Role;
use domain::item::{ItemId, ItemKind};
use domain::person::PersonId;

use super::{TODAY, form};
use crate::support::answer::Answer;
use crate::support::client::Client;
use crate::support::media::{pdf, png};
use crate::support::world::{PASSWORD, Twin, World, draft_of, email, sign_in};

/// A guide that is being written at the desk of a twin, and its address.
async fn being_written(world: &World, twin: &Twin) -> (ItemId, String) {
    let actor = World::actor(PersonId(1), twin.unit);
    let form = form("Mở ví giấy tờ", twin.secret);
    let (id, _) = draft_of(ItemKind::Guide, &world.core, &actor, twin.unit, &form).await;
    (id, format!("/don-vi/{}/bai-viet/{}", twin.slug, id.0))
}

/// The names of the steps in the order of the page.
fn steps_of(page: &Answer) -> Vec<String> {
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
