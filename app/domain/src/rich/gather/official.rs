//! Headings of official documents, which seldom have heading styles: `Chương I`, `Mục 2`, `Điều 5. …`.
//!
//! Made only where a text has no real headings, or names its parts in the official way, and only of paragraphs that are
//! bold from end to end: an article that goes on in running text stays a paragraph.

use super::lines::is_bold;
use super::{Draft, Piece, title, words};
use crate::fold::fold;
use crate::rich::inline::{Inline, plain};
use crate::rich::tidy::line;
use crate::rich::{Paragraph, Role};

/// Words of the longest heading; names of articles can be long sentences.
const LONGEST: usize = 80;
/// Words of the longest centred line that is a heading without being numbered.
const LONGEST_CENTRED: usize = 25;

/// Centred lines one below the other that may still be a heading of what follows.
const MOST_LINES: usize = 8;
/// With so many named parts a text is an official one.
const FEWEST_PARTS: usize = 3;

/// A part of a text, from the largest.
const PARTS: [(&str, u8); 7] =
    [("phu luc", 1), ("mau so", 2), ("phan", 2), ("chuong", 3), ("muc", 5), ("tieu muc", 6), ("dieu", 8)];
/// The level of a centred line that is no numbered part.
const CENTRED: u8 = 4;

/// How signatures begin. They are centred and bold as well.
const SIGNATURES: [&str; 22] = [
    "tm.",
    "kt.",
    "tl.",
    "tuq.",
    "q.",
    "t/m",
    "k/t",
    "chu tich",
    "pho chu tich",
    "giam doc",
    "pho giam doc",
    "thu truong",
    "bo truong",
    "thu tuong",
    "truong ban",
    "truong phong",
    "chanh",
    "pho chanh",
    "noi nhan",
    "nguoi",
    "ky ten",
    "bi thu",
];

pub(super) fn with_headings(pieces: Vec<Piece>) -> Vec<Piece> {
    if !is_official(&pieces) && pieces.iter().any(is_heading) {
        return pieces;
    }
    let levels: Vec<Option<u8>> = (0..pieces.len()).map(|at| level(&pieces, at)).collect();
    let mut made: Vec<Piece> = Vec::with_capacity(pieces.len());
    // What stands between a part and its name, while the name may still come: `Chương I` has a line of its own.
    let mut name_follows = None;
    for (piece, level) in pieces.into_iter().zip(levels) {
        match (piece, level) {
            (Piece::Draft(Draft::Paragraph(paragraph)), Some(level)) => {
                if level == CENTRED
                    && let Some(between) = name_follows.take()
                    && let Some(Piece::Draft(Draft::Paragraph(part))) = made.last_mut()
                {
                    part.words.push(Inline::text(between));
                    part.words.extend(paragraph.words);
                } else {
                    name_follows = before_name(&paragraph, level);
                    made.push(Piece::Draft(Draft::Paragraph(Paragraph { role: Role::Heading(level), ..paragraph })));
                }
            }
            (Piece::Draft(Draft::Paragraph(paragraph)), None) if matches!(paragraph.role, Role::Heading(_)) => {
                name_follows = None;
                made.push(Piece::Draft(Draft::Paragraph(Paragraph { role: Role::Plain, ..paragraph })));
            }
            (piece, _) => {
                name_follows = None;
                made.push(piece);
            }
        }
    }
    made
}

fn is_heading(piece: &Piece) -> bool {
    matches!(piece, Piece::Draft(Draft::Paragraph(Paragraph { role: Role::Heading(_), .. })))
}

/// Has parts with official names. Programs that read scanned papers give all of them one heading style, or none.
fn is_official(pieces: &[Piece]) -> bool {
    (0..pieces.len()).filter(|at| level(pieces, *at).is_some_and(|level| level != CENTRED)).take(FEWEST_PARTS).count()
        == FEWEST_PARTS
}

fn level(pieces: &[Piece], at: usize) -> Option<u8> {
    let Some(Piece::Draft(draft @ Draft::Paragraph(paragraph))) = pieces.get(at) else { return None };
    let is_emphatic = match paragraph.role {
        Role::Heading(_) => true,
        Role::Plain => is_bold(&paragraph.words),
        _ => false,
    };
    if !is_emphatic {
        return None;
    }
    let words = words(draft);
    let folded = fold(&words);
    let count = words.split_whitespace().count();
    let part = PARTS.iter().find(|(name, _)| is_part(&folded, name)).map(|(_, level)| *level);
    let is_placed = |level: u8| level >= 5 || paragraph.is_centred || folded.starts_with("mau so");
    if let Some(level) = part.filter(|level| count <= LONGEST && is_placed(*level)) {
        return Some(level);
    }
    let is_heading = paragraph.is_centred
        && count <= LONGEST_CENTRED
        && !words.ends_with(['.', ',', ';'])
        && words.chars().any(char::is_alphabetic)
        && !is_ceremonial(&folded)
        && is_followed(pieces, at);
    is_heading.then_some(CENTRED)
}

/// `chuong i`, `dieu 5. ten goi`, `phu luc`: the name, then a number if there is more.
fn is_part(folded: &str, name: &str) -> bool {
    let Some(rest) = folded.strip_prefix(name) else { return false };
    if rest.is_empty() {
        return name == "phu luc";
    }
    let Some(rest) = rest.strip_prefix(' ') else { return false };
    let number = rest.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    let is_roman = !number.is_empty() && number.chars().all(|c| matches!(c, 'i' | 'v' | 'x' | 'l' | 'c'));
    let is_arabic = number.starts_with(|c: char| c.is_ascii_digit()) && number.len() <= 4;
    let is_word = name == "phan" && rest.starts_with("thu ");
    if name == "dieu" {
        // `Điều 5 của Luật này` is a sentence.
        return is_arabic && rest.get(number.len()..).is_some_and(|rest| rest.starts_with(['.', ':']));
    }
    is_roman || is_arabic || is_word
}

/// `Chương I`, `PHỤ LỤC`, `QUYẾT ĐỊNH`: what stands between it and its name on the next line.
fn before_name(paragraph: &Paragraph, level: u8) -> Option<&'static str> {
    let words = line(&plain(&paragraph.words));
    if level == CENTRED {
        return title::is_kind(&words).then_some(" ");
    }
    (words.trim_end_matches([':', '.']).split_whitespace().count() <= 3).then_some(". ")
}

/// The motto, signatures: centred and bold, and no headings.
fn is_ceremonial(folded: &str) -> bool {
    folded.contains("cong hoa xa hoi")
        || folded.contains("doc lap - tu do")
        || SIGNATURES.iter().any(|begin| folded.starts_with(begin))
}

/// A heading has something below it, which is not only further centred lines. A few of those are looked at.
fn is_followed(pieces: &[Piece], at: usize) -> bool {
    pieces.iter().skip(at + 1).take(MOST_LINES).any(|piece| {
        let is_line = matches!(piece, Piece::Draft(Draft::Paragraph(paragraph))
            if paragraph.is_centred && (is_bold(&paragraph.words) || matches!(paragraph.role, Role::Heading(_))));
        !is_line
    })
}
