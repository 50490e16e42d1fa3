//! Where an item stands, what may be done with it now, and what that makes of it. The same for every kind.
//!
//! ```text
//!             submit            publish, or schedule and wait
//!   draft ───────────▶ submitted ───────────────▶ published ──▶ expired
//!     ▲  ◀─────────── recall  │                     │    ▲         │
//!     └──────────────── return (with a reason)      ▼    └─────────┤ publish
//!   archived                                     withdrawn ────────┘
//! ```
//!
//! What is public and what is being written are two things: a published item keeps its live text while a newer one is
//! written, submitted, returned, approved. [`ItemState`] says how the public stands, [`Review`] where the newest text is
//! on its way, and a schedule names the one saved text that was approved.

use super::{Details, ItemText};
use crate::access::{Desk, Power};
use crate::media::Lacks;
use crate::moment::{CivilDate, Moment};
use crate::person::PersonId;

/// How an item stands towards the public.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ItemState {
    /// Never public.
    Draft,
    /// Never public, and put away: in no list but its own.
    Archived,
    /// Public, and the newest text is the public one.
    Published,
    /// Public, and a newer text waits to be published.
    PublishedWithDraft,
    /// Was public, taken back.
    Withdrawn,
    /// Was public until the moment it was to be.
    Expired,
}

impl ItemState {
    /// Every state.
    pub const ALL: [Self; 6] =
        [Self::Draft, Self::Archived, Self::Published, Self::PublishedWithDraft, Self::Withdrawn, Self::Expired];

    /// The word beside the title on the desk.
    pub fn label(self) -> &'static str {
        match self {
            Self::Draft => "Bản nháp",
            Self::Archived => "Đã cất",
            Self::Published => "Đã đăng",
            Self::PublishedWithDraft => "Đã đăng, có bản sửa chưa đăng",
            Self::Withdrawn => "Đã gỡ",
            Self::Expired => "Đã hết hạn",
        }
    }

    /// Whether residents can read it now.
    pub fn is_public(self) -> bool {
        matches!(self, Self::Published | Self::PublishedWithDraft)
    }
}

/// Where the newest text is on its way to the public.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Review {
    /// Being written.
    #[default]
    Open,
    /// Somebody asked for approval.
    Submitted,
    /// Sent back with a reason.
    Returned,
}

impl Review {
    /// The word beside the state; being written goes without saying.
    pub fn label(self) -> Option<&'static str> {
        match self {
            Self::Open => None,
            Self::Submitted => Some("Chờ duyệt"),
            Self::Returned => Some("Bị trả lại"),
        }
    }
}

/// All of where an item stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Standing {
    /// Towards the public.
    pub state: ItemState,
    /// Of the newest text.
    pub review: Review,
    /// Whether a text waits for its moment to go public.
    pub is_scheduled: bool,
}

impl Standing {
    /// Of an item nobody did anything with yet.
    pub const NEW: Self = Self { state: ItemState::Draft, review: Review::Open, is_scheduled: false };
}

/// What people and jobs do with an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// Keep a new text.
    Save,
    /// Ask for approval of the newest text.
    Submit,
    /// Take that back.
    Recall,
    /// Send the submitted text back, with a reason.
    Return,
    /// Make the newest text public now.
    Publish,
    /// Approve the newest text for a moment to come.
    Schedule,
    /// Take the moment back.
    Unschedule,
    /// The moment came; `is_newest` says whether nothing was written since the approval.
    PublishOnTime {
        /// Whether the text that goes public is the newest.
        is_newest: bool,
    },
    /// Take what is public back.
    Withdraw,
    /// The moment until which it was to be public came.
    Expire,
    /// Put a draft away.
    Archive,
    /// Bring it out again.
    Unarchive,
}

