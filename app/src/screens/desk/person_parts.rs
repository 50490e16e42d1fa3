//! People as lists and pages of the administration show them.

use domain::access::Role;
use domain::invitation::{InvitationForm, PersonFault, PersonField};
use leptos::prelude::*;

use crate::parts::form::{Field, Typing, fault_line, hidden, summary};
use crate::paths::desk;
use crate::screens::cast;

/// Whether somebody can sign in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PersonStanding {
    /// Has a letter and has not come yet.
    Invited,
    /// Can.
    #[default]
    Open,
    /// Can no more.
    Disabled,
}

impl PersonStanding {
    pub(super) fn label(self) -> AnyView {
        let (class, words) = match self {
            Self::Invited => ("state waits", "Chưa nhận lời mời"),
            Self::Open => ("state live", "Đang hoạt động"),
            Self::Disabled => ("state gone", "Đã khóa"),
        };
        view! { <span class=class>{words}</span> }.into_any()
    }
}

/// Somebody in a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonRow {
    /// Full name.
    pub name: String,
    /// Where they sign in.
    pub email: String,
    /// Their page.
    pub href: String,
    /// Whether they can sign in.
    pub standing: PersonStanding,
    /// `Người viết`, with hamlet or unit where there is one.
    pub roles: Vec<String>,
    /// `08:05 ngày 27/01/2024`; `None` when they never were at the desk.
    pub seen: Option<String>,
    /// Whether a password alone lets them in no more.
    pub has_second_factor: bool,
    /// Whether they may publish although it does.
    pub needs_second_factor: bool,
    /// Sessions that are open.
    pub sessions: u32,
    /// Where another letter is asked for; `None` when there is nothing to accept.
    pub again_href: Option<String>,
    /// Why no other letter can be sent, and what to do instead; said in place of the button.
    pub unreachable: Option<String>,
}

impl PersonRow {
    pub(super) fn view(self, csrf: &str) -> AnyView {
        let Self { name, email, href, standing, roles, again_href, unreachable, .. } = &self;
        let again = again_href.clone().map(|action| {
            let label = format!("Gửi lại lời mời cho {name}");
            view! {
                <form method="post" action=action>
                    {hidden("csrf", csrf.to_owned())}
                    <button name="viec" value="moi_lai" aria-label=label>"Gửi lại lời mời"</button>
                </form>
            }
        });
        let roles = if roles.is_empty() { "Chưa có vai trò nào".to_owned() } else { roles.join(" · ") };
        view! {
            <li>
                <h2><a href=href.clone()>{name.clone()}</a></h2>
                <p>{roles}</p>
                <p class="about">{standing.label()}<span>{email.clone()}</span></p>
                {(*standing != PersonStanding::Invited).then(|| self.activity())}
                {again}
                {unreachable.clone().map(|sentence| view! { <p class="hint">{sentence}</p> })}
            </li>
        }
        .into_any()
    }

    fn activity(&self) -> AnyView {
        let seen = self.seen.as_ref().map_or_else(|| NEVER.to_owned(), |at| format!("Vào bàn biên tập {at}"));
        let sessions = (self.sessions > 0).then(|| format!("{} phiên đang mở", self.sessions));
        let factor = second_factor(self.has_second_factor, self.needs_second_factor);
        view! {
            <p class="about">
                <span>{seen}</span>
                {sessions.map(|words| view! { <span>{words}</span> })}
                <span>{factor}</span>
            </p>
        }
        .into_any()
    }

    pub(super) fn sample() -> Self {
        Self {
            name: "Lê Thị Hoa".to_owned(),
            email: "hoa@hoalong.example.vn".to_owned(),
            href: "/don-vi/xa-hoa-long/nguoi/7".to_owned(),
            roles: vec!["Người duyệt".to_owned()],
            seen: Some("lúc 08:05 ngày 27/01/2024".to_owned()),
            needs_second_factor: true,
            sessions: 2,
            ..Self::default()
        }
    }

