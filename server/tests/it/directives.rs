//! Directives, from the province's desk to the desks of the units they are for, and back.

use domain::access::Role;
use domain::unit::UnitId;
use server::actions::directives::{self, Addressee};

use super::support::answer::Answer;
use super::support::client::Client;
use super::support::world::{Twin, World, email};

const DAY: i64 = 24 * 3600;

/// The province, whose desk sends them.
const PROVINCE: &str = "/don-vi/tinh-ba-ria-vung-tau/chi-dao";

/// A Friday; three working days before is Tuesday 06/02.
const DEADLINE: &str = "09/02/2024";

fn census<'a>(title: &'a str, scope: &'a str) -> Vec<(&'static str, &'a str)> {
    vec![
        ("ten_viec", title),
        ("so_van_ban", "125/UBND-VX"),
        ("noi_dung", "Đối chiếu với sổ.\nGửi về Sở."),
        ("han", DEADLINE),
        ("pham_vi", scope),
    ]
}

/// Posts with the token and the version of the page, as a browser would.
async fn post(desk: &mut Client, page: &str, part: &str, fields: &[(&str, &str)]) -> Answer {
    let shown = desk.get(page).await.expect(200);
    let csrf = shown.value_of("csrf");
    let version = if shown.text().contains("name=\"phien_ban\"") { shown.value_of("phien_ban") } else { String::new() };
    let all = [&[("csrf", csrf.as_str()), ("phien_ban", version.as_str())], fields].concat();
    desk.post(&format!("{page}{part}"), &all).await
}

/// Writes a draft; its page.
async fn written(desk: &mut Client, fields: &[(&str, &str)]) -> String {
    let answer = post(desk, &format!("{PROVINCE}/moi"), "", fields).await.expect(303);
    answer.header("location").trim_end_matches("?da=luu").to_owned()
}

/// The same, sent.
async fn sent(desk: &mut Client, fields: &[(&str, &str)]) -> String {
    let page = written(desk, fields).await;
    post(desk, &page, "/giao", &[]).await.leads_to(&format!("{page}?da=giao"));
    page
}

/// The same directive at the desk of a unit.
fn at(page: &str, twin: &Twin) -> String {
    page.replace("tinh-ba-ria-vung-tau", twin.slug)
}

fn code(twin: &Twin) -> String {
    twin.unit.0.to_string()
}

/// Writes the letters that are due; all sent so far that are about a directive: to whom, and about what.
async fn told(world: &World) -> Vec<(String, String)> {
    let registry = world.app.registry();
    let who = |unit: UnitId| {
        let name = registry.unit(unit)?.full_name.clone();
        Some(Addressee { name, desk: "http://studio.localhost:3000/don-vi/x/chi-dao".to_owned() })
    };
    directives::catch_up(&world.core, &who).await.expect("letters are written");
    let letters = world.letters().await.into_iter().filter(|(_, _, text)| text.contains("/chi-dao/"));
    letters.map(|(to, about, _)| (to, about)).collect()
}

