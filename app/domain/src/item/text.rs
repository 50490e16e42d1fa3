//! What an item says, after every rule held.

use super::{ItemId, ItemKind};
use crate::category::CategoryId;
use crate::event::EventTime;
use crate::media::MediaKey;
use crate::moment::CivilDate;
use crate::slug::Slug;
use crate::topic::Topic;

/// An item's text after every rule held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemText {
    /// One line, never empty.
    pub title: String,
    /// One paragraph.
    pub summary: Option<String>,
    /// Markdown; empty only while a draft.
    pub body: String,
    /// The picture of its lists and shared links.
    pub cover: Option<MediaKey>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Where it comes from.
    pub source: Option<String>,
    /// The day the text itself bears, apart from the day we published it.
    pub written_on: Option<CivilDate>,
    /// The address wished for; `None` means: from the title.
    pub slug: Option<Slug>,
    /// What only its kind has.
    pub details: Details,
}

/// What only one kind of item has. A draft may lack what a public item must have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Details {
    /// Of an article.
    Article {
        /// Its category.
        category: Option<CategoryId>,
        /// Its last day at the top of the front page.
        pinned_until: Option<CivilDate>,
    },
    /// Of a notice.
    Notice {
        /// Its last day; after it the notice leaves the front page by itself.
        valid_until: Option<CivilDate>,
    },
    /// Of an event.
    Event {
        /// From when to when.
        time: Option<EventTime>,
        /// Where.
        place: Option<String>,
    },
    /// Of a page.
    Page {
        /// The page above it.
        parent: Option<ItemId>,
        /// Its place among its neighbours; those without one come last, by title.
        position: Option<u16>,
    },
    /// Of a guide.
    Guide {
        /// What it is about.
        topic: Option<Topic>,
        /// Whom it helps.
        audience: Option<String>,
        /// Of which version of the app it speaks.
        app_version: Option<String>,
        /// The day somebody last followed it to the end.
        checked_on: Option<CivilDate>,
    },
}

impl Default for Details {
    fn default() -> Self {
        Self::Article { category: None, pinned_until: None }
    }
}

impl Details {
    /// Whose details they are.
    pub fn kind(&self) -> ItemKind {
        match self {
            Self::Article { .. } => ItemKind::Article,
            Self::Notice { .. } => ItemKind::Notice,
            Self::Event { .. } => ItemKind::Event,
            Self::Page { .. } => ItemKind::Page,
            Self::Guide { .. } => ItemKind::Guide,
        }
    }

    /// The last day on which it is news: a notice's validity, an event's last day. Others have none.
    pub fn current_until(&self) -> Option<CivilDate> {
        match self {
            Self::Notice { valid_until } => *valid_until,
            Self::Event { time, .. } => time.map(EventTime::last_day),
            Self::Article { .. } | Self::Page { .. } | Self::Guide { .. } => None,
        }
    }
}
