//! How a unit works: whether people may approve texts of their own, and how often they did.

use domain::access::Administrator;
use domain::moment::Moment;
use domain::unit::UnitId;
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, Set};

use crate::desk::DeskReader;
use crate::entities::{revision, unit_workflow};
use crate::error::StoreError;
use crate::stored;
use crate::tx::Tx;

/// How a unit works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Workflow {
    /// Grows with every change; 0 while nobody changed anything.
    pub version: i64,
    /// Whether somebody may approve a text whose last save is their own.
    pub self_approval: bool,
}

impl Default for Workflow {
    /// In most communes one person writes and publishes.
    fn default() -> Self {
        Self { version: 0, self_approval: true }
    }
}

/// What went public since some moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Approvals {
    /// Texts in all.
    pub all: u64,
    /// Of those, approved by the person who saved them.
    pub own: u64,
}

impl DeskReader<'_> {
    /// How the unit works.
    pub async fn workflow(&self) -> Result<Workflow, StoreError> {
        workflow(self.snapshot.connection(), self.desk.unit()).await
    }

    /// How many texts went public since a moment, and how many of them their writers approved.
    pub async fn approvals_since(&self, since: Moment) -> Result<Approvals, StoreError> {
        let row = self.snapshot.connection().query_one(&approvals_query(self.desk.unit(), since)).await?;
        let Some(row) = row else { return Ok(Approvals::default()) };
        let row = ApprovalsRow::from_query_result(&row, "")?;
        Ok(Approvals { all: stored::count(row.everything), own: stored::count(row.own.unwrap_or_default()) })
    }
}

#[derive(FromQueryResult)]
struct ApprovalsRow {
    everything: i64,
    own: Option<i64>,
}

pub(crate) fn approvals_query(unit: UnitId, since: Moment) -> SelectStatement {
    use sea_orm::sea_query::{CaseStatement, Func};
    let own = Expr::col(revision::Column::ApprovedBy).equals(revision::Column::SavedBy);
    Query::select()
        .expr_as(Expr::col(revision::Column::Id).count(), "everything")
        .expr_as(Func::sum(CaseStatement::new().case(own, 1).finally(0)), "own")
        .from(revision::Entity)
        .and_where(Expr::col(revision::Column::UnitId).eq(unit.0))
        .and_where(Expr::col(revision::Column::ApprovedBy).is_not_null())
        .and_where(Expr::col(revision::Column::PublishedAt).gte(since.micros()))
        .take()
}

pub(crate) async fn workflow(connection: &impl ConnectionTrait, unit: UnitId) -> Result<Workflow, StoreError> {
    let row = unit_workflow::Entity::find_by_id(unit.0).one(connection).await?;
    Ok(row.map_or_else(Workflow::default, |row| Workflow { version: row.version, self_approval: row.self_approval }))
}

impl Tx {
    /// How a unit works.
    pub async fn workflow(&self, unit: UnitId) -> Result<Workflow, StoreError> {
        workflow(self.connection(), unit).await
    }

    /// Changes how a unit works, if nobody did since `expected_version`; the version now, or `None`.
    pub async fn set_workflow(
        &self,
        administrator: Administrator,
        expected_version: i64,
        self_approval: bool,
        at: Moment,
    ) -> Result<Option<i64>, StoreError> {
        let (unit, person) = (administrator.unit(), administrator.person());
        let version = expected_version + 1;
        if expected_version == 0 {
            let row = unit_workflow::ActiveModel {
                unit_id: Set(unit.0),
                version: Set(version),
                self_approval: Set(self_approval),
                changed_at: Set(at.micros()),
                changed_by: Set(Some(person.0)),
            };
            let nothing = sea_orm::sea_query::OnConflict::column(unit_workflow::Column::UnitId).do_nothing().to_owned();
            let inserted = unit_workflow::Entity::insert(row)
                .on_conflict(nothing)
                .exec_without_returning(self.connection())
                .await?;
            return Ok((inserted == 1).then_some(version));
        }
        let changed = unit_workflow::Entity::update_many()
            .col_expr(unit_workflow::Column::Version, Expr::value(version))
            .col_expr(unit_workflow::Column::SelfApproval, Expr::value(self_approval))
            .col_expr(unit_workflow::Column::ChangedAt, Expr::value(at.micros()))
            .col_expr(unit_workflow::Column::ChangedBy, Expr::value(person.0))
            .filter(unit_workflow::Column::UnitId.eq(unit.0))
            .filter(unit_workflow::Column::Version.eq(expected_version))
            .exec(self.connection())
            .await?;
        Ok((changed.rows_affected == 1).then_some(version))
    }
}
