//! The container of a Word file: a ZIP archive whose parts are found by name.
//!
//! Sizes that an archive declares are not believed: what comes out is counted.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use zip::{CompressionMethod, ZipArchive};

use crate::refusal::Refusal;

/// Bytes of the largest file.
const LARGEST_FILE: usize = 50 << 20;
/// Parts of a file. Word writes about fifteen and one for each picture.
const MOST_PARTS: usize = 4_000;
/// Bytes of the largest part of XML, unpacked. A decree of 60 pages has one and a half million.
const LARGEST_XML: u64 = 24 << 20;
/// Bytes of the largest picture.
const LARGEST_PICTURE: u64 = 30 << 20;
/// Bytes of everything that is unpacked.
const LARGEST_TOTAL: u64 = 160 << 20;
/// How many times its packed size a part of XML may have, once it is over [`SMALL`]. Word's own stay below 60.
const LARGEST_RATIO: u64 = 300;
/// Below this many bytes the ratio does not matter.
const SMALL: u64 = 2 << 20;
/// Bytes of the longest name of a part.
const LONGEST_NAME: usize = 260;

/// An opened file.
pub(crate) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Numbers in the archive by small letters: names of parts are the same in any case.
    parts: HashMap<String, usize>,
    /// Bytes that may still come out.
    room: u64,
}

impl<'a> Package<'a> {
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, Refusal> {
        if bytes.len() > LARGEST_FILE {
            return Err(Refusal::TooLarge);
        }
        if !bytes.starts_with(b"PK") {
            return Err(of_another_format(bytes));
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::Damaged)?;
        if archive.len() > MOST_PARTS {
            return Err(Refusal::TooLarge);
        }
        let mut parts = HashMap::new();
        for index in 0..archive.len() {
            let Some(Ok(name)) = archive.name_for_index(index) else { return Err(Refusal::Damaged) };
            let name = name.replace('\\', "/");
            let is_absurd = name.len() > LONGEST_NAME
                || name.chars().any(char::is_control)
                || name.split('/').any(|step| step == "..");
            if is_absurd {
                return Err(Refusal::Suspicious);
            }
            parts.entry(name.trim_start_matches('/').to_lowercase()).or_insert(index);
        }
        let package = Self { archive, parts, room: LARGEST_TOTAL };
        package.is_word()?;
        Ok(package)
    }

    fn is_word(&self) -> Result<(), Refusal> {
        if self.has("mimetype") && self.has("content.xml") {
            return Err(Refusal::OpenDocument);
        }
        if self.has("xl/workbook.xml") || self.has("ppt/presentation.xml") {
            return Err(Refusal::OtherOffice);
        }
        if self.has("[content_types].xml") { Ok(()) } else { Err(Refusal::NotWord) }
    }

    /// Whether there is a part of this name, in any case.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.parts.contains_key(&name.to_lowercase())
    }

    /// The bytes of a part of XML; `None` if there is none of this name.
    pub(crate) fn xml(&mut self, name: &str) -> Result<Option<Vec<u8>>, Refusal> {
        self.part(name, LARGEST_XML)
    }

    /// The bytes of a picture; `None` if there is none of this name, or it cannot be unpacked or is too large. A text
    /// is worth reading without one of its pictures.
    pub(crate) fn picture(&mut self, name: &str) -> Option<Vec<u8>> {
        self.part(name, LARGEST_PICTURE).ok().flatten()
    }

    fn part(&mut self, name: &str, largest: u64) -> Result<Option<Vec<u8>>, Refusal> {
        let Some(index) = self.parts.get(&name.to_lowercase()) else { return Ok(None) };
        let part = self.archive.by_index(*index).map_err(|error| match error {
            zip::result::ZipError::UnsupportedArchive(zip::result::ZipError::PASSWORD_REQUIRED) => Refusal::Encrypted,
            _ => Refusal::Damaged,
        })?;
        if !matches!(part.compression(), CompressionMethod::Stored | CompressionMethod::Deflated) {
            return Err(Refusal::Damaged);
        }
        let packed = part.compressed_size();
        let limit = largest.min(self.room);
        let mut bytes = Vec::new();
        // One more than allowed tells that there is more.
        let count = part.take(limit + 1).read_to_end(&mut bytes).map_err(|_| Refusal::Damaged)?;
        let count = u64::try_from(count).unwrap_or(u64::MAX);
        self.room = self.room.saturating_sub(count);
        if count > limit || (count > SMALL && count / packed.max(1) > LARGEST_RATIO) {
            return Err(Refusal::TooLarge);
        }
        Ok(Some(bytes))
    }
}

/// What the first bytes of a file without a ZIP archive say.
fn of_another_format(bytes: &[u8]) -> Refusal {
    const COMPOUND: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    let start = bytes.get(..512).unwrap_or(bytes).trim_ascii_start();
    if bytes.starts_with(&COMPOUND) {
        // A new document with a password lies in an old container, as a stream of this name.
        let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let is_encrypted = bytes.windows(name.len()).any(|window| window == name);
        return if is_encrypted { Refusal::Encrypted } else { Refusal::OldFormat };
    }
    if start.starts_with(b"%PDF") {
        return Refusal::Pdf;
    }
    let start = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(start).to_ascii_lowercase();
    let is_text_format = [b"{\\rtf".as_slice(), b"<html", b"<!doctype", b"<?xml", b"mime-version:"];
    if is_text_format.iter().any(|begin| start.starts_with(begin)) { Refusal::Renamed } else { Refusal::NotWord }
}
