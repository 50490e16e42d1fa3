//! Sharing at the desk of the source, and keeping an audience what it says as units come and go.

use std::collections::BTreeSet;

use domain::item::ItemId;
use domain::moment::Moment;
use domain::share::{Mode, Overridable, Reception, ShareId, ShareTerms};
use domain::unit::UnitId;
use sea_orm::sea_query::{Expr, Func};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, FromQueryResult, IntoActiveModel, QueryFilter, QuerySelect, Set,
};

use super::rows::Fresh;
use super::sent::{DeskShare, desk_share};
use super::subscriptions::taking_by_themselves;
use super::{AT_ONCE, terms_of};
use crate::entities::{share, share_unit};
use crate::error::StoreError;
use crate::items::{Place, locked};
use crate::publication::DeskPublisher;
use crate::tx::Tx;

/// What became of a share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShareSet {
    /// Written, and standing wherever it is to stand.
    Done {
        /// Which.
        id: ShareId,
        /// For how many units it is now.
        units: usize,
    },
    /// Somebody changed the terms meanwhile; nothing was written.
    Stale(Box<DeskShare>),
    /// No such item at this unit.
    Missing,
}

/// What keeping an audience came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reconciled {
    /// Units it is for and was not.
    pub came: usize,
    /// Units it was for and is not.
    pub went: usize,
}

impl DeskPublisher<'_> {
    /// On what terms an item of this unit is shared, if it is.
    pub async fn share_terms(&self, item: ItemId) -> Result<Option<ShareTerms>, StoreError> {
        let found = share::Entity::find()
            .filter(share::Column::UnitId.eq(self.unit.0))
            .filter(share::Column::ItemId.eq(item.0))
            .one(self.tx.connection())
            .await?;
        found.map(|row| terms_of(&row)).transpose()
    }

    /// Shares an item on these terms with these units, or changes the terms. `expected_version` is 0 for what is not
    /// shared yet.
    pub async fn share(
        &self,
        item: ItemId,
        expected_version: i64,
        terms: &ShareTerms,
        units: &BTreeSet<UnitId>,
        at: Moment,
    ) -> Result<ShareSet, StoreError> {
        let connection = self.tx.connection();
        let Some((place, found)) = locked(connection, self.unit, item).await? else { return Ok(ShareSet::Missing) };
        let row = share::Entity::find()
            .filter(share::Column::UnitId.eq(self.unit.0))
            .filter(share::Column::ItemId.eq(item.0))
            .lock_exclusive()
            .one(connection)
            .await?;
        let version = row.as_ref().map_or(0, |row| row.version);
        if version != expected_version {
            return match row {
                Some(row) => Ok(ShareSet::Stale(Box::new(desk_share(connection, row).await?))),
                None => Ok(ShareSet::Missing),
            };
        }
        let mut written = row.map(IntoActiveModel::into_active_model).unwrap_or(share::ActiveModel {
            unit_id: Set(self.unit.0),
            item_id: Set(item.0),
            event: Set(1),
            event_at: Set(at.micros()),
            ..<share::ActiveModel as Default>::default()
        });
        written.version = Set(version + 1);
        written.audience = Set(terms.audience.code());
        written.mode = Set(terms.mode.code().to_owned());
        written.adaptable = Set(Overridable::codes(&terms.adaptable));
        written.changed_at = Set(at.micros());
        written.changed_by = Set(Some(self.person.0));
        let row = if version == 0 { written.insert(connection).await? } else { written.update(connection).await? };
        let shared = Shared::of(&row, &place, found.text.details.kind().code(), terms.mode);
        shared.keep(self.tx, units, at).await?;
        Ok(ShareSet::Done { id: ShareId(row.id), units: units.len() })
    }
}

impl Tx {
    /// Brings the rows of a share in line with the units its audience is of by now; nothing else changes. `None` when
    /// its terms are others than these by now.
    pub async fn reconcile_share(
        &self,
        source: UnitId,
        id: ShareId,
        terms: &ShareTerms,
        units: &BTreeSet<UnitId>,
        at: Moment,
    ) -> Result<Option<Reconciled>, StoreError> {
        let connection = self.connection();
        let row = share::Entity::find_by_id(id.0).lock_exclusive().one(connection).await?;
        let Some(row) = row.filter(|row| row.unit_id == source.0) else { return Ok(None) };
        if terms_of(&row)? != *terms {
            return Ok(None);
        }
        let Some((place, item)) = locked(connection, source, ItemId(row.item_id)).await? else { return Ok(None) };
        let shared = Shared::of(&row, &place, item.text.details.kind().code(), terms.mode);
        shared.keep(self, units, at).await.map(Some)
    }
}

