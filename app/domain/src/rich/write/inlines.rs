//! Running text as Markdown: which marks open and close where.
//!
//! Markdown's rules about `*` beside letters and signs cannot say everything. So the text is written in the best way,
//! read back by the parser, and written with fewer marks until it reads as meant. Words are never lost by it.

mod check;

use super::escape;
use crate::markdown::editing::in_brackets;
use crate::rich::{Inline, Style};

/// What surrounds the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// A paragraph, whose lines could look like other blocks.
    Lines,
    /// Behind `# `.
    Heading,
    /// Between the bars of a table.
    Cell,
}

/// One letter, line break or mention, with its looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cell<'a> {
    pub(super) sign: Sign,
    /// Bits of [`BOLD`], [`ITALIC`] and [`STRIKE`].
    pub(super) marks: u8,
    pub(super) link: Option<&'a str>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    Letter(char),
    Break,
    Note(usize),
}

const BOLD: u8 = 1;
const ITALIC: u8 = 2;
const STRIKE: u8 = 4;
const MARKS: [u8; 3] = [BOLD, ITALIC, STRIKE];

/// Ways to write, from best to plainest: the sign for italics, and the marks that are kept.
const WAYS: [(&str, u8); 5] =
    [("*", BOLD | ITALIC | STRIKE), ("_", BOLD | ITALIC | STRIKE), ("*", BOLD | STRIKE), ("*", BOLD), ("*", 0)];

/// Writes tidied running text.
pub(super) fn write(inlines: &[Inline], place: Place) -> String {
    let cells = cells(inlines);
    let mut plainest = String::new();
    for (italic, kept) in WAYS {
        let mut cells: Vec<Cell<'_>> = cells.iter().map(|cell| Cell { marks: cell.marks & kept, ..*cell }).collect();
        for mark in MARKS {
            bridge(&mut cells, mark);
            trim(&mut cells, mark);
        }
        let mut writer = Writer { cells: &cells, place, italic, text: String::new() };
        writer.range(0, cells.len(), 0, false);
        if cells.iter().all(|cell| cell.marks == 0) || check::reads_as(&writer.text, &cells) {
            return writer.text;
        }
        plainest = writer.text;
    }
    plainest
}

fn cells(inlines: &[Inline]) -> Vec<Cell<'_>> {
    let mut cells = Vec::new();
    for inline in inlines {
        match inline {
            Inline::Text { words, style } => {
                let marks = marks(style);
                let link = style.link.as_deref();
                cells.extend(words.chars().map(|c| Cell { sign: Sign::Letter(c), marks, link }));
            }
            Inline::Break => cells.push(Cell { sign: Sign::Break, marks: 0, link: None }),
            Inline::Note(number) => cells.push(Cell { sign: Sign::Note(*number), marks: 0, link: None }),
        }
    }
    cells
}

fn marks(style: &Style) -> u8 {
    let bit = |is_set: bool, mark: u8| if is_set { mark } else { 0 };
    bit(style.bold, BOLD) | bit(style.italic, ITALIC) | bit(style.strike, STRIKE)
}

/// Marks the blanks between marked words: `**1.** **Tên**` is `**1. Tên**`.
fn bridge(cells: &mut [Cell<'_>], mark: u8) {
    let is_blank = |cell: &Cell<'_>| cell.link.is_none() && matches!(cell.sign, Sign::Letter(c) if c.is_whitespace());
    for at in 1..cells.len().saturating_sub(1) {
        let is_marked = |at: usize| cells.get(at).is_some_and(|cell| cell.marks & mark != 0);
        if cells.get(at).is_some_and(is_blank)
            && is_marked(at - 1)
            && is_marked(at + 1)
            && let Some(cell) = cells.get_mut(at)
        {
            cell.marks |= mark;
        }
    }
}

/// Moves the ends of a mark inwards over blanks, and over signs that touch a letter outside: there the parser would
/// not see an end. `**“Có”**thể` becomes `“**Có**”thể`.
fn trim(cells: &mut [Cell<'_>], mark: u8) {
    let mut start = 0;
    while start < cells.len() {
        let has = |cell: &Cell<'_>| cell.marks & mark != 0;
        let rest = cells.get(start..).unwrap_or_default();
        let length = rest.iter().take_while(|cell| has(cell)).count();
        let end = start + length;
        if length == 0 {
            start += 1;
            continue;
        }
        let (mut first, mut last) = (start, end);
        while first < last && is_bad_edge(cells.get(first), first.checked_sub(1).and_then(|at| cells.get(at))) {
            first += 1;
        }
        while first < last && is_bad_edge(cells.get(last - 1), cells.get(last)) {
            last -= 1;
        }
        for at in (start..first).chain(last..end) {
            if let Some(cell) = cells.get_mut(at) {
                cell.marks &= !mark;
            }
        }
        start = end;
    }
}

fn is_bad_edge(edge: Option<&Cell<'_>>, outside: Option<&Cell<'_>>) -> bool {
    let touches_letter = outside.is_some_and(|cell| matches!(cell.sign, Sign::Letter(c) if c.is_alphanumeric()));
    match edge.map(|cell| cell.sign) {
        Some(Sign::Letter(c)) => c.is_whitespace() || (touches_letter && !c.is_alphanumeric()),
        _ => true,
    }
}

struct Writer<'a> {
    cells: &'a [Cell<'a>],
    place: Place,
    italic: &'static str,
    text: String,
}

