//! What a unit did with a directive, as it tells.

use domain::directive::{Reported, UnitStanding};
use domain::moment::Moment;
use domain::unit::UnitId;
use sea_orm::ConnectionTrait;

use super::{DoneBy, done_by, standing_of};
use crate::entities::directive_unit;
use crate::error::StoreError;
use crate::profile::names_of;

/// How a unit stands with a directive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// Which unit.
    pub unit: UnitId,
    /// How it stands.
    pub standing: UnitStanding,
    /// Who first said that they read it, and when.
    pub read: Option<DoneBy>,
    /// Who reported it done, and when; nothing once it was returned.
    pub done: Option<DoneBy>,
    /// What was reported last, also what was returned.
    pub reported: Option<Reported>,
    /// When and why the province returned the report; nothing once another one came.
    pub returned: Option<(Moment, String)>,
}

/// The receipts of rows, in their order.
pub(super) async fn read(
    connection: &impl ConnectionTrait,
    rows: Vec<directive_unit::Model>,
) -> Result<Vec<Receipt>, StoreError> {
    let people = rows.iter().flat_map(|row| [row.read_by, row.done_by]).flatten().collect();
    let names = names_of(connection, people).await?;
    let receipt = |row: directive_unit::Model| {
        Ok(Receipt {
            unit: UnitId(row.unit_id),
            standing: standing_of(&row.standing)?,
            read: done_by(row.read_at, row.read_by, &names),
            done: done_by(row.done_at, row.done_by, &names),
            reported: row.report.map(|words| Reported { words, number: row.report_number }),
            returned: row.returned_at.map(Moment::from_micros).zip(row.return_reason),
        })
    };
    rows.into_iter().map(receipt).collect()
}