/// What a row says that the audience is compared with.
#[derive(FromQueryResult)]
struct Standing {
    unit_id: i64,
    state: String,
    is_subscribed: bool,
}

/// A share while its rows are written.
struct Shared<'a> {
    row: &'a share::Model,
    kind: &'static str,
    mode: Mode,
    published_at: i64,
    category: Option<i64>,
}

impl<'a> Shared<'a> {
    fn of(row: &'a share::Model, place: &Place, kind: &'static str, mode: Mode) -> Self {
        Self {
            row,
            kind,
            mode,
            published_at: place.first_published_at.unwrap_or_default(),
            category: place.category_id,
        }
    }

    /// Everything a change of the audience or of the mode means, row by row. What a unit asked for by itself stays.
    async fn keep(&self, tx: &Tx, units: &BTreeSet<UnitId>, at: Moment) -> Result<Reconciled, StoreError> {
        let connection = tx.connection();
        let rows = self.standing(tx).await?;
        let known: BTreeSet<UnitId> = rows.iter().map(|row| UnitId(row.unit_id)).collect();
        let is = |row: &Standing, reception: Reception| row.state == reception.code();
        let of = |wanted: &dyn Fn(&Standing) -> bool| -> Vec<i64> {
            rows.iter().filter(|row| wanted(row)).map(|row| row.unit_id).collect()
        };
        let meant = |row: &Standing| units.contains(&UnitId(row.unit_id));
        let unmeant = |row: &Standing| !meant(row) && !row.is_subscribed;
        let ended = of(&|row| unmeant(row) && !is(row, Reception::Ended));
        let gone = of(&|row| unmeant(row) && is(row, Reception::Shown));
        let (shown, asked) = match self.mode {
            Mode::Required => (of(&|row| meant(row) && !is(row, Reception::Shown)), Vec::new()),
            Mode::Offered => (Vec::new(), of(&|row| meant(row) && is(row, Reception::Ended))),
        };
        let came: Vec<UnitId> = units.iter().copied().filter(|unit| !known.contains(unit)).collect();
        self.turn(tx, &ended, Reception::Ended, at).await?;
        self.turn(tx, &shown, Reception::Shown, at).await?;
        self.turn(tx, &asked, Reception::Waiting, at).await?;
        let takers = match self.mode {
            Mode::Required => BTreeSet::new(),
            Mode::Offered => {
                taking_by_themselves(connection, UnitId(self.row.unit_id), self.kind, self.category).await?
            }
        };
        let fresh = Fresh { share: self.row, kind: self.kind, published_at: self.published_at, is_subscribed: false };
        let first = |unit: &UnitId| domain::share::first_reception(self.mode, takers.contains(unit));
        let (there, offered): (Vec<UnitId>, Vec<UnitId>) =
            came.iter().partition(|unit| first(unit) == Reception::Shown);
        fresh.write(connection, &there, Reception::Shown, at).await?;
        fresh.write(connection, &offered, Reception::Waiting, at).await?;
        let touched: Vec<UnitId> = gone.into_iter().chain(shown).map(UnitId).chain(there).collect();
        tx.touch_around(&touched);
        Ok(Reconciled { came: came.len(), went: ended.len() })
    }

    /// Where it stands at the units that have a row.
    async fn standing(&self, tx: &Tx) -> Result<Vec<Standing>, StoreError> {
        let rows = share_unit::Entity::find()
            .select_only()
            .columns([share_unit::Column::UnitId, share_unit::Column::State, share_unit::Column::IsSubscribed])
            .filter(share_unit::Column::ShareId.eq(self.row.id))
            .into_model()
            .all(tx.connection())
            .await?;
        Ok(rows)
    }

    async fn turn(&self, tx: &Tx, units: &[i64], into: Reception, at: Moment) -> Result<(), StoreError> {
        for some in units.chunks(AT_ONCE) {
            let mut update = share_unit::Entity::update_many()
                .col_expr(share_unit::Column::State, Expr::value(into.code()))
                .filter(share_unit::Column::ShareId.eq(self.row.id))
                .filter(share_unit::Column::UnitId.is_in(some.iter().copied()));
            if into == Reception::Shown {
                let first = Func::coalesce([Expr::col(share_unit::Column::ShownAt), Expr::value(at.micros())]);
                update = update.col_expr(share_unit::Column::ShownAt, first.into());
            }
            update.exec(tx.connection()).await?;
        }
        Ok(())
    }
}
