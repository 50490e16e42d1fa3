//! People of a unit and of the platform: invited, given roles, sent away; what each administrator sees of whom.

use domain::access::{Membership, Role};
use domain::letter::Letter;
use domain::person::{EmailAddress, PersonId};
use server::core::ActionError;

use super::support::answer::Answer;
use super::support::client::Client;
use super::support::world::{PASSWORD, Twin, World, email, sign_in};
use super::teams::hamlet;

const LAST: &str = "quản trị cuối cùng của xã Phước Hưng";
const LINK: &str = "http://studio.localhost:3000/dat-mat-khau/";

fn people(twin: &Twin) -> String {
    format!("/don-vi/{}/nguoi", twin.slug)
}

async fn id_of(world: &World, address: &str) -> PersonId {
    let email = EmailAddress::parse(address).expect("an address");
    world.core.store.people().by_email(&email).await.expect("a read").expect("somebody").id
}

/// Every letter on its way, oldest first; asking takes them.
async fn letters(world: &World) -> Vec<Letter> {
    let (now, store) = (world.clock.now(), &world.core.store);
    let mut found = Vec::new();
    while let Some(claim) = store.claim_letter(now, now.plus_seconds(86_400)).await.expect("a read") {
        let sent = &claim;
        store.write(|tx| async move { Ok::<_, ActionError>(tx.outbox().sent(sent).await?) }).await.expect("a write");
        found.push(claim.letter);
    }
    found
}

/// The path of the link in a letter.
fn link(letter: &Letter) -> String {
    let line = letter.body().lines().find(|line| line.starts_with(LINK)).expect("a link on a line of its own");
    line.trim_start_matches("http://studio.localhost:3000").to_owned()
}

struct Administrator {
    client: Client,
    csrf: String,
    list: String,
}

impl Administrator {
    async fn of(world: &World, twin: &Twin) -> Self {
        let mut client = world.signed_in(Role::UnitAdmin, twin).await;
        let csrf = client.get("/").await.value_of("csrf");
        Self { client, csrf, list: people(twin) }
    }

    async fn platform(world: &World) -> Self {
        let mut client = world.signed_in(Role::PlatformAdmin, &world.a).await;
        let csrf = client.get("/").await.value_of("csrf");
        Self { client, csrf, list: "/nen-tang/nguoi".to_owned() }
    }

    async fn invite(&mut self, email: &str, name: &str, role: &str) -> Answer {
        let fields = [("csrf", self.csrf.as_str()), ("email", email), ("ho_ten", name), ("vai_tro", role)];
        self.client.post(&self.list, &fields).await
    }

    async fn see(&mut self) -> Answer {
        self.client.get(&self.list).await.expect(200)
    }

    async fn look(&mut self, id: PersonId) -> Answer {
        self.client.get(&format!("{}/{}", self.list, id.0)).await
    }

    async fn roles(&mut self, id: PersonId, roles: &[&str], more: &[(&str, &str)]) -> Answer {
        let mut fields = vec![("csrf", self.csrf.as_str())];
        fields.extend(roles.iter().map(|role| ("vai_tro", *role)));
        fields.extend_from_slice(more);
        self.client.post(&format!("{}/{}", self.list, id.0), &fields).await
    }

    async fn act(&mut self, id: PersonId, deed: &str) -> Answer {
        let path = format!("{}/{}/tai-khoan", self.list, id.0);
        self.client.post(&path, &[("csrf", self.csrf.as_str()), ("viec", deed)]).await
    }
}

async fn accept(world: &World, path: &str) -> Client {
    let mut client = world.on("studio");
    let csrf = client.get(path).await.expect(200).value_of("csrf");
    let fields = [("csrf", csrf.as_str()), ("password", PASSWORD), ("password_again", PASSWORD)];
    client.post(path, &fields).await.expect(303);
    client
}

