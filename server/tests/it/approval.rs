//! From draft to public: submitted, returned, approved, by the right people; scheduled, expired, put away.

use domain::access::Role;
use server::actions::timekeeping;

use super::support::client::Client;
use super::support::world::{Twin, World};

/// The seconds from the cast's moment (08:00 on a Saturday) to 07:30 on the Monday after.
const TO_MONDAY: i64 = 2 * 86_400 - 1800;

pub(crate) fn item(twin: &Twin, id: i64) -> String {
    format!("/don-vi/{}/bai-viet/{id}", twin.slug)
}

/// Posts a form of an item's page, with its token and version, as a browser would.
pub(crate) async fn post(
    client: &mut Client,
    page: &str,
    part: &str,
    fields: &[(&str, &str)],
) -> super::support::answer::Answer {
    let shown = client.get(page).await.expect(200);
    let (csrf, version) = (shown.value_of("csrf"), shown.value_of("phien_ban"));
    let mut all = vec![("csrf", csrf.as_str()), ("phien_ban", version.as_str())];
    all.extend_from_slice(fields);
    client.post(&format!("{page}{part}"), &all).await
}

#[tokio::test]
async fn a_text_is_submitted_returned_with_a_reason_and_approved() {
    let world = World::new().await;
    let mut writer = world.signed_in(Role::Writer, &world.a).await;
    let mut approver = world.signed_in(Role::Approver, &world.a).await;
    let mut resident = world.on(world.a.slug);
    let (page, list) = (item(&world.a, world.a.draft.0), format!("/don-vi/{}", world.a.slug));
    post(&mut writer, &page, "/gui-duyet", &[("viec", "gui")]).await.leads_to(&format!("{page}?da=gui"));
    writer.get(&page).await.expect(200).shows("Chờ duyệt").shows("Rút lại yêu cầu duyệt");
    approver.get(&list).await.expect(200).shows("1 bài chờ bạn duyệt");
    approver.get(&format!("{list}?loc=cho-duyet")).await.expect(200).shows(&page);
    // Without a reason nothing is sent back, and with one the writer reads it first.
    let refused = post(&mut approver, &page, "/tra-lai", &[("ly_do_tra", " ")]).await.expect(422);
    refused.shows("Hãy viết lý do trả lại");
    let reason = "Giờ họp <b>chưa</b> đúng giấy mời.\n\nSửa rồi gửi lại.";
    post(&mut approver, &page, "/tra-lai", &[("ly_do_tra", reason)]).await.leads_to(&format!("{page}?da=tra"));
    let shown = writer.get(&page).await.expect(200).shows("Bài bị trả lại để sửa").shows("Bị trả lại");
    assert!(shown.words().contains(reason), "{}", shown.words());
    writer.get(&list).await.expect(200).shows("1 bài bị trả lại để sửa");
    // Written again, the reason stays until somebody asks for approval again.
    let text = [("tieu_de", "Bản nháp chưa duyệt"), ("noi_dung", "Đã sửa giờ họp.")];
    post(&mut writer, &page, "", &[&text[..], &[("viec", "luu_va_gui")]].concat())
        .await
        .leads_to(&format!("{page}?da=gui"));
    writer.get(&page).await.expect(200).hides("Bài bị trả lại để sửa");
    resident.get("/tin-tuc/ban-nhap-chua-duyet").await.expect(404);
    post(&mut approver, &page, "/dang", &[]).await.leads_to(&format!("{page}?da=dang"));
    resident.get("/tin-tuc/ban-nhap-chua-duyet").await.expect(200).shows("Đã sửa giờ họp.");
    approver.get(&list).await.expect(200).hides("chờ bạn duyệt");
}

