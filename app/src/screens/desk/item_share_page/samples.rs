//! Terms of an item: new, shared, refused, of a commune, and at their longest.

use domain::share::{Audience, Mode, Reception, ShareField as Of, ShareForm};

use super::{ItemSharePage, ReceiptLine, ReceiptTable, ReceiverOffer};
use crate::screens::cast;
use crate::screens::desk::ScopeDistrict;
use crate::screens::desk::form_sheet::FormSheet;

pub(super) fn all() -> Vec<(&'static str, ItemSharePage)> {
    let commune = |code: &str, name: &str| (code.to_owned(), name.to_owned());
    let districts = vec![
        ScopeDistrict {
            code: "2".to_owned(),
            name: "Huyện Long Điền".to_owned(),
            communes: vec![commune("11", "Thị trấn Long Điền"), commune("12", "Xã An Ngãi")],
        },
        ScopeDistrict {
            code: "3".to_owned(),
            name: "Thành phố Bà Rịa".to_owned(),
            communes: vec![commune("21", "Phường Phước Trung"), commune("22", "Xã Hòa Long")],
        },
    ];
    let mut typed = ShareForm::default();
    typed.set(Of::Audience, Audience::All.code());
    typed.set(Of::Mode, Mode::Required.code());
    let line = |unit: &str, reception| ReceiptLine {
        unit: unit.to_owned(),
        reception,
        adapted: "—".to_owned(),
        seen: "—".to_owned(),
        reason: String::new(),
    };
    let seen = ReceiptLine {
        adapted: "có".to_owned(),
        seen: "Nguyễn Thị Lan, 08:05 ngày 27/01/2024".to_owned(),
        ..line("Xã Hòa Long", Reception::Shown)
    };
    let declined = ReceiptLine {
        reason: "Xã đã có bài riêng".to_owned(),
        seen: "Trần Văn Hải, 09:10 ngày 27/01/2024".to_owned(),
        ..line("Xã An Ngãi", Reception::Declined)
    };
    let sheet = FormSheet {
        action: "/don-vi/tinh-ba-ria-vung-tau/bai-viet/7/dang-chung".to_owned(),
        csrf: "token".to_owned(),
        version: Some(0),
        typed: typed.clone(),
        ..FormSheet::default()
    };
    let new = ItemSharePage {
        frame: cast::desk_frame(),
        title: "Phòng, chống bão số 3".to_owned(),
        is_public: true,
        sheet: Some(sheet.clone()),
        offer: ReceiverOffer::Below(districts),
        receipt: None,
        fault_note: None,
        back_href: "/don-vi/tinh-ba-ria-vung-tau/bai-viet/7".to_owned(),
    };
    let table = ReceiptTable {
        facts: vec![
            ("Đang dùng", "61/82".to_owned()),
            ("Có phần riêng", "12/82".to_owned()),
            ("Chờ quyết định", "17/82".to_owned()),
            ("Không dùng", "4/82".to_owned()),
            ("Báo đã xem", "40/82".to_owned()),
        ],
        rows: vec![seen.clone(), declined.clone(), line("Phường Phước Trung", Reception::Waiting)],
        page: 1,
        pages: 1,
        page_hrefs: (None, None),
        table_hrefs: ("?dang=csv".to_owned(), "?dang=xlsx".to_owned()),
    };
    let normal = ItemSharePage {
        sheet: Some(FormSheet { version: Some(3), ..sheet.clone() }),
        receipt: Some(table.clone()),
        ..new.clone()
    };
    let faults = ItemSharePage {
        sheet: Some(FormSheet { typed: ShareForm::default(), ..sheet.clone() }.refused(&[Of::Audience, Of::Mode])),
        is_public: false,
        ..new.clone()
    };
    let own = ItemSharePage {
        offer: ReceiverOffer::Upwards("Tỉnh Bà Rịa - Vũng Tàu".to_owned()),
        title: "Mô hình tổ công nghệ số của ấp Bắc".to_owned(),
        sheet: Some(FormSheet { typed: ShareForm::default(), ..sheet }),
        ..new.clone()
    };
    let long = ReceiptLine {
        unit: cast::LONG_NAME.to_owned(),
        reason: cast::longest_summary(),
        seen: format!("{}, 08:05 ngày 27/01/2024", cast::LONG_NAME),
        ..declined
    };
    let longest = ItemSharePage {
        frame: cast::longest_desk_frame(),
        title: cast::longest_title(),
        receipt: Some(ReceiptTable { rows: vec![long; 100], page: 2, pages: 106, ..table }),
        ..normal.clone()
    };
    let reader = ItemSharePage { sheet: None, ..normal.clone() };
    vec![("normal", normal), ("new", new), ("faults", faults), ("own", own), ("longest", longest), ("reader", reader)]
}
