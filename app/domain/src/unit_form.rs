//! What the platform's administrator types about a unit: a new one, another name, a further host.

use crate::host::{HostName, RESERVED_LABELS};
use crate::moment::{CivilDate, DateFault};
use crate::origin::Origin;
use crate::slug::Slug;
use crate::text;
use crate::title_case::{is_one_case, title_case};
use crate::unit::{Level, UnitKind};

/// Most letters of a name.
const LONGEST_NAME: usize = 100;
/// Most bytes of a label of a host name.
const LONGEST_LABEL: usize = 63;
/// Labels that are words in addresses of the administration itself.
const WORDS: [&str; 1] = ["moi"];

/// The fields, in the order of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UnitField {
    /// Loại đơn vị.
    Kind,
    /// Tên.
    Name,
    /// Thuộc.
    Parent,
    /// Địa chỉ.
    Slug,
    /// Từ ngày.
    From,
    /// Tên miền.
    Host,
    /// Trang mẫu.
    Model,
}

impl UnitField {
    /// The name of the form control.
    pub fn name(self) -> &'static str {
        match self {
            Self::Kind => "loai",
            Self::Name => "ten",
            Self::Parent => "thuoc",
            Self::Slug => "dia_chi",
            Self::From => "tu_ngay",
            Self::Host => "ten_mien",
            Self::Model => "trang_mau",
        }
    }

    /// The label a person reads.
    pub fn label(self) -> &'static str {
        match self {
            Self::Kind => "Loại đơn vị",
            Self::Name => "Tên, không kèm loại",
            Self::Parent => "Thuộc",
            Self::Slug => "Địa chỉ",
            Self::From => "Tên mới có hiệu lực từ ngày",
            Self::Host => "Tên miền riêng",
            Self::Model => "Chép trang mẫu từ",
        }
    }
}

/// A sentence about one field.
pub type UnitFault = (UnitField, String);

/// What was typed, untouched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnitForm {
    /// Code of the kind: `xa`.
    pub kind: String,
    /// Name without the kind.
    pub name: String,
    /// Slug of the unit above.
    pub parent: String,
    /// The label below the origin; empty means: from kind and name.
    pub slug: String,
    /// First day of another name; empty means: today.
    pub from: String,
    /// Slug of the unit whose site is the model of a new one; empty means: none.
    pub model: String,
}

/// A new unit after every rule held that needs no look at others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitText {
    /// What it calls itself.
    pub kind: UnitKind,
    /// Without the kind.
    pub name: String,
    /// With the kind.
    pub full_name: String,
    /// Slug of the unit above.
    pub parent: String,
    /// The label below the origin.
    pub slug: Slug,
}

/// Another name and label after every rule held that needs no look at others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RenameText {
    /// Without the kind.
    pub name: String,
    /// With the kind.
    pub full_name: String,
    /// The label below the origin.
    pub slug: Slug,
    /// First day of the name.
    pub from: CivilDate,
}

impl UnitForm {
    /// A new commune, ward, town or special zone.
    pub fn check(&self) -> Result<UnitText, Vec<UnitFault>> {
        let mut faults = Vec::new();
        let kind = UnitKind::from_code(self.kind.trim()).filter(|kind| kind.level() == Level::Commune);
        if kind.is_none() {
            faults.push((UnitField::Kind, "Hãy chọn loại đơn vị: xã, phường, thị trấn hoặc đặc khu.".to_owned()));
        }
        let names = self.names(kind, &mut faults);
        let parent = self.parent.trim().to_owned();
        if parent.is_empty() {
            faults.push((UnitField::Parent, "Hãy chọn đơn vị cấp trên.".to_owned()));
        }
        let slug = self.label(names.as_ref().map_or("", |(_, full_name)| full_name), &mut faults);
        match (kind, names, slug) {
            (Some(kind), Some((name, full_name)), Some(slug)) if faults.is_empty() => {
                Ok(UnitText { kind, name, full_name, parent, slug })
            }
            _ => Err(faults),
        }
    }

