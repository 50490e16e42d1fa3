//! Links by which somebody without an account reads one draft. Only the digest of the token is kept; what a link shows is
//! the newest revision, and nothing else of the desk.

use domain::access::{Desk, Writer};
use domain::item::ItemId;
use domain::moment::Moment;
use domain::unit::UnitId;
use sea_orm::sea_query::{Expr, ExprTrait, Order, Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, Set};

use crate::desk::queries::join_person;
use crate::desk::{DeskItem, DeskReader, item};
use crate::entities::{draft_link, person};
use crate::error::StoreError;
use crate::items::locked;
use crate::snapshot::Snapshot;
use crate::tx::Tx;

/// A link that still reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftLink {
    /// Its number.
    pub id: i64,
    /// When it was made.
    pub made_at: Moment,
    /// Name of the person who made it.
    pub made_by: String,
    /// Until when it reads.
    pub expires_at: Moment,
}

impl DeskReader<'_> {
    /// The links to an item's draft that still read, newest first; none of another unit's.
    pub async fn draft_links(&self, id: ItemId, now: Moment) -> Result<Vec<DraftLink>, StoreError> {
        let rows = self.snapshot.connection().query_all(&links_query(self.desk.unit(), id, now)).await?;
        rows.iter().map(|row| Ok(Row::from_query_result(row, "")?.link())).collect()
    }
}

impl Snapshot {
    /// The draft a link reads now, whose it is, and until when; `None` for a link that is unknown, ended or over.
    pub async fn linked_draft(
        &self,
        digest: &[u8; 32],
        now: Moment,
    ) -> Result<Option<(UnitId, DeskItem, Moment)>, StoreError> {
        let found = draft_link::Entity::find()
            .filter(draft_link::Column::Digest.eq(digest.to_vec()))
            .filter(draft_link::Column::EndedAt.is_null())
            .filter(draft_link::Column::ExpiresAt.gt(now.micros()))
            .one(self.connection())
            .await?;
        let Some(link) = found else { return Ok(None) };
        let unit = UnitId(link.unit_id);
        let until = Moment::from_micros(link.expires_at);
        Ok(item(self.connection(), unit, ItemId(link.item_id)).await?.map(|item| (unit, item, until)))
    }
}

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    made_at: i64,
    made_by: String,
    expires_at: i64,
}

impl Row {
    fn link(self) -> DraftLink {
        DraftLink {
            id: self.id,
            made_at: Moment::from_micros(self.made_at),
            made_by: self.made_by,
            expires_at: Moment::from_micros(self.expires_at),
        }
    }
}

pub(crate) fn links_query(unit: UnitId, id: ItemId, now: Moment) -> SelectStatement {
    use draft_link::Column::{EndedAt, ExpiresAt, Id, ItemId as OfItem, MadeAt, MadeBy, UnitId as OfUnit};
    let its = |column| (draft_link::Entity, column);
    let mut query = Query::select();
    query
        .columns([Id, MadeAt, ExpiresAt].map(its))
        .expr_as(Expr::col((person::Entity, person::Column::Name)), "made_by")
        .from(draft_link::Entity)
        .and_where(Expr::col(its(OfUnit)).eq(unit.0))
        .and_where(Expr::col(its(OfItem)).eq(id.0))
        .and_where(Expr::col(its(EndedAt)).is_null())
        .and_where(Expr::col(its(ExpiresAt)).gt(now.micros()))
        .order_by(its(Id), Order::Desc);
    join_person(&mut query, its(MadeBy));
    query
}

impl Tx {
    /// Makes a link to an item's draft; whether there is such an item at the writer's unit.
    pub async fn make_draft_link(
        &self,
        writer: Writer<'_>,
        id: ItemId,
        digest: &[u8; 32],
        expires_at: Moment,
        at: Moment,
    ) -> Result<bool, StoreError> {
        let desk = writer.desk();
        if locked(self.connection(), desk.unit(), id).await?.is_none() {
            return Ok(false);
        }
        let row = draft_link::ActiveModel {
            unit_id: Set(desk.unit().0),
            item_id: Set(id.0),
            digest: Set(digest.to_vec()),
            made_at: Set(at.micros()),
            made_by: Set(desk.person().0),
            expires_at: Set(expires_at.micros()),
            ..Default::default()
        };
        draft_link::Entity::insert(row).exec_without_returning(self.connection()).await?;
        Ok(true)
    }

    /// Ends a link to an item's draft; whether there was such a link.
    pub async fn end_draft_link(&self, desk: &Desk, id: ItemId, link: i64, at: Moment) -> Result<bool, StoreError> {
        let ended = draft_link::Entity::update_many()
            .col_expr(draft_link::Column::EndedAt, Expr::value(at.micros()))
            .filter(draft_link::Column::UnitId.eq(desk.unit().0))
            .filter(draft_link::Column::ItemId.eq(id.0))
            .filter(draft_link::Column::Id.eq(link))
            .filter(draft_link::Column::EndedAt.is_null())
            .exec(self.connection())
            .await?;
        Ok(ended.rows_affected == 1)
    }
}
