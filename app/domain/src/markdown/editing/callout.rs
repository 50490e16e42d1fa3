//! Call-outs: the lines that the selection touches are set apart, or a call-out becomes plain text again.

use std::ops::Range;

use super::super::callouts::Callout;
use super::Edit;
use super::candidates::{Draft, New};
use super::context::{Block, Reading};
use super::line::Line;

/// What stands there until something better is typed.
const SAMPLE: &str = "Nội dung cần nhớ";

pub(super) fn toggled(source: &str, selection: &Range<usize>, kind: Callout) -> Option<Edit> {
    let old = Reading::of(source);
    let lines = Line::touched(source, selection);
    if lines.iter().all(is_quoted) {
        return of_quotation(&old, source, selection, kind);
    }
    let range = lines.first()?.start..lines.last()?.end;
    let has_sample = lines.iter().all(Line::is_blank);
    let quoted = |line: &Line<'_>| match &source[line.start..line.words] {
        "" if line.is_blank() => ">".to_owned(),
        opener => format!("> {opener}"),
    };
    let mut new = vec![tag(kind)];
    if has_sample {
        new.push(New::fresh("> ", SAMPLE));
    } else {
        new.extend(lines.iter().map(|line| New::from_line(line, &quoted(line), line.text())));
    }
    Draft { source, range, lines: new, quote: "", has_sample }
        .best(&old, selection, |_, blocks| is_set_apart(blocks, kind))
}

/// A whole quotation gets a name, another one, or is none any more.
fn of_quotation<'a>(old: &Reading<'a>, source: &'a str, selection: &Range<usize>, kind: Callout) -> Option<Edit> {
    let mut lines = Line::touched(source, selection);
    let known = old.blocks_around(&[lines.iter().find(|line| !line.is_blank())?.words]);
    let known = known.first()?.iter().find_map(|block| match block {
        Block::Quote(kind) => Some(*kind),
        _ => None,
    })?;
    while let Some(before) = lines.first().and_then(Line::previous).filter(is_quoted) {
        lines.insert(0, before);
    }
    while let Some(behind) = lines.last().and_then(Line::next).filter(is_quoted) {
        lines.push(behind);
    }
    let range = lines.first()?.start..lines.last()?.end;
    let is_off = known == Some(kind);
    let mut new = if is_off { Vec::new() } else { vec![tag(kind)] };
    let is_tag = |(at, line): &(usize, &Line<'_>)| *at == 0 && known.is_some() && line.callout_tag().is_some();
    for (_, line) in lines.iter().enumerate().filter(|line| !is_tag(line)) {
        let opener = &source[line.start..line.words];
        let beginning = if is_off { without_sign(opener) } else { opener };
        new.push(New::from_line(line, beginning, line.text()));
    }
    let judged = new.iter().filter(|line| line.is_judged).filter_map(|line| Some(line.old.as_ref()?.words));
    let were_around = old.blocks_around(&judged.collect::<Vec<_>>());
    let entries = |blocks: &[Block]| blocks.iter().filter(|block| **block == Block::Item).count();
    let draft = Draft { source, range, lines: new, quote: "", has_sample: false };
    draft.best(old, selection, |at, blocks| {
        // Taken out of the call-out, not into a list before it.
        let is_as_deep = || were_around.get(at).is_some_and(|before| entries(before) == entries(blocks));
        if is_off { !is_set_apart(blocks, kind) && is_as_deep() } else { is_set_apart(blocks, kind) }
    })
}

fn tag<'a>(kind: Callout) -> New<'a> {
    New { is_judged: false, ..New::fresh("> ", &kind.tag()) }
}

fn is_quoted(line: &Line<'_>) -> bool {
    !line.quote().is_empty()
}

fn is_set_apart(blocks: &[Block], kind: Callout) -> bool {
    blocks.contains(&Block::Quote(Some(kind)))
}

/// The beginning of a line without its outermost `> `.
fn without_sign(opener: &str) -> &str {
    let inner = opener.trim_start().strip_prefix('>').unwrap_or(opener);
    inner.strip_prefix(' ').unwrap_or(inner)
}
