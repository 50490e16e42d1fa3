//! The title of a text: styled as one, or what an official document shows in its place.

use super::lines::{is_bold, is_divider};
use super::{Draft, words};
use crate::fold::fold;
use crate::rich::{Paragraph, Role};
use crate::text;

/// Kinds of official documents, as they stand alone on a line: their subject is on the next one.
const KINDS: [&str; 40] = [
    "nghi dinh",
    "nghi quyet",
    "quyet dinh",
    "thong bao",
    "ke hoach",
    "bao cao",
    "cong van",
    "to trinh",
    "giay moi",
    "thu moi",
    "chuong trinh",
    "huong dan",
    "chi thi",
    "thong tu",
    "thong tu lien tich",
    "luat",
    "phap lenh",
    "bien ban",
    "cong dien",
    "de an",
    "phuong an",
    "quy dinh",
    "quy che",
    "noi quy",
    "quy uoc",
    "huong uoc",
    "dieu le",
    "thong cao",
    "thong tri",
    "ket luan",
    "danh sach",
    "lich",
    "lich tiep dan",
    "lich cong tac",
    "lich lam viec",
    "thu ngo",
    "thu cam on",
    "loi keu goi",
    "phieu",
    "hop dong",
];
/// Drafts among which a title is looked for.
const OPENING: usize = 25;
/// Words of the longest line of a letterhead: behind a longer one the text has begun.
const LONGEST_LINE: usize = 25;
/// Lines of the longest title below its first.
const MOST_LINES: usize = 5;
/// Words of the longest title.
const LONGEST: usize = 80;

/// Takes the title out of the text.
pub(super) fn take(drafts: &mut Vec<Draft>) -> Option<String> {
    if let Some(at) = drafts.iter().position(|draft| role(draft) == Some(Role::Title) && !words(draft).is_empty()) {
        return Some(words(&drafts.remove(at)));
    }
    let first = opening(drafts)?;
    let words_of_first = words(drafts.get(first)?);
    let is_kind = is_kind(&words_of_first);
    match role(drafts.get(first)?)? {
        Role::Heading(level) => {
            let next =
                subject(drafts, first, |draft| matches!(role(draft), Some(Role::Heading(_))) || is_title_line(draft));
            if is_kind && let Some(next) = next {
                return Some(removed(drafts, first, next));
            }
            let has_equals = drafts
                .iter()
                .skip(first + 1)
                .any(|draft| matches!(role(draft), Some(Role::Heading(other)) if other <= level));
            if has_equals {
                // The first of several: the reader of the page still needs it where it is.
                return Some(words_of_first);
            }
            drafts.remove(first);
            Some(words_of_first)
        }
        _ if is_kind => {
            let next = subject(drafts, first, is_title_line);
            match next {
                Some(next) => Some(removed(drafts, first, next)),
                None => Some(words(&drafts.remove(first))),
            }
        }
        _ => {
            let is_short = words_of_first.split_whitespace().count() <= LONGEST;
            let is_title = is_short && !is_divider(&words_of_first) && is_whole_line_bold(drafts.get(first)?);
            if !is_title {
                return None;
            }
            if !is_title_line(drafts.get(first)?) {
                return Some(words(&drafts.remove(first)));
            }
            let more: Vec<usize> = drafts
                .iter()
                .skip(first + 1)
                .take_while(|draft| is_title_line(draft))
                .map(|draft| words(draft).split_whitespace().count())
                .take(MOST_LINES + 1)
                .collect();
            let is_short = more.len() <= MOST_LINES && more.iter().sum::<usize>() <= LONGEST;
            let more = if is_short { more.len() } else { 0 };
            Some(removed(drafts, first, first + 1..first + 1 + more))
        }
    }
}

