//! Official documents, which say with layout what others say with styles.

use crate::builder::{centred, docx, p, r};

fn letterhead() -> String {
    let cell = |words: &str| format!("<w:tc>{words}</w:tc>");
    format!(
        "<w:tbl><w:tr>{}{}</w:tr></w:tbl>",
        cell(&(p("UBND XÃ MẪU") + &p("-------") + &p("Số: 15/TB-UBND"))),
        cell(
            &(centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
                + &centred("Độc lập - Tự do - Hạnh phúc")
                + &p("---------------"))
        )
    )
}

fn bold(words: &str) -> String {
    format!("<w:p>{}</w:p>", r("<w:b/>", words))
}

#[test]
fn the_letterhead_is_two_paragraphs_and_the_title_is_found_below_it() {
    let body =
        [letterhead(), centred("THÔNG BÁO"), centred("Về việc cắt điện"), centred("_____"), p("Kính gửi: Bà con")];
    let file = docx(&body.concat());
    assert_eq!(file.read().title.as_deref(), Some("Thông báo về việc cắt điện"));
    assert_eq!(
        file.markdown(),
        "UBND XÃ MẪU  \nSố: 15/TB-UBND\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM  \nĐộc lập - Tự do - Hạnh phúc\n\nKính gửi: Bà con\n"
    );
}

#[test]
fn titles_are_careful_about_capitals_and_about_plain_text() {
    let title = |body: &[String]| docx(&body.concat()).read().title;
    let capitals = [letterhead(), centred("QUYẾT ĐỊNH"), centred("VỀ VIỆC KHEN THƯỞNG"), centred(""), p("x")];
    assert_eq!(title(&capitals).as_deref(), Some("QUYẾT ĐỊNH VỀ VIỆC KHEN THƯỞNG"));
    assert_eq!(
        title(&[centred("KẾ HOẠCH RA QUÂN"), centred("tháng 3 năm 2024"), p("x")]).as_deref(),
        Some("KẾ HOẠCH RA QUÂN tháng 3 năm 2024")
    );
    assert_eq!(title(&[bold("Xã ra quân dọn vệ sinh"), p("x")]).as_deref(), Some("Xã ra quân dọn vệ sinh"));
    assert_eq!(title(&[p("x"), centred("NỘI DUNG")]), None);
    assert_eq!(title(&[p("Quyết định"), p("x")]), Some("Quyết định".to_owned()));
    let typed =
        [p("UBND XÃ"), p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), p("Căn cứ Luật"), p("quyết định:"), p("Điều 1")];
    assert_eq!(title(&typed), None);
}

#[test]
fn chapters_and_articles_are_headings() {
    let body = [
        letterhead(),
        centred("NGHỊ ĐỊNH"),
        centred("Quy định về họ"),
        p("Căn cứ Luật"),
        centred("Chương I"),
        centred("QUY ĐỊNH CHUNG"),
        bold("Điều 1. Phạm vi"),
        p("Chữ"),
        centred("Mục 1"),
        centred("MỤC MỘT"),
        bold("Điều 2. Đối tượng"),
        format!("<w:p>{}{}</w:p>", r("<w:b/>", "Điều 3."), r("", " Nghị định này có hiệu lực ngay.")),
        bold("Điều 4 của Luật này"),
        centred("TM. CHÍNH PHỦ"),
        centred("THỦ TƯỚNG"),
        centred("Nguyễn Văn A"),
    ];
    assert_eq!(
        docx(&body.concat()).markdown().split_once("Căn cứ Luật\n\n").map(|(_, text)| text.to_owned()).as_deref(),
        Some(
            "\
# Chương I. QUY ĐỊNH CHUNG

## Điều 1. Phạm vi

Chữ

## Mục 1. MỤC MỘT

### Điều 2. Đối tượng

**Điều 3.** Nghị định này có hiệu lực ngay.

**Điều 4 của Luật này**

**TM. CHÍNH PHỦ**

**THỦ TƯỚNG**

**Nguyễn Văn A**
"
        )
    );
}

#[test]
fn one_style_for_everything_is_no_structure() {
    let styled = |words: &str| {
        format!("<w:p><w:pPr><w:outlineLvl w:val=\"0\"/><w:jc w:val=\"center\"/></w:pPr>{}</w:p>", r("", words))
    };
    let body = [
        styled("NGHỊ ĐỊNH"),
        styled("Quy định về họ"),
        styled("Chương I"),
        styled("CHUNG"),
        styled("Điều 1. A"),
        p("x"),
        styled("Điều 2. B"),
        p("y"),
    ];
    let file = docx(&body.concat());
    assert_eq!(file.read().title.as_deref(), Some("Nghị định quy định về họ"));
    assert_eq!(file.markdown(), "# Chương I. CHUNG\n\n## Điều 1. A\n\nx\n\n## Điều 2. B\n\ny\n");
}

#[test]
fn signatures_lie_side_by_side_and_come_one_after_the_other() {
    let table = format!(
        "<w:tbl><w:tr><w:tc>{}{}</w:tc><w:tc>{}{}</w:tc></w:tr></w:tbl>",
        bold("Nơi nhận:"),
        p("- Như trên;"),
        centred("CHỦ TỊCH"),
        centred("Nguyễn Văn A")
    );
    assert_eq!(
        docx(&(p("x") + &table)).markdown(),
        "x\n\n**Nơi nhận:**\n\n- Như trên;\n\n**CHỦ TỊCH**\n\n**Nguyễn Văn A**\n"
    );
}
