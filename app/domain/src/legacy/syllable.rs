//! What a Vietnamese syllable may look like: how it begins, its vowels, how it ends, and which tones fit the end.

use unicode_normalization::UnicodeNormalization;

const ONSETS: [&str; 28] = [
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "qu",
    "r", "s", "t", "th", "tr", "v", "x",
];

const NUCLEI: [&str; 60] = [
    "a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y", "ai", "ao", "au", "ay", "âu", "ây", "eo", "êu", "ia",
    "iê", "iêu", "iu", "oa", "oai", "oao", "oay", "oă", "oe", "oeo", "oi", "ôi", "ơi", "ua", "uâ", "uây", "uê", "ui",
    "uô", "uôi", "uơ", "uy", "uya", "uyê", "uyu", "ưa", "ưi", "ươ", "ươi", "ươu", "ưu", "yê", "yêu", "uă", "ue", "oo",
    "uêu", "uao", "uyn",
];

const CODAS: [&str; 9] = ["", "c", "ch", "m", "n", "ng", "nh", "p", "t"];

/// Vowels that must be followed by something, and those that must not.
const OPEN: [&str; 8] = ["ă", "â", "iê", "oă", "uâ", "uô", "ươ", "yê"];

/// Whether a word, in NFC, is a syllable.
pub(super) fn is_one(word: &str) -> bool {
    let (toneless, tone) = without_tone(&word.to_lowercase());
    let fits = |onset: &str| toneless.strip_prefix(onset).is_some_and(|rest| is_rhyme(rest, tone));
    // `qu` and `gi` begin with a vowel themselves, so more than one beginning may fit.
    ONSETS.iter().any(|onset| fits(onset))
}

fn is_rhyme(rhyme: &str, tone: Option<char>) -> bool {
    CODAS.iter().any(|coda| {
        let Some(nucleus) = rhyme.strip_suffix(coda) else { return false };
        let is_stopped = matches!(*coda, "c" | "ch" | "p" | "t");
        let has_fitting_tone = !is_stopped || matches!(tone, Some('\u{301}' | '\u{323}'));
        let has_end = !(coda.is_empty() && (OPEN.contains(&nucleus) || nucleus == "oo"));
        let may_end = coda.is_empty() || !nucleus.chars().count().gt(&1) || is_followed(nucleus);
        NUCLEI.contains(&nucleus) && has_fitting_tone && has_end && may_end
    })
}

/// Groups of vowels that a consonant may follow.
fn is_followed(nucleus: &str) -> bool {
    matches!(
        nucleus,
        "iê" | "oa" | "oă" | "oe" | "uâ" | "uê" | "uô" | "uy" | "uyê" | "ươ" | "yê" | "oo" | "uă" | "ua" | "ue" | "uơ"
    )
}

/// The word without its tone, which is on at most one letter: two tones are no tone of a syllable.
fn without_tone(word: &str) -> (String, Option<char>) {
    let mut tone = None;
    let mut count = 0;
    let toneless: String = word
        .nfd()
        .filter(|c| {
            let is_tone = matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}');
            if is_tone {
                tone = Some(*c);
                count += 1;
            }
            !is_tone
        })
        .nfc()
        .collect();
    if count > 1 { (String::from("?"), None) } else { (toneless, tone) }
}

#[cfg(test)]
mod tests {
    use super::is_one;

    #[test]
    fn syllables_are_known() {
        for word in [
            "Nghị",
            "định",
            "của",
            "chính",
            "phủ",
            "quyết",
            "nghiêng",
            "khuỷu",
            "ngoằn",
            "ngoèo",
            "giữ",
            "gì",
            "giếng",
            "quốc",
            "hoà",
            "hòa",
            "thuế",
            "xoong",
            "ươm",
            "yêu",
            "ở",
            "Ý",
            "uỷ",
            "ủy",
            "được",
            "người",
            "rượu",
            "tuyến",
            "khuya",
            "luật",
            "đường",
            "quê",
            "que",
            "quan",
            "quy",
            "trứng",
            "buồn",
            "chiếc",
            "oẳn",
        ] {
            assert!(is_one(word), "{word}");
        }
        for word in [
            "",
            "été",
            "ắroport",
            "nạve",
            "mỹller",
            "fỹr",
            "schửn",
            "ộtộ",
            "oự",
            "xyz",
            "ngh",
            "bcd",
            "tắcp",
            "hoct",
            "mỏs",
            "iê",
        ] {
            assert!(!is_one(word), "{word}");
        }
    }
}
