//! Hamlets and their teams: what the desk keeps, who reaches which hamlet, and what residents see of it.

use domain::access::{Actor, Membership, Role};
use domain::hamlet::{HamletField, HamletForm, HamletId};
use domain::person::{EmailAddress, PersonId};
use domain::team::{MemberField, MemberForm};
use server::actions::{hamlets, teams};
use store::{HamletSaved, MemberSaved, Tx};

use super::support::answer::Answer;
use super::support::client::Client;
use super::support::world::{Twin, World, email};

const NUMBER: &str = "0912 345 678";

/// Every way that number could be written on a page.
const WRITTEN: [&str; 4] = [NUMBER, "0912345678", "+84912345678", "345 678"];

fn desk(twin: &Twin) -> domain::access::Desk {
    let everywhere = vec![Membership { role: Role::PlatformAdmin, unit: None }];
    Actor::new(PersonId(1), everywhere).desk(twin.unit).expect("a desk")
}

/// A hamlet of a twin.
pub(crate) async fn hamlet(world: &World, twin: &Twin, full_name: &str) -> HamletId {
    let mut form = HamletForm::default();
    form.set(HamletField::Name, full_name);
    let by = desk(twin).administrator().expect("an administrator");
    let saved = hamlets::add(&world.core, by, form.check().expect("a good form")).await;
    let Ok(HamletSaved::Done(id)) = saved else { panic!("{saved:?}") };
    id
}

/// A hamlet with a team in which somebody is, and in which the twin's team member works.
pub(crate) async fn with_team(world: &World, twin: &Twin, full_name: &str) -> HamletId {
    let id = hamlet(world, twin, full_name).await;
    let mut form = MemberForm::default();
    for (field, value) in [
        (MemberField::Office, "leader"),
        (MemberField::Name, "Trần Thị Bình"),
        (MemberField::Organisation, twin.secret),
        (MemberField::Phone, NUMBER),
    ] {
        form.set(field, value);
    }
    let by = desk(twin).administrator().expect("an administrator");
    let member = form.check(world.core.clock.now().vietnam_date()).expect("a good form");
    let saved = teams::add_member(&world.core, by, id, member).await;
    assert!(matches!(saved, Ok(MemberSaved::Done(_))), "{saved:?}");
    works_in(world, twin, full_name).await;
    id
}

/// Says in which hamlet the twin's team member works.
async fn works_in(world: &World, twin: &Twin, words: &str) {
    let address = EmailAddress::parse(&email(Role::TeamMember, twin.slug)).expect("an address");
    let person = world.core.store.people().by_email(&address).await.expect("people").expect("the member").id;
    let what = Membership { role: Role::TeamMember, unit: Some(twin.unit) };
    let write = |tx: Tx| async move { tx.people().set_hamlet(person, what, Some(words)).await };
    assert!(world.core.store.write(write).await.expect("a write"));
}

fn path(twin: &Twin, id: HamletId, part: &str) -> String {
    format!("/don-vi/{}/thon-ap/{}{part}", twin.slug, id.0)
}

async fn post(desk: &mut Client, path: &str, fields: &[(&str, &str)]) -> Answer {
    let csrf = desk.get("/").await.value_of("csrf");
    let mut all = vec![("csrf", csrf.as_str())];
    all.extend_from_slice(fields);
    desk.post(path, &all).await
}

const SHIFT: [(&str, &str); 5] = [
    ("ngay", "28/01/2024"),
    ("tu_gio", "7h30"),
    ("den_gio", "11:00"),
    ("nguoi_truc", "Cô Bình"),
    ("noi_truc", "Nhà văn hóa"),
];

