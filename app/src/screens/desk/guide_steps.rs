//! The steps of a guide in their order: moved by buttons or by dragging, added, taken away.

use leptos::prelude::*;

use super::frame::DeskFrame;
use super::help_topic::HelpTopic;
use crate::document::{Head, Screen, Sheet};
use crate::parts::form::{hidden, refused_title, summary};
use crate::parts::steps::name;
use crate::screens::cast;

/// One step of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StepRow {
    /// Without marks; may be empty.
    pub title: String,
    /// The beginning of its text.
    pub beginning: String,
    /// What it has besides: `có ảnh`, `có cảnh báo`.
    pub has: Vec<&'static str>,
    /// Where it is written.
    pub href: String,
}

/// The list.
#[derive(Clone, Debug)]
pub struct GuideSteps {
    /// Around it.
    pub frame: DeskFrame,
    /// Where the forms go.
    pub action: String,
    /// Token of the forms.
    pub csrf: String,
    /// The version this is about.
    pub version: i64,
    /// Of the guide.
    pub title: String,
    /// In their order.
    pub rows: Vec<StepRow>,
    /// Where a new step is written.
    pub new_href: String,
    /// Back to the editor.
    pub back_href: String,
    /// The guide as residents would see it.
    pub preview_href: String,
    /// Whether the person may write here.
    pub can_write: bool,
    /// Why nothing was done.
    pub fault_note: Option<String>,
}

impl Screen for GuideSteps {
    const SHEET: Sheet = Sheet::Desk;
    const HAS_STEPS: bool = true;

    fn head(&self) -> Head {
        self.frame.head(&refused_title(format!("Các bước: {}", self.title), self.fault_note.is_some()))
    }

    fn view(self) -> AnyView {
        let Self { frame, action, csrf, version, title, rows, new_href, back_href, preview_href, can_write, .. } = self;
        let count = rows.len();
        let deed = Deed { action: action.clone(), csrf: csrf.clone(), version, count };
        let items = (1..).zip(rows).map(|(number, step)| row(number, step, can_write.then_some(&deed))).collect_view();
        let none = (count == 0).then(|| view! { <p class="none">"Chưa có bước nào. Hãy thêm bước đầu tiên."</p> });
        let moves = can_write.then(|| {
            view! {
                <form method="post" action=action hidden data-moves>
                    {hidden("csrf", csrf)}
                    {hidden("phien_ban", version.to_string())}
                    {hidden("viec", "doi_cho")}
                    {hidden("tu", "")}
                    {hidden("den", "")}
                </form>
            }
        });
        let main = view! {
            <h1>"Các bước của hướng dẫn"</h1>
            <p class="lead">{title}</p>
            {summary(self.fault_note, Vec::new())}
            {none}
            <ol class="step-rows" data-steps>{items}</ol>
            {moves}
            <p class="buttons">
                {can_write.then(|| view! { <a class="button main" href=new_href>"Thêm bước"</a> })}
                <a class="button" href=preview_href>"Xem trước cả trang"</a>
                <a class="button" href=back_href>"Về bài hướng dẫn"</a>
            </p>
            <p class="hint">"Mỗi lần bấm là một bản lưu; bản đang công khai giữ nguyên cho đến khi bản mới được đăng."</p>
        };
        frame.around_with_help("narrow", HelpTopic::Guide, main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let at = |part: &str| format!("/don-vi/xa-hoa-long/bai-viet/7{part}");
        let row = |number: usize, title: &str, has: &[&'static str]| StepRow {
            title: title.to_owned(),
            beginning: "Bấm vào biểu tượng VNeID trên màn hình điện thoại.".to_owned(),
            has: has.to_vec(),
            href: at(&format!("/cac-buoc/{number}")),
        };
        let normal = Self {
            frame: cast::desk_frame(),
            action: at("/cac-buoc"),
            csrf: "token".to_owned(),
            version: 12,
            title: "Mở ví giấy tờ trên VNeID".to_owned(),
            rows: vec![
                row(1, "Mở ứng dụng VNeID", &["có ảnh"]),
                row(2, "Nhập mật khẩu", &["có ảnh", "có cảnh báo"]),
                row(3, "", &[]),
            ],
            new_href: at("/cac-buoc/4"),
            back_href: at(""),
            preview_href: at("/xem-truoc"),
            can_write: true,
            fault_note: None,
        };
        let long =
            StepRow { title: cast::longest_title(), beginning: cast::longest_summary(), ..row(1, "", &["có ảnh"]) };
        let longest = Self {
            frame: cast::longest_desk_frame(),
            title: cast::longest_title(),
            rows: vec![long; 12],
            ..normal.clone()
        };
        let empty = Self { rows: Vec::new(), new_href: at("/cac-buoc/1"), ..normal.clone() };
        let looking = Self { can_write: false, ..normal.clone() };
        let changed = Self {
            fault_note: Some("Chưa đổi: Trần Văn Minh vừa lưu một bản mới lúc 08:05 ngày 27/01/2024. Các bước dưới đây là của bản ấy; hãy xem lại rồi bấm lần nữa.".to_owned()),
            ..normal.clone()
        };
        vec![("normal", normal), ("longest", longest), ("empty", empty), ("looking", looking), ("changed", changed)]
    }
}

/// What every form of the list sends.
struct Deed {
    action: String,
    csrf: String,
    version: i64,
    count: usize,
}

fn row(number: usize, step: StepRow, deed: Option<&Deed>) -> AnyView {
    let StepRow { title, beginning, has, href } = step;
    let has = (!has.is_empty()).then(|| view! { <p class="about">{has.join(", ")}</p> });
    let deeds = deed.map(|deed| {
        let (up, down) = (number > 1, number < deed.count);
        view! {
            <form method="post" action=deed.action.clone() class="buttons">
                {hidden("csrf", deed.csrf.clone())}
                {hidden("phien_ban", deed.version.to_string())}
                {hidden("buoc", number.to_string())}
                <a class="button" href=href>{format!("Sửa bước {number}")}</a>
                {up.then(|| view! { <button name="viec" value="len">{format!("Đưa bước {number} lên")}</button> })}
                {down.then(|| view! { <button name="viec" value="xuong">{format!("Đưa bước {number} xuống")}</button> })}
                <button name="viec" value="xoa">{format!("Xóa bước {number}")}</button>
            </form>
        }
    });
    view! {
        <li class="card">
            <h2>{name(number, &title)}</h2>
            {(!beginning.is_empty()).then(|| view! { <p>{beginning}</p> })}
            {has}
            {deeds}
        </li>
    }
    .into_any()
}
