//! Folding: the one form in which texts are searched and compared without marks.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// NFC → lower case → đ to d → NFD → marks dropped → NFC.
///
/// `toi duoc di hoc` and `Tôi được đi học` fold to the same text. The look-alikes of đ (ð, ɖ) fold to d as well, so
/// that text stored by older systems is still found.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let lower = text.nfc().collect::<String>().to_lowercase();
    lower
        .chars()
        .map(|c| match c {
            'đ' | 'ð' | 'ɖ' => 'd',
            other => other,
        })
        .nfd()
        .filter(|c| !is_combining_mark(*c))
        .nfc()
        .collect()
}
