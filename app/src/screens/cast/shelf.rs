//! Notices, events, categories and pages of the cast.

use super::{LONG_PROVINCE, longest_summary, longest_title, news};
use crate::screens::public::{EventCard, NewsCard, NoticeCard, PageLine};

pub(in crate::screens) fn pinned() -> Vec<NewsCard> {
    let pin = |card: NewsCard| NewsCard {
        title: "Đề án sắp xếp đơn vị hành chính: hỏi và trả lời".to_owned(),
        href: "/tin-tuc/hoi-va-tra-loi".to_owned(),
        is_pinned: true,
        ..card
    };
    news().into_iter().take(1).map(pin).collect()
}

/// On the province's own host.
pub(in crate::screens) fn province_news() -> Vec<NewsCard> {
    let titles = [
        "Quyết định điều chỉnh bảng giá đất trên địa bàn tỉnh năm 2024",
        "Khai mạc Lễ hội Nghinh Ông Thắng Tam",
        "Kế hoạch tuyển dụng viên chức ngành giáo dục đợt 1 năm 2024",
    ];
    let card = |(title, card): (&str, NewsCard)| NewsCard {
        title: title.to_owned(),
        href: format!("http://localhost:3000{}", card.href),
        ..card
    };
    titles.into_iter().zip(news()).map(card).collect()
}

pub(in crate::screens) fn notices() -> Vec<NoticeCard> {
    let card = |title: &str, slug: &str, day: u8, summary: Option<&str>| NoticeCard {
        title: title.to_owned(),
        href: format!("/thong-bao/{slug}"),
        until: format!("{day:02}/02/2024"),
        until_iso: format!("2024-02-{day:02}"),
        summary: summary.map(str::to_owned),
        origin: None,
        is_over: false,
    };
    vec![
        card(
            "Tạm ngưng cung cấp điện tại ấp Bắc và ấp Đông",
            "tam-ngung-dien",
            5,
            Some("Từ 8 giờ đến 11 giờ ngày 05/02/2024, để sửa chữa đường dây trung thế."),
        ),
        card("Lịch tiêm phòng dại cho chó, mèo đợt 1 năm 2024", "tiem-phong-dai", 20, None),
        card(
            "Niêm yết hồ sơ cấp giấy chứng nhận quyền sử dụng đất lần đầu",
            "niem-yet-ho-so",
            28,
            Some("Ai có ý kiến về các thửa đất trong danh sách, xin gửi đến Ủy ban nhân dân xã trước ngày này."),
        ),
    ]
}

pub(in crate::screens) fn past_notices() -> Vec<NoticeCard> {
    let past = |card: NoticeCard| NoticeCard {
        until: card.until.replace("/02/2024", "/12/2023"),
        until_iso: card.until_iso.replace("2024-02", "2023-12"),
        is_over: true,
        ..card
    };
    notices().into_iter().rev().map(past).collect()
}

pub(in crate::screens) fn longest_notice() -> NoticeCard {
    NoticeCard {
        title: longest_title(),
        href: "/thong-bao/dai".to_owned(),
        until: "29/02/2024".to_owned(),
        until_iso: "2024-02-29".to_owned(),
        summary: Some(longest_summary()),
        origin: Some(LONG_PROVINCE.to_owned()),
        is_over: false,
    }
}

pub(in crate::screens) fn events() -> Vec<EventCard> {
    vec![
        EventCard {
            when_iso: "2024-02-05T08:00+07:00".to_owned(),
            place: Some("Nhà văn hóa ấp Tây".to_owned()),
            ..event(
                "Tiếp xúc cử tri của đại biểu Hội đồng nhân dân xã",
                "05/02/2024",
                "Từ 08:00 đến 11:30, Thứ Hai ngày 05/02/2024",
            )
        },
        EventCard {
            place: Some("Sân đình Hòa Long".to_owned()),
            origin: Some("Thành phố Bà Rịa".to_owned()),
            ..event(
                "Hội thi gói bánh tét mừng xuân",
                "08/02/2024",
                "Từ Thứ Năm ngày 08/02/2024 đến hết Thứ Sáu ngày 09/02/2024",
            )
        },
        event("Ngày hội tòng quân", "26/02/2024", "Thứ Hai ngày 26/02/2024"),
    ]
}

pub(in crate::screens) fn past_events() -> Vec<EventCard> {
    let past = |card| EventCard { is_over: true, ..card };
    vec![
        past(event("Đại hội Hội Nông dân xã", "21/11/2023", "Thứ Ba ngày 21/11/2023")),
        past(event("Ngày hội Đại đoàn kết toàn dân tộc ấp Bắc", "18/11/2023", "Thứ Bảy ngày 18/11/2023")),
    ]
}

fn event(title: &str, date: &str, when: &str) -> EventCard {
    let (day, month) = date.split_once('/').unwrap_or_default();
    let (month_alone, year) = month.split_once('/').unwrap_or_default();
    EventCard {
        title: title.to_owned(),
        href: format!("/su-kien/{year}-{month_alone}-{day}"),
        day: day.trim_start_matches('0').to_owned(),
        month: month.to_owned(),
        when: when.to_owned(),
        when_iso: format!("{year}-{month_alone}-{day}"),
        place: None,
        origin: None,
        is_over: false,
    }
}

pub(in crate::screens) fn longest_event() -> EventCard {
    EventCard {
        title: longest_title(),
        href: "/su-kien/dai".to_owned(),
        day: "28".to_owned(),
        month: "12/2024".to_owned(),
        when: "Từ 08:00, Thứ Bảy ngày 28/12/2024 đến 17:00, Chủ Nhật ngày 29/12/2024".to_owned(),
        when_iso: "2024-12-28T08:00+07:00".to_owned(),
        place: Some(longest_title()),
        origin: Some(LONG_PROVINCE.to_owned()),
        is_over: false,
    }
}

pub(in crate::screens) fn categories() -> Vec<(String, String)> {
    let category = |(name, slug): (&str, &str)| (name.to_owned(), format!("/chuyen-muc/{slug}"));
    [
        ("Chuyển đổi số", "chuyen-doi-so"),
        ("Cải cách hành chính", "cai-cach-hanh-chinh"),
        ("Văn hóa – Xã hội", "van-hoa-xa-hoi"),
        ("An ninh trật tự", "an-ninh-trat-tu"),
    ]
    .map(category)
    .into()
}

pub(in crate::screens) fn pages() -> Vec<PageLine> {
    let line = |title: &str, slug: &str, depth, summary: Option<&str>| PageLine {
        title: title.to_owned(),
        href: format!("/trang/{slug}"),
        depth,
        summary: summary.map(str::to_owned),
        origin: None,
    };
    vec![
        line("Lịch tiếp công dân", "lich-tiep-cong-dan", 0, Some("Ngày, giờ, nơi tiếp và giấy tờ cần mang theo.")),
        line("Đất đai", "dat-dai", 0, Some("Giấy chứng nhận, quy hoạch và bảng giá đất trên địa bàn xã.")),
        line("Bảng giá đất", "bang-gia-dat", 1, None),
        line("Bảng giá đất năm 2024", "bang-gia-dat-2024", 2, None),
        line("Quy hoạch sử dụng đất đến năm 2030", "quy-hoach", 1, None),
        line("Trạm y tế", "tram-y-te", 0, None),
    ]
}
