//! Text wholly in capitals: hard to read for everybody, spelled letter by letter by some screen readers.

use crate::fold::fold;

/// Fewer words than this are a label, not a text.
const FEWEST_WORDS: usize = 3;

/// The same in letters.
const FEWEST_LETTERS: usize = 12;

/// How a syllable may begin, without marks.
const ONSETS: [&str; 27] = [
    "", "b", "c", "ch", "d", "g", "gh", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "q", "r", "s",
    "t", "th", "tr", "v", "x", "gi",
];

/// How a syllable may end.
const CODAS: [&str; 9] = ["", "c", "ch", "m", "n", "ng", "nh", "p", "t"];

/// Whether a text is written in capitals alone, abbreviations aside: at least three words and twelve letters of them.
pub fn is_shouted(text: &str) -> bool {
    if text.chars().any(char::is_lowercase) {
        return false;
    }
    let words: Vec<&str> =
        parts(text).filter(|word| word.contains(char::is_uppercase) && !is_abbreviation(word)).collect();
    let letters: usize = words.iter().map(|word| word.chars().count()).sum();
    words.len() >= FEWEST_WORDS && letters >= FEWEST_LETTERS
}

/// Whether a word in capitals is none anybody could pronounce as a syllable of Vietnamese: `UBND`, `CHXHCN`, `XIII`.
pub fn is_abbreviation(word: &str) -> bool {
    let word = fold(word);
    let is_vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let (onset, rest) = word.split_at(word.find(is_vowel).unwrap_or(word.len()));
    let (vowels, coda) = rest.split_at(rest.find(|c| !is_vowel(c)).unwrap_or(rest.len()));
    let is_syllable = (1..=3).contains(&vowels.len()) && !vowels.contains("ii");
    !is_syllable || !ONSETS.contains(&onset) || !CODAS.contains(&coda)
}

/// A text in capitals as an ordinary sentence: small letters but for the first of each sentence and for abbreviations.
/// Names lose their capitals; nobody but a person can tell them apart.
pub fn sentence_case(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    let mut is_first = true;
    for piece in text.split_inclusive(|c: char| !c.is_alphabetic()) {
        let (word, behind) = piece.split_at(piece.trim_end_matches(|c: char| !c.is_alphabetic()).len());
        if is_abbreviation(word) {
            written.push_str(word);
        } else {
            let small = word.to_lowercase();
            let mut letters = small.chars();
            let first = letters.next().filter(|_| is_first);
            written.extend(first.into_iter().flat_map(char::to_uppercase));
            written.push_str(if first.is_some() { letters.as_str() } else { &small });
        }
        written.push_str(behind);
        let is_still_first = is_first && word.is_empty() && !behind.contains(char::is_numeric);
        is_first = behind.starts_with(['.', '!', '?']) || is_still_first;
    }
    written
}

/// Words without the signs between and around them.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_are_no_syllables() {
        for word in [
            "UBND", "HĐND", "CHXHCN", "QĐ", "TTHC", "CAND", "MTTQ", "XIII", "IV", "TW", "KHĐT", "WTO", "CATP", "UB",
            "BHXH",
        ] {
            assert!(is_abbreviation(word), "{word}");
        }
        for word in [
            "THÔNG", "BÁO", "MẤT", "ĐIỆN", "XÃ", "NGHIÊNG", "QUYẾT", "GIỜ", "Ở", "Ý", "NGOẰN", "KHUYA", "UỶ", "ẤP",
            "GÌ",
        ] {
            assert!(!is_abbreviation(word), "{word}");
        }
    }

    #[test]
    fn a_text_in_capitals_is_shouted_and_a_label_is_not() {
        for text in [
            "THÔNG BÁO MẤT ĐIỆN",
            "UBND XÃ HÒA LONG THÔNG BÁO",
            "KẾ HOẠCH SỐ 12: RA QUÂN!",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA",
        ] {
            assert!(is_shouted(text), "{text}");
        }
        for text in [
            "",
            "THÔNG BÁO",
            "UBND, HĐND, UBMTTQ, CHXHCN",
            "Quyết định 19/QĐ-UBND",
            "19/QĐ-UBND-VHXH-TTHC",
            "THÔNG BÁO MẤT ĐIỆN nhé",
            "XÃ Ở ĐÂY",
            "12 05 2024",
            "日本語 テスト です",
        ] {
            assert!(!is_shouted(text), "{text}");
        }
    }

    #[test]
    fn a_shouted_title_can_be_said_quietly() {
        for (shouted, said) in [
            ("THÔNG BÁO MẤT ĐIỆN", "Thông báo mất điện"),
            ("UBND XÃ THÔNG BÁO LỊCH TIẾP DÂN", "UBND xã thông báo lịch tiếp dân"),
            ("“RA QUÂN” THÁNG 3. MỜI BÀ CON!", "“Ra quân” tháng 3. Mời bà con!"),
            ("12 VIỆC CẦN LÀM (QĐ-UBND)", "12 việc cần làm (QĐ-UBND)"),
        ] {
            assert_eq!(sentence_case(shouted), said);
        }
    }
}
