//! Where an item stands, and what may be done with it now.

use super::{Details, ItemText};
use crate::moment::{CivilDate, Moment};

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
    /// A notice says until when it holds.
    NoLastDay,
    /// A notice that holds no more would be seen by nobody.
    AlreadyOver,
    /// An event has a day.
    NoDay,
}

impl Refusal {
    /// The sentence beside the button.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::NoPower => "Vai trò của bạn chưa được đăng bài; hãy nhờ người duyệt của đơn vị.",
            Self::EmptyBody => "Bài chưa có nội dung; hãy viết nội dung rồi lưu trước khi đăng.",
            Self::NothingNew => "Bản mới nhất đang được đăng; không có gì mới để đăng.",
            Self::NotPublic => "Bài không ở trạng thái đã đăng nên không có gì để gỡ.",
            Self::NoLastDay => {
                "Thông báo chưa có ngày hết hiệu lực; hãy nhập ngày rồi lưu. Sau ngày ấy thông báo tự rời trang chủ."
            }
            Self::AlreadyOver => {
                "Ngày hết hiệu lực đã qua nên người dân sẽ không thấy thông báo này; hãy sửa ngày rồi lưu."
            }
            Self::NoDay => "Sự kiện chưa có ngày bắt đầu; hãy nhập ngày rồi lưu trước khi đăng.",
        }
    }
}

/// Why publishing is not possible now; `today` is the day in Vietnam.
pub fn publish_refusals(state: ItemState, text: &ItemText, today: CivilDate, may_publish: bool) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    if !may_publish {
        refusals.push(Refusal::NoPower);
    }
    match &text.details {
        // Day and place may say it all.
        Details::Event { time: None, .. } => refusals.push(Refusal::NoDay),
        Details::Event { .. } => {}
        _ if text.body.trim().is_empty() => refusals.push(Refusal::EmptyBody),
        _ => {}
    }
    match text.details {
        Details::Notice { valid_until: None } => refusals.push(Refusal::NoLastDay),
        // What residents could once read may be corrected for good.
        Details::Notice { valid_until: Some(last) } if last < today && state == ItemState::Draft => {
            refusals.push(Refusal::AlreadyOver);
        }
        _ => {}
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
    use crate::item::{ItemField, ItemForm, ItemKind};

    fn day(text: &str) -> CivilDate {
        CivilDate::parse(text).unwrap()
    }

    fn text(kind: ItemKind, values: &[(ItemField, &str)]) -> ItemText {
        let form = ItemForm::default().with(ItemField::Title, "x");
        values.iter().fold(form, |form, (field, value)| form.with(*field, *value)).check(kind).unwrap()
    }

    fn refusals(state: ItemState, text: &ItemText) -> Vec<Refusal> {
        publish_refusals(state, text, day("05/02/2024"), true)
    }

    #[test]
    fn buttons_know_why_not() {
        let ready = text(ItemKind::Article, &[(ItemField::Body, "x")]);
        assert_eq!(refusals(ItemState::Draft, &ready), []);
        let empty = text(ItemKind::Article, &[]);
        assert_eq!(publish_refusals(ItemState::Published, &empty, day("05/02/2024"), false).len(), 3);
        assert_eq!(withdraw_refusals(ItemState::PublishedWithDraft, true), []);
        assert_eq!(withdraw_refusals(ItemState::Withdrawn, true), [Refusal::NotPublic]);
    }

    #[test]
    fn a_notice_needs_a_last_day_that_is_not_over() {
        let body = (ItemField::Body, "x");
        let until = |day| text(ItemKind::Notice, &[body, (ItemField::ValidUntil, day)]);
        assert_eq!(refusals(ItemState::Draft, &text(ItemKind::Notice, &[body])), [Refusal::NoLastDay]);
        assert_eq!(refusals(ItemState::Draft, &until("04/02/2024")), [Refusal::AlreadyOver]);
        assert_eq!(refusals(ItemState::Draft, &until("05/02/2024")), []);
        assert_eq!(refusals(ItemState::PublishedWithDraft, &until("04/02/2024")), [], "an old notice may be corrected");
    }

    #[test]
    fn an_event_needs_a_day_and_may_say_everything_in_it() {
        assert_eq!(refusals(ItemState::Draft, &text(ItemKind::Event, &[])), [Refusal::NoDay]);
        let event = text(ItemKind::Event, &[(ItemField::StartsOn, "01/02/2024")]);
        assert_eq!(refusals(ItemState::Draft, &event), [], "what took place may be told afterwards");
    }
}
