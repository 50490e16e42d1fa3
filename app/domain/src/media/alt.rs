//! What whoever cannot see a picture is told instead.

use crate::fold::fold;

/// Words that only say: here is a picture.
const NOTHING: [&str; 10] =
    ["anh", "hinh", "hinh anh", "anh minh hoa", "hinh minh hoa", "image", "picture", "photo", "untitled", "anh chup"];

/// What a description does not hold, if it does not: names of files and words that only say "a picture" help nobody.
/// An empty one is no fault here; whether it may be empty is another question.
pub fn alt_fault(alt: &str) -> Option<&'static str> {
    const FILE: &str =
        "Lời mô tả đang là tên tệp. Hãy viết ảnh cho thấy gì, ví dụ: “Đoàn viên dọn vệ sinh bờ kênh ấp Tây”.";
    const EMPTY: &str =
        "Lời mô tả chưa nói ảnh cho thấy gì. Hãy viết một câu ngắn, ví dụ: “Bà con nộp hồ sơ tại bộ phận một cửa”.";
    let folded = fold(alt.trim());
    if folded.is_empty() {
        return None;
    }
    if !folded.chars().any(char::is_alphabetic) {
        return Some(if folded.chars().any(char::is_numeric) { FILE } else { EMPTY });
    }
    if looks_like_a_file(&folded) {
        return Some(FILE);
    }
    let bare = folded.trim_end_matches(|c: char| c.is_numeric() || c.is_whitespace() || c == '.' || c == ':');
    NOTHING.contains(&bare).then_some(EMPTY)
}

/// `IMG_5195`, `z4921_8c1.jpg`, `Ảnh chụp màn hình 2024-01-27.png`
fn looks_like_a_file(folded: &str) -> bool {
    const ENDS: [&str; 10] = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".heic", ".heif", ".avif", ".bmp", ".tiff"];
    if ENDS.iter().any(|end| folded.ends_with(end)) {
        return true;
    }
    let is_one_word = !folded.contains(char::is_whitespace);
    is_one_word && (folded.contains('_') || folded.chars().filter(char::is_ascii_digit).count() >= 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_are_no_description() {
        for alt in [
            "IMG_5195",
            "IMG_5195.HEIC",
            "dsc00123",
            "z4921-8c1.jpg",
            "20240127",
            "20240127_081100",
            "Ảnh chụp màn hình.png",
            "le-ra-quan.JPG",
            "photo_1",
        ] {
            assert!(alt_fault(alt).is_some_and(|said| said.contains("tên tệp")), "{alt}");
        }
        for alt in ["Ảnh", "hình ảnh 2", "Ảnh 1:", "…", "- -", "image", "Hình minh họa"] {
            assert!(alt_fault(alt).is_some_and(|said| said.contains("chưa nói")), "{alt}");
        }
    }

    #[test]
    fn what_says_something_holds() {
        for alt in [
            "",
            "  ",
            "Lễ ra quân năm 2024",
            "Chủ tịch UBND xã trao quà",
            "Bản đồ quy hoạch 2021-2030",
            "Covid",
            "Ảnh Bác Hồ thăm xã",
            "Mã QR",
        ] {
            assert_eq!(alt_fault(alt), None, "{alt}");
        }
    }
}
