//! What a colleague says about an item at the desk; residents never see it.

use crate::text;

/// The words of a remark, or the reason of a return: a short text, never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RemarkWords(String);

impl RemarkWords {
    /// The name of the form control of a remark.
    pub const FIELD: &'static str = "gop_y";

    /// The label a person reads.
    pub const LABEL: &'static str = "Góp ý của bạn";

    /// The name of the form control of the reason of a return.
    pub const RETURN_FIELD: &'static str = "ly_do_tra";

    /// Its label.
    pub const RETURN_LABEL: &'static str = "Lý do trả lại";

    /// Most graphemes.
    pub const LIMIT: usize = 1000;

    /// Reads a remark, or says what is wrong with it.
    pub fn parse(typed: &str) -> Result<Self, String> {
        Self::read(typed, Self::LABEL, "Hãy viết góp ý rồi gửi; góp ý để trống không giúp được người viết.")
    }

    /// Reads the reason of a return.
    pub fn parse_reason(typed: &str) -> Result<Self, String> {
        Self::read(typed, Self::RETURN_LABEL, "Hãy viết lý do trả lại, để người viết biết cần sửa gì.")
    }

    fn read(typed: &str, label: &str, when_empty: &str) -> Result<Self, String> {
        match text::block(typed, Self::LIMIT) {
            Ok(Some(words)) => Ok(Self(words)),
            Ok(None) => Err(when_empty.to_owned()),
            Err(fault) => Err(fault.sentence(label)),
        }
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_remark_says_something_and_not_too_much() {
        assert_eq!(RemarkWords::parse("Sai giờ.\r\n\r\nSửa lại. ").unwrap().as_str(), "Sai giờ.\n\nSửa lại.");
        assert!(RemarkWords::parse(" \n").unwrap_err().contains("góp ý"));
        assert!(RemarkWords::parse_reason(&"ệ".repeat(1001)).unwrap_err().contains(RemarkWords::RETURN_LABEL));
    }
}
