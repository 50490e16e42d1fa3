//! What could be better about a title that may be kept as it is.

use unicode_segmentation::UnicodeSegmentation;

use crate::{capitals, number};

/// Longer titles are cut in lists of news and by search engines.
const LONG: usize = 120;

/// Sentences about a title for the person who types it; none of them forbids anything.
pub fn title_remarks(title: &str) -> Vec<String> {
    let title = title.trim();
    let mut remarks = Vec::new();
    if capitals::is_shouted(title) {
        remarks.push(format!(
            "Tiêu đề viết hoa toàn bộ nên khó đọc. Hãy viết như câu thường: “{}”, rồi viết hoa lại tên riêng.",
            capitals::sentence_case(title)
        ));
    }
    let length = title.graphemes(true).count();
    if length > LONG {
        let length = number::integer(i64::try_from(length).unwrap_or(i64::MAX));
        remarks.push(format!(
            "Tiêu đề dài {length} ký tự, dễ bị cắt bớt trong danh sách tin và kết quả tìm kiếm. Hãy rút gọn còn khoảng {LONG} ký tự."
        ));
    }
    remarks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_and_length_are_remarked_on() {
        assert_eq!(title_remarks("Thông báo mất điện"), Vec::<String>::new());
        assert_eq!(title_remarks("UBND, HĐND XÃ"), Vec::<String>::new());
        let shouted = title_remarks(" THÔNG BÁO MẤT ĐIỆN ");
        assert!(matches!(shouted.as_slice(), [one] if one.contains("“Thông báo mất điện”")), "{shouted:?}");
        assert_eq!(title_remarks(&"ệ".repeat(LONG)).len(), 0);
        assert!(
            title_remarks(&"ệ".repeat(LONG + 1)).iter().all(|remark| remark.contains("121") && remark.ends_with('.'))
        );
        assert_eq!(title_remarks(&"THÔNG BÁO ".repeat(30)).len(), 2);
    }
}
