//! Units of administration: province → district → commune → hamlet, each level optional.
//!
//! A unit has our own id. Its names and codes are attributes with validity; a GSO code is never a
//! key, since fourteen of them changed meaning in 2025.

use crate::moment::CivilDate;

/// Our own number for a unit; never reused, never shown as meaning anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnitId(pub i64);

/// The level a unit stands on. Levels may be missing: Côn Đảo has no commune, and since
/// 2025-07-01 no province has districts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Tỉnh, thành phố trực thuộc trung ương.
    Province,
    /// Huyện, quận, thị xã, thành phố thuộc tỉnh.
    District,
    /// Xã, phường, thị trấn, đặc khu.
    Commune,
    /// Thôn, ấp, khu phố, tổ dân phố.
    Hamlet,
}

macro_rules! kinds {
    ($($variant:ident, $level:ident, $code:literal, $label:literal;)*) => {
        /// What a unit calls itself.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum UnitKind {
            $(#[doc = $label] $variant,)*
        }

        impl UnitKind {
            /// Every kind, in descending rank.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The level this kind stands on.
            pub fn level(self) -> Level {
                match self { $(Self::$variant => Level::$level,)* }
            }

            /// The stored form, ASCII and stable: `xa`, `phuong`, `thi-tran`, …
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// The Vietnamese word as it begins a sentence: `Xã`, `Phường`, …
            pub fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)* }
            }

            /// Reads the stored form.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

kinds! {
    Province, Province, "tinh", "Tỉnh";
    CentralCity, Province, "thanh-pho-trung-uong", "Thành phố";
    ProvincialCity, District, "thanh-pho", "Thành phố";
    Town, District, "thi-xa", "Thị xã";
    UrbanDistrict, District, "quan", "Quận";
    RuralDistrict, District, "huyen", "Huyện";
    Ward, Commune, "phuong", "Phường";
    Township, Commune, "thi-tran", "Thị trấn";
    Commune, Commune, "xa", "Xã";
    SpecialZone, Commune, "dac-khu", "Đặc khu";
    Village, Hamlet, "thon", "Thôn";
    Hamlet, Hamlet, "ap", "Ấp";
    Quarter, Hamlet, "khu-pho", "Khu phố";
    Neighbourhood, Hamlet, "to-dan-pho", "Tổ dân phố";
}

/// The days on which something holds. `None` means open on that side; both ends are included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Validity {
    /// First day, or open.
    pub from: Option<CivilDate>,
    /// Last day, or open.
    pub to: Option<CivilDate>,
}

impl Validity {
    /// Whether `day` (of Vietnam) lies inside.
    pub fn holds_on(self, day: CivilDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

/// A unit as the registry keeps it in memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Our own number.
    pub id: UnitId,
    /// The unit above, if any.
    pub parent: Option<UnitId>,
    /// What it calls itself.
    pub kind: UnitKind,
    /// The label of its host below the origin, unique on the platform: `xa-hoa-long`.
    pub slug: String,
    /// The name without the kind: `Hòa Long`.
    pub name: String,
    /// The name with the kind: `Xã Hòa Long`.
    pub full_name: String,
    /// When the unit exists.
    pub validity: Validity,
}

impl Unit {
    /// The name as it stands inside a sentence: `thành phố Bà Rịa`.
    pub fn name_in_sentence(&self) -> String {
        in_sentence(&self.full_name)
    }
}

/// A full name as it stands inside a sentence: its kind loses the capital, its name keeps it.
pub fn in_sentence(full_name: &str) -> String {
    let mut letters = full_name.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_reads_back_from_its_code() {
        for &kind in UnitKind::ALL {
            assert_eq!(UnitKind::from_code(kind.code()), Some(kind));
        }
        assert_eq!(UnitKind::from_code("Xã"), None);
    }

    #[test]
    fn inside_a_sentence_the_kind_has_no_capital() {
        assert_eq!(in_sentence("Thành phố Bà Rịa"), "thành phố Bà Rịa");
        assert_eq!(in_sentence("Đặc khu Côn Đảo"), "đặc khu Côn Đảo");
    }

    #[test]
    fn an_open_validity_holds_always_and_a_closed_one_includes_both_ends() {
        let day = |d| CivilDate::new(2024, 1, d).unwrap();
        assert!(Validity::default().holds_on(day(1)));
        let week = Validity { from: Some(day(1)), to: Some(day(7)) };
        assert!(week.holds_on(day(1)) && week.holds_on(day(7)) && !week.holds_on(day(8)));
    }
}
