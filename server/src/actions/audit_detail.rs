//! What an entry of the record says beside who, what and when: facts of the deed, and each field that changed.
//!
//! Of what may be personal only the name of the field is kept, with a short digest of the value before and after: two
//! entries can be compared, and nobody reads a number out of them. The key of the digests is the database's epoch, so
//! they tell nothing to whoever holds an export; a restored database begins new ones.

use domain::activity::{ActivityField, ActivityForm, ActivityText, RemarksField, RemarksForm, ReportRemarks};
use domain::alert::{AlertField, AlertForm, AlertText};
use domain::block::{BlockField, BlockForm, BlockText};
use domain::campaign::{CampaignField, CampaignForm, CampaignText, Figure};
use domain::directive::{DirectiveField, DirectiveForm, DirectiveText};
use domain::equipment::{EquipmentField, EquipmentForm, EquipmentText};
use domain::hamlet::{HamletField, HamletForm, HamletText};
use domain::item::{ItemField, ItemForm, ItemText};
use domain::officer::{OfficerField, OfficerForm, OfficerText};
use domain::profile::{ProfileField, ProfileForm, UnitProfile};
use domain::share::{Adaptation, AdaptationField, AdaptationForm};
use domain::team::{MemberField, MemberForm, MemberText, TeamField, TeamForm, TeamText};
use hmac::{Hmac, KeyInit, Mac};
use serde_json::{Map, Value, json};
use sha2::Sha256;

use crate::core::Core;

/// Most characters of a value.
const LONGEST: usize = 200;
/// Characters kept in front of the first that differs.
const LEAD: usize = 40;
/// Bytes of a digest: enough to tell two values apart, too few to find one.
const DIGEST: usize = 4;

/// How a field may be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Telling {
    /// As it is, shortened.
    Value,
    /// As a digest.
    Digest,
    /// As a length and a digest: a long text may speak of anybody, and is kept with its revisions.
    Prose,
}

/// The detail of one entry, as it grows.
#[derive(Clone, Debug)]
pub struct Detail {
    epoch: u64,
    facts: Map<String, Value>,
    changes: Vec<Value>,
}

impl Detail {
    /// An empty one.
    pub fn new(core: &Core) -> Self {
        Self { epoch: core.store.versions().epoch(), facts: Map::new(), changes: Vec::new() }
    }

    /// A fact of the deed, if there is one; nothing personal.
    #[must_use]
    pub fn fact(mut self, key: &str, value: impl Into<Value>) -> Self {
        let value = match value.into() {
            Value::Null => return self,
            Value::String(text) => Value::String(cut(&text, 0)),
            other => other,
        };
        self.facts.insert(key.to_owned(), value);
        self
    }

    /// A field with the value it had and the one it has; nothing when they are the same.
    #[must_use]
    pub fn changed(self, field: &str, before: &str, after: &str) -> Self {
        self.told(Telling::Value, field, before, after)
    }

    /// The same of a field that may be personal.
    #[must_use]
    pub fn personal(self, field: &str, before: &str, after: &str) -> Self {
        self.told(Telling::Digest, field, before, after)
    }

    /// Every field of an item that changed.
    #[must_use]
    pub fn item(self, before: &ItemText, after: &ItemText) -> Self {
        let (before, after) = (ItemForm::from(before), ItemForm::from(after));
        ItemField::ALL.iter().fold(self, |detail, &field| {
            let telling = match field {
                ItemField::Body => Telling::Prose,
                ItemField::Author => Telling::Digest,
                _ => Telling::Value,
            };
            detail.told(telling, field.name(), before.get(field), after.get(field))
        })
    }

    /// Every field of an officer that changed; all of them are somebody's.
    #[must_use]
    pub fn officer(self, before: Option<&OfficerText>, after: Option<&OfficerText>) -> Self {
        let [before, after] = [before, after].map(|officer| officer.map(OfficerForm::from).unwrap_or_default());
        OfficerField::ALL
            .iter()
            .fold(self, |detail, &field| detail.personal(field.key(), before.get(field), after.get(field)))
    }

    /// Every field of a hamlet that changed.
    #[must_use]
    pub fn hamlet(self, before: Option<&HamletText>, after: &HamletText) -> Self {
        let (before, after) = (before.map(HamletForm::from).unwrap_or_default(), HamletForm::from(after));
        HamletField::ALL
            .iter()
            .fold(self, |detail, &field| detail.changed(field.key(), before.get(field), after.get(field)))
    }

    /// Every field of a team that changed.
    #[must_use]
    pub fn team(self, before: &TeamText, after: &TeamText) -> Self {
        let (before, after) = (TeamForm::from(before), TeamForm::from(after));
        TeamField::ALL
            .iter()
            .fold(self, |detail, &field| detail.changed(field.key(), before.get(field), after.get(field)))
    }

