//! The second step of signing in, and new passwords: what a password alone opens, and what it does not.

use std::sync::Arc;

use domain::access::Role;
use domain::origin::Origin;
use domain::person::{EmailAddress, PersonId};
use domain::second_factor::TypedCode;
use http::Method;
use server::actions::account::Oneself;
use server::actions::factors::{self, UseOfCode};
use server::actions::sessions::Device;
use server::code_app;
use server::core::ActionError;
use server::web::app::App;
use server::web::assets::AssetTable;
use server::web::respond::headers::Audience;
use server::web::routes::table;
use server::web::service::Service;
use server::web::throttle::Attempt;

use super::support::answer::Answer;
use super::support::client::Client;
use super::support::world::{PASSWORD, World, email, sign_in};

const SECRET: [u8; 20] = *b"12345678901234567890";

async fn person(world: &World, address: &str) -> PersonId {
    let address = EmailAddress::parse(address).expect("an address");
    world.core.store.people().by_email(&address).await.expect("people").expect("somebody").id
}

/// Gives the approver of the first twin an app, and tells the codes for paper.
async fn with_app(world: &World) -> (String, Vec<String>) {
    let address = email(Role::Approver, world.a.slug);
    let id = person(world, &address).await;
    let oneself = Oneself {
        person: id,
        name: "Lan".to_owned(),
        email: EmailAddress::parse(&address).expect("an address"),
        session: None,
        device: None,
        network: None,
        way_out: "http://studio.localhost:3000/tai-khoan".to_owned(),
    };
    let code = TypedCode::parse(&shown(world)).expect("a code");
    let codes = factors::add_code_app(&world.core, &oneself, SECRET.to_vec(), &code).await.expect("an app");
    world.clock.advance(60);
    (address, codes.expect("the right code").iter().map(domain::second_factor::RecoveryCode::on_paper).collect())
}

/// What the phone shows now.
fn shown(world: &World) -> String {
    code_app::shown_at(&SECRET, world.core.clock.now())
}

async fn half(world: &World, address: &str) -> Client {
    let mut client = world.on("studio");
    sign_in(&mut client, address, PASSWORD, &[]).await.leads_to("/dang-nhap/ma");
    client
}

async fn give(client: &mut Client, code: &str) -> Answer {
    let csrf = client.get("/dang-nhap/ma").await.expect(200).value_of("csrf");
    client.post("/dang-nhap/ma", &[("csrf", &csrf), ("ma_xac_minh", code)]).await
}

#[tokio::test]
async fn a_password_alone_opens_nothing_where_there_is_an_app() {
    let world = World::new().await;
    let (address, _) = with_app(&world).await;
    let mut client = half(&world, &address).await;
    client.get("/").await.leads_to("/dang-nhap");
    client.get(&format!("/don-vi/{}", world.a.slug)).await.expect(303);
    give(&mut client, "000000").await.expect(422).shows("Mã không đúng");
    give(&mut client, "xyz").await.expect(422).shows("6 chữ số");
    client.get("/").await.leads_to("/dang-nhap");
    let code = shown(&world);
    give(&mut client, &format!("{} {}", &code[..3], &code[3..])).await.leads_to("/");
    client.get("/").await.expect(200).shows("Xã Phước Hưng");
}

#[tokio::test]
async fn each_code_opens_once() {
    let world = World::new().await;
    let (address, paper) = with_app(&world).await;
    let code = shown(&world);
    give(&mut half(&world, &address).await, &code).await.leads_to("/");
    give(&mut half(&world, &address).await, &code).await.expect(422);
    // Nor does the code of the step before, which the neighbourly reading would still take.
    world.clock.advance(30);
    give(&mut half(&world, &address).await, &code).await.expect(422);

    let lost = &paper[3];
    give(&mut half(&world, &address).await, &lost.to_uppercase()).await.leads_to("/");
    give(&mut half(&world, &address).await, lost).await.expect(422);
    let left = world.core.store.people().factors().counts(person(&world, &address).await).await.expect("counts");
    assert_eq!(left.recovery, 9);
    // A twin's person of the same name has nothing of it.
    let twin = email(Role::Approver, world.b.slug);
    sign_in(&mut world.on("studio"), &twin, PASSWORD, &[]).await.leads_to("/");
}

#[tokio::test]
async fn two_nodes_take_a_code_once() {
    let world = World::new().await;
    let (address, _) = with_app(&world).await;
    let id = person(&world, &address).await;
    let code = || UseOfCode {
        person: id,
        typed: TypedCode::parse(&shown(&world)).expect("a code"),
        device: Device::default(),
        way_out: String::new(),
    };
    let (one, two) = tokio::join!(factors::use_code(&world.core, code()), factors::use_code(&world.core, code()));
    let right = [one, two].into_iter().filter(|it| matches!(it, Ok(factors::CodeOutcome::Right))).count();
    assert_eq!(right, 1);
}

