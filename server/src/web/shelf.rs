//! From the rows of a library, and the blocks of a unit, to what a page shows of them.

use app::shelf::{ShelfAnswer, ShelfDocument};
use domain::block;
use domain::document::DocumentKind;
use domain::media::{Attachment, MediaKey, Shelf, keys_named};
use domain::number;
use store::{DeskReader, Shelved, StoreError};

/// The pictures, files and blocks a public text names.
pub async fn of_site(site: &store::Site<'_>, body: &str, cover: Option<&MediaKey>) -> Result<Shelf, StoreError> {
    let mut shelf = filled(String::new(), site.shelved(&keys_named(body, cover)).await?);
    shelf.put_blocks(site.blocks(&block::keys_named(body)).await?);
    Ok(shelf)
}

/// The pictures, files and blocks a text at the desk names.
pub async fn of_desk(
    desk: &DeskReader<'_>,
    base: String,
    body: &str,
    cover: Option<&MediaKey>,
) -> Result<Shelf, StoreError> {
    let mut shelf = filled(base, desk.shelved(&keys_named(body, cover)).await?);
    shelf.put_blocks(desk.blocks(&block::keys_named(body)).await?);
    Ok(shelf)
}

/// Where addresses of pictures begin at a unit's desk.
pub fn desk_base(unit: &str) -> String {
    format!("/don-vi/{unit}")
}

/// A shelf of what was found in a library.
pub fn filled(base: String, found: Shelved) -> Shelf {
    let mut shelf = Shelf::at(base);
    for picture in found.pictures {
        shelf.put_picture(picture);
    }
    for (key, media_type, bytes) in found.documents {
        shelf.put_attachment(Attachment { key, word: word(&media_type).to_owned(), size: number::file_size(bytes) });
    }
    shelf
}

/// What people call a file of this content.
pub fn word(media_type: &str) -> &'static str {
    let kind = DocumentKind::ALL.into_iter().find(|kind| kind.media_type() == media_type);
    kind.map_or("Tệp", DocumentKind::word)
}

/// What was found of files, as our islands read it; names are told apart.
pub fn answer(found: Shelved, name: impl Fn(&MediaKey) -> String, waiting: Vec<String>) -> ShelfAnswer {
    let document = |(key, media_type, bytes): (MediaKey, String, u64)| ShelfDocument {
        name: name(&key),
        key: key.to_string(),
        word: word(&media_type).to_owned(),
        size: number::file_size(bytes),
    };
    let pictures = found.pictures.into_iter().map(|picture| {
        let name = name(&picture.key);
        (picture, name).into()
    });
    ShelfAnswer {
        pictures: pictures.collect(),
        documents: found.documents.into_iter().map(document).collect(),
        waiting,
        blocks: Vec::new(),
    }
}
