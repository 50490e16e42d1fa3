//! Opening a PostgreSQL database. The address goes straight to the driver, never into a log or a message.

use std::time::Duration;

use sea_orm::sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sea_orm::sqlx::{self, ConnectOptions, Connection};
use sea_orm::{SqlxPostgresConnector, sqlx::postgres::PgPool};

use crate::error::OpenError;
use crate::location::{Engine, postgres_name};
use crate::open::Connections;

/// Connections of one node; a server of 100 connections then has room for several nodes and a person with `psql`.
pub(crate) const CONNECTIONS: u32 = 10;
/// How long to wait for a connection, at the start as later.
const ACQUIRE: Duration = Duration::from_secs(5);
/// A connection idle for longer is asked whether it still lives before it is used.
const STALE: Duration = Duration::from_secs(15);

pub(crate) async fn open(url: &str) -> Result<Connections, OpenError> {
    let known_scheme = url.starts_with("postgres://") || url.starts_with("postgresql://");
    let options = url.parse::<PgConnectOptions>().ok().filter(|_| known_scheme).ok_or(OpenError::BadAddress)?;
    let options = options.application_name("trangxa").disable_statement_logging();
    let name = postgres_name(&options);
    let opening = PgPoolOptions::new()
        .max_connections(CONNECTIONS)
        .acquire_timeout(ACQUIRE)
        .idle_timeout(Duration::from_mins(10))
        .max_lifetime(Duration::from_hours(1))
        .test_before_acquire(false)
        .before_acquire(|connection, about| {
            Box::pin(async move {
                if about.idle_for >= STALE {
                    connection.ping().await?;
                }
                Ok(true)
            })
        })
        .connect_with(options);
    // The driver's own limit does not cover looking up the name of the host.
    let pool: PgPool = match tokio::time::timeout(ACQUIRE + Duration::from_millis(500), opening).await {
        Ok(Ok(pool)) => pool,
        Ok(Err(error)) => return Err(explain(name, &error)),
        Err(_) => return Err(OpenError::Unreachable { name, seconds: ACQUIRE.as_secs() }),
    };
    let pool = SqlxPostgresConnector::from_sqlx_postgres_pool(pool);
    Ok(Connections::new(Engine::Postgres, pool.clone(), pool.clone(), pool))
}

fn explain(name: String, error: &sqlx::Error) -> OpenError {
    match error {
        sqlx::Error::PoolTimedOut => OpenError::Unreachable { name, seconds: ACQUIRE.as_secs() },
        sqlx::Error::Database(error) => OpenError::Refused { name, reason: error.message().to_owned() },
        sqlx::Error::Io(error) => OpenError::Refused { name, reason: error.to_string() },
        error => OpenError::Other { name, reason: error.to_string() },
    }
}
