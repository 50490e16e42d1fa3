//! The editor in each situation it meets.

use domain::item::{FieldFault, ItemField, ItemForm, ItemKind, ItemState, Refusal, Review, Standing};

use super::{AutosavePlaces, BlockHint, Conflict, ItemEditor, LibraryPlaces, Offer, Onward, OpenRemark, SendingBack};
use crate::screens::cast;

pub(super) fn all() -> Vec<(&'static str, ItemEditor)> {
    let normal = normal();
    let new = ItemEditor {
        version: None,
        base: None,
        autosave: Some(places_of_new()),
        action: "/don-vi/xa-hoa-long/bai-viet/moi".to_owned(),
        typed: ItemForm::default(),
        preview_html: String::new(),
        state_note: String::new(),
        onward: None,
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
        ("reader", reader(&normal)),
        ("submitted", submitted(&normal)),
        ("returned", returned(&normal)),
        ("notice", notice(&normal)),
        ("event_faults", event(&normal)),
        ("page", page(&normal)),
        ("longest", longest(&normal)),
        ("normal", normal),
    ]
}

fn normal() -> ItemEditor {
    let rendered = domain::markdown::render(cast::BODY);
    ItemEditor {
        frame: cast::desk_frame(),
        action: "/don-vi/xa-hoa-long/bai-viet/7".to_owned(),
        kind: ItemKind::Article,
        categories: vec![
            ("1".to_owned(), "Chuyển đổi số".to_owned()),
            ("2".to_owned(), "Cải cách hành chính".to_owned()),
        ],
        categories_href: Some("/don-vi/xa-hoa-long/chuyen-muc".to_owned()),
        parents: Vec::new(),
        covers: vec![("abcdefghijklmnop".to_owned(), "Lễ ra quân trồng cây ấp Tây".to_owned())],
        library: LibraryPlaces {
            href: "/don-vi/xa-hoa-long/thu-vien".to_owned(),
            shelf_href: "/don-vi/xa-hoa-long/thu-vien/ke".to_owned(),
            base: "/don-vi/xa-hoa-long".to_owned(),
            csrf: "token".to_owned(),
            shelf: String::new(),
        },
        blocks: vec![
            BlockHint {
                key: "dien-thoai-mot-cua".to_owned(),
                mark: "{{dien-thoai-mot-cua}}".to_owned(),
                label: "Điện thoại bộ phận Một cửa".to_owned(),
                value: "0254 3852 123".to_owned(),
            },
            BlockHint {
                key: "gio-lam-viec".to_owned(),
                mark: "{{gio-lam-viec}}".to_owned(),
                label: "Giờ làm việc".to_owned(),
                value: "Sáng 7 giờ 30 – 11 giờ 30, Chiều 13 giờ 30 – 17 giờ".to_owned(),
            },
        ],
        blocks_href: "/don-vi/xa-hoa-long/khoi-noi-dung".to_owned(),
        csrf: "token".to_owned(),
        version: Some(12),
        writer_key: "k7q2m9x4r8t1".to_owned(),
        base: Some(5),
        autosave: Some(AutosavePlaces {
            save_href: "/don-vi/xa-hoa-long/bai-viet/7/tu-luu".to_owned(),
            presence_href: Some("/don-vi/xa-hoa-long/bai-viet/7/co-mat".to_owned()),
            person: 0,
        }),
        typed: ItemForm::default()
            .with(ItemField::Title, "Lịch tiếp công dân của Chủ tịch Ủy ban nhân dân xã trong tháng 02/2024")
            .with(ItemField::Summary, cast::SUMMARY)
            .with(ItemField::Body, cast::BODY),
        faults: Vec::new(),
        note: (String::new(), None),
        warnings: rendered.warnings.iter().map(domain::markdown::Warning::sentence).collect(),
        standing: Standing::NEW,
        state_note: "Lưu lúc 08:05 ngày 27/01/2024 bởi Lan".to_owned(),
        preview_html: rendered.html,
        returned: None,
        onward: Some(onward()),
        may_publish: true,
        others: None,
        conflict: None,
        can_write: true,
        fault_note: None,
    }
}

fn standing(state: ItemState) -> Standing {
    Standing { state, ..Standing::NEW }
}

fn onward() -> Onward {
    let at = |part: &str| format!("/don-vi/xa-hoa-long/bai-viet/7/{part}");
    let offer = |part| Some(Offer { href: at(part), refusals: Vec::new() });
    Onward {
        version: 12,
        standing: Standing::NEW,
        told: Vec::new(),
        publish: offer("dang"),
        submit: offer("gui-duyet"),
        recall_href: None,
        send_back: None,
        schedule_href: Some(at("hen-gio")),
        withdraw: Some(Offer { href: at("go"), refusals: vec![Refusal::NotPublic.sentence().into_owned()] }),
        putting_away_href: Some(at("cat")),
        preview_href: Some(at("xem-truoc")),
        revisions: Some((at("ban-luu"), 5)),
        sharing_href: Some(at("chia-se")),
        share_href: Some("/don-vi/xa-hoa-long/bai-viet/7/dang-chung".to_owned()),
        care: Some((at("phu-trach"), "Chưa có người phụ trách.".to_owned())),
        public_href: None,
        guide: None,
        remarks_href: at("gop-y"),
        remarks: Vec::new(),
    }
}