impl Step {
    /// What the step makes of an item; `None` where no edge is drawn.
    pub fn from(self, standing: Standing) -> Option<Standing> {
        use ItemState::{Archived, Draft, Expired, Published, PublishedWithDraft, Withdrawn};
        let Standing { state, review, .. } = standing;
        let is_new_text = state != Published;
        Some(match self {
            Self::Save => {
                let state = match state {
                    Published => PublishedWithDraft,
                    // Whoever writes on in what was put away brings it out: nothing typed is refused.
                    Archived => Draft,
                    other => other,
                };
                Standing { state, ..standing }
            }
            Self::Submit if is_new_text && state != Archived && review != Review::Submitted => {
                Standing { review: Review::Submitted, ..standing }
            }
            Self::Recall if review == Review::Submitted => Standing { review: Review::Open, ..standing },
            Self::Return if review == Review::Submitted => Standing { review: Review::Returned, ..standing },
            Self::Publish if is_new_text && state != Archived => {
                Standing { state: Published, review: Review::Open, is_scheduled: false }
            }
            Self::Schedule if is_new_text && state != Archived => {
                Standing { state, review: Review::Open, is_scheduled: true }
            }
            Self::Unschedule if standing.is_scheduled => Standing { is_scheduled: false, ..standing },
            Self::PublishOnTime { is_newest } if standing.is_scheduled => Standing {
                state: if is_newest { Published } else { PublishedWithDraft },
                review: if is_newest { Review::Open } else { review },
                is_scheduled: false,
            },
            Self::Withdraw if state.is_public() => Standing { state: Withdrawn, review, is_scheduled: false },
            Self::Expire if state.is_public() => Standing { state: Expired, ..standing },
            Self::Archive if state == Draft && !standing.is_scheduled => {
                Standing { state: Archived, review: Review::Open, is_scheduled: false }
            }
            Self::Unarchive if state == Archived => Standing { state: Draft, ..standing },
            _ => return None,
        })
    }
}

/// Why something cannot be done now; shown beside the button.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Refusal {
    /// The role does not include publishing.
    NoPower,
    /// The role does not include writing.
    MayNotWrite,
    /// The newest text is their own, and this unit wants somebody else to approve it.
    OwnText,
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
    /// It waits for approval already.
    AlreadySubmitted,
    /// Nobody asked for approval.
    NotSubmitted,
    /// It was put away.
    PutAway,
    /// It was not put away.
    NotPutAway,
    /// What was public cannot be put away.
    WasPublic,
    /// A text of it waits for its moment.
    Scheduled,
    /// No text of it waits for a moment.
    NotScheduled,
    /// It names a picture or file that is not in the library, or could not be read.
    FileMissing,
    /// A picture of it is still being prepared.
    PictureWaiting,
    /// A picture nobody described, and that is no decoration.
    PictureUndescribed,
    /// Children can be recognised, and nobody says that a parent agreed.
    NoConsent,
}

impl Refusal {
    /// The sentence beside the button.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::NoPower => "Vai trò của bạn chưa được đăng bài; hãy gửi duyệt để người duyệt của đơn vị đăng.",
            Self::MayNotWrite => "Vai trò của bạn được xem bài, chưa được viết hay gửi duyệt.",
            Self::OwnText => {
                "Bản mới nhất do chính bạn lưu, mà đơn vị quy định người khác duyệt. Hãy gửi duyệt để người duyệt khác đăng."
            }
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
            Self::AlreadySubmitted => "Bài đang chờ duyệt.",
            Self::NotSubmitted => "Bài không ở trạng thái chờ duyệt.",
            Self::PutAway => "Bài đang được cất; hãy lấy ra rồi làm tiếp.",
            Self::NotPutAway => "Bài không được cất nên không có gì để lấy ra.",
            Self::WasPublic => "Bài đã từng công khai nên không cất được; hãy gỡ bài thay cho cất.",
            Self::Scheduled => "Bài đang hẹn giờ đăng; hãy hủy hẹn giờ trước.",
            Self::NotScheduled => "Bài không hẹn giờ đăng.",
            Self::FileMissing => {
                "Bài có ảnh hoặc tệp không còn trong thư viện, hay không đọc được; hãy bỏ hoặc thay ảnh, tệp ấy rồi lưu."
            }
            Self::PictureWaiting => "Ảnh trong bài còn đang được xử lý; hãy đợi một lát rồi thử lại.",
            Self::PictureUndescribed => {
                "Bài có ảnh chưa có lời mô tả cho người không nhìn được; hãy viết lời mô tả hoặc đánh dấu ảnh chỉ để trang trí trong thư viện."
            }
            Self::NoConsent => {
                "Bài có ảnh nhận ra được trẻ em mà chưa ghi nhận cha mẹ hoặc người giám hộ đồng ý; hãy ghi nhận trong thư viện hoặc thay ảnh."
            }
        }
    }
}

