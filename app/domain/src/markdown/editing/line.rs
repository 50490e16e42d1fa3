//! The lines of a source as people see them: quotation, indentation, mark, words.

use std::ops::Range;

/// What opens a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opener {
    None,
    /// So many `#`.
    Heading(usize),
    /// `-`, `*` or `+`.
    Bullet(char),
    /// The number and the sign behind it, `.` or `)`.
    Number(u64, char),
}

/// One line without its end; all fields are offsets into the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line<'a> {
    pub(super) source: &'a str,
    pub(super) start: usize,
    /// Behind all `>` of quotations and the blank that belongs to them.
    pub(super) indent: usize,
    /// Where the opener stands, or the words if there is none.
    pub(super) opener_at: usize,
    pub(super) opener: Opener,
    /// Where the words begin.
    pub(super) words: usize,
    pub(super) end: usize,
}

impl<'a> Line<'a> {
    /// The line that holds a place.
    pub(super) fn at(source: &'a str, place: usize) -> Self {
        let start = source[..place].rfind('\n').map_or(0, |end| end + 1);
        let end = source[place..].find('\n').map_or(source.len(), |end| place + end);
        let end = start + source[start..end].trim_end_matches('\r').len();
        let indent = start + quotation(&source[start..end]);
        let opener_at = indent + blanks(&source[indent..end]);
        let (opener, length) = opener(&source[opener_at..end]);
        Self { source, start, indent, opener_at, opener, words: opener_at + length, end }
    }

    /// The lines that a selection touches; one that ends where a line begins does not touch that line.
    pub(super) fn touched(source: &'a str, selection: &Range<usize>) -> Vec<Self> {
        let last = match source[..selection.end].strip_suffix('\n') {
            Some(before) if selection.end > selection.start => before.len(),
            _ => selection.end,
        };
        let mut lines = vec![Self::at(source, selection.start)];
        while let Some(next) = lines.last().and_then(Self::next).filter(|next| next.start <= last) {
            lines.push(next);
        }
        lines
    }

    pub(super) fn next(&self) -> Option<Self> {
        let behind = self.source[self.end..].find('\n')?;
        Some(Self::at(self.source, self.end + behind + 1))
    }

    pub(super) fn previous(&self) -> Option<Self> {
        Some(Self::at(self.source, self.start.checked_sub(1)?))
    }

    /// `> ` of the quotations around it.
    pub(super) fn quote(&self) -> &'a str {
        &self.source[self.start..self.indent]
    }

    /// Blanks before the opener.
    pub(super) fn indentation(&self) -> &'a str {
        &self.source[self.indent..self.opener_at]
    }

    /// Everything behind the opener.
    pub(super) fn text(&self) -> &'a str {
        &self.source[self.words..self.end]
    }

    /// Nothing on it but perhaps the signs of quotations.
    pub(super) fn is_blank(&self) -> bool {
        self.source[self.indent..self.end].trim().is_empty()
    }

    /// What is written between `[!` and `]`, if that is all the line has.
    pub(super) fn callout_tag(&self) -> Option<&'a str> {
        let is_quoted = self.indent > self.start;
        let tag = self.source[self.indent..self.end].trim().strip_prefix("[!")?.strip_suffix(']')?;
        is_quoted.then_some(tag)
    }
}

/// Length of the signs of quotations.
fn quotation(line: &str) -> usize {
    let mut length = 0;
    loop {
        let rest = &line[length..];
        let sign = rest.trim_start_matches(' ');
        if rest.len() - sign.len() > 3 || !sign.starts_with('>') {
            return length;
        }
        length += rest.len() - sign.len() + 1;
        length += usize::from(line[length..].starts_with(' '));
    }
}

fn blanks(text: &str) -> usize {
    text.len() - text.trim_start_matches([' ', '\t']).len()
}

/// The opener and its length with the blanks behind it.
fn opener(text: &str) -> (Opener, usize) {
    let hashes = text.len() - text.trim_start_matches('#').len();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let mut behind_digits = text[digits..].chars();
    let (opener, sign) = match text.chars().next() {
        Some('#') if hashes <= 6 => (Opener::Heading(hashes), hashes),
        Some(sign @ ('-' | '*' | '+')) if !is_rule(text) => (Opener::Bullet(sign), 1),
        Some('0'..='9') if digits <= 9 => match (text[..digits].parse(), behind_digits.next()) {
            (Ok(number), Some(sign @ ('.' | ')'))) => (Opener::Number(number, sign), digits + 1),
            _ => return (Opener::None, 0),
        },
        _ => return (Opener::None, 0),
    };
    match blanks(&text[sign..]) {
        0 if text.len() > sign => (Opener::None, 0),
        // Five blanks and more are one, and code.
        blanks if blanks > 4 && sign + blanks < text.len() => (opener, sign + 1),
        blanks => (opener, sign + blanks),
    }
}

/// `---`, `* * *`: a line across the page.
fn is_rule(text: &str) -> bool {
    let signs: Vec<char> = text.chars().filter(|sign| !sign.is_whitespace()).collect();
    signs.len() >= 3 && signs.iter().all(|sign| Some(sign) == signs.first())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_four_parts() {
        for (source, quote, indentation, opener, words) in [
            ("chữ", "", "", Opener::None, "chữ"),
            ("## Mục", "", "", Opener::Heading(2), "Mục"),
            ("#chữ", "", "", Opener::None, "#chữ"),
            ("> > - một", "> > ", "", Opener::Bullet('-'), "một"),
            (">  12) hai", "> ", " ", Opener::Number(12, ')'), "hai"),
            ("  * ba", "", "  ", Opener::Bullet('*'), "ba"),
            ("**đậm**", "", "", Opener::None, "**đậm**"),
            ("- - -", "", "", Opener::None, "- - -"),
            ("-", "", "", Opener::Bullet('-'), ""),
            ("2024.", "", "", Opener::Number(2024, '.'), ""),
            ("12.5 ha", "", "", Opener::None, "12.5 ha"),
            ("-      mã", "", "", Opener::Bullet('-'), "     mã"),
        ] {
            let line = Line::at(source, source.len());
            assert_eq!(
                (line.quote(), line.indentation(), line.opener, line.text()),
                (quote, indentation, opener, words)
            );
        }
    }

    #[test]
    fn a_selection_touches_the_lines_it_has_a_part_of() {
        let source = "một\r\nhai\n\nba";
        let touched = |selection: Range<usize>| {
            let lines = Line::touched(source, &selection);
            lines.iter().map(|line| &source[line.start..line.end]).collect::<Vec<_>>()
        };
        let (second, third) = (source.find("hai").unwrap(), source.find("\n\n").unwrap() + 1);
        assert_eq!(touched(0..0), ["một"]);
        assert_eq!(touched(0..second), ["một"]);
        assert_eq!(touched(second..second), ["hai"]);
        assert_eq!(touched(0..second + 1), ["một", "hai"]);
        assert_eq!(touched(third..third), [""]);
        assert_eq!(touched(0..source.len()), ["một", "hai", "", "ba"]);
        assert_eq!(Line::at("a\nb", 3).previous().map(|line| line.end), Some(1));
    }
}
