//! What Word means by its elements.

use crate::builder::{docx, p, pp, r};

const BULLETS_AND_NUMBERS: &str = r#"
<w:abstractNum w:abstractNumId="0">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val=""/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2.%3"/><w:isLgl/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="2">
  <w:lvl w:ilvl="0"><w:start w:val="4"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Điều %1."/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>"#;

fn entry(list: u8, level: u8, words: &str) -> String {
    pp(&format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>"), words)
}

#[test]
fn headings_are_known_by_style_name_outline_and_nothing_else() {
    let styles = r#"
<w:style w:type="paragraph" w:styleId="Tiu1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="u2"><w:name w:val="Tiêu đề 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Con"><w:name w:val="Của tôi"/><w:basedOn w:val="u2"/></w:style>
<w:style w:type="paragraph" w:styleId="Muc"><w:name w:val="Mục"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Quote"/></w:style>"#;
    let style = |style: &str, words: &str| pp(&format!("<w:pStyle w:val=\"{style}\"/>"), words);
    let body = [
        style("T", "Tên bài"),
        style("Tiu1", "Một"),
        style("Con", "Hai"),
        style("Muc", "Ba"),
        pp("<w:outlineLvl w:val=\"1\"/>", "Hai nữa"),
        pp("<w:outlineLvl w:val=\"9\"/>", "Chữ thường"),
        style("Q", "Trích"),
        style("Q", "Trích tiếp"),
        style("Heading1", "Không có kiểu này"),
        style("KhongCo", "Chữ thường"),
    ];
    let file = docx(&body.concat()).styles(styles);
    assert_eq!(file.read().title.as_deref(), Some("Tên bài"));
    assert_eq!(
        file.markdown(),
        "# Một\n\n## Hai\n\n### Ba\n\n## Hai nữa\n\nChữ thường\n\n> Trích\n>\n> Trích tiếp\n\n# Không có kiểu này\n\nChữ thường\n"
    );
}

#[test]
fn the_first_heading_is_the_title_unless_it_has_equals() {
    let heading = |level: u8, words: &str| pp(&format!("<w:pStyle w:val=\"Heading{level}\"/>"), words);
    let alone = docx(&[heading(1, "Tên"), p("x"), heading(2, "Mục")].concat());
    assert_eq!(alone.read().title.as_deref(), Some("Tên"));
    assert_eq!(alone.markdown(), "x\n\n# Mục\n");
    let equals = docx(&[heading(1, "Một"), p("x"), heading(1, "Hai")].concat());
    assert_eq!(equals.read().title.as_deref(), Some("Một"));
    assert_eq!(equals.markdown(), "# Một\n\nx\n\n# Hai\n");
    assert_eq!(docx(&[p("x"), heading(1, "Một")].concat()).read().title, None);
}

#[test]
fn marks_come_from_runs_styles_and_paragraphs() {
    let styles = r#"
<w:style w:type="paragraph" w:styleId="Dam"><w:name w:val="Đậm"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Nghieng"><w:name w:val="Nghiêng"/><w:rPr><w:i/></w:rPr></w:style>"#;
    let body = format!(
        "<w:p>{}{}{}{}{}{}{}</w:p><w:p><w:pPr><w:pStyle w:val=\"Dam\"/></w:pPr>{}{}</w:p>",
        r("<w:b/>", "đậm"),
        r("<w:b w:val=\"0\"/><w:u w:val=\"single\"/>", " thường "),
        r("<w:rStyle w:val=\"Nghieng\"/>", "nghiêng"),
        r("", " "),
        r("<w:strike/>", "bỏ"),
        r("<w:vertAlign w:val=\"superscript\"/>", "2"),
        r("<w:vertAlign w:val=\"superscript\"/>", " th"),
        r("", "đậm theo kiểu"),
        r("<w:b w:val=\"false\"/>", " và thường"),
    );
    assert_eq!(
        docx(&body).styles(styles).markdown(),
        "**đậm** thường *nghiêng* ~~bỏ~~² th\n\n**đậm theo kiểu** và thường\n"
    );
}

#[test]
fn lists_keep_their_signs_and_levels() {
    let body = [
        entry(1, 0, "Chổi"),
        entry(1, 1, "Chổi tre"),
        entry(1, 0, "Xẻng"),
        p("Chữ"),
        entry(2, 0, "Một"),
        entry(2, 1, "Điểm a"),
        entry(2, 1, "Điểm b"),
        entry(2, 2, "Sâu"),
        entry(2, 0, "Hai"),
        p("Giữa"),
        entry(2, 0, "Ba"),
        entry(4, 0, "Lại một"),
        entry(3, 0, "Phạm vi"),
        entry(3, 0, "Đối tượng"),
        entry(0, 0, "Ra khỏi danh sách"),
    ];
    assert_eq!(
        docx(&body.concat()).numbering(BULLETS_AND_NUMBERS).markdown(),
        "\
- Chổi
  - Chổi tre
- Xẻng

Chữ

1. Một

   a) Điểm a

   b) Điểm b

   1.2.1 Sâu

2. Hai

Giữa

3. Ba

1) Lại một

Điều 4. Phạm vi

Điều 5. Đối tượng

Ra khỏi danh sách
"
    );
}

