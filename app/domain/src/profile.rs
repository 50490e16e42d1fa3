//! The facts of a unit: where it sits, how to reach it, who answers for its pages, what it is.
//!
//! A fact nobody gave is absent, never invented; [`crate::duty`] lists what is missing and why it is owed.

use crate::form_fields::form_fields;
use std::collections::BTreeMap;

use crate::map_point::MapPoint;
use crate::person::EmailAddress;
use crate::phone::Phone;
use crate::text::{self, TextFault};

/// What the form proposes about using the texts elsewhere; it counts only once the unit has saved it.
pub const USUAL_LICENCE: &str = "Ghi rõ nguồn khi sử dụng lại thông tin từ trang này.";

/// Most telephone numbers of one unit: more is a directory, not a contact.
const MOST_PHONES: usize = 10;

form_fields! {
    /// The fields of the form, in the order of the page.
    ProfileField {
        /// Địa chỉ trụ sở.
        Address, "dia_chi", "address", "Địa chỉ trụ sở", 300;
        /// Điện thoại, one a line.
        Phones, "dien_thoai", "phones", "Điện thoại", 1_000;
        /// Thư điện tử công vụ.
        Email, "thu_dien_tu", "email", "Thư điện tử công vụ", 254;
        /// Giờ làm việc.
        Hours, "gio_lam_viec", "hours", "Giờ làm việc", 600;
        /// Vị trí trên bản đồ.
        MapPoint, "toa_do", "map_point", "Vị trí trụ sở trên bản đồ", 2_000;
        /// Người chịu trách nhiệm nội dung.
        ResponsibleName, "nguoi_chiu_trach_nhiem", "responsible_name", "Người chịu trách nhiệm nội dung", 120;
        /// Chức vụ của người ấy.
        ResponsiblePosition, "chuc_vu", "responsible_position", "Chức vụ của người chịu trách nhiệm", 200;
        /// Giới thiệu, Markdown.
        Introduction, "gioi_thieu", "introduction", "Giới thiệu chung", 50_000;
        /// Lịch sử, Markdown.
        History, "lich_su", "history", "Lịch sử hình thành", 50_000;
        /// Chức năng, cơ cấu, Markdown.
        Organisation, "to_chuc", "organisation", "Chức năng, nhiệm vụ và cơ cấu tổ chức", 50_000;
        /// Giấy phép của nội dung.
        Licence, "su_dung_lai", "licence", "Sử dụng lại nội dung của trang", 400;
    }
}

impl ProfileField {
    /// Whether line ends mean something in it.
    pub fn is_block(self) -> bool {
        matches!(self, Self::Phones | Self::Hours | Self::Introduction | Self::History | Self::Organisation)
    }

    /// Reads [`Self::key`].
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|field| field.key() == key)
    }
}

/// What a person typed, untouched, so that a refused form can be shown again as it was.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProfileForm(BTreeMap<ProfileField, String>);

/// A telephone number with what it is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhoneLine {
    /// `Văn phòng`, `Trực ban`.
    pub purpose: Option<String>,
    /// The number.
    pub phone: Phone,
}

/// Who answers for what the site says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Responsible {
    /// Full name.
    pub name: String,
    /// Position in office.
    pub position: String,
}

/// The facts of a unit after every rule held. What is `None` or empty is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnitProfile {
    /// Of the seat, one line.
    pub address: Option<String>,
    /// In the order given.
    pub phones: Vec<PhoneLine>,
    /// Official.
    pub email: Option<EmailAddress>,
    /// Free lines.
    pub hours: Option<String>,
    /// Of the seat.
    pub map_point: Option<MapPoint>,
    /// Who answers for the site.
    pub responsible: Option<Responsible>,
    /// Markdown.
    pub introduction: Option<String>,
    /// Markdown.
    pub history: Option<String>,
    /// Markdown.
    pub organisation: Option<String>,
    /// How the texts may be used elsewhere; one sentence.
    pub licence: Option<String>,
}

/// A sentence about one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProfileFault {
    /// The field it is about.
    pub field: ProfileField,
    /// What is wrong and what to do.
    pub sentence: String,
}

impl ProfileForm {
    /// The value of one field.
    pub fn get(&self, field: ProfileField) -> &str {
        self.0.get(&field).map_or("", String::as_str)
    }

    /// Puts a value into a field.
    pub fn set(&mut self, field: ProfileField, value: impl Into<String>) {
        self.0.insert(field, value.into());
    }