#[tokio::test]
async fn a_unit_reads_and_does_what_it_was_sent_and_the_province_sees_it() {
    let world = World::new().await;
    let (a, b) = (&world.a, &world.b);
    let mut lan = world.signed_in(Role::ProvinceEditor, a).await;
    let mut desk = world.signed_in(Role::Writer, a).await;
    let mut twin = world.signed_in(Role::UnitAdmin, b).await;
    let front = format!("/don-vi/{}", a.slug);
    let page = written(&mut lan, &census("Rà soát hộ nghèo", &code(a))).await;
    lan.get(&page).await.expect(200).shows("<strong>xã Phước Hưng</strong>").shows("Lưu bản nháp");
    // Nobody sees a draft.
    desk.get(&at(&page, a)).await.expect(404);
    desk.get(&front).await.expect(200).hides("việc tỉnh giao cần làm");
    post(&mut lan, &page, "/giao", &[]).await.leads_to(&format!("{page}?da=giao"));
    desk.get(&front).await.expect(200).shows("1 việc tỉnh giao cần làm, 1 chưa ai đọc");
    let list = format!("{front}/chi-dao");
    desk.get(&list).await.expect(200).shows("Rà soát hộ nghèo").shows("Hạn 17:00 ngày 09/02/2024");
    desk.get(&at(&page, a)).await.expect(200).shows("<p>Gửi về Sở.</p>").shows("125/UBND-VX").shows("Chưa đọc");
    // Another unit has no business with it, nor has the unit with the page of the province.
    twin.get(&at(&page, b)).await.expect(404);
    twin.get(&format!("/don-vi/{}/chi-dao", b.slug)).await.expect(200).hides("Rà soát hộ nghèo");
    desk.get(&page).await.expect(404);
    for host in ["", a.slug] {
        world.on(host).get("/").await.expect(200).hides("Rà soát hộ nghèo");
    }
    world.signed_in(Role::TeamMember, a).await.get(&at(&page, a)).await.expect(403);
    lan.get(&page).await.expect(200).shows("0/1").shows("Chưa đọc (1)");
    post(&mut desk, &at(&page, a), "/da-doc", &[]).await.leads_to(&format!("{}?da=doc", at(&page, a)));
    desk.get(&front).await.expect(200).shows("1 việc tỉnh giao cần làm").hides("chưa ai đọc");
    post(&mut desk, &at(&page, a), "/da-doc", &[]).await.expect(409).shows("vừa thay đổi");
    lan.get(&page).await.expect(200).shows("08:00 ngày 27/01/2024, Nguyễn Thị Ngọc Lan").shows("Đã đọc, chưa xong (1)");
    let refused = post(&mut desk, &at(&page, a), "/bao-cao", &[("ket_qua", " "), ("so_tra_loi", "45/BC")]).await;
    refused.expect(422).shows("Kết quả: hãy viết đã làm gì").shows("value=\"45/BC\"");
    let report = [("ket_qua", "Đã rà soát 12 ấp.\nXong."), ("so_tra_loi", "45/BC")];
    post(&mut desk, &at(&page, a), "/bao-cao", &report).await.leads_to(&format!("{}?da=xong", at(&page, a)));
    desk.get(&at(&page, a)).await.expect(200).shows("Số văn bản trả lời: 45/BC").hides("Báo đã làm xong</button>");
    desk.get(&front).await.expect(200).hides("việc tỉnh giao cần làm");
    lan.get(&page).await.expect(200).shows("1/1").shows("Đã rà soát 12 ấp. Xong.");
    lan.get(&format!("{page}?xem={}", a.slug)).await.expect(200).shows("<p>Xong.</p>").shows("Trả lại để làm thêm");
    let table = lan.get(&format!("{page}?dang=csv")).await.expect(200).text();
    assert!(table.contains("Xã Phước Hưng,Huyện Long Điền,Đã làm xong,không,08:00 ngày 27/01/2024"), "{table}");
    let book = lan.get(&format!("{page}?dang=xlsx")).await.expect(200);
    assert!(book.header("content-type").contains("spreadsheetml"));
    let mut admin = world.signed_in(Role::UnitAdmin, a).await;
    let record = admin.get(&format!("{front}/nhat-ky?nhom=chi-dao")).await.expect(200);
    record.shows("báo đã đọc, đã rõ").shows("báo đã làm xong").hides("Đã rà soát 12 ấp");
}

