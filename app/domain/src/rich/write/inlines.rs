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

/// One letter, line break or mention, with its looks. Small, because a text has as many of them as letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) sign: Sign,
    /// Bits of [`BOLD`], [`ITALIC`] and [`STRIKE`].
    pub(super) marks: u8,
    /// Index in [`Line::links`].
    pub(super) link: Option<u16>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    Letter(char),
    Break,
    /// From 0.
    Note(u32),
}

/// Running text, letter by letter.
#[derive(Debug, Clone)]
pub(super) struct Line<'a> {
    pub(super) cells: Vec<Cell>,
    pub(super) links: Vec<&'a str>,
    pub(super) place: Place,
    pub(super) has_break: bool,
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
    let line = line(inlines, place);
    let mut plainest = String::new();
    for (italic, kept) in WAYS {
        let mut line = line.clone();
        for cell in &mut line.cells {
            cell.marks &= kept;
        }
        for mark in MARKS {
            bridge(&mut line.cells, mark);
            trim(&mut line.cells, mark);
        }
        let is_plain = line.cells.iter().all(|cell| cell.marks == 0);
        let mut writer = Writer { line: &line, italic, text: String::new(), line_start: 0 };
        writer.range(0, line.cells.len(), 0, false);
        if is_plain || check::reads_as(&writer.text, &line) {
            return writer.text;
        }
        plainest = writer.text;
    }
    plainest
}

fn line(inlines: &[Inline], place: Place) -> Line<'_> {
    let mut line = Line { cells: Vec::new(), links: Vec::new(), place, has_break: false };
    for inline in inlines {
        match inline {
            Inline::Text { words, style } => {
                let marks = marks(style);
                let target = style.link.as_deref().and_then(|address| line.link(address));
                line.cells.extend(words.chars().map(|c| Cell { sign: Sign::Letter(c), marks, link: target }));
            }
            Inline::Break => {
                line.has_break = true;
                line.cells.push(Cell { sign: Sign::Break, marks: 0, link: None });
            }
            Inline::Note(number) => {
                let number = u32::try_from(*number).unwrap_or(u32::MAX - 1);
                line.cells.push(Cell { sign: Sign::Note(number), marks: 0, link: None });
            }
        }
    }
    line
}

impl<'a> Line<'a> {
    /// The number of a link; one that goes on keeps its number. Beyond the last number links are words.
    fn link(&mut self, address: &'a str) -> Option<u16> {
        if self.links.last() != Some(&address) {
            self.links.push(address);
        }
        u16::try_from(self.links.len() - 1).ok()
    }

    /// Where a link leads.
    pub(super) fn address(&self, link: u16) -> &'a str {
        self.links.get(usize::from(link)).copied().unwrap_or_default()
    }
}

fn marks(style: &Style) -> u8 {
    let bit = |is_set: bool, mark: u8| if is_set { mark } else { 0 };
    bit(style.bold, BOLD) | bit(style.italic, ITALIC) | bit(style.strike, STRIKE)
}

/// Marks the blanks between marked words: `**1.** **Tên**` is `**1. Tên**`.
fn bridge(cells: &mut [Cell], mark: u8) {
    let is_blank = |cell: &Cell| cell.link.is_none() && matches!(cell.sign, Sign::Letter(c) if c.is_whitespace());
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
fn trim(cells: &mut [Cell], mark: u8) {
    let mut start = 0;
    while start < cells.len() {
        let has = |cell: &Cell| cell.marks & mark != 0;
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

fn is_bad_edge(edge: Option<&Cell>, outside: Option<&Cell>) -> bool {
    let touches_letter = outside.is_some_and(|cell| matches!(cell.sign, Sign::Letter(c) if c.is_alphanumeric()));
    match edge.map(|cell| cell.sign) {
        Some(Sign::Letter(c)) => c.is_whitespace() || (touches_letter && !c.is_alphanumeric()),
        _ => true,
    }
}

struct Writer<'a> {
    line: &'a Line<'a>,
    italic: &'static str,
    text: String,
    /// Index of the first cell of the present line.
    line_start: usize,
}

impl Writer<'_> {
    /// Writes cells whose marks `open` are open already. The longest mark opens first, a link before a mark.
    fn range(&mut self, from: usize, to: usize, open: u8, in_link: bool) {
        let mut at = from;
        while let Some(cell) = self.line.cells.get(at).filter(|_| at < to) {
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
                    self.text.push_str(&in_brackets(self.line.address(link)));
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

    fn run(&self, from: usize, to: usize, is_in: impl Fn(&Cell) -> bool) -> usize {
        let rest = self.line.cells.get(from..to).unwrap_or_default();
        from + rest.iter().take_while(|cell| is_in(cell)).count()
    }

    /// Where a mark that opens at `from` closes: before blanks, and not in the middle of a link.
    fn extent(&self, from: usize, to: usize, mark: u8, in_link: bool) -> usize {
        let mut end = self.run(from, to, |cell| cell.marks & mark != 0);
        let link = |at: usize| self.line.cells.get(at).and_then(|cell| cell.link);
        if !in_link && link(end).is_some() && link(end) == link(end - 1) {
            while end > from + 1 && link(end - 1) == link(end) {
                end -= 1;
            }
        }
        while end > from + 1
            && matches!(self.line.cells.get(end - 1).map(|cell| cell.sign), Some(Sign::Letter(' ') | Sign::Break))
        {
            end -= 1;
        }
        end
    }

    fn sign(&mut self, at: usize, sign: Sign) {
        match sign {
            Sign::Letter(c) => {
                if escape::is_needed(self.line, at, self.line_start) {
                    self.text.push('\\');
                }
                self.text.push(c);
            }
            // Two blanks, as the desk's own editor keeps them.
            Sign::Break => {
                self.text.push_str("  \n");
                self.line_start = at + 1;
            }
            Sign::Note(number) => {
                self.text.push_str("[^");
                self.text.push_str(&(number + 1).to_string());
                self.text.push(']');
            }
        }
    }
}
