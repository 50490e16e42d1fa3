//! The letter of the week: on Monday mornings, to whom it concerns, and to nobody who stopped it.

use domain::access::Role;
use domain::item::{ItemField, ItemForm};
use server::digests::Digests;

use super::support::province::everywhere;
use super::support::world::{Twin, World, email, publish};

const HOUR: i64 = 3600;
/// From Saturday 08:00, when the world begins, to Monday 07:00.
const TO_MONDAY: i64 = 47 * HOUR;
const WEEK: i64 = 7 * 24 * HOUR;

/// What a node does by itself; the letters of the week sent so far: to whom, about what, and their text.
async fn told(world: &World, digests: &mut Digests) -> Vec<(String, String, String)> {
    while digests.step(&world.app).await.expect("a look") > 0 {}
    let letters = world.letters().await.into_iter();
    letters.filter(|(_, _, text)| text.contains("Thôi nhận")).collect()
}

fn publishers(twin: &Twin) -> [String; 2] {
    [Role::Approver, Role::UnitAdmin].map(|role| email(role, twin.slug))
}

fn sorted(mut names: Vec<String>) -> Vec<String> {
    names.sort();
    names
}

#[tokio::test]
async fn a_letter_comes_on_monday_to_whoever_may_publish_and_to_the_province() {
    let world = World::new().await;
    let mut digests = Digests::default();
    assert!(told(&world, &mut digests).await.is_empty(), "the first one is only planned");
    world.clock.advance(TO_MONDAY - 1);
    assert!(told(&world, &mut digests).await.is_empty());
    world.clock.advance(1);
    let letters = told(&world, &mut digests).await;
    let to = sorted(letters.iter().map(|(to, ..)| to.clone()).collect());
    let province = email(Role::ProvinceEditor, "");
    let of_both = [publishers(&world.a), publishers(&world.b)].concat();
    assert_eq!(to, sorted([of_both, vec![province.clone()]].concat()));
    let of = |address: &str| letters.iter().find(|(to, ..)| to == address).expect("a letter").clone();
    let (_, about, text) = of(&publishers(&world.a)[0]);
    assert_eq!(about, "Việc nên làm trên trang của xã Phước Hưng");
    assert!(text.contains("\n- Còn thiếu thông tin: ") && text.contains("\n- Chưa xác nhận thông tin"), "{text}");
    assert!(text.contains("\nhttp://studio.localhost:3000/don-vi/xa-phuoc-hung/tinh-trang-trang\n"), "{text}");
    let (_, about, text) = of(&province);
    assert_eq!(about, "Tình trạng trang của các đơn vị");
    assert!(text.contains("- 2 đơn vị: ") && text.contains("- Chưa xác nhận thông tin: 2 đơn vị"), "{text}");
    for (_, _, text) in &letters {
        assert!(!text.contains(world.a.secret) && !text.contains(world.b.secret), "{text}");
    }
    // Once, by whichever node; and again a week later.
    assert_eq!(told(&world, &mut Digests::default()).await.len(), 5);
    world.clock.advance(WEEK - 1);
    assert_eq!(told(&world, &mut digests).await.len(), 5);
    world.clock.advance(1);
    assert_eq!(told(&world, &mut digests).await.len(), 10);
    // A node that was away for weeks tells once.
    world.clock.advance(3 * WEEK + HOUR);
    assert_eq!(told(&world, &mut digests).await.len(), 15);
}

