mod by_example;
mod properties;

use std::ops::Range;

use super::line::Line;
use super::*;
use crate::markdown::render;

/// A source with its selection written into it: `một ⟦hai⟧ ba`, or `một ⟦⟧hai` for a caret.
fn read(noted: &str) -> (String, Range<usize>) {
    let start = noted.find('⟦').unwrap();
    let without = noted.replacen('⟦', "", 1);
    let end = without.find('⟧').unwrap();
    (without.replacen('⟧', "", 1), start..end)
}

fn noted(source: &str, selection: &Range<usize>) -> String {
    let (before, selected, behind) = (&source[..selection.start], &source[selection.clone()], &source[selection.end..]);
    format!("{before}⟦{selected}⟧{behind}")
}

/// The source and its selection after a button.
fn pressed(note: &str, mark: &Mark) -> String {
    let (source, selection) = read(note);
    let edit = apply(&source, selection, mark);
    noted(&edit.applied(&source), &edit.selection)
}

/// The source and its selection after Enter at the end of the selection; `None` for an ordinary line end.
fn entered(note: &str) -> Option<String> {
    let (source, selection) = read(note);
    continued(&source, selection.end).map(|edit| noted(&edit.applied(&source), &edit.selection))
}

fn html(note: &str) -> String {
    render(&note.replace(['⟦', '⟧'], "")).html
}

fn link(words: &str, address: &str) -> Mark {
    Mark::Link { words: words.to_owned(), address: address.to_owned() }
}

fn picture(shows: &str, caption: &str) -> Mark {
    let key = MediaKey::parse("abcdefghijklmnop").unwrap();
    Mark::Picture { key, shows: shows.to_owned(), caption: caption.to_owned() }
}

/// The source and its selection after something was pasted.
fn pasted_at(note: &str, text: &str, is_words: bool) -> Option<String> {
    let (source, selection) = read(note);
    pasted(&source, selection, text, is_words).map(|edit| noted(&edit.applied(&source), &edit.selection))
}
