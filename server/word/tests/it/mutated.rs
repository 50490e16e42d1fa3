//! Whatever the bytes are, the reader answers, soon and without a panic.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use word::{Legacy, read_with};

use crate::builder::{PNG, centred, docx, p, picture, pp, r};

/// A small file with a bit of everything.
fn sample() -> Vec<Vec<u8>> {
    let table = "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr><w:p/></w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>";
    let list = pp("<w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr>", "mục");
    let body = [
        centred("THÔNG BÁO"),
        pp("<w:pStyle w:val=\"Heading1\"/>", "Một"),
        format!(
            "<w:p>{}<w:hyperlink r:id=\"rId2\">{}</w:hyperlink>{}<w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p>",
            r("<w:b/>", "đậm"),
            r("", "nối"),
            picture("rId1", "hình")
        ),
        list,
        table.to_owned(),
        p("- gạch"),
        format!("<w:p>{}</w:p>", r("<w:rFonts w:ascii=\".VnTime\"/>", "x· héi")),
    ];
    let file = docx(&body.concat())
        .styles("<w:style w:type=\"paragraph\" w:styleId=\"Heading1\"><w:name w:val=\"heading 1\"/></w:style>")
        .numbering("<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"1\"><w:lvlText w:val=\"%1.%2\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>")
        .word("footnotes", "footnotes", "<w:footnote w:id=\"1\"><w:p><w:r><w:t>chú</w:t></w:r></w:p></w:footnote>")
        .inside("rId1", "image", "media/a.png")
        .outside("rId2", "hyperlink", "https://a.vn")
        .part("word/media/a.png", PNG);
    vec![file.bytes()]
}

fn answers(bytes: &[u8]) {
    let start = Instant::now();
    for legacy in [Legacy::Keep, Legacy::Convert] {
        if let Ok(imported) = read_with(bytes, legacy) {
            let _ = imported.markdown(|index| Some(format!("/hinh/{index}")));
        }
    }
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1_000) })]

    #[test]
    fn changed_bytes_are_answered(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        cut in prop::option::weighted(0.2, any::<prop::sample::Index>()),
    ) {
        for mut bytes in sample() {
            for (at, value) in &changes {
                let at = at.index(bytes.len());
                bytes[at] = *value;
            }
            if let Some(cut) = cut {
                bytes.truncate(cut.index(bytes.len()));
            }
            answers(&bytes);
        }
    }

    /// Well-formed archives with nonsense in the XML reach further.
    #[test]
    fn changed_xml_is_answered(pieces in prop::collection::vec(prop::sample::select(vec![
        "<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>", "</w:t>", "chữ", "- x", "Điều 1. ", "<w:tbl>", "</w:tbl>", "<w:tr>", "</w:tr>", "<w:tc>",
        "</w:tc>", "<w:tcPr><w:gridSpan w:val=\"99999999999\"/></w:tcPr>", "<w:tcPr><w:vMerge/></w:tcPr>", "<w:pPr><w:pStyle w:val=\"Heading9\"/></w:pPr>",
        "<w:pPr><w:numPr><w:ilvl w:val=\"250\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>", "<w:br/>", "<w:fldChar w:fldCharType=\"begin\"/>",
        "<w:fldChar w:fldCharType=\"end\"/>", "<w:instrText>HYPERLINK</w:instrText>", "<w:footnoteReference w:id=\"1\"/>", "<w:drawing/>", "<w:pict><v:rect o:hr=\"t\"/></w:pict>",
        "<w:del>", "</w:del>", "<w:rPr><w:b/><w:vanish/></w:rPr>", "<mc:AlternateContent>", "</mc:AlternateContent>", "<w:sym w:char=\"ZZ\"/>", "&lt;",
    ]), 0..40)) {
        let file = docx(&pieces.concat()).numbering("<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>");
        answers(&file.bytes());
    }
}
