//! Help requests through the doors people use: a resident without account, cookie or script; people of the team and the
//! unit at the desk; the jobs under a clock that is moved.

use domain::access::{Actor, Membership, Role};
use domain::hamlet::{HamletField, HamletForm, HamletId};
use domain::help_request::{Asked, Contact, RequestState, timing};
use domain::item::ItemKind;
use domain::moment::Moment;
use domain::person::{EmailAddress, PersonId};
use domain::topic::Topic;
use http::header;
use server::actions::help_requests::{self, Whose};
use server::core::ActionError;
use server::web::public::asking::whose;
use store::{HamletSaved, Location, RequestChange, Store};

use super::backup::Home;
use super::support::answer::Answer;
use super::support::client::Client;
use super::support::world::{Twin, World, draft_of, email, item};

const FORM: &str = "/hoi-to-cong-nghe";
const LOOK: &str = "/tra-cuu-yeu-cau";
const DAY: i64 = 86_400;

impl World {
    async fn actor_of(&self, role: Role, twin: &Twin) -> Actor {
        let email = EmailAddress::parse(&email(role, twin.slug)).expect("an address");
        let person = self.core.store.people().by_email(&email).await.expect("people").expect("the person").id;
        Actor::new(person, vec![Membership { role, unit: Some(twin.unit) }])
    }

    /// A hamlet on the list of a unit.
    async fn hamlet(&self, twin: &Twin, name: &str) -> HamletId {
        let by = self.actor_of(Role::UnitAdmin, twin).await.desk(twin.unit).expect("a desk").administrator();
        let (by, at) = (by.expect("an administrator"), self.clock.now());
        let mut form = HamletForm::default();
        form.set(HamletField::Name, name);
        let text = &form.check().expect("a hamlet");
        let add = self.core.store.write(|tx| async move {
            tx.touch(by.unit());
            Ok::<_, ActionError>(tx.administration(by).add_hamlet(text, at).await?)
        });
        match add.await.expect("a write") {
            HamletSaved::Done(id) => id,
            other => panic!("{other:?}"),
        }
    }

    /// Says in which hamlet the cast's team member works.
    async fn works_in(&self, twin: &Twin, name: &str) {
        let person = self.actor_of(Role::TeamMember, twin).await.person();
        let what = Membership { role: Role::TeamMember, unit: Some(twin.unit) };
        let tie = self
            .core
            .store
            .write(|tx| async move { Ok::<_, ActionError>(tx.people().set_hamlet(person, what, Some(name)).await?) });
        assert!(tie.await.expect("a write"));
    }

    /// What the tick does.
    async fn tick(&self) -> u64 {
        let app = &self.app;
        let whose = |unit| -> Option<Whose> { app.registry().unit(unit).map(|unit| whose(app, unit)) };
        help_requests::step(&self.core, &whose).await.expect("a pass")
    }
}

/// Both twins with two hamlets of the same names, and a team member each in the first.
async fn with_teams() -> World {
    let world = World::new().await;
    for twin in [&world.a, &world.b] {
        world.hamlet(twin, "Ấp Bắc").await;
        world.hamlet(twin, "Ấp Nam").await;
        world.works_in(twin, "Ấp Bắc").await;
    }
    world
}

/// A good form of a page, with other values for some fields.
fn filled<'a>(page: &Answer, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, String)> {
    let mut fields = vec![
        ("dau", page.value_of("dau")),
        ("lan", page.value_of("lan")),
        ("thon", "ap-bac".to_owned()),
        ("chu_de", "vneid".to_owned()),
        ("can_giup", "Tôi quên mật khẩu VNeID <b>bí-mật-của-bà-Tư</b>.".to_owned()),
        ("ho_ten", "Bà Tư Bí Mật".to_owned()),
        ("lien_he", "dien-thoai".to_owned()),
        ("so_dien_thoai", "0912 345 678".to_owned()),
        ("den_nha", "co".to_owned()),
        ("cho_o", "Sau chợ bí-mật, cổng xanh".to_owned()),
        ("dong_y", "co".to_owned()),
    ];
    for (name, value) in more {
        fields.retain(|(field, _)| field != name);
        fields.push((name, (*value).to_owned()));
    }
    fields
}