#[tokio::test]
async fn each_code_from_paper_is_told_by_a_letter_that_counts_the_rest() {
    let world = World::new().await;
    let (address, paper) = with_app(&world).await;
    let told = async || {
        let letters = world.letters().await;
        letters.into_iter().filter(|(_, subject, _)| subject.contains("mã dự phòng")).collect::<Vec<_>>()
    };
    // Neither a code of the app nor a wrong one is worth a letter.
    give(&mut half(&world, &address).await, &shown(&world)).await.leads_to("/");
    give(&mut half(&world, &address).await, "aaaaa-aaaaa").await.expect(422);
    assert!(told().await.is_empty());
    for (used, code) in paper.iter().enumerate() {
        give(&mut half(&world, &address).await, code).await.leads_to("/");
        give(&mut half(&world, &address).await, code).await.expect(422);
        let letters = told().await;
        assert_eq!(letters.len(), used + 1);
        let (to, subject, text) = letters.last().expect("a letter");
        assert_eq!((to.as_str(), subject.as_str()), (address.as_str(), "Một mã dự phòng của bạn vừa được dùng"));
        let rest = match paper.len() - used - 1 {
            0 => "mã dự phòng cuối cùng".to_owned(),
            left => format!("còn lại {left} mã"),
        };
        assert!(text.contains(&rest) && text.contains("127.0.0.0/24") && text.contains("/quen-mat-khau"), "{text}");
        assert!(!text.contains(code.as_str()));
    }
}

#[tokio::test]
async fn guessing_codes_is_slowed() {
    let world = World::new().await;
    let (address, _) = with_app(&world).await;
    let mut client = half(&world, &address).await;
    for guess in 0..5 {
        give(&mut client, &format!("00000{guess}")).await.expect(422);
    }
    let answer = give(&mut client, &shown(&world)).await.expect(429);
    let wait: i64 = answer.header("retry-after").parse().expect("seconds");
    world.clock.advance(wait);
    give(&mut client, &shown(&world)).await.leads_to("/");
}

/// Whoever knows a password has as few guesses at the codes, wherever they come from.
#[tokio::test]
async fn codes_guessed_from_everywhere_are_slowed() {
    let world = World::new().await;
    let (address, paper) = with_app(&world).await;
    let mut own = half(&world, &address).await;
    give(&mut own, &shown(&world)).await.leads_to("/");
    let stranger = half(&world, &address).await;
    let account = format!("ma:{}", person(&world, &address).await.0);
    for network in 1..=100 {
        let from = std::net::IpAddr::from([10, 9, network, 1]);
        world.app.throttle.failed(Attempt { account: &account, from, known: None }, world.clock.now());
    }
    let answer = give(&mut stranger.clone(), &paper[0]).await.expect(429);
    let wait: i64 = answer.header("retry-after").parse().expect("seconds");
    assert!((1..=900).contains(&wait));
    // The person's own browser does not wait.
    own.cookie = None;
    sign_in(&mut own, &address, PASSWORD, &[]).await.leads_to("/dang-nhap/ma");
    give(&mut own, &paper[0]).await.leads_to("/");
    world.clock.advance(wait);
    give(&mut stranger.clone(), &paper[1]).await.leads_to("/");
}

#[tokio::test]
async fn the_time_between_the_steps_ends_and_keeps_what_was_written() {
    let world = World::new().await;
    let (address, _) = with_app(&world).await;
    let wanted = format!("/don-vi/{}/bai-viet/moi", world.a.slug);
    let mut client = world.on("studio");
    let held = [("tiep", wanted.as_str()), ("giu.tieu_de", "Lịch cắt điện"), ("giu.noi_dung", "Sáng thứ Hai.")];
    let page = sign_in(&mut client, &address, PASSWORD, &held).await.expect(200);
    let page = page.shows("Lịch cắt điện").shows("Sáng thứ Hai.");
    let csrf = page.value_of("csrf");
    let code = shown(&world);
    let fields = [&[("csrf", csrf.as_str()), ("ma_xac_minh", code.as_str())][..], &held[..]].concat();
    let mut late = client.clone();
    client.post("/dang-nhap/ma", &fields).await.expect(200).shows("Lịch cắt điện").shows("chưa được lưu");
    world.clock.advance(601);
    late.post("/dang-nhap/ma", &fields).await.expect(401).shows("Lịch cắt điện").shows("10 phút");
}