    /// Every field of a member that changed. What they are in the team and when they agreed to what is told; the rest is
    /// theirs.
    #[must_use]
    pub fn member(self, before: Option<&MemberText>, after: Option<&MemberText>) -> Self {
        let [before, after] = [before, after].map(|member| member.map(MemberForm::from).unwrap_or_default());
        MemberField::ALL.iter().fold(self, |detail, &field| {
            let telling = match field {
                MemberField::Office | MemberField::ConsentOn => Telling::Value,
                MemberField::Name | MemberField::Organisation | MemberField::Phone => Telling::Digest,
            };
            detail.told(telling, field.key(), before.get(field), after.get(field))
        })
    }

    /// Every field of a line of equipment that changed; what its note says may be somebody's.
    #[must_use]
    pub fn equipment(self, before: Option<&EquipmentText>, after: Option<&EquipmentText>) -> Self {
        let [before, after] = [before, after].map(|line| line.map(EquipmentForm::from).unwrap_or_default());
        EquipmentField::ALL.iter().fold(self, |detail, &field| {
            let telling = if field == EquipmentField::Note { Telling::Digest } else { Telling::Value };
            detail.told(telling, field.key(), before.get(field), after.get(field))
        })
    }

    /// Every field of an entry of the log that changed; what was hard, and what a picture shows, may be somebody's.
    #[must_use]
    pub fn activity(self, before: Option<&ActivityText>, after: Option<&ActivityText>) -> Self {
        let [before, after] = [before, after].map(|entry| entry.map(ActivityForm::from).unwrap_or_default());
        ActivityField::ALL.iter().fold(self, |detail, &field| {
            let telling = match field {
                ActivityField::Difficulties | ActivityField::PictureAlt => Telling::Digest,
                _ => Telling::Value,
            };
            detail.told(telling, field.key(), before.get(field), after.get(field))
        })
    }

    /// The words of a report that changed, which may speak of anybody.
    #[must_use]
    pub fn remarks(self, before: &ReportRemarks, after: &ReportRemarks) -> Self {
        let (before, after) = (RemarksForm::from(before), RemarksForm::from(after));
        RemarksField::ALL
            .iter()
            .fold(self, |detail, &field| detail.personal(field.key(), before.get(field), after.get(field)))
    }

    /// Every field of a block that changed.
    #[must_use]
    pub fn block(self, before: Option<&BlockText>, after: Option<&BlockText>) -> Self {
        let [before, after] = [before, after].map(|block| block.map(BlockForm::from).unwrap_or_default());
        BlockField::ALL
            .iter()
            .fold(self, |detail, &field| detail.changed(field.key(), before.get(field), after.get(field)))
    }

    /// Every field of a campaign that changed.
    #[must_use]
    pub fn campaign(self, before: Option<&CampaignText>, after: Option<&CampaignText>) -> Self {
        let [before, after] = [before, after].map(|campaign| campaign.map(CampaignForm::from).unwrap_or_default());
        CampaignField::ALL
            .iter()
            .fold(self, |detail, &field| detail.changed(field.key(), before.get(field), after.get(field)))
    }

    /// Every field of an adaptation that changed.
    #[must_use]
    pub fn adaptation(self, before: &Adaptation, after: &Adaptation) -> Self {
        let (before, after) = (AdaptationForm::from(before), AdaptationForm::from(after));
        AdaptationField::ALL.iter().fold(self, |detail, &field| {
            let telling = if field == AdaptationField::Title { Telling::Value } else { Telling::Prose };
            detail.told(telling, field.key(), before.get(field), after.get(field))
        })
    }

    /// Every field of an alert that changed.
    #[must_use]
    pub fn alert(self, before: Option<&AlertText>, after: Option<&AlertText>) -> Self {
        let [before, after] = [before, after].map(|alert| alert.map(AlertForm::from).unwrap_or_default());
        AlertField::ALL
            .iter()
            .fold(self, |detail, &field| detail.changed(field.key(), before.get(field), after.get(field)))
    }

    /// Every field of a directive that changed.
    #[must_use]
    pub fn directive(self, before: Option<&DirectiveText>, after: Option<&DirectiveText>) -> Self {
        let [before, after] = [before, after].map(|directive| directive.map(DirectiveForm::from).unwrap_or_default());
        DirectiveField::ALL
            .iter()
            .fold(self, |detail, &field| detail.changed(field.key(), before.get(field), after.get(field)))
    }

    /// The count of a day, as it was and as it is.
    #[must_use]
    pub fn figure(self, before: Option<Figure>, after: Option<Figure>) -> Self {
        let [was, is] = [before, after].map(|figure| figure.map(|one| one.done.to_string()).unwrap_or_default());
        let day = after.or(before).map(|figure| figure.as_of.short()).unwrap_or_default();
        self.fact("as_of", day).changed("done", &was, &is)
    }

