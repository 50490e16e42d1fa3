//! Pictures and files for people of the unit, and for whoever reads a draft by a link.

use axum::response::Response;
use domain::media::{MediaKey, RenditionName};
use store::Bytes;

use crate::secret::token_digest;
use crate::web::bytes::{self, As};
use crate::web::desk::request::{DeskFault, DeskRequest};
use crate::web::desk::sharing::may_read;
use crate::web::respond::CachePolicy;
use crate::web::respond::error::ErrorKind;

const NOT_FOUND: DeskFault = DeskFault::Kind(ErrorKind::NotFound);

/// `GET /don-vi/{unit}/anh/{name}`
pub async fn picture(request: DeskRequest) -> Result<Response, DeskFault> {
    let name = RenditionName::parse(&request.path.name).ok_or(NOT_FOUND)?;
    let snapshot = request.app.core.store.snapshot().await?;
    let found = snapshot.desk(&request.place()?.desk).rendition(&name).await?;
    snapshot.end().await?;
    handed_out(&request, found, As::Picture).await
}

/// `GET /don-vi/{unit}/tep/{name}`
pub async fn document(request: DeskRequest) -> Result<Response, DeskFault> {
    let key = MediaKey::parse(&request.path.name).ok_or(NOT_FOUND)?;
    let snapshot = request.app.core.store.snapshot().await?;
    let found = snapshot.desk(&request.place()?.desk).document(&key).await?;
    snapshot.end().await?;
    handed_out(&request, found, As::Attachment).await
}

/// `GET /xem-ban-nhap/{token}/anh/{name}`: a picture of that very draft.
pub async fn shared_picture(request: DeskRequest) -> Result<Response, DeskFault> {
    let name = RenditionName::parse(&request.path.name).ok_or(NOT_FOUND)?;
    let (core, digest) = (&request.app.core, token_digest(&request.path.token));
    let snapshot = core.store.snapshot().await?;
    let found = snapshot.linked_draft(&digest, core.clock.now()).await?;
    let (unit, item, _) = found.filter(|(unit, ..)| may_read(&request, *unit)).ok_or(NOT_FOUND)?;
    let found = snapshot.rendition_of_text(unit, (item.id, item.number), &name).await?;
    snapshot.end().await?;
    handed_out(&request, found, As::Picture).await
}

/// `GET /xem-ban-nhap/{token}/tep/{name}`: a file of that very draft.
pub async fn shared_document(request: DeskRequest) -> Result<Response, DeskFault> {
    let key = MediaKey::parse(&request.path.name).ok_or(NOT_FOUND)?;
    let (core, digest) = (&request.app.core, token_digest(&request.path.token));
    let snapshot = core.store.snapshot().await?;
    let found = snapshot.linked_draft(&digest, core.clock.now()).await?;
    let (unit, item, _) = found.filter(|(unit, ..)| may_read(&request, *unit)).ok_or(NOT_FOUND)?;
    let found = snapshot.document_of_text(unit, (item.id, item.number), &key).await?;
    snapshot.end().await?;
    handed_out(&request, found, As::Attachment).await
}

async fn handed_out(request: &DeskRequest, found: Option<Bytes>, how: As) -> Result<Response, DeskFault> {
    let policy = if how == As::Picture { CachePolicy::Own } else { CachePolicy::NoStore };
    let found = found.ok_or(NOT_FOUND)?;
    bytes::answer(&request.app.core, &found, how, policy, &request.parts).await?.ok_or(NOT_FOUND)
}