#[tokio::test]
async fn an_invitation_becomes_a_role_that_works() {
    let world = World::new().await;
    let mut admin = Administrator::of(&world, &world.a).await;
    admin.client.get(&format!("/don-vi/{}", world.a.slug)).await.expect(200).shows(&people(&world.a));
    let done = admin.invite("Hoa@phuochung.example.vn", "Lê  Thị Hoa", "writer").await;
    done.leads_to(&format!("{}?da=moi", people(&world.a)));
    admin.see().await.shows("Lê Thị Hoa").shows("Chưa nhận lời mời").shows("Gửi lại lời mời cho Lê Thị Hoa");
    let sent = letters(&world).await;
    assert_eq!(sent.len(), 1);
    assert_eq!(sent[0].to().as_str(), "hoa@phuochung.example.vn");
    let mut hoa = accept(&world, &link(&sent[0])).await;
    hoa.forbidden.push(world.b.secret.to_owned());
    hoa.get(&format!("/don-vi/{}/bai-viet/moi", world.a.slug)).await.expect(200);
    hoa.get(&people(&world.a)).await.expect(403);
    hoa.get(&format!("/don-vi/{}", world.b.slug)).await.expect(404);
    let id = id_of(&world, "hoa@phuochung.example.vn").await;
    admin.look(id).await.expect(200).shows("Đang hoạt động").hides("Gửi lại lời mời");
    admin.act(id, "moi_lai").await.expect(422).shows("đã nhận lời mời rồi");
    admin.client.get(&format!("/don-vi/{}/nhat-ky", world.a.slug)).await.expect(200).shows("mời người dùng");
    // The twin's administrator learns nothing of it, and can do nothing.
    let mut twin = Administrator::of(&world, &world.b).await;
    twin.see().await.hides("Lê Thị Hoa");
    twin.look(id).await.expect(404);
    twin.roles(id, &["writer"], &[]).await.expect(404);
    for deed in ["moi_lai", "ket_thuc", "go_xac_minh", "khoa", "mo", "roi"] {
        twin.act(id, deed).await.expect(404);
    }
    hoa.get(&format!("/don-vi/{}", world.a.slug)).await.expect(200);
}

#[tokio::test]
async fn of_who_works_elsewhere_a_unit_learns_no_more_than_of_a_stranger() {
    let world = World::new().await;
    let address = email(Role::Writer, world.b.slug);
    let known = id_of(&world, &address).await;
    let named = world.core.store.write(|tx| async move {
        tx.people().set_name(known, "Bùi Bí Mật").await?;
        Ok::<_, ActionError>(())
    });
    named.await.expect("a name");
    let mut admin = Administrator::of(&world, &world.a).await;
    admin.client.forbidden.push("Bùi Bí Mật".to_owned());
    let stranger = admin.invite("la@phuochung.example.vn", "Người Lạ", "writer").await.expect(303);
    let answer = admin.invite(&address, "Bạn Quen", "writer").await.expect(303);
    assert_eq!(answer.header("location"), stranger.header("location"));
    let page = admin.see().await.words();
    let facts = |name: &str, next: &str| {
        let from = page.find(name).expect("a row");
        page[from + name.len()..].split(next).next().unwrap_or_default().to_owned()
    };
    let of_known = facts("Bạn Quen", "@");
    assert!(of_known.contains("Người viết") && of_known.contains("Chưa nhận lời mời"), "{of_known}");
    assert!(facts("Người Lạ", "@").contains("Chưa nhận lời mời"));
    admin.look(known).await.expect(200).shows("Gửi lại lời mời").hides("nơi khác").hides("Khóa tài khoản");
    for deed in ["khoa", "go_xac_minh", "ket_thuc"] {
        admin.act(known, deed).await.expect(422).shows("chưa nhận lời mời");
    }
    admin.roles(known, &["writer", "approver"], &[]).await.expect(303);
    admin.see().await.shows("Bạn Quen");
    let item = world.a.draft.0;
    admin.client.get(&format!("/don-vi/{}/bai-viet/{item}/phu-trach", world.a.slug)).await.expect(200);
    admin.client.get(&format!("/don-vi/{}/nhat-ky", world.a.slug)).await.expect(200);
    admin.act(known, "moi_lai").await.expect(303);
    let sent = letters(&world).await;
    let to_known: Vec<_> = sent.iter().filter(|letter| letter.to().as_str() == address).collect();
    assert_eq!(to_known.len(), 2);
    assert!(to_known.iter().all(|letter| !letter.body().contains(LINK) && letter.body().contains("Bùi Bí Mật")));

    // The role works at once; once they come to this very desk they are a colleague like any other.
    let mut client = world.on("studio");
    sign_in(&mut client, &address, PASSWORD, &[]).await.expect(303);
    client.get(&format!("/don-vi/{}", world.b.slug)).await.expect(200);
    admin.see().await.shows("Bạn Quen");
    client.get(&format!("/don-vi/{}", world.a.slug)).await.expect(200);
    admin.client.forbidden.pop();
    admin.see().await.shows("Bùi Bí Mật").hides("Bạn Quen");
    admin.look(known).await.expect(200).shows("còn làm việc ở nơi khác").hides("Khóa tài khoản");
    for deed in ["khoa", "go_xac_minh"] {
        admin.act(known, deed).await.expect(422).shows("còn làm việc ở nơi khác");
    }
    admin.act(known, "roi").await.leads_to(&format!("{}?da=roi", people(&world.a)));
    client.get(&format!("/don-vi/{}", world.b.slug)).await.expect(303);
    sign_in(&mut client, &address, PASSWORD, &[]).await.expect(303);
    client.get(&format!("/don-vi/{}", world.a.slug)).await.expect(404);
    client.get(&format!("/don-vi/{}", world.b.slug)).await.expect(200);
}

