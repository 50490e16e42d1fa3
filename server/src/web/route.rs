//! One row of the table of addresses, and how it is made of a typed path and what answers there.

use std::sync::Arc;

use app::paths::SitePath;
use axum::response::Response;
use domain::access::Power;
use http::Method;
use store::StoreError;

use crate::web::cached::{BoxFuture, PageAnswer, PageHandler, PageRequest};
use crate::web::desk::request::{DeskFault, DeskHandler, DeskRequest};
use crate::web::known_query::KnownQuery;
use crate::web::public::media::MediaSort;
use crate::web::public_form::{PublicFault, PublicFormHandler, PublicPost};
use crate::web::respond::CachePolicy;
use crate::web::respond::headers::Audience;

/// Who may use an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Access {
    /// Anybody.
    Anyone,
    /// Whoever is signed in.
    Person,
    /// Whoever runs the platform; others get 404.
    Platform,
    /// Whoever holds this power at the unit named in the path; others get 404.
    Unit(Power),
    /// Whoever may write the item named in the path, or a new one of the kind asked for, at the unit named there.
    Writing,
}

/// What answers.
#[derive(Clone)]
pub enum Endpoint {
    /// A public page, kept in memory.
    Page(KnownQuery, PageHandler),
    /// A built file.
    Asset,
    /// The icon.
    Favicon,
    /// What crawlers may read.
    Robots,
    /// A page or a form of the desk.
    Desk(DeskHandler),
    /// A form of the desk that brings files.
    Upload(DeskHandler),
    /// A picture or file of a unit's texts, for residents.
    Media(MediaSort),
    /// A form on a public page.
    PublicForm(PublicFormHandler),
}

impl std::fmt::Debug for Endpoint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Page(..) => "Page",
            Self::Asset => "Asset",
            Self::Favicon => "Favicon",
            Self::Robots => "Robots",
            Self::Desk(_) => "Desk",
            Self::Upload(_) => "Upload",
            Self::Media(_) => "Media",
            Self::PublicForm(_) => "PublicForm",
        })
    }
}

/// One row of the table.
#[derive(Clone)]
pub struct Route {
    /// The method; GET answers HEAD too.
    pub method: Method,
    /// The pattern of the path, in axum's syntax.
    pub pattern: &'static str,
    /// On whose hosts.
    pub audience: Audience,
    /// Who may use it.
    pub access: Access,
    /// What caches may do with a good answer.
    pub cache: CachePolicy,
    /// What answers.
    pub endpoint: Endpoint,
}

impl std::fmt::Debug for Route {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {} ({:?}, {:?})", self.method, self.pattern, self.audience, self.access)
    }
}

pub(super) fn page<P: SitePath, Fut>(known: KnownQuery, handler: fn(PageRequest) -> Fut) -> Route
where
    Fut: Future<Output = Result<PageAnswer, StoreError>> + Send + 'static,
{
    let handler: PageHandler =
        Arc::new(move |request| -> BoxFuture<Result<PageAnswer, StoreError>> { Box::pin(handler(request)) });
    Route {
        method: Method::GET,
        pattern: P::PATTERN,
        audience: Audience::Public,
        access: Access::Anyone,
        cache: CachePolicy::Page,
        endpoint: Endpoint::Page(known, handler),
    }
}

/// A page with a form that is made anew for everybody who asks.
pub(super) fn fresh<P: SitePath, Fut>(handler: fn(PublicPost) -> Fut) -> Route
where
    Fut: Future<Output = Result<Response, PublicFault>> + Send + 'static,
{
    Route { method: Method::GET, ..public_form::<P, _>(handler) }
}

/// A form on a public page.
pub(super) fn public_form<P: SitePath, Fut>(handler: fn(PublicPost) -> Fut) -> Route
where
    Fut: Future<Output = Result<Response, PublicFault>> + Send + 'static,
{
    let handler: PublicFormHandler =
        Arc::new(move |post| -> BoxFuture<Result<Response, PublicFault>> { Box::pin(handler(post)) });
    Route {
        method: Method::POST,
        pattern: P::PATTERN,
        audience: Audience::Public,
        access: Access::Anyone,
        cache: CachePolicy::NoStore,
        endpoint: Endpoint::PublicForm(handler),
    }
}

pub(super) fn file<P: SitePath>(audience: Audience, cache: CachePolicy, endpoint: Endpoint) -> Route {
    Route { method: Method::GET, pattern: P::PATTERN, audience, access: Access::Anyone, cache, endpoint }
}

impl Route {
    /// The same with another rule for caches.
    pub(super) fn kept(self, cache: CachePolicy) -> Self {
        Self { cache, ..self }
    }
}

/// A form of the desk that brings files.
pub(super) fn upload<P: SitePath, Fut>(access: Access, handler: fn(DeskRequest) -> Fut) -> Route
where
    Fut: Future<Output = Result<Response, DeskFault>> + Send + 'static,
{
    let handler: DeskHandler =
        Arc::new(move |request| -> BoxFuture<Result<Response, DeskFault>> { Box::pin(handler(request)) });
    Route { endpoint: Endpoint::Upload(handler.clone()), ..at_with::<P>(&Method::POST, access, handler) }
}

pub(super) fn at<P: SitePath, Fut>(method: &Method, access: Access, handler: fn(DeskRequest) -> Fut) -> Route
where
    Fut: Future<Output = Result<Response, DeskFault>> + Send + 'static,
{
    let handler: DeskHandler =
        Arc::new(move |request| -> BoxFuture<Result<Response, DeskFault>> { Box::pin(handler(request)) });
    at_with::<P>(method, access, handler)
}

fn at_with<P: SitePath>(method: &Method, access: Access, handler: DeskHandler) -> Route {
    Route {
        method: method.clone(),
        pattern: P::PATTERN,
        audience: Audience::Studio,
        access,
        cache: CachePolicy::NoStore,
        endpoint: Endpoint::Desk(handler),
    }
}
