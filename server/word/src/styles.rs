//! `word/styles.xml`: what paragraphs and words look like by the name of their style.

use std::collections::HashMap;

use domain::fold::fold;

use crate::refusal::Refusal;
use crate::xml::{self, Element};

/// Styles that are based on each other.
const LONGEST_CHAIN: usize = 20;

/// Bytes of the longest name of a font.
const LONGEST_FONT: usize = 100;

/// All styles of a file.
#[derive(Debug, Default)]
pub(crate) struct Styles {
    by_id: HashMap<String, Style>,
    /// The style of paragraphs that name none.
    default: Option<String>,
    /// The font of text that names none.
    font: Option<String>,
}

#[derive(Debug, Default)]
struct Style {
    /// Folded.
    name: String,
    based_on: Option<String>,
    look: Look,
    number: Option<Number>,
    /// 0 to 8.
    outline: Option<u8>,
    is_centred: Option<bool>,
}

/// What a style or a run says about words; `None` is what lies below.
#[derive(Debug, Clone, Default)]
pub(crate) struct Look {
    pub(crate) bold: Option<bool>,
    pub(crate) italic: Option<bool>,
    pub(crate) strike: Option<bool>,
    pub(crate) hidden: Option<bool>,
    /// `superscript` or `subscript`.
    pub(crate) raised: Option<Raised>,
    pub(crate) font: Option<String>,
}

/// Above or below the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Raised {
    Up,
    Down,
    No,
}

/// A place in a numbered list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Number {
    /// `0` takes a paragraph out of the list of its style.
    pub(crate) list: Option<String>,
    pub(crate) level: Option<u8>,
}

/// What a style makes of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Title,
    /// From 1.
    Heading(u8),
    Caption,
    /// A line of a table of contents.
    Contents,
    Quote,
    Plain,
}

impl Look {
    /// Reads `w:rPr`.
    pub(crate) fn read(properties: &Element) -> Self {
        let strike = match (properties.switch("w:strike"), properties.switch("w:dstrike")) {
            (Some(true), _) | (_, Some(true)) => Some(true),
            (single, double) => single.or(double),
        };
        let fonts = properties.child("w:rFonts");
        Self {
            bold: properties.switch("w:b"),
            italic: properties.switch("w:i"),
            strike,
            hidden: match (properties.switch("w:vanish"), properties.switch("w:webHidden")) {
                (Some(true), _) | (_, Some(true)) => Some(true),
                (vanish, _) => vanish,
            },
            raised: properties.value("w:vertAlign").map(|place| match place {
                "superscript" => Raised::Up,
                "subscript" => Raised::Down,
                _ => Raised::No,
            }),
            font: fonts
                .and_then(|fonts| fonts.get("w:ascii").or(fonts.get("w:hAnsi")))
                .filter(|name| name.len() <= LONGEST_FONT)
                .map(str::to_owned),
        }
    }

    /// This, and below it `other`.
    pub(crate) fn over(self, other: Self) -> Self {
        Self {
            bold: self.bold.or(other.bold),
            italic: self.italic.or(other.italic),
            strike: self.strike.or(other.strike),
            hidden: self.hidden.or(other.hidden),
            raised: self.raised.or(other.raised),
            font: self.font.or(other.font),
        }
    }
}

impl Number {
    /// Reads `w:numPr` of paragraph properties.
    pub(crate) fn read(properties: &Element) -> Option<Self> {
        let number = properties.child("w:numPr")?;
        let level = number.value("w:ilvl").and_then(|level| level.parse().ok()).map(|level: u8| level.min(8));
        Some(Self { list: number.value("w:numId").map(str::to_owned), level })
    }
}

