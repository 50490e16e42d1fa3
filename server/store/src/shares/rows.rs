//! Rows of a share at the units it is for.

use domain::moment::Moment;
use domain::share::Reception;
use domain::unit::UnitId;
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::Expr;

use crate::entities::share_unit::Column;
use crate::entities::{share, share_unit};
use crate::error::StoreError;
use crate::unit_rows;

/// What rows that nobody has touched yet have in common.
#[derive(Clone, Copy)]
pub(super) struct Fresh<'a> {
    pub(super) share: &'a share::Model,
    /// Of the item.
    pub(super) kind: &'a str,
    /// The item's first moment in public; 0 before.
    pub(super) published_at: i64,
    /// Whether the units asked for it by a subscription.
    pub(super) is_subscribed: bool,
}

impl Fresh<'_> {
    /// A row for each of these units; one that somebody else wrote meanwhile stays as it is.
    pub(super) async fn write(
        &self,
        connection: &impl ConnectionTrait,
        units: &[UnitId],
        first: Reception,
        at: Moment,
    ) -> Result<(), StoreError> {
        let shown_at = (first == Reception::Shown).then(|| at.micros());
        let same = [
            (Column::ShareId, Expr::value(self.share.id)),
            (Column::SourceId, Expr::value(self.share.unit_id)),
            (Column::ItemId, Expr::value(self.share.item_id)),
            (Column::Kind, Expr::value(self.kind)),
            (Column::PublishedAt, Expr::value(self.published_at)),
            (Column::State, Expr::value(first.code())),
            (Column::ShownAt, Expr::value(shown_at)),
            (Column::IsSubscribed, Expr::value(self.is_subscribed)),
            (Column::SeenEvent, Expr::value(0)),
            (Column::NewestAdaptation, Expr::value(0)),
        ];
        Ok(unit_rows::write(connection, share_unit::Entity, units, &same).await?)
    }
}
