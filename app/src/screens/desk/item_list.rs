//! A unit's items, as its people see them.

use domain::item::{ItemKind, Standing};
use domain::number::integer;
use leptos::prelude::*;

use super::frame::{DeskFrame, standing_label};
pub use super::item_list_tools::{Bulk, Seek};
use super::item_list_tools::{told, waiting};
use crate::document::{Head, Screen, Sheet};
use crate::parts::pager::Pager;
use crate::screens::cast;

/// One item in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemRow {
    /// What it is.
    pub kind: ItemKind,
    /// Of the newest text.
    pub title: String,
    /// The editor.
    pub href: String,
    /// Where it stands.
    pub standing: Standing,
    /// What is to happen by itself, or by a day: `Tự đăng lúc 07:30 ngày 05/02/2024`.
    pub moments: Vec<String>,
    /// What names it and its version when it is chosen among others; absent where nothing is chosen.
    pub choice: Option<String>,
    /// When it was last saved.
    pub changed: String,
    /// By whom.
    pub changed_by: String,
    /// Where residents read it, absolute; absent when they cannot.
    pub public_href: Option<String>,
}

/// Where an administrator finds the facts of the unit, and how they stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FactsCorner {
    /// The facts.
    pub facts_href: String,
    /// The officers.
    pub officers_href: String,
    /// Who works for it.
    pub people_href: String,
    /// The colours of its pages.
    pub appearance_href: String,
    /// The record of its deeds.
    pub audit_href: String,
    /// How it works.
    pub workflow_href: String,
    /// How many facts are missing.
    pub missing: usize,
    /// Whether the facts are confirmed.
    pub is_confirmed: bool,
}

/// The items of a unit.
#[derive(Clone, Debug)]
pub struct ItemList {
    /// Around it.
    pub frame: DeskFrame,
    /// Of this page and tab.
    pub rows: Vec<ItemRow>,
    /// The kinds as a filter: label, address, whether it is this one.
    pub kinds: Vec<(String, String, bool)>,
    /// The states as a filter: label, address, how many, whether it is this one.
    pub tabs: Vec<(String, String, u64, bool)>,
    /// What waits for the person: a sentence and where it is.
    pub work: Vec<(String, String)>,
    /// What happens by itself at this unit.
    pub queue_href: String,
    /// The pictures and files of the unit.
    pub library_href: String,
    /// The hamlets of the unit and their teams; `None` where there are none by nature.
    pub hamlets_href: Option<String>,
    /// The log of what teams do; `None` where there are none by nature.
    pub activities_href: Option<String>,
    /// What teams reported, added up.
    pub reports_href: String,
    /// The ledger of equipment.
    pub equipment_href: String,
    /// The blocks that texts name.
    pub blocks_href: String,
    /// The campaigns.
    pub campaigns_href: String,
    /// The alerts.
    pub alerts_href: String,
    /// What others share with the unit; `None` for whoever may not write.
    pub inbox_href: Option<String>,
    /// What the province sends to units, or this unit gets from it; `None` for whoever may not write.
    pub directives_href: Option<String>,
    /// How its pages are doing, or those of all units; `None` for whoever may not write.
    pub liveliness_href: Option<String>,
    /// An item from a Word file; `None` for whoever may not write.
    pub word_href: Option<String>,
    /// Looking for a title, or in a category.
    pub seek: Seek,
    /// One deed on many, for whoever may write.
    pub bulk: Option<Bulk>,
    /// What became of it, line by line.
    pub report: Vec<String>,
    /// From 1.
    pub page: u32,
    /// How many pages there are.
    pub pages: u32,
    /// Addresses of the page before and the page after.
    pub page_hrefs: (Option<String>, Option<String>),
    /// What may be begun, and where: the first is what most people come for; empty for whoever may not write.
    pub begin: Vec<(&'static str, String)>,
    /// The list of categories; `None` for whoever may not change it.
    pub categories_href: Option<String>,
    /// For whoever may administer the unit.
    pub facts: Option<FactsCorner>,
}

impl Screen for ItemList {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        self.frame.head("Bài viết")
    }

