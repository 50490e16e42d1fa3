//! What an operator meets: `doctor`, metrics, log lines, and the files under `server/deploy`.

use std::fs;
use std::io::{BufRead, Read};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use domain::access::Role;
use server::web::metrics::{FROM_MEMORY, NO_ROUTE};
use server::web::routes::table;

use super::process::{BINARY, PASSWORD, Server, command, get, post, run, send, value_of};
use super::support::world::World;

fn ask(address: SocketAddr, host: &str, path: &str) -> String {
    send(address, &format!("GET {path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n")).expect("an answer")
}

#[test]
fn doctor_tells_what_is_fine_what_to_know_and_what_is_wrong() {
    let folder = tempfile::tempdir().expect("a folder");
    let told = |args: &[&str]| {
        let output = run(folder.path(), args, "");
        (output.status.success(), String::from_utf8_lossy(&output.stdout).into_owned())
    };
    let (fit, lines) = told(&["doctor", "--listen", "127.0.0.1:0", "--origin", "https://trang.example.vn"]);
    assert!(fit, "{lines}");
    for line in [
        "ok   the database opens",
        "ok   the database is whole",
        " sites are registered",
        "ok   the clock",
        "ok   files can be kept in the folder ",
        "ok   letters from trang-xa@trang.example.vn go to the folder ",
        "note the origin is https, but no proxy is trusted",
        "note no administrator yet",
        " MiB are free for ",
        "islands",
    ] {
        assert!(lines.contains(line), "{line} in {lines}");
    }
    assert!(lines.lines().all(|line| ["ok   ", "note ", "FAIL "].iter().any(|mark| line.starts_with(mark))), "{lines}");

    let server = Server::start(folder.path());
    let (fit, lines) = told(&["doctor", "--listen", &server.address.to_string()]);
    assert!(fit && lines.contains("a server answers"), "{lines}");
    drop(server);

    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    std::thread::spawn({
        let taken = taken.try_clone().expect("a listener");
        // Somebody else's server: it says nothing we know.
        move || taken.incoming().take(2).for_each(drop)
    });
    let (fit, lines) = told(&["doctor", "--listen", &taken.local_addr().expect("an address").to_string()]);
    assert!(!fit && lines.contains("FAIL 127.0.0.1:"), "{lines}");

    in_database(folder.path(), "INSERT INTO audit (at, action, detail) VALUES (4102444800000000, 'test', '{}')");
    let (fit, lines) = told(&["doctor", "--listen", "127.0.0.1:0"]);
    assert!(!fit && lines.contains("FAIL the clock is "), "{lines}");
}

fn in_database(data: &Path, sql: &str) {
    use sea_orm_migration::sea_orm::{ConnectionTrait, Database};
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let file = data.join("trangxa.sqlite");
        let database = Database::connect(format!("sqlite:{}", file.display())).await.expect("the file");
        database.execute_unprepared(sql).await.expect("a statement");
        database.close().await.expect("an end");
    });
}

#[test]
fn metrics_are_told_on_their_own_listener_and_nowhere_else() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut serving = command(folder.path());
    let mut server = Server::spawn(serving.env("TRANGXA_METRICS_LISTEN", "127.0.0.1:0").stderr(Stdio::null()));
    let mut line = String::new();
    while !line.contains("/metrics") {
        line.clear();
        assert!(server.output.read_line(&mut line).expect("a line") > 0);
    }
    let metrics = line.split("http://").nth(1).and_then(|rest| rest.split('/').next()).expect("an address");
    let metrics: SocketAddr = metrics.parse().expect("an address");
    let real = |text: &str, series: &str| -> f64 {
        let line = text.lines().find(|line| line.starts_with(&format!("{series} ")));
        line.and_then(|line| line.rsplit(' ').next()?.parse().ok()).unwrap_or_else(|| panic!("{series} in {text}"))
    };
    let number = |text: &str, series: &str| real(text, series).to_string();
    for _ in 0..3 {
        assert!(ask(server.address, "xa-hoa-long.localhost:3000", "/").starts_with("HTTP/1.1 200"));
    }
    ask(server.address, "secret-host-name.example.vn", "/secret-path");
    ask(server.address, "localhost:3000", "/secret-path");
    let csrf = value_of(&server.send(&get("/dang-nhap", "")), "csrf");
    server.send(&post("/dang-nhap", "", &[("email", "lan@x.vn"), ("password", PASSWORD), ("csrf", &csrf)]));
    assert!(ask(server.address, "localhost:3000", "/healthz").contains("200 OK"));

    let text = ask(metrics, "x", "/metrics");
    assert!(text.starts_with("HTTP/1.1 200") && text.trim_end().ends_with("# EOF"), "{text}");
    let requests = |route: &str, audience: &str, class: &str| {
        number(
            &text,
            &format!("trangxa_requests_total{{audience=\"{audience}\",route=\"{route}\",status=\"{class}\"}}"),
        )
    };
    assert_eq!(requests("/", "public", "2xx"), "1");
    assert_eq!(requests(FROM_MEMORY, "public", "2xx"), "2");
    assert_eq!(requests(NO_ROUTE, "public", "4xx"), "2");
    assert_eq!(requests("/healthz", "public", "2xx"), "1");
    assert_eq!(requests("/dang-nhap", "studio", "4xx"), "1");
    assert_eq!(number(&text, "trangxa_page_cache_hits_total"), "2");
    assert_eq!(number(&text, "trangxa_page_cache_misses_total"), "1");
    assert_eq!(number(&text, "trangxa_renders_total"), "1");
    assert_eq!(number(&text, "trangxa_sign_in_failures_total"), "1");
    assert_eq!(number(&text, "trangxa_store_write_retries_total"), "0");
    assert!(real(&text, "trangxa_page_cache_bytes") > 1000.0);
    assert!(real(&text, "trangxa_resident_memory_bytes") > 1_000_000.0 || !cfg!(target_os = "linux"));
    assert!(real(&text, "trangxa_uptime_seconds") > 0.0);
    let durations = "trangxa_request_duration_seconds_count{audience=\"public\",route=\"/\"}";
    assert_eq!(number(&text, durations), "1");
    assert!(text.contains("trangxa_build_info{version=\""), "{text}");
    assert!(!text.contains("secret") && !text.contains("hoa-long"), "a label somebody made up: {text}");

    assert!(ask(metrics, "x", "/").starts_with("HTTP/1.1 404"));
    assert!(ask(server.address, "localhost:3000", "/metrics").starts_with("HTTP/1.1 404"));
    super::process::refuses(
        folder.path(),
        &["serve", "--listen", "127.0.0.1:0", "--metrics-listen", &metrics.to_string()],
        "--metrics-listen",
    );
}

