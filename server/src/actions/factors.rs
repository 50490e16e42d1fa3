//! What people have beside a password: adding it, checking it, taking it away.

use domain::letter::Letter;
use domain::person::PersonId;
use domain::second_factor::{RECOVERY_CODES, RecoveryCode, TypedCode};
use store::{AuditEntry, StoreError, Tx};

use crate::actions::account::Oneself;
use crate::actions::audit_detail::Detail;
use crate::code_app;
use crate::core::{ActionError, Core, detached};
use crate::entropy::NoEntropy;
use crate::mail::letters::FactorChange;

/// What became of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeOutcome {
    /// It is right, and used up.
    Right,
    /// It is right and was the last of its kind but this many: codes on paper.
    RightOnPaper {
        /// Codes left.
        left: u32,
    },
    /// It is wrong, or was used before.
    Wrong,
}

/// Checks a code and uses it up: whoever comes second with the same one is wrong.
pub async fn use_code(core: &Core, person: PersonId, typed: TypedCode) -> Result<CodeOutcome, ActionError> {
    let core = core.clone();
    detached(async move {
        let digest = match &typed {
            TypedCode::Recovery(paper) => Some(core.passwords.digest(paper.plain(), person.0).await?),
            TypedCode::App(_) => None,
        };
        let (core, typed, digest, at) = (&core, &typed, digest.unwrap_or_default(), core.clock.now());
        let outcome = core.store.write(|tx| async move {
            let outcome = match typed {
                TypedCode::App(digits) => {
                    let app = core.store.people().factors().code_app(person).await?;
                    match app.and_then(|app| code_app::step_of(&app.secret, digits, at)) {
                        Some(step) if tx.factors().use_step(person, step).await? => CodeOutcome::Right,
                        _ => CodeOutcome::Wrong,
                    }
                }
                TypedCode::Recovery(_) => {
                    if tx.factors().use_recovery_code(person, &digest, at).await? {
                        noted(core, &tx, person, "person.use_recovery_code").await?;
                        CodeOutcome::RightOnPaper { left: 0 }
                    } else {
                        CodeOutcome::Wrong
                    }
                }
            };
            Ok::<_, ActionError>(outcome)
        });
        match outcome.await? {
            CodeOutcome::RightOnPaper { .. } => {
                let left = core.store.people().factors().counts(person).await?.recovery;
                Ok(CodeOutcome::RightOnPaper { left })
            }
            outcome => Ok(outcome),
        }
    })
    .await
}

/// A fresh secret for an app. It counts only once a code of it came back.
pub fn new_secret(core: &Core) -> Result<[u8; code_app::SECRET_BYTES], NoEntropy> {
    core.entropy.bytes()
}

/// Adds an app, proven by a code of it, with new codes for paper; `None` for a wrong code. Every other session of the
/// person ends.
pub async fn add_code_app(
    core: &Core,
    person: PersonId,
    secret: Vec<u8>,
    typed: &TypedCode,
    session: Option<String>,
) -> Result<Option<Vec<RecoveryCode>>, ActionError> {
    add(core, New { person, secret, session, letter: None }, typed).await
}

/// The same by somebody who is in already, who is told by a letter.
pub async fn add_own_code_app(
    core: &Core,
    oneself: &Oneself,
    secret: Vec<u8>,
    typed: &TypedCode,
) -> Result<Option<Vec<RecoveryCode>>, ActionError> {
    let letter = Some(oneself.factor_letter(FactorChange::CodeAppAdded, core.clock.now()));
    add(core, New { person: oneself.person, secret, session: oneself.session.clone(), letter }, typed).await
}

/// An app to be added.
struct New {
    person: PersonId,
    secret: Vec<u8>,
    session: Option<String>,
    letter: Option<Letter>,
}

