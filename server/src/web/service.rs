//! The way a request takes: probes, target, host, route, answer, headers.

use std::net::{IpAddr, Ipv4Addr};
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::response::Response;
use domain::unit::UnitId;
use futures_util::FutureExt;
use http::request::Parts;
use http::{HeaderValue, Method, StatusCode, header};
use tower::ServiceExt;
use tower_sessions::cookie::SameSite;
use tower_sessions::{Expiry, SessionManagerLayer};

use crate::registry::{Resolution, Site};
use crate::web::app::App;
use crate::web::cached;
use crate::web::desk::device::ToKeep;
use crate::web::desk::message;
use crate::web::desk::session::{self, DeskSessions};
use crate::web::metrics::{FROM_MEMORY, NO_ROUTE};
use crate::web::reference::{Reference, References};
use crate::web::respond::error::{self, ErrorKind};
use crate::web::respond::headers::{Audience, OnlyBytes};
use crate::web::respond::{self, CachePolicy};
use crate::web::router::{OnSite, Seen, desk_error, router, site_error};
use crate::web::routes::table;
use crate::web::target::{self, TargetFault};

/// The address of the peer, put into each request by the listener.
#[derive(Clone, Copy, Debug)]
pub struct Peer(pub IpAddr);

/// Answers requests. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Service {
    app: Arc<App>,
    public: Router,
    studio: Router,
    references: References,
}

/// An answer with what is known of its request.
struct Routed {
    audience: Audience,
    pattern: &'static str,
    unit: Option<UnitId>,
    response: Response,
}

/// From this on a request is slow enough to be told about.
const SLOW: Duration = Duration::from_secs(1);

impl Service {
    /// Builds the routers from the table.
    pub fn new(app: Arc<App>) -> Self {
        let of = |audience| table().into_iter().filter(move |route| route.audience == audience);
        let public = router(&app, of(Audience::Public)).fallback(site_error(&app, ErrorKind::NotFound));
        let public = public.method_not_allowed_fallback(site_error(&app, ErrorKind::Method));
        let studio = router(&app, of(Audience::Studio)).fallback(desk_error(&app, ErrorKind::NotFound));
        let studio = studio.method_not_allowed_fallback(desk_error(&app, ErrorKind::Method));
        let prefix = if app.origin.keeps_secure_cookies() { "__Host-" } else { "" };
        let sessions = SessionManagerLayer::new(DeskSessions::new(app.core.clone()))
            .with_name(format!("{prefix}phien"))
            .with_secure(app.origin.keeps_secure_cookies())
            .with_http_only(true)
            .with_same_site(SameSite::Lax)
            .with_path("/")
            .with_expiry(Expiry::OnInactivity(time::Duration::seconds(session::ABSOLUTE_SECONDS)));
        Self { public, studio: studio.layer(sessions), references: References::new(&app.core.entropy), app }
    }

    /// One request, one answer; never an error.
    pub async fn answer(&self, request: Request) -> Response {
        let began = Instant::now();
        let app = &self.app;
        if let Some((unit, response)) = self.lying_ready(&request) {
            let (status, took) = (response.status(), began.elapsed());
            app.metrics.answered(Audience::Public, FROM_MEMORY, status, took);
            if took >= SLOW || tracing::enabled!(tracing::Level::DEBUG) {
                tell(self.references.next(), request.method(), FROM_MEMORY, Some(unit), status, took);
            }
            return response;
        }
        let reference = self.references.next();
        let method = request.method().clone();
        let routed = reference.scope(async {
            match unless_it_panics(self.routed(request)).await {
                Some(routed) => routed,
                None => Routed::nowhere(error::plain(app, ErrorKind::Defect)),
            }
        });
        let Routed { audience, pattern, unit, mut response } = routed.await;
        let (status, took) = (response.status(), began.elapsed());
        app.metrics.answered(audience, pattern, status, took);
        tell(reference, &method, pattern, unit, status, took);
        let policy = response.extensions().get().copied().unwrap_or(CachePolicy::NoStore);
        policy.write(response.headers_mut());
        if let Some(ToKeep(cookie)) = response.extensions_mut().remove() {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
        if response.extensions().get::<OnlyBytes>().is_some() {
            app.security.write_for_bytes(audience, response.headers_mut());
        } else {
            app.security.write(audience, response.headers_mut());
        }
        response
    }

    /// A stored page, complete with its headers.
    fn lying_ready(&self, request: &Request) -> Option<(UnitId, Response)> {
        let host = target::host(request.headers(), request.uri(), request.version()).ok()?;
        let registry = self.app.registry();
        let Resolution::Site(site) = registry.resolve(&host) else { return None };
        let unit = site.unit.id;
        let response =
            cached::lying_ready(&self.app, &registry, &site, request.method(), request.uri(), request.headers());
        response.map(|response| (unit, response))
    }

    async fn routed(&self, request: Request) -> Routed {
        let app = &self.app;
        match request.uri().path() {
            "/healthz" => return Routed::probe("/healthz", probe(request.method(), true)),
            "/readyz" => return Routed::probe("/readyz", probe(request.method(), self.is_ready().await)),
            _ => {}
        }
        let (parts, body) = request.into_parts();
        let Ok(host) = target::host(&parts.headers, &parts.uri, parts.version) else {
            return Routed::nowhere(error::plain(app, ErrorKind::BadRequest));
        };
        match app.registry().resolve(&host) {
            Resolution::Unknown => Routed::nowhere(error::plain(app, ErrorKind::UnknownHost)),
            Resolution::Studio => {
                let response = match target::check_path(&parts.uri) {
                    Err(fault) => message::of(app, kind(fault)),
                    Ok(()) => send(&self.studio, Request::from_parts(parts, body)).await,
                };
                Routed::of(Audience::Studio, None, response)
            }
            Resolution::Site(site) => {
                let unit = site.unit.id;
                Routed::of(Audience::Public, Some(unit), self.on_site(site, parts, body).await)
            }
        }
    }

    async fn on_site(&self, site: Site, mut parts: Parts, body: Body) -> Response {
        if let Err(fault) = target::check_path(&parts.uri) {
            return error::on_site(&self.app, &site, kind(fault), None).await;
        }
        // What crawlers and browsers ask for unbidden answers as ever: a robots.txt that fails means "keep out".
        let is_page =
            !matches!(parts.uri.path(), "/robots.txt" | "/favicon.ico") && !parts.uri.path().starts_with("/assets/");
        if is_page && self.app.registry().is_suspended(site.unit.id) {
            return error::suspended(&self.app, &site);
        }
        if let Some(path) = without_final_slash(&parts) {
            let location = if site.canonical { path } else { format!("{}{path}", site.origin) };
            return respond::redirect(StatusCode::MOVED_PERMANENTLY, &location, CachePolicy::Hour);
        }
        parts.extensions.insert(OnSite(site));
        send(&self.public, Request::from_parts(parts, body)).await
    }

    async fn is_ready(&self) -> bool {
        match tokio::time::timeout(Duration::from_secs(2), self.app.core.store.registry()).await {
            Ok(Ok(_)) => true,
            Ok(Err(failure)) => {
                tracing::warn!(error = %failure, "not ready: the database does not answer");
                false
            }
            Err(_) => false,
        }
    }
}

impl Routed {
    /// Through a router, which says what the request was if a route answered.
    fn of(audience: Audience, unit: Option<UnitId>, response: Response) -> Self {
        let seen = response.extensions().get::<Seen>().copied();
        let pattern = seen.map_or(NO_ROUTE, |seen| seen.pattern);
        Self { audience, pattern, unit: unit.or(seen.and_then(|seen| seen.unit)), response }
    }

