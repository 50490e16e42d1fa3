//! The samples of the board.

use domain::liveliness::{Order, Pace};

use super::{LifeChoice, LifeRow, LivelinessBoard};
use crate::screens::cast;

pub(super) fn all() -> Vec<(&'static str, LivelinessBoard)> {
    let normal = normal();
    let longest = LivelinessBoard {
        frame: cast::longest_desk_frame(),
        rows: vec![
            LifeRow {
                name: cast::LONG_NAME.to_owned(),
                district: cast::LONG_PROVINCE.to_owned(),
                cells: vec!["1.000.000".to_owned(); LivelinessBoard::columns().count()],
                ..row("", "Chưa bắt đầu")
            };
            20
        ],
        page: 53,
        pages: 106,
        page_hrefs: (Some("?trang=52".to_owned()), Some("?trang=54".to_owned())),
        ..normal.clone()
    };
    let empty = LivelinessBoard { frame: cast::desk_frame(), asked: None, rows: Vec::new(), page: 2, ..normal.clone() };
    let mut filtered = LivelinessBoard { rows: vec![row("Phường Long Tâm", "Lặng")], ..normal.clone() };
    for choice in &mut filtered.paces {
        choice.is_here = choice.label.starts_with("Lặng");
    }
    vec![("normal", normal), ("longest", longest), ("filtered", filtered), ("empty", empty)]
}

fn row(name: &str, pace: &'static str) -> LifeRow {
    let cells = ["25/01/2024", "25/01/2024", "—", "02/12/2023", "—", "—", "4", "1", "0"];
    LifeRow {
        name: name.to_owned(),
        href: "http://xa-hoa-long.localhost:3000".to_owned(),
        district: "Huyện Long Điền".to_owned(),
        pace,
        cells: cells.map(ToOwned::to_owned).to_vec(),
    }
}

fn normal() -> LivelinessBoard {
    let choice = |label: &str, is_here| LifeChoice { label: label.to_owned(), href: "?xem=".to_owned(), is_here };
    let paces = Pace::ALL.map(|pace| choice(&format!("{} (3)", pace.label()), false));
    let orders = Order::ALL.map(|order| choice(order.label(), order == Order::Change));
    LivelinessBoard {
        frame: cast::desk_frame(),
        asked: Some((
            "2 nội dung dùng chung cần xem".to_owned(),
            "/don-vi/tinh-ba-ria-vung-tau/noi-dung-chung".to_owned(),
        )),
        facts: vec![
            ("Trang có nội dung mới trong 30 ngày", "61/82 (74,39%)".to_owned()),
            ("Đã xác nhận thông tin", "40/82 (48,78%)".to_owned()),
            ("Yêu cầu quá hạn", "7".to_owned()),
        ],
        paces: std::iter::once(choice("Tất cả (82)", true)).chain(paces).collect(),
        orders: orders.to_vec(),
        rows: vec![row("Xã Hòa Long", "Đều"), row("Phường Long Tâm", "Lặng")],
        page: 1,
        pages: 1,
        page_hrefs: (None, None),
        table_hrefs: ("?dang=csv".to_owned(), "?dang=xlsx".to_owned()),
        back_href: "/don-vi/tinh-ba-ria-vung-tau".to_owned(),
    }
}