#[tokio::test]
async fn it_tells_what_others_wait_for_and_its_page_leads_there() {
    let world = World::new().await;
    let mut digests = Digests::default();
    told(&world, &mut digests).await;
    let province = world.app.registry().portal().expect("a province").id;
    let mut lan = world.signed_in(Role::ProvinceEditor, &world.a).await;
    let form = ItemForm::default().with(ItemField::Title, "Phòng bão số 3").with(ItemField::Body, "Chằng chống.");
    let id = publish(&world.core, &everywhere(), province, &form).await;
    let share = format!("/don-vi/tinh-ba-ria-vung-tau/bai-viet/{}/dang-chung", id.0);
    let csrf = lan.get(&share).await.expect(200).value_of("csrf");
    let only = world.a.unit.0.to_string();
    let terms = [("danh_cho", only.as_str()), ("hinh_thuc", "bat-buoc"), ("phien_ban", "0"), ("csrf", &csrf)];
    lan.post(&share, &terms).await.expect(303);
    world.clock.advance(TO_MONDAY);
    let letters = told(&world, &mut digests).await;
    let of = |address: &str| letters.iter().find(|(to, ..)| to == address).expect("a letter").2.clone();
    assert!(of(&publishers(&world.a)[0]).contains("\n- 1 nội dung dùng chung cần xem\n"));
    assert!(!of(&publishers(&world.b)[0]).contains("dùng chung"));
    let mut desk = world.signed_in(Role::Approver, &world.a).await;
    let page = desk.get("/don-vi/xa-phuoc-hung/tinh-trang-trang").await.expect(200);
    page.shows("1 nội dung dùng chung cần xem").shows("href=\"/don-vi/xa-phuoc-hung/noi-dung-chung\"");
    let mut twin = world.signed_in(Role::Approver, &world.b).await;
    twin.get("/don-vi/phuong-phuoc-hung/tinh-trang-trang").await.expect(200).hides("dùng chung cần xem");
}

#[tokio::test]
async fn whoever_stopped_it_gets_none_until_they_want_it_again() {
    let world = World::new().await;
    let (mut digests, twin) = (Digests::default(), &world.a);
    told(&world, &mut digests).await;
    let own = email(Role::Approver, twin.slug);
    let choose = async |word: &'static str, answer: &'static str| {
        let mut desk = world.signed_in(Role::Approver, twin).await;
        let page = desk.get("/tai-khoan").await.expect(200).shows("Thư hằng tuần");
        let csrf = page.value_of("csrf");
        desk.post("/tai-khoan/thu-hang-tuan", &[("csrf", &csrf), ("viec", "khac")]).await.expect(422);
        desk.post("/tai-khoan/thu-hang-tuan", &[("csrf", "old"), ("viec", word)]).await.expect(403);
        let fields = [("csrf", csrf.as_str()), ("viec", word)];
        desk.post("/tai-khoan/thu-hang-tuan", &fields).await.leads_to(&format!("/tai-khoan?da={answer}"));
        // The same once more changes nothing.
        desk.post("/tai-khoan/thu-hang-tuan", &fields).await.expect(303);
        desk.post("/tai-khoan/du-lieu", &[("csrf", &csrf)]).await.expect(200).text()
    };
    let data = choose("thoi", "thoi-thu").await;
    assert!(data.contains("\"weekly_letter_stopped_at\":\"2024-01-27T08:00:00+07:00\""), "{data}");
    assert_eq!(data.matches("person.stop_weekly").count(), 1, "{data}");
    let to_own = |letters: &[(String, String, String)]| letters.iter().filter(|(to, ..)| *to == own).count();
    world.clock.advance(TO_MONDAY);
    let letters = told(&world, &mut digests).await;
    assert_eq!((letters.len(), to_own(&letters)), (4, 0));
    let data = choose("nhan", "nhan-thu").await;
    assert!(data.contains("\"weekly_letter_stopped_at\":null"), "{data}");
    world.clock.advance(WEEK);
    let letters = told(&world, &mut digests).await;
    assert_eq!((letters.len(), to_own(&letters)), (9, 1));
    // Whoever gets none has nothing to choose.
    world.signed_in(Role::Writer, twin).await.get("/tai-khoan").await.expect(200).hides("Thư hằng tuần");
    world.signed_in(Role::PlatformAdmin, twin).await.get("/tai-khoan").await.expect(200).hides("Thư hằng tuần");
}
