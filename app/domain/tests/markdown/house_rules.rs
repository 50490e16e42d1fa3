//! What the renderer does beyond the specification, by example.

use domain::markdown::{Warning, plain_text, reading_minutes, render};

use crate::scanner;

fn html(source: &str) -> String {
    let html = render(source).html;
    assert_eq!(scanner::check(&html), Ok(()), "{html}");
    html
}

fn warnings(source: &str) -> Vec<Warning> {
    render(source).warnings
}

#[test]
fn call_outs_are_notes_with_a_title() {
    let note = "<div role=\"note\" class=\"callout callout-note\">\n<p class=\"callout-title\">Lưu ý</p>\n<p>Mang theo căn cước.</p>\n</div>\n";
    for tag in ["NOTE", "note", "LƯU Ý", "Lưu ý", "lưu ý", "luu y", "CHÚ Ý", "Ghi chú"] {
        assert_eq!(html(&format!("> [!{tag}]\n> Mang theo căn cước.")), note, "{tag}");
    }
    for (tag, class) in [
        ("TIP", "tip"),
        ("MẸO", "tip"),
        ("IMPORTANT", "important"),
        ("QUAN TRỌNG", "important"),
        ("WARNING", "warning"),
        ("CẢNH BÁO", "warning"),
        ("CAUTION", "caution"),
        ("NGUY HIỂM", "caution"),
    ] {
        assert!(html(&format!("> [!{tag}]\n> x")).contains(&format!("callout-{class}\"")), "{tag}");
    }
    assert!(html("> [!MẸO]\n>\n> - một\n> - hai").contains("</p>\n<ul>\n<li>một</li>"));
    assert!(html("> [!MẸO] cùng dòng").starts_with("<blockquote>"));
    assert!(html("> [!LẠ]\n> x").contains("[!LẠ]"));
    assert!(html("> trích dẫn").starts_with("<blockquote>\n<p>trích dẫn"));
}

#[test]
fn tables_scroll_and_have_headers() {
    let source = "| Ấp | Số hộ |\n|---|--:|\n| Bắc | 1.204 |\n";
    assert_eq!(
        html(source),
        "<div class=\"table-scroll\" role=\"region\" aria-label=\"Bảng\" tabindex=\"0\">\n<table>\n<thead>\n<tr>\n\
         <th scope=\"col\">Ấp</th>\n<th scope=\"col\" class=\"align-right\">Số hộ</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n\
         <td>Bắc</td>\n<td class=\"align-right\">1.204</td>\n</tr>\n</tbody>\n</table>\n</div>\n"
    );
    assert!(html(&format!("{source}\n{source}")).contains("aria-label=\"Bảng 2\""));
    assert!(!html("| a |\n|---|\n").contains("tbody"));
    assert!(html("| a | |\n|---|---|\n").contains("<td></td>\n</tr>\n</thead>"));
    assert_eq!(warnings("| a | |\n|---|---|\n"), [Warning::EmptyTableHeader]);
}

#[test]
fn footnotes_lead_there_and_back() {
    let source = "Một[^a], hai[^b], lại một[^a].\n\n[^b]: Hai.\n[^a]: Một, xem hai[^b].\n[^c]: Thừa.";
    let page = html(source);
    for expected in [
        "Một<sup class=\"footnote-ref\" id=\"chu-thich-1-tu-1\"><a href=\"#chu-thich-1\" aria-label=\"Chú thích 1\">1</a></sup>, hai",
        "id=\"chu-thich-1-tu-2\"",
        "</p>\n<section class=\"footnotes\" aria-label=\"Chú thích\">\n<ol>\n<li id=\"chu-thich-1\">\n<p>Một, xem hai",
        "href=\"#chu-thich-1-tu-2\" aria-label=\"Về chỗ dẫn chú thích 1, lần 2\"",
        "<li id=\"chu-thich-2\">\n<p>Hai. <a class=\"footnote-back\" href=\"#chu-thich-2-tu-1\" aria-label=\"Về chỗ dẫn chú thích 2\">",
        "href=\"#chu-thich-2-tu-2\"",
    ] {
        assert!(page.contains(expected), "{expected}\n{page}");
    }
    assert!(!page.contains("Thừa"));
    assert_eq!(warnings(source), [Warning::UnusedFootnote { name: "c".to_owned() }]);
    assert!(!html("[chữ[^a]](/x)\n\n[^a]: Một.").contains("href=\"/x\""), "a mention is never inside a link");
    assert_eq!(html("không có[^x]"), "<p>không có[^x]</p>\n");
}

