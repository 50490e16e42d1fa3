//! Call-outs: a quotation that opens with `[!LƯU Ý]` or `[!NOTE]` is a paragraph set apart.
//!
//! The parser knows the five English tags. The Vietnamese ones are found here, in its events.

use pulldown_cmark::{BlockQuoteKind, Event, Tag, TagEnd};

use crate::fold::fold;

/// The tag, the brackets and their text come as a few events; more than this is a paragraph.
const LONGEST_TAG_EVENTS: usize = 8;
/// Bytes of the longest tag with its brackets, generously.
const LONGEST_TAG: usize = 40;

/// What a call-out says about its text, from mild to grave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Callout {
    /// Lưu ý.
    Note,
    /// Mẹo.
    Tip,
    /// Quan trọng.
    Important,
    /// Cảnh báo.
    Warning,
    /// Nguy hiểm.
    Caution,
}

impl Callout {
    /// Every kind, from mild to grave.
    pub const ALL: [Self; 5] = [Self::Note, Self::Tip, Self::Important, Self::Warning, Self::Caution];

    /// The title readers see, and in capitals the tag of the source.
    pub fn title(self) -> &'static str {
        match self {
            Self::Note => "Lưu ý",
            Self::Tip => "Mẹo",
            Self::Important => "Quan trọng",
            Self::Warning => "Cảnh báo",
            Self::Caution => "Nguy hiểm",
        }
    }

    /// The class of the style sheet.
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Note => "callout callout-note",
            Self::Tip => "callout callout-tip",
            Self::Important => "callout callout-important",
            Self::Warning => "callout callout-warning",
            Self::Caution => "callout callout-caution",
        }
    }

    /// How it is written in a source: `[!LƯU Ý]`.
    pub(crate) fn tag(self) -> String {
        format!("[!{}]", self.title().to_uppercase())
    }

    /// The words between `[!` and `]`, with or without marks, in any case.
    pub(super) fn named(words: &str) -> Option<Self> {
        Some(match fold(words).trim() {
            "luu y" | "chu y" | "ghi chu" | "thong tin" => Self::Note,
            "meo" | "goi y" => Self::Tip,
            "quan trong" => Self::Important,
            "canh bao" | "than trong" => Self::Warning,
            "nguy hiem" => Self::Caution,
            _ => return None,
        })
    }
}

impl From<BlockQuoteKind> for Callout {
    fn from(kind: BlockQuoteKind) -> Self {
        match kind {
            BlockQuoteKind::Note => Self::Note,
            BlockQuoteKind::Tip => Self::Tip,
            BlockQuoteKind::Important => Self::Important,
            BlockQuoteKind::Warning => Self::Warning,
            BlockQuoteKind::Caution => Self::Caution,
        }
    }
}

/// A Vietnamese tag that opens a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Opening {
    pub(super) callout: Callout,
    /// Index of the first event behind the tag.
    pub(super) next: usize,
    /// The tag's own paragraph goes on behind it.
    pub(super) in_paragraph: bool,
}

/// Looks at the events behind the start of a quotation.
pub(super) fn opening(events: &[Event<'_>], first: usize) -> Option<Opening> {
    if !matches!(events.get(first)?, Event::Start(Tag::Paragraph)) {
        return None;
    }
    let mut tag = String::new();
    for (at, event) in events.iter().enumerate().skip(first + 1).take(LONGEST_TAG_EVENTS) {
        let in_paragraph = match event {
            Event::Text(text) if tag.len() + text.len() <= LONGEST_TAG => {
                tag.push_str(text);
                continue;
            }
            Event::SoftBreak | Event::HardBreak => true,
            Event::End(TagEnd::Paragraph) => false,
            _ => return None,
        };
        let words = tag.trim().strip_prefix("[!")?.strip_suffix(']')?;
        return Some(Opening { callout: Callout::named(words)?, next: at + 1, in_paragraph });
    }
    None
}
