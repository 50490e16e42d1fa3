//! One person at a unit: their roles there, their account as far as it is the unit's, the way out.

use domain::access::Role;
use domain::invitation::{PersonFault, PersonField, RolesForm};
use leptos::prelude::*;

use super::frame::DeskFrame;
use super::person_account::PersonAccount;
use super::person_parts::{MemberHamlet, PersonRow, PersonStanding, fault_of, hamlet, summed};
use crate::document::{Head, Screen, Sheet};
use crate::parts::form::{fault_id, fault_line, hidden, refused_title, summary};
use crate::screens::cast;

/// One person at a unit.
#[derive(Clone, Debug)]
pub struct PersonPage {
    /// Around it.
    pub frame: DeskFrame,
    /// Back to the list.
    pub list_href: String,
    /// Where the roles go.
    pub action: String,
    /// Their account.
    pub account: PersonAccount,
    /// Roles that can be given.
    pub roles: Vec<Role>,
    /// Labels of roles that can be neither given nor taken here.
    pub kept: Vec<&'static str>,
    /// How the hamlet of a team member is given.
    pub hamlets: MemberHamlet,
    /// The roles as ticked.
    pub typed: RolesForm,
    /// What does not hold.
    pub faults: Vec<PersonFault>,
    /// What is wrong with a form itself.
    pub note: Option<String>,
}

impl Screen for PersonPage {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        let is_refused = !self.faults.is_empty() || self.note.is_some();
        self.frame.head(&refused_title(format!("{} – Người của đơn vị", self.account.row.name), is_refused))
    }

    fn view(self) -> AnyView {
        let Self { frame, list_href, action, account, roles, kept, hamlets, typed, faults, note } = self;
        let (name, standing, csrf) = (account.row.name.clone(), account.row.standing, account.csrf.clone());
        let out = leaving(&account.action, &csrf, standing);
        let others = (!kept.is_empty())
            .then(|| format!("Vai trò khác của người này, quản trị nền tảng mới đổi được: {}.", kept.join(", ")));
        let main = view! {
            <div class="title"><h1>{name}</h1>{standing.label()}</div>
            <p class="about"><a href=list_href>"Người của đơn vị"</a></p>
            {summary(note, summed(&faults))}
            {account.facts()}
            <section class="card" aria-labelledby="vai-tro">
                <h2 id="vai-tro">"Vai trò ở đơn vị"</h2>
                {others.map(|sentence| view! { <p class="hint">{sentence}</p> })}
                <form method="post" action=action novalidate>
                    {hidden("csrf", csrf)}
                    {role_boxes(&roles, &typed, &faults)}
                    {hamlet(&roles, hamlets, typed.hamlet.clone(), &faults)}
                    <p class="buttons"><button class="main">"Lưu vai trò"</button></p>
                </form>
            </section>
            {account.view()}
            {out}
        };
        frame.around("narrow", main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let normal = Self {
            frame: cast::desk_frame(),
            list_href: "/don-vi/xa-hoa-long/nguoi".to_owned(),
            action: "/don-vi/xa-hoa-long/nguoi/7".to_owned(),
            account: PersonAccount::sample(),
            roles: vec![Role::TeamMember, Role::Writer, Role::Approver, Role::UnitAdmin],
            kept: Vec::new(),
            hamlets: MemberHamlet::Listed(["Ấp Bắc", "Ấp Nam"].map(str::to_owned).to_vec()),
            typed: RolesForm { roles: vec!["approver".to_owned()], hamlet: String::new() },
            faults: Vec::new(),
            note: None,
        };
        let with = |row: PersonRow, limit: Option<&str>| Self {
            account: PersonAccount { row, limit: limit.map(str::to_owned), ..PersonAccount::sample() },
            ..normal.clone()
        };
        let invited = with(
            PersonRow {
                standing: PersonStanding::Invited,
                again_href: Some("/don-vi/xa-hoa-long/nguoi/7/tai-khoan".to_owned()),
                ..PersonRow::sample()
            },
            None,
        );
        let disabled = with(PersonRow { standing: PersonStanding::Disabled, sessions: 0, ..PersonRow::sample() }, None);
        let elsewhere = with(PersonRow::sample(), Some(cast::SUMMARY));
        let own = Self { account: PersonAccount { is_own: true, ..normal.account.clone() }, ..normal.clone() };
        let faults = Self {
            typed: RolesForm::default(),
            faults: vec![(PersonField::Role, "Vai trò: hãy giữ ít nhất một vai trò.".to_owned())],
            note: Some("Chưa thực hiện: trang này đã mở từ trước khi bạn đăng nhập lại.".to_owned()),
            ..normal.clone()
        };
        let longest = Self {
            frame: cast::longest_desk_frame(),
            kept: vec![Role::ProvinceEditor.label(); 3],
            hamlets: MemberHamlet::Listed(vec![cast::LONG_DISTRICT.to_owned()]),
            typed: RolesForm { hamlet: cast::LONG_DISTRICT.to_owned(), ..normal.typed.clone() },
            ..with(PersonRow::longest(), Some(cast::LONG_DISTRICT))
        };
        vec![
            ("normal", normal),
            ("longest", longest),
            ("invited", invited),
            ("disabled", disabled),
            ("elsewhere", elsewhere),
            ("own", own),
            ("faults", faults),
        ]
    }
}

fn role_boxes(roles: &[Role], typed: &RolesForm, faults: &[PersonFault]) -> AnyView {
    let field = PersonField::Role;
    let fault = fault_of(field, faults);
    let described = fault.as_ref().map(|_| fault_id(field.name()));
    let wrong = fault.is_some();
    let boxes = roles.iter().enumerate().map(|(at, role)| {
        let id = if at == 0 { field.name().to_owned() } else { format!("{}-{at}", field.name()) };
        view! {
            <div class="choice">
                <input type="checkbox" id=id.clone() name=field.name() value=role.code() checked=typed.has(*role)/>
                <label for=id>{role.label()}</label>
            </div>
        }
    });
    view! {
        <fieldset class="field" class:wrong=wrong aria-describedby=described>
            <legend>{field.label()}</legend>
            {fault.map(|sentence| fault_line(field.name(), sentence))}
            {boxes.collect_view()}
        </fieldset>
    }
    .into_any()
}

fn leaving(action: &str, csrf: &str, standing: PersonStanding) -> AnyView {
    let told = if standing == PersonStanding::Invited {
        "Lời mời không còn hiệu lực ở đơn vị này."
    } else {
        "Người này thôi mọi vai trò ở đơn vị và rời bàn biên tập ngay. Bài đã viết giữ nguyên, kèm tên người viết."
    };
    view! {
        <details class="more">
            <summary>"Đưa ra khỏi đơn vị…"</summary>
            <p>{told}</p>
            <form method="post" action=action.to_owned()>
                {hidden("csrf", csrf.to_owned())}
                <p class="buttons"><button class="main danger" name="viec" value="roi">"Đưa ra khỏi đơn vị"</button></p>
            </form>
        </details>
    }
    .into_any()
}
