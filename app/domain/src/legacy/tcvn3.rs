//! TCVN 5712:1993, table VN3: one byte for each small letter, capitals with tones only by font.

/// Small letters by tone, from the byte of the first; the numbers are those of the standard.
const LETTERS: [(u8, char); 74] = [
    (0xA1, 'Ă'),
    (0xA2, 'Â'),
    (0xA3, 'Ê'),
    (0xA4, 'Ô'),
    (0xA5, 'Ơ'),
    (0xA6, 'Ư'),
    (0xA7, 'Đ'),
    (0xA8, 'ă'),
    (0xA9, 'â'),
    (0xAA, 'ê'),
    (0xAB, 'ô'),
    (0xAC, 'ơ'),
    (0xAD, 'ư'),
    (0xAE, 'đ'),
    (0xB5, 'à'),
    (0xB6, 'ả'),
    (0xB7, 'ã'),
    (0xB8, 'á'),
    (0xB9, 'ạ'),
    (0xBB, 'ằ'),
    (0xBC, 'ẳ'),
    (0xBD, 'ẵ'),
    (0xBE, 'ắ'),
    (0xC6, 'ặ'),
    (0xC7, 'ầ'),
    (0xC8, 'ẩ'),
    (0xC9, 'ẫ'),
    (0xCA, 'ấ'),
    (0xCB, 'ậ'),
    (0xCC, 'è'),
    (0xCE, 'ẻ'),
    (0xCF, 'ẽ'),
    (0xD0, 'é'),
    (0xD1, 'ẹ'),
    (0xD2, 'ề'),
    (0xD3, 'ể'),
    (0xD4, 'ễ'),
    (0xD5, 'ế'),
    (0xD6, 'ệ'),
    (0xD7, 'ì'),
    (0xD8, 'ỉ'),
    (0xDC, 'ĩ'),
    (0xDD, 'í'),
    (0xDE, 'ị'),
    (0xDF, 'ò'),
    (0xE1, 'ỏ'),
    (0xE2, 'õ'),
    (0xE3, 'ó'),
    (0xE4, 'ọ'),
    (0xE5, 'ồ'),
    (0xE6, 'ổ'),
    (0xE7, 'ỗ'),
    (0xE8, 'ố'),
    (0xE9, 'ộ'),
    (0xEA, 'ờ'),
    (0xEB, 'ở'),
    (0xEC, 'ỡ'),
    (0xED, 'ớ'),
    (0xEE, 'ợ'),
    (0xEF, 'ù'),
    (0xF1, 'ủ'),
    (0xF2, 'ũ'),
    (0xF3, 'ú'),
    (0xF4, 'ụ'),
    (0xF5, 'ừ'),
    (0xF6, 'ử'),
    (0xF7, 'ữ'),
    (0xF8, 'ứ'),
    (0xF9, 'ự'),
    (0xFA, 'ỳ'),
    (0xFB, 'ỷ'),
    (0xFC, 'ỹ'),
    (0xFD, 'ý'),
    (0xFE, 'ỵ'),
];

pub(super) fn convert(written: &str) -> String {
    written.chars().map(|c| letter(c).unwrap_or(c)).collect()
}

/// The letter that is written as this one.
pub(super) fn letter(c: char) -> Option<char> {
    match c {
        // Programs that take the byte of ư for a soft hyphen show or keep it as one of these.
        '\u{2212}' => return Some('ư'),
        // The point in the middle, as other programs write it.
        '\u{2219}' => return Some('ã'),
        _ => {}
    }
    let byte = u8::try_from(u32::from(c)).ok()?;
    let at = LETTERS.binary_search_by_key(&byte, |(byte, _)| *byte).ok()?;
    LETTERS.get(at).map(|(_, letter)| *letter)
}

/// Whether a word is written as only this encoding does: with signs like `®`, `µ`, `¸` inside, or with a capital in
/// the middle of small letters (`ViÖt`).
pub(super) fn is_typical(word: &str) -> bool {
    let has_sign = word.chars().any(|c| matches!(c, '\u{A8}'..='\u{AE}' | '\u{B5}'..='\u{BE}' | 'ß' | 'þ' | '÷'));
    let letters: Vec<char> = word.chars().collect();
    has_sign || letters.windows(2).any(|pair| matches!(pair, [small, 'À'..='Þ'] if small.is_ascii_lowercase()))
}