#[tokio::test]
async fn what_waits_can_be_taken_back_and_a_stale_page_changes_nothing() {
    let world = World::new().await;
    let mut writer = world.signed_in(Role::Writer, &world.a).await;
    let page = item(&world.a, world.a.draft.0);
    let shown = writer.get(&page).await;
    let (csrf, version) = (shown.value_of("csrf"), shown.value_of("phien_ban"));
    let fields = [("csrf", csrf.as_str()), ("phien_ban", version.as_str()), ("viec", "gui")];
    writer.post(&format!("{page}/gui-duyet"), &fields).await.expect(303);
    let again = writer.post(&format!("{page}/gui-duyet"), &fields).await.expect(409);
    again.shows("Chưa gửi duyệt. Bài vừa thay đổi");
    post(&mut writer, &page, "/gui-duyet", &[("viec", "gui")]).await.expect(422).shows("Bài đang chờ duyệt.");
    post(&mut writer, &page, "/gui-duyet", &[("viec", "rut")]).await.leads_to(&format!("{page}?da=rut"));
    post(&mut writer, &page, "/gui-duyet", &[("viec", "rut")]).await.expect(422).shows("không ở trạng thái chờ duyệt");
    writer.get(&page).await.expect(200).hides("Chờ duyệt</span>");
}

#[tokio::test]
async fn a_unit_that_wants_two_pairs_of_eyes_gets_them_and_own_approvals_are_counted() {
    let world = World::new().await;
    let mut admin = world.signed_in(Role::UnitAdmin, &world.a).await;
    let mut approver = world.signed_in(Role::Approver, &world.a).await;
    let rules = format!("/don-vi/{}/quy-trinh", world.a.slug);
    // The cast's approver wrote and published one article.
    admin.get(&rules).await.expect(200).shows("1 bản được đăng, trong đó 1 bản do chính người lưu tự duyệt");
    let shown = admin.get(&rules).await;
    let (csrf, version) = (shown.value_of("csrf"), shown.value_of("phien_ban"));
    let strict = [("csrf", csrf.as_str()), ("phien_ban", version.as_str()), ("tu_duyet", "khong")];
    admin.post(&rules, &strict).await.leads_to(&format!("{rules}?da=luu"));
    // The same page again is stale: two tabs are two writers.
    admin.post(&rules, &strict).await.expect(409).shows("một quản trị khác vừa đổi quy trình");
    let page = item(&world.a, world.a.draft.0);
    approver.get(&page).await.expect(200).shows("đơn vị quy định người khác duyệt");
    post(&mut approver, &page, "/dang", &[]).await.expect(422).shows("đơn vị quy định người khác duyệt");
    let text = [("tieu_de", "Bản nháp"), ("noi_dung", "x"), ("viec", "luu_va_dang")];
    post(&mut approver, &page, "", &text).await.expect(422).shows("Chưa đăng.");
    let times = [("viec", "hen"), ("ngay_dang", "29/01/2024"), ("gio_dang", "7:30")];
    post(&mut approver, &page, "/hen-gio", &times).await.expect(422).shows("đơn vị quy định người khác duyệt");
    // Somebody else may; the twin's rule is its own.
    post(&mut admin, &page, "/dang", &[]).await.leads_to(&format!("{page}?da=dang"));
    admin.get(&format!("{page}/ban-luu")).await.expect(200).shows("Nguyễn Thị Ngọc Lan duyệt");
    let own = item(&world.a, world.a.published.0);
    admin.get(&format!("{own}/ban-luu")).await.expect(200).shows("Người lưu tự duyệt");
    admin.get(&rules).await.expect(200).shows("2 bản được đăng, trong đó 1 bản");
    let mut other = world.signed_in(Role::Approver, &world.b).await;
    let theirs = item(&world.b, world.b.draft.0);
    post(&mut other, &theirs, "/dang", &[]).await.leads_to(&format!("{theirs}?da=dang"));
}

