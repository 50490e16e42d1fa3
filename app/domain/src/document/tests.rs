//! Files made here, byte by byte: each is one thing, and wrong in one way.

use super::*;

/// An archive in the making.
#[derive(Default)]
struct Made {
    entries: Vec<(String, Vec<u8>, Change)>,
}

type Change = fn(&mut Told);

/// What an archive says of an entry, to be falsified.
#[derive(Clone, Copy, Default)]
struct Told {
    flags: u16,
    method: u16,
    unpacked: u32,
    packed: u32,
    made_by: u16,
    attributes: u32,
    start: u32,
}

impl Made {
    fn with(self, name: &str, content: &[u8]) -> Self {
        self.but(name, content, |_| {})
    }

    fn but(mut self, name: &str, content: &[u8], change: Change) -> Self {
        self.entries.push((name.to_owned(), content.to_vec(), change));
        self
    }

    fn bytes(&self) -> Vec<u8> {
        let (mut file, mut directory) = (Vec::new(), Vec::new());
        for (name, content, change) in &self.entries {
            let size = u32::try_from(content.len()).unwrap();
            let mut told =
                Told { unpacked: size, packed: size, start: u32::try_from(file.len()).unwrap(), ..Told::default() };
            change(&mut told);
            let length = u16::try_from(name.len()).unwrap().to_le_bytes();
            file.extend(zip::FIRST);
            for number in [20, told.flags, told.method, 0, 0] {
                file.extend(number.to_le_bytes());
            }
            file.extend([[0; 4], told.packed.to_le_bytes(), told.unpacked.to_le_bytes()].concat());
            file.extend([length, [0; 2]].concat());
            file.extend(name.as_bytes());
            file.extend(content);
            directory.extend(b"PK\x01\x02");
            for number in [told.made_by, 20, told.flags, told.method, 0, 0] {
                directory.extend(number.to_le_bytes());
            }
            directory.extend([[0; 4], told.packed.to_le_bytes(), told.unpacked.to_le_bytes()].concat());
            directory.extend([length, [0; 2], [0; 2], [0; 2], [0; 2]].concat());
            directory.extend([told.attributes.to_le_bytes(), told.start.to_le_bytes()].concat());
            directory.extend(name.as_bytes());
        }
        let count = u16::try_from(self.entries.len()).unwrap().to_le_bytes();
        let (size, start) = (u32::try_from(directory.len()).unwrap(), u32::try_from(file.len()).unwrap());
        file.extend(directory);
        file.extend(zip::END);
        file.extend([[0; 2], [0; 2], count, count].concat());
        file.extend([size.to_le_bytes(), start.to_le_bytes()].concat());
        file.extend([0; 2]);
        file
    }
}

fn word() -> Made {
    Made::default().with("[Content_Types].xml", b"<Types/>").with("word/document.xml", b"<w:document/>")
}

fn table() -> Made {
    Made::default().with("[Content_Types].xml", b"<Types/>").with("xl/workbook.xml", b"<workbook/>")
}

fn open_document(kind: &str) -> Made {
    Made::default().with("mimetype", kind.as_bytes()).with("content.xml", b"<office/>")
}

fn archive() -> Made {
    Made::default().with("Mẫu đơn/", b"").with("Mẫu đơn/đơn.docx", b"x").with("danh sách.PDF", b"y")
}

fn kind(bytes: &[u8]) -> Result<DocumentKind, Refusal> {
    sniff(bytes).map(|document| document.kind)
}

#[test]
fn each_kind_is_told_by_its_content() {
    let pdf = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF";
    assert_eq!(sniff(pdf), Ok(Document { kind: DocumentKind::Pdf, holds_files: false }));
    for (made, wanted) in [
        (word(), DocumentKind::Docx),
        (table(), DocumentKind::Xlsx),
        (open_document("application/vnd.oasis.opendocument.text"), DocumentKind::Odt),
        (open_document("application/vnd.oasis.opendocument.spreadsheet"), DocumentKind::Ods),
        (archive(), DocumentKind::Zip),
    ] {
        let bytes = made.bytes();
        assert_eq!(kind(&bytes), Ok(wanted));
        let mut commented = bytes.clone();
        let at = commented.len() - 2;
        commented.splice(at.., b"\x05\0PK\x05\x06!".iter().copied());
        assert_eq!(kind(&commented), Ok(wanted), "with a comment");
    }
    for kind in DocumentKind::ALL {
        assert_eq!(DocumentKind::from_extension(kind.extension()), Some(kind));
    }
}

