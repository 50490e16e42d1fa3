//! Who works for a unit, and the form that invites another one.

use domain::invitation::PersonField;
use leptos::prelude::*;

use super::frame::DeskFrame;
use super::person_parts::{InvitationSheet, MemberHamlet, PersonRow, PersonStanding};
use crate::document::{Head, Screen, Sheet};
use crate::parts::form::refused_title;
use crate::screens::cast;

/// The people of a unit.
#[derive(Clone, Debug)]
pub struct PeopleList {
    /// Around it.
    pub frame: DeskFrame,
    /// By name.
    pub rows: Vec<PersonRow>,
    /// The form that invites.
    pub sheet: InvitationSheet,
}

const TITLE: &str = "Người của đơn vị";

impl Screen for PeopleList {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        self.frame.head(&refused_title(TITLE.to_owned(), self.sheet.is_wrong()))
    }

    fn view(self) -> AnyView {
        let Self { frame, rows, sheet } = self;
        let csrf = sheet.csrf.clone();
        let list = if rows.is_empty() {
            view! { <p class="none">"Chưa có ai. Lời mời đầu tiên nên dành cho quản trị của đơn vị."</p> }.into_any()
        } else {
            view! { <ul class="rows">{rows.into_iter().map(|row| row.view(&csrf)).collect_view()}</ul> }.into_any()
        };
        let main = view! {
            <h1>{TITLE}</h1>
            {sheet.summary()}
            <div class="desk">
                <div class="sheet">{list}</div>
                <div class="beside">{sheet.view()}</div>
            </div>
        };
        frame.around("wide", main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let invited = PersonRow {
            name: "Trần Văn Minh".to_owned(),
            email: "minh@hoalong.example.vn".to_owned(),
            standing: PersonStanding::Invited,
            roles: vec!["Thành viên tổ công nghệ số cộng đồng – Ấp Bắc".to_owned()],
            again_href: Some("/don-vi/xa-hoa-long/nguoi/8/tai-khoan".to_owned()),
            ..PersonRow::sample()
        };
        let disabled = PersonRow {
            name: "Võ Thị Tám".to_owned(),
            standing: PersonStanding::Disabled,
            seen: None,
            sessions: 0,
            has_second_factor: true,
            ..PersonRow::sample()
        };
        let normal = Self {
            frame: cast::desk_frame(),
            rows: vec![PersonRow::sample(), invited.clone(), disabled],
            sheet: InvitationSheet::sample(),
        };
        let longest = Self {
            frame: cast::longest_desk_frame(),
            rows: vec![
                PersonRow::longest(),
                PersonRow { standing: PersonStanding::Invited, again_href: invited.again_href, ..PersonRow::longest() },
            ],
            sheet: InvitationSheet {
                hamlets: MemberHamlet::Listed(vec![cast::LONG_DISTRICT.to_owned(); 2]),
                ..normal.sheet.clone()
            },
        };
        let empty = Self { rows: Vec::new(), ..normal.clone() };
        let faults = Self { sheet: normal.sheet.clone().refused(), ..normal.clone() };
        let unlisted = MemberHamlet::Unlisted("/don-vi/xa-hoa-long/thon-ap".to_owned());
        let unlisted = Self {
            sheet: InvitationSheet {
                hamlets: unlisted,
                faults: vec![(PersonField::Hamlet, "Thôn, ấp, khu phố: đơn vị chưa có danh sách.".to_owned())],
                ..normal.sheet.clone()
            },
            ..normal.clone()
        };
        vec![("normal", normal), ("longest", longest), ("empty", empty), ("faults", faults), ("unlisted", unlisted)]
    }
}
