//! The form of a block.

use super::{BlockKey, BlockKind, BlockText, MOST_LINES, stands_in};
use crate::form_fields::form_fields;
use crate::phone::Phone;
use crate::text;
use crate::typed::{Fault, Typed, in_order, lacks};

form_fields! {
    /// The fields of a block, in the order of the page.
    BlockField {
        /// Loại.
        Kind, "loai", "kind", "Loại", 20;
        /// Tên.
        Label, "ten", "label", "Tên", 80;
        /// Mã.
        Key, "ma", "key", "Mã", 60;
        /// Nội dung.
        Value, "noi_dung", "value", "Nội dung", 300;
    }
}

/// What a person typed of a block.
pub type BlockForm = Typed<BlockField>;

impl Typed<BlockField> {
    /// Reads a new block. Where no key was typed it follows from the name.
    pub fn check_new(&self) -> Result<(BlockKey, BlockText), Vec<Fault<BlockField>>> {
        let mut faults = Vec::new();
        let typed = self.line(BlockField::Key, &mut faults).map(|key| bare(&key).to_owned());
        let key = match &typed {
            Some(key) => {
                let read = BlockKey::parse(key);
                if read.is_none() {
                    let way = BlockKey::from_label(key).map(|key| format!(", ví dụ {key}")).unwrap_or_default();
                    let sentence =
                        format!("Mã: chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối giữa hai từ{way}.");
                    lacks(&mut faults, BlockField::Key, sentence);
                }
                read
            }
            None => BlockKey::from_label(self.get(BlockField::Label)),
        };
        let text = self.text(&mut faults);
        if key.is_none() && text.is_some() {
            lacks(&mut faults, BlockField::Key, "Mã: hãy nhập, ví dụ so-dien-thoai.");
        }
        match (key, text) {
            (Some(key), Some(text)) if faults.is_empty() => Ok((key, text)),
            _ => Err(in_order(faults)),
        }
    }

    /// Reads what may change of a block that is there: texts call it by its key, which stays.
    pub fn check(&self) -> Result<BlockText, Vec<Fault<BlockField>>> {
        let mut faults = Vec::new();
        match self.text(&mut faults) {
            Some(text) if faults.is_empty() => Ok(text),
            _ => Err(in_order(faults)),
        }
    }

    fn text(&self, faults: &mut Vec<Fault<BlockField>>) -> Option<BlockText> {
        let kind = BlockKind::from_code(self.get(BlockField::Kind));
        if kind.is_none() {
            lacks(faults, BlockField::Kind, "Loại: hãy chọn một dòng trong danh sách.");
        }
        let label = self.line(BlockField::Label, faults);
        if label.is_none() {
            lacks(faults, BlockField::Label, "Tên: hãy nhập, ví dụ Điện thoại bộ phận Một cửa.");
        }
        let value = self.value(kind, faults);
        Some(BlockText { kind: kind?, label: label?, value: value? })
    }

    fn value(&self, kind: Option<BlockKind>, faults: &mut Vec<Fault<BlockField>>) -> Option<String> {
        let of = BlockField::Value;
        let value = match text::block(self.get(of), of.limit()) {
            Ok(Some(value)) => value,
            Ok(None) => {
                lacks(faults, of, "Nội dung: hãy nhập những chữ người dân sẽ đọc.");
                return None;
            }
            Err(fault) => {
                lacks(faults, of, fault.sentence(of.label()));
                return None;
            }
        };
        if kind == Some(BlockKind::Phone) {
            return match Phone::parse(&value) {
                Ok(phone) => Some(phone.to_string()),
                Err(fault) => {
                    lacks(faults, of, fault.sentence(of.label(), &text::truncate(&value, 40)));
                    None
                }
            };
        }
        // Lines between which nothing stands would tear the sentence apart that names the block.
        let lines: Vec<_> = value.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        if lines.len() > MOST_LINES {
            lacks(faults, of, format!("Nội dung: nhiều nhất {MOST_LINES} dòng ngắn; dài hơn thì hãy viết trong bài."));
        } else if stands_in(&value) {
            lacks(
                faults,
                of,
                "Nội dung: trong khối không gọi được khối khác; hãy viết thẳng nội dung, bỏ các dấu {{ }}.",
            );
        }
        Some(lines.join("\n"))
    }
}

/// The key in braces as somebody copied it from a text, without them.
fn bare(typed: &str) -> &str {
    let inside = typed.strip_prefix("{{").and_then(|rest| rest.strip_suffix("}}"));
    inside.map_or(typed, str::trim)
}

impl From<&BlockText> for BlockForm {
    fn from(block: &BlockText) -> Self {
        let mut form = Self::default();
        form.set(BlockField::Kind, block.kind.code());
        form.set(BlockField::Label, block.label.clone());
        form.set(BlockField::Value, block.value.clone());
        form
    }
}

impl BlockForm {
    /// The form of a block under this key.
    #[must_use]
    pub fn under(mut self, key: &BlockKey) -> Self {
        self.set(BlockField::Key, key.as_str());
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(kind: &str, key: &str, value: &str) -> BlockForm {
        let mut form = BlockForm::default();
        form.set(BlockField::Kind, kind);
        form.set(BlockField::Label, "Điện thoại bộ phận Một cửa");
        form.set(BlockField::Key, key);
        form.set(BlockField::Value, value);
        form
    }

    #[test]
    fn a_number_is_kept_as_people_read_it_and_the_key_follows_from_the_name() {
        let (key, text) = form("phone", "", "0254.3852.123").check_new().unwrap();
        assert_eq!(key.as_str(), "dien-thoai-bo-phan-mot-cua");
        assert_eq!(text.value, "0254 3852 123");
        assert_eq!(BlockForm::from(&text).under(&key).check_new().unwrap(), (key, text));
        let (key, text) = form("hours", "{{ gio }}", "Sáng 7:30\r\n\r\n  Chiều 13:30 ").check_new().unwrap();
        assert_eq!((key.as_str(), text.value.as_str()), ("gio", "Sáng 7:30\nChiều 13:30"));
    }

    #[test]
    fn what_does_not_hold_is_told_at_its_field() {
        let long = "a".repeat(301);
        for (kind, key, value, field) in [
            ("", "a", "x", BlockField::Kind),
            ("text", "Giờ làm", "x", BlockField::Key),
            ("text", "a", " ", BlockField::Value),
            ("phone", "a", "gọi Lan", BlockField::Value),
            ("text", "a", "1\n2\n3\n4\n5", BlockField::Value),
            ("text", "a", "xem {{b}}", BlockField::Value),
            ("text", "a", long.as_str(), BlockField::Value),
        ] {
            let faults = form(kind, key, value).check_new().unwrap_err();
            assert_eq!(faults.iter().map(|fault| fault.field).collect::<Vec<_>>(), [field], "{kind} {key} {value}");
            assert!(faults[0].sentence.starts_with(field.label()), "{faults:?}");
        }
        assert!(form("text", "Giờ làm", "x").check_new().unwrap_err()[0].sentence.contains("ví dụ gio-lam"));
        let mut nameless = form("text", "", "x");
        nameless.set(BlockField::Label, "");
        assert_eq!(nameless.check_new().unwrap_err()[0].field, BlockField::Label);
        nameless.set(BlockField::Label, "…");
        assert_eq!(nameless.check_new().unwrap_err()[0].field, BlockField::Key);
    }

    #[test]
    fn of_a_block_that_is_there_the_key_is_not_asked() {
        assert!(form("text", "không phải mã", "x").check().is_ok());
    }
}
