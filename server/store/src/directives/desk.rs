//! Directives at the desk that sends them.

use std::collections::{BTreeSet, HashMap};

use domain::directive::{
    DirectiveId, DirectiveLetter, DirectiveState, DirectiveText, UnitStanding, UnitStep, late_from,
};
use domain::moment::Moment;
use domain::unit::UnitId;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
    Select, Set,
};

use super::receipts::{self, Receipt};
use super::{DoneBy, done_by, locked_unit, standing_of, state_of, text_of};
use crate::desk::DeskReader;
use crate::entities::directive_unit::Column;
use crate::entities::{directive, directive_unit};
use crate::error::StoreError;
use crate::profile::names_of;
use crate::publication::DeskPublisher;
use crate::stored;
use crate::unit_rows;

/// How many a list of the desk shows.
const LISTED: u64 = 100;

/// A directive as the desk that sends it sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskDirective {
    /// Its number.
    pub id: DirectiveId,
    /// Grows with everything the desk does to it.
    pub version: i64,
    /// Where it stands.
    pub state: DirectiveState,
    /// What it says.
    pub text: DirectiveText,
    /// The last change of its words, and by whom.
    pub changed: DoneBy,
    /// When it was sent, and by whom.
    pub sent: Option<DoneBy>,
    /// When it was closed or taken back, and by whom.
    pub ended: Option<DoneBy>,
    /// When the units that have not done it were last asked.
    pub reminded_at: Option<Moment>,
    /// How its units stand.
    pub tally: ReceiptTally,
}

/// How many units stand how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReceiptTally {
    /// For how many it is.
    pub addressed: u64,
    /// How many read it, those that did it among them.
    pub read: u64,
    /// How many did it.
    pub done: u64,
}

impl ReceiptTally {
    /// How many have not done it.
    pub fn open(self) -> u64 {
        self.addressed.saturating_sub(self.done)
    }
}

/// What became of a change to a directive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DirectiveChange {
    /// Written.
    Done(DirectiveId),
    /// So many units are to be told.
    Told(u64),
    /// Its last day is over; nothing was written.
    Over,
    /// The units were asked today already; nothing was written.
    AskedToday,
    /// Somebody changed it meanwhile, or it stands elsewhere than the deed asks; nothing was written.
    Stale(Box<DeskDirective>),
    /// No such directive of this desk, or no such unit of it.
    Missing,
}

impl DeskReader<'_> {
    /// The directives this desk sends, the newest first.
    pub async fn directives(&self) -> Result<Vec<DeskDirective>, StoreError> {
        let connection = self.snapshot.connection();
        let rows = of_unit(self.desk.unit()).order_by_desc(directive::Column::Id).limit(LISTED).all(connection).await?;
        read(connection, rows).await
    }

    /// One of them; `None` also for another desk's.
    pub async fn directive(&self, id: DirectiveId) -> Result<Option<DeskDirective>, StoreError> {
        let connection = self.snapshot.connection();
        let row = of_unit(self.desk.unit()).filter(directive::Column::Id.eq(id.0)).one(connection).await?;
        Ok(read(connection, row.into_iter().collect()).await?.pop())
    }

    /// How each unit stands with one of them, in the order of their numbers; nothing for another desk's.
    pub async fn receipts(&self, id: DirectiveId) -> Result<Vec<Receipt>, StoreError> {
        let connection = self.snapshot.connection();
        if of_unit(self.desk.unit()).filter(directive::Column::Id.eq(id.0)).one(connection).await?.is_none() {
            return Ok(Vec::new());
        }
        let rows = directive_unit::Entity::find()
            .filter(Column::DirectiveId.eq(id.0))
            .order_by_asc(Column::UnitId)
            .all(connection)
            .await?;
        receipts::read(connection, rows).await
    }
}