#[tokio::test]
async fn a_team_grows_at_the_desk_and_residents_read_it() {
    let world = World::new().await;
    let mut desk = world.signed_in(Role::UnitAdmin, &world.a).await;
    let list = format!("/don-vi/{}/thon-ap", world.a.slug);
    desk.get(&format!("/don-vi/{}", world.a.slug)).await.expect(200).shows(&list);
    desk.get(&list).await.expect(200).shows("Chưa có thôn, ấp, khu phố nào");
    let mut site = world.on(world.a.slug);
    site.get("/to-cong-nghe-so").await.expect(404);
    for name in ["10", "2", "Bắc"] {
        post(&mut desk, &list, &[("loai", "ap"), ("ten", name)]).await.leads_to(&format!("{list}?da=them"));
    }
    let again = post(&mut desk, &list, &[("loai", ""), ("ten", "Ấp bắc")]).await.expect(422);
    again.shows("đã có nơi mang tên này").shows("value=\"Ấp bắc\"");
    let page = desk.get(&list).await.expect(200);
    let at = |name: &str| page.text().find(name).unwrap_or_else(|| panic!("{name} is not listed"));
    assert!(at(">Ấp 2<") < at(">Ấp 10<") && at(">Ấp 10<") < at(">Ấp Bắc<"));
    // A hamlet alone is no team.
    site.get("/to-cong-nghe-so").await.expect(404);
    site.get("/").await.expect(200).hides("/to-cong-nghe-so");

    let own = |part: &str| format!("{list}/3{part}");
    let team = [
        ("phien_ban", "0"),
        ("so_quyet_dinh", "123/QĐ-UBND"),
        ("ngay_quyet_dinh", "15/3/2022"),
        ("zalo", "zalo.me/g/abcdef123"),
    ];
    post(&mut desk, &own("/to"), &team).await.leads_to(&own("?da=luu"));
    post(&mut desk, &own("/huong-dan"), &[("phien_ban", "1"), ("chu_de", "an-toan"), ("chu_de", "vneid")])
        .await
        .leads_to(&own("?da=luu"));
    let bình = [("chuc_danh", "leader"), ("ho_ten", "Trần Thị Bình"), ("don_vi", "Chi hội Phụ nữ")];
    post(&mut desk, &own("/thanh-vien"), &bình).await.leads_to(&own("?da=them"));
    let second = post(&mut desk, &own("/thanh-vien"), &bình).await.expect(422);
    second.shows("tổ trưởng đang là Trần Thị Bình").shows("value=\"Chi hội Phụ nữ\"");
    let mut weekly = SHIFT.to_vec();
    weekly.push(("lap_lai", "2"));
    post(&mut desk, &own("/lich-truc"), &weekly).await.leads_to(&own("?da=truc"));

    site.get("/").await.expect(200).shows("href=\"/to-cong-nghe-so\"");
    let page = site.get("/to-cong-nghe-so").await.expect(200);
    page.shows("1 trong 3").shows("href=\"/to-cong-nghe-so/ap-bac\"").hides("/to-cong-nghe-so/ap-2\"");
    let page = site.get("/to-cong-nghe-so/ap-bac").await.expect(200);
    let page = page.shows("Tổ công nghệ số cộng đồng ấp Bắc").shows("Quyết định số 123/QĐ-UBND ngày 15/03/2022");
    let page = page.shows("Tổ trưởng · Chi hội Phụ nữ").shows("<li>VNeID</li>").shows("<li>An toàn – lừa đảo</li>");
    let page = page.shows("Chủ Nhật 28/01/2024").shows("07:30 – 11:00, Cô Bình, tại Nhà văn hóa").shows("04/02/2024");
    page.shows("href=\"https://zalo.me/g/abcdef123\"").shows("class=\"qr\"").hides("11/02/2024");
    site.get("/to-cong-nghe-so/ap-2").await.expect(404);
    // A day later is another day.
    world.clock.advance(2 * 86_400);
    site.get("/to-cong-nghe-so/ap-bac").await.expect(200).hides("28/01/2024").shows("11/02/2024");
    world.on(world.b.slug).get("/to-cong-nghe-so/ap-bac").await.expect(404);
}

