//! Files made to hurt.

use std::time::{Duration, Instant};

use word::{Refusal, read};

use crate::builder::{docx, p, picture, zipped};

fn refused(bytes: &[u8]) -> Refusal {
    match read(bytes) {
        Ok(imported) => panic!("was read: {imported:?}"),
        Err(refusal) => refusal,
    }
}

#[test]
fn other_files_are_refused_with_a_way_out() {
    let compound = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    let encrypted: Vec<u8> =
        compound.iter().copied().chain("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let named = |name: &str| {
        zipped([(name.to_owned(), b"x".to_vec()), ("[Content_Types].xml".to_owned(), b"<Types/>".to_vec())].into_iter())
    };
    for (bytes, refusal) in [
        (Vec::new(), Refusal::NotWord),
        (b"hello".to_vec(), Refusal::NotWord),
        (compound, Refusal::OldFormat),
        (encrypted, Refusal::Encrypted),
        (b"{\\rtf1\\ansi".to_vec(), Refusal::Renamed),
        (b"\xEF\xBB\xBF<HTML>".to_vec(), Refusal::Renamed),
        (b"%PDF-1.7".to_vec(), Refusal::Pdf),
        (b"PK\x03\x04".to_vec(), Refusal::Damaged),
        (named("xl/workbook.xml"), Refusal::OtherOffice),
        (named("ppt/presentation.xml"), Refusal::OtherOffice),
        (
            zipped([("mimetype".to_owned(), b"x".to_vec()), ("content.xml".to_owned(), b"x".to_vec())].into_iter()),
            Refusal::OpenDocument,
        ),
        (zipped([("a.txt".to_owned(), b"x".to_vec())].into_iter()), Refusal::NotWord),
        (named("word/other.xml"), Refusal::NotWord),
        (vec![b'x'; (50 << 20) + 1], Refusal::TooLarge),
    ] {
        assert_eq!(refused(&bytes), refusal);
        let sentence = refusal.sentence();
        assert!(sentence.contains("Hãy") && sentence.ends_with('.'), "{sentence}");
    }
}

#[test]
fn document_types_are_refused_and_entities_unknown() {
    let with = |start: &str, text: &str| {
        format!(
            "{start}<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>"
        )
    };
    for start in [
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
        "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]>",
        "<!DOCTYPE html>",
    ] {
        assert_eq!(docx("").part("word/document.xml", with(start, "&e;")).refused(), Refusal::Suspicious);
    }
    assert_eq!(docx("").part("word/document.xml", with("", "&e;")).refused(), Refusal::Damaged);
    assert_eq!(docx(&p("x")).part("word/styles.xml", "<!DOCTYPE x><x/>").refused(), Refusal::Suspicious);
}

#[test]
fn bombs_do_not_unfold() {
    let start = Instant::now();
    let blanks = " ".repeat(30 << 20);
    assert_eq!(docx("").part("word/document.xml", blanks).refused(), Refusal::TooLarge);
    let many = docx(&"<w:p/>".repeat(700_000));
    assert_eq!(many.refused(), Refusal::TooLarge);
    let picture_bomb = docx(&format!("<w:p>{}</w:p>{}", picture("rId1", ""), p("chữ")))
        .inside("rId1", "image", "media/a.png")
        .part("word/media/a.png", vec![0; 40 << 20]);
    assert_eq!(picture_bomb.markdown(), "chữ\n");
    let entries = (0..5_000).map(|number| (format!("word/{number}"), Vec::new()));
    assert_eq!(refused(&zipped(entries)), Refusal::TooLarge);
    assert!(start.elapsed() < Duration::from_secs(90), "{:?}", start.elapsed());
}

