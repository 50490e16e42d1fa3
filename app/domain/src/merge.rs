//! Three texts into one: what two people made of the same text, together, where they did not touch the same place.
//!
//! Lined first: in Markdown a line is a paragraph, a row of a table or an entry of a list, so changes of two different
//! lines go together. Where both changed one line, words: what white space separates, so that a date or a number is
//! never put together from two. Between two changes at least one word must have stayed. Whatever is not certain is a
//! conflict and left to a person: nobody's words are ever dropped silently.

mod hunks;
mod lines;
mod words;

use std::borrow::Cow;
use std::collections::HashSet;

use self::hunks::{Hunk, hunks};
use self::lines::{Lined, either};
use crate::diff::STEPS;
use crate::diff::alignment::Work;

/// The changes of both sides together; `None` where they touch each other, or where finding them out takes more steps
/// than the bound. Equal changes count once. Line ends of both sorts are the same, the result has `\n`.
pub fn merge(base: &str, mine: &str, theirs: &str) -> Option<String> {
    within(base, mine, theirs, STEPS)
}

fn within(base: &str, mine: &str, theirs: &str, steps: usize) -> Option<String> {
    let [base, mine, theirs] = [base, mine, theirs].map(with_plain_ends);
    if mine == theirs || base == theirs {
        return Some(mine.into_owned());
    }
    if base == mine {
        return Some(theirs.into_owned());
    }
    let [base, mine, theirs] = [&base, &mine, &theirs].map(|text| Lined::of(text));
    let [mine, theirs] = [Side::new(&base, mine, steps)?, Side::new(&base, theirs, steps)?];
    Merger { base: &base, mine, theirs, parts: Vec::new() }.merged()
}

fn with_plain_ends(text: &str) -> Cow<'_, str> {
    if text.contains("\r\n") { Cow::Owned(text.replace("\r\n", "\n")) } else { Cow::Borrowed(text) }
}

/// What one side made of the base.
struct Side<'a> {
    text: Lined<'a>,
    hunks: Vec<Hunk>,
    /// Where each line of the base is, if it stayed.
    stayed: Vec<Option<usize>>,
    /// The first hunk that was not written yet.
    next: usize,
    /// For words, on all lines together.
    work: Work,
    /// Lined that this side alone brought.
    brought: HashSet<&'a str>,
}

impl<'a> Side<'a> {
    /// `None` when the work ran out.
    fn new(base: &Lined<'a>, text: Lined<'a>, steps: usize) -> Option<Self> {
        let mut work = Work(steps);
        let found = hunks(&base.lines, &text.lines, &mut work);
        let mut stayed = vec![None; base.lines.len()];
        let (mut old, mut new) = (0, 0);
        let end = Hunk { base: base.lines.len()..base.lines.len(), new: 0..0 };
        for hunk in found.iter().chain([&end]) {
            stayed[old..hunk.base.start].iter_mut().zip(new..).for_each(|(place, at)| *place = Some(at));
            (old, new) = (hunk.base.end, hunk.new.end);
        }
        let hunks = found.into_iter().flat_map(Hunk::line_for_line).collect();
        let side = Self { text, hunks, stayed, next: 0, work: Work(steps), brought: HashSet::new() };
        (!work.is_spent()).then_some(side)
    }

    fn peek(&self) -> Option<&Hunk> {
        self.hunks.get(self.next)
    }

    /// Takes the next hunk if it touches one of the other side's.
    fn take_touching(&mut self, others: &[Hunk]) -> bool {
        let touches = self.peek().is_some_and(|hunk| others.iter().any(|other| hunk.touches(other)));
        self.next += usize::from(touches);
        touches
    }

    /// The blanks behind a line of the base that stayed.
    fn gap_behind(&self, line: usize) -> Option<&'a str> {
        self.text.gap(self.stayed.get(line).copied().flatten()?)
    }
}

/// One line of the result, or a few, and the blanks behind it.
type Part<'a> = (Cow<'a, str>, Option<&'a str>);

struct Merger<'a> {
    base: &'a Lined<'a>,
    mine: Side<'a>,
    theirs: Side<'a>,
    parts: Vec<Part<'a>>,
}

