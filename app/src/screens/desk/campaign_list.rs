//! The campaigns of a unit at its desk.

use leptos::prelude::*;

use super::frame::DeskFrame;
use super::help_topic::HelpTopic;
use crate::document::{Head, Screen, Sheet};
use crate::screens::cast;

/// One campaign in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CampaignRow {
    /// What it is called.
    pub title: String,
    /// Its page.
    pub href: String,
    /// `980/4.608 chữ ký số cá nhân`.
    pub counted: String,
    /// `21,27%`, or `—` while nobody counted.
    pub percent: String,
    /// `Số liệu đến 27/01/2024`; `None` while nobody counted.
    pub as_of: Option<String>,
    /// `Đang diễn ra`.
    pub phase: &'static str,
    /// Whether residents see it.
    pub is_public: bool,
}

/// The campaigns of a unit.
#[derive(Clone, Debug)]
pub struct CampaignList {
    /// Around it.
    pub frame: DeskFrame,
    /// The newest first.
    pub rows: Vec<CampaignRow>,
    /// A new one, for whoever may publish.
    pub new_href: Option<String>,
    /// As residents see them, absolute.
    pub public_href: Option<String>,
    /// The same as tables: CSV, then XLSX.
    pub table_hrefs: (String, String),
    /// The desk's list.
    pub back_href: String,
}

const TITLE: &str = "Chiến dịch";

impl Screen for CampaignList {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        self.frame.head(TITLE)
    }

    fn view(self) -> AnyView {
        let Self { frame, rows, new_href, public_href, table_hrefs: (csv, xlsx), back_href } = self;
        let list = if rows.is_empty() {
            view! { <p class="none">"Chưa có chiến dịch nào."</p> }.into_any()
        } else {
            view! {
                <ul class="rows">{rows.into_iter().map(CampaignRow::view).collect_view()}</ul>
                <p class="hint">
                    "Tải về mọi số liệu: " <a href=xlsx>"tệp Excel (XLSX)"</a> " · " <a href=csv>"tệp CSV"</a>
                </p>
            }
            .into_any()
        };
        let main = view! {
            <div class="title">
                <h1>{TITLE}</h1>
                {new_href.map(|href| view! { <p class="begin"><a class="button main" href=href>"Thêm chiến dịch"</a></p> })}
            </div>
            <p class="hint">
                "Mỗi chiến dịch có một chỉ tiêu, và số liệu kèm ngày. "
                {public_href.map(|href| view! { <a href=href>"Trang công khai của các chiến dịch"</a> " · " })}
                <a href=back_href>"Về danh sách bài viết"</a>
            </p>
            {list}
        };
        frame.around_with_help("wide", HelpTopic::Ledgers, main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let row = |title: &str, counted: &str, percent: &str, is_public| CampaignRow {
            title: title.to_owned(),
            href: "/don-vi/xa-hoa-long/chien-dich/1".to_owned(),
            counted: counted.to_owned(),
            percent: percent.to_owned(),
            as_of: Some("Số liệu đến 27/01/2024".to_owned()),
            phase: "Đang diễn ra",
            is_public,
        };
        let normal = Self {
            frame: cast::desk_frame(),
            rows: vec![
                row("Cấp chữ ký số cho người dân", "980/4.608 chữ ký số cá nhân", "21,27%", true),
                CampaignRow {
                    as_of: None,
                    phase: "Sắp bắt đầu",
                    ..row("Chợ không tiền mặt", "—/120 sạp hàng", "—", false)
                },
            ],
            new_href: Some("/don-vi/xa-hoa-long/chien-dich/moi".to_owned()),
            public_href: Some("http://xa-hoa-long.localhost:3000/chien-dich".to_owned()),
            table_hrefs: ("?dang=csv".to_owned(), "?dang=xlsx".to_owned()),
            back_href: "/don-vi/xa-hoa-long".to_owned(),
        };
        let longest = Self {
            frame: cast::longest_desk_frame(),
            rows: vec![row(&cast::longest_title(), &cast::longest_title(), "1.000.000.000,00%", true); 30],
            ..normal.clone()
        };
        let empty = Self { rows: Vec::new(), public_href: None, ..normal.clone() };
        let reader = Self { new_href: None, ..normal.clone() };
        vec![("normal", normal), ("longest", longest), ("empty", empty), ("reader", reader)]
    }
}

impl CampaignRow {
    fn view(self) -> AnyView {
        let (class, state) =
            if self.is_public { ("state live", "Người dân thấy") } else { ("state draft", "Chưa công khai") };
        view! {
            <li>
                <h2><a href=self.href>{self.title}</a></h2>
                <p>{format!("{}: ", self.counted)}<strong>{self.percent}</strong></p>
                <p class="about">
                    <span class=class>{state}</span>
                    <span>{self.phase}</span>
                    {self.as_of.map(|words| view! { <span>{words}</span> })}
                </p>
            </li>
        }
        .into_any()
    }
}