impl Writer<'_> {
    /// Writes cells whose marks `open` are open already. The longest mark opens first, a link before a mark.
    fn range(&mut self, from: usize, to: usize, open: u8, in_link: bool) {
        let mut at = from;
        while let Some(cell) = self.cells.get(at).filter(|_| at < to) {
            let link = cell.link.filter(|_| !in_link);
            let is_blank = matches!(cell.sign, Sign::Letter(c) if c.is_whitespace());
            let longest = MARKS
                .into_iter()
                .filter(|mark| cell.marks & !open & mark != 0 && !is_blank)
                .map(|mark| (self.extent(at, to, mark, in_link), mark))
                .reduce(|best, other| if other.0 > best.0 { other } else { best });
            let link_end = link.map(|link| self.run(at, to, |cell| cell.link == Some(link)));
            match (link, link_end, longest) {
                (Some(link), Some(end), marked) if marked.is_none_or(|(marked, _)| marked <= end) => {
                    self.text.push('[');
                    self.range(at, end, open, true);
                    self.text.push_str("](");
                    self.text.push_str(&in_brackets(link));
                    self.text.push(')');
                    at = end;
                }
                (_, _, Some((end, mark))) => {
                    let sign = match mark {
                        BOLD => "**",
                        ITALIC => self.italic,
                        _ => "~~",
                    };
                    self.text.push_str(sign);
                    self.range(at, end, open | mark, in_link);
                    self.text.push_str(sign);
                    at = end;
                }
                _ => {
                    self.sign(at, cell.sign);
                    at += 1;
                }
            }
        }
    }

    fn run(&self, from: usize, to: usize, is_in: impl Fn(&Cell<'_>) -> bool) -> usize {
        let rest = self.cells.get(from..to).unwrap_or_default();
        from + rest.iter().take_while(|cell| is_in(cell)).count()
    }

    /// Where a mark that opens at `from` closes: before blanks, and not in the middle of a link.
    fn extent(&self, from: usize, to: usize, mark: u8, in_link: bool) -> usize {
        let mut end = self.run(from, to, |cell| cell.marks & mark != 0);
        let link = |at: usize| self.cells.get(at).and_then(|cell| cell.link);
        if !in_link && link(end).is_some() && link(end) == link(end - 1) {
            while end > from + 1 && link(end - 1) == link(end) {
                end -= 1;
            }
        }
        while end > from + 1
            && matches!(self.cells.get(end - 1).map(|cell| cell.sign), Some(Sign::Letter(' ') | Sign::Break))
        {
            end -= 1;
        }
        end
    }

    fn sign(&mut self, at: usize, sign: Sign) {
        match sign {
            Sign::Letter(c) => {
                if escape::is_needed(self.cells, at, self.place) {
                    self.text.push('\\');
                }
                self.text.push(c);
            }
            // Two blanks, as the desk's own editor keeps them.
            Sign::Break => self.text.push_str("  \n"),
            Sign::Note(number) => {
                self.text.push_str("[^");
                self.text.push_str(&(number + 1).to_string());
                self.text.push(']');
            }
        }
    }
}
