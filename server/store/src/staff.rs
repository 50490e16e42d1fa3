//! [`PeopleWriter`] again: what it reads of people whose roles are about to change, inside the transaction that changes
//! them, and invitations of somebody who is known already.

use domain::access::{Membership, Role};
use domain::moment::Moment;
use domain::person::{EmailAddress, PersonId};
use domain::unit::UnitId;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::entities::{membership, person};
use crate::error::StoreError;
use crate::people::Person;
use crate::people_lists::ListedRole;
use crate::people_writer::{PeopleWriter, at};
use crate::stored::unreadable;

/// What somebody is, everywhere.
pub(crate) async fn roles(connection: &impl ConnectionTrait, id: PersonId) -> Result<Vec<Membership>, StoreError> {
    let rows = membership::Entity::find()
        .filter(membership::Column::PersonId.eq(id.0))
        .order_by_asc(membership::Column::Id)
        .all(connection)
        .await?;
    rows.into_iter().map(|row| Ok(listed(row)?.held)).collect()
}

fn listed(row: membership::Model) -> Result<ListedRole, StoreError> {
    let role = Role::from_code(&row.role).ok_or_else(|| unreadable("role", &row.role))?;
    Ok(ListedRole {
        held: Membership { role, unit: row.unit_id.map(UnitId) },
        hamlet: row.hamlet,
        invited: row.invited_as.zip(row.invited_at.map(Moment::from_micros)),
    })
}

impl PeopleWriter<'_> {
    /// The roles of a person as this transaction sees them.
    pub async fn roles(&self, person: PersonId) -> Result<Vec<Membership>, StoreError> {
        roles(self.tx.connection(), person).await
    }

    /// The same of one unit, or of the platform, with what a list says of each.
    pub async fn held(&self, person: PersonId, unit: Option<UnitId>) -> Result<Vec<ListedRole>, StoreError> {
        let rows = membership::Entity::find()
            .filter(membership::Column::PersonId.eq(person.0))
            .filter(at(unit))
            .order_by_asc(membership::Column::Id)
            .all(self.tx.connection())
            .await?;
        rows.into_iter().map(listed).collect()
    }

    /// A person as this transaction sees them.
    pub async fn person(&self, id: PersonId) -> Result<Option<Person>, StoreError> {
        let row = person::Entity::find_by_id(id.0).one(self.tx.connection()).await?;
        row.map(Person::read).transpose()
    }

    /// Whose address this is, as this transaction sees it.
    pub async fn known(&self, email: &EmailAddress) -> Result<Option<Person>, StoreError> {
        let row =
            person::Entity::find().filter(person::Column::Email.eq(email.as_str())).one(self.tx.connection()).await?;
        row.map(Person::read).transpose()
    }

    /// Whether a unit still waits for somebody it invited: they set no password, or, where they were known already, did
    /// not come since.
    pub async fn waits_for(&self, id: PersonId, held: &[ListedRole]) -> Result<bool, StoreError> {
        let Some(row) = person::Entity::find_by_id(id.0).one(self.tx.connection()).await? else { return Ok(false) };
        let invited = held.iter().filter_map(|role| role.invited.as_ref());
        let not_seen = |at: Moment| row.seen_at.is_none_or(|seen| seen < at.micros());
        Ok(row.password_hash.is_none() || invited.map(|(_, at)| *at).any(not_seen))
    }

    /// Notes of a role somebody known was given by which name, and when; until they come the unit knows no more.
    pub async fn note_invited(
        &self,
        person: PersonId,
        what: Membership,
        name: &str,
        since: Moment,
    ) -> Result<(), StoreError> {
        membership::Entity::update_many()
            .col_expr(membership::Column::InvitedAs, Expr::value(name))
            .col_expr(membership::Column::InvitedAt, Expr::value(since.micros()))
            .filter(membership::Column::PersonId.eq(person.0))
            .filter(membership::Column::Role.eq(what.role.code()))
            .filter(at(what.unit))
            .exec(self.tx.connection())
            .await?;
        Ok(())
    }
}
