//! Alerts, from the desk to the top of every page: a commune's own, the province's for all, and their end.

use domain::access::Role;
use server::actions::timekeeping;

use super::support::answer::Answer;
use super::support::client::Client;
use super::support::world::{Twin, World};

const HOUR: i64 = 3600;

/// The province, whose desk speaks to all.
const PROVINCE: &str = "tinh-ba-ria-vung-tau";

fn alert<'a>(headline: &'a str, scope: &'a str, ends: &'a str) -> Vec<(&'static str, &'a str)> {
    vec![
        ("muc_do", "khan-cap"),
        ("ve_viec", "bao"),
        ("tieu_de", headline),
        ("noi_dung", "Ở trong nhà.\nTàu thuyền về bến."),
        ("pham_vi", scope),
        ("ngay_ket_thuc", "27/01/2024"),
        ("gio_ket_thuc", ends),
    ]
}

/// Posts with the token and the version of the page, as a browser would.
async fn post(desk: &mut Client, page: &str, part: &str, fields: &[(&str, &str)]) -> Answer {
    let shown = desk.get(page).await.expect(200);
    let (csrf, version) = (shown.value_of("csrf"), version(&shown));
    let all = [&[("csrf", csrf.as_str()), ("phien_ban", version.as_str())], fields].concat();
    desk.post(&format!("{page}{part}"), &all).await
}

/// The version on the page of an alert; a new one has none.
fn version(page: &Answer) -> String {
    if page.text().contains("name=\"phien_ban\"") { page.value_of("phien_ban") } else { String::new() }
}

/// Writes an alert; its page.
async fn written(desk: &mut Client, unit: &str, fields: &[(&str, &str)]) -> String {
    let answer = post(desk, &format!("/don-vi/{unit}/canh-bao/moi"), "", fields).await.expect(303);
    answer.header("location").trim_end_matches("?da=luu").to_owned()
}

/// Lets the clock go on, and does what is due.
async fn later(world: &World, seconds: i64) {
    world.clock.advance(seconds);
    timekeeping::catch_up(&world.core).await.expect("what is due");
    world.app.follow().await.expect("a look");
}

fn desk_of(twin: &Twin) -> &'static str {
    twin.slug
}

#[tokio::test]
async fn a_commune_warns_on_its_own_pages_and_nowhere_else_until_its_end() {
    let world = World::new().await;
    let mut desk = world.signed_in(Role::Approver, &world.a).await;
    let (mut site, mut twin, mut portal) = (world.on(world.a.slug), world.on(world.b.slug), world.on(""));
    let headline = format!("Cắt điện {}", world.a.secret);
    // A commune has no choice of scope, and whoever sends another one gets nowhere with it.
    let stolen = post(&mut desk, "/don-vi/xa-phuoc-hung/canh-bao/moi", "", &alert(&headline, "tat-ca", "18h")).await;
    stolen.expect(422).shows("Phạm vi: hãy chọn lại").shows(&headline);
    let page = written(&mut desk, desk_of(&world.a), &alert(&headline, "rieng", "18h")).await;
    site.get("/").await.expect(200).hides("Cắt điện");
    let wrong = post(&mut desk, &page, "/xac-nhan", &[("xac_nhan", "Xã Phước")]).await.expect(422);
    wrong.shows("chưa đúng, hãy gõ “Xã Phước Hưng”").shows("value=\"Xã Phước\"");
    site.get("/").await.expect(200).hides("Cắt điện");
    post(&mut desk, &page, "/xac-nhan", &[("xac_nhan", "xa phuoc hung")]).await.leads_to(&format!("{page}?da=hien"));
    // Every page says it, error pages too; nobody else's does.
    for path in ["/", "/tin-tuc", "/tin-tuc/lich-tiep-cong-dan-thang-02", "/tro-nang"] {
        let shown = site.get(path).await.expect(200).shows(&headline).shows("aria-label=\"Cảnh báo\"");
        assert!(shown.words().contains("đến 18:00 ngày 27/01/2024"), "{}", shown.words());
    }
    site.get("/khong-co").await.expect(404).shows(&headline);
    twin.get("/").await.expect(200).hides("Cắt điện");
    portal.get("/").await.expect(200).hides("Cắt điện");
    // Confirmed words stay as they are.
    let shown = desk.get(&page).await.expect(200).shows("Đang hiện").shows("Kính thưa bà con").hides("Lưu bản nháp");
    let fields = alert("Khác", "rieng", "19h");
    let (csrf, now) = (shown.value_of("csrf"), version(&shown));
    let all = [&[("csrf", csrf.as_str()), ("phien_ban", now.as_str())], fields.as_slice()].concat();
    desk.post(&page, &all).await.expect(409).shows("không sửa được nữa");
    // Its end comes by itself.
    later(&world, 9 * HOUR).await;
    site.get("/").await.expect(200).shows(&headline);
    later(&world, HOUR).await;
    site.get("/").await.expect(200).hides("Cắt điện").hides("aria-label=\"Cảnh báo\"");
    // A session does not lie idle for so long.
    let mut desk = world.signed_in(Role::Approver, &world.a).await;
    desk.get(&page).await.expect(200).shows("Tự gỡ lúc 18:00").shows("Soạn cảnh báo mới từ nội dung này");
    // The same words once more, without the times that are over.
    let again =
        desk.get(&format!("/don-vi/xa-phuoc-hung/canh-bao/moi?tu={}", page.rsplit('/').next().unwrap_or("0"))).await;
    assert_eq!((again.value_of("tieu_de"), again.value_of("ngay_ket_thuc")), (headline, String::new()));
}

