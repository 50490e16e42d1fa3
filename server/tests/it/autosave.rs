//! A page that saves by itself, as its script talks to the server; and two people, or two pages of one, at once.

use domain::access::Role;
use http::StatusCode;
use serde_json::Value;

use super::approval::{item, post};
use super::support::answer::Answer;
use super::support::client::Client;
use super::support::world::World;

const PAGE: &str = "trangmotmotmotmotmot";
const OTHER_PAGE: &str = "tranghaihaihaihaihai";

fn told(answer: Answer, status: u16) -> Value {
    let answer = answer.expect(status);
    assert_eq!(answer.header("content-type"), "application/json; charset=utf-8");
    assert!(answer.header("cache-control").contains("no-store"));
    serde_json::from_slice(&answer.bytes).expect("JSON")
}

/// What a page sends.
struct Sent<'a> {
    key: &'a str,
    turn: &'a str,
    version: &'a str,
    base: &'a str,
    body: &'a str,
    title: &'a str,
}

async fn send(client: &mut Client, path: &str, sent: Sent<'_>, more: &[(&str, &str)]) -> Answer {
    let csrf = client.get("/").await.value_of("csrf");
    let mut fields = vec![
        ("csrf", csrf.as_str()),
        ("ma_soan", sent.key),
        ("lan", sent.turn),
        ("phien_ban", sent.version),
        ("goc", sent.base),
        ("tieu_de", sent.title),
        ("noi_dung", sent.body),
    ];
    fields.extend_from_slice(more);
    client.post(path, &fields).await
}

fn sent<'a>(turn: &'a str, version: &'a str, body: &'a str) -> Sent<'a> {
    Sent { key: PAGE, turn, version, base: "1", body, title: "Bản nháp chưa duyệt" }
}

#[tokio::test]
async fn a_new_item_is_made_once_however_often_its_page_asks() {
    let world = World::new().await;
    let mut desk = world.signed_in(Role::Writer, &world.a).await;
    let path = format!("/don-vi/{}/bai-viet/moi/tu-luu", world.a.slug);
    let first = |turn, body| Sent { title: "", base: "", ..sent(turn, "", body) };
    let made = told(send(&mut desk, &path, first("1", "Mới gõ"), &[("loai", "thong-bao")]).await, 200);
    assert_eq!((&made["outcome"], &made["version"], &made["number"]), (&"saved".into(), &1.into(), &1.into()));
    let place = made["item"].as_str().expect("where it is").to_owned();
    assert_eq!(made["save_href"].as_str(), Some(format!("{place}/tu-luu").as_str()));
    // The answer was lost and the page asks again; then it goes on.
    let again = told(send(&mut desk, &path, first("1", "Mới gõ"), &[("loai", "thong-bao")]).await, 200);
    assert_eq!((&again["item"], &again["version"]), (&made["item"], &1.into()));
    let on = told(send(&mut desk, &path, first("2", "Mới gõ thêm"), &[("loai", "thong-bao")]).await, 200);
    assert_eq!((&on["item"], &on["number"]), (&made["item"], &1.into()));
    let page = desk.get(&place).await.expect(200).shows("Chưa có tiêu đề").shows("Tự lưu lúc");
    assert_eq!(page.value_of("noi_dung"), "Mới gõ thêm");
    assert_eq!(page.value_of("hieu_luc_den"), "", "it is the notice that was asked for");
}

#[tokio::test]
async fn a_form_shown_again_goes_on_with_what_its_page_saved_by_itself() {
    let world = World::new().await;
    let mut desk = world.signed_in(Role::Writer, &world.a).await;
    let new = format!("/don-vi/{}/bai-viet/moi", world.a.slug);
    let page = desk.get(&new).await.expect(200);
    let (csrf, key) = (page.value_of("csrf"), page.value_of("ma_soan"));
    let text = [("csrf", csrf.as_str()), ("ma_soan", &key), ("lan", "1"), ("tieu_de", "Gõ dở"), ("noi_dung", "một")];
    let made = told(desk.post(&format!("{new}/tu-luu"), &text).await, 200);
    // The form left before its page heard of it, and was refused; sent again, there is still one item.
    let again = desk.post(&new, &[&text[..2], &[("noi_dung", "một hai")]].concat()).await.expect(422);
    assert_eq!(again.value_of("ma_soan"), key);
    let sent = [text[0], text[1], ("tieu_de", "Gõ dở"), ("noi_dung", "một hai")];
    let place = made["item"].as_str().expect("where it is");
    desk.post(&new, &sent).await.leads_to(&format!("{place}?da=luu"));
    assert_eq!(desk.get(place).await.value_of("noi_dung"), "một hai");
}

