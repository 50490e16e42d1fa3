//! People: adding them, giving roles, one-time links, passwords.

use app::paths::desk::SetPassword;
use domain::access::{Actor, Membership, Role};
use domain::one_time_link::LinkPurpose;
use domain::password::Password;
use domain::person::{EmailAddress, PersonId};
use domain::unit::UnitId;
use store::{AuditEntry, LinkRow, StoreError};

use crate::actions::audit_detail::Detail;
use crate::actions::sessions::Device;
use crate::core::{ActionError, Core, detached};
use crate::mail::letters::{self, PasswordReset, To};
use crate::secret::token_digest;

/// The address of an administrator nobody has named yet. It can never sign in: it has no
/// password, and the one who follows the first link replaces it with an own address.
pub const UNNAMED_ADMINISTRATOR: &str = "quan-tri@chua-dat-ten.invalid";

/// A person to add from the command line.
#[derive(Clone, Debug)]
pub struct NewPerson {
    /// Where they sign in.
    pub email: EmailAddress,
    /// Full name.
    pub name: String,
    /// The role they get.
    pub membership: Membership,
}

/// Adds a person, or gives a person who is there one more role (and the password, when one is
/// given).
pub async fn add(core: &Core, person: NewPerson, password: Option<Password>) -> Result<PersonId, ActionError> {
    let hash = match password {
        Some(password) => Some(core.passwords.hash(password, &core.entropy).await?),
        None => None,
    };
    let known = core.store.people().by_email(&person.email).await?.map(|known| known.id);
    let core = core.clone();
    detached(async move {
        let (core, person, hash, at) = (&core, &person, hash.as_deref(), core.clock.now());
        core.store
            .write(|tx| async move {
                let id = match known {
                    Some(id) => id,
                    None => tx.people().add(&person.email, &person.name, hash, at).await?,
                };
                if let (Some(_), Some(hash)) = (known, hash) {
                    tx.people().set_password(id, hash).await?;
                }
                tx.people().grant(id, person.membership).await?;
                let detail = Detail::new(core).fact("role", person.membership.role.code());
                let detail = if known.is_none() { detail.personal("email", "", person.email.as_str()) } else { detail };
                tx.audit(AuditEntry {
                    at,
                    person: None,
                    unit: person.membership.unit,
                    action: "person.grant",
                    object: Some(("person", id.0)),
                    detail: detail.json(),
                })
                .await?;
                Ok::<_, ActionError>(id)
            })
            .await
    })
    .await
}

/// Makes a fresh one-time link for a person and returns its token; only the digest is stored.
pub async fn issue_link(core: &Core, person: PersonId) -> Result<String, ActionError> {
    let token = core.entropy.token()?;
    let (digest, at) = (token_digest(&token), core.clock.now());
    let purpose = LinkPurpose::Password;
    let link = &LinkRow { person, purpose, email: None, expires_at: at.plus_seconds(purpose.seconds()) };
    core.store
        .write(|tx| async move {
            tx.people().add_link(&digest, link).await?;
            tx.audit(AuditEntry {
                at,
                person: None,
                unit: None,
                action: "person.issue_link",
                object: Some(("person", person.0)),
                detail: Detail::new(core).json(),
            })
            .await?;
            Ok::<_, ActionError>(())
        })
        .await?;
    Ok(token)
}

/// Sends a link to set a new password, if somebody who may sign in has this address; either way the request is on
/// record, so the answer takes about as long.
pub async fn ask_reset(core: &Core, email: EmailAddress, device: Device, site: String) -> Result<(), ActionError> {
    let known = core.store.people().by_email(&email).await?.filter(|person| !person.disabled);
    let (core, token) = (core.clone(), core.entropy.token()?);
    detached(async move {
        let (digest, at, purpose) = (token_digest(&token), core.clock.now(), LinkPurpose::Reset);
        let expires_at = at.plus_seconds(purpose.seconds());
        let letter = known.as_ref().map(|known| {
            letters::password_reset(&PasswordReset {
                to: To { email: &known.email, name: &known.name },
                link: &format!("{site}{}", SetPassword { token: token.clone() }),
                until: expires_at,
                from: device.whereabouts(),
            })
        });
        let person = known.as_ref().map(|known| known.id);
        let detail = match person {
            Some(_) => Detail::new(&core),
            None => Detail::new(&core).personal("account", "", email.as_str()),
        };
        let (letter, detail) = (letter.as_ref(), &detail);
        core.store
            .write(|tx| async move {
                if let (Some(person), Some(letter)) = (person, letter) {
                    let link = LinkRow { person, purpose, email: None, expires_at };
                    tx.people().add_link(&digest, &link).await?;
                    tx.outbox().add(letter, at).await?;
                }
                tx.audit(AuditEntry {
                    at,
                    person: None,
                    unit: None,
                    action: "person.ask_reset",
                    object: person.map(|person| ("person", person.0)),
                    detail: detail.clone().json(),
                })
                .await?;
                Ok::<_, ActionError>(())
            })
            .await
    })
    .await
}

