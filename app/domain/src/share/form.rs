//! The forms of sharing: on what terms, what a unit makes of it, why it does not want it.

use std::collections::BTreeSet;

use super::{Adaptation, Audience, Mode, Overridable, Overrides, SourceText, Voice};
use crate::form_fields::form_fields;
use crate::guide::Guide;
use crate::item::ItemKind;
use crate::text::{self, TextFault};
use crate::typed::{Fault, FormField, Typed, in_order, lacks};

/// Fewest steps of a guide.
const FEWEST_STEPS: usize = 2;

form_fields! {
    /// The fields of a share, in the order of the page.
    ShareField {
        /// Dành cho.
        Audience, "danh_cho", "audience", "Dành cho", 4000;
        /// Hình thức.
        Mode, "hinh_thuc", "mode", "Hình thức", 20;
        /// Nơi nhận được sửa.
        Adaptable, "duoc_sua", "adaptable", "Nơi nhận được sửa", 60;
    }
}

form_fields! {
    /// What a unit makes of a shared text, in the order of the page.
    AdaptationField {
        /// Lời dẫn.
        Introduction, "loi_dan", "introduction", "Lời dẫn của đơn vị", 4000;
        /// Tiêu đề.
        Title, "tieu_de", "title", "Tiêu đề của đơn vị", 250;
        /// Tóm tắt.
        Summary, "tom_tat", "summary", "Tóm tắt của đơn vị", 600;
        /// Nội dung.
        Body, "noi_dung", "body", "Nội dung của đơn vị", 200_000;
        /// Lời kết.
        Closing, "loi_ket", "closing", "Lời kết của đơn vị", 4000;
        /// Liên hệ.
        Contacts, "lien_he", "contacts", "Liên hệ tại địa phương", 2000;
    }
}

impl AdaptationField {
    /// What of the source it takes the place of, if of anything.
    pub fn overrides(self) -> Option<Overridable> {
        match self {
            Self::Title => Some(Overridable::Title),
            Self::Summary => Some(Overridable::Summary),
            Self::Body => Some(Overridable::Body),
            Self::Introduction | Self::Closing | Self::Contacts => None,
        }
    }

    /// The field in which something of the source is said otherwise.
    pub fn overriding(field: Overridable) -> Self {
        match field {
            Overridable::Title => Self::Title,
            Overridable::Summary => Self::Summary,
            Overridable::Body => Self::Body,
        }
    }
}

/// What a person typed of a share.
pub type ShareForm = Typed<ShareField>;

/// What a person typed of an adaptation.
pub type AdaptationForm = Typed<AdaptationField>;

/// On what terms an item is shared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShareTerms {
    /// For whom.
    pub audience: Audience,
    /// Whether they are asked.
    pub mode: Mode,
    /// What they may say in its place.
    pub adaptable: BTreeSet<Overridable>,
}

impl Typed<ShareField> {
    /// Reads every field, or tells about each that does not hold.
    pub fn check(&self) -> Result<ShareTerms, Vec<Fault<ShareField>>> {
        use ShareField as Of;
        let mut faults = Vec::new();
        let audience = Audience::from_code(self.get(Of::Audience));
        if audience.is_none() {
            lacks(&mut faults, Of::Audience, "Dành cho: hãy chọn ít nhất một nơi nhận.");
        }
        let mode = Mode::from_code(self.get(Of::Mode));
        if mode.is_none() {
            lacks(&mut faults, Of::Mode, "Hình thức: hãy chọn Bắt buộc hoặc Gợi ý.");
        }
        match (audience, mode) {
            (Some(audience), Some(mode)) => {
                Ok(ShareTerms { audience, mode, adaptable: Overridable::set(self.get(Of::Adaptable)) })
            }
            _ => Err(in_order(faults)),
        }
    }
}

impl From<&ShareTerms> for ShareForm {
    fn from(terms: &ShareTerms) -> Self {
        let mut form = Self::default();
        form.set(ShareField::Audience, terms.audience.code());
        form.set(ShareField::Mode, terms.mode.code());
        form.set(ShareField::Adaptable, Overridable::codes(&terms.adaptable));
        form
    }
}

