//! From a text to its steps, by the very blocks the pages are made of.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::{Guide, Step, StepPicture};
use crate::markdown::{headings, parse_with_places};
use crate::media::MediaKey;

/// One block that stands in no other.
struct Block<'a> {
    sort: Sort,
    place: Range<usize>,
    source: &'a str,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// A heading of this level with marks in front of it, as all the buttons write it.
    Heading(u8),
    /// A paragraph that is one picture of the library.
    Picture,
    Quotation,
    Other,
}

impl Guide {
    /// Reads a text; every text is a guide, though perhaps one without steps.
    pub fn parse(body: &str) -> Self {
        let body = lifted(body.replace("\r\n", "\n").replace('\r', "\n"));
        let blocks = blocks(&body);
        let starts: Vec<_> = (0..blocks.len()).filter(|at| blocks[*at].sort == Sort::Heading(1)).collect();
        let first = starts.first().map_or(body.len(), |at| blocks[*at].place.start);
        let ends = starts.iter().skip(1).copied().chain([blocks.len()]);
        let steps = starts.iter().zip(ends).map(|(start, end)| step(&body, &blocks[*start..end])).collect();
        Self { introduction: fragment(body.get(..first).unwrap_or_default()), steps }
    }
}

/// The outermost blocks of a text.
fn blocks(body: &str) -> Vec<Block<'_>> {
    let mut blocks: Vec<Block<'_>> = Vec::new();
    let mut depth = 0_usize;
    let mut is_picture = None;
    for (event, place) in parse_with_places(body) {
        let source = body.get(place.clone()).unwrap_or_default();
        match &event {
            Event::Start(tag) => {
                if depth == 0 {
                    let sort = match tag {
                        Tag::Heading { level, .. } if marks(source) > 0 => Sort::Heading(headings::level(*level)),
                        Tag::BlockQuote(_) => Sort::Quotation,
                        _ => Sort::Other,
                    };
                    is_picture = matches!(tag, Tag::Paragraph).then_some(false);
                    blocks.push(Block { sort, place, source });
                } else if depth == 1 && is_picture.is_some() {
                    is_picture = Some(
                        matches!(tag, Tag::Image { dest_url, .. } if picture(source).is_some_and(|found| dest_url.as_ref() == format!("/anh/{}", found.key))),
                    );
                }
                depth += 1;
            }
            Event::End(_) => {
                depth = depth.saturating_sub(1);
                if depth == 0
                    && let Some(block) =
                        blocks.last_mut().filter(|block| is_picture == Some(true) && picture(block.source).is_some())
                {
                    block.sort = Sort::Picture;
                }
            }
            _ if depth == 0 => blocks.push(Block { sort: Sort::Other, place, source }),
            _ => {}
        }
    }
    blocks
}

/// A step from its heading and what follows it.
fn step(body: &str, blocks: &[Block<'_>]) -> Step {
    let Some((heading, mut rest)) = blocks.split_first() else { return Step::default() };
    let end_of_all = rest.last().map_or(heading.place.end, |block| block.place.end);
    let mut begins = heading.place.end;
    let mut ends = end_of_all;
    let mut picture = None;
    if let Some((block, behind)) = rest.split_first().filter(|(block, _)| block.sort == Sort::Picture) {
        (picture, begins, rest) = (self::picture(block.source), block.place.end, behind);
    }
    let mut warning = None;
    if let Some(block) = rest.last().filter(|block| block.sort == Sort::Quotation) {
        warning = Some(unquoted(block.source)).filter(|words| !words.is_empty());
        if warning.is_some() {
            ends = block.place.start;
        }
    }
    Step { title: title(heading.source), picture, text: fragment(body.get(begins..ends).unwrap_or_default()), warning }
}

/// A text whose steps have headings of the first level. Where the first heading is of the second, as people write who
/// think of the title as the first, every heading from there on is taken one level up.
fn lifted(body: String) -> String {
    let found = blocks(&body);
    let first = found.iter().find(|block| matches!(block.sort, Sort::Heading(1 | 2)));
    let Some(from) = first.filter(|block| block.sort == Sort::Heading(2)).map(|block| block.place.start) else {
        return body;
    };
    let is_below = |block: &&Block<'_>| matches!(block.sort, Sort::Heading(2..)) && block.place.start >= from;
    let marks = found.iter().filter(is_below).filter_map(|block| Some(block.place.start + block.source.find('#')?));
    let marks: Vec<_> = marks.collect();
    let mut lifted = body.clone();
    for mark in marks.into_iter().rev() {
        lifted.remove(mark);
    }
    lifted
}

/// How many marks stand in front of a heading.
fn marks(source: &str) -> usize {
    source.trim_start_matches(' ').bytes().take_while(|byte| *byte == b'#').count()
}

/// The words of a heading as it stands in the text.
fn title(source: &str) -> String {
    let words = source.trim_start_matches(' ');
    open_title(words.get(marks(words)..).unwrap_or_default())
}

/// The words of a title without marks behind them: these would close the heading, and be no words of it.
pub(super) fn open_title(words: &str) -> String {
    let blank = [' ', '\t', '\n'];
    let mut words = words.trim_matches(blank);
    loop {
        let open = words.trim_end_matches('#');
        if open.len() == words.len() || !(open.is_empty() || open.ends_with([' ', '\t'])) {
            return words.replace('\n', " ");
        }
        words = open.trim_matches(blank);
    }
}

/// `![words](/anh/KEY)` and nothing else, on one line.
fn picture(source: &str) -> Option<StepPicture> {
    let within = source.trim_matches([' ', '\n']).strip_prefix("![")?.strip_suffix(')')?;
    let (alt, key) = within.rsplit_once("](/anh/")?;
    let key = MediaKey::parse(key)?;
    (!alt.contains('\n')).then(|| StepPicture { key, alt: alt.to_owned() })
}

/// The words of a quotation without its marks. A line that only continues the one before has none.
fn unquoted(source: &str) -> String {
    let line = |line: &str| {
        let shifted = line.trim_start_matches(' ');
        match shifted.strip_prefix('>').filter(|_| line.len() - shifted.len() < 4) {
            Some(behind) => behind.strip_prefix(' ').unwrap_or(behind).to_owned(),
            None => line.to_owned(),
        }
    };
    fragment(&source.split('\n').map(line).collect::<Vec<_>>().join("\n"))
}

/// Part of a text without the empty lines around it. Blanks that begin its first line mean something.
fn fragment(text: &str) -> String {
    let text = text.trim_end_matches([' ', '\t', '\n']);
    let start = text.split_inclusive('\n').take_while(|line| line.trim_matches([' ', '\t', '\n']).is_empty());
    text.get(start.map(str::len).sum::<usize>()..).unwrap_or_default().to_owned()
}
