//! What a unit says of itself: the form at its desk, what it shows everywhere, the confirmation; and its officers.

use domain::access::{Actor, Membership, Role};
use domain::person::PersonId;
use domain::profile::{ProfileField, ProfileForm};
use server::actions::facts::{self, FactsOutcome};

use super::process::{Server, run};
use super::support::client::Client;
use super::support::world::{PASSWORD, Twin, World, email, sign_in};

/// Fields of a full form but for the token and the version.
fn full(secret: &str) -> Vec<(&'static str, &str)> {
    vec![
        ("dia_chi", secret),
        ("dien_thoai", "Văn phòng: 0254.3 852 123\n113"),
        ("thu_dien_tu", "vanphong@phuochung.example.vn"),
        ("gio_lam_viec", "Thứ Hai đến thứ Sáu"),
        ("toa_do", "https://www.openstreetmap.org/?mlat=10.4963&mlon=107.1684#map=17/1/1"),
        ("nguoi_chiu_trach_nhiem", "Nguyễn Văn Ẩn"),
        ("chuc_vu", "Chủ tịch"),
        ("gioi_thieu", "Một xã **ven biển**[^1].\n\n[^1]: Theo niên giám."),
        ("lich_su", "Lập năm 1994[^1].\n\n[^1]: Theo nghị định."),
        ("su_dung_lai", "Ghi rõ nguồn khi sử dụng lại thông tin từ trang này."),
    ]
}

/// Through the action: a unit that is known by an address and a sentence.
pub(crate) async fn say_something(world: &World, twin: &Twin) {
    let mut form = ProfileForm::default();
    form.set(ProfileField::Address, "Ấp Bắc");
    form.set(ProfileField::Introduction, "Một xã.");
    let everywhere = vec![Membership { role: Role::PlatformAdmin, unit: None }];
    let desk = Actor::new(PersonId(1), everywhere).desk(twin.unit).expect("a desk");
    let by = desk.administrator().expect("an administrator");
    let saved = facts::save(&world.core, by, 0, form.check().expect("a good form")).await;
    assert!(matches!(saved, Ok(FactsOutcome::Done { .. })), "{saved:?}");
}

fn path(twin: &Twin) -> String {
    format!("/don-vi/{}/thong-tin", twin.slug)
}

async fn opened(desk: &mut Client, path: &str) -> (String, String) {
    let page = desk.get(path).await.expect(200);
    (page.value_of("csrf"), page.value_of("phien_ban"))
}

