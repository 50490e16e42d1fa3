//! Junk gets a clear answer: never a 500, never another unit's page.

use domain::access::Role;
use http::Method;
use server::web::listen;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use unicode_normalization::UnicodeNormalization;

use super::support::world::{PASSWORD, World, sign_in};

#[tokio::test]
async fn odd_paths_and_queries() {
    let world = World::new().await;
    for (path, status) in [
        ("//", 404),
        ("//evil.example/", 404),
        ("/tin-tuc//x", 404),
        ("/../../etc/passwd", 404),
        ("/tin-tuc/%2e%2e/x", 404),
        ("/tin-tuc/a%2fb", 404),
        ("/%", 400),
        ("/%f", 400),
        ("/%zz", 400),
        ("/%ff%fe", 400),
        ("/tin-tuc/%00", 400),
        ("/tin-tuc/a%0d%0aset-cookie:x", 400),
        ("/tin-tuc/LICH-TIEP-CONG-DAN-THANG-02", 404),
        ("/tin-tuc/'%20or%201=1--", 404),
        ("/tin-tuc/%E1%BA%A5p", 404),
        ("/tin-tuc?trang=%ff", 404),
        ("/tin-tuc?trang=999999999999999999999", 404),
        ("/tin-tuc?%00=%00&&&=", 200),
        ("/?utm_source=zalo&fbclid=x", 200),
        ("/tin-tuc?trang=1&trang=2", 200),
        ("/.env", 404),
        ("/wp-login.php", 404),
    ] {
        for host in ["", world.a.slug] {
            let found = world.on(host).get(path).await.status.as_u16();
            // The portal has no such item, which is as clear an answer.
            assert_eq!(found, status, "{path} on {host:?}");
        }
        let studio = world.on("studio").get(path).await.status.as_u16();
        assert!(studio < 500, "{path} on the studio: {studio}");
    }
    let long = format!("/tin-tuc/{}", "a".repeat(20_000));
    world.on(world.a.slug).get(&long).await.expect(404);
}

#[tokio::test]
async fn unknown_methods() {
    let world = World::new().await;
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"] {
        let method = Method::from_bytes(method.as_bytes()).expect("a method");
        for (host, path) in [(world.a.slug, "/"), ("", "/tin-tuc"), ("studio", "/"), ("", "/healthz")] {
            let answer = world.on(host).send(method.clone(), path, &[], None).await;
            assert_eq!(answer.status.as_u16(), 405, "{method} {path} on {host}");
            assert!(!answer.header("allow").is_empty(), "{method} {path} on {host}");
        }
    }
}

#[tokio::test]
async fn a_head_is_a_get_without_its_body() {
    let world = World::new().await;
    let mut client = world.on(world.a.slug);
    let get = client.get("/").await.expect(200);
    let head = client.send(Method::HEAD, "/", &[], None).await.expect(200);
    assert!(head.bytes.is_empty());
    assert_eq!(get.header("etag"), head.header("etag"));
}

#[tokio::test]
async fn odd_hosts() {
    let world = World::new().await;
    for host in
        ["", " ", "a b", "xa-phuoc-hung.localhost:x", "ấp.vn", "a..b", "user@localhost", "localhost:3000:3000", "[::1]"]
    {
        let answer = world.on("").get_with("/", &[("host", host)]).await;
        assert_eq!(answer.status.as_u16(), 400, "{host:?}");
    }
    let answer = world.on("").get_with("/", &[("host", "localhost"), ("host", "xa-phuoc-hung.localhost")]).await;
    answer.expect(400);
    // A forwarded host from nobody we trust is not a host.
    let answer = world
        .on("")
        .get_with("/", &[("x-forwarded-host", "xa-phuoc-hung.localhost"), ("forwarded", "host=evil")])
        .await;
    answer.expect(200).shows("Tỉnh Bà Rịa - Vũng Tàu");
}

#[tokio::test]
async fn odd_text_in_forms() {
    let world = World::new().await;
    let mut desk = world.signed_in(Role::Approver, &world.a).await;
    let new = format!("/don-vi/{}/bai-viet/moi", world.a.slug);
    let csrf = desk.get(&new).await.value_of("csrf");
    let nfd: String = "Đường ấp Phước Hưng".nfd().collect();
    let fields = [
        ("csrf", csrf.as_str()),
        ("tieu_de", &nfd),
        ("noi_dung", "Chữ\0rỗng \u{b} và \u{200b}ẩn"),
        ("viec", "luu_va_dang"),
    ];
    desk.post(&new, &fields).await.expect(303);
    let page = world.on(world.a.slug).get("/tin-tuc/duong-ap-phuoc-hung").await.expect(200);
    page.shows("Đường ấp Phước Hưng").hides("\0").hides("\u{200b}");
    // A title of a megabyte: refused, and still there.
    let huge = "ế".repeat(350_000);
    let page = desk.post(&new, &[("csrf", &csrf), ("tieu_de", &huge)]).await.expect(422);
    assert_eq!(page.value_of("tieu_de"), huge);
    // A lone surrogate, as broken clients encode it, is named and kept as far as it can be.
    let kind = [("content-type", "application/x-www-form-urlencoded")];
    let body = format!("csrf={csrf}&tieu_de=h%ED%A0%80ng&noi_dung=%FF");
    let page = desk.send(Method::POST, &new, &kind, Some(body)).await.expect(422);
    assert!(page.value_of("tieu_de").contains('\u{fffd}'));
    // Empty, doubled, unknown fields, a lone quote.
    for body in ["", "&&&", "csrf", "=", "%", "tieu_de=a&tieu_de=b", "x=y"] {
        desk.send(Method::POST, &new, &kind, Some(body.to_owned())).await.expect(403);
    }
    for title in ["'", "\"", "';--", "{{7*7}}", "%s%n", "../..", "\u{202e}txt.exe"] {
        let status = desk.post(&new, &[("csrf", &csrf), ("tieu_de", title)]).await.status.as_u16();
        assert_eq!(status, 303, "{title}");
    }
    for id in ["0", "-1", "99999999999999999999", "abc", "1%27", "%F0%9F%98%80"] {
        desk.get(&format!("/don-vi/{}/bai-viet/{id}", world.a.slug)).await.expect(404);
    }
}