#[tokio::test]
async fn saves_of_a_page_grow_one_revision_and_overtaken_ones_change_nothing() {
    let world = World::new().await;
    let mut desk = world.signed_in(Role::Writer, &world.a).await;
    let page = item(&world.a, world.a.draft.0);
    let path = format!("{page}/tu-luu");
    let one = told(send(&mut desk, &path, sent("10", "1", "một"), &[]).await, 200);
    assert_eq!((&one["version"], &one["number"]), (&2.into(), &2.into()));
    let two = told(send(&mut desk, &path, sent("12", "2", "một hai"), &[]).await, 200);
    assert_eq!((&two["version"], &two["number"]), (&3.into(), &2.into()));
    // Sent before and arrived behind; and the last one again.
    for (turn, body) in [("11", "mộ"), ("12", "một hai")] {
        let late = told(send(&mut desk, &path, sent(turn, "2", body), &[]).await, 200);
        assert_eq!((&late["outcome"], &late["version"], &late["number"]), (&"saved".into(), &3.into(), &2.into()));
    }
    assert_eq!(desk.get(&page).await.value_of("noi_dung"), "một hai");
    // By hand it is closed: what the page saves afterwards begins a new one.
    let by_hand = [("tieu_de", "Bản nháp chưa duyệt"), ("noi_dung", "một hai ba"), ("ma_soan", PAGE), ("lan", "13")];
    post(&mut desk, &page, "", &by_hand).await.expect(303);
    let after = told(send(&mut desk, &path, sent("14", "4", "một hai ba bốn"), &[]).await, 200);
    assert_eq!(&after["number"], &3);
    let list = desk.get(&format!("{page}/ban-luu")).await.expect(200).words();
    assert!(list.contains("Bản 3") && !list.contains("Bản 4"), "{list}");
}

#[tokio::test]
async fn what_does_not_hold_is_told_and_the_rest_is_kept() {
    let world = World::new().await;
    let mut desk = world.signed_in(Role::Writer, &world.a).await;
    let page = item(&world.a, world.a.draft.0);
    let odd = [("ngay_viet", "31/02/2024"), ("tac_gia", "Lan")];
    let kept = told(send(&mut desk, &format!("{page}/tu-luu"), sent("1", "1", "mới"), &odd).await, 200);
    assert_eq!(kept["faults"][0][0].as_str(), Some("ngay_viet"));
    let shown = desk.get(&page).await;
    assert_eq!((shown.value_of("noi_dung"), shown.value_of("tac_gia")), ("mới".to_owned(), "Lan".to_owned()));
    assert_eq!(shown.value_of("ngay_viet"), "27/01/2024", "as it was before");
}

#[tokio::test]
async fn two_pages_of_one_person_are_two_writers_and_what_does_not_touch_is_brought_together() {
    let world = World::new().await;
    let mut desk = world.signed_in(Role::Writer, &world.a).await;
    let page = item(&world.a, world.a.draft.0);
    let text = [("tieu_de", "Bản nháp chưa duyệt"), ("noi_dung", "đầu\n\ngiữa\n\ncuối")];
    post(&mut desk, &page, "", &text).await.expect(303);
    let path = format!("{page}/tu-luu");
    let one =
        told(send(&mut desk, &path, Sent { base: "2", ..sent("1", "2", "đầu MỘT\n\ngiữa\n\ncuối") }, &[]).await, 200);
    assert_eq!(one["number"], 3);
    let other = |turn, body| Sent { key: OTHER_PAGE, base: "2", ..sent(turn, "2", body) };
    let both = told(send(&mut desk, &path, other("1", "đầu\n\ngiữa\n\ncuối HAI"), &[]).await, 200);
    assert_eq!(both["outcome"], "merged");
    let body = both["fields"].as_array().expect("fields").iter().find(|field| field[0] == "noi_dung");
    assert_eq!(body.expect("a body")[1], "đầu MỘT\n\ngiữa\n\ncuối HAI");
    // The answer was lost; asked again, nothing is doubled.
    let again = told(send(&mut desk, &path, other("2", "đầu\n\ngiữa\n\ncuối HAI"), &[]).await, 200);
    assert_eq!((&again["outcome"], &again["number"]), (&"merged".into(), &both["number"]));
    // The first page does not know of it and touches the same place.
    let clash = Sent { base: "3", ..sent("2", "3", "đầu MỘT\n\ngiữa\n\ncuối BA") };
    let clash = told(send(&mut desk, &path, clash, &[]).await, 409);
    assert_eq!((&clash["outcome"], clash["by"].as_str()), (&"conflict".into(), Some("Nguyễn Thị Ngọc Lan")));
    assert_eq!(desk.get(&page).await.value_of("noi_dung"), "đầu MỘT\n\ngiữa\n\ncuối HAI");
}

