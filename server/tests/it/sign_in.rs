//! Signing in and out, and what strangers learn.

use std::net::IpAddr;
use std::sync::Arc;

use domain::access::Role;
use domain::origin::Origin;
use http::Method;
use server::actions::people;
use server::web::app::App;
use server::web::assets::AssetTable;
use server::web::service::Service;
use server::web::throttle::Attempt;

use super::support::answer::Answer;
use super::support::client::Client;
use super::support::world::{ORIGIN, PASSWORD, World, email, sign_in};

#[tokio::test]
async fn an_unknown_address_and_a_wrong_password_get_the_same_answer() {
    let world = World::new().await;
    let mut pages = Vec::new();
    for (address, password) in [
        (email(Role::Writer, world.a.slug), "không phải mật khẩu"),
        ("khong-co-ai@xa-phuoc-hung.example.vn".to_owned(), PASSWORD),
    ] {
        let answer = sign_in(&mut world.on("studio"), &address, password, &[]).await.expect(422);
        assert!(answer.headers.get("set-cookie").is_none());
        pages.push(answer.text().replace(&address, "").replace(&answer.value_of("csrf"), ""));
    }
    assert_eq!(pages[0], pages[1]);
}

#[tokio::test]
async fn the_cookie_is_hardened_and_lives_on_the_studio_alone() {
    let world = World::new().await;
    let mut client = world.on("studio");
    let answer = sign_in(&mut client, &email(Role::Writer, world.a.slug), PASSWORD, &[]).await.expect(303);
    let cookies: Vec<_> =
        answer.headers.get_all("set-cookie").iter().map(|value| value.to_str().expect("text")).collect();
    assert!(cookies.iter().any(|cookie| cookie.starts_with("__Host-phien=")), "{cookies:?}");
    for cookie in cookies {
        for attribute in ["HttpOnly", "SameSite=Lax", "Secure", "Path=/"] {
            assert!(cookie.contains(attribute), "{attribute} in {cookie}");
        }
        assert!(cookie.starts_with("__Host-") && !cookie.contains("Domain"), "{cookie}");
    }
    for host in ["", world.a.slug] {
        for path in ["/", "/tin-tuc", "/dang-nhap"] {
            assert!(world.on(host).get(path).await.headers.get("set-cookie").is_none());
        }
    }
}

#[tokio::test]
async fn signing_out_ends_the_session_on_the_server() {
    let world = World::new().await;
    let mut client = world.signed_in(Role::Writer, &world.a).await;
    let stolen = client.clone();
    let csrf = client.get("/").await.value_of("csrf");
    client.post("/dang-xuat", &[("csrf", "không phải")]).await.leads_to("/");
    client.get("/").await.expect(200);
    let answer = client.post("/dang-xuat", &[("csrf", &csrf)]).await;
    assert_eq!(answer.header("clear-site-data"), "\"cache\", \"storage\"");
    answer.leads_to("/dang-nhap");
    let mut stolen = stolen;
    stolen.get("/").await.expect(303).leads_to("/dang-nhap");
}

#[tokio::test]
async fn a_session_number_planted_before_is_worth_nothing() {
    let world = World::new().await;
    let mut victim = world.signed_in(Role::Writer, &world.a).await;
    let planted = victim.cookie.clone();
    let csrf = victim.get("/").await.value_of("csrf");
    victim.post("/dang-xuat", &[("csrf", &csrf)]).await;
    victim.cookie.clone_from(&planted);
    sign_in(&mut victim, &email(Role::Writer, world.a.slug), PASSWORD, &[]).await.expect(303);
    assert_ne!(victim.cookie, planted);
    let mut attacker = world.on("studio");
    attacker.cookie = planted;
    attacker.get("/").await.expect(303);
}

#[tokio::test]
async fn sessions_end_when_idle_and_after_a_day() {
    let world = World::new().await;
    let mut client = world.signed_in(Role::Writer, &world.a).await;
    for _ in 0..3 {
        world.clock.advance(3 * 3600);
        client.get("/").await.expect(200);
    }
    world.clock.advance(3 * 3600 + 1);
    client.get("/").await.expect(303);
    let mut client = world.signed_in(Role::Writer, &world.a).await;
    world.clock.advance(4 * 3600 + 1);
    client.get("/").await.expect(303);
}

