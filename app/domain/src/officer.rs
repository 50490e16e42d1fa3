//! Leaders of a unit and the officers residents may turn to. Only what concerns the office: no birth dates, no family,
//! no party data have a place here.

use crate::form_fields::form_fields;
use std::collections::BTreeMap;

use crate::moment::CivilDate;
use crate::person::EmailAddress;
use crate::phone::Phone;
use crate::text;
use crate::unit::Validity;

/// Our own number for an officer of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OfficerId(pub i64);

/// Why somebody stands on the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OfficerKind {
    /// Lãnh đạo.
    Leader,
    /// Đầu mối liên hệ.
    Contact,
}

impl OfficerKind {
    /// Both, in the order of the pages.
    pub const ALL: [Self; 2] = [Self::Leader, Self::Contact];

    /// The stored form.
    pub fn code(self) -> &'static str {
        match self {
            Self::Leader => "leader",
            Self::Contact => "contact",
        }
    }

    /// Reads the stored form.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// What people call it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Leader => "Lãnh đạo",
            Self::Contact => "Đầu mối liên hệ",
        }
    }

    /// What choosing it means.
    pub fn outcome(self) -> &'static str {
        match self {
            Self::Leader => "Hiện ở trang Giới thiệu.",
            Self::Contact => "Hiện ở trang Giới thiệu và trang Liên hệ, để người dân biết hỏi ai.",
        }
    }
}

form_fields! {
    /// The fields of the form, in the order of the page.
    OfficerField {
        /// Lãnh đạo hay đầu mối.
        Kind, "loai", "kind", "Vai trò trên trang", 20;
        /// Họ và tên.
        Name, "ho_ten", "name", "Họ và tên", 120;
        /// Chức vụ.
        Position, "chuc_vu", "position", "Chức vụ, đơn vị công tác", 200;
        /// Điện thoại công vụ.
        Phone, "dien_thoai", "phone", "Điện thoại công vụ", 60;
        /// Thư điện tử công vụ.
        Email, "thu_dien_tu", "email", "Thư điện tử công vụ", 254;
        /// Từ ngày.
        From, "tu_ngay", "valid_from", "Từ ngày", 60;
        /// Đến hết ngày.
        To, "den_ngay", "valid_to", "Đến hết ngày", 60;
    }
}

/// What a person typed, untouched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OfficerForm(BTreeMap<OfficerField, String>);

/// An officer after every rule held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfficerText {
    /// Why they stand on the list.
    pub kind: OfficerKind,
    /// Full name.
    pub name: String,
    /// Position in office.
    pub position: String,
    /// Of the office.
    pub phone: Option<Phone>,
    /// Of the office.
    pub email: Option<EmailAddress>,
    /// When they hold it, both ends included.
    pub validity: Validity,
}

/// A sentence about one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfficerFault {
    /// The field it is about.
    pub field: OfficerField,
    /// What is wrong and what to do.
    pub sentence: String,
}

impl OfficerForm {
    /// The value of one field.
    pub fn get(&self, field: OfficerField) -> &str {
        self.0.get(&field).map_or("", String::as_str)
    }

    /// Puts a value into a field.
    pub fn set(&mut self, field: OfficerField, value: impl Into<String>) {
        self.0.insert(field, value.into());
    }

    /// Reads every field, or tells about each that does not hold.
    pub fn check(&self) -> Result<OfficerText, Vec<OfficerFault>> {
        let mut faults = Vec::new();
        let kind = OfficerKind::from_code(self.get(OfficerField::Kind));
        let name = self.line(OfficerField::Name, &mut faults);
        let position = self.line(OfficerField::Position, &mut faults);
        let phone = self.phone(&mut faults);
        let email = self.email(&mut faults);
        let validity =
            Validity { from: self.day(OfficerField::From, &mut faults), to: self.day(OfficerField::To, &mut faults) };
        let mut lacks = |field: OfficerField, sentence: &str| {
            if !faults.iter().any(|fault| fault.field == field) {
                faults.push(OfficerFault { field, sentence: sentence.to_owned() });
            }
        };
        if kind.is_none() {
            lacks(OfficerField::Kind, "Vai trò trên trang: hãy chọn lãnh đạo hoặc đầu mối liên hệ.");
        }
        if name.is_none() {
            lacks(OfficerField::Name, "Họ và tên: hãy nhập họ tên của cán bộ.");
        }
        if position.is_none() {
            lacks(OfficerField::Position, "Chức vụ, đơn vị công tác: hãy nhập, ví dụ Công chức Tư pháp - hộ tịch.");
        }
        if kind == Some(OfficerKind::Contact) && phone.is_none() && email.is_none() {
            lacks(
                OfficerField::Phone,
                "Điện thoại công vụ: đầu mối liên hệ cần ít nhất một số điện thoại hoặc một địa chỉ thư công vụ.",
            );
        }
        if matches!((validity.from, validity.to), (Some(from), Some(to)) if to < from) {
            lacks(OfficerField::To, "Đến hết ngày: ngày kết thúc đang đứng trước ngày bắt đầu.");
        }
        match (kind, name, position) {
            (Some(kind), Some(name), Some(position)) if faults.is_empty() => {
                Ok(OfficerText { kind, name, position, phone, email, validity })
            }
            _ => {
                faults.sort_by_key(|fault| fault.field);
                Err(faults)
            }
        }
    }

