//! Where the report of a team about a month stands, what may be done with it now, and what that makes of it.
//!
//! ```text
//!             send, send as none              approve              lock
//!   draft ──────────────────────────▶ sent ─────────────▶ approved ─────▶ locked
//!     ▲  ◀────────────────────────────┘ │ return            │ return
//!     │             recall              ▼                   │
//!     └───(send again, from here too)  returned ◀───────────┘
//! ```
//!
//! From the moment it is sent the log of its month is fixed, so that the report and the log never differ. A report that
//! was recalled or returned lets the log be changed again; one that is locked never does.

use crate::access::Power;
use crate::form_fields::form_fields;
use crate::typed::{Fault, Typed};

/// How a report stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReportState {
    /// The team has not sent it.
    #[default]
    Draft,
    /// Waits for the unit.
    Sent,
    /// Sent back to the team, with a reason.
    Returned,
    /// The unit agrees.
    Approved,
    /// Final.
    Locked,
}

impl ReportState {
    /// Every state.
    pub const ALL: [Self; 5] = [Self::Draft, Self::Sent, Self::Returned, Self::Approved, Self::Locked];

    /// The stored form.
    pub fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Sent => "sent",
            Self::Returned => "returned",
            Self::Approved => "approved",
            Self::Locked => "locked",
        }
    }

    /// Reads that form.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// The word at the desk.
    pub fn label(self) -> &'static str {
        match self {
            Self::Draft => "Chưa gửi",
            Self::Sent => "Chờ duyệt",
            Self::Returned => "Cần sửa",
            Self::Approved => "Đã duyệt",
            Self::Locked => "Đã khóa",
        }
    }

    /// Whether its figures count: somebody answers for them beside who counted.
    pub fn is_told(self) -> bool {
        matches!(self, Self::Approved | Self::Locked)
    }

    /// Why the log of its month cannot be changed; `None` while it can.
    pub fn why_fixed(self) -> Option<&'static str> {
        match self {
            Self::Draft | Self::Returned => None,
            Self::Sent => Some(
                "báo cáo của tháng ấy đã gửi và đang chờ duyệt. Hãy bấm “Rút báo cáo về” ở trang báo cáo, hoặc nhờ người duyệt trả lại",
            ),
            Self::Approved => {
                Some("báo cáo của tháng ấy đã được duyệt. Hãy nhờ người duyệt của đơn vị trả lại báo cáo trước")
            }
            Self::Locked => Some("báo cáo của tháng ấy đã khóa sổ nên số liệu không đổi được nữa"),
        }
    }
}

/// What people do with a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReportStep {
    /// Keep the words of a report that is not sent yet.
    Keep,
    /// Send what the log comes to.
    Send,
    /// Say that there was no activity in the month.
    SendNone,
    /// Take a report back before anybody decided.
    Recall,
    /// Send it back to the team.
    Return,
    /// Agree.
    Approve,
    /// Make it final.
    Lock,
}

impl ReportStep {
    /// Every step.
    pub const ALL: [Self; 7] =
        [Self::Keep, Self::Send, Self::SendNone, Self::Recall, Self::Return, Self::Approve, Self::Lock];

    /// What the step makes of a report; `None` where no edge is drawn.
    pub fn from(self, state: ReportState) -> Option<ReportState> {
        use ReportState::{Approved, Draft, Locked, Returned, Sent};
        match (self, state) {
            (Self::Keep, Draft | Returned) => Some(state),
            (Self::Send | Self::SendNone, Draft | Returned) => Some(Sent),
            (Self::Recall, Sent) => Some(Draft),
            (Self::Return, Sent | Approved) => Some(Returned),
            (Self::Approve, Sent) => Some(Approved),
            (Self::Lock, Approved) => Some(Locked),
            _ => None,
        }
    }

    /// What whoever takes it must be able to do, beyond reaching the hamlet.
    pub fn power(self) -> Power {
        match self {
            Self::Keep | Self::Send | Self::SendNone | Self::Recall => Power::View,
            Self::Return | Self::Approve => Power::Publish,
            Self::Lock => Power::Administer,
        }
    }

    /// The value of the button.
    pub fn word(self) -> &'static str {
        match self {
            Self::Keep => "luu",
            Self::Send => "gui",
            Self::SendNone => "khong-hoat-dong",
            Self::Recall => "rut",
            Self::Return => "tra-lai",
            Self::Approve => "duyet",
            Self::Lock => "khoa",
        }
    }

    /// The step a button means.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.word() == word)
    }
}

