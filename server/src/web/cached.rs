//! Public pages: from memory when they are there, rendered in one snapshot when they are not.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use app::paths::SitePath;
use app::paths::public::{GuideList, Home};
use axum::body::Body;
use axum::response::Response;
use bytes::Bytes;
use domain::moment::CivilDate;
use http::request::Parts;
use http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use sha2::{Digest, Sha256};
use store::{Gone, Snapshot, StoreError};

use crate::registry::{Registry, Site, SiteFacts};
use crate::web::app::App;
use crate::web::cache::{NotKept, PageKey, PageKeyRef, Rendering, StoredPage, unkept};
use crate::web::compress::{Coding, Effort};
use crate::web::known_query::{KnownQuery, canonical_path};
use crate::web::reference::Reference;
use crate::web::respond::error::{self, ErrorKind, TakenOff};
use crate::web::respond::headers::Audience;
use crate::web::respond::{self, CachePolicy};

/// Pages of a commune that show what is the province's own.
const OF_PROVINCE: [&str; 2] = [Home::PATTERN, GuideList::PATTERN];

/// A future in a box, as the route table keeps handlers.
pub type BoxFuture<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// What a public page is made from.
#[derive(Debug)]
pub struct PageRequest {
    /// The process.
    pub app: Arc<App>,
    /// Names and hosts, one state for the whole page.
    pub registry: Arc<Registry>,
    /// Whose page.
    pub site: Site,
    /// The data, as of one moment.
    pub snapshot: Arc<Snapshot>,
    /// The variable part of the path, decoded; empty when there is none.
    pub slug: String,
    /// The unit in the path, as it was; empty when there is none.
    pub unit: String,
    /// The number in the path, if there is one.
    pub number: Option<usize>,
    /// The page of a list, from 1.
    pub page: u32,
    /// What was typed into a box, as it was; empty where nothing is asked.
    pub typed: String,
    /// The day in Vietnam; part of every page's key.
    pub today: CivilDate,
}

/// What a public page's handler says.
#[derive(Debug)]
pub enum PageAnswer {
    /// The page.
    Html(String),
    /// The same site, another path, for good.
    Moved(String),
    /// Was here, is gone.
    Gone(Gone),
    /// The same, in words of its own.
    TakenOff(TakenOff),
    /// Nothing here that anybody may know of.
    NotFound,
}

/// A public page's handler, as the route table keeps it.
pub type PageHandler = Arc<dyn Fn(PageRequest) -> BoxFuture<Result<PageAnswer, StoreError>> + Send + Sync>;

/// The variable parts of a public address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Variable {
    /// A slug or a code, decoded; empty when there is none.
    pub slug: String,
    /// A unit, decoded; empty when there is none.
    pub unit: String,
    /// A number.
    pub number: Option<usize>,
}

/// Answers a request for a public page.
pub async fn answer(
    app: Arc<App>,
    site: Site,
    handler: &PageHandler,
    known: KnownQuery,
    variable: Variable,
    parts: &Parts,
) -> Response {
    let Some(page) = known.page(parts.uri.query()) else {
        return error::on_site(&app, &site, ErrorKind::NotFound, None).await;
    };
    let typed = known.typed(parts.uri.query());
    let path = canonical_path(parts.uri.path(), page, &typed);
    let asked = Asked { variable, page, typed, today: app.core.clock.now().vietnam_date() };
    if !site.canonical {
        return elsewhere(&app, &site, handler, asked, &path).await;
    }
    let registry = app.registry();
    let coding = Coding::accepted(parts.headers.get(header::ACCEPT_ENCODING));
    let key = key(&app, &registry, &site, &path, coding, asked.today);
    let rendered = {
        let (app, site) = (Arc::clone(&app), site.clone());
        let render = || render(Arc::clone(&app), registry, site, Arc::clone(handler), asked, coding);
        match known {
            KnownQuery::Name => unkept(render().await),
            KnownQuery::Nothing | KnownQuery::Page => {
                app.metrics.page_lookups.inc();
                let missed = || {
                    app.metrics.page_misses.inc();
                    render()
                };
                app.pages.page(key.to_owned(), missed).await
            }
        }
    };
    match rendered {
        Ok(page) => used(&app, key, &page, &parts.headers),
        Err(NotKept::Other(response)) => *response,
        Err(NotKept::Failed(failure)) => {
            tracing::error!(request = %Reference::text(), error = %failure, unit = site.unit.id.0, "a public page could not be read");
            error::of_failure(&app, &site, &failure)
        }
    }
}