#[tokio::test]
async fn the_province_warns_everybody_by_two_persons_and_ends_it_by_one() {
    let world = World::new().await;
    let mut lan = world.signed_in(Role::ProvinceEditor, &world.a).await;
    let mut minh = world.signed_in(Role::PlatformAdmin, &world.a).await;
    let mut sites = [world.on(world.a.slug), world.on(world.b.slug), world.on("")];
    let page = written(&mut lan, PROVINCE, &alert("Bão số 3 đổ bộ tối nay", "tat-ca", "18h")).await;
    let typed = [("xac_nhan", "Toan Tinh")];
    post(&mut lan, &page, "/xac-nhan", &typed).await.leads_to(&format!("{page}?da=mot"));
    post(&mut lan, &page, "/xac-nhan", &typed).await.expect(409).shows("cần một người khác xác nhận nữa");
    for site in &mut sites {
        site.get("/").await.expect(200).hides("Bão số 3");
    }
    minh.get(&page).await.expect(200).shows("Bạn là người thứ hai").shows("3 trang");
    post(&mut minh, &page, "/xac-nhan", &typed).await.leads_to(&format!("{page}?da=hien"));
    for site in &mut sites {
        site.get("/").await.expect(200).shows("Khẩn cấp: Bão số 3 đổ bộ tối nay");
    }
    // On a commune's page stands whose word it is, on the portal that is plain.
    sites[0].get("/").await.shows("<a href=\"http://localhost:3000/\">Tỉnh Bà Rịa - Vũng Tàu</a>");
    let mut commune = world.signed_in(Role::Writer, &world.b).await;
    commune.get("/don-vi/phuong-phuoc-hung/canh-bao").await.expect(200).shows("Cảnh báo của nơi khác đang hiện");
    commune.get(&page).await.expect(404);
    let shown = minh.get(&page).await.expect(200);
    post(&mut lan, &page, "/ket-thuc", &[]).await.leads_to(&format!("{page}?da=ket_thuc"));
    for site in &mut sites {
        site.get("/").await.expect(200).hides("Bão số 3");
    }
    // Somebody whose page is older than that ends nothing twice.
    let (csrf, old) = (shown.value_of("csrf"), version(&shown));
    let again = minh.post(&format!("{page}/ket-thuc"), &[("csrf", &csrf), ("phien_ban", &old)]).await;
    again.expect(409).shows("“Đã kết thúc”");
}

#[tokio::test]
async fn whoever_does_not_wait_says_why_is_counted_and_the_others_are_told() {
    let world = World::new().await;
    let mut lan = world.signed_in(Role::ProvinceEditor, &world.a).await;
    let page = written(&mut lan, PROVINCE, &alert("Sóng thần", "tat-ca", "18h")).await;
    let refused = post(&mut lan, &page, "/xac-nhan", &[("xac_nhan", "toàn tỉnh"), ("ly_do", "gấp")]).await.expect(422);
    refused.shows("ít nhất 10 chữ cái").shows("value=\"gấp\"");
    let typed = [("xac_nhan", "toàn tỉnh"), ("ly_do", "Sóng tới trong 20 phút")];
    post(&mut lan, &page, "/xac-nhan", &typed).await.leads_to(&format!("{page}?da=hien"));
    world.on(world.b.slug).get("/").await.expect(200).shows("Sóng thần");
    lan.get("/don-vi/tinh-ba-ria-vung-tau/canh-bao").await.expect(200).shows("không chờ người thứ hai: 1.");
    let told: Vec<_> =
        world.letters().await.into_iter().filter(|(_, about, _)| about.contains("Cảnh báo toàn tỉnh")).collect();
    let to: Vec<_> = told.iter().map(|(to, ..)| to.as_str()).collect();
    assert_eq!(to, ["lan@nen-tang.example.vn"], "whoever may publish there, but whoever did it");
    assert!(told[0].2.contains("Sóng tới trong 20 phút") && told[0].2.contains("/canh-bao/"), "{}", told[0].2);
}

