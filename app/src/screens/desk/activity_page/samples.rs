//! The samples of an entry of the log.

use domain::activity::{ActivityField, ActivityForm};

use super::{ActivityPage, TeamChoice};
use crate::parts::picture::Thumb;
use crate::screens::cast;
use crate::screens::desk::form_sheet::{FormSheet, SavedMeanwhile};

pub(super) fn all() -> Vec<(&'static str, ActivityPage)> {
    let normal = normal();
    let sheet = || normal.sheet.clone().unwrap_or_default();
    let new = ActivityPage {
        title: String::new(),
        hamlet: String::new(),
        choice: Some(TeamChoice {
            hamlets: vec![("1".to_owned(), "Ấp Bắc".to_owned()), ("2".to_owned(), "Ấp Nam".to_owned())],
            chosen: "1".to_owned(),
            fault: None,
        }),
        sheet: Some(FormSheet { version: None, typed: ActivityForm::default(), ..sheet() }),
        removal_href: None,
        report_href: None,
        changed: String::new(),
        ..normal.clone()
    };
    let mut longest = ActivityPage {
        frame: cast::longest_desk_frame(),
        title: cast::longest_title(),
        hamlet: cast::LONG_NAME.to_owned(),
        pictures: vec![("abcdefghijklmnop".to_owned(), cast::longest_title())],
        picture: Some(Thumb::default()),
        ..normal.clone()
    };
    if let Some(sheet) = &mut longest.sheet {
        for field in [ActivityField::Place, ActivityField::Difficulties, ActivityField::PictureAlt] {
            sheet.typed.set(field, cast::longest_title());
        }
    }
    let faults = ActivityPage {
        sheet: Some(sheet().refused(&[ActivityField::Day, ActivityField::People, ActivityField::Payment])),
        ..normal.clone()
    };
    let mut saved = sheet().typed;
    saved.set(ActivityField::People, "21");
    saved.set(ActivityField::Topic, "an-toan");
    let meanwhile =
        SavedMeanwhile { saved, by: "Trần Văn Minh".to_owned(), at: "08:11 ngày 27/01/2024".to_owned() };
    let conflict = ActivityPage { sheet: Some(FormSheet { meanwhile: Some(meanwhile), ..sheet() }), ..normal.clone() };
    let looking = ActivityPage {
        sheet: None,
        fixed: Some("Không sửa được: báo cáo của tháng ấy đã khóa sổ nên số liệu không đổi được nữa.".to_owned()),
        facts: vec![
            ("Nơi làm", "Nhà văn hóa ấp Bắc".to_owned()),
            ("Chủ đề", "VNeID".to_owned()),
            ("Người được giúp", "12".to_owned()),
            ("Chữ ký số", "—".to_owned()),
        ],
        removal_href: None,
        ..normal.clone()
    };
    vec![
        ("normal", normal),
        ("new", new),
        ("longest", longest),
        ("faults", faults),
        ("conflict", conflict),
        ("looking", looking),
    ]
}

fn normal() -> ActivityPage {
    let mut typed = ActivityForm::default();
    for (field, value) in [
        (ActivityField::Day, "26/01/2024"),
        (ActivityField::Place, "Nhà văn hóa ấp Bắc"),
        (ActivityField::Topic, "vneid"),
        (ActivityField::Households, "8"),
        (ActivityField::People, "12"),
        (ActivityField::Vneid, "9"),
    ] {
        typed.set(field, value);
    }
    let at = "/don-vi/xa-hoa-long/hoat-dong/1";
    ActivityPage {
        frame: cast::desk_frame(),
        title: "Hoạt động ngày 26/01/2024".to_owned(),
        hamlet: "Ấp Bắc".to_owned(),
        choice: None,
        sheet: Some(FormSheet {
            action: at.to_owned(),
            csrf: "token".to_owned(),
            version: Some(2),
            typed,
            ..FormSheet::default()
        }),
        fixed: None,
        facts: Vec::new(),
        pictures: vec![("abcdefghijklmnop".to_owned(), "Buổi hướng dẫn VNeID".to_owned())],
        picture: None,
        library_href: "/don-vi/xa-hoa-long/thu-vien".to_owned(),
        removal_href: Some(format!("{at}/xoa")),
        report_href: Some("/don-vi/xa-hoa-long/bao-cao/1/202401".to_owned()),
        changed: "Nguyễn Thị Lan lưu lúc 08:00 ngày 27/01/2024.".to_owned(),
        fault_note: None,
        back_href: "/don-vi/xa-hoa-long/hoat-dong".to_owned(),
    }
}
