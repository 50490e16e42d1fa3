//! The binary itself: how it starts, refuses to, and ends.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

pub(crate) const BINARY: &str = env!("CARGO_BIN_EXE_trangxa");
pub(crate) const PASSWORD: &str = "một câu rất dài để nhớ";

pub(crate) struct Server {
    pub(crate) child: Child,
    pub(crate) address: SocketAddr,
    pub(crate) output: BufReader<std::process::ChildStdout>,
    /// What was printed up to the last line of the announcement.
    announced: String,
}

impl Server {
    pub(crate) fn start(data: &Path) -> Self {
        Self::spawn(command(data).stderr(Stdio::null()))
    }

    /// Starts with whatever else the command was told.
    pub(crate) fn spawn(command: &mut Command) -> Self {
        let command = command.args(["serve", "--listen", "127.0.0.1:0"]);
        let mut child = command.stdout(Stdio::piped()).spawn().expect("the binary starts");
        let mut output = BufReader::new(child.stdout.take().expect("an output"));
        let mut announced = String::new();
        while !announced.contains("  Desk ") {
            assert!(output.read_line(&mut announced).expect("a line") > 0, "the server ended: {announced}");
        }
        let address = announced.lines().next().and_then(|line| line.rsplit(' ').next()).expect("an address");
        let address = address.parse().expect("an address");
        Self { child, address, output, announced }
    }

    pub(crate) fn signal(&self, name: &str) {
        let pid = self.child.id().to_string();
        assert!(Command::new("kill").args([&format!("-{name}"), &pid]).status().expect("kill").success());
    }

