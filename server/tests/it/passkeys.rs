//! Passkeys: adding one, coming in by it, and what does not count.

use domain::access::Role;
use store::Tx;

use super::account::{letters_about, person, post};
use super::account_factors::with_app;
use super::second_step::secure;
use super::support::answer::Answer;
use super::support::client::Client;
use super::support::passkey::Device;
use super::support::world::{PASSWORD, World, email, sign_in};

const PAGE: &str = "/tai-khoan/khoa-truy-cap";

/// What the page asks the browser.
fn options(page: &Answer) -> String {
    let text = page.text();
    let (_, rest) = text.split_once("data-options=\"").expect("a question");
    rest.split('"').next().expect("an end").replace("&quot;", "\"").replace("&amp;", "&")
}

/// Adds a passkey to the account at work.
async fn add(client: &mut Client, device: &mut Device) -> Answer {
    post(client, PAGE, &[("ten_khoa", "Máy của Lan"), ("mat_khau", PASSWORD)]).await.leads_to(PAGE);
    let page = client.get(PAGE).await.expect(200).shows("Máy của Lan");
    let answer = device.create(&options(&page));
    post(client, PAGE, &[("viec", "xac-nhan"), ("dap", &answer)]).await
}

/// The page that asks a stranger for a passkey, by the button of the sign-in page.
async fn door(client: &mut Client, more: &[(&str, &str)]) -> Answer {
    let csrf = client.get("/dang-nhap").await.expect(200).shows("formaction=\"/dang-nhap/khoa\"").value_of("csrf");
    client.post("/dang-nhap/khoa", &[&[("csrf", csrf.as_str())][..], more].concat()).await.expect(200)
}

async fn enter(client: &mut Client, page: &Answer, answer: &str) -> Answer {
    client.post("/dang-nhap/khoa", &[("csrf", &page.value_of("csrf")), ("dap", answer)]).await
}

#[tokio::test]
async fn a_passkey_is_added_by_the_password_and_opens_the_desk_without_one() {
    let world = World::new().await;
    let mut client = world.signed_in(Role::Writer, &world.a).await;
    let mut other = world.signed_in(Role::Writer, &world.a).await;
    post(&mut client, PAGE, &[("ten_khoa", ""), ("mat_khau", PASSWORD)]).await.expect(422).shows("Tên của khóa:");
    let page = post(&mut client, PAGE, &[("ten_khoa", "Máy của Lan"), ("mat_khau", "sai rồi")]).await.expect(422);
    page.shows("Máy của Lan").hides("data-options");
    client.post(PAGE, &[("csrf", "x"), ("ten_khoa", "Máy"), ("mat_khau", PASSWORD)]).await.expect(403);

    let mut device = Device::new("may-cua-lan");
    let sheet = add(&mut client, &mut device).await.expect(200).shows("Mã dự phòng của bạn");
    assert_eq!(sheet.text().matches("<li><code>").count(), 10);
    other.get("/").await.expect(303);
    client.get("/tai-khoan").await.expect(200).shows("Máy của Lan").shows("chưa dùng lần nào").shows("Còn 10 mã");
    assert!(letters_about(&world, "Đã thêm khóa").await[0].2.contains("Máy của Lan"));

    // What was being written comes along.
    let wanted = format!("/don-vi/{}/bai-viet/moi", world.a.slug);
    let mut stranger = world.on("studio");
    let page = door(&mut stranger, &[("tiep", &wanted), ("giu.tieu_de", "Lịch cắt điện")]).await;
    let page = page.shows("Lịch cắt điện").shows("Đăng nhập bằng khóa truy cập");
    let (csrf, answer) = (page.value_of("csrf"), device.get(&options(&page)));
    stranger.get("/").await.leads_to("/dang-nhap");
    let fields = [("csrf", csrf.as_str()), ("dap", &answer), ("tiep", &wanted), ("giu.tieu_de", "Lịch cắt điện")];
    stranger.post("/dang-nhap/khoa", &fields).await.expect(200).shows("Lịch cắt điện").shows("chưa được lưu");
    stranger.get("/tai-khoan").await.expect(200).shows("dùng gần nhất ngày");
    // Whoever is in has no business there.
    stranger.post("/dang-nhap/khoa", &fields).await.expect(303);
}

