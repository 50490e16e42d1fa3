//! What stands around every page of the desk.

use domain::item::{ItemState, Review, Standing};
use leptos::prelude::*;

use super::help_topic::HelpTopic;
use crate::document::Head;
use crate::parts::form::hidden;
use crate::paths::desk;

/// The unit a page of the desk is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeskUnit {
    /// `Xã Hòa Long`.
    pub name: String,
    /// As in the addresses of its desk.
    pub slug: String,
    /// Its public site, absolute; `None` for a unit for practice, which has none.
    pub public_url: Option<String>,
}

/// The frame of a page of the desk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeskFrame {
    /// Who is signed in.
    pub person: Option<String>,
    /// The unit the page is about.
    pub unit: Option<DeskUnit>,
    /// Token of the form that signs out.
    pub csrf: String,
    /// What was just done, said once.
    pub notice: Option<String>,
}

impl DeskFrame {
    /// The head of a page named `title`; nothing of the desk is for search engines.
    pub(super) fn head(&self, title: &str) -> Head {
        let place = self.unit.as_ref().map_or("Bàn biên tập", |unit| &unit.name);
        let title = format!("{title} – {place} – Trang Xã");
        Head { title, description: None, canonical: None, indexable: false, palette: None, ..Head::default() }
    }

    /// Puts the frame around the content of `<main>`; `width` is its class.
    pub(super) fn around(self, width: &'static str, main: AnyView) -> AnyView {
        let Self { person, unit, csrf, notice } = self;
        view! {
            <a class="skip" href="#noi-dung">"Tới nội dung chính"</a>
            <header class="bar">
                <div class="in">
                    <p class="mark"><a href=desk::Home.to_string()>"Bàn biên tập"</a></p>
                    {person.is_some().then(help_link)}
                    {person.map(|name| who(name, csrf))}
                </div>
                {unit.map(unit_line)}
            </header>
            <main id="noi-dung" class=format!("in {width}")>
                {notice.map(flash)}
                {main}
            </main>
        }
        .into_any()
    }

    /// The same with the way to the page of the help that tells of it.
    pub(super) fn around_with_help(self, width: &'static str, topic: HelpTopic, main: AnyView) -> AnyView {
        self.around(width, view! { {topic.hint()} {main} }.into_any())
    }
}

/// At the same place on every page of whoever is signed in; the help is for nobody else.
fn help_link() -> AnyView {
    view! { <p class="help-link"><a href=desk::Help.to_string()>"Trợ giúp"</a></p> }.into_any()
}

fn who(name: String, csrf: String) -> AnyView {
    view! {
        <form class="who" method="post" action=desk::SignOut.to_string()>
            {hidden("csrf", csrf)}
            <a href=desk::Account.to_string()><span class="heard">"Tài khoản của "</span>{name}</a>
            <button class="plain">"Đăng xuất"</button>
        </form>
    }
    .into_any()
}

fn unit_line(unit: DeskUnit) -> AnyView {
    let DeskUnit { name, slug, public_url } = unit;
    let is_practice = public_url.is_none();
    view! {
        <nav class="unit" aria-label="Đơn vị">
            <ul class="in">
                <li><a class="name" href=desk::Unit { unit: slug }.to_string()>{name}</a></li>
                {public_url.map(|url| view! { <li><a href=url>"Xem trang công khai"</a></li> })}
            </ul>
        </nav>
        {is_practice.then(practice_line)}
    }
    .into_any()
}

/// Whoever works here must not mistake it for a commune, nor be afraid of it.
fn practice_line() -> AnyView {
    view! {
        <p class="practice">
            <span class="in">
                <strong>"Đây là đơn vị thực hành: không ai bên ngoài đọc được gì ở đây. Cứ thử thoải mái."</strong>
                " Mọi người có tài khoản đều vào được và thấy bài của nhau. Bài không ai sửa trong 30 ngày sẽ tự xóa khỏi đây."
            </span>
        </p>
    }
    .into_any()
}

/// What was just done.
pub(super) fn flash(sentence: String) -> AnyView {
    view! { <p class="flash" role="status">{sentence}</p> }.into_any()
}

/// The state of an item as a small label.
pub(super) fn state_label(state: ItemState) -> AnyView {
    let class = match state {
        ItemState::Draft => "state draft",
        ItemState::Published => "state live",
        ItemState::PublishedWithDraft => "state ahead",
        ItemState::Withdrawn | ItemState::Expired | ItemState::Archived => "state gone",
    };
    view! { <span class=class>{state.label()}</span> }.into_any()
}

/// All of where an item stands, as small labels.
pub(super) fn standing_label(standing: Standing) -> AnyView {
    let class = if standing.review == Review::Returned { "state back" } else { "state waits" };
    let review = standing.review.label().map(|label| view! { <span class=class>{label}</span> });
    let scheduled = standing.is_scheduled.then(|| view! { <span class="state waits">"Hẹn giờ đăng"</span> });
    view! { {state_label(standing.state)} {review} {scheduled} }.into_any()
}
