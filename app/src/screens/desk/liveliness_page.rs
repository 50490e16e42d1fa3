//! How the pages of one unit are doing: section by section, what is missing, what waits too long, and where to go for each.

use leptos::prelude::*;

use super::frame::DeskFrame;
use super::help_topic::HelpTopic;
use crate::document::{Head, Screen, Sheet};
use crate::screens::cast;

/// A part of the pages: how much there is, and when something last came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LifeSection {
    /// `Tin bài`.
    pub name: &'static str,
    /// Where it is written.
    pub href: String,
    /// `12`.
    pub count: String,
    /// `05/02/2024`, or `—`.
    pub last: String,
}

/// Something to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LifeTask {
    /// `Số điện thoại`.
    pub what: String,
    /// Why.
    pub why: String,
    /// Where; `None` for whoever may not do it.
    pub href: Option<String>,
}

/// How the pages of a unit are doing.
#[derive(Clone, Debug)]
pub struct LivelinessPage {
    /// Around it.
    pub frame: DeskFrame,
    /// One sentence of how it is.
    pub sentence: String,
    /// Each part.
    pub sections: Vec<LifeSection>,
    /// What is missing or late.
    pub tasks: Vec<LifeTask>,
    /// The desk's list.
    pub back_href: String,
}

impl Screen for LivelinessPage {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        self.frame.head("Tình trạng trang")
    }

    fn view(self) -> AnyView {
        let Self { frame, sentence, sections, tasks, back_href } = self;
        let section = |LifeSection { name, href, count, last }| {
            view! {
                <tr>
                    <th scope="row"><a href=href>{name}</a></th>
                    <td data-ten="Đang đăng"><span>{count}</span></td>
                    <td data-ten="Gần nhất"><span>{last}</span></td>
                </tr>
            }
        };
        let task = |LifeTask { what, why, href }| {
            let what = match href {
                Some(href) => view! { <a href=href>{what}</a> }.into_any(),
                None => view! { <strong>{what}</strong> }.into_any(),
            };
            view! { <li>{what} <small>{why}</small></li> }
        };
        let left = if tasks.is_empty() {
            view! { <p class="none">"Không thiếu gì, không có gì quá hạn."</p> }.into_any()
        } else {
            view! { <ul class="to-do">{tasks.into_iter().map(task).collect_view()}</ul> }.into_any()
        };
        let main = view! {
            <h1>"Tình trạng trang"</h1>
            <p class="hint"><a href=back_href>"Về danh sách bài viết"</a></p>
            <div class="life">
                <p>{sentence}</p>
                <h2>"Việc nên làm"</h2>
                {left}
                <h2>"Từng mục"</h2>
                <table class="ledger roll-up board">
                    <caption class="heard">"Từng mục của trang"</caption>
                    <thead>
                        <tr><th scope="col">"Mục"</th><th scope="col">"Đang đăng"</th><th scope="col">"Gần nhất"</th></tr>
                    </thead>
                    <tbody>{sections.into_iter().map(section).collect_view()}</tbody>
                </table>
                <p class="hint">"Tỉnh thấy các con số này của mọi đơn vị, không thấy bài nháp nào."</p>
            </div>
        };
        frame.around_with_help("asked", HelpTopic::Liveliness, main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let section = |name, count: &str, last: &str| LifeSection {
            name,
            href: "/don-vi/xa-hoa-long?loai=tin".to_owned(),
            count: count.to_owned(),
            last: last.to_owned(),
        };
        let task = |what: &str, why: &str| LifeTask {
            what: what.to_owned(),
            why: why.to_owned(),
            href: Some("/don-vi/xa-hoa-long/thong-tin".to_owned()),
        };
        let normal = Self {
            frame: cast::desk_frame(),
            sentence: "Trang có nội dung mới gần nhất ngày 25/01/2024, 2 ngày trước.".to_owned(),
            sections: vec![section("Tin bài", "12", "25/01/2024"), section("Thông báo", "0", "—")],
            tasks: vec![
                task("Số điện thoại", "Căn cứ: Luật Tiếp cận thông tin 2016, Điều 19."),
                task("3 bài đã đến ngày xem lại", "Mở từng bài, sửa nếu cần rồi đặt ngày xem lại mới."),
            ],
            back_href: "/don-vi/xa-hoa-long".to_owned(),
        };
        let longest = Self {
            frame: cast::longest_desk_frame(),
            sections: vec![section("Hướng dẫn", "1.000.000", "25/01/2024"); 5],
            tasks: vec![task(cast::LONG_NAME, cast::LONG_PROVINCE); 12],
            ..normal.clone()
        };
        let nothing =
            LifeTask { href: None, ..task("Số điện thoại", "Quản trị của đơn vị điền được.") };
        let of_writer = Self { tasks: vec![nothing], ..normal.clone() };
        let done = Self { tasks: Vec::new(), ..normal.clone() };
        vec![("normal", normal), ("longest", longest), ("of_writer", of_writer), ("nothing_left", done)]
    }
}