#[test]
fn headings_stand_below_the_title_and_skip_nothing() {
    assert_eq!(html("# Một\n\n## Hai\n\n###### Sáu"), "<h2>Một</h2>\n<h3>Hai</h3>\n<h6>Sáu</h6>\n");
    assert_eq!(warnings("# a\n\n## b\n\n# c\n\n## d\n\n### e"), []);
    assert_eq!(
        warnings("## a\n\n#### b"),
        [Warning::HeadingSkip { from: 0, to: 2 }, Warning::HeadingSkip { from: 2, to: 4 }]
    );
    assert_eq!(warnings("#"), [Warning::EmptyHeading]);
}

#[test]
fn links_are_judged_and_words_stay() {
    assert_eq!(
        html("[Cổng](https://dichvucong.gov.vn?a=1&b=2 \"Dịch vụ\")"),
        "<p><a href=\"https://dichvucong.gov.vn?a=1&amp;b=2\" title=\"Dịch vụ\" rel=\"noopener noreferrer\">Cổng</a></p>\n"
    );
    assert_eq!(
        html("[gọi](tel:113) <a@b.vn>"),
        "<p><a href=\"tel:113\">gọi</a> <a href=\"mailto:a@b.vn\">a@b.vn</a></p>\n"
    );
    assert_eq!(html("[a](/tin-tuc/đất-đỏ)"), "<p><a href=\"/tin-tuc/%C4%91%E1%BA%A5t-%C4%91%E1%BB%8F\">a</a></p>\n");
    for url in [
        "javascript:x",
        "JAVASCRIPT&colon;x",
        "java&Tab;script:x",
        "//evil.example",
        "data:text/html,x",
        "&#1;javascript:x",
    ] {
        let source = format!("a [b **c**]({url})");
        assert_eq!(html(&source), "<p>a b <strong>c</strong></p>\n", "{url}");
        assert!(matches!(warnings(&source).as_slice(), [Warning::UnsafeLink { .. }]), "{url}");
    }
    assert_eq!(html("[<https://a.vn>](/b)"), "<p><a href=\"/b\">https://a.vn</a></p>\n", "links do not nest");
    assert_eq!(html("a [](/b)"), "<p>a </p>\n");
    assert_eq!(warnings("a [](/b)"), [Warning::EmptyLink { url: "/b".to_owned() }]);
}

#[test]
fn html_and_images_become_words() {
    assert_eq!(html("<b onclick=x>đậm</b>"), "<p>&lt;b onclick=x&gt;đậm&lt;/b&gt;</p>\n");
    assert_eq!(html("<div>\nchữ\n</div>\n\nsau"), "<p>&lt;div&gt;\nchữ\n&lt;/div&gt;</p>\n<p>sau</p>\n");
    assert_eq!(warnings("<br><br>\n\n<p>"), [Warning::RawHtml]);
    assert_eq!(html("![Chợ *Bà Rịa*](x.jpg) đông"), "<p>Chợ Bà Rịa đông</p>\n");
    assert_eq!(warnings("![Chợ](x.jpg)"), [Warning::Image { alt: "Chợ".to_owned() }]);
    assert_eq!(html("![](x.jpg)"), "");
}

