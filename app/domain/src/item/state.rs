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

use crate::moment::Moment;

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
