//! What people do to their own account, and what somebody at an open page cannot do to it.

use domain::access::Role;
use domain::person::{EmailAddress, PersonId};
use serde_json::Value;

use super::account_factors::with_app;
use super::support::answer::Answer;
use super::support::client::Client;
use super::support::world::{PASSWORD, Twin, World, email, sign_in};

const NEW_PASSWORD: &str = "một câu khác cũng dài";

pub(super) async fn person(world: &World, address: &str) -> store::Person {
    let email = EmailAddress::parse(address).expect("an address");
    world.core.store.people().by_email(&email).await.expect("people").expect("somebody")
}

pub(super) async fn writer(world: &World) -> PersonId {
    person(world, &email(Role::Writer, world.a.slug)).await.id
}

/// Sends a form with the token of the person's session.
pub(super) async fn post(client: &mut Client, path: &str, fields: &[(&str, &str)]) -> Answer {
    let csrf = client.get("/").await.expect(200).value_of("csrf");
    let mut all = vec![("csrf", csrf.as_str())];
    all.extend_from_slice(fields);
    client.post(path, &all).await
}

/// How often a deed of a person stands in the record.
async fn recorded(world: &World, deed: &str, person: PersonId) -> usize {
    let actor = domain::access::Actor::new(person, Vec::new());
    let snapshot = world.core.store.snapshot().await.expect("a snapshot");
    let rows = snapshot.own(&actor).deeds(None, 1000).await.expect("deeds");
    snapshot.end().await.expect("an end");
    rows.iter().filter(|row| row.action == deed).count()
}

/// The link in a letter, as a path.
fn link(body: &str) -> String {
    let line = body.lines().find(|line| line.starts_with("http")).expect("a link");
    line.trim_start_matches("http://studio.localhost:3000").to_owned()
}

#[tokio::test]
async fn the_name_at_the_top_of_every_page_leads_to_the_account() {
    let world = World::new().await;
    let mut client = world.signed_in(Role::Writer, &world.a).await;
    for page in ["/", &format!("/don-vi/{}", world.a.slug), "/tai-khoan", "/tai-khoan/phien"] {
        client.get(page).await.expect(200).shows("href=\"/tai-khoan\"");
    }
    let page = client.get("/tai-khoan").await.expect(200);
    page.shows(&email(Role::Writer, world.a.slug)).shows("Thêm ứng dụng tạo mã").hides("Gỡ ứng dụng tạo mã");
    let page = client.get("/tai-khoan").await;
    for link in page.links().into_iter().filter(|link| link.starts_with("/tai-khoan")) {
        client.get(&link).await.expect(200);
    }
}

#[tokio::test]
async fn a_name_is_changed_by_its_own_form_alone() {
    let world = World::new().await;
    let mut client = world.signed_in(Role::Writer, &world.a).await;
    let path = "/tai-khoan/ho-ten";
    let page = client.post(path, &[("csrf", "của ai đó"), ("ho_ten", "Lê Văn Khác")]).await.expect(403);
    assert_eq!(page.value_of("ho_ten"), "Lê Văn Khác");
    assert_eq!(person(&world, &email(Role::Writer, world.a.slug)).await.name, "Nguyễn Thị Ngọc Lan");
    post(&mut client, path, &[("ho_ten", " ")]).await.expect(422).shows("hãy nhập họ tên");
    let long = "Lan ".repeat(30);
    let page = post(&mut client, path, &[("ho_ten", &long)]).await.expect(422).shows("Hãy bớt đi");
    assert_eq!(page.value_of("ho_ten"), long);
    post(&mut client, path, &[("ho_ten", "  Nguyễn  Thị <Lan> ")]).await.leads_to("/tai-khoan?da=ho-ten");
    let page = client.get("/tai-khoan?da=ho-ten").await.expect(200).shows("Đã lưu họ tên.");
    page.shows("Nguyễn Thị &lt;Lan&gt;");
    let id = writer(&world).await;
    assert_eq!(recorded(&world, "person.rename", id).await, 1);
    // The same again is no deed.
    post(&mut client, path, &[("ho_ten", "Nguyễn Thị <Lan>")]).await.expect(303);
    assert_eq!(recorded(&world, "person.rename", id).await, 1);
}

