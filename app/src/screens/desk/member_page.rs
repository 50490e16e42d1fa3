//! One member of a team: the form, and the way out of the team.

use domain::team::MemberField;
use leptos::prelude::*;

use super::form_sheet::{FormSheet, SavedMeanwhile};
use super::frame::DeskFrame;
use super::hamlet_page::member_form;
use super::help_topic::HelpTopic;
use crate::document::{Head, Screen, Sheet};
use crate::parts::form::{hidden, refused_title, summary};
use crate::screens::cast;

/// One member.
#[derive(Clone, Debug)]
pub struct MemberPage {
    /// Around it.
    pub frame: DeskFrame,
    /// `Ấp Bắc`.
    pub hamlet: String,
    /// The form.
    pub sheet: FormSheet<MemberField>,
    /// What is wrong with something else.
    pub fault_note: Option<String>,
    /// Where the member is taken out of the team.
    pub removal_href: String,
    /// Back to the hamlet.
    pub hamlet_href: String,
}

impl Screen for MemberPage {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        let name = self.sheet.typed.get(MemberField::Name).trim();
        let title = if name.is_empty() {
            "Sửa thành viên của tổ".to_owned()
        } else {
            format!("Sửa thành viên: {name}")
        };
        self.frame.head(&refused_title(title, self.fault_note.is_some() || self.sheet.is_wrong()))
    }

    fn view(self) -> AnyView {
        let Self { frame, hamlet, sheet, fault_note, removal_href, hamlet_href } = self;
        let (csrf, version, summed) = (sheet.csrf.clone(), sheet.version.unwrap_or_default(), sheet.summed());
        let main = view! {
            <h1>"Sửa thành viên của tổ"</h1>
            {summary(fault_note, summed)}
            <p><a href=hamlet_href>{hamlet}</a></p>
            {member_form(sheet, "Lưu thành viên")}
            <details class="more">
                <summary>"Đưa ra khỏi tổ…"</summary>
                <p>"Tên và số điện thoại của người này bị xóa khỏi trang công khai và khỏi bàn biên tập."</p>
                <form method="post" action=removal_href>
                    {hidden("csrf", csrf)}
                    {hidden("phien_ban", version.to_string())}
                    <p class="buttons"><button class="main danger">"Đưa ra khỏi tổ"</button></p>
                </form>
            </details>
        };
        frame.around_with_help("narrow", HelpTopic::Teams, main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let mut sheet = FormSheet {
            action: "/don-vi/xa-hoa-long/thon-ap/1/thanh-vien/1".to_owned(),
            csrf: "token".to_owned(),
            version: Some(2),
            ..FormSheet::default()
        };
        for (field, value) in [
            (MemberField::Office, "leader"),
            (MemberField::Name, "Trần Thị Bình"),
            (MemberField::Organisation, "Chi hội Phụ nữ ấp Bắc"),
            (MemberField::Phone, "0912 345 678"),
        ] {
            sheet.typed.set(field, value);
        }
        let normal = Self {
            frame: cast::desk_frame(),
            hamlet: "Ấp Bắc".to_owned(),
            sheet,
            fault_note: None,
            removal_href: "/don-vi/xa-hoa-long/thon-ap/1/thanh-vien/1/xoa".to_owned(),
            hamlet_href: "/don-vi/xa-hoa-long/thon-ap/1".to_owned(),
        };
        let mut saved = normal.sheet.typed.clone();
        saved.set(MemberField::ConsentOn, "01/02/2024");
        let mut conflict = normal.clone();
        let (by, at) = ("Trần Văn Minh".to_owned(), "08:11 ngày 27/01/2024".to_owned());
        conflict.sheet.meanwhile = Some(SavedMeanwhile { saved, by, at });
        let faults = Self {
            sheet: normal.sheet.clone().refused(&[MemberField::Phone, MemberField::ConsentOn]),
            ..normal.clone()
        };
        let mut longest =
            Self { frame: cast::longest_desk_frame(), hamlet: cast::LONG_NAME.to_owned(), ..normal.clone() };
        longest.sheet.typed.set(MemberField::Name, cast::longest_title());
        longest.sheet.typed.set(MemberField::Organisation, cast::longest_title());
        vec![("normal", normal), ("longest", longest), ("faults", faults), ("conflict", conflict)]
    }
}