    fn view(self) -> AnyView {
        let Self {
            frame, rows, kinds, tabs, page, pages, page_hrefs: (back, on), begin, categories_href, facts, ..
        } = self;
        let (work, queue_href, seek, bulk, report) = (self.work, self.queue_href, self.seek, self.bulk, self.report);
        let ways = [
            Some(("Ảnh và tệp", self.library_href)),
            Some(("Khối nội dung dùng lại", self.blocks_href)),
            self.word_href.map(|href| ("Bài mới từ tệp Word", href)),
            Some(("Lịch đăng của đơn vị", queue_href)),
            self.hamlets_href.map(|href| ("Thôn, ấp và tổ công nghệ số", href)),
            self.inbox_href.map(|href| ("Nội dung dùng chung", href)),
            Some(("Cảnh báo", self.alerts_href)),
            self.directives_href.map(|href| ("Việc tỉnh giao", href)),
            self.liveliness_href.map(|href| ("Tình trạng trang", href)),
            self.activities_href.map(|href| ("Hoạt động của tổ", href)),
            Some(("Báo cáo của các tổ", self.reports_href)),
            Some(("Chiến dịch", self.campaigns_href)),
            Some(("Sổ thiết bị", self.equipment_href)),
        ];
        let ways = ways.into_iter().flatten().collect();
        let begin = if begin.is_empty() {
            view! { <p class="hint">"Vai trò của bạn được xem bài, chưa được viết bài mới."</p> }.into_any()
        } else {
            let buttons = begin.into_iter().enumerate().map(|(at, (label, href))| {
                view! { <a class=if at == 0 { "button main" } else { "button" } href=href>{label}</a> }
            });
            view! { <p class="begin">{buttons.collect_view()}</p> }.into_any()
        };
        let list = if rows.is_empty() {
            view! { <p class="none">"Chưa có bài viết nào ở đây."</p> }.into_any()
        } else {
            let rows = view! { <ul class="rows">{rows.into_iter().map(row).collect_view()}</ul> }.into_any();
            match bulk {
                Some(bulk) => bulk.around(rows),
                None => rows,
            }
        };
        let main = view! {
            <div class="title"><h1>"Bài viết"</h1> {begin}</div>
            {facts.map(corner)}
            {told(report)}
            {waiting(work, ways)}
            {(!kinds.is_empty()).then(|| kind_line(kinds, categories_href))}
            {(!tabs.is_empty()).then(|| tab_line(tabs))}
            {seek.view()}
            {list}
            {Pager { page, pages, back, on }.view()}
        };
        frame.around("wide", main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let normal = Self {
            frame: DeskFrame { notice: Some("Đã đăng bài.".to_owned()), ..cast::desk_frame() },
            rows: cast::rows(),
            kinds: kinds(),
            tabs: tabs([12, 3, 2, 1, 1, 1, 8, 1, 0, 0]),
            work: vec![
                ("1 bài chờ bạn duyệt".to_owned(), "?loc=cho-duyet".to_owned()),
                ("2 bản nháp của bạn".to_owned(), "?loc=cua-toi".to_owned()),
            ],
            queue_href: "/don-vi/xa-hoa-long/lich-dang".to_owned(),
            library_href: "/don-vi/xa-hoa-long/thu-vien".to_owned(),
            hamlets_href: Some("/don-vi/xa-hoa-long/thon-ap".to_owned()),
            activities_href: Some("/don-vi/xa-hoa-long/hoat-dong".to_owned()),
            reports_href: "/don-vi/xa-hoa-long/bao-cao".to_owned(),
            equipment_href: "/don-vi/xa-hoa-long/thiet-bi".to_owned(),
            blocks_href: "/don-vi/xa-hoa-long/khoi-noi-dung".to_owned(),
            campaigns_href: "/don-vi/xa-hoa-long/chien-dich".to_owned(),
            alerts_href: "/don-vi/xa-hoa-long/canh-bao".to_owned(),
            inbox_href: Some("/don-vi/xa-hoa-long/noi-dung-chung".to_owned()),
            directives_href: Some("/don-vi/xa-hoa-long/chi-dao".to_owned()),
            liveliness_href: Some("/don-vi/xa-hoa-long/tinh-trang-trang".to_owned()),
            word_href: Some("/don-vi/xa-hoa-long/tu-word".to_owned()),
            seek: seek(),
            bulk: Some(bulk()),
            report: Vec::new(),
            page: 1,
            pages: 1,
            page_hrefs: (None, None),
            begin: vec![
                ("Viết bài mới", "/don-vi/xa-hoa-long/bai-viet/moi".to_owned()),
                ("Thông báo", "/don-vi/xa-hoa-long/bai-viet/moi?loai=thong-bao".to_owned()),
                ("Sự kiện", "/don-vi/xa-hoa-long/bai-viet/moi?loai=su-kien".to_owned()),
                ("Trang thông tin", "/don-vi/xa-hoa-long/bai-viet/moi?loai=trang".to_owned()),
            ],
            categories_href: Some("/don-vi/xa-hoa-long/chuyen-muc".to_owned()),
            facts: Some(FactsCorner {
                facts_href: "/don-vi/xa-hoa-long/thong-tin".to_owned(),
                officers_href: "/don-vi/xa-hoa-long/can-bo".to_owned(),
                people_href: "/don-vi/xa-hoa-long/nguoi".to_owned(),
                appearance_href: "/don-vi/xa-hoa-long/giao-dien".to_owned(),
                audit_href: "/don-vi/xa-hoa-long/nhat-ky".to_owned(),
                workflow_href: "/don-vi/xa-hoa-long/quy-trinh".to_owned(),
                missing: 3,
                is_confirmed: false,
            }),
        };
        let practice = Self {
            frame: cast::practice_desk_frame(),
            rows: cast::rows().into_iter().map(|row| ItemRow { public_href: None, ..row }).collect(),
            facts: None,
            ..normal.clone()
        };
        let longest = Self {
            frame: cast::longest_desk_frame(),
            rows: cast::rows()
                .into_iter()
                .map(|row| ItemRow { title: cast::longest_title(), changed_by: cast::LONG_NAME.to_owned(), ..row })
                .collect(),
            tabs: tabs([1_999_980; 10]),
            report: vec![
                format!("Đã cất “{}”.", cast::longest_title()),
                "Chưa gỡ “Lịch trực Tết”: có người vừa thay đổi bài này.".to_owned(),
            ],
            seek: Seek { words: cast::longest_title(), ..seek() },
            page: 99_998,
            pages: 99_999,
            page_hrefs: (Some("?trang=99997".to_owned()), Some("?trang=99999".to_owned())),
            ..normal.clone()
        };
        let empty = Self {
            frame: cast::desk_frame(),
            rows: Vec::new(),
            tabs: tabs([0; 10]),
            work: Vec::new(),
            ..normal.clone()
        };
        let may_not_write = Self {
            frame: cast::desk_frame(),
            begin: Vec::new(),
            categories_href: None,
            facts: None,
            bulk: None,
            ..normal.clone()
        };
        vec![
            ("normal", normal),
            ("longest", longest),
            ("empty", empty),
            ("practice", practice),
            ("may_not_write", may_not_write),
        ]
    }
}

pub(super) fn tabs(counts: [u64; 10]) -> Vec<(String, String, u64, bool)> {
    [
        "Tất cả",
        "Bản nháp",
        "Của tôi",
        "Chờ duyệt",
        "Bị trả lại",
        "Hẹn giờ",
        "Đã đăng",
        "Đã gỡ, hết hạn",
        "Cần xem lại",
        "Đã cất",
    ]
    .into_iter()
    .zip(counts)
    .enumerate()
    .map(|(at, (label, count))| (label.to_owned(), format!("?muc={at}"), count, at == 0))
    .collect()
}

fn seek() -> Seek {
    Seek {
        action: "/don-vi/xa-hoa-long".to_owned(),
        words: String::new(),
        category: String::new(),
        categories: vec![("1".to_owned(), "Chuyển đổi số".to_owned())],
        kept: Vec::new(),
        is_used: false,
    }
}

fn bulk() -> Bulk {
    Bulk {
        action: "/don-vi/xa-hoa-long/hang-loat".to_owned(),
        csrf: "token".to_owned(),
        categories: vec![("1".to_owned(), "Chuyển đổi số".to_owned())],
        back: "/don-vi/xa-hoa-long".to_owned(),
        may_withdraw: true,
    }
}

fn kinds() -> Vec<(String, String, bool)> {
    let all = [("Tất cả".to_owned(), "?loai=".to_owned(), true)];
    let each = ItemKind::ALL.map(|kind| (kind.label().to_owned(), format!("?loai={}", kind.word()), false));
    all.into_iter().chain(each).collect()
}

/// The way to the facts of the unit, and what they lack.
fn corner(corner: FactsCorner) -> AnyView {
    let FactsCorner {
        facts_href,
        officers_href,
        people_href,
        appearance_href,
        audit_href,
        workflow_href,
        missing,
        is_confirmed,
    } = corner;
    let state = if is_confirmed {
        view! { <span class="state live">"Đã xác nhận"</span> }
    } else {
        view! { <span class="state draft">"Bản trình diễn"</span> }
    };
    let lacks =
        if missing == 0 { "Không thiếu mục nào.".to_owned() } else { format!("Còn thiếu {missing} mục.") };
    view! {
        <p class="about corner">
            {state}
            <span>{lacks}</span>
            <a href=facts_href>"Thông tin đơn vị"</a>
            <a href=officers_href>"Lãnh đạo và đầu mối"</a>
            <a href=people_href>"Người của đơn vị"</a>
            <a href=appearance_href>"Giao diện"</a>
            <a href=workflow_href>"Quy trình duyệt"</a>
            <a href=audit_href>"Nhật ký"</a>
        </p>
    }
    .into_any()
}

fn kind_line(kinds: Vec<(String, String, bool)>, categories_href: Option<String>) -> AnyView {
    let items = kinds
        .into_iter()
        .map(|(label, href, current)| {
            view! { <li><a href=href aria-current=current.then_some("page")>{label}</a></li> }
        })
        .collect_view();
    view! {
        <nav aria-label="Lọc theo loại" class="kinds">
            <ul>
                {items}
                {categories_href.map(|href| view! { <li class="apart"><a href=href>"Chuyên mục"</a></li> })}
            </ul>
        </nav>
    }
    .into_any()
}

pub(super) fn tab_line(tabs: Vec<(String, String, u64, bool)>) -> AnyView {
    let items = tabs
        .into_iter()
        .map(|(label, href, count, current)| {
            view! {
                <li>
                    <a href=href aria-current=current.then_some("page")>{format!("{label} ({})", integer(i64::try_from(count).unwrap_or(i64::MAX)))}</a>
                </li>
            }
        })
        .collect_view();
    view! { <nav aria-label="Lọc theo trạng thái"><ul class="tabs">{items}</ul></nav> }.into_any()
}

pub(super) fn row(row: ItemRow) -> AnyView {
    let ItemRow { kind, title, href, standing, moments, choice, changed, changed_by, public_href } = row;
    let public = public_href.map(|address| {
        let label = format!("Xem trang công khai của bài {title}");
        view! { <a href=address aria-label=label>"Xem trang công khai"</a> }
    });
    let choose = choice.map(|value| {
        let id = format!("chon-{}", value.split(':').next().unwrap_or_default());
        view! {
            <div class="choose">
                <input type="checkbox" id=id.clone() name="chon" value=value/>
                <label for=id class="unseen">{format!("Chọn bài {title}")}</label>
            </div>
        }
    });
    let moments = moments.into_iter().map(|moment| view! { <span>{moment}</span> }).collect_view();
    view! {
        <li>
            {choose}
            <h2><a href=href>{title}</a></h2>
            <p class="about">{standing_label(standing)} <span>{kind.label()}</span> {moments} <span>{format!("Lưu {changed}, {changed_by}")}</span> {public}</p>
        </li>
    }
    .into_any()
}
