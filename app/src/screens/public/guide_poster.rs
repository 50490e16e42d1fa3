//! A guide for the board of a hamlet: what it is about in a few lines, and two ways to it, by camera and by hand.

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
    /// A few lines.
    pub summary: Option<String>,
    /// Whom it helps.
    pub audience: Option<String>,
    /// What its steps are called, as far as there is room.
    pub steps: Vec<String>,
    /// How many steps there are besides.
    pub further: usize,
    /// Back to the guide.
    pub back_href: String,
    /// The short address without its scheme, to be typed: it stays when the guide is renamed.
    pub short: String,
    /// The dark modules of the QR code of that address, as the data of one SVG path.
    pub qr_path: String,
    /// Modules along a side.
    pub qr_size: u32,
}

impl Screen for GuidePoster {
    const SHEET: Sheet = Sheet::Public;

    fn head(&self) -> Head {
        let head = self.frame.head(Some(format!("Áp phích: {}", self.title)), self.summary.clone());
        Head { canonical: None, indexable: false, is_guide: true, ..head }
    }

    fn view(self) -> AnyView {
        let Self { frame, title, summary, audience, steps, further, .. } = self;
        let demonstration =
            frame.demonstration.then(|| view! { <p class="demo">"Bản trình diễn, không phải trang chính thức"</p> });
        let steps = (!steps.is_empty()).then(|| {
            let items = steps.into_iter().map(|step| view! { <li>{step}</li> }).collect_view();
            view! { <ol>{items}</ol> }
        });
        view! {
            <div class="in sheet poster">
                <aside class="hint">
                    "Dùng lệnh In của trình duyệt; chọn khổ A4, hoặc A3 và phóng vừa trang. "
                    <a href=self.back_href>"Quay lại hướng dẫn"</a>
                </aside>
                <header>
                    {demonstration}
                    {(!frame.superior.is_empty()).then(|| view! { <p>{frame.superior.join(" · ")}</p> })}
                    <p class="name">{frame.site_name}</p>
                </header>
                <main>
                    <h1>{title}</h1>
                    {summary.map(|text| view! { <p class="lead">{text}</p> })}
                    {audience.map(|audience| view! { <p>{format!("Dành cho: {audience}")}</p> })}
                    {steps}
                    {(further > 0).then(|| view! { <p>{format!("và {further} bước nữa trong hướng dẫn")}</p> })}
                    {(self.qr_size > 0).then(|| qr::code(self.qr_path, self.qr_size, "Mã QR dẫn tới hướng dẫn này"))}
                    <p>"Quét mã bằng điện thoại, hoặc gõ địa chỉ:"</p>
                    <p class="short">{self.short}</p>
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
            further: 0,
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
            steps: vec![cast::longest_title(); 6],
            further: 94,
            short: format!("{}.example.vn/h/0123456789abcz", "phuong-nguyen-an-ninh-".repeat(3)),
            ..normal.clone()
        };
        let bare = Self { summary: None, audience: None, steps: Vec::new(), qr_size: 0, ..normal.clone() };
        vec![("normal", normal), ("longest", longest), ("without_code", bare)]
    }
}
