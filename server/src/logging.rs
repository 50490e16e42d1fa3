//! Log lines: a sentence a person can read and fields a machine can query, on standard error.
//! Never in a log: what people typed, names, e-mails, passwords, tokens, whole addresses of clients.

use tracing_subscriber::EnvFilter;

/// Starts logging. `RUST_LOG` chooses levels; by default ours at info, libraries at warn.
pub fn start(format: &str) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("warn,server=info,store=info"));
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let started = if format == "json" { builder.json().try_init() } else { builder.compact().try_init() };
    if let Err(error) = started {
        eprintln!("trangxa: logging was started before: {error}");
    }
}
