//! [`PeopleWriter`]: people, their roles, passwords and one-time links.

use domain::access::Membership;
use domain::moment::Moment;
use domain::person::{EmailAddress, PersonId};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};

use crate::entities::{membership, one_time_link, person};
use crate::error::StoreError;
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
        let unit = match what.unit {
            Some(unit) => membership::Column::UnitId.eq(unit.0),
            None => membership::Column::UnitId.is_null(),
        };
        let gone = membership::Entity::delete_many()
            .filter(membership::Column::PersonId.eq(person.0))
            .filter(membership::Column::Role.eq(what.role.code()))
            .filter(unit)
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

    /// Keeps the digest of a one-time link.
    pub async fn add_link(&self, person: PersonId, digest: &[u8; 32], expires_at: Moment) -> Result<(), StoreError> {
        let row = one_time_link::ActiveModel {
            digest: Set(digest.to_vec()),
            person_id: Set(person.0),
            expires_at: Set(expires_at.micros()),
            ..Default::default()
        };
        one_time_link::Entity::insert(row).exec_without_returning(self.tx.connection()).await?;
        Ok(())
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