impl Styles {
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, Refusal> {
        let root = xml::parse(bytes)?;
        let mut styles = Self::default();
        if let Some(defaults) = root.child("w:docDefaults") {
            let run = defaults.child("w:rPrDefault").and_then(|run| run.child("w:rPr"));
            styles.font = run.and_then(|run| Look::read(run).font);
        }
        for element in root.elements().filter(|element| element.name == "w:style") {
            let Some(id) = element.get("w:styleId") else { continue };
            let is_paragraph = element.get("w:type").is_none_or(|kind| kind == "paragraph");
            if is_paragraph && matches!(element.get("w:default"), Some("1" | "true" | "on")) {
                styles.default = Some(id.to_owned());
            }
            let paragraph = element.child("w:pPr");
            let style = Style {
                name: fold(element.value("w:name").unwrap_or(id)),
                based_on: element.value("w:basedOn").map(str::to_owned),
                look: element.child("w:rPr").map(Look::read).unwrap_or_default(),
                number: paragraph.and_then(Number::read),
                outline: paragraph.and_then(outline),
                is_centred: paragraph.and_then(is_centred),
            };
            styles.by_id.entry(id.to_owned()).or_insert(style);
        }
        Ok(styles)
    }

    /// The style and those it is based on, nearest first.
    fn chain(&self, id: Option<&str>) -> impl Iterator<Item = &Style> {
        let first = id.or(self.default.as_deref()).and_then(|id| self.by_id.get(id));
        std::iter::successors(first, |style| self.by_id.get(style.based_on.as_deref()?)).take(LONGEST_CHAIN)
    }

    /// How words look by the style of their paragraph.
    pub(crate) fn look(&self, paragraph: Option<&str>) -> Look {
        let look = self.chain(paragraph).fold(Look::default(), |look, style| look.over(style.look.clone()));
        look.over(Look { font: self.font.clone(), ..Look::default() })
    }

    /// How words look by a style of their own, which says nothing about what it does not name.
    pub(crate) fn own_look(&self, id: &str) -> Look {
        if self.by_id.contains_key(id) {
            self.chain(Some(id)).fold(Look::default(), |look, style| look.over(style.look.clone()))
        } else {
            Look::default()
        }
    }

    /// The list of paragraphs of this style, with the level the style gives.
    pub(crate) fn number(&self, id: Option<&str>) -> Option<Number> {
        let mut found = Number::default();
        for number in self.chain(id).filter_map(|style| style.number.as_ref()) {
            found.list = found.list.or_else(|| number.list.clone());
            found.level = found.level.or(number.level);
        }
        found.list.is_some().then_some(found)
    }

    pub(crate) fn is_centred(&self, id: Option<&str>) -> bool {
        self.chain(id).find_map(|style| style.is_centred).unwrap_or(false)
    }

    /// What a style makes of a paragraph. Word writes the English names of its own styles whatever its language is;
    /// other programs write the names they show.
    pub(crate) fn kind(&self, id: Option<&str>) -> Kind {
        for style in self.chain(id) {
            let name = style.name.as_str();
            for begin in ["heading ", "tieu de ", "de muc "] {
                let level = name.strip_prefix(begin).and_then(|level| level.parse::<u8>().ok());
                if let Some(level) = level.filter(|level| (1..=9).contains(level)) {
                    return Kind::Heading(level);
                }
            }
            let is_contents = ["toc ", "muc luc "]
                .iter()
                .any(|begin| name.strip_prefix(begin).is_some_and(|level| level.chars().all(|c| c.is_ascii_digit())));
            match name {
                "title" | "tieu de" => return Kind::Title,
                "caption" | "chu thich" => return Kind::Caption,
                "toc heading" | "table of figures" => return Kind::Contents,
                "quote" | "intense quote" | "block text" | "trich dan" => return Kind::Quote,
                _ if is_contents => return Kind::Contents,
                _ => {}
            }
            if let Some(level) = style.outline {
                return if level < 9 { Kind::Heading(level + 1) } else { Kind::Plain };
            }
        }
        // A file without styles still names them.
        match id.map(fold).as_deref().and_then(|id| id.strip_prefix("heading")).and_then(|level| level.parse().ok()) {
            Some(level @ 1..=9) if !self.by_id.contains_key(id.unwrap_or_default()) => Kind::Heading(level),
            _ => Kind::Plain,
        }
    }
}

/// `w:outlineLvl` of paragraph properties: 0 to 8 are headings, 9 is text.
pub(crate) fn outline(properties: &Element) -> Option<u8> {
    properties.value("w:outlineLvl")?.parse().ok()
}

/// `w:jc` of paragraph properties.
pub(crate) fn is_centred(properties: &Element) -> Option<bool> {
    properties.value("w:jc").map(|place| place == "center")
}
