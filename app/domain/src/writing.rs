//! One open page in which somebody writes. Its saves follow each other; two pages of one person are two writers.

use crate::diff;
use crate::moment::Moment;

/// Names one open page. Made by the server with the page and sent back with each of its saves.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PageKey(String);

/// Which save of which page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// The page.
    pub page: PageKey,
    /// Grows with each of its saves, so that one sent twice or overtaken is known.
    pub number: i64,
    /// Whether the page saved by itself.
    pub is_auto: bool,
}

impl PageKey {
    /// The name of the form control.
    pub const FIELD: &'static str = "ma_soan";

    /// The name of the control that counts the saves.
    pub const TURN_FIELD: &'static str = "lan";

    /// Reads a key: 16 to 40 letters and digits. `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let plain = text.bytes().all(|byte| byte.is_ascii_alphanumeric());
        (plain && (16..=40).contains(&text.len())).then(|| Self(text.to_owned()))
    }

    /// The key.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Seconds during which saves a page makes by itself grow one saved text.
pub const SECONDS_OF_GROWTH: i64 = 600;

/// Letters that may go at once without the text before being kept.
const FEW: usize = 200;

/// Whether a text a page saves goes into the one it saved by itself before, begun at `begun`, instead of beside it. Not
/// when it grew long enough, and not when much of what was there would go: somebody may want that back.
pub fn grows(begun: Moment, now: Moment, before: &str, after: &str) -> bool {
    let is_young = now.micros() - begun.micros() < SECONDS_OF_GROWTH * 1_000_000;
    let is_great = |lost: usize| lost > FEW && lost * 4 > before.chars().count();
    is_young && (!is_great(lost_at_one_place(before, after)) || !is_great(lost_in_words(before, after)))
}

/// Letters between what both texts begin and end with. Most of what is typed is typed at one place.
fn lost_at_one_place(before: &str, after: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (before.chars().collect(), after.chars().collect());
    let same = |(one, other): &(&char, &char)| one == other;
    let start = one.iter().zip(&other).take_while(same).count();
    let room = one.len().min(other.len()) - start;
    let end = one.iter().rev().zip(other.iter().rev()).take(room).take_while(same).count();
    one.len() - start - end
}

/// Letters of words that are not in the text after, wherever they were.
fn lost_in_words(before: &str, after: &str) -> usize {
    let removed = |piece: &diff::Piece<'_>| matches!(piece, diff::Piece::Removed(_));
    diff::words(before, after).into_iter().filter(removed).map(|piece| piece.text().chars().count()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_plain() {
        assert!(PageKey::parse("abcdefghijklmnop").is_some());
        for odd in ["", "short", "abcdefghijklmno'", &"a".repeat(41), "áááááááááááááááá"] {
            assert_eq!(PageKey::parse(odd), None, "{odd}");
        }
    }

    #[test]
    fn a_text_grows_for_ten_minutes_and_never_over_a_great_loss() {
        let (begun, at) = (Moment::from_micros(0), |seconds| Moment::from_micros(0).plus_seconds(seconds));
        assert!(grows(begun, at(599), "a", "ab"));
        assert!(!grows(begun, at(600), "a", "ab"));
        let long = "ệ".repeat(1000);
        assert!(grows(begun, at(1), &long, &"ệ".repeat(750)));
        assert!(!grows(begun, at(1), &long, &"ệ".repeat(749)));
        assert!(!grows(begun, at(1), &long, ""));
        assert!(grows(begun, at(1), &"a".repeat(200), ""), "a short text is soon written again");
    }

    #[test]
    fn a_text_put_in_the_place_of_another_one_is_a_great_loss_however_long_it_is() {
        let (begun, now) = (Moment::from_micros(0), Moment::from_micros(1));
        let line = |n: u8| format!("Dòng {n} của bài, đủ dài để mất đi thì thấy ngay là thiếu.\n\n");
        let text = |lines: &[u8]| lines.iter().map(|n| line(*n)).collect::<String>();
        let before = text(&[1, 2, 3, 4, 5, 6, 7, 8, 9]);
        let other = "Chữ dán đè lên tất cả. ".repeat(40);
        assert!(!grows(begun, now, &before, &other));
        assert!(!grows(begun, now, &before, &(line(1) + &other + &line(9))), "all but the ends");
        assert!(!grows(begun, now, &before, &(text(&[1, 2, 3, 4, 5]) + &other)), "more than a quarter");
        // Written at several places, moved, or put in between, nothing is lost.
        let everywhere = before.replace("đủ dài", "đủ dài và rõ");
        assert!(grows(begun, now, &before, &everywhere));
        assert!(grows(begun, now, &before, &text(&[2, 3, 4, 5, 6, 7, 8, 9, 1])));
        assert!(grows(begun, now, &before, &(text(&[1, 2, 3, 4]) + &other + &text(&[5, 6, 7, 8, 9]))));
    }
}
