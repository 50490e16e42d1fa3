//! Who looks after an item, and who may.

use domain::access::{Power, Role, allows};
use domain::care::Care;
use domain::item::ItemId;
use domain::moment::{CivilDate, Moment};
use domain::person::PersonId;
use domain::unit::UnitId;
use sea_orm::sea_query::{Expr, ExprTrait, JoinType, Order, Query, SelectStatement};
use sea_orm::{ConnectionTrait, FromQueryResult};

use crate::desk::DeskReader;
use crate::entities::{item, membership, person};
use crate::error::StoreError;
use crate::items::DeskWriter;
use crate::publication::update;
use crate::review::Stepped;

/// Somebody who writes at a unit.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
struct WriterRow {
    id: i64,
    name: String,
}

impl DeskReader<'_> {
    /// Who may write at this desk, by name; without those who run the platform.
    pub async fn writers(&self) -> Result<Vec<(PersonId, String)>, StoreError> {
        writers(self.snapshot.connection(), self.desk.unit()).await
    }
}

pub(crate) async fn writers(
    connection: &impl ConnectionTrait,
    unit: UnitId,
) -> Result<Vec<(PersonId, String)>, StoreError> {
    let rows = connection.query_all(&writers_query(unit)).await?;
    rows.iter()
        .map(|row| {
            let row = WriterRow::from_query_result(row, "")?;
            Ok((PersonId(row.id), row.name))
        })
        .collect()
}

pub(crate) fn writers_query(unit: UnitId) -> SelectStatement {
    let roles = Role::ALL.into_iter().filter(|role| allows(*role, Power::Write)).map(Role::code);
    Query::select()
        .distinct()
        .columns([(person::Entity, person::Column::Id), (person::Entity, person::Column::Name)])
        .from(membership::Entity)
        .join(
            JoinType::InnerJoin,
            person::Entity,
            Expr::col((person::Entity, person::Column::Id)).equals((membership::Entity, membership::Column::PersonId)),
        )
        .and_where(Expr::col((membership::Entity, membership::Column::UnitId)).eq(unit.0))
        .and_where(Expr::col((membership::Entity, membership::Column::Role)).is_in(roles))
        .and_where(Expr::col((person::Entity, person::Column::Disabled)).eq(false))
        // Who was invited and has not come is in no list of colleagues yet.
        .and_where(Expr::col((person::Entity, person::Column::PasswordHash)).is_not_null())
        .and_where(Expr::col((membership::Entity, membership::Column::InvitedAs)).is_null())
        .order_by((person::Entity, person::Column::Name), Order::Asc)
        .take()
}

impl DeskWriter<'_> {
    /// Whether somebody may write at this unit, and so look after an item of it.
    pub async fn may_own(&self, person: PersonId) -> Result<bool, StoreError> {
        Ok(writers(self.tx.connection(), self.unit).await?.iter().any(|(id, _)| *id == person))
    }

    /// Says who looks after an item and when.
    pub async fn set_care(
        &self,
        id: ItemId,
        expected_version: i64,
        care: Care,
        at: Moment,
    ) -> Result<Stepped, StoreError> {
        let Some((_, item)) = self.locked(id).await? else { return Ok(Stepped::Missing) };
        if item.version != expected_version {
            return Ok(Stepped::Stale(Box::new(item)));
        }
        let version = item.version + 1;
        update(self.unit, self.person, id, version, at)
            .col_expr(item::Column::OwnerId, Expr::value(care.owner.map(|person| person.0)))
            .col_expr(item::Column::ReviewOn, Expr::value(care.review_on.map(CivilDate::days)))
            .exec(self.tx.connection())
            .await?;
        Ok(Stepped::Done { version })
    }
}
