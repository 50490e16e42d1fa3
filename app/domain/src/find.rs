//! Finding a commune by what a person types: marks and kind words may be missing, abbreviated or run together with a
//! number (`xa hoa long`, `p12`, `Phước Hưng`).
//!
//! Owns reading the box and ranking names. Folding is in [`crate::fold`].

use crate::fold::fold;
use crate::text::{self, TextFault};
use crate::unit::UnitKind;

/// Longest name anybody needs to type, in graphemes.
pub const LONGEST: usize = 80;

/// Words of kinds as people write them, folded; several kinds may share one.
const KIND_WORDS: [(&str, UnitKind); 9] = [
    ("thi tran", UnitKind::Township),
    ("dac khu", UnitKind::SpecialZone),
    ("phuong", UnitKind::Ward),
    ("xa", UnitKind::Commune),
    ("tt", UnitKind::Township),
    ("dk", UnitKind::SpecialZone),
    ("p", UnitKind::Ward),
    ("x", UnitKind::Commune),
    ("f", UnitKind::Ward),
];

/// What a person looks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// Everything typed: `xa bang` may be Xà Bang.
    words: String,
    /// The same without the word of a kind, and that kind: `xa bang` may be a commune named Bang.
    of_kind: Option<(UnitKind, String)>,
}

/// A name people look for, folded once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Findable {
    kind: UnitKind,
    name: String,
    full_name: String,
    /// With the names of the units above.
    everything: String,
}

/// How well a name fits; smaller is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// The name itself.
    Exact,
    /// The name itself, of another kind than the one typed.
    ExactButKind,
    /// The name begins so.
    Prefix,
    /// The name begins so, of another kind than the one typed.
    PrefixButKind,
    /// Somewhere inside.
    Inside,
    /// Each word begins a word of the name or of a unit above.
    WithAbove,
}

impl Wanted {
    /// Reads the box; `None` when nothing was typed that could name anything.
    pub fn read(raw: &str) -> Result<Option<Self>, TextFault> {
        let Some(typed) = text::line(raw, LONGEST)? else { return Ok(None) };
        let words = plain_words(&typed);
        if words.is_empty() {
            return Ok(None);
        }
        let of_kind = KIND_WORDS.iter().find_map(|(word, kind)| {
            let rest = words.strip_prefix(word)?;
            // `p12` is Phường 12, but `phu my` is no ward named "hu my".
            let parted = rest.starts_with(' ') || rest.starts_with(|c: char| c.is_ascii_digit());
            let rest = rest.trim_start();
            (parted && !rest.is_empty()).then(|| (*kind, rest.to_owned()))
        });
        Ok(Some(Self { words, of_kind }))
    }
}

impl Findable {
    /// Folds a unit's names. `above` are the names of the units it belongs to.
    pub fn new<'a>(kind: UnitKind, name: &str, full_name: &str, above: impl IntoIterator<Item = &'a str>) -> Self {
        let full_name = plain_words(full_name);
        let mut everything = full_name.clone();
        for name in above {
            everything.push(' ');
            everything.push_str(&plain_words(name));
        }
        Self { kind, name: plain_words(name), full_name, everything }
    }

    /// How well this name fits, if at all.
    pub fn fit(&self, wanted: &Wanted) -> Option<Fit> {
        let plain = self.fit_name(&wanted.words, true);
        let of_kind = wanted.of_kind.as_ref().and_then(|(kind, name)| self.fit_name(name, *kind == self.kind));
        plain.into_iter().chain(of_kind).min().or_else(|| self.fit_with_above(&wanted.words))
    }

    fn fit_name(&self, words: &str, kind_agrees: bool) -> Option<Fit> {
        let either = |good, but_kind| Some(if kind_agrees { good } else { but_kind });
        if self.name == words || self.full_name == words {
            either(Fit::Exact, Fit::ExactButKind)
        } else if self.name.starts_with(words) {
            either(Fit::Prefix, Fit::PrefixButKind)
        } else if self.full_name.starts_with(words) {
            Some(Fit::Prefix)
        } else {
            self.name.contains(words).then_some(Fit::Inside)
        }
    }

    fn fit_with_above(&self, words: &str) -> Option<Fit> {
        let begins_one = |word: &str| self.everything.split(' ').any(|own| own.starts_with(word));
        words.split(' ').all(begins_one).then_some(Fit::WithAbove)
    }
}

