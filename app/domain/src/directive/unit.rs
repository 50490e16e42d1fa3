//! How one unit stands with a directive.

use crate::access::Power;
use crate::form_fields::form_fields;
use crate::typed::{Fault, Typed, in_order, lacks};

/// What a unit did with a directive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UnitStanding {
    /// Nobody said that they read it.
    Unread,
    /// Somebody did.
    Read,
    /// It is reported as done.
    Done,
}

impl UnitStanding {
    /// Every standing.
    pub const ALL: [Self; 3] = [Self::Unread, Self::Read, Self::Done];

    /// The stored form, ASCII and stable.
    pub fn code(self) -> &'static str {
        match self {
            Self::Unread => "unread",
            Self::Read => "read",
            Self::Done => "done",
        }
    }

    /// Reads the stored form.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|standing| standing.code() == code)
    }

    /// What people read.
    pub fn label(self) -> &'static str {
        match self {
            Self::Unread => "Chưa đọc",
            Self::Read => "Đã đọc, đã rõ",
            Self::Done => "Đã làm xong",
        }
    }

    /// Where a step leads; `None` where it cannot be taken.
    pub fn after(self, step: UnitStep) -> Option<Self> {
        match (self, step) {
            (Self::Unread, UnitStep::Acknowledge) | (Self::Done, UnitStep::Reopen) => Some(Self::Read),
            // Whoever reports has read it.
            (Self::Unread | Self::Read, UnitStep::Report) => Some(Self::Done),
            _ => None,
        }
    }
}

/// What can be done with the row of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum UnitStep {
    /// Đã đọc, đã rõ.
    Acknowledge,
    /// Báo cáo đã làm xong.
    Report,
    /// Chưa đạt: the province asks for it again.
    Reopen,
}

impl UnitStep {
    /// What it takes: the first two at the desk of the unit, the last at the desk that sent it.
    pub fn power(self) -> Power {
        match self {
            Self::Acknowledge | Self::Report => Power::Write,
            Self::Reopen => Power::Publish,
        }
    }
}

form_fields! {
    /// The fields of a report about a directive, in the order of the page.
    ReportField {
        /// Kết quả.
        Words, "ket_qua", "report", "Kết quả", 2000;
        /// Số văn bản trả lời.
        Number, "so_tra_loi", "report_number", "Số văn bản trả lời", 60;
    }
}

/// What a person typed of a report.
pub type ReportForm = Typed<ReportField>;

/// A report after every rule held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reported {
    /// What was done.
    pub words: String,
    /// The document in which the unit answered.
    pub number: Option<String>,
}

impl Typed<ReportField> {
    /// Reads both fields. `needs_answer`: the directive asks for one in writing.
    pub fn check(&self, needs_answer: bool) -> Result<Reported, Vec<Fault<ReportField>>> {
        let mut faults = Vec::new();
        let words = self.block(ReportField::Words, &mut faults);
        if words.is_none() {
            lacks(&mut faults, ReportField::Words, "Kết quả: hãy viết đã làm gì, một hai câu.");
        }
        let number = self.line(ReportField::Number, &mut faults);
        if needs_answer && number.is_none() {
            let sentence = "Số văn bản trả lời: việc này cần trả lời bằng văn bản, hãy ghi số, ví dụ 45/BC-UBND.";
            lacks(&mut faults, ReportField::Number, sentence);
        }
        match words {
            Some(words) if faults.is_empty() => Ok(Reported { words, number }),
            _ => Err(in_order(faults)),
        }
    }
}

form_fields! {
    /// Why the province asks a unit again.
    ReturnField {
        /// Lý do trả lại.
        Reason, "ly_do", "return_reason", "Lý do trả lại", 400;
    }
}

/// What a person typed of the reason.
pub type ReturnForm = Typed<ReturnField>;

impl Typed<ReturnField> {
    /// Reads the reason, which the unit needs.
    pub fn check(&self) -> Result<String, Vec<Fault<ReturnField>>> {
        let mut faults = Vec::new();
        let reason = self.line(ReturnField::Reason, &mut faults);
        if reason.is_none() {
            let sentence = "Lý do trả lại: hãy viết đơn vị cần làm thêm gì, ví dụ Thiếu danh sách ấp Bắc.";
            lacks(&mut faults, ReturnField::Reason, sentence);
        }
        reason.ok_or(faults)
    }
}

impl From<&Reported> for ReportForm {
    fn from(reported: &Reported) -> Self {
        let mut form = Self::default();
        form.set(ReportField::Words, reported.words.clone());
        form.set(ReportField::Number, reported.number.clone().unwrap_or_default());
        form
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_reads_reports_and_is_asked_again() {
        use UnitStanding::{Done, Read, Unread};
        use UnitStep::{Acknowledge, Reopen, Report};
        let table = [
            (Unread, [Some(Read), Some(Done), None]),
            (Read, [None, Some(Done), None]),
            (Done, [None, None, Some(Read)]),
        ];
        for (standing, ways) in table {
            assert_eq!([Acknowledge, Report, Reopen].map(|step| standing.after(step)), ways, "{standing:?}");
            assert_eq!(UnitStanding::from_code(standing.code()), Some(standing));
        }
    }

    #[test]
    fn a_report_says_what_was_done_and_names_its_document_where_one_is_asked_for() {
        let mut form = ReportForm::default();
        form.set(ReportField::Words, "Đã rà soát 12 ấp.");
        let bare = Reported { words: "Đã rà soát 12 ấp.".to_owned(), number: None };
        assert_eq!(form.check(false), Ok(bare.clone()));
        assert_eq!(form.check(true).unwrap_err()[0].field, ReportField::Number);
        form.set(ReportField::Number, "45/BC-UBND");
        let answered = Reported { number: Some("45/BC-UBND".to_owned()), ..bare };
        assert_eq!(form.check(true), Ok(answered.clone()));
        assert_eq!(ReportForm::from(&answered).check(true), Ok(answered));
        assert_eq!(ReportForm::default().check(false).unwrap_err()[0].field, ReportField::Words);
    }

    #[test]
    fn a_report_goes_back_with_a_reason() {
        let mut form = ReturnForm::default();
        assert_eq!(form.check().unwrap_err()[0].field, ReturnField::Reason);
        form.set(ReturnField::Reason, " Thiếu ấp Bắc. ");
        assert_eq!(form.check(), Ok("Thiếu ấp Bắc.".to_owned()));
    }
}