async fn send(client: &mut Client, fields: &[(&str, String)]) -> Answer {
    let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    client.post(FORM, &fields).await
}

/// Opens the form, takes a while to write, sends it.
async fn ask(world: &World, client: &mut Client, more: &[(&str, &str)]) -> Answer {
    let page = client.get(FORM).await.expect(200);
    world.clock.advance(20);
    send(client, &filled(&page, more)).await
}

/// The code on the page after a request was sent.
#[track_caller]
fn code(answer: &Answer) -> String {
    let text = answer.text();
    let (_, rest) = text.split_once("class=\"copied\"").expect("a code");
    let (shown, _) = rest.split_once("</p>").expect("its end");
    let groups = shown.split("<span>").skip(1).map(|group| group.split('<').next().unwrap_or_default());
    groups.collect::<Vec<_>>().join("-")
}

async fn look(client: &mut Client, code: &str) -> Answer {
    client.post(LOOK, &[("ma", code)]).await
}

/// Posts a deed at the desk, at the version the page shows.
async fn act(desk: &mut Client, path: &str, deed: &str, more: &[(&str, &str)]) -> Answer {
    let page = desk.get(path).await.expect(200);
    let (csrf, version) = (page.value_of("csrf"), page.value_of("phien_ban"));
    let mut fields = vec![("csrf", csrf.as_str()), ("phien_ban", version.as_str()), ("viec", deed)];
    fields.extend_from_slice(more);
    desk.post(path, &fields).await
}

#[track_caller]
fn is_without_secrets(answer: &Answer) {
    for secret in ["bí-mật", "Bí Mật", "0912", "912 345", "912345678"] {
        assert!(!answer.text().contains(secret), "{secret} is on the page:\n{}", answer.text());
    }
}

#[tokio::test]
async fn a_resident_asks_a_member_answers_and_the_code_shows_it() {
    let world = with_teams().await;
    let mut resident = world.on(world.a.slug);
    let asked = ask(&world, &mut resident, &[]).await.expect(200);
    assert_eq!(asked.header(header::CACHE_CONTROL.as_str()), "no-store");
    assert!(resident.cookie.is_none(), "no cookie");
    let code = code(&asked);
    is_without_secrets(&asked);
    assert!(!asked.links().iter().any(|link| link.contains(&code)), "a code is in no address");
    // In small letters, without hyphens.
    let shown = look(&mut resident, &code.to_lowercase().replace('-', " ")).await.expect(200);
    shown.words().contains("đang chờ tổ nhận").then_some(()).expect("the state in plain words");
    is_without_secrets(&shown);

    // The team's member is told by a letter that tells nothing of the resident.
    let letters = world.letters().await;
    let (to, subject, body) = letters.last().expect("a letter");
    assert_eq!((to.as_str(), subject.contains("Yêu cầu hỗ trợ mới")), (&*email(Role::TeamMember, world.a.slug), true));
    assert!(body.contains("Ấp Bắc") && body.contains("VNeID") && !body.contains("bí-mật") && !body.contains("912"));
    let link = body.lines().find(|line| line.starts_with("http")).expect("a link");
    let path = link.strip_prefix("http://studio.localhost:3000").expect("the desk").to_owned();

    let mut member = world.signed_in(Role::TeamMember, &world.a).await;
    member.get(&format!("/don-vi/{}", world.a.slug)).await.expect(200).shows("1 yêu cầu hỗ trợ chờ trả lời");
    member.get(&format!("/don-vi/{}/yeu-cau", world.a.slug)).await.expect(200).shows(&path).shows("Ấp Bắc");
    let page =
        member.get(&path).await.expect(200).shows("tel:+84912345678").shows("Bà Tư Bí Mật").shows("Sau chợ bí-mật");
    assert!(page.text().contains("&lt;b>bí-mật") || page.text().contains("&lt;b&gt;bí-mật"), "{}", page.text());
    act(&mut member, &path, "nhan", &[]).await.leads_to(&format!("{path}?da=nhan"));
    act(&mut member, &path, "ghi-chu", &[("ghi_chu", "Bà lớn tuổi, gọi buổi chiều.")]).await.expect(303);
    act(&mut member, &path, "luu", &[("tra_loi", "Bản nháp trả lời")]).await.expect(303);
    look(&mut resident, &code)
        .await
        .expect(200)
        .shows("Tổ đã nhận yêu cầu")
        .hides("Bản nháp trả lời")
        .hides("buổi chiều");
    act(&mut member, &path, "tra-loi", &[("tra_loi", "")]).await.expect(422).shows("Câu trả lời: hãy viết");
    act(&mut member, &path, "tra-loi", &[("tra_loi", "Mở VNeID,\nbấm Quên mật khẩu.")]).await.expect(303);
    let answered = look(&mut resident, &code).await.expect(200).shows("bấm Quên mật khẩu.");
    is_without_secrets(&answered);
    act(&mut member, &path, "xong", &[]).await.expect(303);
    // Closed: who asked is not shown any more.
    member.get(&path).await.expect(200).hides("tel:+84").hides("Bà Tư Bí Mật").hides("Sau chợ");
    let csrf = member.get("/").await.value_of("csrf");
    let late = [("csrf", csrf.as_str()), ("phien_ban", "5"), ("viec", "tra-loi"), ("tra_loi", "Lại nữa")];
    member.post(&path, &late).await.expect(422).shows("khép lại");
}

