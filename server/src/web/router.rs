//! From the route table to axum's routers, and from a matched route to its endpoint.

use std::collections::HashMap;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{FromRequestParts, RawPathParams, Request};
use axum::response::Response;
use axum::routing::{MethodFilter, MethodRouter};
use domain::unit::UnitId;
use http::{HeaderValue, Method, header};

use crate::registry::Site;
use crate::web::app::App;
use crate::web::cached::{self, BoxFuture, Variable};
use crate::web::compress::Coding;
use crate::web::desk::{self, guard};
use crate::web::public;
use crate::web::public_form;
use crate::web::respond::CachePolicy;
use crate::web::respond::error::{self, ErrorKind};
use crate::web::route::{Endpoint, Route};

/// What a public endpoint is handed: the host has been made out before.
#[derive(Clone, Debug)]
pub(super) struct OnSite(pub(super) Site);

/// The only place that registers routes: one router per audience, from the table.
#[expect(clippy::disallowed_methods, reason = "the routers are built here, from the route table")]
pub(super) fn router(app: &Arc<App>, routes: impl Iterator<Item = Route>) -> Router {
    let mut by_pattern: HashMap<&'static str, MethodRouter> = HashMap::new();
    for route in routes {
        let app = Arc::clone(app);
        let pattern = route.pattern;
        let filter = if route.method == Method::GET { MethodFilter::GET } else { MethodFilter::POST };
        let handler = move |request: Request| noted(Arc::clone(&app), route.clone(), request);
        let methods = by_pattern.remove(pattern).unwrap_or_default().on(filter, handler);
        by_pattern.insert(pattern, methods);
    }
    by_pattern.into_iter().fold(Router::new(), |router, (pattern, methods)| router.route(pattern, methods))
}

/// What a request turned out to be, for logs and metrics.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen {
    /// The route's pattern: never the address itself.
    pub(super) pattern: &'static str,
    /// At the desk, the unit whose it is.
    pub(super) unit: Option<UnitId>,
}

/// The unit named in the path of a desk's address.
#[derive(Clone, Copy, Debug)]
struct AtUnit(UnitId);

async fn noted(app: Arc<App>, route: Route, request: Request) -> Response {
    let pattern = route.pattern;
    let mut response = endpoint(app, route, request).await;
    let unit = response.extensions().get::<AtUnit>().map(|unit| unit.0);
    response.extensions_mut().insert(Seen { pattern, unit });
    response
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
            cached::answer(app, site, &handler, known, variable(&param), &parts).await
        }
        (Endpoint::Asset, site) => {
            let coding = Coding::accepted(parts.headers.get(header::ACCEPT_ENCODING));
            match app.assets.response(&param("name"), coding) {
                Some(response) => response,
                None => missing(&app, site).await,
            }
        }
        (Endpoint::Favicon, site) => match app.assets.favicon() {
            Some(response) => response,
            None => missing(&app, site).await,
        },
        (Endpoint::Robots, site) => robots(site.as_ref()),
        (Endpoint::Media(sort), Some(OnSite(site))) => {
            public::media::answer(&app, &site, sort, &param("name"), &parts).await
        }
        (Endpoint::Desk(handler) | Endpoint::Upload(handler), _) => {
            let path = guard::DeskPath {
                unit: param("unit"),
                id: param("id").parse().ok(),
                number: param("number").parse().ok(),
                screen: param("screen"),
                sample: param("sample"),
                token: param("token"),
                name: param("name"),
                page: param("page"),
            };
            let unit = app.registry().by_slug(&path.unit).map(|unit| unit.id);
            let mut response = guard::answer(app, route, &handler, path, parts, body).await;
            if let Some(unit) = unit {
                response.extensions_mut().insert(AtUnit(unit));
            }
            response
        }
        (Endpoint::PublicForm(handler), Some(OnSite(site))) => {
            public_form::answer(app, site, &handler, param("slug"), parts, body).await
        }
        (Endpoint::Page(..) | Endpoint::Media(_) | Endpoint::PublicForm(_), None) => {
            error::plain(&app, ErrorKind::UnknownHost)
        }
    }
}

/// The variable parts of a public page's address.
fn variable(param: &impl Fn(&str) -> String) -> Variable {
    let slug = [param("slug"), param("code")].concat();
    // Plain digits without a leading zero, so that a page has one address.
    let typed = param("number");
    let plain = !typed.starts_with('0') && typed.bytes().all(|byte| byte.is_ascii_digit());
    Variable { slug, unit: param("unit"), number: typed.parse().ok().filter(|_| plain) }
}

async fn missing(app: &App, site: Option<OnSite>) -> Response {
    match site {
        Some(OnSite(site)) => error::on_site(app, &site, ErrorKind::NotFound, None).await,
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

pub(super) fn site_error(
    app: &Arc<App>,
    kind: ErrorKind,
) -> impl Fn(Request) -> BoxFuture<Response> + Clone + Send + Sync + 'static {
    let app = Arc::clone(app);
    move |request: Request| {
        let app = Arc::clone(&app);
        Box::pin(async move {
            match request.extensions().get::<OnSite>() {
                Some(OnSite(site)) => error::on_site(&app, site, kind, None).await,
                None => error::plain(&app, kind),
            }
        })
    }
}

pub(super) fn desk_error(
    app: &Arc<App>,
    kind: ErrorKind,
) -> impl Fn(Request) -> std::future::Ready<Response> + Clone + Send + 'static {
    let app = Arc::clone(app);
    move |_: Request| std::future::ready(desk::message::of(&app, kind))
}