/// Why a step cannot be taken now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReportRefusal {
    /// It is final.
    Locked,
    /// It lies with the unit already.
    AlreadySent,
    /// The unit agreed already.
    AlreadyApproved,
    /// The team has not sent it.
    NotSent,
    /// Only what was agreed to becomes final.
    NotApproved,
    /// The month has not begun.
    ToCome,
    /// The log of the month is empty, which has to be said in so many words.
    NothingLogged,
    /// The log of the month is not empty.
    SomethingLogged,
}

impl ReportRefusal {
    /// The sentence people read.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Locked => "Báo cáo đã khóa sổ nên không làm thêm được gì.",
            Self::AlreadySent => "Báo cáo đã gửi và đang chờ duyệt.",
            Self::AlreadyApproved => "Báo cáo đã được duyệt.",
            Self::NotSent => "Tổ chưa gửi báo cáo này.",
            Self::NotApproved => "Chỉ khóa được báo cáo đã duyệt.",
            Self::ToCome => "Tháng này chưa bắt đầu nên chưa báo cáo được.",
            Self::NothingLogged => {
                "Nhật ký của tháng chưa có hoạt động nào. Hãy ghi hoạt động, hoặc bấm “Báo cáo không có hoạt động”."
            }
            Self::SomethingLogged => {
                "Nhật ký của tháng đã có hoạt động nên không báo cáo là không có được. Hãy bấm “Gửi báo cáo”."
            }
        }
    }
}

/// What is known beside where a report stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Around {
    /// Entries of the log in its month.
    pub activities: u64,
    /// Whether its month has not begun.
    pub is_to_come: bool,
}

/// Why a step is not possible now; empty when it is.
pub fn refusals(step: ReportStep, state: ReportState, around: Around) -> Vec<ReportRefusal> {
    if step.from(state).is_none() {
        return vec![no_edge(step, state)];
    }
    let sends = matches!(step, ReportStep::Send | ReportStep::SendNone);
    let mut refusals = Vec::new();
    if sends && around.is_to_come {
        refusals.push(ReportRefusal::ToCome);
    }
    if step == ReportStep::Send && around.activities == 0 {
        refusals.push(ReportRefusal::NothingLogged);
    }
    if step == ReportStep::SendNone && around.activities > 0 {
        refusals.push(ReportRefusal::SomethingLogged);
    }
    refusals
}

fn no_edge(step: ReportStep, state: ReportState) -> ReportRefusal {
    match (step, state) {
        (_, ReportState::Locked) => ReportRefusal::Locked,
        (ReportStep::Lock, _) => ReportRefusal::NotApproved,
        (_, ReportState::Sent) => ReportRefusal::AlreadySent,
        (_, ReportState::Approved) => ReportRefusal::AlreadyApproved,
        (_, ReportState::Draft | ReportState::Returned) => ReportRefusal::NotSent,
    }
}

form_fields! {
    /// The words of a report, in the order of the page.
    RemarksField {
        /// Nhận xét.
        Remarks, "nhan_xet", "remarks", "Nhận xét chung", 600;
        /// Khó khăn, đề nghị.
        Difficulties, "kho_khan", "difficulties", "Khó khăn, đề nghị", 600;
    }
}

/// What a person typed of them.
pub type RemarksForm = Typed<RemarksField>;

/// The words of a report after every rule held.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReportRemarks {
    /// How it went.
    pub remarks: Option<String>,
    /// What was hard, what is wished for.
    pub difficulties: Option<String>,
}

impl Typed<RemarksField> {
    /// Reads both fields, or tells about each that does not hold.
    pub fn check(&self) -> Result<ReportRemarks, Vec<Fault<RemarksField>>> {
        let mut faults = Vec::new();
        let remarks = self.line(RemarksField::Remarks, &mut faults);
        let difficulties = self.line(RemarksField::Difficulties, &mut faults);
        if faults.is_empty() { Ok(ReportRemarks { remarks, difficulties }) } else { Err(faults) }
    }
}

impl From<&ReportRemarks> for RemarksForm {
    fn from(words: &ReportRemarks) -> Self {
        let mut form = Self::default();
        form.set(RemarksField::Remarks, words.remarks.clone().unwrap_or_default());
        form.set(RemarksField::Difficulties, words.difficulties.clone().unwrap_or_default());
        form
    }
}

form_fields! {
    /// Why a report goes back to its team.
    ReasonField {
        /// Lý do trả lại.
        Reason, "ly_do", "reason", "Lý do trả lại", 400;
    }
}

