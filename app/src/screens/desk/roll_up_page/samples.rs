//! The samples of what teams told.

use domain::activity::Measure;

use super::{PeriodNav, RollUpCell, RollUpPage, RollUpRow};
use crate::screens::cast;

pub(super) fn all() -> Vec<(&'static str, RollUpPage)> {
    let normal = normal();
    let of_portal = |name: &str, slug: &str| RollUpRow {
        name: name.to_owned(),
        href: Some(format!("?huyen={slug}")),
        cells: cells("4.608", Some("thiếu 12/94")),
    };
    let portal = RollUpPage {
        of: "Tỉnh Bà Rịa - Vũng Tàu".to_owned(),
        columns: columns("Huyện, thành phố"),
        rows: vec![of_portal("Huyện Châu Đức", "huyen-chau-duc"), of_portal("Huyện Long Điền", "huyen-long-dien")],
        sum: cells("9.216", Some("thiếu 24/188")),
        log_href: None,
        ..normal.clone()
    };
    let longest = RollUpPage {
        frame: cast::longest_desk_frame(),
        of: cast::LONG_NAME.to_owned(),
        rows: vec![
            RollUpRow {
                name: cast::LONG_NAME.to_owned(),
                cells: cells("1.000.000", Some("thiếu 1.000/1.000")),
                ..of_portal("", "x")
            };
            30
        ],
        sum: cells("30.000.000", Some("thiếu 30.000/30.000")),
        above: Some((cast::LONG_PROVINCE.to_owned(), "?ky=2024-01".to_owned())),
        ..portal.clone()
    };
    let empty = RollUpPage { of: "Xã Long Sơn".to_owned(), rows: Vec::new(), sum: Vec::new(), ..normal.clone() };
    vec![("normal", normal), ("portal", portal), ("longest", longest), ("empty", empty)]
}

fn columns(first: &'static str) -> Vec<&'static str> {
    let measures = Measure::ALL.map(Measure::label);
    [first, "Báo cáo", "Hoạt động"].into_iter().chain(measures).collect()
}

fn cells(shown: &str, gap: Option<&str>) -> Vec<RollUpCell> {
    vec![RollUpCell { shown: shown.to_owned(), gap: gap.map(str::to_owned) }; Measure::COUNT + 2]
}

fn normal() -> RollUpPage {
    let row = |name: &str, state: &str, shown: &str| {
        let mut cells = cells(shown, None);
        if let Some(first) = cells.first_mut() {
            state.clone_into(&mut first.shown);
        }
        RollUpRow { name: name.to_owned(), href: Some("/don-vi/xa-hoa-long/bao-cao/1/202401".to_owned()), cells }
    };
    RollUpPage {
        frame: cast::desk_frame(),
        of: "Xã Hòa Long".to_owned(),
        period: PeriodNav::sample(),
        facts: vec![
            ("Tổ", "3 tổ, 24 thành viên".to_owned()),
            ("Báo cáo đã duyệt", "2/3 (66,67%)".to_owned()),
            ("Chờ duyệt", "1".to_owned()),
            ("Hộ đã đến trên số hộ", "12,50% (thiếu 1/3 thôn, ấp)".to_owned()),
        ],
        columns: columns("Thôn, ấp, khu phố"),
        rows: vec![row("Ấp Bắc", "Đã duyệt", "120"), row("Ấp Nam", "Đã khóa", "0"), row("Ấp Tây", "Chờ duyệt", "—")],
        sum: cells("120", Some("thiếu 1/3")),
        above: None,
        log_href: Some("/don-vi/xa-hoa-long/hoat-dong".to_owned()),
        table_hrefs: ("?dang=csv".to_owned(), "?dang=xlsx".to_owned()),
        back_href: "/don-vi/xa-hoa-long".to_owned(),
    }
}