#[tokio::test]
async fn what_was_typed_outlives_the_session_and_a_password_does_not_travel() {
    let world = World::new().await;
    let mut client = world.on("studio");
    let fields = [("thu_moi", "moi@xa.example.vn"), ("mat_khau", PASSWORD)];
    let page = client.post("/tai-khoan/e-mail", &fields).await.expect(401).hides(PASSWORD);
    let csrf = page.value_of("csrf");
    let own = email(Role::Writer, world.a.slug);
    let fields = [
        ("csrf", csrf.as_str()),
        ("email", own.as_str()),
        ("password", PASSWORD),
        ("tiep", "/tai-khoan/e-mail"),
        ("giu.thu_moi", "moi@xa.example.vn"),
    ];
    let page = client.post("/dang-nhap", &fields).await.expect(200).shows("chưa được lưu");
    assert_eq!(page.value_of("thu_moi"), "moi@xa.example.vn");
}

#[tokio::test]
async fn an_address_changes_when_the_new_one_was_proven_and_the_old_one_hears_of_it() {
    let world = World::new().await;
    let mut client = world.signed_in(Role::Writer, &world.a).await;
    let (path, old, new) = ("/tai-khoan/e-mail", email(Role::Writer, world.a.slug), "lan.moi@xa.example.vn");
    let page = post(&mut client, path, &[("thu_moi", new), ("mat_khau", "sai rồi")]).await.expect(422);
    assert_eq!(page.value_of("thu_moi"), new);
    page.shows("chưa đúng").hides("sai rồi");
    for wrong in ["", "lan", old.as_str()] {
        post(&mut client, path, &[("thu_moi", wrong), ("mat_khau", PASSWORD)]).await.expect(422).shows("E-mail mới:");
    }
    client.post(path, &[("csrf", "x"), ("thu_moi", new), ("mat_khau", PASSWORD)]).await.expect(403);
    assert_eq!(world.letters().await, []);

    post(&mut client, path, &[("thu_moi", new), ("mat_khau", PASSWORD)]).await.leads_to("/tai-khoan?da=thu");
    let letters = world.letters().await;
    let [(to, _, body)] = letters.as_slice() else { panic!("{letters:?}") };
    assert_eq!(to, new);
    let link = link(body);
    // A mail scanner looks; nothing changes.
    let mut elsewhere = world.on("studio");
    elsewhere.get(&link).await.expect(200).shows(new);
    let csrf = elsewhere.get(&link).await.expect(200).value_of("csrf");
    elsewhere.post(&link, &[("csrf", "x")]).await.expect(403).shows(new);
    assert_eq!(person(&world, &old).await.id, writer(&world).await);
    elsewhere.post(&link, &[("csrf", &csrf)]).await.expect(200).shows("Đã đổi e-mail").shows(new);
    elsewhere.post(&link, &[("csrf", &csrf)]).await.expect(410);
    elsewhere.get(&link).await.expect(410);
    let letters = world.letters().await;
    assert_eq!(letters.last().map(|(to, ..)| to.as_str()), Some(old.as_str()), "{letters:?}");
    assert_eq!(letters.len(), 2);

    client.get("/tai-khoan").await.expect(200).shows(new);
    sign_in(&mut world.on("studio"), &old, PASSWORD, &[]).await.expect(422);
    sign_in(&mut world.on("studio"), new, PASSWORD, &[]).await.expect(303);
    assert_eq!(recorded(&world, "person.change_email", person(&world, new).await.id).await, 1);
}

#[tokio::test]
async fn nobody_learns_whether_an_address_is_somebodys() {
    let world = World::new().await;
    let mut client = world.signed_in(Role::Writer, &world.a).await;
    let (path, taken) = ("/tai-khoan/e-mail", email(Role::Writer, world.b.slug));
    let mut answers = Vec::new();
    for wanted in ["tu-do@xa.example.vn", taken.as_str()] {
        let answer = post(&mut client, path, &[("thu_moi", wanted), ("mat_khau", PASSWORD)]).await.expect(303);
        let at = answer.header("location").to_owned();
        answers.push((at.clone(), client.get(&at).await.expect(200).text()));
    }
    assert_eq!(answers[0], answers[1]);
    let letters = world.letters().await;
    assert!(letters.iter().all(|(to, ..)| *to != taken), "{letters:?}");
    // The second wish took the first one's link back.
    world.on("studio").get(&link(&letters[0].2)).await.expect(410);
}

