//! [`PeopleWriter`]: people, their roles, passwords and one-time links.

use std::collections::BTreeSet;

use domain::access::{Membership, Power, Role};
use domain::hamlet::HamletId;
use domain::hamlet::meant;
use domain::moment::Moment;
use domain::one_time_link::LinkPurpose;
use domain::person::{EmailAddress, PersonId};
use domain::unit::UnitId;
use sea_orm::sea_query::{Expr, OnConflict, SimpleExpr};
use sea_orm::{ColumnTrait, Condition, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationDef, Set};

use crate::entities::{known_device, membership, one_time_link, person, platform, session};
use crate::error::StoreError;
use crate::hamlets;
use crate::people::{LinkRow, Person};
use crate::tx::Tx;

/// Writes about people.
#[derive(Debug)]
pub struct PeopleWriter<'a> {
    pub(crate) tx: &'a Tx,
}

impl PeopleWriter<'_> {
    /// A new person. [`StoreError::Duplicate`] when the address is somebody's already.
    pub async fn add(
        &self,
        email: &EmailAddress,
        name: &str,
        password_hash: Option<&str>,
        at: Moment,
    ) -> Result<PersonId, StoreError> {
        let row = person::ActiveModel {
            name: Set(name.to_owned()),
            email: Set(email.as_str().to_owned()),
            password_hash: Set(password_hash.map(str::to_owned)),
            disabled: Set(false),
            created_at: Set(at.micros()),
            ..Default::default()
        };
        let added = person::Entity::insert(row)
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .exec_without_returning(self.tx.connection())
            .await?;
        if added == 0 {
            return Err(StoreError::Duplicate("e-mail address"));
        }
        let row = person::Entity::find()
            .filter(person::Column::Email.eq(email.as_str()))
            .one(self.tx.connection())
            .await?
            .ok_or(StoreError::Duplicate("e-mail address"))?;
        Ok(PersonId(row.id))
    }

    /// Gives a role; one already held stays as it is.
    pub async fn grant(&self, person: PersonId, what: Membership) -> Result<(), StoreError> {
        let row = membership::ActiveModel {
            person_id: Set(person.0),
            unit_id: Set(what.unit.map(|unit| unit.0)),
            role: Set(what.role.code().to_owned()),
            ..Default::default()
        };
        membership::Entity::insert(row)
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .exec_without_returning(self.tx.connection())
            .await?;
        Ok(())
    }

    /// Takes every role of a kind on a unit, or on the platform, away; false when there was none.
    pub async fn revoke(&self, person: PersonId, what: Membership) -> Result<bool, StoreError> {
        let gone = membership::Entity::delete_many()
            .filter(membership::Column::PersonId.eq(person.0))
            .filter(membership::Column::Role.eq(what.role.code()))
            .filter(at(what.unit))
            .exec(self.tx.connection())
            .await?;
        Ok(gone.rows_affected > 0)
    }

    /// Sets the hash of a password; false when there is no such person.
    pub async fn set_password(&self, person: PersonId, hash: &str) -> Result<bool, StoreError> {
        let updated = person::Entity::update_many()
            .col_expr(person::Column::PasswordHash, Expr::value(hash))
            .filter(person::Column::Id.eq(person.0))
            .exec(self.tx.connection())
            .await?;
        Ok(updated.rows_affected == 1)
    }

    /// Another address to sign in with; false for no such person. [`StoreError::Duplicate`] when somebody else has it.
    pub async fn set_email(&self, person: PersonId, email: &EmailAddress) -> Result<bool, StoreError> {
        let taken = person::Entity::find()
            .filter(person::Column::Email.eq(email.as_str()))
            .filter(person::Column::Id.ne(person.0))
            .one(self.tx.connection())
            .await?;
        if taken.is_some() {
            return Err(StoreError::Duplicate("e-mail address"));
        }
        let updated = person::Entity::update_many()
            .col_expr(person::Column::Email, Expr::value(email.as_str()))
            .filter(person::Column::Id.eq(person.0))
            .exec(self.tx.connection())
            .await?;
        Ok(updated.rows_affected == 1)
    }

    /// Lets a person sign in, or not; false when there is no such person.
    pub async fn set_disabled(&self, person: PersonId, disabled: bool) -> Result<bool, StoreError> {
        let updated = person::Entity::update_many()
            .col_expr(person::Column::Disabled, Expr::value(disabled))
            .filter(person::Column::Id.eq(person.0))
            .exec(self.tx.connection())
            .await?;
        Ok(updated.rows_affected == 1)
    }

    /// Another name; false for no such person.
    pub async fn set_name(&self, person: PersonId, name: &str) -> Result<bool, StoreError> {
        let updated = person::Entity::update_many()
            .col_expr(person::Column::Name, Expr::value(name))
            .filter(person::Column::Id.eq(person.0))
            .exec(self.tx.connection())
            .await?;
        Ok(updated.rows_affected == 1)
    }

    /// The hamlet a role is about; false when the role is not held.
    pub async fn set_hamlet(
        &self,
        person: PersonId,
        what: Membership,
        hamlet: Option<&str>,
    ) -> Result<bool, StoreError> {
        let updated = membership::Entity::update_many()
            .col_expr(membership::Column::Hamlet, Expr::value(hamlet.map(str::to_owned)))
            .col_expr(membership::Column::HamletId, Expr::value(Option::<i64>::None))
            .filter(membership::Column::PersonId.eq(person.0))
            .filter(membership::Column::Role.eq(what.role.code()))
            .filter(at(what.unit))
            .exec(self.tx.connection())
            .await?;
        if let Some(unit) = what.unit.filter(|_| hamlet.is_some()) {
            self.tie_hamlets(unit).await?;
        }
        Ok(updated.rows_affected > 0)
    }

    /// Ties the roles of a unit that name a hamlet in words to the hamlet of its list those words mean, and says its name
    /// as the list does. What is tied stays so whatever the hamlet is called later; what means none, or several, is tied to
    /// none.
    pub async fn tie_hamlets(&self, unit: UnitId) -> Result<(), StoreError> {
        let loose = membership::Entity::find()
            .filter(membership::Column::UnitId.eq(unit.0))
            .filter(membership::Column::Role.eq(Role::TeamMember.code()))
            .filter(membership::Column::HamletId.is_null())
            .filter(membership::Column::Hamlet.is_not_null())
            .all(self.tx.connection())
            .await?;
        if loose.is_empty() {
            return Ok(());
        }
        let rows = hamlets::of_unit(unit).all(self.tx.connection()).await?;
        let mut listed = Vec::with_capacity(rows.len());
        for row in &rows {
            listed.push((row.id, hamlets::text(row)?));
        }
        for row in loose {
            let words = row.hamlet.as_deref().unwrap_or_default();
            let Some((hamlet, text)) = meant(words, &listed, |(_, text)| text) else { continue };
            membership::Entity::update_many()
                .col_expr(membership::Column::HamletId, Expr::value(*hamlet))
                .col_expr(membership::Column::Hamlet, Expr::value(text.full_name()))
                .filter(membership::Column::Id.eq(row.id))
                .exec(self.tx.connection())
                .await?;
        }
        Ok(())
    }

    /// A hamlet has another name: the roles that are tied to it say that one.
    pub(crate) async fn name_hamlet(
        &self,
        unit: UnitId,
        hamlet: HamletId,
        full_name: String,
    ) -> Result<(), StoreError> {
        membership::Entity::update_many()
            .col_expr(membership::Column::Hamlet, Expr::value(full_name))
            .filter(membership::Column::UnitId.eq(unit.0))
            .filter(membership::Column::HamletId.eq(hamlet.0))
            .exec(self.tx.connection())
            .await?;
        Ok(())
    }

    /// Makes whoever else changes roles wait for this transaction, so that two administrators cannot take each
    /// other's role away and leave nobody.
    pub async fn one_at_a_time(&self) -> Result<(), StoreError> {
        platform::Entity::find().lock_exclusive().one(self.tx.connection()).await?;
        Ok(())
    }

    /// Who runs a unit, or the platform: not disabled and with a password. Ask after [`Self::one_at_a_time`].
    pub async fn administrators(&self, unit: Option<UnitId>) -> Result<Vec<PersonId>, StoreError> {
        let roles =
            Role::ALL.into_iter().filter(|role| role.administers() && role.is_platform_wide() == unit.is_none());
        let rows = membership::Entity::find()
            .join(JoinType::InnerJoin, of_person())
            .filter(membership::Column::Role.is_in(roles.map(Role::code)))
            .filter(at(unit))
            .filter(person::Column::Disabled.eq(false))
            .filter(person::Column::PasswordHash.is_not_null())
            .all(self.tx.connection())
            .await?;
        Ok(rows.into_iter().map(|row| PersonId(row.person_id)).collect())
    }

    /// Whoever may publish at a unit and can sign in, whoever may everywhere included; each once.
    pub async fn publishers(&self, unit: UnitId) -> Result<Vec<PersonId>, StoreError> {
        let roles = || Role::ALL.into_iter().filter(|role| domain::access::allows(*role, Power::Publish));
        let here = Condition::all()
            .add(membership::Column::UnitId.eq(unit.0))
            .add(membership::Column::Role.is_in(roles().filter(|role| !role.is_platform_wide()).map(Role::code)));
        let everywhere = Condition::all()
            .add(membership::Column::UnitId.is_null())
            .add(membership::Column::Role.is_in(roles().filter(|role| role.is_platform_wide()).map(Role::code)));
        let rows = membership::Entity::find()
            .join(JoinType::InnerJoin, of_person())
            .filter(Condition::any().add(here).add(everywhere))
            .filter(person::Column::Disabled.eq(false))
            .filter(person::Column::PasswordHash.is_not_null())
            .all(self.tx.connection())
            .await?;
        let people: BTreeSet<_> = rows.into_iter().map(|row| PersonId(row.person_id)).collect();
        Ok(people.into_iter().collect())
    }

    /// Whoever may publish at a unit by a role held there, and can sign in; each once, in the order of their numbers.
    pub async fn own_publishers(&self, unit: UnitId) -> Result<Vec<Person>, StoreError> {
        let roles = Role::ALL.into_iter().filter(|role| domain::access::allows(*role, Power::Publish));
        let held = membership::Entity::find()
            .filter(membership::Column::UnitId.eq(unit.0))
            .filter(membership::Column::Role.is_in(roles.filter(|role| !role.is_platform_wide()).map(Role::code)))
            .all(self.tx.connection())
            .await?;
        let people: BTreeSet<_> = held.into_iter().map(|held| held.person_id).collect();
        let rows = person::Entity::find()
            .filter(person::Column::Id.is_in(people))
            .filter(person::Column::Disabled.eq(false))
            .filter(person::Column::PasswordHash.is_not_null())
            .order_by_asc(person::Column::Id)
            .all(self.tx.connection())
            .await?;
        rows.into_iter().map(Person::read).collect()
    }

    /// Whoever of the team of a hamlet can sign in.
    pub async fn team_of(&self, unit: UnitId, hamlet: HamletId) -> Result<Vec<PersonId>, StoreError> {
        let rows = membership::Entity::find()
            .join(JoinType::InnerJoin, of_person())
            .filter(membership::Column::Role.eq(Role::TeamMember.code()))
            .filter(membership::Column::UnitId.eq(unit.0))
            .filter(membership::Column::HamletId.eq(hamlet.0))
            .filter(person::Column::Disabled.eq(false))
            .filter(person::Column::PasswordHash.is_not_null())
            .all(self.tx.connection())
            .await?;
        Ok(rows.into_iter().map(|row| PersonId(row.person_id)).collect())
    }

    /// Ends every session of a person but one, and tells how many those were.
    pub async fn end_sessions(&self, person: PersonId, but: Option<&str>) -> Result<u64, StoreError> {
        let gone = session::Entity::delete_many()
            .filter(session::Column::PersonId.eq(person.0))
            .filter(session::Column::Id.ne(but.unwrap_or_default()))
            .exec(self.tx.connection())
            .await?;
        Ok(gone.rows_affected)
    }

    /// Ends one session of a person; false when there was none.
    pub async fn end_session(&self, person: PersonId, id: &str) -> Result<bool, StoreError> {
        let gone = session::Entity::delete_many()
            .filter(session::Column::PersonId.eq(person.0))
            .filter(session::Column::Id.eq(id))
            .exec(self.tx.connection())
            .await?;
        Ok(gone.rows_affected > 0)
    }

    /// Makes a person nobody: another name and address, no password, no role, no way in. What they wrote and did
    /// stays, under the name given here.
    pub async fn erase(
        &self,
        person: PersonId,
        name: &str,
        email: &EmailAddress,
        at: Moment,
    ) -> Result<bool, StoreError> {
        membership::Entity::delete_many()
            .filter(membership::Column::PersonId.eq(person.0))
            .exec(self.tx.connection())
            .await?;
        self.end_sessions(person, None).await?;
        self.void_links_of(person).await?;
        self.tx.factors().remove_all(person).await?;
        known_device::Entity::delete_many()
            .filter(known_device::Column::PersonId.eq(person.0))
            .exec(self.tx.connection())
            .await?;
        let updated = person::Entity::update_many()
            .col_expr(person::Column::Name, Expr::value(name))
            .col_expr(person::Column::Email, Expr::value(email.as_str()))
            .col_expr(person::Column::PasswordHash, Expr::value(Option::<String>::None))
            .col_expr(person::Column::Disabled, Expr::value(true))
            .col_expr(person::Column::RemovedAt, Expr::value(at.micros()))
            .filter(person::Column::Id.eq(person.0))
            .exec(self.tx.connection())
            .await?;
        Ok(updated.rows_affected == 1)
    }

    /// Keeps the digest of a one-time link.
    pub async fn add_link(&self, digest: &[u8; 32], link: &LinkRow) -> Result<(), StoreError> {
        let row = one_time_link::ActiveModel {
            digest: Set(digest.to_vec()),
            person_id: Set(link.person.0),
            expires_at: Set(link.expires_at.micros()),
            purpose: Set(link.purpose.code().to_owned()),
            email: Set(link.email.as_ref().map(|email| email.as_str().to_owned())),
            ..Default::default()
        };
        one_time_link::Entity::insert(row).exec_without_returning(self.tx.connection()).await?;
        Ok(())
    }

    /// Ends the links of one person that were not used.
    pub async fn void_links_of(&self, person: PersonId) -> Result<u64, StoreError> {
        let gone = one_time_link::Entity::delete_many()
            .filter(one_time_link::Column::PersonId.eq(person.0))
            .filter(one_time_link::Column::UsedAt.is_null())
            .exec(self.tx.connection())
            .await?;
        Ok(gone.rows_affected)
    }

    /// Ends the links of one person for one purpose that were not used: only the newest letter opens anything.
    pub async fn void_links_for(&self, person: PersonId, purpose: LinkPurpose) -> Result<u64, StoreError> {
        let gone = one_time_link::Entity::delete_many()
            .filter(one_time_link::Column::PersonId.eq(person.0))
            .filter(one_time_link::Column::Purpose.eq(purpose.code()))
            .filter(one_time_link::Column::UsedAt.is_null())
            .exec(self.tx.connection())
            .await?;
        Ok(gone.rows_affected)
    }

    /// Ends every link that was not used, and tells how many those were.
    pub async fn void_links(&self) -> Result<u64, StoreError> {
        let gone = one_time_link::Entity::delete_many()
            .filter(one_time_link::Column::UsedAt.is_null())
            .exec(self.tx.connection())
            .await?;
        Ok(gone.rows_affected)
    }

    /// Uses a link up: true exactly once, and never after it expired.
    pub async fn use_link(&self, digest: &[u8; 32], at: Moment) -> Result<bool, StoreError> {
        let used = one_time_link::Entity::update_many()
            .col_expr(one_time_link::Column::UsedAt, Expr::value(at.micros()))
            .filter(one_time_link::Column::Digest.eq(digest.to_vec()))
            .filter(one_time_link::Column::UsedAt.is_null())
            .filter(one_time_link::Column::ExpiresAt.gt(at.micros()))
            .exec(self.tx.connection())
            .await?;
        Ok(used.rows_affected == 1)
    }
}

pub(crate) fn at(unit: Option<UnitId>) -> SimpleExpr {
    match unit {
        Some(unit) => membership::Column::UnitId.eq(unit.0),
        None => membership::Column::UnitId.is_null(),
    }
}

fn of_person() -> RelationDef {
    membership::Entity::belongs_to(person::Entity).from(membership::Column::PersonId).to(person::Column::Id).into()
}