    fn probe(pattern: &'static str, response: Response) -> Self {
        Self { audience: Audience::Public, pattern, unit: None, response }
    }

    fn nowhere(response: Response) -> Self {
        Self::probe(NO_ROUTE, response)
    }
}

/// One line for each request that a person would want to hear of, and for all of them when looking for trouble. The
/// pattern stands for the address, the number for whoever asked: nothing here says who a person is or what they typed.
fn tell(reference: Reference, method: &Method, route: &str, unit: Option<UnitId>, status: StatusCode, took: Duration) {
    let (unit, status) = (unit.map_or(0, |unit| unit.0), status.as_u16());
    if status >= 500 {
        tracing::warn!(request = %reference, %method, route, unit, status, duration_ms = millis(took), "answered");
    } else if took >= SLOW {
        tracing::info!(request = %reference, %method, route, unit, status, duration_ms = millis(took), "slow");
    } else {
        tracing::debug!(request = %reference, %method, route, unit, status, duration_ms = millis(took), "answered");
    }
}

/// To a tenth: more says nothing.
fn millis(took: Duration) -> f64 {
    (took.as_secs_f64() * 10_000.0).round() / 10.0
}

/// A defect in one request must not end the connection of others; the panic itself is reported on
/// standard error by the runtime.
async fn unless_it_panics<T>(answer: impl Future<Output = T>) -> Option<T> {
    AssertUnwindSafe(answer).catch_unwind().await.ok()
}

fn kind(fault: TargetFault) -> ErrorKind {
    match fault {
        TargetFault::Host | TargetFault::Encoding => ErrorKind::BadRequest,
        TargetFault::NoSuchPath => ErrorKind::NotFound,
    }
}

async fn send(router: &Router, request: Request) -> Response {
    match router.clone().oneshot(request).await {
        Ok(response) => response,
        Err(never) => match never {},
    }
}

/// People type and share addresses with a slash at the end.
fn without_final_slash(parts: &Parts) -> Option<String> {
    let path = parts.uri.path();
    let reading = matches!(parts.method, Method::GET | Method::HEAD);
    let trimmed = path.strip_suffix('/').filter(|trimmed| reading && !trimmed.is_empty())?;
    Some(match parts.uri.query() {
        Some(query) => format!("{trimmed}?{query}"),
        None => trimmed.to_owned(),
    })
}

fn probe(method: &Method, good: bool) -> Response {
    let (status, text) = match (method, good) {
        (&Method::GET | &Method::HEAD, true) => (StatusCode::OK, "ok\n"),
        (&Method::GET | &Method::HEAD, false) => (StatusCode::SERVICE_UNAVAILABLE, "not ready\n"),
        _ => (StatusCode::METHOD_NOT_ALLOWED, "GET or HEAD only\n"),
    };
    let mut response = Response::new(Body::from(text));
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    if status == StatusCode::METHOD_NOT_ALLOWED {
        response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
    }
    response
}

/// The peer's address, or the loopback when a test calls the service without a connection.
pub fn peer(parts: &Parts) -> IpAddr {
    parts.extensions.get::<Peer>().map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |peer| peer.0)
}

#[cfg(test)]
mod tests {
    use super::unless_it_panics;

    #[tokio::test]
    async fn a_panic_is_an_absent_answer() {
        assert_eq!(unless_it_panics(async { 1 }).await, Some(1));
        assert_eq!(unless_it_panics(async { assert_eq!(1, 2, "on purpose") }).await, None);
    }
}
