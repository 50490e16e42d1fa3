//! The pages of the help, one below the other.

use leptos::prelude::*;

use super::frame::DeskFrame;
use super::help_topic::HelpTopic;
use crate::document::{Head, Screen, Sheet};
use crate::screens::cast;

/// The table of contents of the help.
#[derive(Clone, Debug)]
pub struct HelpIndex {
    /// Around it.
    pub frame: DeskFrame,
    /// The desk of the unit for practice; `None` where there is none.
    pub practice_href: Option<String>,
}

const TITLE: &str = "Trợ giúp";

impl Screen for HelpIndex {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        self.frame.head(TITLE)
    }

    fn view(self) -> AnyView {
        let Self { frame, practice_href } = self;
        let row = |topic: &HelpTopic| {
            view! {
                <li>
                    <h2><a href=topic.href()>{topic.title()}</a></h2>
                    <p class="hint">{topic.gives()}</p>
                </li>
            }
        };
        let main = view! {
            <h1>{TITLE}</h1>
            <p class="lead">"Mỗi trang chỉ một việc, làm theo từng bước."</p>
            <ol class="rows help-list">{HelpTopic::ALL.iter().map(row).collect_view()}</ol>
            {practice_href.map(practise)}
        };
        frame.around("narrow", main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let normal = Self {
            frame: DeskFrame { unit: None, ..cast::desk_frame() },
            practice_href: Some("/don-vi/thuc-hanh".to_owned()),
        };
        let longest = Self { frame: DeskFrame { unit: None, ..cast::longest_desk_frame() }, ..normal.clone() };
        let empty = Self { practice_href: None, ..normal.clone() };
        vec![("normal", normal), ("longest", longest), ("empty", empty)]
    }
}

/// Where it is tried without anybody outside reading it.
pub(super) fn practise(href: String) -> AnyView {
    view! {
        <section class="card" aria-labelledby="thu">
            <h2 id="thu">"Làm thử"</h2>
            <p>"Ở đơn vị thực hành không ai bên ngoài đọc được gì. Cứ viết, đăng, gỡ thoải mái."</p>
            <p><a class="button" href=href>"Thử ở đơn vị thực hành"</a></p>
        </section>
    }
    .into_any()
}
