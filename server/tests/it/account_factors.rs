//! One's own second step: adding an app, codes for paper, taking them away.

use domain::access::Role;

use super::account::{letters_about, person, post, writer};
use super::support::answer::Answer;
use super::support::client::Client;
use super::support::world::{PASSWORD, World, email};

/// Begins an app: its secret, read from the page as a person types it.
async fn begun(client: &mut Client) -> Vec<u8> {
    post(client, "/tai-khoan/ung-dung", &[("mat_khau", PASSWORD)]).await.leads_to("/tai-khoan/ung-dung");
    let page = client.get("/tai-khoan/ung-dung").await.expect(200).shows("class=\"qr\"").shows("inputmode=\"numeric\"");
    let text = page.text();
    let (_, rest) = text.split_once("class=\"letters\">").expect("the letters");
    let letters = rest.split('<').next().expect("an end").replace(' ', "");
    assert_eq!(text.matches(&letters).count(), 0, "the secret is in a form");
    server::code_app::from_letters(&letters).expect("a secret")
}

fn codes(page: &Answer) -> Vec<String> {
    let text = page.text();
    let codes = text.split("<code>").skip(1).filter_map(|rest| rest.split('<').next()).map(str::to_owned);
    codes.collect()
}

pub(super) async fn with_app(world: &World, client: &mut Client) -> Vec<String> {
    let secret = begun(client).await;
    let code = server::code_app::shown_at(&secret, world.clock.now());
    let page = post(client, "/tai-khoan/ung-dung", &[("viec", "xac-nhan"), ("ma", &code)]).await.expect(200);
    codes(&page)
}

#[tokio::test]
async fn an_app_is_added_when_its_code_comes_back() {
    let world = World::new().await;
    let mut client = world.signed_in(Role::Writer, &world.a).await;
    let mut other = world.signed_in(Role::Writer, &world.a).await;
    let path = "/tai-khoan/ung-dung";
    post(&mut client, path, &[("mat_khau", "sai rồi")]).await.expect(422).hides("class=\"qr\"");
    client.post(path, &[("csrf", "x"), ("mat_khau", PASSWORD)]).await.expect(403).hides("class=\"qr\"");
    post(&mut client, path, &[("viec", "xac-nhan"), ("ma", "123456")]).await.expect(422).shows("bắt đầu lại");
    let secret = begun(&mut client).await;
    for wrong in ["", "12345", "000000", "abcdefghjk"] {
        let page = post(&mut client, path, &[("viec", "xac-nhan"), ("ma", wrong)]).await.expect(422);
        page.shows("class=\"qr\"").shows("Mã sáu chữ số:");
    }
    let code = server::code_app::shown_at(&secret, world.clock.now());
    client.post(path, &[("csrf", "x"), ("viec", "xac-nhan"), ("ma", &code)]).await.expect(403);
    assert!(world.core.store.people().factors().code_app(writer(&world).await).await.expect("a read").is_none());
    let spaced = format!("{} {}", &code[..3], &code[3..]);
    let page = post(&mut client, path, &[("viec", "xac-nhan"), ("ma", &spaced)]).await.expect(200);
    assert_eq!(codes(&page).len(), 10);
    assert_eq!(page.header("cache-control"), "no-store");
    other.get("/").await.expect(303);
    let page = client.get("/tai-khoan").await.expect(200).shows("Còn 10 mã dự phòng").shows("Gỡ ứng dụng tạo mã");
    assert_eq!(codes(&page), Vec::<String>::new());
    // The secret is shown no more.
    client.get(path).await.expect(200).hides("class=\"qr\"");
    let letters = letters_about(&world, "Đã bật").await;
    assert_eq!(letters.len(), 1);
    assert!(letters[0].1.contains("ứng dụng tạo mã"), "{letters:?}");
}

