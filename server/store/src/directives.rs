//! Directives: written and sent at the desk of the province, read and done at the desks of the units they are for. How a
//! unit stands with one is a row of that unit, written when it is sent, so what a desk asks is a lookup by its unit, and
//! another unit's row cannot be asked for.

mod desk;
mod letters;
mod receipts;
mod unit;

use std::collections::HashMap;

use domain::alert::Audience;
use domain::directive::{DirectiveState, DirectiveText, UnitStanding};
use domain::moment::{CivilDate, Moment};
use sea_orm::{ConnectionTrait, EntityTrait, QuerySelect};

use crate::entities::{directive, directive_unit};
use crate::error::StoreError;
use crate::stored;

pub use self::desk::{DeskDirective, DirectiveChange, ReceiptTally};
#[cfg(test)]
pub(crate) use self::letters::due_query;
pub use self::letters::{DueLetter, LetterToUnit};
pub use self::receipts::Receipt;
pub(crate) use self::unit::open_of;
pub use self::unit::{AddressedDirective, OpenDirectives, ReceiptChange};

/// Something somebody did; the name is `None` once that person is gone.
pub type DoneBy = (Moment, Option<String>);

fn text_of(row: &directive::Model) -> Result<DirectiveText, StoreError> {
    Ok(DirectiveText {
        title: row.title.clone(),
        number: row.number.clone(),
        text: row.text.clone(),
        deadline: CivilDate::from_days(row.deadline)
            .ok_or_else(|| stored::unreadable("day", &row.deadline.to_string()))?,
        needs_answer: row.needs_answer,
        audience: Audience::from_code(&row.audience).ok_or_else(|| stored::unreadable("audience", &row.audience))?,
    })
}

fn state_of(row: &directive::Model) -> Result<DirectiveState, StoreError> {
    DirectiveState::from_code(&row.state).ok_or_else(|| stored::unreadable("state of a directive", &row.state))
}

fn standing_of(code: &str) -> Result<UnitStanding, StoreError> {
    UnitStanding::from_code(code).ok_or_else(|| stored::unreadable("standing", code))
}

fn done_by(at: Option<i64>, by: Option<i64>, names: &HashMap<i64, String>) -> Option<DoneBy> {
    at.map(|at| (Moment::from_micros(at), by.and_then(|person| names.get(&person).cloned())))
}

/// The row of one unit, which nobody else can change until the transaction ends.
async fn locked_unit(
    connection: &impl ConnectionTrait,
    unit: i64,
    directive: i64,
) -> Result<Option<directive_unit::Model>, StoreError> {
    Ok(directive_unit::Entity::find_by_id((unit, directive)).lock_exclusive().one(connection).await?)
}
