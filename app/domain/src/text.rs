//! Text as it comes through the door: one shape, no invisible characters, a limit people can count.
//!
//! Owns cleaning and length. Folding for search is in [`crate::fold`], addresses are in [`crate::slug`].

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, is_nfc};
use unicode_segmentation::UnicodeSegmentation;

use crate::number;

/// Why a typed text cannot be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TextFault {
    /// More letters than the field holds. Both are grapheme clusters of the cleaned text.
    #[error("{length} graphemes where {limit} fit")]
    TooLong {
        /// The most the field holds.
        limit: usize,
        /// What was typed.
        length: usize,
    },
    /// U+FFFD is in the text: some program before us already lost letters, and we cannot guess which.
    #[error("the text holds U+FFFD")]
    BrokenCharacters,
}

impl TextFault {
    /// One Vietnamese sentence for the person who typed; `field` is the label they see, for example `Tiêu đề`.
    pub fn sentence(&self, field: &str) -> String {
        match self {
            Self::TooLong { limit, length } => format!(
                "{field} dài {} ký tự, nhiều hơn mức cho phép là {}. Hãy bớt đi {} ký tự.",
                count(*length),
                count(*limit),
                count(length.saturating_sub(*limit)),
            ),
            Self::BrokenCharacters => {
                format!("{field} có ký tự bị hỏng (\u{FFFD}). Hãy chép lại từ bản gốc hoặc gõ lại chỗ đó.")
            }
        }
    }
}

fn count(amount: usize) -> String {
    number::integer(i64::try_from(amount).unwrap_or(i64::MAX))
}

/// The text in Unicode normalisation form C, otherwise as it is.
pub fn nfc(raw: &str) -> String {
    if is_nfc(raw) { raw.to_owned() } else { raw.nfc().collect() }
}

/// Cleans a one-line field. `limit` is in grapheme clusters; `None` means nothing visible was typed.
///
/// White space of every kind, line ends and no-break spaces included, becomes one space between words.
pub fn line(raw: &str, limit: usize) -> Result<Option<String>, TextFault> {
    refuse_broken(raw)?;
    let visible: String = raw.chars().filter(|c| c.is_whitespace() || !is_junk(*c)).collect();
    let words: Vec<&str> = visible.split_whitespace().collect();
    within(nfc(&canonical_d(&words.join(" "))), limit)
}

/// Cleans a text of several lines, usually Markdown. `limit` is in grapheme clusters; `None` means only blank lines.
///
/// Two spaces at the end of a line survive, because Markdown reads them as a line break; the indentation of the
/// first line survives, because Markdown reads it as code. No-break spaces survive, because `150.000 ₫` needs one.
pub fn block(raw: &str, limit: usize) -> Result<Option<String>, TextFault> {
    refuse_broken(raw)?;
    let text: String = raw
        .replace("\r\n", "\n")
        .chars()
        .map(|c| if is_line_end(c) { '\n' } else { c })
        .filter(|c| matches!(c, '\n' | '\t') || !is_junk(*c))
        .collect();
    let text = nfc(&canonical_d(&text));
    let lines: Vec<Cow<'_, str>> = text.split('\n').map(trim_line_end).collect();
    let Some(first) = lines.iter().position(|line| !line.is_empty()) else {
        return Ok(None);
    };
    let last = lines.iter().rposition(|line| !line.is_empty()).unwrap_or(first);
    let mut kept = lines.get(first..=last).unwrap_or_default().join("\n");
    kept.truncate(kept.trim_end().len());
    within(kept, limit)
}

/// At most `graphemes` grapheme clusters, the closing `…` included when something was cut.
///
/// Never splits a base letter from its mark, and cuts between words where one ends in the second half.
pub fn truncate(text: &str, graphemes: usize) -> String {
    let mut starts = text.grapheme_indices(true).map(|(start, _)| start);
    let Some(room) = graphemes.checked_sub(1) else {
        return String::new();
    };
    let cut = starts.nth(room).unwrap_or(text.len());
    if starts.next().is_none() {
        return text.to_owned();
    }
    let (head, tail) = text.split_at(cut);
    let word_end = if tail.starts_with(char::is_whitespace) {
        head.len()
    } else {
        head.rfind(char::is_whitespace).filter(|space| *space >= head.len() / 2).unwrap_or(head.len())
    };
    let kept = head.split_at(word_end).0.trim_end();
    let kept = kept.trim_end_matches([',', ';', ':', '.', '–', '-']);
    format!("{kept}…")
}

fn refuse_broken(raw: &str) -> Result<(), TextFault> {
    if raw.contains('\u{FFFD}') { Err(TextFault::BrokenCharacters) } else { Ok(()) }
}

fn within(text: String, limit: usize) -> Result<Option<String>, TextFault> {
    if text.is_empty() {
        return Ok(None);
    }
    // A grapheme is at least one byte, so short texts need no counting.
    if text.len() > limit {
        let length = text.graphemes(true).count();
        if length > limit {
            return Err(TextFault::TooLong { limit, length });
        }
    }
    Ok(Some(text))
}

/// Old line ends and page breaks that Word and PDF leave behind.
fn is_line_end(c: char) -> bool {
    matches!(c, '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Characters nobody sees but which break search, order and direction. The joiners U+200C and U+200D stay: emoji
/// and some scripts need them.
pub(crate) fn is_junk(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{AD}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2060}' | '\u{FEFF}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2066}'..='\u{2069}')
}

fn trim_line_end(line: &str) -> Cow<'_, str> {
    let kept = line.trim_end_matches([' ', '\t']);
    if !kept.is_empty() && line.ends_with("  ") { Cow::Owned(format!("{kept}  ")) } else { Cow::Borrowed(kept) }
}

/// Old fonts and typists put Eth (Ð ð) or African D (Ɖ ɖ) where Đ đ is meant: they look alike and never match.
fn canonical_d(text: &str) -> Cow<'_, str> {
    if !text.contains(['\u{D0}', '\u{F0}', '\u{189}', '\u{256}']) {
        return Cow::Borrowed(text);
    }
    let mut before = None;
    let mut rest = text.chars().peekable();
    let mut clean = String::with_capacity(text.len());
    while let Some(c) = rest.next() {
        let beside_letter = before.is_some_and(is_latin) || rest.peek().is_some_and(|after| is_latin(*after));
        clean.push(match c {
            '\u{D0}' | '\u{189}' if beside_letter => 'Đ',
            '\u{F0}' | '\u{256}' if beside_letter => 'đ',
            other => other,
        });
        before = Some(c);
    }
    Cow::Owned(clean)
}

/// Letters of Vietnamese and its neighbours, with the combining marks of decomposed text.
fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, '\u{C0}'..='\u{24F}' | '\u{300}'..='\u{36F}' | '\u{1E00}'..='\u{1EFF}')
}