impl DeskPublisher<'_> {
    /// One directive of this desk, which nobody else can change until this transaction ends.
    pub async fn directive(&self, id: DirectiveId) -> Result<Option<DeskDirective>, StoreError> {
        let row = self.locked_directive(id).await?;
        Ok(read(self.tx.connection(), row.into_iter().collect()).await?.pop())
    }

    /// A new draft.
    pub async fn add_directive(&self, text: &DirectiveText, at: Moment) -> Result<DirectiveId, StoreError> {
        let row = directive::ActiveModel {
            unit_id: Set(self.unit.0),
            version: Set(1),
            state: Set(DirectiveState::Draft.code().to_owned()),
            addressed: Set(0),
            ..self.directive_written(<directive::ActiveModel as Default>::default(), text, at)
        };
        let added = directive::Entity::insert(row).exec(self.tx.connection()).await?;
        Ok(DirectiveId(added.last_insert_id))
    }

    /// Other words of a draft.
    pub async fn save_directive(
        &self,
        id: DirectiveId,
        expected_version: i64,
        text: &DirectiveText,
        at: Moment,
    ) -> Result<DirectiveChange, StoreError> {
        let row = match self.fresh_directive(id, expected_version, DirectiveState::is_draft).await? {
            Ok(row) => row,
            Err(outcome) => return Ok(outcome),
        };
        let version = row.version + 1;
        let row = directive::ActiveModel {
            version: Set(version),
            ..self.directive_written(row.into_active_model(), text, at)
        };
        row.update(self.tx.connection()).await?;
        Ok(DirectiveChange::Done(id))
    }

    /// Throws a draft away.
    pub async fn remove_directive(
        &self,
        id: DirectiveId,
        expected_version: i64,
    ) -> Result<DirectiveChange, StoreError> {
        match self.fresh_directive(id, expected_version, DirectiveState::is_draft).await? {
            Ok(row) => {
                directive::Entity::delete_by_id(row.id).exec(self.tx.connection()).await?;
                Ok(DirectiveChange::Done(id))
            }
            Err(outcome) => Ok(outcome),
        }
    }

    /// Sends a draft to units. From this commit on they see it, and a letter to each is due.
    pub async fn send_directive(
        &self,
        id: DirectiveId,
        expected_version: i64,
        units: &BTreeSet<UnitId>,
        at: Moment,
    ) -> Result<DirectiveChange, StoreError> {
        let connection = self.tx.connection();
        let row = match self.fresh_directive(id, expected_version, DirectiveState::is_draft).await? {
            Ok(row) => row,
            Err(outcome) => return Ok(outcome),
        };
        if late_from(text_of(&row)?.deadline) <= at {
            return Ok(DirectiveChange::Over);
        }
        let version = row.version + 1;
        let mut row = row.into_active_model();
        row.version = Set(version);
        row.state = Set(DirectiveState::Sent.code().to_owned());
        row.addressed = Set(i32::try_from(units.len()).unwrap_or(i32::MAX));
        row.sent_at = Set(Some(at.micros()));
        row.sent_by = Set(Some(self.person.0));
        row.update(connection).await?;
        address(connection, id, units, at).await?;
        Ok(DirectiveChange::Told(units.len() as u64))
    }

    /// Nothing more is expected of it, or it was a mistake; of the latter every unit is told.
    pub async fn end_directive(
        &self,
        id: DirectiveId,
        expected_version: i64,
        is_mistake: bool,
        at: Moment,
    ) -> Result<DirectiveChange, StoreError> {
        let row = match self.fresh_directive(id, expected_version, DirectiveState::is_open).await? {
            Ok(row) => row,
            Err(outcome) => return Ok(outcome),
        };
        let state = if is_mistake { DirectiveState::TakenBack } else { DirectiveState::Closed };
        let version = row.version + 1;
        let mut row = row.into_active_model();
        row.version = Set(version);
        row.state = Set(state.code().to_owned());
        row.ended_at = Set(Some(at.micros()));
        row.ended_by = Set(Some(self.person.0));
        row.update(self.tx.connection()).await?;
        let letter = is_mistake.then_some(DirectiveLetter::TakenBack);
        let told = self.to_be_written(id, letter, at, None).await?;
        Ok(DirectiveChange::Told(if is_mistake { told } else { 0 }))
    }

    /// Asks every unit that has not done it; once a day.
    pub async fn ask_about_directive(
        &self,
        id: DirectiveId,
        expected_version: i64,
        at: Moment,
    ) -> Result<DirectiveChange, StoreError> {
        let row = match self.fresh_directive(id, expected_version, DirectiveState::is_open).await? {
            Ok(row) => row,
            Err(outcome) => return Ok(outcome),
        };
        let asked = row.reminded_at.map(|at| Moment::from_micros(at).vietnam_date());
        if asked == Some(at.vietnam_date()) {
            return Ok(DirectiveChange::AskedToday);
        }
        let version = row.version + 1;
        let mut row = row.into_active_model();
        row.version = Set(version);
        row.reminded_at = Set(Some(at.micros()));
        row.update(self.tx.connection()).await?;
        let told = self.to_be_written(id, Some(DirectiveLetter::Asked), at, Some(UnitStanding::Done)).await?;
        Ok(DirectiveChange::Told(told))
    }

    /// Returns the report of a unit with a reason; the unit is told.
    pub async fn return_report(
        &self,
        id: DirectiveId,
        unit: UnitId,
        reason: &str,
        at: Moment,
    ) -> Result<DirectiveChange, StoreError> {
        let connection = self.tx.connection();
        let Some(row) = self.locked_directive(id).await? else { return Ok(DirectiveChange::Missing) };
        let Some(of_unit) = locked_unit(connection, unit.0, id.0).await? else {
            return Ok(DirectiveChange::Missing);
        };
        let after = standing_of(&of_unit.standing)?.after(UnitStep::Reopen);
        let Some(after) = after.filter(|_| state_of(&row).is_ok_and(DirectiveState::is_open)) else {
            let found = read(connection, vec![row]).await?.pop();
            return Ok(found.map_or(DirectiveChange::Missing, |found| DirectiveChange::Stale(Box::new(found))));
        };
        let mut of_unit = of_unit.into_active_model();
        of_unit.standing = Set(after.code().to_owned());
        of_unit.done_at = Set(None);
        of_unit.done_by = Set(None);
        of_unit.returned_at = Set(Some(at.micros()));
        of_unit.return_reason = Set(Some(reason.to_owned()));
        of_unit.letter = Set(Some(DirectiveLetter::Returned.code().to_owned()));
        of_unit.letter_at = Set(Some(at.micros()));
        of_unit.update(connection).await?;
        Ok(DirectiveChange::Done(id))
    }

    /// Makes a letter due to the units of a directive but those that stand as said; `None` makes none due any more.
    async fn to_be_written(
        &self,
        id: DirectiveId,
        letter: Option<DirectiveLetter>,
        at: Moment,
        but: Option<UnitStanding>,
    ) -> Result<u64, StoreError> {
        let mut rows = directive_unit::Entity::update_many()
            .col_expr(Column::Letter, Expr::value(letter.map(DirectiveLetter::code)))
            .col_expr(Column::LetterAt, Expr::value(letter.map(|_| at.micros())))
            .filter(Column::DirectiveId.eq(id.0));
        if let Some(but) = but {
            rows = rows.filter(Column::Standing.ne(but.code()));
        }
        Ok(rows.exec(self.tx.connection()).await?.rows_affected)
    }

    async fn locked_directive(&self, id: DirectiveId) -> Result<Option<directive::Model>, StoreError> {
        let mine = of_unit(self.unit).filter(directive::Column::Id.eq(id.0));
        Ok(mine.lock_exclusive().one(self.tx.connection()).await?)
    }

    /// The directive under a lock, or why nothing may be written.
    async fn fresh_directive(
        &self,
        id: DirectiveId,
        expected_version: i64,
        allows: fn(DirectiveState) -> bool,
    ) -> Result<Result<directive::Model, DirectiveChange>, StoreError> {
        let Some(row) = self.locked_directive(id).await? else { return Ok(Err(DirectiveChange::Missing)) };
        if row.version == expected_version && allows(state_of(&row)?) {
            return Ok(Ok(row));
        }
        let found = read(self.tx.connection(), vec![row]).await?.pop();
        Ok(Err(found.map_or(DirectiveChange::Missing, |found| DirectiveChange::Stale(Box::new(found)))))
    }

    fn directive_written(
        &self,
        row: directive::ActiveModel,
        text: &DirectiveText,
        at: Moment,
    ) -> directive::ActiveModel {
        directive::ActiveModel {
            title: Set(text.title.clone()),
            number: Set(text.number.clone()),
            text: Set(text.text.clone()),
            deadline: Set(text.deadline.days()),
            needs_answer: Set(text.needs_answer),
            audience: Set(text.audience.code()),
            changed_at: Set(at.micros()),
            changed_by: Set(Some(self.person.0)),
            ..row
        }
    }
}