impl Typed<ReasonField> {
    /// Reads the reason, which the team needs.
    pub fn check(&self) -> Result<String, Vec<Fault<ReasonField>>> {
        let mut faults = Vec::new();
        let reason = self.line(ReasonField::Reason, &mut faults);
        if reason.is_none() {
            let sentence = "Lý do trả lại: hãy viết tổ cần sửa gì, ví dụ Số hộ ngày 12 chưa đúng.";
            crate::typed::lacks(&mut faults, ReasonField::Reason, sentence);
        }
        reason.ok_or(faults)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SOME: Around = Around { activities: 3, is_to_come: false };
    const NONE: Around = Around { activities: 0, is_to_come: false };

    #[test]
    fn codes_and_words_read_back_and_differ() {
        for (at, state) in ReportState::ALL.into_iter().enumerate() {
            assert_eq!(ReportState::from_code(state.code()), Some(state));
            assert!(ReportState::ALL.iter().skip(at + 1).all(|other| other.label() != state.label()));
        }
        for step in ReportStep::ALL {
            assert_eq!(ReportStep::from_word(step.word()), Some(step));
        }
        assert_eq!(ReportStep::from_word(""), None);
    }

    #[test]
    fn every_step_is_drawn_or_refused_with_a_reason() {
        for state in ReportState::ALL {
            for step in ReportStep::ALL {
                let around = if step == ReportStep::SendNone { NONE } else { SOME };
                let refused = refusals(step, state, around);
                assert_eq!(refused.is_empty(), step.from(state).is_some(), "{step:?} {state:?}");
            }
            assert_eq!(refusals(ReportStep::Keep, ReportState::Locked, SOME), [ReportRefusal::Locked]);
        }
    }

    #[test]
    fn nothing_leaves_what_is_locked() {
        assert!(ReportStep::ALL.iter().all(|step| step.from(ReportState::Locked).is_none()));
        for state in ReportState::ALL {
            let into = ReportStep::ALL.into_iter().filter(|step| step.from(state) == Some(ReportState::Locked));
            assert_eq!(into.count(), usize::from(state == ReportState::Approved), "{state:?}");
        }
    }

    #[test]
    fn no_activity_is_said_and_not_guessed() {
        assert_eq!(refusals(ReportStep::Send, ReportState::Draft, NONE), [ReportRefusal::NothingLogged]);
        assert_eq!(refusals(ReportStep::SendNone, ReportState::Draft, SOME), [ReportRefusal::SomethingLogged]);
        assert!(refusals(ReportStep::SendNone, ReportState::Returned, NONE).is_empty());
        let to_come = Around { is_to_come: true, ..SOME };
        assert_eq!(refusals(ReportStep::Send, ReportState::Draft, to_come), [ReportRefusal::ToCome]);
        assert!(refusals(ReportStep::Keep, ReportState::Draft, to_come).is_empty());
    }

    #[test]
    fn a_report_goes_back_with_a_reason() {
        let mut form = Typed::<ReasonField>::default();
        assert_eq!(form.check().unwrap_err()[0].field, ReasonField::Reason);
        form.set(ReasonField::Reason, " Thiếu số hộ. ");
        assert_eq!(form.check(), Ok("Thiếu số hộ.".to_owned()));
        let words = ReportRemarks { remarks: Some("Bà con đông.".to_owned()), difficulties: None };
        assert_eq!(RemarksForm::from(&words).check(), Ok(words));
    }

    proptest! {
        /// Whatever people do in whatever order: figures count only after an approval, the log changes only while the
        /// report does not lie with the unit, and who merely reaches the hamlet never approves.
        #[test]
        fn no_walk_tells_figures_nobody_approved(steps in prop::collection::vec(0_usize..ReportStep::ALL.len(), 0..40)) {
            let (mut state, mut approved, mut locked) = (ReportState::Draft, false, false);
            for step in steps.into_iter().map(|at| ReportStep::ALL[at]) {
                let around = if step == ReportStep::SendNone { NONE } else { SOME };
                let Some(next) = step.from(state).filter(|_| refusals(step, state, around).is_empty()) else { continue };
                prop_assert!(!locked, "{step:?} left what is locked");
                approved = match step {
                    ReportStep::Approve => true,
                    ReportStep::Return => false,
                    _ => approved,
                };
                locked = next == ReportState::Locked;
                if next.is_told() && !state.is_told() {
                    prop_assert_eq!(step.power(), Power::Publish);
                }
                state = next;
                prop_assert_eq!(state.is_told(), approved, "{:?}", state);
                let is_open = matches!(state, ReportState::Draft | ReportState::Returned);
                prop_assert_eq!(state.why_fixed().is_none(), is_open);
                prop_assert_eq!(ReportStep::Send.from(state).is_some(), is_open);
            }
        }
    }
}
