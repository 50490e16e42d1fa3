//! `trangxa doctor`: whether this installation can serve, in plain lines.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::time::Duration;

use blobs::Blobs;
use store::{Engine, Inspection, StoreError};

use crate::StartError;
use crate::backup;
use crate::clock::Clock;
use crate::config::{DataConfig, ServeConfig};
use crate::core::Core;
use crate::mail::place::Mail;
use crate::registry::Registry;
use crate::seed;
use crate::web::assets::AssetTable;

/// Less room than this and the next backup or import may not fit.
const LITTLE_ROOM: u64 = 1 << 30;
/// With less than this the database itself soon cannot write.
const NO_ROOM: u64 = 64 << 20;
/// Clocks of two machines differ by this much without anybody noticing, in seconds.
const CLOCKS_DIFFER: i64 = 120;

/// What was found, told as it is found.
struct Findings {
    fit: bool,
}

impl Findings {
    fn check(&mut self, good: bool, text: &str) {
        println!("{} {text}", if good { "ok  " } else { "FAIL" });
        self.fit &= good;
    }

    /// Something to know or to do, with which the server serves all the same.
    fn advise(good: bool, text: &str) {
        println!("{} {text}", if good { "ok  " } else { "note" });
    }
}

/// Looks at everything a start needs and changes nothing but what `migrate` would, and makes the folder for media.
pub async fn run(data: &DataConfig, config: &ServeConfig) -> Result<(), StartError> {
    let mut findings = Findings { fit: true };
    findings.check(true, &format!("origin {}", config.origin.portal()));
    proxy(config);
    address(&mut findings, "--listen", config.listen).await;
    if let Some(metrics) = config.metrics_listen {
        address(&mut findings, "--metrics-listen", metrics).await;
    }
    match seed::prepare(data).await {
        Err(error) => findings.check(false, &error.to_string()),
        Ok(core) => {
            findings.check(true, "the database opens and has this version's schema");
            database(&mut findings, data, config, &core).await?;
            core.store.close().await;
        }
    }
    media(&mut findings, data).await;
    mail(&mut findings, config).await;
    room(&mut findings, &data.folder);
    let islands = AssetTable::embedded().has_islands();
    let text = if islands { "islands are built in" } else { "built without islands; cargo xtask assets builds them" };
    Findings::advise(islands, text);
    if findings.fit { Ok(()) } else { Err(StartError::Unfit) }
}

/// Behind https there is a proxy, and everybody seems to come from it until it is trusted.
fn proxy(config: &ServeConfig) {
    if config.origin.is_secure() {
        let trusted = !config.trusted_proxies.is_empty();
        let text = if trusted {
            "a proxy is trusted to say who asks"
        } else {
            "the origin is https, but no proxy is trusted, so all clients count as one: set --trusted-proxy to the proxy's address"
        };
        Findings::advise(trusted, text);
    }
}

async fn address(findings: &mut Findings, setting: &str, address: SocketAddr) {
    match tokio::net::TcpListener::bind(address).await {
        Ok(_) => findings.check(true, &format!("{address} is free for {setting}")),
        Err(_) if answers(address) => {
            findings.check(true, &format!("a server answers at {address} already ({setting})"));
        }
        Err(error) => findings.check(false, &format!("{address} cannot be used for {setting}: {error}")),
    }
}

/// Whether this is our own server running: its probe or its metrics answer 200.
fn answers(address: SocketAddr) -> bool {
    ["/healthz", "/metrics"].into_iter().any(|path| asked(address, path).is_ok_and(|told| told.contains(" 200 ")))
}

fn asked(address: SocketAddr, path: &str) -> std::io::Result<String> {
    let wait = Duration::from_secs(2);
    let mut stream = TcpStream::connect_timeout(&address, wait)?;
    stream.set_read_timeout(Some(wait))?;
    write!(stream, "GET {path} HTTP/1.1\r\nhost: doctor\r\nconnection: close\r\n\r\n")?;
    let mut start = [0; 16];
    stream.read_exact(&mut start)?;
    Ok(String::from_utf8_lossy(&start).into_owned())
}

