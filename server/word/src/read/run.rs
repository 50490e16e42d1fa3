//! Words and what stands between them.

use std::sync::Arc;

use domain::legacy;
use domain::rich::{Draft, Inline, Omission, Style, accepted, small_digits, symbol};

use super::Reader;
use super::field::{Kind, Place};
use super::note;
use super::paragraph::Open;
use crate::relationships::Target;
use crate::styles::{Look, Raised};
use crate::xml::Element;

impl Reader<'_, '_> {
    /// Reads what may stand within a paragraph.
    pub(super) fn inlines(&mut self, parent: &Element, open: &mut Open<'_>) {
        for element in parent.elements() {
            match element.name {
                "w:r" => self.run(element, open),
                "w:hyperlink" => self.hyperlink(element, open),
                "w:fldSimple" => self.simple_field(element, open),
                "w:del" | "w:moveFrom" => self.deleted(element),
                "mc:AlternateContent" => self.inlines(super::chosen(element), open),
                "m:oMath" | "m:oMathPara" => {
                    self.tally.add(Omission::Equation);
                    self.push(open, super::formula(element), &open.look.clone(), None);
                }
                "w:pPr" | "w:sdtPr" => {}
                _ => self.inlines(element, open),
            }
        }
    }

    fn hyperlink(&mut self, element: &Element, open: &mut Open<'_>) {
        let target = element.get("r:id").and_then(|id| self.relationships.get(id)).map(|found| found.target.clone());
        let link: Option<Arc<str>> = match target {
            Some(Target::Outside(address)) => {
                let link = accepted(&address).filter(|link| self.room.take(link.len()));
                if link.is_none() {
                    self.tally.add(Omission::Link);
                }
                link.map(Arc::from)
            }
            // A place in the same text, or in the same file.
            Some(Target::Part(_)) | None => None,
        };
        let around = std::mem::replace(&mut open.link, link);
        self.inlines(element, open);
        open.link = around;
    }

    fn simple_field(&mut self, element: &Element, open: &mut Open<'_>) {
        self.fields.begin();
        self.fields.instruction(element.get("w:instr").unwrap_or_default());
        let kind = self.fields.separate();
        self.count_field(&kind);
        self.inlines(element, open);
        self.fields.end();
    }

    fn count_field(&mut self, kind: &Kind) {
        match kind {
            Kind::RefusedLink => self.tally.add(Omission::Link),
            Kind::FormField => self.tally.add(Omission::FormField),
            Kind::ExternalPicture => self.tally.add(Omission::ExternalPicture),
            Kind::Text | Kind::Link(_) | Kind::Pages => {}
        }
    }

    fn run(&mut self, run: &Element, open: &mut Open<'_>) {
        let properties = run.child("w:rPr");
        let own = properties.map(Look::read).unwrap_or_default();
        let style = properties.and_then(|properties| properties.value("w:rStyle"));
        let by_style = style.map(|style| self.styles.own_look(style)).unwrap_or_default();
        let look = own.over(by_style).over(open.look.clone());
        if look.hidden == Some(true) {
            let mut has_words = false;
            run.visit(&mut |inner| {
                has_words |= inner.name == "w:t" && !inner.text().trim().is_empty();
                true
            });
            if has_words && matches!(self.fields.place(), Place::Text(_)) {
                self.tally.add(Omission::Hidden);
            }
            // Fields begin and end in hidden runs as well.
            for element in run.elements().filter(|element| matches!(element.name, "w:fldChar" | "w:instrText")) {
                self.piece(element, &look, open);
            }
            return;
        }
        for element in run.elements() {
            self.piece(element, &look, open);
        }
    }

    fn piece(&mut self, element: &Element, look: &Look, open: &mut Open<'_>) {
        match element.name {
            "w:instrText" => self.fields.instruction(&element.text()),
            "w:fldChar" => match element.get("w:fldCharType") {
                Some("begin") => self.fields.begin(),
                Some("separate") => {
                    let kind = self.fields.separate();
                    self.count_field(&kind);
                }
                Some("end") => {
                    let kind = self.fields.end();
                    self.count_field(&kind);
                }
                _ => {}
            },
            "mc:AlternateContent" => {
                for inner in super::chosen(element).elements() {
                    self.piece(inner, look, open);
                }
            }
            "w:rPr" | "w:delText" | "w:rt" => {}
            "w:commentReference" => self.tally.add(Omission::Comment),
            "w:object" => self.tally.add(Omission::Embedded),
            _ => {
                let Place::Text(link) = self.fields.place() else { return };
                self.shown(element, look, link.or_else(|| open.link.clone()), open);
            }
        }
    }