#[tokio::test]
async fn another_hamlet_or_unit_is_nowhere_and_a_member_publishes_nothing() {
    let world = with_teams().await;
    let mut resident = world.on(world.a.slug);
    ask(&world, &mut resident, &[]).await.expect(200);
    let to_south = code(&ask(&world, &mut resident, &[("thon", "ap-nam")]).await.expect(200));
    ask(&world, &mut resident, &[("thon", "khong-ro")]).await.expect(200);
    // The same code on the twin's site is unknown.
    look(&mut world.on(world.b.slug), &to_south).await.expect(422).shows("không có yêu cầu nào");
    let path = |id: u8| format!("/don-vi/{}/yeu-cau/{id}", world.a.slug);
    let mut member = world.signed_in(Role::TeamMember, &world.a).await;
    member.get(&path(1)).await.expect(200).hides("Chuyển cho tổ của");
    let csrf = member.get("/").await.value_of("csrf");
    for id in [2, 3, 9] {
        member.get(&path(id)).await.expect(404);
        for deed in ["nhan", "tra-loi", "ghi-chu", "chuyen", ""] {
            let fields = [
                ("csrf", csrf.as_str()),
                ("phien_ban", "1"),
                ("viec", deed),
                ("tra_loi", "x"),
                ("ghi_chu", "x"),
                ("thon", "1"),
            ];
            member.post(&path(id), &fields).await.expect(404);
        }
    }
    member.get(&format!("/don-vi/{}/yeu-cau", world.a.slug)).await.expect(200).shows("(1)").hides("Ấp Nam");
    // A member of the twin's hamlet of the same name.
    let mut other = world.signed_in(Role::TeamMember, &world.b).await;
    other.get(&path(1)).await.expect(404);
    other.get(&format!("/don-vi/{}/yeu-cau/1", world.b.slug)).await.expect(404);
    // A role that approves nothing and manages nobody.
    for (place, status) in [("chuyen-muc", 403), ("nguoi", 403), ("quy-trinh", 403)] {
        member.get(&format!("/don-vi/{}/{place}", world.a.slug)).await.expect(status);
    }
    let publish = format!("/don-vi/{}/bai-viet/{}/dang", world.a.slug, world.a.draft.0);
    member.post(&publish, &[("csrf", &csrf), ("phien_ban", "1")]).await.expect(403);
    member.post(&format!("{}/huong-dan", path(2)), &[("csrf", &csrf)]).await.expect(404);
    // The unit sees all and hands over; the other hamlet's team takes it from there.
    let mut unit = world.signed_in(Role::Writer, &world.a).await;
    unit.get(&format!("/don-vi/{}/yeu-cau", world.a.slug)).await.expect(200).shows("(3)");
    act(&mut unit, &path(3), "chuyen", &[("thon", "")]).await.expect(422).shows("Chuyển cho tổ của: hãy chọn");
    act(&mut unit, &path(3), "chuyen", &[("thon", "1")]).await.expect(303);
    member.get(&path(3)).await.expect(200);
    // Somebody was faster.
    let stale = [("csrf", csrf.as_str()), ("phien_ban", "1"), ("viec", "tra-loi"), ("tra_loi", "Chữ của tôi")];
    member.post(&path(3), &stale).await.expect(409).shows("Chữ của tôi");
}

