//! What happens to items by itself, when a moment comes: a revision approved beforehand goes public, an item leaves the
//! public. Done once, whoever and however many look: the moment is cleared in the transaction of the deed.

use domain::item::{ItemId, Step};
use domain::moment::Moment;
use domain::person::PersonId;
use domain::slug::Slug;
use domain::unit::UnitId;
use domain::withdrawal::WithdrawalReason;
use sea_orm::sea_query::{Expr, ExprTrait, Order, Query, SelectStatement};
use sea_orm::{ConnectionTrait, FromQueryResult};

use crate::desk::DeskItem;
use crate::desk::revisions::saved_text;
use crate::entities::item;
use crate::error::StoreError;
use crate::items::locked;
use crate::open::Store;
use crate::publication::{Approved, make_public, update};
use crate::shares;
use crate::stored::WITHDRAWN;
use crate::tx::Tx;

/// An item whose moment came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// Whose it is.
    pub unit: UnitId,
    /// Which.
    pub item: ItemId,
    /// The earlier of its moments.
    pub at: Moment,
}

/// What happened to an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Happened {
    /// A revision went public.
    Published {
        /// As it stood before, with the text that went public.
        item: Box<DeskItem>,
        /// Which of its revisions.
        number: i32,
        /// Where it is read.
        slug: Slug,
    },
    /// The item left the public.
    Expired {
        /// As it stood before.
        item: Box<DeskItem>,
    },
    /// Its last moment came while it was not public; only the moment was cleared.
    Lapsed {
        /// As it stood before.
        item: Box<DeskItem>,
    },
}

impl Store {
    /// Items whose moment has come, the longest overdue first.
    pub async fn due(&self, now: Moment, limit: u64) -> Result<Vec<Due>, StoreError> {
        let mut due = Vec::new();
        for column in [item::Column::PublishAt, item::Column::ExpireAt] {
            for row in self.0.read.query_all(&due_query(column, now, limit)).await? {
                let row = DueRow::from_query_result(&row, "")?;
                let (unit, item) = (UnitId(row.unit_id), ItemId(row.id));
                due.push(Due { unit, item, at: Moment::from_micros(row.moment) });
            }
        }
        due.sort_by_key(|due| (due.at, due.unit, due.item));
        let mut seen = std::collections::HashSet::new();
        due.retain(|due| seen.insert((due.unit, due.item)));
        Ok(due)
    }
}

#[derive(FromQueryResult)]
struct DueRow {
    unit_id: i64,
    id: i64,
    moment: i64,
}

pub(crate) fn due_query(column: item::Column, now: Moment, limit: u64) -> SelectStatement {
    Query::select()
        .columns([item::Column::UnitId, item::Column::Id])
        .expr_as(Expr::col(column), "moment")
        .from(item::Entity)
        .and_where(Expr::col(column).lte(now.micros()))
        .order_by(column, Order::Asc)
        .limit(limit)
        .take()
}

/// Does what is due at a unit.
#[derive(Debug)]
pub struct Timekeeper<'a> {
    pub(crate) tx: &'a Tx,
    pub(crate) unit: UnitId,
}

impl Timekeeper<'_> {
    /// Does the earliest thing that is due to an item; `None` when nothing is.
    pub async fn happen(&self, id: ItemId, now: Moment) -> Result<Option<Happened>, StoreError> {
        let connection = self.tx.connection();
        let Some((place, item)) = locked(connection, self.unit, id).await? else { return Ok(None) };
        let publication = item.way.scheduled.clone().filter(|scheduled| scheduled.at <= now);
        let expiry = item.way.expires.filter(|expires| *expires <= now);
        let publishes_first =
            publication.as_ref().is_some_and(|scheduled| expiry.is_none_or(|end| scheduled.at <= end));
        if let Some(scheduled) = publication.filter(|_| publishes_first) {
            let Some(text) = saved_text(connection, self.unit, id, scheduled.number).await? else {
                return Err(crate::stored::unreadable("scheduled revision of item", &id.0.to_string()));
            };
            let is_newest = scheduled.number == item.number;
            let by = place.publish_by.map_or(item.penned.person, PersonId);
            let item = DeskItem { text, ..item };
            let approved = Approved { number: scheduled.number, by, is_newest };
            let slug = make_public(self.tx, self.unit, &place, &item, approved, now).await?;
            return Ok(Some(Happened::Published { item: Box::new(item), number: scheduled.number, slug }));
        }
        let Some(end) = expiry else { return Ok(None) };
        let changes = update(self.unit, PersonId(place.changed_by), id, item.version + 1, now)
            .col_expr(item::Column::ExpireAt, Expr::value(None::<i64>));
        if Step::Expire.from(item.standing()).is_none() {
            changes.exec(connection).await?;
            return Ok(Some(Happened::Lapsed { item: Box::new(item) }));
        }
        let explanation =
            format!("Bài được hẹn chỉ công khai đến {} ngày {}.", end.vietnam_clock(), end.vietnam_date().short());
        changes
            .col_expr(item::Column::State, Expr::value(WITHDRAWN))
            .col_expr(item::Column::WithdrawnAt, Expr::value(end.micros()))
            .col_expr(item::Column::WithdrawalReason, Expr::value(WithdrawalReason::Expired.code()))
            .col_expr(item::Column::WithdrawalExplanation, Expr::value(explanation))
            .exec(connection)
            .await?;
        shares::is_taken_back(self.tx, self.unit, id, now).await?;
        Ok(Some(Happened::Expired { item: Box::new(item) }))
    }
}
