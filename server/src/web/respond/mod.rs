//! Answers: pages, redirects, errors, and the headers on all of them.

pub mod download;
pub mod error;
pub mod headers;
pub mod page;
pub mod policy;

use axum::body::Body;
use axum::response::Response;
use http::{HeaderValue, StatusCode, header};

pub use policy::CachePolicy;

/// An HTML answer.
pub fn html(status: StatusCode, body: String, policy: CachePolicy) -> Response {
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    response.extensions_mut().insert(policy);
    response
}

/// An answer for a page's own script.
pub fn json(status: StatusCode, value: &serde_json::Value) -> Response {
    let mut response = Response::new(Body::from(value.to_string()));
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json; charset=utf-8"));
    response.extensions_mut().insert(CachePolicy::NoStore);
    response
}

/// A redirect. The location is ours or checked; one that is no header value is a defect and
/// answers 500.
pub fn redirect(status: StatusCode, location: &str, policy: CachePolicy) -> Response {
    let mut response = Response::new(Body::empty());
    match HeaderValue::from_str(location) {
        Ok(location) => {
            *response.status_mut() = status;
            response.headers_mut().insert(header::LOCATION, location);
        }
        Err(_) => *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR,
    }
    response.extensions_mut().insert(policy);
    response
}

/// After a form: the page to look at next.
pub fn see_other(location: &str) -> Response {
    redirect(StatusCode::SEE_OTHER, location, CachePolicy::NoStore)
}