#[tokio::test]
async fn a_text_goes_public_at_its_moment_and_leaves_at_its_end() {
    let world = World::new().await;
    let mut desk = world.signed_in(Role::Approver, &world.a).await;
    let mut resident = world.on(world.a.slug);
    let page = item(&world.a, world.a.draft.0);
    let text = [("tieu_de", "Lịch trực Tết"), ("noi_dung", "Trực từ mồng một.")];
    post(&mut desk, &page, "", &text).await.expect(303);
    for (day, clock, why) in [
        ("27/01/2024", "7:59", "đã qua"),
        ("", "7:30", "Hãy nhập ngày đăng"),
        ("29/01/2024", "25h", "Giờ đăng phải là"),
    ] {
        let fields = [("viec", "hen"), ("ngay_dang", day), ("gio_dang", clock)];
        let refused = post(&mut desk, &page, "/hen-gio", &fields).await.expect(422).shows(why);
        assert_eq!((refused.value_of("ngay_dang"), refused.value_of("gio_dang")), (day.to_owned(), clock.to_owned()));
    }
    let at = [("viec", "hen"), ("ngay_dang", "29/01/2024"), ("gio_dang", "7h30")];
    post(&mut desk, &page, "/hen-gio", &at).await.leads_to(&format!("{page}?da=hen"));
    let early = [("viec", "han"), ("ngay_het_han", "29/01/2024"), ("gio_het_han", "7:00")];
    post(&mut desk, &page, "/hen-gio", &early).await.expect(422).shows("Hạn phải sau giờ đăng");
    let end = [("viec", "han"), ("ngay_het_han", "30/01/2024"), ("gio_het_han", "17:00")];
    post(&mut desk, &page, "/hen-gio", &end).await.leads_to(&format!("{page}?da=han"));
    // What is written after the approval was approved by nobody.
    let newer = [("tieu_de", "Lịch trực Tết"), ("noi_dung", "Trực từ mồng hai.")];
    post(&mut desk, &page, "", &newer).await.expect(303);
    desk.get(&page).await.expect(200).shows("Hẹn giờ đăng").shows("mới hơn, chưa được duyệt");
    let queue = format!("/don-vi/{}/lich-dang", world.a.slug);
    desk.get(&queue).await.expect(200).shows("07:30 ngày 29/01/2024").shows("17:00 ngày 30/01/2024");
    let mut twin = world.signed_in(Role::Approver, &world.b).await;
    twin.get(&format!("/don-vi/{}/lich-dang", world.b.slug)).await.expect(200).hides("Lịch trực Tết");

    resident.get("/tin-tuc").await.expect(200).hides("Lịch trực Tết");
    world.clock.advance(TO_MONDAY - 1);
    assert_eq!(timekeeping::catch_up(&world.core).await.expect("an action"), 0);
    resident.get("/tin-tuc/lich-truc-tet").await.expect(404);
    world.clock.advance(1);
    assert_eq!(timekeeping::catch_up(&world.core).await.expect("an action"), 1);
    assert_eq!(timekeeping::catch_up(&world.core).await.expect("an action"), 0, "once is enough");
    resident.get("/tin-tuc").await.expect(200).shows("Lịch trực Tết");
    resident.get("/tin-tuc/lich-truc-tet").await.expect(200).shows("mồng một").hides("mồng hai");
    // No session lives for two days.
    let mut desk = world.signed_in(Role::Approver, &world.a).await;
    desk.get(&page).await.expect(200).shows("có bản sửa chưa đăng").shows("mồng hai");

    world.clock.advance(3 * 86_400);
    assert_eq!(timekeeping::catch_up(&world.core).await.expect("an action"), 1);
    resident.get("/tin-tuc").await.expect(200).hides("Lịch trực Tết");
    let over = resident.get("/tin-tuc/lich-truc-tet").await.expect(200).shows("mồng một");
    over.shows("Bài được hẹn chỉ công khai đến 17:00 ngày 30/01/2024.");
    // The record tells of both, and names nobody as who did it.
    let mut admin = world.signed_in(Role::UnitAdmin, &world.a).await;
    admin.get(&page).await.expect(200).shows("Đã hết hạn");
    let record = admin.get(&format!("/don-vi/{}/nhat-ky", world.a.slug)).await.expect(200).words();
    for words in ["đăng theo giờ đã hẹn", "cho hết hạn", "Lịch đã hẹn"] {
        assert!(record.contains(words), "{words} is not in {record}");
    }
}