fn refusing(refusals: &[Refusal]) -> Onward {
    let refusals = refusals.iter().map(|refusal| refusal.sentence().into_owned()).collect();
    Onward { publish: Some(Offer { href: String::new(), refusals }), ..onward() }
}

fn longest_onward() -> Onward {
    let remark = |words: &str| OpenRemark {
        by: format!("{}, 08:05 ngày 27/01/2024", cast::LONG_NAME),
        words: words.to_owned(),
    };
    Onward {
        standing: Standing { review: Review::Submitted, is_scheduled: true, ..standing(ItemState::PublishedWithDraft) },
        told: vec![
            format!("{} gửi duyệt lúc 08:05 ngày 27/01/2024.", cast::LONG_NAME),
            format!("Bản 3 sẽ tự đăng lúc 07:30 ngày 05/02/2024; {} đã duyệt.", cast::LONG_NAME),
        ],
        submit: None,
        recall_href: Some("/don-vi/xa-hoa-long/bai-viet/7/gui-duyet".to_owned()),
        send_back: Some(SendingBack {
            href: "/don-vi/xa-hoa-long/bai-viet/7/tra-lai".to_owned(),
            typed: String::new(),
            fault: Some("Hãy viết lý do trả lại, để người viết biết cần sửa gì.".to_owned()),
        }),
        remarks: vec![remark(&cast::longest_summary()), remark("Sai giờ họp: giấy mời ghi 8 giờ.")],
        care: Some((
            "/don-vi/xa-hoa-long/bai-viet/7/phu-trach".to_owned(),
            format!("{} phụ trách; xem lại ngày 05/02/2024.", cast::LONG_NAME),
        )),
        ..onward()
    }
}

fn reader(normal: &ItemEditor) -> ItemEditor {
    let looking = Onward {
        publish: None,
        submit: None,
        schedule_href: None,
        withdraw: None,
        putting_away_href: None,
        sharing_href: None,
        share_href: None,
        care: None,
        ..onward()
    };
    ItemEditor { can_write: false, may_publish: false, autosave: None, onward: Some(looking), ..normal.clone() }
}

fn submitted(normal: &ItemEditor) -> ItemEditor {
    let standing = Standing { review: Review::Submitted, ..Standing::NEW };
    let waiting = Onward {
        standing,
        told: vec!["Nguyễn Thị Lan gửi duyệt lúc 08:05 ngày 27/01/2024.".to_owned()],
        submit: None,
        recall_href: Some("/don-vi/xa-hoa-long/bai-viet/7/gui-duyet".to_owned()),
        send_back: Some(SendingBack {
            href: "/don-vi/xa-hoa-long/bai-viet/7/tra-lai".to_owned(),
            ..SendingBack::default()
        }),
        ..onward()
    };
    ItemEditor {
        standing,
        onward: Some(waiting),
        others: Some("Đang cùng mở bài này: Trần Văn Minh (08:05)".to_owned()),
        ..normal.clone()
    }
}

fn returned(normal: &ItemEditor) -> ItemEditor {
    let standing = Standing { review: Review::Returned, ..Standing::NEW };
    let remark = OpenRemark {
        by: "Trần Văn Minh, 08:11 ngày 27/01/2024".to_owned(),
        words: "Nên ghi rõ mang theo bản sao giấy tờ.".to_owned(),
    };
    ItemEditor {
        standing,
        returned: Some((
            "Trần Văn Minh, lúc 08:11 ngày 27/01/2024".to_owned(),
            "Giờ tiếp dân ngày 15 chưa đúng giấy mời.\nSửa lại rồi gửi duyệt lần nữa.".to_owned(),
        )),
        onward: Some(Onward { standing, remarks: vec![remark], ..refusing(&[Refusal::NoPower]) }),
        may_publish: false,
        ..normal.clone()
    }
}

fn faults(normal: &ItemEditor) -> ItemEditor {
    let fault = |field, sentence: &str| FieldFault { field, sentence: sentence.to_owned() };
    let body = "# Mục\n\n<b>Chữ</b> và [liên kết](ftp://x)";
    let rendered = domain::markdown::render(body);
    ItemEditor {
        typed: normal
            .typed
            .clone()
            .with(ItemField::Title, "")
            .with(ItemField::Body, body)
            .with(ItemField::WrittenOn, "31/02/2024")
            .with(ItemField::Slug, "!!!"),
        faults: vec![
            fault(ItemField::Title, "Hãy nhập tiêu đề; bài viết cần một tên để lưu và để người đọc nhận ra."),
            fault(ItemField::WrittenOn, "Ngày của bài viết không có trong lịch: tháng 2 năm 2024 có 29 ngày."),
            fault(ItemField::Slug, "Địa chỉ trang cần ít nhất một chữ hoặc số. Để trống nếu muốn lấy theo tiêu đề."),
        ],
        note: (
            "Sửa theo góp ý của Ủy ban Mặt trận".repeat(8),
            Some(
                "Ghi chú cho lần lưu này dài 272 ký tự, nhiều hơn mức cho phép là 200. Hãy bớt đi 72 ký tự.".to_owned(),
            ),
        ),
        warnings: rendered.warnings.iter().map(domain::markdown::Warning::sentence).collect(),
        preview_html: rendered.html,
        onward: Some(refusing(&[Refusal::NoPower, Refusal::EmptyBody])),
        may_publish: false,
        ..normal.clone()
    }
}

