//! Where a database lives, and which engine that makes.

use std::fmt;
use std::path::PathBuf;

use percent_encoding::percent_decode_str;
use sea_orm::sqlx::postgres::PgConnectOptions;

/// Where the database is.
#[derive(Clone, PartialEq, Eq)]
pub enum Location {
    /// A SQLite file; created when missing, its folder is not.
    Sqlite(PathBuf),
    /// A `postgres://` address.
    Postgres(String),
}

/// The two engines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Engine {
    /// Embedded, one machine.
    Sqlite,
    /// Any number of machines.
    Postgres,
}

impl Location {
    /// The engine found there.
    pub fn engine(&self) -> Engine {
        match self {
            Self::Sqlite(_) => Engine::Sqlite,
            Self::Postgres(_) => Engine::Postgres,
        }
    }
}

impl Location {
    /// The same PostgreSQL database for the programs that come with PostgreSQL, as variables of their environment:
    /// a password on a command line is read by everybody on the machine. Empty for SQLite and for an address that
    /// cannot be read.
    pub fn libpq_environment(&self) -> Vec<(&'static str, String)> {
        let Self::Postgres(url) = self else { return Vec::new() };
        let Ok(options) = url.parse::<PgConnectOptions>() else { return Vec::new() };
        let host =
            options.get_socket().map_or_else(|| options.get_host().to_owned(), |path| path.display().to_string());
        let database = options.get_database().unwrap_or_else(|| options.get_username()).to_owned();
        let mut environment = vec![
            ("PGHOST", host.trim_matches(['[', ']']).to_owned()),
            ("PGPORT", options.get_port().to_string()),
            ("PGUSER", options.get_username().to_owned()),
            ("PGDATABASE", database),
        ];
        environment.extend(options.get_options().map(|value| ("PGOPTIONS", value.to_owned())));
        environment.extend(secrets(url));
        environment
    }
}

/// What the driver keeps to itself: the password, and where certificates are.
fn secrets(url: &str) -> Vec<(&'static str, String)> {
    const BY_PARAMETER: [(&str, &str); 5] = [
        ("password", "PGPASSWORD"),
        ("sslmode", "PGSSLMODE"),
        ("sslrootcert", "PGSSLROOTCERT"),
        ("sslcert", "PGSSLCERT"),
        ("sslkey", "PGSSLKEY"),
    ];
    let decoded = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let (place, query) = rest.split_once('?').unwrap_or((rest, ""));
    let user = place.split('/').next().and_then(|authority| authority.rsplit_once('@')).map(|(user, _)| user);
    let password = user.and_then(|user| user.split_once(':')).map(|(_, password)| ("PGPASSWORD", decoded(password)));
    let parameters = query.split('&').filter_map(|pair| pair.split_once('='));
    let parameters = parameters.filter_map(|(name, value)| {
        let (_, variable) = BY_PARAMETER.into_iter().find(|(known, _)| *known == name)?;
        Some((variable, decoded(value)))
    });
    password.into_iter().chain(parameters).collect()
}

/// For logs and messages: never shows the password of an address.
impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(file) => write!(f, "{}", file.display()),
            Self::Postgres(url) => match url.parse::<PgConnectOptions>() {
                Ok(options) => f.write_str(&postgres_name(&options)),
                Err(_) => f.write_str("PostgreSQL"),
            },
        }
    }
}

impl fmt::Debug for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Location({self})")
    }
}

/// `PostgreSQL database trangxa at db.example:5432`.
pub(crate) fn postgres_name(options: &PgConnectOptions) -> String {
    let database = options.get_database().unwrap_or_else(|| options.get_username());
    match options.get_socket() {
        Some(socket) => format!("PostgreSQL database {database} at {}", socket.display()),
        None => format!("PostgreSQL database {database} at {}:{}", options.get_host(), options.get_port()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_programs_of_postgresql_are_told_the_same_as_the_driver() {
        let of = |url: &str| Location::Postgres(url.to_owned()).libpq_environment();
        let told = of("postgres://xã:p%40ss%3A@db.example.vn:5433/trang?sslmode=verify-full&sslrootcert=/etc/ca.pem");
        let value = |name: &str| told.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str());
        for (name, wanted) in [
            ("PGHOST", "db.example.vn"),
            ("PGPORT", "5433"),
            ("PGUSER", "xã"),
            ("PGDATABASE", "trang"),
            ("PGPASSWORD", "p@ss:"),
            ("PGSSLMODE", "verify-full"),
            ("PGSSLROOTCERT", "/etc/ca.pem"),
        ] {
            assert_eq!(value(name), Some(wanted), "{name}");
        }
        assert!(!of("postgres://lan@localhost/x").iter().any(|(name, _)| *name == "PGPASSWORD"));
        assert!(Location::Sqlite("x".into()).libpq_environment().is_empty());
    }
}