#[tokio::test]
async fn guessing_is_slowed_and_never_locks_for_good() {
    let world = World::new().await;
    let address = email(Role::Writer, world.a.slug);
    for _ in 0..5 {
        sign_in(&mut world.on("studio"), &address, "đoán mò", &[]).await.expect(422);
    }
    // Even the right password waits, so that guesses and truth look alike.
    let answer = sign_in(&mut world.on("studio"), &address, PASSWORD, &[]).await.expect(429);
    let wait: i64 = answer.header("retry-after").parse().expect("seconds");
    assert!((1..=900).contains(&wait));
    sign_in(&mut world.on("studio"), &email(Role::Approver, world.a.slug), PASSWORD, &[]).await.expect(303);
    world.clock.advance(wait);
    sign_in(&mut world.on("studio"), &address, PASSWORD, &[]).await.expect(303);
}

/// The world behind a proxy that tells from where somebody comes, with nothing counted yet.
async fn proxied(world: &World) -> (Arc<App>, Client) {
    let proxies = vec!["127.0.0.0/8".parse().expect("a network")];
    let origin = Origin::parse(ORIGIN).expect("an origin");
    let app = App::new(world.core.clone(), origin, proxies, 64 << 20, AssetTable::embedded()).await.expect("an app");
    (Arc::clone(&app), Client { service: Service::new(app), ..world.on("studio") })
}

/// Somebody at the form of a page, from an address.
async fn send_from(client: &mut Client, from: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
    let csrf = client.get(path).await.expect(200).value_of("csrf");
    let mut body = form_urlencoded::Serializer::new(String::new());
    body.append_pair("csrf", &csrf).extend_pairs(fields);
    let headers = [("content-type", "application/x-www-form-urlencoded"), ("x-forwarded-for", from)];
    client.send(Method::POST, path, &headers, Some(body.finish())).await
}

async fn sign_in_from(client: &mut Client, from: &str, address: &str, password: &str) -> Answer {
    send_from(client, from, "/dang-nhap", &[("email", address), ("password", password)]).await
}

#[tokio::test]
async fn guesses_from_everywhere_keep_strangers_waiting_and_nobody_out() {
    let world = World::new().await;
    let address = email(Role::Writer, world.a.slug);
    let (app, stranger) = proxied(&world).await;
    let mut own = stranger.clone();
    sign_in_from(&mut own, "203.0.113.1", &address, PASSWORD).await.leads_to("/");
    own.cookie = None;
    // A browser that only says it is known.
    let mut liar = stranger.clone();
    liar.kept = Some("__Host-may=abcdefghijklmnopqrst".to_owned());
    let nobody = "khong-co-ai@xa-phuoc-hung.example.vn";
    let now = world.clock.now();
    for guessed in [address.as_str(), nobody] {
        // The door counts the last ones; so many would take long.
        for network in 0..97 {
            let from = IpAddr::from([10, 9, network, 1]);
            app.throttle.failed(Attempt { account: guessed, from, known: None }, now);
        }
        for network in 97..100 {
            sign_in_from(&mut stranger.clone(), &format!("10.9.{network}.1"), guessed, "đoán mò").await.expect(422);
        }
    }
    // Whether anybody has the address does not show.
    let wait = |answer: &Answer| answer.header("retry-after").parse::<i64>().expect("seconds");
    let answer = sign_in_from(&mut stranger.clone(), "198.51.100.1", &address, PASSWORD).await.expect(429);
    let of_nobody = sign_in_from(&mut stranger.clone(), "198.51.100.1", nobody, PASSWORD).await.expect(429);
    assert_eq!(wait(&answer), wait(&of_nobody));
    assert!((1..=900).contains(&wait(&answer)));
    sign_in_from(&mut liar, "198.51.100.2", &address, PASSWORD).await.expect(429);
    // The person is let in where they were before, and others are not touched.
    sign_in_from(&mut own.clone(), "203.0.113.1", &address, PASSWORD).await.leads_to("/");
    let twin = email(Role::Writer, world.b.slug);
    sign_in_from(&mut stranger.clone(), "198.51.100.3", &twin, PASSWORD).await.leads_to("/");
    // Anywhere else they wait, or take the way that is told.
    let told = answer.shows("tài khoản của bạn không bị khóa").shows("Quên mật khẩu");
    let mut elsewhere = stranger.clone();
    let asked = send_from(&mut elsewhere, "198.51.100.4", "/quen-mat-khau", &[("email", &address)]).await;
    asked.expect(200);
    let letters = world.letters().await;
    let (.., text) = letters.iter().find(|(to, subject, _)| *to == address && subject.contains("Đặt lại")).expect("it");
    let path = text.lines().find_map(|line| line.strip_prefix("http://studio.localhost:3000")).expect("a link");
    let new = [("password", "một câu khác cũng rất dài"), ("password_again", "một câu khác cũng rất dài")];
    send_from(&mut elsewhere, "198.51.100.4", path, &new).await.leads_to("/");
    world.clock.advance(wait(&told));
    sign_in_from(&mut stranger.clone(), "198.51.100.5", &address, new[0].1).await.leads_to("/");
}