/// Only the link the server printed at its start opens that account; a letter would go nowhere and void it.
#[tokio::test]
async fn the_administrator_nobody_named_is_offered_no_letter() {
    const INSTEAD: &str = "liên kết in ra lúc khởi động";
    let world = World::new().await;
    let unnamed = server::actions::people::ensure_unnamed_administrator(&world.core).await.expect("somebody");
    let token = server::actions::people::issue_link(&world.core, unnamed).await.expect("a link");
    let mut platform = Administrator::platform(&world).await;
    platform.see().await.shows("quan-tri@chua-dat-ten.invalid").shows(INSTEAD).hides("Gửi lại lời mời");
    platform.look(unnamed).await.expect(200).shows(INSTEAD).hides("Gửi lại lời mời");
    platform.act(unnamed, "moi_lai").await.expect(422).shows("chưa có địa chỉ thư");
    assert!(letters(&world).await.is_empty());
    world.on("studio").get(&format!("/dat-mat-khau/{token}")).await.expect(200);
    // Whoever has an address is written to as before.
    platform.invite("hoa@phuochung.example.vn", "Lê Thị Hoa", "platform_admin").await.expect(303);
    platform.see().await.shows("Gửi lại lời mời cho Lê Thị Hoa").hides("Gửi lại lời mời cho Quản trị");
    // The way out that is told.
    let fields = [("csrf", platform.csrf.as_str()), ("viec", "thoi"), ("vai_tro", "platform_admin"), ("don_vi", "")];
    platform.client.post(&format!("/nen-tang/nguoi/{}/tai-khoan", unnamed.0), &fields).await.expect(303);
    platform.see().await.hides(INSTEAD);
}

#[tokio::test]
async fn another_letter_voids_the_link_of_the_former_one() {
    let world = World::new().await;
    let mut admin = Administrator::of(&world, &world.a).await;
    admin.invite("hoa@phuochung.example.vn", "Lê Thị Hoa", "writer").await.expect(303);
    let again = admin.invite("hoa@phuochung.example.vn", "Lê Thị Hoa", "writer").await.expect(422);
    assert_eq!(again.shows("đã giữ vai trò ấy").value_of("ho_ten"), "Lê Thị Hoa");
    let id = id_of(&world, "hoa@phuochung.example.vn").await;
    admin.act(id, "moi_lai").await.expect(303);
    let [first, second] = letters(&world).await.try_into().expect("two letters");
    world.on("studio").get(&link(&first)).await.expect(410);
    world.on("studio").get(&link(&second)).await.expect(200);
    // Who leaves before coming cannot come any more.
    admin.act(id, "roi").await.expect(303);
    world.on("studio").get(&link(&second)).await.expect(410);
    admin.see().await.hides("Lê Thị Hoa");
    assert!(letters(&world).await.is_empty(), "nothing to tell somebody who never came");
}