/// Puts the directive before units.
async fn address(
    connection: &impl ConnectionTrait,
    id: DirectiveId,
    units: &BTreeSet<UnitId>,
    at: Moment,
) -> Result<(), StoreError> {
    let units: Vec<_> = units.iter().copied().collect();
    let same = [
        (Column::DirectiveId, Expr::value(id.0)),
        (Column::Standing, Expr::value(UnitStanding::Unread.code())),
        (Column::Letter, Expr::value(DirectiveLetter::Sent.code())),
        (Column::LetterAt, Expr::value(at.micros())),
    ];
    Ok(unit_rows::write(connection, directive_unit::Entity, &units, &same).await?)
}

fn of_unit(unit: UnitId) -> Select<directive::Entity> {
    directive::Entity::find().filter(directive::Column::UnitId.eq(unit.0))
}

/// The directives of rows, in their order, with who did what and how their units stand.
async fn read(
    connection: &impl ConnectionTrait,
    rows: Vec<directive::Model>,
) -> Result<Vec<DeskDirective>, StoreError> {
    let people = rows.iter().flat_map(|row| [row.changed_by, row.sent_by, row.ended_by]).flatten().collect();
    let names = names_of(connection, people).await?;
    let tallies = tallies(connection, rows.iter().map(|row| row.id).collect()).await?;
    let directive = |row: directive::Model| {
        let changed = (Moment::from_micros(row.changed_at), row.changed_by.and_then(|by| names.get(&by).cloned()));
        Ok(DeskDirective {
            id: DirectiveId(row.id),
            version: row.version,
            state: state_of(&row)?,
            text: text_of(&row)?,
            changed,
            sent: done_by(row.sent_at, row.sent_by, &names),
            ended: done_by(row.ended_at, row.ended_by, &names),
            reminded_at: row.reminded_at.map(Moment::from_micros),
            tally: tallies.get(&row.id).copied().unwrap_or_default(),
        })
    };
    rows.into_iter().map(directive).collect()
}

async fn tallies(connection: &impl ConnectionTrait, ids: Vec<i64>) -> Result<HashMap<i64, ReceiptTally>, StoreError> {
    let mut tallies: HashMap<i64, ReceiptTally> = HashMap::with_capacity(ids.len());
    if ids.is_empty() {
        return Ok(tallies);
    }
    let counted: Vec<(i64, String, i64)> = directive_unit::Entity::find()
        .select_only()
        .columns([Column::DirectiveId, Column::Standing])
        .column_as(Column::UnitId.count(), "units")
        .filter(Column::DirectiveId.is_in(ids))
        .group_by(Column::DirectiveId)
        .group_by(Column::Standing)
        .into_tuple()
        .all(connection)
        .await?;
    for (id, standing, units) in counted {
        let (tally, units) = (tallies.entry(id).or_default(), stored::count(units));
        let standing = standing_of(&standing)?;
        tally.addressed += units;
        tally.read += if standing == UnitStanding::Unread { 0 } else { units };
        tally.done += if standing == UnitStanding::Done { units } else { 0 };
    }
    Ok(tallies)
}
