//! What is said of a file in the library, and what of it holds.

use super::{Focus, alt_fault};
use crate::form_fields::form_fields;
use crate::text;

form_fields! {
    /// A field of the page of a file, in its order.
    AboutField {
        /// Tên.
        Name, "ten", "Tên trong thư viện", 120;
        /// What a picture shows, for whoever cannot see it.
        Alt, "mo_ta", "Ảnh cho thấy gì (cho người không nhìn được)", 300;
        /// `1` when a picture only decorates.
        Decorative, "trang_tri", "Ảnh chỉ để trang trí", 1;
        /// Said below it.
        Caption, "chu_thich", "Chú thích dưới ảnh", 300;
        /// Who took it.
        Credit, "nguon_anh", "Người chụp hoặc nguồn ảnh", 120;
        /// `1` when children can be recognised.
        Minors, "co_tre_em", "Trong ảnh nhận ra được người dưới 16 tuổi", 1;
        /// `1` when a parent or guardian agreed.
        Consent, "dong_y", "Cha mẹ hoặc người giám hộ đã đồng ý cho đăng", 1;
        /// Which part stays where it is cut: 0 to 8.
        Focus, "diem_chinh", "Phần quan trọng nhất của ảnh", 1;
    }
}

/// As typed, so that a refused form is shown again as it was.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AboutForm {
    /// One value for each of [`AboutField::ALL`].
    values: Vec<String>,
}

/// What is said of a file, after every rule held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// Its name in the library, without an ending.
    pub name: String,
    /// What a picture shows; empty while nobody said.
    pub alt: String,
    /// Whether it only decorates.
    pub is_decorative: bool,
    /// Said below it.
    pub caption: Option<String>,
    /// Who took it.
    pub credit: Option<String>,
    /// Whether children can be recognised.
    pub shows_minors: bool,
    /// Whether a parent or guardian agreed.
    pub has_consent: bool,
    /// Which part stays where it is cut.
    pub focus: Focus,
}

/// A sentence about one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AboutFault {
    /// The field it is about.
    pub field: AboutField,
    /// What is wrong and what to do.
    pub sentence: String,
}

impl AboutForm {
    /// Reads each field by its name.
    pub fn read(value: impl Fn(&str) -> String) -> Self {
        Self { values: AboutField::ALL.iter().map(|field| value(field.name())).collect() }
    }

    /// The value of one field.
    pub fn get(&self, field: AboutField) -> &str {
        let at = AboutField::ALL.iter().position(|other| *other == field);
        at.and_then(|at| self.values.get(at)).map_or("", String::as_str)
    }

    /// Reads every field, or tells about each that does not hold.
    pub fn check(&self) -> Result<About, Vec<AboutFault>> {
        let mut faults = Vec::new();
        let mut line = |field: AboutField| match text::line(self.get(field), field.limit()) {
            Ok(value) => value,
            Err(fault) => {
                faults.push(AboutFault { field, sentence: fault.sentence(field.label()) });
                None
            }
        };
        let (name, alt) = (line(AboutField::Name), line(AboutField::Alt).unwrap_or_default());
        let (caption, credit) = (line(AboutField::Caption), line(AboutField::Credit));
        let ticked = |field| self.get(field) == "1";
        let about = About {
            name: name.unwrap_or_default(),
            is_decorative: ticked(AboutField::Decorative),
            caption,
            credit,
            shows_minors: ticked(AboutField::Minors),
            has_consent: ticked(AboutField::Consent),
            focus: self.get(AboutField::Focus).parse().ok().and_then(Focus::new).unwrap_or(Focus::MIDDLE),
            alt,
        };
        let mut fault = |field, sentence: &str| {
            if !faults.iter().any(|known| known.field == field) {
                faults.push(AboutFault { field, sentence: sentence.to_owned() });
            }
        };
        if about.name.is_empty() {
            fault(AboutField::Name, "Hãy đặt tên cho tệp; tên giúp tìm lại tệp trong thư viện.");
        }
        if let Some(sentence) = alt_fault(&about.alt) {
            fault(AboutField::Alt, sentence);
        }
        if about.is_decorative && !about.alt.is_empty() {
            fault(
                AboutField::Decorative,
                "Ảnh vừa có lời mô tả vừa được đánh dấu chỉ để trang trí. Hãy bỏ một trong hai.",
            );
        }
        if faults.is_empty() {
            return Ok(about);
        }
        faults.sort_by_key(|fault| fault.field);
        Err(faults)
    }
}

impl From<&About> for AboutForm {
    fn from(about: &About) -> Self {
        let tick = |is_so: bool| if is_so { "1".to_owned() } else { String::new() };
        let value = |field: &AboutField| match field {
            AboutField::Name => about.name.clone(),
            AboutField::Alt => about.alt.clone(),
            AboutField::Decorative => tick(about.is_decorative),
            AboutField::Caption => about.caption.clone().unwrap_or_default(),
            AboutField::Credit => about.credit.clone().unwrap_or_default(),
            AboutField::Minors => tick(about.shows_minors),
            AboutField::Consent => tick(about.has_consent),
            AboutField::Focus => about.focus.number().to_string(),
        };
        Self { values: AboutField::ALL.iter().map(value).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(values: &[(AboutField, &str)]) -> AboutForm {
        AboutForm::read(|name| {
            let found = values.iter().find(|(field, _)| field.name() == name);
            found.map_or_else(String::new, |(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn what_holds_fills_a_form_that_holds_again() {
        let all = form(&[
            (AboutField::Name, "Lễ ra quân"),
            (AboutField::Alt, "Đoàn viên trồng cây"),
            (AboutField::Caption, "Sáng 27/01"),
            (AboutField::Credit, "Lê Hoa"),
            (AboutField::Minors, "1"),
            (AboutField::Consent, "1"),
            (AboutField::Focus, "2"),
        ]);
        let about = all.check().unwrap();
        assert_eq!((about.focus.number(), about.has_consent, about.is_decorative), (2, true, false));
        assert_eq!(AboutForm::from(&about).check(), Ok(about));
    }

    #[test]
    fn each_fault_names_its_field_once() {
        let long = "a".repeat(301);
        let bad =
            [(AboutField::Alt, "IMG_5195.jpg"), (AboutField::Decorative, "1"), (AboutField::Caption, long.as_str())];
        let fields: Vec<_> = form(&bad).check().unwrap_err().into_iter().map(|fault| fault.field).collect();
        assert_eq!(fields, [AboutField::Name, AboutField::Alt, AboutField::Decorative, AboutField::Caption]);
        let faults = form(&[(AboutField::Name, "x"), (AboutField::Focus, "99")]).check().unwrap();
        assert_eq!(faults.focus, Focus::MIDDLE);
    }
}
