//! Drawings: pictures of the file, boxes with words, and what cannot come along.

use domain::rich::{Block, Document, Draft, Omission};
use domain::text;

use super::Reader;
use crate::imported::Picture;
use crate::relationships::Target;
use crate::xml::Element;

/// Letters of the longest description of a picture.
const LONGEST_ALT: usize = 1_000;

/// What a drawing turned out to be.
#[derive(Debug, Default)]
pub(super) struct Drawing {
    /// Pictures, in their order.
    pub(super) pictures: Vec<Draft>,
    /// The text of boxes, in their order.
    pub(super) boxes: Vec<Draft>,
    /// A line across the page.
    pub(super) is_rule: bool,
}

impl Reader<'_, '_> {
    /// Reads `w:drawing` or `w:pict`.
    pub(super) fn drawing(&mut self, element: &Element) -> Drawing {
        let mut drawing = Drawing::default();
        let mut found = Found { alt: alt(element), ..Found::default() };
        element.visit(&mut |inner| match inner.name {
            "a:blip" => {
                found.references.push((inner.get("r:embed"), inner.get("r:link")));
                false
            }
            "v:imagedata" => {
                found.references.push((inner.get("r:id"), None));
                if found.alt.is_empty() {
                    found.alt = described(inner.get("o:title").unwrap_or_default());
                }
                false
            }
            "w:txbxContent" => {
                found.boxes.push(inner);
                false
            }
            "c:chart" => {
                found.is_chart = true;
                true
            }
            "dgm:relIds" => {
                found.is_diagram = true;
                true
            }
            "v:rect" if inner.get("o:hr").is_some() => {
                drawing.is_rule = true;
                false
            }
            "mc:Fallback" => false,
            _ => true,
        });
        for (embedded, linked) in &found.references {
            self.picture(*embedded, *linked, &found.alt, &mut drawing);
        }
        for inner in &found.boxes {
            let mut drafts = Vec::new();
            self.blocks(inner, &mut drafts);
            let has_words = drafts.iter().any(|draft| match draft {
                Draft::Paragraph(paragraph) => !domain::rich::plain(&paragraph.words).trim().is_empty(),
                _ => true,
            });
            if has_words {
                self.tally.add(Omission::TextBox);
                drawing.boxes.append(&mut drafts);
            }
        }
        if found.is_chart {
            self.missing(Omission::Chart, &mut drawing);
        } else if found.is_diagram {
            self.missing(Omission::Diagram, &mut drawing);
        } else if found.references.is_empty() && found.boxes.is_empty() && !drawing.is_rule {
            self.tally.add(Omission::Drawing);
        }
        drawing
    }

    fn missing(&mut self, what: Omission, drawing: &mut Drawing) {
        self.tally.add(what);
        drawing.pictures.push(Draft::Missing);
    }

    fn picture(&mut self, embedded: Option<&str>, linked: Option<&str>, alt: &str, drawing: &mut Drawing) {
        let target = embedded
            .filter(|id| !id.is_empty())
            .or(linked)
            .and_then(|id| self.relationships.get(id))
            .map(|relationship| relationship.target.clone());
        let part = match target {
            Some(Target::Part(part)) => part,
            Some(Target::Outside(_)) => return self.missing(Omission::ExternalPicture, drawing),
            None => return self.missing(Omission::MissingPicture, drawing),
        };
        let known = self.parts.get(&part).copied();
        let index = known.or_else(|| {
            let bytes = self.package.picture(&part);
            let omission = match &bytes {
                None => Some(Omission::MissingPicture),
                Some(bytes) if !is_shown_by_browsers(bytes) => Some(Omission::UnreadablePicture),
                Some(_) => None,
            };
            if let Some(omission) = omission {
                self.missing(omission, drawing);
                return None;
            }
            let name = part.rsplit('/').next().unwrap_or_default().to_owned();
            self.pictures.push(Picture {
                bytes: bytes.unwrap_or_default(),
                name,
                alt: String::new(),
                caption: String::new(),
            });
            self.parts.insert(part.clone(), self.pictures.len() - 1);
            Some(self.pictures.len() - 1)
        });
        drawing.pictures.extend(index.map(|index| Draft::Picture { index, alt: alt.to_owned() }));
    }
}

#[derive(Debug, Default)]
struct Found<'e> {
    /// The numbers of each picture: of its bytes in the file, of an address.
    references: Vec<(Option<&'e str>, Option<&'e str>)>,
    boxes: Vec<&'e Element>,
    is_chart: bool,
    is_diagram: bool,
    alt: String,
}

/// Gives each picture the words of its first place in the text.
pub(super) fn describe(document: &Document, pictures: &mut [Picture]) {
    let notes = document.notes.iter().flatten();
    let mut rest: Vec<&Block> = document.blocks.iter().chain(notes).rev().collect();
    let mut is_known = vec![false; pictures.len()];
    while let Some(block) = rest.pop() {
        match block {
            Block::Picture(place) => {
                if let (Some(picture), Some(is_known)) = (pictures.get_mut(place.index), is_known.get_mut(place.index))
                    && !std::mem::replace(is_known, true)
                {
                    picture.alt.clone_from(&place.alt);
                    picture.caption.clone_from(&place.caption);
                }
            }
            Block::List(list) => rest.extend(list.entries.iter().flatten().rev()),
            Block::Quote(inner) => rest.extend(inner.iter().rev()),
            _ => {}
        }
    }
}

/// What its author said the drawing shows.
fn alt(element: &Element) -> String {
    let mut alt = String::new();
    element.visit(&mut |inner| {
        if alt.is_empty() {
            let words = match inner.name {
                "wp:docPr" | "pic:cNvPr" => inner.get("descr").filter(|words| !words.is_empty()).or(inner.get("title")),
                "v:shape" | "v:rect" => inner.get("alt"),
                _ => None,
            };
            alt = described(words.unwrap_or_default());
        }
        inner.name != "w:txbxContent"
    });
    alt
}

/// Without what programs write by themselves: names of files, and guesses of what a picture shows.
fn described(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let lower = line.to_lowercase();
    let is_guessed = ["automatically generated", "generated with", "được tạo tự động", "ai-generated"]
        .iter()
        .any(|guess| lower.contains(guess));
    let is_file = [".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp", ".tif", ".tiff", ".emf", ".wmf", ".heic"]
        .iter()
        .any(|ending| lower.ends_with(ending));
    let is_place = lower.contains(":\\") || lower.starts_with("http://") || lower.starts_with("https://");
    if is_guessed || is_file || is_place { String::new() } else { text::truncate(&line, LONGEST_ALT) }
}

/// By the first bytes; what lies behind them is for whoever stores the picture.
fn is_shown_by_browsers(bytes: &[u8]) -> bool {
    let brand = bytes.get(4..12).unwrap_or_default();
    bytes.starts_with(b"\x89PNG\r\n\x1a\n")
        || bytes.starts_with(&[0xFF, 0xD8, 0xFF])
        || bytes.starts_with(b"GIF8")
        || bytes.starts_with(b"BM")
        || (bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP"))
        || matches!(brand, b"ftypavif" | b"ftypheic" | b"ftypheix" | b"ftypmif1")
}
