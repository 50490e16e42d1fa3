//! What people have beside a password: adding it, checking it, taking it away.

use domain::letter::Letter;
use domain::moment::Moment;
use domain::person::PersonId;
use domain::second_factor::{RECOVERY_CODES, RecoveryCode, TypedCode};
use store::{AuditEntry, Person, StoreError, Tx};

use crate::actions::account::Oneself;
use crate::actions::audit_detail::Detail;
use crate::actions::sessions::Device;
use crate::code_app;
use crate::core::{ActionError, Core, detached};
use crate::entropy::NoEntropy;
use crate::mail::letters::{self, FactorChange, FactorChanged, To};

/// What became of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeOutcome {
    /// It is right, and used up.
    Right,
    /// The same of one on paper.
    RightOnPaper {
        /// Codes left.
        left: u32,
    },
    /// It is wrong, or was used before.
    Wrong,
}

/// Somebody gives a code.
#[derive(Clone, Debug)]
pub struct UseOfCode {
    /// Whose it should be.
    pub person: PersonId,
    /// As typed.
    pub typed: TypedCode,
    /// From where.
    pub device: Device,
    /// Absolute address where somebody who did not give it changes the password.
    pub way_out: String,
}

impl UseOfCode {
    /// Tells the person that a code on paper was used: whoever keeps the paper must hear of one that is missing.
    fn letter(&self, known: &Person, left: u32, at: Moment) -> Letter {
        let change = FactorChange::RecoveryCodeUsed { left };
        let to = To { email: &known.email, name: &known.name };
        let (from, way_out) = (self.device.whereabouts(), self.way_out.as_str());
        letters::factor_changed(&FactorChanged { to, change, at, from, way_out })
    }
}

/// Checks a code and uses it up: whoever comes second with the same one is wrong.
pub async fn use_code(core: &Core, given: UseOfCode) -> Result<CodeOutcome, ActionError> {
    let core = core.clone();
    detached(async move {
        let person = given.person;
        let digest = match &given.typed {
            TypedCode::Recovery(paper) => Some(core.passwords.digest(paper.plain(), person.0).await?),
            TypedCode::App(_) => None,
        };
        let (core, given, digest, at) = (&core, &given, digest.unwrap_or_default(), core.clock.now());
        core.store
            .write(|tx| async move {
                match &given.typed {
                    TypedCode::App(digits) => {
                        let app = core.store.people().factors().code_app(person).await?;
                        match app.and_then(|app| code_app::step_of(&app.secret, digits, at)) {
                            Some(step) if tx.factors().use_step(person, step).await? => Ok(CodeOutcome::Right),
                            _ => Ok(CodeOutcome::Wrong),
                        }
                    }
                    TypedCode::Recovery(_) => {
                        let Some(left) = tx.factors().use_recovery_code(person, &digest, at).await? else {
                            return Ok(CodeOutcome::Wrong);
                        };
                        noted(core, &tx, person, "person.use_recovery_code").await?;
                        if let Some(known) = tx.people().person(person).await? {
                            tx.outbox().add(&given.letter(&known, left, at), at).await?;
                        }
                        Ok(CodeOutcome::RightOnPaper { left })
                    }
                }
            })
            .await
    })
    .await
}

/// A fresh secret for an app. It counts only once a code of it came back.
pub fn new_secret(core: &Core) -> Result<[u8; code_app::SECRET_BYTES], NoEntropy> {
    core.entropy.bytes()
}

/// Adds an app, proven by a code of it, with new codes for paper; `None` for a wrong code. Every other session of the
/// person ends, and they are told by a letter.
pub async fn add_code_app(
    core: &Core,
    oneself: &Oneself,
    secret: Vec<u8>,
    typed: &TypedCode,
) -> Result<Option<Vec<RecoveryCode>>, ActionError> {
    let TypedCode::App(digits) = typed else { return Ok(None) };
    let Some(step) = code_app::step_of(&secret, digits, core.clock.now()) else { return Ok(None) };
    let letter = oneself.factor_letter(FactorChange::CodeAppAdded, core.clock.now());
    let (core, person, session) = (core.clone(), oneself.person, oneself.session.clone());
    detached(async move {
        let NewCodes { codes, digests } = NewCodes::of(&core, person).await?;
        let (core, secret, session, digests) = (&core, &secret, session.as_deref(), &digests);
        let (letter, at) = (&letter, core.clock.now());
        core.store
            .write(|tx| async move {
                tx.factors().set_code_app(person, secret, step, at).await?;
                tx.factors().set_recovery_codes(person, digests, at).await?;
                tx.people().end_sessions(person, session).await?;
                noted(core, &tx, person, "person.add_code_app").await?;
                tx.outbox().add(letter, at).await?;
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
