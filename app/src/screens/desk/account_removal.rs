//! Removing one's own account: who takes over, and what becomes of what one wrote.

use domain::account::{AccountFault, AccountField};
use leptos::prelude::*;

use super::account_form::{control, summed};
use super::frame::DeskFrame;
use crate::document::{Head, Screen, Sheet};
use crate::parts::form::{fault_id, fault_line, hidden, hint_id, refused_title, summary_of};
use crate::paths::desk;
use crate::screens::cast;

/// Items of one unit, and who may take them over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heirs {
    /// Name of the control.
    pub field: String,
    /// Full name of the unit.
    pub unit: String,
    /// How many items, as words: `12 bài`.
    pub items: String,
    /// Number and name of those who may; the first words of the list ask to choose one.
    pub people: Vec<(String, String)>,
    /// As chosen.
    pub chosen: String,
    /// What is wrong with the choice.
    pub fault: Option<String>,
}

impl Heirs {
    /// The value that leaves the items to nobody.
    pub const NOBODY: &'static str = "0";
}

/// Removing one's own account.
#[derive(Clone, Debug)]
pub struct AccountRemoval {
    /// Around it.
    pub frame: DeskFrame,
    /// Where the form goes.
    pub action: String,
    /// Token of the form.
    pub csrf: String,
    /// Whose account it is, for password managers.
    pub email: String,
    /// For each unit with items the person looks after.
    pub heirs: Vec<Heirs>,
    /// What does not hold.
    pub faults: Vec<AccountFault>,
    /// Why it cannot be done at all, or what is wrong with the form itself.
    pub fault_note: Option<String>,
}

const TITLE: &str = "Xóa tài khoản của tôi";

impl Screen for AccountRemoval {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        let is_refused = !self.faults.is_empty()
            || self.fault_note.is_some()
            || self.heirs.iter().any(|heirs| heirs.fault.is_some());
        self.frame.head(&refused_title(TITLE.to_owned(), is_refused))
    }

    fn view(self) -> AnyView {
        let Self { frame, action, csrf, email, heirs, faults, fault_note } = self;
        let chosen_wrong = heirs.iter().filter_map(|heirs| Some((heirs.field.clone(), heirs.fault.clone()?)));
        let wrong: Vec<(String, String)> =
            chosen_wrong.chain(summed(&faults).into_iter().map(|(name, fault)| (name.to_owned(), fault))).collect();
        let choices = heirs.into_iter().map(choice).collect_view();
        let main = view! {
            <h1>{TITLE}</h1>
            <p class="lead">"Việc này không lấy lại được. Đọc kỹ trước khi bấm:"</p>
            <ul class="plain">
                <li>"Bạn không đăng nhập được nữa, và không còn vai trò ở đơn vị nào."</li>
                <li>"Bài viết, góp ý và các bản lưu ở lại với đơn vị; ở bàn biên tập, tên bạn thành “Tài khoản đã xóa”."</li>
                <li>"E-mail, mật khẩu, ứng dụng tạo mã và mã dự phòng của bạn bị xóa."</li>
                <li>"Muốn giữ lại dữ liệu của mình, hãy "<a href=desk::AccountData.to_string()>"tải về"</a>" trước."</li>
            </ul>
            {summary_of(fault_note, wrong)}
            <form method="post" action=action novalidate class="card">
                {hidden("csrf", csrf)}
                <input type="hidden" name="tai_khoan" autocomplete="username" value=email/>
                {choices}
                {control(AccountField::Present, "", &faults)}
                <p class="buttons">
                    <button class="danger">"Xóa tài khoản"</button>
                    <a class="button" href=desk::Account.to_string()>"Giữ tài khoản"</a>
                </p>
            </form>
        };
        frame.around("narrow", main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let normal = Self {
            frame: DeskFrame { unit: None, ..cast::desk_frame() },
            action: desk::AccountRemoval.to_string(),
            csrf: "token".to_owned(),
            email: "lan@hoalong.example.vn".to_owned(),
            heirs: vec![Heirs {
                field: "giao-7".to_owned(),
                unit: "Xã Hòa Long".to_owned(),
                items: "12 bài".to_owned(),
                people: vec![("2".to_owned(), "Trần Văn Minh".to_owned())],
                chosen: String::new(),
                fault: None,
            }],
            faults: Vec::new(),
            fault_note: None,
        };
        let empty = Self { heirs: Vec::new(), ..normal.clone() };
        let faults = Self {
            heirs: normal
                .heirs
                .iter()
                .map(|heirs| Heirs {
                    fault: Some("Xã Hòa Long: hãy chọn ai phụ trách 12 bài của bạn.".to_owned()),
                    ..heirs.clone()
                })
                .collect(),
            faults: vec![(AccountField::Present, "Mật khẩu hiện tại: hãy nhập để xác nhận.".to_owned())],
            ..normal.clone()
        };
        let failed = Self {
            fault_note: Some(
                "Chưa xóa: bạn là quản trị cuối cùng của xã Hòa Long. Hãy nhờ quản trị nền tảng giao vai trò quản trị cho người khác trước."
                    .to_owned(),
            ),
            ..normal.clone()
        };
        let long = Heirs {
            unit: cast::LONG_NAME.to_owned(),
            people: vec![("2".to_owned(), cast::longest_title())],
            fault: Some(cast::longest_summary()),
            ..normal.heirs.first().cloned().unwrap_or_default()
        };
        let longest = Self {
            frame: DeskFrame { unit: None, ..cast::longest_desk_frame() },
            heirs: (0..3).map(|at| Heirs { field: format!("giao-{at}"), ..long.clone() }).collect(),
            ..faults.clone()
        };
        vec![("normal", normal), ("empty", empty), ("faults", faults), ("failed", failed), ("longest", longest)]
    }
}

fn choice(heirs: Heirs) -> AnyView {
    let Heirs { field, unit, items, people, chosen, fault } = heirs;
    let nobody = (Heirs::NOBODY.to_owned(), "Chưa giao cho ai".to_owned());
    let options = people.into_iter().chain([nobody]).map(|(value, label)| {
        let selected = value == chosen;
        view! { <option value=value selected=selected>{label}</option> }
    });
    let options = options.collect_view();
    let described = match fault {
        Some(_) => format!("{} {}", hint_id(&field), fault_id(&field)),
        None => hint_id(&field),
    };
    let invalid = fault.is_some().then_some("true");
    let class = if fault.is_some() { "field wrong" } else { "field" };
    view! {
        <div class=class>
            <label for=field.clone()>{format!("Giao lại bài ở {unit}")}</label>
            <p class="hint" id=hint_id(&field)>{format!("Bạn đang phụ trách {items} ở đây.")}</p>
            {fault.map(|sentence| fault_line(&field, sentence))}
            <select id=field.clone() name=field aria-required="true" aria-invalid=invalid aria-describedby=described>
                <option value="">"Hãy chọn"</option>
                {options}
            </select>
        </div>
    }
    .into_any()
}