#[tokio::test]
async fn a_text_that_grew_since_is_no_base_and_the_page_is_asked_for_its_own() {
    let world = World::new().await;
    let mut lan = world.signed_in(Role::Writer, &world.a).await;
    let mut minh = world.signed_in(Role::Approver, &world.a).await;
    let page = item(&world.a, world.a.draft.0);
    let path = format!("{page}/tu-luu");
    told(send(&mut lan, &path, sent("1", "1", "một\n\nhai"), &[]).await, 200);
    // Minh opens it now, at version 2 and revision 2; Lan writes on, and revision 2 grows.
    told(send(&mut lan, &path, sent("2", "2", "một MỐT\n\nhai"), &[]).await, 200);
    let minhs = |turn| Sent { key: OTHER_PAGE, base: "2", ..sent(turn, "2", "một\n\nhai\n\nba") };
    assert_eq!(told(send(&mut minh, &path, minhs("1"), &[]).await, 409)["outcome"], "base_needed");
    let base = [("goc.tieu_de", "Bản nháp chưa duyệt"), ("goc.noi_dung", "một\n\nhai")];
    // What Minh's page did not have stays as Lan's has it.
    let kept = [
        ("tom_tat", "Tóm tắt chim-bồ-câu-của-xã nháp-bí-mật"),
        ("goc.tom_tat", "Tóm tắt chim-bồ-câu-của-xã nháp-bí-mật"),
    ];
    let both = told(send(&mut minh, &path, minhs("2"), &[&base[..], &kept[..]].concat()).await, 200);
    assert_eq!((&both["outcome"], both["by"].as_str()), (&"merged".into(), Some("Nguyễn Thị Ngọc Lan")));
    assert_eq!(minh.get(&page).await.value_of("noi_dung"), "một MỐT\n\nhai\n\nba");
}

#[tokio::test]
async fn a_form_saved_by_hand_is_brought_together_as_well_and_never_published_unread() {
    let world = World::new().await;
    let mut lan = world.signed_in(Role::Writer, &world.a).await;
    let mut minh = world.signed_in(Role::Approver, &world.a).await;
    let page = item(&world.a, world.a.draft.0);
    let title = ("tieu_de", "Bản nháp chưa duyệt");
    post(&mut lan, &page, "", &[title, ("noi_dung", "một\n\nhai")]).await.expect(303);
    let shown = minh.get(&page).await;
    let (csrf, version, base) = (shown.value_of("csrf"), shown.value_of("phien_ban"), shown.value_of("goc"));
    post(&mut lan, &page, "", &[title, ("noi_dung", "một MỐT\n\nhai")]).await.expect(303);
    let fields = [
        ("csrf", csrf.as_str()),
        ("phien_ban", version.as_str()),
        ("goc", base.as_str()),
        title,
        ("noi_dung", "một\n\nhai\n\nba"),
        ("viec", "luu_va_dang"),
    ];
    minh.post(&page, &fields).await.leads_to(&format!("{page}?da=ghep"));
    let shown = minh.get(&format!("{page}?da=ghep")).await.expect(200).shows("ghép với bản một đồng nghiệp vừa lưu");
    assert_eq!(shown.value_of("noi_dung"), "một MỐT\n\nhai\n\nba");
    world.on(world.a.slug).get("/tin-tuc/ban-nhap-chua-duyet").await.expect(404);
    // At the same place a person decides: both texts, and nothing saves by itself meanwhile.
    let clash: Vec<_> = fields
        .iter()
        .map(|(name, value)| if *name == "noi_dung" { (*name, "MƯỜI") } else { (*name, *value) })
        .collect();
    let both = minh.post(&page, &clash).await.expect(409).shows("Có người vừa lưu bài này");
    assert_eq!(both.value_of("noi_dung"), "MƯỜI");
    both.shows("&quot;saves&quot;:false");
}

