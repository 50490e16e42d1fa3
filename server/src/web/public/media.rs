//! Pictures and files of public texts. Whatever no readable text names is not here, whoever asks.

use std::sync::Arc;

use axum::response::Response;
use domain::media::{MediaKey, RenditionName};
use http::request::Parts;

use crate::core::ActionError;
use crate::registry::Site;
use crate::web::app::App;
use crate::web::bytes::{self, As};
use crate::web::reference::Reference;
use crate::web::respond::CachePolicy;
use crate::web::respond::error::{self, ErrorKind};

/// What an address of bytes is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MediaSort {
    /// `/anh/{name}`
    Picture,
    /// `/tep/{name}`
    Document,
}

/// Answers a request for bytes on a site.
pub async fn answer(app: &Arc<App>, site: &Site, sort: MediaSort, name: &str, parts: &Parts) -> Response {
    match found(app, site, sort, name, parts).await {
        Ok(Some(response)) => response,
        Ok(None) => error::on_site(app, site, ErrorKind::NotFound, None).await,
        Err(failure) => {
            tracing::error!(request = %Reference::text(), error = %failure, unit = site.unit.id.0, "bytes could not be read");
            error::on_site(app, site, ErrorKind::Unavailable, None).await
        }
    }
}

async fn found(
    app: &App,
    site: &Site,
    sort: MediaSort,
    name: &str,
    parts: &Parts,
) -> Result<Option<Response>, ActionError> {
    let snapshot = app.core.store.snapshot().await?;
    let reader = snapshot.site(site.unit.id);
    let (found, how, policy) = match sort {
        MediaSort::Picture => {
            let Some(name) = RenditionName::parse(name) else { return Ok(None) };
            (reader.rendition(&name).await?, As::Picture, CachePolicy::Day)
        }
        MediaSort::Document => {
            let Some(key) = MediaKey::parse(name) else { return Ok(None) };
            (reader.document(&key).await?, As::Attachment, CachePolicy::Page)
        }
    };
    snapshot.end().await?;
    match found {
        Some(found) => bytes::answer(&app.core, &found, how, policy, parts).await,
        None => Ok(None),
    }
}
