//! Names of files: what a client calls one, cleaned; the same in a header.

use std::fmt::Write as _;

use unicode_segmentation::UnicodeSegmentation;

use crate::document::{DocumentKind, Harm};
use crate::fold::fold;
use crate::text;

/// The longest name in graphemes, its extension included.
const LONGEST: usize = 120;
/// The same in bytes: most disks take 255, and a browser adds ` (1)` to the second of a name.
const LONGEST_BYTES: usize = 240;
/// Stands where a name has no letter left.
const NAMELESS: &str = "Tài liệu";
const NAMELESS_PLAIN: &str = "tai-lieu";
/// Ends of names that say what a file was elsewhere, besides those of documents and of what is refused.
const KNOWN: &[&str] = &[
    "avif", "bin", "bmp", "csv", "download", "gif", "heic", "heif", "jpeg", "jpg", "odp", "part", "png", "pptx", "tif",
    "tiff", "tmp", "txt", "webp", "xml",
];

/// The name to keep and to show: `Quyết định số 12 (bản ký).pdf`.
///
/// Folders before it go, be they written with `/` or `\`, with all that is not seen. `extension` is that of the kind the
/// content has; whatever kinds the name claims go, so `a.pdf.exe` with the content of a PDF is `a.pdf`. What only looks
/// like one stays: `Số 12.QĐ` is `Số 12.QĐ.pdf`.
pub fn clean(raw: &str, extension: &str) -> String {
    let parts = raw.split(['/', '\\']).map(str::trim);
    let last = parts.rev().find(|part| !part.is_empty()).unwrap_or_default();
    let seen: String = last.chars().filter(|c| c.is_whitespace() || !(text::is_junk(*c) || *c == '\u{FFFD}')).collect();
    let words: Vec<&str> = seen.split_whitespace().collect();
    let whole = text::nfc(&words.join(" "));
    let mut stem = whole.trim_end_matches(['.', ' ']);
    while let Some((before, _)) = stem.rsplit_once('.').filter(|(_, claimed)| is_kind(claimed, extension)) {
        stem = before.trim_end_matches(['.', ' ']);
    }
    let stem = shortened(trimmed(stem), extension.len() + 1);
    let stem = if stem.is_empty() { NAMELESS } else { stem };
    format!("{stem}.{extension}")
}

/// `Content-Disposition` of a download, by RFC 6266: the name in plain letters for old programs, and as it is (RFC
/// 8187) for all others. Always ASCII without control characters, whatever the name is.
pub fn content_disposition(name: &str) -> String {
    let mut header = format!("attachment; filename=\"{}\"; filename*=UTF-8''", plain(name));
    let name = if name.is_empty() { NAMELESS } else { name };
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"!#$&+-.^_`|~".contains(&byte) {
            header.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(header, "%{byte:02X}");
        }
    }
    header
}

/// The folded name. What quotes or escapes inside of quotes becomes `_`; browsers differ in how they read it.
fn plain(name: &str) -> String {
    let folded = fold(name);
    let kept = folded.chars().filter(|c| matches!(c, ' '..='~'));
    let plain: String = kept.map(|c| if matches!(c, '"' | '\\' | '%' | '/') { '_' } else { c }).collect();
    let plain = plain.trim();
    let (stem, extension) = plain.rsplit_once('.').unwrap_or((plain, ""));
    if !stem.trim().is_empty() {
        plain.to_owned()
    } else if extension.is_empty() {
        NAMELESS_PLAIN.to_owned()
    } else {
        format!("{NAMELESS_PLAIN}.{extension}")
    }
}

fn is_kind(claimed: &str, extension: &str) -> bool {
    let claimed = claimed.to_ascii_lowercase();
    claimed == extension
        || DocumentKind::from_extension(&claimed).is_some()
        || KNOWN.contains(&claimed.as_str())
        || Harm::of(&format!("x.{claimed}")).is_some()
}

/// Points at the beginning hide a file, points at the end vanish on Windows.
fn trimmed(stem: &str) -> &str {
    stem.trim_matches(['.', ' '])
}