#[tokio::test]
async fn a_form_left_open_for_hours_asks_again_and_keeps_the_address() {
    let world = World::new().await;
    let mut client = world.on("studio");
    let csrf = client.get("/dang-nhap").await.value_of("csrf");
    world.clock.advance(5 * 3600);
    let fields = [("email", "lan@nen-tang.example.vn"), ("password", PASSWORD), ("csrf", csrf.as_str())];
    let page = client.post("/dang-nhap", &fields).await.expect(403);
    assert_eq!(page.value_of("email"), "lan@nen-tang.example.vn");
    page.hides(PASSWORD);
}

#[tokio::test]
async fn after_signing_in_one_is_where_one_wanted_to_be_on_this_host() {
    let world = World::new().await;
    let wanted = format!("/don-vi/{}?loc=nhap", world.a.slug);
    let mut client = world.on("studio");
    let to_sign_in = client.get(&wanted).await.expect(303);
    let page = client.get(to_sign_in.header("location")).await.expect(200);
    assert_eq!(page.value_of("tiep"), wanted);
    let address = email(Role::Writer, world.a.slug);
    sign_in(&mut client, &address, PASSWORD, &[("tiep", &wanted)]).await.leads_to(&wanted);
    for evil in ["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)"] {
        sign_in(&mut world.on("studio"), &address, PASSWORD, &[("tiep", evil)]).await.leads_to("/");
    }
}

#[tokio::test]
async fn the_first_administrator_names_the_account_by_a_link_that_works_once() {
    let world = World::new().await;
    let person = people::ensure_unnamed_administrator(&world.core).await.expect("the administrator");
    let path = format!("/dat-mat-khau/{}", people::issue_link(&world.core, person).await.expect("a link"));
    let mut client = world.on("studio");
    // A mail scanner looks first; looking changes nothing.
    client.get(&path).await.expect(200);
    let csrf = client.get(&path).await.expect(200).value_of("csrf");
    let post = async |client: &mut Client, email: &str, password: &str, again: &str| {
        client
            .post(
                &path,
                &[("csrf", csrf.as_str()), ("email", email), ("password", password), ("password_again", again)],
            )
            .await
    };
    post(&mut client, "", PASSWORD, PASSWORD).await.expect(422).shows("e-mail");
    post(&mut client, "moi@tinh.example.vn", "ngắn", "ngắn")
        .await
        .expect(422)
        .shows("cần ít nhất 12 ký tự")
        .hides("ngắn\"");
    post(&mut client, "moi@tinh.example.vn", PASSWORD, "khác").await.expect(422).shows("không giống");
    post(&mut client, "lan@nen-tang.example.vn", PASSWORD, PASSWORD).await.expect(422).shows("đã có người dùng");
    post(&mut client, "moi@tinh.example.vn", PASSWORD, PASSWORD).await.expect(303).leads_to("/");
    client.get("/").await.expect(200).shows("Xã Phước Hưng");
    post(&mut world.on("studio"), "khac@tinh.example.vn", PASSWORD, PASSWORD).await.expect(410);
    world.on("studio").get(&path).await.expect(410);
    sign_in(&mut world.on("studio"), "Moi@Tinh.example.vn", PASSWORD, &[]).await.expect(303);
}

#[tokio::test]
async fn a_link_runs_out() {
    let world = World::new().await;
    let person = people::ensure_unnamed_administrator(&world.core).await.expect("the administrator");
    let path = format!("/dat-mat-khau/{}", people::issue_link(&world.core, person).await.expect("a link"));
    world.clock.advance(24 * 3600 + 1);
    world.on("studio").get(&path).await.expect(410);
}

#[tokio::test]
async fn who_is_disabled_is_out_at_once() {
    let world = World::new().await;
    let mut client = world.signed_in(Role::Writer, &world.a).await;
    let address = email(Role::Writer, world.a.slug);
    let parsed = domain::person::EmailAddress::parse(&address).expect("an address");
    let person = world.core.store.people().by_email(&parsed).await.expect("people").expect("the writer").id;
    let disabled = world.core.store.write(|tx| async move {
        tx.people().set_disabled(person, true).await?;
        Ok::<_, server::core::ActionError>(())
    });
    disabled.await.expect("disabled");
    client.get("/").await.expect(303);
    sign_in(&mut world.on("studio"), &address, PASSWORD, &[]).await.expect(422);
}