#[tokio::test]
async fn what_does_not_hold_is_refused_field_by_field_and_stays() {
    let world = World::new().await;
    let mut admin = Administrator::of(&world, &world.a).await;
    admin.invite("", "", "").await.expect(422).shows("Có 3 chỗ cần sửa");
    for role in ["province_editor", "platform_admin", "nothing"] {
        let refused = admin.invite("a@b.vn", "Lê Thị Hoa", role).await.expect(422).shows("Vai trò: hãy chọn");
        assert_eq!(refused.value_of("ho_ten"), "Lê Thị Hoa");
    }
    admin.invite("dong-lenh@trangxa.invalid", "Máy", "unit_admin").await.expect(422).shows("chưa phải một địa chỉ");
    let writer = id_of(&world, &email(Role::Writer, world.a.slug)).await;
    admin.roles(writer, &[], &[]).await.expect(422).shows("hãy giữ ít nhất một vai trò");
    admin.roles(writer, &["writer", "platform_admin"], &[]).await.expect(422).shows("không giao được");
    admin.roles(writer, &["province_editor"], &[]).await.expect(422);
    admin.act(writer, "x").await.expect(422).shows("Hãy bấm một trong các nút");
    let theirs = id_of(&world, &email(Role::Writer, world.b.slug)).await;
    admin.look(theirs).await.expect(404);
    admin.roles(theirs, &["writer"], &[]).await.expect(404);
    admin.act(theirs, "khoa").await.expect(404);
    let path = people(&world.a);
    let stale = [("csrf", "x"), ("email", "a@b.vn"), ("ho_ten", "Lê Thị Hoa"), ("vai_tro", "writer")];
    assert_eq!(admin.client.post(&path, &stale).await.expect(403).value_of("ho_ten"), "Lê Thị Hoa");
    assert!(letters(&world).await.is_empty());
}

#[tokio::test]
async fn a_form_posted_after_the_session_ended_comes_back_filled() {
    let world = World::new().await;
    let mut client = world.on("studio");
    let fields = [("email", "hoa@phuochung.example.vn"), ("ho_ten", "Lê Thị Hoa"), ("vai_tro", "approver")];
    let asked = client.post(&people(&world.a), &fields).await.expect(401);
    let held = fields.map(|(name, _)| (format!("giu.{name}"), asked.value_of(&format!("giu.{name}"))));
    let path = people(&world.a);
    let mut more: Vec<(&str, &str)> = held.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    more.push(("tiep", &path));
    let back = sign_in(&mut client, &email(Role::UnitAdmin, world.a.slug), PASSWORD, &more).await.expect(200);
    assert_eq!(back.shows("chưa được lưu").value_of("ho_ten"), "Lê Thị Hoa");
    assert!(letters(&world).await.is_empty());
}

#[tokio::test]
async fn a_locked_account_is_out_at_the_next_request_and_may_come_back() {
    let world = World::new().await;
    let mut admin = Administrator::of(&world, &world.a).await;
    let mut writer = world.signed_in(Role::Writer, &world.a).await;
    let address = email(Role::Writer, world.a.slug);
    let id = id_of(&world, &address).await;
    let desk = format!("/don-vi/{}", world.a.slug);
    writer.get(&desk).await.expect(200);
    admin.look(id).await.expect(200).shows("Kết thúc các phiên").shows("lúc 08:00 ngày 27/01/2024");
    admin.act(id, "ket_thuc").await.leads_to(&format!("{}/{}?da=ket_thuc", people(&world.a), id.0));
    writer.get(&desk).await.expect(303);
    let mut writer = world.signed_in(Role::Writer, &world.a).await;
    admin.act(id, "khoa").await.expect(303);
    assert!(world.core.store.sessions().of(id, world.clock.now()).await.expect("a read").is_empty());
    writer.get(&desk).await.expect(303);
    let mut again = world.on("studio");
    let refused = sign_in(&mut again, &address, PASSWORD, &[]).await;
    assert!(refused.status.is_client_error(), "{}", refused.status);
    admin.look(id).await.expect(200).shows("Đã khóa").shows("Mở lại tài khoản");
    admin.act(id, "mo").await.expect(303);
    world.signed_in(Role::Writer, &world.a).await.get(&desk).await.expect(200);
    // Nobody does this to themselves.
    let own = id_of(&world, &email(Role::UnitAdmin, world.a.slug)).await;
    admin.look(own).await.expect(200).shows("Đây là tài khoản của bạn").hides("Khóa tài khoản");
    admin.act(own, "khoa").await.expect(422).shows("tài khoản của chính mình");
    admin.act(own, "ket_thuc").await.leads_to("/");
    admin.client.get(&people(&world.a)).await.expect(303);
}

