//! A file line by line, however long its lines are: never more of it in memory than one line may hold.

use std::io::{self, BufRead};

/// Longest line that is read, in bytes.
pub(super) const LONGEST: usize = 4 * 1024 * 1024;

/// One line without its end.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// As it stands in the file.
    Whole(Vec<u8>),
    /// Longer than [`LONGEST`]; passed over.
    TooLong,
}

/// The lines of a file.
#[derive(Debug)]
pub(super) struct Lines<R> {
    reader: R,
}

impl<R: BufRead> Lines<R> {
    pub(super) fn new(reader: R) -> Self {
        Self { reader }
    }

    /// The next line; `None` at the end.
    pub(super) fn next(&mut self) -> io::Result<Option<Line>> {
        let mut line = Vec::new();
        let (mut begun, mut too_long) = (false, false);
        loop {
            let part = self.reader.fill_buf()?;
            if part.is_empty() {
                return Ok(begun.then(|| finished(line, too_long)));
            }
            begun = true;
            let end = part.iter().position(|byte| *byte == b'\n');
            let text = part.get(..end.unwrap_or(part.len())).unwrap_or_default();
            too_long |= line.len() + text.len() > LONGEST;
            if too_long {
                line = Vec::new();
            } else {
                line.extend_from_slice(text);
            }
            let used = text.len() + usize::from(end.is_some());
            self.reader.consume(used);
            if end.is_some() {
                return Ok(Some(finished(line, too_long)));
            }
        }
    }
}

fn finished(mut line: Vec<u8>, too_long: bool) -> Line {
    if too_long {
        return Line::TooLong;
    }
    if line.last() == Some(&b'\r') {
        line.pop();
    }
    Line::Whole(line)
}

#[cfg(test)]
mod tests {
    use std::io::{BufReader, Read};

    use super::*;

    fn lines(text: impl Read) -> Vec<Line> {
        let mut lines = Lines::new(BufReader::with_capacity(7, text));
        std::iter::from_fn(|| lines.next().unwrap()).collect()
    }

    fn whole(text: &str) -> Line {
        Line::Whole(text.as_bytes().to_vec())
    }

    #[test]
    fn every_line_comes_once_whatever_ends_it() {
        assert_eq!(lines("".as_bytes()), []);
        let text = "một dòng dài\r\n\nhai\nba".as_bytes();
        assert_eq!(lines(text), [whole("một dòng dài"), whole(""), whole("hai"), whole("ba")]);
        assert_eq!(lines("một\n".as_bytes()), [whole("một")]);
    }

    #[test]
    fn a_line_without_an_end_is_passed_over_and_the_next_one_read() {
        let megabytes = io::repeat(b'x').take(9 * 1024 * 1024);
        assert_eq!(lines(megabytes.chain("\nhai".as_bytes())), [Line::TooLong, whole("hai")]);
        let just = io::repeat(b'x').take(u64::try_from(LONGEST).unwrap());
        assert!(matches!(&lines(just)[..], [Line::Whole(line)] if line.len() == LONGEST));
    }
}
