//! What the pages of saved texts share: who saved one and when, the choice of two, and what changed between them.

use domain::diff::{self, Piece};
use leptos::prelude::*;

use crate::parts::form::{Field, Typing};
use crate::parts::pager::counted;

/// Letters of an unchanged text that are shown beside a change.
const CONTEXT: usize = 140;

/// One saved text, without the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RevisionFacts {
    /// From 1.
    pub number: i32,
    /// The name that keeps it.
    pub name: Option<String>,
    /// When it was saved: `08:05 ngày 27/01/2024`.
    pub saved: String,
    /// By whom.
    pub saved_by: String,
    /// What they said about it.
    pub note: Option<String>,
    /// Since when it was public, if it ever was.
    pub published: Option<String>,
    /// Whether residents read it now.
    pub is_live: bool,
    /// Whether it is the last one saved.
    pub is_newest: bool,
    /// Whether an open page saved it by itself.
    pub is_auto: bool,
    /// Who approved it: `Trần Văn Minh duyệt`, or that its writer did.
    pub approved: Option<String>,
}

impl RevisionFacts {
    /// `Bản 3: Bản Chủ tịch đã duyệt`
    pub(super) fn title(&self) -> String {
        match &self.name {
            Some(name) => format!("Bản {}: {name}", self.number),
            None => format!("Bản {}", self.number),
        }
    }

    /// Where it stands, who saved it and when, and what they said.
    pub(super) fn view(self) -> AnyView {
        let public = match (self.is_live, self.published) {
            (true, Some(since)) => Some(("state live", format!("Đang công khai, từ {since}"))),
            (true, None) => Some(("state live", "Đang công khai".to_owned())),
            (false, Some(since)) => Some(("state draft", format!("Từng công khai, từ {since}"))),
            (false, None) => None,
        };
        let saved = if self.is_auto { "Tự lưu" } else { "Lưu" };
        let newest = self.is_newest.then(|| view! { <span class="state ahead">"Bản mới nhất"</span> });
        view! {
            <p class="about">
                {newest}
                {public.map(|(class, label)| view! { <span class=class>{label}</span> })}
                <span>{format!("{saved} lúc {}, {}", self.saved, self.saved_by)}</span>
                {self.approved.map(|approved| view! { <span>{approved}</span> })}
            </p>
            {self.note.map(|note| view! { <p class="said">{note}</p> })}
        }
        .into_any()
    }
}

/// Which two texts to compare.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RevisionPicker {
    /// The comparison.
    pub action: String,
    /// Number of the older one, as typed.
    pub from: String,
    /// Number of the newer one, as typed.
    pub to: String,
}

impl RevisionPicker {
    pub(super) fn view(self) -> AnyView {
        let Self { action, from, to } = self;
        let field = |name, label, value| {
            Field { name, label, ..Field::default() }.line(value, Typing { kind: "number", autocomplete: "off" })
        };
        view! {
            <form method="get" action=action class="pick">
                {field("tu", "So bản số", from)}
                {field("den", "với bản số", to)}
                <button>"So sánh"</button>
            </form>
        }
        .into_any()
    }
}

/// What changed in one field. Said in words as well as shown: nothing depends on colour.
pub(super) fn changes(old: &str, new: &str) -> AnyView {
    let pieces = diff::words(old, new);
    let last = pieces.len().saturating_sub(1);
    let shown: Vec<AnyView> = pieces
        .into_iter()
        .enumerate()
        .map(|(at, piece)| match piece {
            Piece::Same(text) => unchanged(text, at > 0, at < last),
            Piece::Removed(text) => view! {
                <del><span class="heard">"[Bỏ: "</span>{visible(text)}<span class="heard">"] "</span></del>
            }
            .into_any(),
            Piece::Added(text) => view! {
                <ins><span class="heard">"[Thêm: "</span>{visible(text)}<span class="heard">"] "</span></ins>
            }
            .into_any(),
        })
        .collect();
    view! { <p class="text">{shown}</p> }.into_any()
}

/// What only white space says would be seen by nobody.
fn visible(text: &str) -> String {
    if !text.trim().is_empty() {
        return text.to_owned();
    }
    text.chars().map(|c| if c == '\n' { "↵\n" } else { "␣" }).collect()
}

/// Of much that is the same only what stands beside a change.
fn unchanged(text: &str, follows: bool, precedes: bool) -> AnyView {
    let (head, left_out, tail) = shortened(text, follows, precedes);
    if left_out.is_empty() {
        return text.to_owned().into_any();
    }
    let words = u64::try_from(left_out.split_whitespace().count()).unwrap_or_default();
    let told = format!("… lược {} từ không đổi …", counted(words));
    let (head, tail) = (head.trim_end().to_owned(), tail.trim_start().to_owned());
    view! { {head} <span class="cut">{told}</span> {tail} }.into_any()
}

/// The beginning, the middle left out, and the end; cut at the end of a line when one is near, or else of a word.
fn shortened(text: &str, follows: bool, precedes: bool) -> (&str, &str, &str) {
    let from = |at: usize| text.char_indices().nth(at).map_or(text.len(), |(at, _)| at);
    let back = |at: usize| from(text.chars().count().saturating_sub(at));
    let head = if follows {
        let (near, usual, far) = (from(CONTEXT / 2), from(CONTEXT), from(CONTEXT * 2));
        let line = text[near..far].find('\n').map(|at| near + at);
        line.or_else(|| text[usual..].find(char::is_whitespace).map(|at| usual + at)).unwrap_or(text.len())
    } else {
        0
    };
    let tail = if precedes {
        let (near, usual, far) = (back(CONTEXT / 2), back(CONTEXT), back(CONTEXT * 2));
        let line = text[far..near].rfind('\n').map(|at| far + at);
        line.or_else(|| text[..usual].rfind(char::is_whitespace)).unwrap_or(0)
    } else {
        text.len()
    };
    // A gap of a few words would take as much room to announce.
    if tail < head + CONTEXT { (text, "", "") } else { (&text[..head], &text[head..tail], &text[tail..]) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_unchanged_text_keeps_what_stands_beside_changes() {
        let text = "một hai ba ".repeat(200);
        for (follows, precedes) in [(true, true), (true, false), (false, true), (false, false)] {
            let (head, left_out, tail) = shortened(&text, follows, precedes);
            assert_eq!(format!("{head}{left_out}{tail}"), text);
            let is_short = |part: &str| part.chars().count() <= CONTEXT + 10;
            assert!(is_short(head) && is_short(tail) && !left_out.is_empty());
            assert_eq!((head.is_empty(), tail.is_empty()), (!follows, !precedes));
        }
        let lines = "Một dòng không dài lắm, nhưng đủ dài để được giữ lại cả dòng khi lược.\n".repeat(20);
        let (head, _, tail) = shortened(&lines, true, true);
        let line = lines.lines().next().unwrap_or_default();
        assert_eq!((head, tail.trim()), (line, line), "whole lines when they are near");
        assert_eq!(shortened("một hai", true, true), ("một hai", "", ""));
        let unbroken = "ệ".repeat(1_000);
        assert_eq!(shortened(&unbroken, true, true), (unbroken.as_str(), "", ""));
    }

    #[test]
    fn white_space_alone_is_made_visible() {
        assert_eq!((visible("\n "), visible("a b\n")), ("↵\n␣".to_owned(), "a b\n".to_owned()));
    }
}
