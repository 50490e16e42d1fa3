//! One line of an import: from bytes to an article that holds, or to a sentence about each field that does not.

use domain::category::{CategoryName, MOST_CATEGORIES};
use domain::item::{ItemField, ItemForm, ItemKind};
use domain::moment::{CivilDate, Moment};
use domain::text;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use store::ImportedItem;

use crate::actions::import::Incoming;

/// Fields of a line, each with the field of the article it fills.
const FIELDS: [(&str, Option<ItemField>); 9] = [
    ("title", Some(ItemField::Title)),
    ("summary", Some(ItemField::Summary)),
    ("body", Some(ItemField::Body)),
    ("author", Some(ItemField::Author)),
    ("source", Some(ItemField::Source)),
    ("date", Some(ItemField::WrittenOn)),
    ("slug", Some(ItemField::Slug)),
    ("category", None),
    ("id", None),
];
/// Longest `id`, in letters.
const SHORT: usize = 200;
/// The sentence about a field we do not know.
pub(super) const UNKNOWN: &str = "Không có trường này. Nếu muốn bỏ qua, thêm tên vào --ignore-fields.";
const BOM: &str = "\u{FEFF}";

/// What an import was asked for.
#[derive(Clone, Debug)]
pub(super) struct Rules {
    /// Whether articles become public.
    pub(super) publish: bool,
    /// The moment of the import.
    pub(super) now: Moment,
    /// Fields that may stand in a line and are passed over.
    pub(super) ignored: Vec<String>,
}

/// A line that holds.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Record {
    /// What is taken in.
    pub(super) article: Incoming,
    /// What of the line is not kept, and why.
    pub(super) notes: Vec<Remark>,
}

/// A sentence about a line, or about one field of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Remark {
    /// The field as the line names it.
    pub(super) field: Option<String>,
    /// What is wrong and what to do.
    pub(super) sentence: String,
}

impl Remark {
    /// About the line as a whole.
    pub(super) fn line(sentence: impl Into<String>) -> Self {
        Self { field: None, sentence: sentence.into() }
    }

    /// The unit has as many categories as it may have, and none of this name.
    pub(super) fn unfiled() -> Self {
        let sentence = format!(
            "Bài được nhận nhưng chưa xếp vào chuyên mục: đơn vị đã có {MOST_CATEGORIES} chuyên mục. Hãy xếp tại bàn biên tập."
        );
        Self::field("category", sentence)
    }

    fn field(name: &str, sentence: impl Into<String>) -> Self {
        // A name from a file may hold anything; it is shown on terminals.
        let name: String = name.chars().filter(|c| !c.is_control()).take(60).collect();
        Self { field: Some(name), sentence: sentence.into() }
    }
}