#[tokio::test]
async fn what_was_typed_stays_whatever_is_wrong_and_twice_is_once() {
    let world = with_teams().await;
    let mut resident = world.on(world.a.slug);
    let page = resident.get(FORM).await.expect(200).shows("Để trống ô này").shows("Ấp Nam");
    assert_eq!(page.header(header::CACHE_CONTROL.as_str()), "no-store");
    // Too fast: shown again with everything; the same form goes through a moment later.
    let good = filled(&page, &[]);
    let again = send(&mut resident, &good).await.expect(403).shows("nhanh quá").shows("bí-mật-của-bà-Tư");
    assert_eq!(
        (again.value_of("lan"), again.value_of("so_dien_thoai")),
        (page.value_of("lan"), "0912 345 678".to_owned())
    );
    world.clock.advance(10);
    for (name, value, sentence) in [
        ("dong_y", "", "Đồng ý cho dùng thông tin:"),
        ("so_dien_thoai", "gọi Tư", "Số điện thoại: không nhận ra"),
        ("can_giup", " ", "Việc cần giúp: hãy viết"),
        ("thon", "ap-dong", "hãy chọn trong danh sách"),
        ("chu_de", "", "Cần giúp về việc gì: hãy chọn"),
        ("cho_o", "", "Nhà ở đâu, đi đường nào: hãy nhập"),
    ] {
        let answer = send(&mut resident, &filled(&page, &[(name, value)])).await.expect(422).shows(sentence);
        assert_eq!(answer.value_of("ho_ten"), "Bà Tư Bí Mật");
    }
    let first = code(&send(&mut resident, &good).await.expect(200));
    let second = code(&send(&mut resident, &filled(&page, &[("can_giup", "Lần nữa")])).await.expect(200));
    assert_eq!(first, second);
    assert_ne!(first, code(&ask(&world, &mut resident, &[]).await.expect(200)));
    // Too old, somebody else's, made up.
    let page = resident.get(FORM).await.expect(200);
    world.clock.advance(12 * 3_600);
    send(&mut resident, &filled(&page, &[])).await.expect(403).shows("mở quá lâu").shows("bí-mật-của-bà-Tư");
    let of_twin = world.on(world.b.slug).get(FORM).await.expect(200);
    world.clock.advance(20);
    send(&mut resident, &filled(&of_twin, &[])).await.expect(403);
    send(&mut resident, &filled(&of_twin, &[("dau", "x.y"), ("lan", "1")])).await.expect(403);
    let foreign = [("content-type", "application/x-www-form-urlencoded"), ("origin", "http://evil.example")];
    resident.send(http::Method::POST, FORM, &foreign, Some("dong_y=co".to_owned())).await.expect(403);
    let mut desk = world.signed_in(Role::UnitAdmin, &world.a).await;
    desk.get(&format!("/don-vi/{}/yeu-cau", world.a.slug)).await.expect(200).shows("Chờ trả lời (2)");
}