    /// A piece that is not inside an instruction.
    fn shown(&mut self, element: &Element, look: &Look, link: Option<Arc<str>>, open: &mut Open<'_>) {
        match element.name {
            "w:t" => self.push(open, element.text(), look, link),
            "w:tab" | "w:ptab" => self.push(open, " ".to_owned(), look, link),
            "w:br" | "w:cr" => match element.get("w:type") {
                Some("page" | "column") => self.push(open, " ".to_owned(), look, link),
                _ => open.put(Inline::Break),
            },
            "w:noBreakHyphen" => self.push(open, "-".to_owned(), look, link),
            // In an old font its byte is a letter; elsewhere nobody sees it.
            "w:softHyphen" => self.push(open, "\u{AD}".to_owned(), look, link),
            "w:sym" => self.symbol(element, look, link, open),
            "w:footnoteReference" | "w:endnoteReference" => {
                let kind =
                    if element.name == "w:footnoteReference" { note::Kind::Footnote } else { note::Kind::Endnote };
                if let Some(id) = element.get("w:id") {
                    let number = self.notes.mention(kind, id);
                    open.put(Inline::Note(number));
                }
            }
            "w:drawing" | "w:pict" => {
                let drawing = self.drawing(element);
                for picture in drawing.pictures {
                    open.split(picture);
                }
                if drawing.is_rule {
                    open.split(Draft::Rule);
                }
                open.behind.extend(drawing.boxes);
            }
            "w:ruby" | "w:rubyBase" | "w:r" => {
                for inner in element.elements() {
                    self.piece(inner, look, open);
                }
            }
            _ => {}
        }
    }
}

impl Reader<'_, '_> {
    /// Counts once that the end of the text is missing.
    fn is_too_long(&mut self) {
        if !self.tally.has(Omission::TooLong) {
            self.tally.add(Omission::TooLong);
        }
    }

    fn symbol(&mut self, element: &Element, look: &Look, link: Option<Arc<str>>, open: &mut Open<'_>) {
        let font = element.get("w:font").unwrap_or_default();
        let code = element.get("w:char").and_then(|code| u32::from_str_radix(code, 16).ok());
        if legacy::Font::named(font).is_some()
            && let Some(letter) = code.and_then(|code| char::from_u32(code & 0xFF))
        {
            let look = Look { font: Some(font.to_owned()), ..look.clone() };
            return self.push(open, letter.to_string(), &look, link);
        }
        match code.and_then(|code| symbol(font, code)) {
            Some(sign) => self.push(open, sign.to_string(), look, link),
            None => self.tally.add(Omission::Symbol),
        }
    }

    fn push(&mut self, open: &mut Open<'_>, words: String, look: &Look, link: Option<Arc<str>>) {
        if !self.room.take(words.len()) {
            // Not a word more: a text with holes would look complete.
            self.room.text = 0;
            self.is_too_long();
            return;
        }
        let words = in_unicode(words, look);
        let style = Style {
            bold: look.bold == Some(true),
            italic: look.italic == Some(true),
            strike: look.strike == Some(true),
            link,
        };
        let font = look.font.as_deref().and_then(legacy::Font::named);
        self.letters.add(font, &words);
        open.text(&words, style, self.letters.font_to_read(font));
    }
}

/// Signs of special fonts and small numbers have letters of their own in Unicode: `m²`, `CO₂`.
fn in_unicode(words: String, look: &Look) -> String {
    let font = look.font.as_deref().unwrap_or_default();
    if words.chars().any(|c| matches!(c, '\u{F000}'..='\u{F0FF}')) {
        return words
            .chars()
            .filter_map(|c| {
                if !matches!(c, '\u{F000}'..='\u{F0FF}') {
                    return Some(c);
                }
                let by_font = symbol(font, u32::from(c));
                by_font.or_else(|| symbol("Symbol", u32::from(c))).or_else(|| symbol("Wingdings", u32::from(c)))
            })
            .collect();
    }
    let small = match look.raised {
        Some(Raised::Up) => small_digits(&words, true),
        Some(Raised::Down) => small_digits(&words, false),
        _ => None,
    };
    small.unwrap_or(words)
}