/// What became of a one-time link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkOutcome {
    /// The password is set; the link is used up.
    Done(PersonId),
    /// The link was used or has run out.
    Spent,
    /// The address typed belongs to somebody else.
    EmailTaken,
}

/// Sets a password by a one-time link. `email` is given by the first administrator, who names
/// the account by it.
pub async fn set_password_by_link(
    core: &Core,
    token: &str,
    password: Password,
    email: Option<EmailAddress>,
) -> Result<LinkOutcome, ActionError> {
    let digest = token_digest(token);
    let hash = core.passwords.hash(password, &core.entropy).await?;
    let core = core.clone();
    detached(async move {
        let (core, email, hash, at) = (&core, email.as_ref(), hash.as_str(), core.clock.now());
        let outcome = core.store.write(|tx| async move {
            let link = core.store.people().link(&digest, at).await?.filter(|link| link.purpose.sets_password());
            let Some(link) = link else { return Ok(LinkOutcome::Spent) };
            if !tx.people().use_link(&digest, at).await? {
                return Ok(LinkOutcome::Spent);
            }
            if let Some(email) = email {
                tx.people().set_email(link.person, email).await?;
            }
            tx.people().set_password(link.person, hash).await?;
            // Whoever knew the former password, or has another link, is out.
            tx.people().end_sessions(link.person, None).await?;
            tx.people().void_links_of(link.person).await?;
            tx.audit(AuditEntry {
                at,
                person: Some(link.person),
                unit: None,
                action: "person.set_password",
                object: Some(("person", link.person.0)),
                detail: Detail::new(core).personal("email", "", email.map_or("", EmailAddress::as_str)).json(),
            })
            .await?;
            Ok(LinkOutcome::Done(link.person))
        });
        match outcome.await {
            Err(ActionError::Store(StoreError::Duplicate(_))) => Ok(LinkOutcome::EmailTaken),
            other => other,
        }
    })
    .await
}

/// The administrator of a fresh installation, without a name of their own yet.
pub async fn ensure_unnamed_administrator(core: &Core) -> Result<PersonId, ActionError> {
    let Some(email) = EmailAddress::parse(UNNAMED_ADMINISTRATOR) else {
        return Err(ActionError::PermissionGone);
    };
    let membership = Membership { role: Role::PlatformAdmin, unit: None };
    add(core, NewPerson { email, name: "Quản trị nền tảng".to_owned(), membership }, None).await
}

/// The name under which the command line writes. Nobody can sign in with it: it has no password and is disabled.
pub const COMMAND_LINE: &str = "dong-lenh@trangxa.invalid";

/// Whoever operates the machine: may do everything everywhere, as may anybody who can read the database.
pub async fn command_line(core: &Core) -> Result<Actor, ActionError> {
    let Some(email) = EmailAddress::parse(COMMAND_LINE) else { return Err(ActionError::PermissionGone) };
    let person = match core.store.people().by_email(&email).await? {
        Some(known) => known.id,
        None => add_command_line(core, &email).await?,
    };
    Ok(Actor::new(person, vec![Membership { role: Role::PlatformAdmin, unit: None }]))
}

async fn add_command_line(core: &Core, email: &EmailAddress) -> Result<PersonId, ActionError> {
    let at = core.clock.now();
    core.store
        .write(|tx| async move {
            let id = tx.people().add(email, "Người vận hành (dòng lệnh)", None, at).await?;
            tx.people().set_disabled(id, true).await?;
            Ok(id)
        })
        .await
}

/// The membership a role code and a unit make together, or why they do not.
pub fn membership(role: Role, unit: Option<UnitId>, province: Option<UnitId>) -> Result<Membership, &'static str> {
    match (role, unit) {
        (Role::PlatformAdmin, None) => Ok(Membership { role, unit: None }),
        (Role::PlatformAdmin, Some(_)) => Err("--unit: platform_admin holds on the whole platform; leave --unit out"),
        (Role::ProvinceEditor, None) => province
            .map(|unit| Membership { role, unit: Some(unit) })
            .ok_or("--unit: no province is loaded; run migrate first"),
        (Role::ProvinceEditor, Some(unit)) if Some(unit) != province => {
            Err("--unit: province_editor works for the province; leave --unit out")
        }
        (_, Some(unit)) => Ok(Membership { role, unit: Some(unit) }),
        (_, None) => Err("--unit: this role needs a unit, e.g. --unit xa-hoa-long"),
    }
}
