//! Which words belong to a picture.

use super::{Draft, Piece, words};
use crate::fold::fold;
use crate::rich::{PictureAt, Role};

/// Gives each picture the caption below it, or above it where the source does so.
pub(super) fn with_captions(drafts: Vec<Draft>) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    // Whether the last piece is a caption that belongs to nothing above it.
    let mut is_free = false;
    let mut rest = drafts.into_iter().peekable();
    while let Some(draft) = rest.next() {
        let Draft::Picture { index, alt } = draft else {
            if draft == Draft::Missing {
                pieces.extend(rest.next_if(is_caption).map(Piece::Draft));
                is_free = false;
            } else {
                is_free = is_caption(&draft);
                pieces.push(Piece::Draft(draft));
            }
            continue;
        };
        let above = match pieces.last() {
            Some(Piece::Draft(above)) if is_free => Some(words(above)),
            _ => None,
        };
        let below = rest.peek().filter(|below| is_caption(below)).map(words);
        let caption = match (above, below) {
            // `Hình 2:` leads to what comes after it, so it belongs to the next picture.
            (None, Some(below)) if !below.ends_with(':') => {
                rest.next();
                below
            }
            (Some(above), _) => {
                pieces.pop();
                above.trim_end_matches(':').to_owned()
            }
            _ => String::new(),
        };
        is_free = false;
        pieces.push(Piece::Picture(PictureAt { index, alt, caption }));
    }
    pieces
}

/// Styled as one, or `Hình 3…`, `Ảnh: …`.
fn is_caption(draft: &Draft) -> bool {
    let Draft::Paragraph(paragraph) = draft else { return false };
    if paragraph.role == Role::Caption {
        let folded = fold(&words(draft));
        return !folded.starts_with("bang ");
    }
    if !matches!(paragraph.role, Role::Plain) {
        return false;
    }
    let folded = fold(&words(draft));
    ["hinh", "anh", "so do", "bieu do", "ban do"].iter().any(|name| {
        let rest = folded.strip_prefix(name).map(str::trim_start);
        rest.is_some_and(|rest| is_numbered(rest) || (rest.starts_with(':') && rest.len() > 1))
    })
}

/// `3. …`, `3: …`, `3.1 – …`: a number, then a sign or the end.
fn is_numbered(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let number = &text[..text.len() - rest.len()];
    let rest = rest.trim_start();
    number.starts_with(|c: char| c.is_ascii_digit())
        && (rest.is_empty() || number.ends_with('.') || rest.starts_with([':', '-', '–', '.']))
}
