//! Handing out pictures and files by their content: headers, ranges, nothing a browser would run.

use axum::body::Body;
use axum::response::Response;
use blobs::Digest;
use domain::document::DocumentKind;
use domain::file_name;
use http::request::Parts;
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use store::Bytes;

use crate::core::{ActionError, Core};
use crate::web::range::{self, Wanted};
use crate::web::respond::CachePolicy;
use crate::web::respond::headers::OnlyBytes;

/// How bytes are handed out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum As {
    /// Shown within a page.
    Picture,
    /// Kept by whoever asked, under its name.
    Attachment,
}

/// Answers with the bytes; `None` where they are gone.
pub async fn answer(
    core: &Core,
    found: &Bytes,
    how: As,
    policy: CachePolicy,
    parts: &Parts,
) -> Result<Option<Response>, ActionError> {
    let Some(digest) = Digest::parse(&found.digest) else { return Ok(None) };
    let tag = format!("\"{}\"", found.digest.get(..32).unwrap_or(&found.digest));
    let text = |name: HeaderName| parts.headers.get(name).and_then(|value| value.to_str().ok());
    let known = text(header::IF_NONE_MATCH).unwrap_or_default();
    if known.split(',').map(str::trim).any(|one| one == "*" || one.trim_start_matches("W/") == tag) {
        let mut response = empty(StatusCode::NOT_MODIFIED, policy);
        insert(response.headers_mut(), header::ETAG, &tag);
        return Ok(Some(response));
    }
    let wanted = match how {
        As::Attachment if parts.method == Method::GET => {
            range::wanted(text(header::RANGE), text(header::IF_RANGE), &tag, found.length)
        }
        As::Picture | As::Attachment => Wanted::Whole,
    };
    let (status, part) = match wanted {
        Wanted::Whole => (StatusCode::OK, None),
        Wanted::Part(part) => (StatusCode::PARTIAL_CONTENT, Some(part)),
        Wanted::Nothing => {
            let mut response = empty(StatusCode::RANGE_NOT_SATISFIABLE, CachePolicy::NoStore);
            insert(response.headers_mut(), header::CONTENT_RANGE, &range::unsatisfied_range(found.length));
            return Ok(Some(response));
        }
    };
    let length = part.as_ref().map_or(found.length, |part| part.end.saturating_sub(part.start));
    let Some(chunks) = core.blobs.stream(digest, part.clone()).await? else {
        tracing::error!(digest = found.digest, "bytes that a library names are not where they are kept");
        return Ok(None);
    };
    let mut response = empty(status, policy);
    *response.body_mut() = Body::from_stream(chunks);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(length));
    insert(headers, header::CONTENT_TYPE, &found.media_type);
    insert(headers, header::ETAG, &tag);
    if how == As::Attachment {
        headers.insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
        insert(headers, header::CONTENT_DISPOSITION, &file_name::content_disposition(&name(found)));
        if let Some(part) = &part {
            insert(headers, header::CONTENT_RANGE, &range::content_range(part, found.length));
        }
    }
    Ok(Some(response))
}

/// The name a file is kept under: the library's, with the ending of its content.
fn name(found: &Bytes) -> String {
    let kind = DocumentKind::ALL.into_iter().find(|kind| kind.media_type() == found.media_type);
    file_name::clean(&found.name, kind.map_or("bin", DocumentKind::extension))
}

fn empty(status: StatusCode, policy: CachePolicy) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    response.extensions_mut().insert(policy);
    response.extensions_mut().insert(OnlyBytes);
    response
}

/// What is no header text is left out; all of it is ours and ASCII.
fn insert(headers: &mut HeaderMap, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}
