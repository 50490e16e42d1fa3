//! The samples of a directive at the desk that sends it.

use domain::directive::{DirectiveField, DirectiveForm, DirectiveState, ReturnField, UnitStanding};

use super::{
    ChosenReceipt, DirectiveDeed, DirectivePage, DirectiveReceipts, DirectiveSending, DirectiveStanding, ReceiptRow,
};
use crate::screens::cast;
use crate::screens::desk::form_sheet::{FormSheet, SavedMeanwhile};
use crate::screens::desk::scope_boxes::ScopeDistrict;

const AT: &str = "/don-vi/tinh-ba-ria-vung-tau/chi-dao/1";

pub(super) fn all() -> Vec<(&'static str, DirectivePage)> {
    let (draft, normal) = (draft(), sent());
    let first = DirectivePage {
        title: String::new(),
        sheet: draft.sheet.clone().map(|sheet| FormSheet { version: None, typed: DirectiveForm::default(), ..sheet }),
        standing: None,
        ..draft.clone()
    };
    let faults = DirectivePage {
        sheet: draft.sheet.clone().map(|sheet| sheet.refused(&[DirectiveField::Deadline, DirectiveField::Scope])),
        ..draft.clone()
    };
    let conflict = DirectivePage { sheet: draft.sheet.clone().map(overtaken), ..draft.clone() };
    let chosen = with(&normal, |standing| choose(standing, false));
    let longest = DirectivePage {
        frame: cast::longest_desk_frame(),
        title: cast::longest_title(),
        ..with(&normal, |standing| {
            standing.text = cast::longest_body();
            standing.story = vec![cast::longest_title(); 4];
            choose(standing, true);
            if let Some(receipts) = &mut standing.receipts {
                receipts.rows = vec![
                    ReceiptRow {
                        unit: cast::LONG_NAME.to_owned(),
                        district: cast::LONG_PROVINCE.to_owned(),
                        report: cast::longest_title(),
                        is_late: true,
                        ..row("", UnitStanding::Done)
                    };
                    20
                ];
            }
        })
    };
    let closed = with(&normal, |standing| {
        standing.state = DirectiveState::Closed;
        (standing.reminder, standing.end) = (None, None);
    });
    vec![
        ("normal", normal),
        ("longest", longest),
        ("first", first),
        ("submitted", draft),
        ("faults", faults),
        ("conflict", conflict),
        ("chosen", chosen),
        ("closed", closed),
    ]
}

fn with(page: &DirectivePage, change: impl FnOnce(&mut DirectiveStanding)) -> DirectivePage {
    let mut page = page.clone();
    if let Some(standing) = &mut page.standing {
        change(standing);
    }
    page
}

fn deed(what: &str) -> DirectiveDeed {
    DirectiveDeed { action: format!("{AT}/{what}"), csrf: "token".to_owned(), version: Some(2) }
}

fn draft() -> DirectivePage {
    let mut typed = DirectiveForm::default();
    for (field, value) in [
        (DirectiveField::Title, "Rà soát danh sách hộ nghèo"),
        (DirectiveField::Number, "125/UBND-VX"),
        (DirectiveField::Text, "Đối chiếu với sổ của từng ấp.\nGửi danh sách về Sở trước hạn."),
        (DirectiveField::Deadline, "31/01/2024"),
        (DirectiveField::Answer, "co"),
        (DirectiveField::Scope, "tat-ca"),
    ] {
        typed.set(field, value);
    }
    let district = |code: &str, name: &str| ScopeDistrict {
        code: code.to_owned(),
        name: name.to_owned(),
        communes: cast::neighbours()
            .into_iter()
            .enumerate()
            .map(|(n, (name, _))| (format!("{code}{n}"), name))
            .collect(),
    };
    DirectivePage {
        frame: cast::desk_frame(),
        title: "Rà soát danh sách hộ nghèo".to_owned(),
        sheet: Some(FormSheet {
            action: AT.to_owned(),
            csrf: "token".to_owned(),
            version: Some(2),
            typed,
            ..FormSheet::default()
        }),
        districts: vec![district("20", "Thành phố Bà Rịa"), district("30", "Huyện Long Điền")],
        standing: Some(DirectiveStanding {
            state: DirectiveState::Draft,
            story: vec!["Nguyễn Thị Lan lưu lúc 08:00 ngày 22/01/2024.".to_owned()],
            facts: Vec::new(),
            text: String::new(),
            sending: Some(DirectiveSending { deed: deed("giao"), to: "82 đơn vị".to_owned() }),
            removal: Some(deed("xoa")),
            reminder: None,
            end: None,
            receipts: None,
        }),
        fault_note: None,
        back_href: "/don-vi/tinh-ba-ria-vung-tau/chi-dao".to_owned(),
    }
}

