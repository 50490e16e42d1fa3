//! Whether pages live: the province sees all units in numbers, a unit itself and nobody else.

use domain::access::Role;
use domain::item::{ItemField, ItemKind};
use domain::person::EmailAddress;

use super::support::answer::Answer;
use super::support::client::Client;
use super::support::world::{Twin, World, email, item, publish_of};

/// The province, whose desk has the board.
const PROVINCE: &str = "tinh-ba-ria-vung-tau";

const DAY: i64 = 24 * 3600;

fn page(unit: &str) -> String {
    format!("/don-vi/{unit}/tinh-trang-trang")
}

async fn publishes(world: &World, twin: &Twin, title: &str) {
    let form = item(title, twin.secret).with(ItemField::ValidUntil, "31/12/2024");
    let email = EmailAddress::parse(&email(Role::Approver, twin.slug)).expect("an address");
    let person = world.core.store.people().by_email(&email).await.expect("people").expect("the approver").id;
    publish_of(ItemKind::Notice, &world.core, &World::actor(person, twin.unit), twin.unit, &form).await;
}

/// The line of a unit in the table.
async fn line(desk: &mut Client, unit: &str) -> String {
    let table = desk.get(&format!("{}?dang=csv", page(PROVINCE))).await.expect(200).text();
    table.lines().find(|line| line.starts_with(unit)).expect("the unit").to_owned()
}

fn place(page: &Answer, words: &str) -> usize {
    page.text().find(words).unwrap_or_else(|| panic!("{words} is not there"))
}

/// How many units the choice of a pace counts.
fn count(board: &Answer, pace: &str) -> u32 {
    let words = board.words().split_whitespace().collect::<Vec<_>>().join(" ");
    let (_, after) = words.split_once(&format!("{pace} (")).expect("a choice");
    after.split_once(')').and_then(|(count, _)| count.parse().ok()).expect("a number")
}

#[tokio::test]
async fn a_unit_that_publishes_moves_on_the_board_with_the_next_request() {
    let world = World::new().await;
    let (a, board) = (&world.a, page(PROVINCE));
    world.clock.advance(100 * DAY);
    let mut desk = world.signed_in(Role::ProvinceEditor, a).await;
    let before = desk.get(&board).await.expect(200);
    assert_eq!((count(&before, "Tất cả"), count(&before, "Lặng"), count(&before, "Đều")), (2, 2, 0));
    publishes(&world, a, "Thông báo cúp nước").await;
    let after = desk.get(&board).await.expect(200);
    assert_eq!((count(&after, "Tất cả"), count(&after, "Lặng"), count(&after, "Đều")), (2, 1, 1));
    // Whoever needs attention most comes first: the twin, which published nothing meanwhile.
    assert!(place(&after, ">Phường Phước Hưng<") < place(&after, ">Xã Phước Hưng<"));
    // No title of anybody's, public or not.
    after.hides("Thông báo cúp nước").hides(a.secret).hides("Bản nháp");
    desk.get(&format!("{board}?xem=song")).await.expect(200).shows(">Xã Phước Hưng<").hides(">Phường Phước Hưng<");
    let fresh = line(&mut desk, "Xã Phước Hưng").await;
    assert!(fresh.ends_with(",chưa,1,1,0,0,0"), "{fresh}");
    assert!(fresh.contains("Huyện Long Điền,Đều,06/05/2024,27/01/2024,06/05/2024,,,,11,0,0,"), "{fresh}");
    let quiet = line(&mut desk, "Phường Phước Hưng").await;
    assert!(quiet.contains("Thành phố Bà Rịa,Lặng,27/01/2024,27/01/2024,,,,,11,0,0,"), "{quiet}");
    // What is missing by name, as many as counted; nobody confirmed anything.
    assert!(quiet.contains("Số điện thoại; ") && quiet.ends_with(",chưa,1,0,0,0,0"), "{quiet}");
}

#[tokio::test]
async fn a_unit_sees_its_own_state_and_what_to_do_and_never_its_twin() {
    let world = World::new().await;
    let (a, b) = (&world.a, &world.b);
    publishes(&world, b, "Chỉ của phường bên").await;
    let mut desk = world.signed_in(Role::UnitAdmin, a).await;
    let own = desk.get(&page(a.slug)).await.expect(200);
    // What is missing leads an administrator to where it is filled in.
    let facts = format!("/don-vi/{}/thong-tin\"", a.slug);
    own.shows("Số điện thoại")
        .shows("Luật Tiếp cận thông tin")
        .shows(&facts)
        .hides("Phường Phước Hưng")
        .hides("Chỉ của");
    desk.get(&page(b.slug)).await.expect(404);
    desk.get(&page(PROVINCE)).await.expect(404);
    let mut writer = world.signed_in(Role::Writer, a).await;
    writer.get(&page(a.slug)).await.expect(200).shows("Quản trị của đơn vị điền được").hides(&facts);
    writer.get(&format!("/don-vi/{}", a.slug)).await.expect(200).shows(&page(a.slug));
    let mut member = world.signed_in(Role::TeamMember, a).await;
    member.get(&format!("/don-vi/{}", a.slug)).await.expect(200).hides(&page(a.slug));
}

#[tokio::test]
async fn a_review_that_is_due_counts_and_a_draft_does_not() {
    let world = World::new().await;
    let (a, own) = (&world.a, page(world.a.slug));
    let mut desk = world.signed_in(Role::Approver, a).await;
    for id in [a.published, a.draft] {
        let care = format!("/don-vi/{}/bai-viet/{}/phu-trach", a.slug, id.0);
        let form = desk.get(&care).await.expect(200);
        let (csrf, version) = (form.value_of("csrf"), form.value_of("phien_ban"));
        let fields = [("csrf", csrf.as_str()), ("phien_ban", version.as_str()), ("xem_lai", "28/01/2024")];
        desk.post(&care, &fields).await.expect(303);
    }
    desk.get(&own).await.expect(200).hides("đã đến ngày xem lại");
    world.clock.advance(2 * DAY);
    let mut desk = world.signed_in(Role::Approver, a).await;
    desk.get(&own).await.expect(200).shows("1 bài đang đăng đã đến ngày xem lại");
    let mut province = world.signed_in(Role::ProvinceEditor, a).await;
    let told = line(&mut province, "Xã Phước Hưng").await;
    assert!(told.contains(",11,1,0,"), "{told}");
    let of_twin = line(&mut province, "Phường Phước Hưng").await;
    assert!(of_twin.contains(",11,0,0,"), "{of_twin}");
}

#[tokio::test]
async fn the_order_is_what_was_asked_for_and_nonsense_is_the_usual_one() {
    let world = World::new().await;
    let board = page(PROVINCE);
    let mut desk = world.signed_in(Role::ProvinceEditor, &world.a).await;
    publishes(&world, &world.b, "Thông báo").await;
    let usual = desk.get(&board).await.expect(200);
    let by_name = desk.get(&format!("{board}?xep=ten")).await.expect(200);
    assert!(place(&by_name, "aria-current=\"page\">Theo huyện và tên") > 0);
    for nonsense in ["?xep=%00", "?xep=ten2&xem=x&trang=abc", "?trang=0"] {
        let answer = desk.get(&format!("{board}{nonsense}")).await.expect(200);
        assert_eq!(answer.words(), usual.words(), "{nonsense}");
    }
    desk.get(&format!("{board}?trang=9999")).await.expect(200).shows("Không có đơn vị nào");
    let book = desk.get(&format!("{board}?dang=xlsx")).await.expect(200);
    assert!(book.header("content-type").contains("spreadsheetml"));
}
