//! [`People`]: reading about people who sign in.

use std::fmt;

use domain::access::{Actor, Membership, Role};
use domain::hamlet::HamletId;
use domain::moment::Moment;
use domain::one_time_link::LinkPurpose;
use domain::person::{EmailAddress, PersonId};
use domain::unit::UnitId;
use sea_orm::{
    ColumnTrait, EntityTrait, FromQueryResult, JoinType, PaginatorTrait, QueryFilter, QuerySelect, RelationDef,
};

use crate::entities::{membership, one_time_link, person};
use crate::error::StoreError;
use crate::factors::Factors;
use crate::open::Store;
use crate::stored::unreadable;

/// Reads about people.
#[derive(Debug)]
pub struct People<'a> {
    pub(crate) store: &'a Store,
}

/// A person who signs in.
#[derive(Clone, PartialEq, Eq)]
pub struct Person {
    /// Their number.
    pub id: PersonId,
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: EmailAddress,
    /// Hash of their password; `None` until they set one.
    pub password_hash: Option<String>,
    /// Whether they may no longer sign in.
    pub disabled: bool,
    /// Whether the account is gone for good; what they wrote keeps a name that is nobody's.
    pub removed: bool,
    /// Since when they want no letter of the week.
    pub digest_stopped_at: Option<Moment>,
}

/// A one-time link that can still be used.
#[derive(Clone, PartialEq, Eq)]
pub struct LinkRow {
    /// Whose it is.
    pub person: PersonId,
    /// What it is for.
    pub purpose: LinkPurpose,
    /// The address it proves, where it is for that.
    pub email: Option<EmailAddress>,
    /// Until when.
    pub expires_at: Moment,
}

impl People<'_> {
    /// The person with this address.
    pub async fn by_email(&self, email: &EmailAddress) -> Result<Option<Person>, StoreError> {
        let row =
            person::Entity::find().filter(person::Column::Email.eq(email.as_str())).one(&self.store.0.read).await?;
        row.map(Person::read).transpose()
    }

    /// The person with this number.
    pub async fn by_id(&self, id: PersonId) -> Result<Option<Person>, StoreError> {
        let row = person::Entity::find_by_id(id.0).one(&self.store.0.read).await?;
        row.map(Person::read).transpose()
    }

    /// A person with everything they may do; `None` when disabled or unknown.
    pub async fn actor(&self, id: PersonId) -> Result<Option<Actor>, StoreError> {
        let rows = person::Entity::find_by_id(id.0)
            .filter(person::Column::Disabled.eq(false))
            .select_only()
            .columns([membership::Column::Role, membership::Column::UnitId, membership::Column::HamletId])
            .join(JoinType::LeftJoin, held())
            .into_model::<MembershipRow>()
            .all(&self.store.0.read)
            .await?;
        if rows.is_empty() {
            return Ok(None);
        }
        let hamlets = rows.iter().filter_map(MembershipRow::hamlet).collect();
        let memberships = rows.into_iter().filter_map(|row| row.membership().transpose()).collect::<Result<_, _>>()?;
        Ok(Some(Actor::new(id, memberships).with_hamlets(hamlets)))
    }

    /// What a person has beside a password, and where they signed in.
    pub fn factors(&self) -> Factors<'_> {
        Factors { store: self.store }
    }

    /// Whether anybody can sign in and run the platform: not disabled, and with a password.
    pub async fn any_platform_admin(&self) -> Result<bool, StoreError> {
        let admins = person::Entity::find()
            .filter(person::Column::Disabled.eq(false))
            .filter(person::Column::PasswordHash.is_not_null())
            .filter(membership::Column::UnitId.is_null())
            .filter(membership::Column::Role.eq(Role::PlatformAdmin.code()))
            .join(JoinType::InnerJoin, held())
            .count(&self.store.0.read)
            .await?;
        Ok(admins > 0)
    }

    /// The link with this digest, while it is unused and unexpired.
    pub async fn link(&self, digest: &[u8; 32], now: Moment) -> Result<Option<LinkRow>, StoreError> {
        let row = one_time_link::Entity::find()
            .filter(one_time_link::Column::Digest.eq(digest.to_vec()))
            .filter(one_time_link::Column::UsedAt.is_null())
            .filter(one_time_link::Column::ExpiresAt.gt(now.micros()))
            .one(&self.store.0.read)
            .await?;
        row.as_ref().map(LinkRow::read).transpose()
    }
}

/// From a person to their memberships.
fn held() -> RelationDef {
    person::Entity::belongs_to(membership::Entity).from(person::Column::Id).to(membership::Column::PersonId).into()
}

impl Person {
    pub(crate) fn read(row: person::Model) -> Result<Self, StoreError> {
        Ok(Self {
            id: PersonId(row.id),
            name: row.name,
            email: EmailAddress::parse(&row.email)
                .ok_or_else(|| unreadable("address of person", &row.id.to_string()))?,
            password_hash: row.password_hash,
            disabled: row.disabled,
            removed: row.removed_at.is_some(),
            digest_stopped_at: row.digest_stopped_at.map(Moment::from_micros),
        })
    }
}

impl LinkRow {
    fn read(row: &one_time_link::Model) -> Result<Self, StoreError> {
        Ok(Self {
            person: PersonId(row.person_id),
            purpose: LinkPurpose::from_code(&row.purpose).ok_or_else(|| unreadable("purpose of link", &row.purpose))?,
            email: row.email.as_deref().and_then(EmailAddress::parse),
            expires_at: Moment::from_micros(row.expires_at),
        })
    }
}

/// Shows no address.
impl fmt::Debug for LinkRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LinkRow").field("person", &self.person).field("purpose", &self.purpose).finish_non_exhaustive()
    }
}

/// Shows neither name nor address nor hash: this ends up in logs.
impl fmt::Debug for Person {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Person").field("id", &self.id).field("disabled", &self.disabled).finish_non_exhaustive()
    }
}

#[derive(FromQueryResult)]
struct MembershipRow {
    role: Option<String>,
    unit_id: Option<i64>,
    hamlet_id: Option<i64>,
}

impl MembershipRow {
    /// The hamlet the role is about, with its unit.
    fn hamlet(&self) -> Option<(UnitId, HamletId)> {
        Some((UnitId(self.unit_id?), HamletId(self.hamlet_id?)))
    }

    fn membership(self) -> Result<Option<Membership>, StoreError> {
        let Some(role) = self.role else { return Ok(None) };
        let role = Role::from_code(&role).ok_or_else(|| unreadable("role", &role))?;
        Ok(Some(Membership { role, unit: self.unit_id.map(UnitId) }))
    }
}
