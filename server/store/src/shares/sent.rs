//! What the source sees of its shares: terms, and a receipt of what became of each at each unit.

use domain::item::{ItemId, ItemKind};
use domain::moment::Moment;
use domain::share::{Audience, Reception, ShareId, ShareTerms};
use domain::unit::UnitId;
use sea_orm::sea_query::{Expr, ExprTrait, JoinType, Order, Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder};

use super::{ByWhom, by_whom, reception, terms_of};
use crate::desk::DeskReader;
use crate::entities::{item, revision, share, share_unit};
use crate::error::StoreError;
use crate::open::Store;
use crate::profile::name_of;
use crate::stored::{self, PUBLISHED};

/// How many a list of the desk shows.
const LISTED: u64 = 200;

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

/// How many of each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ShareCounts {
    /// Units it is for; those it is for no more do not count.
    pub all: u64,
    /// Shown by.
    pub shown: u64,
    /// Adapted by, of those.
    pub adapted: u64,
    /// Waiting at.
    pub waiting: u64,
    /// Declined by.
    pub declined: u64,
    /// Acknowledged by.
    pub seen: u64,
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
        let mut receipts = Vec::with_capacity(rows.len());
        for row in rows {
            receipts.push(ShareReceipt {
                unit: UnitId(row.unit_id),
                reception: reception(&row.state)?,
                shown_at: row.shown_at.map(Moment::from_micros),
                is_adapted: row.live_adaptation.is_some(),
                decided: by_whom(connection, row.decided_at, row.decided_by).await?,
                reason: row.reason,
                is_seen: row.seen_event >= share.event,
                seen: by_whom(connection, row.seen_at, row.seen_by).await?,
            });
        }
        Ok(receipts)
    }

    /// What this unit shares, what was changed last first.
    pub async fn shares_sent(&self) -> Result<Vec<SentShare>, StoreError> {
        let connection = self.snapshot.connection();
        let rows = connection.query_all(&sent_query(self.desk.unit())).await?;
        let mut sent = Vec::with_capacity(rows.len());
        for row in rows {
            let row = SentRow::from_query_result(&row, "")?;
            let Some(share) = share::Entity::find_by_id(row.id).one(connection).await? else { continue };
            sent.push(SentShare {
                id: ShareId(share.id),
                item: ItemId(share.item_id),
                kind: stored::kind(&row.kind)?,
                title: row.title,
                is_public: row.state == PUBLISHED,
                terms: terms_of(&share)?,
                counts: counts(connection, &share).await?,
            });
        }
        Ok(sent)
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
fn sent_query(unit: UnitId) -> SelectStatement {
    let of = |column: share::Column| Expr::col((share::Entity, column));
    let its = |column: item::Column| Expr::col((item::Entity, column));
    let text = |column: revision::Column| Expr::col((revision::Entity, column));
    let number = sea_orm::sea_query::Func::coalesce([its(item::Column::LiveNumber), its(item::Column::NewestNumber)]);
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
        .limit(LISTED)
        .take()
}

pub(super) async fn counts(connection: &impl ConnectionTrait, share: &share::Model) -> Result<ShareCounts, StoreError> {
    let rows = share_unit::Entity::find().filter(share_unit::Column::ShareId.eq(share.id)).all(connection).await?;
    let mut counts = ShareCounts::default();
    for row in rows {
        let reception = reception(&row.state)?;
        if reception == Reception::Ended {
            continue;
        }
        counts.all += 1;
        counts.seen += u64::from(row.seen_event >= share.event);
        match reception {
            Reception::Shown => {
                counts.shown += 1;
                counts.adapted += u64::from(row.live_adaptation.is_some());
            }
            Reception::Waiting => counts.waiting += 1,
            Reception::Declined => counts.declined += 1,
            Reception::Ended => {}
        }
    }
    Ok(counts)
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
