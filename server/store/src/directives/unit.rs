//! Directives at the desk of a unit they are for.

use std::collections::HashMap;

use domain::directive::{
    DirectiveId, DirectiveState, DirectiveText, Reported, UnitStanding, UnitStep, late_from, next_reminder,
};
use domain::moment::Moment;
use domain::unit::UnitId;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
    Set,
};

use super::receipts::{self, Receipt};
use super::{locked_unit, standing_of, state_of, text_of};
use crate::desk::DeskReader;
use crate::entities::directive_unit::Column;
use crate::entities::{directive, directive_unit};
use crate::error::StoreError;
use crate::items::DeskWriter;

/// How many a list of the desk shows.
const LISTED: u64 = 200;

/// A directive as a unit it is for sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddressedDirective {
    /// Its number.
    pub id: DirectiveId,
    /// Who sent it.
    pub issuer: UnitId,
    /// Where it stands.
    pub state: DirectiveState,
    /// What it says.
    pub text: DirectiveText,
    /// When it was sent.
    pub sent_at: Moment,
    /// When it was closed or taken back.
    pub ended_at: Option<Moment>,
    /// How the unit stands with it.
    pub receipt: Receipt,
}

impl AddressedDirective {
    /// Whether the unit has still to do it.
    pub fn is_open(&self) -> bool {
        self.state.is_open() && self.receipt.standing != UnitStanding::Done
    }

    /// Whether its last day went by.
    pub fn is_late(&self, now: Moment) -> bool {
        self.is_open() && late_from(self.text.deadline) <= now
    }
}

/// What a unit has still to do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OpenDirectives {
    /// How many directives.
    pub open: u64,
    /// How many of them nobody has said to have read.
    pub unread: u64,
    /// How many of them are late.
    pub late: u64,
}

/// What became of a deed of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReceiptChange {
    /// Written; the directive as it was before.
    Done(Box<AddressedDirective>),
    /// The unit stands elsewhere than the deed asks, or nothing is expected any more; nothing was written.
    Stale(Box<AddressedDirective>),
    /// No such directive for this unit.
    Missing,
}

impl DeskReader<'_> {
    /// What was sent to this unit, the newest first.
    pub async fn addressed(&self) -> Result<Vec<AddressedDirective>, StoreError> {
        let connection = self.snapshot.connection();
        let rows = directive_unit::Entity::find()
            .filter(Column::UnitId.eq(self.desk.unit().0))
            .order_by_desc(Column::DirectiveId)
            .limit(LISTED)
            .all(connection)
            .await?;
        read(connection, rows).await
    }

    /// One directive that was sent to this unit.
    pub async fn addressed_one(&self, id: DirectiveId) -> Result<Option<AddressedDirective>, StoreError> {
        let connection = self.snapshot.connection();
        let row = directive_unit::Entity::find_by_id((self.desk.unit().0, id.0)).one(connection).await?;
        Ok(read(connection, row.into_iter().collect()).await?.pop())
    }

    /// What this unit has still to do.
    pub async fn open_directives(&self, now: Moment) -> Result<OpenDirectives, StoreError> {
        open_of(self.snapshot.connection(), self.desk.unit(), now).await
    }
}

