//! A resident asks, and takes back what they asked.

use domain::help_request::{Asked, RequestState, TrackingCode, timing};
use domain::unit::UnitId;
use store::AskedAs;

use super::telling::{ToTell, tell_team};
use super::{Whose, about, record};
use crate::actions::audit_detail::Detail;
use crate::core::{ActionError, Core, detached};
use crate::secret::token_digest;

/// What somebody asks, as it is put in.
#[derive(Clone, Debug)]
pub struct NewRequest {
    /// After every rule held.
    pub asked: Asked,
    /// Full name of the hamlet.
    pub hamlet: Option<String>,
    /// By what it is found again.
    pub code: TrackingCode,
    /// Whether a person looks at it first.
    pub is_held: bool,
}

/// Puts a request in; the same one sent again is still one. Nobody is behind it whom the record could name, and from which
/// network it came is not kept either.
pub async fn ask(core: &Core, whose: Whose, new: NewRequest) -> Result<AskedAs, ActionError> {
    let core = core.clone();
    detached(async move {
        let (core, whose, new, at) = (&core, &whose, &new, core.clock.now());
        let digest = &token_digest(&new.code.plain());
        core.store
            .write(|tx| async move {
                let asked = tx.ask(whose.unit, &new.asked, digest, new.is_held, at).await?;
                let AskedAs::New(id) = asked else { return Ok(asked) };
                let state = if new.is_held { RequestState::Held } else { RequestState::New };
                let detail = Detail::new(core)
                    .fact("topic", new.asked.topic.code())
                    .fact("hamlet", new.hamlet.as_deref())
                    .fact("state", state.label());
                record(&tx, whose.unit, None, id, "request.ask", detail, at).await?;
                if !new.is_held {
                    let told = ToTell {
                        id,
                        hamlet: new.asked.hamlet.zip(new.hamlet.clone()),
                        topic: new.asked.topic,
                        due: timing::due(at),
                    };
                    tell_team(&tx, whose, &told, at).await?;
                }
                Ok(asked)
            })
            .await
    })
    .await
}

/// Takes a request back by its code; whether there was one that could be.
pub async fn take_back(core: &Core, unit: UnitId, tracking: &TrackingCode) -> Result<bool, ActionError> {
    let (core, digest) = (core.clone(), token_digest(&tracking.plain()));
    detached(async move {
        let (core, digest, at) = (&core, &digest, core.clock.now());
        core.store
            .write(|tx| async move {
                let Some(request) = tx.take_request_back(unit, digest, at).await? else { return Ok(false) };
                let detail = about(core, &request);
                record(&tx, unit, None, request.id, "request.withdraw", detail, at).await?;
                Ok(true)
            })
            .await
    })
    .await
}
