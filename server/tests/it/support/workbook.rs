//! A table opened again: its files as Excel would read them.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::answer::Answer;

/// The words of a workbook and its one sheet, as XML.
#[derive(Debug)]
pub(crate) struct Workbook {
    pub(crate) words: String,
    pub(crate) sheet: String,
}

impl Workbook {
    #[track_caller]
    pub(crate) fn of(answer: &Answer) -> Self {
        let mut archive = ZipArchive::new(Cursor::new(&answer.bytes)).expect("a container");
        let mut file = |name: &str| {
            let mut text = String::new();
            archive.by_name(name).expect("a part").read_to_string(&mut text).expect("UTF-8");
            text
        };
        Self { words: file("xl/sharedStrings.xml"), sheet: file("xl/worksheets/sheet1.xml") }
    }

    /// Whether any cell is one that a program would compute.
    pub(crate) fn has_formulas(&self) -> bool {
        self.sheet.contains("<f>") || self.sheet.contains("<f ")
    }
}
