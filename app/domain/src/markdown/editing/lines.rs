//! Headings and lists: every line that the selection touches becomes one, or stops being one.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Edit;
use super::candidates::{Draft, New};
use super::context::{Block, Reading};
use super::line::{Line, Opener};

/// What lines can become.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// So many `#`.
    Heading(usize),
    Bullets,
    Numbers,
}

impl Shape {
    /// What stands there until something better is typed.
    fn sample(self) -> &'static str {
        match self {
            Self::Heading(1) => "Tiêu đề mục",
            Self::Heading(_) => "Tiêu đề mục nhỏ",
            Self::Bullets => "ý thứ nhất",
            Self::Numbers => "bước thứ nhất",
        }
    }

    fn is_shown(self, blocks: &[Block]) -> bool {
        match self {
            Self::Heading(level) => blocks.last() == Some(&Block::Heading(level)),
            Self::Bullets => blocks.ends_with(&[Block::List(false), Block::Item]),
            Self::Numbers => blocks.ends_with(&[Block::List(true), Block::Item]),
        }
    }

    fn is_of(self, opener: Opener) -> bool {
        match self {
            // Also without `#`: underlined.
            Self::Heading(_) => matches!(opener, Opener::Heading(_) | Opener::None),
            Self::Bullets => matches!(opener, Opener::Bullet(_)),
            Self::Numbers => matches!(opener, Opener::Number(..)),
        }
    }
}

pub(super) fn toggled(source: &str, selection: &Range<usize>, shape: Shape) -> Option<Edit> {
    let old = Reading::of(source);
    let lines = Line::touched(source, selection);
    let (first, last) = (lines.first()?, lines.last()?);
    let quote = first.quote();
    let meant: Vec<&Line<'_>> = lines.iter().filter(|line| is_meant(line)).collect();
    let around = old.blocks_around(&meant.iter().map(|line| line.words).collect::<Vec<_>>());
    if meant.is_empty() {
        let line = lines.iter().find(|line| line.callout_tag().is_none())?;
        let beginning = format!("{}{}", line.quote(), Openers::before(line).next(shape, ""));
        let lines = vec![New::fresh(&beginning, shape.sample())];
        let draft = Draft { source, range: line.start..line.end, lines, quote, has_sample: true };
        return draft.best(&old, selection, |_, blocks| shape.is_shown(blocks));
    }
    let is_off = meant.iter().zip(&around).all(|(line, blocks)| shape.is_shown(blocks) && shape.is_of(line.opener));
    let underline = last.next().filter(|next| is_underline(last, next, around.last()));
    let range = first.start..underline.map_or(last.end, |line| line.end);
    let mut openers = Openers::before(first);
    let new = lines.iter().map(|line| if is_off { plain(line) } else { shaped(line, shape, &mut openers) });
    let draft = Draft { source, range, lines: new.collect(), quote, has_sample: false };
    draft.best(&old, selection, |_, blocks| {
        let is_plain = || !blocks.iter().any(|block| matches!(block, Block::Heading(_) | Block::Item | Block::Code));
        if is_off { is_plain() } else { shape.is_shown(blocks) }
    })
}

/// Blank lines and the names of call-outs stay what they are.
fn is_meant(line: &Line<'_>) -> bool {
    !line.is_blank() && line.callout_tag().is_none()
}

fn untouched<'a>(line: &Line<'a>) -> New<'a> {
    New { is_judged: false, ..New::from_line(line, &line.source[line.start..line.words], line.text()) }
}

fn plain<'a>(line: &Line<'a>) -> New<'a> {
    if is_meant(line) { New::from_line(line, line.quote(), line.text()) } else { untouched(line) }
}

fn shaped<'a>(line: &Line<'a>, shape: Shape, openers: &mut Openers<'a>) -> New<'a> {
    if !is_meant(line) {
        return untouched(line);
    }
    // A plain line as far in as code is none any more.
    let is_code = line.opener == Opener::None && (line.indentation().len() > 3 || line.indentation().contains('\t'));
    let is_flat = is_code || matches!(shape, Shape::Heading(_));
    let indentation = if is_flat { "" } else { line.indentation() };
    let beginning = [line.quote(), indentation, &openers.next(shape, indentation)].concat();
    New::from_line(line, &beginning, line.text())
}

/// `===` or `---` below a line that is a heading through it.
fn is_underline(line: &Line<'_>, next: &Line<'_>, around: Option<&Vec<Block>>) -> bool {
    let signs = next.source[next.indent..next.end].trim();
    let is_line = |sign: char| signs.chars().all(|other| other == sign);
    let is_heading = matches!(around.and_then(|blocks| blocks.last()), Some(Block::Heading(_)));
    is_heading
        && !signs.is_empty()
        && (is_line('=') || is_line('-'))
        && !line.is_blank()
        && !matches!(line.opener, Opener::Heading(_))
}

/// The numbers of a list go on where the line before stopped, on each level by itself.
struct Openers<'a>(BTreeMap<&'a str, (u64, char)>);

impl<'a> Openers<'a> {
    fn before(line: &Line<'a>) -> Self {
        let mut numbers = BTreeMap::new();
        if let Some(before) = line.previous().filter(|before| before.quote() == line.quote())
            && let Opener::Number(number, sign) = before.opener
        {
            numbers.insert(before.indentation(), (number, sign));
        }
        Self(numbers)
    }

    fn next(&mut self, shape: Shape, indentation: &'a str) -> String {
        match shape {
            Shape::Heading(level) => "#".repeat(level) + " ",
            Shape::Bullets => "- ".to_owned(),
            Shape::Numbers => {
                self.0.retain(|deeper, _| deeper.len() <= indentation.len());
                let (number, sign) = self.0.entry(indentation).or_insert((0, '.'));
                *number += 1;
                format!("{number}{sign} ")
            }
        }
    }
}
