//! Tổ công nghệ số cộng đồng: who is in the team of a hamlet, what founded it, when it is there and what it teaches.

pub mod import;
pub mod member;
pub mod shift;
pub mod zalo;

pub use member::{MemberField, MemberForm, MemberId, MemberText, Office};
pub use shift::{ShiftField, ShiftForm, ShiftId, ShiftText};
pub use zalo::ZaloLink;

use crate::form_fields::form_fields;
use crate::moment::CivilDate;
use crate::topic::Topic;
use crate::typed::{Fault, Typed, in_order, lacks};

/// Days of a roster residents see, today included.
pub const DAYS_SHOWN: i32 = 15;

/// Nobody founded a team before there was the idea; a year typed wrong is more likely.
const FIRST_YEAR: i32 = 2015;

form_fields! {
    /// The fields of the form, in the order of the page.
    TeamField {
        /// Số quyết định.
        DecisionNumber, "so_quyet_dinh", "decision_number", "Số quyết định thành lập", 60;
        /// Ngày quyết định.
        DecisionDate, "ngay_quyet_dinh", "decision_date", "Ngày quyết định", 60;
        /// Nhóm Zalo.
        Zalo, "zalo", "zalo_link", "Liên kết nhóm Zalo", 200;
    }
}

/// What a person typed.
pub type TeamForm = Typed<TeamField>;

/// What founded a team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// `123/QĐ-UBND`.
    pub number: String,
    /// The day it bears.
    pub date: CivilDate,
}

/// A team's own facts after every rule held. What is `None` is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TeamText {
    /// What founded it.
    pub decision: Option<Decision>,
    /// Where its households can join it.
    pub zalo: Option<ZaloLink>,
}

impl Typed<TeamField> {
    /// Reads every field, or tells about each that does not hold. Every one may be empty.
    pub fn check(&self, today: CivilDate) -> Result<TeamText, Vec<Fault<TeamField>>> {
        let mut faults = Vec::new();
        let number = self.line(TeamField::DecisionNumber, &mut faults);
        let date = self.day(TeamField::DecisionDate, &mut faults);
        if date.is_some_and(|date| date > today || date.year() < FIRST_YEAR) {
            let sentence = format!("Ngày quyết định phải từ năm {FIRST_YEAR} đến hôm nay ({}).", today.short());
            lacks(&mut faults, TeamField::DecisionDate, sentence);
        }
        let decision = match (number, date) {
            (Some(number), Some(date)) => Some(Decision { number, date }),
            (Some(_), None) => {
                lacks(&mut faults, TeamField::DecisionDate, "Ngày quyết định: hãy nhập ngày ký, ví dụ 15/03/2022.");
                None
            }
            (None, Some(_)) => {
                let sentence = "Số quyết định thành lập: hãy nhập số, ví dụ 123/QĐ-UBND.";
                lacks(&mut faults, TeamField::DecisionNumber, sentence);
                None
            }
            (None, None) => None,
        };
        let zalo = self.line(TeamField::Zalo, &mut faults).and_then(|typed| {
            let link = ZaloLink::parse(&typed);
            if link.is_none() {
                lacks(&mut faults, TeamField::Zalo, ZaloLink::sentence(TeamField::Zalo.label(), &typed));
            }
            link
        });
        if faults.is_empty() { Ok(TeamText { decision, zalo }) } else { Err(in_order(faults)) }
    }
}

impl From<&TeamText> for TeamForm {
    fn from(team: &TeamText) -> Self {
        let mut form = Self::default();
        if let Some(decision) = &team.decision {
            form.set(TeamField::DecisionNumber, decision.number.clone());
            form.set(TeamField::DecisionDate, decision.date.short());
        }
        form.set(TeamField::Zalo, team.zalo.as_ref().map(ToString::to_string).unwrap_or_default());
        form
    }
}

/// Topics as one stored text, each once and in their own order.
pub fn topic_codes(topics: &[Topic]) -> String {
    let told = Topic::ALL.into_iter().filter(|topic| topics.contains(topic));
    told.map(Topic::code).collect::<Vec<_>>().join(",")
}

/// The topics of such a text; `None` when one of them is none of ours.
pub fn topics(codes: &str) -> Option<Vec<Topic>> {
    codes.split(',').filter(|code| !code.is_empty()).map(Topic::from_code).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> CivilDate {
        CivilDate::new(2024, 2, 5).unwrap()
    }

    fn read(number: &str, date: &str, zalo: &str) -> Result<TeamText, Vec<Fault<TeamField>>> {
        let mut form = TeamForm::default();
        form.set(TeamField::DecisionNumber, number);
        form.set(TeamField::DecisionDate, date);
        form.set(TeamField::Zalo, zalo);
        form.check(today())
    }

    #[test]
    fn a_decision_has_a_number_and_a_day_or_neither() {
        assert_eq!(read("", "", "").unwrap(), TeamText::default());
        let team = read("123/QĐ-UBND", "15/3/2022", "zalo.me/g/abcdef123").unwrap();
        assert_eq!(TeamForm::from(&team).check(today()).unwrap(), team);
        for (number, date, field) in [
            ("123", "", TeamField::DecisionDate),
            ("", "15/3/2022", TeamField::DecisionNumber),
            ("123", "6/2/2024", TeamField::DecisionDate),
            ("123", "15/3/1922", TeamField::DecisionDate),
            ("123", "31/2/2023", TeamField::DecisionDate),
        ] {
            let faults = read(number, date, "").unwrap_err();
            assert_eq!(faults.iter().map(|fault| fault.field).collect::<Vec<_>>(), [field], "{number} {date}");
            assert!(faults[0].sentence.contains(field.label()), "{faults:?}");
        }
        assert_eq!(read("", "", "facebook.com/x").unwrap_err()[0].field, TeamField::Zalo);
    }

    #[test]
    fn topics_are_kept_once_and_in_order() {
        let told = [Topic::Safety, Topic::Vneid, Topic::Safety];
        assert_eq!(topic_codes(&told), "vneid,an-toan");
        assert_eq!(topics("vneid,an-toan"), Some(vec![Topic::Vneid, Topic::Safety]));
        assert_eq!(topics(""), Some(Vec::new()));
        assert_eq!(topics("bitcoin"), None);
    }
}