/// Who asks, and what is known beside where the item stands.
#[derive(Clone, Copy, Debug)]
pub struct Circumstances<'a> {
    /// Who asks, with what they may do.
    pub desk: &'a Desk,
    /// Who saved the newest text.
    pub saved_by: PersonId,
    /// Whether the unit lets people approve texts of their own.
    pub self_approval: bool,
    /// The newest text.
    pub text: &'a ItemText,
    /// The day in Vietnam on which the text would go public.
    pub day: CivilDate,
    /// What its pictures and files lack.
    pub lacks: Lacks,
}

impl Circumstances<'_> {
    fn is_own_text(&self) -> bool {
        self.saved_by == self.desk.person()
    }
}

/// Why a step is not possible now; empty when it is.
pub fn refusals(step: Step, standing: Standing, now: Circumstances<'_>) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    match step {
        Step::Save | Step::Submit | Step::Recall | Step::Archive | Step::Unarchive if !now.desk.may(Power::Write) => {
            refusals.push(Refusal::MayNotWrite);
        }
        Step::Return | Step::Publish | Step::Schedule | Step::Unschedule | Step::Withdraw
            if !now.desk.may(Power::Publish) =>
        {
            refusals.push(Refusal::NoPower);
        }
        Step::Publish | Step::Schedule if now.is_own_text() && !now.self_approval => refusals.push(Refusal::OwnText),
        _ => {}
    }
    if matches!(step, Step::Submit | Step::Publish | Step::Schedule) {
        refusals.extend(unready(standing.state, now.text, now.day));
        refusals.extend(unready_media(now.lacks));
    }
    if step.from(standing).is_none() {
        refusals.push(no_edge(step, standing));
    }
    refusals
}

/// What a text lacks to be public.
fn unready(state: ItemState, text: &ItemText, day: CivilDate) -> Vec<Refusal> {
    let mut refusals = Vec::new();
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
        Details::Notice { valid_until: Some(last) } if last < day && state == ItemState::Draft => {
            refusals.push(Refusal::AlreadyOver);
        }
        _ => {}
    }
    refusals
}

/// What its pictures and files lack to be public.
fn unready_media(lacks: Lacks) -> impl Iterator<Item = Refusal> {
    let known = [
        (lacks.missing, Refusal::FileMissing),
        (lacks.waiting, Refusal::PictureWaiting),
        (lacks.undescribed, Refusal::PictureUndescribed),
        (lacks.unconsented, Refusal::NoConsent),
    ];
    known.into_iter().filter_map(|(is_so, refusal)| is_so.then_some(refusal))
}

/// Why no edge is drawn here.
fn no_edge(step: Step, standing: Standing) -> Refusal {
    let put_away = standing.state == ItemState::Archived;
    match step {
        Step::Submit | Step::Publish | Step::Schedule | Step::Archive if put_away => Refusal::PutAway,
        Step::Submit if standing.review == Review::Submitted => Refusal::AlreadySubmitted,
        Step::Save | Step::Submit | Step::Publish | Step::Schedule => Refusal::NothingNew,
        Step::Recall | Step::Return => Refusal::NotSubmitted,
        Step::Unschedule | Step::PublishOnTime { .. } => Refusal::NotScheduled,
        Step::Withdraw | Step::Expire => Refusal::NotPublic,
        Step::Archive if standing.is_scheduled => Refusal::Scheduled,
        Step::Archive => Refusal::WasPublic,
        Step::Unarchive => Refusal::NotPutAway,
    }
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
mod tests;
