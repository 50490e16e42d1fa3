//! Everything of Trang Xã that touches a machine.
//!
//! Read [`web::routes`] for every address, and [`actions`] for every change.

pub mod actions;
pub mod backup;
pub mod cli;
pub mod clock;
pub mod code_app;
pub mod config;
pub mod core;
pub mod digests;
pub mod doctor;
pub mod emptying;
pub mod entropy;
pub mod hamlet_table;
pub mod import;
pub mod logging;
pub mod mail;
pub mod map;
pub mod media;
pub mod people;
pub mod qr;
pub mod ready_guides;
pub mod registry;
pub mod secret;
pub mod seed;
pub mod serve;
pub mod spreadsheet;
pub mod thinning;
pub mod unit_facts;
pub mod unit_palette;
pub mod units;
pub mod web;

use std::net::SocketAddr;

use store::Whence;

use crate::cli::{BackupArgs, BackupCommand, Cli, Command, DataArgs, PeopleCommand, ServeArgs};
use crate::config::{ConfigError, DataConfig, ServeConfig};
use crate::core::ActionError;
use crate::import::ImportCommand;

/// Why the program stops: one sentence each, for an operator.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// A setting cannot be used.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The address is taken, or not ours.
    #[error("cannot listen on {address}: {error}; choose another with --listen")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// What the system says.
        error: std::io::Error,
    },
    /// The data folder cannot be used.
    #[error("cannot write in the data folder {folder}: {error}; choose another with --data or change its owner")]
    Folder {
        /// The folder.
        folder: String,
        /// What the system says.
        error: std::io::Error,
    },
    /// The database cannot be opened.
    #[error(transparent)]
    Open(#[from] store::OpenError),
    /// Pictures and files cannot be kept where they are to be.
    #[error("cannot keep pictures and files: {0}; choose another place with --media")]
    Media(#[from] blobs::OpenError),
    /// Letters cannot go where they are to go.
    #[error("cannot send letters: {0}; choose another place with --mail")]
    Mail(#[from] mail::place::OpenError),
    /// The database failed.
    #[error("the database failed: {0}")]
    Store(#[from] store::StoreError),
    /// An action failed.
    #[error(transparent)]
    Action(#[from] ActionError),
    /// Embedded data do not read; a defect of this build.
    #[error("the embedded data are damaged: {0}")]
    Embedded(String),
    /// Signals cannot be heard.
    #[error("cannot listen for signals: {0}")]
    Signal(std::io::Error),
    /// The runtime does not start.
    #[error("cannot start: {0}")]
    Runtime(std::io::Error),
    /// A person cannot be added as asked.
    #[error("{0}")]
    Person(String),
    /// What was asked for cannot be done; the sentence says why.
    #[error("{0}")]
    Refused(String),
    /// The address of the metrics is taken, or not ours.
    #[error("cannot listen on {address} for metrics: {error}; choose another with --metrics-listen")]
    MetricsListen {
        /// The address.
        address: SocketAddr,
        /// What the system says.
        error: std::io::Error,
    },
    /// No backup, or no restore.
    #[error(transparent)]
    Backup(#[from] backup::BackupError),
    /// `doctor` found something.
    #[error("not fit to serve; see above")]
    Unfit,
}

/// Does what the command line asks.
pub fn run(cli: Cli) -> Result<(), StartError> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(StartError::Runtime)?;
    runtime.block_on(Whence::command_line().scope(async {
        match cli.command {
            Command::Serve(args) => {
                logging::start(&args.log_format);
                serve::run(&data(&args.data)?, serve_config(&args)?).await
            }
            Command::Migrate(args) => {
                config::origin(&args.origin)?;
                let core = seed::prepare(&data(&args)?).await?;
                println!("The database is up to date.");
                core.store.close().await;
                Ok(())
            }
            Command::People { command: PeopleCommand::Add(args) } => people::add(&data(&args.data)?, &args).await,
            Command::Import { command: ImportCommand::Articles(args) } => {
                import::articles(&data(&args.data)?, &args).await
            }
            Command::Units { command } => units::run(&data(command.data())?, &command).await,
            Command::Seed(args) => seed::bulk::run(&data(&args.data)?, &args).await,
            Command::Backup(BackupArgs { command: Some(BackupCommand::Verify { backup }), .. }) => {
                backup::verify(&backup).await
            }
            Command::Backup(args) => backup::create(&data(&args.data)?, &args.to.unwrap_or_default()).await,
            Command::Restore(args) => backup::restore(&data(&args.data)?, &args.from).await,
            Command::Doctor(args) => doctor::run(&data(&args.data)?, &serve_config(&args)?).await,
        }
    }))
}

fn data(args: &DataArgs) -> Result<DataConfig, ConfigError> {
    DataConfig::new(&args.data, args.database.as_deref(), args.media.as_deref(), |name| std::env::var(name).ok())
}

fn serve_config(args: &ServeArgs) -> Result<ServeConfig, ConfigError> {
    let origin = config::origin(&args.data.origin)?;
    Ok(ServeConfig {
        listen: args.listen,
        mail: config::mail(args.mail.as_ref(), &args.data.data)?,
        mail_from: config::mail_from(args.mail_from.as_deref(), &origin)?,
        origin,
        trusted_proxies: args.trusted_proxy.iter().map(|text| config::trusted_proxy(text)).collect::<Result<_, _>>()?,
        page_cache_bytes: args.page_cache_bytes,
        metrics_listen: args.metrics_listen,
    })
}
