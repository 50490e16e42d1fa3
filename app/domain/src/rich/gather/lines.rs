//! Lines of a paragraph, and lines that are only ornament.

use super::Draft;
use crate::rich::inline::{Inline, plain};

/// Whether a line only divides: `-------`, `_______`, `=====&=====`. Dots are kept: forms have them to be filled in.
pub(super) fn is_divider(words: &str) -> bool {
    let signs = words.chars().filter(|c| !c.is_whitespace());
    signs.clone().count() >= 3
        && signs
            .clone()
            .all(|c| matches!(c, '-' | '_' | '=' | '–' | '—' | '―' | '~' | '&' | '*' | '¯' | '─' | 'o' | '0' | 'O'))
        && signs.clone().any(|c| !matches!(c, 'o' | '0' | 'O' | '&'))
}

/// Without lines that only divide.
pub(super) fn without_dividers(drafts: Vec<Draft>) -> Vec<Draft> {
    drafts
        .into_iter()
        .filter_map(|draft| match draft {
            Draft::Paragraph(mut paragraph) => {
                if paragraph.words.contains(&Inline::Break) {
                    let lines = split(paragraph.words);
                    paragraph.words = joined(lines.into_iter().filter(|line| !is_divider(&plain(line))));
                }
                let words = plain(&paragraph.words);
                let has_note = paragraph.words.iter().any(|word| matches!(word, Inline::Note(_)));
                let is_empty = words.trim().is_empty() && !has_note;
                (!is_empty && !is_divider(&words)).then_some(Draft::Paragraph(paragraph))
            }
            other => Some(other),
        })
        .collect()
}

/// The lines of a paragraph.
pub(super) fn split(words: Vec<Inline>) -> Vec<Vec<Inline>> {
    let mut lines = vec![Vec::new()];
    for word in words {
        if word == Inline::Break {
            lines.push(Vec::new());
        } else if let Some(line) = lines.last_mut() {
            line.push(word);
        }
    }
    lines
}

/// Lines as one paragraph; blank ones go.
pub(super) fn joined(lines: impl IntoIterator<Item = Vec<Inline>>) -> Vec<Inline> {
    let mut words = Vec::new();
    for line in lines {
        let has_note = line.iter().any(|word| matches!(word, Inline::Note(_)));
        if plain(&line).trim().is_empty() && !has_note {
            continue;
        }
        if !words.is_empty() {
            words.push(Inline::Break);
        }
        words.extend(line);
    }
    words
}

/// Whether every visible word is bold, and there is one.
pub(super) fn is_bold(words: &[Inline]) -> bool {
    let mut any = false;
    words.iter().all(|word| match word {
        Inline::Text { words, .. } if words.trim().is_empty() => true,
        Inline::Text { style, .. } => {
            any |= style.bold;
            style.bold
        }
        Inline::Break | Inline::Note(_) => true,
    }) && any
}

#[cfg(test)]
mod tests {
    use super::is_divider;

    #[test]
    fn ornaments_divide_and_words_do_not() {
        for divider in ["-------", "________", "==========&==========", "---o0o---", "* * *", "-----***-----"] {
            assert!(is_divider(divider), "{divider}");
        }
        for kept in ["", "-", "--", "……………", "....", "000", "- a", "1", "oo0"] {
            assert!(!is_divider(kept), "{kept}");
        }
    }
}