#[tokio::test]
async fn a_letter_leads_to_a_new_password_and_not_past_the_second_step() {
    let world = World::new().await;
    let (address, _) = with_app(&world).await;
    let signed_in = {
        let mut client = half(&world, &address).await;
        give(&mut client, &shown(&world)).await.leads_to("/");
        client
    };
    let ask = async |address: &str| {
        let mut client = world.on("studio");
        let csrf = client.get("/quen-mat-khau").await.expect(200).value_of("csrf");
        client.post("/quen-mat-khau", &[("csrf", &csrf), ("email", address)]).await.expect(200)
    };
    let known = ask(&address).await.text().replace(&address, "");
    let stranger = ask("khong-co-ai@xa-phuoc-hung.example.vn").await;
    assert_eq!(known, stranger.text().replace("khong-co-ai@xa-phuoc-hung.example.vn", ""));
    for _ in 0..9 {
        ask(&address).await;
    }
    let letters = reset_letters(&world).await;
    assert_eq!(letters.len(), 5, "nobody fills a stranger's mailbox");
    assert!(letters.iter().all(|(to, ..)| *to == address), "{letters:?}");
    let link = letters[0].2.lines().find(|line| line.starts_with("http://studio.localhost:3000/dat-mat-khau/"));
    let path = link.expect("a link alone on its line").trim_start_matches("http://studio.localhost:3000").to_owned();

    let new = "một câu khác cũng rất dài";
    let mut client = world.on("studio");
    // A mail scanner looks first; looking changes nothing.
    client.get(&path).await.expect(200);
    client.get_with(&path, &[("user-agent", "scanner")]).await.expect(200);
    let csrf = client.get(&path).await.expect(200).shows(&address).value_of("csrf");
    let fields = [("csrf", csrf.as_str()), ("password", new), ("password_again", new)];
    client.post(&path, &fields).await.leads_to("/dang-nhap/ma");
    client.get("/").await.leads_to("/dang-nhap");
    world.on("studio").get(&path).await.expect(410);
    let mut former = signed_in;
    former.get("/").await.leads_to("/dang-nhap");
    sign_in(&mut world.on("studio"), &address, PASSWORD, &[]).await.expect(422);
    world.clock.advance(30);
    give(&mut client, &shown(&world)).await.leads_to("/");
}

async fn reset_letters(world: &World) -> Vec<(String, String, String)> {
    world.letters().await.into_iter().filter(|(_, subject, _)| subject.contains("Đặt lại")).collect()
}

#[tokio::test]
async fn a_letter_for_a_new_password_holds_eight_hours() {
    let world = World::new().await;
    let address = email(Role::Writer, world.a.slug);
    let mut client = world.on("studio");
    let csrf = client.get("/quen-mat-khau").await.value_of("csrf");
    client.post("/quen-mat-khau", &[("csrf", &csrf), ("email", "không phải thư")]).await.expect(422).shows("ten@");
    client.post("/quen-mat-khau", &[("csrf", &csrf), ("email", &address)]).await.expect(200);
    let letters = world.letters().await;
    let path = letters[0].2.lines().find_map(|line| line.strip_prefix("http://studio.localhost:3000")).expect("a link");
    world.clock.advance(8 * 3600 - 1);
    client.get(path).await.expect(200);
    world.clock.advance(2);
    client.get(path).await.expect(410);
}

#[tokio::test]
async fn a_new_device_is_told_of_and_a_known_one_is_not() {
    let world = World::new().await;
    let address = email(Role::Writer, world.a.slug);
    let mut client = world.on("studio");
    let out = async |client: &mut Client| {
        let csrf = client.get("/").await.value_of("csrf");
        client.post("/dang-xuat", &[("csrf", &csrf)]).await.leads_to("/dang-nhap");
    };
    // The first device of all is no news.
    sign_in(&mut client, &address, PASSWORD, &[]).await.leads_to("/");
    out(&mut client).await;
    sign_in(&mut client, &address, PASSWORD, &[]).await.leads_to("/");
    assert!(world.letters().await.is_empty());
    sign_in(&mut world.on("studio"), &address, PASSWORD, &[]).await.leads_to("/");
    let letters = world.letters().await;
    assert_eq!(letters.len(), 1);
    assert!(letters[0].0 == address && letters[0].2.contains("/quen-mat-khau"), "{letters:?}");
    // Whoever else signs in on a known machine is new there.
    out(&mut client).await;
    let other = email(Role::Approver, world.a.slug);
    sign_in(&mut world.on("studio"), &other, PASSWORD, &[]).await.leads_to("/");
    sign_in(&mut client, &other, PASSWORD, &[]).await.leads_to("/");
    assert_eq!(world.letters().await.len(), 2);
}

