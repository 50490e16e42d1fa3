//! The people, places and texts of all samples: a fixed cast, so that screens can be compared.
//!
//! Longest texts stack marks (Ễ Ẫ Ỗ) and hold words without a break.

pub(super) mod shelf;

use domain::item::{ItemKind, ItemState, Review, Standing};
use domain::palette::Palette;

use super::desk::{DeskFrame, DeskUnit, ItemRow};
use super::public::{Imprint, NewsCard, OfficerCard, PhoneLink, PortalDistrict, PublicFrame, Section, Shelves};

pub(crate) const LONG_NAME: &str = "Phường Nguyễn An Ninh mở rộng — Thành phố Vũng Tàu";
pub(crate) const LONG_DISTRICT: &str = "Thành phố trực thuộc tỉnh Bà Rịa — Long Điền — Đất Đỏ";
pub(crate) const LONG_PROVINCE: &str = "Tỉnh Bà Rịa - Vũng Tàu và vùng biển đảo phía Đông Nam";

pub(crate) const SUMMARY: &str =
    "Chủ tịch Ủy ban nhân dân xã tiếp công dân vào sáng thứ Năm hằng tuần tại trụ sở, ấp Bắc.";

pub(crate) const BODY: &str =
    "Ủy ban nhân dân xã thông báo **lịch tiếp công dân** của Chủ tịch trong tháng 02/2024 như sau.

# Thời gian và địa điểm

| Ngày | Giờ | Người tiếp |
|---|---|---|
| Thứ Năm, 01/02/2024 | 7 giờ 30 – 11 giờ 30 | Chủ tịch |
| Thứ Năm, 15/02/2024 | 7 giờ 30 – 11 giờ 30 | Phó Chủ tịch |
| Thứ Năm, 22/02/2024 | 7 giờ 30 – 11 giờ 30 | Chủ tịch |

> [!LƯU Ý]
> Tuần lễ Tết Nguyên đán không tiếp công dân định kỳ.

# Cần mang theo

- Căn cước công dân hoặc giấy tờ tùy thân còn giá trị.
- Đơn khiếu nại, tố cáo, kiến nghị (nếu có), kèm bản sao tài liệu.
- Giấy ủy quyền khi trình bày thay người khác.

## Trường hợp đông người

Khi nhiều người cùng trình bày một nội dung thì cử người đại diện:

1. Từ năm đến mười người: cử một hoặc hai người.
2. Trên mười người: cử thêm, nhưng không quá năm người.

