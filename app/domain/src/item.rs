//! Items: what an editor types, what of it holds, and the states an item goes through.

use crate::moment::{CivilDate, Moment};
use crate::slug::Slug;
use crate::text;

/// Our own number for an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemId(pub i64);

/// Our own number for one saved text of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RevisionId(pub i64);

/// The fields of the editor, in the order of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ItemField {
    /// Tiêu đề.
    Title,
    /// Tóm tắt.
    Summary,
    /// Nội dung.
    Body,
    /// Tác giả.
    Author,
    /// Nguồn.
    Source,
    /// Ngày của bài viết.
    WrittenOn,
    /// Địa chỉ trang.
    Slug,
}

impl ItemField {
    /// Every field, in the order of the page.
    pub const ALL: [Self; 7] =
        [Self::Title, Self::Summary, Self::Body, Self::Author, Self::Source, Self::WrittenOn, Self::Slug];

    /// The name of the form control.
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "tieu_de",
            Self::Summary => "tom_tat",
            Self::Body => "noi_dung",
            Self::Author => "tac_gia",
            Self::Source => "nguon",
            Self::WrittenOn => "ngay_viet",
            Self::Slug => "dia_chi",
        }
    }

    /// The label a person reads.
    pub fn label(self) -> &'static str {
        match self {
            Self::Title => "Tiêu đề",
            Self::Summary => "Tóm tắt",
            Self::Body => "Nội dung",
            Self::Author => "Tác giả",
            Self::Source => "Nguồn",
            Self::WrittenOn => "Ngày của bài viết",
            Self::Slug => "Địa chỉ trang",
        }
    }

    /// Most graphemes the field may hold.
    pub fn limit(self) -> usize {
        match self {
            Self::Title => 250,
            Self::Summary => 600,
            Self::Body => 200_000,
            Self::Author | Self::Source => 200,
            Self::WrittenOn => 60,
            Self::Slug => 120,
        }
    }
}

/// What a person typed, untouched, so that a refused form can be shown again as it was.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ItemForm {
    /// Tiêu đề.
    pub title: String,
    /// Tóm tắt.
    pub summary: String,
    /// Nội dung, Markdown.
    pub body: String,
    /// Tác giả.
    pub author: String,
    /// Nguồn.
    pub source: String,
    /// Ngày của bài viết, as typed.
    pub written_on: String,
    /// Địa chỉ trang, as typed; empty means: from the title.
    pub slug: String,
}

/// An item's text after every rule held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemText {
    /// One line, never empty.
    pub title: String,
    /// One paragraph.
    pub summary: Option<String>,
    /// Markdown; empty only while a draft.
    pub body: String,
    /// Who wrote it.
    pub author: Option<String>,
    /// Where it comes from.
    pub source: Option<String>,
    /// The day the text itself bears, apart from the day we published it.
    pub written_on: Option<CivilDate>,
    /// The address wished for; `None` means: from the title.
    pub slug: Option<Slug>,
}

/// A sentence about one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldFault {
    /// The field it is about.
    pub field: ItemField,
    /// What is wrong and what to do.
    pub sentence: String,
}

impl ItemForm {
    /// The value of one field.
    pub fn get(&self, field: ItemField) -> &str {
        match field {
            ItemField::Title => &self.title,
            ItemField::Summary => &self.summary,
            ItemField::Body => &self.body,
            ItemField::Author => &self.author,
            ItemField::Source => &self.source,
            ItemField::WrittenOn => &self.written_on,
            ItemField::Slug => &self.slug,
        }
    }

    /// The place of one field.
    pub fn get_mut(&mut self, field: ItemField) -> &mut String {
        match field {
            ItemField::Title => &mut self.title,
            ItemField::Summary => &mut self.summary,
            ItemField::Body => &mut self.body,
            ItemField::Author => &mut self.author,
            ItemField::Source => &mut self.source,
            ItemField::WrittenOn => &mut self.written_on,
            ItemField::Slug => &mut self.slug,
        }
    }

    /// Reads every field, or tells about each that does not hold.
    pub fn check(&self) -> Result<ItemText, Vec<FieldFault>> {
        let mut faults = Vec::new();
        let title = self.cleaned(ItemField::Title, text::line, &mut faults);
        let summary = self.cleaned(ItemField::Summary, text::line, &mut faults);
        let body = self.cleaned(ItemField::Body, text::block, &mut faults);
        let author = self.cleaned(ItemField::Author, text::line, &mut faults);
        let source = self.cleaned(ItemField::Source, text::line, &mut faults);
        let written_on = self.date(&mut faults);
        let slug = self.address(&mut faults);
        if title.is_none() && !faults.iter().any(|fault| fault.field == ItemField::Title) {
            faults.push(FieldFault {
                field: ItemField::Title,
                sentence: "Hãy nhập tiêu đề; bài viết cần một tên để lưu và để người đọc nhận ra.".to_owned(),
            });
        }
        match title {
            Some(title) if faults.is_empty() => {
                Ok(ItemText { title, summary, body: body.unwrap_or_default(), author, source, written_on, slug })
            }
            _ => {
                faults.sort_by_key(|fault| fault.field);
                Err(faults)
            }
        }
    }

    fn cleaned(
        &self,
        field: ItemField,
        clean: fn(&str, usize) -> Result<Option<String>, text::TextFault>,
        faults: &mut Vec<FieldFault>,
    ) -> Option<String> {
        match clean(self.get(field), field.limit()) {
            Ok(value) => value,
            Err(fault) => {
                faults.push(FieldFault { field, sentence: fault.sentence(field.label()) });
                None
            }
        }
    }