#[test]
fn what_readers_stumble_over_is_told_and_left_as_it_is() {
    let capitals = |words: &str| Warning::Capitals { words: words.to_owned() };
    let bold = |words: &str| Warning::BoldAsHeading { words: words.to_owned() };
    let vague = |words: &str| Warning::VagueLink { words: words.to_owned() };
    let bare = |url: &str| Warning::BareLink { url: url.to_owned() };
    for (source, expected) in [
        // Capitals: by sentence, in headings, paragraphs and entries of lists; not in tables, code and abbreviations.
        ("# THÔNG BÁO MẤT ĐIỆN", vec![capitals("THÔNG BÁO MẤT ĐIỆN")]),
        ("Kính gửi bà con. ĐỀ NGHỊ MỌI NGƯỜI\nCHẤP HÀNH. Xin cảm ơn.", vec![capitals("ĐỀ NGHỊ MỌI NGƯỜI CHẤP HÀNH.")]),
        ("- MỌI NGƯỜI HÃY ĐẾN ĐÚNG GIỜ\n- hai", vec![capitals("MỌI NGƯỜI HÃY ĐẾN ĐÚNG GIỜ")]),
        ("> [!LƯU Ý]\n> MANG THEO **CĂN CƯỚC CÔNG DÂN**", vec![capitals("MANG THEO CĂN CƯỚC CÔNG DÂN")]),
        ("UBND, HĐND, UBMTTQ, CHXHCN", vec![]),
        ("THÔNG BÁO", vec![]),
        ("| HỌ VÀ TÊN CÁN BỘ |\n|---|\n| NGUYỄN VĂN AN BÌNH |", vec![]),
        ("    MỌI NGƯỜI HÃY ĐẾN ĐÚNG GIỜ", vec![]),
        ("`MỌI NGƯỜI HÃY ĐẾN ĐÚNG GIỜ`", vec![]),
        // Bold in place of a heading: short, alone, with something below it.
        ("**Thành phần hồ sơ**\n\nMột đơn.", vec![bold("Thành phần hồ sơ")]),
        ("**Thành *phần* hồ sơ:**\n\n- một đơn", vec![bold("Thành phần hồ sơ:")]),
        ("**Xin cảm ơn.**\n\nMột đơn.", vec![]),
        ("Một đơn.\n\n**Nguyễn Văn An**", vec![]),
        ("**Một** đơn\n\nHai.", vec![]),
        ("**[Một đơn](/x)**\n\nHai.", vec![]),
        ("> **Một đơn**\n>\n> Hai.", vec![]),
        // Links by their words.
        ("Xem [tại đây](/x).", vec![vague("tại đây")]),
        ("[**XEM THÊM…**](/x) [chi  tiết »](/y)", vec![vague("XEM THÊM…"), vague("chi tiết »")]),
        ("[Xem lịch tiếp dân tại đây](/x)", vec![]),
        ("<https://a.vn/b>", vec![bare("https://a.vn/b")]),
        ("[www.a.vn](https://www.a.vn/) [a.vn/b?c&d](http://a.vn/b?c&d)", vec![bare("www.a.vn"), bare("a.vn/b?c&d")]),
        ("[dichvucong.gov.vn](https://dichvucong.gov.vn) <ubnd@a.gov.vn> [0254 3852 123](tel:02543852123)", vec![]),
        // Tables without names of columns.
        ("| | |\n|---|---|\n| a | b |", vec![Warning::NoTableHead]),
        ("|---|---|\n| a | b |", vec![Warning::NoTableHead]),
        ("---\n\n| a | b |", vec![]),
        ("Từ 8 giờ -- 9 giờ | sáng", vec![]),
    ] {
        assert_eq!(warnings(source), expected, "{source}");
    }
    let long = "Bà con ấp Tây ".repeat(38);
    let found = warnings(&long);
    let [Warning::LongParagraph { start, words: 152 }] = found.as_slice() else { panic!("{found:?}") };
    assert!(long.starts_with(start.trim_end_matches('…')), "{start}");
    assert_eq!(warnings(&"Bà con ấp ".repeat(50)), []);
}

#[test]
fn reading_takes_about_so_many_minutes() {
    for (words, minutes) in [(0, 0), (1, 1), (220, 1), (329, 1), (330, 2), (660, 3), (usize::MAX, usize::MAX / 220)] {
        assert_eq!(reading_minutes(words), minutes, "{words}");
    }
}

#[test]
fn nesting_has_a_bottom() {
    let deep = render(&format!("{}đáy", "> ".repeat(100)));
    assert!(deep.html.contains("đáy"));
    assert_eq!(deep.html.matches("<blockquote>").count(), 24);
    assert_eq!(deep.warnings, [Warning::TooDeep]);
    assert!(html(&format!("{}đáy", "- ".repeat(100))).contains("đáy"));
}

#[test]
fn warnings_are_sentences_and_few() {
    let source = (0..200).fold(String::new(), |text, at| text + &format!("[a](x{at}:y) "));
    assert_eq!(warnings(&source).len(), 50);
    let words = || "A".to_owned();
    let all = [
        Warning::NoTableHead,
        Warning::VagueLink { words: words() },
        Warning::BareLink { url: words() },
        Warning::Capitals { words: words() },
        Warning::BoldAsHeading { words: words() },
        Warning::LongParagraph { start: words(), words: 151 },
    ];
    for warning in warnings(&source).iter().chain(&all) {
        assert!(warning.sentence().ends_with('.'), "{warning:?}");
    }
}

#[test]
fn plain_text_is_the_running_text() {
    let source = "# Tiêu đề\n\nĐoạn **đầu**, có [liên kết](/x)[^1].\n\n> [!LƯU Ý]\n> Nhớ nhé.\n\n| a |\n|---|\n| b |\n\n- một\n- hai\n\n[^1]: Chú thích.";
    assert_eq!(plain_text(source, 200), "Đoạn đầu, có liên kết. Nhớ nhé. một; hai");
    assert_eq!(plain_text(source, 10), "Đoạn đầu…");
    assert_eq!(plain_text("# Chỉ có tiêu đề", 200), "Chỉ có tiêu đề");
    assert_eq!(plain_text("<b>a</b>", 200), "a");
    assert_eq!(render("Ba từ – thôi, `mã`!").words, 4);
}
