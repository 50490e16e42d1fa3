//! Letters from the outbox to where they go: a folder beside a running process, and a mail server.

use std::fs;
use std::path::{Path, PathBuf};

use domain::letter::Letter;
use domain::moment::Moment;
use domain::person::EmailAddress;
use server::core::{ActionError, Core};
use server::mail::place::Mail;
use server::mail::sending;
use server::mail::setting::{Secrecy, Setting, SmtpSettings};
use store::{Location, Store};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

use super::process::{Server, refuses, run};
use super::support::world::World;

const LINK: &str = "https://studio.trang.example.vn/dat-mat-khau/bí-mật-trong-thư";

fn letter(subject: &str) -> Letter {
    let to = EmailAddress::parse("lan@xa.example.vn").expect("an address");
    Letter::new(to, subject, &format!("Chào Lan,\n\n{LINK}\n\n.\nTrang Xã"))
}

async fn post(store: &Store, letter: &Letter, at: Moment) {
    let write = store.write(|tx| async move { Ok::<_, ActionError>(tx.outbox().add(letter, at).await?) });
    write.await.expect("a row");
}

async fn counts(core: &Core) -> (u64, u64) {
    let counts = core.store.outbox_counts().await.expect("counts");
    (counts.waiting, counts.given_up)
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<_> =
        fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("a file").path()).collect();
    files.sort();
    files
}

/// The store of a data folder, beside whoever serves it.
async fn beside(data: &Path) -> Store {
    Store::open(&Location::Sqlite(data.join("trangxa.sqlite"))).await.expect("the store opens")
}

#[tokio::test]
async fn a_letter_put_into_the_outbox_becomes_a_file_and_its_row_is_gone() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = Server::start(folder.path());
    let store = beside(folder.path()).await;
    post(&store, &letter("Mời bạn vào bàn biên tập"), Moment::from_micros(0)).await;
    while store.outbox_counts().await.expect("counts").waiting > 0 {
        tokio::task::yield_now().await;
    }
    drop(server);
    let found = files(&folder.path().join("thu"));
    assert_eq!(found.len(), 1, "{found:?}");
    let name = found[0].file_name().expect("a name").to_string_lossy().into_owned();
    assert!(name.ends_with("Z-000001.eml") && name.len() == "20240127T010000Z-000001.eml".len(), "{name}");
    let text = fs::read_to_string(&found[0]).expect("a letter");
    assert!(text.contains("To: lan@xa.example.vn\r\n") && text.contains(&format!("\r\n{LINK}\r\n")), "{text}");
    assert!(text.contains("<trang-xa@trangxa.invalid>"), "{text}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&found[0]).expect("a file").permissions().mode() & 0o777, 0o600);
    }
}

#[tokio::test]
async fn a_backup_that_comes_back_sends_nothing_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let (home, elsewhere, copy) = (folder.path().join("a"), folder.path().join("b"), folder.path().join("copy"));
    assert!(run(&home, &["migrate"], "").status.success());
    let store = beside(&home).await;
    post(&store, &letter("Mời bạn"), Moment::from_micros(0)).await;
    store.close().await;
    let copy = copy.to_str().expect("a path");
    assert!(run(&home, &["backup", "--to", copy], "").status.success());
    assert!(run(&elsewhere, &["restore", "--from", copy], "").status.success());
    assert_eq!(beside(&elsewhere).await.outbox_counts().await.expect("counts").waiting, 0);
    assert_eq!(beside(&home).await.outbox_counts().await.expect("counts").waiting, 1);
}

#[test]
fn a_place_that_cannot_be_used_is_said_without_its_password() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path();
    let serve = |flag, value| refuses(data, &["serve", "--listen", "127.0.0.1:0", flag, value], flag);
    serve("--mail", "imap://trang:s3cret@mail.example.vn");
    serve("--mail", "smtp://trang:s3cret@mail.example.vn:x");
    serve("--mail-from", "trang-xa");
    let file = data.join("a-file");
    fs::write(&file, "not a folder").expect("a file");
    serve("--mail", file.to_str().expect("a path"));
    let nobody = std::net::TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("an address");
    let place = format!("smtp://trang:s3cret@{nobody}");
    let output = run(data, &["doctor", "--listen", "127.0.0.1:0", "--mail", &place], "");
    let told = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
    let expected = format!(
        "note letters from trang-xa@trangxa.invalid go to the mail server {nobody} (unencrypted, with a password), but it takes none now: "
    );
    assert!(output.status.success() && told.contains(&expected) && !told.contains("s3cret"), "{told}");
}

/// A mail server that knows as much as a test asks of it.
struct MailServer {
    listener: TcpListener,
    port: u16,
}

/// What one connection came to.
#[derive(Debug, Default)]
struct Heard {
    commands: Vec<String>,
    data: String,
}

impl MailServer {
    async fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("an address").port();
        Self { listener, port }
    }

    fn settings(&self, secrecy: Secrecy) -> Setting {
        let credentials = Some(("trang".to_owned(), "s3cret".to_owned()));
        Setting::Smtp(SmtpSettings { host: "127.0.0.1".to_owned(), port: self.port, secrecy, credentials })
    }

    /// One connection, in which an address gets this answer.
    async fn answer(&self, to_address: &str) -> Heard {
        let (stream, _) = self.listener.accept().await.expect("a connection");
        conversation(stream, to_address).await
    }
}