async fn save(desk: &mut Client, twin: &Twin, fields: &[(&'static str, &str)]) {
    let (csrf, version) = opened(desk, &path(twin)).await;
    let mut all = vec![("csrf", csrf.as_str()), ("phien_ban", &version)];
    all.extend_from_slice(fields);
    desk.post(&path(twin), &all).await.leads_to(&format!("{}?da=luu", path(twin)));
}

async fn confirm(desk: &mut Client, twin: &Twin, deed: &str) -> super::support::answer::Answer {
    let (csrf, version) = opened(desk, &path(twin)).await;
    let fields = [("csrf", csrf.as_str()), ("phien_ban", &version), ("viec", deed)];
    desk.post(&format!("{}/xac-nhan", path(twin)), &fields).await
}

#[tokio::test]
async fn facts_stand_on_every_page_and_confirming_them_ends_the_demonstration() {
    let world = World::new().await;
    let mut desk = world.signed_in(Role::UnitAdmin, &world.a).await;
    let mut site = world.on(world.a.slug);
    site.get("/").await.expect(200).shows("Bản trình diễn").shows("noindex").hides("href=\"/lien-he\"");
    for absent in ["/lien-he", "/gioi-thieu"] {
        site.get(absent).await.expect(404);
    }
    let unit = format!("/don-vi/{}", world.a.slug);
    desk.get(&unit).await.expect(200).shows("Còn thiếu 11 mục").shows(&path(&world.a));
    let page = desk.get(&path(&world.a)).await.expect(200).shows("Bản trình diễn").shows("Còn thiếu: địa chỉ trụ sở.");
    assert!(page.words().contains("Nghị định 42/2022/NĐ-CP, Điều 4 khoản 1"), "{}", page.words());
    assert!(page.words().contains("Luật Tiếp cận thông tin 2016, Điều 19"), "{}", page.words());
    confirm(&mut desk, &world.a, "xac_nhan").await.expect(422).shows("còn thiếu: địa chỉ trụ sở, số điện thoại");

    save(&mut desk, &world.a, &full(world.a.secret)).await;
    for at in ["/", "/tin-tuc", "/tin-tuc/lich-tiep-cong-dan-thang-02", "/tro-nang"] {
        let page = site.get(at).await.expect(200).shows("Bản trình diễn").shows("href=\"tel:+842543852123\"");
        let words = page.words();
        for known in
            [world.a.secret, "0254 3852 123", "Chịu trách nhiệm nội dung: Nguyễn Văn Ẩn, Chủ tịch", "Ghi rõ nguồn"]
        {
            assert!(words.contains(known), "{at}: {known} is not in {words}");
        }
        page.shows("href=\"/lien-he\"").shows("href=\"/gioi-thieu\"").shows("href=\"/tro-nang\"");
    }
    site.get("/lien-he")
        .await
        .expect(200)
        .shows("geo:10.49630,107.16840")
        .shows("tel:113")
        .shows("Thứ Hai đến thứ Sáu");
    // Two texts with footnotes: their marks lead each to its own.
    let page =
        site.get("/gioi-thieu").await.expect(200).shows("<strong>ven biển</strong>").shows("id=\"chu-thich-1-1\"");
    page.shows("href=\"#chu-thich-0-1\"")
        .shows("Chú thích: Lịch sử hình thành")
        .shows("Lịch sử hình thành")
        .hides("cơ cấu tổ chức");
    // The twin has said nothing, and gets nothing.
    world.on(world.b.slug).get("/lien-he").await.expect(404);

    confirm(&mut desk, &world.a, "xac_nhan").await.leads_to(&format!("{}?da=xac_nhan", path(&world.a)));
    for at in ["/", "/tin-tuc", "/lien-he"] {
        site.get(at).await.expect(200).hides("Bản trình diễn").hides("noindex");
    }
    world.on(world.b.slug).get("/").await.expect(200).shows("Bản trình diễn").shows("noindex");
    desk.get(&unit).await.expect(200).shows("Đã xác nhận");
    // What a site was confirmed with may not disappear; and the confirmation can be taken back.
    let (csrf, version) = opened(&mut desk, &path(&world.a)).await;
    let page = desk.post(&path(&world.a), &[("csrf", &csrf), ("phien_ban", &version)]).await.expect(422);
    page.shows("hãy rút xác nhận trước");
    confirm(&mut desk, &world.a, "rut").await.expect(303);
    site.get("/").await.expect(200).shows("Bản trình diễn").shows("noindex").shows(world.a.secret);
}

#[tokio::test]
async fn a_refused_form_of_facts_comes_back_as_it_was_typed() {
    let world = World::new().await;
    let mut desk = world.signed_in(Role::UnitAdmin, &world.a).await;
    let (csrf, version) = opened(&mut desk, &path(&world.a)).await;
    let typed = [
        ("csrf", csrf.as_str()),
        ("phien_ban", &version),
        ("dia_chi", "Ấp \"Phú\" <Hoà> & KP.4"),
        ("dien_thoai", "12\nkhông có số"),
        ("thu_dien_tu", "văn phòng"),
        ("toa_do", "48.85, 2.35"),
        ("chuc_vu", "Chủ tịch"),
        ("gioi_thieu", "\u{fffd}"),
    ];
    let page = desk.post(&path(&world.a), &typed).await.expect(422);
    for (name, value) in &typed[2..] {
        assert_eq!(page.value_of(name), *value, "{name}");
    }
    page.shows("Có 6 chỗ cần sửa").shows("không nằm ở Việt Nam").shows("hãy ghi họ và tên");
    // A form of an earlier session: shown again, nothing saved.
    let stale = [("csrf", "của phiên trước"), ("phien_ban", version.as_str()), ("dia_chi", "Chưa được lưu")];
    let page = desk.post(&path(&world.a), &stale).await.expect(403);
    assert_eq!(page.value_of("dia_chi"), "Chưa được lưu");
    desk.get(&path(&world.a)).await.expect(200).hides("Chưa được lưu");
}

#[tokio::test]
async fn of_two_administrators_the_second_to_save_sees_both_facts() {
    let world = World::new().await;
    let mut one = world.signed_in(Role::UnitAdmin, &world.a).await;
    let mut other = world.signed_in(Role::PlatformAdmin, &world.a).await;
    let (csrf, version) = opened(&mut one, &path(&world.a)).await;
    save(&mut other, &world.a, &[("dia_chi", "Địa chỉ của người kia")]).await;
    let fields = [("csrf", csrf.as_str()), ("phien_ban", &version), ("dia_chi", "Địa chỉ của tôi")];
    let page = one.post(&path(&world.a), &fields).await.expect(409);
    assert!(page.words().contains("Địa chỉ của người kia"), "{}", page.words());
    assert_eq!(page.value_of("dia_chi"), "Địa chỉ của tôi");
    // Having seen both, the first may go on.
    let version = page.value_of("phien_ban");
    let fields = [("csrf", csrf.as_str()), ("phien_ban", &version), ("dia_chi", "Địa chỉ của tôi")];
    one.post(&path(&world.a), &fields).await.expect(303);
    world.on(world.a.slug).get("/lien-he").await.expect(200).shows("Địa chỉ của tôi");
}

#[tokio::test]
async fn facts_typed_while_the_session_ended_are_there_after_signing_in_again() {
    let world = World::new().await;
    let mut desk = world.signed_in(Role::UnitAdmin, &world.a).await;
    let (_, version) = opened(&mut desk, &path(&world.a)).await;
    for (at, name, value) in [
        (path(&world.a), "dia_chi", "Ấp dở dang"),
        (format!("/don-vi/{}/can-bo", world.a.slug), "ho_ten", "Trần Thị Dở Dang"),
    ] {
        desk.cookie = None;
        let page = desk.post(&at, &[("csrf", "cũ"), ("phien_ban", &version), (name, value)]).await.expect(401);
        assert_eq!(page.value_of(&format!("giu.{name}")), value);
        let held = format!("giu.{name}");
        let more = [("tiep", at.as_str()), (held.as_str(), value), ("giu.phien_ban", &version)];
        let page = sign_in(&mut desk, &email(Role::UnitAdmin, world.a.slug), PASSWORD, &more).await.expect(200);
        assert_eq!(page.value_of(name), value);
    }
    // Whoever may not administer is not led to the form by signing in.
    let mut writer = world.on("studio");
    let at = path(&world.a);
    let more = [("tiep", at.as_str()), ("giu.dia_chi", "Lén sửa")];
    sign_in(&mut writer, &email(Role::Writer, world.a.slug), PASSWORD, &more).await.hides("Lén sửa");
}

fn officer<'a>(csrf: &'a str, name: &'a str, kind: &'a str, until: &'a str) -> Vec<(&'static str, &'a str)> {
    vec![
        ("csrf", csrf),
        ("loai", kind),
        ("ho_ten", name),
        ("chuc_vu", "Công chức Văn phòng"),
        ("dien_thoai", "0254 3852 124"),
        ("den_ngay", until),
    ]
}

#[tokio::test]
async fn officers_stand_in_their_order_until_their_last_day() {
    let world = World::new().await;
    let mut desk = world.signed_in(Role::UnitAdmin, &world.a).await;
    let mut site = world.on(world.a.slug);
    let list = format!("/don-vi/{}/can-bo", world.a.slug);
    let csrf = desk.get(&list).await.expect(200).value_of("csrf");
    let page = desk.post(&list, &officer(&csrf, "Ngô Văn Gõ Dở", "contact", "31/02/2024")).await.expect(422);
    assert_eq!(page.value_of("ho_ten"), "Ngô Văn Gõ Dở");
    for (name, kind, until) in
        [("Lê Một", "leader", ""), ("Lê Hai", "leader", "27/01/2024"), (world.a.secret, "contact", "")]
    {
        desk.post(&list, &officer(&csrf, name, kind, until)).await.leads_to(&format!("{list}?da=them"));
    }
    let order = |page: &str| page.find("Lê Một").unwrap_or(0) < page.find("Lê Hai").unwrap_or(0);
    let page = site.get("/gioi-thieu").await.expect(200).shows("Lê Hai").shows("tel:+842543852124").text();
    assert!(order(&page));
    site.get("/lien-he").await.expect(200).shows(world.a.secret).hides("Lê Một");
    // Up by the button of the second.
    let page = desk.get(&list).await.expect(200);
    let links = page.links();
    let second = links.iter().filter(|link| link.ends_with("/thu-tu")).nth(1).expect("a second").clone();
    desk.post(&second, &[("csrf", &csrf), ("viec", "len")]).await.leads_to(&list);
    assert!(!order(&site.get("/gioi-thieu").await.expect(200).text()));
    // The last day passes: nobody does anything, and the kept page is not asked for any more.
    site.get("/gioi-thieu").await.expect(200).shows("Lê Hai");
    world.clock.advance(24 * 3600);
    site.get("/gioi-thieu").await.expect(200).hides("Lê Hai").shows("Lê Một");
    let mut desk = world.signed_in(Role::UnitAdmin, &world.a).await;
    desk.get(&list).await.expect(200).shows("Hôm nay không hiện");
    // Of two who edit, the second sees both; a number of another unit is nobody.
    let edit = second.trim_end_matches("/thu-tu").to_owned();
    let (csrf, version) = opened(&mut desk, &edit).await;
    let mut fields = officer(&csrf, "Lê Hai sửa", "leader", "");
    fields.push(("phien_ban", &version));
    desk.post(&edit, &fields).await.leads_to(&format!("{list}?da=luu"));
    site.get("/gioi-thieu").await.expect(200).shows("Lê Hai sửa");
    fields[2].1 = "Lê Hai khác";
    let page = desk.post(&edit, &fields).await.expect(409);
    assert!(page.words().contains("Lê Hai sửa"), "{}", page.words());
    assert_eq!(page.value_of("ho_ten"), "Lê Hai khác");
    let mut twin = world.signed_in(Role::UnitAdmin, &world.b).await;
    let foreign = edit.replace(world.a.slug, world.b.slug);
    twin.get(&foreign).await.expect(404);
    let csrf_of_twin = twin.get("/").await.value_of("csrf");
    for at in [format!("{foreign}/xoa"), format!("{foreign}/thu-tu")] {
        let fields = [("csrf", csrf_of_twin.as_str()), ("phien_ban", "2"), ("viec", "len")];
        twin.post(&at, &fields).await.expect(404);
    }
    // Off the list, with the version seen.
    let removal = format!("{edit}/xoa");
    desk.post(&removal, &[("csrf", &csrf), ("phien_ban", &version)]).await.expect(409);
    let (csrf, version) = opened(&mut desk, &edit).await;
    desk.post(&removal, &[("csrf", &csrf), ("phien_ban", &version)]).await.leads_to(&format!("{list}?da=xoa"));
    site.get("/gioi-thieu").await.expect(200).hides("Lê Hai");
}

#[test]
fn the_command_line_keeps_facts_beside_a_running_server_and_says_what_is_missing() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    let server = Server::start(&data);
    let facts = |args: &[&str]| {
        let output = run(&data, &[&["units", "facts", "--unit", "xa-hoa-long"], args].concat(), "");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        (output.status.success(), format!("{}{}", text(&output.stdout), text(&output.stderr)))
    };
    let file = folder.path().join("facts.json");
    let write = |text: &str| std::fs::write(&file, text).expect("a file");
    let path = file.to_str().expect("a path");
    // Bad input names each fact and saves nothing.
    write(r#"{"address": "Ấp Bắc", "phones": ["12"], "map_point": "48.85, 2.35"}"#);
    let (done, said) = facts(&["--file", path]);
    assert!(!done && said.contains("nothing was saved") && said.contains("không nằm ở Việt Nam"), "{said}");
    write(r#"{"addres": "Ấp Bắc"}"#);
    let (done, said) = facts(&["--file", path]);
    assert!(!done && said.contains("\"addres\" is none of address, phones"), "{said}");
    write(r#"{"address": "Ấp Bắc", "phones": ["Văn phòng: 0254 3852 123", "113"]}"#);
    let (done, said) = facts(&["--file", path, "--set", "hours=Thứ Hai đến thứ Sáu"]);
    assert!(done && said.contains("Saved 3 facts of Xã Hòa Long."), "{said}");
    assert!(said.contains("Còn thiếu: Thư điện tử công vụ (cần có để xác nhận)"), "{said}");
    assert!(!said.contains("Còn thiếu: Địa chỉ trụ sở"), "{said}");
    let request = "GET /lien-he HTTP/1.1\r\nhost: xa-hoa-long.localhost:3000\r\nconnection: close\r\n\r\n";
    let shown = || {
        let page = server.send(request);
        page.contains("tel:+842543852123") && page.contains("Thứ Hai đến thứ Sáu") && page.contains("Bản trình diễn")
    };
    // The server looks once a second.
    let begun = std::time::Instant::now();
    while !shown() {
        assert!(begun.elapsed().as_secs() < 20, "{}", server.send(request));
        std::thread::sleep(std::time::Duration::from_millis(200));
    }
    // What is not named stays.
    let (done, _) = facts(&["--set", "hours="]);
    assert!(done);
    let (_, said) = facts(&[]);
    assert!(said.contains("Còn thiếu: Giờ làm việc") && !said.contains("Còn thiếu: Số điện thoại"), "{said}");
}