    pub(crate) fn send(&self, request: &str) -> String {
        send(self.address, request).expect("an answer")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub(crate) fn command(data: &Path) -> Command {
    let mut command = Command::new(BINARY);
    for name in [
        "TRANGXA_DATA",
        "TRANGXA_DATABASE",
        "TRANGXA_MEDIA",
        "TRANGXA_MAIL",
        "TRANGXA_MAIL_FROM",
        "TRANGXA_ORIGIN",
        "TRANGXA_LISTEN",
        "TRANGXA_METRICS_LISTEN",
        "TRANGXA_TRUSTED_PROXY",
        "RUST_LOG",
    ] {
        command.env_remove(name);
    }
    command.env("TRANGXA_DATA", data);
    command
}

pub(crate) fn run(data: &Path, args: &[&str], input: &str) -> Output {
    let mut child = command(data)
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary starts");
    // A program that refuses its arguments does not read its input.
    let _ = child.stdin.take().expect("an input").write_all(input.as_bytes());
    child.wait_with_output().expect("the binary ends")
}

pub(crate) fn send(address: SocketAddr, request: &str) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(address)?;
    stream.write_all(request.as_bytes())?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

pub(crate) fn get(path: &str, cookie: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nhost: studio.localhost:3000\r\ncookie: {cookie}\r\nconnection: close\r\n\r\n")
}

pub(crate) fn post(path: &str, cookie: &str, fields: &[(&str, &str)]) -> String {
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    format!(
        "POST {path} HTTP/1.1\r\nhost: studio.localhost:3000\r\ncookie: {cookie}\r\ncontent-type: application/x-www-form-urlencoded\r\n\
         content-length: {}\r\nconnection: close\r\n\r\n{body}",
        body.len()
    )
}

pub(crate) fn value_of(page: &str, name: &str) -> String {
    let tag = page
        .split('<')
        .find(|tag| tag.contains(&format!("name=\"{name}\"")))
        .unwrap_or_else(|| panic!("{name} in {page}"));
    tag.split_once("value=\"").and_then(|(_, rest)| rest.split_once('"')).expect("a value").0.to_owned()
}

/// An approver of xã Hòa Long, signed in: the cookie and the token of the forms.
fn signed_in(server: &Server, data: &Path) -> (String, String) {
    let add = [
        "people",
        "add",
        "--email",
        "lan@hoalong.example.vn",
        "--name",
        "Lan",
        "--role",
        "approver",
        "--unit",
        "xa-hoa-long",
    ];
    let added = run(data, &add, PASSWORD);
    assert!(added.status.success(), "{added:?}");
    let csrf = value_of(&server.send(&get("/dang-nhap", "")), "csrf");
    let answer = server.send(&post(
        "/dang-nhap",
        "",
        &[("email", "lan@hoalong.example.vn"), ("password", PASSWORD), ("csrf", &csrf)],
    ));
    let cookie =
        answer.lines().find_map(|line| line.strip_prefix("set-cookie: ")).unwrap_or_else(|| panic!("{answer}"));
    let cookie = cookie.split(';').next().expect("a pair").to_owned();
    let token = value_of(&server.send(&get("/", &cookie)), "csrf");
    (cookie, token)
}

pub(crate) fn refuses(data: &Path, args: &[&str], sentence: &str) {
    let output = run(data, args, "");
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success(), "{args:?} started");
    assert!(told.contains(sentence), "{args:?}: {told}");
    assert!(!told.contains("panicked") && told.trim_end().lines().count() <= 4, "{args:?}: {told}");
    assert!(!told.contains("s3cret"), "{told}");
}

#[test]
fn the_first_start_fills_the_folder_and_gives_one_link() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("new/data");
    let mut server = Server::start(&data);
    let mut link = String::new();
    while !link.contains("/dat-mat-khau/") {
        assert!(server.output.read_line(&mut link).expect("a line") > 0);
    }
    let path = link.lines().last().and_then(|line| line.split_once("localhost:3000")).expect("an address").1.trim();
    assert!(server.announced.contains("http://xa-hoa-long.localhost:3000"), "{}", server.announced);
    let page = server.send(&get(path, ""));
    let fields = [
        ("csrf", &*value_of(&page, "csrf")),
        ("email", "lan@tinh.example.vn"),
        ("password", PASSWORD),
        ("password_again", PASSWORD),
    ];
    assert!(server.send(&post(path, "", &fields)).starts_with("HTTP/1.1 303"));
    drop(server);
    let again = Server::start(&data);
    let home = again.send("GET / HTTP/1.1\r\nhost: xa-hoa-long.localhost:3000\r\nconnection: close\r\n\r\n");
    assert!(home.contains("chuyển đổi số năm 2023"), "{home}");
    again.signal("TERM");
    let mut rest = String::new();
    let mut again = again;
    again.output.read_to_string(&mut rest).expect("the output ends");
    assert!(!rest.contains("dat-mat-khau"), "an administrator can sign in; no further link: {rest}");
}

#[test]
fn what_cannot_work_is_said_in_one_sentence() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path();
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let busy = taken.local_addr().expect("an address").to_string();
    refuses(data, &["serve", "--listen", &busy], "cannot listen on");
    refuses(data, &["serve", "--listen", "nowhere"], "--listen");
    refuses(data, &["serve", "--listen", "127.0.0.1:0", "--origin", "localhost"], "--origin");
    refuses(data, &["serve", "--listen", "127.0.0.1:0", "--trusted-proxy", "caddy"], "--trusted-proxy");
    refuses(data, &["serve", "--listen", "127.0.0.1:0", "--database", "mysql://u:s3cret@h/d"], "--database");
    refuses(data, &["migrate", "--database", "postgres://u:s3cret@127.0.0.1:1/d"], "127.0.0.1");
    let file = data.join("a-file");
    std::fs::write(&file, "not a folder").expect("a file");
    refuses(data, &["migrate", "--data", file.to_str().expect("a path")], "cannot write in the data folder");
    refuses(data, &["migrate", "--database", &format!("sqlite:{}", file.display())], "is not an SQLite database");
    refuses(data, &["people", "add", "--email", "x", "--name", "Lan", "--role", "writer"], "--email");
    refuses(data, &["people", "add", "--email", "x@y.vn", "--name", "Lan", "--role", "boss"], "--role");
    refuses(data, &["people", "add", "--email", "x@y.vn", "--name", "Lan", "--role", "writer"], "--unit");
    refuses(
        data,
        &["people", "add", "--email", "x@y.vn", "--name", "Lan", "--role", "writer", "--unit", "xa-khong-co"],
        "--unit",
    );
    refuses(
        data,
        &["people", "add", "--email", "x@y.vn", "--name", "Lan", "--role", "writer", "--unit", "xa-hoa-long"],
        "standard input",
    );
}