#[tokio::test]
async fn a_reason_where_nobody_was_to_be_waited_for_is_no_override() {
    let world = World::new().await;
    let mut lan = world.signed_in(Role::ProvinceEditor, &world.a).await;
    let mut minh = world.signed_in(Role::PlatformAdmin, &world.a).await;
    let mut approver = world.signed_in(Role::Approver, &world.a).await;
    let reason = ("ly_do", "Sóng tới trong 20 phút");
    let own = written(&mut approver, desk_of(&world.a), &alert("Cắt nước", "rieng", "18h")).await;
    let typed = [("xac_nhan", "xa phuoc hung"), reason];
    post(&mut approver, &own, "/xac-nhan", &typed).await.leads_to(&format!("{own}?da=hien"));
    approver.get(&own).await.expect(200).shows("Đang hiện").hides("Không chờ người thứ hai");
    // The second of two persons waits for nobody either.
    let all = written(&mut lan, PROVINCE, &alert("Sóng thần", "tat-ca", "18h")).await;
    post(&mut lan, &all, "/xac-nhan", &[("xac_nhan", "toàn tỉnh")]).await.leads_to(&format!("{all}?da=mot"));
    post(&mut minh, &all, "/xac-nhan", &[("xac_nhan", "toàn tỉnh"), reason]).await.leads_to(&format!("{all}?da=hien"));
    minh.get(&all).await.expect(200).shows("Đang hiện").hides("Không chờ người thứ hai");
    lan.get("/don-vi/tinh-ba-ria-vung-tau/canh-bao").await.expect(200).hides("không chờ người thứ hai");
    let told =
        world.letters().await.into_iter().filter(|(_, about, _)| about.contains("do một người xác nhận")).count();
    assert_eq!(told, 0);
}

#[tokio::test]
async fn one_for_some_stands_on_their_pages_from_its_first_moment() {
    let world = World::new().await;
    let mut lan = world.signed_in(Role::ProvinceEditor, &world.a).await;
    let district = {
        let registry = world.app.registry();
        let unit =
            registry.districts().iter().find(|(unit, _)| unit.slug == "huyen-long-dien").map(|(unit, _)| unit.id);
        unit.expect("a district").0.to_string()
    };
    let mut fields = alert("Xả lũ hồ Đá Bàng", &district, "18h");
    fields.extend([("ngay_bat_dau", "27/01/2024"), ("gio_bat_dau", "10:00")]);
    let page = written(&mut lan, PROVINCE, &fields).await;
    lan.get(&page).await.expect(200).shows("<strong>Xã Phước Hưng</strong>");
    post(&mut lan, &page, "/xac-nhan", &[("xac_nhan", "Xã Phước Hưng")]).await.leads_to(&format!("{page}?da=hen"));
    let (mut site, mut twin, mut portal) = (world.on(world.a.slug), world.on(world.b.slug), world.on(""));
    site.get("/").await.expect(200).hides("Xả lũ");
    later(&world, 2 * HOUR).await;
    site.get("/").await.expect(200).shows("Xả lũ hồ Đá Bàng").shows("Từ 10:00 ngày 27/01/2024");
    twin.get("/").await.expect(200).hides("Xả lũ");
    portal.get("/").await.expect(200).hides("Xả lũ");
}

#[tokio::test]
async fn a_draft_is_thrown_away_and_nobody_without_the_power_confirms() {
    let world = World::new().await;
    let mut approver = world.signed_in(Role::Approver, &world.a).await;
    let page = written(&mut approver, desk_of(&world.a), &alert("Nháp", "rieng", "18h")).await;
    for role in [Role::TeamMember, Role::Writer] {
        let mut desk = world.signed_in(role, &world.a).await;
        let shown = desk.get(&page).await.expect(200).hides("Xác nhận cảnh báo").hides("Xóa bản nháp");
        let csrf = shown.value_of("csrf");
        for part in ["", "/xac-nhan", "/ket-thuc", "/xoa"] {
            desk.post(&format!("{page}{part}"), &[("csrf", &csrf), ("phien_ban", "1")]).await.expect(403);
        }
    }
    let mut twin = world.signed_in(Role::UnitAdmin, &world.b).await;
    let foreign = page.replace(world.a.slug, world.b.slug);
    for path in [&page, &foreign] {
        twin.get(path).await.expect(404);
    }
    post(&mut approver, &page, "/xoa", &[]).await.leads_to("/don-vi/xa-phuoc-hung/canh-bao?da=xoa");
    approver.get(&page).await.expect(404);
    let mut admin = world.signed_in(Role::UnitAdmin, &world.a).await;
    admin.get("/don-vi/xa-phuoc-hung/nhat-ky?nhom=canh-bao").await.expect(200).shows("xóa bản nháp");
}

#[tokio::test]
async fn what_was_typed_comes_back_after_signing_in_again() {
    let world = World::new().await;
    let mut desk = world.signed_in(Role::Approver, &world.a).await;
    let page = written(&mut desk, desk_of(&world.a), &alert("Bão", "rieng", "18h")).await;
    let mut fields = alert("Bão số 4", "rieng", "18h");
    fields.extend([("csrf", "old"), ("phien_ban", "1")]);
    let shown = desk.post(&page, &fields).await.expect(403).shows("còn nguyên bên dưới");
    assert_eq!(shown.value_of("tieu_de"), "Bão số 4");
    desk.get(&page).await.expect(200).shows("value=\"Bão\"");
}