    /// Another name of a unit of this kind, today at the latest.
    pub fn check_rename(&self, kind: UnitKind, today: CivilDate) -> Result<RenameText, Vec<UnitFault>> {
        let mut faults = Vec::new();
        let names = self.names(Some(kind), &mut faults);
        let slug = self.label(names.as_ref().map_or("", |(_, full_name)| full_name), &mut faults);
        let from = if self.from.trim().is_empty() { Ok(today) } else { CivilDate::parse(&self.from) };
        let from = from.map_err(|fault: DateFault| fault.sentence("Ngày")).and_then(|day| {
            // A name of the future would have to change by itself at midnight.
            let late = "Ngày này chưa tới; hãy đổi tên đúng vào ngày tên mới có hiệu lực.";
            if day > today { Err(late.to_owned()) } else { Ok(day) }
        });
        let from = from.map_err(|sentence| faults.push((UnitField::From, sentence))).ok();
        match (names, slug, from) {
            (Some((name, full_name)), Some(slug), Some(from)) => Ok(RenameText { name, full_name, slug, from }),
            _ => Err(faults),
        }
    }

    /// The name without and with the kind. People type the kind along; it is taken off.
    fn names(&self, kind: Option<UnitKind>, faults: &mut Vec<UnitFault>) -> Option<(String, String)> {
        let mut fault = |sentence: String| {
            faults.push((UnitField::Name, sentence));
            None
        };
        let typed = match text::line(&self.name, LONGEST_NAME) {
            Ok(Some(name)) => name,
            Ok(None) => return fault("Hãy nhập tên đơn vị, ví dụ Hòa Long.".to_owned()),
            Err(wrong) => return fault(wrong.sentence("Tên")),
        };
        let label = kind?.label();
        let bare = without_kind(&typed, label);
        if Slug::from_title(bare).is_none() {
            return fault("Tên đơn vị cần ít nhất một chữ hoặc số.".to_owned());
        }
        // A name typed in capitals, or without any, has no case of its own.
        let bare = if is_one_case(bare) { title_case(bare) } else { bare.to_owned() };
        let full_name = format!("{label} {bare}");
        Some((bare, full_name))
    }

    fn label(&self, full_name: &str, faults: &mut Vec<UnitFault>) -> Option<Slug> {
        let typed = self.slug.trim();
        let source = if typed.is_empty() { full_name } else { typed };
        match checked_label(source) {
            Ok(slug) => Some(slug),
            // Without a name there is nothing to say yet.
            Err(_) if source.is_empty() => None,
            Err(sentence) => {
                faults.push((UnitField::Slug, sentence));
                None
            }
        }
    }
}

/// `xã Hòa Long` and `XÃ HÒA LONG` without their first word, when it is the kind's.
fn without_kind<'a>(typed: &'a str, label: &str) -> &'a str {
    let letters = label.chars().count();
    let end = typed.char_indices().nth(letters).map_or(typed.len(), |(at, _)| at);
    match typed.split_at(end) {
        (word, rest) if rest.starts_with(' ') && word.to_lowercase() == label.to_lowercase() => rest.trim(),
        _ => typed,
    }
}

fn checked_label(text: &str) -> Result<Slug, String> {
    let Some(slug) = Slug::from_title(text) else {
        return Err("Địa chỉ cần ít nhất một chữ hoặc số, ví dụ xa-hoa-long.".to_owned());
    };
    if slug.as_str().len() > LONGEST_LABEL {
        return Err(format!("Địa chỉ dài quá {LONGEST_LABEL} ký tự. Hãy nhập một địa chỉ ngắn hơn."));
    }
    if RESERVED_LABELS.contains(&slug.as_str()) || WORDS.contains(&slug.as_str()) {
        return Err(format!("Địa chỉ “{slug}” được giữ riêng cho hệ thống. Hãy chọn địa chỉ khác."));
    }
    Ok(slug)
}