#[tokio::test]
async fn a_lost_phone_is_forgotten_by_who_runs_all_the_person_works_for() {
    let world = World::new().await;
    let id = id_of(&world, &email(Role::Approver, world.a.slug)).await;
    let now = world.clock.now();
    let added = world.core.store.write(|tx| async move {
        tx.factors().set_code_app(id, &[7; 20], 1, now).await?;
        Ok::<_, ActionError>(())
    });
    let mut admin = Administrator::of(&world, &world.a).await;
    admin.look(id).await.expect(200).shows("Có thể đăng mà chưa có xác minh hai bước").hides("Gỡ xác minh");
    added.await.expect("an app");
    admin.look(id).await.expect(200).shows("Có xác minh hai bước").shows("Gỡ xác minh hai bước");
    admin.act(id, "go_xac_minh").await.expect(303);
    assert!(!world.core.store.people().factors().counts(id).await.expect("a read").has_second());
}

#[tokio::test]
async fn the_last_administrator_stays() {
    let world = World::new().await;
    let mut admin = Administrator::of(&world, &world.a).await;
    let own = id_of(&world, &email(Role::UnitAdmin, world.a.slug)).await;
    let approver = id_of(&world, &email(Role::Approver, world.a.slug)).await;
    admin.roles(own, &["writer"], &[]).await.expect(422).shows(LAST);
    admin.act(own, "roi").await.expect(422).shows(LAST);
    let mut platform = Administrator::platform(&world).await;
    platform.act(own, "khoa").await.expect(422).shows(LAST);
    let take = |role: &'static str, unit: &'static str| [("viec", "thoi"), ("vai_tro", role), ("don_vi", unit)];
    let csrf = platform.csrf.clone();
    let post = async |platform: &mut Administrator, id: PersonId, fields: [(&'static str, &'static str); 3]| {
        let mut all = vec![("csrf", csrf.as_str())];
        all.extend(fields);
        platform.client.post(&format!("/nen-tang/nguoi/{}/tai-khoan", id.0), &all).await
    };
    post(&mut platform, own, take("unit_admin", "xa-phuoc-hung")).await.expect(422).shows(LAST);
    let root = id_of(&world, &email(Role::PlatformAdmin, "")).await;
    post(&mut platform, root, take("platform_admin", "")).await.expect(422).shows("cuối cùng của cả nền tảng");
    // Somebody invited who has not come yet is none who could.
    admin.invite("hoa@phuochung.example.vn", "Lê Thị Hoa", "unit_admin").await.expect(303);
    admin.act(own, "roi").await.expect(422).shows(LAST);
    admin.roles(approver, &["approver", "unit_admin"], &[]).await.expect(303);
    admin.act(own, "roi").await.leads_to("/");
    admin.client.get(&people(&world.a)).await.expect(303);
    world.signed_in(Role::Approver, &world.a).await.get(&people(&world.a)).await.expect(200);
}

#[tokio::test]
async fn two_administrators_cannot_send_each_other_away_at_the_same_moment() {
    let world = World::new().await;
    let (own, other) = (
        id_of(&world, &email(Role::UnitAdmin, world.a.slug)).await,
        id_of(&world, &email(Role::Approver, world.a.slug)).await,
    );
    let unit = Some(world.a.unit);
    let both = world.core.store.write(|tx| async move {
        tx.people().grant(other, Membership { role: Role::UnitAdmin, unit }).await?;
        Ok::<_, ActionError>(())
    });
    both.await.expect("a role");
    let mut first = Administrator::of(&world, &world.a).await;
    let mut client = world.signed_in(Role::Approver, &world.a).await;
    let csrf = client.get("/").await.value_of("csrf");
    let mut second = Administrator { client, csrf, list: people(&world.a) };
    let (one, two) = tokio::join!(first.act(other, "khoa"), second.act(own, "khoa"));
    let won = [&one, &two]
        .iter()
        .filter(|answer| answer.status.as_u16() == 303 && answer.header("location").contains("da=khoa"))
        .count();
    assert_eq!(won, 1, "{} {}", one.status, two.status);
    let left =
        world.core.store.write(|tx| async move { Ok::<_, ActionError>(tx.people().administrators(unit).await?) });
    assert_eq!(left.await.expect("a read").len(), 1);
}

