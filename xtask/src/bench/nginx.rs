//! nginx, set up as well as a person who knows it would, serving our bytes.

use super::visit;
use crate::http::Answer;
use crate::postgres::free_port;
use crate::process::{self, Running};
use anyhow::{Context, Result};
use std::fmt::Write;
use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

/// Headers that nginx writes itself.
const ITS_OWN: [&str; 9] = [
    "content-length",
    "content-type",
    "content-encoding",
    "connection",
    "date",
    "server",
    "etag",
    "last-modified",
    "transfer-encoding",
];

#[derive(Debug)]
pub(super) struct Nginx {
    pub(super) port: u16,
    pub(super) version: String,
    _server: Running,
}

impl Nginx {
    pub(super) fn start(program: &Path, folder: &Path, plain: &Answer, compressed: &Answer) -> Result<Self> {
        let folder = folder.join("nginx");
        let pages = folder.join("pages");
        fs::create_dir_all(&pages)?;
        fs::write(pages.join("index.html"), &plain.body)?;
        fs::write(pages.join("index.html.gz"), &compressed.body)?;
        let port = free_port()?;
        let settings = folder.join("nginx.conf");
        fs::write(&settings, configuration(&folder, port, compressed)?)?;
        let log = File::create(folder.join("log"))?;
        let mut nginx = Command::new(program);
        nginx.arg("-p").arg(&folder).arg("-c").arg(&settings).arg("-e").arg(folder.join("log"));
        let server = Running::start(nginx.stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log))?;
        let is_ready = || visit::get(port, super::UNIT, "/", &[]).is_ok();
        process::poll("nginx did not answer", Duration::from_secs(10), Duration::from_millis(20), is_ready)
            .with_context(|| fs::read_to_string(folder.join("log")).unwrap_or_default())?;
        Ok(Self { port, version: version(program), _server: server })
    }
}

fn configuration(folder: &Path, port: u16, page: &Answer) -> Result<String> {
    let mut headers = String::new();
    for (name, value) in &page.headers {
        // A dollar sign would be a variable, and nginx knows no way to write it plainly.
        if !ITS_OWN.contains(&name.as_str()) && !value.contains('$') {
            let value = value.replace('\\', "\\\\").replace('"', "\\\"");
            writeln!(headers, "    add_header {name} \"{value}\";")?;
        }
    }
    let folder = folder.display();
    // As root its workers would be nobody, who may not read this folder.
    let user = if crate::programs::is_root() { "user root;" } else { "" };
    Ok(format!(
        "\
{user}
daemon off;
worker_processes 2;
pid {folder}/pid;
error_log {folder}/log warn;
events {{ worker_connections 1024; multi_accept on; }}
http {{
  access_log off;
  sendfile on;
  tcp_nopush on;
  tcp_nodelay on;
  keepalive_requests 100000000;
  open_file_cache max=1000 inactive=60s;
  open_file_cache_valid 60s;
  open_file_cache_min_uses 1;
  gzip_static on;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  types {{ text/html html; }}
  server {{
    listen 127.0.0.1:{port} reuseport;
    charset utf-8;
    root {folder}/pages;
{headers}  }}
}}
"
    ))
}

fn version(program: &Path) -> String {
    let output = Command::new(program).arg("-v").output();
    let said = output.map(|output| String::from_utf8_lossy(&output.stderr).into_owned()).unwrap_or_default();
    said.trim().rsplit('/').next().unwrap_or_default().to_owned()
}