    fn line(&self, field: OfficerField, faults: &mut Vec<OfficerFault>) -> Option<String> {
        match text::line(self.get(field), field.limit()) {
            Ok(value) => value,
            Err(fault) => {
                faults.push(OfficerFault { field, sentence: fault.sentence(field.label()) });
                None
            }
        }
    }

    fn phone(&self, faults: &mut Vec<OfficerFault>) -> Option<Phone> {
        let field = OfficerField::Phone;
        let typed = self.line(field, faults)?;
        Phone::parse(&typed)
            .map_err(|fault| faults.push(OfficerFault { field, sentence: fault.sentence(field.label(), &typed) }))
            .ok()
    }

    fn email(&self, faults: &mut Vec<OfficerFault>) -> Option<EmailAddress> {
        let field = OfficerField::Email;
        let typed = self.line(field, faults)?;
        let address = EmailAddress::parse(&typed);
        if address.is_none() {
            let sentence =
                format!("{}: “{typed}” chưa phải một địa chỉ thư. Hãy viết dạng ten@donvi.gov.vn.", field.label());
            faults.push(OfficerFault { field, sentence });
        }
        address
    }

    fn day(&self, field: OfficerField, faults: &mut Vec<OfficerFault>) -> Option<CivilDate> {
        let typed = self.line(field, faults)?;
        CivilDate::parse(&typed)
            .map_err(|fault| faults.push(OfficerFault { field, sentence: fault.sentence(field.label()) }))
            .ok()
    }
}

impl From<&OfficerText> for OfficerForm {
    fn from(officer: &OfficerText) -> Self {
        let mut form = Self::default();
        form.set(OfficerField::Kind, officer.kind.code());
        form.set(OfficerField::Name, officer.name.clone());
        form.set(OfficerField::Position, officer.position.clone());
        form.set(OfficerField::Phone, officer.phone.as_ref().map(ToString::to_string).unwrap_or_default());
        form.set(OfficerField::Email, officer.email.as_ref().map(ToString::to_string).unwrap_or_default());
        form.set(OfficerField::From, officer.validity.from.map(CivilDate::short).unwrap_or_default());
        form.set(OfficerField::To, officer.validity.to.map(CivilDate::short).unwrap_or_default());
        form
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contact() -> OfficerForm {
        let mut form = OfficerForm::default();
        form.set(OfficerField::Kind, "contact");
        form.set(OfficerField::Name, "Trần  Thị Bình");
        form.set(OfficerField::Position, "Công chức Văn phòng - thống kê");
        form.set(OfficerField::Phone, "0254 3852 123");
        form.set(OfficerField::From, "1/2/2024");
        form
    }

    #[test]
    fn a_checked_officer_fills_a_form_that_checks_to_the_same() {
        let officer = contact().check().unwrap();
        assert_eq!(officer.name, "Trần Thị Bình");
        assert_eq!(OfficerForm::from(&officer).check().unwrap(), officer);
    }

    #[test]
    fn whoever_is_to_be_asked_must_be_reachable() {
        let mut form = contact();
        form.set(OfficerField::Phone, "");
        assert_eq!(form.check().unwrap_err()[0].field, OfficerField::Phone);
        form.set(OfficerField::Kind, "leader");
        assert!(form.check().is_ok());
    }

    #[test]
    fn each_fault_names_its_field_and_dates_run_forward() {
        let mut form = contact();
        form.set(OfficerField::To, "31/01/2024");
        assert_eq!(form.check().unwrap_err()[0].field, OfficerField::To);
        form.set(OfficerField::To, "31/02/2024");
        form.set(OfficerField::Email, "không có");
        form.set(OfficerField::Phone, "12");
        let faults = form.check().unwrap_err();
        assert_eq!(faults.len(), 3);
        assert!(faults.iter().all(|fault| fault.sentence.contains(fault.field.label())), "{faults:?}");
        assert_eq!(OfficerForm::default().check().unwrap_err().len(), 3);
    }
}
