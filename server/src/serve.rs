//! `trangxa serve`: from settings to a listening server, and its end.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use domain::unit::UnitId;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

use crate::StartError;
use crate::actions::directives::{self, Addressee};
use crate::actions::help_requests::{self, Whose};
use crate::actions::{people, sharing, timekeeping};
use crate::config::{DataConfig, ServeConfig};
use crate::core::Core;
use crate::digests::Digests;
use crate::emptying::Emptying;
use crate::mail::place::Mail;
use crate::mail::sending::Sending;
use crate::media::orphans::Orphans;
use crate::media::preparing::Preparing;
use crate::seed;
use crate::thinning::Thinning;
use crate::web::app::App;
use crate::web::assets::AssetTable;
use crate::web::desk;
use crate::web::listen;
use crate::web::metrics;
use crate::web::public::asking;
use crate::web::service::Service;

/// Prepares data, listens, serves until told to stop.
pub async fn run(data: &DataConfig, config: ServeConfig) -> Result<(), StartError> {
    // The address first: a busy port should not cost a migration.
    let listener =
        TcpListener::bind(config.listen).await.map_err(|error| StartError::Listen { address: config.listen, error })?;
    let metrics_on = match config.metrics_listen {
        Some(address) => Some(metrics_listener(address).await?),
        None => None,
    };
    let core = seed::prepare(data).await?;
    let sending = Sending::new(Mail::open(&config.mail, config.mail_from)?);
    let assets = AssetTable::embedded();
    let has_islands = assets.has_islands();
    let link = first_link(&core).await?;
    // What came due while nobody served is done before anybody reads.
    timekeeping::catch_up(&core).await?;
    let app = App::new(core, config.origin, config.trusted_proxies, config.page_cache_bytes, assets).await?;
    help_requests::catch_up(&app.core, &|unit| whose(&app, unit)).await?;
    let listening = listener.local_addr().unwrap_or(config.listen);
    announce(&app, &listening.to_string(), has_islands, link.as_deref());
    let follower = tokio::spawn(follow(Arc::clone(&app), sending));
    let collector = tokio::spawn(collect(app.core.clone()));
    let telling = metrics_on.map(|listener| {
        if let Ok(address) = listener.local_addr() {
            println!("  Metrics  http://{address}/metrics");
        }
        tokio::spawn(metrics::listen::serve(listener, Arc::clone(&app)))
    });
    let mut terminate = signal(SignalKind::terminate()).map_err(StartError::Signal)?;
    let mut interrupt = signal(SignalKind::interrupt()).map_err(StartError::Signal)?;
    let stop = async move {
        tokio::select! {
            _ = terminate.recv() => {},
            _ = interrupt.recv() => {},
        }
        tracing::info!("stopping: finishing what is in flight");
    };
    listen::serve(listener, Service::new(Arc::clone(&app)), stop).await;
    follower.abort();
    collector.abort();
    if let Some(telling) = telling {
        telling.abort();
    }
    app.core.store.clone().close().await;
    Ok(())
}

async fn metrics_listener(address: SocketAddr) -> Result<TcpListener, StartError> {
    TcpListener::bind(address).await.map_err(|error| StartError::MetricsListen { address, error })
}

/// While no administrator can sign in, each start gives a fresh link for the first one.
async fn first_link(core: &Core) -> Result<Option<String>, StartError> {
    if core.store.people().any_platform_admin().await? {
        return Ok(None);
    }
    let administrator = people::ensure_unnamed_administrator(core).await?;
    Ok(Some(people::issue_link(core, administrator).await?))
}