#[tokio::test]
async fn whoever_may_publish_at_the_unit_is_told_and_reminded_until_it_is_done() {
    let world = World::new().await;
    let (a, b) = (&world.a, &world.b);
    let mut lan = world.signed_in(Role::ProvinceEditor, a).await;
    let of = |twin: &Twin| [Role::Approver, Role::UnitAdmin].map(|role| email(role, twin.slug));
    let page = sent(&mut lan, &census("Rà soát hộ nghèo", "tat-ca")).await;
    let to_both = |letters: &[(String, String)]| {
        let mut to: Vec<_> = letters.iter().map(|(to, _)| to.clone()).collect();
        to.sort();
        let mut both = [of(a), of(b)].concat();
        both.sort();
        assert_eq!(to, both);
    };
    let first = told(&world).await;
    to_both(&first);
    assert!(first.iter().all(|(_, about)| about == "Việc mới được giao: Rà soát hộ nghèo"), "{first:?}");
    assert_eq!(told(&world).await.len(), 4, "once");
    world.clock.advance(9 * DAY);
    assert_eq!(told(&world).await.len(), 4, "Monday 05/02 is too early");
    world.clock.advance(DAY);
    let near = told(&world).await.split_off(4);
    to_both(&near);
    assert!(near.iter().all(|(_, about)| about.starts_with("Sắp đến hạn")), "{near:?}");
    let mut desk = world.signed_in(Role::Writer, a).await;
    post(&mut desk, &at(&page, a), "/bao-cao", &[("ket_qua", "Xong.")]).await.expect(303);
    // Whoever did it hears no more; the other one on the morning behind the last day.
    world.clock.advance(4 * DAY);
    let late = told(&world).await.split_off(8);
    let to: Vec<_> = late.iter().map(|(to, _)| to.clone()).collect();
    assert_eq!(to, of(b));
    assert!(late.iter().all(|(_, about)| about.starts_with("Đã quá hạn")), "{late:?}");
    let mut twin = world.signed_in(Role::Writer, b).await;
    twin.get(&format!("/don-vi/{}", b.slug)).await.expect(200).shows("1 việc tỉnh giao cần làm, 1 đã quá hạn");
    twin.get(&format!("/don-vi/{}/chi-dao?loc=qua-han", b.slug)).await.expect(200).shows("Rà soát hộ nghèo");
    let mut lan = world.signed_in(Role::ProvinceEditor, a).await;
    lan.get(&format!("{page}?loc=qua-han")).await.expect(200).shows("Phường Phước Hưng").hides("Xã Phước Hưng");
    lan.get(PROVINCE).await.expect(200).shows("Quá hạn").shows("Đã xong 1/2");
    // It may still be done.
    post(&mut twin, &at(&page, b), "/bao-cao", &[("ket_qua", "Muộn nhưng xong.")]).await.expect(303);
    lan.get(&page).await.expect(200).shows("Xong sau hạn");
    world.clock.advance(30 * DAY);
    assert_eq!(told(&world).await.len(), 10);
}

#[tokio::test]
async fn the_province_asks_once_a_day_and_returns_what_does_not_suffice() {
    let world = World::new().await;
    let (a, b) = (&world.a, &world.b);
    let mut lan = world.signed_in(Role::ProvinceEditor, a).await;
    let page = sent(&mut lan, &census("Rà soát hộ nghèo", "tat-ca")).await;
    let mut desk = world.signed_in(Role::Writer, a).await;
    post(&mut desk, &at(&page, a), "/bao-cao", &[("ket_qua", "Xong.")]).await.expect(303);
    let before = told(&world).await.len();
    let open = lan.get(&page).await.expect(200).shows("Nhắc các đơn vị chưa xong");
    post(&mut lan, &page, "/nhac", &[]).await.leads_to(&format!("{page}?da=nhac"));
    let asked = told(&world).await.split_off(before);
    assert_eq!(asked.len(), 2, "{asked:?}");
    assert!(asked.iter().all(|(to, about)| to.contains(b.slug) && about.starts_with("Nhắc việc")), "{asked:?}");
    lan.get(&page).await.expect(200).hides("Nhắc các đơn vị chưa xong").shows("Đã nhắc lúc 08:00 ngày 27/01/2024");
    post(&mut lan, &page, "/nhac", &[]).await.expect(409).shows("hôm nay đã nhắc rồi");
    let old = [("csrf", open.value_of("csrf")), ("phien_ban", open.value_of("phien_ban"))];
    let old: Vec<_> = old.iter().map(|(name, value)| (*name, value.as_str())).collect();
    lan.post(&format!("{page}/nhac"), &old).await.expect(409);
    assert_eq!(told(&world).await.len(), before + 2);
    // Returned, with a reason.
    let whole = format!("{page}?xem={}", a.slug);
    let unit = code(a);
    let refused = post(&mut lan, &page, "/tra-lai", &[("don_vi", &unit), ("ly_do", "")]).await.expect(422);
    refused.shows("Lý do trả lại: hãy viết").shows("Kết quả của xã Phước Hưng");
    let reason = [("don_vi", unit.as_str()), ("ly_do", "Thiếu ấp Bắc")];
    post(&mut lan, &page, "/tra-lai", &reason).await.leads_to(&format!("{page}?da=tra-lai&xem={}", a.slug));
    post(&mut lan, &page, "/tra-lai", &reason).await.expect(409).shows("không còn kết quả nào chờ xem");
    let elsewhere = [("don_vi", "999999"), ("ly_do", "Thiếu")];
    post(&mut lan, &page, "/tra-lai", &elsewhere).await.expect(404);
    lan.get(&whole).await.expect(200).hides("Trả lại để làm thêm").shows("Thiếu ấp Bắc");
    let returned = told(&world).await.split_off(before + 2);
    assert_eq!(returned.len(), 2);
    assert!(returned.iter().all(|(to, about)| to.contains(a.slug) && about.starts_with("Kết quả bị trả lại")));
    let again = desk.get(&at(&page, a)).await.expect(200).shows("Thiếu ấp Bắc").shows("Xong.</textarea>");
    again.shows("Đã đọc, đã rõ").hides("Đã đọc, đã rõ</button>");
    post(&mut desk, &at(&page, a), "/bao-cao", &[("ket_qua", "Đủ 12 ấp.")]).await.expect(303);
    lan.get(&whole).await.expect(200).shows("Đủ 12 ấp.").hides("Thiếu ấp Bắc");
}

