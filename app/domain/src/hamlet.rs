//! Thôn, ấp, khu phố: what a unit calls the places its people live in. A list of the unit's own, not units of the platform:
//! hamlets have no desk and no site.

use crate::collation;
use crate::fold::fold;
use crate::form_fields::form_fields;
use crate::matching;
use crate::number;
use crate::slug::Slug;
use crate::typed::{Fault, Typed, in_order, lacks};

/// Our own number for a hamlet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HamletId(pub i64);

/// Most hamlets of one unit; the largest communes have fewer than a hundred.
pub const MOST_HAMLETS: usize = 300;

/// More households than any hamlet has: a digit too many.
const MOST_HOUSEHOLDS: i64 = 20_000;

macro_rules! kinds {
    ($($variant:ident, $code:literal, $label:literal;)*) => {
        /// What a hamlet calls itself.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum HamletKind {
            $(#[doc = $label] $variant,)*
        }

        impl HamletKind {
            /// Every kind, the usual ones first.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The stored form.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// The word before the name.
            pub fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)* }
            }
        }
    };
}

kinds! {
    Village, "thon", "Thôn";
    Hamlet, "ap", "Ấp";
    Quarter, "khu-pho", "Khu phố";
    Neighbourhood, "to-dan-pho", "Tổ dân phố";
    Cluster, "khom", "Khóm";
    HillVillage, "ban", "Bản";
    OldVillage, "lang", "Làng";
    Settlement, "buon", "Buôn";
    Row, "xom", "Xóm";
    Zone, "khu", "Khu";
    SubZone, "tieu-khu", "Tiểu khu";
    Phum, "soc", "Sóc";
}

impl HamletKind {
    /// Reads the stored form.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.code() == code)
    }

    /// Reads the word, with or without marks, or its usual abbreviation.
    pub fn from_words(words: &str) -> Option<Self> {
        let folded = fold(words.trim().trim_end_matches('.'));
        match folded.as_str() {
            "kp" => Some(Self::Quarter),
            "tdp" => Some(Self::Neighbourhood),
            other => Self::ALL.iter().copied().find(|kind| kind.code().replace('-', " ") == other),
        }
    }

    /// The kind a full name begins with, and the rest of it: `Ấp Bắc` is ấp and `Bắc`.
    pub fn split(full_name: &str) -> Option<(Self, &str)> {
        let name = full_name.trim();
        // The longest words first: `Khu phố 3` is no khu.
        (1..=3).rev().find_map(|count| {
            let (head, rest) = words(name, count)?;
            Some((Self::from_words(head)?, rest))
        })
    }
}

/// The first words of a name and what follows them.
fn words(name: &str, count: usize) -> Option<(&str, &str)> {
    let (at, _) = name.match_indices(char::is_whitespace).nth(count - 1)?;
    let (head, rest) = name.split_at_checked(at)?;
    let rest = rest.trim();
    (!rest.is_empty()).then_some((head, rest))
}

form_fields! {
    /// The fields of the form, in the order of the page.
    HamletField {
        /// Loại.
        Kind, "loai", "kind", "Loại", 40;
        /// Tên, with or without the word of the kind.
        Name, "ten", "name", "Tên thôn, ấp, khu phố", 80;
        /// Số hộ.
        Households, "so_ho", "households", "Số hộ", 20;
        /// Ngừng dùng.
        Retired, "ngung", "retired", "Không còn trong danh sách", 4;
    }
}

/// What a person typed.
pub type HamletForm = Typed<HamletField>;

/// A hamlet after every rule held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HamletText {
    /// What it calls itself.
    pub kind: HamletKind,
    /// The name without the kind: `Bắc`, `3`.
    pub name: String,
    /// How many households live there, where somebody counted.
    pub households: Option<u32>,
    /// Whether it is no more, or never should have been listed: nothing public names it.
    pub is_retired: bool,
}

impl HamletText {
    /// `Ấp Bắc`.
    pub fn full_name(&self) -> String {
        format!("{} {}", self.kind.label(), self.name)
    }

    /// What two spellings of one hamlet share: case, marks and spaces make no other one.
    pub fn key(&self) -> String {
        key(&self.full_name())
    }
}

/// [`HamletText::key`] of a full name.
pub fn key(full_name: &str) -> String {
    let full_name = HamletKind::split(full_name)
        .map_or_else(|| full_name.to_owned(), |(kind, name)| format!("{} {name}", kind.label()));
    Slug::from_title(&full_name).map_or_else(|| fold(&full_name), |slug| slug.to_string())
}

/// Puts hamlets into the order people look for them in: `Ấp 2` before `Ấp 10`.
pub fn sort_by_name<T>(hamlets: &mut [T], text: impl Fn(&T) -> &HamletText) {
    hamlets.sort_by_cached_key(|hamlet| collation::sort_key(&text(hamlet).full_name()));
}