/// The same world behind https.
pub(super) async fn secure(world: &World) -> Client {
    let origin = Origin::parse("https://trang.example.vn").expect("an origin");
    let app: Arc<App> =
        App::new(world.core.clone(), origin, Vec::new(), 64 << 20, AssetTable::embedded()).await.expect("an app");
    Client {
        service: Service::new(app),
        host: "studio.trang.example.vn".to_owned(),
        cookie: None,
        kept: None,
        forbidden: Vec::new(),
    }
}

#[tokio::test]
async fn behind_https_whoever_may_publish_adds_an_app_first() {
    let world = World::new().await;
    let stranger = secure(&world).await;
    sign_in(&mut stranger.clone(), &email(Role::Writer, world.a.slug), PASSWORD, &[]).await.leads_to("/");
    for role in [Role::Approver, Role::UnitAdmin, Role::ProvinceEditor, Role::PlatformAdmin] {
        let mut client = stranger.clone();
        sign_in(&mut client, &email(role, world.a.slug), PASSWORD, &[]).await.leads_to("/dang-nhap/ung-dung");
        client.get("/").await.leads_to("/dang-nhap");
        client.get("/dang-nhap/ma").await.expect(200);
        let page = client.get("/dang-nhap/ung-dung").await.expect(200);
        let letters =
            page.text().split("class=\"letters\">").nth(1).and_then(|rest| rest.split('<').next()).map(str::to_owned);
        let secret = code_app::from_letters(&letters.expect("letters").replace(' ', "")).expect("a secret");
        let csrf = page.value_of("csrf");
        let wrong = [("csrf", csrf.as_str()), ("ma_xac_minh", "000000")];
        client.post("/dang-nhap/ung-dung", &wrong).await.expect(422).shows("Mã chưa đúng");
        let code = code_app::shown_at(&secret, world.core.clock.now());
        let right = [("csrf", csrf.as_str()), ("ma_xac_minh", code.as_str())];
        let page = client.post("/dang-nhap/ung-dung", &right).await.expect(200).shows("Mã dự phòng của bạn").text();
        assert_eq!(page.matches("<li><code>").count(), 10);
        client.get("/").await.expect(200);
        // From now on the app is asked, and nobody replaces it by a password alone.
        let mut again = stranger.clone();
        sign_in(&mut again, &email(role, world.a.slug), PASSWORD, &[]).await.leads_to("/dang-nhap/ma");
        again.get("/dang-nhap/ung-dung").await.leads_to("/dang-nhap");
        again.post("/dang-nhap/ung-dung", &right).await.leads_to("/dang-nhap");
    }
}

/// Whoever is not wholly in, or not any more, is a stranger at every address of the desk.
#[tokio::test]
async fn half_signed_in_disabled_and_expired_are_strangers_everywhere() {
    let world = World::new().await;
    let (address, _) = with_app(&world).await;
    let writer = email(Role::UnitAdmin, world.a.slug);
    let id = person(&world, &writer).await;
    let allow = async |allowed: bool| {
        let done = world.core.store.write(|tx| async move {
            tx.people().set_disabled(id, !allowed).await?;
            Ok::<_, ActionError>(())
        });
        done.await.expect("people");
    };
    for route in table().into_iter().filter(|route| route.audience == Audience::Studio) {
        let path = route.pattern.replace("{unit}", world.a.slug).replace("{id}", &world.a.draft.0.to_string());
        let path = path.replace("{number}", "1").replace("{token}", "khongconai");
        let ask = async |client: &mut Client| {
            let answer = if route.method == Method::GET {
                client.get(&path).await
            } else {
                client.post(&path, &[("csrf", "nothing"), ("phien_ban", "1")]).await
            };
            (answer.status.as_u16(), answer.headers.get("location").cloned())
        };
        let stranger = ask(&mut world.on("studio")).await;
        let mut between = half(&world, &address).await;
        if !route.pattern.starts_with("/dang-nhap/") {
            assert_eq!(ask(&mut between).await, stranger, "half signed in: {route:?}");
        }
        let mut disabled = world.on("studio");
        sign_in(&mut disabled, &writer, PASSWORD, &[]).await.leads_to("/");
        allow(false).await;
        assert_eq!(ask(&mut disabled).await, stranger, "disabled: {route:?}");
        allow(true).await;
        let mut expired = world.on("studio");
        sign_in(&mut expired, &writer, PASSWORD, &[]).await.leads_to("/");
        world.clock.advance(13 * 3600);
        assert_eq!(ask(&mut expired).await, ask(&mut world.on("studio")).await, "expired: {route:?}");
    }
}