    /// The administrator of a fresh installation, while nobody named the account.
    pub(super) fn unnamed() -> Self {
        Self {
            name: "Quản trị nền tảng".to_owned(),
            email: "quan-tri@chua-dat-ten.invalid".to_owned(),
            standing: PersonStanding::Invited,
            roles: vec![Role::PlatformAdmin.label().to_owned()],
            unreachable: Some("Không gửi được lời mời: tài khoản này chưa có địa chỉ thư.".to_owned()),
            ..Self::sample()
        }
    }

    pub(super) fn longest() -> Self {
        Self {
            name: cast::LONG_NAME.to_owned(),
            email: format!("{}@{}.example.vn", "a".repeat(60), "b".repeat(60)),
            roles: vec![format!("{} – {}", Role::TeamMember.label(), cast::LONG_DISTRICT); 4],
            sessions: 1024,
            ..Self::sample()
        }
    }
}

pub(super) const NEVER: &str = "Chưa vào bàn biên tập lần nào";

pub(super) fn second_factor(has: bool, needs: bool) -> &'static str {
    match (has, needs) {
        (true, _) => "Có xác minh hai bước",
        (false, true) => "Có thể đăng mà chưa có xác minh hai bước",
        (false, false) => "Chưa có xác minh hai bước",
    }
}

/// How the hamlet a team member works in is given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum MemberHamlet {
    /// In words, where the unit is chosen in the same form.
    #[default]
    Typed,
    /// By choosing from the names of the unit's list.
    Listed(Vec<String>),
    /// The unit has no list: the address where it is made.
    Unlisted(String),
}

/// The form of an invitation.
#[derive(Clone, Debug, Default)]
pub struct InvitationSheet {
    /// Where it goes.
    pub action: String,
    /// Token of the forms.
    pub csrf: String,
    /// As typed.
    pub typed: InvitationForm,
    /// Slug and name of the units to choose from; none where the page is about one.
    pub units: Vec<(String, String)>,
    /// The roles that can be given.
    pub roles: Vec<Role>,
    /// How the hamlet of a team member is given.
    pub hamlets: MemberHamlet,
    /// What does not hold.
    pub faults: Vec<PersonFault>,
    /// What is wrong with the form itself.
    pub note: Option<String>,
}

impl InvitationSheet {
    pub(super) fn is_wrong(&self) -> bool {
        !self.faults.is_empty() || self.note.is_some()
    }

    /// What is wrong, for the top of the page.
    pub(super) fn summary(&self) -> AnyView {
        summary(self.note.clone(), summed(&self.faults))
    }

    pub(super) fn view(self) -> AnyView {
        let Self { action, csrf, typed, units, roles, hamlets, faults, .. } = self;
        let email = Typing { kind: "email", autocomplete: "off" };
        let unit = (!units.is_empty())
            .then(|| labelled(PersonField::Unit, None, false, &faults).choice_or(ON_PLATFORM, &typed.unit, units));
        view! {
            <section class="card" aria-labelledby="moi">
                <h2 id="moi">"Mời người"</h2>
                <p class="hint">
                    "Người được mời nhận thư có liên kết để tự đặt mật khẩu. Không ai khác biết mật khẩu ấy."
                </p>
                <form method="post" action=action novalidate>
                    {hidden("csrf", csrf)}
                    {labelled(PersonField::Email, Some("Hộp thư công vụ của riêng người ấy."), true, &faults)
                        .line(typed.email, email)}
                    {labelled(PersonField::Name, None, true, &faults).line(typed.name, Typing::PLAIN)}
                    {unit}
                    {labelled(PersonField::Role, None, true, &faults).choice(&typed.role, role_options(&roles))}
                    {hamlet(&roles, hamlets, typed.hamlet, &faults)}
                    <p class="buttons"><button class="main">"Gửi lời mời"</button></p>
                </form>
            </section>
        }
        .into_any()
    }

    pub(super) fn sample() -> Self {
        Self {
            action: "/don-vi/xa-hoa-long/nguoi".to_owned(),
            csrf: "token".to_owned(),
            roles: vec![Role::TeamMember, Role::Writer, Role::Approver, Role::UnitAdmin],
            hamlets: MemberHamlet::Listed(["Ấp Bắc", "Ấp Nam", "Khu phố 3"].map(str::to_owned).to_vec()),
            ..Self::default()
        }
    }