#[test]
fn a_database_of_a_newer_version_is_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    assert!(run(folder.path(), &["migrate"], "").status.success());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let url = folder.path().join("trangxa.sqlite");
    runtime.block_on(async {
        let options = sea_orm_migration::sea_orm::ConnectOptions::new(format!("sqlite:{}", url.display()));
        let database = sea_orm_migration::sea_orm::Database::connect(options).await.expect("the file");
        let sql = "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m9999_from_the_future', 0)";
        sea_orm_migration::sea_orm::ConnectionTrait::execute_unprepared(&database, sql).await.expect("a row");
    });
    refuses(folder.path(), &["migrate"], "newer");
    refuses(folder.path(), &["serve", "--listen", "127.0.0.1:0"], "newer");
}

#[test]
fn being_told_to_stop_finishes_what_is_in_flight() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut server = Server::start(folder.path());
    let (cookie, token) = signed_in(&server, folder.path());
    let whole =
        post("/don-vi/xa-hoa-long/bai-viet/moi", &cookie, &[("csrf", &token), ("tieu_de", "Gửi dở lúc tắt máy")]);
    let (head, body) = whole.split_once("\r\n\r\n").expect("a head");
    let mut stream = TcpStream::connect(server.address).expect("a connection");
    write!(stream, "{head}\r\nexpect: 100-continue\r\n\r\n").expect("a head");
    // The server asks for the body only once it handles the request.
    let mut asked = [0; 25];
    stream.read_exact(&mut asked).expect("an answer");
    assert!(asked.starts_with(b"HTTP/1.1 100 "));
    server.signal("TERM");
    // It no longer takes new connections once it has heard; then the rest arrives.
    while TcpStream::connect(server.address).is_ok() {
        std::thread::yield_now();
    }
    stream.write_all(body.as_bytes()).expect("the body");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
    assert!(server.child.wait().expect("the server ends").success());
    let server = Server::start(folder.path());
    assert!(server.send(&get("/don-vi/xa-hoa-long", &cookie)).contains("Gửi dở lúc tắt máy"));
}

#[test]
fn a_killed_server_has_lost_nothing_it_acknowledged() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut server = Server::start(folder.path());
    let (cookie, token) = signed_in(&server, folder.path());
    let acknowledged = Mutex::new(Vec::new());
    let count = AtomicUsize::new(0);
    let address = server.address;
    std::thread::scope(|scope| {
        for writer in 0..4 {
            let (acknowledged, count, cookie, token) = (&acknowledged, &count, &cookie, &token);
            scope.spawn(move || {
                for number in 0.. {
                    let title = format!("Bài {writer} {number}");
                    let request = post(
                        "/don-vi/xa-hoa-long/bai-viet/moi",
                        cookie,
                        &[("csrf", token), ("tieu_de", &title), ("noi_dung", "x")],
                    );
                    let Ok(answer) = send(address, &request) else { return };
                    let Some(place) = answer.lines().find_map(|line| line.strip_prefix("location: ")) else { return };
                    acknowledged.lock().expect("no panic").push((place.to_owned(), title));
                    count.fetch_add(1, Ordering::SeqCst);
                }
            });
        }
        while count.load(Ordering::SeqCst) < 60 {
            std::thread::yield_now();
        }
        server.child.kill().expect("SIGKILL");
    });
    let server = Server::start(folder.path());
    let acknowledged = acknowledged.into_inner().expect("no panic");
    assert!(acknowledged.len() >= 60);
    for (place, title) in acknowledged {
        let page = server.send(&get(&place, &cookie));
        assert!(page.starts_with("HTTP/1.1 200") && page.contains(&title), "{place} {title}");
    }
}
