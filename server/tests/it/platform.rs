//! The administration of units: who may, what residents then find, and what is refused.

use domain::access::Role;

use super::support::client::Client;
use super::support::world::World;

async fn administrator(world: &World) -> (Client, String) {
    let mut client = world.signed_in(Role::PlatformAdmin, &world.a).await;
    let csrf = client.get("/").await.expect(200).shows("Quản trị các đơn vị").value_of("csrf");
    (client, csrf)
}

const NEW: &str = "/nen-tang/don-vi/moi";

#[tokio::test]
async fn a_new_unit_has_a_site_and_a_desk_at_once() {
    let world = World::new().await;
    let (mut client, csrf) = administrator(&world).await;
    client.get("/nen-tang/don-vi").await.expect(200).shows("Xã Phước Hưng").shows(NEW);
    client.get(NEW).await.expect(200).shows("Huyện Long Điền").shows("Tỉnh Bà Rịa - Vũng Tàu");
    let fields = [
        ("csrf", csrf.as_str()),
        ("loai", "xa"),
        ("ten", "Xã  An Nhứt"),
        ("thuoc", "huyen-long-dien"),
        ("dia_chi", ""),
    ];
    let done = client.post(NEW, &fields).await.expect(303);
    let done = done.leads_to("/nen-tang/don-vi/xa-an-nhut?da=them");
    client.get(done.header("location")).await.expect(200).shows("Xã An Nhứt").shows("role=\"status\"");
    client.get("/don-vi/xa-an-nhut").await.expect(200);
    world.on("xa-an-nhut").get("/").await.expect(200).shows("Xã An Nhứt");
    world.on("").get("/").await.expect(200).shows("xa-an-nhut.localhost");
    client.get("/nen-tang/don-vi?tim=an+nhut").await.expect(200).shows("Xã An Nhứt").hides("Phước Hưng");
    // The same again is refused, and names whose address it is.
    let again = client.post(NEW, &fields).await.expect(422).shows("đang hoặc từng là của Xã An Nhứt");
    assert_eq!(again.value_of("ten"), "Xã  An Nhứt", "what was typed stays");
}

#[tokio::test]
async fn a_new_unit_that_does_not_hold_is_refused_field_by_field() {
    let world = World::new().await;
    let (mut client, csrf) = administrator(&world).await;
    let post = async |client: &mut Client, kind: &str, name: &str, parent: &str, slug: &str| {
        let fields = [("csrf", csrf.as_str()), ("loai", kind), ("ten", name), ("thuoc", parent), ("dia_chi", slug)];
        client.post(NEW, &fields).await
    };
    post(&mut client, "", "", "", "").await.expect(422).shows("Có 3 chỗ cần sửa");
    post(&mut client, "xa", "A", "huyen-long-dien", "studio").await.expect(422).shows("được giữ riêng");
    post(&mut client, "xa", "A", "xa-phuoc-hung", "").await.expect(422).shows("Không có đơn vị cấp trên này");
    post(&mut client, "xa", "A", "khong-co", "").await.expect(422).shows("Không có đơn vị cấp trên này");
    post(&mut client, "xa", "Phước Hưng", "huyen-long-dien", "").await.expect(422).shows("của Xã Phước Hưng");
    let untrusted = client.post(NEW, &[("csrf", "x"), ("loai", "xa"), ("ten", "An Nhứt")]).await.expect(403);
    assert_eq!(untrusted.value_of("ten"), "An Nhứt");
}

