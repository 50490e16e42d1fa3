//! Lines written anew, tried with and without blank lines around them until the page shows what was asked for.

use std::ops::Range;

use super::context::{Block, Reading};
use super::line::Line;
use super::{Edit, Words};

/// One line of a draft.
pub(super) struct New<'a> {
    pub(super) text: String,
    /// Where its words begin.
    pub(super) words: usize,
    /// The line it was made from.
    pub(super) old: Option<Line<'a>>,
    /// Whether what it says is looked at on the page.
    pub(super) is_judged: bool,
}

impl<'a> New<'a> {
    /// The words of a line behind another beginning.
    pub(super) fn from_line(line: &Line<'a>, beginning: &str, words: &str) -> Self {
        let text = format!("{beginning}{words}");
        Self { text, words: beginning.len(), is_judged: !line.is_blank(), old: Some(line.clone()) }
    }

    /// A line that was not there.
    pub(super) fn fresh(beginning: &str, words: &str) -> Self {
        let text = format!("{beginning}{words}");
        Self { text, words: beginning.len(), old: None, is_judged: !words.is_empty() }
    }
}

/// Lines in place of others.
pub(super) struct Draft<'a> {
    pub(super) source: &'a str,
    /// Whole lines without the last line's end.
    pub(super) range: Range<usize>,
    pub(super) lines: Vec<New<'a>>,
    /// Signs of quotations that a blank line needs beside a line of the same quotation.
    pub(super) quote: &'a str,
    /// Words of ours, which are selected.
    pub(super) has_sample: bool,
}

impl<'a> Draft<'a> {
    /// The draft with as few blank lines as show what is wanted and leave the neighbours what they are. `is_wanted` is
    /// asked about the blocks around each judged line, counted from 0.
    pub(super) fn best(
        &self,
        old: &Reading<'a>,
        selection: &Range<usize>,
        is_wanted: impl Fn(usize, &[Block]) -> bool,
    ) -> Option<Edit> {
        let neighbour = |line: Option<Line<'a>>| line.filter(|line| !line.is_blank());
        let first = Line::at(self.source, self.range.start);
        let (before, behind) = (neighbour(first.previous()), neighbour(Line::at(self.source, self.range.end).next()));
        let around = |reading: &Reading<'_>, places: [Option<usize>; 2]| {
            places.map(|place| place.map(|place| reading.blocks_around(&[place])))
        };
        let at = [before.as_ref().map(|line| line.words), behind.as_ref().map(|line| line.words)];
        let (were_around, words) = (around(old, at), Words::of(old));

        let mut second_best = None;
        for (is_parted_before, is_parted_behind) in [(false, false), (false, true), (true, false), (true, true)] {
            if is_parted_before && before.is_none() || is_parted_behind && behind.is_none() {
                continue;
            }
            let head = if is_parted_before { self.blank(before.as_ref()) + "\n" } else { String::new() };
            let tail = if is_parted_behind { "\n".to_owned() + &self.blank(behind.as_ref()) } else { String::new() };
            let edit = self.edit(&head, &tail, selection);
            let source = edit.applied(self.source);
            let new = Reading::of(&source);
            let places: Vec<usize> = self.judged(self.range.start + head.len()).collect();
            let is_shown = new.blocks_around(&places).iter().enumerate().all(|(at, blocks)| is_wanted(at, blocks));
            if !is_shown || !words.are_all_in(&Words::of(&new)) {
                continue;
            }
            let behind = at[1].map(|place| place + edit.with.len() - self.range.len());
            if around(&new, [at[0], behind]) == were_around {
                return Some(edit);
            }
            second_best = second_best.or(Some(edit));
        }
        second_best
    }

    fn blank(&self, beside: Option<&Line<'_>>) -> String {
        let is_in_quotation = beside.is_some_and(|line| !line.quote().is_empty());
        if is_in_quotation { self.quote.trim_end().to_owned() } else { String::new() }
    }

    /// Where the judged lines have their words.
    fn judged(&self, start: usize) -> impl Iterator<Item = usize> {
        let starts = self.lines.iter().scan(start, |next, line| {
            let at = *next;
            *next += line.text.len() + 1;
            Some((at, line))
        });
        starts.filter(|(_, line)| line.is_judged).map(|(at, line)| at + line.words)
    }

    fn edit(&self, head: &str, tail: &str, selection: &Range<usize>) -> Edit {
        let texts: Vec<&str> = self.lines.iter().map(|line| line.text.as_str()).collect();
        let with = [head, &texts.join("\n"), tail].concat();
        let start = self.range.start + head.len();
        let end = self.range.start + with.len() - tail.len();
        let selection = if self.has_sample {
            let words = self.judged(start).last().unwrap_or(end);
            words..end
        } else {
            let place = |place| self.moved(place, start).unwrap_or(end);
            place(selection.start)..place(selection.end).max(place(selection.start))
        };
        Edit { range: self.range.clone(), with, selection }
    }

    /// Where a place of the source is now, if its line is still there.
    fn moved(&self, place: usize, start: usize) -> Option<usize> {
        let mut at = start;
        for line in &self.lines {
            if let Some(old) = line.old.as_ref().filter(|old| place <= old.end) {
                let behind = place.saturating_sub(old.words);
                return Some(at + (line.words + behind).min(line.text.len()));
            }
            at += line.text.len() + 1;
        }
        None
    }
}
