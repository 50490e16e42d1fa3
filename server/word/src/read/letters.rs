//! In which encoding the letters of a file are: by the fonts they are written in, or by the words they make.

use domain::legacy::{Encoding, Font, is_unicode, recognise};

/// Bytes of text that are kept to be looked at.
const LONGEST: usize = 200_000;

/// What is done with letters of old encodings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reading {
    /// As they are in the file.
    AsWritten,
    /// Those in old fonts as they look.
    ByFont,
    /// All of them in one encoding: no font says so, but the words do.
    All(Encoding),
}

/// Looks at all letters while they are read.
#[derive(Debug)]
pub(crate) struct Letters {
    reading: Reading,
    /// All words.
    text: String,
    /// Letters beyond ASCII in the fonts of each encoding, and how many of them are proper Unicode.
    tcvn3: Count,
    vni: Count,
}

#[derive(Debug, Default, Clone, Copy)]
struct Count {
    letters: usize,
    unicode: usize,
}

impl Count {
    /// Some files name an old font for text that is in Unicode.
    fn is_old(self) -> bool {
        self.letters > 0 && self.unicode * 5 < self.letters
    }
}

impl Letters {
    pub(crate) fn new(reading: Reading) -> Self {
        Self { reading, text: String::new(), tcvn3: Count::default(), vni: Count::default() }
    }

    pub(crate) fn add(&mut self, font: Option<Font>, words: &str) {
        if self.text.len() + words.len() < LONGEST {
            self.text.push_str(words);
        }
        let count = match font.map(|font| font.encoding) {
            Some(Encoding::Tcvn3) => &mut self.tcvn3,
            Some(Encoding::Vni) => &mut self.vni,
            None => return,
        };
        count.letters += words.chars().filter(|c| !c.is_ascii() && !c.is_whitespace()).count();
        count.unicode += words.chars().filter(|c| is_unicode(*c)).count();
    }

    /// The font by which words are to be read, if any.
    pub(crate) fn font_to_read(&self, font: Option<Font>) -> Option<Font> {
        match self.reading {
            Reading::AsWritten => None,
            Reading::ByFont => font,
            Reading::All(encoding) => Some(Font { encoding, is_capital: false }),
        }
    }

    pub(crate) fn reads_old_fonts(&self) -> bool {
        self.reading != Reading::AsWritten
    }

    /// The encoding of the file's text as it is written.
    pub(crate) fn encoding(&self) -> Option<Encoding> {
        match (self.tcvn3.is_old(), self.vni.is_old()) {
            (true, true) if self.vni.letters > self.tcvn3.letters => Some(Encoding::Vni),
            (true, _) => Some(Encoding::Tcvn3),
            (false, true) => Some(Encoding::Vni),
            (false, false) => recognise(&self.text),
        }
    }

    /// Whether fonts say so, not only words.
    pub(crate) fn is_by_font(&self) -> bool {
        self.tcvn3.is_old() || self.vni.is_old()
    }
}