impl Typed<AdaptationField> {
    /// Reads every field, or tells about each that does not hold. What says the same as the source follows it.
    pub fn check(
        &self,
        kind: ItemKind,
        adaptable: &BTreeSet<Overridable>,
        source: &SourceText,
    ) -> Result<Adaptation, Vec<Fault<AdaptationField>>> {
        use AdaptationField as Of;
        let mut faults = Vec::new();
        let voice = Voice {
            introduction: block(self, Of::Introduction, &mut faults),
            closing: block(self, Of::Closing, &mut faults),
            contacts: block(self, Of::Contacts, &mut faults),
        };
        let overrides = Overrides {
            title: self.line(Of::Title, &mut faults).filter(|title| *title != source.title),
            summary: self.line(Of::Summary, &mut faults).filter(|summary| source.summary.as_ref() != Some(summary)),
            body: block(self, Of::Body, &mut faults).filter(|body| *body != source.body),
        };
        for field in overrides.fields().filter(|field| !adaptable.contains(field)) {
            let (field, label) = (Of::overriding(field), field.label().to_lowercase());
            let sentence = format!("{}: nơi viết không cho sửa {label}. Hãy để trống ô này.", field.label());
            lacks(&mut faults, field, sentence);
        }
        let is_short = |body: &String| Guide::parse(body).steps.len() < FEWEST_STEPS;
        if kind == ItemKind::Guide && overrides.body.as_ref().is_some_and(is_short) {
            let sentence = "Nội dung của đơn vị: hướng dẫn cần ít nhất hai bước, mỗi bước bắt đầu bằng một tiêu đề lớn. Hãy giữ các bước của bản gốc.";
            lacks(&mut faults, Of::Body, sentence);
        }
        if faults.is_empty() { Ok(Adaptation { voice, overrides }) } else { Err(in_order(faults)) }
    }
}

impl From<&Adaptation> for AdaptationForm {
    fn from(adaptation: &Adaptation) -> Self {
        use AdaptationField as Of;
        let Adaptation { voice, overrides } = adaptation;
        let mut form = Self::default();
        for (field, value) in [
            (Of::Introduction, &voice.introduction),
            (Of::Title, &overrides.title),
            (Of::Summary, &overrides.summary),
            (Of::Body, &overrides.body),
            (Of::Closing, &voice.closing),
            (Of::Contacts, &voice.contacts),
        ] {
            form.set(field, value.clone().unwrap_or_default());
        }
        form
    }
}

fn block<F: FormField>(typed: &Typed<F>, field: F, faults: &mut Vec<Fault<F>>) -> Option<String> {
    match text::block(typed.get(field), field.limit()) {
        Ok(value) => value,
        Err(fault) => {
            faults.push(Fault { field, sentence: fault.sentence(field.label()) });
            None
        }
    }
}

/// Why a unit does not want what it was offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeclineReason(String);

impl DeclineReason {
    /// The name of the form control.
    pub const FIELD: &'static str = "ly_do";
    /// The label a person reads.
    pub const LABEL: &'static str = "Lý do không dùng";

    /// Reads what was typed, or says what is wrong with it.
    pub fn parse(typed: &str) -> Result<Self, String> {
        match text::line(typed, 400) {
            Ok(Some(reason)) if reason.chars().count() >= 5 => Ok(Self(reason)),
            Ok(_) => Err(format!("{}: hãy viết một câu ngắn, nơi gửi sẽ đọc được.", Self::LABEL)),
            Err(fault) => Err(TextFault::sentence(&fault, Self::LABEL)),
        }
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source() -> SourceText {
        SourceText { title: "Của tỉnh".to_owned(), summary: None, body: "# Một\n\na\n\n# Hai\n\nb".to_owned() }
    }

    fn typed(fields: &[(AdaptationField, &str)]) -> AdaptationForm {
        let mut form = AdaptationForm::default();
        for (field, value) in fields {
            form.set(*field, *value);
        }
        form
    }

    #[test]
    fn what_says_the_same_follows_and_what_may_not_be_changed_is_refused_by_name() {
        use AdaptationField as Of;
        let all: BTreeSet<_> = Overridable::ALL.iter().copied().collect();
        let form =
            typed(&[(Of::Introduction, "Ở xã ta:\n\n- sáng thứ Hai"), (Of::Title, " Của  tỉnh "), (Of::Body, "")]);
        let adaptation = form.check(ItemKind::Article, &all, &source()).expect("holds");
        assert_eq!(adaptation.overrides, Overrides::default());
        assert_eq!(AdaptationForm::from(&adaptation).get(Of::Introduction), "Ở xã ta:\n\n- sáng thứ Hai");
        let faults = typed(&[(Of::Body, "Khác")]).check(ItemKind::Article, &[].into(), &source()).unwrap_err();
        assert!(faults[0].sentence.contains("nơi viết không cho sửa nội dung"), "{faults:?}");
        let guide = typed(&[(Of::Body, "Không còn bước nào")]).check(ItemKind::Guide, &all, &source()).unwrap_err();
        assert!(guide[0].sentence.contains("ít nhất hai bước"), "{guide:?}");
    }

    #[test]
    fn terms_read_back_and_a_share_is_for_somebody() {
        let terms = ShareTerms { audience: Audience::All, mode: Mode::Offered, adaptable: [Overridable::Body].into() };
        assert_eq!(ShareForm::from(&terms).check(), Ok(terms));
        let faults = ShareForm::default().check().unwrap_err();
        assert_eq!(
            faults.iter().map(|fault| fault.field).collect::<Vec<_>>(),
            [ShareField::Audience, ShareField::Mode]
        );
        assert!(DeclineReason::parse("  ").is_err() && DeclineReason::parse("Xã đã có bài riêng").is_ok());
    }
}
