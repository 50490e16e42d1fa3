//! What the pictures, files and blocks of a text lack to be public.

use std::collections::BTreeMap;

use super::{MediaKey, Reference, alt_fault, named_in};
use crate::block::BlockKey;

/// What a text's pictures, files and blocks lack; nothing by default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a reason of its own, and several hold at once")]
pub struct Lacks {
    /// One is not in the library, or could not be read.
    pub missing: bool,
    /// A picture is still being prepared.
    pub waiting: bool,
    /// A picture is neither described nor decoration.
    pub undescribed: bool,
    /// Children can be recognised, and nobody says that a parent agreed.
    pub unconsented: bool,
    /// Blocks that neither the unit nor one above it has.
    pub blocks: Vec<BlockKey>,
}

/// How a file of the library stands.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each says another thing, as the library keeps it")]
pub struct Readiness {
    /// Whether it is a picture.
    pub is_picture: bool,
    /// Whether it is still being prepared.
    pub is_waiting: bool,
    /// Whether it could not be read.
    pub is_broken: bool,
    /// What it shows, where the text does not say.
    pub alt: String,
    /// Whether it only decorates.
    pub is_decorative: bool,
    /// Children can be recognised, without a parent's consent.
    pub lacks_consent: bool,
}

/// What a text with this cover lacks, by what the library knows of each key.
pub fn lacks(body: &str, cover: Option<&MediaKey>, library: &BTreeMap<MediaKey, Readiness>) -> Lacks {
    let mut lacks = Lacks::default();
    for named in named_in(body) {
        let wants_picture = matches!(named.reference, Reference::Picture(_));
        let Some(known) = library.get(named.reference.key()).filter(|known| known.is_picture == wants_picture) else {
            lacks.missing = true;
            continue;
        };
        lacks.add(known);
        let said = named.alt.trim();
        let alt = if said.is_empty() { known.alt.as_str() } else { said };
        let is_told = if alt.is_empty() { known.is_decorative } else { alt_fault(alt).is_none() };
        lacks.undescribed |= wants_picture && !is_told;
    }
    if let Some(cover) = cover {
        // In lists and shared links a cover stands beside the title, which says what it is about.
        match library.get(cover).filter(|known| known.is_picture) {
            Some(known) => lacks.add(known),
            None => lacks.missing = true,
        }
    }
    lacks
}

impl Lacks {
    fn add(&mut self, known: &Readiness) {
        self.missing |= known.is_broken;
        self.waiting |= known.is_waiting;
        self.unconsented |= known.lacks_consent;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "abcdefghijklmnop";

    fn ready() -> Readiness {
        Readiness {
            is_picture: true,
            is_waiting: false,
            is_broken: false,
            alt: "Lễ ra quân".to_owned(),
            is_decorative: false,
            lacks_consent: false,
        }
    }

    fn of(body: &str, known: Readiness) -> Lacks {
        lacks(body, None, &BTreeMap::from([(MediaKey::parse(KEY).unwrap(), known)]))
    }

    #[test]
    fn a_described_picture_that_is_ready_lacks_nothing() {
        let in_text = format!("![Lễ ra quân](/anh/{KEY})");
        let bare = format!("![](/anh/{KEY})");
        let untold = Readiness { alt: String::new(), ..ready() };
        assert_eq!(of(&bare, ready()), Lacks::default(), "the library describes it");
        assert_eq!(of(&in_text, untold.clone()), Lacks::default(), "the text describes it");
        assert_eq!(of(&bare, Readiness { is_decorative: true, ..untold.clone() }), Lacks::default());
        assert!(of(&bare, untold.clone()).undescribed);
        assert!(of(&format!("![IMG_5195.jpg](/anh/{KEY})"), untold).undescribed, "a file's name describes nothing");
    }

    #[test]
    fn each_lack_is_told() {
        let body = format!("![](/anh/{KEY})");
        assert!(of(&body, Readiness { is_waiting: true, ..ready() }).waiting);
        assert!(of(&body, Readiness { is_broken: true, ..ready() }).missing);
        assert!(of(&body, Readiness { lacks_consent: true, ..ready() }).unconsented);
        assert!(of("![x y](/anh/qrstuvwxyz234567)", ready()).missing, "not in the library");
        assert!(of(&format!("[x](/tep/{KEY})"), ready()).missing, "a picture is no file");
        let cover = MediaKey::parse(KEY).unwrap();
        let library = BTreeMap::from([(cover.clone(), Readiness { is_waiting: true, ..ready() })]);
        assert!(lacks("", Some(&cover), &library).waiting);
        assert!(lacks("", Some(&cover), &BTreeMap::new()).missing);
    }
}
