//! What the clipboard of four kinds of programs becomes.

use domain::rich::html::{DEEPEST, Node, Pasted, paste};
use domain::rich::{LeftOut, Omission};
use proptest::prelude::*;

use crate::html::nodes;
use crate::reading::read;

fn pasted(html: &str) -> (String, Pasted) {
    let pasted = paste(&nodes(html));
    let markdown = pasted.document.markdown(|index| Some(format!("/hinh/{index}")));
    assert_eq!(read(&markdown).blocks.len(), pasted.document.blocks.len(), "{markdown}");
    (markdown, pasted)
}

fn counted(left_out: &[LeftOut]) -> Vec<(Omission, usize)> {
    left_out.iter().map(|left_out| (left_out.what, left_out.count)).collect()
}

#[test]
fn word_keeps_its_structure_and_loses_its_debris() {
    let (markdown, pasted) = pasted(include_str!("pasted/word.html"));
    assert_eq!(
        markdown,
        "\
# Thông báo lịch cắt điện

# I. Thời gian

Điện lực **Bà Rịa** sẽ *tạm ngừng* cung cấp điện từ **8 giờ**[^1].

- Ấp Nam
  - Tổ 1
- Ấp Bắc

1. Tắt cầu dao
2. Rút phích cắm

a) Điểm a

# II. Địa điểm

| Ấp | **Giờ** |  |
| --- | --- | --- |
|  | Từ | Đến |
| Nam | 8 | 11 |

Xem [lịch](https://evn.com.vn/lich), tệp và thêm.

[^1]: Giờ Việt Nam.
"
    );
    assert_eq!(
        counted(&pasted.left_out),
        [
            (Omission::PastedPicture, 1),
            (Omission::MergedCells, 2),
            (Omission::Link, 1),
            (Omission::Deletion, 1),
            (Omission::Hidden, 1),
        ]
    );
}