    fn date(&self, faults: &mut Vec<FieldFault>) -> Option<CivilDate> {
        let field = ItemField::WrittenOn;
        let typed = self.cleaned(field, text::line, faults)?;
        match CivilDate::parse(&typed) {
            Ok(date) => Some(date),
            Err(fault) => {
                faults.push(FieldFault { field, sentence: fault.sentence(field.label()) });
                None
            }
        }
    }

    fn address(&self, faults: &mut Vec<FieldFault>) -> Option<Slug> {
        let field = ItemField::Slug;
        let typed = self.cleaned(field, text::line, faults)?;
        let slug = Slug::from_title(&typed);
        if slug.is_none() {
            faults.push(FieldFault {
                field,
                sentence: "Địa chỉ trang cần ít nhất một chữ hoặc số. Để trống nếu muốn lấy theo tiêu đề.".to_owned(),
            });
        }
        slug
    }
}

impl From<&ItemText> for ItemForm {
    fn from(text: &ItemText) -> Self {
        let or_empty = |value: &Option<String>| value.clone().unwrap_or_default();
        Self {
            title: text.title.clone(),
            summary: or_empty(&text.summary),
            body: text.body.clone(),
            author: or_empty(&text.author),
            source: or_empty(&text.source),
            written_on: text.written_on.map(CivilDate::short).unwrap_or_default(),
            slug: text.slug.as_ref().map(ToString::to_string).unwrap_or_default(),
        }
    }
}

/// Where an item stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ItemState {
    /// Never public.
    Draft,
    /// Public, and the newest text is the public one.
    Published,
    /// Public, and a newer text waits to be published.
    PublishedWithDraft,
    /// Was public, taken back.
    Withdrawn,
}

impl ItemState {
    /// The word beside the title on the desk.
    pub fn label(self) -> &'static str {
        match self {
            Self::Draft => "Bản nháp",
            Self::Published => "Đã đăng",
            Self::PublishedWithDraft => "Đã đăng, có bản sửa chưa đăng",
            Self::Withdrawn => "Đã gỡ",
        }
    }

    /// Whether residents can read it now.
    pub fn is_public(self) -> bool {
        matches!(self, Self::Published | Self::PublishedWithDraft)
    }
}

/// Why something cannot be done now; shown beside the button.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Refusal {
    /// The role does not include it.
    NoPower,
    /// A public item needs a text.
    EmptyBody,
    /// There is nothing newer than what is public.
    NothingNew,
    /// It is not public, so it cannot be taken back.
    NotPublic,
}

impl Refusal {
    /// The sentence beside the button.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::NoPower => "Vai trò của bạn chưa được đăng bài; hãy nhờ người duyệt của đơn vị.",
            Self::EmptyBody => "Bài chưa có nội dung; hãy viết nội dung rồi lưu trước khi đăng.",
            Self::NothingNew => "Bản mới nhất đang được đăng; không có gì mới để đăng.",
            Self::NotPublic => "Bài không ở trạng thái đã đăng nên không có gì để gỡ.",
        }
    }
}

/// Why publishing is not possible now.
pub fn publish_refusals(state: ItemState, body: &str, may_publish: bool) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    if !may_publish {
        refusals.push(Refusal::NoPower);
    }
    if body.trim().is_empty() {
        refusals.push(Refusal::EmptyBody);
    }
    if state == ItemState::Published {
        refusals.push(Refusal::NothingNew);
    }
    refusals
}

/// Why withdrawing is not possible now.
pub fn withdraw_refusals(state: ItemState, may_publish: bool) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    if !may_publish {
        refusals.push(Refusal::NoPower);
    }
    if !state.is_public() {
        refusals.push(Refusal::NotPublic);
    }
    refusals
}

/// When something last changed and became public.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PublicDates {
    /// First day in public.
    pub published_at: Moment,
    /// The latest publication, when it is a later one.
    pub updated_at: Option<Moment>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refused_form_names_each_field_once_in_page_order() {
        let form = ItemForm {
            title: "a".repeat(251),
            written_on: "31/02/2024".to_owned(),
            slug: "!!!".to_owned(),
            ..ItemForm::default()
        };
        let faults = form.check().unwrap_err();
        let fields: Vec<_> = faults.iter().map(|fault| fault.field).collect();
        assert_eq!(fields, [ItemField::Title, ItemField::WrittenOn, ItemField::Slug]);
        assert!(faults.iter().all(|fault| fault.sentence.contains(fault.field.label())), "{faults:?}");
    }

    #[test]
    fn an_empty_title_is_one_fault_and_the_rest_may_be_empty() {
        assert_eq!(ItemForm::default().check().unwrap_err().len(), 1);
        let form = ItemForm { title: " Thông báo\u{0}\n mất điện ".to_owned(), ..ItemForm::default() };
        assert_eq!(form.check().unwrap().title, "Thông báo mất điện");
    }

    #[test]
    fn a_checked_text_fills_a_form_that_checks_to_the_same_text() {
        let form = ItemForm {
            title: "Lịch tiếp công dân".to_owned(),
            body: "Dòng một\n\nDòng hai".to_owned(),
            written_on: "27/1/2024".to_owned(),
            slug: "Lịch tiếp".to_owned(),
            ..ItemForm::default()
        };
        let text = form.check().unwrap();
        assert_eq!(ItemForm::from(&text).check().unwrap(), text);
    }

    #[test]
    fn buttons_know_why_not() {
        assert_eq!(publish_refusals(ItemState::Draft, "x", true), []);
        assert_eq!(publish_refusals(ItemState::Published, " ", false).len(), 3);
        assert_eq!(withdraw_refusals(ItemState::PublishedWithDraft, true), []);
        assert_eq!(withdraw_refusals(ItemState::Withdrawn, true), [Refusal::NotPublic]);
    }
}
