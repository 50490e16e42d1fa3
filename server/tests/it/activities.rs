//! What teams do: the log and the report of a month, from the form of a member to what residents read.

mod sums;

use domain::access::Role;
use domain::hamlet::HamletId;

use super::support::answer::Answer;
use super::support::client::Client;
use super::support::workbook::Workbook;
use super::support::world::{Twin, World};
use super::teams::{hamlet, with_team};

fn log(twin: &Twin) -> String {
    format!("/don-vi/{}/hoat-dong", twin.slug)
}

fn reports(twin: &Twin) -> String {
    format!("/don-vi/{}/bao-cao", twin.slug)
}

fn report(twin: &Twin, hamlet: HamletId) -> String {
    format!("{}/{}/202401", reports(twin), hamlet.0)
}

fn evening<'a>(hamlet: &'a str, place: &'a str, more: &[(&'static str, &'a str)]) -> Vec<(&'static str, &'a str)> {
    let mut fields = vec![("thon", hamlet), ("noi", place), ("ngay", "26/1/2024"), ("chu_de", "vneid")];
    for (name, value) in more {
        fields.retain(|(known, _)| known != name);
        fields.push((name, value));
    }
    fields
}

async fn post(desk: &mut Client, path: &str, version: &str, fields: &[(&'static str, &str)]) -> Answer {
    let csrf = desk.get("/").await.value_of("csrf");
    let all = [&[("csrf", csrf.as_str()), ("phien_ban", version)], fields].concat();
    desk.post(path, &all).await
}

/// Adds an entry; its address.
async fn added(desk: &mut Client, twin: &Twin, fields: &[(&'static str, &str)]) -> String {
    let answer = post(desk, &format!("{}/moi", log(twin)), "", fields).await.expect(303);
    answer.header("location").trim_end_matches("?da=them").to_owned()
}

async fn press(desk: &mut Client, path: &str, version: &str, deed: &str) -> Answer {
    post(desk, path, version, &[("viec", deed)]).await
}

/// The words of a page with single spaces.
fn words(answer: &Answer) -> String {
    answer.words().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The lines of the table of a page: `Xã Một|5/7 chờ duyệt 1|12 thiếu 2/7|…`.
fn lines(page: &Answer) -> Vec<String> {
    let text = page.text();
    let body = text.split_once("<tbody>").and_then(|(_, rest)| rest.split_once("</table>")).expect("a table").0;
    let cell = |cell: &str| {
        let words: String = cell.split('<').map(|piece| piece.split_once('>').map_or("", |(_, words)| words)).collect();
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let row = |row: &str| {
        let row = row.replace("<td", "\u{1}<td");
        row.split('\u{1}').map(cell).collect::<Vec<_>>().join("|")
    };
    body.split("<tr>").skip(1).map(row).collect()
}

#[tokio::test]
async fn a_member_logs_and_sends_the_unit_returns_and_approves_and_the_month_is_fixed() {
    let world = World::new().await;
    let (a, north) = (&world.a, with_team(&world, &world.a, "Ấp Bắc").await);
    let number = north.0.to_string();
    let mut member = world.signed_in(Role::TeamMember, a).await;
    let page = member.get(&format!("{}/moi", log(a))).await.expect(200);
    // One hamlet is not asked for, today is, and numbers get the keys of numbers.
    assert_eq!((page.value_of("thon"), page.value_of("ngay")), (number.clone(), "27/01/2024".to_owned()));
    page.shows("inputmode=\"numeric\"");
    let entry = added(&mut member, a, &evening(&number, a.secret, &[("so_nguoi", "1.012"), ("vneid", "0")])).await;
    let page = member.get(&log(a)).await.expect(200);
    let told = words(&page);
    assert!(told.contains("Người được giúp: 1.012") && told.contains("VNeID mức 2: 0"), "{told}");
    assert!(!told.contains("Hộ đã đến:"), "{told}");
    let path = report(a, north);
    let page = page.shows(&path).shows("Chưa gửi");
    drop(page);
    let page =
        member.get(&path).await.expect(200).shows("Gửi báo cáo").hides("Duyệt báo cáo").hides("không có hoạt động");
    let told = words(&page);
    assert!(
        told.contains("Người được giúp1.012") && told.contains("VNeID mức 20") && told.contains("Hộ đã đến—"),
        "{told}"
    );
    let csrf_version = page.value_of("phien_ban");
    post(&mut member, &path, &csrf_version, &[("viec", "gui"), ("nhan_xet", "Bà con đông.")])
        .await
        .leads_to(&format!("{path}?da=gui"));
    // Who looks for work finds it.
    let mut approver = world.signed_in(Role::Approver, a).await;
    approver.get(&format!("/don-vi/{}", a.slug)).await.expect(200).shows("1 báo cáo của tổ chờ bạn duyệt").shows(&path);
    approver.get(&reports(a)).await.expect(200).shows("Chờ duyệt");
    for deed in ["tra-lai", "duyet", "khoa"] {
        let fields = [("viec", deed), ("ly_do", "Tôi tự duyệt")];
        post(&mut member, &path, "1", &fields).await.expect(403);
    }
    post(&mut approver, &path, "1", &[("viec", "tra-lai")]).await.expect(422).shows("Lý do trả lại: hãy viết");
    post(&mut approver, &path, "1", &[("viec", "tra-lai"), ("ly_do", "Thiếu số hộ.")]).await.expect(303);
    member.get(&path).await.expect(200).shows("Thiếu số hộ.").shows("Cần sửa");
    member.get(&format!("/don-vi/{}", a.slug)).await.shows("1 báo cáo của tổ bị trả lại để sửa");
    post(&mut member, &entry, "1", &evening("", a.secret, &[("so_nguoi", "1.012"), ("vneid", "0"), ("so_ho", "8")]))
        .await
        .leads_to(&format!("{entry}?da=luu"));
    press(&mut member, &path, "2", "gui").await.expect(303);
    press(&mut approver, &path, "3", "duyet").await.leads_to(&format!("{path}?da=duyet"));
    // What somebody answers for is not changed behind their back, and the refusal says why and what to do.
    let late = evening(&number, "Chợ", &[("so_nguoi", "5")]);
    let refused = post(&mut member, &format!("{}/moi", log(a)), "", &late).await.expect(422);
    refused.shows("Ngày: không đổi được nhật ký tháng 01/2024, vì báo cáo của tháng ấy đã được duyệt").shows("trả lại");
    post(&mut member, &entry, "2", &evening("", "Chợ", &[])).await.expect(422).shows("đã được duyệt");
    post(&mut member, &format!("{entry}/xoa"), "2", &[]).await.expect(422).shows("Chưa xóa: báo cáo của tháng ấy");
    member.get(&entry).await.expect(200).hides("Ghi vào nhật ký").shows("Không sửa được").shows(a.secret);
    // The next month is open.
    world.clock.advance(5 * 86_400);
    let mut member = world.signed_in(Role::TeamMember, a).await;
    let mut approver = world.signed_in(Role::Approver, a).await;
    added(&mut member, a, &evening(&number, "Chợ", &[("ngay", "1/2/2024")])).await;
    press(&mut approver, &path, "4", "khoa").await.expect(403);
    let mut admin = world.signed_in(Role::UnitAdmin, a).await;
    press(&mut admin, &path, "4", "khoa").await.leads_to(&format!("{path}?da=khoa"));
    post(&mut admin, &path, "5", &[("viec", "tra-lai"), ("ly_do", "Nhầm")]).await.expect(422).shows("đã khóa sổ");
    let page = admin.get(&format!("{}?ky=2024-01", reports(a))).await.expect(200);
    let told = words(&page);
    assert!(told.contains("1/1 (100,00%)") && told.contains("Đã khóa") && told.contains("1.012"), "{told}");
    let audit = admin.get(&format!("/don-vi/{}/nhat-ky", a.slug)).await.expect(200);
    for deed in ["ghi vào nhật ký hoạt động của tổ", "gửi báo cáo tháng của tổ", "khóa sổ báo cáo tháng của tổ"]
    {
        assert!(words(&audit).contains(deed), "{deed}");
    }
    audit.hides("Bà con đông.").hides("Thiếu số hộ.");
}

#[tokio::test]
async fn no_activity_is_told_and_no_report_is_missing() {
    let world = World::new().await;
    let a = &world.a;
    let (north, _) = (with_team(&world, a, "Ấp Bắc").await, with_team(&world, a, "Ấp Nam").await);
    let mut admin = world.signed_in(Role::UnitAdmin, a).await;
    let told = words(&admin.get(&reports(a)).await.expect(200));
    assert!(told.contains("0/2 (0,00%)") && told.contains("Cộng0/2 — thiếu 2/2"), "{told}");
    let path = report(a, north);
    admin.get(&path).await.expect(200).shows("Báo cáo không có hoạt động").hides("Gửi báo cáo<");
    press(&mut admin, &path, "0", "gui").await.expect(422).shows("Nhật ký của tháng chưa có hoạt động nào");
    press(&mut admin, &path, "0", "khong-hoat-dong").await.expect(303);
    press(&mut admin, &path, "1", "duyet").await.expect(303);
    let page = admin.get(&reports(a)).await.expect(200);
    assert!(words(&page).contains("1/2 (50,00%)"), "{}", words(&page));
    assert_eq!(lines(&page)[0], "Ấp Bắc|Đã duyệt|0|0|0|0|0|0|0|0");
    assert_eq!(lines(&page)[1], "Ấp Nam|Chưa gửi|—|—|—|—|—|—|—|—");
    assert!(lines(&page)[2].starts_with("Cộng|1/2|0 thiếu 1/2|0 thiếu 1/2|"), "{:?}", lines(&page));
    let csv = admin.get(&format!("{}?dang=csv", reports(a))).await.expect(200).text();
    let lines: Vec<_> = csv.trim_end().split("\r\n").collect();
    assert_eq!(lines[1], "Ấp Bắc,1,1,1,1,\"100,00%\",0,0,0,0,0,0,0,0,0,,,,,,,,,");
    assert_eq!(
        lines[2],
        "Ấp Nam,1,1,0,1,\"0,00%\",0,,,,,,,,,,,thiếu 1/1,thiếu 1/1,thiếu 1/1,thiếu 1/1,thiếu 1/1,thiếu 1/1,thiếu 1/1"
    );
    // A month to come has no report yet, and none that is missing.
    let told = words(&admin.get(&format!("{}?ky=2024-02", reports(a))).await.expect(200));
    assert!(told.contains("Cộng— —") && !told.contains("thiếu 2/2"), "{told}");
    let to_come = format!("{}/{}/202402", reports(a), north.0);
    press(&mut admin, &to_come, "0", "khong-hoat-dong").await.expect(422).shows("Tháng này chưa bắt đầu");
}

#[tokio::test]
async fn a_member_reaches_their_hamlet_and_a_deep_link_to_another_is_404() {
    let world = World::new().await;
    let (a, b) = (&world.a, &world.b);
    let (south, theirs) = (hamlet(&world, a, "Ấp Nam").await, with_team(&world, b, "Ấp Bắc").await);
    let north = with_team(&world, a, "Ấp Bắc").await;
    let mut admin = world.signed_in(Role::UnitAdmin, a).await;
    let mut twin = world.signed_in(Role::UnitAdmin, b).await;
    let number = |hamlet: HamletId| hamlet.0.to_string();
    let of_south = added(&mut admin, a, &evening(&number(south), "Chợ Nam", &[("so_nguoi", "7")])).await;
    let of_theirs = added(&mut twin, b, &evening(&number(theirs), b.secret, &[("so_nguoi", "9")])).await;
    let id = |path: &str| path.rsplit('/').next().expect("a number").to_owned();
    let stolen = format!("{}/{}", log(a), id(&of_theirs));
    let mut member = world.signed_in(Role::TeamMember, a).await;
    for path in [
        of_south.clone(),
        stolen.clone(),
        report(a, south),
        report(a, theirs),
        format!("{}?thon={}", log(a), south.0),
        format!("{}/moi?thon={}", log(a), south.0),
        format!("{}/{}/202413", reports(a), north.0),
        of_theirs.clone(),
        report(b, theirs),
    ] {
        member.get(&path).await.expect(404);
    }
    post(&mut member, &format!("{}/moi", log(a)), "", &evening(&number(south), "x", &[])).await.expect(404);
    post(&mut member, &of_south, "1", &evening("", "x", &[])).await.expect(404);
    post(&mut member, &format!("{of_south}/xoa"), "1", &[]).await.expect(404);
    press(&mut member, &report(a, south), "0", "gui").await.expect(404);
    // Nor does anybody of a unit reach the twin's.
    admin.get(&stolen).await.expect(404);
    post(&mut admin, &format!("{stolen}/xoa"), "1", &[]).await.expect(404);
    press(&mut admin, &report(a, theirs), "0", "gui").await.expect(404);
    post(&mut admin, &format!("{}/moi", log(a)), "", &evening(&number(theirs), "x", &[])).await.expect(404);
    member.get(&log(a)).await.expect(200).hides("Chợ Nam").shows("Ấp Bắc");
    let listed = member.get(&reports(a)).await.expect(200);
    listed.hides("Ấp Nam").shows("Ấp Bắc");
    admin.get(&log(a)).await.expect(200).shows("Chợ Nam");
}

#[tokio::test]
async fn what_does_not_hold_comes_back_as_it_was_typed() {
    let world = World::new().await;
    let (a, north) = (&world.a, with_team(&world, &world.a, "Ấp Bắc").await);
    with_team(&world, a, "Ấp Nam").await;
    let mut desk = world.signed_in(Role::Writer, a).await;
    let new = format!("{}/moi", log(a));
    let wrong = [("ngay", "28/1/2024"), ("so_nguoi", "mười hai"), ("kho_khan", "Sóng yếu"), ("noi", "")];
    let page = post(&mut desk, &new, "", &evening("", "x", &wrong)).await.expect(422);
    assert_eq!((page.value_of("so_nguoi"), page.value_of("kho_khan")), ("mười hai".into(), "Sóng yếu".into()));
    for sentence in [
        "Ngày: ngày 28/01/2024 chưa tới",
        "Người được giúp phải là một số",
        "Nơi làm: hãy nhập nơi",
        "Tổ của thôn, ấp, khu phố: hãy chọn",
    ] {
        assert!(words(&page).contains(sentence), "{sentence} is not in {}", words(&page));
    }
    let entry = added(&mut desk, a, &evening(&north.0.to_string(), "Chợ", &[("so_nguoi", "12")])).await;
    post(&mut desk, &entry, "1", &evening("", "Chợ", &[("so_nguoi", "21")])).await.expect(303);
    let page = post(&mut desk, &entry, "1", &evening("", "Chợ", &[("so_nguoi", "12"), ("chu_de", "an-toan")])).await;
    let page = page.expect(409).shows("Có người vừa lưu hoạt động này").shows("An toàn – lừa đảo");
    assert_eq!((page.value_of("so_nguoi"), page.value_of("phien_ban")), ("12".into(), "2".into()));
    post(&mut desk, &format!("{entry}/xoa"), "1", &[]).await.expect(409).shows("Chưa xóa");
    post(&mut desk, &format!("{entry}/xoa"), "2", &[]).await.leads_to(&format!("{}?da=xoa", log(a)));
    desk.get(&entry).await.expect(404);
    // A form without a button, and words that are too long.
    let path = report(a, north);
    post(&mut desk, &path, "0", &[]).await.expect(422).shows("Hãy bấm một trong các nút");
    let long = "a".repeat(601);
    let fields = [("viec", "luu"), ("nhan_xet", long.as_str()), ("kho_khan", "Máy cũ")];
    let page = post(&mut desk, &path, "0", &fields).await.expect(422).shows("Nhận xét chung");
    assert_eq!(page.value_of("kho_khan"), "Máy cũ");
    post(&mut desk, &path, "7", &[("viec", "luu"), ("nhan_xet", "Một")]).await.expect(409).shows("vừa thay đổi");
}

#[tokio::test]
async fn what_was_typed_when_the_session_ended_is_there_after_signing_in() {
    let world = World::new().await;
    let (a, north) = (&world.a, with_team(&world, &world.a, "Ấp Bắc").await);
    let mut stranger = world.on("studio");
    for (path, fields) in [
        (format!("{}/moi", log(a)), evening("", "Nhà văn hóa", &[("so_nguoi", "12")])),
        (report(a, north), vec![("viec", "gui"), ("nhan_xet", "Bà con đông")]),
    ] {
        let page = stranger.post(&path, &fields).await.expect(401);
        let held: Vec<(String, String)> =
            fields.iter().map(|(name, _)| (format!("giu.{name}"), page.value_of(&format!("giu.{name}")))).collect();
        let mut more: Vec<(&str, &str)> = held.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        more.push(("tiep", &path));
        let mut client = world.on("studio");
        let email = super::support::world::email(Role::TeamMember, a.slug);
        let again = super::support::world::sign_in(&mut client, &email, super::support::world::PASSWORD, &more)
            .await
            .expect(200);
        let (name, value) = fields.last().expect("a field");
        assert_eq!(again.value_of(name), *value, "{path}");
    }
}

#[tokio::test]
async fn tables_open_in_excel_and_nothing_typed_is_a_formula() {
    let world = World::new().await;
    let (a, north) = (&world.a, with_team(&world, &world.a, "Ấp Bắc").await);
    let mut desk = world.signed_in(Role::UnitAdmin, a).await;
    let trap = "=HYPERLINK(\"http://x\")";
    let fields = [("so_nguoi", "12"), ("kho_khan", "@SUM(A1)")];
    added(&mut desk, a, &evening(&north.0.to_string(), trap, &fields)).await;
    press(&mut desk, &report(a, north), "0", "gui").await.expect(303);
    press(&mut desk, &report(a, north), "1", "duyet").await.expect(303);
    let csv = desk.get(&format!("{}?dang=csv", log(a))).await.expect(200).text();
    assert_eq!(
        csv.split("\r\n").nth(1).expect("a line"),
        "26/01/2024,Ấp Bắc,\"'=HYPERLINK(\"\"http://x\"\")\",VNeID,,12,,,,,,'@SUM(A1)"
    );
    let csv = desk.get(&format!("{}?dang=csv", report(a, north))).await.expect(200).text();
    assert!(csv.contains("Người được giúp,12\r\n") && csv.contains("Chữ ký số,\r\n"), "{csv}");
    for path in [log(a), report(a, north), reports(a)] {
        let book = Workbook::of(&desk.get(&format!("{path}?dang=xlsx")).await.expect(200));
        assert!(!book.has_formulas() && book.sheet.contains("<v>12</v>"), "{path}: {book:?}");
    }
}

#[tokio::test]
async fn residents_read_what_a_team_did_once_the_unit_agreed() {
    let world = World::new().await;
    let (a, north) = (&world.a, with_team(&world, &world.a, "Ấp Bắc").await);
    let mut desk = world.signed_in(Role::UnitAdmin, a).await;
    let mut site = world.on(a.slug);
    let team = "/to-cong-nghe-so/ap-bac";
    added(&mut desk, a, &evening(&north.0.to_string(), "Chợ", &[("so_nguoi", "12")])).await;
    press(&mut desk, &report(a, north), "0", "gui").await.expect(303);
    site.get(team).await.expect(200).hides("giúp 12 người");
    press(&mut desk, &report(a, north), "1", "duyet").await.expect(303);
    let page = site.get(team).await.expect(200);
    assert!(words(&page).contains("Tháng 01/2024 tổ đã giúp 12 người."), "{}", words(&page));
    world.on(world.b.slug).get(team).await.expect(404);
    post(&mut desk, &report(a, north), "2", &[("viec", "tra-lai"), ("ly_do", "Nhầm")]).await.expect(303);
    site.get(team).await.expect(200).hides("giúp 12 người");
}
