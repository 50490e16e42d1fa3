//! Which letters about directives are due. Done once, whoever and however many look: what is next stands in the row of
//! the unit, and is written anew in the transaction of the letter.

use std::collections::HashMap;

use domain::directive::{DirectiveId, DirectiveLetter, Reminder};
use domain::moment::Moment;
use domain::unit::UnitId;
use sea_orm::sea_query::{Expr, ExprTrait, Order, Query, SelectStatement};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, IntoActiveModel, QueryFilter,
    QuerySelect, Set,
};

use super::locked_unit;
use super::unit::{AddressedDirective, read, reminder};
use crate::entities::directive;
use crate::entities::directive_unit::{self, Column};
use crate::error::StoreError;
use crate::open::Store;
use crate::stored;
use crate::tx::Tx;

/// A unit to which a letter is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DueLetter {
    /// To whom.
    pub unit: UnitId,
    /// About which directive.
    pub id: DirectiveId,
    /// Who sent it.
    pub issuer: UnitId,
}

/// A letter to a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterToUnit {
    /// What it is about.
    pub letter: DirectiveLetter,
    /// The directive as the unit sees it.
    pub directive: AddressedDirective,
}

#[derive(FromQueryResult)]
struct DueRow {
    unit_id: i64,
    directive_id: i64,
}

impl Store {
    /// Units to which a letter is due, the longest overdue first.
    pub async fn due_directive_letters(&self, now: Moment, limit: u64) -> Result<Vec<DueLetter>, StoreError> {
        let found = self.0.read.query_all(&due_query(now, limit)).await?;
        if found.is_empty() {
            return Ok(Vec::new());
        }
        let rows = found.iter().map(|row| DueRow::from_query_result(row, "")).collect::<Result<Vec<_>, _>>()?;
        let issuers: HashMap<i64, i64> = directive::Entity::find()
            .select_only()
            .columns([directive::Column::Id, directive::Column::UnitId])
            .filter(directive::Column::Id.is_in(rows.iter().map(|row| row.directive_id)))
            .into_tuple()
            .all(&self.0.read)
            .await?
            .into_iter()
            .collect();
        let due = |row: &DueRow| {
            let issuer = UnitId(issuers.get(&row.directive_id).copied()?);
            Some(DueLetter { unit: UnitId(row.unit_id), id: DirectiveId(row.directive_id), issuer })
        };
        Ok(rows.iter().filter_map(due).collect())
    }
}

impl Tx {
    /// Takes the letter that is due and makes the next one due; `None` when none is.
    pub async fn directive_letter(&self, due: DueLetter, now: Moment) -> Result<Option<LetterToUnit>, StoreError> {
        let connection = self.connection();
        let Some(row) = locked_unit(connection, due.unit.0, due.id.0).await? else { return Ok(None) };
        let Some(code) = row.letter.clone().filter(|_| row.letter_at.is_some_and(|at| at <= now.micros())) else {
            return Ok(None);
        };
        let letter = DirectiveLetter::from_code(&code).ok_or_else(|| stored::unreadable("letter", &code))?;
        let Some(directive) = read(connection, vec![row.clone()]).await?.pop() else { return Ok(None) };
        let reminded = letter.reminder().or(row.reminded.as_deref().and_then(reminded));
        let next = reminder(&directive, reminded, now);
        let mut row = row.into_active_model();
        row.reminded = Set(reminded.map(|reminder| DirectiveLetter::from(reminder).code().to_owned()));
        row.letter = Set(next.map(|(_, reminder)| DirectiveLetter::from(reminder).code().to_owned()));
        row.letter_at = Set(next.map(|(at, _)| at.micros()));
        row.update(connection).await?;
        Ok(Some(LetterToUnit { letter, directive }))
    }
}

fn reminded(code: &str) -> Option<Reminder> {
    DirectiveLetter::from_code(code).and_then(DirectiveLetter::reminder)
}

pub(crate) fn due_query(now: Moment, limit: u64) -> SelectStatement {
    Query::select()
        .columns([Column::UnitId, Column::DirectiveId])
        .from(directive_unit::Entity)
        .and_where(Expr::col(Column::LetterAt).lte(now.micros()))
        .order_by(Column::LetterAt, Order::Asc)
        .limit(limit)
        .take()
}
