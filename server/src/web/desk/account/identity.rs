//! One's own name.

use app::screens::desk::AccountDeed;
use axum::response::Response;
use domain::account::{self, AccountField};

use super::{Again, Visit, cut, done};
use crate::actions::account::rename as rename_to;
use crate::web::desk::request::{DeskFault, DeskRequest};

/// `GET /tai-khoan/ho-ten`
pub async fn name(request: DeskRequest) -> Result<Response, DeskFault> {
    let visit = Visit::of(&request).await?;
    Ok(visit.form(AccountDeed::Name, Again::new(&visit.known.name)))
}

/// `POST /tai-khoan/ho-ten`
pub async fn rename(request: DeskRequest) -> Result<Response, DeskFault> {
    let visit = Visit::of(&request).await?;
    let typed = request.posted.fields.get(AccountField::Name.name());
    if !request.posted.trusted {
        return Ok(visit.form(AccountDeed::Name, Again::stale(&cut(typed))));
    }
    match account::name(typed) {
        Err(fault) => Ok(visit.form(AccountDeed::Name, Again::wrong(&cut(typed), vec![fault]))),
        Ok(name) => {
            rename_to(&request.app.core, visit.oneself().await?, name).await?;
            Ok(done("ho-ten"))
        }
    }
}