#[test]
fn google_docs_is_not_bold_as_a_whole() {
    let (markdown, pasted) = pasted(include_str!("pasted/google-docs.html"));
    assert_eq!(
        markdown,
        "\
# Kế hoạch ra quân

Sáng thứ bảy, **toàn dân** *dọn vệ sinh* ~~chiều~~, xem [kế hoạch](https://hoalong.gov.vn/ke-hoach).[^1]

- Chổi
  - Chổi tre
- Xẻng

3. Ba
4. Bốn

| **Ấp** | Giờ |
| --- | --- |
| Đông | 7 giờ 30 |

[^1]: Có xe chở rác.
"
    );
    assert_eq!(counted(&pasted.left_out), [(Omission::PastedPicture, 1), (Omission::JoinedLines, 1)]);
}

#[test]
fn libreoffice_has_lists_in_lists_without_entries() {
    let (markdown, pasted) = pasted(include_str!("pasted/libreoffice.html"));
    assert_eq!(
        markdown,
        "\
# Danh sách

Có **hai** đơn vị[^1] và 5 m² đất, CO₂.

1. Một
   1. Một rưỡi
2. Hai

Dòng một  \ndòng hai

[^1]: Theo báo cáo.
"
    );
    assert_eq!(counted(&pasted.left_out), []);
}

#[test]
fn a_web_page_brings_its_text_and_no_more() {
    let (markdown, pasted) = pasted(include_str!("pasted/web.html"));
    assert_eq!(
        markdown,
        "\
# Tin *nóng*

**Sáng nay, xã ra quân.**

Đoạn một.

Đoạn hai, **đậm** gạch chân mã.

> “Bà con chung tay.”
>
> — Ông An

Ảnh: Minh An

![Sơ đồ](/hinh/0 \"Sơ đồ các điểm tập kết\")

- Một

  - Một a

- Hai

  Hai tiếp

**Điện thoại**

[0254 3852 123](tel:02543852123)

**Thư**

[a@b.vn](mailto:a@b.vn)

Bảng giá

| Loại | Giá |
| --- | --- |
| Cơm | 25.000 \\| suất |

dòng 1  \ndòng 2

Xem ở đây, nội bộ mục và [a.vn](https://a.vn/x) 😀.

1\\. Không phải danh sách \\*thật\\*
"
    );
    assert_eq!(pasted.pictures.len(), 1);
    assert_eq!(
        counted(&pasted.left_out),
        [
            (Omission::PastedPicture, 1),
            (Omission::Drawing, 1),
            (Omission::Media, 1),
            (Omission::Link, 2),
            (Omission::FormField, 1),
        ]
    );
}

#[test]
fn plain_words_stay_plain() {
    for (html, markdown) in [
        ("", ""),
        ("xin chào", "xin chào\n"),
        ("<p>a</p>\n\n<p>b</p>", "a\n\nb\n"),
        ("<b>a</b> <b>b</b>", "**a b**\n"),
        ("<p><b>a </b>b</p>", "**a** b\n"),
        ("<span style='font-weight:bold;font-style:italic'>x</span>", "***x***\n"),
        ("<a href='https://a.vn'>x<b>y</b></a>", "[x**y**](https://a.vn)\n"),
        ("<a href='https://a.vn'></a>x", "x\n"),
        ("<div>a<div>b</div>c</div>", "a\n\nb\n\nc\n"),
        ("<ol><li>a<li>b</ol><ol><li>c</ol>", "1. a\n2. b\n\n1) c\n"),
        ("<ol><li value=4>a<li>b</ol>", "4. a\n5. b\n"),
        ("<table><tr><td>a<td>b</table>", "a\n\nb\n"),
        ("<p>a&nbsp;b&shy;c\u{200B}d</p>", "a bcd\n"),
        ("<center><b>x</b></center>y", "# x\n\ny\n"),
    ] {
        assert_eq!(pasted(html).0, markdown, "{html}");
    }
}

#[test]
fn deep_nesting_keeps_the_words() {
    let mut node = Node::Text("sâu".to_owned());
    for _ in 0..DEEPEST + 50 {
        node = Node::Element { name: "div".to_owned(), attributes: Vec::new(), children: vec![node] };
    }
    let pasted = paste(&[node]);
    assert_eq!(pasted.document.markdown(|_| None), "sâu\n");
    assert_eq!(counted(&pasted.left_out), [(Omission::TooDeep, 1)]);
}

fn piece() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "<p>",
        "</p>",
        "<div style='mso-element:footnote' id=ftn1>",
        "</div>",
        "<b>",
        "</b>",
        "<i style='font-style:normal'>",
        "<ul>",
        "</ul>",
        "<ol start=9>",
        "<li>",
        "<li value=x>",
        "<table>",
        "<tr>",
        "<td colspan=9999999>",
        "<td rowspan=70000>",
        "</table>",
        "<h1>",
        "</h1>",
        "<h9>",
        "<a href='#_ftn1'>",
        "<a href='#_ftnref1'>",
        "</a>",
        "<a href='https://a.vn'>",
        "<blockquote>",
        "</blockquote>",
        "<pre>",
        "\n",
        "<br>",
        "<hr>",
        "<img src='data:image/png;base64,AAAA'>",
        "<p style='mso-list:l0 level9 lfo1'>",
        "<span style='mso-list:Ignore'>1.</span>",
        "<p style='mso-list:l0 level2'>",
        "Hình 1:",
        "Điều 1. x",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "- x",
        "+ y",
        " ",
        "x",
        "***",
        "|",
        "[^1]",
        "<p align=center>",
        "<b>NGHỊ ĐỊNH</b>",
        "<sup>2</sup>",
        "<figure>",
        "<figcaption>",
        "<o:p>",
        "<![if x]>",
        "<!--",
        "-->",
        "&nbsp;",
        "<script>",
        "</script>",
    ])
    .prop_map(str::to_owned)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1_000) })]

    #[test]
    fn whatever_is_pasted_reads_back(pieces in prop::collection::vec(piece(), 0..40)) {
        let pasted = paste(&nodes(&pieces.concat()));
        let markdown = pasted.document.markdown(|index| Some(format!("/hinh/{index}")));
        prop_assert_eq!(read(&markdown).blocks.len(), pasted.document.blocks.len(), "{}", markdown);
    }
}
