//! What colleagues remark on an item.

use domain::remark::RemarkWords;
use leptos::prelude::*;

use super::frame::DeskFrame;
use super::help_topic::HelpTopic;
use crate::document::{Head, Screen, Sheet};
use crate::parts::form::{Field, hidden, refused_title, summary};
use crate::screens::cast;

/// One remark.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RemarkRow {
    /// Who, when and about which saved text.
    pub by: String,
    /// The words.
    pub words: String,
    /// Where it is settled; `None` once it is.
    pub settle_href: Option<String>,
    /// Who settled it, and when.
    pub settled: Option<String>,
}

/// The remarks on an item.
#[derive(Clone, Debug)]
pub struct RemarkPage {
    /// Around it.
    pub frame: DeskFrame,
    /// Where the form goes.
    pub action: String,
    /// Token of the forms.
    pub csrf: String,
    /// Of the item.
    pub title: String,
    /// Open ones first.
    pub rows: Vec<RemarkRow>,
    /// As typed.
    pub typed: String,
    /// What is wrong with it.
    pub fault: Option<String>,
    /// Back to the editor.
    pub back_href: String,
    /// What is wrong with the form itself.
    pub fault_note: Option<String>,
}

impl Screen for RemarkPage {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        let is_refused = self.fault.is_some() || self.fault_note.is_some();
        self.frame.head(&refused_title(format!("Góp ý: {}", self.title), is_refused))
    }

    fn view(self) -> AnyView {
        let Self { frame, action, csrf, title, rows, typed, fault, back_href, fault_note } = self;
        let summed = fault.iter().map(|sentence| (RemarkWords::FIELD, sentence.clone())).collect();
        let field = Field {
            name: RemarkWords::FIELD,
            label: RemarkWords::LABEL,
            hint: Some("Chỉ người trong bàn biên tập thấy. Nói rõ chỗ nào, nên sửa thế nào."),
            fault,
            required: true,
        };
        let list = if rows.is_empty() {
            view! { <p class="none">"Chưa có góp ý nào."</p> }.into_any()
        } else {
            let rows = rows.into_iter().enumerate().map(|(at, row)| one(at, row, &csrf)).collect_view();
            view! { <ul class="rows">{rows}</ul> }.into_any()
        };
        let main = view! {
            <h1>"Góp ý"</h1>
            <p class="lead">{title}</p>
            {summary(fault_note, summed)}
            <form method="post" action=action novalidate class="card">
                {hidden("csrf", csrf.clone())}
                {field.lines(&typed, 4)}
                <p class="buttons">
                    <button class="main">"Gửi góp ý"</button>
                    <a class="button" href=back_href>"Về bài viết"</a>
                </p>
            </form>
            {list}
        };
        frame.around_with_help("narrow", HelpTopic::Together, main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let normal = Self {
            frame: cast::desk_frame(),
            action: "/don-vi/xa-hoa-long/bai-viet/7/gop-y".to_owned(),
            csrf: "token".to_owned(),
            title: "Lịch tiếp công dân của Chủ tịch Ủy ban nhân dân xã trong tháng 02/2024".to_owned(),
            rows: vec![
                RemarkRow {
                    by: "Trần Văn Minh, 08:11 ngày 27/01/2024, về bản 3".to_owned(),
                    words: "Giờ tiếp dân ngày 15 chưa đúng giấy mời.\nNên ghi rõ mang theo bản sao giấy tờ.".to_owned(),
                    settle_href: Some("/don-vi/xa-hoa-long/bai-viet/7/gop-y/2".to_owned()),
                    settled: None,
                },
                RemarkRow {
                    by: "Lê Thị Hoa, 07:40 ngày 26/01/2024, về bản 1".to_owned(),
                    words: "Thiếu địa điểm.".to_owned(),
                    settle_href: None,
                    settled: Some("Nguyễn Thị Lan đánh dấu xong lúc 08:00 ngày 27/01/2024.".to_owned()),
                },
            ],
            typed: String::new(),
            fault: None,
            back_href: "/don-vi/xa-hoa-long/bai-viet/7".to_owned(),
            fault_note: None,
        };
        let faults = Self {
            fault: Some("Hãy viết góp ý rồi gửi; góp ý để trống không giúp được người viết.".to_owned()),
            ..normal.clone()
        };
        let longest = Self {
            frame: cast::longest_desk_frame(),
            title: cast::longest_title(),
            rows: normal
                .rows
                .iter()
                .map(|row| RemarkRow {
                    by: format!("{}, 08:11 ngày 27/01/2024, về bản 2.147.483.647", cast::LONG_NAME),
                    words: cast::longest_summary(),
                    ..row.clone()
                })
                .collect(),
            ..normal.clone()
        };
        let empty = Self { rows: Vec::new(), ..normal.clone() };
        vec![("normal", normal), ("faults", faults), ("longest", longest), ("empty", empty)]
    }
}

fn one(at: usize, RemarkRow { by, words, settle_href, settled }: RemarkRow, csrf: &str) -> AnyView {
    let id = format!("gop-y-{at}");
    let settle = settle_href.map(|href| {
        view! {
            <form method="post" action=href>
                {hidden("csrf", csrf)}
                <button aria-describedby=id.clone()>"Đã xong"</button>
            </form>
        }
    });
    view! {
        <li>
            <p class="hint">{by}</p>
            <p class="words-of" id=id.clone()>{words}</p>
            {settled.map(|sentence| view! { <p class="hint">{sentence}</p> })}
            {settle}
        </li>
    }
    .into_any()
}