fn places_of_new() -> AutosavePlaces {
    AutosavePlaces { save_href: "/don-vi/xa-hoa-long/bai-viet/moi/tu-luu".to_owned(), presence_href: None, person: 0 }
}

fn conflict(normal: &ItemEditor) -> ItemEditor {
    ItemEditor {
        conflict: Some(Conflict {
            saved: normal
                .typed
                .clone()
                .with(ItemField::Title, "Lịch tiếp công dân của Chủ tịch Ủy ban nhân dân xã tháng 2 năm 2024")
                .with(ItemField::Summary, "")
                .with(ItemField::Body, cast::BODY.replace("Thứ Năm", "Thứ Sáu")),
            by: "Trần Văn Minh".to_owned(),
            at: "08:11 ngày 27/01/2024".to_owned(),
        }),
        ..normal.clone()
    }
}

fn published(normal: &ItemEditor) -> ItemEditor {
    ItemEditor {
        standing: standing(ItemState::Published),
        state_note: "Đăng lúc 08:05 ngày 27/01/2024 bởi Lan".to_owned(),
        onward: Some(Onward {
            standing: standing(ItemState::Published),
            told: vec!["Công khai đến 17:00 ngày 05/03/2024, sau đó tự hết hạn.".to_owned()],
            submit: None,
            putting_away_href: None,
            public_href: Some("http://xa-hoa-long.localhost:3000/tin-tuc/lich-tiep-cong-dan".to_owned()),
            withdraw: Some(Offer { href: "/don-vi/xa-hoa-long/bai-viet/7/go".to_owned(), refusals: Vec::new() }),
            ..refusing(&[Refusal::NothingNew])
        }),
        typed: normal.typed.clone().with(ItemField::Author, "Nguyễn Thị Lan").with(ItemField::WrittenOn, "26/01/2024"),
        ..normal.clone()
    }
}

fn notice(normal: &ItemEditor) -> ItemEditor {
    ItemEditor {
        kind: ItemKind::Notice,
        categories: Vec::new(),
        categories_href: None,
        onward: Some(refusing(&[Refusal::NoLastDay])),
        ..normal.clone()
    }
}

fn event(normal: &ItemEditor) -> ItemEditor {
    let sentence = "Ngày kết thúc phải sau lúc bắt đầu. Hãy xem lại cả hai.".to_owned();
    ItemEditor {
        kind: ItemKind::Event,
        version: None,
        base: None,
        autosave: Some(places_of_new()),
        typed: ItemForm::default()
            .with(ItemField::Title, "Ra quân hướng dẫn cài đặt VNeID tại ấp Tây")
            .with(ItemField::StartsOn, "05/02/2024")
            .with(ItemField::StartsAt, "8:00")
            .with(ItemField::EndsOn, "04/02/2024")
            .with(ItemField::Place, "Nhà văn hóa ấp Tây"),
        faults: vec![FieldFault { field: ItemField::EndsOn, sentence }],
        ..notice(normal)
    }
}

fn page(normal: &ItemEditor) -> ItemEditor {
    ItemEditor {
        kind: ItemKind::Page,
        parents: vec![("3".to_owned(), "Đất đai".to_owned()), ("4".to_owned(), "\u{a0}\u{a0}Bảng giá đất".to_owned())],
        typed: normal.typed.clone().with(ItemField::Parent, "3").with(ItemField::Position, "2"),
        onward: normal.onward.clone(),
        ..notice(normal)
    }
}

fn longest(normal: &ItemEditor) -> ItemEditor {
    let body = cast::longest_body();
    ItemEditor {
        frame: cast::longest_desk_frame(),
        standing: Standing { review: Review::Submitted, is_scheduled: true, ..standing(ItemState::PublishedWithDraft) },
        others: Some(format!("Đang cùng mở bài này: {} (08:05)", cast::LONG_NAME)),
        onward: Some(longest_onward()),
        categories: vec![("1".to_owned(), cast::longest_title())],
        state_note: format!("Lưu lúc 08:05 ngày 27/01/2024 bởi {}", cast::LONG_NAME),
        preview_html: domain::markdown::render(&body).html,
        typed: ItemForm::default()
            .with(ItemField::Title, cast::longest_title())
            .with(ItemField::Summary, cast::longest_summary())
            .with(ItemField::Body, body)
            .with(ItemField::Author, cast::longest_title())
            .with(ItemField::Source, cast::longest_title())
            .with(ItemField::Slug, "e-a-o".repeat(20))
            .with(ItemField::WrittenOn, "27/01/2024"),
        ..normal.clone()
    }
}
