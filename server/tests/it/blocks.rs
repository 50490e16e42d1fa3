//! Blocks: written once, named by texts, read by residents wherever they are named.

use domain::access::Role;
use domain::item::{ItemField, ItemKind};
use domain::person::PersonId;

use super::support::answer::Answer;
use super::support::client::Client;
use super::support::world::{Twin, World, draft, item, publish, publish_of};

const PROVINCE: &str = "tinh-ba-ria-vung-tau";

fn at(slug: &str) -> String {
    format!("/don-vi/{slug}/khoi-noi-dung")
}

async fn post(desk: &mut Client, path: &str, version: &str, fields: &[(&'static str, &str)]) -> Answer {
    let csrf = desk.get("/").await.value_of("csrf");
    let all = [&[("csrf", csrf.as_str()), ("phien_ban", version)], fields].concat();
    desk.post(path, &all).await
}

fn block<'a>(kind: &'a str, key: &'a str, value: &'a str) -> Vec<(&'static str, &'a str)> {
    vec![("loai", kind), ("ten", "Điện thoại bộ phận Một cửa"), ("ma", key), ("noi_dung", value)]
}

/// Adds a block; its address.
async fn added(desk: &mut Client, slug: &str, kind: &str, key: &str, value: &str) -> String {
    let answer = post(desk, &format!("{}/moi", at(slug)), "", &block(kind, key, value)).await.expect(303);
    answer.header("location").trim_end_matches("?da=them").to_owned()
}

/// An article residents can read, with this text.
async fn article(world: &World, twin: &Twin, body: &str) {
    let actor = World::actor(PersonId(1), twin.unit);
    let form = item("Đăng ký khai sinh", twin.secret).with(ItemField::Body, body);
    publish(&world.core, &actor, twin.unit, &form).await;
}

const ARTICLE: &str = "/tin-tuc/dang-ky-khai-sinh";
const DIALLED: &str = "<a href=\"tel:+842543852123\">0254 3852 123</a>";

#[tokio::test]
async fn a_block_changes_every_text_that_names_it() {
    let world = World::new().await;
    let mut desk = world.signed_in(Role::Approver, &world.a).await;
    let phone = added(&mut desk, world.a.slug, "phone", "", "0254.3852.123").await;
    desk.get(&phone).await.expect(200).shows("{{dien-thoai-bo-phan-mot-cua}}").shows("Chưa bài nào của đơn vị gọi");
    article(&world, &world.a, "Gọi {{dien-thoai-bo-phan-mot-cua}} hoặc `{{dien-thoai-bo-phan-mot-cua}}`.").await;
    let mut site = world.on(world.a.slug);
    let page = site.get(ARTICLE).await.expect(200).shows(DIALLED).shows("<code>{{dien-thoai-bo-phan-mot-cua}}</code>");
    let tag = page.header("etag").to_owned();
    site.get_with(ARTICLE, &[("if-none-match", &tag)]).await.expect(304);
    site.get("/ban-in/dang-ky-khai-sinh").await.expect(200).shows(DIALLED);
    // What is only the desk's changes no page.
    let renamed = [("loai", "phone"), ("ten", "Một cửa"), ("noi_dung", "0254 3852 123")];
    post(&mut desk, &phone, "1", &renamed).await.leads_to(&format!("{phone}?da=luu"));
    site.get_with(ARTICLE, &[("if-none-match", &tag)]).await.expect(304);
    let other = [("loai", "phone"), ("ten", "Một cửa"), ("noi_dung", "0254 3852 999")];
    post(&mut desk, &phone, "2", &other).await.leads_to(&format!("{phone}?da=luu"));
    let page = site.get_with(ARTICLE, &[("if-none-match", &tag)]).await.expect(200);
    page.shows("tel:+842543852999").hides("3852 123");
    site.get("/ban-in/dang-ky-khai-sinh").await.expect(200).shows("0254 3852 999");
    // Somebody who saw an older one changes nothing, and what is needed is not taken away.
    post(&mut desk, &phone, "1", &renamed).await.expect(409).shows("Có người vừa lưu khối này");
    desk.get(&phone).await.expect(200).shows("Đăng ký khai sinh").shows("Đang đăng");
    let kept = post(&mut desk, &format!("{phone}/xoa"), "3", &[]).await.expect(422);
    kept.shows("1 bài của đơn vị đang đăng hoặc đã hẹn giờ còn cần khối này");
    desk.get(&at(world.a.slug)).await.expect(200).shows("Một cửa").shows("Dùng trong 1 bài");
}

#[tokio::test]
async fn a_text_that_names_what_is_not_there_stays_a_draft() {
    let world = World::new().await;
    let mut desk = world.signed_in(Role::Approver, &world.a).await;
    let actor = World::actor(PersonId(1), world.a.unit);
    let form = item("Đăng ký khai sinh", world.a.secret).with(ItemField::Body, "Mở cửa {{gio-lam-viec}}.");
    let (id, version) = draft(&world.core, &actor, world.a.unit, &form).await;
    let page = format!("/don-vi/{}/bai-viet/{}", world.a.slug, id.0);
    let sentence = "Bài gọi khối nội dung “{{gio-lam-viec}}” mà đơn vị và tỉnh chưa có";
    desk.get(&page).await.expect(200).shows(sentence).shows("<mark>{{gio-lam-viec}}</mark>");
    desk.get(&format!("{page}/xem-truoc")).await.expect(200).shows("<mark>{{gio-lam-viec}}</mark>");
    for step in ["dang", "gui-duyet"] {
        let refused = post(&mut desk, &format!("{page}/{step}"), &version.to_string(), &[]).await;
        refused.expect(422).shows(sentence);
    }
    world.on(world.a.slug).get(ARTICLE).await.expect(404);
    // The list tells what is missing, and where it is made the key stands already.
    let list = desk.get(&at(world.a.slug)).await.expect(200).shows("Bài gọi mà chưa có").shows("?ma=gio-lam-viec");
    assert!(list.words().contains("{{gio-lam-viec}}: 1 bài gọi."), "{}", list.words());
    let new = desk.get(&format!("{}/moi?ma=gio-lam-viec", at(world.a.slug))).await.expect(200);
    assert_eq!(new.value_of("ma"), "gio-lam-viec");
    added(&mut desk, world.a.slug, "hours", "gio-lam-viec", "Sáng 7:30–11:30\r\nChiều 13:30–17:00").await;
    let shown = desk.get(&page).await.expect(200).hides(sentence).shows("Sáng 7:30–11:30<br>\nChiều 13:30–17:00.");
    // Beside the text stands what it may name, for whoever has no script.
    assert!(shown.words().contains("Điện thoại bộ phận Một cửa: Sáng 7:30–11:30, Chiều 13:30–17:00"));
    post(&mut desk, &format!("{page}/dang"), &version.to_string(), &[]).await.expect(303);
    world.on(world.a.slug).get(ARTICLE).await.expect(200).shows("Sáng 7:30–11:30<br>");
}

#[tokio::test]
async fn the_provinces_block_reaches_whoever_has_none_of_their_own() {
    let world = World::new().await;
    let mut province = world.signed_in(Role::ProvinceEditor, &world.a).await;
    let line = added(&mut province, PROVINCE, "text", "tong-dai", "tổng đài 1022").await;
    for twin in [&world.a, &world.b] {
        article(&world, twin, "Hỏi {{tong-dai}}.").await;
        world.on(twin.slug).get(ARTICLE).await.expect(200).shows("Hỏi tổng đài 1022.");
    }
    let page = province.get(&line).await.expect(200).shows("2 đơn vị khác");
    assert!(page.words().contains("Phường Phước Hưng: 1 bài"), "{}", page.words());
    page.hides("Đăng ký khai sinh");
    province.get(&at(PROVINCE)).await.expect(200).shows("và trong 2 bài ở 2 đơn vị khác");
    // A commune begins with what the province says, and its own stands before it.
    let mut ours = world.signed_in(Role::Approver, &world.a).await;
    let new = format!("{}/moi?ma=tong-dai", at(world.a.slug));
    ours.get(&at(world.a.slug)).await.expect(200).shows("Dùng chung từ cấp trên").shows(&new);
    assert_eq!(ours.get(&new).await.expect(200).value_of("noi_dung"), "tổng đài 1022");
    let own = added(&mut ours, world.a.slug, "text", "tong-dai", "số của xã").await;
    ours.get(&own).await.expect(200).shows("Thay cho khối của").shows("tổng đài 1022");
    let tags = async |twin: &Twin| world.on(twin.slug).get(ARTICLE).await.expect(200).header("etag").to_owned();
    world.on(world.a.slug).get(ARTICLE).await.expect(200).shows("Hỏi số của xã.");
    world.on(world.b.slug).get(ARTICLE).await.expect(200).shows("Hỏi tổng đài 1022.");
    let (of_a, of_b) = (tags(&world.a).await, tags(&world.b).await);
    let versions = || [&world.a, &world.b].map(|twin| world.core.store.versions().of(twin.unit));
    let before = versions();
    let changed = [("loai", "text"), ("ten", "Tổng đài"), ("noi_dung", "tổng đài 1900 1234")];
    post(&mut province, &line, "1", &changed).await.expect(303);
    assert_eq!(versions()[0], before[0], "whose own stands before it is not touched");
    assert_ne!(versions()[1], before[1]);
    assert_eq!(tags(&world.a).await, of_a);
    assert_ne!(tags(&world.b).await, of_b);
    world.on(world.b.slug).get(ARTICLE).await.expect(200).shows("Hỏi tổng đài 1900 1234.");
    let kept = post(&mut province, &format!("{line}/xoa"), "2", &[]).await.expect(422);
    kept.shows("1 bài ở 1 đơn vị khác đang đăng hoặc đã hẹn giờ còn cần khối này").hides("Đăng ký khai sinh");
    // Without its own the commune reads the province's again.
    post(&mut ours, &format!("{own}/xoa"), "1", &[]).await.leads_to(&format!("{}?da=xoa", at(world.a.slug)));
    world.on(world.a.slug).get(ARTICLE).await.expect(200).shows("Hỏi tổng đài 1900 1234.");
}

#[tokio::test]
async fn a_block_is_nobody_elses_and_only_who_may_publish_writes_it() {
    let world = World::new().await;
    let mut ours = world.signed_in(Role::Approver, &world.a).await;
    let mut theirs = world.signed_in(Role::Approver, &world.b).await;
    let mine = added(&mut ours, world.a.slug, "text", "gio", world.a.secret).await;
    let other = added(&mut theirs, world.b.slug, "text", "gio", world.b.secret).await;
    for twin in [&world.a, &world.b] {
        article(&world, twin, "Giờ: {{gio}}").await;
    }
    world.on(world.a.slug).get(ARTICLE).await.expect(200).shows(world.a.secret).hides(world.b.secret);
    world.on(world.b.slug).get(ARTICLE).await.expect(200).shows(world.b.secret).hides(world.a.secret);
    let stolen = format!("{}/{}", at(world.a.slug), other.rsplit('/').next().expect("a number"));
    ours.get(&stolen).await.expect(404);
    post(&mut ours, &stolen, "1", &block("text", "", "x")).await.expect(404);
    post(&mut ours, &format!("{stolen}/xoa"), "1", &[]).await.expect(404);
    ours.get(&at(world.a.slug)).await.expect(200).hides(world.b.secret);
    for role in [Role::TeamMember, Role::Writer] {
        let mut desk = world.signed_in(role, &world.a).await;
        desk.get(&at(world.a.slug)).await.expect(200).shows(&mine).hides("Thêm khối");
        desk.get(&mine).await.expect(200).shows("Đang dùng ở đâu").hides("Xóa khối");
        post(&mut desk, &mine, "1", &block("text", "", "Cướp")).await.expect(403);
        post(&mut desk, &format!("{mine}/xoa"), "1", &[]).await.expect(403);
    }
    world.on(world.a.slug).get(ARTICLE).await.expect(200).hides("Cướp");
}

#[tokio::test]
async fn what_does_not_hold_comes_back_as_it_was_typed() {
    let world = World::new().await;
    let mut desk = world.signed_in(Role::Approver, &world.a).await;
    let new = format!("{}/moi", at(world.a.slug));
    let page = post(&mut desk, &new, "", &block("phone", "Giờ làm", "gọi Lan")).await.expect(422);
    assert_eq!((page.value_of("ma"), page.value_of("noi_dung")), ("Giờ làm".to_owned(), "gọi Lan".to_owned()));
    page.shows("Mã: chỉ dùng chữ thường không dấu").shows("Nội dung: không nhận ra số “gọi Lan”");
    added(&mut desk, world.a.slug, "text", "gio", "x").await;
    let page = post(&mut desk, &new, "", &block("text", "gio", "y")).await.expect(422);
    page.shows("Mã: đơn vị đã có khối “{{gio}}”");
    post(&mut desk, &new, "", &block("text", "khac", "xem {{gio}}"))
        .await
        .expect(422)
        .shows("không gọi được khối khác");
    // After the session ended as well.
    world.clock.advance(5 * 3600);
    let fields = [("csrf", "cũ"), ("loai", "text"), ("ten", "Tên"), ("ma", "moi"), ("noi_dung", "gõ dở")];
    let page = desk.post(&new, &fields).await.expect(401);
    assert_eq!(page.value_of("giu.noi_dung"), "gõ dở");
}

#[tokio::test]
async fn the_steps_of_a_guide_and_the_lists_show_no_braces() {
    let world = World::new().await;
    let mut desk = world.signed_in(Role::Approver, &world.a).await;
    added(&mut desk, world.a.slug, "phone", "so", "0254 3852 123").await;
    let actor = World::actor(PersonId(1), world.a.unit);
    let form = item("Mở ví giấy tờ", world.a.secret)
        .with(ItemField::Summary, "")
        .with(ItemField::Topic, "dich-vu-cong")
        .with(ItemField::CheckedOn, "27/01/2024")
        .with(ItemField::Body, "Cần hỏi thì gọi {{so}}.\n\n# Gọi {{so}}\n\nChờ.\n\n# Nhập mã\n\nGọi lại {{so}}.");
    publish_of(ItemKind::Guide, &world.core, &actor, world.a.unit, &form).await;
    let mut site = world.on(world.a.slug);
    let guide = "/huong-dan/mo-vi-giay-to";
    let page = site.get(guide).await.expect(200).hides("{{").shows(DIALLED);
    assert!(page.words().contains("Gọi 0254 3852 123"), "{}", page.words());
    for path in [format!("{guide}/buoc/1"), format!("{guide}/ap-phich"), "/ban-in/mo-vi-giay-to".to_owned()] {
        let page = site.get(&path).await.expect(200).hides("{{");
        assert!(page.words().contains("Gọi 0254 3852 123"), "{path}: {}", page.words());
    }
    // An excerpt is kept with its text, and would not follow the block.
    site.get("/huong-dan").await.expect(200).hides("{{").shows("Cần hỏi thì gọi ….");
}