/// The variable parts of an address, and the day.
struct Asked {
    variable: Variable,
    page: u32,
    typed: String,
    today: CivilDate,
}

/// The short way: a page that lies ready under its bare path, answered before any route is
/// looked up. Whatever is stored was found by its route before.
pub fn lying_ready(
    app: &Arc<App>,
    registry: &Registry,
    site: &Site,
    method: &Method,
    uri: &Uri,
    headers: &HeaderMap,
) -> Option<Response> {
    if !site.canonical || uri.query().is_some() || !matches!(*method, Method::GET | Method::HEAD) {
        return None;
    }
    let coding = Coding::accepted(headers.get(header::ACCEPT_ENCODING));
    let key = key(app, registry, site, uri.path(), coding, app.core.clock.now().vietnam_date());
    let page = app.pages.kept(&key)?;
    app.metrics.page_lookups.inc();
    let mut response = used(app, key, &page, headers);
    if *method == Method::HEAD {
        let length = HeaderValue::from(page.body.len());
        *response.body_mut() = Body::empty();
        response.headers_mut().insert(header::CONTENT_LENGTH, length);
    }
    Some(response)
}

fn key<'a>(
    app: &App,
    registry: &Registry,
    site: &Site,
    path: &'a str,
    coding: Coding,
    today: CivilDate,
) -> PageKeyRef<'a> {
    let versions = app.core.store.versions();
    let (epoch, version) = versions.stamp(site.unit.id);
    let province = if site.is_portal {
        Some(app.province.at(epoch, versions.total(), app.core.clock.now()))
    } else if OF_PROVINCE.contains(&path) {
        registry.portal().map(|portal| versions.stamp(portal.id).1)
    } else {
        None
    };
    PageKeyRef { unit: site.unit.id, path, coding, version, registry: registry.version(), province, day: today, epoch }
}

/// Answers with a stored page, and has it compressed better once it proves popular.
fn used(app: &Arc<App>, key: PageKeyRef<'_>, page: &Arc<StoredPage>, headers: &HeaderMap) -> Response {
    if page.has_become_popular() {
        improve_later(Arc::clone(app), key.to_owned(), Arc::clone(page));
    }
    conditional(headers, page)
}

/// The answer, the version it was read under, and the site with what its unit says of itself.
async fn ask(
    app: &Arc<App>,
    registry: &Arc<Registry>,
    site: &Site,
    handler: &PageHandler,
    asked: Asked,
) -> Result<(u64, Site, PageAnswer), StoreError> {
    // Never closed.
    let turn = app.renderings.acquire().await.ok();
    let snapshot = Arc::new(app.core.store.snapshot().await?);
    let version = snapshot.site(site.unit.id).version().await?;
    let facts = SiteFacts::read(&snapshot, site.unit.id, asked.today).await?;
    let site = Site { facts: Some(Arc::new(facts)), ..site.clone() };
    let request = PageRequest {
        app: Arc::clone(app),
        registry: Arc::clone(registry),
        site: site.clone(),
        snapshot: Arc::clone(&snapshot),
        slug: asked.variable.slug,
        unit: asked.variable.unit,
        number: asked.variable.number,
        page: asked.page,
        typed: asked.typed,
        today: asked.today,
    };
    let answer = handler(request).await;
    if let Some(snapshot) = Arc::into_inner(snapshot) {
        snapshot.end().await?;
    }
    drop(turn);
    Ok((version, site, answer?))
}

async fn render(
    app: Arc<App>,
    registry: Arc<Registry>,
    site: Site,
    handler: PageHandler,
    asked: Asked,
    coding: Coding,
) -> Result<Rendering, StoreError> {
    app.metrics.renders.inc();
    let (version, site, answer) = ask(&app, &registry, &site, &handler, asked).await?;
    Ok(match answer {
        PageAnswer::Html(html) => {
            let identity = Bytes::from(html);
            let etag = validator(&identity, coding);
            let headers = headers(&app, &etag, coding);
            Rendering::Page {
                version,
                page: Arc::new(StoredPage::new(etag, headers, coding.encode(&identity, Effort::Now))),
            }
        }
        PageAnswer::Moved(path) => {
            Rendering::Other(respond::redirect(StatusCode::MOVED_PERMANENTLY, &path, CachePolicy::Hour))
        }
        PageAnswer::Gone(gone) => {
            Rendering::Other(error::on_site(&app, &site, ErrorKind::Gone, Some(&gone_sentence(&gone))).await)
        }
        PageAnswer::TakenOff(taken_off) => Rendering::Other(error::taken_off(&app, &site, taken_off)),
        PageAnswer::NotFound => Rendering::Other(error::on_site(&app, &site, ErrorKind::NotFound, None).await),
    })
}

