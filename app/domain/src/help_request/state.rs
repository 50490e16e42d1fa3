//! Where a help request stands, what may be done with it now, and what that makes of it.
//!
//! ```text
//!            accept             answer, visit           finish
//!   new ───────────▶ accepted ─────────────▶ answered ─────────▶ done
//!    ▲ └───────────────────────────────────▶ visit arranged
//!    │ release          refuse (with a reason)                 refused
//!   held ───────────────────────────────────▶
//!                       withdraw (the resident, from anywhere before the end)  withdrawn
//! ```

/// How a help request stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RequestState {
    /// Came in.
    New,
    /// Somebody of the team takes care of it.
    Accepted,
    /// The resident can read an answer.
    Answered,
    /// Somebody comes to the resident's house.
    VisitArranged,
    /// Settled.
    Done,
    /// Not taken on, with a reason.
    Refused,
    /// Suspicious: waits for a person.
    Held,
    /// Taken back by the resident.
    Withdrawn,
}

impl RequestState {
    /// Every state.
    pub const ALL: [Self; 8] = [
        Self::New,
        Self::Accepted,
        Self::Answered,
        Self::VisitArranged,
        Self::Done,
        Self::Refused,
        Self::Held,
        Self::Withdrawn,
    ];

    /// The stored form.
    pub fn code(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Accepted => "accepted",
            Self::Answered => "answered",
            Self::VisitArranged => "visit",
            Self::Done => "done",
            Self::Refused => "refused",
            Self::Held => "held",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Reads that form.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// The word at the desk.
    pub fn label(self) -> &'static str {
        match self {
            Self::New => "Mới gửi",
            Self::Accepted => "Đã nhận",
            Self::Answered => "Đã trả lời",
            Self::VisitArranged => "Đã hẹn đến nhà",
            Self::Done => "Đã xong",
            Self::Refused => "Không tiếp nhận",
            Self::Held => "Nghi thư rác",
            Self::Withdrawn => "Người hỏi đã rút",
        }
    }

    /// What the resident reads. A suspicion is nobody's business but ours: to them it came in.
    pub fn for_the_resident(self) -> &'static str {
        match self {
            Self::New | Self::Held => "Yêu cầu đã được gửi, đang chờ tổ nhận.",
            Self::Accepted => "Tổ đã nhận yêu cầu và đang lo việc này.",
            Self::Answered => "Tổ đã trả lời. Câu trả lời ở ngay bên dưới.",
            Self::VisitArranged => "Tổ sẽ cử người đến nhà giúp.",
            Self::Done => "Yêu cầu đã giải quyết xong.",
            Self::Refused => "Tổ không tiếp nhận yêu cầu này. Lý do ở ngay bên dưới.",
            Self::Withdrawn => "Yêu cầu đã được rút lại.",
        }
    }

    /// Whether anything is still to be done with it.
    pub fn is_open(self) -> bool {
        !matches!(self, Self::Done | Self::Refused | Self::Withdrawn)
    }

    /// Whether nobody has answered yet, so that the time limit runs.
    pub fn is_unanswered(self) -> bool {
        matches!(self, Self::New | Self::Accepted)
    }
}

/// What people do with a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RequestStep {
    /// Say that one takes care of it.
    Accept,
    /// Keep an answer that is not sent yet.
    Draft,
    /// Let the resident read an answer; once more when it was wrong.
    Answer,
    /// Say that somebody comes.
    ArrangeVisit,
    /// Settled.
    Finish,
    /// Not taken on.
    Refuse,
    /// No junk after all.
    Release,
    /// Give it to another hamlet's team.
    Hand,
    /// The resident takes it back.
    Withdraw,
}

impl RequestStep {
    /// Every step.
    pub const ALL: [Self; 9] = [
        Self::Accept,
        Self::Draft,
        Self::Answer,
        Self::ArrangeVisit,
        Self::Finish,
        Self::Refuse,
        Self::Release,
        Self::Hand,
        Self::Withdraw,
    ];

    /// What the step makes of a request; `None` where no edge is drawn.
    pub fn from(self, state: RequestState) -> Option<RequestState> {
        use RequestState::{Accepted, Answered, Done, Held, New, Refused, VisitArranged, Withdrawn};
        match (self, state) {
            (Self::Accept, New) => Some(Accepted),
            (Self::Draft, New | Accepted | VisitArranged | Answered) | (Self::Hand, New | Accepted | Held) => {
                Some(state)
            }
            (Self::Answer, New | Accepted | VisitArranged | Answered) => Some(Answered),
            (Self::ArrangeVisit, New | Accepted | Answered) => Some(VisitArranged),
            (Self::Finish, Answered | VisitArranged) => Some(Done),
            (Self::Refuse, New | Accepted | VisitArranged | Answered | Held) => Some(Refused),
            (Self::Release, Held) => Some(New),
            (Self::Withdraw, state) if state.is_open() => Some(Withdrawn),
            _ => None,
        }
    }
}

/// Why a step cannot be taken now; shown beside the button.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RequestRefusal {
    /// It has come to its end.
    Closed,
    /// Nobody of the unit has looked at the suspicious message yet.
    Suspicious,
    /// Somebody takes care of it already.
    AlreadyAccepted,
    /// Nothing was answered yet.
    Unanswered,
    /// It was answered already, so it stays with who answered.
    AlreadyAnswered,
    /// A visit is arranged already.
    AlreadyArranged,
    /// It is not under suspicion.
    NotSuspicious,
    /// The resident did not ask for a visit.
    NoVisitAsked,
    /// Whoever works for one hamlet gives nothing to another.
    OnlyTheUnit,
}

