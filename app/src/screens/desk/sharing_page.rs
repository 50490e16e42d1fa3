//! Links by which somebody without an account reads a draft.

use domain::draft_link::LinkLife;
use leptos::prelude::*;

use super::frame::DeskFrame;
use super::help_topic::HelpTopic;
use crate::document::{Head, Screen, Sheet};
use crate::parts::form::{fault_id, fault_line, hidden, refused_title, summary};
use crate::screens::cast;

/// A link that still reads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LinkLine {
    /// Who made it, when, and until when it reads.
    pub about: String,
    /// Where it is ended.
    pub end_href: String,
}

/// Links to a draft.
#[derive(Clone, Debug)]
pub struct SharingPage {
    /// Around it.
    pub frame: DeskFrame,
    /// Where the form goes.
    pub action: String,
    /// Token of the forms.
    pub csrf: String,
    /// Of the item.
    pub title: String,
    /// The link just made, absolute, and until when it reads: shown this once.
    pub made: Option<(String, String)>,
    /// Those that still read, newest first.
    pub links: Vec<LinkLine>,
    /// What is wrong with the choice.
    pub fault: Option<String>,
    /// Back to the editor.
    pub back_href: String,
    /// What is wrong with the form itself.
    pub fault_note: Option<String>,
}

impl Screen for SharingPage {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        let is_refused = self.fault.is_some() || self.fault_note.is_some();
        self.frame.head(&refused_title(format!("Chia sẻ bản nháp: {}", self.title), is_refused))
    }

    fn view(self) -> AnyView {
        let Self { frame, action, csrf, title, made, links, fault, back_href, fault_note } = self;
        let summed = fault.iter().map(|sentence| (LinkLife::FIELD, sentence.clone())).collect();
        let list = if links.is_empty() {
            view! { <p class="none">"Chưa có liên kết nào đang dùng được."</p> }.into_any()
        } else {
            let rows = links.into_iter().enumerate().map(|(at, link)| one(at, link, &csrf)).collect_view();
            view! { <ul class="rows">{rows}</ul> }.into_any()
        };
        let main = view! {
            <h1>"Chia sẻ bản nháp"</h1>
            <p class="lead">{title}</p>
            {made.map(|(address, until)| view! {
                <section class="card made" aria-labelledby="lien-ket-moi">
                    <h2 id="lien-ket-moi">"Liên kết vừa tạo"</h2>
                    <p><a class="address" href=address.clone()>{address.clone()}</a></p>
                    <p class="hint">{format!("{until} Chỉ hiện một lần: hãy sao chép và gửi cho người cần xem ngay bây giờ.")}</p>
                </section>
            })}
            {summary(fault_note, summed)}
            <form method="post" action=action novalidate class="card">
                {hidden("csrf", csrf.clone())}
                {lives(fault)}
                <p class="hint">"Ai có liên kết đều đọc được bản mới nhất của bài này, không cần tài khoản, cho đến khi hết hạn hoặc bị ngắt."</p>
                <p class="buttons">
                    <button class="main">"Tạo liên kết"</button>
                    <a class="button" href=back_href>"Về bài viết"</a>
                </p>
            </form>
            <h2>"Liên kết đang dùng được"</h2>
            {list}
        };
        frame.around_with_help("narrow", HelpTopic::Together, main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let normal = Self {
            frame: cast::desk_frame(),
            action: "/don-vi/xa-hoa-long/bai-viet/7/chia-se".to_owned(),
            csrf: "token".to_owned(),
            title: "Lịch tiếp công dân của Chủ tịch Ủy ban nhân dân xã trong tháng 02/2024".to_owned(),
            made: None,
            links: vec![LinkLine {
                about: "Nguyễn Thị Lan tạo lúc 08:05 ngày 27/01/2024, dùng đến 08:05 ngày 03/02/2024".to_owned(),
                end_href: "/don-vi/xa-hoa-long/bai-viet/7/chia-se/1".to_owned(),
            }],
            fault: None,
            back_href: "/don-vi/xa-hoa-long/bai-viet/7".to_owned(),
            fault_note: None,
        };
        let made = Self {
            made: Some((
                "http://studio.localhost:3000/xem-ban-nhap/abcdefghijklmnopqrstuvwxyz234567".to_owned(),
                "Dùng đến 08:05 ngày 03/02/2024.".to_owned(),
            )),
            ..normal.clone()
        };
        let faults =
            Self { fault: Some("Hãy chọn liên kết dùng được trong bao lâu.".to_owned()), ..normal.clone() };
        let longest = Self {
            frame: cast::longest_desk_frame(),
            title: cast::longest_title(),
            links: vec![
                LinkLine {
                    about: format!("{} tạo lúc 08:05 ngày 27/01/2024, dùng đến 08:05 ngày 03/02/2024", cast::LONG_NAME),
                    ..normal.links.first().cloned().unwrap_or_default()
                };
                3
            ],
            ..made.clone()
        };
        let empty = Self { links: Vec::new(), ..normal.clone() };
        vec![("normal", normal), ("made", made), ("faults", faults), ("longest", longest), ("empty", empty)]
    }
}

/// How long it reads.
fn lives(fault: Option<String>) -> AnyView {
    let class = if fault.is_some() { "field wrong" } else { "field" };
    let described = fault.is_some().then(|| fault_id(LinkLife::FIELD));
    let choices = LinkLife::ALL
        .into_iter()
        .map(|life| {
            let id = format!("han-{}", life.code());
            let checked = life == LinkLife::Week;
            view! {
                <div class="choice">
                    <input type="radio" id=id.clone() name=LinkLife::FIELD value=life.code() checked=checked/>
                    <label for=id>{life.label()}</label>
                </div>
            }
        })
        .collect_view();
    view! {
        <fieldset class=class id=LinkLife::FIELD aria-describedby=described>
            <legend>"Liên kết dùng được trong"</legend>
            {fault.map(|sentence| fault_line(LinkLife::FIELD, sentence))}
            {choices}
        </fieldset>
    }
    .into_any()
}

fn one(at: usize, LinkLine { about, end_href }: LinkLine, csrf: &str) -> AnyView {
    let id = format!("lien-ket-{at}");
    view! {
        <li>
            <p id=id.clone()>{about}</p>
            <form method="post" action=end_href>
                {hidden("csrf", csrf)}
                <button aria-describedby=id>"Ngắt liên kết"</button>
            </form>
        </li>
    }
    .into_any()
}