#[tokio::test]
async fn suspicious_messages_wait_for_a_person_and_a_network_has_an_end() {
    let world = with_teams().await;
    let mut resident = world.on(world.a.slug);
    let link = ask(&world, &mut resident, &[("can_giup", "Vay nhanh tại vay-nhanh.top")]).await.expect(200);
    ask(&world, &mut resident, &[("trang_web", "x")]).await.expect(200);
    assert_eq!(world.letters().await.len(), 0, "nobody is bothered by junk");
    look(&mut resident, &code(&link)).await.expect(200).shows("đang chờ tổ nhận").hides("rác");
    let list = format!("/don-vi/{}/yeu-cau", world.a.slug);
    let mut member = world.signed_in(Role::TeamMember, &world.a).await;
    member.get(&list).await.expect(200).shows("Chờ trả lời (0)").shows("Nghi thư rác (2)");
    act(&mut member, &format!("{list}/1"), "tra-loi", &[("tra_loi", "Chào")])
        .await
        .expect(422)
        .shows("nghi là thư rác");
    act(&mut member, &format!("{list}/1"), "khong-phai-rac", &[]).await.expect(303);
    assert_eq!(world.letters().await.len(), 1);
    act(&mut member, &format!("{list}/2"), "tu-choi", &[]).await.expect(422).shows("Lý do từ chối");
    act(&mut member, &format!("{list}/2"), "tu-choi", &[("ly_do", "thu-rac")]).await.expect(303);
    let mut refused_at = 0;
    for sent in 3..20 {
        let answer = ask(&world, &mut resident, &[]).await;
        if answer.status.as_u16() == 429 {
            let answer = answer.shows("nhiều yêu cầu quá").shows("bí-mật-của-bà-Tư");
            assert!(answer.header(header::RETRY_AFTER.as_str()).parse::<i64>().expect("seconds") > 0);
            refused_at = sent;
            break;
        }
        answer.expect(200);
    }
    assert_eq!(refused_at, 11, "ten an hour");
    world.clock.advance(3_600);
    ask(&world, &mut resident, &[]).await.expect(200);
}

#[tokio::test]
async fn a_code_is_looked_up_kindly_and_not_guessed() {
    let world = with_teams().await;
    let mut resident = world.on(world.a.slug);
    resident.get(LOOK).await.expect(200).shows("Mã yêu cầu");
    look(&mut resident, "").await.expect(422).shows("hãy nhập mã");
    look(&mut resident, "7KQ").await.expect(422).shows("12 chữ và số").shows("7KQ");
    let good = code(&ask(&world, &mut resident, &[]).await.expect(200));
    let end = if good.ends_with('Z') { "X" } else { "Z" };
    look(&mut resident, &format!("{}{end}", &good[..14])).await.expect(422).shows("gõ nhầm");
    // Taken back: everything that was typed is gone at once.
    let page = look(&mut resident, &good).await.expect(200);
    let (action, token) = (format!("{LOOK}/rut"), page.value_of("ma"));
    assert!(page.links().contains(&action) && token == good);
    let gone = resident.post(&action, &[("ma", &token)]).await.expect(200).shows("Đã rút yêu cầu");
    is_without_secrets(&gone);
    resident.post(&action, &[("ma", &token)]).await.expect(409);
    let mut desk = world.signed_in(Role::UnitAdmin, &world.a).await;
    let page = desk.get(&format!("/don-vi/{}/yeu-cau/1", world.a.slug)).await.expect(200).shows("đã bị xóa");
    is_without_secrets(&page);
    let mut tries = 0;
    while look(&mut resident, &good).await.status.as_u16() == 200 {
        tries += 1;
        assert!(tries < 100, "never an end");
    }
    assert_eq!(look(&mut resident, &good).await.status.as_u16(), 429);
    assert!(tries > 30, "a village shares an address: {tries}");
}