/// The hamlet of a list that somebody means by these words: its full name, or its bare name where no other has it.
pub fn meant<'a, T>(words: &str, hamlets: &'a [T], text: impl Fn(&T) -> &HamletText) -> Option<&'a T> {
    let wanted = key(words);
    let listed = || hamlets.iter().filter(|hamlet| !text(hamlet).is_retired);
    if let Some(same) = listed().find(|hamlet| text(hamlet).key() == wanted) {
        return Some(same);
    }
    let mut bare =
        listed().filter(|hamlet| Slug::from_title(&text(hamlet).name).is_some_and(|slug| slug.as_str() == wanted));
    bare.next().filter(|_| bare.next().is_none())
}

/// The hamlets somebody looks for, as they stand in the list: `ap bac`, `kp 3`, `Bắc`. Those with the very marks typed
/// leave out those without.
pub fn found<'a, T>(typed: &str, hamlets: &'a [T], text: impl Fn(&T) -> &HamletText) -> Vec<&'a T> {
    let wanted = HamletKind::split(typed)
        .map_or_else(|| typed.trim().to_owned(), |(kind, name)| format!("{} {name}", kind.label()));
    let close = |hamlet: &&'a T| matching::closeness(&text(hamlet).full_name(), &wanted);
    let best = hamlets.iter().filter_map(|hamlet| close(&hamlet)).min();
    hamlets.iter().filter(|hamlet| best.is_some() && close(hamlet) == best).collect()
}

impl Typed<HamletField> {
    /// Reads every field, or tells about each that does not hold.
    pub fn check(&self) -> Result<HamletText, Vec<Fault<HamletField>>> {
        let mut faults = Vec::new();
        let typed_kind = self.line(HamletField::Kind, &mut faults);
        let mut kind =
            typed_kind.as_deref().and_then(|typed| HamletKind::from_code(typed).or(HamletKind::from_words(typed)));
        let mut name = self.line(HamletField::Name, &mut faults);
        // `Ấp Bắc` of the kind ấp is no `Ấp Ấp Bắc`, and without a kind the name says which.
        if let Some((found, rest)) = name.as_deref().and_then(HamletKind::split)
            && (kind == Some(found) || typed_kind.is_none())
        {
            kind = Some(found);
            name = Some(rest.to_owned());
        }
        if kind.is_none() {
            let sentence = match &typed_kind {
                Some(typed) => format!("Loại: chưa có loại “{typed}”. Hãy chọn thôn, ấp, khu phố, tổ dân phố…"),
                None => "Loại: hãy chọn thôn, ấp, khu phố, tổ dân phố…".to_owned(),
            };
            lacks(&mut faults, HamletField::Kind, sentence);
        }
        if name.as_deref().is_none_or(|name| Slug::from_title(name).is_none()) {
            lacks(&mut faults, HamletField::Name, "Tên thôn, ấp, khu phố: hãy nhập tên, ví dụ Bắc hoặc 3.");
        }
        let households = self.households(&mut faults);
        let is_retired = !self.get(HamletField::Retired).is_empty();
        match (kind, name) {
            (Some(kind), Some(name)) if faults.is_empty() => Ok(HamletText { kind, name, households, is_retired }),
            _ => Err(in_order(faults)),
        }
    }

    fn households(&self, faults: &mut Vec<Fault<HamletField>>) -> Option<u32> {
        let field = HamletField::Households;
        let typed = self.line(field, faults)?;
        match number::parse_integer(&typed) {
            Ok(count) if (0..=MOST_HOUSEHOLDS).contains(&count) => u32::try_from(count).ok(),
            Ok(_) => {
                let most = number::integer(MOST_HOUSEHOLDS);
                lacks(faults, field, format!("Số hộ phải từ 0 đến {most}. Hãy xem lại, hoặc để trống nếu chưa rõ."));
                None
            }
            Err(fault) => {
                lacks(faults, field, fault.sentence(field.label()));
                None
            }
        }
    }
}

