//! What readers stumble over in running text: capitals, bold in place of headings, endless paragraphs, links that say
//! nothing. These look only; what is written stays as it is.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::warning::{Warning, quote};
use crate::{capitals, text};

/// Words of a paragraph that is still easy to follow on a phone.
const LONGEST: usize = 150;

/// Words of a bold paragraph that looks like a heading.
const LONGEST_HEADING: usize = 12;

/// Names of links that say nothing in a list of links, which is how screen readers offer them.
const VAGUE: [&str; 22] = [
    "tại đây",
    "ở đây",
    "đây",
    "vào đây",
    "bấm vào đây",
    "bấm đây",
    "nhấn vào đây",
    "nhấp vào đây",
    "click vào đây",
    "click",
    "click here",
    "here",
    "link",
    "link này",
    "đường link",
    "liên kết",
    "xem",
    "xem thêm",
    "xem tại đây",
    "xem chi tiết",
    "chi tiết",
    "đọc thêm",
];

/// The words of a paragraph, of a heading or of an entry of a list, up to the next block.
struct Run {
    /// Soft breaks are blanks, others line ends.
    text: String,
    /// All of it is bold, on one line, and no link.
    is_bold_line: bool,
    /// Lines as they are in the source.
    lines: String,
    /// Index of the event that ended it.
    end: usize,
}

fn read(events: &[Event<'_>], first: usize) -> Run {
    let mut run = Run { text: String::new(), is_bold_line: true, lines: String::new(), end: events.len() };
    let mut bold = 0_usize;
    for (at, event) in events.iter().enumerate().skip(first) {
        match event {
            Event::Text(words) | Event::Html(words) | Event::InlineHtml(words) => {
                run.is_bold_line &= bold > 0 || words.trim().is_empty();
                run.text.push_str(words);
                run.lines.push_str(words);
            }
            // Code is often in capitals and never a sentence.
            Event::Code(_) => {
                run.is_bold_line &= bold > 0;
                run.text.push_str(" mã ");
            }
            Event::SoftBreak | Event::HardBreak => {
                run.is_bold_line = false;
                run.text.push(if *event == Event::SoftBreak { ' ' } else { '\n' });
                run.lines.push('\n');
            }
            Event::Start(Tag::Strong) => bold += 1,
            Event::End(TagEnd::Strong) => bold = bold.saturating_sub(1),
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) => run.is_bold_line = false,
            Event::Start(Tag::Emphasis | Tag::Strikethrough)
            | Event::End(TagEnd::Emphasis | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
            | Event::FootnoteReference(_) => {}
            _ => {
                run.end = at;
                break;
            }
        }
    }
    run
}

/// About a paragraph, or an entry of a list without paragraphs, whose words begin at event `first`. Only a paragraph
/// that is in no other block may be meant as a heading.
pub(super) fn of_paragraph(events: &[Event<'_>], first: usize, is_outermost: bool) -> Vec<Warning> {
    let run = read(events, first);
    let mut found: Vec<Warning> = of_capitals(&run.text).into_iter().collect();
    let count = words(&run.text);
    if count > LONGEST {
        found.push(Warning::LongParagraph { start: quote_start(&run.text), words: count });
    }
    // At the end of a text a bold line is a name below it, above something it is meant as its heading.
    let is_followed = matches!(events.get(run.end + 1), Some(Event::Start(_)));
    let said = run.text.trim();
    let is_sentence = said.ends_with(['.', '!', '?', '…', ',', ';']);
    if is_outermost && is_followed && run.is_bold_line && !is_sentence && (1..=LONGEST_HEADING).contains(&count) {
        found.push(Warning::BoldAsHeading { words: quote(said) });
    }
    if is_headless_table(&run.lines) {
        found.push(Warning::NoTableHead);
    }
    found
}

/// About a heading whose words begin at event `first`.
pub(super) fn of_heading(events: &[Event<'_>], first: usize) -> Option<Warning> {
    of_capitals(&read(events, first).text)
}

/// About a link, by the words readers see.
pub(super) fn of_link(words: &str, url: &str) -> Option<Warning> {
    let said = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let bare = said.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    if VAGUE.contains(&bare.as_str()) {
        return Some(Warning::VagueLink { words: quote(&said) });
    }
    let is_address = said.contains("://") || said.starts_with("www.") || said.contains('/');
    let without_scheme = |address: &str| {
        let address = address.to_lowercase();
        let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://")).unwrap_or(&address);
        rest.trim_start_matches("www.").trim_end_matches('/').to_owned()
    };
    (is_address && without_scheme(&said) == without_scheme(url)).then(|| Warning::BareLink { url: quote(&said) })
}

/// The first sentence that is shouted.
fn of_capitals(text: &str) -> Option<Warning> {
    let sentence = sentences(text).find(|sentence| capitals::is_shouted(sentence))?;
    Some(Warning::Capitals { words: quote(sentence) })
}

/// Parts that end with a full stop before a blank, or with the line.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let is_end = |(at, sign): &(usize, &str)| {
            *sign == "\n" || rest[at + sign.len()..].chars().next().is_none_or(char::is_whitespace)
        };
        let end = rest.match_indices(['.', '!', '?', '…', '\n']).find(is_end).map(|(at, sign)| at + sign.len());
        let (sentence, behind) = rest.split_at(end.unwrap_or(rest.len()));
        rest = behind;
        (!sentence.is_empty()).then(|| sentence.trim())
    })
}

/// `|---|---|` above rows: a table without names of columns, which the parser does not take for a table.
fn is_headless_table(lines: &str) -> bool {
    let mut lines = lines.lines();
    let first = lines.next().unwrap_or_default().trim();
    let is_rule = first.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '));
    is_rule && first.contains("--") && first.contains('|') && lines.next().is_some_and(|row| row.contains('|'))
}

fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

/// The first words, to find the paragraph by.
fn quote_start(text: &str) -> String {
    const FIRST: usize = 40;
    text::truncate(&text.split_whitespace().take(FIRST).collect::<Vec<_>>().join(" "), FIRST)
}
