//! An entry as people read it: its sentence, and line by line what its detail says. Details of older versions of this
//! program are read as well.

use app::paths::desk::{HelpRequest, Item, PlatformUnit};
use app::screens::desk::{AuditDeed, AuditFields, AuditLine, AuditTold};
use domain::audit_words::{Deed, DeedGroup, field_label, value_label};
use domain::item::ItemKind;
use domain::number::integer;
use serde_json::{Map, Value};
use store::{AuditRow, Whence};

use super::address;
use crate::registry::Registry;

/// Tells entries on one of the two pages.
#[derive(Debug)]
pub(super) struct Teller<'a> {
    pub(super) registry: &'a Registry,
    pub(super) fields: &'a AuditFields,
    pub(super) action: &'a str,
    /// Slug of the unit whose desk it is; `None` on the platform's page.
    pub(super) unit: Option<String>,
}

impl Teller<'_> {
    /// A deed on the page.
    pub(super) fn deed(&self, row: &AuditRow) -> AuditDeed {
        let mut told = Told::of(row);
        told.lines.extend(row.client.as_deref().map(|client| value("Từ đâu", &whence(client))));
        told.lines.extend(row.request.as_deref().map(|request| value("Mã tra cứu", request)));
        let only = |fields: AuditFields| {
            // Days stay chosen, everything else is about another question.
            let fields = AuditFields { from: self.fields.from.clone(), to: self.fields.to.clone(), ..fields };
            address(self.action, &fields, &[])
        };
        let person = row.person().map(|person| AuditFields { person: person.0.to_string(), ..AuditFields::default() });
        let object = row.object_kind.clone().zip(row.object_id);
        let object =
            object.map(|(object, number)| AuditFields { object, number: number.to_string(), ..AuditFields::default() });
        let at_unit = if self.unit.is_none() { self.unit_of(row) } else { None };
        // Said once, where the unit is what it was done to.
        let (at_unit, its_own) =
            if told.is_unit { (None, at_unit.and_then(|(_, href)| href)) } else { (at_unit, None) };
        let href = match (&self.unit, row.object_kind.as_deref(), row.object_id) {
            (Some(unit), Some("item"), Some(id)) => Some(Item { unit: unit.clone(), id }.to_string()),
            (Some(unit), Some("request"), Some(id)) => Some(HelpRequest { unit: unit.clone(), id }.to_string()),
            _ => its_own,
        };
        AuditDeed {
            clock: row.at().vietnam_clock(),
            moment: row.at().iso_vietnam(),
            number: row.object_id.filter(|_| told.has_object && !told.is_unit),
            name: told.name,
            href,
            unit: at_unit,
            lines: told.lines,
            person_href: person.map(only),
            object_href: object.map(only),
            who: told.who,
            phrase: told.phrase,
        }
    }

    /// The name the unit had.
    pub(super) fn unit_name(&self, row: &AuditRow) -> Option<String> {
        let now = || row.unit().and_then(|id| self.registry.unit(id)).map(|unit| unit.full_name.clone());
        row.unit_name.clone().or_else(now)
    }

    /// The name the unit had, and its page while it has one.
    fn unit_of(&self, row: &AuditRow) -> Option<(String, Option<String>)> {
        let site =
            row.unit().and_then(|id| self.registry.unit(id)).filter(|unit| self.registry.by_slug(&unit.slug).is_some());
        let href = site.map(|unit| PlatformUnit { unit: unit.slug.clone() }.to_string());
        self.unit_name(row).map(|name| (name, href))
    }
}

/// What an entry says, without the ways that lead on from it.
#[derive(Debug)]
pub(super) struct Told {
    pub(super) who: String,
    pub(super) phrase: String,
    pub(super) name: Option<String>,
    pub(super) has_object: bool,
    /// Whether it was done to a unit whose name is known.
    pub(super) is_unit: bool,
    pub(super) lines: Vec<AuditLine>,
}

