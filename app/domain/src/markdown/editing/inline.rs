//! Bold and italic: around what is selected, or away from it.

use std::ops::Range;

use pulldown_cmark::{Event, TagEnd};

use super::context::Reading;
use super::line::Line;
use super::runs::{self, Span};
use super::{Edit, Words};

/// How letters look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    Bold,
    Italic,
}

impl Style {
    fn sign(self) -> &'static str {
        match self {
            Self::Bold => "**",
            Self::Italic => "*",
        }
    }

    /// What stands there until something better is typed.
    fn sample(self) -> &'static str {
        match self {
            Self::Bold => "chữ đậm",
            Self::Italic => "chữ nghiêng",
        }
    }

    fn is(self, tag: TagEnd) -> bool {
        match self {
            Self::Bold => tag == TagEnd::Strong,
            Self::Italic => tag == TagEnd::Emphasis,
        }
    }
}

/// A part of the source and what comes in its place.
type Change<'a> = (Range<usize>, &'a str);

pub(super) fn toggled(source: &str, selection: &Range<usize>, style: Style) -> Option<Edit> {
    let old = Reading::of(source);
    let known = runs::spans(&old, |tag| style.is(tag.to_end()));
    let selected: Vec<Range<usize>> = runs::selected(&old, selection);
    if selected.is_empty() {
        return sample(&old, selection.start, style);
    }
    let was = Styled::of(&old, style);
    let try_out = |changes: Vec<Change<'_>>, runs: &[Range<usize>], is_off: bool| {
        let edit = together(source, changes, runs)?;
        let source = edit.applied(source);
        let new = Styled::of(&Reading::of(&source), style);
        let has_effect = if is_off { new.letters < was.letters } else { new.letters > was.letters };
        (has_effect && new.rest == was.rest).then_some(edit)
    };
    let holders: Option<Vec<&Span>> = selected.iter().map(|run| holder(source, run, &known)).collect();
    if let Some(holders) = holders {
        return try_out(parted(source, &selected, &holders, style), &selected, true)
            .or_else(|| try_out(holders.iter().flat_map(|span| away(span)).collect(), &selected, true));
    }
    let grown: Vec<_> = selected.iter().map(|run| grown(run, &known)).collect();
    let around = |runs: &[Range<usize>]| {
        let inside = known.iter().filter(|span| runs.iter().any(|run| is_in(&span.outer, run)));
        let ends = runs.iter().flat_map(|run| [run.start..run.start, run.end..run.end]);
        ends.map(|end| (end, style.sign())).chain(inside.flat_map(away)).collect::<Vec<_>>()
    };
    // Signs beside letters do not count when there is punctuation inside of them: `a**“b”**`.
    let words = |run: &Range<usize>| runs::trimmed(source, run.clone(), |c| !c.is_alphanumeric());
    let bare: Vec<_> = grown.iter().map(words).filter(|run| !run.is_empty()).collect();
    try_out(around(&grown), &selected, false).or_else(|| try_out(around(&bare), &bare, false))
}

/// Words of ours, where nothing is selected.
fn sample(old: &Reading<'_>, place: usize, style: Style) -> Option<Edit> {
    let source = old.source;
    let line = Line::at(source, place);
    let place = runs::behind_word(source, place.clamp(line.words, line.end));
    let (before, behind) = runs::blanks_around(source, &line, place);
    let with = [before, style.sign(), style.sample(), style.sign(), behind].concat();
    let start = place + before.len() + style.sign().len();
    let edit = Edit { range: place..place, with, selection: start..start + style.sample().len() };
    let changed = edit.applied(source);
    let new = Reading::of(&changed);
    let is_shown = Styled::of(&new, style).letters > Styled::of(old, style).letters;
    let is_same_block = line.is_blank() || new.outermost().len() == old.outermost().len();
    (is_shown && is_same_block && Words::of(old).are_all_in(&Words::of(&new))).then_some(edit)
}

/// The span that the words of a run are in, whatever signs stand between the two.
fn holder<'s>(source: &str, run: &Range<usize>, known: &'s [Span]) -> Option<&'s Span> {
    let words = runs::trimmed(source, run.clone(), |c| !c.is_alphanumeric());
    let core = if words.is_empty() { runs::trimmed(source, run.clone(), is_sign) } else { words };
    known.iter().find(|span| is_in(&core, &span.inner) && (is_in(run, &span.inner) || is_in(&span.inner, run)))
}

