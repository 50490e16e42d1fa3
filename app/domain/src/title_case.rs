//! Title case for names of places: `bà rịa - vũng tàu` becomes `Bà Rịa - Vũng Tàu`.

use crate::text;

/// Abbreviations of kinds of units as papers write them.
const ABBREVIATIONS: [&str; 8] = ["TP.", "TX.", "TT.", "KP.", "P.", "X.", "H.", "Q."];

/// Every word with a capital letter in front and small ones behind it; `TT.` and its kin stay capitals, also with a
/// number behind them (`KP.4`).
pub fn title_case(name: &str) -> String {
    let words: Vec<String> = text::nfc(name).split(' ').map(word).collect();
    words.join(" ")
}

/// Whether a name was typed in one case only, so that its case says nothing.
pub fn is_one_case(name: &str) -> bool {
    let letters = || name.chars().filter(|c| c.is_alphabetic());
    letters().count() > 1 && (letters().all(char::is_lowercase) || letters().all(char::is_uppercase))
}

fn word(word: &str) -> String {
    let upper = word.to_uppercase();
    if let Some(short) = ABBREVIATIONS.iter().find(|short| upper.starts_with(**short)) {
        return format!("{short}{}", upper.get(short.len()..).map(parts).unwrap_or_default());
    }
    parts(word)
}

/// A hyphen begins a word as a space does.
fn parts(word: &str) -> String {
    let parts: Vec<String> = word.split('-').map(capital).collect();
    parts.join("-")
}

fn capital(part: &str) -> String {
    let mut letters = part.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters.flat_map(char::to_lowercase)).collect())
}