#[test]
fn a_list_of_a_style_counts_and_a_heading_in_a_list_is_a_heading() {
    let styles = r#"
<w:style w:type="paragraph" w:styleId="ListNumber"><w:name w:val="List Number"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr></w:pPr></w:style>"#;
    let style = |style: &str, words: &str| pp(&format!("<w:pStyle w:val=\"{style}\"/>"), words);
    let body = [
        p("x"),
        style("Heading2", "Mục đích"),
        style("ListNumber", "a"),
        style("ListNumber", "b"),
        style("Heading2", "Yêu cầu"),
    ];
    assert_eq!(
        docx(&body.concat()).styles(styles).numbering(BULLETS_AND_NUMBERS).markdown(),
        "x\n\n# Điều 4. Mục đích\n\n1. a\n2. b\n\n# Điều 5. Yêu cầu\n"
    );
}

#[test]
fn typed_dashes_are_lists_and_typed_numbers_are_words() {
    let lines = "<w:p><w:r><w:t>Nơi nhận:</w:t><w:br/><w:t>- UBND xã;</w:t><w:br/><w:t>-Lưu: VT.</w:t></w:r></w:p>";
    let body = [
        p("1. Thời gian"),
        p("- Sáng"),
        p("+ 7 giờ"),
        p("+ 8 giờ"),
        p("-Chiều"),
        p("-5 độ"),
        p("a) Điểm"),
        lines.to_owned(),
    ];
    assert_eq!(
        docx(&body.concat()).markdown(),
        "1\\. Thời gian\n\n- Sáng\n  - 7 giờ\n  - 8 giờ\n- Chiều\n\n-5 độ\n\na) Điểm\n\nNơi nhận:\n\n- UBND xã;\n- Lưu: VT.\n"
    );
}

#[test]
fn links_lead_only_where_the_page_may_lead() {
    let link = |attributes: &str, words: &str| format!("<w:hyperlink {attributes}>{}</w:hyperlink>", r("", words));
    let field = |instruction: &str, words: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>{instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
            r("", words)
        )
    };
    let body = format!(
        "<w:p>{} {} {} {} {} {}<w:fldSimple w:instr=\"HYPERLINK &quot;mailto:a@b.vn&quot;\">{}</w:fldSimple></w:p>",
        link("r:id=\"rId1\"", "một"),
        link("w:anchor=\"muc\"", "hai"),
        link("r:id=\"rId2\"", "ba"),
        field(" HYPERLINK &quot;https://a.vn/b c&quot; \\o &quot;x&quot; ", "bốn"),
        field("PAGE", "17"),
        field("DATE \\@ &quot;d&quot;", "05"),
        r("", "năm"),
    );
    let file = docx(&body).outside("rId1", "hyperlink", "https://a.vn/x").outside("rId2", "hyperlink", "file:///C:/x");
    assert_eq!(file.markdown(), "[một](https://a.vn/x)haiba[bốn](https://a.vn/b%20c)05[năm](mailto:a@b.vn)\n");
}

#[test]
fn notes_stand_behind_the_text_in_the_order_of_their_mentions() {
    let mention = |kind: &str, id: u8| format!("<w:r><w:{kind}Reference w:id=\"{id}\"/></w:r>");
    let body = format!(
        "<w:p>{}{}{}{}{}</w:p>",
        r("", "a"),
        mention("footnote", 2),
        mention("endnote", 1),
        mention("footnote", 2),
        mention("footnote", 7),
    );
    let note = |kind: &str, id: u8, words: &str| {
        format!("<w:{kind} w:id=\"{id}\"><w:p><w:r><w:{kind}Ref/></w:r>{}</w:p></w:{kind}>", r("", words))
    };
    let file = docx(&body)
        .word("footnotes", "footnotes", &(note("footnote", 1, "không ai nhắc") + &note("footnote", 2, " chân trang")))
        .word("endnotes", "endnotes", &note("endnote", 1, "cuối bài"));
    assert_eq!(file.markdown(), "a[^1][^2][^1][^3]\n\n[^1]: chân trang\n\n[^2]: cuối bài\n\n[^3]: …\n");
}

#[test]
fn small_things_of_a_line() {
    let body = "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:softHyphen/><w:t>d</w:t><w:noBreakHyphen/><w:t>e</w:t><w:cr/><w:t>x</w:t><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/><w:br w:type=\"page\"/><w:t>f\u{A0}\u{200B}g</w:t></w:r></w:p>";
    assert_eq!(docx(body).markdown(), "a b  \ncd-e  \nx✓ f g\n");
}

#[test]
fn containers_are_looked_into() {
    let body = format!(
        "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt><w:customXml>{}</w:customXml><w:p><w:smartTag>{}</w:smartTag><w:ins>{}</w:ins><w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt><mc:AlternateContent><mc:Choice Requires=\"wps\">{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent></w:p>",
        p("một"),
        p("hai"),
        r("", "ba "),
        r("", "bốn "),
        r("", "năm "),
        r("", "sáu"),
        r("", "bảy"),
    );
    assert_eq!(docx(&body).markdown(), "một\n\nhai\n\nba bốn năm sáu\n");
}

#[test]
fn other_prefixes_strict_files_marks_and_utf16_are_read() {
    let strict = "<x:document xmlns:x=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><x:body><x:p><x:r><x:t>nghiêm</x:t></x:r></x:p></x:body></x:document>";
    assert_eq!(docx("").part("word/document.xml", strict).markdown(), "nghiêm\n");
    let undeclared = "<w:document><w:body><w:p><w:r><w:t>a &amp; b &#x110;</w:t></w:r></w:p></w:body></w:document>";
    assert_eq!(
        docx("").part("word/document.xml", [b"\xEF\xBB\xBF", undeclared.as_bytes()].concat()).markdown(),
        "a & b Đ\n"
    );
    let wide: Vec<u8> = std::iter::once(0xFEFF).chain(undeclared.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    assert_eq!(docx("").part("word/document.xml", wide).markdown(), "a & b Đ\n");
}
