//! The style guide: every part, and every screen in its samples. For whoever is signed in, and for no search engine.

use app::document::Sheet;
use app::screens::desk::{DeskFrame, ScreenSamples, StyleGuide};
use app::screens::{Sample, samples};
use axum::response::Response;
use http::{HeaderName, HeaderValue, StatusCode};

use crate::web::desk::request::{DeskFault, DeskRequest};
use crate::web::respond::error::ErrorKind;
use crate::web::respond::{self, CachePolicy, page};

/// `GET /mau-giao-dien`
pub async fn show(request: DeskRequest) -> Result<Response, DeskFault> {
    let person = request.person.as_ref().ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    let frame = DeskFrame { person: Some(person.name.clone()), unit: None, csrf: person.csrf.clone(), notice: None };
    let screen = StyleGuide { frame, screens: screens(&samples()) };
    Ok(respond::html(StatusCode::OK, page::render(screen, &request.app.assets.urls), CachePolicy::NoStore))
}

/// `GET /mau-giao-dien/{screen}/{sample}`
///
/// The sample as it is, in its own style sheet. Its forms carry no session's token, so they change nothing.
pub async fn sample(request: DeskRequest) -> Result<Response, DeskFault> {
    let (screen, name) = (&request.path.screen, &request.path.sample);
    let found = samples().into_iter().find(|sample| sample.screen == screen && sample.name == name);
    let found = found.ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    let html = page::render_sample(found, &request.app.assets.urls);
    let mut response = respond::html(StatusCode::OK, html, CachePolicy::NoStore);
    // A public sample says of itself that it may be listed; here it may not.
    response.headers_mut().insert(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex"));
    Ok(response)
}

/// Samples follow each other screen by screen.
fn screens(samples: &[Sample]) -> Vec<ScreenSamples> {
    samples
        .chunk_by(|one, next| one.screen == next.screen)
        .filter_map(|of_one| {
            let normal = of_one.iter().find(|sample| sample.name == "normal").or(of_one.first())?;
            Some(ScreenSamples {
                name: normal.screen.to_owned(),
                title: normal.head.title.clone(),
                is_public: normal.sheet != Sheet::Desk,
                samples: of_one.iter().map(|sample| sample.name.to_owned()).collect(),
            })
        })
        .collect()
}