#[tokio::test]
async fn an_address_taken_meanwhile_or_a_link_too_old_opens_nothing() {
    let world = World::new().await;
    let own = email(Role::Writer, world.a.slug);
    let wanted = "tu-do@xa.example.vn";
    let mut links = Vec::new();
    for _ in 0..2 {
        let mut client = world.signed_in(Role::Writer, &world.a).await;
        post(&mut client, "/tai-khoan/e-mail", &[("thu_moi", wanted), ("mat_khau", PASSWORD)]).await.expect(303);
        links.push(link(&world.letters().await.last().expect("a letter").2));
    }
    let mut other = world.on("studio");
    other.get(&links[0]).await.expect(410);
    let csrf = other.get(&links[1]).await.expect(200).value_of("csrf");
    let twin = person(&world, &email(Role::Writer, world.b.slug)).await.id;
    let taken = world.core.store.write(|tx| async move {
        tx.people().set_email(twin, &EmailAddress::parse(wanted).expect("an address")).await?;
        Ok::<_, server::core::ActionError>(())
    });
    taken.await.expect("taken");
    other.post(&links[1], &[("csrf", &csrf)]).await.expect(410);
    assert_eq!(person(&world, wanted).await.id, twin);
    person(&world, &own).await;

    let mut client = world.signed_in(Role::Writer, &world.a).await;
    post(&mut client, "/tai-khoan/e-mail", &[("thu_moi", "ba@xa.example.vn"), ("mat_khau", PASSWORD)])
        .await
        .expect(303);
    let late = link(&world.letters().await.last().expect("a letter").2);
    world.on("studio").get(&late).await.expect(200);
    world.clock.advance(8 * 3600 + 1);
    world.on("studio").get(&late).await.expect(410);
}

#[tokio::test]
async fn a_new_password_ends_every_other_session() {
    let world = World::new().await;
    let mut client = world.signed_in(Role::Writer, &world.a).await;
    let mut other = world.signed_in(Role::Writer, &world.a).await;
    let (path, own) = ("/tai-khoan/mat-khau", email(Role::Writer, world.a.slug));
    let fields = |present, new, again| [("mat_khau", present), ("mat_khau_moi", new), ("mat_khau_moi_lai", again)];
    let page = post(&mut client, path, &fields("sai rồi", NEW_PASSWORD, NEW_PASSWORD)).await.expect(422);
    page.shows("chưa đúng").hides(NEW_PASSWORD);
    post(&mut client, path, &fields(PASSWORD, "ngắn", "ngắn")).await.expect(422).shows("12 ký tự");
    post(&mut client, path, &fields(PASSWORD, NEW_PASSWORD, "khác")).await.expect(422).shows("không giống");
    post(&mut client, path, &fields("", "", "")).await.expect(422).shows("hãy nhập mật khẩu");
    let mut foreign = fields(PASSWORD, NEW_PASSWORD, NEW_PASSWORD).to_vec();
    foreign.push(("csrf", "của ai đó"));
    client.post(path, &foreign).await.expect(403);
    other.get("/").await.expect(200);
    let link = server::actions::people::issue_link(&world.core, writer(&world).await).await.expect("a link");

    post(&mut client, path, &fields(PASSWORD, NEW_PASSWORD, NEW_PASSWORD)).await.leads_to("/tai-khoan?da=mat-khau");
    client.get("/tai-khoan?da=mat-khau").await.expect(200).shows("Đã đổi mật khẩu");
    other.get("/").await.expect(303);
    world.on("studio").get(&format!("/dat-mat-khau/{link}")).await.expect(410);
    sign_in(&mut world.on("studio"), &own, PASSWORD, &[]).await.expect(422);
    sign_in(&mut world.on("studio"), &own, NEW_PASSWORD, &[]).await.expect(303);
    let letters = letters_about(&world, "Mật khẩu").await;
    assert_eq!(letters.len(), 1, "{letters:?}");
    assert_eq!(letters[0].0, own);
    assert!(letters[0].2.contains("http://studio.localhost:3000/tai-khoan"), "{letters:?}");
}

