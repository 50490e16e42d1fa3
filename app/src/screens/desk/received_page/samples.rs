//! Something shared that waits, that is adapted, that its source changed, and at its longest.

use domain::share::{AdaptationField as Of, AdaptationForm, Reception};

use super::{Adapting, ReceivedPage, ShareDeciding, SourceChange};
use crate::screens::cast;
use crate::screens::desk::form_sheet::FormSheet;

pub(super) fn all() -> Vec<(&'static str, ReceivedPage)> {
    let mut typed = AdaptationForm::default();
    typed.set(Of::Introduction, "Bà con xã Hòa Long nộp hồ sơ tại bộ phận một cửa của xã.");
    typed.set(Of::Contacts, "Bà Nguyễn Thị Lan, 0254 3852 123, giờ hành chính.");
    let normal = ReceivedPage {
        frame: cast::desk_frame(),
        title: "Lệ phí cấp giấy tờ hộ tịch năm 2024".to_owned(),
        reception: Reception::Waiting,
        facts: vec![
            ("Nơi viết", "Tỉnh Bà Rịa - Vũng Tàu".to_owned()),
            ("Loại", "Thông báo".to_owned()),
            ("Hình thức", "Gợi ý: đơn vị tự quyết định".to_owned()),
            ("Bản gốc", "đổi lúc 08:05 ngày 27/01/2024".to_owned()),
        ],
        source_href: Some("http://localhost:3000/thong-bao/le-phi-ho-tich".to_owned()),
        public_href: None,
        source_html: domain::markdown::render("Lệ phí đăng ký khai sinh quá hạn: **10.000 đồng**.").html,
        changes: Vec::new(),
        deciding: ShareDeciding {
            action: "/don-vi/xa-hoa-long/noi-dung-chung/1/quyet-dinh".to_owned(),
            csrf: "token".to_owned(),
            may_take: true,
            may_decline: true,
            ..ShareDeciding::default()
        },
        adapting: Some(Adapting {
            sheet: FormSheet {
                action: "/don-vi/xa-hoa-long/noi-dung-chung/1".to_owned(),
                csrf: "token".to_owned(),
                version: Some(0),
                typed,
                ..FormSheet::default()
            },
            base: 3,
            may_override: vec![Of::Title, Of::Summary, Of::Body],
            may_publish: true,
            waits: None,
            copy_href: Some("/don-vi/xa-hoa-long/noi-dung-chung/1?chep=co".to_owned()),
        }),
        fault_note: None,
        back_href: "/don-vi/xa-hoa-long/noi-dung-chung".to_owned(),
    };
    let change = SourceChange {
        label: "Nội dung",
        before: "Lệ phí đăng ký khai sinh quá hạn: 10.000 đồng.".to_owned(),
        now: "Lệ phí đăng ký khai sinh quá hạn: 15.000 đồng.".to_owned(),
        own: "Ở xã Hòa Long, lệ phí đăng ký khai sinh quá hạn: 10.000 đồng, nộp bằng mã QR tại quầy.".to_owned(),
        merge_href: Some("/don-vi/xa-hoa-long/noi-dung-chung/1?ghep=noi-dung".to_owned()),
    };
    let changed = ReceivedPage {
        reception: Reception::Shown,
        public_href: Some("http://xa-hoa-long.localhost:3000/noi-dung-chung/tinh/le-phi-ho-tich".to_owned()),
        changes: vec![change.clone()],
        deciding: ShareDeciding { may_take: false, may_acknowledge: true, ..normal.deciding.clone() },
        ..normal.clone()
    };
    let faults = ReceivedPage {
        deciding: ShareDeciding {
            reason: "x".to_owned(),
            fault: Some("Lý do không dùng: hãy viết một câu ngắn, nơi gửi sẽ đọc được.".to_owned()),
            ..normal.deciding.clone()
        },
        adapting: normal.adapting.clone().map(|adapting| Adapting {
            sheet: adapting.sheet.clone().refused(&[Of::Introduction, Of::Title, Of::Body]),
            ..adapting
        }),
        ..normal.clone()
    };
    let long =
        SourceChange { before: cast::longest_body(), now: cast::longest_body(), own: cast::longest_body(), ..change };
    let longest = ReceivedPage {
        frame: cast::longest_desk_frame(),
        title: cast::longest_title(),
        facts: vec![("Nơi viết", cast::LONG_NAME.to_owned()), ("Lý do", cast::longest_summary())],
        source_html: domain::markdown::render(&cast::longest_body()).html,
        changes: vec![long; 3],
        ..changed.clone()
    };
    let reader =
        ReceivedPage { deciding: ShareDeciding::default(), adapting: None, changes: Vec::new(), ..changed.clone() };
    vec![("normal", normal), ("changed", changed), ("faults", faults), ("longest", longest), ("reader", reader)]
}
