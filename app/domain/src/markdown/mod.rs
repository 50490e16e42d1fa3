//! Markdown to HTML, safe by construction: the live preview at the desk and the public page run this same function.
//!
//! Nothing of the source reaches the output except as escaped text, as an address that `links` judged, or as a tag
//! written out in this folder. There is no sanitizer behind it, because nothing can need one: raw HTML becomes text,
//! pictures are those of the unit's own library, no `style` and no event attribute exists here.
//!
//! What a writer should know is returned as [`Warning`]s, in Vietnamese, and never stops the rendering.
//!
//! - `writer` walks the events of the parser and writes tags; read it first.
//! - `links`, `callouts`, `headings`, `tables` and `footnotes` hold the rules of each.
//! - [`editing`] is what the editor's buttons do to a source.
//! - `remarks` says what readers will stumble over, and changes nothing.
//! - `plain` gives the same text without tags, for summaries and counting.

mod callouts;
pub mod editing;
mod escape;
mod footnotes;
pub(crate) mod headings;
pub(crate) mod links;
mod plain;
mod remarks;
mod tables;
mod warning;
mod writer;

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser};

pub use callouts::Callout;
pub use warning::Warning;

use crate::media::Shelf;
use crate::text;

/// Beyond `CommonMark`; the last brings call-outs with English names.
pub(crate) const EXTENSIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_GFM);

/// A text ready for the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// Balanced HTML for inside an `<article>` whose title is the page's `h1`.
    pub html: String,
    /// What the writer should look at, in the order of the text, each once, at most fifty.
    pub warnings: Vec<Warning>,
    /// Words of the text, as white space separates them; in Vietnamese these are syllables.
    pub words: usize,
}

/// Renders NFC Markdown: `CommonMark`, tables, footnotes, strikethrough and call-outs.
///
/// Never fails and never panics; the same source always gives the same bytes. Identifiers of footnotes are unique
/// within one text, so a page shows one text with footnotes, not two.
///
/// Pictures and files are not shown, and braces are braces: [`render_with`] knows what there is.
pub fn render(source: &str) -> Rendered {
    render_with(source, &Shelf::default())
}

/// The same with the pictures, files and blocks of a shelf.
pub fn render_with(source: &str, shelf: &Shelf) -> Rendered {
    let events = parse(source);
    let (html, warnings) = writer::write(&events, shelf);
    Rendered { html, warnings, words: plain::words(&events) }
}

/// Minutes it takes to read so many words: none for none, else at least one.
///
/// A Vietnamese word of ours is a syllable. We assume 220 of them a minute, about what is said of other languages; we
/// know of no measurement for Vietnamese readers of official pages, so show it as "about".
pub fn reading_minutes(words: usize) -> usize {
    const A_MINUTE: usize = 220;
    if words == 0 { 0 } else { (words.saturating_add(A_MINUTE / 2) / A_MINUTE).max(1) }
}

/// The running text without marks, for summaries and descriptions: at most `graphemes` grapheme clusters.
///
/// Headings, tables, code and footnotes are left out unless the text has nothing else.
///
/// Blocks are `…`: what is kept of a text would not follow them. [`plain_text_with`] knows which there are.
pub fn plain_text(source: &str, graphemes: usize) -> String {
    plain_text_with(source, graphemes, &Shelf::default())
}

/// The same with the blocks of a shelf.
pub fn plain_text_with(source: &str, graphemes: usize, shelf: &Shelf) -> String {
    let events = parse(source);
    text::truncate(&plain::summary(&events, shelf), graphemes)
}

/// The events are kept, not streamed: footnotes and call-outs look ahead.
pub(crate) fn parse(source: &str) -> Vec<Event<'_>> {
    Parser::new_ext(source, EXTENSIONS).collect()
}

/// The same events, each with the bytes of the source it stands for.
pub(crate) fn parse_with_places(source: &str) -> impl Iterator<Item = (Event<'_>, Range<usize>)> {
    Parser::new_ext(source, EXTENSIONS).into_offset_iter()
}