impl RequestRefusal {
    /// The sentence beside the button.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Closed => "Yêu cầu đã khép lại nên không làm thêm được gì.",
            Self::Suspicious => "Yêu cầu đang bị giữ vì nghi là thư rác; hãy bấm “Không phải thư rác” trước.",
            Self::AlreadyAccepted => "Yêu cầu đã có người nhận.",
            Self::Unanswered => {
                "Yêu cầu chưa được trả lời, cũng chưa hẹn đến nhà; hãy trả lời trước khi đánh dấu xong."
            }
            Self::AlreadyAnswered => "Yêu cầu đã được trả lời nên không chuyển cho thôn khác.",
            Self::AlreadyArranged => "Yêu cầu đã hẹn đến nhà.",
            Self::NotSuspicious => "Yêu cầu không bị giữ.",
            Self::NoVisitAsked => "Người hỏi không xin hỗ trợ tại nhà; hãy gọi điện hỏi lại trước.",
            Self::OnlyTheUnit => "Chỉ người của đơn vị chuyển được yêu cầu sang thôn khác.",
        }
    }
}

/// What is known beside where a request stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Around {
    /// Whether the resident asked for a visit.
    pub visit_asked: bool,
    /// Whether whoever asks reaches the whole unit.
    pub whole_unit: bool,
}

/// Why a step is not possible now; empty when it is.
pub fn refusals(step: RequestStep, state: RequestState, around: Around) -> Vec<RequestRefusal> {
    let mut refusals = Vec::new();
    if step == RequestStep::Hand && !around.whole_unit {
        refusals.push(RequestRefusal::OnlyTheUnit);
    }
    if step == RequestStep::ArrangeVisit && !around.visit_asked && state.is_open() {
        refusals.push(RequestRefusal::NoVisitAsked);
    }
    if step.from(state).is_none() {
        refusals.push(no_edge(step, state));
    }
    refusals
}

fn no_edge(step: RequestStep, state: RequestState) -> RequestRefusal {
    match step {
        _ if !state.is_open() => RequestRefusal::Closed,
        RequestStep::Release => RequestRefusal::NotSuspicious,
        _ if state == RequestState::Held => RequestRefusal::Suspicious,
        RequestStep::Accept => RequestRefusal::AlreadyAccepted,
        RequestStep::ArrangeVisit => RequestRefusal::AlreadyArranged,
        RequestStep::Hand => RequestRefusal::AlreadyAnswered,
        RequestStep::Finish => RequestRefusal::Unanswered,
        RequestStep::Draft | RequestStep::Answer | RequestStep::Refuse | RequestStep::Withdraw => {
            RequestRefusal::Closed
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL_ALLOWED: Around = Around { visit_asked: true, whole_unit: true };

    #[test]
    fn codes_read_back_and_every_state_has_words_of_its_own() {
        for (at, state) in RequestState::ALL.into_iter().enumerate() {
            assert_eq!(RequestState::from_code(state.code()), Some(state));
            assert!(RequestState::ALL.iter().skip(at + 1).all(|other| other.label() != state.label()));
        }
    }

    #[test]
    fn an_end_is_an_end_and_a_resident_may_go_from_anywhere_before() {
        for state in RequestState::ALL {
            let onward = RequestStep::ALL.into_iter().filter(|step| step.from(state).is_some()).count();
            assert_eq!(onward > 0, state.is_open(), "{state:?}");
            assert_eq!(RequestStep::Withdraw.from(state).is_some(), state.is_open(), "{state:?}");
        }
    }

    #[test]
    fn every_step_is_drawn_or_refused_with_a_reason() {
        for state in RequestState::ALL {
            for step in RequestStep::ALL {
                let refused = refusals(step, state, ALL_ALLOWED);
                assert_eq!(refused.is_empty(), step.from(state).is_some(), "{step:?} {state:?}");
                if !state.is_open() {
                    assert_eq!(refused, [RequestRefusal::Closed], "{step:?} {state:?}");
                }
            }
        }
    }

    #[test]
    fn a_suspicious_message_is_nothing_until_a_person_says_so() {
        for step in [RequestStep::Accept, RequestStep::Draft, RequestStep::Answer, RequestStep::Finish] {
            assert_eq!(refusals(step, RequestState::Held, ALL_ALLOWED), [RequestRefusal::Suspicious], "{step:?}");
        }
        assert_eq!(RequestStep::Release.from(RequestState::Held), Some(RequestState::New));
        assert!(!RequestState::Held.for_the_resident().contains("rác"));
    }

    #[test]
    fn a_member_gives_nothing_away_and_nobody_comes_unasked() {
        let member = Around { visit_asked: false, whole_unit: false };
        assert_eq!(refusals(RequestStep::Hand, RequestState::New, member), [RequestRefusal::OnlyTheUnit]);
        assert_eq!(refusals(RequestStep::ArrangeVisit, RequestState::New, member), [RequestRefusal::NoVisitAsked]);
        assert!(refusals(RequestStep::Answer, RequestState::New, member).is_empty());
    }
}