#[test]
fn what_is_known_and_not_taken_names_its_way_out() {
    let old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let locked = [&old[..], &[0; 9], &name[..]].concat();
    for (bytes, refusal, way_out) in [
        (&old[..], Refusal::OldOffice, ".docx"),
        (&locked, Refusal::Locked, "bỏ mật khẩu"),
        (b"{\\rtf1", Refusal::Rtf, ".docx"),
        (b"\xef\xbb\xbf\n <!DOCTYPE html>", Refusal::Markup, "in ra PDF"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", Refusal::Markup, "in ra PDF"),
        (b"MZ\x90\0", Refusal::Program, "nơi phát hành"),
        (b"#!/bin/sh", Refusal::Program, "nơi phát hành"),
        (b"\xff\xd8\xff\xe0", Refusal::Picture, "chỗ dành cho ảnh"),
        (b"\0\0\0\x18ftypheic", Refusal::Picture, "chỗ dành cho ảnh"),
        (b"Rar!\x1a\x07", Refusal::OtherArchive, ".zip"),
        (b"\n%PDF-1.4", Refusal::Unknown, "PDF, Word"),
        (b"Thong bao", Refusal::Unknown, "PDF, Word"),
        (b"", Refusal::Empty, "chọn lại"),
    ] {
        let came = sniff(bytes).unwrap_err();
        assert_eq!(came, refusal);
        assert!(came.sentence().contains(way_out) && came.sentence().ends_with('.'), "{}", came.sentence());
    }
    let large = vec![b'x'; LARGEST + 6_400_000];
    let sentence = sniff(&large).unwrap_err().sentence();
    assert!(sentence.starts_with("Tệp này nặng 31,4\u{A0}MB, nhiều hơn mức cho phép là 25\u{A0}MB."), "{sentence}");
}

#[test]
fn other_packages_are_no_documents() {
    let slides = Made::default().with("[Content_Types].xml", b"").with("ppt/presentation.xml", b"");
    assert_eq!(kind(&slides.bytes()), Err(Refusal::Slides));
    let odp = open_document("application/vnd.oasis.opendocument.presentation");
    assert_eq!(kind(&odp.bytes()), Err(Refusal::Slides));
    assert_eq!(kind(&open_document("application/epub+zip").bytes()), Err(Refusal::Unknown));
    assert_eq!(kind(&Made::default().with("[Content_Types].xml", b"").bytes()), Err(Refusal::Unknown));
    assert_eq!(kind(&word().with("xl/workbook.xml", b"").bytes()), Err(Refusal::Unknown));
    assert_eq!(kind(&Made::default().with("META-INF/MANIFEST.MF", b"").bytes()), Err(Refusal::Program));
    assert_eq!(kind(&Made::default().bytes()), Err(Refusal::EmptyArchive));
    assert_eq!(kind(&Made::default().with("trống/", b"").bytes()), Err(Refusal::EmptyArchive));
}

#[test]
fn macros_and_programs_inside_are_refused() {
    for name in ["word/vbaProject.bin", "word/VBAPROJECT.BIN", "word/activeX/activeX1.xml", "word/embeddings/b.xlsm"] {
        assert_eq!(kind(&word().with(name, b"").bytes()), Err(Refusal::Macros), "{name}");
    }
    for name in ["xl/vbaProject.bin", "xl/macrosheets/sheet1.xml", "xl/workbook.bin"] {
        assert_eq!(kind(&table().with(name, b"").bytes()), Err(Refusal::Macros), "{name}");
    }
    let odt = open_document("application/vnd.oasis.opendocument.text");
    assert_eq!(kind(&odt.with("Basic/script-lc.xml", b"").bytes()), Err(Refusal::Macros));
    assert_eq!(kind(&word().with("word/media/image1.svg", b"").bytes()), Ok(DocumentKind::Docx));
    assert!(matches!(kind(&word().with("word/embeddings/a.exe", b"").bytes()), Err(Refusal::Inside { .. })));
    for (name, shown, harm) in [
        ("cài đặt.EXE", "cài đặt.EXE", Harm::Program),
        ("a/b/mở.js", "mở.js", Harm::Program),
        ("a\\b\\mở.lnk", "mở.lnk", Harm::Program),
        ("hoa.pdf.scr. ", "hoa.pdf.scr.", Harm::Program),
        ("ảnh\u{202E}gpj.exe", "ảnhgpj.exe", Harm::Program),
        ("trang.html", "trang.html", Harm::Page),
        ("hình.svg", "hình.svg", Harm::Page),
        ("bảng.xlsm", "bảng.xlsm", Harm::Macros),
        ("đơn.doc", "đơn.doc", Harm::OldOffice),
        ("nữa.zip", "nữa.zip", Harm::Archive),
    ] {
        let refusal = kind(&archive().with(name, b"").bytes()).unwrap_err();
        assert_eq!(refusal, Refusal::Inside { name: shown.to_owned(), harm }, "{name}");
        assert!(refusal.sentence().contains(&format!("“{shown}”")), "{}", refusal.sentence());
    }
}

#[test]
fn bombs_locks_and_ways_out_of_the_folder_are_refused() {
    for name in ["../x.pdf", "a/../../x.pdf", "/etc/x.pdf", "C:/x.pdf", "..\\x.pdf", "a\0.pdf", ""] {
        let came = kind(&archive().with(name, b"").bytes());
        assert!(matches!(came, Err(Refusal::StrangePath { .. })), "{name}: {came:?}");
    }
    let link = archive()
        .but("liên kết", b"/etc/passwd", |told| (told.made_by, told.attributes) = (3 << 8, 0o120_777 << 16));
    assert!(matches!(kind(&link.bytes()), Err(Refusal::StrangePath { .. })));
    assert_eq!(kind(&archive().but("a.pdf", b"", |told| told.flags = 1).bytes()), Err(Refusal::Locked));
    assert_eq!(kind(&archive().but("a.pdf", b"", |told| told.method = 14).bytes()), Err(Refusal::OddPacking));
    let grown = |to: Change| kind(&archive().but("a.pdf", &vec![0; 99_000], to).bytes());
    assert_eq!(grown(|told| told.unpacked = 19_000_000), Ok(DocumentKind::Zip));
    assert_eq!(grown(|told| told.unpacked = 21_000_000), Err(Refusal::Bomb));
    assert_eq!(grown(|told| told.unpacked = 500_000_000), Err(Refusal::TooLargeUnpacked { unpacked: 500_000_002 }));
    let many = (0..=MOST_ENTRIES).fold(Made::default(), |made, number| made.with(&format!("{number}.pdf"), b""));
    assert_eq!(kind(&many.bytes()), Err(Refusal::TooManyEntries { entries: 2_001 }));
    assert!(
        Refusal::TooManyEntries { entries: 2_001 }
            .sentence()
            .contains("2.001 mục bên trong, nhiều hơn mức cho phép là 2.000")
    );
}

#[test]
fn entries_in_each_other_or_elsewhere_are_damage() {
    let overlapping = archive().but("b.pdf", b"zzzz", |told| told.start = 0);
    assert_eq!(kind(&overlapping.bytes()), Err(Refusal::Damaged));
    assert_eq!(kind(&archive().but("b.pdf", b"z", |told| told.packed = 9_000).bytes()), Err(Refusal::Damaged));
    assert_eq!(kind(&archive().but("b.pdf", b"z", |told| told.start = u32::MAX).bytes()), Err(Refusal::Damaged));
    let behind = [b"PK\x03\x04".to_vec(), archive().bytes()].concat();
    assert_eq!(kind(&behind), Err(Refusal::Damaged));
}

#[test]
fn no_cut_and_no_changed_byte_makes_trouble() {
    for whole in [word().bytes(), archive().bytes(), b"%PDF-1.7 /#4a#53 <<>>stream\n/JS endstream /J#".to_vec()] {
        for at in 0..whole.len() {
            let _ = sniff(&whole[..at]);
            for bits in [1, 0x80, 0xFF] {
                let mut changed = whole.clone();
                changed[at] ^= bits;
                let _ = sniff(&changed);
            }
        }
        if whole.starts_with(zip::FIRST) {
            assert_eq!(kind(&whole[..whole.len() - 1]), Err(Refusal::Damaged));
        }
    }
}

#[test]
fn a_pdf_that_acts_by_itself_is_refused_and_one_with_files_is_told_of() {
    let with = |inside: &str| sniff(format!("%PDF-1.7\n1 0 obj\n{inside}\nendobj\n%%EOF").as_bytes());
    for active in [
        "<</S/JavaScript/JS(app.alert)>>",
        "<< /JS 3 0 R >>",
        "<</S/Launch>>",
        "<</S/J#61vaScript>>",
        "<</#4a#53 1 0 R>>",
    ] {
        assert_eq!(with(active), Err(Refusal::ActivePdf), "{active}");
    }
    let packed = "<< /Length 9 >>\nstream\n/JS /Launch \nendstream";
    for quiet in ["<</Title(Javascript)>>", "<</JSX 1>>", "<</J 1/S 2>>", packed] {
        assert_eq!(with(quiet), Ok(Document { kind: DocumentKind::Pdf, holds_files: false }), "{quiet}");
    }
    assert_eq!(with("<<>>stream\n/JS never ends"), Err(Refusal::ActivePdf));
    let many = "<<>>stream\n".repeat(100_000);
    assert_eq!(with(&format!("{many}/JS")), Err(Refusal::ActivePdf));
    assert_eq!(with(&format!("{many}/JS endstream")), Ok(Document { kind: DocumentKind::Pdf, holds_files: false }));
    let files = with("<</Names<</EmbeddedFiles 3 0 R>>>>").unwrap();
    assert!(files.holds_files && files.remark().is_some());
}
