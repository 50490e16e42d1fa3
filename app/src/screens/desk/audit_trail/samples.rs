//! Samples of the record.

use super::super::frame::DeskFrame;
use super::{AuditDay, AuditDeed, AuditFields, AuditLine, AuditTold, AuditTrail};
use crate::screens::cast;

pub(super) fn samples() -> Vec<(&'static str, AuditTrail)> {
    let normal = normal();
    let filtered = AuditTrail {
        fields: AuditFields {
            deed: "officer.save".to_owned(),
            from: "27/01/2024".to_owned(),
            ..AuditFields::default()
        },
        days: vec![AuditDay { day: "Thứ Bảy, 27/01/2024".to_owned(), deeds: vec![officer()] }],
        newest_href: Some("/don-vi/xa-hoa-long/nhat-ky?viec=officer.save".to_owned()),
        older_href: None,
        ..normal.clone()
    };
    let platform = AuditTrail {
        frame: DeskFrame { unit: None, ..cast::desk_frame() },
        days: vec![AuditDay {
            day: "Thứ Bảy, 27/01/2024".to_owned(),
            deeds: vec![
                AuditDeed {
                    unit: Some(("Xã Hòa Long".to_owned(), Some("/nen-tang/don-vi/xa-hoa-long".to_owned()))),
                    ..publication()
                },
                AuditDeed {
                    who: "Một người chưa rõ".to_owned(),
                    phrase: "đăng nhập không thành công".to_owned(),
                    name: None,
                    number: None,
                    href: None,
                    person_href: None,
                    object_href: None,
                    ..publication()
                },
            ],
        }],
        action: "/nen-tang/nhat-ky".to_owned(),
        back: ("Về danh sách đơn vị".to_owned(), "/nen-tang/don-vi".to_owned()),
        ..normal.clone()
    };
    let empty = AuditTrail { days: Vec::new(), csv_href: None, older_href: None, ..normal.clone() };
    let not_found =
        AuditTrail { fields: AuditFields { number: "99".to_owned(), ..AuditFields::default() }, ..empty.clone() };
    let faults = AuditTrail {
        fields: AuditFields { from: "31/02/2024".to_owned(), ..AuditFields::default() },
        faults: vec![("tu_ngay", "Từ ngày: tháng 2 năm 2024 không có ngày 31. Hãy xem lại ngày đã nhập.".to_owned())],
        ..empty.clone()
    };
    vec![
        ("normal", normal.clone()),
        ("longest", longest(normal)),
        ("filtered", filtered),
        ("platform", platform),
        ("empty", empty),
        ("not_found", not_found),
        ("faults", faults),
    ]
}

fn normal() -> AuditTrail {
    AuditTrail {
        frame: cast::desk_frame(),
        days: vec![
            AuditDay { day: "Thứ Bảy, 27/01/2024".to_owned(), deeds: vec![publication(), officer(), save()] },
            AuditDay {
                day: "Thứ Sáu, 26/01/2024".to_owned(),
                deeds: vec![AuditDeed {
                    who: "Người vận hành (dòng lệnh)".to_owned(),
                    phrase: "nhập từ tệp bài".to_owned(),
                    number: Some(11),
                    person_href: None,
                    ..publication()
                }],
            },
        ],
        fields: AuditFields::default(),
        faults: Vec::new(),
        people: vec![("3".to_owned(), "Nguyễn Thị Lan".to_owned()), ("5".to_owned(), "Trần Văn Hải".to_owned())],
        action: "/don-vi/xa-hoa-long/nhat-ky".to_owned(),
        newest_href: None,
        older_href: Some("/don-vi/xa-hoa-long/nhat-ky?truoc=51".to_owned()),
        csv_href: Some("/don-vi/xa-hoa-long/nhat-ky?dang=csv".to_owned()),
        back: ("Về bàn biên tập của đơn vị".to_owned(), "/don-vi/xa-hoa-long".to_owned()),
    }
}

fn line(label: &str, told: AuditTold) -> AuditLine {
    AuditLine { label: label.to_owned(), told }
}

fn value(label: &str, value: &str) -> AuditLine {
    line(label, AuditTold::Value(value.to_owned()))
}

fn publication() -> AuditDeed {
    AuditDeed {
        clock: "08:05".to_owned(),
        moment: "2024-01-27T08:05:00+07:00".to_owned(),
        who: "Nguyễn Thị Lan".to_owned(),
        phrase: "đăng bài".to_owned(),
        name: Some("Lịch tiếp công dân tháng 02".to_owned()),
        number: Some(12),
        href: Some("/don-vi/xa-hoa-long/bai-viet/12".to_owned()),
        unit: None,
        lines: vec![value("Địa chỉ", "lich-tiep-cong-dan-thang-02"), value("Từ đâu", "mạng 203.0.113.0/24")],
        person_href: Some("/don-vi/xa-hoa-long/nhat-ky?nguoi=3".to_owned()),
        object_href: Some("/don-vi/xa-hoa-long/nhat-ky?loai=item&so=12".to_owned()),
    }
}

fn officer() -> AuditDeed {
    let digests = ["9f3a11c2".to_owned(), "77ab01ff".to_owned()];
    AuditDeed {
        clock: "07:58".to_owned(),
        who: "Trần Văn Hải".to_owned(),
        phrase: "sửa lãnh đạo hoặc đầu mối".to_owned(),
        name: None,
        number: Some(3),
        href: None,
        lines: vec![
            line("Điện thoại công vụ", AuditTold::Kept { digests, lengths: None }),
            value("Từ đâu", "mạng 2001:db8:1::/48"),
            value("Mã tra cứu", "7f3a-91c2"),
        ],
        ..publication()
    }
}

fn save() -> AuditDeed {
    let changed = |before: &str, after: &str| AuditTold::Changed(before.to_owned(), after.to_owned());
    AuditDeed {
        clock: "07:40".to_owned(),
        phrase: "lưu bài".to_owned(),
        lines: vec![
            line("Tiêu đề", changed("Lịch tiếp công dân", "Lịch tiếp công dân tháng 02")),
            line("Tóm tắt", changed("", cast::SUMMARY)),
            line(
                "Nội dung",
                AuditTold::Kept {
                    digests: ["01c2aa90".to_owned(), "b7e21c55".to_owned()],
                    lengths: Some(["1.204".to_owned(), "1.310".to_owned()]),
                },
            ),
        ],
        ..publication()
    }
}

fn longest(normal: AuditTrail) -> AuditTrail {
    let deed = AuditDeed {
        who: format!("Công Tằng Tôn Nữ Nguyễn Thị Hoàng Ngọc Quỳnh Như, {}", cast::LONG_NAME),
        name: Some(cast::longest_title()),
        number: Some(9_999_999),
        unit: Some((cast::LONG_NAME.to_owned(), None)),
        lines: vec![
            line("Tiêu đề", AuditTold::Changed(cast::longest_title(), cast::longest_title())),
            value("Tên miền", &format!("{}.example.gov.vn", "phuongnguyenanninh".repeat(3))),
        ],
        ..publication()
    };
    AuditTrail {
        frame: cast::longest_desk_frame(),
        days: vec![AuditDay { day: "Thứ Năm, 31/12/2099".to_owned(), deeds: vec![deed; 50] }],
        people: vec![("1".to_owned(), cast::LONG_NAME.to_owned()); 200],
        newest_href: Some("/don-vi/xa-hoa-long/nhat-ky".to_owned()),
        ..normal
    }
}
