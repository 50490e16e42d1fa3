//! Documents people attach: told by their content and never by their name, and refused when they could harm a reader.
//!
//! What is looked at is the file as it lies; nothing is ever unpacked. So this keeps out what is there by mistake and
//! what is easily seen, and is no promise beyond it:
//!
//! - what a PDF packs into streams, newer object streams included, is not read: a script there goes unseen;
//! - of an archive the directory counts, not what its entries unpack to: one that lies about its sizes is not found out;
//! - whether a Word file loads its template from elsewhere, or holds an object of an old program, stands in packed parts.
//!
//! Therefore documents are served as downloads, with their own type and `nosniff`, whatever this says of them.

mod archive;
mod packed;
mod pdf;
mod refusal;
#[cfg(test)]
mod tests;
mod zip;

pub use packed::Harm;
pub use refusal::Refusal;

/// The largest document, in bytes: 25 MB. A scan of fifty pages has about ten.
pub const LARGEST: usize = 25_000_000;
/// The most entries of an archive, folders included.
pub const MOST_ENTRIES: usize = 2_000;
/// The most bytes an archive may unpack to: 500 MB.
pub const MOST_UNPACKED: u64 = 500_000_000;
/// The most times an archive may grow by unpacking. What unpacks to less than [`HARMLESS`] may grow as it likes: an
/// empty picture does.
pub const MOST_GROWTH: u64 = 200;
/// Bytes that unpack in a moment on any machine.
pub const HARMLESS: u64 = 20_000_000;

/// What can be attached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DocumentKind {
    /// PDF.
    Pdf,
    /// Word since 2007.
    Docx,
    /// Excel since 2007.
    Xlsx,
    /// A text by OpenDocument.
    Odt,
    /// A table by OpenDocument.
    Ods,
    /// Several files in one.
    Zip,
}

/// A document that may be attached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Document {
    /// What it is.
    pub kind: DocumentKind,
    /// A PDF with other files inside, as signing programs make for annexes. Most readers never find them, so whoever
    /// attaches it should be told.
    pub holds_files: bool,
}

impl DocumentKind {
    /// All, in the order in which they are named to people.
    pub const ALL: [Self; 6] = [Self::Pdf, Self::Docx, Self::Xlsx, Self::Odt, Self::Ods, Self::Zip];

    /// The stored form, which is also how names end: `pdf`.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Odt => "odt",
            Self::Ods => "ods",
            Self::Zip => "zip",
        }
    }

    /// Reads the stored form.
    pub fn from_extension(extension: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.extension() == extension)
    }

    /// For `Content-Type`.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Odt => "application/vnd.oasis.opendocument.text",
            Self::Ods => "application/vnd.oasis.opendocument.spreadsheet",
            Self::Zip => "application/zip",
        }
    }

    /// What a reader calls it, beside the size of a download: `PDF, 1,2 MB`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Pdf => "PDF",
            Self::Docx => "Word",
            Self::Xlsx => "Excel",
            Self::Odt => "Văn bản ODT",
            Self::Ods => "Bảng tính ODS",
            Self::Zip => "Tệp nén ZIP",
        }
    }
}

impl Document {
    /// One Vietnamese sentence for whoever attaches it, if there is something to know.
    pub fn remark(self) -> Option<&'static str> {
        self.holds_files.then_some(
            "Tệp PDF này có tệp khác kèm bên trong mà nhiều phần mềm đọc PDF không cho thấy. \
             Nếu người dân cần những tệp ấy, hãy đính kèm chúng riêng.",
        )
    }
}

/// Tells what a file is, or why it cannot be attached. The work is bounded by the size of the file.
pub fn sniff(bytes: &[u8]) -> Result<Document, Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::Empty);
    }
    if bytes.len() > LARGEST {
        return Err(Refusal::TooLarge { bytes: bytes.len() });
    }
    if bytes.starts_with(b"%PDF-") {
        return pdf::judge(bytes);
    }
    if bytes.starts_with(zip::FIRST) || bytes.starts_with(zip::END) {
        return archive::judge(bytes).map(|kind| Document { kind, holds_files: false });
    }
    Err(other(bytes))
}

/// What cannot be attached but is known, so that the way out can be named.
fn other(bytes: &[u8]) -> Refusal {
    const PICTURES: [&[u8]; 6] = [b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM", b"II*\0", b"MM\0*"];
    const ARCHIVES: [&[u8]; 5] = [b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ"];
    const PROGRAMS: [&[u8]; 5] = [b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe"];
    let begins = |any: &[&[u8]]| any.iter().any(|magic| bytes.starts_with(magic));
    let brand = bytes.get(4..12).unwrap_or_default();
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        // Word and Excel put a file with a password into a container of the old form.
        let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let locked = bytes.windows(name.len()).any(|window| window == name);
        return if locked { Refusal::Locked } else { Refusal::OldOffice };
    }
    if bytes.starts_with(b"{\\rtf") {
        return Refusal::Rtf;
    }
    let is_webp = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP");
    let is_heif = matches!(brand, b"ftypheic" | b"ftypheix" | b"ftypmif1" | b"ftypavif");
    if begins(&PICTURES) || is_webp || is_heif {
        return Refusal::Picture;
    }
    if begins(&ARCHIVES) {
        return Refusal::OtherArchive;
    }
    if begins(&PROGRAMS) {
        return Refusal::Program;
    }
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    if text.starts_with(b"<") {
        return Refusal::Markup;
    }
    Refusal::Unknown
}
