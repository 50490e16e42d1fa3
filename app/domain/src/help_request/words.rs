//! What people of the team write: the answer a resident reads, and notes only colleagues read.

use crate::text;

/// An answer to a resident, never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerWords(String);

impl AnswerWords {
    /// The name of the form control.
    pub const FIELD: &'static str = "tra_loi";
    /// The label a person reads.
    pub const LABEL: &'static str = "Câu trả lời";
    /// Most graphemes.
    pub const LIMIT: usize = 4000;

    /// Reads an answer, or says what is wrong with it.
    pub fn parse(typed: &str) -> Result<Self, String> {
        block(typed, Self::LIMIT, Self::LABEL, "Câu trả lời: hãy viết cách làm cho người hỏi rồi bấm lần nữa.")
            .map(Self)
    }

    /// As it was stored.
    pub fn stored(words: String) -> Self {
        Self(words)
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A note among colleagues, never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteWords(String);

impl NoteWords {
    /// The name of the form control.
    pub const FIELD: &'static str = "ghi_chu";
    /// The label a person reads.
    pub const LABEL: &'static str = "Ghi chú nội bộ";
    /// Most graphemes.
    pub const LIMIT: usize = 1000;

    /// Reads a note, or says what is wrong with it.
    pub fn parse(typed: &str) -> Result<Self, String> {
        block(typed, Self::LIMIT, Self::LABEL, "Ghi chú nội bộ: hãy viết ghi chú rồi bấm lần nữa.").map(Self)
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn block(typed: &str, limit: usize, label: &str, when_empty: &str) -> Result<String, String> {
    match text::block(typed, limit) {
        Ok(Some(words)) => Ok(words),
        Ok(None) => Err(when_empty.to_owned()),
        Err(fault) => Err(fault.sentence(label)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_and_notes_say_something_and_not_too_much() {
        assert_eq!(
            AnswerWords::parse("Mở VNeID.\r\n\r\nBấm Quên mật khẩu. ").unwrap().as_str(),
            "Mở VNeID.\n\nBấm Quên mật khẩu."
        );
        assert!(AnswerWords::parse(" ").unwrap_err().starts_with(AnswerWords::LABEL));
        assert!(NoteWords::parse(&"ệ".repeat(1001)).unwrap_err().starts_with(NoteWords::LABEL));
        assert!(NoteWords::parse("").unwrap_err().starts_with(NoteWords::LABEL));
    }
}