/// A further host of a unit, as typed: an own domain, never one of the platform's.
pub fn further_host(typed: &str, origin: &Origin) -> Result<HostName, String> {
    let typed = typed.trim();
    // People paste addresses.
    let bare = typed.strip_prefix("https://").or_else(|| typed.strip_prefix("http://")).unwrap_or(typed);
    let bare = bare.trim_end_matches(['/', '.']);
    let is_name = |host: &HostName| {
        host.as_str().rsplit_once('.').is_some_and(|(_, last)| last.bytes().any(|byte| byte.is_ascii_alphabetic()))
    };
    let Some(host) = HostName::parse(bare).filter(is_name) else {
        return Err("Hãy nhập một tên miền như hoalong.gov.vn: chữ không dấu, số, gạch nối và dấu chấm.".to_owned());
    };
    let platform = origin.host().as_str();
    let below = host.as_str().strip_suffix(platform).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    if below {
        return Err(format!(
            "“{host}” thuộc tên miền của nền tảng; địa chỉ dưới {platform} do nền tảng cấp theo địa chỉ của đơn vị."
        ));
    }
    Ok(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(name: &str, slug: &str) -> UnitForm {
        UnitForm {
            kind: "xa".to_owned(),
            name: name.to_owned(),
            parent: "huyen-long-dien".to_owned(),
            slug: slug.to_owned(),
            from: String::new(),
            model: String::new(),
        }
    }

    #[test]
    fn kind_and_name_make_the_full_name_and_the_label() {
        for typed in ["Hòa Long", " Xã  Hòa Long ", "HÒA LONG", "xã hòa long"] {
            let text = form(typed, "").check().unwrap();
            assert_eq!((text.name.as_str(), text.full_name.as_str()), ("Hòa Long", "Xã Hòa Long"));
            assert_eq!(text.slug.as_str(), "xa-hoa-long");
        }
        assert_eq!(form("Xãng", "").check().unwrap().full_name, "Xã Xãng");
        assert_eq!(form("Hòa Long", "Hòa Long mới").check().unwrap().slug.as_str(), "hoa-long-moi");
    }

    #[test]
    fn every_field_that_does_not_hold_is_named_once() {
        let fields =
            |form: &UnitForm| form.check().unwrap_err().into_iter().map(|(field, _)| field).collect::<Vec<_>>();
        assert_eq!(fields(&UnitForm::default()), [UnitField::Kind, UnitField::Name, UnitField::Parent]);
        assert_eq!(fields(&UnitForm { kind: "tinh".to_owned(), ..form("A", "a") }), [UnitField::Kind]);
        for slug in ["studio", "www", "moi", "!!!", &"a".repeat(64)] {
            assert_eq!(fields(&form("A", slug)), [UnitField::Slug], "{slug}");
        }
        assert_eq!(fields(&form("!!!", "")), [UnitField::Name]);
    }

    #[test]
    fn a_name_begins_today_or_earlier() {
        let today = CivilDate::new(2025, 7, 1).unwrap();
        let from = |typed: &str| {
            let form = UnitForm { from: typed.to_owned(), ..form("Tân Hòa", "") };
            form.check_rename(UnitKind::Ward, today).map(|text| (text.full_name, text.from.iso()))
        };
        let ward = |day: &str| Ok(("Phường Tân Hòa".to_owned(), day.to_owned()));
        assert_eq!((from(""), from("1/1/2025")), (ward("2025-07-01"), ward("2025-01-01")));
        for typed in ["02/07/2025", "31/02/2025", "mai"] {
            assert_eq!(from(typed).unwrap_err().first().map(|(field, _)| *field), Some(UnitField::From), "{typed}");
        }
    }

    #[test]
    fn a_further_host_is_an_own_domain() {
        let origin = Origin::parse("https://trang.example.vn").unwrap();
        let host = |typed: &str| further_host(typed, &origin).map(|host| host.to_string());
        assert_eq!(host(" https://HoaLong.gov.vn/ "), Ok("hoalong.gov.vn".to_owned()));
        assert_eq!(host("nottrang.example.vn"), Ok("nottrang.example.vn".to_owned()));
        for typed in [
            "",
            "hoalong",
            "10.0.0.1",
            "a b.vn",
            "hòa.vn",
            "a.vn/x",
            "a.vn:80",
            "trang.example.vn",
            "studio.trang.example.vn",
        ] {
            assert!(host(typed).is_err(), "{typed}");
        }
    }
}
