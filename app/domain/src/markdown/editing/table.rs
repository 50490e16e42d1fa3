//! An empty table behind the paragraph.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::context::Reading;
use super::{Edit, behind};

const MOST_COLUMNS: u8 = 8;
const MOST_ROWS: u8 = 30;

/// The name of the first column is selected.
pub(super) fn inserted(source: &str, place: usize, columns: u8, rows: u8) -> Option<Edit> {
    let old = Reading::of(source);
    let (table, first_name) = table(columns.clamp(1, MOST_COLUMNS), rows.clamp(1, MOST_ROWS));
    behind::set(&old, place, &table, &first_name, |new| count(new) > count(&old))
}

/// The source of a table, and where its first name is.
fn table(columns: u8, rows: u8) -> (String, Range<usize>) {
    let row = |cell: &dyn Fn(u8) -> String| {
        (1..=columns).map(|column| format!("| {} ", cell(column))).collect::<Vec<_>>().concat() + "|"
    };
    let name = |column: u8| format!("Cột {column}");
    let mut lines = vec![row(&name), row(&|_| "---".to_owned())];
    lines.extend((0..rows).map(|_| row(&|_| " ".to_owned())));
    (lines.join("\n"), 2..2 + name(1).len())
}

fn count(reading: &Reading<'_>) -> usize {
    reading.events.iter().filter(|event| matches!(event, Event::Start(Tag::Table(_)))).count()
}
