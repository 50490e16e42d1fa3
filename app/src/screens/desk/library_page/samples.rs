//! The library as usual, with refused files, at its longest, empty, searched in vain, for whoever may only look.

use super::{Bringing, BroughtLine, LibraryPage, LibraryRow};
use crate::parts::picture::Thumb;
use crate::screens::cast;

pub(super) fn all() -> Vec<(&'static str, LibraryPage)> {
    let unit = "/don-vi/xa-hoa-long/thu-vien";
    let normal = LibraryPage {
        frame: cast::desk_frame(),
        rows: vec![
            LibraryRow {
                href: format!("{unit}/3"),
                name: "Lễ ra quân trồng cây ấp Tây".to_owned(),
                thumb: Some(Thumb::default()),
                facts: "Ảnh 1.600 × 1.200 điểm, 2,3 MB, Nguyễn Thị Lan đưa lên ngày 27/01/2024".to_owned(),
                progress: None,
                lacks: vec!["Chưa có lời mô tả.".to_owned()],
            },
            LibraryRow {
                href: format!("{unit}/2"),
                name: "Quyết định 12 phân công tiếp công dân".to_owned(),
                thumb: None,
                facts: "PDF, 340 kB, Trần Văn Minh đưa lên ngày 26/01/2024".to_owned(),
                progress: Some("Đang được xử lý.".to_owned()),
                lacks: Vec::new(),
            },
        ],
        bringing: Some(Bringing {
            action: unit.to_owned(),
            shelf_href: format!("{unit}/ke"),
            base: "/don-vi/xa-hoa-long".to_owned(),
            csrf: "token".to_owned(),
            word_href: "/don-vi/xa-hoa-long/tu-word".to_owned(),
        }),
        brought: Vec::new(),
        sorts: vec![
            ("Tất cả".to_owned(), unit.to_owned(), true),
            ("Ảnh".to_owned(), format!("{unit}?loai=anh"), false),
            ("Tài liệu".to_owned(), format!("{unit}?loai=tep"), false),
        ],
        search_action: unit.to_owned(),
        kept: Vec::new(),
        words: String::new(),
        page: 1,
        pages: 1,
        page_hrefs: (None, None),
        fault_note: None,
    };
    let faults = LibraryPage {
        brought: vec![
            BroughtLine {
                name: "IMG_5195.HEIC".to_owned(),
                sentence: "Đã nhận, đang được xử lý.".to_owned(),
                is_taken: true,
            },
            BroughtLine {
                name: "so-do.svg".to_owned(),
                sentence: "Tệp SVG có thể chứa mã lệnh nên không nhận. Hãy lưu hình thành PNG rồi tải lên.".to_owned(),
                is_taken: false,
            },
        ],
        ..normal.clone()
    };
    let longest = LibraryPage {
        frame: cast::longest_desk_frame(),
        rows: normal
            .rows
            .iter()
            .map(|row| LibraryRow {
                name: cast::longest_title(),
                facts: format!("Ảnh 65.535 × 65.535 điểm, 1.234,5 MB, {} đưa lên ngày 27/01/2024", cast::LONG_NAME),
                lacks: vec!["Có trẻ em, chưa ghi nhận đồng ý.".to_owned()],
                ..row.clone()
            })
            .collect(),
        page: 2,
        pages: 3,
        page_hrefs: (Some(unit.to_owned()), Some(format!("{unit}?trang=3"))),
        ..normal.clone()
    };
    let empty = LibraryPage { rows: Vec::new(), ..normal.clone() };
    let nothing_found = LibraryPage { rows: Vec::new(), words: "lễ hội".to_owned(), ..normal.clone() };
    let reader = LibraryPage { bringing: None, ..normal.clone() };
    vec![
        ("normal", normal),
        ("faults", faults),
        ("longest", longest),
        ("empty", empty),
        ("nothing_found", nothing_found),
        ("reader", reader),
    ]
}
