//! [`Own`]: what is kept of a person, for that person alone: when they came, roles, deeds, items.

use domain::access::{Actor, Membership, Role};
use domain::item::{ItemId, ItemKind};
use domain::moment::Moment;
use domain::person::PersonId;
use domain::unit::UnitId;
use sea_orm::sea_query::{Expr, ExprTrait, JoinType, Order, Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder};

use crate::audit_trail::{AuditFilter, AuditRow, ByWhom, entries_query};
use crate::care::writers;
use crate::entities::{item, membership, person, revision};
use crate::error::StoreError;
use crate::people_lists::ListedRole;
use crate::people_writer::PeopleWriter;
use crate::snapshot::Snapshot;
use crate::stored::unreadable;

/// Reads what is kept of one person.
#[derive(Debug)]
pub struct Own<'a> {
    snapshot: &'a Snapshot,
    person: PersonId,
}

/// When a person came, and was last here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OwnDates {
    /// Since when there is the account.
    pub added_at: Moment,
    /// When they were last at the desk.
    pub seen_at: Option<Moment>,
}

/// An item whose newest text a person saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnItem {
    /// Its number.
    pub id: ItemId,
    /// Whose it is.
    pub unit: UnitId,
    /// What it is.
    pub kind: ItemKind,
    /// Of the newest text.
    pub title: String,
    /// When the newest text was saved.
    pub saved_at: Moment,
    /// When residents could read it first.
    pub published_at: Option<Moment>,
}

impl Snapshot {
    /// What is kept of whoever asks.
    pub fn own(&self, actor: &Actor) -> Own<'_> {
        Own { snapshot: self, person: actor.person() }
    }
}

impl Own<'_> {
    /// When they came; `None` for somebody who is no more.
    pub async fn dates(&self) -> Result<Option<OwnDates>, StoreError> {
        let row = person::Entity::find_by_id(self.person.0).one(self.snapshot.connection()).await?;
        Ok(row.map(|row| OwnDates {
            added_at: Moment::from_micros(row.created_at),
            seen_at: row.seen_at.map(Moment::from_micros),
        }))
    }

    /// What they are, where.
    pub async fn roles(&self) -> Result<Vec<ListedRole>, StoreError> {
        let rows = membership::Entity::find()
            .filter(membership::Column::PersonId.eq(self.person.0))
            .order_by_asc(membership::Column::Id)
            .all(self.snapshot.connection())
            .await?;
        rows.into_iter()
            .map(|row| {
                let role = Role::from_code(&row.role).ok_or_else(|| unreadable("role", &row.role))?;
                let held = Membership { role, unit: row.unit_id.map(UnitId) };
                Ok(ListedRole { held, hamlet: row.hamlet, invited_as: row.invited_as })
            })
            .collect()
    }

    /// Their deeds behind the one at `place`, newest first, or the newest; at most `most`.
    pub async fn deeds(&self, place: Option<(Moment, i64)>, most: u32) -> Result<Vec<AuditRow>, StoreError> {
        let filter = AuditFilter { by: Some(ByWhom::Person(self.person)), ..AuditFilter::default() };
        let place = place.map(|(at, id)| (at.micros(), id));
        let rows = self.snapshot.connection().query_all(&entries_query(None, &filter, place, most)).await?;
        Ok(rows.iter().map(|row| AuditRow::from_query_result(row, "")).collect::<Result<_, _>>()?)
    }

    /// The items whose newest text they saved, by unit and number.
    pub async fn items(&self) -> Result<Vec<OwnItem>, StoreError> {
        let rows = self.snapshot.connection().query_all(&items_query(self.person)).await?;
        rows.iter()
            .map(|row| {
                let row = ItemRow::from_query_result(row, "")?;
                Ok(OwnItem {
                    id: ItemId(row.id),
                    unit: UnitId(row.unit_id),
                    kind: ItemKind::from_code(&row.kind).ok_or_else(|| unreadable("kind of item", &row.kind))?,
                    title: row.title,
                    saved_at: Moment::from_micros(row.saved_at),
                    published_at: row.first_published_at.map(Moment::from_micros),
                })
            })
            .collect()
    }

    /// How many items of which units they look after.
    pub async fn looked_after(&self) -> Result<Vec<(UnitId, u64)>, StoreError> {
        let mut query = Query::select();
        query
            .column(item::Column::UnitId)
            .expr_as(Expr::cust("COUNT(*)"), "counted")
            .from(item::Entity)
            .and_where(Expr::col(item::Column::OwnerId).eq(self.person.0))
            .group_by_col(item::Column::UnitId)
            .order_by(item::Column::UnitId, Order::Asc);
        let rows = self.snapshot.connection().query_all(&query).await?;
        let read = |row: &sea_orm::QueryResult| {
            let counted: i64 = row.try_get("", "counted")?;
            Ok((UnitId(row.try_get("", "unit_id")?), u64::try_from(counted).unwrap_or_default()))
        };
        rows.iter().map(read).collect()
    }
}

impl PeopleWriter<'_> {
    /// Whether somebody may write at a unit, and so look after items of it.
    pub async fn writes_at(&self, person: PersonId, unit: UnitId) -> Result<bool, StoreError> {
        Ok(writers(self.tx.connection(), unit).await?.iter().any(|(id, _)| *id == person))
    }

    /// Gives the items of a unit that one person looks after to another, or to nobody, and tells how many those were.
    /// No text changes.
    pub async fn hand_over(&self, from: PersonId, unit: UnitId, to: Option<PersonId>) -> Result<u64, StoreError> {
        let given = item::Entity::update_many()
            .col_expr(item::Column::OwnerId, Expr::value(to.map(|person| person.0)))
            .col_expr(item::Column::Version, Expr::col(item::Column::Version).add(1))
            .filter(item::Column::UnitId.eq(unit.0))
            .filter(item::Column::OwnerId.eq(from.0))
            .exec(self.tx.connection())
            .await?;
        Ok(given.rows_affected)
    }
}

#[derive(FromQueryResult)]
struct ItemRow {
    id: i64,
    unit_id: i64,
    kind: String,
    title: String,
    saved_at: i64,
    first_published_at: Option<i64>,
}

fn items_query(person: PersonId) -> SelectStatement {
    let same = |ours, theirs| Expr::col((item::Entity, ours)).equals((revision::Entity, theirs));
    Query::select()
        .columns(
            [item::Column::Id, item::Column::UnitId, item::Column::Kind, item::Column::FirstPublishedAt]
                .map(|column| (item::Entity, column)),
        )
        .columns([revision::Column::Title, revision::Column::SavedAt].map(|column| (revision::Entity, column)))
        .from(item::Entity)
        .join(
            JoinType::InnerJoin,
            revision::Entity,
            same(item::Column::UnitId, revision::Column::UnitId)
                .and(same(item::Column::Id, revision::Column::ItemId))
                .and(same(item::Column::NewestNumber, revision::Column::Number)),
        )
        .and_where(Expr::col((item::Entity, item::Column::WrittenBy)).eq(person.0))
        .order_by((item::Entity, item::Column::UnitId), Order::Asc)
        .order_by((item::Entity, item::Column::Id), Order::Asc)
        .take()
}