/// The places of the names that fit, best first, equally good ones in the order given. Names that fit only together
/// with the units above are told when nothing fits better.
pub fn find<'a>(wanted: &Wanted, names: impl IntoIterator<Item = &'a Findable>) -> Vec<usize> {
    let fits = names.into_iter().enumerate().filter_map(|(at, name)| Some((name.fit(wanted)?, at)));
    let mut found: Vec<(Fit, usize)> = fits.collect();
    found.sort_unstable();
    if found.first().is_some_and(|(best, _)| *best < Fit::WithAbove) {
        found.retain(|(fit, _)| *fit < Fit::WithAbove);
    }
    found.into_iter().map(|(_, at)| at).collect()
}

/// Folded words of letters and digits, one space between them.
fn plain_words(text: &str) -> String {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [(UnitKind, &str, &str); 12] = [
        (UnitKind::Ward, "1", "Thành phố Vũng Tàu"),
        (UnitKind::Ward, "2", "Thành phố Vũng Tàu"),
        (UnitKind::Ward, "10", "Thành phố Vũng Tàu"),
        (UnitKind::Ward, "11", "Thành phố Vũng Tàu"),
        (UnitKind::Ward, "12", "Thành phố Vũng Tàu"),
        (UnitKind::Commune, "Hòa Long", "Thành phố Bà Rịa"),
        (UnitKind::Ward, "Phước Hưng", "Thành phố Bà Rịa"),
        (UnitKind::Commune, "Phước Hưng", "Huyện Long Điền"),
        (UnitKind::Township, "Đất Đỏ", "Huyện Đất Đỏ"),
        (UnitKind::Commune, "Xà Bang", "Huyện Châu Đức"),
        (UnitKind::Ward, "Phú Mỹ", "Thị xã Phú Mỹ"),
        (UnitKind::Commune, "Long Phước", "Thành phố Bà Rịa"),
    ];

    fn found(typed: &str) -> Vec<String> {
        let full = |(kind, name, _): &(UnitKind, &str, &str)| format!("{} {name}", kind.label());
        let names: Vec<Findable> =
            NAMES.iter().map(|unit| Findable::new(unit.0, unit.1, &full(unit), [unit.2])).collect();
        let wanted = Wanted::read(typed).unwrap().expect(typed);
        find(&wanted, &names).into_iter().map(|at| full(&NAMES[at])).collect()
    }

    #[test]
    fn marks_and_kind_words_may_be_missing() {
        for typed in
            ["phuoc hung", "Phước Hưng", "PHUOC-HUNG", " phuoc   hung ", "Phu\u{31B}o\u{31B}\u{301}c Hu\u{31B}ng"]
        {
            assert_eq!(found(typed), ["Phường Phước Hưng", "Xã Phước Hưng"], "{typed}");
        }
        for typed in ["xa hoa long", "x. Hòa Long", "hoa long", "hoà long"] {
            assert_eq!(found(typed), ["Xã Hòa Long"], "{typed}");
        }
        assert_eq!(found("xa phuoc hung"), ["Xã Phước Hưng", "Phường Phước Hưng"]);
        assert_eq!(found("đất đỏ"), found("dat do"));
        assert_eq!(found("tt dat do"), ["Thị trấn Đất Đỏ"]);
    }

    #[test]
    fn numbers_are_found_the_number_itself_first() {
        let ones = ["Phường 1", "Phường 10", "Phường 11", "Phường 12"];
        for typed in ["phuong 1", "Phường 1", "p1", "p.1", "1"] {
            assert_eq!(found(typed), ones, "{typed}");
        }
        for typed in ["p 12", "P12", "phường 12", "12"] {
            assert_eq!(found(typed), ["Phường 12"], "{typed}");
        }
    }

    #[test]
    fn a_word_of_a_kind_may_be_part_of_a_name_and_a_name_is_no_kind() {
        assert_eq!(found("xa bang"), ["Xã Xà Bang"]);
        assert_eq!(found("phu my"), ["Phường Phú Mỹ"]);
        assert_eq!(found("hung"), ["Phường Phước Hưng", "Xã Phước Hưng"]);
        assert!(found("xa").contains(&"Xã Hòa Long".to_owned()));
    }

    #[test]
    fn the_district_helps_when_the_name_alone_does_not() {
        assert_eq!(found("phuoc hung ba ria"), ["Phường Phước Hưng"]);
        assert_eq!(found("chau duc"), ["Xã Xà Bang"]);
        assert!(found("atlantis").is_empty());
    }

    #[test]
    fn what_names_nothing_and_what_is_too_long_is_told_apart() {
        for nothing in ["", "   ", "\"'<>", "…", "\u{200B}"] {
            assert_eq!(Wanted::read(nothing), Ok(None), "{nothing:?}");
        }
        assert_eq!(Wanted::read(&"a".repeat(10_000)), Err(TextFault::TooLong { limit: LONGEST, length: 10_000 }));
        assert_eq!(Wanted::read("H\u{FFFD}a"), Err(TextFault::BrokenCharacters));
    }
}