#[tokio::test]
async fn unanswered_requests_reach_the_unit_and_answered_ones_are_erased() {
    let world = with_teams().await;
    let mut resident = world.on(world.a.slug);
    let late = code(&ask(&world, &mut resident, &[]).await.expect(200));
    let answered = code(&ask(&world, &mut resident, &[]).await.expect(200));
    let list = format!("/don-vi/{}/yeu-cau", world.a.slug);
    let mut member = world.signed_in(Role::TeamMember, &world.a).await;
    act(&mut member, &format!("{list}/2"), "tra-loi", &[("tra_loi", "Làm thế này")]).await.expect(303);
    act(&mut member, &format!("{list}/2"), "xong", &[]).await.expect(303);
    let told = world.letters().await.len();
    let now = world.clock.now();
    let wait = (timing::due(now).micros() - now.micros()) / 1_000_000;
    world.clock.advance(wait - 100);
    assert_eq!(world.tick().await, 0);
    world.clock.advance(101);
    assert_eq!(world.tick().await, 1);
    assert_eq!(world.tick().await, 0, "once");
    let letters = world.letters().await;
    let (to, subject, body) = letters.last().expect("a letter");
    assert_eq!(letters.len(), told + 1);
    assert_eq!((to.as_str(), subject.contains("quá hạn")), (&*email(Role::UnitAdmin, world.a.slug), true));
    assert!(body.contains(&format!("{list}/1")) && !body.contains("bí-mật") && !body.contains("912"), "{body}");
    let mut unit = world.signed_in(Role::UnitAdmin, &world.a).await;
    unit.get(&format!("/don-vi/{}", world.a.slug)).await.expect(200).shows("1 đã quá hạn");
    unit.get(&list).await.expect(200).shows("Quá hạn");

    world.clock.advance(31 * DAY);
    assert_eq!(world.tick().await, 1);
    assert_eq!(world.tick().await, 0);
    let mut unit = world.signed_in(Role::UnitAdmin, &world.a).await;
    is_without_secrets(&unit.get(&format!("{list}/2")).await.expect(200).shows("đã bị xóa").hides("Làm thế này"));
    look(&mut resident, &answered).await.expect(200).shows("Đã xóa thông tin lúc").hides("Làm thế này");
    // Nobody answered the other one, so it waits for ever.
    unit.get(&format!("{list}/1")).await.expect(200).shows("bí-mật-của-bà-Tư");
    look(&mut resident, &late).await.expect(200).shows("đang chờ tổ nhận");
    let record = unit.get(&format!("/don-vi/{}/nhat-ky", world.a.slug)).await.expect(200);
    is_without_secrets(&record);
    let words = record.words();
    for deed in ["gửi yêu cầu hỗ trợ", "báo quá hạn trả lời", "xóa thông tin người hỏi", "Một người dân"]
    {
        assert!(words.contains(deed), "{deed} is not in {words}");
    }
}

#[tokio::test]
async fn an_answer_becomes_a_draft_of_a_guide_without_the_resident() {
    let world = with_teams().await;
    ask(&world, &mut world.on(world.a.slug), &[]).await.expect(200);
    let path = format!("/don-vi/{}/yeu-cau/1", world.a.slug);
    let mut writer = world.signed_in(Role::Writer, &world.a).await;
    writer.get(&path).await.expect(200).hides("Đưa vào hướng dẫn");
    let csrf = writer.get("/").await.value_of("csrf");
    writer.post(&format!("{path}/huong-dan"), &[("csrf", &csrf)]).await.expect(422).shows("chưa có câu trả lời");
    act(&mut writer, &path, "tra-loi", &[("tra_loi", "Mở VNeID, bấm Quên mật khẩu.")]).await.expect(303);
    writer.get(&path).await.expect(200).shows("Đưa vào hướng dẫn");
    let made = writer.post(&format!("{path}/huong-dan"), &[("csrf", &csrf)]).await.expect(303);
    let editor = writer.get(made.header(header::LOCATION.as_str())).await.expect(200);
    let words = editor.text();
    assert!(words.contains("Mở VNeID, bấm Quên mật khẩu.") && words.contains("Hướng dẫn mới: VNeID"), "{words}");
    is_without_secrets(&editor);
    world.on(world.a.slug).get("/huong-dan").await.expect(200).hides("bấm Quên mật khẩu");
    // Or one more step of a guide that is there; another commune's is none.
    writer.get(&path).await.expect(200).shows("Một hướng dẫn mới").shows("Hướng dẫn mới: VNeID</option>");
    let guide = made.header(header::LOCATION.as_str()).rsplit('/').next().expect("a number").to_owned();
    let into = async |writer: &mut Client, item: &str| {
        writer.post(&format!("{path}/huong-dan"), &[("csrf", &csrf), ("vao_huong_dan", item)]).await
    };
    let step = format!("/don-vi/{}/bai-viet/{guide}/cac-buoc", world.a.slug);
    into(&mut writer, &guide).await.leads_to(&format!("{step}/2"));
    let steps = writer.get(&step).await.expect(200).shows("Bước 1: Cách làm").shows("Bước 2: Cách làm");
    is_without_secrets(&steps);
    let (actor, form) = (World::actor(PersonId(1), world.b.unit), item("Nơi khác", world.b.secret));
    let (foreign, _) = draft_of(ItemKind::Guide, &world.core, &actor, world.b.unit, &form).await;
    let foreign = foreign.0.to_string();
    for nothing in [foreign.as_str(), "0", "abc", &world.a.draft.0.to_string()] {
        into(&mut writer, nothing).await.expect(422).shows("Thêm vào: hướng dẫn đã chọn không còn");
    }
    writer.get(&step).await.expect(200).hides("Bước 3");
}

