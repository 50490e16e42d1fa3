//! What another program brought, already Markdown: words go on in their line, everything else stands apart.

use std::ops::Range;

use super::behind::{self, missing_ends};
use super::context::{Block, Reading};
use super::{Edit, Words, within};

/// Sets `text` in where the selection is. `None` inside code, where marks would be letters: there the letters alone are
/// meant. The caret stands behind it.
pub fn pasted(source: &str, selection: Range<usize>, text: &str, is_words: bool) -> Option<Edit> {
    let selection = within(source, selection);
    let text = text.trim_matches('\n');
    let old = Reading::of(source);
    if old.is_code(selection.start) || old.is_code(selection.end) {
        return None;
    }
    if is_words {
        let caret = selection.start + text.len();
        return Some(Edit { range: selection, with: text.to_owned(), selection: caret..caret });
    }
    let around = old.blocks_around(&[selection.start, selection.end]);
    let is_in_table = around.iter().flatten().any(|block| *block == Block::Table);
    let edit = Some(apart(source, selection.clone(), text)).filter(|_| !is_in_table);
    edit.filter(|edit| keeps_words(source, &selection, edit))
        .or_else(|| behind::set(&old, selection.end, text, &(text.len()..text.len()), |_| true))
}

/// In place of the selection, with blank lines on both sides.
fn apart(source: &str, selection: Range<usize>, text: &str) -> Edit {
    let is_blank = |c: char| matches!(c, ' ' | '\t' | '\r' | '\n');
    let (before, behind) = (&source[..selection.start], &source[selection.end..]);
    let head = missing_ends(before, &before[before.trim_end_matches(is_blank).len()..]);
    let tail = missing_ends(behind, &behind[..behind.len() - behind.trim_start_matches(is_blank).len()]);
    let caret = selection.start + head.len() + text.len();
    Edit { range: selection, with: [head, text, tail].concat(), selection: caret..caret }
}

fn keeps_words(source: &str, selection: &Range<usize>, edit: &Edit) -> bool {
    let rest = [&source[..selection.start], "\n\n", &source[selection.end..]].concat();
    let changed = edit.applied(source);
    Words::of(&Reading::of(&rest)).are_all_in(&Words::of(&Reading::of(&changed)))
}
