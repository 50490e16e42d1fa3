//! A picture or file that may be put into the text.

#[cfg(any(feature = "hydrate", test))]
use crate::shelf::{ShelfAnswer, TakenFile};
use crate::shelf::{ShelfDocument, ShelfPicture};

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) enum Choice {
    Picture(ShelfPicture),
    Document(ShelfDocument),
}

impl Choice {
    pub(in super::super) fn key(&self) -> &str {
        match self {
            Self::Picture(picture) => &picture.key,
            Self::Document(document) => &document.key,
        }
    }

    pub(in super::super) fn name(&self) -> &str {
        match self {
            Self::Picture(picture) => &picture.name,
            Self::Document(document) => &document.name,
        }
    }

    /// One that was just brought; a picture without sizes is still being prepared.
    #[cfg(any(feature = "hydrate", test))]
    pub(in super::super) fn brought(taken: &TakenFile) -> Self {
        let (key, name) = (taken.key.clone(), taken.name.clone());
        if taken.is_picture {
            Self::Picture(ShelfPicture { key, name, ..ShelfPicture::default() })
        } else {
            Self::Document(ShelfDocument { key, name, ..ShelfDocument::default() })
        }
    }

    /// Those of an answer: pictures before files, which have less to look at.
    #[cfg(any(feature = "hydrate", test))]
    pub(in super::super) fn all(answer: ShelfAnswer) -> Vec<Self> {
        let pictures = answer.pictures.into_iter().map(Self::Picture);
        pictures.chain(answer.documents.into_iter().map(Self::Document)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_brought_and_what_was_told_are_choices_alike() {
        let taken =
            |is_picture| TakenFile { key: "k".to_owned(), name: "Lễ".to_owned(), is_picture, ..TakenFile::default() };
        let answer = ShelfAnswer {
            documents: vec![ShelfDocument { key: "k".to_owned(), name: "Lễ".to_owned(), ..ShelfDocument::default() }],
            pictures: vec![ShelfPicture { key: "k".to_owned(), name: "Lễ".to_owned(), ..ShelfPicture::default() }],
            waiting: Vec::new(),
            ..ShelfAnswer::default()
        };
        assert_eq!(Choice::all(answer), [Choice::brought(&taken(true)), Choice::brought(&taken(false))]);
    }
}