#[tokio::test]
async fn an_answer_counts_once_on_the_page_that_asked() {
    let world = World::new().await;
    let mut device = Device::new("mot-lan");
    add(&mut world.signed_in(Role::Writer, &world.a).await, &mut device).await.expect(200);
    let mut client = world.on("studio");
    let page = door(&mut client, &[]).await;
    let answer = device.get(&options(&page));
    let mut elsewhere = world.on("studio");
    let other_page = door(&mut elsewhere, &[]).await;
    enter(&mut elsewhere, &other_page, &answer).await.expect(422).shows("yêu cầu khác");
    for garbage in ["{}", "x", "null", "{\"rawId\":7}"] {
        let page = door(&mut elsewhere, &[]).await;
        enter(&mut elsewhere, &page, garbage).await.expect(422).shows("Hãy");
    }
    let mut again = client.clone();
    client.post("/dang-nhap/khoa", &[("csrf", "x"), ("dap", &answer)]).await.expect(403);
    // The page that was refused asked anew, so the former answer is worth nothing.
    enter(&mut again, &page, &answer).await.expect(403);
    let page = door(&mut client, &[]).await;
    let answer = device.get(&options(&page));
    let mut again = client.clone();
    enter(&mut client, &page, &answer).await.leads_to("/");
    enter(&mut again, &page, &answer).await.expect(403);

    let page = door(&mut again, &[]).await;
    let answer = device.get(&options(&page));
    world.clock.advance(5 * 60 + 1);
    enter(&mut again, &page, &answer).await.expect(422).shows("quá 5 phút");
    let page = door(&mut again, &[]).await;
    let mut lured = device.at("http://studio.localhost.example:3000");
    let answer = lured.get(&options(&page));
    enter(&mut again, &page, &answer).await.expect(422).shows("địa chỉ khác");
}

#[tokio::test]
async fn guessing_with_a_passkey_is_slowed_and_on_record() {
    let world = World::new().await;
    let mut device = Device::new("sai");
    add(&mut world.signed_in(Role::Writer, &world.a).await, &mut device).await.expect(200);
    let mut client = world.on("studio");
    let mut lured = device.at("http://evil.example");
    for _ in 0..5 {
        let page = door(&mut client, &[]).await;
        let answer = lured.get(&options(&page));
        enter(&mut client, &page, &answer).await.expect(422);
    }
    let page = door(&mut client, &[]).await;
    let answer = lured.get(&options(&page));
    let refused = enter(&mut client, &page, &answer).await.expect(429);
    assert!(refused.header("retry-after").parse::<i64>().expect("seconds") > 0);
    let mut admin = world.signed_in(Role::PlatformAdmin, &world.a).await;
    admin.get("/nen-tang/nhat-ky").await.expect(200).shows("dùng khóa truy cập không thành công");
}

#[tokio::test]
async fn after_a_password_only_ones_own_passkey_counts() {
    let world = World::new().await;
    let (mut own, mut twins) = (Device::new("cua-a"), Device::new("cua-b"));
    add(&mut world.signed_in(Role::Writer, &world.a).await, &mut own).await.expect(200);
    add(&mut world.signed_in(Role::Writer, &world.b).await, &mut twins).await.expect(200);
    let address = email(Role::Writer, world.a.slug);
    let mut client = world.on("studio");
    sign_in(&mut client, &address, PASSWORD, &[]).await.leads_to("/dang-nhap/ma");
    let page = client.get("/dang-nhap/ma").await.expect(200).shows("Dùng khóa truy cập").shows("Mã dự phòng");
    let answer = twins.get(&options(&page));
    let fields = [("csrf", page.value_of("csrf")), ("dap", answer)];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let page = client.post("/dang-nhap/ma", &fields).await.expect(422).shows("không có ở tài khoản");
    client.get("/").await.leads_to("/dang-nhap");
    let answer = own.get(&options(&page));
    client.post("/dang-nhap/ma", &[("csrf", &page.value_of("csrf")), ("dap", &answer)]).await.leads_to("/");
    client.get("/").await.expect(200);
}

#[tokio::test]
async fn a_passkey_is_removed_by_its_person_alone_and_the_last_way_stays() {
    let world = World::new().await;
    let mut client = world.signed_in(Role::Approver, &world.a).await;
    let mut twin = world.signed_in(Role::Approver, &world.b).await;
    let mut device = Device::new("cua-a");
    add(&mut client, &mut device).await.expect(200);
    let id = person(&world, &email(Role::Approver, world.a.slug)).await.id;
    let factors = async || world.core.store.people().factors().passkeys(id).await.expect("passkeys");
    let removal = format!("{PAGE}/{}/go", factors().await[0].id);
    twin.get(&removal).await.expect(404);
    post(&mut twin, &removal, &[("mat_khau", PASSWORD)]).await.expect(404);
    // A key that is somebody's is not added again.
    add(&mut twin, &mut device).await.expect(409).shows("đã có ở một tài khoản");

    let mut https = Client { service: secure(&world).await.service, ..client.clone() };
    https.host = "studio.trang.example.vn".to_owned();
    https.get(&removal).await.expect(200).shows("Máy của Lan");
    post(&mut https, &removal, &[("mat_khau", "sai rồi")]).await.expect(422).shows("chưa đúng");
    post(&mut https, &removal, &[("mat_khau", PASSWORD)]).await.expect(422).shows("thêm khóa khác");
    with_app(&world, &mut client).await;
    https.cookie.clone_from(&client.cookie);
    client.post(&removal, &[("csrf", "x"), ("mat_khau", PASSWORD)]).await.expect(403);
    post(&mut https, &removal, &[("mat_khau", PASSWORD)]).await.leads_to("/tai-khoan?da=go-khoa");
    assert!(factors().await.is_empty());
    assert_eq!(letters_about(&world, "Đã gỡ khóa").await.len(), 1);
    // It opens nothing any more.
    let mut stranger = world.on("studio");
    let page = door(&mut stranger, &[]).await;
    let answer = device.get(&options(&page));
    enter(&mut stranger, &page, &answer).await.expect(422).shows("không có ở tài khoản");
}

