//! The way a request takes: probes, target, host, route, answer, headers.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{FromRequestParts, RawPathParams, Request};
use axum::response::Response;
use axum::routing::{MethodFilter, MethodRouter};
use http::request::Parts;
use http::{HeaderValue, Method, StatusCode, header};
use tower::ServiceExt;
use tower_sessions::cookie::SameSite;
use tower_sessions::{Expiry, SessionManagerLayer};

use crate::registry::{Resolution, Site};
use crate::web::app::App;
use crate::web::compress::Coding;
use crate::web::desk::session::DeskSessions;
use crate::web::desk::{self, guard};
use crate::web::respond::error::{self, ErrorKind};
use crate::web::respond::headers::Audience;
use crate::web::respond::{self, CachePolicy};
use crate::web::routes::{Endpoint, Route, table};
use crate::web::target::{self, TargetFault};
use crate::web::{cached, form};

/// The address of the peer, put into each request by the listener.
#[derive(Clone, Copy, Debug)]
pub struct Peer(pub IpAddr);

/// Answers requests. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Service {
    app: Arc<App>,
    public: Router,
    studio: Router,
}

/// What the router hands to an endpoint: the host has been made out before.
#[derive(Clone, Debug)]
struct OnSite(Site);

impl Service {
    /// Builds the routers from the table.
    pub fn new(app: Arc<App>) -> Self {
        let of = |audience| table().into_iter().filter(move |route| route.audience == audience);
        let public = router(&app, of(Audience::Public)).fallback(site_not_found(&app, ErrorKind::NotFound));
        let public = public.method_not_allowed_fallback(site_not_found(&app, ErrorKind::Method));
        let studio = router(&app, of(Audience::Studio)).fallback(desk_error(&app, ErrorKind::NotFound));
        let studio = studio.method_not_allowed_fallback(desk_error(&app, ErrorKind::Method));
        let prefix = if app.origin.keeps_secure_cookies() { "__Host-" } else { "" };
        let sessions = SessionManagerLayer::new(DeskSessions::new(app.core.clone()))
            .with_name(format!("{prefix}phien"))
            .with_secure(app.origin.keeps_secure_cookies())
            .with_http_only(true)
            .with_same_site(SameSite::Lax)
            .with_path("/")
            .with_expiry(Expiry::OnInactivity(time::Duration::seconds(desk::session::ABSOLUTE_SECONDS)));
        Self { public, studio: studio.layer(sessions), app }
    }

    /// One request, one answer; never an error.
    pub async fn answer(&self, request: Request) -> Response {
        let app = &self.app;
        let (audience, mut response) = self.routed(request).await;
        let policy = response.extensions().get().copied().unwrap_or(CachePolicy::NoStore);
        policy.write(response.headers_mut());
        app.security.write(audience, response.headers_mut());
        response
    }

    async fn routed(&self, request: Request) -> (Audience, Response) {
        let app = &self.app;
        match request.uri().path() {
            "/healthz" => return (Audience::Public, probe(request.method(), true)),
            "/readyz" => return (Audience::Public, probe(request.method(), self.is_ready().await)),
            _ => {}
        }
        let (parts, body) = request.into_parts();
        let Ok(host) = target::host(&parts) else {
            return (Audience::Public, error::plain(app, ErrorKind::BadRequest));
        };
        match app.registry().resolve(&host) {
            Resolution::Unknown => (Audience::Public, error::plain(app, ErrorKind::UnknownHost)),
            Resolution::Studio => {
                let response = match target::check_path(&parts.uri) {
                    Err(fault) => desk::message::of(app, kind(fault)),
                    Ok(()) => send(&self.studio, Request::from_parts(parts, body)).await,
                };
                (Audience::Studio, response)
            }
            Resolution::Site(site) => (Audience::Public, self.on_site(site, parts, body).await),
        }
    }

