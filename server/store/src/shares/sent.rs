//! What the source sees of its shares: terms, and a receipt of what became of each at each unit.

use domain::item::{ItemId, ItemKind};
use domain::moment::Moment;
use domain::share::{Audience, Reception, ShareId, ShareTerms};
use domain::unit::UnitId;
use sea_orm::sea_query::{Expr, ExprTrait, Func, JoinType, Order, Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter, QueryOrder};

use super::counting::{ShareCounts, counts};
use super::{ByWhom, reception, terms_of};
use crate::desk::DeskReader;
use crate::entities::{item, revision, share, share_unit};
use crate::error::StoreError;
use crate::open::Store;
use crate::profile::{name_of, names_of};
use crate::stored::{self, PUBLISHED};

/// A share as its source sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskShare {
    /// Its number.
    pub id: ShareId,
    /// Grows with every change of the terms.
    pub version: i64,
    /// What is shared.
    pub item: ItemId,
    /// On what terms.
    pub terms: ShareTerms,
    /// When the source last said something new.
    pub event_at: Moment,
    /// The last change of the terms, and by whom; the name is `None` once that person is gone.
    pub changed: ByWhom,
}

/// What became of a share at one unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShareReceipt {
    /// Where.
    pub unit: UnitId,
    /// What.
    pub reception: Reception,
    /// Since when it stands there, or first stood.
    pub shown_at: Option<Moment>,
    /// Whether a text of the unit's own stands around it or in its place.
    pub is_adapted: bool,
    /// When somebody decided, and who.
    pub decided: Option<ByWhom>,
    /// Why it is not wanted.
    pub reason: Option<String>,
    /// When somebody said they had seen it, and who.
    pub seen: Option<ByWhom>,
    /// Whether that was about what the source says now.
    pub is_seen: bool,
}

/// A line of the list of what a unit shares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentShare {
    /// Its number.
    pub id: ShareId,
    /// What is shared.
    pub item: ItemId,
    /// What that is.
    pub kind: ItemKind,
    /// Its public title, or, before there is one, its newest.
    pub title: String,
    /// Whether residents can read it.
    pub is_public: bool,
    /// On what terms.
    pub terms: ShareTerms,
    /// How far it came.
    pub counts: ShareCounts,
}

/// A share whose audience follows the units there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandingShare {
    /// Its number.
    pub id: ShareId,
    /// Whose.
    pub source: UnitId,
    /// On what terms.
    pub terms: ShareTerms,
}

impl DeskReader<'_> {
    /// On what terms an item of this unit is shared, if it is.
    pub async fn share_of(&self, item: ItemId) -> Result<Option<DeskShare>, StoreError> {
        let connection = self.snapshot.connection();
        let found = share::Entity::find()
            .filter(share::Column::UnitId.eq(self.desk.unit().0))
            .filter(share::Column::ItemId.eq(item.0))
            .one(connection)
            .await?;
        match found {
            Some(row) => desk_share(connection, row).await.map(Some),
            None => Ok(None),
        }
    }

    /// What became of a share of this unit at each unit, in the order of their numbers; nothing of another unit's.
    pub async fn share_receipts(&self, id: ShareId) -> Result<Vec<ShareReceipt>, StoreError> {
        let connection = self.snapshot.connection();
        let found = share::Entity::find_by_id(id.0).one(connection).await?;
        let Some(share) = found.filter(|row| row.unit_id == self.desk.unit().0) else { return Ok(Vec::new()) };
        let rows = share_unit::Entity::find()
            .filter(share_unit::Column::ShareId.eq(id.0))
            .order_by_asc(share_unit::Column::UnitId)
            .all(connection)
            .await?;
        let people = rows.iter().flat_map(|row| [row.decided_by, row.seen_by]).flatten().collect();
        let names = names_of(connection, people).await?;
        let by_whom = |at: Option<i64>, person: Option<i64>| {
            let name = person.and_then(|person| names.get(&person).cloned());
            at.map(|at| (Moment::from_micros(at), name))
        };
        let mut receipts = Vec::with_capacity(rows.len());
        for row in rows {
            receipts.push(ShareReceipt {
                unit: UnitId(row.unit_id),
                reception: reception(&row.state)?,
                shown_at: row.shown_at.map(Moment::from_micros),
                is_adapted: row.live_adaptation.is_some(),
                decided: by_whom(row.decided_at, row.decided_by),
                reason: row.reason,
                is_seen: row.seen_event >= share.event,
                seen: by_whom(row.seen_at, row.seen_by),
            });
        }
        Ok(receipts)
    }

    /// A page of what this unit shares, what was changed last first, and how many that are on all pages.
    pub async fn shares_sent(&self, page: u32, per_page: u32) -> Result<(Vec<SentShare>, u64), StoreError> {
        let (connection, unit) = (self.snapshot.connection(), self.desk.unit());
        let all = share::Entity::find().filter(share::Column::UnitId.eq(unit.0)).count(connection).await?;
        let rows = connection.query_all(&sent_query(unit, page, per_page)).await?;
        let rows: Vec<SentRow> =
            rows.iter().map(|row| SentRow::from_query_result(row, "")).collect::<Result<_, _>>()?;
        let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
        let shares = share::Entity::find().filter(share::Column::Id.is_in(ids.iter().copied())).all(connection).await?;
        let mut counted = counts(connection, &ids).await?;
        let mut sent = Vec::with_capacity(rows.len());
        for row in rows {
            let Some(share) = shares.iter().find(|share| share.id == row.id) else { continue };
            sent.push(SentShare {
                id: ShareId(share.id),
                item: ItemId(share.item_id),
                kind: stored::kind(&row.kind)?,
                title: row.title,
                is_public: row.state == PUBLISHED,
                terms: terms_of(share)?,
                counts: counted.remove(&row.id).unwrap_or_default(),
            });
        }
        Ok((sent, all))
    }
}

