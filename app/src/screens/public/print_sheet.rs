//! One item for paper: what a commune pins to its board, with the way back to the page.

use leptos::prelude::*;

use super::frame::PublicFrame;
use super::item_page::WithdrawnNotice;
use crate::document::{Head, Screen, Sheet};
use crate::parts::qr;
use crate::parts::steps::{StepCard, sample_cards, steps};
use crate::screens::cast;

/// One item on paper.
#[derive(Clone, Debug)]
pub struct PrintSheet {
    /// Whose it is; no menu is shown.
    pub frame: PublicFrame,
    /// The page's `h1`.
    pub title: String,
    /// One paragraph.
    pub summary: Option<String>,
    /// What the Markdown renderer made; trusted.
    pub body_html: String,
    /// Of a guide: what follows the text.
    pub steps: Vec<StepCard>,
    /// Whether it is for half a sheet.
    pub is_small: bool,
    /// Whether it shows pictures.
    pub has_pictures: bool,
    /// What a board must say first: when, where, until when.
    pub first: Vec<(String, String)>,
    /// Label and value of what is known about it.
    pub facts: Vec<(String, String)>,
    /// The dark modules of the QR code, as the data of one SVG path.
    pub qr_path: String,
    /// Modules along a side.
    pub qr_size: u32,
    /// The absolute address of the item, which the QR code holds as well.
    pub address: String,
    /// The day: `27/01/2024`.
    pub printed_on: String,
    /// Set when it is no longer valid.
    pub notice: Option<WithdrawnNotice>,
}

impl Screen for PrintSheet {
    const SHEET: Sheet = Sheet::Public;

    fn head(&self) -> Head {
        let head = self.frame.head(Some(format!("Bản in: {}", self.title)), self.summary.clone());
        let is_guide = self.is_small || !self.steps.is_empty();
        Head { canonical: None, indexable: false, has_pictures: self.has_pictures, is_guide, ..head }
    }

    fn view(self) -> AnyView {
        let Self { frame, title, summary, body_html, first, facts, .. } = self;
        let demonstration =
            frame.demonstration.then(|| view! { <p class="demo">"Bản trình diễn, không phải trang chính thức"</p> });
        view! {
            <div class=if self.is_small { "in read sheet small" } else { "in read sheet" }>
                <aside class="hint">
                    "Dùng lệnh In của trình duyệt để in trang này. "<a href=self.address.clone()>"Quay lại bài"</a>
                </aside>
                <header>
                    {demonstration}
                    {(!frame.superior.is_empty()).then(|| view! { <p>{frame.superior.join(" · ")}</p> })}
                    <p class="name">{frame.site_name}</p>
                </header>
                <main>
                    <h1>{title}</h1>
                    {self.notice.map(withdrawn)}
                    {(!first.is_empty()).then(|| view! { <div class="callout when"><dl>{rows(first)}</dl></div> })}
                    {summary.map(|text| view! { <p class="lead">{text}</p> })}
                    <div class="prose" inner_html=body_html></div>
                    {(!self.steps.is_empty()).then(|| steps(self.steps))}
                    {(!facts.is_empty()).then(|| view! { <dl class="facts">{rows(facts)}</dl> })}
                </main>
                <footer>
                    {(self.qr_size > 0).then(|| qr::code(self.qr_path, self.qr_size, "Mã QR dẫn tới bài này"))}
                    <div>
                        <p>"Đọc bài này trên mạng:"</p>
                        <p><a href=self.address.clone()>{self.address.clone()}</a></p>
                        <p>{format!("Bản in lấy ngày {}.", self.printed_on)}</p>
                    </div>
                </footer>
            </div>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let fact = |label: &str, value: &str| (label.to_owned(), value.to_owned());
        let normal = Self {
            frame: cast::frame("/ban-in/lich-tiep-cong-dan-thang-02-2024"),
            title: "Lịch tiếp công dân của Chủ tịch Ủy ban nhân dân xã trong tháng 02/2024".to_owned(),
            summary: Some(cast::SUMMARY.to_owned()),
            has_pictures: false,
            steps: Vec::new(),
            is_small: false,
            body_html: domain::markdown::render(cast::BODY).html,
            first: Vec::new(),
            facts: vec![
                fact("Đăng ngày", "27/01/2024"),
                fact("Cập nhật ngày", "29/01/2024"),
                fact("Tác giả", "Nguyễn Thị Lan"),
                fact("Nguồn", "Văn phòng Ủy ban nhân dân xã Hòa Long"),
            ],
            qr_path: qr::sample_path(),
            qr_size: qr::SAMPLE_SIZE,
            address: "http://xa-hoa-long.localhost:3000/tin-tuc/lich-tiep-cong-dan-thang-02-2024".to_owned(),
            printed_on: "30/01/2024".to_owned(),
            notice: None,
        };
        let longest = Self {
            frame: cast::longest_frame("/ban-in/bai-dai"),
            title: cast::longest_title(),
            summary: Some(cast::longest_summary()),
            body_html: domain::markdown::render(&cast::longest_body()).html,
            facts: vec![("Nguồn".to_owned(), cast::longest_title()); 6],
            address: format!("http://xa-hoa-long.localhost:3000/tin-tuc/{}", "thong-bao-".repeat(12)),
            ..normal.clone()
        };
        let bare = Self {
            summary: None,
            body_html: String::new(),
            first: vec![
                fact("Thời gian", "Từ 08:00 đến 11:30, Thứ Hai ngày 05/02/2024"),
                fact("Địa điểm", "Nhà văn hóa ấp Tây"),
            ],
            facts: vec![fact("Đăng ngày", "27/01/2024")],
            ..normal.clone()
        };
        let withdrawn = Self {
            notice: Some(WithdrawnNotice {
                on: "15/03/2024".to_owned(),
                explanation: Some("Lịch này đã được thay bằng lịch của tháng 3.".to_owned()),
            }),
            ..normal.clone()
        };
        let small_guide = Self {
            title: "Mở ví giấy tờ trên VNeID".to_owned(),
            body_html: domain::markdown::render("Cần điện thoại đã cài **VNeID** và có mạng.").html,
            steps: sample_cards(),
            is_small: true,
            ..normal.clone()
        };
        vec![
            ("normal", normal),
            ("longest", longest),
            ("empty", bare),
            ("withdrawn", withdrawn),
            ("small_guide", small_guide),
        ]
    }
}

fn rows(facts: Vec<(String, String)>) -> AnyView {
    let row = |(label, value)| view! { <div><dt>{label}</dt><dd>{value}</dd></div> };
    facts.into_iter().map(row).collect_view().into_any()
}

fn withdrawn(notice: WithdrawnNotice) -> AnyView {
    view! {
        <section class="callout callout-warning" aria-labelledby="thong-bao">
            <h2 id="thong-bao">"Nội dung này không còn hiệu lực"</h2>
            {notice.explanation.map(|text| view! { <p>{text}</p> })}
            <p>{format!("Gỡ ngày {}.", notice.on)}</p>
        </section>
    }
    .into_any()
}