/// Looks once a second what other processes and nodes changed, does what is due, sends letters that wait, sweeps old sessions, lets
/// go of saved texts kept no more, one unit at a time, and empties the unit for practice.
async fn follow(app: Arc<App>, sending: Sending) {
    let mut tick = tokio::time::interval(Duration::from_secs(1));
    let mut ticks: u64 = 0;
    let mut thinning = Thinning::default();
    let mut emptying = Emptying::default();
    let mut digests = Digests::default();
    let preparing = Preparing::default();
    // Under which state of the units audiences were looked at last.
    let mut kept_for = None;
    loop {
        tick.tick().await;
        if let Err(error) = app.follow().await {
            tracing::warn!(%error, "could not look for changes");
        }
        if ticks.is_multiple_of(600)
            && let Err(error) = app.core.store.sessions().delete_expired(app.core.clock.now()).await
        {
            tracing::warn!(%error, "could not sweep old sessions");
        }
        if let Err(error) = timekeeping::catch_up(&app.core).await {
            tracing::warn!(%error, "could not look for what is due");
        }
        if let Err(error) = help_requests::step(&app.core, &|unit| whose(&app, unit)).await {
            tracing::warn!(%error, "could not look for requests to which something is due");
        }
        if let Err(error) = directives::step(&app.core, &|unit| addressee(&app, unit)).await {
            tracing::warn!(%error, "could not look for units to be told of a directive");
        }
        if let Err(error) = digests.step(&app).await {
            tracing::warn!(%error, "could not look for letters of the week");
        }
        if let Err(error) = preparing.step(&app.core).await {
            tracing::warn!(%error, "could not look for pictures that wait");
        }
        if let Err(error) = sending.step(&app.core).await {
            tracing::warn!(%error, "could not look for letters that wait");
        }
        let registry = app.registry();
        let units = registry.sites().chain(registry.practice_units().map(|(unit, _)| unit)).map(|unit| unit.id);
        if let Err(error) = thinning.step(&app.core, units).await {
            tracing::warn!(%error, "could not let go of old saved texts of a unit");
        }
        let practice = registry.practice_units().map(|(_, practice)| practice);
        if let Err(error) = emptying.step(&app.core, practice).await {
            tracing::warn!(%error, "could not empty the unit for practice");
        }
        if kept_for != Some(registry.version()) {
            match sharing::keep_audiences(&app.core, &registry).await {
                Ok(_) => kept_for = Some(registry.version()),
                Err(error) => tracing::warn!(%error, "could not keep the audiences of what is shared"),
            }
        }
        ticks += 1;
    }
}

/// Whose requests these are, for letters about them.
fn whose(app: &App, unit: UnitId) -> Option<Whose> {
    app.registry().unit(unit).map(|unit| asking::whose(app, unit))
}

/// Who is told of a directive, and where they read it.
fn addressee(app: &App, unit: UnitId) -> Option<Addressee> {
    app.registry().unit(unit).map(|unit| desk::directives::addressee(app, unit))
}

/// Lets go of bytes nobody needs, a few at a time. Apart from what must happen within a second: a bucket answers slowly.
async fn collect(core: Core) {
    let mut tick = tokio::time::interval(Duration::from_secs(1));
    let mut orphans = Orphans::default();
    loop {
        tick.tick().await;
        if let Err(error) = orphans.step(&core).await {
            tracing::warn!(%error, "could not let go of bytes nobody needs");
        }
    }
}

/// What an operator needs to see after the start, on standard output.
fn announce(app: &App, listen: &str, has_islands: bool, link: Option<&str>) {
    let registry = app.registry();
    println!("Trang Xã {} listens on {listen}", env!("CARGO_PKG_VERSION"));
    println!("  Portal   {}", app.origin.portal());
    if let Some(unit) = registry.by_slug("xa-hoa-long").or_else(|| registry.sites().nth(1)) {
        println!("  A site   {}", registry.origin_of(unit));
    }
    println!("  Desk     {}", app.origin.below("studio"));
    if !has_islands {
        println!(
            "  Built without islands: the desk works, without its live preview. Build them with: cargo xtask assets"
        );
    }
    if let Some(token) = link {
        let path = app::paths::desk::SetPassword { token: token.to_owned() };
        println!("  No administrator yet. Set the first one's password within 24 hours, once, at:");
        println!("  {}{path}", app.origin.below("studio"));
    }
}
