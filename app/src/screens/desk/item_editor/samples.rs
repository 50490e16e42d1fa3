//! The editor in each situation it meets.

use domain::item::{FieldFault, ItemField, ItemForm, ItemState, Refusal};

use super::{Conflict, ItemEditor, Offer};
use crate::screens::cast;

pub(super) fn all() -> Vec<(&'static str, ItemEditor)> {
    let normal = normal();
    let new = ItemEditor {
        version: None,
        action: "/don-vi/xa-hoa-long/bai-viet/moi".to_owned(),
        typed: ItemForm::default(),
        preview_html: String::new(),
        state_note: String::new(),
        preview_href: None,
        withdraw: None,
        ..normal.clone()
    };
    vec![
        ("empty", new),
        ("faults", faults(&normal)),
        (
            "stale_form",
            ItemEditor {
                fault_note: Some(
                    "Biểu mẫu đã mở quá lâu nên chưa lưu được. Nội dung vẫn còn; hãy bấm lưu lần nữa.".to_owned(),
                ),
                ..normal.clone()
            },
        ),
        ("conflict", conflict(&normal)),
        ("published", published(&normal)),
        ("reader", ItemEditor { can_write: false, publish: None, withdraw: None, ..normal.clone() }),
        ("longest", longest(&normal)),
        ("normal", normal),
    ]
}

fn normal() -> ItemEditor {
    let rendered = domain::markdown::render(cast::BODY);
    ItemEditor {
        frame: cast::desk_frame(),
        action: "/don-vi/xa-hoa-long/bai-viet/7".to_owned(),
        csrf: "token".to_owned(),
        version: Some(12),
        typed: ItemForm {
            title: "Lịch tiếp công dân của Chủ tịch Ủy ban nhân dân xã trong tháng 02/2024".to_owned(),
            summary: cast::SUMMARY.to_owned(),
            body: cast::BODY.to_owned(),
            ..ItemForm::default()
        },
        faults: Vec::new(),
        warnings: rendered.warnings.iter().map(domain::markdown::Warning::sentence).collect(),
        state: ItemState::Draft,
        state_note: "Lưu lúc 08:05 ngày 27/01/2024 bởi Lan".to_owned(),
        preview_html: rendered.html,
        preview_href: Some("/don-vi/xa-hoa-long/bai-viet/7/xem-truoc".to_owned()),
        public_href: None,
        publish: Some(Offer { href: "/don-vi/xa-hoa-long/bai-viet/7/dang".to_owned(), refusals: Vec::new() }),
        withdraw: Some(Offer {
            href: "/don-vi/xa-hoa-long/bai-viet/7/go".to_owned(),
            refusals: vec![Refusal::NotPublic.sentence().to_owned()],
        }),
        conflict: None,
        can_write: true,
        fault_note: None,
    }
}

fn faults(normal: &ItemEditor) -> ItemEditor {
    let fault = |field, sentence: &str| FieldFault { field, sentence: sentence.to_owned() };
    let body = "# Mục\n\n<b>Chữ</b> và [liên kết](ftp://x)";
    let rendered = domain::markdown::render(body);
    ItemEditor {
        typed: ItemForm {
            title: String::new(),
            body: body.to_owned(),
            written_on: "31/02/2024".to_owned(),
            slug: "!!!".to_owned(),
            ..normal.typed.clone()
        },
        faults: vec![
            fault(ItemField::Title, "Hãy nhập tiêu đề; bài viết cần một tên để lưu và để người đọc nhận ra."),
            fault(ItemField::WrittenOn, "Ngày của bài viết không có trong lịch: tháng 2 năm 2024 có 29 ngày."),
            fault(ItemField::Slug, "Địa chỉ trang cần ít nhất một chữ hoặc số. Để trống nếu muốn lấy theo tiêu đề."),
        ],
        warnings: rendered.warnings.iter().map(domain::markdown::Warning::sentence).collect(),
        preview_html: rendered.html,
        publish: Some(Offer {
            href: String::new(),
            refusals: vec![Refusal::NoPower.sentence().to_owned(), Refusal::EmptyBody.sentence().to_owned()],
        }),
        ..normal.clone()
    }
}

fn conflict(normal: &ItemEditor) -> ItemEditor {
    ItemEditor {
        conflict: Some(Conflict {
            saved: ItemForm {
                title: "Lịch tiếp công dân của Chủ tịch Ủy ban nhân dân xã tháng 2 năm 2024".to_owned(),
                summary: String::new(),
                body: cast::BODY.replace("Thứ Năm", "Thứ Sáu"),
                ..normal.typed.clone()
            },
            by: "Trần Văn Minh".to_owned(),
            at: "08:11 ngày 27/01/2024".to_owned(),
        }),
        ..normal.clone()
    }
}

fn published(normal: &ItemEditor) -> ItemEditor {
    ItemEditor {
        state: ItemState::Published,
        state_note: "Đăng lúc 08:05 ngày 27/01/2024 bởi Lan".to_owned(),
        public_href: Some("http://xa-hoa-long.localhost:3000/tin-tuc/lich-tiep-cong-dan".to_owned()),
        publish: Some(Offer { href: String::new(), refusals: vec![Refusal::NothingNew.sentence().to_owned()] }),
        withdraw: Some(Offer { href: "/don-vi/xa-hoa-long/bai-viet/7/go".to_owned(), refusals: Vec::new() }),
        typed: ItemForm {
            author: "Nguyễn Thị Lan".to_owned(),
            written_on: "26/01/2024".to_owned(),
            ..normal.typed.clone()
        },
        ..normal.clone()
    }
}

fn longest(normal: &ItemEditor) -> ItemEditor {
    let body = cast::longest_body();
    ItemEditor {
        frame: cast::longest_desk_frame(),
        state: ItemState::PublishedWithDraft,
        state_note: format!("Lưu lúc 08:05 ngày 27/01/2024 bởi {}", cast::LONG_NAME),
        preview_html: domain::markdown::render(&body).html,
        typed: ItemForm {
            title: cast::longest_title(),
            summary: cast::longest_summary(),
            body,
            author: cast::longest_title(),
            source: cast::longest_title(),
            slug: "e-a-o".repeat(20),
            written_on: "27/01/2024".to_owned(),
        },
        ..normal.clone()
    }
}
