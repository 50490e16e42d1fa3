//! Where a person is signed in, and how to end that.

use leptos::prelude::*;

use super::frame::DeskFrame;
use crate::document::{Head, Screen, Sheet};
use crate::parts::form::{hidden, refused_title, summary};
use crate::paths::desk;
use crate::screens::cast;

/// A session.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SessionLine {
    /// Its id.
    pub id: String,
    /// `Chrome trên Android`.
    pub device: String,
    /// `mạng 203.0.113.0/24`, where known.
    pub network: Option<String>,
    /// `Đăng nhập lúc 08:00 ngày 27/01/2024, hoạt động gần nhất 09:30`.
    pub times: String,
    /// Whether it is the one at work.
    pub is_this: bool,
}

/// Where a person is signed in.
#[derive(Clone, Debug)]
pub struct SessionList {
    /// Around it.
    pub frame: DeskFrame,
    /// Where the forms go.
    pub action: String,
    /// Token of the forms.
    pub csrf: String,
    /// This one first.
    pub sessions: Vec<SessionLine>,
    /// What is wrong with the form itself.
    pub fault_note: Option<String>,
}

const TITLE: &str = "Phiên đăng nhập";

impl Screen for SessionList {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        self.frame.head(&refused_title(TITLE.to_owned(), self.fault_note.is_some()))
    }

    fn view(self) -> AnyView {
        let Self { frame, action, csrf, sessions, fault_note } = self;
        let others = sessions.iter().filter(|session| !session.is_this).count();
        let rows =
            sessions.into_iter().enumerate().map(|(at, session)| one(at, session, &action, &csrf)).collect_view();
        let all = (others > 0).then(|| {
            view! {
                <form method="post" action=action.clone() class="card">
                    {hidden("csrf", csrf.clone())}
                    {hidden("viec", "khac")}
                    <p>"Nếu có phiên bạn không nhận ra, hãy kết thúc tất cả rồi đổi mật khẩu."</p>
                    <p class="buttons"><button class="danger">"Kết thúc mọi phiên khác"</button></p>
                </form>
            }
        });
        let main = view! {
            <h1>{TITLE}</h1>
            <p class="lead">
                "Những nơi tài khoản của bạn đang đăng nhập. Một phiên tự kết thúc sau 4 giờ không dùng, và chậm nhất sau 12 giờ."
            </p>
            {summary(fault_note, Vec::new())}
            <ul class="rows">{rows}</ul>
            {all}
            <p class="ways">
                <a href=desk::Account.to_string()>"Về tài khoản"</a>
                <a href=desk::AccountPassword.to_string()>"Đổi mật khẩu"</a>
            </p>
        };
        frame.around("narrow", main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let line = |device: &str, network: Option<&str>, is_this| SessionLine {
            id: "0123456789abcdef".to_owned(),
            device: device.to_owned(),
            network: network.map(str::to_owned),
            times: "Đăng nhập lúc 08:00 ngày 27/01/2024, hoạt động gần nhất lúc 09:30 ngày 27/01/2024.".to_owned(),
            is_this,
        };
        let normal = Self {
            frame: DeskFrame { unit: None, ..cast::desk_frame() },
            action: desk::AccountSessions.to_string(),
            csrf: "token".to_owned(),
            sessions: vec![
                line("Firefox trên Windows", Some("mạng 203.0.113.0/24"), true),
                line("Chrome trên Android", Some("mạng 2001:db8:1::/48"), false),
                line("Thiết bị không rõ", None, false),
            ],
            fault_note: None,
        };
        let single = Self { sessions: normal.sessions.iter().take(1).cloned().collect(), ..normal.clone() };
        let longest = Self {
            frame: DeskFrame { unit: None, ..cast::longest_desk_frame() },
            sessions: [true, false, false]
                .map(|is_this| line(&cast::longest_title(), Some(cast::LONG_NAME), is_this))
                .into(),
            fault_note: Some(cast::longest_summary()),
            ..normal.clone()
        };
        vec![("normal", normal), ("single", single), ("longest", longest)]
    }
}

fn one(at: usize, session: SessionLine, action: &str, csrf: &str) -> AnyView {
    let SessionLine { id, device, network, times, is_this } = session;
    let name = format!("phien-{at}");
    let end = (!is_this).then(|| {
        view! {
            <form method="post" action=action.to_owned()>
                {hidden("csrf", csrf)}
                {hidden("viec", "mot")}
                {hidden("phien", id)}
                <button aria-describedby=name.clone()>"Kết thúc phiên này"</button>
            </form>
        }
    });
    view! {
        <li>
            <h2 id=name.clone()>{device}</h2>
            <p class="about">
                {is_this.then(|| view! { <span class="state live">"Phiên này"</span> })}
                {network.map(|network| view! { <span>{network}</span> })}
                <span>{times}</span>
            </p>
            {end}
        </li>
    }
    .into_any()
}
