//! The samples of a block at the desk.

use domain::block::{BlockField, BlockForm};

use super::{BlockFacts, BlockPage, BlockUseRow};
use crate::screens::cast;
use crate::screens::desk::form_sheet::{FormSheet, SavedMeanwhile};

pub(super) fn all() -> Vec<(&'static str, BlockPage)> {
    let (normal, facts) = (normal(), facts());
    let with = |facts: BlockFacts| BlockPage { facts: Some(facts), ..normal.clone() };
    let longest = BlockPage {
        frame: cast::longest_desk_frame(),
        ..with(BlockFacts {
            label: cast::longest_title(),
            mark: format!("{{{{{}}}}}", "a".repeat(60)),
            lines: vec![cast::longest_title(); 4],
            uses: vec![
                BlockUseRow {
                    title: cast::longest_title(),
                    href: "/don-vi/xa-hoa-long/bai-viet/7".to_owned(),
                    state: "Đang đăng",
                    is_live: true,
                };
                40
            ],
            below: vec![(cast::longest_title(), "1.000 bài".to_owned()); 82],
            ..facts.clone()
        })
    };
    let province = with(BlockFacts {
        replaces: None,
        below: vec![
            ("Xã Hòa Long".to_owned(), "2 bài".to_owned()),
            ("Phường Phước Hưng".to_owned(), "1 bài".to_owned()),
        ],
        ..facts.clone()
    });
    let unused = with(BlockFacts { uses: Vec::new(), kept_because: None, replaces: None, ..facts.clone() });
    let new = BlockPage {
        facts: None,
        sheet: normal.sheet.clone().map(|sheet| FormSheet { version: None, typed: BlockForm::default(), ..sheet }),
        ..normal.clone()
    };
    let faults = BlockPage {
        sheet: new.sheet.clone().map(|sheet| sheet.refused(&[BlockField::Kind, BlockField::Key, BlockField::Value])),
        ..new.clone()
    };
    let conflict = BlockPage { sheet: normal.sheet.clone().map(overtaken), ..normal.clone() };
    let reader = BlockPage { sheet: None, facts: Some(BlockFacts { removal_href: None, ..facts }), ..normal.clone() };
    vec![
        ("normal", normal),
        ("longest", longest),
        ("first", new),
        ("province", province),
        ("unused", unused),
        ("faults", faults),
        ("conflict", conflict),
        ("reader", reader),
    ]
}

fn facts() -> BlockFacts {
    let item = |title: &str, state, is_live| BlockUseRow {
        title: title.to_owned(),
        href: "/don-vi/xa-hoa-long/bai-viet/7".to_owned(),
        state,
        is_live,
    };
    BlockFacts {
        label: "Giờ làm việc".to_owned(),
        mark: "{{gio-lam-viec}}".to_owned(),
        lines: vec!["Sáng 7 giờ 30 – 11 giờ 30".to_owned(), "Chiều 13 giờ 30 – 17 giờ".to_owned()],
        replaces: Some("Thay cho khối của Tỉnh Bà Rịa - Vũng Tàu: “Sáng 7 giờ – 11 giờ 30”.".to_owned()),
        uses: vec![
            item("Đăng ký khai sinh", "Đang đăng", true),
            item("Lịch tiếp công dân tháng 02", "Hẹn giờ đăng", false),
            item("Chứng thực bản sao", "Bản nháp", false),
        ],
        below: Vec::new(),
        removal_href: Some("/don-vi/xa-hoa-long/khoi-noi-dung/1/xoa".to_owned()),
        kept_because: Some("2 bài của đơn vị đang cần khối này; hãy bỏ mã khỏi các bài ấy rồi xóa.".to_owned()),
        changed: "Nguyễn Thị Lan lưu lúc 08:00 ngày 27/01/2024.".to_owned(),
    }
}

fn normal() -> BlockPage {
    let mut form = BlockForm::default();
    form.set(BlockField::Kind, "hours");
    form.set(BlockField::Label, "Giờ làm việc");
    form.set(BlockField::Value, "Sáng 7 giờ 30 – 11 giờ 30\nChiều 13 giờ 30 – 17 giờ");
    BlockPage {
        frame: cast::desk_frame(),
        facts: Some(facts()),
        sheet: Some(FormSheet {
            action: "/don-vi/xa-hoa-long/khoi-noi-dung/1".to_owned(),
            csrf: "token".to_owned(),
            version: Some(2),
            typed: form,
            ..FormSheet::default()
        }),
        fault_note: None,
        back_href: "/don-vi/xa-hoa-long/khoi-noi-dung".to_owned(),
    }
}

fn overtaken(sheet: FormSheet<BlockField>) -> FormSheet<BlockField> {
    let mut saved = sheet.typed.clone();
    saved.set(BlockField::Value, "Sáng 7 giờ – 11 giờ 30");
    let meanwhile =
        SavedMeanwhile { saved, by: "Trần Văn Minh".to_owned(), at: "08:11 ngày 27/01/2024".to_owned() };
    FormSheet { meanwhile: Some(meanwhile), ..sheet }
}
