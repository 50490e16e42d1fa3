//! Items of each kind: as usual, at their longest, with nothing but a text, over, withdrawn, at the desk.

use domain::item::ItemKind;

use super::{EventFacts, GuideFacts, GuideWays, Helped, ItemPage, PreviewBar, SharedFrom, Validity, WithdrawnNotice};
use crate::parts::steps::{StepCard, sample_cards};
use crate::screens::cast::{self, shelf};
use crate::screens::public::{PublicFrame, Section};

fn day(short: &str, iso: &str) -> (String, String) {
    (short.to_owned(), iso.to_owned())
}

fn link(label: &str, href: &str) -> (String, String) {
    (label.to_owned(), href.to_owned())
}

fn html(markdown: &str) -> String {
    domain::markdown::render(markdown).html
}

pub(super) fn all() -> Vec<(&'static str, ItemPage)> {
    let normal = article();
    let longest = ItemPage {
        frame: PublicFrame { section: Section::News, ..cast::longest_frame("/tin-tuc/bai-dai") },
        category: Some((cast::LONG_DISTRICT.to_owned(), "/chuyen-muc/dai".to_owned())),
        title: cast::longest_title(),
        summary: Some(cast::longest_summary()),
        body_html: html(&cast::longest_body()),
        author: Some(cast::longest_title()),
        source: Some(cast::longest_title()),
        related: vec![cast::longest_card(); 4],
        ..normal.clone()
    };
    let bare = ItemPage {
        category: None,
        summary: None,
        body_html: html("Thông báo tạm ngưng cung cấp điện từ 8 giờ đến 11 giờ."),
        updated: None,
        author: None,
        source: None,
        written_on: None,
        related: Vec::new(),
        print_href: None,
        ..normal.clone()
    };
    let from = SharedFrom {
        source: "Tỉnh Bà Rịa - Vũng Tàu".to_owned(),
        href: "http://localhost:3000/tin-tuc/phong-bao".to_owned(),
        day: day("29/01/2024", "2024-01-29"),
        unit: "xã Hòa Long".to_owned(),
        own_words: vec!["tiêu đề".to_owned(), "nội dung".to_owned()],
        is_overtaken: true,
        introduction_html: Some(html("Bà con xã Hòa Long **chằng chống nhà cửa** trước 17 giờ.")),
        closing_html: Some(html("Ủy ban nhân dân xã sẽ báo tin mới trên loa.")),
        contacts_html: Some(html("Ông Trần Văn Hải, trưởng ấp Bắc: 0254 3852 123.")),
    };
    let adapted = ItemPage { shared: Some(from.clone()), category: None, related: Vec::new(), ..normal.clone() };
    let plain = SharedFrom {
        own_words: Vec::new(),
        is_overtaken: false,
        introduction_html: None,
        closing_html: None,
        contacts_html: None,
        ..from
    };
    let received = ItemPage { shared: Some(plain), category: None, related: Vec::new(), ..normal.clone() };
    let withdrawn = ItemPage {
        notice: Some(WithdrawnNotice {
            on: "15/03/2024".to_owned(),
            explanation: Some("Lịch này đã được thay bằng lịch của tháng 3.".to_owned()),
        }),
        ..normal.clone()
    };
    let preview = ItemPage {
        frame: PublicFrame { base: "http://xa-hoa-long.localhost:3000".to_owned(), ..normal.frame.clone() },
        crumbs: vec![link("Tin tức", "http://xa-hoa-long.localhost:3000/tin-tuc")],
        category: None,
        related: Vec::new(),
        print_href: None,
        preview: Some(PreviewBar::Desk { back_href: "/don-vi/xa-hoa-long/bai-viet/7".to_owned() }),
        ..normal.clone()
    };
    let practice = ItemPage {
        preview: Some(PreviewBar::Practice { back_href: "/don-vi/thuc-hanh/bai-viet/7".to_owned() }),
        ..preview.clone()
    };
    let never_published = ItemPage { published: Default::default(), updated: None, ..preview.clone() };
    let mut all = vec![
        ("normal", normal),
        ("longest", longest),
        ("empty", bare),
        ("withdrawn", withdrawn),
        ("adapted", adapted),
        ("received", received),
        ("preview", preview),
        ("practice", practice),
        ("never_published", never_published),
    ];
    all.extend(notices());
    all.extend(events());
    all.extend(pages());
    all.extend(guides());
    all
}