    /// Reads every field, or tells about each that does not hold. Every field may be empty: what a unit owes is told
    /// elsewhere, and half of the facts are better than none.
    pub fn check(&self) -> Result<UnitProfile, Vec<ProfileFault>> {
        let mut faults = Vec::new();
        let mut take = |field| self.cleaned(field, &mut faults);
        let [address, phones, email, hours, map_point, name, position, introduction, history, organisation, licence] = [
            take(ProfileField::Address),
            take(ProfileField::Phones),
            take(ProfileField::Email),
            take(ProfileField::Hours),
            take(ProfileField::MapPoint),
            take(ProfileField::ResponsibleName),
            take(ProfileField::ResponsiblePosition),
            take(ProfileField::Introduction),
            take(ProfileField::History),
            take(ProfileField::Organisation),
            take(ProfileField::Licence),
        ];
        let profile = UnitProfile {
            address,
            phones: phones_of(phones.as_deref().unwrap_or_default(), &mut faults),
            email: email.and_then(|typed| email_of(&typed, &mut faults)),
            hours,
            map_point: map_point.and_then(|typed| point_of(&typed, &mut faults)),
            responsible: responsible_of(name, position, &mut faults),
            introduction,
            history,
            organisation,
            licence,
        };
        if faults.is_empty() {
            return Ok(profile);
        }
        faults.sort_by_key(|fault| fault.field);
        Err(faults)
    }

    fn cleaned(&self, field: ProfileField, faults: &mut Vec<ProfileFault>) -> Option<String> {
        let clean: fn(&str, usize) -> Result<Option<String>, TextFault> =
            if field.is_block() { text::block } else { text::line };
        match clean(self.get(field), field.limit()) {
            Ok(value) => value,
            Err(fault) => {
                faults.push(ProfileFault { field, sentence: fault.sentence(field.label()) });
                None
            }
        }
    }
}

/// One number a line, with what it is for before a colon: `Văn phòng: 0254 3852 123`.
fn phones_of(typed: &str, faults: &mut Vec<ProfileFault>) -> Vec<PhoneLine> {
    let field = ProfileField::Phones;
    let mut lines = Vec::new();
    for line in typed.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (purpose, number) = match line.rsplit_once(':') {
            Some((purpose, number)) if purpose.trim() != "tel" => (Some(purpose.trim()), number),
            _ => (None, line),
        };
        match Phone::parse(number) {
            Ok(phone) => {
                let purpose = purpose.filter(|purpose| !purpose.is_empty()).map(str::to_owned);
                lines.push(PhoneLine { purpose, phone });
            }
            Err(fault) => {
                faults.push(ProfileFault { field, sentence: fault.sentence(field.label(), number.trim()) });
            }
        }
    }
    if lines.len() > MOST_PHONES {
        let sentence = format!("{}: nhiều nhất {MOST_PHONES} số. Hãy giữ những số người dân cần gọi.", field.label());
        faults.push(ProfileFault { field, sentence });
    }
    lines
}

fn email_of(typed: &str, faults: &mut Vec<ProfileFault>) -> Option<EmailAddress> {
    let address = EmailAddress::parse(typed);
    if address.is_none() {
        faults.push(ProfileFault {
            field: ProfileField::Email,
            sentence: format!(
                "{}: “{typed}” chưa phải một địa chỉ thư. Hãy viết dạng vanphong@donvi.gov.vn.",
                ProfileField::Email.label()
            ),
        });
    }
    address
}

fn point_of(typed: &str, faults: &mut Vec<ProfileFault>) -> Option<MapPoint> {
    let field = ProfileField::MapPoint;
    MapPoint::parse(typed)
        .map_err(|fault| faults.push(ProfileFault { field, sentence: fault.sentence(field.label()) }))
        .ok()
}

fn responsible_of(
    name: Option<String>,
    position: Option<String>,
    faults: &mut Vec<ProfileFault>,
) -> Option<Responsible> {
    let mut lacks = |field: ProfileField, sentence: &str| {
        // A field that already has a fault was typed, only wrongly.
        if !faults.iter().any(|fault| fault.field == field) {
            faults.push(ProfileFault { field, sentence: sentence.to_owned() });
        }
    };
    match (name, position) {
        (Some(name), Some(position)) => Some(Responsible { name, position }),
        (None, None) => None,
        (Some(_), None) => {
            lacks(
                ProfileField::ResponsiblePosition,
                "Chức vụ của người chịu trách nhiệm: hãy ghi chức vụ, ví dụ Chủ tịch Ủy ban nhân dân xã.",
            );
            None
        }
        (None, Some(_)) => {
            lacks(ProfileField::ResponsibleName, "Người chịu trách nhiệm nội dung: hãy ghi họ và tên.");
            None
        }
    }
}

