//! One's own account at a glance, with the way to everything that can be done to it.

use leptos::prelude::*;

use super::frame::DeskFrame;
use super::help_topic::HelpTopic;
use crate::document::{Head, Screen, Sheet};
use crate::parts::form::hidden;
use crate::paths::desk;
use crate::screens::cast;

/// An app that makes codes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CodeAppFacts {
    /// `27/01/2024`.
    pub since: String,
    /// Why it has to stay, for whom it has to.
    pub kept_because: Option<String>,
}

/// A passkey in the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PasskeyLine {
    /// Our own number for it.
    pub id: i64,
    /// What its person calls it.
    pub name: String,
    /// `Thêm ngày 27/01/2024, dùng gần nhất ngày 02/02/2024.`
    pub times: String,
}

/// Whether the letter of the week comes, and the other choice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WeeklyChoice {
    /// Whether it was stopped.
    pub is_stopped: bool,
    /// Where the form goes.
    pub action: String,
    /// Its token.
    pub csrf: String,
}

/// One's own account.
#[derive(Clone, Debug)]
pub struct AccountPage {
    /// Around it.
    pub frame: DeskFrame,
    /// Full name.
    pub name: String,
    /// Address.
    pub email: String,
    /// The app, if there is one.
    pub code_app: Option<CodeAppFacts>,
    /// The passkeys, oldest first.
    pub passkeys: Vec<PasskeyLine>,
    /// Recovery codes that were not used.
    pub codes_left: u32,
    /// How many sessions are open, this one included.
    pub sessions: usize,
    /// The letter of the week, for whom it is.
    pub weekly: Option<WeeklyChoice>,
}

const TITLE: &str = "Tài khoản của bạn";

impl Screen for AccountPage {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        self.frame.head(TITLE)
    }

    fn view(self) -> AnyView {
        let Self { frame, name, email, code_app, passkeys, codes_left, sessions, weekly } = self;
        let open = match sessions {
            0 | 1 => "Bạn chỉ đang đăng nhập ở đây.".to_owned(),
            several => format!("Bạn đang đăng nhập ở {several} nơi, kể cả nơi này."),
        };
        let main = view! {
            <h1>{TITLE}</h1>
            {section(
                "ho-ten",
                "Họ tên",
                view! { <p>{name}</p> }.into_any(),
                vec![("Đổi họ tên", desk::AccountName.to_string())],
            )}
            {section(
                "e-mail",
                "E-mail",
                view! { <p class="address">{email}</p> }.into_any(),
                vec![("Đổi e-mail", desk::AccountEmail.to_string())],
            )}
            {section(
                "mat-khau",
                "Mật khẩu",
                view! { <p>"Không ai xem được mật khẩu của bạn, kể cả quản trị."</p> }.into_any(),
                vec![("Đổi mật khẩu", desk::AccountPassword.to_string())],
            )}
            {second_step(code_app, !passkeys.is_empty(), codes_left)}
            {passkey_section(passkeys)}
            {section(
                "phien",
                "Phiên đăng nhập",
                view! { <p>{open}</p> }.into_any(),
                vec![("Xem các phiên đăng nhập", desk::AccountSessions.to_string())],
            )}
            {weekly.map(weekly_section)}
            {section(
                "du-lieu",
                "Dữ liệu của tôi",
                view! { <p>"Những gì hệ thống giữ về bạn, trong một tệp."</p> }.into_any(),
                vec![("Tải dữ liệu của tôi", desk::AccountData.to_string())],
            )}
            {section(
                "xoa",
                "Xóa tài khoản",
                view! { <p>"Bạn không đăng nhập được nữa; những gì bạn đã viết ở lại với đơn vị."</p> }.into_any(),
                vec![("Xóa tài khoản của tôi", desk::AccountRemoval.to_string())],
            )}
        };
        frame.around("narrow", main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let normal = Self {
            frame: DeskFrame { unit: None, ..cast::desk_frame() },
            name: "Nguyễn Thị Lan".to_owned(),
            email: "lan@hoalong.example.vn".to_owned(),
            code_app: None,
            passkeys: Vec::new(),
            codes_left: 0,
            sessions: 1,
            weekly: Some(WeeklyChoice {
                is_stopped: false,
                action: desk::AccountWeekly.to_string(),
                csrf: "token".to_owned(),
            }),
        };
        let app = CodeAppFacts { since: "27/01/2024".to_owned(), kept_because: None };
        let with_app = Self { code_app: Some(app.clone()), codes_left: 8, sessions: 3, weekly: None, ..normal.clone() };
        let key = PasskeyLine {
            id: 7,
            name: "Chrome trên Android".to_owned(),
            times: "Thêm ngày 27/01/2024, dùng gần nhất ngày 02/02/2024.".to_owned(),
        };
        let with_passkey = Self { passkeys: vec![key.clone()], codes_left: 10, ..normal.clone() };
        let long_name = "Điện thoại cũ của chị Như ở bộ phận tiếp nhận và trả kết quả".to_owned();
        let longest = Self {
            frame: DeskFrame { unit: None, ..cast::longest_desk_frame() },
            name: "Công Tằng Tôn Nữ Nguyễn Thị Hoàng Ngọc Quỳnh Như".to_owned(),
            email: format!("{}@{}.example.vn", "nguyen-thi-ngoc-lan".repeat(3), "phuongnguyenanninh".repeat(3)),
            code_app: Some(CodeAppFacts { kept_because: Some(cast::longest_summary()), ..app }),
            passkeys: vec![PasskeyLine { name: long_name, ..key.clone() }, key],
            codes_left: 0,
            sessions: 128,
            weekly: normal.weekly.clone().map(|weekly| WeeklyChoice { is_stopped: true, ..weekly }),
        };
        vec![("normal", normal), ("with_app", with_app), ("with_passkey", with_passkey), ("longest", longest)]
    }
}