#[tokio::test]
async fn what_is_taken_back_asks_for_nothing_and_stays_readable() {
    let world = World::new().await;
    let (a, b) = (&world.a, &world.b);
    let mut lan = world.signed_in(Role::ProvinceEditor, a).await;
    let page = sent(&mut lan, &census("Giao nhầm", "tat-ca")).await;
    let mut desk = world.signed_in(Role::Approver, a).await;
    let open = desk.get(&at(&page, a)).await.expect(200);
    let before = told(&world).await.len();
    post(&mut lan, &page, "/ket-thuc", &[]).await.expect(422).shows("kết thúc, hoặc thu hồi");
    post(&mut lan, &page, "/ket-thuc", &[("viec", "thu_hoi")]).await.leads_to(&format!("{page}?da=thu-hoi"));
    let shown = desk.get(&at(&page, a)).await.expect(200).shows("Đã thu hồi").shows("Gửi về Sở.");
    shown.hides("Báo đã làm xong</button>").hides("Đã đọc, đã rõ</button>");
    desk.get(&format!("/don-vi/{}/chi-dao?loc=khep", a.slug)).await.expect(200).shows("Giao nhầm");
    desk.get(&format!("/don-vi/{}/chi-dao", a.slug)).await.expect(200).hides("Giao nhầm");
    desk.get(&format!("/don-vi/{}", a.slug)).await.expect(200).hides("việc tỉnh giao cần làm");
    let csrf = open.value_of("csrf");
    desk.post(&format!("{}/da-doc", at(&page, a)), &[("csrf", &csrf)]).await.expect(409);
    let late = [("csrf", csrf.as_str()), ("ket_qua", "Đã làm rồi")];
    desk.post(&format!("{}/bao-cao", at(&page, a)), &late).await.expect(409);
    let letters = told(&world).await.split_off(before);
    assert_eq!(letters.len(), 4);
    assert!(letters.iter().all(|(_, about)| about == "Việc đã thu hồi: Giao nhầm"), "{letters:?}");
    world.clock.advance(30 * DAY);
    assert_eq!(told(&world).await.len(), before + 4, "nobody is reminded");
    // Closed ones are told to nobody.
    let mut lan = world.signed_in(Role::ProvinceEditor, b).await;
    let mut fields = census("Đủ rồi", "tat-ca");
    fields.retain(|(name, _)| *name != "han");
    fields.push(("han", "15/03/2024"));
    let page = sent(&mut lan, &fields).await;
    let before = told(&world).await.len();
    post(&mut lan, &page, "/ket-thuc", &[("viec", "khep")]).await.leads_to(&format!("{page}?da=khep"));
    lan.get(&page).await.expect(200).shows("Đã kết thúc").hides("Kết thúc việc này");
    assert_eq!(told(&world).await.len(), before);
}