/// Cut at a grapheme, so that `more` bytes of ASCII still fit behind it.
fn shortened(stem: &str, more: usize) -> &str {
    let fits = |end: &usize| end.saturating_add(more) <= LONGEST_BYTES;
    let ends = stem.grapheme_indices(true).map(|(start, grapheme)| start + grapheme.len());
    let end = ends.take(LONGEST.saturating_sub(more)).take_while(fits).last().unwrap_or(0);
    trimmed(stem.get(..end).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_keeps_its_words_and_loses_what_is_not_one() {
        for (raw, extension, wanted) in [
            ("Quye\u{302}\u{301}t đi\u{323}nh số 12 (bản ký).pdf", "pdf", "Quyết định số 12 (bản ký).pdf"),
            (r"C:\Users\Lan\Tờ trình.PDF", "pdf", "Tờ trình.pdf"),
            ("/home/lan/../../etc/passwd", "pdf", "passwd.pdf"),
            ("thư mục/", "zip", "thư mục.zip"),
            ("báo cáo.doc", "docx", "báo cáo.docx"),
            ("a.pdf.exe", "pdf", "a.pdf"),
            ("Số 12.QĐ", "pdf", "Số 12.QĐ.pdf"),
            ("Tháng 10.2024", "xlsx", "Tháng 10.2024.xlsx"),
            ("hoa\u{202E}gpj.exe", "pdf", "hoagpj.pdf"),
            ("a\0b\r\nc\td.pdf", "pdf", "ab c d.pdf"),
            ("  \u{A0}một   hai \u{200B}. .pdf", "pdf", "một hai.pdf"),
            ("...ẩn", "pdf", "ẩn.pdf"),
            ("100% \"thật\".pdf", "pdf", "100% \"thật\".pdf"),
            ("h\u{FFFD}ng.pdf", "pdf", "hng.pdf"),
            ("", "pdf", "Tài liệu.pdf"),
            (".pdf", "pdf", "Tài liệu.pdf"),
            ("../..", "pdf", "Tài liệu.pdf"),
            ("\u{202E}\u{200B}", "zip", "Tài liệu.zip"),
        ] {
            assert_eq!(clean(raw, extension), wanted, "{raw:?}");
            assert_eq!(clean(&clean(raw, extension), extension), wanted, "again {raw:?}");
        }
    }

    #[test]
    fn a_long_name_is_cut_at_a_letter() {
        for letter in ["a", "ệ", "e\u{302}\u{323}", "👨\u{200D}👩\u{200D}👧"] {
            let name = clean(&letter.repeat(300), "docx");
            assert!(name.graphemes(true).count() <= LONGEST && name.len() <= LONGEST_BYTES, "{name}");
            let stem = name.strip_suffix(".docx").unwrap();
            assert_eq!(stem, text::nfc(letter).repeat(stem.len() / text::nfc(letter).len()));
            assert!(stem.len() > 100);
        }
    }

    #[test]
    fn a_header_carries_any_name() {
        for (name, fallback, whole) in [
            ("a.pdf", "a.pdf", "a.pdf"),
            (
                "Quyết định số 12 (bản ký).pdf",
                "quyet dinh so 12 (ban ky).pdf",
                "Quy%E1%BA%BFt%20%C4%91%E1%BB%8Bnh%20s%E1%BB%91%2012%20%28b%E1%BA%A3n%20k%C3%BD%29.pdf",
            ),
            ("\"hoa\".pdf", "_hoa_.pdf", "%22hoa%22.pdf"),
            (r"a\b.pdf", "a_b.pdf", "a%5Cb.pdf"),
            ("100%.pdf", "100_.pdf", "100%25.pdf"),
            ("it's; x=y.pdf", "it's; x=y.pdf", "it%27s%3B%20x%3Dy.pdf"),
            ("🌸.pdf", "tai-lieu.pdf", "%F0%9F%8C%B8.pdf"),
            ("a\r\nset-cookie: x.pdf", "aset-cookie: x.pdf", "a%0D%0Aset-cookie%3A%20x.pdf"),
            ("", "tai-lieu", "T%C3%A0i%20li%E1%BB%87u"),
        ] {
            let wanted = format!("attachment; filename=\"{fallback}\"; filename*=UTF-8''{whole}");
            assert_eq!(content_disposition(name), wanted);
            assert!(wanted.bytes().all(|b| matches!(b, b' '..=b'~')), "{name:?}");
        }
    }
}