/// Reads a line; `first` when it is the first of its file, which alone may begin with a byte order mark.
pub(super) fn read(line: &[u8], first: bool, rules: &Rules) -> Result<Record, Vec<Remark>> {
    let fields = object(line, first).map_err(|remark| vec![remark])?;
    let mut faults = unknown(&fields, rules);
    let mut notes = Vec::new();
    let mut form = ItemForm::default();
    for (name, field) in FIELDS {
        let Some(field) = field else { continue };
        form.set(field, string(&fields, name, &mut faults).unwrap_or_default());
    }
    if form.get(ItemField::Body).trim().is_empty() && !faults.iter().any(|fault| fault.field.as_deref() == Some("body"))
    {
        faults.push(Remark::field("body", "Bài chưa có nội dung; mỗi dòng cần trường body có chữ."));
    }
    if let Some(part) = part_of_a_date(form.get(ItemField::WrittenOn)) {
        notes.push(Remark::field("date", format!("“{part}” không đủ ngày, tháng, năm nên để trống ngày của bài.")));
        form.set(ItemField::WrittenOn, "");
    }
    let category = string(&fields, "category", &mut faults).filter(|typed| !typed.trim().is_empty());
    let category = category.and_then(|typed| match CategoryName::parse(&typed) {
        Ok(name) => Some(name),
        Err(sentence) => {
            faults.push(Remark::field("category", sentence));
            None
        }
    });
    let id = identity(&fields, &mut faults);
    let text = match form.check(ItemKind::Article) {
        Ok(text) => text,
        Err(wrong) => {
            faults.extend(wrong.into_iter().map(|fault| Remark::field(json_name(fault.field), fault.sentence)));
            return Err(faults);
        }
    };
    let day = text.written_on;
    if rules.publish && day.is_some_and(|day| day > rules.now.vietnam_date()) {
        let sentence = "Ngày ở tương lai; bài chưa thể đăng. Hãy sửa ngày hoặc nhập thành bản nháp (bỏ --publish).";
        faults.push(Remark::field("date", sentence));
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let key = id.map_or_else(|| digest(&text.title, day, &text.body), |id| format!("id:{id}"));
    let published_at = rules.publish.then(|| day.map_or(rules.now, |day| beginning_of(day).min(rules.now)));
    Ok(Record { article: Incoming { item: ImportedItem { key, text, published_at }, category }, notes })
}

/// A list of news is ordered by the first day in public, so what was written years ago stands among its years, and not
/// on top because it was imported today. A day begins at midnight in Vietnam.
fn beginning_of(day: CivilDate) -> Moment {
    const DAY: i64 = 24 * 3600 * 1_000_000;
    const VIETNAM: i64 = 7 * 3600 * 1_000_000;
    Moment::from_micros(i64::from(day.days()) * DAY - VIETNAM)
}

fn object(line: &[u8], first: bool) -> Result<Map<String, Value>, Remark> {
    let text = std::str::from_utf8(line).map_err(|error| {
        Remark::line(format!("Không phải UTF-8 (từ byte thứ {}). Hãy lưu tệp dạng UTF-8.", error.valid_up_to() + 1))
    })?;
    let text = match text.strip_prefix(BOM) {
        Some(rest) if first => rest,
        Some(_) => return Err(Remark::line("Có dấu BOM ở đầu dòng; dấu ấy chỉ được đứng ở đầu tệp.")),
        None => text,
    };
    match serde_json::from_str(text) {
        Ok(Value::Object(fields)) => Ok(fields),
        Ok(other) => {
            Err(Remark::line(format!("Mỗi dòng phải là một đối tượng JSON {{…}}, không phải {}.", kind(&other))))
        }
        Err(error) => Err(Remark::line(syntax(&error))),
    }
}

fn syntax(error: &serde_json::Error) -> String {
    let column = error.column();
    let told = error.to_string();
    if told.contains("surrogate") || told.contains("unexpected end of hex escape") {
        return format!("Có nửa ký tự \\uD800–\\uDFFF đứng một mình (cột {column}); hãy xuất lại từ bản gốc.");
    }
    if error.is_eof() {
        return "JSON bị cắt ngang; mỗi đối tượng phải nằm trọn trên một dòng.".to_owned();
    }
    format!("Không phải JSON hợp lệ (cột {column}).")
}

fn unknown(fields: &Map<String, Value>, rules: &Rules) -> Vec<Remark> {
    let expected = |name: &str| FIELDS.iter().any(|(known, _)| *known == name);
    let odd = fields.keys().filter(|name| !expected(name) && !rules.ignored.iter().any(|ignored| ignored == *name));
    odd.map(|name| Remark::field(name, UNKNOWN)).collect()
}

/// A text, or nothing when it is absent or null.
fn string(fields: &Map<String, Value>, name: &str, faults: &mut Vec<Remark>) -> Option<String> {
    match fields.get(name)? {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        other => {
            faults.push(Remark::field(name, format!("Phải là chuỗi chữ, không phải {}.", kind(other))));
            None
        }
    }
}

/// Numbers are common as `id`, and mean the same as their digits.
fn identity(fields: &Map<String, Value>, faults: &mut Vec<Remark>) -> Option<String> {
    match fields.get("id") {
        Some(Value::Number(number)) if number.is_i64() || number.is_u64() => Some(number.to_string()),
        _ => string(fields, "id", faults).and_then(|typed| short("id", &typed, faults)),
    }
}

fn short(name: &str, typed: &str, faults: &mut Vec<Remark>) -> Option<String> {
    match text::line(typed, SHORT) {
        Ok(clean) => clean,
        Err(fault) => {
            faults.push(Remark::field(name, fault.sentence(name)));
            None
        }
    }
}

/// `2021` or `2021-05`: true, and no day. A day is never made up.
fn part_of_a_date(typed: &str) -> Option<&str> {
    let typed = typed.trim();
    let digits = |part: &str, length: usize| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    let partial = match typed.split_once('-') {
        None => digits(typed, 4),
        Some((year, month)) => digits(year, 4) && digits(month, 2),
    };
    partial.then_some(typed)
}

/// An article without an id is itself: title, day and text, after cleaning, so that NFD is the same article.
fn digest(title: &str, day: Option<CivilDate>, body: &str) -> String {
    let day = day.map(CivilDate::iso).unwrap_or_default();
    let digest = Sha256::digest(format!("{title}\0{day}\0{body}"));
    format!("sha256:{}", data_encoding::HEXLOWER.encode(&digest))
}

fn json_name(field: ItemField) -> &'static str {
    FIELDS.iter().find(|(_, own)| *own == Some(field)).map_or_else(|| field.name(), |(name, _)| name)
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "đúng/sai",
        Value::Number(_) => "số",
        Value::String(_) => "chuỗi chữ",
        Value::Array(_) => "danh sách",
        Value::Object(_) => "đối tượng",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(publish: bool) -> Rules {
        // 27 January 2024, 08:00 in Vietnam.
        Rules { publish, now: Moment::from_micros(1_706_317_200_000_000), ignored: vec!["url".to_owned()] }
    }

    fn taken(line: &str, publish: bool) -> Record {
        read(line.as_bytes(), false, &rules(publish)).unwrap()
    }

    #[track_caller]
    fn refused(line: &[u8], field: Option<&str>, word: &str) {
        let faults = read(line, false, &rules(true)).unwrap_err();
        let found = faults.iter().find(|fault| fault.field.as_deref() == field);
        assert!(found.is_some_and(|fault| fault.sentence.contains(word)), "{word}: {faults:?}");
    }

    #[test]
    fn a_line_becomes_an_article_with_its_own_day() {
        let record = taken(
            r#"{"title":" Tin\u0020cũ ","body":"Nội dung","date":"05/01/2020","author":"Lan","id":7,"url":null}"#,
            true,
        );
        assert_eq!((record.article.item.text.title.as_str(), record.article.item.key.as_str()), ("Tin cũ", "id:7"));
        assert_eq!(record.article.item.published_at.unwrap().iso_vietnam(), "2020-01-05T00:00:00+07:00");
        assert_eq!(taken(r#"{"title":"a","body":"b","date":"2020-01-05"}"#, false).article.item.published_at, None);
        // Today's midnight lies behind us, so does every earlier one; without a day it is now.
        assert_eq!(taken(r#"{"title":"a","body":"b"}"#, true).article.item.published_at, Some(rules(true).now));
    }

    #[test]
    fn an_article_in_nfd_is_the_same_article() {
        let nfd = taken("{\"title\":\"Đâ\u{301}t\",\"body\":\"ê\u{323}\"}", true).article;
        assert_eq!(nfd, taken(r#"{"title":"Đất","body":"ệ"}"#, true).article);
        assert!(nfd.item.key.starts_with("sha256:"));
    }

    #[test]
    fn what_is_not_kept_is_noted_and_the_category_goes_along() {
        let record = taken(r#"{"title":"a","body":"b","date":"2021","category":" Đời  sống "}"#, true);
        assert_eq!(record.article.item.text.written_on, None);
        assert_eq!(record.notes.len(), 1, "{:?}", record.notes);
        assert_eq!(record.article.category.unwrap().as_str(), "Đời sống");
        assert_eq!(taken(r#"{"title":"a","body":"b","category":" "}"#, true).article.category, None);
        refused(r#"{"title":"a","body":"b","category":"!!!"}"#.as_bytes(), Some("category"), "chuyên mục");
    }

    #[test]
    fn every_broken_line_is_named_for_what_it_is() {
        refused(b"", None, "JSON");
        refused(br#"{"title":"a","body":"b""#, None, "cắt ngang");
        refused(br#"{"title":"a\ud800","body":"b"}"#, None, "\\uD800");
        refused(br#"{"title":"\udc00a","body":"b"}"#, None, "\\uD800");
        refused(b"{\"title\":\"\xff\"}", None, "UTF-8");
        refused("\u{FEFF}{}".as_bytes(), None, "BOM");
        refused(b"[1]", None, "danh sách");
        refused(br#"{"body":"b"}"#, Some("title"), "tiêu đề");
        refused(br#"{"title":"a"}"#, Some("body"), "nội dung");
        refused(br#"{"title":1,"body":"b"}"#, Some("title"), "số");
        refused(br#"{"title":"a","body":["b"]}"#, Some("body"), "danh sách");
        refused(br#"{"title":"a","body":"b","autor":"x"}"#, Some("autor"), "--ignore-fields");
        refused(br#"{"title":"a","body":"b","date":"31/02/2024"}"#, Some("date"), "31");
        refused(br#"{"title":"a","body":"b","date":"2030-01-01"}"#, Some("date"), "tương lai");
        refused(br#"{"title":"a","body":"b","slug":"!!!"}"#, Some("slug"), "Địa chỉ");
        refused("{\"title\":\"a\u{FFFD}\",\"body\":\"b\"}".as_bytes(), Some("title"), "hỏng");
        refused(br#"{"title":"a","body":"b","id":1.5}"#, Some("id"), "số");
    }

    #[test]
    fn a_byte_order_mark_stands_before_the_first_line_only() {
        let line = "\u{FEFF}{\"title\":\"a\",\"body\":\"b\"}";
        assert!(read(line.as_bytes(), true, &rules(false)).is_ok());
    }
}
