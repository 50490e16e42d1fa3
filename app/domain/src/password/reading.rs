//! How somebody who guesses reads a password: without marks, capitals and what only stands between the words.

use crate::fold::fold;

/// The longest piece that counts as short when a password is nothing but repeats of it.
const SHORT_PIECE: usize = 8;
/// So few different characters are one piece, in whatever order they come.
const FEW: usize = 3;

/// The password as letters and digits, and, where it has signs that stand for letters, once more with those kept.
pub(super) fn readings(password: &str) -> Vec<Vec<char>> {
    let folded = fold(password);
    let words = squeezed(&folded);
    let with_signs: Vec<char> = folded.chars().filter(|c| is_sign_for_letter(*c) || !is_between_words(*c)).collect();
    if words == with_signs { vec![words] } else { vec![words, with_signs] }
}

/// A folded text without what stands between its words. A character that is neither letter nor sign stays: whoever types
/// `🐟` has thought of it.
pub(super) fn squeezed(folded: &str) -> Vec<char> {
    folded.chars().filter(|c| !is_between_words(*c)).collect()
}

fn is_between_words(c: char) -> bool {
    c.is_whitespace() || c.is_ascii_punctuation() || c.is_control() || "–—…“”‘’·«»".contains(c)
}

/// Whether a character that is no letter is typed for one, as in `p@$$word!`.
pub(super) fn is_sign_for_letter(c: char) -> bool {
    matches!(c, '@' | '$' | '!')
}

/// The letters a character may stand for beside itself: `1` for i and l.
pub(super) fn stands_for(c: char, one: char) -> char {
    match c {
        '0' => 'o',
        '1' | '!' => one,
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' => 't',
        other => other,
    }
}

/// Whether the password is one character or one short piece over and over: as it is, without what stands between, or
/// without digits as well, so that `lan1lan2lan3lan4` is seen through.
pub(super) fn repeats(password: &str) -> bool {
    let folded = fold(password);
    let all: Vec<char> = folded.chars().collect();
    let words = squeezed(&folded);
    let letters: Vec<char> = words.iter().copied().filter(|c| !c.is_ascii_digit()).collect();
    // What is the smaller part of the password says nothing about it.
    let most = |text: &&Vec<char>| text.len() * 2 >= all.len();
    has_few_kinds(&all) || [&all, &words, &letters].into_iter().filter(most).any(|text| is_periodic(text))
}

fn has_few_kinds(text: &[char]) -> bool {
    let mut kinds = text.to_vec();
    kinds.sort_unstable();
    kinds.dedup();
    kinds.len() <= FEW
}

fn is_periodic(text: &[char]) -> bool {
    (1..=SHORT_PIECE.min(text.len() / 2)).any(|period| text.iter().zip(text.iter().skip(period)).all(|(a, b)| a == b))
}
