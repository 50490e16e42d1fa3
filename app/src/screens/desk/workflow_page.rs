//! How a unit works: who may approve what, and how often people approved texts of their own.

use leptos::prelude::*;

use super::frame::DeskFrame;
use super::help_topic::HelpTopic;
use crate::document::{Head, Screen, Sheet};
use crate::parts::form::{hidden, refused_title, summary};
use crate::screens::cast;

/// How a unit works.
#[derive(Clone, Debug)]
pub struct WorkflowPage {
    /// Around it.
    pub frame: DeskFrame,
    /// Where the form goes.
    pub action: String,
    /// Token of the form.
    pub csrf: String,
    /// The version this is about; 0 while nobody chose.
    pub version: i64,
    /// Whether people may approve texts of their own.
    pub self_approval: bool,
    /// How often they did, as a sentence.
    pub counted: String,
    /// The items of the unit.
    pub back_href: String,
    /// What is wrong with the form itself.
    pub fault_note: Option<String>,
}

impl Screen for WorkflowPage {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        self.frame.head(&refused_title("Quy trình duyệt".to_owned(), self.fault_note.is_some()))
    }

    fn view(self) -> AnyView {
        let Self { frame, action, csrf, version, self_approval, counted, back_href, fault_note } = self;
        let choice = |value: &'static str, label: &'static str, outcome: &'static str, checked: bool| {
            let (id, note) = (format!("tu-duyet-{value}"), format!("tu-duyet-{value}-goi-y"));
            view! {
                <div class="choice">
                    <input
                        type="radio"
                        id=id.clone()
                        name="tu_duyet"
                        value=value
                        checked=checked
                        aria-describedby=note.clone()
                    />
                    <label for=id>{label}</label>
                    <p class="hint" id=note>{outcome}</p>
                </div>
            }
        };
        let main = view! {
            <h1>"Quy trình duyệt"</h1>
            {summary(fault_note, Vec::new())}
            <form method="post" action=action novalidate class="card">
                {hidden("csrf", csrf)}
                {hidden("phien_ban", version.to_string())}
                <fieldset class="field">
                    <legend>"Người duyệt có được tự duyệt bài của mình không?"</legend>
                    {choice(
                        "duoc",
                        "Được",
                        "Phù hợp khi chỉ một người vừa viết vừa đăng. Mỗi lần tự duyệt đều được đếm và ghi vào nhật ký.",
                        self_approval,
                    )}
                    {choice(
                        "khong",
                        "Không, phải có người khác duyệt",
                        "Người lưu bản mới nhất không đăng được bản ấy; người duyệt khác của đơn vị sẽ đăng.",
                        !self_approval,
                    )}
                </fieldset>
                <p class="buttons">
                    <button class="main">"Lưu quy trình"</button>
                    <a class="button" href=back_href>"Về danh sách bài viết"</a>
                </p>
            </form>
            <p class="hint">{counted}</p>
        };
        frame.around_with_help("narrow", HelpTopic::Publish, main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let normal = Self {
            frame: cast::desk_frame(),
            action: "/don-vi/xa-hoa-long/quy-trinh".to_owned(),
            csrf: "token".to_owned(),
            version: 3,
            self_approval: true,
            counted: "Trong 12 tháng qua: 43 bản được đăng, trong đó 7 bản do chính người lưu tự duyệt.".to_owned(),
            back_href: "/don-vi/xa-hoa-long".to_owned(),
            fault_note: None,
        };
        let strict = Self { self_approval: false, ..normal.clone() };
        let stale = Self {
            frame: cast::longest_desk_frame(),
            fault_note: Some("Chưa lưu: quản trị khác vừa đổi quy trình. Hãy xem lại rồi lưu lần nữa.".to_owned()),
            ..normal.clone()
        };
        let longest = Self {
            frame: cast::longest_desk_frame(),
            counted: "Trong 12 tháng qua: 1.999.980 bản được đăng, trong đó 1.999.980 bản do chính người lưu tự duyệt."
                .to_owned(),
            ..normal.clone()
        };
        vec![("normal", normal), ("longest", longest), ("strict", strict), ("stale", stale)]
    }
}