    pub(super) fn refused(self) -> Self {
        let faults = vec![
            (PersonField::Email, "E-mail: “hoa” chưa phải một địa chỉ thư. Hãy viết dạng ten@donvi.gov.vn.".to_owned()),
            (PersonField::Role, "Vai trò: hãy chọn một vai trò trong danh sách.".to_owned()),
        ];
        Self { typed: InvitationForm { email: "hoa".to_owned(), ..InvitationForm::default() }, faults, ..self }
    }
}

const ON_PLATFORM: &str = "Cả nền tảng (không thuộc đơn vị nào)";

/// The hamlet, where there are team members at all.
pub(super) fn hamlet(roles: &[Role], choice: MemberHamlet, typed: String, faults: &[PersonFault]) -> Option<AnyView> {
    let field = |hint| labelled(PersonField::Hamlet, Some(hint), false, faults);
    roles.contains(&Role::TeamMember).then(|| match choice {
        MemberHamlet::Typed => {
            field("Chỉ dành cho thành viên tổ công nghệ số cộng đồng, đúng tên trong danh sách của đơn vị.")
                .line(typed, Typing::PLAIN)
        }
        MemberHamlet::Listed(names) => {
            let options = names.into_iter().map(|name| (name.clone(), name)).collect();
            field("Chỉ dành cho thành viên tổ công nghệ số cộng đồng.").choice_or(NOT_CHOSEN, &typed, options)
        }
        MemberHamlet::Unlisted(href) => no_hamlets(href, faults),
    })
}

const NOT_CHOSEN: &str = "Chưa chọn";

fn no_hamlets(href: String, faults: &[PersonFault]) -> AnyView {
    let field = PersonField::Hamlet;
    let fault = fault_of(field, faults);
    let class = if fault.is_some() { "field wrong" } else { "field" };
    view! {
        <div class=class id=field.name() tabindex="-1">
            {fault.map(|sentence| fault_line(field.name(), sentence))}
            <p class="hint">
                "Thành viên tổ công nghệ số cộng đồng thuộc một thôn, ấp, khu phố, mà đơn vị chưa có danh sách. "
                <a href=href>"Thêm thôn, ấp, khu phố"</a>
            </p>
        </div>
    }
    .into_any()
}

pub(super) fn role_options(roles: &[Role]) -> Vec<(String, String)> {
    roles.iter().map(|role| (role.code().to_owned(), role.label().to_owned())).collect()
}

/// The unit of a role that is given; nothing chosen means the platform.
pub(super) fn unit_choice(chosen: &str, units: Vec<(String, String)>, faults: &[PersonFault]) -> AnyView {
    labelled(PersonField::Unit, None, false, faults).choice_or(ON_PLATFORM, chosen, units)
}

/// A field with its faults.
pub(super) fn labelled(
    field: PersonField,
    hint: Option<&'static str>,
    required: bool,
    faults: &[PersonFault],
) -> Field {
    Field { name: field.name(), label: field.label(), hint, fault: fault_of(field, faults), required }
}

pub(super) fn fault_of(field: PersonField, faults: &[PersonFault]) -> Option<String> {
    let own: Vec<&str> = faults.iter().filter(|(of, _)| *of == field).map(|(_, sentence)| sentence.as_str()).collect();
    (!own.is_empty()).then(|| own.join(" "))
}

/// The faults as the top of the form names them.
pub(super) fn summed(faults: &[PersonFault]) -> Vec<(&'static str, String)> {
    faults.iter().map(|(field, sentence)| (field.name(), sentence.clone())).collect()
}

/// The ways between the pages of the platform's administration; the one that is open is named.
pub(super) fn platform_line(current: &str) -> AnyView {
    let ways = [
        ("Quản trị các đơn vị", desk::PlatformUnits.to_string()),
        ("Người dùng", desk::PlatformPeople.to_string()),
        ("Nhật ký", desk::PlatformAuditTrail.to_string()),
    ];
    let items = ways.map(|(label, href)| {
        let is_current = (href == current).then_some("page");
        view! { <li><a href=href aria-current=is_current>{label}</a></li> }
    });
    view! {
        <nav class="kinds" aria-label="Quản trị nền tảng">
            <ul>{items.collect_view()}</ul>
        </nav>
    }
    .into_any()
}
