//! The names of Word's XML that mean something here, with the prefixes that Word itself writes.
//!
//! A file may use any prefixes; what counts are the namespaces, of which "strict" files have others.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Namespaces by the prefix that is used in this crate.
const FAMILIES: [(&str, &str); 20] = [
    ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"),
    ("http://purl.oclc.org/ooxml/wordprocessingml/main", "w"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "r"),
    ("http://purl.oclc.org/ooxml/officeDocument/relationships", "r"),
    ("http://schemas.openxmlformats.org/package/2006/relationships", "pr"),
    ("http://schemas.openxmlformats.org/drawingml/2006/main", "a"),
    ("http://purl.oclc.org/ooxml/drawingml/main", "a"),
    ("http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing", "wp"),
    ("http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", "wp"),
    ("http://schemas.openxmlformats.org/drawingml/2006/picture", "pic"),
    ("http://purl.oclc.org/ooxml/drawingml/picture", "pic"),
    ("http://schemas.openxmlformats.org/drawingml/2006/chart", "c"),
    ("http://purl.oclc.org/ooxml/drawingml/chart", "c"),
    ("http://schemas.openxmlformats.org/drawingml/2006/diagram", "dgm"),
    ("http://purl.oclc.org/ooxml/drawingml/diagram", "dgm"),
    ("http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/math", "m"),
    ("http://purl.oclc.org/ooxml/officeDocument/math", "m"),
    ("urn:schemas-microsoft-com:vml", "v"),
    ("urn:schemas-microsoft-com:office:office", "o"),
];

const ELEMENTS: [&str; 117] = [
    "a:blip",
    "c:chart",
    "dgm:relIds",
    "m:oMath",
    "m:oMathPara",
    "m:t",
    "mc:AlternateContent",
    "mc:Choice",
    "mc:Fallback",
    "o:OLEObject",
    "pic:cNvPr",
    "pr:Relationship",
    "pr:Relationships",
    "v:imagedata",
    "v:rect",
    "v:shape",
    "w:abstractNum",
    "w:abstractNumId",
    "w:altChunk",
    "w:b",
    "w:basedOn",
    "w:body",
    "w:br",
    "w:commentReference",
    "w:cr",
    "w:customXml",
    "w:del",
    "w:delText",
    "w:docDefaults",
    "w:document",
    "w:drawing",
    "w:dstrike",
    "w:endnote",
    "w:endnoteReference",
    "w:endnotes",
    "w:ffData",
    "w:fldChar",
    "w:fldSimple",
    "w:footerReference",
    "w:footnote",
    "w:footnoteReference",
    "w:footnotes",
    "w:gridAfter",
    "w:gridBefore",
    "w:gridSpan",
    "w:hdr",
    "w:ftr",
    "w:headerReference",
    "w:hMerge",
    "w:hyperlink",
    "w:i",
    "w:ilvl",
    "w:ins",
    "w:instrText",
    "w:isLgl",
    "w:jc",
    "w:lvl",
    "w:lvlOverride",
    "w:lvlText",
    "w:moveFrom",
    "w:moveTo",
    "w:name",
    "w:noBreakHyphen",
    "w:num",
    "w:numFmt",
    "w:numId",
    "w:numPr",
    "w:numStyleLink",
    "w:numbering",
    "w:object",
    "w:outlineLvl",
    "w:p",
    "w:pPr",
    "w:pPrDefault",
    "w:pStyle",
    "w:pict",
    "w:ptab",
    "w:r",
    "w:rFonts",
    "w:rPr",
    "w:rPrDefault",
    "w:rStyle",
    "w:rt",
    "w:rtl",
    "w:ruby",
    "w:rubyBase",
    "w:sdt",
    "w:sdtContent",
    "w:sectPr",
    "w:smartTag",
    "w:softHyphen",
    "w:start",
    "w:startOverride",
    "w:strike",
    "w:style",
    "w:styleLink",
    "w:styles",
    "w:subDoc",
    "w:sym",
    "w:t",
    "w:tab",
    "w:tbl",
    "w:tc",
    "w:tcPr",
    "w:tr",
    "w:trPr",
    "w:txbxContent",
    "w:vMerge",
    "w:vanish",
    "w:vertAlign",
    "w:webHidden",
    "wp:anchor",
    "wp:docPr",
    "wp:inline",
    "w:footnotePr",
    "w:lvlRestart",
    "w:suff",
];

const ATTRIBUTES: [&str; 34] = [
    "Id",
    "ProgID",
    "Requires",
    "Target",
    "TargetMode",
    "Type",
    "alt",
    "descr",
    "hidden",
    "id",
    "name",
    "o:hr",
    "o:title",
    "r:embed",
    "r:id",
    "r:link",
    "string",
    "title",
    "w:abstractNumId",
    "w:anchor",
    "w:ascii",
    "w:char",
    "w:customStyle",
    "w:default",
    "w:fldCharType",
    "w:font",
    "w:hAnsi",
    "w:id",
    "w:ilvl",
    "w:instr",
    "w:numId",
    "w:styleId",
    "w:type",
    "w:val",
];

/// The prefix for a namespace, or one that no known name has.
pub(crate) fn family(uri: &str) -> &'static str {
    FAMILIES.iter().find(|(known, _)| *known == uri).map_or("?", |(_, prefix)| prefix)
}

/// The namespace that a prefix usually stands for.
pub(crate) fn usual(prefix: &str) -> &'static str {
    FAMILIES.iter().find(|(_, known)| *known == prefix).map_or("?", |(_, prefix)| prefix)
}

/// The known name of an element, or `""`.
pub(crate) fn element(family: &str, local: &str) -> &'static str {
    ELEMENTS_BY_NAME.get(&(family, local)).copied().unwrap_or("")
}

/// The known name of an attribute.
pub(crate) fn attribute(family: &str, local: &str) -> Option<&'static str> {
    ATTRIBUTES_BY_NAME.get(&(family, local)).copied()
}

/// Elements whose text is text of the document.
pub(crate) fn holds_text(name: &str) -> bool {
    matches!(name, "w:t" | "w:delText" | "w:instrText" | "m:t")
}

/// Most elements have only attributes of no interest: numbers of revisions, sizes, colours.
pub(crate) fn has_attributes(name: &str) -> bool {
    !matches!(name, "" | "w:p" | "w:r" | "w:t" | "w:tr" | "w:tc" | "w:tbl" | "w:pPr" | "w:rPr" | "w:tcPr" | "w:trPr")
}

type Known = HashMap<(&'static str, &'static str), &'static str>;

static ELEMENTS_BY_NAME: LazyLock<Known> = LazyLock::new(|| known(&ELEMENTS));
static ATTRIBUTES_BY_NAME: LazyLock<Known> = LazyLock::new(|| known(&ATTRIBUTES));

fn known(names: &[&'static str]) -> Known {
    names.iter().map(|name| (name.split_once(':').unwrap_or(("", name)), *name)).collect()
}