async fn add(core: &Core, new: New, typed: &TypedCode) -> Result<Option<Vec<RecoveryCode>>, ActionError> {
    let TypedCode::App(digits) = typed else { return Ok(None) };
    let Some(step) = code_app::step_of(&new.secret, digits, core.clock.now()) else { return Ok(None) };
    let core = core.clone();
    detached(async move {
        let NewCodes { codes, digests } = NewCodes::of(&core, new.person).await?;
        let (core, new, digests, at) = (&core, &new, &digests, core.clock.now());
        core.store
            .write(|tx| async move {
                tx.factors().set_code_app(new.person, &new.secret, step, at).await?;
                tx.factors().set_recovery_codes(new.person, digests, at).await?;
                tx.people().end_sessions(new.person, new.session.as_deref()).await?;
                noted(core, &tx, new.person, "person.add_code_app").await?;
                if let Some(letter) = &new.letter {
                    tx.outbox().add(letter, at).await?;
                }
                Ok::<_, ActionError>(())
            })
            .await?;
        Ok(Some(codes))
    })
    .await
}

/// What became of an app that is to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AppRemoval {
    /// It is gone.
    Removed,
    /// There was none.
    Missing,
    /// A password alone would be left, and that is too little for what this person may do.
    Needed,
}

/// Forgets the app, and the codes on paper where nothing else is left to replace. `needs_second` is whether this person
/// may not come in by a password alone.
pub async fn remove_code_app(core: &Core, oneself: &Oneself, needs_second: bool) -> Result<AppRemoval, ActionError> {
    let letter = oneself.factor_letter(FactorChange::CodeAppRemoved, core.clock.now());
    let (core, person) = (core.clone(), oneself.person);
    detached(async move {
        let (core, letter, at) = (&core, &letter, core.clock.now());
        core.store
            .write(|tx| async move {
                tx.factors().lock(person).await?;
                let is_last = core.store.people().factors().passkeys(person).await?.is_empty();
                if is_last && needs_second {
                    return Ok(AppRemoval::Needed);
                }
                if !tx.factors().remove_code_app(person).await? {
                    return Ok(AppRemoval::Missing);
                }
                if is_last {
                    tx.factors().set_recovery_codes(person, &[], at).await?;
                }
                noted(core, &tx, person, "person.remove_code_app").await?;
                tx.outbox().add(letter, at).await?;
                Ok(AppRemoval::Removed)
            })
            .await
    })
    .await
}

/// New codes for paper; the former ones are worth nothing.
pub async fn renew_recovery_codes(core: &Core, oneself: &Oneself) -> Result<Vec<RecoveryCode>, ActionError> {
    let letter = oneself.factor_letter(FactorChange::RecoveryCodesRenewed, core.clock.now());
    let (core, person) = (core.clone(), oneself.person);
    detached(async move {
        let NewCodes { codes, digests } = NewCodes::of(&core, person).await?;
        let (core, digests, letter, at) = (&core, &digests, &letter, core.clock.now());
        core.store
            .write(|tx| async move {
                tx.factors().set_recovery_codes(person, digests, at).await?;
                noted(core, &tx, person, "person.renew_recovery_codes").await?;
                tx.outbox().add(letter, at).await?;
                Ok::<_, ActionError>(())
            })
            .await?;
        Ok(codes)
    })
    .await
}

/// Codes for paper with what is kept of them.
pub(super) struct NewCodes {
    pub(super) codes: Vec<RecoveryCode>,
    pub(super) digests: Vec<[u8; 32]>,
}

impl NewCodes {
    pub(super) async fn of(core: &Core, person: PersonId) -> Result<Self, ActionError> {
        let mut new = Self { codes: Vec::new(), digests: Vec::new() };
        for _ in 0..RECOVERY_CODES {
            let paper = RecoveryCode::from_bytes(core.entropy.bytes()?);
            new.digests.push(core.passwords.digest(paper.plain(), person.0).await?);
            new.codes.push(paper);
        }
        Ok(new)
    }
}

async fn noted(core: &Core, tx: &Tx, person: PersonId, action: &'static str) -> Result<(), StoreError> {
    tx.audit(AuditEntry {
        at: core.clock.now(),
        person: Some(person),
        unit: None,
        action,
        object: Some(("person", person.0)),
        detail: Detail::new(core).json(),
    })
    .await
}
