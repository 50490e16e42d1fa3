//! The second half of adding an app that makes codes: what the app has to know, and the first code it shows.

use domain::account::{AccountFault, AccountField};
use leptos::prelude::*;

use super::account_form::summed;
use super::frame::DeskFrame;
use crate::document::{Head, Screen, Sheet};
use crate::parts::form::{fault_id, fault_line, hidden, hint_id, refused_title, summary};
use crate::paths::desk;
use crate::screens::cast;

/// What the app has to know.
#[derive(Clone, Debug)]
pub struct CodeAppPage {
    /// Around it.
    pub frame: DeskFrame,
    /// Where the form goes.
    pub action: String,
    /// Token of the form.
    pub csrf: String,
    /// The dark modules of the QR code, as the data of one SVG path.
    pub qr_path: String,
    /// Modules along a side; 0 where there is no code.
    pub qr_size: u32,
    /// The secret as letters.
    pub letters: String,
    /// What is wrong with the code typed.
    pub faults: Vec<AccountFault>,
    /// What is wrong with the form itself.
    pub fault_note: Option<String>,
}

const TITLE: &str = "Nối ứng dụng tạo mã";

impl Screen for CodeAppPage {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        let is_refused = !self.faults.is_empty() || self.fault_note.is_some();
        self.frame.head(&refused_title(TITLE.to_owned(), is_refused))
    }

    fn view(self) -> AnyView {
        let Self { frame, action, csrf, qr_path, qr_size, letters, faults, fault_note } = self;
        let main = view! {
            <h1>{TITLE}</h1>
            {summary(fault_note, summed(&faults))}
            <section class="card" aria-labelledby="quet-ma">
                <h2 id="quet-ma">"1. Quét mã bằng ứng dụng"</h2>
                <p>
                    "Mở ứng dụng tạo mã trên điện thoại (Google Authenticator, Microsoft Authenticator, Aegis hay ứng dụng tương tự), chọn thêm tài khoản rồi quét hình này."
                </p>
                {(qr_size > 0).then(|| code(qr_path, qr_size))}
                <p>"Không quét được thì gõ những chữ này vào ứng dụng, không cần gõ dấu cách:"</p>
                <p class="letters">{in_fours(&letters)}</p>
                <p class="hint">"Ai có hình hay những chữ này tạo được mã của bạn: đừng chụp lại, đừng gửi cho ai."</p>
            </section>
            <section class="card" aria-labelledby="nhap-ma">
                <h2 id="nhap-ma">"2. Nhập mã ứng dụng đang hiện"</h2>
                <form method="post" action=action novalidate>
                    {hidden("csrf", csrf)}
                    {hidden("viec", "xac-nhan")}
                    {digits(&faults)}
                    <p class="hint">"Sau khi thêm, mọi phiên đăng nhập khác của bạn kết thúc."</p>
                    <p class="buttons">
                        <button class="main">"Thêm ứng dụng"</button>
                        <a class="button" href=desk::Account.to_string()>"Về tài khoản"</a>
                    </p>
                </form>
            </section>
        };
        frame.around("narrow", main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let normal = Self {
            frame: DeskFrame { unit: None, ..cast::desk_frame() },
            action: desk::AccountCodeApp.to_string(),
            csrf: "token".to_owned(),
            qr_path: include_str!("../public/print_sheet/sample_qr.txt").trim().to_owned(),
            qr_size: 37,
            letters: "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ".to_owned(),
            faults: Vec::new(),
            fault_note: None,
        };
        let faults = Self {
            faults: vec![(
                AccountField::Code,
                "Mã sáu chữ số: chưa đúng. Mã đổi sau mỗi 30 giây; hãy nhập mã ứng dụng đang hiện.".to_owned(),
            )],
            ..normal.clone()
        };
        let longest = Self {
            frame: DeskFrame { unit: None, ..cast::longest_desk_frame() },
            fault_note: Some(cast::longest_summary()),
            ..faults.clone()
        };
        let empty = Self { qr_size: 0, qr_path: String::new(), ..normal.clone() };
        vec![("normal", normal), ("faults", faults), ("longest", longest), ("empty", empty)]
    }
}

/// `GEZD GNBV GY3T …`: as people read letters aloud and type them.
fn in_fours(letters: &str) -> String {
    let letters: Vec<char> = letters.chars().collect();
    letters.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// The quiet margin a reader of codes needs is part of the drawing.
fn code(path: String, size: u32) -> AnyView {
    view! {
        <svg
            class="qr"
            viewBox=format!("0 0 {size} {size}")
            role="img"
            aria-label="Mã QR cho ứng dụng tạo mã; cùng nội dung với những chữ bên dưới"
            shape-rendering="crispEdges"
        >
            <path d=path></path>
        </svg>
    }
    .into_any()
}

fn digits(faults: &[AccountFault]) -> AnyView {
    let field = AccountField::Code;
    let name = field.name();
    let fault = faults.iter().find(|(of, _)| *of == field).map(|(_, sentence)| sentence.clone());
    let described = match fault {
        Some(_) => format!("{} {}", hint_id(name), fault_id(name)),
        None => hint_id(name),
    };
    let invalid = fault.is_some().then_some("true");
    let class = if fault.is_some() { "field wrong" } else { "field" };
    view! {
        <div class=class>
            <label for=name>{field.label()}</label>
            <p class="hint" id=hint_id(name)>"Mã đổi sau mỗi 30 giây."</p>
            {fault.map(|sentence| fault_line(name, sentence))}
            <input
                type="text"
                id=name
                name=name
                inputmode="numeric"
                autocomplete="one-time-code"
                aria-required="true"
                aria-invalid=invalid
                aria-describedby=described
            />
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::in_fours;

    #[test]
    fn letters_stand_in_groups_of_four() {
        assert_eq!(in_fours("GEZDGNBVGY"), "GEZD GNBV GY");
        assert_eq!(in_fours(""), "");
    }
}