#[tokio::test]
async fn another_name_and_address_take_everything_along() {
    let world = World::new().await;
    let (mut client, csrf) = administrator(&world).await;
    let path = "/nen-tang/don-vi/xa-phuoc-hung";
    let fields = [
        ("csrf", csrf.as_str()),
        ("ten", "Phước Hưng Mới"),
        ("tu_ngay", "01/01/2024"),
        ("dia_chi", "xa-phuoc-hung-moi"),
    ];
    let done = client.post(path, &fields).await.expect(303);
    let done = done.leads_to("/nen-tang/don-vi/xa-phuoc-hung-moi?da=luu");
    client.get(done.header("location")).await.expect(200).shows("Địa chỉ cũ, vẫn dẫn tới đây: xa-phuoc-hung.");
    let mut old = world.on(world.a.slug);
    let new = "http://xa-phuoc-hung-moi.localhost:3000";
    old.get("/tin-tuc").await.expect(301).leads_to(&format!("{new}/tin-tuc"));
    let mut site = world.on("xa-phuoc-hung-moi");
    site.forbidden = vec![world.b.secret.to_owned()];
    site.get("/tin-tuc").await.expect(200).shows(world.a.secret).shows("Xã Phước Hưng Mới");
    // The former label is nobody else's to take, and its own again when wanted.
    let thief = [("csrf", csrf.as_str()), ("ten", "Phước Hưng"), ("tu_ngay", ""), ("dia_chi", "xa-phuoc-hung")];
    client.post("/nen-tang/don-vi/phuong-phuoc-hung", &thief).await.expect(422).shows("của Xã Phước Hưng Mới");
    client.post("/nen-tang/don-vi/xa-phuoc-hung-moi", &thief).await.expect(303);
    world.on(world.a.slug).get("/").await.expect(200);
    world.on("xa-phuoc-hung-moi").get("/").await.expect(301).leads_to("http://xa-phuoc-hung.localhost:3000/");
    let late = [("csrf", csrf.as_str()), ("ten", "A"), ("tu_ngay", "01/01/2030"), ("dia_chi", "xa-phuoc-hung")];
    client.post(path, &late).await.expect(422).shows("Ngày này chưa tới");
}

#[tokio::test]
async fn a_suspended_site_says_so_and_its_desk_works_on() {
    let world = World::new().await;
    let (mut client, csrf) = administrator(&world).await;
    let path = "/nen-tang/don-vi/xa-phuoc-hung/tam-ngung";
    let mut site = world.on(world.a.slug);
    site.get("/").await.expect(200).shows(world.a.secret);
    client.post(path, &[("csrf", &csrf), ("viec", "ngung")]).await.expect(303);
    site.forbidden.push(world.a.secret.to_owned());
    for address in ["/", "/tin-tuc", "/tin-tuc/lich-tiep-cong-dan-thang-02", "/khong-co", "/tin-tuc/"] {
        let answer = site.get(address).await.expect(503).shows("Xã Phước Hưng đang tạm ngừng");
        let answer = answer.shows("http://localhost:3000");
        assert_eq!((answer.header("retry-after"), answer.header("cache-control")), ("3600", "no-store"));
    }
    site.get("/robots.txt").await.expect(200);
    world.on(world.b.slug).get("/").await.expect(200);
    let mut editor = world.signed_in(Role::Writer, &world.a).await;
    editor.get("/don-vi/xa-phuoc-hung").await.expect(200).shows("Bản nháp chưa duyệt");
    client.get("/nen-tang/don-vi/xa-phuoc-hung").await.expect(200).shows("Đang tạm ngừng");
    client.post(path, &[("csrf", &csrf), ("viec", "mo")]).await.expect(303);
    world.on(world.a.slug).get("/").await.expect(200).shows(world.a.secret);
    // The portal stays.
    let portal = "/nen-tang/don-vi/tinh-ba-ria-vung-tau";
    client.get(portal).await.expect(200).hides("Tạm ngừng trang");
    client.post(&format!("{portal}/tam-ngung"), &[("csrf", &csrf), ("viec", "ngung")]).await.expect(404);
}

