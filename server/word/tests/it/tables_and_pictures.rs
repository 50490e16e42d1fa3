//! Tables and pictures.

use crate::builder::{PNG, docx, p, picture, pp, r};

fn cell(properties: &str, inner: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>")
}

fn row(cells: &[String]) -> String {
    format!("<w:tr>{}</w:tr>", cells.concat())
}

#[test]
fn tables_are_flattened() {
    let rows = [
        row(&[cell("<w:gridSpan w:val=\"3\"/>", &p("Bảng phân công"))]),
        row(&[cell("", &p("Ấp")), cell("<w:gridSpan w:val=\"2\"/>", &p("Giờ | ngày"))]),
        row(&[cell("<w:vMerge w:val=\"restart\"/>", &p("Nam")), cell("", &p("7")), cell("", &p("8"))]),
        row(&[cell("<w:vMerge/>", "<w:p/>"), cell("", &(p("9") + &p("sáng"))), cell("", "<w:p/>")]),
    ];
    let file = docx(&format!("<w:tbl>{}</w:tbl>", rows.concat()));
    assert_eq!(
        file.markdown(),
        "Bảng phân công\n\n| Ấp | Giờ \\| ngày |  |\n| --- | --- | --- |\n| Nam | 7 | 8 |\n|  | 9 sáng |  |\n"
    );
}

#[test]
fn nested_tables_and_pictures_of_cells_are_not_lost() {
    let inner = format!(
        "<w:tbl>{}{}</w:tbl>",
        row(&[cell("", &p("a")), cell("", &p("b"))]),
        row(&[cell("", &p("c")), cell("", &p("d"))])
    );
    let rows = [
        row(&[cell("", &p("Tên")), cell("", &p("Ảnh"))]),
        row(&[cell("", &inner), cell("", &format!("<w:p>{}</w:p>", picture("rId9", "Nhà văn hóa")))]),
    ];
    let file = docx(&format!("<w:tbl>{}</w:tbl>", rows.concat()))
        .inside("rId9", "image", "media/a.png")
        .part("word/media/a.png", PNG);
    assert_eq!(file.markdown(), "| Tên | Ảnh |\n| --- | --- |\n| a, b c, d |  |\n\n![Nhà văn hóa](/hinh/0)\n");
}

#[test]
fn pictures_come_in_order_with_their_words() {
    let vml =
        "<w:r><w:pict><v:shape alt=\"Bản đồ ấp\"><v:imagedata r:id=\"rId2\" o:title=\"x\"/></v:shape></w:pict></w:r>";
    let body = format!(
        "<w:p>{}{}{}</w:p>{}<w:p>{vml}</w:p>{}<w:p>{}</w:p>{}",
        r("", "trước"),
        picture("rId1", "Trụ sở xã"),
        r("", "sau"),
        p("x"),
        pp("<w:pStyle w:val=\"Caption\"/>", "Hình 1: Bản đồ"),
        picture("rId1", "C:\\Users\\An\\x.png"),
        p("Hình 2 – Trụ sở nhìn từ xa"),
    );
    let file = docx(&body)
        .styles("<w:style w:type=\"paragraph\" w:styleId=\"Caption\"><w:name w:val=\"caption\"/></w:style>")
        .inside("rId1", "image", "media/image1.png")
        .inside("rId2", "image", "/word/media/image2.png")
        .part("word/media/image1.png", PNG)
        .part("word/media/image2.png", [PNG, b"2"].concat());
    let imported = file.read();
    assert_eq!(
        file.markdown(),
        "trước\n\n![Trụ sở xã](/hinh/0)\n\nsau\n\nx\n\n![Bản đồ ấp](/hinh/1 \"Hình 1: Bản đồ\")\n\n![](/hinh/0 \"Hình 2 – Trụ sở nhìn từ xa\")\n"
    );
    let names: Vec<_> = imported.pictures.iter().map(|picture| (picture.name.as_str(), picture.alt.as_str())).collect();
    assert_eq!(names, [("image1.png", "Trụ sở xã"), ("image2.png", "Bản đồ ấp")]);
    assert_eq!(imported.markdown(|_| None), "trước\n\nsau\n\nx\n\nHình 1: Bản đồ\n\nHình 2 – Trụ sở nhìn từ xa\n");
}
