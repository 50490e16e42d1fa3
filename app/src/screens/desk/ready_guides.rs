//! Guides that come with the platform, for a unit to make its own: each becomes a draft that somebody of the unit follows
//! and checks before it is published.

use leptos::prelude::*;

use super::frame::DeskFrame;
use super::help_topic::HelpTopic;
use crate::document::{Head, Screen, Sheet};
use crate::parts::form::{hidden, refused_title, summary};
use crate::screens::cast;

/// One guide to take.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadyGuideRow {
    /// What it is asked for by.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// One paragraph.
    pub summary: String,
    /// `VNeID · 9 bước · dành cho …`
    pub about: String,
    /// Where the unit's own one is, if it was taken.
    pub own_href: Option<String>,
}

/// The list.
#[derive(Clone, Debug)]
pub struct ReadyGuides {
    /// Around it.
    pub frame: DeskFrame,
    /// Where the forms go.
    pub action: String,
    /// Token of the forms.
    pub csrf: String,
    /// In their order.
    pub rows: Vec<ReadyGuideRow>,
    /// Back to the desk.
    pub back_href: String,
    /// Why nothing was done.
    pub fault_note: Option<String>,
}

impl Screen for ReadyGuides {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        self.frame.head(&refused_title("Hướng dẫn có sẵn".to_owned(), self.fault_note.is_some()))
    }

    fn view(self) -> AnyView {
        let Self { frame, action, csrf, rows, back_href, fault_note } = self;
        let items = rows.into_iter().map(|guide| row(guide, &action, &csrf)).collect_view();
        let main = view! {
            <h1>"Hướng dẫn có sẵn"</h1>
            <p class="lead">
                "Lấy một hướng dẫn về là có ngay bản nháp của đơn vị. Hãy làm thử từ đầu đến cuối, sửa cho đúng, thêm ảnh, nhập ngày kiểm tra rồi mới đăng."
            </p>
            {summary(fault_note, Vec::new())}
            <ul class="step-rows">{items}</ul>
            <p class="buttons"><a class="button" href=back_href>"Về bàn biên tập"</a></p>
        };
        frame.around_with_help("narrow", HelpTopic::Guide, main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let row = |slug: &str, title: &str| ReadyGuideRow {
            slug: slug.to_owned(),
            title: title.to_owned(),
            summary: "Từ lúc tải ứng dụng VNeID đến khi kích hoạt xong tài khoản mức 2.".to_owned(),
            about: "VNeID · 9 bước · dành cho người từ đủ 14 tuổi".to_owned(),
            own_href: None,
        };
        let taken = ReadyGuideRow {
            own_href: Some("/don-vi/xa-hoa-long/bai-viet/7".to_owned()),
            ..row("tranh-lua-dao", "Nhận biết và tránh lừa đảo qua mạng")
        };
        let normal = Self {
            frame: cast::desk_frame(),
            action: "/don-vi/xa-hoa-long/huong-dan-co-san".to_owned(),
            csrf: "token".to_owned(),
            rows: vec![row("kich-hoat-vneid", "Cài đặt và kích hoạt VNeID mức 2"), taken.clone()],
            back_href: "/don-vi/xa-hoa-long".to_owned(),
            fault_note: None,
        };
        let long = ReadyGuideRow {
            title: cast::longest_title(),
            summary: cast::longest_summary(),
            about: cast::longest_title(),
            ..row("dai", "")
        };
        let longest = Self { frame: cast::longest_desk_frame(), rows: vec![long], ..normal.clone() };
        let all_taken = Self { rows: vec![taken], ..normal.clone() };
        let stale = Self {
            fault_note: Some(
                "Chưa lấy về: trang này đã mở từ trước khi bạn đăng nhập lại. Hãy bấm lần nữa.".to_owned(),
            ),
            ..normal.clone()
        };
        vec![("normal", normal), ("longest", longest), ("all_taken", all_taken), ("stale", stale)]
    }
}

fn row(guide: ReadyGuideRow, action: &str, csrf: &str) -> AnyView {
    let ReadyGuideRow { slug, title, summary, about, own_href } = guide;
    let name = title.clone();
    let deed = if let Some(href) = own_href {
        view! { <p>"Đơn vị đã lấy về. "<a href=href>{format!("Mở bản của đơn vị: {name}")}</a></p> }.into_any()
    } else {
        view! {
            <form method="post" action=action.to_owned() class="buttons">
                {hidden("csrf", csrf.to_owned())}
                {hidden("huong_dan", slug)}
                <button aria-label=format!("Lấy về làm bản nháp: {name}")>"Lấy về làm bản nháp"</button>
            </form>
        }
        .into_any()
    };
    view! {
        <li class="card">
            <h2>{title}</h2>
            <p>{summary}</p>
            <p class="about">{about}</p>
            {deed}
        </li>
    }
    .into_any()
}