#[tokio::test]
async fn the_password_for_an_app_counts_a_quarter_of_an_hour() {
    let world = World::new().await;
    let mut client = world.signed_in(Role::Writer, &world.a).await;
    let secret = begun(&mut client).await;
    world.clock.advance(15 * 60);
    let code = server::code_app::shown_at(&secret, world.clock.now());
    let page = post(&mut client, "/tai-khoan/ung-dung", &[("viec", "xac-nhan"), ("ma", &code)]).await.expect(422);
    page.shows("quá 15 phút").hides("class=\"qr\"");
    client.get("/tai-khoan/ung-dung").await.expect(200).hides("class=\"qr\"");
}

#[tokio::test]
async fn codes_are_renewed_and_the_app_removed_by_the_password() {
    let world = World::new().await;
    let mut client = world.signed_in(Role::Writer, &world.a).await;
    for path in ["/tai-khoan/ma-khoi-phuc", "/tai-khoan/ung-dung/go"] {
        client.get(path).await.leads_to("/tai-khoan/ung-dung");
        post(&mut client, path, &[("mat_khau", PASSWORD)]).await.leads_to("/tai-khoan/ung-dung");
    }
    let first = with_app(&world, &mut client).await;
    for path in ["/tai-khoan/ma-khoi-phuc", "/tai-khoan/ung-dung/go"] {
        client.get(path).await.expect(200);
        post(&mut client, path, &[("mat_khau", "sai rồi")]).await.expect(422);
        client.post(path, &[("csrf", "x"), ("mat_khau", PASSWORD)]).await.expect(403);
    }
    let page = post(&mut client, "/tai-khoan/ma-khoi-phuc", &[("mat_khau", PASSWORD)]).await.expect(200);
    let second = codes(&page);
    assert_eq!(second.len(), 10);
    assert!(first.iter().all(|code| !second.contains(code)));
    let id = writer(&world).await;
    let used = async |code: &str| {
        let code = server::actions::factors::UseOfCode {
            person: id,
            typed: domain::second_factor::TypedCode::parse(code).expect("a code"),
            device: server::actions::sessions::Device::default(),
            way_out: String::new(),
        };
        server::actions::factors::use_code(&world.core, code).await.expect("an action")
    };
    assert_eq!(used(&first[0]).await, server::actions::factors::CodeOutcome::Wrong);
    assert_eq!(used(&second[0]).await, server::actions::factors::CodeOutcome::RightOnPaper { left: 9 });
    post(&mut client, "/tai-khoan/ung-dung/go", &[("mat_khau", PASSWORD)]).await.leads_to("/tai-khoan?da=go");
    let counts = world.core.store.people().factors().counts(id).await.expect("counts");
    assert_eq!(counts, domain::second_factor::FactorCounts::default());
    assert_eq!(world.letters().await.len(), 4);
}

#[tokio::test]
async fn whoever_publishes_for_real_keeps_the_app() {
    let world = World::new().await;
    let mut client = world.signed_in(Role::Approver, &world.a).await;
    with_app(&world, &mut client).await;
    let secure = server::web::app::App::new(
        world.core.clone(),
        domain::origin::Origin::parse("https://localhost:3000").expect("an origin"),
        Vec::new(),
        1 << 20,
        server::web::assets::AssetTable::embedded(),
    );
    let service = server::web::service::Service::new(secure.await.expect("an app"));
    let mut secure = Client { service, ..client.clone() };
    secure.get("/tai-khoan").await.expect(200).shows("cần xác minh hai bước").hides("Gỡ ứng dụng tạo mã");
    let page = post(&mut secure, "/tai-khoan/ung-dung/go", &[("mat_khau", PASSWORD)]).await.expect(422);
    page.shows("cần xác minh hai bước");
    let id = person(&world, &email(Role::Approver, world.a.slug)).await.id;
    assert!(world.core.store.people().factors().counts(id).await.expect("counts").app);
    // Where it is only tried out, it may go.
    post(&mut client, "/tai-khoan/ung-dung/go", &[("mat_khau", PASSWORD)]).await.expect(303);
}