#[tokio::test]
async fn bodies_too_large_or_of_another_kind() {
    let world = World::new().await;
    let mut desk = world.signed_in(Role::Writer, &world.a).await;
    let new = format!("/don-vi/{}/bai-viet/moi", world.a.slug);
    let kind = [("content-type", "application/x-www-form-urlencoded")];
    desk.send(Method::POST, &new, &kind, Some("a".repeat(5 << 20))).await.expect(413);
    for kind in ["application/json", "multipart/form-data; boundary=x", "text/plain", ""] {
        let headers = [("content-type", kind)];
        desk.send(Method::POST, &new, &headers, Some("{\"tieu_de\":\"\\ud800\"}".to_owned())).await.expect(415);
    }
}

#[tokio::test]
async fn posts_from_other_sites() {
    let world = World::new().await;
    let mut desk = world.signed_in(Role::Writer, &world.a).await;
    let new = format!("/don-vi/{}/bai-viet/moi", world.a.slug);
    let csrf = desk.get(&new).await.value_of("csrf");
    let body =
        form_urlencoded::Serializer::new(String::new()).append_pair("csrf", &csrf).append_pair("tieu_de", "x").finish();
    for (name, value) in [
        ("origin", "https://evil.example"),
        ("origin", "null"),
        ("origin", "http://xa-phuoc-hung.localhost:3000"),
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
    ] {
        let headers = [("content-type", "application/x-www-form-urlencoded"), (name, value)];
        desk.send(Method::POST, &new, &headers, Some(body.clone())).await.expect(403);
    }
    let own = [
        ("content-type", "application/x-www-form-urlencoded"),
        ("origin", "http://studio.localhost:3000"),
        ("sec-fetch-site", "same-origin"),
    ];
    desk.send(Method::POST, &new, &own, Some(body)).await.expect(303);
}

#[tokio::test]
async fn odd_sign_ins() {
    let world = World::new().await;
    for (email, password) in [("", ""), ("'", "\""), ("lan", "x"), ("a@b", PASSWORD), (" ", "\0")] {
        sign_in(&mut world.on("studio"), email, password, &[]).await.expect(422);
    }
    let long = "a".repeat(10_000);
    sign_in(&mut world.on("studio"), &long, &long, &[]).await.expect(422);
    for cookie in
        ["__Host-phien=", "__Host-phien=x", "__Host-phien=;;;", "__Host-phien=AAAAAAAAAAAAAAAAAAAAAA", "=\u{1}"]
    {
        if let Ok(value) = http::HeaderValue::from_str(cookie) {
            let mut client = world.on("studio");
            client.get_with("/", &[("cookie", value.to_str().expect("text"))]).await.expect(303);
        }
    }
}

/// Sends raw bytes over a real connection and returns the status line.
async fn raw(address: std::net::SocketAddr, bytes: &[u8]) -> String {
    let mut stream = TcpStream::connect(address).await.expect("a connection");
    // The server may answer and hang up before everything is written.
    let _ = stream.write_all(bytes).await;
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer).await;
    String::from_utf8_lossy(&answer).lines().next().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn odd_bytes_on_the_wire() {
    let world = World::new().await;
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let server = tokio::spawn(listen::serve(listener, world.service.clone(), async move {
        let _ = stopped.await;
    }));
    let head = |rest: &str| format!("GET / HTTP/1.1\r\n{rest}connection: close\r\n\r\n").into_bytes();
    let own = "host: xa-phuoc-hung.localhost:3000\r\n";
    for (bytes, status) in [
        (head(own), "200"),
        (head(""), "400"),
        (head("host: localhost\r\nhost: xa-phuoc-hung.localhost\r\n"), "400"),
        (head(&format!("{own}x: {}\r\n", "a".repeat(60_000))), "431"),
        (head(&format!("{own}{}", (0..100).fold(String::new(), |all, n| all + &format!("x-{n}: 1\r\n")))), "431"),
        (b"GET / HTTP/9.9\r\n\r\n".to_vec(), "400"),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n".to_vec(), "400"),
        (b"GET /\xff HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n".to_vec(), "400"),
        (b"GET http://xa-phuoc-hung.localhost:3000/ HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n".to_vec(), "200"),
        (b"BREW / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n".to_vec(), "405"),
        (b"POST /dang-nhap HTTP/1.1\r\nhost: studio.localhost\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: 5000000\r\nconnection: close\r\n\r\nabc".to_vec(), "413"),
    ] {
        let line = raw(address, &bytes).await;
        assert!(line.contains(&format!(" {status} ")), "{line:?} for {:?}", String::from_utf8_lossy(&bytes[..bytes.len().min(80)]));
    }
    stop.send(()).expect("the server listens");
    server.await.expect("the server ends");
}