#[tokio::test]
async fn a_step_taken_meanwhile_is_no_other_text() {
    let world = World::new().await;
    let mut lan = world.signed_in(Role::Writer, &world.a).await;
    let mut minh = world.signed_in(Role::Approver, &world.a).await;
    let page = item(&world.a, world.a.draft.0);
    told(send(&mut lan, &format!("{page}/tu-luu"), sent("1", "1", "một"), &[]).await, 200);
    post(&mut minh, &page, "/dang", &[]).await.expect(303);
    // Lan knows nothing of the publication and writes on; residents read what was approved.
    let on = told(send(&mut lan, &format!("{page}/tu-luu"), sent("2", "2", "một hai"), &[]).await, 200);
    assert_eq!((&on["outcome"], &on["number"]), (&"saved".into(), &3.into()));
    let mut resident = world.on(world.a.slug);
    resident.get("/tin-tuc/ban-nhap-chua-duyet").await.expect(200).shows("<p>một</p>").hides("một hai");
}

#[tokio::test]
async fn strangers_other_sessions_and_other_units_save_nothing() {
    let world = World::new().await;
    let page = item(&world.a, world.a.draft.0);
    let path = format!("{page}/tu-luu");
    let fields = [("csrf", "x"), ("ma_soan", PAGE), ("lan", "1"), ("phien_ban", "1"), ("tieu_de", "Cướp")];
    assert_eq!(world.on("studio").post(&path, &fields).await.status, StatusCode::UNAUTHORIZED);
    let mut lan = world.signed_in(Role::Writer, &world.a).await;
    assert_eq!(told(lan.post(&path, &fields).await, 403)["outcome"], "other_session");
    let mut twin = world.signed_in(Role::Writer, &world.b).await;
    twin.post(&path, &fields).await.expect(404);
    // A key of somebody else's page opens nothing: the text is another writer's.
    told(send(&mut lan, &path, sent("5", "1", "của Lan"), &[]).await, 200);
    let mut minh = world.signed_in(Role::Approver, &world.a).await;
    let stolen = told(send(&mut minh, &path, sent("6", "1", "của Minh"), &[]).await, 409);
    assert_eq!(stolen["outcome"], "conflict");
    lan.get(&page).await.shows("của Lan").hides("Cướp");
}

#[tokio::test]
async fn colleagues_hear_who_else_has_the_item_open() {
    let world = World::new().await;
    let mut lan = world.signed_in(Role::Writer, &world.a).await;
    let mut minh = world.signed_in(Role::Approver, &world.a).await;
    let page = item(&world.a, world.a.draft.0);
    let path = format!("{page}/co-mat");
    let say = async |client: &mut Client, key: &str, gone: &str| {
        let csrf = client.get("/").await.value_of("csrf");
        told(client.post(&path, &[("csrf", &csrf), ("ma_soan", key), ("roi", gone)]).await, 200)
    };
    assert_eq!(say(&mut lan, PAGE, "").await["others"], serde_json::json!([]));
    let heard = say(&mut minh, OTHER_PAGE, "").await;
    assert_eq!(heard["others"], serde_json::json!([{ "name": "Nguyễn Thị Ngọc Lan", "at": "08:00" }]));
    minh.get(&page).await.expect(200).shows("Đang cùng mở bài này: Nguyễn Thị Ngọc Lan (08:00)");
    say(&mut lan, PAGE, "1").await;
    assert_eq!(say(&mut minh, OTHER_PAGE, "").await["others"], serde_json::json!([]));
    // A page that says nothing for a while counts as closed.
    say(&mut lan, PAGE, "").await;
    world.clock.advance(46);
    assert_eq!(say(&mut minh, OTHER_PAGE, "").await["others"], serde_json::json!([]));
}