async fn database(
    findings: &mut Findings,
    data: &DataConfig,
    config: &ServeConfig,
    core: &Core,
) -> Result<(), StartError> {
    let registry = Registry::new(core.store.registry().await?, &config.origin);
    findings.check(registry.portal().is_some(), &format!("{} sites are registered", registry.sites().count()));
    let admin = core.store.people().any_platform_admin().await?;
    let text = if admin { "an administrator can sign in" } else { "no administrator yet; the next start gives a link" };
    Findings::advise(admin, text);
    let given_up = core.store.outbox_counts().await?.given_up;
    if given_up > 0 {
        Findings::advise(false, &format!("{given_up} letters were given up, because nobody took them"));
    }
    if let Some(inspection) = Inspection::of(&data.location).await? {
        inside(findings, &inspection).await?;
        inspection.close().await;
    }
    if core.store.engine() == Engine::Postgres {
        let found = backup::find_program("pg_dump");
        let text = found.as_ref().map_or_else(ToString::to_string, |file| format!("pg_dump is {}", file.display()));
        Findings::advise(found.is_ok(), &if found.is_ok() { text } else { format!("no backup can be made: {text}") });
    }
    Ok(())
}

/// Whether the database is whole, and whether this machine's clock is behind what was done by it.
async fn inside(findings: &mut Findings, inspection: &Inspection) -> Result<(), StoreError> {
    let faults = inspection.faults(true).await?;
    match faults.first() {
        None => findings.check(true, "the database is whole"),
        Some(fault) => findings.check(false, &format!("the database is damaged: {fault}; restore a backup")),
    }
    let (now, newest) = (Clock::System.now(), inspection.newest().await?);
    let behind = newest.map_or(0, |newest| (newest.micros() - now.micros()) / 1_000_000);
    let text = if behind > CLOCKS_DIFFER {
        format!("the clock is {behind} s behind the newest change in the database; set it before anybody publishes")
    } else {
        "the clock is not behind the newest change in the database".to_owned()
    };
    findings.check(behind <= CLOCKS_DIFFER, &text);
    Ok(())
}

/// Whether attached files can be kept: a few bytes are, and are taken away again.
async fn media(findings: &mut Findings, data: &DataConfig) {
    let blobs = match Blobs::open(&data.media) {
        Ok(blobs) => blobs,
        Err(error) => return findings.check(false, &format!("--media: {error}")),
    };
    match blobs.probe().await {
        Ok(()) => findings.check(true, &format!("files can be kept in {}", blobs.name())),
        Err(error) => findings.check(false, &format!("--media: {error}")),
    }
}

/// Where letters go, and whether they would be taken. The server serves all the same: letters wait, and are tried again.
async fn mail(findings: &mut Findings, config: &ServeConfig) {
    let mail = match Mail::open(&config.mail, config.mail_from.clone()) {
        Ok(mail) => mail,
        Err(error) => return findings.check(false, &format!("--mail: {error}")),
    };
    let text = format!("letters from {} go to {}", config.mail_from, mail.name());
    match mail.probe().await {
        Ok(()) => Findings::advise(true, &text),
        Err(error) => Findings::advise(false, &format!("{text}, but it takes none now: {error}")),
    }
}

fn room(findings: &mut Findings, folder: &Path) {
    let Ok(found) = rustix::fs::statvfs(folder) else {
        return Findings::advise(false, &format!("the room on the disk of {} cannot be told", folder.display()));
    };
    let free = found.f_bavail.saturating_mul(found.f_frsize);
    let text = format!("{} MiB are free for {}", free >> 20, folder.display());
    if free < NO_ROOM {
        findings.check(false, &format!("only {text}"));
    } else {
        Findings::advise(free >= LITTLE_ROOM, &text);
    }
}