impl From<&HamletText> for HamletForm {
    fn from(hamlet: &HamletText) -> Self {
        let mut form = Self::default();
        form.set(HamletField::Kind, hamlet.kind.code());
        form.set(HamletField::Name, hamlet.name.clone());
        form.set(HamletField::Households, hamlet.households.map(|count| count.to_string()).unwrap_or_default());
        form.set(HamletField::Retired, if hamlet.is_retired { "co" } else { "" });
        form
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(kind: &str, name: &str) -> Result<HamletText, Vec<Fault<HamletField>>> {
        let mut form = HamletForm::default();
        form.set(HamletField::Kind, kind);
        form.set(HamletField::Name, name);
        form.check()
    }

    fn named(full_name: &str) -> HamletText {
        read("", full_name).unwrap()
    }

    #[test]
    fn kinds_are_read_from_codes_words_and_abbreviations() {
        for &kind in HamletKind::ALL {
            assert_eq!(HamletKind::from_code(kind.code()), Some(kind));
            assert_eq!(HamletKind::from_words(kind.label()), Some(kind));
            assert_eq!(named(&format!("{} Long Bình", kind.label())).kind, kind);
        }
        assert_eq!(HamletKind::from_words("KP."), Some(HamletKind::Quarter));
        assert_eq!(HamletKind::split("khu pho 3"), Some((HamletKind::Quarter, "3")));
        assert_eq!(HamletKind::split("Khu Công Đoàn").map(|split| split.0), Some(HamletKind::Zone));
        assert_eq!(HamletKind::split("Ấp"), None);
    }

    #[test]
    fn the_kind_is_said_once_and_a_name_may_say_it() {
        for (kind, name, full_name) in [
            ("ap", "Bắc", "Ấp Bắc"),
            ("ap", "Ấp  Bắc", "Ấp Bắc"),
            ("", "ấp Bắc", "Ấp Bắc"),
            ("Tổ dân phố", "3", "Tổ dân phố 3"),
            ("", "TDP 3", "Tổ dân phố 3"),
            // A name may begin with the word of another kind.
            ("ap", "Làng Cát", "Ấp Làng Cát"),
        ] {
            assert_eq!(read(kind, name).unwrap().full_name(), full_name);
        }
        let faults =
            |kind, name| read(kind, name).unwrap_err().into_iter().map(|fault| fault.field).collect::<Vec<_>>();
        assert_eq!(faults("", "Bắc"), [HamletField::Kind]);
        assert_eq!(faults("huyện", "Bắc"), [HamletField::Kind]);
        assert_eq!(faults("ap", "!!!"), [HamletField::Name]);
        assert_eq!(faults("", ""), [HamletField::Kind, HamletField::Name]);
    }

    #[test]
    fn households_are_a_count_and_a_checked_hamlet_fills_the_same_form() {
        let mut form = HamletForm::default();
        form.set(HamletField::Name, "Ấp Bắc");
        for (typed, read) in [
            ("", Some(None)),
            ("1.234", Some(Some(1_234))),
            ("0", Some(Some(0))),
            ("-1", None),
            ("99999", None),
            ("ba", None),
        ] {
            form.set(HamletField::Households, typed);
            assert_eq!(form.check().ok().map(|hamlet| hamlet.households), read, "{typed}");
        }
        form.set(HamletField::Households, "350");
        form.set(HamletField::Retired, "co");
        let hamlet = form.check().unwrap();
        assert_eq!(HamletForm::from(&hamlet).check().unwrap(), hamlet);
    }

    #[test]
    fn order_is_natural_and_marks_make_no_other_hamlet() {
        let mut list = ["Ấp 10", "Ấp Đông", "Ấp 2", "Ấp Bắc"].map(named);
        sort_by_name(&mut list, |hamlet| hamlet);
        assert_eq!(list.each_ref().map(HamletText::full_name), ["Ấp 2", "Ấp 10", "Ấp Bắc", "Ấp Đông"]);
        assert_eq!(named("Khu phố Hoà Bình").key(), key("KP hòa  bình"));
        assert_ne!(named("Ấp 1").key(), named("Khu phố 1").key());
    }

    #[test]
    fn residents_find_their_hamlet_without_marks() {
        let list = ["Ấp Bàu", "Ấp Bầu", "Khu phố 3", "Tổ dân phố 13"].map(named);
        let found = |typed: &str| -> Vec<String> {
            found(typed, &list, |hamlet| hamlet).into_iter().map(HamletText::full_name).collect()
        };
        assert_eq!(found("ap bau"), ["Ấp Bàu", "Ấp Bầu"]);
        assert_eq!(found("bầu"), ["Ấp Bầu"]);
        assert_eq!(found("kp 3"), ["Khu phố 3"]);
        assert_eq!(found("3"), ["Khu phố 3", "Tổ dân phố 13"]);
        assert!(found("nam").is_empty() && found(" ").is_empty());
    }

    #[test]
    fn words_mean_a_hamlet_when_they_mean_no_other() {
        let list = ["Ấp 1", "Khu phố 1", "Ấp Bắc"].map(named);
        let meant = |words| meant(words, &list, |hamlet| hamlet).map(HamletText::full_name);
        assert_eq!(meant("ap bac").as_deref(), Some("Ấp Bắc"));
        assert_eq!(meant("Bắc").as_deref(), Some("Ấp Bắc"));
        assert_eq!(meant("khu phố 1").as_deref(), Some("Khu phố 1"));
        assert_eq!(meant("1"), None);
        assert_eq!(meant("Nam"), None);
    }
}