impl Merger<'_> {
    fn merged(mut self) -> Option<String> {
        let mut reached = 0;
        while let Some(is_mine) = self.whose_is_next() {
            let starts = (self.mine.next, self.theirs.next);
            let first = if is_mine { &mut self.mine } else { &mut self.theirs };
            first.next += 1;
            // What touches is decided together; it may grow from both sides.
            while self.theirs.take_touching(&self.mine.hunks[starts.0..self.mine.next])
                || self.mine.take_touching(&self.theirs.hunks[starts.1..self.theirs.next])
            {}
            let hunks = self.mine.hunks[starts.0..self.mine.next].iter();
            let place = hunks::span(hunks.chain(&self.theirs.hunks[starts.1..self.theirs.next]));
            self.keep(reached, place.start)?;
            reached = place.end;
            if starts.0 < self.mine.next && starts.1 < self.theirs.next {
                self.decide(starts)?;
            } else {
                self.take(is_mine, if is_mine { starts.0 } else { starts.1 })?;
            }
        }
        self.keep(reached, self.base.lines.len())?;
        let brought_by_both = self.mine.brought.intersection(&self.theirs.brought);
        // The same deed told at two places would stand twice; a person sees at once what to do.
        if brought_by_both.into_iter().any(|line| line.contains(char::is_alphanumeric)) {
            return None;
        }
        Some(self.written())
    }

    /// Whether the next hunk is mine; `None` when all are written.
    fn whose_is_next(&self) -> Option<bool> {
        let place = |hunk: &Hunk| (hunk.base.start, hunk.base.end);
        match (self.mine.peek().map(place), self.theirs.peek().map(place)) {
            (Some(mine), Some(theirs)) => Some(mine <= theirs),
            (None, None) => None,
            (mine, _) => Some(mine.is_some()),
        }
    }

    /// Lined that stayed on both sides.
    fn keep(&mut self, from: usize, to: usize) -> Option<()> {
        for line in from..to {
            let gap = either(self.base.gap(line), self.mine.gap_behind(line), self.theirs.gap_behind(line))?;
            self.parts.push((Cow::Borrowed(self.base.lines.get(line)?), gap));
        }
        Some(())
    }

    /// A change that one side made alone; the other may have changed the blanks behind it, none inside.
    fn take(&mut self, is_mine: bool, at: usize) -> Option<()> {
        let (side, other) = if is_mine { (&mut self.mine, &self.theirs) } else { (&mut self.theirs, &self.mine) };
        let hunk = side.hunks.get(at)?;
        let last_of_base = hunk.base.clone().next_back();
        for line in hunk.base.clone().filter(|line| Some(*line) != last_of_base) {
            (other.gap_behind(line) == self.base.gap(line)).then_some(())?;
        }
        for line in hunk.new.clone() {
            let own = side.text.gap(line);
            let gap = match last_of_base {
                Some(last) if line + 1 == hunk.new.end => either(self.base.gap(last), own, other.gap_behind(last))?,
                _ => own,
            };
            let words = *side.text.lines.get(line)?;
            side.brought.insert(words);
            self.parts.push((Cow::Borrowed(words), gap));
        }
        Some(())
    }

    /// A place that both sides changed.
    fn decide(&mut self, starts: (usize, usize)) -> Option<()> {
        let (mine, theirs) =
            (&self.mine.hunks[starts.0..self.mine.next], &self.theirs.hunks[starts.1..self.theirs.next]);
        let place = hunks::span(mine.iter().chain(theirs));
        let (mine, theirs) = (hunks::made_of(&place, mine)?, hunks::made_of(&place, theirs)?);
        let (one, other) = (self.mine.text.joined(mine.clone()), self.theirs.text.joined(theirs.clone()));
        let text = if mine.is_empty() && theirs.is_empty() {
            return Some(());
        } else if one == other {
            one
        } else if place.is_empty() || mine.is_empty() || theirs.is_empty() {
            return None;
        } else {
            let works = (&mut self.mine.work, &mut self.theirs.work);
            words::merged(&self.base.joined(place.clone()), (&one, works.0), (&other, works.1))?
        };
        let gap = either(
            self.base.gap_behind(&place),
            self.mine.text.gap_behind(&mine),
            self.theirs.text.gap_behind(&theirs),
        )?;
        self.parts.push((Cow::Owned(text), gap));
        Some(())
    }

    fn written(self) -> String {
        let (base, mine, theirs) = (self.base, &self.mine.text, &self.theirs.text);
        let mut text = lines::longer(base.head, mine.head, theirs.head).to_owned();
        let count = self.parts.len();
        for (at, (words, gap)) in self.parts.iter().enumerate() {
            text.push_str(words);
            // The end of a text has no blanks of its own; where something now follows, it is a paragraph.
            text.push_str(if at + 1 < count { gap.unwrap_or("\n\n") } else { "" });
        }
        text + lines::longer(base.tail, mine.tail, theirs.tail)
    }
}

#[cfg(test)]
mod tests;