/// Where the text begins, behind what stands above official documents.
fn opening(drafts: &[Draft]) -> Option<usize> {
    let is_shown = |draft: &&Draft| !words(draft).is_empty();
    let is_motto = |draft: &Draft| fold(&words(draft)).contains("cong hoa xa hoi chu nghia viet nam");
    let typed_motto =
        drafts.iter().take(OPENING).position(|draft| is_motto(draft) && !matches!(role(draft), Some(Role::Letterhead)));
    if let Some(motto) = typed_motto {
        // No table around the letterhead: the kind of the document ends it.
        let mut rest = drafts.iter().enumerate().skip(motto + 1).take(OPENING);
        let (at, draft) = rest.find(|(_, draft)| {
            let words = words(draft);
            is_kind(&words) || words.split_whitespace().count() > LONGEST_LINE
        })?;
        let is_shown = is_title_line(draft) || !words(draft).chars().any(char::is_lowercase);
        return (is_kind(&words(draft)) && is_shown).then_some(at);
    }
    let mut rest = drafts.iter().enumerate().take(OPENING);
    rest.find(|(_, draft)| {
        let is_passed = matches!(role(draft), Some(Role::Letterhead)) || matches!(draft, Draft::Picture { .. });
        !is_passed && (is_shown(draft) || !matches!(draft, Draft::Paragraph(_)))
    })
    .map(|(at, _)| at)
}

/// The lines that say what a document of this kind is about: those of the right kind behind blank ones.
fn subject(drafts: &[Draft], kind: usize, is_line: impl Fn(&Draft) -> bool) -> Option<std::ops::Range<usize>> {
    let blank = drafts
        .iter()
        .skip(kind + 1)
        .take_while(|draft| matches!(draft, Draft::Paragraph(_)) && words(draft).is_empty());
    let start = kind + 1 + blank.count();
    let is_heading = matches!(drafts.get(start).and_then(role), Some(Role::Heading(_)));
    let lines = drafts.iter().skip(start).take_while(|draft| is_line(draft) && !is_divider(&words(draft)));
    let count = if is_heading { 1 } else { lines.clone().count() };
    let length: usize = lines.take(count).map(|draft| words(draft).split_whitespace().count()).sum();
    let is_subject = count > 0 && length <= LONGEST && drafts.get(start).is_some_and(is_line);
    is_subject.then_some(start..start + count)
}

/// Removes a line and those of its subject, and says them as one title.
fn removed(drafts: &mut Vec<Draft>, first: usize, subject: std::ops::Range<usize>) -> String {
    let lines: Vec<String> = subject.clone().filter_map(|at| drafts.get(at)).map(words).collect();
    drafts.drain(subject);
    let kind = words(&drafts.remove(first));
    let subject = lines.join(" ");
    if subject.is_empty() {
        return kind;
    }
    if subject.chars().any(char::is_lowercase) && is_kind(&kind) {
        format!("{} {}", small_but_first(&kind), small_first(&subject))
    } else {
        format!("{kind} {subject}")
    }
}

/// `THÔNG BÁO`: the kind of a document, with nothing else on the line. `QUYẾT ĐỊNH:` begins what was decided.
pub(super) fn is_kind(line: &str) -> bool {
    KINDS.contains(&fold(line).trim_end_matches('.'))
}

fn small_but_first(kind: &str) -> String {
    let small = kind.trim_end_matches('.').to_lowercase();
    let mut letters = small.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// `Về việc …` behind the kind is no beginning any more. Abbreviations and names keep their capitals.
fn small_first(subject: &str) -> String {
    let begins =
        ["Về", "V/v", "Quy định", "Hướng dẫn", "Ban hành", "Sửa đổi", "Phê duyệt", "Công bố", "Triển khai", "Tổ chức"];
    let mut letters = subject.chars();
    match letters.next() {
        Some(first) if begins.iter().any(|begin| subject.starts_with(begin)) => {
            text::nfc(&first.to_lowercase().chain(letters).collect::<String>())
        }
        _ => subject.to_owned(),
    }
}

fn role(draft: &Draft) -> Option<Role> {
    match draft {
        Draft::Paragraph(paragraph) => Some(paragraph.role),
        _ => None,
    }
}

/// Centred and bold: part of a title that has no style.
fn is_title_line(draft: &Draft) -> bool {
    matches!(draft, Draft::Paragraph(Paragraph { role: Role::Plain, is_centred: true, words }) if is_bold(words))
        && !words(draft).is_empty()
        && !is_divider(&words(draft))
}

fn is_whole_line_bold(draft: &Draft) -> bool {
    matches!(draft, Draft::Paragraph(Paragraph { role: Role::Plain, words, .. }) if is_bold(words))
}