fn article() -> ItemPage {
    ItemPage {
        frame: PublicFrame { section: Section::News, ..cast::frame("/tin-tuc/lich-tiep-cong-dan-thang-02-2024") },
        kind: ItemKind::Article,
        crumbs: vec![link("Tin tức", "/tin-tuc")],
        category: Some(link("Cải cách hành chính", "/chuyen-muc/cai-cach-hanh-chinh")),
        title: "Lịch tiếp công dân của Chủ tịch Ủy ban nhân dân xã trong tháng 02/2024".to_owned(),
        summary: Some(cast::SUMMARY.to_owned()),
        body_html: html(cast::BODY),
        has_pictures: false,
        cover: None,
        card: None,
        published: day("27/01/2024", "2024-01-27"),
        updated: Some(day("29/01/2024", "2024-01-29")),
        author: Some("Nguyễn Thị Lan".to_owned()),
        source: Some("Văn phòng Ủy ban nhân dân xã Hòa Long".to_owned()),
        written_on: Some(day("26/01/2024", "2024-01-26")),
        when: None,
        validity: None,
        guide: None,
        children: Vec::new(),
        related: cast::news().into_iter().skip(1).take(3).collect(),
        print_href: Some("/ban-in/lich-tiep-cong-dan-thang-02-2024".to_owned()),
        notice: None,
        shared: None,
        preview: None,
    }
}