async fn conversation(stream: TcpStream, to_address: &str) -> Heard {
    let mut stream = BufReader::new(stream);
    let mut heard = Heard::default();
    stream.write_all(b"220 mail.example.vn\r\n").await.expect("a greeting");
    let mut line = String::new();
    while stream.read_line(&mut line).await.is_ok_and(|read| read > 0) {
        let command = std::mem::take(&mut line).trim_end().to_owned();
        let answer = match command.split([' ', ':']).next().unwrap_or_default() {
            "EHLO" => "250-mail.example.vn\r\n250 AUTH PLAIN",
            "AUTH" => "235 come in",
            "RCPT" => to_address,
            "DATA" => "354 go on",
            _ => "250 fine",
        };
        heard.commands.push(command);
        stream.write_all(format!("{answer}\r\n").as_bytes()).await.expect("an answer");
        if answer.starts_with("354") {
            while !heard.data.ends_with("\r\n.\r\n") {
                assert!(stream.read_line(&mut heard.data).await.expect("a line") > 0);
            }
            stream.write_all(b"250 taken\r\n").await.expect("an answer");
        }
    }
    heard
}

fn sender() -> EmailAddress {
    EmailAddress::parse("trang-xa@trang.example.vn").expect("an address")
}

#[tokio::test]
async fn a_mail_server_that_is_busy_gets_the_letter_a_minute_later() {
    let world = World::new().await;
    let (core, server) = (&world.core, MailServer::new().await);
    let mail = Mail::open(&server.settings(Secrecy::None), sender()).expect("a place");
    post(&core.store, &letter("Mời bạn"), core.clock.now()).await;

    let (sent, heard) = tokio::join!(sending::all(core, &mail), server.answer("450 lan@xa.example.vn is busy"));
    assert_eq!((sent.expect("an action"), counts(core).await), (0, (1, 0)));
    assert!(heard.data.is_empty(), "{heard:?}");
    // Nobody is asked before the minute is over.
    world.clock.advance(59);
    assert_eq!(sending::all(core, &mail).await.expect("an action"), 0);
    world.clock.advance(1);
    let (sent, heard) = tokio::join!(sending::all(core, &mail), server.answer("250 fine"));
    assert_eq!((sent.expect("an action"), counts(core).await), (1, (0, 0)));

    let begins = |start: &str| heard.commands.iter().any(|command| command.starts_with(start));
    assert!(begins("EHLO trang.example.vn") && begins("AUTH PLAIN "), "{heard:?}");
    assert!(begins("MAIL FROM:<trang-xa@trang.example.vn>") && begins("RCPT TO:<lan@xa.example.vn>"), "{heard:?}");
    let (top, body) = heard.data.split_once("\r\n\r\n").expect("a head");
    assert!(top.contains("Date: Sat, 27 Jan 2024 01:01:00 +0000") && top.contains("Auto-Submitted: auto-generated"));
    // A line with a point alone is one of the text, not its end.
    assert!(heard.data.is_ascii() && body.contains("\r\n..\r\n") && body.ends_with("\r\n.\r\n"), "{body}");
}

#[tokio::test]
async fn an_address_that_is_not_there_is_given_up_at_once() {
    let world = World::new().await;
    let (core, server) = (&world.core, MailServer::new().await);
    let mail = Mail::open(&server.settings(Secrecy::None), sender()).expect("a place");
    post(&core.store, &letter("Mời bạn"), core.clock.now()).await;
    let (sent, _) = tokio::join!(sending::all(core, &mail), server.answer("550 nobody of this name"));
    assert_eq!((sent.expect("an action"), counts(core).await), (0, (0, 1)));
}

#[tokio::test]
async fn a_mail_server_that_encrypts_nothing_hears_neither_password_nor_letter() {
    let world = World::new().await;
    let (core, server) = (&world.core, MailServer::new().await);
    let mail = Mail::open(&server.settings(Secrecy::StartTls), sender()).expect("a place");
    post(&core.store, &letter("Mời bạn"), core.clock.now()).await;
    let (sent, heard) = tokio::join!(sending::all(core, &mail), server.answer("250 fine"));
    assert_eq!((sent.expect("an action"), counts(core).await), (0, (1, 0)));
    let told = |start: &str| heard.commands.iter().any(|command| command.starts_with(start));
    assert!(!told("AUTH") && !told("MAIL") && heard.data.is_empty(), "{heard:?}");
}

#[tokio::test]
async fn the_world_reads_the_letters_of_its_people() {
    let world = World::new().await;
    post(&world.core.store, &letter("Một"), world.core.clock.now()).await;
    post(&world.core.store, &letter("Hai"), world.core.clock.now()).await;
    let letters = world.letters().await;
    let [(to, first, body), (_, second, _)] = letters.as_slice() else { panic!("{letters:?}") };
    assert_eq!((to.as_str(), first.as_str(), second.as_str()), ("lan@xa.example.vn", "Một", "Hai"));
    assert!(body.lines().any(|line| line == LINK));
    assert_eq!(world.letters().await.len(), 2);
}