#[tokio::test]
async fn a_hamlet_off_the_list_is_gone_and_leads_to_those_on_it() {
    let world = World::new().await;
    let (north, south) = (with_team(&world, &world.a, "Ấp Bắc").await, with_team(&world, &world.a, "Ấp Nam").await);
    with_team(&world, &world.b, "Ấp Bắc").await;
    hamlet(&world, &world.a, "Ấp Đông").await;
    let mut desk = world.signed_in(Role::UnitAdmin, &world.a).await;
    let mut site = world.on(world.a.slug);
    let off = |name: &'static str| [("phien_ban", "1"), ("loai", "ap"), ("ten", name), ("ngung", "co")];
    post(&mut desk, &path(&world.a, north, ""), &off("Bắc")).await.expect(303);
    let page = site.get("/to-cong-nghe-so/ap-bac").await.expect(410).shows("Ấp Bắc không còn trong danh sách");
    let page = page.shows("href=\"/to-cong-nghe-so\"").shows("noindex").hides("Trần Thị Bình");
    assert_eq!(page.header("cache-control"), "no-store");
    site.get("/to-cong-nghe-so").await.expect(200).hides("Ấp Bắc").shows("Ấp Nam");
    world.on(world.b.slug).get("/to-cong-nghe-so/ap-bac").await.expect(200);
    // The last one with a team leaves no list to lead to.
    post(&mut desk, &path(&world.a, south, ""), &off("Nam")).await.expect(303);
    let page = site.get("/to-cong-nghe-so/ap-nam").await.expect(410).shows("Ấp Nam không còn trong danh sách");
    page.hides("/to-cong-nghe-so\"").hides("Hãy tìm tổ");
    for never in ["ap-dong", "ap-tay"] {
        site.get(&format!("/to-cong-nghe-so/{never}")).await.expect(404);
    }
    // Back on the list, back at its address.
    post(&mut desk, &path(&world.a, north, ""), &[("phien_ban", "2"), ("loai", "ap"), ("ten", "Bắc")])
        .await
        .expect(303);
    site.get("/to-cong-nghe-so/ap-bac").await.expect(200).shows("Trần Thị Bình");
}

#[tokio::test]
async fn two_texts_of_one_thing_are_compared_in_words() {
    let world = World::new().await;
    let north = with_team(&world, &world.a, "Ấp Bắc").await;
    let mut desk = world.signed_in(Role::UnitAdmin, &world.a).await;
    let own = path(&world.a, north, "");
    let text = |version: &'static str, kind: &'static str| [("phien_ban", version), ("loai", kind), ("ten", "Bắc")];
    post(&mut desk, &own, &text("1", "thon")).await.expect(303);
    let mut mine = text("1", "khu-pho").to_vec();
    mine.push(("ngung", "co"));
    let page = post(&mut desk, &own, &mine).await.expect(409);
    let page = page.shows("<mark>Khu phố</mark>").shows("<mark>Thôn</mark>").hides("<mark>khu-pho</mark>");
    page.shows("<mark>có</mark>").shows("<mark>không</mark>").hides("<mark>co</mark>");
    let member = path(&world.a, north, "/thanh-vien/1");
    let text = |office: &'static str| [("phien_ban", "1"), ("chuc_danh", office), ("ho_ten", "Trần Thị Bình")];
    post(&mut desk, &member, &text("deputy")).await.expect(303);
    let page = post(&mut desk, &member, &text("member")).await.expect(409);
    page.shows("<mark>Thành viên</mark>").shows("<mark>Tổ phó</mark>").hides("<mark>deputy</mark>");
}

#[tokio::test]
async fn residents_find_their_hamlet_without_marks_and_without_script() {
    let world = World::new().await;
    for name in ["Ấp Bàu", "Khu phố 3", "Tổ dân phố 13"] {
        with_team(&world, &world.a, name).await;
    }
    let mut site = world.on(world.a.slug);
    let mut find = async |typed: &str| site.get(&format!("/to-cong-nghe-so?ten={typed}")).await.expect(200);
    find("ap+bau")
        .await
        .shows("Tìm thấy 1 nơi")
        .shows("/to-cong-nghe-so/ap-bau\"")
        .hides("/khu-pho-3\"")
        .shows("noindex");
    find("kp+3").await.shows("/to-cong-nghe-so/khu-pho-3\"").hides("to-dan-pho-13\"");
    find("atlantis").await.shows("Không tìm thấy").shows("value=\"atlantis\"");
    find("%22%3E%3Cscript%3E").await.hides("<script>").shows("Không tìm thấy");
    find(&"a".repeat(200)).await.shows("nhiều hơn mức cho phép");
    find("%FF").await.shows("ký tự bị hỏng");
    find("").await.shows("to-dan-pho-13\"");
}

