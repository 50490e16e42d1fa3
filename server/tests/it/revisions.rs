//! Saved texts: nothing typed is ever lost, and what is old comes back only as a draft.

use domain::access::Role;
use domain::item::{ItemField, ItemForm, ItemKind};
use server::actions::revisions;
use server::thinning::Thinning;

use super::appearance::audited;
use super::support::answer::Answer;
use super::support::client::Client;
use super::support::world::{PASSWORD, Twin, World, draft_of, email};

fn item(twin: &Twin) -> String {
    format!("/don-vi/{}/bai-viet/{}", twin.slug, twin.published.0)
}

/// Saves by the form, as a person does.
async fn save(desk: &mut Client, path: &str, title: &str, body: &str, note: &str) -> Answer {
    let page = desk.get(path).await.expect(200);
    let (csrf, version, category) = (page.value_of("csrf"), page.value_of("phien_ban"), chosen(&page));
    let fields = [
        ("csrf", csrf.as_str()),
        ("phien_ban", &version),
        ("tieu_de", title),
        ("noi_dung", body),
        ("ghi_chu", note),
        ("chuyen_muc", &category),
    ];
    desk.post(path, &fields).await
}

/// The category chosen in the form.
fn chosen(page: &Answer) -> String {
    let text = page.text();
    let option = text.split("<option ").find(|option| option.contains(" selected")).unwrap_or_default();
    option
        .split_once("value=\"")
        .and_then(|(_, rest)| rest.split_once('"'))
        .map(|(value, _)| value.to_owned())
        .unwrap_or_default()
}

/// Presses the button of a saved text's page; the answer.
async fn restore(desk: &mut Client, path: &str) -> Answer {
    let page = desk.get(path).await.expect(200);
    let (csrf, version) = (page.value_of("csrf"), page.value_of("phien_ban"));
    desk.post(&format!("{path}/khoi-phuc"), &[("csrf", &csrf), ("phien_ban", &version)]).await
}

#[tokio::test]
async fn every_save_is_listed_with_its_note_and_leads_to_its_text() {
    let world = World::new().await;
    let mut desk = world.signed_in(Role::Writer, &world.a).await;
    let path = item(&world.a);
    let list = format!("{path}/ban-luu");
    desk.get(&path).await.expect(200).shows("Các bản đã lưu (1)").shows(&format!("href=\"{list}\""));
    save(&mut desk, &path, "Lịch mới", "Chữ mới", " Sửa giờ họp ").await.leads_to(&format!("{path}?da=luu"));
    let page = desk.get(&list).await.expect(200);
    let words = page.words();
    let (two, one) = (words.find("Bản 2").expect("the second"), words.find("Bản 1").expect("the first"));
    assert!(two < one, "newest first: {words}");
    assert!(
        words.contains("Bản mới nhất") && words.contains("Sửa giờ họp") && words.contains("Đang công khai, từ 08:00")
    );
    assert!(words.contains("Nguyễn Thị Ngọc Lan"));
    desk.get(&format!("{list}/2")).await.expect(200).shows("Lịch mới").shows("<p>Chữ mới</p>").shows("Sửa giờ họp");
    desk.get(&format!("{list}/1")).await.expect(200).shows(world.a.secret).shows("Lịch tiếp công dân tháng 02");
    for nowhere in ["3", "0", "hai", "2147483648", "2/khac"] {
        desk.get(&format!("{list}/{nowhere}")).await.expect(404);
    }
    // The note is for colleagues.
    world.on(world.a.slug).get("/tin-tuc/lich-tiep-cong-dan-thang-02").await.expect(200).hides("Sửa giờ họp");
}

