//! [`PeopleWriter`] again: what it reads of people whose roles are about to change, inside the transaction that changes
//! them, and invitations of somebody who is known already.

use domain::access::{Membership, Role};
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

/// The roles of one unit, or of the platform, with what a list says of each.
pub(crate) async fn held(
    connection: &impl ConnectionTrait,
    id: PersonId,
    unit: Option<UnitId>,
) -> Result<Vec<ListedRole>, StoreError> {
    let rows = membership::Entity::find()
        .filter(membership::Column::PersonId.eq(id.0))
        .filter(at(unit))
        .order_by_asc(membership::Column::Id)
        .all(connection)
        .await?;
    rows.into_iter().map(listed).collect()
}

fn listed(row: membership::Model) -> Result<ListedRole, StoreError> {
    let role = Role::from_code(&row.role).ok_or_else(|| unreadable("role", &row.role))?;
    Ok(ListedRole {
        held: Membership { role, unit: row.unit_id.map(UnitId) },
        hamlet: row.hamlet,
        invited_as: row.invited_as,
    })
}

impl PeopleWriter<'_> {
    /// The roles of a person as this transaction sees them.
    pub async fn roles(&self, person: PersonId) -> Result<Vec<Membership>, StoreError> {
        roles(self.tx.connection(), person).await
    }

    /// The same of one unit, or of the platform, with what a list says of each.
    pub async fn held(&self, person: PersonId, unit: Option<UnitId>) -> Result<Vec<ListedRole>, StoreError> {
        held(self.tx.connection(), person, unit).await
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

    /// Notes of a role somebody known was given by which name; until they come the unit knows no more.
    pub async fn note_invited(&self, person: PersonId, what: Membership, name: &str) -> Result<(), StoreError> {
        membership::Entity::update_many()
            .col_expr(membership::Column::InvitedAs, Expr::value(name))
            .filter(membership::Column::PersonId.eq(person.0))
            .filter(membership::Column::Role.eq(what.role.code()))
            .filter(at(what.unit))
            .exec(self.tx.connection())
            .await?;
        Ok(())
    }

    /// Somebody came to the desk of a unit that invited them: from now on it knows them.
    pub async fn note_came(&self, person: PersonId, unit: UnitId) -> Result<(), StoreError> {
        membership::Entity::update_many()
            .col_expr(membership::Column::InvitedAs, Expr::value(Option::<String>::None))
            .filter(membership::Column::PersonId.eq(person.0))
            .filter(at(Some(unit)))
            .exec(self.tx.connection())
            .await?;
        Ok(())
    }
}
