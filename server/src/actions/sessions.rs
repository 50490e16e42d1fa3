//! Signing in and out, for the record. The sessions themselves are the web's.

use domain::person::PersonId;
use store::AuditEntry;

use crate::actions::audit_detail::Detail;
use crate::core::{ActionError, Core, detached};

/// Somebody is let in.
pub async fn signed_in(core: &Core, person: PersonId) -> Result<(), ActionError> {
    note(core, "session.sign_in", Some(person), Detail::new(core)).await
}

/// Somebody is not let in. What they typed is told as a digest, whether or not there is such an account.
pub async fn sign_in_failed(core: &Core, account: &str) -> Result<(), ActionError> {
    note(core, "session.sign_in_failed", None, Detail::new(core).personal("account", "", account)).await
}

/// Somebody leaves.
pub async fn signed_out(core: &Core, person: PersonId) -> Result<(), ActionError> {
    note(core, "session.sign_out", Some(person), Detail::new(core)).await
}

async fn note(core: &Core, action: &'static str, person: Option<PersonId>, detail: Detail) -> Result<(), ActionError> {
    let (core, at, detail) = (core.clone(), core.clock.now(), detail.json());
    detached(async move {
        let detail = &detail;
        core.store
            .write(|tx| async move {
                let detail = detail.clone();
                let entry = AuditEntry { at, person, unit: None, action, object: None, detail };
                Ok(tx.audit(entry).await?)
            })
            .await
    })
    .await
}
