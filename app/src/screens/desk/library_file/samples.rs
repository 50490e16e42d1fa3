//! Examples of the page of a picture or file.

use domain::media::{AboutFault, AboutField, AboutForm};

use super::LibraryFile;
use crate::parts::picture::Thumb;
use crate::screens::cast;

fn form(values: &[(AboutField, &str)]) -> AboutForm {
    AboutForm::read(|name| {
        let found = values.iter().find(|(field, _)| field.name() == name);
        found.map_or_else(String::new, |(_, value)| (*value).to_owned())
    })
}

pub(super) fn all() -> Vec<(&'static str, LibraryFile)> {
    let at = "/don-vi/xa-hoa-long/thu-vien/3";
    let known = |rows: &[(&str, &str)]| rows.iter().map(|(l, v)| ((*l).to_owned(), (*v).to_owned())).collect();
    let normal = LibraryFile {
        frame: cast::desk_frame(),
        action: Some(at.to_owned()),
        csrf: "token".to_owned(),
        version: 2,
        name: "Lễ ra quân trồng cây ấp Tây".to_owned(),
        picture: Some(Thumb::default()),
        is_waiting: false,
        broken: None,
        facts: known(&[
            ("Loại", "Ảnh JPEG"),
            ("Cỡ", "1.600 × 1.200 điểm"),
            ("Tệp gốc", "2,3 MB"),
            ("Đưa lên", "Nguyễn Thị Lan, 08:05 ngày 27/01/2024"),
        ]),
        mark: "![](/anh/abcdefghijklmnop)".to_owned(),
        download_href: None,
        typed: form(&[
            (AboutField::Name, "Lễ ra quân trồng cây ấp Tây"),
            (AboutField::Alt, "Đoàn viên trồng cây ven đường ấp Tây"),
            (AboutField::Credit, "Lê Hoa"),
            (AboutField::Focus, "4"),
        ]),
        faults: Vec::new(),
        uses: vec![
            ("Lễ ra quân trồng cây".to_owned(), "/don-vi/xa-hoa-long/bai-viet/7".to_owned(), true),
            ("Kế hoạch trồng cây năm 2024".to_owned(), "/don-vi/xa-hoa-long/bai-viet/9".to_owned(), false),
        ],
        removal: Some(format!("{at}/xoa")),
        back_href: "/don-vi/xa-hoa-long/thu-vien".to_owned(),
        fault_note: None,
    };
    let faults = LibraryFile {
        typed: form(&[(AboutField::Name, "IMG_5195"), (AboutField::Alt, "IMG_5195.jpg")]),
        faults: vec![AboutFault {
            field: AboutField::Alt,
            sentence: "Lời mô tả đang là tên tệp. Hãy viết ảnh cho thấy gì.".to_owned(),
        }],
        ..normal.clone()
    };
    let failed = LibraryFile {
        broken: Some("Tệp ảnh bị hỏng nên không đọc hết được. Hãy gửi lại ảnh gốc.".to_owned()),
        uses: Vec::new(),
        ..normal.clone()
    };
    let document = LibraryFile {
        name: "Quyết định 12 phân công tiếp công dân".to_owned(),
        picture: None,
        facts: known(&[("Loại", "PDF"), ("Cỡ", "340 kB")]),
        mark: "[Quyết định 12](/tep/abcdefghijklmnop)".to_owned(),
        download_href: Some("/don-vi/xa-hoa-long/tep/abcdefghijklmnop".to_owned()),
        typed: form(&[(AboutField::Name, "Quyết định 12 phân công tiếp công dân")]),
        uses: Vec::new(),
        ..normal.clone()
    };
    let longest = LibraryFile {
        frame: cast::longest_desk_frame(),
        name: cast::longest_title(),
        typed: form(&[
            (AboutField::Name, &cast::longest_title()),
            (AboutField::Alt, &cast::longest_summary()),
            (AboutField::Caption, &cast::longest_summary()),
        ]),
        uses: vec![(cast::longest_title(), "/don-vi/xa-hoa-long/bai-viet/7".to_owned(), true)],
        ..normal.clone()
    };
    let reader = LibraryFile { action: None, removal: None, ..normal.clone() };
    vec![
        ("normal", normal),
        ("faults", faults),
        ("failed", failed),
        ("document", document),
        ("longest", longest),
        ("reader", reader),
    ]
}
