//! Somebody of a team. A number becomes public on the day its owner agreed, and never without one.

use crate::form_fields::form_fields;
use crate::moment::CivilDate;
use crate::phone::{self, Phone};
use crate::typed::{Fault, Typed, in_order, lacks};

/// Our own number for a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MemberId(pub i64);

/// Most members of one team; usual are four to eight.
pub const MOST_MEMBERS: usize = 60;

/// What somebody is in a team.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Office {
    /// Tổ trưởng.
    Leader,
    /// Tổ phó.
    Deputy,
    /// Thành viên.
    Member,
}

impl Office {
    /// Every office, in the order of the pages.
    pub const ALL: [Self; 3] = [Self::Leader, Self::Deputy, Self::Member];

    /// The stored form.
    pub fn code(self) -> &'static str {
        match self {
            Self::Leader => "leader",
            Self::Deputy => "deputy",
            Self::Member => "member",
        }
    }

    /// Reads the stored form.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|office| office.code() == code)
    }

    /// What people call it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Leader => "Tổ trưởng",
            Self::Deputy => "Tổ phó",
            Self::Member => "Thành viên",
        }
    }
}

form_fields! {
    /// The fields of the form, in the order of the page.
    MemberField {
        /// Chức danh trong tổ.
        Office, "chuc_danh", "office", "Chức danh trong tổ", 20;
        /// Họ và tên.
        Name, "ho_ten", "name", "Họ và tên", 120;
        /// Đoàn thể, cơ quan.
        Organisation, "don_vi", "organisation", "Đoàn thể, nơi công tác", 160;
        /// Điện thoại.
        Phone, "dien_thoai", "phone", "Điện thoại", 60;
        /// Ngày đồng ý công khai số.
        ConsentOn, "dong_y", "consent_on", "Ngày người này đồng ý công khai số điện thoại", 60;
    }
}

/// What a person typed.
pub type MemberForm = Typed<MemberField>;

/// A member after every rule held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberText {
    /// What they are in the team.
    pub office: Office,
    /// Full name.
    pub name: String,
    /// Whom they come from: Đoàn Thanh niên, Hội Phụ nữ, a bank.
    pub organisation: Option<String>,
    /// Their number, for the desk.
    pub phone: Option<Phone>,
    /// The day on which they agreed that it is public; `None` while they did not.
    pub consent_on: Option<CivilDate>,
}

impl MemberText {
    /// The number as residents may see it.
    pub fn public_phone(&self) -> Option<&Phone> {
        self.phone.as_ref().filter(|_| self.consent_on.is_some())
    }
}

impl Typed<MemberField> {
    /// Reads every field, or tells about each that does not hold.
    pub fn check(&self, today: CivilDate) -> Result<MemberText, Vec<Fault<MemberField>>> {
        let mut faults = Vec::new();
        let office = Office::from_code(self.get(MemberField::Office));
        let name = self.words(MemberField::Name, &mut faults);
        let organisation = self.words(MemberField::Organisation, &mut faults);
        let phone = self.phone(&mut faults);
        let consent_on = self.day(MemberField::ConsentOn, &mut faults);
        if office.is_none() {
            lacks(&mut faults, MemberField::Office, "Chức danh trong tổ: hãy chọn tổ trưởng, tổ phó hoặc thành viên.");
        }
        if name.is_none() {
            lacks(&mut faults, MemberField::Name, "Họ và tên: hãy nhập họ tên của thành viên.");
        }
        let label = MemberField::ConsentOn.label();
        if consent_on.is_some_and(|day| day > today) {
            let sentence = format!("{label} chưa tới; hãy ghi ngày người ấy đã đồng ý, hoặc để trống.");
            lacks(&mut faults, MemberField::ConsentOn, sentence);
        }
        if consent_on.is_some() && phone.is_none() {
            lacks(&mut faults, MemberField::Phone, "Điện thoại: hãy nhập số được công khai, hoặc xóa ngày đồng ý.");
        }
        match (office, name) {
            (Some(office), Some(name)) if faults.is_empty() => {
                Ok(MemberText { office, name, organisation, phone, consent_on })
            }
            _ => Err(in_order(faults)),
        }
    }

    /// A line that is public whatever its owner agreed to, and so holds no number.
    fn words(&self, field: MemberField, faults: &mut Vec<Fault<MemberField>>) -> Option<String> {
        let line = self.line(field, faults)?;
        if phone::stands_in(&line) {
            let sentence = format!("{}: đừng ghi số điện thoại ở đây; số có ô riêng, kèm ngày đồng ý.", field.label());
            lacks(faults, field, sentence);
        }
        Some(line)
    }

    fn phone(&self, faults: &mut Vec<Fault<MemberField>>) -> Option<Phone> {
        let field = MemberField::Phone;
        let typed = self.line(field, faults)?;
        Phone::parse(&typed).map_err(|fault| lacks(faults, field, fault.sentence(field.label(), &typed))).ok()
    }
}

impl From<&MemberText> for MemberForm {
    fn from(member: &MemberText) -> Self {
        let mut form = Self::default();
        form.set(MemberField::Office, member.office.code());
        form.set(MemberField::Name, member.name.clone());
        form.set(MemberField::Organisation, member.organisation.clone().unwrap_or_default());
        form.set(MemberField::Phone, member.phone.as_ref().map(ToString::to_string).unwrap_or_default());
        form.set(MemberField::ConsentOn, member.consent_on.map(CivilDate::short).unwrap_or_default());
        form
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> CivilDate {
        CivilDate::new(2024, 2, 5).unwrap()
    }

    fn form() -> MemberForm {
        let mut form = MemberForm::default();
        form.set(MemberField::Office, "leader");
        form.set(MemberField::Name, "Trần  Thị Bình");
        form.set(MemberField::Organisation, "Chi hội Phụ nữ");
        form.set(MemberField::Phone, "0912 345 678");
        form
    }

    #[test]
    fn a_number_is_public_from_the_day_its_owner_agreed() {
        let member = form().check(today()).unwrap();
        assert_eq!((member.name.as_str(), member.public_phone()), ("Trần Thị Bình", None));
        let mut agreed = form();
        agreed.set(MemberField::ConsentOn, "5/2/2024");
        let member = agreed.check(today()).unwrap();
        assert_eq!(member.public_phone().map(Phone::canonical).as_deref(), Some("+84912345678"));
        assert_eq!(MemberForm::from(&member).check(today()).unwrap(), member);
    }

    #[test]
    fn each_fault_names_its_field() {
        for (field, typed, wanted) in [
            (MemberField::Office, "boss", MemberField::Office),
            (MemberField::Name, "", MemberField::Name),
            (MemberField::Name, "Bình 0912 345 678", MemberField::Name),
            (MemberField::Organisation, "Hội Phụ nữ, 0912345678", MemberField::Organisation),
            (MemberField::Phone, "12", MemberField::Phone),
            (MemberField::ConsentOn, "6/2/2024", MemberField::ConsentOn),
            (MemberField::ConsentOn, "hôm qua", MemberField::ConsentOn),
        ] {
            let mut form = form();
            form.set(field, typed);
            let faults = form.check(today()).unwrap_err();
            assert_eq!(faults.iter().map(|fault| fault.field).collect::<Vec<_>>(), [wanted], "{typed}");
            assert!(faults[0].sentence.starts_with(wanted.label()), "{faults:?}");
        }
        let mut no_number = form();
        no_number.set(MemberField::Phone, "");
        no_number.set(MemberField::ConsentOn, "1/2/2024");
        assert_eq!(no_number.check(today()).unwrap_err()[0].field, MemberField::Phone);
    }
}