#[tokio::test]
async fn a_number_without_consent_is_in_no_byte_of_any_public_page() {
    let world = World::new().await;
    let (ours, theirs) = (with_team(&world, &world.a, "Ấp Bắc").await, with_team(&world, &world.b, "Ấp Bắc").await);
    let mut desk = world.signed_in(Role::UnitAdmin, &world.a).await;
    let pages = ["/", "/to-cong-nghe-so", "/to-cong-nghe-so?ten=bac", "/to-cong-nghe-so/ap-bac", "/gioi-thieu"];
    let shown = async |twin: &Twin| {
        let mut found = Vec::new();
        for page in pages {
            let text = world.on(twin.slug).get(page).await.text();
            found.extend(WRITTEN.iter().filter(|number| text.contains(**number)).map(|_| page));
        }
        found.dedup();
        found
    };
    assert!(shown(&world.a).await.is_empty() && shown(&world.b).await.is_empty());
    desk.get(&path(&world.a, ours, "")).await.expect(200).shows(NUMBER).shows("chưa được đồng ý");
    let member = |version: &'static str, consent: &'static str| {
        [
            ("phien_ban", version),
            ("chuc_danh", "leader"),
            ("ho_ten", "Trần Thị Bình"),
            ("dien_thoai", NUMBER),
            ("dong_y", consent),
        ]
    };
    let own = path(&world.a, ours, "/thanh-vien/1");
    let faults = post(&mut desk, &own, &member("1", "1/2/2024")).await.expect(422);
    faults.shows("chưa tới").shows(NUMBER);
    post(&mut desk, &own, &member("1", "26/1/2024")).await.expect(303);
    assert_eq!(shown(&world.a).await, ["/to-cong-nghe-so/ap-bac"]);
    assert!(shown(&world.b).await.is_empty(), "the twin's Bình agreed to nothing");
    // Somebody else's older page must not bring it back, nor take it away unseen.
    post(&mut desk, &own, &member("1", "")).await.expect(409).shows("26/01/2024");
    post(&mut desk, &own, &member("2", "")).await.expect(303);
    assert!(shown(&world.a).await.is_empty(), "taken back, gone at once");
    // No free text carries it either.
    let mut sneaking = SHIFT;
    sneaking[3] = ("nguoi_truc", "Bình 0912345678");
    post(&mut desk, &path(&world.a, ours, "/lich-truc"), &sneaking).await.expect(422).shows("đừng ghi số điện thoại");
    let foreign = post(&mut desk, &path(&world.a, theirs, "/thanh-vien/2"), &member("1", "26/1/2024")).await;
    foreign.expect(404);
    assert!(shown(&world.b).await.is_empty());
}