/// Letters whose subject begins like this; those about new devices have a test of their own.
pub(super) async fn letters_about(world: &World, subject: &str) -> Vec<(String, String, String)> {
    world.letters().await.into_iter().filter(|(_, about, _)| about.starts_with(subject)).collect()
}

#[tokio::test]
async fn the_present_password_cannot_be_tried_at_an_open_page() {
    let world = World::new().await;
    let mut client = world.signed_in(Role::Writer, &world.a).await;
    let fields = |present| [("mat_khau", present), ("mat_khau_moi", NEW_PASSWORD), ("mat_khau_moi_lai", NEW_PASSWORD)];
    for _ in 0..5 {
        post(&mut client, "/tai-khoan/mat-khau", &fields("đoán mò")).await.expect(422);
    }
    for path in ["/tai-khoan/mat-khau", "/tai-khoan/xoa", "/tai-khoan/ung-dung"] {
        let answer = post(&mut client, path, &fields(PASSWORD)).await.expect(429);
        let wait: i64 = answer.header("retry-after").parse().expect("seconds");
        assert!((1..=900).contains(&wait));
    }
    world.clock.advance(60);
    post(&mut client, "/tai-khoan/mat-khau", &fields(PASSWORD)).await.expect(303);
}

/// What a browser is called stands in its session.
async fn call_sessions(world: &World, person: PersonId, names: &[&str]) -> Vec<String> {
    let sessions = world.core.store.sessions();
    let mut rows = sessions.of(person, world.clock.now()).await.expect("sessions");
    rows.sort_by_key(|(id, _)| id.clone());
    let mut ids = Vec::new();
    for ((id, row), name) in rows.into_iter().zip(names) {
        let mut data: Value = serde_json::from_str(&row.data).expect("JSON");
        data["device"] = Value::String((*name).to_owned());
        data["client"] = Value::String("203.0.113.0/24".to_owned());
        sessions.save(&id, &data.to_string(), row.expires_at, Some(person)).await.expect("saved");
        ids.push(id);
    }
    ids
}

#[tokio::test]
async fn sessions_are_listed_with_their_browsers_and_end_one_by_one() {
    let world = World::new().await;
    let path = "/tai-khoan/phien";
    let mut clients = [
        world.signed_in(Role::Writer, &world.a).await,
        world.signed_in(Role::Writer, &world.a).await,
        world.signed_in(Role::Writer, &world.a).await,
    ];
    let ids =
        call_sessions(&world, writer(&world).await, &["Chrome trên Android", "Firefox trên Windows", "Safari"]).await;
    let page = clients[0].get(path).await.expect(200).shows("Chrome trên Android").shows("Firefox trên Windows");
    page.shows("mạng 203.0.113.0/24").shows("08:00 ngày 27/01/2024");
    let text = clients[0].get(path).await.text();
    assert_eq!(text.matches("Phiên này<").count(), 1);
    let offered: Vec<String> = ids.iter().filter(|id| text.contains(id.as_str())).cloned().collect();
    assert_eq!(offered.len(), 2, "one's own session is not offered");
    clients[0].get("/tai-khoan").await.expect(200).shows("ở 3 nơi");

    clients[0].post(path, &[("csrf", "x"), ("viec", "khac")]).await.expect(403);
    post(&mut clients[0], path, &[]).await.expect(422);
    // Somebody else's session is nobody's here.
    let mut twin = world.signed_in(Role::Writer, &world.b).await;
    let twin_id = person(&world, &email(Role::Writer, world.b.slug)).await.id;
    let theirs = call_sessions(&world, twin_id, &["x"]).await;
    post(&mut clients[0], path, &[("viec", "mot"), ("phien", &theirs[0])]).await.expect(409);
    twin.get("/").await.expect(200);
    let alive = async |clients: &mut [Client; 3]| {
        let mut alive = 0;
        for client in clients {
            alive += usize::from(client.get("/").await.status == 200);
        }
        alive
    };
    assert_eq!(alive(&mut clients).await, 3);
    let done = post(&mut clients[0], path, &[("viec", "mot"), ("phien", &offered[0])]).await;
    done.leads_to("/tai-khoan/phien?da=mot");
    assert_eq!(alive(&mut clients).await, 2);
    clients[0].get(path).await.expect(200).hides(&offered[0]);
    post(&mut clients[0], path, &[("viec", "khac")]).await.leads_to("/tai-khoan/phien?da=khac");
    assert_eq!(alive(&mut clients).await, 1);
    clients[0].get(path).await.expect(200).hides("Kết thúc mọi phiên khác");
    twin.get("/").await.expect(200);
    assert_eq!(recorded(&world, "session.end", writer(&world).await).await, 2);
}

