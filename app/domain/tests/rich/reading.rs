//! Reads Markdown as the parser does, into the same document that was written.

use domain::rich::{Block, Document, Inline, List, PictureAt, Style, Table};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// What the renderer asks of the parser.
fn extensions() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_GFM
}

/// The document that Markdown shows. Pictures have `/hinh/{index}` as their address.
pub(crate) fn read(markdown: &str) -> Document {
    let events: Vec<Event<'_>> = Parser::new_ext(markdown, extensions()).collect();
    let mut reader = Reader { events: events.into_iter().peekable(), notes: Vec::new() };
    let blocks = reader.blocks();
    assert!(reader.events.next().is_none(), "everything is read");
    reader.notes.sort_by_key(|(number, _)| *number);
    Document { blocks, notes: reader.notes.into_iter().map(|(_, note)| note).collect() }
}

struct Reader<'a> {
    events: std::iter::Peekable<std::vec::IntoIter<Event<'a>>>,
    notes: Vec<(usize, Vec<Block>)>,
}

impl Reader<'_> {
    fn blocks(&mut self) -> Vec<Block> {
        let mut blocks = Vec::new();
        while let Some(event) = self.events.peek() {
            match event {
                Event::End(_) => break,
                Event::Start(
                    Tag::Paragraph
                    | Tag::Heading { .. }
                    | Tag::List(_)
                    | Tag::Table(_)
                    | Tag::BlockQuote(_)
                    | Tag::FootnoteDefinition(_),
                )
                | Event::Rule => blocks.extend(self.block()),
                // Tight entries have words without a paragraph.
                _ => blocks.push(paragraph(self.inlines())),
            }
        }
        blocks
    }

    fn block(&mut self) -> Option<Block> {
        let block = match self.events.next()? {
            Event::Rule => return Some(Block::Rule),
            Event::Start(Tag::Paragraph) => paragraph(self.inlines()),
            Event::Start(Tag::Heading { level, .. }) => {
                let level = match level {
                    HeadingLevel::H1 => 1,
                    HeadingLevel::H2 => 2,
                    HeadingLevel::H3 => 3,
                    HeadingLevel::H4 => 4,
                    HeadingLevel::H5 => 5,
                    HeadingLevel::H6 => 6,
                };
                Block::Heading { level, words: self.inlines() }
            }
            Event::Start(Tag::List(first)) => {
                let mut entries = Vec::new();
                while let Some(Event::Start(Tag::Item)) = self.events.peek() {
                    self.events.next();
                    entries.push(self.blocks());
                    self.events.next();
                }
                Block::List(List { first, entries })
            }
            Event::Start(Tag::Table(_)) => {
                let mut rows = Vec::new();
                while let Some(Event::Start(Tag::TableHead | Tag::TableRow)) = self.events.peek() {
                    self.events.next();
                    let mut row = Vec::new();
                    while let Some(Event::Start(Tag::TableCell)) = self.events.peek() {
                        self.events.next();
                        row.push(self.inlines());
                        self.events.next();
                    }
                    rows.push(row);
                    self.events.next();
                }
                let head = rows.remove(0);
                Block::Table(Table { head, rows })
            }
            Event::Start(Tag::BlockQuote(kind)) => {
                assert_eq!(kind, None, "no call-out was written");
                Block::Quote(self.blocks())
            }
            Event::Start(Tag::FootnoteDefinition(name)) => {
                let number = number(&name);
                let note = self.blocks();
                self.notes.push((number, note));
                self.events.next();
                return None;
            }
            other => panic!("{other:?} is no block"),
        };
        self.events.next();
        Some(block)
    }

    /// Up to the end of the block.
    fn inlines(&mut self) -> Vec<Inline> {
        let mut inlines: Vec<Inline> = Vec::new();
        let mut style = Style::default();
        while let Some(event) = self.events.peek() {
            let style_after = match event {
                Event::Start(Tag::Strong) => Style { bold: true, ..style },
                Event::End(TagEnd::Strong) => Style { bold: false, ..style },
                Event::Start(Tag::Emphasis) => Style { italic: true, ..style },
                Event::End(TagEnd::Emphasis) => Style { italic: false, ..style },
                Event::Start(Tag::Strikethrough) => Style { strike: true, ..style },
                Event::End(TagEnd::Strikethrough) => Style { strike: false, ..style },
                Event::Start(Tag::Link { dest_url, .. }) => Style { link: Some(dest_url.as_ref().into()), ..style },
                Event::End(TagEnd::Link) => Style { link: None, ..style },
                Event::Start(Tag::Image { .. }) => {
                    inlines.push(self.picture());
                    continue;
                }
                Event::Start(_) | Event::End(_) | Event::Rule => break,
                Event::Text(text) => {
                    let text = text.to_string();
                    match inlines.last_mut() {
                        Some(Inline::Text { words, style: same }) if *same == style => words.push_str(&text),
                        _ => inlines.push(Inline::Text { words: text, style: style.clone() }),
                    }
                    style
                }
                Event::HardBreak => {
                    inlines.push(Inline::Break);
                    style
                }
                Event::FootnoteReference(name) => {
                    inlines.push(Inline::Note(number(name.as_ref()) - 1));
                    style
                }
                other => panic!("{other:?} was not written"),
            };
            style = style_after;
            self.events.next();
        }
        inlines
    }

    /// Stands for a picture until the paragraph is complete.
    fn picture(&mut self) -> Inline {
        let Some(Event::Start(Tag::Image { dest_url, title, .. })) = self.events.next() else { panic!("a picture") };
        let mut alt = String::new();
        loop {
            match self.events.next() {
                Some(Event::Text(text)) => alt.push_str(&text),
                Some(Event::End(TagEnd::Image)) => break,
                other => panic!("{other:?} in a picture"),
            }
        }
        Inline::text(format!("\u{1}{dest_url}\u{1}{alt}\u{1}{title}"))
    }
}

fn paragraph(inlines: Vec<Inline>) -> Block {
    if let [Inline::Text { words, .. }] = inlines.as_slice()
        && let Some(picture) = words.strip_prefix('\u{1}')
    {
        let parts: Vec<&str> = picture.split('\u{1}').collect();
        let index = number(parts[0].trim_start_matches("/hinh/"));
        return Block::Picture(PictureAt { index, alt: parts[1].to_owned(), caption: parts[2].to_owned() });
    }
    Block::Paragraph(inlines)
}

/// Names of notes and addresses of pictures are numbers here.
fn number(name: &str) -> usize {
    name.parse().unwrap_or_else(|error| panic!("{name:?}: {error}"))
}
