//! A part of a file: `Range` and `If-Range` by RFC 9110, for documents whose download broke off and readers that jump.
//!
//! One range is answered. Several in one request are answered with the whole, as the RFC allows: nobody needs them, and
//! they are a known way to make a server work.

use std::ops::Range;

/// What to answer a `GET` with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// 200 with all of it.
    Whole,
    /// 206 with these bytes, and [`content_range`]. Never empty, never beyond the end.
    Part(Range<u64>),
    /// 416 with [`unsatisfied_range`].
    Nothing,
}

/// What a `GET` asks for of a file of `size` bytes.
///
/// `range` and `if_range` are the values of the headers, `None` where there is no such header, two of it, or no text in
/// it. `etag` is the one sent with the file, quotes included. `If-Range` with a date counts as a changed file: only a
/// strong tag tells that not one byte is another. What is no range is as good as none.
pub fn wanted(range: Option<&str>, if_range: Option<&str>, etag: &str, size: u64) -> Wanted {
    let is_same = if_range.is_none_or(|tag| tag.trim() == etag && etag.starts_with('"'));
    match range.filter(|_| is_same).and_then(only_spec) {
        Some(spec) => resolve(spec, size).unwrap_or(Wanted::Whole),
        None => Wanted::Whole,
    }
}

/// For `Content-Range` of a 206: `bytes 0-499/1234`.
pub fn content_range(part: &Range<u64>, size: u64) -> String {
    format!("bytes {}-{}/{size}", part.start, part.end.saturating_sub(1))
}

/// For `Content-Range` of a 416: `bytes */1234`.
pub fn unsatisfied_range(size: u64) -> String {
    format!("bytes */{size}")
}

/// The one range of the header. Empty elements of the list are none.
fn only_spec(range: &str) -> Option<&str> {
    let (unit, list) = range.split_once('=')?;
    let mut specs = list.split(',').map(|spec| spec.trim_matches([' ', '\t'])).filter(|spec| !spec.is_empty());
    let spec = specs.next()?;
    (unit.trim().eq_ignore_ascii_case("bytes") && specs.next().is_none()).then_some(spec)
}

/// `0-499`, `500-` or `-500`; `None` for what is none of these.
fn resolve(spec: &str, size: u64) -> Option<Wanted> {
    let (first, last) = spec.split_once('-')?;
    if first.is_empty() {
        return Some(match number(last)? {
            0 => Wanted::Nothing,
            // Not one byte can be named in a file without any.
            _ if size == 0 => Wanted::Whole,
            length => Wanted::Part(size.saturating_sub(length)..size),
        });
    }
    let first = number(first)?;
    let end = if last.is_empty() { size } else { number(last)?.saturating_add(1) };
    if !last.is_empty() && end <= first {
        return None;
    }
    Some(if first < size { Wanted::Part(first..end.min(size)) } else { Wanted::Nothing })
}

/// Digits only; more than fits is as far as one can go.
fn number(digits: &str) -> Option<u64> {
    let are_digits = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    are_digits.then(|| digits.parse().unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TAG: &str = "\"abc\"";

    #[test]
    fn one_range_is_answered_and_everything_else_is_the_whole() {
        let part = |range| Wanted::Part(range);
        for (range, size, answer) in [
            ("bytes=0-499", 1_000, part(0..500)),
            ("bytes=0-0", 1_000, part(0..1)),
            ("bytes=500-", 1_000, part(500..1_000)),
            ("bytes=999-5000", 1_000, part(999..1_000)),
            ("bytes=-1", 1_000, part(999..1_000)),
            ("bytes=-1000", 1_000, part(0..1_000)),
            ("bytes=-5000", 1_000, part(0..1_000)),
            ("Bytes= 0-1\t", 1_000, part(0..2)),
            ("bytes=, 0-1 ,", 1_000, part(0..2)),
            ("bytes=0-99999999999999999999999", 1_000, part(0..1_000)),
            ("bytes=-99999999999999999999999", 1_000, part(0..1_000)),
            ("bytes=1000-", 1_000, Wanted::Nothing),
            ("bytes=99999999999999999999999-", 1_000, Wanted::Nothing),
            ("bytes=1000-1001", 1_000, Wanted::Nothing),
            ("bytes=-0", 1_000, Wanted::Nothing),
            ("bytes=0-", 0, Wanted::Nothing),
            ("bytes=-5", 0, Wanted::Whole),
            ("bytes=0-1,5-6", 1_000, Wanted::Whole),
            ("bytes=0-1,x", 1_000, Wanted::Whole),
            ("bytes=5-4", 1_000, Wanted::Whole),
            ("bytes=5000-4000", 1_000, Wanted::Whole),
            ("bytes=", 1_000, Wanted::Whole),
            ("bytes=-", 1_000, Wanted::Whole),
            ("bytes=--1", 1_000, Wanted::Whole),
            ("bytes=+1-2", 1_000, Wanted::Whole),
            ("bytes=0 - 1", 1_000, Wanted::Whole),
            ("bytes=0x1-2", 1_000, Wanted::Whole),
            ("bytes=१-२", 1_000, Wanted::Whole),
            ("bytes 0-1", 1_000, Wanted::Whole),
            ("items=0-1", 1_000, Wanted::Whole),
            ("", 1_000, Wanted::Whole),
        ] {
            assert_eq!(wanted(Some(range), None, TAG, size), answer, "{range} of {size}");
        }
        assert_eq!(wanted(None, None, TAG, 9), Wanted::Whole);
    }

    #[test]
    fn a_part_is_given_only_of_the_file_it_was_begun_with() {
        let with = |if_range, etag| wanted(Some("bytes=0-0"), Some(if_range), etag, 9);
        assert_eq!(with(TAG, TAG), Wanted::Part(0..1));
        for other in ["\"abd\"", "W/\"abc\"", "abc", "Sat, 27 Jan 2024 01:00:00 GMT", ""] {
            assert_eq!(with(other, TAG), Wanted::Whole, "{other}");
        }
        assert_eq!(with("W/\"abc\"", "W/\"abc\""), Wanted::Whole);
        assert_eq!(wanted(Some("bytes=99-"), Some("\"abd\""), TAG, 9), Wanted::Whole);
    }

    #[test]
    fn answers_name_their_bytes() {
        assert_eq!(content_range(&(0..500), 1_234), "bytes 0-499/1234");
        assert_eq!(unsatisfied_range(1_234), "bytes */1234");
    }
}
