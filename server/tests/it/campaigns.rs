//! Campaigns: the digital signatures of Côn Đảo, from the desk to the public page.

use domain::access::Role;

use super::support::answer::Answer;
use super::support::client::Client;
use super::support::workbook::Workbook;
use super::support::world::{Twin, World};
use super::teams::with_team;

fn at(twin: &Twin) -> String {
    format!("/don-vi/{}/chien-dich", twin.slug)
}

fn signatures<'a>(about: &'a str, public: &'a str) -> Vec<(&'static str, &'a str)> {
    vec![
        ("ten", "Cấp chữ ký số cho người dân"),
        ("dem_gi", "chữ ký số cá nhân"),
        ("chi_tieu", "4.608"),
        ("chu_de", "chu-ky-so"),
        ("tu_ngay", "1/1/2024"),
        ("gioi_thieu", about),
        ("cong_khai", public),
    ]
}

async fn post(desk: &mut Client, path: &str, version: &str, fields: &[(&'static str, &str)]) -> Answer {
    let csrf = desk.get("/").await.value_of("csrf");
    let all = [&[("csrf", csrf.as_str()), ("phien_ban", version)], fields].concat();
    desk.post(path, &all).await
}

/// Adds a campaign; its address.
pub(super) async fn added(desk: &mut Client, twin: &Twin, public: &str) -> String {
    let answer = post(desk, &format!("{}/moi", at(twin)), "0", &signatures(twin.secret, public)).await.expect(303);
    answer.header("location").trim_end_matches("?da=them").to_owned()
}

async fn count(desk: &mut Client, campaign: &str, done: &str, day: &str) -> Answer {
    post(desk, &format!("{campaign}/so-lieu"), "", &[("da_dat", done), ("tinh_den", day)]).await
}

#[tokio::test]
async fn con_dao_counts_980_of_4608_and_residents_read_21_27_percent() {
    let world = World::new().await;
    let mut desk = world.signed_in(Role::Approver, &world.a).await;
    let mut site = world.on(world.a.slug);
    site.get("/chien-dich").await.expect(404);
    let campaign = added(&mut desk, &world.a, "").await;
    site.get("/chien-dich").await.expect(404);
    site.get("/").await.expect(200).hides("href=\"/chien-dich\"");
    // Public now, and nobody counted: that is no zero.
    post(&mut desk, &campaign, "1", &signatures(world.a.secret, "co")).await.leads_to(&format!("{campaign}?da=luu"));
    site.get("/").await.expect(200).shows("href=\"/chien-dich\"");
    let page = site.get("/chien-dich").await.expect(200).shows(world.a.secret).hides("<progress");
    assert!(page.words().contains("—/4.608 chữ ký số cá nhânChưa có số liệu."), "{}", page.words());
    count(&mut desk, &campaign, "310", "10/1/2024").await.leads_to(&format!("{campaign}?da=so_lieu"));
    count(&mut desk, &campaign, "98", "27/1/2024").await.expect(303);
    count(&mut desk, &campaign, "980", "27/1/2024").await.expect(303);
    let page = site.get("/chien-dich").await.expect(200).shows("value=\"980\"").shows("max=\"4608\"");
    let words = page.words();
    for told in [
        "21,27% – 980/4.608 chữ ký số cá nhân",
        "Số liệu đến ngày 27/01/2024.",
        "Đến 10/01/2024: 310, đạt 6,73%",
        "Chữ ký số · Đang diễn ra · Từ 01/01/2024",
    ] {
        assert!(words.contains(told), "{told} is not in {words}");
    }
    // The page of the teams tells what runs now.
    with_team(&world, &world.a, "Ấp Bắc").await;
    let page = site.get("/to-cong-nghe-so").await.expect(200).shows("href=\"/chien-dich\"");
    assert!(page.words().contains("980/4.608 chữ ký số cá nhân, đạt 21,27%"), "{}", page.words());
    // More than the target is told, and the bar is full.
    count(&mut desk, &campaign, "5.000", "27/1/2024").await.expect(303);
    let page = site.get("/chien-dich").await.expect(200).shows("value=\"4608\"");
    assert!(page.words().contains("108,51% – 5.000/4.608"), "{}", page.words());
    // A count that was wrong is taken back, and so is the campaign.
    let gone = post(&mut desk, &format!("{campaign}/so-lieu/xoa"), "", &[("ngay", "2024-01-27")]).await;
    gone.leads_to(&format!("{campaign}?da=bo_so_lieu"));
    assert!(site.get("/chien-dich").await.words().contains("6,73% – 310/4.608"));
    post(&mut desk, &format!("{campaign}/so-lieu/xoa"), "", &[("ngay", "2024-01-27")]).await.expect(409);
    post(&mut desk, &format!("{campaign}/xoa"), "1", &[]).await.expect(409).shows("Chưa xóa");
    post(&mut desk, &format!("{campaign}/xoa"), "2", &[]).await.leads_to(&format!("{}?da=xoa", at(&world.a)));
    site.get("/chien-dich").await.expect(404);
    site.get("/").await.expect(200).hides("href=\"/chien-dich\"");
}

#[tokio::test]
async fn what_does_not_hold_comes_back_as_it_was_typed() {
    let world = World::new().await;
    let mut desk = world.signed_in(Role::Approver, &world.a).await;
    let campaign = added(&mut desk, &world.a, "co").await;
    let page = count(&mut desk, &campaign, "4,608.0", "28/1/2024").await.expect(422);
    assert_eq!(page.value_of("da_dat"), "4,608.0");
    page.shows("Đã đạt: có phải ý bạn là 4.608").shows("ngày 28/01/2024 chưa tới");
    count(&mut desk, &campaign, "980", "").await.expect(422).shows("Tính đến ngày: hãy nhập ngày của số liệu");
    let mut fields = signatures("x", "co");
    fields.retain(|(name, _)| *name != "chi_tieu");
    let page = post(&mut desk, &campaign, "1", &fields).await.expect(422).shows("Chỉ tiêu: hãy nhập một số");
    assert_eq!(page.value_of("gioi_thieu"), "x");
    post(&mut desk, &campaign, "1", &signatures("một", "co")).await.expect(303);
    let page = post(&mut desk, &campaign, "1", &signatures("hai", "")).await.expect(409);
    page.shows("Có người vừa lưu chiến dịch này").shows("Cho người dân xem");
}

#[tokio::test]
async fn a_writer_reads_and_only_who_may_publish_counts() {
    let world = World::new().await;
    let mut approver = world.signed_in(Role::Approver, &world.a).await;
    let campaign = added(&mut approver, &world.a, "co").await;
    for role in [Role::TeamMember, Role::Writer] {
        let mut desk = world.signed_in(role, &world.a).await;
        desk.get(&at(&world.a)).await.expect(200).hides("Thêm chiến dịch").shows(&campaign);
        desk.get(&campaign).await.expect(200).hides("Cập nhật số liệu").shows("Số liệu đã ghi");
        count(&mut desk, &campaign, "4.608", "27/1/2024").await.expect(403);
        post(&mut desk, &campaign, "1", &signatures("Cướp", "co")).await.expect(403);
    }
    world.on(world.a.slug).get("/chien-dich").await.expect(200).hides("Cướp").shows("Chưa có số liệu.");
}

#[tokio::test]
async fn the_twin_has_a_campaign_of_the_same_name_and_another_count() {
    let world = World::new().await;
    let mut ours = world.signed_in(Role::Approver, &world.a).await;
    let mut theirs = world.signed_in(Role::Approver, &world.b).await;
    let (mine, other) = (added(&mut ours, &world.a, "co").await, added(&mut theirs, &world.b, "co").await);
    count(&mut ours, &mine, "980", "27/1/2024").await.expect(303);
    count(&mut theirs, &other, "4.608", "27/1/2024").await.expect(303);
    let stolen = format!("{}/{}", at(&world.a), other.rsplit('/').next().expect("a number"));
    ours.get(&stolen).await.expect(404);
    count(&mut ours, &stolen, "1", "27/1/2024").await.expect(404);
    post(&mut ours, &format!("{stolen}/xoa"), "1", &[]).await.expect(404);
    for (twin, percent) in [(&world.a, "21,27%"), (&world.b, "100,00%")] {
        let page = world.on(twin.slug).get("/chien-dich").await.expect(200).shows(twin.secret);
        assert!(page.words().contains(percent), "{}", page.words());
    }
    // The portal sums nothing.
    world.on("").get("/chien-dich").await.expect(404);
}

#[tokio::test]
async fn figures_open_in_excel_as_numbers() {
    let world = World::new().await;
    let mut desk = world.signed_in(Role::Approver, &world.a).await;
    let campaign = added(&mut desk, &world.a, "co").await;
    let mut trap = signatures(world.a.secret, "co");
    trap[0].1 = "@SUM(A1) Chợ không tiền mặt";
    post(&mut desk, &campaign, "1", &trap).await.expect(303);
    count(&mut desk, &campaign, "980", "27/1/2024").await.expect(303);
    let csv = desk.get(&format!("{}?dang=csv", at(&world.a))).await.expect(200).text();
    let line = csv.split("\r\n").nth(1).expect("a line");
    assert_eq!(
        line,
        "'@SUM(A1) Chợ không tiền mặt,Chữ ký số,chữ ký số cá nhân,980,4608,\"21,27%\",27/01/2024,01/01/2024,,có"
    );
    let book = Workbook::of(&desk.get(&format!("{}?dang=xlsx", at(&world.a))).await.expect(200));
    assert!(!book.has_formulas() && book.words.contains("@SUM(A1) Chợ không tiền mặt"), "{book:?}");
    assert!(book.sheet.contains("<v>4608</v>") && book.sheet.contains("<v>0.2126"), "{}", book.sheet);
}
