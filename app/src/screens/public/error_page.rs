//! What a reader sees when there is no page: what happened, and where to go from here.

use leptos::prelude::*;

use super::frame::{Brand, PublicFrame, Standing};
use crate::document::{Head, Screen, Sheet};
use crate::parts::ways_out::ways_out;
use crate::screens::cast;

/// Any answer that is not the page asked for.
#[derive(Clone, Debug)]
pub struct ErrorPage {
    /// `None` where no site is known: an unknown host, a request nobody can read.
    pub frame: Option<PublicFrame>,
    /// The HTTP status.
    pub status: u16,
    /// The page's `h1`.
    pub title: String,
    /// What happened and what to do.
    pub sentence: String,
    /// Labels and addresses.
    pub ways_out: Vec<(String, String)>,
    /// The request's number, to tell whoever looks for the cause.
    pub reference: Option<String>,
}

impl Screen for ErrorPage {
    const SHEET: Sheet = Sheet::Public;

    fn head(&self) -> Head {
        let (title, palette) = match &self.frame {
            Some(frame) => (frame.head(Some(self.title.clone()), None).title, Some(frame.palette)),
            None => (self.title.clone(), None),
        };
        Head { title, description: None, canonical: None, indexable: false, palette, ..Head::default() }
    }

    fn view(self) -> AnyView {
        let Self { frame, status, title, sentence, ways_out: ways, reference } = self;
        let main = view! {
            <div class="in read error">
                <p class="code">{format!("Mã {status}")}</p>
                <h1>{title}</h1>
                <p class="lead">{sentence}</p>
                {ways_out(ways)}
                {reference.map(|number| view! {
                    <p class="hint">"Khi báo lỗi, xin gửi kèm mã tra cứu: " <code>{number}</code></p>
                })}
            </div>
        }
        .into_any();
        match frame {
            Some(frame) => frame.around(Brand::Link, Standing::Below, "", main),
            None => view! {
                <header class="top alone"><div class="in"><p class="name">"Trang Xã"</p></div></header>
                <main id="noi-dung">{main}</main>
            }
            .into_any(),
        }
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let not_found = Self {
            frame: Some(cast::frame("/khong-co")),
            status: 404,
            title: "Không tìm thấy trang này".to_owned(),
            sentence: "Địa chỉ có thể đã gõ sai, hoặc trang đã được chuyển đi nơi khác.".to_owned(),
            ways_out: vec![
                ("Về trang chủ Xã Hòa Long".to_owned(), "/".to_owned()),
                ("Xem tin tức".to_owned(), "/tin-tuc".to_owned()),
            ],
            reference: None,
        };
        let longest = Self {
            frame: Some(cast::longest_frame("/khong-co")),
            status: 410,
            title: cast::longest_title(),
            sentence: cast::longest_summary(),
            ways_out: vec![(cast::longest_title(), "/".to_owned()); 3],
            reference: Some("0123456789abcdef".repeat(4)),
        };
        let plain = Self {
            frame: None,
            status: 421,
            title: "Không có trang nào ở địa chỉ này".to_owned(),
            sentence: "Máy chủ này không phục vụ tên miền bạn vừa mở.".to_owned(),
            ways_out: Vec::new(),
            reference: None,
        };
        let failed = Self {
            status: 500,
            title: "Trang đang gặp trục trặc".to_owned(),
            sentence: "Lỗi ở phía chúng tôi, không phải do bạn. Xin thử lại sau ít phút.".to_owned(),
            reference: Some("7f3a-91c2".to_owned()),
            ..not_found.clone()
        };
        vec![("normal", not_found), ("longest", longest), ("empty", plain), ("failed", failed)]
    }
}
