//! One's own password.

use app::screens::desk::AccountDeed;
use axum::response::Response;
use domain::account::{self, AccountField};
use domain::password::About;
use domain::unit::Unit;

use super::proof::present_password;
use super::{Again, Visit, done};
use crate::actions::account as actions;
use crate::web::desk::request::{DeskFault, DeskRequest};

/// `GET /tai-khoan/mat-khau`
pub async fn password(request: DeskRequest) -> Result<Response, DeskFault> {
    let visit = Visit::of(&request).await?;
    Ok(visit.form(AccountDeed::Password, Again::new("")))
}

/// `POST /tai-khoan/mat-khau`
pub async fn change_password(request: DeskRequest) -> Result<Response, DeskFault> {
    let visit = Visit::of(&request).await?;
    if !request.posted.trusted {
        return Ok(visit.form(AccountDeed::Password, Again::stale("")));
    }
    let fields = &request.posted.fields;
    let units = request.app.registry().units_around(visit.person.actor.memberships());
    let units: Vec<&Unit> = units.iter().map(AsRef::as_ref).collect();
    let about = About { name: &visit.known.name, email: visit.known.email.as_str(), units: &units };
    let (first, again) = (fields.get(AccountField::New.name()), fields.get(AccountField::Again.name()));
    let new = account::new_password(first, again, &about);
    let proven = present_password(&visit).await?;
    match (new, proven) {
        (Ok(password), Ok(())) => {
            actions::change_password(&request.app.core, visit.oneself().await?, password).await?;
            Ok(done("mat-khau"))
        }
        (new, Ok(())) => Ok(visit.form(AccountDeed::Password, Again::wrong("", new.err().into_iter().collect()))),
        (new, Err(unproven)) => {
            let faults = std::iter::once(unproven.fault.clone()).chain(new.err()).collect();
            let again = Again { status: unproven.status, ..Again::wrong("", faults) };
            Ok(unproven.told(visit.form(AccountDeed::Password, again)))
        }
    }
}
