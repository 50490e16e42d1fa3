//! The command line: what `trangxa --help` tells.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::import::ImportCommand;
use crate::mail::setting::Told;
use crate::seed::bulk::SeedArgs;
use crate::units::UnitsCommand;

/// Web pages of communes, wards and towns, and the desk where they are written.
#[derive(Debug, Parser)]
#[command(name = "trangxa", version, about)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the portal, every commune's site and the desk.
    Serve(ServeArgs),
    /// Bring the database to this version's schema and load the embedded units, then stop.
    Migrate(DataArgs),
    /// People who sign in at the desk.
    People {
        /// What to do with them.
        #[command(subcommand)]
        command: PeopleCommand,
    },
    /// Take in content from files; also beside a running server.
    Import {
        /// What to take in.
        #[command(subcommand)]
        command: ImportCommand,
    },
    /// Units that have a site: add, rename, suspend, hosts.
    Units {
        /// What to do with them.
        #[command(subcommand)]
        command: UnitsCommand,
    },
    /// Make up units and articles, always the same, for measurements.
    Seed(SeedArgs),
    /// Copy everything into a new folder, beside a running server; or check such a copy.
    Backup(BackupArgs),
    /// Bring a backup back into an empty place, and to this version's schema.
    Restore(RestoreArgs),
    /// Look whether this installation can serve, and say what is wrong if not.
    Doctor(ServeArgs),
}

/// Where data live.
#[derive(Args, Clone, Debug)]
pub struct DataArgs {
    /// Folder of everything kept on disk; created when missing.
    #[arg(long, env = "TRANGXA_DATA", default_value = "./data", value_name = "FOLDER")]
    pub data: PathBuf,
    /// Database: postgres://… or sqlite:FILE. Default: SQLite in the data folder.
    #[arg(long, env = "TRANGXA_DATABASE", value_name = "URL", hide_env_values = true)]
    pub database: Option<String>,
    /// Attached files: a folder, or `s3://bucket/prefix` with the usual AWS variables in the environment. Default: the
    /// folder media in the data folder.
    #[arg(long, env = "TRANGXA_MEDIA", value_name = "PLACE")]
    pub media: Option<String>,
    /// Address of the portal. Decides scheme, port, cookies and every absolute link.
    #[arg(long, env = "TRANGXA_ORIGIN", default_value = "http://localhost:3000", value_name = "ORIGIN")]
    pub origin: String,
}

/// Settings of a serving process.
#[derive(Args, Clone, Debug)]
pub struct ServeArgs {
    /// Where data live.
    #[command(flatten)]
    pub data: DataArgs,
    /// Address and port to listen on.
    #[arg(long, env = "TRANGXA_LISTEN", default_value = "127.0.0.1:3000", value_name = "ADDRESS")]
    pub listen: SocketAddr,
    /// Network whose X-Forwarded-For counts; may be given several times, or with commas.
    #[arg(long = "trusted-proxy", env = "TRANGXA_TRUSTED_PROXY", value_delimiter = ',', value_name = "CIDR")]
    pub trusted_proxy: Vec<String>,
    /// Bytes of rendered pages kept in memory; 0 renders every page anew.
    #[arg(long, env = "TRANGXA_PAGE_CACHE_BYTES", default_value_t = 64 * 1024 * 1024, value_name = "BYTES")]
    pub page_cache_bytes: u64,
    /// Log lines: text for people, json for machines.
    #[arg(long, env = "TRANGXA_LOG_FORMAT", default_value = "text", value_parser = ["text", "json"])]
    pub log_format: String,
    /// Address and port of the metrics, for Prometheus; let no proxy lead to it. Default: none are told.
    #[arg(long, env = "TRANGXA_METRICS_LISTEN", value_name = "ADDRESS")]
    pub metrics_listen: Option<SocketAddr>,
    /// Letters: a folder, or `smtp://user:password@host:port` (STARTTLS; unencrypted to this machine alone) or `smtps://…`; rather
    /// the variable, which no list of processes shows. Default: the folder thu in the data folder.
    #[arg(long, env = "TRANGXA_MAIL", value_name = "PLACE", hide_env_values = true)]
    pub mail: Option<Told>,
    /// Whom letters are from. Default: trang-xa@ and the host of the origin.
    #[arg(long, env = "TRANGXA_MAIL_FROM", value_name = "ADDRESS")]
    pub mail_from: Option<String>,
}

/// What to back up, and whereto; or which backup to check.
#[derive(Args, Debug)]
#[command(subcommand_negates_reqs = true)]
pub struct BackupArgs {
    /// Where data live.
    #[command(flatten)]
    pub data: DataArgs,
    /// A folder that does not exist yet, or one that does, in which a new one is then made, named by the time.
    #[arg(long, value_name = "FOLDER", required = true)]
    pub to: Option<PathBuf>,
    /// Something else with a backup.
    #[command(subcommand)]
    pub command: Option<BackupCommand>,
}

/// Commands about backups.
#[derive(Debug, Subcommand)]
pub enum BackupCommand {
    /// Check every file against the manifest, open the database, check and count it. Changes nothing.
    Verify {
        /// The backup's folder.
        backup: PathBuf,
    },
}

/// Which backup to bring back, and whereto.
#[derive(Args, Debug)]
pub struct RestoreArgs {
    /// Where data shall live.
    #[command(flatten)]
    pub data: DataArgs,
    /// The backup's folder.
    #[arg(long, value_name = "BACKUP")]
    pub from: PathBuf,
}

/// Commands about people.
#[derive(Debug, Subcommand)]
pub enum PeopleCommand {
    /// Add a person, or give a role to one who is there. Reads a new person's password from
    /// standard input.
    Add(PeopleAddArgs),
}

/// A person to add.
#[derive(Args, Debug)]
pub struct PeopleAddArgs {
    /// Where data live.
    #[command(flatten)]
    pub data: DataArgs,
    /// E-mail address; the name to sign in with.
    #[arg(long)]
    pub email: String,
    /// Full name.
    #[arg(long)]
    pub name: String,
    /// `team_member`, writer, approver, `unit_admin`, `province_editor` or `platform_admin`.
    #[arg(long)]
    pub role: String,
    /// Slug of the unit, e.g. xa-hoa-long; `platform_admin` takes none, `province_editor` means the
    /// province when none is given.
    #[arg(long)]
    pub unit: Option<String>,
}
