//! Reading the body of a form: a form and nothing else, of a size and in a time that both have an end.

use std::time::Duration;

use axum::body::Body;
use http::header;
use http::request::Parts;
use http_body_util::{BodyExt, LengthLimitError, Limited};

use crate::web::form::Fields;
use crate::web::respond::error::ErrorKind;

/// A form of full size on a weak signal takes this long; a client that dawdles longer is cut off.
const BODY_TIMEOUT: Duration = Duration::from_mins(2);

/// The fields of a form of at most so many bytes; `too_large` is what is said of a larger one.
pub async fn read(parts: &Parts, body: Body, most_bytes: usize, too_large: ErrorKind) -> Result<Fields, ErrorKind> {
    let kind = parts.headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    if !kind.eq_ignore_ascii_case("application/x-www-form-urlencoded") {
        return Err(ErrorKind::NotAForm);
    }
    // Who announces too much is told before sending it.
    let announced =
        parts.headers.get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<usize>().ok());
    if announced.is_some_and(|bytes| bytes > most_bytes) {
        return Err(too_large);
    }
    let reading = Limited::new(body, most_bytes).collect();
    match tokio::time::timeout(BODY_TIMEOUT, reading).await {
        Ok(Ok(collected)) => Ok(Fields::parse(&collected.to_bytes())),
        Ok(Err(error)) if error.is::<LengthLimitError>() => Err(too_large),
        Ok(Err(_)) | Err(_) => Err(ErrorKind::BadRequest),
    }
}

/// Whether a post comes from a page of `own`, as far as browsers say: a form on another site is refused by either header.
pub fn is_from(parts: &Parts, own: &str) -> bool {
    let header = |name: &str| parts.headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    let foreign_origin = header("origin").is_some_and(|origin| origin != own);
    let foreign_site = header("sec-fetch-site").is_some_and(|site| site != "same-origin" && site != "none");
    !(foreign_origin || foreign_site)
}
