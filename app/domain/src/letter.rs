//! A letter the platform sends by e-mail: to whom, about what, plain text. Made clean here, so that nothing a person
//! typed becomes a line of the letter's head or a line no mail server takes.

use std::fmt;

use unicode_segmentation::UnicodeSegmentation;

use crate::moment::Moment;
use crate::person::EmailAddress;
use crate::text;

/// Most graphemes of a subject; lists of letters show less.
const MOST_OF_A_SUBJECT: usize = 150;

/// Most bytes of a line without its end (RFC 5322, 2.1.1).
pub const MOST_OF_A_LINE: usize = 998;

/// A letter. Its subject is one line, its body has lines of at most [`MOST_OF_A_LINE`] bytes, and neither has a character
/// that cannot be seen. `Debug` shows nothing of the body: it may hold a link that opens something.
#[derive(Clone, PartialEq, Eq)]
pub struct Letter {
    to: EmailAddress,
    subject: String,
    body: String,
    useless_from: Option<Moment>,
}

impl Letter {
    /// A letter of any words; they are brought into shape.
    pub fn new(to: EmailAddress, subject: &str, body: &str) -> Self {
        Self { to, subject: one_line(subject, MOST_OF_A_SUBJECT), body: lines(body), useless_from: None }
    }

    /// Not worth sending from this moment on: the link in it opens nothing any more.
    #[must_use]
    pub fn useless_from(self, moment: Moment) -> Self {
        Self { useless_from: Some(moment), ..self }
    }

    /// To whom.
    pub fn to(&self) -> &EmailAddress {
        &self.to
    }

    /// One line.
    pub fn subject(&self) -> &str {
        &self.subject
    }

    /// Lines that end with `\n`.
    pub fn body(&self) -> &str {
        &self.body
    }

    /// From when on it is not worth sending.
    pub fn is_useless_from(&self) -> Option<Moment> {
        self.useless_from
    }
}

impl fmt::Debug for Letter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Letter").field("to", &self.to).field("subject", &self.subject).finish_non_exhaustive()
    }
}

/// Words as one line without invisible characters, cut to so many graphemes. For names inside letters as well: with a
/// line of its own a name could pass for a sentence of ours.
pub fn one_line(raw: &str, graphemes: usize) -> String {
    let visible: String = raw.chars().filter(|c| is_line_end(*c) || c.is_whitespace() || !text::is_junk(*c)).collect();
    let words: Vec<&str> = visible.split(|c: char| c.is_whitespace() || is_line_end(c)).collect();
    let line = words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    text::truncate(&text::nfc(&line), graphemes)
}

fn lines(raw: &str) -> String {
    let clean: String = raw.replace("\r\n", "\n").chars().map(|c| if is_line_end(c) { '\n' } else { c }).collect();
    let mut kept = String::with_capacity(clean.len());
    for line in text::nfc(clean.trim_matches('\n')).split('\n') {
        let visible: String = line.chars().filter(|c| !text::is_junk(*c)).collect();
        let mut rest = visible.trim_end();
        while rest.len() > MOST_OF_A_LINE {
            let (head, tail) = rest.split_at(cut(rest));
            kept.push_str(head.trim_end());
            kept.push('\n');
            rest = tail.trim_start();
        }
        kept.push_str(rest);
        kept.push('\n');
    }
    kept
}

/// Where a line that is too long goes on in the next: after a word, else after a grapheme, else after a character.
fn cut(line: &str) -> usize {
    let ends = |at: &usize| *at > 0 && *at <= MOST_OF_A_LINE;
    let word =
        line.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at).take_while(|at| *at <= MOST_OF_A_LINE);
    let grapheme = line.grapheme_indices(true).map(|(at, _)| at).take_while(|at| *at <= MOST_OF_A_LINE);
    word.last()
        .filter(ends)
        .or_else(|| grapheme.last().filter(ends))
        .unwrap_or_else(|| line.floor_char_boundary(MOST_OF_A_LINE))
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter(subject: &str, body: &str) -> Letter {
        Letter::new(EmailAddress::parse("lan@xa.example.vn").unwrap(), subject, body)
    }

    #[test]
    fn a_subject_is_one_line_whatever_was_typed() {
        let made = letter("Mời\r\nBcc: ai@do.example\u{2028}X: y\0\u{202E}", "Chào");
        assert_eq!(made.subject(), "Mời Bcc: ai@do.example X: y");
        assert_eq!(letter(&"dài ".repeat(100), "").subject().graphemes(true).count(), 148);
    }

    #[test]
    fn a_body_keeps_its_lines_and_has_none_that_is_too_long() {
        let made = letter("", "\n\nMột \r\n\r\nHai\u{7}\u{200B}\u{85}Ba\n\n");
        assert_eq!(made.body(), "Một\n\nHai\nBa\n");
        for long in ["một câu ".repeat(400), "ộ".repeat(3000), "\u{301}".repeat(3000)] {
            let made = letter("", &long);
            assert!(made.body().lines().count() > 1 && made.body().lines().all(|line| line.len() <= MOST_OF_A_LINE));
            let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
            assert_eq!(letters(made.body()), letters(&long));
        }
    }

    #[test]
    fn what_is_in_a_letter_is_not_for_logs() {
        assert!(!format!("{:?}", letter("Mời", "https://studio.example/dat-mat-khau/bí-mật")).contains("bí-mật"));
    }
}