#[tokio::test]
async fn a_list_of_many_saves_is_paged() {
    let world = World::new().await;
    let mut desk = world.signed_in(Role::Writer, &world.a).await;
    let path = item(&world.a);
    for n in 2..=21 {
        save(&mut desk, &path, &format!("Lần {n}"), "x", "").await.expect(303);
    }
    let list = format!("{path}/ban-luu");
    let first = desk.get(&list).await.expect(200).shows(&format!("{list}?trang=2")).shows("/ban-luu/21\"");
    assert!(!first.text().contains("/ban-luu/1\""), "{}", first.text());
    desk.get(&format!("{list}?trang=2")).await.expect(200).shows("/ban-luu/1\"").hides("/ban-luu/2\"");
    desk.get(&format!("{list}?trang=9")).await.expect(200).shows("Không có bản nào");
}

#[tokio::test]
async fn two_saved_texts_are_compared_word_by_word() {
    let world = World::new().await;
    let mut desk = world.signed_in(Role::Writer, &world.a).await;
    let path = item(&world.a);
    save(&mut desk, &path, "Lịch <b>tiếp</b> dân", "Họp lúc 8 giờ thứ Năm", "").await.expect(303);
    save(&mut desk, &path, "Lịch <b>tiếp</b> dân", "Họp lúc 9 giờ thứ Năm & thứ Sáu", "").await.expect(303);
    let compare = format!("{path}/ban-luu/so-sanh");
    let page = desk.get(&format!("{compare}?tu=2&den=3")).await.expect(200);
    let text = page.text();
    assert_eq!(
        (text.matches("<del>").count(), text.matches("<ins>").count()),
        (2, 3),
        "one pair is the legend: {text}"
    );
    assert!(page.words().contains("[Bỏ: 8] [Thêm: 9]"), "{}", page.words());
    assert!(page.words().contains("Không đổi: Tiêu đề"), "{}", page.words());
    page.hides("<b>tiếp");
    // The other way round, what was added is removed.
    assert!(desk.get(&format!("{compare}?tu=3&den=2")).await.expect(200).words().contains("[Bỏ: 9] [Thêm: 8]"));
    // Nobody named two: what is public with the newest; only the second named: the one before it.
    let usual = desk.get(&compare).await.expect(200);
    assert_eq!((usual.value_of("tu"), usual.value_of("den")), ("1".to_owned(), "3".to_owned()));
    let before = desk.get(&format!("{compare}?den=3")).await.expect(200);
    assert_eq!((before.value_of("tu"), before.value_of("den")), ("2".to_owned(), "3".to_owned()));
    desk.get(&format!("{compare}?tu=2&den=2")).await.expect(200).shows("Hai bản giống hệt nhau");
    for query in ["tu=9&den=3", "tu=1&den=9", "tu=x", "tu=1&den=-1"] {
        desk.get(&format!("{compare}?{query}")).await.expect(404).shows("không có bản số").shows("name=\"tu\"");
    }
}

#[tokio::test]
async fn an_old_text_comes_back_as_a_draft_and_residents_see_nothing_of_it() {
    let world = World::new().await;
    let mut desk = world.signed_in(Role::Approver, &world.a).await;
    let path = item(&world.a);
    save(&mut desk, &path, "Bản thứ hai", "Chữ thứ hai", "").await.expect(303);
    let page = desk.get(&path).await.expect(200);
    let fields = [("csrf", page.value_of("csrf")), ("phien_ban", page.value_of("phien_ban"))];
    let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
    desk.post(&format!("{path}/dang"), &fields).await.expect(303);
    let first = format!("{path}/ban-luu/1");
    desk.get(&first).await.expect(200).shows("Từng công khai, từ 08:00");
    restore(&mut desk, &first).await.leads_to(&format!("{path}?da=khoi-phuc"));
    let page =
        desk.get(&format!("{path}?da=khoi-phuc")).await.expect(200).shows("Đã khôi phục").shows("có bản sửa chưa đăng");
    assert_eq!(page.value_of("tieu_de"), "Lịch tiếp công dân tháng 02");
    let mut resident = world.on(world.a.slug);
    resident.get("/tin-tuc/lich-tiep-cong-dan-thang-02").await.expect(200).shows("Chữ thứ hai").hides(world.a.secret);
    let words = desk.get(&format!("{path}/ban-luu")).await.expect(200).words();
    assert!(words.contains("Bản 3") && words.contains("Khôi phục từ bản 1"), "{words}");
    // Once more there is nothing new, and the newest has no button.
    restore(&mut desk, &first).await.expect(422).shows("không có gì để khôi phục");
    desk.get(&format!("{path}/ban-luu/3")).await.expect(200).hides("khoi-phuc\"");
}