#[tokio::test]
async fn what_came_due_while_nobody_served_happens_in_the_order_of_its_moments() {
    let world = World::new().await;
    let mut desk = world.signed_in(Role::Approver, &world.a).await;
    let page = item(&world.a, world.a.draft.0);
    let at = [("viec", "hen"), ("ngay_dang", "29/01/2024"), ("gio_dang", "7:30")];
    post(&mut desk, &page, "/hen-gio", &at).await.expect(303);
    let end = [("viec", "han"), ("ngay_het_han", "29/01/2024"), ("gio_het_han", "17:00")];
    post(&mut desk, &page, "/hen-gio", &end).await.expect(303);
    world.clock.advance(10 * 86_400);
    assert_eq!(timekeeping::catch_up(&world.core).await.expect("an action"), 2);
    let mut resident = world.on(world.a.slug);
    resident.get("/tin-tuc/ban-nhap-chua-duyet").await.expect(200).shows("chỉ công khai đến 17:00 ngày 29/01/2024");
    resident.get("/tin-tuc").await.expect(200).hides("Bản nháp chưa duyệt");
}

#[tokio::test]
async fn a_moment_is_taken_back_and_a_withdrawal_forgets_all_moments() {
    let world = World::new().await;
    let mut desk = world.signed_in(Role::Approver, &world.a).await;
    let (page, queue) = (item(&world.a, world.a.draft.0), format!("/don-vi/{}/lich-dang", world.a.slug));
    let end = [("viec", "han"), ("ngay_het_han", "29/01/2024"), ("gio_het_han", "17:00")];
    post(&mut desk, &page, "/hen-gio", &end).await.expect(422);
    let at = [("viec", "hen"), ("ngay_dang", "29/01/2024"), ("gio_dang", "7:30")];
    post(&mut desk, &page, "/hen-gio", &at).await.expect(303);
    post(&mut desk, &page, "/hen-gio", &[("viec", "huy_hen")]).await.leads_to(&format!("{page}?da=huy-hen"));
    post(&mut desk, &page, "/hen-gio", &[("viec", "huy_hen")]).await.expect(422).shows("Bài không hẹn giờ đăng.");
    desk.get(&queue).await.expect(200).shows("Chưa có bài nào hẹn giờ");
    post(&mut desk, &page, "/dang", &[]).await.expect(303);
    post(&mut desk, &page, "/hen-gio", &end).await.expect(303);
    post(&mut desk, &page, "/go", &[("ly_do", "in_error")]).await.expect(303);
    desk.get(&queue).await.expect(200).shows("Chưa có bài nào hẹn giờ");
    world.clock.advance(10 * 86_400);
    assert_eq!(timekeeping::catch_up(&world.core).await.expect("an action"), 0);
    world.on(world.a.slug).get("/tin-tuc/ban-nhap-chua-duyet").await.expect(410);
}

#[tokio::test]
async fn a_draft_is_put_away_and_comes_back() {
    let world = World::new().await;
    let mut writer = world.signed_in(Role::Writer, &world.a).await;
    let (page, list) = (item(&world.a, world.a.draft.0), format!("/don-vi/{}", world.a.slug));
    post(&mut writer, &page, "/cat", &[("viec", "cat")]).await.leads_to(&format!("{page}?da=cat"));
    writer.get(&list).await.expect(200).hides(&page);
    writer.get(&format!("{list}?loc=da-cat")).await.expect(200).shows(&page);
    post(&mut writer, &page, "/gui-duyet", &[("viec", "gui")]).await.expect(422).shows("Bài đang được cất");
    post(&mut writer, &page, "/cat", &[("viec", "lay_ra")]).await.leads_to(&format!("{page}?da=lay-ra"));
    writer.get(&list).await.expect(200).shows(&page);
    // What was public is taken back, not put away.
    let public = item(&world.a, world.a.published.0);
    post(&mut writer, &public, "/cat", &[("viec", "cat")]).await.expect(422).shows("Bài đã từng công khai");
}