#[tokio::test]
async fn where_nobody_answers_nobody_is_sent() {
    let world = World::new().await;
    let mut resident = world.on(world.a.slug);
    resident.get(FORM).await.expect(404);
    resident.get(LOOK).await.expect(404);
    resident.get("/").await.expect(200).hides(FORM);
    world.on("").get(FORM).await.expect(404);
}

#[tokio::test]
async fn a_restore_deletes_what_was_to_be_gone_before_anybody_is_served() {
    let folder = tempfile::tempdir().expect("a folder");
    let home = Home::sqlite(folder.path().join("home"));
    home.does(&["units", "list"]);
    let file = |home: &Home| Location::Sqlite(home.folder.join("trangxa.sqlite"));
    let store = Store::open(&file(&home)).await.expect("the store opens");
    // Long ago: asked, answered and settled.
    let at = Moment::from_micros(1_706_317_200_000_000);
    let registry = store.registry().await.expect("the registry");
    let unit = registry.units.iter().find(|unit| unit.slug == "xa-hoa-long").expect("a unit").id;
    let asked = &Asked {
        hamlet: None,
        topic: Topic::Vneid,
        need: "bí-mật".to_owned(),
        name: None,
        contact: Contact::InPerson,
        visit: None,
    };
    let digest = &[7; 32];
    store
        .write(|tx| async move { Ok::<_, ActionError>(tx.ask(unit, asked, digest, false, at).await?) })
        .await
        .expect("a request");
    let email = &EmailAddress::parse("q@n.example.vn").expect("an address");
    let add =
        store.write(|tx| async move { Ok::<_, ActionError>(tx.people().add(email, "Quản trị", None, at).await?) });
    let person = add.await.expect("a person");
    let desk =
        &Actor::new(person, vec![Membership { role: Role::PlatformAdmin, unit: None }]).desk(unit).expect("a desk");
    let words = &domain::help_request::AnswerWords::parse("Làm thế này").expect("words");
    for (version, change) in [(1, RequestChange::Answer(words)), (2, RequestChange::Finish)] {
        let step = store.write(|tx| async move {
            let id = domain::help_request::RequestId(1);
            Ok::<_, ActionError>(tx.requests(desk).step(id, version, change, at).await?)
        });
        step.await.expect("a step");
    }
    store.close().await;
    let backup = folder.path().join("copy");
    let backup = backup.to_str().expect("text");
    home.does(&["backup", "--to", backup]);
    let restored = Home::sqlite(folder.path().join("restored"));
    restored.does(&["restore", "--from", backup]);
    let store = Store::open(&file(&restored)).await.expect("the store opens");
    let snapshot = store.snapshot().await.expect("a snapshot");
    let tracked = snapshot.site(unit).tracked(digest).await.expect("a read").expect("the request");
    snapshot.end().await.expect("an end");
    assert_eq!((tracked.state, tracked.answer), (RequestState::Done, None));
    assert!(tracked.erased_at.is_some(), "deleted before the first start");
    store.close().await;
}