#[tokio::test]
async fn every_route_of_the_table_has_its_series() {
    let world = World::new().await;
    let text = world.app.metrics.text(&world.app);
    for route in table() {
        assert!(text.contains(&format!("route=\"{}\",status=\"2xx\"", route.pattern)), "{route:?}");
    }
}

/// Everything the program wrote to its log while people read, signed in, mistyped and wrote.
fn log_of_a_day(format: &str) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let log = folder.path().join("log");
    let mut serving = command(folder.path());
    serving.env("TRANGXA_LOG_FORMAT", format).env("TRANGXA_TRUSTED_PROXY", "127.0.0.1");
    serving.env("RUST_LOG", "debug").stderr(fs::File::create(&log).expect("a file"));
    let server = Server::spawn(&mut serving);
    let add = ["people", "add", "--email", "lan@marker.example.vn", "--name", "Marker Lan", "--role", "approver"];
    let added = run(folder.path(), &[&add[..], &["--unit", "xa-hoa-long"]].concat(), PASSWORD);
    assert!(added.status.success(), "{added:?}");
    let forwarded = |request: String| request.replacen("\r\n", "\r\nx-forwarded-for: 203.0.113.77\r\n", 1);
    let csrf = value_of(&server.send(&get("/dang-nhap", "")), "csrf");
    let sign_in = |password: &str| {
        let fields = [("email", "lan@marker.example.vn"), ("password", password), ("csrf", &*csrf)];
        server.send(&forwarded(post("/dang-nhap", "", &fields)))
    };
    assert!(sign_in("marker-wrong-password").starts_with("HTTP/1.1 422"));
    let answer = sign_in(PASSWORD);
    let cookie = answer.lines().find_map(|line| line.strip_prefix("set-cookie: ")).expect("a cookie");
    let cookie = cookie.split(';').next().expect("a pair").to_owned();
    let token = value_of(&server.send(&get("/", &cookie)), "csrf");
    let fields = [("csrf", &*token), ("tieu_de", "Marker tiêu đề"), ("noi_dung", "marker-nội-dung")];
    let path = "/don-vi/xa-hoa-long/bai-viet/moi?marker=query";
    assert!(server.send(&forwarded(post(path, &cookie, &fields))).starts_with("HTTP/1.1 303"));
    ask(server.address, "xa-hoa-long.localhost:3000", "/tin-tuc/marker-address?q=marker");
    ask(server.address, "marker-host.example.vn", "/");
    server.signal("TERM");
    let mut server = server;
    assert!(server.child.wait().expect("the server ends").success());
    let secrets = [csrf, token, cookie.split_once('=').expect("a value").1.to_owned(), PASSWORD.to_owned()];
    let mut text = String::new();
    fs::File::open(&log).expect("the log").read_to_string(&mut text).expect("text");
    for secret in secrets.iter().map(String::as_str).chain(["203.0.113.77", "marker", "Marker"]) {
        let line = text.lines().find(|line| line.contains(secret));
        assert_eq!(line, None, "{secret:?} is in the log");
    }
    text
}