#[tokio::test]
async fn further_hosts_are_the_units_own_and_one_is_canonical() {
    let world = World::new().await;
    let (mut client, csrf) = administrator(&world).await;
    let hosts = |slug: &str| format!("/nen-tang/don-vi/{slug}/ten-mien");
    let post = async |client: &mut Client, slug: &str, host: &str, work: &str| {
        client.post(&hosts(slug), &[("csrf", csrf.as_str()), ("ten_mien", host), ("viec", work)]).await
    };
    post(&mut client, "xa-phuoc-hung", "https://PhuocHung.example.vn/", "chinh").await.expect(303);
    post(&mut client, "xa-phuoc-hung", "www.phuochung.example.vn", "them").await.expect(303);
    world.on(world.a.slug).get("/").await.expect(301).leads_to("http://phuochung.example.vn:3000/");
    let mut site = world.on(world.a.slug);
    site.host = "phuochung.example.vn:3000".to_owned();
    site.get("/").await.expect(200).shows(world.a.secret);
    site.host = "www.phuochung.example.vn:3000".to_owned();
    site.get("/").await.expect(301).leads_to("http://phuochung.example.vn:3000/");
    let taken = post(&mut client, "phuong-phuoc-hung", "phuochung.example.vn", "them").await.expect(422);
    assert_eq!(taken.shows("đang là của Xã Phước Hưng").value_of("ten_mien"), "phuochung.example.vn");
    for host in ["", "studio.localhost", "localhost", "xa-khac.localhost", "10.0.0.1", "a b.vn"] {
        post(&mut client, "xa-phuoc-hung", host, "them").await.expect(422);
    }
    post(&mut client, "xa-phuoc-hung", "phuochung.example.vn", "bo").await.expect(303);
    world.on(world.a.slug).get("/").await.expect(200).shows(world.a.secret);
    site.host = "phuochung.example.vn:3000".to_owned();
    site.get("/").await.expect(421);
}

#[test]
fn the_command_line_does_the_same_beside_a_running_server() {
    use super::process::{Server, run};
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path();
    let server = Server::start(data);
    let units = |args: &[&str]| {
        let mut all = vec!["units"];
        all.extend_from_slice(args);
        let output = run(data, &all, "");
        (output.status.success(), String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned())
    };
    let at = |host: &str| {
        server.send(&format!(
            "GET / HTTP/1.1\r\nhost: {host}:3000\r\naccept-encoding: identity\r\nconnection: close\r\n\r\n"
        ))
    };
    let until = |host: &str, status: &str| {
        let start = std::time::Instant::now();
        while !at(host).starts_with(&format!("HTTP/1.1 {status}")) {
            assert!(start.elapsed() < std::time::Duration::from_secs(5), "{host} never answers {status}: {}", at(host));
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
    };
    let add = [
        "add",
        "--kind",
        "phuong",
        "--name",
        "Hắc Dịch Mới",
        "--parent",
        "thi-xa-phu-my",
        "--host",
        "hacdich.example.vn",
    ];
    let (good, told) = units(&add);
    assert!(good && told.contains("Phường Hắc Dịch Mới"), "{told}");
    until("hacdich.example.vn", "200");
    assert!(!units(&add).0, "there is one already");
    let (good, told) =
        units(&["rename", "--unit", "phuong-hac-dich-moi", "--name", "Hắc Dịch Bắc", "--slug", "phuong-hac-dich-bac"]);
    assert!(good && told.contains("Phường Hắc Dịch Bắc"), "{told}");
    let (_, listed) = units(&["list", "--search", "hac dich"]);
    assert!(listed.contains("phuong-hac-dich-bac") && !listed.contains("Hòa Long"), "{listed}");
    let (_, table) = units(&["list", "--search", "hac dich", "--csv"]);
    assert!(table.starts_with("\u{FEFF}slug,name,address,state\r\n"), "{table:?}");
    assert!(units(&["remove-host", "--unit", "phuong-hac-dich-bac", "--host", "hacdich.example.vn"]).0);
    until("phuong-hac-dich-moi.localhost", "301");
    assert!(units(&["suspend", "--unit", "phuong-hac-dich-bac"]).0);
    until("phuong-hac-dich-bac.localhost", "503");
    assert!(units(&["resume", "--unit", "phuong-hac-dich-bac"]).0);
    until("phuong-hac-dich-bac.localhost", "200");
    for (args, word) in [
        (vec!["add", "--kind", "tinh", "--name", "A", "--parent", "thi-xa-phu-my"], "loại đơn vị"),
        (vec!["suspend", "--unit", "tinh-ba-ria-vung-tau"], "portal"),
        (vec!["add-host", "--unit", "xa-hoa-long", "--host", "studio.localhost"], "nền tảng"),
        (vec!["remove-host", "--unit", "xa-hoa-long", "--host", "khong.example.vn"], "no host"),
    ] {
        let (good, told) = units(&args);
        assert!(!good && told.contains(word), "{args:?}: {told}");
    }
}
