//! What of the record was asked for.

use app::screens::desk::AuditFields;
use domain::audit_words::{Deed, DeedGroup, OBJECTS};
use domain::moment::{CivilDate, Moment};
use domain::person::PersonId;
use store::{AuditFilter, ByWhom};

use crate::web::desk::request::DeskRequest;

/// Most characters of a field that are looked at.
const LONGEST: usize = 100;

/// A good filter.
#[derive(Debug)]
pub(super) struct Wanted {
    /// As typed.
    pub(super) fields: AuditFields,
    /// As the store takes it.
    pub(super) filter: AuditFilter,
    /// The entry behind which the page begins.
    pub(super) before: Option<i64>,
    /// Whether a table is wanted instead of a page.
    pub(super) is_table: bool,
}

/// What was typed, and what is wrong with it.
type Refused = Box<(AuditFields, Vec<(&'static str, String)>)>;

impl Wanted {
    /// Reads the query.
    pub(super) fn read(request: &DeskRequest) -> Result<Self, Refused> {
        let typed =
            |name: &str| -> String { request.query(name).unwrap_or_default().trim().chars().take(LONGEST).collect() };
        let [person, deed, object, number, from, to] = AuditFields::NAMES.map(typed);
        let fields = AuditFields { person, deed, object, number, from, to };
        let [person, deed, object, number, from, to] = AuditFields::NAMES;
        let mut faults = Vec::new();
        let mut refuse = |name: &'static str, sentence: String| faults.push((name, sentence));

        let by = match fields.person.as_str() {
            "" => None,
            AuditFields::NOBODY => Some(ByWhom::Nobody),
            number => {
                let chosen = number.parse().ok().map(|id| ByWhom::Person(PersonId(id)));
                if chosen.is_none() {
                    refuse(person, "Người làm: hãy chọn một dòng trong danh sách.".to_owned());
                }
                chosen
            }
        };
        let actions = actions(&fields.deed);
        if actions.is_none() {
            refuse(deed, "Việc: hãy chọn một dòng trong danh sách.".to_owned());
        }
        if !fields.object.is_empty() && !OBJECTS.iter().any(|(code, _)| *code == fields.object) {
            refuse(object, "Đối tượng: hãy chọn một dòng trong danh sách.".to_owned());
        }
        let object_id = if fields.number.is_empty() { None } else { fields.number.parse().ok() };
        if object_id.is_none() && !fields.number.is_empty() {
            refuse(number, "Số của đối tượng phải là một số, ví dụ 12.".to_owned());
        }
        let mut day = |name: &'static str, label: &str, typed: &str| match CivilDate::parse(typed) {
            _ if typed.is_empty() => None,
            Ok(day) => Some(day),
            Err(fault) => {
                refuse(name, fault.sentence(label));
                None
            }
        };
        let first = day(from, "Từ ngày", &fields.from);
        let last = day(to, "Đến hết ngày", &fields.to);
        if matches!((first, last), (Some(first), Some(last)) if last < first) {
            refuse(to, "Đến hết ngày: ngày cuối đang đứng trước ngày đầu.".to_owned());
        }
        if !faults.is_empty() {
            return Err(Box::new((fields, faults)));
        }
        let filter = AuditFilter {
            by,
            actions: actions.unwrap_or_default(),
            object_kind: Some(fields.object.clone()).filter(|kind| !kind.is_empty()),
            object_id,
            from: first.map(|day| midnight(day.days())),
            until: last.map(|day| midnight(day.days().saturating_add(1))),
        };
        let before = request.query("truoc").and_then(|id| id.parse().ok());
        Ok(Self { fields, filter, before, is_table: request.query("dang").as_deref() == Some("csv") })
    }

    /// The person chosen.
    pub(super) fn person(&self) -> Option<PersonId> {
        match self.filter.by {
            Some(ByWhom::Person(person)) => Some(person),
            Some(ByWhom::Nobody) | None => None,
        }
    }
}

/// The codes of a deed or of a group; none for nothing chosen, and nothing for what is neither.
fn actions(typed: &str) -> Option<Vec<&'static str>> {
    if typed.is_empty() {
        return Some(Vec::new());
    }
    if let Some(deed) = Deed::of(typed) {
        return Some(vec![deed.code]);
    }
    let group = DeedGroup::ALL.into_iter().find(|group| group.word() == typed)?;
    Some(group.deeds().map(|deed| deed.code).collect())
}

/// When a day begins in Vietnam, which keeps +07:00 all year.
fn midnight(days: i32) -> Moment {
    const DAY: i64 = 86_400;
    const AHEAD: i64 = 7 * 3_600;
    Moment::from_micros(0).plus_seconds(i64::from(days) * DAY - AHEAD)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_begins_at_midnight_in_vietnam() {
        let day = CivilDate::new(2024, 1, 27).unwrap();
        let begins = midnight(day.days());
        assert_eq!((begins.vietnam_date(), begins.vietnam_clock().as_str()), (day, "00:00"));
        assert!(begins.plus_seconds(-1).vietnam_date() < day);
    }

    #[test]
    fn a_group_means_all_its_deeds() {
        assert_eq!(actions(""), Some(Vec::new()));
        assert_eq!(actions("item.publish"), Some(vec!["item.publish"]));
        let sessions = [
            "session.sign_in",
            "session.sign_in_failed",
            "session.code_failed",
            "session.passkey_failed",
            "session.sign_out",
            "session.end",
        ];
        assert_eq!(actions("dang-nhap").as_deref(), Some(&sessions[..]));
        assert_eq!(actions("'; DROP TABLE audit"), None);
    }
}