fn section(id: &'static str, heading: &'static str, about: AnyView, ways: Vec<(&'static str, String)>) -> AnyView {
    let ways = ways.into_iter().map(|(label, href)| view! { <a class="button" href=href>{label}</a> }).collect_view();
    view! {
        <section class="card" aria-labelledby=id>
            <h2 id=id>{heading}</h2>
            {about}
            <p class="buttons">{ways}</p>
        </section>
    }
    .into_any()
}

fn weekly_section(WeeklyChoice { is_stopped, action, csrf }: WeeklyChoice) -> AnyView {
    let (told, word, label) = if is_stopped {
        ("Bạn đã thôi nhận.", "nhan", "Nhận lại thư hằng tuần")
    } else {
        (
            "Sáng thứ Hai, khi trang của đơn vị còn thiếu gì hay có gì quá hạn, bạn nhận một thư ngắn. Không còn việc thì không có thư.",
            "thoi",
            "Thôi nhận thư hằng tuần",
        )
    };
    view! {
        <section class="card" aria-labelledby="thu-hang-tuan">
            <h2 id="thu-hang-tuan">"Thư hằng tuần"</h2>
            <p>{told} " " <a href=HelpTopic::Liveliness.href()>"Thư này nói gì?"</a></p>
            <form method="post" action=action>
                {hidden("csrf", csrf)}
                <p class="buttons"><button name="viec" value=word>{label}</button></p>
            </form>
        </section>
    }
    .into_any()
}

fn second_step(app: Option<CodeAppFacts>, has_passkeys: bool, codes_left: u32) -> AnyView {
    const HEADING: &str = "Xác minh hai bước";
    let begin = desk::AccountCodeApp.to_string();
    let codes = match codes_left {
        0 => "Không còn mã dự phòng nào: mất điện thoại là bạn không vào được. Hãy tạo lại ngay.".to_owned(),
        left => format!("Còn {left} mã dự phòng chưa dùng, để vào khi không có điện thoại."),
    };
    let renewal = ("Tạo lại mã dự phòng", desk::AccountRecoveryCodes.to_string());
    match app {
        None if has_passkeys => {
            let about = view! {
                <p>"Đăng nhập bằng mật khẩu thì còn cần một khóa truy cập của bạn."</p>
                <p>{codes}</p>
            };
            section("hai-buoc", HEADING, about.into_any(), vec![renewal, ("Thêm ứng dụng tạo mã", begin)])
        }
        None => {
            let about = view! {
                <p>
                    "Chưa bật: ai biết mật khẩu của bạn là vào được. Một ứng dụng tạo mã trên điện thoại hoặc một khóa truy cập ngăn việc đó."
                </p>
            };
            section("hai-buoc", HEADING, about.into_any(), vec![("Thêm ứng dụng tạo mã", begin)])
        }
        Some(CodeAppFacts { since, kept_because }) => {
            let mut ways = vec![renewal, ("Đổi sang điện thoại khác", begin)];
            if kept_because.is_none() {
                ways.push(("Gỡ ứng dụng tạo mã", desk::AccountCodeAppRemoval.to_string()));
            }
            let about = view! {
                <p>{format!("Ứng dụng tạo mã được thêm ngày {since}. Đăng nhập cần mật khẩu và mã trong ứng dụng.")}</p>
                <p>{codes}</p>
                {kept_because.map(|sentence| view! { <p class="hint">{sentence}</p> })}
            };
            section("hai-buoc", HEADING, about.into_any(), ways)
        }
    }
}

fn passkey_section(passkeys: Vec<PasskeyLine>) -> AnyView {
    let lines = passkeys.into_iter().map(|PasskeyLine { id, name, times }| {
        let removal = desk::AccountPasskeyRemoval { id }.to_string();
        let label = format!("Gỡ khóa {name}");
        view! {
            <li>
                <strong class="address">{name}</strong>
                <span class="hint">{times}</span>
                <a href=removal aria-label=label>"Gỡ khóa"</a>
            </li>
        }
    });
    let lines = lines.collect_view();
    let about = view! {
        <p>
            "Đăng nhập bằng vân tay, khuôn mặt hoặc mã PIN của thiết bị, không cần mật khẩu; trang giả không lừa lấy được. Khóa truy cập tiếng Anh là passkey."
        </p>
        {(!lines.is_empty()).then(|| view! { <ul class="passkeys">{lines}</ul> })}
    };
    section("khoa", "Khóa truy cập", about.into_any(), vec![("Thêm khóa truy cập", desk::AccountPasskeys.to_string())])
}