#[tokio::test]
async fn a_draft_is_corrected_or_thrown_away_and_what_was_sent_is_not() {
    let world = World::new().await;
    let mut lan = world.signed_in(Role::ProvinceEditor, &world.a).await;
    let mut minh = world.signed_in(Role::PlatformAdmin, &world.a).await;
    let new = format!("{PROVINCE}/moi");
    for (field, typed, sentence) in [
        ("ten_viec", "", "Việc giao: hãy viết một dòng"),
        ("han", "26/01/2024", "17 giờ ngày ấy đã qua"),
        ("han", "30/02/2024", "Hạn"),
        ("pham_vi", "", "Giao cho: hãy chọn"),
        ("pham_vi", "999999", "Giao cho: hãy chọn lại"),
    ] {
        let mut fields = census("Rà soát", "tat-ca");
        fields.retain(|(name, _)| *name != field);
        fields.push((field, typed));
        let refused = post(&mut lan, &new, "", &fields).await.expect(422);
        assert_eq!(refused.value_of("so_van_ban"), "125/UBND-VX");
        assert!(refused.text().contains(sentence), "{field} {typed}: {}", refused.words());
    }
    let page = written(&mut lan, &census("Rà soát", "tat-ca")).await;
    let before = minh.get(&page).await.expect(200);
    post(&mut lan, &page, "", &census("Rà soát lại", "tat-ca")).await.leads_to(&format!("{page}?da=luu"));
    let old = [("csrf", before.value_of("csrf")), ("phien_ban", before.value_of("phien_ban"))];
    let old: Vec<(&str, &str)> = old.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let fields = census("Rà soát khác", "tat-ca");
    let conflict = minh.post(&page, &[old.as_slice(), fields.as_slice()].concat()).await.expect(409);
    conflict.shows("Rà soát lại").shows("value=\"Rà soát khác\"");
    minh.post(&format!("{page}/giao"), &old).await.expect(409).shows("vừa thay đổi");
    post(&mut lan, &page, "/xoa", &[]).await.leads_to(&format!("{PROVINCE}?da=xoa"));
    lan.get(&page).await.expect(404);
    // One whose last day passed meanwhile goes to nobody.
    let mut today = census("Hôm nay", "tat-ca");
    today.retain(|(name, _)| *name != "han");
    today.push(("han", "27/01/2024"));
    let page = written(&mut lan, &today).await;
    world.clock.advance(10 * 3600);
    let mut lan = world.signed_in(Role::ProvinceEditor, &world.a).await;
    post(&mut lan, &page, "/giao", &[]).await.expect(409).shows("hạn đã qua");
    let page = sent(&mut lan, &census("Đã giao", "tat-ca")).await;
    let shown = lan.get(&page).await.expect(200).hides("Lưu bản nháp").hides("Xóa bản nháp");
    let (csrf, version) = (shown.value_of("csrf"), shown.value_of("phien_ban"));
    let token = [("csrf", csrf.as_str()), ("phien_ban", version.as_str())];
    lan.post(&page, &[&token, census("Khác", "tat-ca").as_slice()].concat()).await.expect(409);
    lan.post(&format!("{page}/xoa"), &token).await.expect(409);
    lan.get(&page).await.expect(200).shows("Đã giao");
}

#[tokio::test]
async fn what_was_typed_comes_back_after_signing_in_again() {
    let world = World::new().await;
    let mut lan = world.signed_in(Role::ProvinceEditor, &world.a).await;
    let mut stale = census("Gõ dở", "tat-ca");
    stale.push(("csrf", "old"));
    let shown = lan.post(&format!("{PROVINCE}/moi"), &stale).await.expect(403).shows("còn nguyên bên dưới");
    assert_eq!(shown.value_of("ten_viec"), "Gõ dở");
    let page = sent(&mut lan, &census("Rà soát", &code(&world.a))).await;
    let mut desk = world.signed_in(Role::Writer, &world.a).await;
    let old = [("csrf", "old"), ("ket_qua", "Gõ dở kết quả")];
    let shown = desk.post(&format!("{}/bao-cao", at(&page, &world.a)), &old).await.expect(403);
    shown.shows("Gõ dở kết quả</textarea>");
    desk.get(&at(&page, &world.a)).await.expect(200).hides("Gõ dở kết quả");
}
