//! What cannot come along is counted and said.

use domain::rich::{LeftOut, Omission};

use crate::builder::{PNG, docx, p, picture, r};

fn counted(left_out: &[LeftOut]) -> Vec<(Omission, usize)> {
    left_out.iter().map(|left_out| (left_out.what, left_out.count)).collect()
}

fn drawing(inner: &str) -> String {
    format!(
        "<w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData>{inner}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
}

#[test]
fn drawings_that_are_no_pictures() {
    let body = [
        drawing("<c:chart r:id=\"rId1\"/>"),
        drawing("<dgm:relIds/>"),
        drawing("<wps:wsp/>"),
        format!("<w:p>{}</w:p>", picture("rId2", "")),
        format!("<w:p>{}</w:p>", picture("rId3", "")),
        p("Hình 1: Không có hình"),
        format!("<w:p>{}</w:p>", picture("rId4", "")),
        format!("<w:p>{}</w:p>", picture("rId5", "")),
        "<w:p><w:r><w:object><o:OLEObject ProgID=\"Excel.Sheet.12\"/></w:object></w:r></w:p>".to_owned(),
    ];
    let file = docx(&body.concat())
        .inside("rId2", "image", "media/image1.emf")
        .part("word/media/image1.emf", b"\x01\0\0\0 EMF")
        .outside("rId3", "image", "https://a.vn/x.png")
        .inside("rId4", "image", "media/missing.png")
        .inside("rId5", "image", "media/a.png")
        .part("word/media/a.png", PNG);
    let imported = file.read();
    assert_eq!(
        counted(&imported.left_out),
        [
            (Omission::UnreadablePicture, 1),
            (Omission::ExternalPicture, 1),
            (Omission::MissingPicture, 1),
            (Omission::Chart, 1),
            (Omission::Diagram, 1),
            (Omission::Drawing, 1),
            (Omission::Embedded, 1),
        ]
    );
    assert_eq!(file.markdown(), "Hình 1: Không có hình\n\n![](/hinh/0)\n");
}

#[test]
fn text_boxes_keep_their_words() {
    let inner = format!("<w:txbxContent>{}{}</w:txbxContent>", p("Trong khung"), p("dòng hai"));
    let body = format!(
        "<w:p>{}<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:anchor><wps:txbx>{inner}</wps:txbx></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{inner}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>{}</w:p>{}",
        r("", "Quanh "),
        r("", "khung"),
        p("Sau"),
    );
    let file = docx(&body);
    assert_eq!(file.markdown(), "Quanh khung\n\nTrong khung\n\ndòng hai\n\nSau\n");
    assert_eq!(counted(&file.read().left_out), [(Omission::TextBox, 1)]);
}

#[test]
fn changes_remarks_hidden_words_and_the_rest() {
    let body = format!(
        "<w:p>{}<w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del><w:ins>{}</w:ins><w:moveFrom>{}</w:moveFrom>{}<w:r><w:commentReference w:id=\"1\"/></w:r>{}</w:p><w:p><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></w:p><w:altChunk r:id=\"rId1\"/><w:p><w:pPr><w:pStyle w:val=\"TOC1\"/></w:pPr>{}</w:p><w:sectPr><w:headerReference r:id=\"rId2\"/><w:footerReference r:id=\"rId3\"/></w:sectPr>",
        r("", "giữ "),
        r("", "thêm"),
        r("", "dời"),
        r("<w:vanish/>", "ẩn"),
        "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData/></w:fldChar></w:r><w:r><w:instrText>FORMTEXT</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:sym w:font=\"Lạ\" w:char=\"F012\"/></w:r>",
        r("", "I. Mở đầu 3"),
    );
    let file = docx(&body)
        .styles("<w:style w:type=\"paragraph\" w:styleId=\"TOC1\"><w:name w:val=\"toc 1\"/></w:style>")
        .inside("rId2", "header", "header1.xml")
        .inside("rId3", "footer", "footer1.xml")
        .word("header1", "hdr", &p("UBND xã Mẫu"))
        .word("footer1", "ftr", &p("3"))
        .part("word/vbaProject.bin", b"x");
    assert_eq!(file.markdown(), "giữ thêm\n\nx=1\n");
    assert_eq!(
        counted(&file.read().left_out),
        [
            (Omission::Equation, 1),
            (Omission::LinkedFile, 1),
            (Omission::Contents, 1),
            (Omission::FormField, 1),
            (Omission::Comment, 1),
            (Omission::Deletion, 2),
            (Omission::Hidden, 1),
            (Omission::HeaderFooter, 1),
            (Omission::Macro, 1),
            (Omission::Symbol, 1),
        ]
    );
}

#[test]
fn every_sentence_is_vietnamese_and_ends() {
    let file = docx(&(p("x") + "<w:altChunk/>")).part("word/vbaProject.bin", b"x");
    for left_out in file.read().left_out {
        let sentence = left_out.sentence();
        assert!(sentence.ends_with('.') && !sentence.is_ascii(), "{sentence}");
    }
}