fn is_sign(c: char) -> bool {
    matches!(c, '*' | '_' | '~')
}

fn is_in(inner: &Range<usize>, outer: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// A run with all of the spans that it cuts.
fn grown(run: &Range<usize>, known: &[Span]) -> Range<usize> {
    let is_cut = |span: &&Span| span.outer.start < run.end && run.start < span.outer.end;
    let cut = known.iter().filter(is_cut);
    cut.fold(run.clone(), |run, span| run.start.min(span.outer.start)..run.end.max(span.outer.end))
}

/// Both signs of a span go.
fn away(span: &Span) -> [Change<'static>; 2] {
    [(span.outer.start..span.inner.start, ""), (span.inner.end..span.outer.end, "")]
}

/// The selected words leave their span, what is before and behind them stays in it.
fn parted(source: &str, selected: &[Range<usize>], holders: &[&Span], style: Style) -> Vec<Change<'static>> {
    let mut changes: Vec<Change<'static>> = Vec::new();
    for pair in selected.iter().zip(holders).collect::<Vec<_>>().chunk_by(|one, next| one.1 == next.1) {
        let (Some((first, span)), Some((last, _))) = (pair.first(), pair.last()) else { continue };
        let run = first.start.max(span.inner.start)..last.end.min(span.inner.end);
        let run = runs::trimmed(source, run, is_sign);
        let is_void = |side: &Range<usize>| source[side.clone()].chars().all(|c| is_sign(c) || c.is_whitespace());
        let (left, right) = (span.inner.start..run.start, run.end..span.inner.end);
        let [opening, closing] = away(span);
        if is_void(&left) {
            changes.push(opening);
        } else {
            let end = runs::trimmed(source, left, char::is_whitespace).end;
            changes.push((end..end, style.sign()));
        }
        if is_void(&right) {
            changes.push(closing);
        } else {
            let start = runs::trimmed(source, right, char::is_whitespace).start;
            changes.push((start..start, style.sign()));
        }
    }
    changes
}

/// Changes as one; the selected words stay selected.
fn together(source: &str, mut changes: Vec<Change<'_>>, selected: &[Range<usize>]) -> Option<Edit> {
    changes.sort_by_key(|(range, _)| (range.start, range.end));
    changes.dedup();
    let (first, last) = (selected.first()?, selected.last()?);
    let range = changes.first()?.0.start..changes.iter().map(|(range, _)| range.end).max()?;
    let mut with = String::new();
    let mut reached = range.start;
    for (change, sign) in &changes {
        with.push_str(source.get(reached..change.start)?);
        with.push_str(sign);
        reached = change.end;
    }
    // Signs put in at an end of the selection stay outside of it.
    let moved = |place: usize, is_start: bool| {
        let before = changes.iter().filter(|(range, sign)| {
            range.start < place || range.start == place && is_start && range.is_empty() && !sign.is_empty()
        });
        before.fold(place, |at, (range, sign)| at + sign.len() - (range.end.min(place).saturating_sub(range.start)))
    };
    let (start, end) = (moved(first.start, true), moved(last.end, false));
    Some(Edit { range, with, selection: start.min(end)..end })
}

/// A page with the letters of one style, and everything but that style.
struct Styled {
    letters: usize,
    rest: Vec<String>,
}

impl Styled {
    fn of(reading: &Reading<'_>, style: Style) -> Self {
        let (mut depth, mut letters) = (0_usize, 0);
        let mut rest = Vec::new();
        let mut words = String::new();
        for event in &reading.events {
            match event {
                Event::Start(tag) if style.is(tag.to_end()) => depth += 1,
                Event::End(tag) if style.is(*tag) => depth = depth.saturating_sub(1),
                Event::Text(text) => {
                    words.push_str(text);
                    letters += if depth > 0 { text.len() } else { 0 };
                }
                other => {
                    rest.push(std::mem::take(&mut words));
                    rest.push(format!("{other:?}"));
                }
            }
        }
        rest.push(words);
        Self { letters, rest }
    }
}