Quy định chi tiết ở [Luật Tiếp công dân](https://vanban.chinhphu.vn/)[^1].

> Tiếp công dân là trách nhiệm, không phải là ban ơn.

[^1]: Luật số 42/2013/QH13 ngày 25/11/2013.
";

/// 250 graphemes.
pub(crate) fn longest_title() -> String {
    let words = "NGUYỄN ẪM ỖN Ễ Ẫ Ỗ thông báo về việc tổ chức lấy ý kiến cử tri mở rộng ";
    words.chars().cycle().take(249).chain(['Ễ']).collect()
}

pub(crate) fn longest_summary() -> String {
    "Ủy ban nhân dân phường mời bà con tham dự, góp ý; Ễ Ẫ Ỗ. ".chars().cycle().take(599).chain(['.']).collect()
}

pub(crate) fn longest_body() -> String {
    format!("{BODY}\n\n{}\n\n{}", "khôngcódấucách".repeat(30), BODY.replace("[^1]", "").replace(": Luật số", "Luật số"))
}

pub(crate) fn frame(path: &str) -> PublicFrame {
    PublicFrame {
        site_name: "Xã Hòa Long".to_owned(),
        superior: vec!["Tỉnh Bà Rịa - Vũng Tàu".to_owned(), "Thành phố Bà Rịa".to_owned()],
        portal_url: "http://localhost:3000/".to_owned(),
        studio_url: "http://studio.localhost:3000/".to_owned(),
        canonical: format!("http://xa-hoa-long.localhost:3000{path}"),
        base: String::new(),
        section: Section::Other,
        is_portal: false,
        demonstration: false,
        palette: Palette::default(),
        imprint: imprint(),
        shelves: Shelves { notices: true, events: true, pages: true, guides: true, teams: true, campaigns: true },
        alerts: Vec::new(),
    }
}

pub(crate) fn imprint() -> Imprint {
    Imprint {
        address: Some("Ấp Bắc, xã Hòa Long, thành phố Bà Rịa".to_owned()),
        phones: vec![
            PhoneLink {
                purpose: Some("Văn phòng".to_owned()),
                shown: "0254 3852 123".to_owned(),
                href: "tel:+842543852123".to_owned(),
            },
            PhoneLink { purpose: Some("Công an".to_owned()), shown: "113".to_owned(), href: "tel:113".to_owned() },
        ],
        email: Some("vanphong@hoalong.example.vn".to_owned()),
        hours: Some("Thứ Hai đến thứ Sáu\n7 giờ 30 – 11 giờ 30, 13 giờ 30 – 17 giờ".to_owned()),
        responsible: Some("Nguyễn Văn Ẩn, Chủ tịch Ủy ban nhân dân xã".to_owned()),
        licence: Some(domain::profile::USUAL_LICENCE.to_owned()),
        has_introduction: true,
        has_contact: true,
    }
}

pub(crate) fn officer() -> OfficerCard {
    OfficerCard {
        name: "Trần Thị Bình".to_owned(),
        position: "Công chức Văn phòng - thống kê, Ủy ban nhân dân xã".to_owned(),
        phone: Some(("0254 3852 124".to_owned(), "tel:+842543852124".to_owned())),
        email: Some("binh@hoalong.example.vn".to_owned()),
    }
}

pub(crate) fn longest_imprint() -> Imprint {
    let phone = PhoneLink {
        purpose: Some("Bộ phận tiếp nhận và trả kết quả (một cửa)".to_owned()),
        shown: "024 3852 1234".to_owned(),
        href: "tel:+842438521234".to_owned(),
    };
    Imprint {
        address: Some(longest_title()),
        phones: vec![phone; 10],
        email: Some(format!("{}@{}.example.gov.vn", "vanphong".repeat(7), "phuongnguyenanninh".repeat(3))),
        responsible: Some(format!("Công Tằng Tôn Nữ Nguyễn Thị Hoàng Ngọc Quỳnh Như, {LONG_NAME}")),
        licence: Some(longest_title()),
        ..imprint()
    }
}

pub(crate) fn longest_frame(path: &str) -> PublicFrame {
    PublicFrame {
        site_name: LONG_NAME.to_owned(),
        superior: vec![LONG_PROVINCE.to_owned(), LONG_DISTRICT.to_owned()],
        demonstration: true,
        imprint: longest_imprint(),
        ..frame(path)
    }
}

pub(crate) fn portal_frame(path: &str) -> PublicFrame {
    PublicFrame {
        site_name: "Tỉnh Bà Rịa - Vũng Tàu".to_owned(),
        superior: Vec::new(),
        canonical: format!("http://localhost:3000{path}"),
        is_portal: true,
        ..frame(path)
    }
}

pub(crate) fn news() -> Vec<NewsCard> {
    let card = |title: &str, slug: &str, day: u8, summary: Option<&str>| NewsCard {
        title: title.to_owned(),
        href: format!("/tin-tuc/{slug}"),
        date: format!("{day:02}/01/2024"),
        date_iso: format!("2024-01-{day:02}"),
        summary: summary.map(str::to_owned),
        origin: None,
        is_pinned: false,
        thumb: None,
    };
    vec![
        card(
            "Lịch tiếp công dân của Chủ tịch Ủy ban nhân dân xã trong tháng 02/2024",
            "lich-tiep-cong-dan",
            27,
            Some(SUMMARY),
        ),
        card(
            "Thông báo tạm ngưng cung cấp điện tại ấp Bắc và ấp Đông",
            "tam-ngung-dien",
            25,
            Some("Từ 8 giờ đến 11 giờ ngày 28/01/2024, để sửa chữa đường dây trung thế."),
        ),
        card("Phát động Tết trồng cây đời đời nhớ ơn Bác Hồ", "tet-trong-cay", 22, None),
        card(
            "Tổ công nghệ số cộng đồng hướng dẫn bà con nộp hồ sơ trực tuyến",
            "to-cong-nghe-so",
            18,
            Some("Sáng thứ Bảy hằng tuần tại nhà văn hóa ấp; mang theo điện thoại và căn cước."),
        ),
        card(
            "Kết quả xét tuyển nghĩa vụ quân sự năm 2024",
            "nghia-vu-quan-su",
            9,
            Some("Danh sách niêm yết tại trụ sở Ủy ban nhân dân xã."),
        ),
    ]
}

pub(crate) fn longest_card() -> NewsCard {
    NewsCard {
        title: longest_title(),
        href: "/tin-tuc/bai-dai".to_owned(),
        date: "27/01/2024".to_owned(),
        date_iso: "2024-01-27".to_owned(),
        summary: Some(longest_summary()),
        origin: Some(LONG_DISTRICT.to_owned()),
        is_pinned: false,
        thumb: None,
    }
}

fn links(names: &[&str]) -> Vec<(String, String)> {
    names
        .iter()
        .enumerate()
        .map(|(at, name)| ((*name).to_owned(), format!("http://don-vi-{at}.localhost:3000/")))
        .collect()
}

pub(crate) fn neighbours() -> Vec<(String, String)> {
    links(&[
        "Phường Kim Dinh",
        "Phường Long Hương",
        "Phường Long Tâm",
        "Phường Long Toàn",
        "Phường Phước Hiệp",
        "Phường Phước Hưng",
        "Phường Phước Nguyên",
        "Phường Phước Trung",
        "Xã Long Phước",
        "Xã Tân Hưng",
    ])
}

pub(crate) fn districts() -> Vec<PortalDistrict> {
    let district = |name: &str, communes: &[&str]| PortalDistrict { name: name.to_owned(), communes: links(communes) };
    vec![
        district(
            "Thành phố Vũng Tàu",
            &[
                "Phường 1",
                "Phường 2",
                "Phường 3",
                "Phường 4",
                "Phường 5",
                "Phường 7",
                "Phường 8",
                "Phường 9",
                "Phường 10",
                "Phường 11",
                "Phường 12",
                "Phường Nguyễn An Ninh",
                "Phường Rạch Dừa",
                "Phường Thắng Nhất",
                "Phường Thắng Nhì",
                "Phường Thắng Tam",
                "Xã Long Sơn",
            ],
        ),
        PortalDistrict { name: "Thành phố Bà Rịa".to_owned(), communes: neighbours() },
        district(
            "Thị xã Phú Mỹ",
            &["Phường Phú Mỹ", "Phường Mỹ Xuân", "Phường Hắc Dịch", "Xã Tóc Tiên", "Xã Châu Pha"],
        ),
        district(
            "Huyện Châu Đức",
            &["Thị trấn Ngãi Giao", "Xã Bàu Chinh", "Xã Bình Ba", "Xã Suối Nghệ", "Xã Xuân Sơn"],
        ),
        district("Huyện Côn Đảo", &["Huyện Côn Đảo"]),
    ]
}

pub(crate) fn desk_frame() -> DeskFrame {
    DeskFrame {
        person: Some("Nguyễn Thị Lan".to_owned()),
        unit: Some(DeskUnit {
            name: "Xã Hòa Long".to_owned(),
            slug: "xa-hoa-long".to_owned(),
            public_url: Some("http://xa-hoa-long.localhost:3000/".to_owned()),
        }),
        csrf: "token".to_owned(),
        notice: None,
    }
}

/// At the unit for practice.
pub(crate) fn practice_desk_frame() -> DeskFrame {
    let unit = DeskUnit { name: "Xã Thực Hành".to_owned(), slug: "thuc-hanh".to_owned(), public_url: None };
    DeskFrame { unit: Some(unit), ..desk_frame() }
}

pub(crate) fn longest_desk_frame() -> DeskFrame {
    DeskFrame {
        person: Some("Công Tằng Tôn Nữ Nguyễn Thị Hoàng Ngọc Quỳnh Như".to_owned()),
        unit: Some(DeskUnit { name: LONG_NAME.to_owned(), ..desk_frame().unit.unwrap_or_default() }),
        csrf: "token".to_owned(),
        notice: Some(longest_summary()),
    }
}

pub(crate) fn rows() -> Vec<ItemRow> {
    let standing = |state| Standing { state, ..Standing::NEW };
    let standings = [
        Standing { review: Review::Submitted, ..Standing::NEW },
        standing(ItemState::Published),
        Standing { is_scheduled: true, ..standing(ItemState::PublishedWithDraft) },
        standing(ItemState::Withdrawn),
        Standing { review: Review::Returned, ..Standing::NEW },
    ];
    news()
        .into_iter()
        .zip(standings)
        .enumerate()
        .map(|(at, (card, standing))| ItemRow {
            kind: ItemKind::Article,
            title: card.title,
            href: format!("/don-vi/xa-hoa-long/bai-viet/{at}"),
            standing,
            moments: if standing.is_scheduled {
                vec!["Tự đăng lúc 07:30 ngày 05/02/2024".to_owned()]
            } else {
                Vec::new()
            },
            choice: Some(format!("{at}:3")),
            changed: format!("lúc 08:05 ngày {}", card.date),
            changed_by: "Nguyễn Thị Lan".to_owned(),
            public_href: standing.state.is_public().then(|| format!("http://xa-hoa-long.localhost:3000{}", card.href)),
        })
        .collect()
}
