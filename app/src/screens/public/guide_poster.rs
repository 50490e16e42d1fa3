//! A guide for the board of a hamlet: what it is about in a few lines, and two ways to it, by camera and by hand.

use domain::text;
use leptos::prelude::*;

use super::frame::PublicFrame;
use crate::document::{Head, Screen, Sheet};
use crate::parts::qr;
use crate::screens::cast;

/// The poster.
#[derive(Clone, Debug)]
pub struct GuidePoster {
    /// Whose it is; no menu is shown.
    pub frame: PublicFrame,
    /// The page's `h1`.
    pub title: String,
    /// Its summary; shown as far as there is room.
    pub summary: Option<String>,
    /// Whom it helps.
    pub audience: Option<String>,
    /// What its steps are called; shown as far as there is room.
    pub steps: Vec<String>,
    /// Back to the guide.
    pub back_href: String,
    /// The short address without its scheme, to be typed: it stays when the guide is renamed.
    pub short: String,
    /// The dark modules of the QR code of that address, as the data of one SVG path.
    pub qr_path: String,
    /// Modules along a side.
    pub qr_size: u32,
}

/// Letters of a title that takes two lines in large type.
const TITLE: usize = 52;

/// Letters of what stands between title and steps.
const BETWEEN: usize = 150;

/// Letters of a step's name in one line.
const STEP: usize = 45;

/// Names of steps there is room for, and where everything else is long.
const STEPS: (usize, usize) = (6, 4);

/// Letters of a step's name that are shown.
const MOST_OF_A_STEP: usize = 80;

/// Letters of a title, a summary, and whom it is for that are shown: whoever wants more opens the guide.
const MOST_OF_A_TITLE: usize = 150;
const MOST_OF_A_SUMMARY: usize = 180;
const MOST_OF_AN_AUDIENCE: usize = 120;

impl GuidePoster {
    /// Whether it takes smaller letters to keep it on one sheet.
    fn is_dense(&self) -> bool {
        let count = |text: &str| text.chars().count();
        let between = [&self.summary, &self.audience].into_iter().flatten().map(|text| count(text)).sum::<usize>();
        count(&self.title) > TITLE || between > BETWEEN || self.steps.iter().any(|step| count(step) > STEP)
    }
}

impl Screen for GuidePoster {
    const SHEET: Sheet = Sheet::Public;

    fn head(&self) -> Head {
        let head = self.frame.head(Some(format!("Áp phích: {}", self.title)), self.summary.clone());
        Head { canonical: None, indexable: false, is_guide: true, ..head }
    }

    fn view(self) -> AnyView {
        let is_dense = self.is_dense();
        let Self { frame, title, summary, audience, steps, .. } = self;
        let room = if is_dense { STEPS.1 } else { STEPS.0 };
        let further = steps.len().saturating_sub(room);
        let demonstration =
            frame.demonstration.then(|| view! { <p class="demo">"Bản trình diễn, không phải trang chính thức"</p> });
        let steps = (!steps.is_empty()).then(|| {
            let shown = steps.into_iter().take(room).map(|step| text::truncate(&step, MOST_OF_A_STEP));
            let items = shown.map(|step| view! { <li>{step}</li> }).collect_view();
            view! { <ol>{items}</ol> }
        });
        let audience = audience.map(|audience| {
            let audience = text::truncate(&audience, MOST_OF_AN_AUDIENCE);
            view! { <p class="whom">{format!("Dành cho: {audience}")}</p> }
        });
        let (call, by_hand) = if self.qr_size > 0 {
            ("Đưa máy ảnh của điện thoại vào mã để xem từng bước", "Không quét được thì gõ địa chỉ:")
        } else {
            ("Xem từng bước trên điện thoại", "Gõ địa chỉ:")
        };
        let further = (further > 0).then(|| view! { <p>{format!("và {further} bước nữa trong hướng dẫn")}</p> });
        view! {
            <div class="in sheet poster" class:dense=is_dense>
                <aside class="hint">
                    "Dùng lệnh In của trình duyệt: khổ A4, hoặc A3, A5 và chọn vừa trang giấy. "
                    <a href=self.back_href>"Quay lại hướng dẫn"</a>
                </aside>
                <header>
                    {demonstration}
                    {(!frame.superior.is_empty()).then(|| view! { <p>{frame.superior.join(" · ")}</p> })}
                    <p class="name">{frame.site_name}</p>
                </header>
                <main>
                    <div>
                        <h1>{text::truncate(&title, MOST_OF_A_TITLE)}</h1>
                        {summary.map(|words| view! { <p class="lead">{text::truncate(&words, MOST_OF_A_SUMMARY)}</p> })}
                        {audience}
                        {steps}
                        {further}
                    </div>
                    <div class="camera">
                        {(self.qr_size > 0).then(|| qr::code(self.qr_path, self.qr_size, "Mã QR dẫn tới hướng dẫn này"))}
                        <p class="call">{call}</p>
                        <div>
                            <p>{by_hand}</p>
                            <p class="short">{self.short}</p>
                        </div>
                    </div>
                </main>
            </div>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let normal = Self {
            frame: cast::frame("/huong-dan/mo-vi-giay-to-tren-vneid"),
            title: "Mở ví giấy tờ trên VNeID".to_owned(),
            summary: Some("Xem căn cước, thẻ bảo hiểm y tế và giấy phép lái xe ngay trên điện thoại.".to_owned()),
            audience: Some("Người đã có tài khoản định danh mức 2".to_owned()),
            steps: ["Mở ứng dụng VNeID", "Nhập mật khẩu", "Mở ví giấy tờ"].map(str::to_owned).into(),
            back_href: "/huong-dan/mo-vi-giay-to-tren-vneid".to_owned(),
            short: "xa-hoa-long.localhost:3000/h/012v".to_owned(),
            qr_path: qr::sample_path(),
            qr_size: qr::SAMPLE_SIZE,
        };
        let longest = Self {
            frame: cast::longest_frame("/huong-dan/dai"),
            title: cast::longest_title(),
            summary: Some(cast::longest_summary()),
            audience: Some(cast::longest_title()),
            steps: vec![cast::longest_title(); 98],
            short: format!("{}.example.vn/h/0123456789abcz", "phuong-nguyen-an-ninh-".repeat(3)),
            ..normal.clone()
        };
        let bare = Self { summary: None, audience: None, steps: Vec::new(), qr_size: 0, ..normal.clone() };
        let steps = ["Tải ứng dụng VNeID", "Đăng ký tài khoản", "Nhập mã trong tin nhắn", "Kích hoạt tài khoản"];
        let full = Self {
            title: "Cài đặt và kích hoạt VNeID mức 2".to_owned(),
            steps: steps.map(str::to_owned).into_iter().cycle().take(8).collect(),
            ..normal.clone()
        };
        vec![("normal", normal), ("longest", longest), ("full", full), ("without_code", bare)]
    }
}