impl Told {
    pub(super) fn of(row: &AuditRow) -> Self {
        let deed = Deed::of(&row.action);
        let mut detail: Map<String, Value> = serde_json::from_str(&row.detail).unwrap_or_default();
        let kind = detail.get("kind").and_then(Value::as_str).and_then(ItemKind::from_code);
        let has_object = deed.is_none_or(Deed::has_object);
        let name = detail.remove("name").filter(|_| has_object).and_then(|name| name.as_str().map(str::to_owned));
        let on_unit = row.object_kind.as_deref() == Some("unit");
        let name = name.or_else(|| row.unit_name.clone().filter(|_| on_unit));
        if kind.is_some() {
            // The sentence says it.
            detail.remove("kind");
        }
        let lines = lines(deed.map(|deed| deed.group), detail);
        Self {
            who: who(row),
            phrase: deed.map_or_else(|| row.action.clone(), |deed| deed.phrase(kind)),
            is_unit: on_unit && name.is_some(),
            name,
            has_object,
            lines,
        }
    }
}

fn who(row: &AuditRow) -> String {
    match (&row.person_name, row.action.as_str(), row.client.as_deref()) {
        (Some(name), ..) => name.clone(),
        (None, "request.ask" | "request.withdraw", _) => "Một người dân".to_owned(),
        (None, "session.sign_in_failed", _) => "Một người chưa rõ".to_owned(),
        (None, _, Some(Whence::COMMAND_LINE)) => "Người vận hành (dòng lệnh)".to_owned(),
        (None, _, Some(Whence::SCHEDULE)) => "Lịch đã hẹn".to_owned(),
        _ => "Hệ thống".to_owned(),
    }
}

/// From where, for people.
pub(super) fn whence(client: &str) -> String {
    match client {
        Whence::COMMAND_LINE => "dòng lệnh trên máy chủ".to_owned(),
        Whence::SCHEDULE => "giờ đã hẹn".to_owned(),
        client => format!("mạng {client}"),
    }
}

fn lines(group: Option<DeedGroup>, mut detail: Map<String, Value>) -> Vec<AuditLine> {
    let changes = detail.remove("changes");
    // Before step 29 the facts of a unit told the names of fields only.
    let fields = detail.remove("fields");
    let mut lines: Vec<AuditLine> = detail
        .iter()
        .filter(|(_, fact)| !fact.is_null())
        .map(|(key, fact)| value(&field_label(group, key), &value_label(key, &text(fact))))
        .collect();
    let changes = changes.as_ref().and_then(Value::as_array);
    lines.extend(changes.into_iter().flatten().filter_map(|change| changed(group, change)));
    let fields = fields.as_ref().and_then(Value::as_array);
    let names = fields.into_iter().flatten().filter_map(Value::as_str);
    lines.extend(names.map(|field| value(&field_label(group, field), "Đã thay")));
    lines
}

fn changed(group: Option<DeedGroup>, change: &Value) -> Option<AuditLine> {
    let field = change.get("field")?.as_str()?;
    let pair = |name: &str| {
        let both = change.get(name)?.as_array()?;
        Some([both.first()?.clone(), both.get(1)?.clone()])
    };
    let told = if let Some(digests) = pair("digests") {
        AuditTold::Kept {
            digests: digests.map(|digest| text(&digest)),
            lengths: pair("lengths").map(|both| both.map(|length| integer(length.as_i64().unwrap_or_default()))),
        }
    } else {
        let side = |name: &str| change.get(name).map(|side| value_label(field, &text(side))).unwrap_or_default();
        AuditTold::Changed(side("before"), side("after"))
    };
    Some(AuditLine { label: field_label(group, field), told })
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn value(label: &str, value: &str) -> AuditLine {
    AuditLine { label: label.to_owned(), told: AuditTold::Value(value.to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(group: DeedGroup, detail: &str) -> Vec<(String, AuditTold)> {
        let lines = lines(Some(group), serde_json::from_str(detail).unwrap());
        lines.into_iter().map(|line| (line.label, line.told)).collect()
    }

    #[test]
    fn what_older_programs_wrote_is_told_as_well() {
        let value = |label: &str, value: &str| (label.to_owned(), AuditTold::Value(value.to_owned()));
        assert_eq!(
            told(DeedGroup::Facts, r#"{"fields":["phones","licence"]}"#),
            [value("Điện thoại", "Đã thay"), value("Sử dụng lại nội dung của trang", "Đã thay")]
        );
        let palette = told(DeedGroup::Facts, r#"{"before":"nuoc","after":"bien"}"#);
        assert!(palette.contains(&value("Trước", "Nước")) && palette.contains(&value("Sau", "Biển")), "{palette:?}");
        assert_eq!(told(DeedGroup::Items, r#"{"reason":"in_error"}"#), [value("Lý do gỡ", "Đăng nhầm")]);
        assert_eq!(told(DeedGroup::Items, "{}"), []);
    }
}
