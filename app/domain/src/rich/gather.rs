//! From the pieces of a source to a document: what belongs together, and what it is meant to be.
//!
//! Each file looks at one thing, in this order: `layout` takes apart tables that only set things side by side, `title`
//! finds the title, `picture` finds captions, `official` the headings of official documents, `list` typed and real
//! lists; `table` flattens what is left of tables.

mod layout;
mod lines;
mod list;
mod official;
mod picture;
mod table;
mod title;

use super::inline::plain;
use super::tidy::line;
use super::{Block, Draft, PictureAt, Role, Tally};

/// A text with its title apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Gathered {
    /// One clean line, if the source shows plainly what its title is.
    pub title: Option<String>,
    /// The text without that title.
    pub blocks: Vec<Block>,
}

/// Brings a whole text together.
pub fn gather(drafts: Vec<Draft>, tally: &mut Tally) -> Gathered {
    let mut drafts = layout::unfolded(drafts);
    let title = title::take(&mut drafts);
    let drafts = lines::without_dividers(drafts);
    let drafts = picture::with_captions(drafts);
    let drafts = official::with_headings(drafts);
    Gathered { title, blocks: blocks(drafts, tally) }
}

/// Brings a part of a text together, for example what was pasted: all its words stay in it, a title as a heading.
pub fn gather_part(drafts: Vec<Draft>, tally: &mut Tally) -> Vec<Block> {
    let drafts = picture::with_captions(lines::without_dividers(layout::unfolded(drafts)));
    blocks(official::with_headings(drafts), tally)
}

/// Brings the text of a note or a quotation together; it has no title and no headings.
pub fn gather_note(drafts: Vec<Draft>, tally: &mut Tally) -> Vec<Block> {
    let drafts = picture::with_captions(lines::without_dividers(layout::unfolded(drafts)));
    blocks(drafts, tally)
}

/// A draft whose picture has found its caption.
#[derive(Debug)]
enum Piece {
    Draft(Draft),
    Picture(PictureAt),
}

fn blocks(pieces: Vec<Piece>, tally: &mut Tally) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut entries = list::Entries::default();
    for piece in list::with_typed_entries(pieces) {
        let block = match piece {
            Piece::Draft(Draft::Paragraph(paragraph)) => {
                let Some(paragraph) = entries.take(paragraph) else { continue };
                match paragraph.role {
                    Role::Heading(level) => Block::Heading { level, words: paragraph.words },
                    Role::Title => Block::Heading { level: 1, words: paragraph.words },
                    _ => Block::Paragraph(paragraph.words),
                }
            }
            Piece::Draft(Draft::Table(grid)) => {
                entries.end(&mut blocks);
                blocks.extend(table::blocks(grid, tally));
                continue;
            }
            Piece::Draft(Draft::Picture { index, alt }) => {
                Block::Picture(PictureAt { index, alt, caption: String::new() })
            }
            Piece::Draft(Draft::Quote(inner)) => Block::Quote(gather_note(inner, tally)),
            Piece::Draft(Draft::Rule) => Block::Rule,
            Piece::Draft(Draft::Missing) => continue,
            Piece::Picture(picture) => Block::Picture(picture),
        };
        entries.end(&mut blocks);
        blocks.push(block);
    }
    entries.end(&mut blocks);
    blocks
}

/// The words of a paragraph on one line, nothing for other drafts.
fn words(draft: &Draft) -> String {
    match draft {
        Draft::Paragraph(paragraph) => line(&plain(&paragraph.words)),
        _ => String::new(),
    }
}