fn notices() -> [(&'static str, ItemPage); 2] {
    let validity = Validity { until: "05/02/2024".to_owned(), until_iso: "2024-02-05".to_owned(), is_over: false };
    let holding = ItemPage {
        frame: PublicFrame { section: Section::Notices, ..cast::frame("/thong-bao/tam-ngung-dien") },
        kind: ItemKind::Notice,
        crumbs: vec![link("Thông báo", "/thong-bao")],
        category: None,
        title: "Tạm ngưng cung cấp điện tại ấp Bắc và ấp Đông".to_owned(),
        summary: None,
        body_html: html(
            "Từ **8 giờ đến 11 giờ** ngày 05/02/2024, để sửa chữa đường dây trung thế.\n\n- Ấp Bắc\n- Ấp Đông",
        ),
        updated: None,
        author: None,
        source: Some("Điện lực Bà Rịa".to_owned()),
        validity: Some(validity.clone()),
        related: Vec::new(),
        print_href: Some("/ban-in/tam-ngung-dien".to_owned()),
        ..article()
    };
    let over = ItemPage { validity: Some(Validity { is_over: true, ..validity }), ..holding.clone() };
    [("notice", holding), ("notice_over", over)]
}

fn events() -> [(&'static str, ItemPage); 3] {
    let when = EventFacts {
        sentence: "Từ 08:00 đến 11:30, Thứ Hai ngày 05/02/2024".to_owned(),
        iso: "2024-02-05T08:00+07:00".to_owned(),
        place: Some("Nhà văn hóa ấp Tây".to_owned()),
        is_over: false,
    };
    let coming = ItemPage {
        frame: PublicFrame { section: Section::Events, ..cast::frame("/su-kien/tiep-xuc-cu-tri") },
        kind: ItemKind::Event,
        crumbs: vec![link("Sự kiện", "/su-kien")],
        category: None,
        title: "Tiếp xúc cử tri của đại biểu Hội đồng nhân dân xã".to_owned(),
        summary: Some("Cử tri các ấp được mời tham dự và phát biểu ý kiến.".to_owned()),
        body_html: html("Mang theo giấy mời nếu có. Có chỗ để xe và lối đi cho xe lăn."),
        updated: None,
        author: None,
        source: None,
        written_on: None,
        when: Some(when.clone()),
        related: Vec::new(),
        print_href: Some("/ban-in/tiep-xuc-cu-tri".to_owned()),
        ..article()
    };
    let over = ItemPage { when: Some(EventFacts { is_over: true, ..when }), ..coming.clone() };
    let place = Some(cast::longest_title());
    let place_only = ItemPage {
        summary: None,
        body_html: String::new(),
        when: Some(EventFacts { place, ..EventFacts::default() }),
        ..coming.clone()
    };
    [("event", coming), ("event_over", over), ("event_place_only", place_only)]
}

fn pages() -> [(&'static str, ItemPage); 2] {
    let page = ItemPage {
        frame: PublicFrame { section: Section::Pages, ..cast::frame("/trang/bang-gia-dat") },
        kind: ItemKind::Page,
        crumbs: vec![link("Thông tin cần biết", "/trang"), link("Đất đai", "/trang/dat-dai")],
        category: None,
        title: "Bảng giá đất".to_owned(),
        author: None,
        source: None,
        written_on: None,
        children: shelf::pages().into_iter().map(|line| (line.title, line.href)).collect(),
        related: Vec::new(),
        print_href: Some("/ban-in/bang-gia-dat".to_owned()),
        ..article()
    };
    let longest = ItemPage {
        frame: PublicFrame { section: Section::Pages, ..cast::longest_frame("/trang/dai") },
        crumbs: vec![(cast::longest_title(), "/trang/tren".to_owned()); 3],
        title: cast::longest_title(),
        children: vec![(cast::longest_title(), "/trang/duoi".to_owned()); 6],
        ..page.clone()
    };
    [("page", page), ("page_longest", longest)]
}

fn guides() -> [(&'static str, ItemPage); 4] {
    let path = "/huong-dan/mo-vi-giay-to-tren-vneid";
    let facts = GuideFacts {
        topic: Some("VNeID".to_owned()),
        audience: Some("Người đã có tài khoản định danh mức 2".to_owned()),
        app_version: Some("VNeID 2.1.6".to_owned()),
        checked: Some(day("27/01/2024", "2024-01-27")),
        is_stale: false,
        introduction_html: html("Cần điện thoại đã cài **VNeID** và có mạng."),
        steps: sample_cards(),
        ways: Some(GuideWays {
            first_step: Some(format!("{path}/buoc/1")),
            other_size: format!("{path}/chu-lon"),
            small_paper: "/ban-in/mo-vi-giay-to-tren-vneid/a5".to_owned(),
            poster: Some(format!("{path}/ap-phich")),
            helped: Some(Helped { action: format!("{path}/giup-ich"), stamp: "20240130.dau".to_owned() }),
        }),
        is_large: false,
    };
    let guide = ItemPage {
        frame: PublicFrame { section: Section::Guides, ..cast::frame(path) },
        kind: ItemKind::Guide,
        crumbs: vec![link("Hướng dẫn", "/huong-dan")],
        category: None,
        title: "Mở ví giấy tờ trên VNeID".to_owned(),
        summary: Some("Xem căn cước, thẻ bảo hiểm y tế và giấy phép lái xe ngay trên điện thoại.".to_owned()),
        body_html: String::new(),
        author: None,
        source: None,
        written_on: None,
        guide: Some(facts.clone()),
        related: Vec::new(),
        print_href: Some("/ban-in/mo-vi-giay-to-tren-vneid".to_owned()),
        ..article()
    };
    let stale = ItemPage { guide: Some(GuideFacts { is_stale: true, ..facts.clone() }), ..guide.clone() };
    let large = ItemPage { guide: Some(GuideFacts { is_large: true, ..facts.clone() }), ..guide.clone() };
    let step = StepCard {
        title: cast::longest_title(),
        html: html(&cast::longest_body().replace("# ", "## ").replace("### ", "## ")),
    };
    let longest = ItemPage {
        frame: PublicFrame { section: Section::Guides, ..cast::longest_frame("/huong-dan/dai") },
        title: cast::longest_title(),
        guide: Some(GuideFacts {
            audience: Some(cast::longest_title()),
            app_version: Some(cast::longest_title()),
            steps: vec![step, StepCard { title: cast::longest_title(), html: html(&"rất dài ".repeat(300)) }],
            ..facts
        }),
        ..guide.clone()
    };
    [("guide", guide), ("guide_stale", stale), ("guide_large", large), ("guide_longest", longest)]
}