#[tokio::test]
async fn the_platform_sees_everybody_and_gives_and_takes_any_role() {
    let world = World::new().await;
    let mut platform = Administrator::platform(&world).await;
    platform.client.get("/").await.expect(200).shows("/nen-tang/nguoi").shows("/nen-tang/nhat-ky");
    platform.client.get("/nen-tang/don-vi").await.expect(200).shows("Quản trị: Nguyễn Thị Ngọc Lan").shows("4 người");
    platform.see().await.shows("10 người").shows("1 phiên đang mở").shows(&email(Role::Writer, world.b.slug));
    let csrf = platform.csrf.clone();
    let invite = [
        ("csrf", csrf.as_str()),
        ("email", "tam@nen-tang.example.vn"),
        ("ho_ten", "Võ Thị Tám"),
        ("don_vi", "xa-phuoc-hung"),
        ("vai_tro", "approver"),
    ];
    let mut wrong = invite;
    wrong[4] = ("vai_tro", "platform_admin");
    platform.client.post("/nen-tang/nguoi", &wrong).await.expect(422).shows("không giao được ở nơi đã chọn");
    wrong[3] = ("don_vi", "khong-co");
    platform.client.post("/nen-tang/nguoi", &wrong).await.expect(422).shows("hãy chọn một đơn vị");
    platform.client.post("/nen-tang/nguoi", &invite).await.leads_to("/nen-tang/nguoi?da=moi");
    let sent = letters(&world).await;
    assert!(sent[0].body().contains("xã Phước Hưng"), "{}", sent[0].body());
    platform
        .client
        .get("/nen-tang/nguoi?loc=chua-nhan")
        .await
        .expect(200)
        .shows("Võ Thị Tám")
        .hides("Ngọc Lan</a></h2>");
    platform.client.get("/nen-tang/nguoi?tim=vo+thi+tam").await.expect(200).shows("Võ Thị Tám");
    platform.client.get("/nen-tang/nguoi?tim=tam%40nen&loc=khoa").await.expect(200).shows("Không có ai khớp");
    let risky = platform.client.get("/nen-tang/nguoi?loc=mot-buoc").await.expect(200);
    risky.shows(&email(Role::Approver, world.a.slug)).hides(&email(Role::Writer, world.a.slug));
    let id = id_of(&world, "tam@nen-tang.example.vn").await;
    let at = format!("/nen-tang/nguoi/{}", id.0);
    platform.act(id, "moi_lai").await.leads_to(&format!("{at}?da=moi_lai"));
    let give = [("csrf", csrf.as_str()), ("don_vi", ""), ("vai_tro", "platform_admin")];
    platform.client.post(&at, &give).await.leads_to(&format!("{at}?da=vai_tro"));
    let give = [("csrf", csrf.as_str()), ("don_vi", "phuong-phuoc-hung"), ("vai_tro", "unit_admin")];
    platform.client.post(&at, &give).await.expect(303);
    platform.look(id).await.expect(200).shows("cả nền tảng").shows("Phường Phước Hưng").shows("Xã Phước Hưng");
    let take = [("csrf", csrf.as_str()), ("viec", "thoi"), ("don_vi", "xa-phuoc-hung"), ("vai_tro", "approver")];
    platform.client.post(&format!("{at}/tai-khoan"), &take).await.expect(303);
    platform.client.post(&format!("{at}/tai-khoan"), &take).await.expect(422).shows("không còn giữ vai trò");
    platform.act(id, "khoa").await.expect(303);
    platform.client.get("/nen-tang/nguoi?loc=khoa").await.expect(200).shows("Võ Thị Tám");
    let table = platform.client.get("/nen-tang/nguoi?dang=csv&loc=khoa").await.expect(200);
    assert!(table.header("content-type").starts_with("text/csv"));
    assert!(table.text().contains("Võ Thị Tám") && !table.text().contains("Ngọc Lan"), "{}", table.text());
    platform.client.get("/nen-tang/nguoi/999999").await.expect(404);
}

