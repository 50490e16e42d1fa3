//! Numbers for whoever watches the server: counted always, told only on a listener of their own.
//!
//! Every label comes from the route table or from a list written here, so the number of series is fixed: an address
//! or a host that somebody makes up is never a label.

mod durations;
pub mod listen;

use std::collections::HashMap;
use std::sync::atomic::AtomicU64;
use std::time::{Duration, Instant};

use http::StatusCode;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::{Registry, Unit};

use crate::web::app::App;
use crate::web::metrics::durations::Durations;
use crate::web::respond::headers::Audience;
use crate::web::route::Route;

/// The pattern of what no route of the table answered.
pub const NO_ROUTE: &str = "none";
/// The pattern of public pages that lay ready, answered before a route was looked up.
pub const FROM_MEMORY: &str = "from memory";
/// The patterns beside those of the table.
const BESIDE: [&str; 4] = [NO_ROUTE, FROM_MEMORY, "/healthz", "/readyz"];
type Labels<const N: usize> = [(&'static str, &'static str); N];

/// What is counted.
#[derive(Debug)]
pub struct Metrics {
    routes: HashMap<(Audience, &'static str), Meters>,
    registry: Registry,
    started: Instant,
    /// Public pages asked for, of those that may come from memory.
    pub page_lookups: Counter,
    /// Those of them that were not there.
    pub page_misses: Counter,
    /// Public pages rendered, also those never kept.
    pub renders: Counter,
    /// Sign-ins with a wrong e-mail or password.
    pub sign_in_failures: Counter,
    told: Told,
}

/// The series of one route, found once.
#[derive(Debug)]
struct Meters {
    by_class: [Counter; 5],
    seconds: Durations,
}

/// Numbers kept elsewhere, brought up to date when they are asked for.
#[derive(Debug, Default)]
struct Told {
    page_hits: Counter,
    page_cache_bytes: Gauge,
    write_retries: Counter,
    memory: Gauge,
    uptime: Gauge<f64, AtomicU64>,
}

impl Metrics {
    /// Makes every series there will be.
    pub fn new(table: &[Route], engine: &'static str) -> Self {
        let mut registry = Registry::with_prefix("trangxa");
        let requests = Family::<Labels<3>, Counter>::default();
        let seconds = Family::<Labels<2>, Durations>::default();
        let patterns = table.iter().map(|route| (route.audience, route.pattern));
        let beside =
            [Audience::Public, Audience::Studio].into_iter().flat_map(|of| BESIDE.map(|pattern| (of, pattern)));
        let routes = patterns.chain(beside).map(|(audience, pattern)| {
            let (of, route) = (("audience", audience_name(audience)), ("route", pattern));
            let by_class = ["1xx", "2xx", "3xx", "4xx", "5xx"]
                .map(|class| requests.get_or_create(&[of, route, ("status", class)]).clone());
            ((audience, pattern), Meters { by_class, seconds: seconds.get_or_create(&[of, route]).clone() })
        });
        let routes = routes.collect();
        registry.register("requests", "Requests answered", requests);
        let help = "From the head of a request to the answer";
        registry.register_with_unit("request_duration", help, Unit::Seconds, seconds);
        let told = Told::default();
        let counter = |registry: &mut Registry, name: &str, help: &str| {
            let counter = Counter::default();
            registry.register(name, help, counter.clone());
            counter
        };
        let page_lookups = Counter::default();
        registry.register("page_cache_hits", "Public pages answered from memory", told.page_hits.clone());
        let page_misses = counter(&mut registry, "page_cache_misses", "Public pages that were not in memory");
        registry.register_with_unit("page_cache", "Pages in memory", Unit::Bytes, told.page_cache_bytes.clone());
        let renders = counter(&mut registry, "renders", "Public pages rendered");
        let sign_in_failures = counter(&mut registry, "sign_in_failures", "Sign-ins with a wrong e-mail or password");
        let help = "Writes run again after a deadlock or serialization failure";
        registry.register("store_write_retries", help, told.write_retries.clone());
        let help = "Memory of this process that is in RAM; 0 where the system does not tell";
        registry.register_with_unit("resident_memory", help, Unit::Bytes, told.memory.clone());
        registry.register_with_unit("uptime", "Since the start", Unit::Seconds, told.uptime.clone());
        let build = Info::new([("version", env!("CARGO_PKG_VERSION")), ("engine", engine)]);
        registry.register("build", "This program", build);
        let started = Instant::now();
        Self { routes, registry, started, page_lookups, page_misses, renders, sign_in_failures, told }
    }

    /// Counts an answer.
    pub fn answered(&self, audience: Audience, pattern: &'static str, status: StatusCode, took: Duration) {
        // Every pattern is in the table; one that is not would be seen by the test that walks it.
        let Some(meters) = self.routes.get(&(audience, pattern)) else { return };
        let class = usize::from(status.as_u16() / 100).clamp(1, 5) - 1;
        meters.by_class[class].inc();
        meters.seconds.observe(took);
    }

    /// Everything, in the text format of `OpenMetrics`, which Prometheus reads.
    pub fn text(&self, app: &App) -> String {
        let catch_up = |counter: &Counter, now: u64| {
            counter.inc_by(now.saturating_sub(counter.get()));
        };
        catch_up(&self.told.page_hits, self.page_lookups.get().saturating_sub(self.page_misses.get()));
        catch_up(&self.told.write_retries, app.core.store.write_retries());
        self.told.page_cache_bytes.set(i64::try_from(app.pages.bytes()).unwrap_or(i64::MAX));
        self.told.memory.set(resident_bytes().unwrap_or_default());
        self.told.uptime.set(self.started.elapsed().as_secs_f64());
        let mut text = String::with_capacity(64 * 1024);
        // Writing into a String does not fail.
        let _ = encode(&mut text, &self.registry);
        text
    }
}

fn audience_name(audience: Audience) -> &'static str {
    match audience {
        Audience::Public => "public",
        Audience::Studio => "studio",
    }
}

/// `VmRSS:     12345 kB`; only Linux tells it this way.
fn resident_bytes() -> Option<i64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().strip_suffix("kB")?.trim().parse::<i64>().ok().map(|kib| kib * 1024)
}
