//! Why a request is not taken on; the resident reads it.

use crate::text;

/// The kinds of reasons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RefusedFor {
    /// Nothing a team does.
    NotOurs,
    /// Asked before.
    Twice,
    /// Nobody could be reached.
    Unreachable,
    /// Junk.
    Junk,
    /// Said in words.
    Other,
}

impl RefusedFor {
    /// Every reason a person can give, in the order of the form.
    pub const ALL: [Self; 5] = [Self::NotOurs, Self::Twice, Self::Unreachable, Self::Junk, Self::Other];

    /// The name of the form control.
    pub const FIELD: &'static str = "ly_do";
    /// What a person reads above it.
    pub const LABEL: &'static str = "Lý do từ chối";

    /// The stored form.
    pub fn code(self) -> &'static str {
        match self {
            Self::NotOurs => "ngoai-viec",
            Self::Twice => "trung",
            Self::Unreachable => "khong-lien-lac",
            Self::Junk => "thu-rac",
            Self::Other => "khac",
        }
    }

    /// Reads that form.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }

    /// What a person chooses and a resident reads.
    pub fn label(self) -> &'static str {
        match self {
            Self::NotOurs => "Không thuộc việc của tổ công nghệ số cộng đồng",
            Self::Twice => "Trùng với một yêu cầu đã gửi",
            Self::Unreachable => "Không liên lạc được với người hỏi",
            Self::Junk => "Nội dung không phải là yêu cầu hỗ trợ",
            Self::Other => "Lý do khác",
        }
    }
}

/// A reason with its explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Of which kind.
    pub kind: RefusedFor,
    /// In words; always there where the kind says nothing.
    pub explanation: Option<String>,
}

/// What is wrong with a reason; a sentence each for kind and explanation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReasonFault {
    /// Of the choice.
    pub kind: Option<String>,
    /// Of the words.
    pub explanation: Option<String>,
}

impl Refused {
    /// The name of the control of the explanation.
    pub const EXPLANATION_FIELD: &'static str = "giai_thich";
    /// What a person reads above it.
    pub const EXPLANATION_LABEL: &'static str = "Giải thích cho người hỏi";
    /// Most graphemes of an explanation.
    pub const LIMIT: usize = 500;

    /// Reads a reason, or says what is wrong with it.
    pub fn parse(kind: &str, explanation: &str) -> Result<Self, ReasonFault> {
        let mut fault = ReasonFault::default();
        let kind = RefusedFor::from_code(kind);
        if kind.is_none() {
            fault.kind = Some(format!("{}: hãy chọn một lý do; người hỏi đọc được lý do này.", RefusedFor::LABEL));
        }
        let explanation = match text::block(explanation, Self::LIMIT) {
            Ok(words) => words,
            Err(wrong) => {
                fault.explanation = Some(wrong.sentence(Self::EXPLANATION_LABEL));
                None
            }
        };
        if kind == Some(RefusedFor::Other) && explanation.is_none() && fault.explanation.is_none() {
            fault.explanation = Some(format!(
                "{}: hãy viết lý do, vì đã chọn “{}”.",
                Self::EXPLANATION_LABEL,
                RefusedFor::Other.label()
            ));
        }
        match kind {
            Some(kind) if fault == ReasonFault::default() => Ok(Self { kind, explanation }),
            _ => Err(fault),
        }
    }

    /// As a resident reads it.
    pub fn sentence(&self) -> String {
        match (&self.kind, &self.explanation) {
            (RefusedFor::Other, Some(words)) => words.clone(),
            (kind, Some(words)) => format!("{}. {words}", kind.label()),
            (kind, None) => format!("{}.", kind.label()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_reason_is_said_in_words_and_every_one_is_read_by_the_resident() {
        for kind in RefusedFor::ALL {
            assert_eq!(RefusedFor::from_code(kind.code()), Some(kind));
            let refused = Refused::parse(kind.code(), "Đã hỏi ngày 1.").unwrap();
            assert!(refused.sentence().contains("Đã hỏi ngày 1."), "{kind:?}");
            assert_eq!(Refused::parse(kind.code(), " ").is_ok(), kind != RefusedFor::Other);
        }
        let fault = Refused::parse("", &"ệ".repeat(501)).unwrap_err();
        assert!(fault.kind.unwrap().starts_with(RefusedFor::LABEL));
        assert!(fault.explanation.unwrap().starts_with(Refused::EXPLANATION_LABEL));
    }
}