#[tokio::test]
async fn a_restoration_over_a_newer_text_is_refused_and_says_who_saved_it() {
    let world = World::new().await;
    let mut one = world.signed_in(Role::Writer, &world.a).await;
    let mut other = world.signed_in(Role::UnitAdmin, &world.a).await;
    let path = item(&world.a);
    save(&mut one, &path, "Hai", "x", "").await.expect(303);
    let first = format!("{path}/ban-luu/1");
    let page = one.get(&first).await.expect(200);
    let (csrf, version) = (page.value_of("csrf"), page.value_of("phien_ban"));
    save(&mut other, &path, "Ba", "x", "").await.expect(303);
    let answer = one.post(&format!("{first}/khoi-phuc"), &[("csrf", &csrf), ("phien_ban", &version)]).await.expect(409);
    let answer = answer.shows("Chưa khôi phục").shows("Nguyễn Thị Ngọc Lan");
    assert_eq!(one.get(&path).await.value_of("tieu_de"), "Ba");
    // Having read it, once more.
    let fields = [("csrf", answer.value_of("csrf")), ("phien_ban", answer.value_of("phien_ban"))];
    let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
    one.post(&format!("{first}/khoi-phuc"), &fields).await.leads_to(&format!("{path}?da=khoi-phuc"));
    // A form of another session changes nothing.
    let foreign = [("csrf", "của phiên trước"), fields[1]];
    one.post(&format!("{path}/ban-luu/2/khoi-phuc"), &foreign).await.expect(403).shows("Chưa khôi phục");
    one.post(&format!("{path}/ban-luu/2/ten"), &[foreign[0], ("ten_ban", "Giữ lại")])
        .await
        .expect(403)
        .shows("Giữ lại");
}

#[tokio::test]
async fn what_an_old_text_refers_to_and_is_gone_is_left_empty_and_said() {
    let world = World::new().await;
    let mut desk = world.signed_in(Role::Approver, &world.a).await;
    let path = item(&world.a);
    let page = desk.get(&path).await.expect(200);
    let (csrf, version, category) = (page.value_of("csrf"), page.value_of("phien_ban"), chosen(&page));
    let fields = [("csrf", csrf.as_str()), ("phien_ban", &version), ("tieu_de", "Không mục"), ("noi_dung", "x")];
    desk.post(&path, &fields).await.expect(303);
    let retire = [("csrf", csrf.as_str()), ("viec", "ngung")];
    desk.post(&format!("/don-vi/{}/chuyen-muc/{category}", world.a.slug), &retire).await.expect(303);
    restore(&mut desk, &format!("{path}/ban-luu/1")).await.leads_to(&format!("{path}?da=khoi-phuc-khong-muc"));
    let page =
        desk.get(&format!("{path}?da=khoi-phuc-khong-muc")).await.expect(200).shows("không còn dùng nên để trống");
    assert_eq!((page.value_of("tieu_de"), chosen(&page)), ("Lịch tiếp công dân tháng 02".to_owned(), String::new()));

    let actor = World::actor(desk_person(&world).await, world.a.unit);
    let of_page = |title: &str, parent: &str| {
        ItemForm::default().with(ItemField::Title, title).with(ItemField::Body, "x").with(ItemField::Parent, parent)
    };
    let (top, _) = draft_of(ItemKind::Page, &world.core, &actor, world.a.unit, &of_page("Trên", "")).await;
    let (below, _) =
        draft_of(ItemKind::Page, &world.core, &actor, world.a.unit, &of_page("Dưới", &top.0.to_string())).await;
    let path = format!("/don-vi/{}/bai-viet/{}", world.a.slug, below.0);
    let page = desk.get(&path).await.expect(200);
    let version = page.value_of("phien_ban");
    desk.post(&path, &[("csrf", &csrf), ("phien_ban", &version), ("tieu_de", "Dưới"), ("noi_dung", "y")])
        .await
        .expect(303);
    // The page above goes below the other one: a circle, were the old text taken as it was.
    let above = format!("/don-vi/{}/bai-viet/{}", world.a.slug, top.0);
    let moved =
        [("csrf", csrf.as_str()), ("phien_ban", "1"), ("tieu_de", "Trên"), ("trang_tren", &below.0.to_string())];
    desk.post(&above, &moved).await.expect(303);
    restore(&mut desk, &format!("{path}/ban-luu/1")).await.leads_to(&format!("{path}?da=khoi-phuc-khong-trang"));
    assert_eq!(chosen(&desk.get(&path).await.expect(200).shows("name=\"trang_tren\"")), "");
}

