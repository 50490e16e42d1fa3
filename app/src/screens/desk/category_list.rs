//! A unit's categories: their order, their names, which of them are still offered.

use domain::category::CategoryName;
use leptos::prelude::*;

use super::frame::DeskFrame;
use crate::document::{Head, Screen, Sheet};
use crate::parts::form::{Field, Typing, hidden, refused_title, summary};
use crate::screens::cast;

/// One category in the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CategoryRow {
    /// What people read.
    pub name: String,
    /// Another name as typed, when it was refused; the form stands open with it.
    pub typed: Option<String>,
    /// Whether it is offered no more.
    pub is_retired: bool,
    /// Where it is named and retired.
    pub href: String,
    /// Where its place is changed.
    pub place_href: String,
    /// The articles in it, absolute; `None` where the unit has no site.
    pub public_href: Option<String>,
}

/// The categories of a unit.
#[derive(Clone, Debug)]
pub struct CategoryList {
    /// Around it.
    pub frame: DeskFrame,
    /// In the order residents see.
    pub rows: Vec<CategoryRow>,
    /// Where a new one is added.
    pub action: String,
    /// Where the usual ones are added; `None` when they are all there.
    pub usual_href: Option<String>,
    /// Token of the forms.
    pub csrf: String,
    /// As typed, for the new one.
    pub typed: String,
    /// What is wrong with the name of the new one.
    pub fault: Option<String>,
    /// What is wrong with something else.
    pub fault_note: Option<String>,
    /// The desk's list.
    pub back_href: String,
}

/// The control of a new name.
const NEW: &str = "ten";

impl Screen for CategoryList {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        let refused = self.fault.is_some() || self.fault_note.is_some();
        self.frame.head(&refused_title("Chuyên mục".to_owned(), refused))
    }

    fn view(self) -> AnyView {
        let Self { frame, rows, action, usual_href, csrf, typed, fault, fault_note: note, back_href } = self;
        let last = rows.len().saturating_sub(1);
        let shown = if rows.is_empty() {
            view! { <p class="none">"Chưa có chuyên mục nào."</p> }.into_any()
        } else {
            let items = rows.into_iter().enumerate().map(|(at, row)| row.view(&csrf, at > 0, at < last)).collect_view();
            view! { <ul class="rows">{items}</ul> }.into_any()
        };
        let field = Field {
            name: NEW,
            label: CategoryName::LABEL,
            hint: Some("Ngắn gọn, ví dụ Chuyển đổi số."),
            fault: fault.clone(),
            required: true,
        };
        let main = view! {
            <h1>"Chuyên mục"</h1>
            <p class="hint">
                "Người dân thấy chuyên mục khi có ít nhất một bài đã đăng trong đó. Địa chỉ của chuyên mục không đổi khi đổi tên. "
                <a href=back_href>"Về danh sách bài viết"</a>
            </p>
            {summary(note, fault.map(|sentence| (NEW, sentence)).into_iter().collect())}
            <div class="desk">
                <div class="sheet">{shown}</div>
                <div class="beside">
                    <section class="card" aria-labelledby="them">
                        <h2 id="them">"Thêm chuyên mục"</h2>
                        <form method="post" action=action novalidate>
                            {hidden("csrf", csrf.clone())}
                            {field.line(typed, Typing::PLAIN)}
                            <p class="buttons"><button class="main">"Thêm"</button></p>
                        </form>
                        {usual_href.map(|href| view! {
                            <form method="post" action=href>
                                {hidden("csrf", csrf)}
                                <p><button aria-describedby="thuong-dung">"Thêm các chuyên mục thường dùng"</button></p>
                                <p class="hint" id="thuong-dung">{domain::category::USUAL.join(", ")}"."</p>
                            </form>
                        })}
                    </section>
                </div>
            </div>
        };
        frame.around("wide", main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let row = |id: u32, name: &str, is_retired| CategoryRow {
            name: name.to_owned(),
            typed: None,
            is_retired,
            href: format!("/don-vi/xa-hoa-long/chuyen-muc/{id}"),
            place_href: format!("/don-vi/xa-hoa-long/chuyen-muc/{id}/thu-tu"),
            public_href: Some("http://xa-hoa-long.localhost:3000/chuyen-muc/chuyen-doi-so".to_owned()),
        };
        let normal = Self {
            frame: cast::desk_frame(),
            rows: vec![
                row(1, "Chuyển đổi số", false),
                row(2, "Cải cách hành chính", false),
                row(3, "Bầu cử 2021", true),
            ],
            action: "/don-vi/xa-hoa-long/chuyen-muc".to_owned(),
            usual_href: Some("/don-vi/xa-hoa-long/chuyen-muc/thuong-dung".to_owned()),
            csrf: "token".to_owned(),
            typed: String::new(),
            fault: None,
            fault_note: None,
            back_href: "/don-vi/xa-hoa-long".to_owned(),
        };
        let longest = Self {
            frame: cast::longest_desk_frame(),
            rows: (1..=40).map(|id| row(id, &cast::longest_title(), id % 2 == 0)).collect(),
            ..normal.clone()
        };
        let empty = Self { rows: Vec::new(), ..normal.clone() };
        let faults = Self {
            typed: "Chuyển đổi số".to_owned(),
            fault: Some("Đã có chuyên mục tên này. Hãy chọn tên khác.".to_owned()),
            ..normal.clone()
        };
        vec![("normal", normal), ("longest", longest), ("empty", empty), ("faults", faults)]
    }
}

impl CategoryRow {
    fn view(self, csrf: &str, up: bool, down: bool) -> AnyView {
        let Self { name, typed, is_retired, href, place_href, public_href } = self;
        let is_open = typed.is_some();
        let id = format!("ten-{}", href.rsplit('/').next().unwrap_or_default());
        let shift = |deed: &'static str, text: &'static str| {
            view! { <button name="viec" value=deed aria-label=format!("{text}: {name}")>{text}</button> }
        };
        let (deed, text) = if is_retired { ("dung_lai", "Dùng lại") } else { ("ngung", "Ngừng dùng") };
        view! {
            <li>
                <h2>{name.clone()}</h2>
                <p class="about">
                    {is_retired.then(|| view! { <span class="state gone">"Đã ngừng dùng"</span> })}
                    {public_href.map(|href| view! {
                        <a href=href aria-label=format!("Xem trang công khai của chuyên mục {name}")>
                            "Xem trang công khai"
                        </a>
                    })}
                </p>
                <details class="more" open=is_open>
                    <summary aria-label=format!("Sửa chuyên mục {name}")>"Sửa"</summary>
                    <form method="post" action=href class="row">
                        {hidden("csrf", csrf.to_owned())}
                        <label for=id.clone()>"Đổi tên thành"</label>
                        <input type="text" id=id name=NEW value=typed.unwrap_or_else(|| name.clone()) autocomplete="off"/>
                        <button name="viec" value="doi_ten" aria-label=format!("Đổi tên: {name}")>"Đổi tên"</button>
                        <button name="viec" value=deed aria-label=format!("{text}: {name}")>{text}</button>
                    </form>
                    {(up || down).then(|| view! {
                        <form method="post" action=place_href class="row">
                            {hidden("csrf", csrf.to_owned())}
                            {up.then(|| shift("len", "Lên"))}
                            {down.then(|| shift("xuong", "Xuống"))}
                        </form>
                    })}
                </details>
            </li>
        }
        .into_any()
    }
}
