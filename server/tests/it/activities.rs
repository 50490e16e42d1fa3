//! What teams do: the log, the report of a month, and what reports add up to, from the form of a member to the page of the
//! province.

use domain::access::{Actor, Membership, Role};
use domain::activity::{ActivityField, ActivityForm, ActivityText, Measure, Month, ReportRemarks};
use domain::hamlet::{HamletField, HamletForm, HamletId};
use domain::moment::CivilDate;
use domain::person::PersonId;
use domain::team::{MemberField, MemberForm};
use domain::unit::{UnitId, UnitKind, Validity};
use server::actions::activities;
use server::actions::team_reports::{self, Change};
use store::{ActivitySaved, HamletSaved, MemberSaved, NewUnit, ReportStepped};

use super::support::answer::Answer;
use super::support::client::Client;
use super::support::workbook::Workbook;
use super::support::world::{Twin, World, serving};
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

/// A team of the made-up district: what it told, as plain numbers.
struct MadeTeam {
    commune: usize,
    members: u64,
    households: Option<u64>,
    /// For January and February: what became of the report, and the number of each measure in each entry.
    months: [(Fate, Vec<[Option<u64>; 7]>); 2],
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Missing,
    Sent,
    Returned,
    Approved,
    Locked,
}

/// 94 teams with 746 people in seven communes: everything follows from the number of the team.
fn made_district() -> Vec<MadeTeam> {
    let teams: Vec<MadeTeam> = (0..94_u64)
        .map(|n| {
            let month = |m: u64| {
                let fate = match (n + 3 * m) % 10 {
                    0 => Fate::Missing,
                    1 => Fate::Sent,
                    2 => Fate::Returned,
                    3..=4 => Fate::Locked,
                    _ => Fate::Approved,
                };
                let entries = (0..(n + m) % 3).map(|entry| {
                    std::array::from_fn(|at| {
                        let seed = n * 31 + m * 17 + entry * 7 + at as u64 * 5;
                        (!seed.is_multiple_of(4)).then_some(seed % 53)
                    })
                });
                (fate, entries.collect())
            };
            MadeTeam {
                commune: usize::try_from(n % 7).expect("small"),
                // 88 × 8 and 6 × 7 are 746.
                members: if n < 88 { 8 } else { 7 },
                households: (!n.is_multiple_of(5)).then_some(80 + n * 3),
                months: [month(0), month(1)],
            }
        })
        .collect();
    assert_eq!((teams.len(), teams.iter().map(|team| team.members).sum::<u64>()), (94, 746));
    teams
}

/// What the pages must say, computed from the plain numbers and from nothing of the product.
#[derive(Debug, Default)]
struct Expected {
    members: u64,
    teams: u64,
    told: u64,
    waiting: u64,
    reports: u64,
    activities: u64,
    sums: [(u64, u64); 7],
    reached: u64,
    of_households: u64,
    unknown_reach: u64,
}

fn expected<'a>(teams: impl Iterator<Item = &'a MadeTeam>, months: &[usize]) -> Expected {
    let mut all = Expected::default();
    for team in teams {
        all.teams += 1;
        all.members += team.members;
        let mut reached = None;
        for month in months {
            let (fate, entries) = &team.months[*month];
            all.reports += 1;
            if *fate == Fate::Sent {
                all.waiting += 1;
            }
            if !matches!(fate, Fate::Approved | Fate::Locked) {
                continue;
            }
            all.told += 1;
            all.activities += entries.len() as u64;
            for at in 0..7 {
                let numbers: Vec<u64> = entries.iter().filter_map(|entry| entry[at]).collect();
                // A month without an entry was reported as none; a month whose entries all left the number out was not.
                if entries.is_empty() || !numbers.is_empty() {
                    all.sums[at].0 += numbers.iter().sum::<u64>();
                    all.sums[at].1 += 1;
                    if at == 0 {
                        reached = Some(reached.unwrap_or(0) + numbers.iter().sum::<u64>());
                    }
                }
            }
        }
        match (reached, team.households) {
            (Some(reached), Some(households)) => {
                all.reached += reached;
                all.of_households += households;
            }
            _ => all.unknown_reach += 1,
        }
    }
    all
}