#[test]
fn deep_nesting_ends() {
    let deep = |open: &str, close: &str, count: usize| open.repeat(count) + &p("sâu") + &close.repeat(count);
    assert_eq!(docx(&deep("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 5_000)).refused(), Refusal::TooDeep);
    assert_eq!(docx(&deep("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", 90)).markdown(), "sâu\n");
    assert_eq!(docx(&deep("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 60)).markdown(), "sâu\n");
    let two = "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr><w:tr><w:tc><w:p/></w:tc><w:tc>";
    assert!(docx(&deep(two, "</w:tc></w:tr></w:tbl>", 60)).markdown().contains("sâu"));
}

#[test]
fn names_only_an_attacker_writes_are_refused() {
    for name in ["../../etc/passwd", "word/../../x", "word\\..\\..\\x", "a\nb"] {
        assert_eq!(docx(&p("x")).part(name, b"x".to_vec()).refused(), Refusal::Suspicious, "{name}");
    }
    assert_eq!(docx(&p("x")).part(&"a".repeat(300), b"x".to_vec()).refused(), Refusal::Suspicious);
}

#[test]
fn nothing_is_fetched_and_nothing_outside_is_read() {
    let body = format!("<w:p>{}{}</w:p>", picture("rId1", ""), picture("rId2", ""));
    let file =
        docx(&body).outside("rId1", "image", "file:///etc/passwd").inside("rId2", "image", "../../../etc/passwd");
    assert!(file.read().pictures.is_empty());
}

#[test]
fn styles_and_fields_that_go_in_circles_end() {
    let styles = "<w:style w:styleId=\"A\"><w:basedOn w:val=\"B\"/></w:style><w:style w:styleId=\"B\"><w:basedOn w:val=\"A\"/></w:style>";
    let begin = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>".repeat(1_000);
    let body = format!(
        "<w:p><w:pPr><w:pStyle w:val=\"A\"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p><w:p>{begin}<w:r><w:t>b</w:t></w:r></w:p>"
    );
    assert_eq!(docx(&body).styles(styles).markdown(), "a\n");
}

#[test]
fn broken_parts_beside_the_text_are_said_to_be_broken() {
    assert_eq!(docx(&p("x")).part("word/styles.xml", "<w:styles>").refused(), Refusal::Damaged);
    assert_eq!(docx("<w:p>").refused(), Refusal::Damaged);
    assert_eq!(docx(&p("x")).part("word/document.xml", b"\xFF\xFF\xFF".to_vec()).refused(), Refusal::Damaged);
}

fn mentions(count: usize) -> String {
    (0..count).fold(String::new(), |all, id| all + &format!("<w:r><w:footnoteReference w:id=\"{id}\"/></w:r>"))
}

/// Each of these is small in the file and would be large, or slow, if it were followed.
#[test]
fn a_few_bytes_do_not_ask_for_much() {
    let address = format!("https://a.vn/{}", "x".repeat(1_900));
    let files = [
        ("links", docx(&"<w:p><w:hyperlink r:id=\"rId1\"><w:r><w:t>x</w:t></w:r></w:hyperlink></w:p>".repeat(20_000)).outside("rId1", "hyperlink", &address)),
        ("spans", docx(&format!("<w:tbl>{}</w:tbl>", "<w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"60\"/></w:tcPr><w:p/></w:tc></w:tr>".repeat(20_000)))),
        (
            "labels",
            docx(&"<w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>".repeat(15_000)).numbering(&format!(
                "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:lvlText w:val=\"{}%1\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>",
                "Đ".repeat(3_000)
            )),
        ),
        ("one line", docx(&p(&"1. - # &amp; | * _ [x] ".repeat(100_000)))),
        ("bars and lines", docx(&format!("<w:p>{}</w:p>", "<w:r><w:t>|-=#</w:t><w:br/></w:r>".repeat(20_000)))),
        ("marks", docx(&format!("<w:p>{}</w:p>", "<w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>b</w:t></w:r>".repeat(15_000)))),
        ("headings", docx(&crate::builder::centred("Chương I").repeat(15_000))),
        ("notes", docx(&format!("<w:p>{}</w:p>", mentions(40_000)))),
        ("dashes", docx(&p("- x").repeat(20_000))),
        ("pictures", docx(&format!("<w:p>{}</w:p>", picture("rId1", "x").repeat(20_000))).inside("rId1", "image", "media/a.png").part("word/media/a.png", crate::builder::PNG)),
    ];
    for (name, file) in files {
        let bytes = file.bytes();
        let start = Instant::now();
        let length = read(&bytes).map(|imported| imported.markdown(|index| Some(format!("/hinh/{index}"))).len());
        let taken = start.elapsed();
        println!("{name}: {} B in {taken:?}, {length:?} B out", bytes.len());
        assert!(taken < Duration::from_secs(30), "{name} took {taken:?}");
        assert!(length.is_ok_and(|length| length < 20 << 20), "{name}");
    }
}