    async fn on_site(&self, site: Site, mut parts: Parts, body: Body) -> Response {
        if let Err(fault) = target::check_path(&parts.uri) {
            return error::on_site(&self.app, &site, kind(fault), None);
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

/// The only place that registers routes: one router per audience, from the table.
#[expect(clippy::disallowed_methods, reason = "the routers are built here, from the route table")]
fn router(app: &Arc<App>, routes: impl Iterator<Item = Route>) -> Router {
    let mut by_pattern: HashMap<&'static str, MethodRouter> = HashMap::new();
    for route in routes {
        let app = Arc::clone(app);
        let pattern = route.pattern;
        let filter = if route.method == Method::GET { MethodFilter::GET } else { MethodFilter::POST };
        let handler = move |request: Request| endpoint(Arc::clone(&app), route.clone(), request);
        let methods = by_pattern.remove(pattern).unwrap_or_default().on(filter, handler);
        by_pattern.insert(pattern, methods);
    }
    by_pattern.into_iter().fold(Router::new(), |router, (pattern, methods)| router.route(pattern, methods))
}

async fn endpoint(app: Arc<App>, route: Route, request: Request) -> Response {
    let (mut parts, body) = request.into_parts();
    let params = RawPathParams::from_request_parts(&mut parts, &()).await;
    let param = |name: &str| {
        let found = params.as_ref().ok().and_then(|params| params.iter().find(|(key, _)| *key == name));
        found.map(|(_, value)| value.to_owned()).unwrap_or_default()
    };
    let site = parts.extensions.get::<OnSite>().cloned();
    match (route.endpoint.clone(), site) {
        (Endpoint::Page(known, handler), Some(OnSite(site))) => {
            cached::answer(app, site, &handler, known, param("slug"), &parts).await
        }
        (Endpoint::Asset, site) => {
            let coding = Coding::accepted(parts.headers.get(header::ACCEPT_ENCODING));
            app.assets.response(&param("name"), coding).unwrap_or_else(|| missing(&app, site))
        }
        (Endpoint::Favicon, site) => app.assets.favicon().unwrap_or_else(|| missing(&app, site)),
        (Endpoint::Robots, site) => robots(site.as_ref()),
        (Endpoint::Desk(handler), _) => {
            let path = guard::DeskPath { unit: param("unit"), id: param("id").parse().ok(), token: param("token") };
            guard::answer(app, route, &handler, path, parts, body).await
        }
        (Endpoint::Page(..), None) => error::plain(&app, ErrorKind::UnknownHost),
    }
}

fn missing(app: &App, site: Option<OnSite>) -> Response {
    match site {
        Some(OnSite(site)) => error::on_site(app, &site, ErrorKind::NotFound, None),
        None => desk::message::of(app, ErrorKind::NotFound),
    }
}

/// Pages say themselves whether they may be listed; the desk is nobody's business.
fn robots(site: Option<&OnSite>) -> Response {
    let text = if site.is_some() { "User-agent: *\nAllow: /\n" } else { "User-agent: *\nDisallow: /\n" };
    let mut response = Response::new(Body::from(text));
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    response.extensions_mut().insert(CachePolicy::Hour);
    response
}

fn site_not_found(
    app: &Arc<App>,
    kind: ErrorKind,
) -> impl Fn(Request) -> std::future::Ready<Response> + Clone + Send + 'static {
    let app = Arc::clone(app);
    move |request: Request| {
        let response = match request.extensions().get::<OnSite>() {
            Some(OnSite(site)) => error::on_site(&app, site, kind, None),
            None => error::plain(&app, kind),
        };
        std::future::ready(response)
    }
}

fn desk_error(
    app: &Arc<App>,
    kind: ErrorKind,
) -> impl Fn(Request) -> std::future::Ready<Response> + Clone + Send + 'static {
    let app = Arc::clone(app);
    move |_: Request| std::future::ready(desk::message::of(&app, kind))
}

/// The peer's address, or the loopback when a test calls the service without a connection.
pub fn peer(parts: &Parts) -> IpAddr {
    parts.extensions.get::<Peer>().map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |peer| peer.0)
}

/// Most bytes of a request's body; also the limit of the desk's forms.
pub const MOST_BODY_BYTES: usize = form::MOST_BYTES;