#[tokio::test]
async fn the_file_of_ones_data_holds_ones_own_and_no_secret() {
    let world = World::new().await;
    let mut client = world.signed_in(Role::Approver, &world.a).await;
    let mut twin = world.signed_in(Role::Approver, &world.b).await;
    post(&mut twin, "/tai-khoan/ho-ten", &[("ho_ten", "Nguyễn Thị Ngọc Lan Em")]).await.expect(303);
    with_app(&world, &mut client).await;
    client.post("/tai-khoan/du-lieu", &[("csrf", "x")]).await.expect(403);
    let answer = post(&mut client, "/tai-khoan/du-lieu", &[]).await.expect(200);
    assert_eq!(answer.header("content-disposition"), "attachment; filename=\"du-lieu-cua-toi.json\"");
    assert_eq!(answer.header("cache-control"), "no-store");
    let text = answer.text();
    let file: Value = serde_json::from_str(&text).expect("JSON");
    let (own, other) = (email(Role::Approver, world.a.slug), email(Role::Approver, world.b.slug));
    let (id, other_id) = (person(&world, &own).await.id, person(&world, &other).await.id);
    assert_eq!(file["person"]["email"], own);
    assert_eq!(file["roles"][0]["unit_name"], "Xã Phước Hưng");
    assert_eq!(file["second_step"]["recovery_codes_left"], 10);
    assert_eq!(file["sessions"].as_array().map(Vec::len), Some(1));
    let deeds = file["deeds"].as_array().expect("deeds");
    assert!(deeds.iter().any(|deed| deed["deed"] == "person.export"), "{text}");
    assert!(deeds.iter().any(|deed| deed["deed"] == "item.publish"), "{text}");
    let items = file["items_written_last"].as_array().expect("items");
    assert_eq!(items.len(), 2, "{text}");
    assert!(items.iter().all(|item| item["unit"] == world.a.unit.0));
    for foreign in [other.as_str(), world.b.slug, "Phường Phước Hưng", "Lan Em", "argon2", "csrf"] {
        assert!(!text.contains(foreign), "{foreign} is in {text}");
    }
    let secret = world.core.store.people().factors().code_app(id).await.expect("a read").expect("an app").secret;
    assert!(!text.contains(&server::code_app::letters(&secret)));
    assert_eq!(
        (recorded(&world, "person.export", id).await, recorded(&world, "person.export", other_id).await),
        (1, 0)
    );
}

/// Says who looks after an item.
async fn give(world: &World, twin: &Twin, to: PersonId) {
    let mut admin = world.signed_in(Role::UnitAdmin, twin).await;
    let path = format!("/don-vi/{}/bai-viet/{}/phu-trach", twin.slug, twin.published.0);
    let version = admin.get(&path).await.expect(200).value_of("phien_ban");
    let owner = to.0.to_string();
    post(&mut admin, &path, &[("phien_ban", &version), ("phu_trach", &owner)]).await.expect(303);
}