fn row(unit: &str, standing: UnitStanding) -> ReceiptRow {
    let at = |words: &str, is_there: bool| if is_there { words.to_owned() } else { "—".to_owned() };
    ReceiptRow {
        unit: unit.to_owned(),
        district: "Huyện Long Điền".to_owned(),
        standing,
        is_late: false,
        read: at("09:00 ngày 22/01/2024, Nguyễn Thị Lan", standing != UnitStanding::Unread),
        done: at("16:00 ngày 30/01/2024, Trần Văn Minh", standing == UnitStanding::Done),
        report: if standing == UnitStanding::Done {
            "Đã rà soát 12 ấp, gửi danh sách 45 hộ.".to_owned()
        } else {
            String::new()
        },
        href: format!("{AT}?xem=xa-hoa-long"),
    }
}

fn sent() -> DirectivePage {
    let tab = |label: &str, count, is_here| (label.to_owned(), "?loc=".to_owned(), count, is_here);
    let receipts = DirectiveReceipts {
        tallies: vec![("Đã đọc", "61/82".to_owned()), ("Đã xong", "40/82".to_owned()), ("Quá hạn", "1".to_owned())],
        tabs: vec![
            tab("Tất cả", 82, true),
            tab("Chưa đọc", 21, false),
            tab("Đã đọc, chưa xong", 21, false),
            tab("Đã xong", 40, false),
            tab("Quá hạn", 1, false),
        ],
        rows: vec![
            row("Xã Hòa Long", UnitStanding::Done),
            row("Phường Long Tâm", UnitStanding::Read),
            ReceiptRow { is_late: true, ..row("Xã Long Phước", UnitStanding::Unread) },
        ],
        table_hrefs: ("?dang=csv".to_owned(), "?dang=xlsx".to_owned()),
        chosen: None,
    };
    let draft = draft();
    let standing = Some(DirectiveStanding {
        state: DirectiveState::Sent,
        story: vec![
            "Nguyễn Thị Lan giao lúc 08:00 ngày 22/01/2024.".to_owned(),
            "Đã nhắc lúc 08:00 ngày 29/01/2024; mỗi ngày nhắc được một lần.".to_owned(),
        ],
        facts: vec![("Hạn", "17:00 ngày 31/01/2024".to_owned()), ("Số văn bản", "125/UBND-VX".to_owned())],
        text: "Đối chiếu với sổ của từng ấp.\nGửi danh sách về Sở trước hạn.".to_owned(),
        sending: None,
        removal: None,
        reminder: Some(deed("nhac")),
        end: Some(deed("ket-thuc")),
        receipts: Some(receipts),
    });
    DirectivePage { sheet: None, standing, ..draft }
}

fn choose(standing: &mut DirectiveStanding, is_longest: bool) {
    let sheet = FormSheet {
        action: format!("{AT}/tra-lai"),
        csrf: "token".to_owned(),
        version: Some(2),
        ..FormSheet::default()
    };
    let chosen = ChosenReceipt {
        unit: if is_longest { cast::LONG_NAME.to_owned() } else { "Xã Hòa Long".to_owned() },
        code: "7".to_owned(),
        story: vec!["Trần Văn Minh báo đã làm xong lúc 16:00 ngày 30/01/2024.".to_owned()],
        report: if is_longest {
            cast::longest_body()
        } else {
            "Đã rà soát 12 ấp.\nĐã gửi danh sách 45 hộ.".to_owned()
        },
        returning: Some(if is_longest { sheet.refused(&[ReturnField::Reason]) } else { sheet }),
        close_href: AT.to_owned(),
    };
    if let Some(receipts) = &mut standing.receipts {
        receipts.chosen = Some(chosen);
    }
}

fn overtaken(sheet: FormSheet<DirectiveField>) -> FormSheet<DirectiveField> {
    let mut saved = sheet.typed.clone();
    saved.set(DirectiveField::Deadline, "05/02/2024");
    saved.set(DirectiveField::Scope, "20,30");
    let meanwhile =
        SavedMeanwhile { saved, by: "Trần Văn Minh".to_owned(), at: "08:11 ngày 22/01/2024".to_owned() };
    FormSheet { meanwhile: Some(meanwhile), ..sheet }
}