#[tokio::test]
async fn behind_https_a_passkey_may_stand_for_the_app() {
    let world = World::new().await;
    let mut client = secure(&world).await;
    let mut device = Device::new("cua-duyet").at("https://studio.trang.example.vn");
    sign_in(&mut client, &email(Role::Approver, world.a.slug), PASSWORD, &[]).await.leads_to("/dang-nhap/ung-dung");
    let page = client.get("/dang-nhap/ung-dung").await.expect(200).shows("Tạo khóa truy cập và vào");
    let csrf = page.value_of("csrf");
    let path = "/dang-nhap/ung-dung";
    client.post(path, &[("csrf", &csrf), ("dap", "{}")]).await.expect(422);
    client.get("/").await.leads_to("/dang-nhap");
    let page = client.get(path).await.expect(200);
    let answer = device.create(&options(&page));
    let sheet = client.post(path, &[("csrf", &csrf), ("dap", &answer)]).await.expect(200);
    assert_eq!(sheet.text().matches("<li><code>").count(), 10);
    client.get("/").await.expect(200);
    // Whoever gave the password may be somebody else: its owner hears of it.
    let letters = letters_about(&world, "Đã thêm khóa").await;
    assert_eq!(letters.len(), 1);
    assert_eq!(letters[0].0, email(Role::Approver, world.a.slug));
    assert!(letters[0].2.contains("https://studio.trang.example.vn/quen-mat-khau"), "{letters:?}");
    // And is asked for from then on.
    let mut again = secure(&world).await;
    sign_in(&mut again, &email(Role::Approver, world.a.slug), PASSWORD, &[]).await.leads_to("/dang-nhap/ma");
}

/// A stranger who comes in by this device, or does not.
async fn tried(world: &World, device: &mut Device) -> Answer {
    let mut client = world.on("studio");
    let page = door(&mut client, &[]).await;
    let answer = device.get(&options(&page));
    enter(&mut client, &page, &answer).await
}

#[tokio::test]
async fn a_device_may_count_as_far_as_devices_do() {
    let world = World::new().await;
    let most = u32::try_from(i32::MAX).expect("a number");
    let mut device = Device::new("dem-nhieu").after(most - 1);
    add(&mut world.signed_in(Role::Writer, &world.a).await, &mut device).await.expect(200);
    for uses in [most, most + 7, u32::MAX - 1] {
        device = device.after(uses);
        tried(&world, &mut device).await.leads_to("/");
        // A copy that counted as far is none.
        device = device.after(uses);
        tried(&world, &mut device).await.expect(422).shows("đã bị sao chép");
    }
}

#[tokio::test]
async fn a_key_of_one_device_does_not_become_one_of_many() {
    let world = World::new().await;
    let mut device = Device::new("mot-may");
    add(&mut world.signed_in(Role::Writer, &world.a).await, &mut device).await.expect(200);
    device = device.synced(true);
    tried(&world, &mut device).await.expect(422).shows("không còn cùng loại");
    device = device.synced(false);
    tried(&world, &mut device).await.leads_to("/");
    // Of a key added before that was kept, the next use tells it.
    let id = person(&world, &email(Role::Writer, world.a.slug)).await.id;
    let key = world.core.store.people().factors().passkeys(id).await.expect("passkeys").remove(0);
    let mut stored: serde_json::Value = serde_json::from_str(&key.stored).expect("JSON");
    stored.as_object_mut().expect("an object").remove("may_be_backed_up").expect("it is kept");
    let (stored, at) = (stored.to_string(), world.clock.now());
    let (stored, number, next) = (stored.as_str(), key.id, key.counter + 1);
    let write = |tx: Tx| async move { tx.factors().use_passkey(number, stored, next, at).await };
    assert!(world.core.store.write(write).await.expect("a write"));
    device = device.after(next).synced(true);
    tried(&world, &mut device).await.leads_to("/");
    device = device.synced(false);
    tried(&world, &mut device).await.expect(422).shows("không còn cùng loại");
}

#[tokio::test]
async fn looking_at_the_door_begins_no_session() {
    let world = World::new().await;
    let mut client = world.on("studio");
    client.get("/dang-nhap/khoa?tiep=%2Ftai-khoan").await.leads_to("/dang-nhap?tiep=%2Ftai-khoan");
    client.get("/dang-nhap").await.expect(200);
    assert_eq!(client.cookie, None);
    let stale = client.post("/dang-nhap/khoa", &[("csrf", "x"), ("giu.tieu_de", "Lịch")]).await;
    stale.expect(403).shows("mở quá lâu").shows("Lịch");
}
