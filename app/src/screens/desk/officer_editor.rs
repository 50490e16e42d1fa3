//! One officer: the form, what somebody else saved in the meantime, and the way off the list.

use domain::officer::{OfficerField, OfficerForm, OfficerKind};
use leptos::prelude::*;

use super::comparison::{comparison, conflict as conflict_of};
use super::frame::DeskFrame;
use super::help_topic::HelpTopic;
use super::officer_sheet::OfficerSheet;
use crate::document::{Head, Screen, Sheet};
use crate::parts::form::hidden;
use crate::screens::cast;

/// Another text of the same officer, saved in the meantime.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OfficerConflict {
    /// The saved one.
    pub saved: OfficerForm,
    /// Who saved it.
    pub by: String,
    /// When.
    pub at: String,
}

/// One officer.
#[derive(Clone, Debug)]
pub struct OfficerEditor {
    /// Around it.
    pub frame: DeskFrame,
    /// The form.
    pub sheet: OfficerSheet,
    /// Set when another text was saved in the meantime.
    pub conflict: Option<OfficerConflict>,
    /// Where the officer is taken off the list.
    pub removal_href: String,
    /// Back to the list.
    pub list_href: String,
}

impl Screen for OfficerEditor {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        let wrong = self.sheet.is_wrong() || self.conflict.is_some();
        let name = self.sheet.typed.get(OfficerField::Name).trim().to_owned();
        let title = if name.is_empty() { "Sửa cán bộ".to_owned() } else { format!("Sửa cán bộ: {name}") };
        self.frame.head(&if wrong { format!("Cần sửa – {title}") } else { title })
    }

    fn view(self) -> AnyView {
        let Self { frame, sheet, conflict, removal_href, list_href } = self;
        let removal = sheet.version.map(|version| removal(removal_href, sheet.csrf.clone(), version));
        let conflict = conflict.map(|conflict| conflict_view(&conflict, &sheet.typed));
        let main = view! {
            <h1>"Sửa thông tin cán bộ"</h1>
            <p><a href=list_href>"Danh sách lãnh đạo và đầu mối"</a></p>
            {conflict}
            {sheet.view("Lưu")}
            {removal}
        };
        frame.around_with_help("narrow", HelpTopic::Facts, main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let mut typed = OfficerForm::default();
        typed.set(OfficerField::Kind, OfficerKind::Contact.code());
        typed.set(OfficerField::Name, "Trần Thị Bình");
        typed.set(OfficerField::Position, "Công chức Văn phòng - thống kê");
        typed.set(OfficerField::Phone, "0254 3852 124");
        let normal = Self {
            frame: cast::desk_frame(),
            sheet: OfficerSheet {
                action: "/don-vi/xa-hoa-long/can-bo/1".to_owned(),
                csrf: "token".to_owned(),
                version: Some(2),
                typed,
                ..OfficerSheet::default()
            },
            conflict: None,
            removal_href: "/don-vi/xa-hoa-long/can-bo/1/xoa".to_owned(),
            list_href: "/don-vi/xa-hoa-long/can-bo".to_owned(),
        };
        let mut saved = normal.sheet.typed.clone();
        saved.set(OfficerField::Phone, "0254 3852 999");
        let conflict = Self {
            conflict: Some(OfficerConflict {
                saved,
                by: "Trần Văn Minh".to_owned(),
                at: "08:11 ngày 27/01/2024".to_owned(),
            }),
            ..normal.clone()
        };
        let faults = Self { sheet: normal.sheet.clone().refused(), ..normal.clone() };
        let mut long = normal.clone();
        long.frame = cast::longest_desk_frame();
        for field in [OfficerField::Name, OfficerField::Position, OfficerField::Email] {
            long.sheet.typed.set(field, cast::longest_title());
        }
        vec![("normal", normal), ("longest", long), ("faults", faults), ("conflict", conflict)]
    }
}

fn removal(href: String, csrf: String, version: i64) -> AnyView {
    view! {
        <details class="more">
            <summary>"Xoá khỏi danh sách…"</summary>
            <p>"Người đã thôi chức vụ thì nên ghi Đến hết ngày và lưu; chỉ xoá khi ghi nhầm."</p>
            <form method="post" action=href>
                {hidden("csrf", csrf)}
                {hidden("phien_ban", version.to_string())}
                <p class="buttons"><button class="main danger">"Xoá hẳn người này"</button></p>
            </form>
        </details>
    }
    .into_any()
}

fn conflict_view(conflict: &OfficerConflict, typed: &OfficerForm) -> AnyView {
    let told = format!(
        "{} đã lưu bản khác lúc {}. Những gì bạn gõ chưa được lưu nhưng vẫn còn trong các ô bên dưới. Hãy so sánh rồi lưu; khi đó bản của bạn thay bản đã lưu.",
        conflict.by, conflict.at
    );
    let differences: Vec<_> = OfficerField::ALL
        .iter()
        .filter(|&&field| typed.get(field).trim() != conflict.saved.get(field).trim())
        .map(|&field| {
            let word = |form: &OfficerForm| match (field, OfficerKind::from_code(form.get(field))) {
                (OfficerField::Kind, Some(kind)) => kind.label().to_owned(),
                _ => form.get(field).to_owned(),
            };
            comparison(field.label(), &word(typed), &word(&conflict.saved))
        })
        .collect();
    conflict_of("Có người vừa lưu người này", told, differences)
}
