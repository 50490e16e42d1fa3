//! One person, for whoever runs the platform: every role at every unit, and the account.

use domain::access::Role;
use domain::invitation::{InvitationForm, PersonFault, PersonField};
use leptos::prelude::*;

use super::frame::DeskFrame;
use super::person_account::PersonAccount;
use super::person_parts::{
    MemberHamlet, PersonRow, PersonStanding, hamlet, labelled, platform_line, role_options, summed, unit_choice,
};
use crate::document::{Head, Screen, Sheet};
use crate::parts::form::{hidden, refused_title, summary};
use crate::paths::desk;
use crate::screens::cast;

/// A role of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlatformRole {
    /// The role.
    pub role: Role,
    /// Slug and name of its unit; `None` for the platform.
    pub unit: Option<(String, String)>,
    /// The hamlet of a team member.
    pub hamlet: Option<String>,
}

/// One person.
#[derive(Clone, Debug)]
pub struct PlatformPerson {
    /// Around it.
    pub frame: DeskFrame,
    /// Where a role that is given goes.
    pub action: String,
    /// Their account.
    pub account: PersonAccount,
    /// What they are, where.
    pub held: Vec<PlatformRole>,
    /// Slug and name of every unit.
    pub units: Vec<(String, String)>,
    /// A role to be given, as typed.
    pub typed: InvitationForm,
    /// What does not hold.
    pub faults: Vec<PersonFault>,
    /// What is wrong with a form itself.
    pub note: Option<String>,
}

impl Screen for PlatformPerson {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        let is_refused = !self.faults.is_empty() || self.note.is_some();
        self.frame.head(&refused_title(format!("{} – Người dùng", self.account.row.name), is_refused))
    }

    fn view(self) -> AnyView {
        let Self { frame, action, account, held, units, typed, faults, note } = self;
        let (name, standing) = (account.row.name.clone(), account.row.standing);
        let (csrf, take) = (account.csrf.clone(), account.action.clone());
        let rows = held.into_iter().map(|role| role_row(role, &take, &csrf)).collect::<Vec<_>>();
        let list = if rows.is_empty() {
            view! { <p class="hint">"Chưa có vai trò nào."</p> }.into_any()
        } else {
            view! { <ul class="rows">{rows}</ul> }.into_any()
        };
        let main = view! {
            {platform_line("")}
            <div class="title"><h1>{name}</h1>{standing.label()}</div>
            {summary(note, summed(&faults))}
            {account.facts()}
            <section class="card" aria-labelledby="vai-tro-dang-giu">
                <h2 id="vai-tro-dang-giu">"Vai trò đang giữ"</h2>
                {list}
            </section>
            <section class="card" aria-labelledby="giao">
                <h2 id="giao">"Giao thêm vai trò"</h2>
                <form method="post" action=action novalidate>
                    {hidden("csrf", csrf)}
                    {unit_choice(&typed.unit, units, &faults)}
                    {labelled(PersonField::Role, None, true, &faults).choice(&typed.role, role_options(&Role::ALL))}
                    {hamlet(&Role::ALL, MemberHamlet::Typed, typed.hamlet, &faults)}
                    <p class="buttons"><button class="main">"Giao vai trò"</button></p>
                </form>
            </section>
            {account.view()}
        };
        frame.around("narrow", main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let unit = |name: &str| Some(("xa-hoa-long".to_owned(), name.to_owned()));
        let normal = Self {
            frame: DeskFrame { unit: None, ..cast::desk_frame() },
            action: "/nen-tang/nguoi/7".to_owned(),
            account: PersonAccount { action: "/nen-tang/nguoi/7/tai-khoan".to_owned(), ..PersonAccount::sample() },
            held: vec![
                PlatformRole { role: Role::Approver, unit: unit("Xã Hòa Long"), hamlet: None },
                PlatformRole {
                    role: Role::TeamMember, unit: unit("Xã Hòa Long"), hamlet: Some("Ấp Bắc".to_owned())
                },
                PlatformRole { role: Role::PlatformAdmin, unit: None, hamlet: None },
            ],
            units: vec![("xa-hoa-long".to_owned(), "Xã Hòa Long".to_owned())],
            typed: InvitationForm::default(),
            faults: Vec::new(),
            note: None,
        };
        let invited = Self {
            account: PersonAccount {
                row: PersonRow {
                    standing: PersonStanding::Invited,
                    again_href: Some("/nen-tang/nguoi/7/tai-khoan".to_owned()),
                    ..PersonRow::sample()
                },
                ..normal.account.clone()
            },
            held: Vec::new(),
            ..normal.clone()
        };
        let faults = Self {
            faults: vec![(PersonField::Role, "Vai trò: vai trò này không giao được ở đơn vị đã chọn.".to_owned())],
            note: Some("Trang này đã mở từ trước khi bạn đăng nhập lại.".to_owned()),
            ..normal.clone()
        };
        let longest = Self {
            frame: DeskFrame { unit: None, ..cast::longest_desk_frame() },
            account: PersonAccount { row: PersonRow::longest(), ..normal.account.clone() },
            held: vec![
                PlatformRole {
                    role: Role::TeamMember,
                    unit: unit(cast::LONG_NAME),
                    hamlet: Some(cast::LONG_DISTRICT.to_owned()),
                };
                8
            ],
            ..normal.clone()
        };
        vec![("normal", normal), ("longest", longest), ("invited", invited), ("faults", faults)]
    }
}

fn role_row(held: PlatformRole, action: &str, csrf: &str) -> AnyView {
    let PlatformRole { role, unit, hamlet } = held;
    let (slug, place) = unit.unwrap_or_else(|| (String::new(), "cả nền tảng".to_owned()));
    let label = format!("Thôi giao: {}, {place}", role.label());
    let href = (!slug.is_empty()).then(|| desk::People { unit: slug.clone() }.to_string());
    let at = match href {
        Some(href) => view! { <a href=href>{place}</a> }.into_any(),
        None => view! { <span>{place}</span> }.into_any(),
    };
    view! {
        <li>
            <h3>{role.label()}</h3>
            <form class="about" method="post" action=action.to_owned()>
                {hidden("csrf", csrf.to_owned())}
                {hidden(PersonField::Unit.name(), slug)}
                {hidden(PersonField::Role.name(), role.code())}
                {at}
                {hamlet.map(|hamlet| view! { <span>{hamlet}</span> })}
                <button name="viec" value="thoi" aria-label=label>"Thôi giao"</button>
            </form>
        </li>
    }
    .into_any()
}