#[test]
fn the_log_tells_requests_and_never_who_or_what() {
    let text = log_of_a_day("json");
    let lines = text.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    let answered: Vec<_> =
        lines.map(|line| line["fields"].clone()).filter(|fields| fields.get("route").is_some()).collect();
    assert!(answered.len() >= 6, "{text}");
    let posted = answered.iter().find(|line| line["route"] == "/don-vi/{unit}/bai-viet/moi").expect("the post");
    assert_eq!((&posted["status"], &posted["method"]), (&303.into(), &"POST".into()));
    assert!(posted["unit"].as_i64().is_some_and(|unit| unit > 0) && posted["duration_ms"].is_number(), "{posted}");
    let numbers: std::collections::BTreeSet<_> = answered.iter().filter_map(|line| line["request"].as_str()).collect();
    assert_eq!(numbers.len(), answered.len(), "each request has a number of its own");
    assert!(text.contains("203.0.113.0"), "a failed sign-in names the network");
    log_of_a_day("text");
}

#[tokio::test]
async fn a_defect_shows_the_number_that_stands_in_the_log() {
    let world = World::new().await;
    let desk = world.signed_in(Role::Writer, &world.a).await;
    world.core.store.clone().close().await;
    for mut client in [world.on("xa-phuoc-hung"), desk] {
        let answer = client.get("/").await;
        let host = &client.host;
        assert!(answer.status.is_server_error(), "{host}: {}", answer.status);
        let words = answer.words();
        let number = words.split("mã tra cứu").nth(1).unwrap_or_else(|| panic!("{host}: {words}"));
        let number: String = number.trim_start_matches([':', ' ']).chars().take(9).collect();
        assert!(number.chars().nth(4) == Some('-'), "{number}");
    }
    let missing = world.on("xa-phuoc-hung").get("/khong-co").await;
    assert!(!missing.text().contains("mã tra cứu"), "nothing to look up: {}", missing.status);
}

fn deploy(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("deploy").join(name)
}

fn is_here(program: &str) -> bool {
    let found = std::env::var_os("PATH").is_some_and(|path| {
        std::env::split_paths(&path).chain(["/usr/sbin".into()]).any(|folder| folder.join(program).is_file())
    });
    if !found {
        println!("SKIPPED: {program} is not here");
    }
    found
}

#[test]
fn systemd_accepts_the_units_and_finds_them_hardened() {
    if !is_here("systemd-analyze") {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let names = ["trangxa.service", "trangxa-backup.service", "trangxa-backup.timer"];
    let mut files = Vec::new();
    for name in names {
        let unit = fs::read_to_string(deploy(name)).expect("a unit");
        // The check looks whether the program is there.
        let unit = unit.replace("/usr/local/bin/trangxa", BINARY);
        let file = folder.path().join(name);
        fs::write(&file, unit).expect("a file");
        files.push(file);
    }
    let output = Command::new("systemd-analyze").arg("verify").args(&files).output().expect("systemd-analyze");
    let told = String::from_utf8_lossy(&output.stderr);
    // The check also complains about units of the machine it runs on.
    assert!(!told.contains("trangxa"), "{told}");
    assert!(output.status.success(), "{told}");
    for file in &files[..2] {
        let mut security = Command::new("systemd-analyze");
        security.args(["security", "--offline=true", "--threshold=20", "--no-pager"]).arg(file);
        let output = security.output().expect("systemd-analyze");
        assert!(output.status.success(), "{}: {}", file.display(), String::from_utf8_lossy(&output.stdout));
    }
}

#[test]
fn nginx_accepts_its_example() {
    if !is_here("nginx") || !is_here("openssl") {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name).display().to_string();
    let mut certificate = Command::new("openssl");
    certificate.args(["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=trang.example.vn"]);
    certificate.args(["-keyout", &at("key.pem"), "-out", &at("cert.pem")]);
    assert!(certificate.stderr(Stdio::null()).status().expect("openssl").success());
    let example = fs::read_to_string(deploy("nginx.conf")).expect("the example");
    assert!(example.contains("listen 443 ssl http2;"), "{example}");
    let example = example
        .replace("listen 443", "listen 127.0.0.1:29443")
        .replace("/etc/ssl/trang.example.vn.pem", &at("cert.pem"))
        .replace("/etc/ssl/trang.example.vn.key", &at("key.pem"));
    let whole = format!("pid {};\nevents {{}}\nhttp {{\naccess_log off;\n{example}\n}}\n", at("pid"));
    fs::write(at("nginx.conf"), whole).expect("a file");
    let nginx = if Path::new("/usr/sbin/nginx").is_file() { "/usr/sbin/nginx" } else { "nginx" };
    let output = Command::new(nginx).args(["-t", "-e", "stderr", "-c", &at("nginx.conf")]).output().expect("nginx");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn the_readme_names_every_file_under_deploy() {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../README.md")).expect("the README");
    for entry in fs::read_dir(deploy("")).expect("the folder") {
        let name = entry.expect("a file").file_name().into_string().expect("text");
        assert!(readme.contains(&format!("server/deploy/{name}")), "{name}");
    }
}