    /// Every fact of a unit that changed.
    #[must_use]
    pub fn profile(self, before: &UnitProfile, after: &UnitProfile) -> Self {
        let (before, after) = (ProfileForm::from(before), ProfileForm::from(after));
        ProfileField::ALL.iter().fold(self, |detail, &field| {
            let telling = match field {
                ProfileField::Phones
                | ProfileField::Email
                | ProfileField::ResponsibleName
                | ProfileField::ResponsiblePosition => Telling::Digest,
                ProfileField::Introduction | ProfileField::History | ProfileField::Organisation => Telling::Prose,
                ProfileField::Address | ProfileField::Hours | ProfileField::MapPoint | ProfileField::Licence => {
                    Telling::Value
                }
            };
            detail.told(telling, field.key(), before.get(field), after.get(field))
        })
    }

    /// The JSON that is kept.
    pub fn json(mut self) -> String {
        if !self.changes.is_empty() {
            self.facts.insert("changes".to_owned(), Value::Array(self.changes));
        }
        Value::Object(self.facts).to_string()
    }

    fn told(mut self, telling: Telling, field: &str, before: &str, after: &str) -> Self {
        if before == after {
            return self;
        }
        let digests = [before, after].map(|value| digest(self.epoch, value));
        self.changes.push(match telling {
            Telling::Value => {
                let same = before.chars().zip(after.chars()).take_while(|(before, after)| before == after).count();
                let from = if [before, after].iter().any(|value| value.chars().count() > LONGEST) {
                    same.saturating_sub(LEAD)
                } else {
                    0
                };
                json!({ "field": field, "before": cut(before, from), "after": cut(after, from) })
            }
            Telling::Digest => json!({ "field": field, "digests": digests }),
            Telling::Prose => {
                let lengths = [before, after].map(|value| value.chars().count());
                json!({ "field": field, "digests": digests, "lengths": lengths })
            }
        });
        self
    }
}

/// At most [`LONGEST`] characters from one on, with an ellipsis where something is left out.
fn cut(value: &str, from: usize) -> String {
    let mut letters = value.chars().skip(from);
    let room = LONGEST - usize::from(from > 0);
    let mut kept: String = letters.by_ref().take(room).collect();
    if letters.next().is_some() {
        kept.pop();
        kept.push('…');
    }
    if from > 0 && !kept.is_empty() { format!("…{kept}") } else { kept }
}

/// Empty for nothing.
fn digest(epoch: u64, value: &str) -> String {
    if value.is_empty() {
        return String::new();
    }
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(format!("trangxa audit {epoch}").as_bytes()) else {
        return "?".to_owned();
    };
    mac.update(value.as_bytes());
    let whole = mac.finalize().into_bytes();
    data_encoding::HEXLOWER.encode(whole.get(..DIGEST).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn empty() -> Detail {
        Detail { epoch: 7, facts: Map::new(), changes: Vec::new() }
    }

    fn read(detail: Detail) -> Value {
        serde_json::from_str(&detail.json()).unwrap()
    }

    #[test]
    fn what_stays_the_same_is_not_told_and_nothing_is_an_empty_object() {
        assert_eq!(empty().changed("title", "a", "a").personal("phone", "", "").json(), "{}");
    }

    #[test]
    fn values_are_told_and_long_ones_from_where_they_differ() {
        let said = read(empty().fact("version", 3).changed("name", "Cũ", "Mới"));
        assert_eq!(said, json!({ "version": 3, "changes": [{ "field": "name", "before": "Cũ", "after": "Mới" }] }));
        let (before, after) = (format!("{}Ấ{}", "a".repeat(300), "b".repeat(300)), format!("{}Ứ", "a".repeat(300)));
        let said = read(empty().changed("summary", &before, &after));
        let [before, after] = ["before", "after"].map(|side| said["changes"][0][side].as_str().unwrap());
        assert!(before.contains('Ấ') && before.starts_with('…') && before.ends_with('…'), "{before}");
        assert_eq!(after, format!("…{}Ứ", "a".repeat(40)));
        assert_eq!(before.chars().count(), LONGEST);
        assert_eq!(cut(&"x".repeat(500), 0).chars().count(), LONGEST);
        assert_eq!(cut(&"x".repeat(LONGEST), 0), "x".repeat(LONGEST));
    }

    #[test]
    fn of_what_is_personal_nothing_is_told_but_that_it_changed() {
        let told = empty().personal("phone", "0254 3852 123", "0254 3852 124").json();
        assert!(!told.contains("3852"), "{told}");
        let again = empty().personal("phone", "0254 3852 124", "").json();
        let [first, second] = [&told, &again].map(|told| serde_json::from_str::<Value>(told).unwrap());
        // The same value has the same digest, and no value none.
        assert_eq!(first["changes"][0]["digests"][1], second["changes"][0]["digests"][0]);
        assert_eq!(second["changes"][0]["digests"][1], "");
        let elsewhere = Detail { epoch: 8, ..empty() }.personal("phone", "0254 3852 124", "").json();
        assert_ne!(again, elsewhere);
    }
}
