//! The walk through the text: from elements to drafts.

mod field;
mod letters;
mod note;
mod paragraph;
mod picture;
mod run;
mod table;

use std::collections::HashMap;

use domain::rich::{Document, Draft, Inline, Omission, Tally, gather, gather_note};

use crate::imported::{Imported, Picture};
use crate::numbering::Numbering;
use crate::package::Package;
use crate::refusal::Refusal;
use crate::relationships::Relationships;
use crate::styles::Styles;
use crate::xml::{self, Element};
use field::Fields;
use letters::Letters;
pub(crate) use letters::Reading;
use note::Notes;

/// Reads the main text of an opened file, its notes and its pictures.
pub(crate) fn document(package: &mut Package<'_>, reading: Reading) -> Result<Read, Refusal> {
    let main = main_part(package)?;
    let bytes = package.xml(&main)?.ok_or(Refusal::NotWord)?;
    let root = xml::parse(&bytes)?;
    drop(bytes);
    let body = root.child("w:body").ok_or(Refusal::NotWord)?;
    let relationships = Relationships::of(&main, package)?;
    let styles = match part(package, &relationships, "styles")? {
        Some(bytes) => Styles::read(&bytes)?,
        None => Styles::default(),
    };
    let numbering = match part(package, &relationships, "numbering")? {
        Some(bytes) => Numbering::read(&bytes)?,
        None => Numbering::default(),
    };
    let mut reader = Reader {
        package,
        relationships,
        styles: &styles,
        numbering,
        fields: Fields::default(),
        letters: Letters::new(reading),
        room: Room::default(),
        notes: Notes::default(),
        pictures: Vec::new(),
        parts: HashMap::new(),
        tally: Tally::default(),
    };
    if reader.package.has("word/vbaProject.bin") {
        reader.tally.add(Omission::Macro);
    }
    let mut drafts = Vec::new();
    reader.blocks(body, &mut drafts);
    reader.headers(body)?;
    let notes = reader.notes(&main)?;
    let gathered = gather(drafts, &mut reader.tally);
    let notes = notes.into_iter().map(|note| gather_note(note, &mut reader.tally)).collect();
    let document = Document { blocks: gathered.blocks, notes }.tidied();
    let mut pictures = reader.pictures;
    picture::describe(&document, &mut pictures);
    let is_by_font = reader.letters.is_by_font();
    let imported = Imported {
        title: gathered.title,
        document,
        pictures,
        left_out: reader.tally.left_out(),
        legacy: reader.letters.encoding(),
    };
    Ok(Read { imported, is_by_font })
}

/// What was read, and how its letters are known.
pub(crate) struct Read {
    pub(crate) imported: Imported,
    /// Fonts say that it is an old encoding, not only words.
    pub(crate) is_by_font: bool,
}

/// What the container says is its text.
fn main_part(package: &mut Package<'_>) -> Result<String, Refusal> {
    let outermost = Relationships::of("", package)?;
    Ok(outermost
        .part("officeDocument")
        .filter(|part| package.has(part))
        .unwrap_or_else(|| "word/document.xml".to_owned()))
}

/// The bytes of a part that the text refers to, or that lies where Word puts it.
fn part(package: &mut Package<'_>, relationships: &Relationships, kind: &str) -> Result<Option<Vec<u8>>, Refusal> {
    let name = relationships.part(kind).unwrap_or_else(|| format!("word/{kind}.xml"));
    package.xml(&name)
}

/// How much more a text may hold. A few bytes of a file can ask for much more of ours.
#[derive(Debug)]
struct Room {
    /// Bytes of words and of the addresses of links.
    text: usize,
    /// Cells that tables may still cover.
    cells: usize,
}

impl Default for Room {
    /// A book of a thousand pages has two million letters.
    fn default() -> Self {
        Self { text: 3 << 20, cells: 200_000 }
    }
}

impl Room {
    /// Takes room for so many bytes of text, if there is so much.
    fn take(&mut self, bytes: usize) -> bool {
        let left = self.text.checked_sub(bytes);
        self.text = left.unwrap_or(self.text);
        left.is_some()
    }
}

/// The state of the walk.
struct Reader<'r, 'a> {
    package: &'r mut Package<'a>,
    /// Of the part that is being read.
    relationships: Relationships,
    styles: &'r Styles,
    numbering: Numbering,
    fields: Fields,
    letters: Letters,
    room: Room,
    notes: Notes,
    pictures: Vec<Picture>,
    /// The number of the picture that came from a part: what is shown twice is kept once.
    parts: HashMap<String, usize>,
    tally: Tally,
}

impl Reader<'_, '_> {
    /// Reads what may stand beside paragraphs. Recursion ends where the tree does, which is at a known depth.
    fn blocks(&mut self, parent: &Element, out: &mut Vec<Draft>) {
        for element in parent.elements() {
            match element.name {
                "w:p" => self.paragraph(element, out),
                "w:tbl" => {
                    let grid = self.table(element);
                    out.push(Draft::Table(grid));
                }
                "w:del" | "w:moveFrom" => self.deleted(element),
                "w:altChunk" | "w:subDoc" => self.tally.add(Omission::LinkedFile),
                "mc:AlternateContent" => self.blocks(chosen(element), out),
                "m:oMathPara" => {
                    self.tally.add(Omission::Equation);
                    out.push(Draft::Paragraph(domain::rich::Paragraph::plain(vec![Inline::text(formula(element))])));
                }
                "w:sectPr" | "w:sdtPr" => {}
                _ => self.blocks(element, out),
            }
        }
    }

    /// Counts what was struck out, if it had words.
    fn deleted(&mut self, element: &Element) {
        let mut has_words = false;
        element.visit(&mut |inner| {
            has_words |= matches!(inner.name, "w:delText" | "w:t") && !inner.text().trim().is_empty();
            true
        });
        if has_words {
            self.tally.add(Omission::Deletion);
        }
    }

    /// Counts what stands at the top or bottom of pages, if it has words besides page numbers.
    fn headers(&mut self, body: &Element) -> Result<(), Refusal> {
        let mut parts = std::collections::BTreeSet::new();
        body.visit(&mut |element| {
            if matches!(element.name, "w:headerReference" | "w:footerReference")
                && let Some(found) = element.get("r:id").and_then(|id| self.relationships.get(id))
                && let crate::relationships::Target::Part(part) = &found.target
            {
                parts.insert(part.clone());
            }
            true
        });
        for part in parts {
            let Some(bytes) = self.package.xml(&part)? else { continue };
            let Ok(root) = xml::parse(&bytes) else { continue };
            let mut has_words = false;
            root.visit(&mut |element| {
                has_words |= element.name == "w:t" && element.text().chars().any(char::is_alphabetic);
                true
            });
            if has_words {
                self.tally.add(Omission::HeaderFooter);
            }
        }
        Ok(())
    }
}

/// The one of several versions of the same thing that is read. Newer kinds of drawings are kept as a picture beside.
fn chosen(element: &Element) -> &Element {
    let choice = element.child("mc:Choice");
    let is_unknown = choice
        .and_then(|choice| choice.get("Requires"))
        .is_some_and(|requires| ["cx", "am3d", "aink", "wpi"].iter().any(|newer| requires.starts_with(newer)));
    let fallback = element.child("mc:Fallback");
    let chosen = if is_unknown { fallback.or(choice) } else { choice.or(fallback) };
    chosen.unwrap_or(element)
}

/// The letters of a formula.
fn formula(element: &Element) -> String {
    let mut text = String::new();
    element.visit(&mut |inner| {
        if inner.name == "m:t" {
            text.push_str(&inner.text());
        }
        true
    });
    text
}