async fn desk_person(world: &World) -> domain::person::PersonId {
    let address = domain::person::EmailAddress::parse(&email(Role::Approver, world.a.slug)).expect("an address");
    world.core.store.people().by_email(&address).await.expect("people").expect("the approver").id
}

#[tokio::test]
async fn a_note_survives_a_refused_form_a_conflict_and_the_sign_in_page() {
    let world = World::new().await;
    let mut desk = world.signed_in(Role::Writer, &world.a).await;
    let path = item(&world.a);
    let page = desk.get(&path).await.expect(200);
    let (csrf, version) = (page.value_of("csrf"), page.value_of("phien_ban"));
    let fields = |title: &'static str, note: &'static str| {
        [
            ("csrf", csrf.clone()),
            ("phien_ban", version.clone()),
            ("tieu_de", title.to_owned()),
            ("ghi_chu", note.to_owned()),
        ]
    };
    let refs = |fields: &[(&'static str, String); 4]| fields.each_ref().map(|(name, value)| (*name, value.clone()));
    let post = async |desk: &mut Client, fields: [(&'static str, String); 4]| {
        desk.post(&path, &refs(&fields).each_ref().map(|(name, value)| (*name, value.as_str()))).await
    };
    let page = post(&mut desk, fields("", "Ghi chú <dở>")).await.expect(422);
    assert_eq!(page.value_of("ghi_chu"), "Ghi chú <dở>");
    let long: &'static str = Box::leak("ệ".repeat(201).into_boxed_str());
    let page =
        post(&mut desk, fields("Có tiêu đề", long)).await.expect(422).shows("Ghi chú cho lần lưu này dài 201 ký tự");
    assert_eq!((page.value_of("ghi_chu"), page.value_of("tieu_de")), (long.to_owned(), "Có tiêu đề".to_owned()));
    // Nobody's fault but the note's: nothing was saved.
    desk.get(&path).await.expect(200).shows("Các bản đã lưu (1)");
    let mut other = world.signed_in(Role::Approver, &world.a).await;
    save(&mut other, &path, "Xen vào", "x", "").await.expect(303);
    assert_eq!(post(&mut desk, fields("Của tôi", "Ghi chú")).await.expect(409).value_of("ghi_chu"), "Ghi chú");
    world.clock.advance(5 * 3600);
    let page = post(&mut desk, fields("Của tôi", "Ghi chú")).await.expect(401);
    let (stamp, held) = (page.value_of("csrf"), page.value_of("giu.ghi_chu"));
    let address = email(Role::Writer, world.a.slug);
    let mut sign_in = vec![("csrf", stamp.as_str()), ("email", &address), ("password", PASSWORD), ("tiep", &path)];
    sign_in.extend([("giu.ghi_chu", held.as_str()), ("giu.tieu_de", "Của tôi")]);
    let page = desk.post("/dang-nhap", &sign_in).await.expect(200);
    assert_eq!((page.value_of("ghi_chu"), page.value_of("tieu_de")), ("Ghi chú".to_owned(), "Của tôi".to_owned()));
}

#[tokio::test]
async fn a_name_is_given_once_it_is_one_and_survives_the_sign_in_page() {
    let world = World::new().await;
    let mut desk = world.signed_in(Role::Writer, &world.a).await;
    let page = format!("{}/ban-luu/1", item(&world.a));
    let path = format!("{page}/ten");
    let csrf = desk.get(&page).await.expect(200).value_of("csrf");
    let name = |value: &'static str| [("csrf", csrf.clone()), ("ten_ban", value.to_owned())];
    let post = async |desk: &mut Client, fields: [(&'static str, String); 2]| {
        desk.post(&path, &fields.each_ref().map(|(name, value)| (*name, value.as_str()))).await
    };
    post(&mut desk, name(" ")).await.expect(422).shows("Hãy nhập tên");
    post(&mut desk, name("Bản “Chủ tịch” <duyệt>")).await.leads_to(&format!("{page}?da=ten"));
    let shown = desk.get(&format!("{page}?da=ten")).await.expect(200).shows("giữ mãi");
    assert!(shown.words().contains("Bản 1: Bản “Chủ tịch” <duyệt>"), "{}", shown.words());
    world.clock.advance(5 * 3600);
    let asked = post(&mut desk, name("Tên gõ dở")).await.expect(401);
    let (stamp, held) = (asked.value_of("csrf"), asked.value_of("giu.ten_ban"));
    let address = email(Role::Writer, world.a.slug);
    let fields = [
        ("csrf", stamp.as_str()),
        ("email", &address),
        ("password", PASSWORD),
        ("tiep", &path),
        ("giu.ten_ban", &held),
    ];
    let again = desk.post("/dang-nhap", &fields).await.expect(200).shows("chưa được lưu");
    assert_eq!(again.value_of("ten_ban"), "Tên gõ dở");
    // A team member reads and has no forms.
    let mut reader = world.signed_in(Role::TeamMember, &world.a).await;
    reader.get(&page).await.expect(200).shows(world.a.secret).hides("name=\"ten_ban\"").hides("khoi-phuc\"");
}

#[tokio::test]
async fn every_unit_is_thinned_once_a_day_and_it_is_on_record() {
    let world = World::new().await;
    for twin in [&world.a, &world.b] {
        let mut desk = world.signed_in(Role::Writer, twin).await;
        for n in 2..=6 {
            save(&mut desk, &item(twin), &format!("Lần {n}"), "x", "").await.expect(303);
        }
    }
    let kept = async |twin: &Twin| {
        let mut desk = world.signed_in(Role::Writer, twin).await;
        let words = desk.get(&format!("{}/ban-luu", item(twin))).await.expect(200).words();
        (1..=6).filter(|n| words.contains(&format!("Bản {n}"))).collect::<Vec<_>>()
    };
    let registry = world.app.registry();
    let units = || registry.sites().map(|unit| unit.id);
    let mut thinning = Thinning::default();
    for _ in 0..5 {
        thinning.step(&world.core, units()).await.expect("a step");
    }
    assert_eq!(kept(&world.a).await, [1, 2, 3, 4, 5, 6], "all of the last thirty days");
    world.clock.advance(31 * 86_400);
    let (a, b) = (world.a.clone(), world.b.clone());
    thinning.step(&world.core, [a.unit].into_iter()).await.expect("a step");
    // The first was public, the last is the newest and the last of its day.
    assert_eq!((kept(&a).await, kept(&b).await.len()), (vec![1, 6], 6));
    thinning.step(&world.core, units()).await.expect("a step");
    assert_eq!(kept(&b).await.len(), 6, "today's round has ended");
    let thinned = revisions::thin(&world.core, b.unit, domain::item::ItemId(0)).await.expect("an action");
    assert_eq!((thinned.dropped, thinned.up_to), (4, None));
    assert_eq!(kept(&b).await, [1, 6]);
    let again = revisions::thin(&world.core, b.unit, domain::item::ItemId(0)).await.expect("an action");
    assert_eq!(again.dropped, 0);
    let told = "{\"items\":1,\"revisions\":4}".to_owned();
    assert_eq!(audited(&world, "item.thin_revisions").await, [(a.unit.0, told.clone()), (b.unit.0, told)]);
}