impl DeskWriter<'_> {
    /// Says that somebody of the unit read it.
    pub async fn acknowledge_directive(&self, id: DirectiveId, at: Moment) -> Result<ReceiptChange, StoreError> {
        let (row, before) = match self.open_row(id, UnitStep::Acknowledge).await? {
            Ok(found) => found,
            Err(outcome) => return Ok(outcome),
        };
        let mut row = row.into_active_model();
        row.standing = Set(UnitStanding::Read.code().to_owned());
        row.read_at = Set(Some(at.micros()));
        row.read_by = Set(Some(self.person.0));
        row.update(self.tx.connection()).await?;
        Ok(ReceiptChange::Done(Box::new(before)))
    }

    /// Reports it as done. Nobody is reminded any more.
    pub async fn report_directive(
        &self,
        id: DirectiveId,
        reported: &Reported,
        at: Moment,
    ) -> Result<ReceiptChange, StoreError> {
        let (row, before) = match self.open_row(id, UnitStep::Report).await? {
            Ok(found) => found,
            Err(outcome) => return Ok(outcome),
        };
        let is_unread = row.read_at.is_none();
        let mut row = row.into_active_model();
        row.standing = Set(UnitStanding::Done.code().to_owned());
        if is_unread {
            row.read_at = Set(Some(at.micros()));
            row.read_by = Set(Some(self.person.0));
        }
        row.done_at = Set(Some(at.micros()));
        row.done_by = Set(Some(self.person.0));
        row.report = Set(Some(reported.words.clone()));
        row.report_number = Set(reported.number.clone());
        row.returned_at = Set(None);
        row.return_reason = Set(None);
        row.letter = Set(None);
        row.letter_at = Set(None);
        row.update(self.tx.connection()).await?;
        Ok(ReceiptChange::Done(Box::new(before)))
    }

    /// The row of this unit under a lock with the directive, or why the step cannot be taken.
    async fn open_row(
        &self,
        id: DirectiveId,
        step: UnitStep,
    ) -> Result<Result<(directive_unit::Model, AddressedDirective), ReceiptChange>, StoreError> {
        let connection = self.tx.connection();
        let Some(row) = locked_unit(connection, self.unit.0, id.0).await? else {
            return Ok(Err(ReceiptChange::Missing));
        };
        let Some(before) = read(connection, vec![row.clone()]).await?.pop() else {
            return Ok(Err(ReceiptChange::Missing));
        };
        if before.state.is_open() && standing_of(&row.standing)?.after(step).is_some() {
            return Ok(Ok((row, before)));
        }
        Ok(Err(ReceiptChange::Stale(Box::new(before))))
    }
}

/// The directives of rows, in their order.
pub(super) async fn read(
    connection: &impl ConnectionTrait,
    rows: Vec<directive_unit::Model>,
) -> Result<Vec<AddressedDirective>, StoreError> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let ids = rows.iter().map(|row| row.directive_id);
    let found = directive::Entity::find().filter(directive::Column::Id.is_in(ids)).all(connection).await?;
    let found: HashMap<i64, directive::Model> = found.into_iter().map(|row| (row.id, row)).collect();
    let ids: Vec<i64> = rows.iter().map(|row| row.directive_id).collect();
    let receipts = receipts::read(connection, rows).await?;
    let mut addressed = Vec::with_capacity(receipts.len());
    for (id, receipt) in ids.into_iter().zip(receipts) {
        let Some(row) = found.get(&id) else { continue };
        addressed.push(AddressedDirective {
            id: DirectiveId(id),
            issuer: UnitId(row.unit_id),
            state: state_of(row)?,
            text: text_of(row)?,
            // Rows are written when it is sent.
            sent_at: Moment::from_micros(row.sent_at.unwrap_or(row.changed_at)),
            ended_at: row.ended_at.map(Moment::from_micros),
            receipt,
        });
    }
    Ok(addressed)
}

/// The next reminder to a unit, of those that are to go after the last one.
pub(super) fn reminder(
    directive: &AddressedDirective,
    reminded: Option<domain::directive::Reminder>,
    now: Moment,
) -> Option<(Moment, domain::directive::Reminder)> {
    let next = next_reminder(directive.text.deadline, directive.sent_at, reminded, now);
    next.filter(|_| directive.is_open())
}

/// What a unit has still to do.
pub(crate) async fn open_of(
    connection: &impl ConnectionTrait,
    unit: UnitId,
    now: Moment,
) -> Result<OpenDirectives, StoreError> {
    let standing: HashMap<i64, String> = directive_unit::Entity::find()
        .select_only()
        .columns([Column::DirectiveId, Column::Standing])
        .filter(Column::UnitId.eq(unit.0))
        .filter(Column::Standing.ne(UnitStanding::Done.code()))
        .into_tuple()
        .all(connection)
        .await?
        .into_iter()
        .collect();
    let mut counts = OpenDirectives::default();
    if standing.is_empty() {
        return Ok(counts);
    }
    let sent: Vec<(i64, i32)> = directive::Entity::find()
        .select_only()
        .columns([directive::Column::Id, directive::Column::Deadline])
        .filter(directive::Column::Id.is_in(standing.keys().copied()))
        .filter(directive::Column::State.eq(DirectiveState::Sent.code()))
        .into_tuple()
        .all(connection)
        .await?;
    for (id, deadline) in sent {
        let is_unread = standing.get(&id).is_some_and(|standing| standing == UnitStanding::Unread.code());
        let deadline = crate::stored::day(Some(deadline))?;
        counts.open += 1;
        counts.unread += u64::from(is_unread);
        counts.late += u64::from(deadline.is_some_and(|deadline| late_from(deadline) <= now));
    }
    Ok(counts)
}