#[tokio::test]
async fn a_team_member_works_in_their_hamlet_and_sees_no_other() {
    let world = World::new().await;
    let (north, south) = (with_team(&world, &world.a, "Ấp Bắc").await, hamlet(&world, &world.a, "Ấp Nam").await);
    let theirs = with_team(&world, &world.b, "Ấp Bắc").await;
    let mut member = world.signed_in(Role::TeamMember, &world.a).await;
    let list = format!("/don-vi/{}/thon-ap", world.a.slug);
    member.get(&list).await.expect(200).shows("Ấp Bắc").hides("Ấp Nam").hides("Thêm thôn, ấp");
    let page = member.get(&path(&world.a, north, "")).await.expect(200);
    let page = page.shows("Trần Thị Bình").hides("name=\"so_quyet_dinh\"").hides("name=\"ho_ten\"");
    page.hides("name=\"so_ho\"").shows("name=\"chu_de\"").shows("name=\"nguoi_truc\"");
    for (twin, id) in [(&world.a, south), (&world.a, theirs), (&world.b, theirs), (&world.b, north)] {
        member.get(&path(twin, id, "")).await.expect(404);
        for part in ["/huong-dan", "/lich-truc", "/lich-truc/1"] {
            post(&mut member, &path(twin, id, part), &SHIFT).await.expect(404);
        }
    }
    post(&mut member, &path(&world.a, north, "/lich-truc"), &SHIFT).await.expect(303);
    post(&mut member, &path(&world.a, north, "/huong-dan"), &[("phien_ban", "0"), ("chu_de", "vneid")])
        .await
        .expect(303);
    let mut site = world.on(world.a.slug);
    site.get("/to-cong-nghe-so/ap-bac").await.expect(200).shows("Cô Bình, tại Nhà văn hóa").shows("<li>VNeID</li>");
    // Who the team is, and what a number needs, is the administrator's business.
    for part in ["", "/to", "/thanh-vien", "/thanh-vien/1", "/thanh-vien/1/xoa"] {
        post(&mut member, &path(&world.a, north, part), &[("phien_ban", "1")]).await.expect(403);
    }
    // Another hamlet, and none.
    works_in(&world, &world.a, "Ấp Nam").await;
    member.get(&path(&world.a, north, "")).await.expect(404);
    member.get(&path(&world.a, south, "")).await.expect(200);
    works_in(&world, &world.a, "Ấp Đông").await;
    member.get(&path(&world.a, south, "")).await.expect(404);
    member.get(&list).await.expect(200).hides("Ấp Nam").shows("Hãy báo quản trị");
    let mut admin = world.signed_in(Role::UnitAdmin, &world.a).await;
    admin.get(&list).await.expect(200).shows("“Ấp Đông”");
    // A writer reaches all of the unit, and nothing of the twin.
    let mut writer = world.signed_in(Role::Writer, &world.a).await;
    writer.get(&path(&world.a, south, "")).await.expect(200);
    writer.get(&path(&world.b, theirs, "")).await.expect(404);
    writer.get(&path(&world.a, theirs, "")).await.expect(404);
}

#[tokio::test]
async fn a_hamlet_off_the_list_is_on_no_page_and_its_address_is_never_anothers() {
    let world = World::new().await;
    let id = with_team(&world, &world.a, "Ấp Bắc").await;
    with_team(&world, &world.a, "Ấp Nam").await;
    let mut desk = world.signed_in(Role::UnitAdmin, &world.a).await;
    let own = path(&world.a, id, "");
    let mut site = world.on(world.a.slug);
    post(&mut desk, &own, &[("phien_ban", "1"), ("loai", "khu-pho"), ("ten", "Bắc")]).await.expect(303);
    site.get("/to-cong-nghe-so/ap-bac").await.expect(200).shows("Tổ công nghệ số cộng đồng khu phố Bắc");
    let stale = post(&mut desk, &own, &[("phien_ban", "1"), ("loai", "ap"), ("ten", "Bắc")]).await.expect(409);
    stale.shows("Có người vừa lưu");
    let off = [("phien_ban", "2"), ("loai", "khu-pho"), ("ten", "Bắc"), ("ngung", "co")];
    post(&mut desk, &own, &off).await.expect(303);
    site.get("/to-cong-nghe-so").await.expect(200).shows("Ấp Nam").hides("Khu phố Bắc");
    site.get("/to-cong-nghe-so/ap-bac").await.expect(410);
    with_team(&world, &world.a, "Ấp Bắc").await;
    site.get("/to-cong-nghe-so/ap-bac").await.expect(410);
    site.get("/to-cong-nghe-so/ap-bac-2").await.expect(200);
}

#[tokio::test]
async fn a_form_left_behind_comes_back_filled() {
    let world = World::new().await;
    let id = with_team(&world, &world.a, "Ấp Bắc").await;
    let mut stranger = world.on("studio");
    let asked = stranger.post(&path(&world.a, id, "/lich-truc"), &SHIFT).await.expect(401);
    asked.shows("giu.nguoi_truc");
    let mut fields: Vec<(String, String)> =
        SHIFT.iter().map(|(name, value)| (format!("giu.{name}"), (*value).to_owned())).collect();
    fields.push(("tiep".to_owned(), path(&world.a, id, "/lich-truc")));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let who = email(Role::TeamMember, world.a.slug);
    let shown = super::support::world::sign_in(&mut stranger, &who, super::support::world::PASSWORD, &fields).await;
    shown.expect(200).shows("value=\"Cô Bình\"").shows("chưa được lưu");
    world.on(world.a.slug).get("/to-cong-nghe-so/ap-bac").await.expect(200).hides("Cô Bình");
}
