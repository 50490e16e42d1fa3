//! Alphabetical order as Vietnamese readers expect it: ICU `vi`, with `Phường 2` before `Phường 10`.
//!
//! The store keeps [`sort_key`] beside each name, because neither database engine knows this order.

use std::cmp::Ordering;
use std::sync::OnceLock;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::locale;

/// Bytes whose plain byte order is the Vietnamese alphabetical order. Never contains a zero byte.
///
/// Keys are only comparable when made by the same version of ICU: recompute stored ones when that changes.
pub fn sort_key(text: &str) -> Vec<u8> {
    let mut key = Vec::with_capacity(text.len() * 2);
    let Ok(()) = collator().write_sort_key_to(text, &mut key);
    key
}

/// The Vietnamese alphabetical order of two texts.
pub fn compare(left: &str, right: &str) -> Ordering {
    collator().compare(left, right)
}

/// Sort key of a person: by given name (the last word), then family name (the first), then what is between.
pub fn person_sort_key(name: &str) -> Vec<u8> {
    let mut words = name.split_whitespace();
    let given = words.next_back().unwrap_or_default();
    let family = words.next().unwrap_or_default();
    let middle = words.collect::<Vec<_>>().join(" ");
    // Keys hold no zero byte, so a zero between them sorts a shorter name first.
    [sort_key(given), sort_key(family), sort_key(&middle)].join(&0)
}

fn collator() -> &'static CollatorBorrowed<'static> {
    static COLLATOR: OnceLock<CollatorBorrowed<'static>> = OnceLock::new();
    COLLATOR.get_or_init(|| match Collator::try_new(locale!("vi-u-kn").into(), CollatorOptions::default()) {
        Ok(collator) => collator,
        Err(error) => unreachable!("the Vietnamese order is compiled in: {error}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_hold_no_zero_byte() {
        for text in ["", "\0", "a\0b", "Đất Đỏ", "Phường 10", "越南", "😀"] {
            assert!(!sort_key(text).contains(&0), "{text:?}");
        }
    }

    #[test]
    fn keys_and_comparison_agree() {
        let texts = ["Hoà Bình", "Hòa Hiệp", "Phường 2", "Phường 10", "đá", "dạ", "", "z"];
        for left in texts {
            for right in texts {
                assert_eq!(compare(left, right), sort_key(left).cmp(&sort_key(right)), "{left} {right}");
            }
        }
    }
}