/// `4.608`.
fn dotted(number: u64) -> String {
    if number < 1000 { number.to_string() } else { format!("{}.{:03}", dotted(number / 1000), number % 1000) }
}

fn hundredths(part: u64, whole: u64) -> String {
    let scaled = (part * 100_000 / whole + 5) / 10;
    format!("{},{:02}%", dotted(scaled / 100), scaled % 100)
}

impl Expected {
    fn of_sum(total: u64, told: u64, of: u64) -> String {
        let shown = if told == 0 { "—".to_owned() } else { dotted(total) };
        if told < of { format!("{shown} thiếu {}/{}", dotted(of - told), dotted(of)) } else { shown }
    }

    /// A line of the table as a person reads it.
    fn line(&self, name: &str) -> String {
        let waiting = if self.waiting > 0 { format!(" chờ duyệt {}", self.waiting) } else { String::new() };
        let mut cells = vec![
            format!("{}/{}{waiting}", self.told, self.reports),
            Self::of_sum(self.activities, self.told, self.reports),
        ];
        cells.extend(self.sums.iter().map(|(total, told)| Self::of_sum(*total, *told, self.reports)));
        format!("{name}|{}", cells.join("|"))
    }

    fn facts(&self) -> Vec<String> {
        let gap = format!(" (thiếu {}/{} thôn, ấp)", self.unknown_reach, self.teams);
        vec![
            format!("{} tổ, {} thành viên", self.teams, self.members),
            format!("{}/{} ({})", self.told, self.reports, hundredths(self.told, self.reports)),
            format!("{}{gap}", hundredths(self.reached, self.of_households)),
        ]
    }
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

fn entry(month: Month, place: &str, numbers: [Option<u64>; 7]) -> ActivityText {
    let mut form = ActivityForm::default();
    form.set(ActivityField::Day, CivilDate::from_days(month.first().days() + 9).expect("a day").short());
    form.set(ActivityField::Place, place);
    form.set(ActivityField::Topic, "khac");
    for (measure, number) in Measure::ALL.into_iter().zip(numbers) {
        form.set(ActivityField::of(measure), number.map(|number| number.to_string()).unwrap_or_default());
    }
    form.check(CivilDate::new(2024, 3, 1).expect("a day")).expect("a good form")
}

/// Seven communes of a district of their own with these teams; their numbers.
async fn settled(world: &World, teams: &[MadeTeam]) -> Vec<(UnitId, Vec<HamletId>)> {
    let everywhere = Actor::new(PersonId(1), vec![Membership { role: Role::PlatformAdmin, unit: None }]);
    let (everywhere, now) = (&everywhere, world.clock.now());
    world
        .core
        .store
        .write(|tx| async move {
            let unit = |parent, kind: UnitKind, slug: String, name: String| NewUnit {
                parent,
                kind,
                slug,
                full_name: format!("{} {name}", kind.label()),
                name,
                codes: Vec::new(),
                validity: Validity::default(),
            };
            let province = UnitId(1);
            let district = unit(Some(province), UnitKind::RuralDistrict, "huyen-chau-duc".into(), "Châu Đức".into());
            let district = tx.units().add(district).await?;
            let mut communes = Vec::new();
            for number in 0..7 {
                let commune = unit(Some(district), UnitKind::Commune, format!("xa-{number}"), format!("Số {number}"));
                communes.push((tx.units().add(commune).await?, Vec::new()));
            }
            for (number, team) in teams.iter().enumerate() {
                let (commune, hamlets) = &mut communes[team.commune];
                let by = everywhere.desk(*commune).and_then(|desk| desk.administrator()).expect("an administrator");
                let administration = tx.administration(by);
                let mut form = HamletForm::default();
                form.set(HamletField::Name, format!("Ấp {number}"));
                form.set(HamletField::Households, team.households.map(|count| count.to_string()).unwrap_or_default());
                let text = form.check().expect("a good form");
                let HamletSaved::Done(hamlet) = administration.add_hamlet(&text, now).await? else { panic!("taken") };
                for person in 0..team.members {
                    let mut form = MemberForm::default();
                    form.set(MemberField::Office, "member");
                    form.set(MemberField::Name, format!("Nguyễn Văn {person}"));
                    let member = form.check(now.vietnam_date()).expect("a good form");
                    let saved = administration.add_team_member(hamlet, &member, now).await?;
                    assert!(matches!(saved, MemberSaved::Done(_)), "{saved:?}");
                }
                hamlets.push(hamlet);
            }
            Ok::<_, server::core::ActionError>(communes)
        })
        .await
        .expect("a district")
}

async fn reported(world: &World, unit: UnitId, hamlet: HamletId, month: Month, made: &(Fate, Vec<[Option<u64>; 7]>)) {
    let everywhere = Actor::new(PersonId(1), vec![Membership { role: Role::PlatformAdmin, unit: None }]);
    let desk = everywhere.desk(unit).expect("a desk");
    let (fate, entries) = made;
    for numbers in entries {
        let saved = activities::add(&world.core, &desk, hamlet, entry(month, "Nhà văn hóa", *numbers)).await;
        assert!(matches!(saved, Ok(ActivitySaved::Done(_))), "{saved:?}");
    }
    let words = ReportRemarks::default();
    let send = if entries.is_empty() { Change::SendNone(words) } else { Change::Send(words) };
    let deeds = match fate {
        Fate::Missing => vec![],
        Fate::Sent => vec![send],
        Fate::Returned => vec![send, Change::Return("Xem lại.".to_owned())],
        Fate::Approved => vec![send, Change::Approve],
        Fate::Locked => vec![send, Change::Approve, Change::Lock],
    };
    for (version, change) in (0_i64..).zip(deeds) {
        let stepped = team_reports::take(&world.core, &desk, hamlet, month, version, change).await;
        assert!(matches!(stepped, Ok(ReportStepped::Done(_))), "{stepped:?}");
    }
}

#[tokio::test]
async fn ninety_four_teams_and_746_members_add_up_to_what_plain_arithmetic_says() {
    let mut world = World::new().await;
    world.clock.advance(33 * 86_400);
    let teams = made_district();
    let communes = settled(&world, &teams).await;
    let months = [1, 2].map(|month| Month::new(2024, month).expect("a month"));
    let mut place = vec![0; communes.len()];
    for team in &teams {
        let (unit, hamlets) = &communes[team.commune];
        let hamlet = hamlets[place[team.commune]];
        place[team.commune] += 1;
        for (month, made) in months.into_iter().zip(&team.months) {
            reported(&world, *unit, hamlet, month, made).await;
        }
    }
    (world.app, world.service) = serving(&world.core, 64 << 20).await;
    let mut desk = world.signed_in(Role::PlatformAdmin, &world.a).await;
    let province = "/don-vi/tinh-ba-ria-vung-tau/bao-cao";
    for (code, months) in [("2024-01", vec![0]), ("2024-02", vec![1]), ("2024-q1", vec![0, 1])] {
        // February is the last month that has begun: of the quarter two reports of each team can be missing.
        for number in 0..7 {
            let own = || teams.iter().filter(|team| team.commune == number);
            let page = desk.get(&format!("/don-vi/xa-{number}/bao-cao?ky={code}")).await.expect(200);
            let told = words(&page);
            for fact in expected(own(), &months).facts() {
                assert!(told.contains(&fact), "{code}, commune {number}: {fact} is not in {told}");
            }
            let shown = lines(&page);
            assert_eq!(shown.len(), own().count() + 1);
            assert_eq!(shown.last(), Some(&expected(own(), &months).line("Cộng")), "{code}, commune {number}");
        }
        let district = desk.get(&format!("{province}?ky={code}&huyen=huyen-chau-duc")).await.expect(200);
        let mut wanted: Vec<_> = (0..7)
            .map(|number| {
                let own = teams.iter().filter(|team| team.commune == number);
                expected(own, &months).line(&format!("Xã Số {number}"))
            })
            .collect();
        let whole = expected(teams.iter(), &months);
        wanted.push(whole.line("Cộng"));
        assert_eq!(lines(&district), wanted, "{code}");
        let page = desk.get(&format!("{province}?ky={code}")).await.expect(200);
        let shown = lines(&page);
        // The twins have districts of their own, and no team.
        assert!(shown.contains(&whole.line("Huyện Châu Đức")), "{code}: {shown:?}");
        assert!(shown.iter().any(|line| line.starts_with("Huyện Long Điền|—|—|")), "{shown:?}");
        assert_eq!(shown.last(), Some(&whole.line("Cộng")));
        for fact in whole.facts() {
            assert!(words(&page).contains(&fact), "{code}: {fact} is not in {}", words(&page));
        }
        let csv = desk.get(&format!("{province}?ky={code}&dang=csv")).await.expect(200).text();
        let sum = csv.trim_end().split("\r\n").last().expect("a line").to_owned();
        let begins = format!(
            "Cộng,94,746,{},{},\"{}\",{},{},{}",
            whole.told,
            whole.reports,
            hundredths(whole.told, whole.reports),
            whole.waiting,
            whole.activities,
            whole.sums.map(|(total, _)| total.to_string()).join(",")
        );
        assert!(sum.starts_with(&begins), "{sum}\n{begins}");
    }
}

#[tokio::test]
async fn the_province_reads_sums_and_a_commune_nothing_of_its_neighbours() {
    let world = World::new().await;
    let (a, b) = (&world.a, &world.b);
    for twin in [a, b] {
        let id = with_team(&world, twin, "Ấp Bắc").await;
        let mut admin = world.signed_in(Role::UnitAdmin, twin).await;
        added(&mut admin, twin, &evening(&id.0.to_string(), "Chợ", &[("so_nguoi", "12")])).await;
        press(&mut admin, &report(twin, id), "0", "gui").await.expect(303);
        press(&mut admin, &report(twin, id), "1", "duyet").await.expect(303);
    }
    let province = "/don-vi/tinh-ba-ria-vung-tau";
    let mut editor = world.signed_in(Role::ProvinceEditor, a).await;
    editor
        .get(province)
        .await
        .expect(200)
        .shows(&format!("{province}/bao-cao"))
        .hides(&format!("{province}/hoat-dong"));
    let page = editor.get(&format!("{province}/bao-cao")).await.expect(200);
    assert!(words(&page).contains("2 tổ, 2 thành viên") && words(&page).contains("2/2 (100,00%)"), "{}", words(&page));
    let page = editor.get(&format!("{province}/bao-cao?huyen=huyen-long-dien")).await.expect(200);
    // Whoever reads a district's sums has no business at the commune's desk, so nothing leads there.
    page.shows("Xã Phước Hưng").hides(&reports(a)).hides("Phường");
    for path in ["/bao-cao?huyen=huyen-khong-co", "/hoat-dong", "/bao-cao/1/202401", "/hoat-dong/moi"] {
        editor.get(&format!("{province}{path}")).await.expect(404);
    }
    // At a commune's desk the word means nothing.
    let mut admin = world.signed_in(Role::UnitAdmin, a).await;
    let told = words(&admin.get(&format!("{}?huyen=thanh-pho-ba-ria", reports(a))).await.expect(200));
    assert!(told.contains("1 tổ, 1 thành viên"), "{told}");
    admin.get(&format!("{province}/bao-cao")).await.expect(404);
}
