//! What a unit owes its residents about itself, and under which law: data, so that a new decree is a new line.

use crate::moment::CivilDate;
use crate::officer::OfficerKind;
use crate::profile::UnitProfile;

/// A provision that asks for a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LegalBasis {
    /// The document.
    pub document: &'static str,
    /// The place in it.
    pub item: &'static str,
    /// First day in force: year, month, day.
    pub from: (i32, u8, u8),
    /// Last day in force and what took its place; `None` while nothing is known to end it.
    pub until: Option<((i32, u8, u8), &'static str)>,
}

impl LegalBasis {
    /// As it is cited, with what took its place: `Nghị định 42/2022/NĐ-CP, Điều 4 khoản 1 …`.
    pub fn citation(&self) -> String {
        let cited = format!("{}, {}", self.document, self.item);
        match self.until.and_then(|((year, month, day), next)| Some((CivilDate::new(year, month, day)?, next))) {
            Some((last, next)) => format!("{cited} (áp dụng đến {}, sau đó là {next})", last.short()),
            None => cited,
        }
    }
}

/// Information on the network of state agencies: introduction, organisation, contacts.
const DECREE_42: LegalBasis = LegalBasis {
    document: "Nghị định 42/2022/NĐ-CP",
    item: "Điều 4 khoản 1",
    from: (2022, 8, 15),
    until: Some(((2026, 6, 30), "Nghị định 224/2026/NĐ-CP")),
};

/// The law on access to information: functions, organisation, address, telephone, who receives requests.
const ACCESS_LAW: LegalBasis =
    LegalBasis { document: "Luật Tiếp cận thông tin 2016", item: "Điều 19", from: (2018, 7, 1), until: None };

/// A fact a unit's pages should tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fact {
    /// Địa chỉ.
    Address,
    /// Điện thoại.
    Phone,
    /// Thư điện tử.
    Email,
    /// Người chịu trách nhiệm.
    Responsible,
    /// Giờ làm việc.
    Hours,
    /// Vị trí trên bản đồ.
    MapPoint,
    /// Giới thiệu.
    Introduction,
    /// Lịch sử.
    History,
    /// Cơ cấu tổ chức.
    Organisation,
    /// Lãnh đạo.
    Leader,
    /// Đầu mối liên hệ.
    ContactOfficer,
}

impl Fact {
    /// Every fact; those without which nothing can be confirmed come first.
    pub const ALL: [Self; 11] = [
        Self::Address,
        Self::Phone,
        Self::Email,
        Self::Responsible,
        Self::Hours,
        Self::MapPoint,
        Self::Introduction,
        Self::History,
        Self::Organisation,
        Self::Leader,
        Self::ContactOfficer,
    ];

    /// What people call it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Address => "Địa chỉ trụ sở",
            Self::Phone => "Số điện thoại",
            Self::Email => "Thư điện tử công vụ",
            Self::Responsible => "Người chịu trách nhiệm nội dung",
            Self::Hours => "Giờ làm việc",
            Self::MapPoint => "Vị trí trụ sở trên bản đồ",
            Self::Introduction => "Giới thiệu chung",
            Self::History => "Lịch sử hình thành",
            Self::Organisation => "Chức năng, nhiệm vụ và cơ cấu tổ chức",
            Self::Leader => "Lãnh đạo đương nhiệm",
            Self::ContactOfficer => "Cán bộ làm đầu mối liên hệ",
        }
    }

    /// The provisions that ask for it; none where only good sense does.
    pub fn basis(self) -> &'static [LegalBasis] {
        match self {
            Self::Hours | Self::MapPoint | Self::Responsible => &[],
            Self::History => &[DECREE_42],
            Self::Address
            | Self::Phone
            | Self::Email
            | Self::Introduction
            | Self::Organisation
            | Self::Leader
            | Self::ContactOfficer => &[DECREE_42, ACCESS_LAW],
        }
    }

    /// Why it is asked for: the law, or what residents need it for.
    pub fn reason(self) -> String {
        match self {
            Self::Responsible => "Người đọc cần biết ai chịu trách nhiệm về nội dung của trang.".to_owned(),
            Self::Hours => "Người dân cần biết khi nào đến được.".to_owned(),
            Self::MapPoint => "Người dân cần tìm được đường đến trụ sở.".to_owned(),
            _ => format!("Căn cứ: {}.", self.basis().iter().map(LegalBasis::citation).collect::<Vec<_>>().join("; ")),
        }
    }

    /// Whether a site without it can be called official.
    pub fn needed_to_confirm(self) -> bool {
        matches!(self, Self::Address | Self::Phone | Self::Email | Self::Responsible)
    }

    fn is_known(self, profile: &UnitProfile, officers: &[OfficerKind]) -> bool {
        match self {
            Self::Address => profile.address.is_some(),
            Self::Phone => !profile.phones.is_empty(),
            Self::Email => profile.email.is_some(),
            Self::Responsible => profile.responsible.is_some(),
            Self::Hours => profile.hours.is_some(),
            Self::MapPoint => profile.map_point.is_some(),
            Self::Introduction => profile.introduction.is_some(),
            Self::History => profile.history.is_some(),
            Self::Organisation => profile.organisation.is_some(),
            Self::Leader => officers.contains(&OfficerKind::Leader),
            Self::ContactOfficer => officers.contains(&OfficerKind::Contact),
        }
    }
}

/// What a unit's pages lack; `officers` are those who hold office on the day concerned.
pub fn missing(profile: &UnitProfile, officers: &[OfficerKind]) -> Vec<Fact> {
    missing_where(|fact| fact.is_known(profile, officers))
}

/// The same where all that is known of the facts is whether they are there.
pub fn missing_where(is_known: impl Fn(Fact) -> bool) -> Vec<Fact> {
    Fact::ALL.into_iter().filter(|fact| !is_known(*fact)).collect()
}

/// What must be there before a unit can confirm its facts, and is not.
pub fn confirmation_refusals(profile: &UnitProfile) -> Vec<Fact> {
    missing(profile, &[]).into_iter().filter(|fact| fact.needed_to_confirm()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_missing_of_nothing_and_each_says_why() {
        let missing = missing(&UnitProfile::default(), &[]);
        assert_eq!(missing, Fact::ALL);
        assert!(missing.iter().all(|fact| fact.reason().ends_with('.')), "{missing:?}");
        assert!(Fact::Address.reason().contains("Nghị định 42/2022/NĐ-CP, Điều 4 khoản 1"));
        assert!(Fact::Address.reason().contains("Luật Tiếp cận thông tin 2016, Điều 19"));
        assert!(Fact::Address.reason().contains("30/06/2026, sau đó là Nghị định 224/2026/NĐ-CP"));
        assert_eq!(confirmation_refusals(&UnitProfile::default()).len(), 4);
    }

    #[test]
    fn what_is_there_is_not_missed() {
        let profile = UnitProfile { address: Some("Ấp Bắc".to_owned()), ..UnitProfile::default() };
        let missing = missing(&profile, &[OfficerKind::Leader]);
        assert!(!missing.contains(&Fact::Address) && !missing.contains(&Fact::Leader));
        assert!(missing.contains(&Fact::ContactOfficer));
    }
}