/// A request by a host that is not the canonical one: host and path are made out together, so
/// that even an old address on an old host is one hop from its page.
async fn elsewhere(app: &Arc<App>, site: &Site, handler: &PageHandler, asked: Asked, path: &str) -> Response {
    let path = match ask(app, &app.registry(), site, handler, asked).await {
        Ok((_, _, PageAnswer::Moved(path))) => path,
        Ok((_, site, PageAnswer::NotFound)) => return error::on_site(app, &site, ErrorKind::NotFound, None).await,
        Ok((_, _, PageAnswer::Html(_) | PageAnswer::Gone(_) | PageAnswer::TakenOff(_))) => path.to_owned(),
        Err(failure) => {
            tracing::error!(request = %Reference::text(), error = %failure, unit = site.unit.id.0, "a redirect could not be made out");
            return error::of_failure(app, site, &failure);
        }
    };
    let location = format!("{}{path}", site.origin);
    respond::redirect(StatusCode::MOVED_PERMANENTLY, &location, CachePolicy::Hour)
}

fn gone_sentence(gone: &Gone) -> String {
    let day = gone.at.vietnam_date().short();
    match &gone.explanation {
        Some(explanation) => format!("Ngày gỡ: {day}. Lý do: {explanation}"),
        None => format!("Ngày gỡ: {day}."),
    }
}

fn validator(identity: &[u8], coding: Coding) -> HeaderValue {
    let digest = Sha256::digest(identity);
    let text = format!("\"{}{}\"", data_encoding::HEXLOWER.encode(&digest[..12]), coding.tag());
    // Hexadecimal digits and a tag of ours are always a header value.
    HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static("\"\""))
}

/// Every header of a stored page.
fn headers(app: &App, etag: &HeaderValue, coding: Coding) -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(header::ETAG, etag.clone());
    if let Some(coding) = coding.header() {
        headers.insert(header::CONTENT_ENCODING, coding);
    }
    CachePolicy::Page.write(&mut headers);
    app.security.write(Audience::Public, &mut headers);
    headers
}

fn conditional(headers: &HeaderMap, page: &StoredPage) -> Response {
    let known = headers.get_all(header::IF_NONE_MATCH).iter().any(|value| names(value, &page.etag));
    let mut response = Response::new(if known { Body::empty() } else { Body::from(page.body.clone()) });
    *response.headers_mut() = page.headers.clone();
    if known {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        response.headers_mut().remove(header::CONTENT_TYPE);
        response.headers_mut().remove(header::CONTENT_ENCODING);
    }
    response.extensions_mut().insert(CachePolicy::Page);
    response
}

/// Whether an `If-None-Match` value names this validator; a proxy may have weakened it.
fn names(value: &HeaderValue, etag: &HeaderValue) -> bool {
    if value == etag || value.as_bytes() == b"*" {
        return true;
    }
    let (Ok(value), Ok(etag)) = (value.to_str(), etag.to_str()) else { return false };
    value.split(',').any(|one| one.trim().trim_start_matches("W/") == etag)
}

fn improve_later(app: Arc<App>, key: PageKey, page: Arc<StoredPage>) {
    if key.coding == Coding::Identity {
        return;
    }
    tokio::task::spawn_blocking(move || {
        if let Some(identity) = key.coding.decode(&page.body) {
            let best = key.coding.encode(&identity, Effort::Best);
            if best.len() < page.body.len() {
                app.pages.improve(key, Arc::new(page.improved(best)));
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn validators_are_compared_as_proxies_send_them() {
        let etag = HeaderValue::from_static("\"abc-gz\"");
        for (value, known) in [
            ("\"abc-gz\"", true),
            ("W/\"abc-gz\"", true),
            ("\"x\", \"abc-gz\"", true),
            ("*", true),
            ("\"abc\"", false),
            ("", false),
        ] {
            assert_eq!(names(&HeaderValue::from_static(value), &etag), known, "{value}");
        }
    }
}