impl Store {
    /// Shares that are for kinds of units or for places, wherever they were made: units come and go.
    pub async fn standing_shares(&self) -> Result<Vec<StandingShare>, StoreError> {
        let rows = share::Entity::find().order_by_asc(share::Column::Id).all(&self.0.read).await?;
        let mut standing = Vec::new();
        for row in rows {
            let terms = terms_of(&row)?;
            if !matches!(terms.audience, Audience::Portal | Audience::Subscribers) {
                standing.push(StandingShare { id: ShareId(row.id), source: UnitId(row.unit_id), terms });
            }
        }
        Ok(standing)
    }
}

#[derive(FromQueryResult)]
struct SentRow {
    id: i64,
    kind: String,
    state: String,
    title: String,
}

/// With the title of the text the list names: the public one where there is one.
fn sent_query(unit: UnitId, page: u32, per_page: u32) -> SelectStatement {
    let of = |column: share::Column| Expr::col((share::Entity, column));
    let its = |column: item::Column| Expr::col((item::Entity, column));
    let text = |column: revision::Column| Expr::col((revision::Entity, column));
    let number = Func::coalesce([its(item::Column::LiveNumber), its(item::Column::NewestNumber)]);
    Query::select()
        .column((share::Entity, share::Column::Id))
        .column((item::Entity, item::Column::Kind))
        .column((item::Entity, item::Column::State))
        .column((revision::Entity, revision::Column::Title))
        .from(share::Entity)
        .join(
            JoinType::InnerJoin,
            item::Entity,
            its(item::Column::UnitId)
                .equals((share::Entity, share::Column::UnitId))
                .and(its(item::Column::Id).equals((share::Entity, share::Column::ItemId))),
        )
        .join(
            JoinType::InnerJoin,
            revision::Entity,
            text(revision::Column::UnitId)
                .equals((item::Entity, item::Column::UnitId))
                .and(text(revision::Column::ItemId).equals((item::Entity, item::Column::Id)))
                .and(text(revision::Column::Number).eq(number)),
        )
        .and_where(of(share::Column::UnitId).eq(unit.0))
        .order_by((share::Entity, share::Column::ChangedAt), Order::Desc)
        .order_by((share::Entity, share::Column::Id), Order::Desc)
        .limit(u64::from(per_page))
        .offset(stored::offset(page, per_page))
        .take()
}

pub(super) async fn desk_share(connection: &impl ConnectionTrait, row: share::Model) -> Result<DeskShare, StoreError> {
    Ok(DeskShare {
        id: ShareId(row.id),
        version: row.version,
        item: ItemId(row.item_id),
        terms: terms_of(&row)?,
        event_at: Moment::from_micros(row.event_at),
        changed: (Moment::from_micros(row.changed_at), name_of(connection, row.changed_by).await?),
    })
}
