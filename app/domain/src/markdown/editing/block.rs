//! A block, named where the caret stands.

use std::ops::Range;

use super::Edit;
use crate::block::{BlockKey, all_named};

/// In the place of what is selected. Where a text names nothing, as in code or an address, nothing is written.
pub(super) fn named(source: &str, selection: &Range<usize>, key: &BlockKey) -> Option<Edit> {
    let with = key.mark();
    let caret = selection.start + with.len();
    let edit = Edit { range: selection.clone(), with, selection: caret..caret };
    let count = |text: &str| all_named(text).iter().filter(|named| *named == key).count();
    (count(&edit.applied(source)) > count(source)).then_some(edit)
}