impl From<&UnitProfile> for ProfileForm {
    fn from(profile: &UnitProfile) -> Self {
        let mut form = Self::default();
        let phones: Vec<_> = profile
            .phones
            .iter()
            .map(|line| match &line.purpose {
                Some(purpose) => format!("{purpose}: {}", line.phone),
                None => line.phone.to_string(),
            })
            .collect();
        let responsible = profile.responsible.as_ref();
        let values = [
            (ProfileField::Address, profile.address.clone()),
            (ProfileField::Phones, Some(phones.join("\n"))),
            (ProfileField::Email, profile.email.as_ref().map(ToString::to_string)),
            (ProfileField::Hours, profile.hours.clone()),
            (ProfileField::MapPoint, profile.map_point.map(|point| point.to_string())),
            (ProfileField::ResponsibleName, responsible.map(|person| person.name.clone())),
            (ProfileField::ResponsiblePosition, responsible.map(|person| person.position.clone())),
            (ProfileField::Introduction, profile.introduction.clone()),
            (ProfileField::History, profile.history.clone()),
            (ProfileField::Organisation, profile.organisation.clone()),
            (ProfileField::Licence, profile.licence.clone()),
        ];
        for (field, value) in values {
            if let Some(value) = value.filter(|value| !value.is_empty()) {
                form.set(field, value);
            }
        }
        form
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn full() -> ProfileForm {
        let mut form = ProfileForm::default();
        form.set(ProfileField::Address, " Ấp Bắc,\n xã Hòa Long ");
        form.set(ProfileField::Phones, "Văn phòng: 0254.3852.123\n\n113");
        form.set(ProfileField::Email, "VanPhong@hoalong.gov.vn");
        form.set(ProfileField::Hours, "Thứ Hai đến thứ Sáu\n7 giờ 30 – 11 giờ 30");
        form.set(ProfileField::MapPoint, "10.4963, 107.1684");
        form.set(ProfileField::ResponsibleName, "Nguyễn Văn Ẩn");
        form.set(ProfileField::ResponsiblePosition, "Chủ tịch");
        form.set(ProfileField::Introduction, "# Chung\n\nMột xã.");
        form.set(ProfileField::Licence, USUAL_LICENCE);
        form
    }

    #[test]
    fn a_checked_profile_fills_a_form_that_checks_to_the_same_profile() {
        let profile = full().check().unwrap();
        assert_eq!(profile.address.as_deref(), Some("Ấp Bắc, xã Hòa Long"));
        assert_eq!(profile.phones.len(), 2);
        assert_eq!(profile.phones[0].purpose.as_deref(), Some("Văn phòng"));
        assert_eq!(profile.email.as_ref().unwrap().as_str(), "vanphong@hoalong.gov.vn");
        assert_eq!(ProfileForm::from(&profile).check().unwrap(), profile);
        assert_eq!(ProfileForm::default().check().unwrap(), UnitProfile::default());
    }

    #[test]
    fn each_bad_field_has_a_sentence_that_names_it_in_page_order() {
        let mut form = full();
        form.set(ProfileField::Address, "a".repeat(301));
        form.set(ProfileField::Phones, "Văn phòng: 12345\n0254 xxx");
        form.set(ProfileField::Email, "văn phòng");
        form.set(ProfileField::MapPoint, "48.85, 2.35");
        form.set(ProfileField::ResponsiblePosition, " ");
        let faults = form.check().unwrap_err();
        let fields: Vec<_> = faults.iter().map(|fault| fault.field).collect();
        assert_eq!(
            fields,
            [
                ProfileField::Address,
                ProfileField::Phones,
                ProfileField::Phones,
                ProfileField::Email,
                ProfileField::MapPoint,
                ProfileField::ResponsiblePosition
            ]
        );
        assert!(faults.iter().all(|fault| fault.sentence.contains(fault.field.label())), "{faults:?}");
    }

    #[test]
    fn names_and_keys_are_distinct() {
        let distinct = |of: fn(ProfileField) -> &'static str| {
            ProfileField::ALL.iter().map(|&field| of(field)).collect::<std::collections::BTreeSet<_>>().len()
        };
        assert_eq!(distinct(ProfileField::name), ProfileField::ALL.len());
        assert_eq!(distinct(ProfileField::key), ProfileField::ALL.len());
        assert!(ProfileField::ALL.iter().all(|&field| ProfileField::from_key(field.key()) == Some(field)));
    }
}
