//! Links: around what is selected, instead of another link, or with words of their own.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::address::{in_brackets, linkable};
use super::context::Reading;
use super::line::Line;
use super::runs::{self, Span};
use super::{Edit, Words};

/// What stands there until something better is typed.
const SAMPLE: &str = "tên của trang được dẫn đến";

pub(super) fn linked(source: &str, selection: &Range<usize>, words: &str, typed: &str) -> Option<Edit> {
    let old = Reading::of(source);
    let address = linkable(typed)?;
    let typed_words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let links = runs::spans(&old, |tag| matches!(tag, Tag::Link { .. }));
    let place = Place::of(&old, selection, &links);
    let written = |words: &str, blanks: (&str, &str)| {
        let start = place.range.start + blanks.0.len() + 1;
        let with = format!("{}[{words}]({}){}", blanks.0, in_brackets(&address), blanks.1);
        Edit { range: place.range.clone(), with, selection: start..start + words.len() }
    };
    let selected = &source[place.words.clone()];
    let wordings = if typed_words.is_empty() {
        // As it is, with its marks; where they are in each other's way, the words alone.
        let plain = escaped(&Reading::of(selected).text().split_whitespace().collect::<Vec<_>>().join(" "));
        if selected.is_empty() { vec![SAMPLE.to_owned()] } else { vec![selected.to_owned(), plain] }
    } else {
        vec![escaped(&typed_words)]
    };
    let kept = if typed_words.is_empty() { place.range.end..place.range.end } else { place.range.clone() };
    let must_stay = [&source[..kept.start], &source[kept.end..]].concat();
    let must_stay = Words::of(&Reading::of(&must_stay));
    let is_good = |edit: &Edit| {
        let changed = edit.applied(source);
        let new = Reading::of(&changed);
        let is_linked = |(event, at): (&Event<'_>, &Range<usize>)| {
            matches!(event, Event::Start(Tag::Link { dest_url, .. }) if in_brackets(dest_url) == in_brackets(&address))
                && at.start + 1 == edit.selection.start
        };
        new.events.iter().zip(&new.places).any(is_linked)
            && must_stay.are_all_in(&Words::of(&new))
            && marks(&new) >= marks(&old).saturating_sub(marks(&Reading::of(selected)))
    };
    let blanks = place.blanks;
    let candidates = wordings.iter().flat_map(|words| [written(words, blanks), written(words, (" ", blanks.1))]);
    candidates.into_iter().find(is_good)
}

/// What a link replaces, what it says, and blanks it needs.
struct Place {
    range: Range<usize>,
    words: Range<usize>,
    blanks: (&'static str, &'static str),
}

impl Place {
    fn of(old: &Reading<'_>, selection: &Range<usize>, links: &[Span]) -> Self {
        let source = old.source;
        let run = runs::selected(old, selection).into_iter().next();
        let chosen = run.clone().unwrap_or(selection.start..selection.start);
        let touches =
            |link: &&Span| link.outer.start < chosen.end.max(chosen.start + 1) && chosen.start < link.outer.end;
        if let Some(link) = links.iter().find(touches) {
            return Self { range: link.outer.clone(), words: link.inner.clone(), blanks: ("", "") };
        }
        if let Some(run) = run {
            return Self { range: run.clone(), words: run, blanks: ("", "") };
        }
        let line = Line::at(source, chosen.start);
        let at = runs::behind_word(source, chosen.start.clamp(line.words, line.end));
        Self { range: at..at, words: at..at, blanks: runs::blanks_around(source, &line, at) }
    }
}

/// Bold, italic and the like; a link may not tear them apart.
fn marks(reading: &Reading<'_>) -> usize {
    let is_mark = |event: &&Event<'_>| matches!(event, Event::Start(Tag::Strong | Tag::Emphasis | Tag::Strikethrough));
    reading.events.iter().filter(is_mark).count()
}

/// Words as they are, whatever the parser would see in them.
pub(crate) fn escaped(words: &str) -> String {
    let mut written = String::with_capacity(words.len());
    for c in words.chars() {
        // Two braces name a block.
        let is_second = c == '{' && written.ends_with('{');
        if is_second || matches!(c, '\\' | '[' | ']' | '*' | '_' | '`' | '<' | '>' | '~' | '|' | '&' | '!') {
            written.push('\\');
        }
        written.push(c);
    }
    written
}
