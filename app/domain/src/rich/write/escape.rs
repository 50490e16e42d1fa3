//! Which signs of a text would be Markdown. Only those are escaped, so that people can read the source.

use super::inlines::{Cell, Line, Place, Sign};

/// Words of one line outside of any mark.
pub(super) fn line(words: &str) -> String {
    super::inlines::write(&[super::Inline::text(words)], Place::Lines)
}

/// Words between the square brackets of a picture.
pub(super) fn in_link(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    for c in words.chars() {
        if matches!(c, '\\' | '[' | ']' | '*' | '_' | '`' | '~' | '<' | '&' | '|' | '!') || is_second(c, &text) {
            text.push('\\');
        }
        text.push(c);
    }
    text
}

/// Words between the quotation marks behind an address.
pub(super) fn in_quotes(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    for c in words.chars() {
        if matches!(c, '\\' | '"' | '&' | '|' | '<' | '`') || is_second(c, &text) {
            text.push('\\');
        }
        text.push(c);
    }
    text
}

/// Two braces name a block, and one never does.
fn is_second(c: char, written: &str) -> bool {
    c == '{' && written.ends_with('{')
}

/// Whether the letter at a place needs a backslash. Marks and links write signs of their own around it. `start` is
/// where its line begins.
pub(super) fn is_needed(line: &Line<'_>, at: usize, start: usize) -> bool {
    let cells = line.cells.as_slice();
    let Some(Cell { sign: Sign::Letter(c), link, .. }) = cells.get(at) else { return false };
    let next = cells.get(at + 1);
    let opens_next =
        next.is_some_and(|next| matches!(next.sign, Sign::Note(_)) || (next.link.is_some() && next.link != *link));
    let after = letter(next);
    match c {
        '\\' | '*' | '`' | '~' => true,
        '|' => line.place == Place::Cell || line.has_break,
        '_' => !(is_word(before(cells, at)) && is_word(after)),
        '[' => link.is_some() || matches!(after, Some('^' | '!')),
        ']' => link.is_some() || opens_next || matches!(after, Some('(' | '[' | ':')),
        '!' => opens_next,
        '(' => is_after_note(cells, at),
        ':' => is_after_note(cells, at) || (line.place == Place::Lines && is_line_start(cells, at, start)),
        '<' => matches!(after, Some('a'..='z' | 'A'..='Z' | '/' | '!' | '?')),
        '&' => is_entity(cells, at),
        // Two of them name a block.
        '{' => before(cells, at) == Some('{'),
        '#' if line.place == Place::Heading => next.is_none(),
        '#' | '>' | '=' | '+' | '-' | '.' | ')' => line.place == Place::Lines && is_line_start(cells, at, start),
        _ => false,
    }
}

/// Whether the letter would make its line a heading, a list, a quotation, or underline the line before.
fn is_line_start(cells: &[Cell], at: usize, start: usize) -> bool {
    let within = at.saturating_sub(start);
    // Ten digits are no list any more.
    if within > 10 {
        return false;
    }
    let Some(line) = cells.get(start..) else { return false };
    if line.first().is_none_or(|first| first.marks != 0 || first.link.is_some()) {
        return false;
    }
    let letters = || line.iter().map_while(|cell| letter(Some(cell)));
    let ends_at = |count: usize| match line.get(count) {
        None => true,
        Some(cell) => cell.sign == Sign::Break || letter(Some(cell)).is_none_or(char::is_whitespace),
    };
    match letters().next() {
        Some('#') => within == 0 && ends_at(letters().take(8).take_while(|c| *c == '#').count()),
        Some('>' | '=') => within == 0,
        Some('+') => within == 0 && ends_at(1),
        Some('-') => within == 0 && (ends_at(1) || matches!(letters().nth(1), Some('-' | ':'))),
        Some(':') => within == 0 && letters().nth(1) == Some('-'),
        Some('0'..='9') => {
            let digits = letters().take(10).take_while(char::is_ascii_digit).count();
            within == digits && digits < 10 && matches!(letters().nth(digits), Some('.' | ')')) && ends_at(digits + 1)
        }
        _ => false,
    }
}

/// `&copy;` and its kind.
fn is_entity(cells: &[Cell], at: usize) -> bool {
    let mut rest = cells.iter().skip(at + 1).map_while(|cell| letter(Some(cell)));
    rest.find(|c| !c.is_ascii_alphanumeric() && *c != '#') == Some(';')
}

fn before(cells: &[Cell], at: usize) -> Option<char> {
    letter(at.checked_sub(1).and_then(|before| cells.get(before)))
}

fn letter(cell: Option<&Cell>) -> Option<char> {
    match cell?.sign {
        Sign::Letter(c) => Some(c),
        Sign::Break | Sign::Note(_) => None,
    }
}

fn is_after_note(cells: &[Cell], at: usize) -> bool {
    at.checked_sub(1).and_then(|before| cells.get(before)).is_some_and(|cell| matches!(cell.sign, Sign::Note(_)))
}

fn is_word(c: Option<char>) -> bool {
    c.is_some_and(char::is_alphanumeric)
}