#[tokio::test]
async fn a_team_member_works_in_a_hamlet_chosen_from_the_units_list() {
    let world = World::new().await;
    let mut admin = Administrator::of(&world, &world.a).await;
    let writer = id_of(&world, &email(Role::Writer, world.a.slug)).await;
    let list = format!("href=\"/don-vi/{}/thon-ap\"", world.a.slug);
    // Of the twin's hamlets none is ours.
    hamlet(&world, &world.b, "Ấp Bắc").await;
    admin.see().await.shows("Thêm thôn, ấp, khu phố").shows(&list).hides("Ấp Bắc");
    let member = async |admin: &mut Administrator, hamlet: &str| {
        let fields = [
            ("csrf", admin.csrf.as_str()),
            ("email", "hoa@phuochung.example.vn"),
            ("ho_ten", "Lê Thị Hoa"),
            ("vai_tro", "team_member"),
            ("thon_ap", hamlet),
        ];
        let list = admin.list.clone();
        admin.client.post(&list, &fields).await
    };
    member(&mut admin, "Ấp Bắc").await.expect(422).shows("đơn vị chưa có danh sách").shows(&list);
    let id = hamlet(&world, &world.a, "Ấp Bắc").await;
    hamlet(&world, &world.a, "Ấp Nam").await;
    admin.see().await.shows("<option value=\"Ấp Nam\"").hides("Thêm thôn, ấp, khu phố");
    let refused = member(&mut admin, "").await.expect(422).shows("hãy chọn nơi người này tham gia");
    assert_eq!(refused.value_of("ho_ten"), "Lê Thị Hoa");
    member(&mut admin, "Ấp Đông").await.expect(422).shows("không có “Ấp Đông”").shows("Ấp Bắc, Ấp Nam");
    assert!(letters(&world).await.is_empty());
    member(&mut admin, "Ấp Nam").await.expect(303);
    admin.see().await.shows("Thành viên tổ công nghệ số cộng đồng – Ấp Nam");
    let hoa = id_of(&world, "hoa@phuochung.example.vn").await;
    admin.look(hoa).await.expect(200).shows("<option value=\"Ấp Nam\" selected");
    // Later another one, by the same rule.
    admin.roles(hoa, &["team_member"], &[("thon_ap", "")]).await.expect(422).shows("hãy chọn nơi người này tham gia");
    admin.roles(hoa, &["team_member"], &[("thon_ap", "Ấp Bắc")]).await.expect(303);
    admin.roles(writer, &["writer", "team_member"], &[]).await.expect(422);
    admin.roles(writer, &["writer"], &[]).await.expect(303);
    let link = link(&letters(&world).await[0]);
    let mut desk = accept(&world, &link).await;
    let own = format!("/don-vi/{}/thon-ap/{}", world.a.slug, id.0);
    desk.get(&own).await.expect(200);
    // Whatever the hamlet is called, it is theirs, and the list says its name of now.
    let fields = [("csrf", admin.csrf.as_str()), ("phien_ban", "1"), ("loai", "khu-pho"), ("ten", "Bắc")];
    admin.client.post(&own, &fields).await.expect(303);
    desk.get(&own).await.expect(200);
    admin.see().await.shows("Thành viên tổ công nghệ số cộng đồng – Khu phố Bắc").hides("– Ấp Bắc");
    admin.look(hoa).await.expect(200).shows("<option value=\"Khu phố Bắc\" selected");
}

#[tokio::test]
async fn the_platform_names_a_hamlet_of_the_unit_it_chose() {
    let world = World::new().await;
    hamlet(&world, &world.b, "Ấp Nam").await;
    hamlet(&world, &world.a, "Ấp Bắc").await;
    let mut platform = Administrator::platform(&world).await;
    let mut give = async |hamlet: &str| {
        let fields = [
            ("csrf", platform.csrf.as_str()),
            ("email", "hoa@phuochung.example.vn"),
            ("ho_ten", "Lê Thị Hoa"),
            ("don_vi", world.a.slug),
            ("vai_tro", "team_member"),
            ("thon_ap", hamlet),
        ];
        platform.client.post("/nen-tang/nguoi", &fields).await
    };
    give("Ấp Nam").await.expect(422).shows("không có “Ấp Nam”").shows("Ấp Bắc");
    give("ap bac").await.expect(303);
    let mut admin = Administrator::of(&world, &world.a).await;
    admin.see().await.shows("Thành viên tổ công nghệ số cộng đồng – Ấp Bắc");
}