#[tokio::test]
async fn an_account_goes_and_what_it_wrote_and_looked_after_stays() {
    let world = World::new().await;
    let own = email(Role::Approver, world.a.slug);
    let id = person(&world, &own).await.id;
    let heir = writer(&world).await;
    give(&world, &world.a, id).await;
    let mut client = world.signed_in(Role::Approver, &world.a).await;
    let mut other = world.signed_in(Role::Approver, &world.a).await;
    let (path, field) = ("/tai-khoan/xoa", format!("giao-{}", world.a.unit.0));
    client.get(path).await.expect(200).shows(&field).shows("1 bài");
    let heir_number = heir.0.to_string();
    let chosen = [("mat_khau", PASSWORD), (field.as_str(), heir_number.as_str())];
    client.post(path, &[("csrf", "x"), chosen[0], chosen[1]]).await.expect(403);
    post(&mut client, path, &[("mat_khau", "sai rồi"), chosen[1]]).await.expect(422).shows("chưa đúng");
    post(&mut client, path, &[("mat_khau", PASSWORD)]).await.expect(422).shows("hãy chọn ai phụ trách");
    let stranger = person(&world, &email(Role::Writer, world.b.slug)).await.id.0.to_string();
    post(&mut client, path, &[("mat_khau", PASSWORD), (&field, &stranger)]).await.expect(422);
    person(&world, &own).await;

    let answer = post(&mut client, path, &chosen).await.expect(200).shows("Đã xóa tài khoản");
    assert_eq!(answer.header("clear-site-data"), "\"cache\", \"storage\"");
    client.get("/").await.expect(303);
    other.get("/").await.expect(303);
    sign_in(&mut world.on("studio"), &own, PASSWORD, &[]).await.expect(422);
    let gone = world.core.store.people().by_id(id).await.expect("people").expect("a row");
    assert_eq!((gone.name.as_str(), gone.removed, gone.password_hash.is_none()), ("Tài khoản đã xóa", true, true));
    assert_eq!(gone.email.as_str(), format!("xoa-{}@trangxa.invalid", id.0));

    // Residents notice nothing; colleagues see whose it is now, and that somebody is gone.
    world.on(world.a.slug).get("/tin-tuc/lich-tiep-cong-dan-thang-02").await.expect(200);
    let mut admin = world.signed_in(Role::UnitAdmin, &world.a).await;
    let item = format!("/don-vi/{}/bai-viet/{}", world.a.slug, world.a.published.0);
    let care = admin.get(&format!("{item}/phu-trach")).await.expect(200).text();
    let selected = care.split("<option ").find(|option| option.contains("selected")).expect("somebody");
    assert!(selected.contains(&format!("value=\"{}\"", heir.0)), "{selected}");
    admin.get(&format!("{item}/ban-luu")).await.expect(200).shows("Tài khoản đã xóa");
    let record = admin.get(&format!("/don-vi/{}/nhat-ky", world.a.slug)).await.expect(200).words();
    assert!(record.contains("Tài khoản đã xóa đăng bài") && record.contains("xóa tài khoản của"), "{record}");
    assert!(record.contains("Giao bài lại cho người số"), "{record}");
}

#[tokio::test]
async fn the_last_administrator_cannot_go() {
    let world = World::new().await;
    for (role, words) in [(Role::UnitAdmin, "xã Phước Hưng"), (Role::PlatformAdmin, "cả nền tảng")] {
        let mut client = world.signed_in(role, &world.a).await;
        let page = post(&mut client, "/tai-khoan/xoa", &[("mat_khau", PASSWORD)]).await.expect(422);
        page.shows("quản trị cuối cùng").shows(words);
        client.get("/tai-khoan").await.expect(200);
    }
    // With another one there, the first may.
    let unit = Some(world.a.unit);
    let heir = writer(&world).await;
    let granted = world.core.store.write(|tx| async move {
        tx.people().grant(heir, domain::access::Membership { role: Role::UnitAdmin, unit }).await?;
        Ok::<_, server::core::ActionError>(())
    });
    granted.await.expect("granted");
    let mut client = world.signed_in(Role::UnitAdmin, &world.a).await;
    post(&mut client, "/tai-khoan/xoa", &[("mat_khau", PASSWORD)]).await.expect(200).shows("Đã xóa");
    // And is the last now.
    let mut last = world.signed_in(Role::Writer, &world.a).await;
    post(&mut last, "/tai-khoan/xoa", &[("mat_khau", PASSWORD)]).await.expect(422).shows("quản trị cuối cùng");
}
