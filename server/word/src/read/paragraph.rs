//! A paragraph: what it is, and its pieces where pictures or boxes split it.

use domain::legacy;
use domain::rich::{Draft, Entry, Inline, Omission, Paragraph, Role, Style, plain};

use super::Reader;
use crate::numbering::Mark;
use crate::styles::{self, Kind, Look, Number};
use crate::xml::Element;

/// A paragraph that is being read.
pub(super) struct Open<'o> {
    pub(super) look: Look,
    words: Vec<Inline>,
    /// Words that may go on in the next run: a letter and its mark may lie in two.
    pending: Option<(Style, Option<legacy::Font>, String)>,
    /// Text of boxes, which comes behind the paragraph.
    pub(super) behind: Vec<Draft>,
    /// The address of the hyperlink around the present place.
    pub(super) link: Option<std::sync::Arc<str>>,
    role: Role,
    is_centred: bool,
    out: &'o mut Vec<Draft>,
}

impl Open<'_> {
    /// Adds words; `font` is that of an old encoding if they are to be read by it.
    pub(super) fn text(&mut self, more: &str, style: Style, font: Option<legacy::Font>) {
        match &mut self.pending {
            Some((same, read_by, words)) if *same == style && *read_by == font => words.push_str(more),
            _ => {
                self.settle();
                self.pending = Some((style, font, more.to_owned()));
            }
        }
    }

    /// Adds what is no words.
    pub(super) fn put(&mut self, inline: Inline) {
        self.settle();
        self.words.push(inline);
    }

    fn settle(&mut self) {
        let Some((style, font, words)) = self.pending.take() else { return };
        let words = match font {
            Some(font) if !words.chars().any(legacy::is_unicode) => font.read(&words),
            _ => words,
        };
        match self.words.last_mut() {
            Some(Inline::Text { words: before, style: same }) if *same == style => before.push_str(&words),
            _ => self.words.push(Inline::Text { words, style }),
        }
    }

    /// Sets something between the words so far and those to come.
    pub(super) fn split(&mut self, draft: Draft) {
        self.settle();
        let has_words = !plain(&self.words).trim().is_empty();
        if has_words && draft == Draft::Missing {
            return;
        }
        if has_words {
            self.flush();
        }
        self.out.push(draft);
    }

    fn flush(&mut self) {
        let words = std::mem::take(&mut self.words);
        self.out.push(Draft::Paragraph(Paragraph { words, role: self.role, is_centred: self.is_centred }));
        // What comes behind a picture is the same entry, and no second heading.
        self.role = match self.role {
            Role::Entry(entry) => Role::Continued { depth: entry.depth },
            Role::Continued { depth } => Role::Continued { depth },
            _ => Role::Plain,
        };
    }
}

impl Reader<'_, '_> {
    pub(super) fn paragraph(&mut self, element: &Element, out: &mut Vec<Draft>) {
        let properties = element.child("w:pPr");
        let style = properties.and_then(|properties| properties.value("w:pStyle"));
        let kind = match self.styles.kind(style) {
            Kind::Plain => properties
                .and_then(styles::outline)
                .map_or(Kind::Plain, |level| if level < 9 { Kind::Heading(level + 1) } else { Kind::Plain }),
            kind => kind,
        };
        let is_centred = properties.and_then(styles::is_centred).unwrap_or_else(|| self.styles.is_centred(style));
        let start = out.len();
        let mut open = Open {
            look: self.styles.look(style),
            words: Vec::new(),
            pending: None,
            behind: Vec::new(),
            link: None,
            role: match kind {
                Kind::Title => Role::Title,
                Kind::Heading(level) => Role::Heading(level),
                Kind::Caption => Role::Caption,
                Kind::Plain | Kind::Contents | Kind::Quote => Role::Plain,
            },
            is_centred,
            out,
        };
        self.inlines(element, &mut open);
        open.settle();
        let mut behind = std::mem::take(&mut open.behind);
        let is_picture_only = plain(&open.words).trim().is_empty() && open.out.len() > start;
        if !is_picture_only {
            open.flush();
        }
        if kind == Kind::Contents {
            if out
                .drain(start..)
                .any(|draft| matches!(draft, Draft::Paragraph(paragraph) if !plain(&paragraph.words).trim().is_empty()))
            {
                self.tally.add(Omission::Contents);
            }
            return;
        }
        self.number(properties, style, &mut out[start..]);
        if kind == Kind::Quote {
            let inner: Vec<Draft> = out.drain(start..).collect();
            match out.last_mut() {
                Some(Draft::Quote(before)) => before.extend(inner),
                _ => out.push(Draft::Quote(inner)),
            }
        }
        out.append(&mut behind);
    }

    /// Sets before the first words of a paragraph what its list says, and makes an entry of it where Markdown can.
    fn number(&mut self, properties: Option<&Element>, style: Option<&str>, pieces: &mut [Draft]) {
        let own = properties.and_then(Number::read);
        let by_style = self.styles.number(style);
        let number = match (own, by_style) {
            (Some(own), by_style) => {
                let by_style = by_style.unwrap_or_default();
                Number { list: own.list.or(by_style.list), level: own.level.or(by_style.level) }
            }
            (None, Some(by_style)) => by_style,
            (None, None) => return,
        };
        if number.list.as_deref().is_none_or(|list| list == "0") {
            return;
        }
        let mut paragraphs = pieces.iter_mut().filter_map(|draft| match draft {
            Draft::Paragraph(paragraph) => Some(paragraph),
            _ => None,
        });
        // Word numbers empty paragraphs too; nobody would miss them, but what follows counts on.
        let reads_old_fonts = self.letters.reads_old_fonts();
        let Some(mark) = self.numbering.next(&number, reads_old_fonts) else { return };
        let Some(first) = paragraphs.next() else { return };
        if plain(&first.words).trim().is_empty() {
            return;
        }
        let depth = number.level.unwrap_or(0);
        let list = number.list.as_deref().and_then(|list| list.parse().ok()).unwrap_or(0);
        let label = match (mark, first.role) {
            (Mark::Bullet, Role::Plain) => {
                first.role = Role::Entry(Entry { depth, list, number: None });
                None
            }
            (Mark::Counted(count), Role::Plain) => {
                first.role = Role::Entry(Entry { depth, list, number: Some(count) });
                None
            }
            // A bullet in a heading or caption is ornament, a number is part of its name.
            (Mark::Bullet, _) => None,
            (Mark::Counted(count), _) => Some(format!("{count}.")),
            (Mark::Label(label), role) => {
                if role == Role::Plain && depth > 0 {
                    first.role = Role::Continued { depth };
                }
                Some(label)
            }
        };
        if let Some(label) = label {
            first.words.insert(0, Inline::text(format!("{label} ")));
        }
        for piece in paragraphs {
            piece.role = match first.role {
                Role::Entry(_) | Role::Continued { .. } => Role::Continued { depth },
                _ => piece.role,
            };
        }
    }
}
