//! Makes Word files of the parts a test is about.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// All the prefixes that Word declares and a test may use.
const NAMESPACES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape""#;

/// A file under construction. Parts of the same name replace each other.
#[derive(Default)]
pub(crate) struct Docx {
    relationships: String,
    parts: Vec<(String, Vec<u8>)>,
}

/// A file whose body is this XML.
pub(crate) fn docx(body: &str) -> Docx {
    Docx::default().part(
        "word/document.xml",
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
        ),
    )
}

/// A paragraph of plain words.
pub(crate) fn p(words: &str) -> String {
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r></w:p>")
}

/// A paragraph with properties.
pub(crate) fn pp(properties: &str, words: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r></w:p>")
}

/// A run with properties.
pub(crate) fn r(properties: &str, words: &str) -> String {
    format!("<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{words}</w:t></w:r>")
}

/// A bold paragraph in the middle of the line.
pub(crate) fn centred(words: &str) -> String {
    format!("<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>{}</w:p>", r("<w:b/>", words))
}

/// A picture in a line.
pub(crate) fn picture(id: &str, alt: &str) -> String {
    format!(
        "<w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"Picture 1\" descr=\"{alt}\"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed=\"{id}\"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
}

/// The smallest thing that begins like a PNG.
pub(crate) const PNG: &[u8] = b"\x89PNG\r\n\x1a\nrest";

impl Docx {
    pub(crate) fn part(mut self, name: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.parts.retain(|(known, _)| known != name);
        self.parts.push((name.to_owned(), bytes.into()));
        self
    }

    /// A part of Word's own XML: its root element gets the namespaces.
    pub(crate) fn word(self, name: &str, root: &str, inner: &str) -> Self {
        self.part(&format!("word/{name}.xml"), format!("<w:{root} {NAMESPACES}>{inner}</w:{root}>"))
    }

    pub(crate) fn styles(self, styles: &str) -> Self {
        self.word("styles", "styles", styles)
    }

    pub(crate) fn numbering(self, lists: &str) -> Self {
        self.word("numbering", "numbering", lists)
    }

    /// A reference of the text to a part of the file.
    pub(crate) fn inside(mut self, id: &str, kind: &str, target: &str) -> Self {
        let _ = write!(
            self.relationships,
            "<Relationship Id=\"{id}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"{target}\"/>"
        );
        self
    }

    /// A reference of the text to anything else.
    pub(crate) fn outside(mut self, id: &str, kind: &str, target: &str) -> Self {
        let _ = write!(
            self.relationships,
            "<Relationship Id=\"{id}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"{target}\" TargetMode=\"External\"/>"
        );
        self
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        let relationships = format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{}</Relationships>",
            self.relationships
        );
        let fixed = [
            ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
            (
                "_rels/.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>",
            ),
            ("word/_rels/document.xml.rels", relationships.as_str()),
        ];
        let fixed = fixed.into_iter().filter(|(name, _)| !self.parts.iter().any(|(known, _)| known == name));
        let parts =
            fixed.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec())).chain(self.parts.iter().cloned());
        zipped(parts)
    }

    pub(crate) fn read(&self) -> word::Imported {
        word::read(&self.bytes()).unwrap_or_else(|refusal| panic!("{refusal}"))
    }

    pub(crate) fn refused(&self) -> word::Refusal {
        match word::read(&self.bytes()) {
            Ok(imported) => panic!("was read: {imported:?}"),
            Err(refusal) => refusal,
        }
    }

    /// The Markdown, with the pictures at `/hinh/{index}`.
    pub(crate) fn markdown(&self) -> String {
        self.read().markdown(|index| Some(format!("/hinh/{index}")))
    }
}

/// An archive of these files.
pub(crate) fn zipped(files: impl Iterator<Item = (String, Vec<u8>)>) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in files {
        let written = archive.start_file(name, options).map(|()| archive.write_all(&bytes));
        assert!(matches!(written, Ok(Ok(()))), "{written:?}");
    }
    archive.finish().map_or_else(|error| panic!("{error}"), Cursor::into_inner)
}
