//! What an operator sets, validated once at the start.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use domain::origin::Origin;
use domain::person::EmailAddress;
use ipnet::IpNet;
use store::Location;

use crate::mail::setting as mail_setting;

/// Where data live: `--data`, `--database` and `--media`.
#[derive(Clone, Debug)]
pub struct DataConfig {
    /// The folder of everything this process keeps on disk. `--data`, default `./data`.
    pub folder: PathBuf,
    /// The database. `--database`, default SQLite in the folder.
    pub location: Location,
    /// Attached files. `--media`, default the folder `media` in the folder.
    pub media: blobs::Setting,
}

/// Settings of `trangxa serve`.
#[derive(Clone, Debug)]
pub struct ServeConfig {
    /// Address to listen on. `--listen`, default `127.0.0.1:3000`.
    pub listen: SocketAddr,
    /// Decides every absolute link. `--origin`, default `http://localhost:3000`.
    pub origin: Origin,
    /// Networks whose forwarded headers count. `--trusted-proxy`, default none.
    pub trusted_proxies: Vec<IpNet>,
    /// Bytes of rendered pages kept in memory. `--page-cache-bytes`, default 64 MiB; 0 keeps none.
    pub page_cache_bytes: u64,
    /// Address to tell metrics on. `--metrics-listen`, default none.
    pub metrics_listen: Option<SocketAddr>,
    /// Where letters go. `--mail`, default the folder `thu` in the data folder.
    pub mail: mail_setting::Setting,
    /// Who letters are from. `--mail-from`, default `trang-xa` at the origin's host.
    pub mail_from: EmailAddress,
}

/// A setting that cannot be used; the sentence names it and says what would be right.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("{setting}: {problem}")]
pub struct ConfigError {
    /// The flag.
    pub setting: &'static str,
    /// What is wrong with it.
    pub problem: String,
}

impl DataConfig {
    /// Reads `--data`, `--database` and `--media`; `variable` gives the variables of the environment that go with a
    /// bucket.
    pub fn new(
        folder: &Path,
        database: Option<&str>,
        media: Option<&str>,
        variable: impl Fn(&str) -> Option<String>,
    ) -> Result<Self, ConfigError> {
        let location = match database {
            None => Location::Sqlite(folder.join("trangxa.sqlite")),
            Some(url) if url.starts_with("postgres://") || url.starts_with("postgresql://") => {
                Location::Postgres(url.to_owned())
            }
            Some(other) => {
                let path = other.strip_prefix("sqlite:").map(|rest| rest.trim_start_matches("//"));
                match path {
                    Some(path) if !path.is_empty() => Location::Sqlite(PathBuf::from(path)),
                    // The value may hold a password, so it is not repeated.
                    _ => {
                        return Err(ConfigError {
                            setting: "--database",
                            problem: "must begin with postgres:// or sqlite:".to_owned(),
                        });
                    }
                }
            }
        };
        let media = blobs::Setting::parse(media, folder, variable)
            .map_err(|error| ConfigError { setting: "--media", problem: error.to_string() })?;
        Ok(Self { folder: folder.to_owned(), location, media })
    }
}

/// Reads `--origin`.
pub fn origin(text: &str) -> Result<Origin, ConfigError> {
    Origin::parse(text)
        .map_err(|problem| ConfigError { setting: "--origin", problem: format!("{problem}; got {text:?}") })
}

/// Reads `--mail`; `data` is the data folder.
pub fn mail(told: Option<&mail_setting::Told>, data: &Path) -> Result<mail_setting::Setting, ConfigError> {
    mail_setting::Setting::parse(told, data)
        .map_err(|error| ConfigError { setting: "--mail", problem: error.to_string() })
}

/// Reads `--mail-from`.
pub fn mail_from(told: Option<&str>, origin: &Origin) -> Result<EmailAddress, ConfigError> {
    mail_setting::sender(told, origin)
        .map_err(|error| ConfigError { setting: "--mail-from", problem: error.to_string() })
}

/// Reads one `--trusted-proxy`: a network or a single address.
pub fn trusted_proxy(text: &str) -> Result<IpNet, ConfigError> {
    text.parse::<IpNet>().or_else(|_| text.parse::<std::net::IpAddr>().map(IpNet::from)).map_err(|_| ConfigError {
        setting: "--trusted-proxy",
        problem: format!("must be a network such as 10.0.0.0/8 or ::1; got {text:?}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_is_sqlite_in_the_folder_unless_told_otherwise() {
        let at = |url| DataConfig::new(Path::new("data"), url, None, |_| None).map(|config| config.location);
        assert!(matches!(at(None), Ok(Location::Sqlite(path)) if path == Path::new("data/trangxa.sqlite")));
        assert!(matches!(at(Some("postgres://u:p@h/db")), Ok(Location::Postgres(_))));
        assert!(matches!(at(Some("sqlite:/tmp/x.db")), Ok(Location::Sqlite(path)) if path == Path::new("/tmp/x.db")));
        assert_eq!(at(Some("mysql://u:secret@h")).unwrap_err().setting, "--database");
        assert!(!at(Some("mysql://u:secret@h")).unwrap_err().to_string().contains("secret"));
    }

    #[test]
    fn media_lie_in_the_data_folder_unless_told_otherwise() {
        let at = |media| DataConfig::new(Path::new("data"), None, media, |_| None);
        assert_eq!(at(None).unwrap().media, blobs::Setting::Folder("data/media".into()));
        assert_eq!(at(Some("/srv/media")).unwrap().media, blobs::Setting::Folder("/srv/media".into()));
        let told = at(Some("s3://media")).unwrap_err().to_string();
        assert_eq!(told, "--media: s3:// needs AWS_ACCESS_KEY_ID in the environment");
    }

    #[test]
    fn a_proxy_may_be_a_network_or_an_address() {
        assert!(trusted_proxy("127.0.0.1").is_ok() && trusted_proxy("10.0.0.0/8").is_ok());
        assert!(trusted_proxy("caddy").is_err());
    }
}
