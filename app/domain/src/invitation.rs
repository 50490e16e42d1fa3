//! What an administrator types about a person: an invitation, or other roles.

use crate::access::Role;
use crate::form_fields::form_fields;
use crate::hamlet::{HamletText, meant};
use crate::person::EmailAddress;
use crate::text;

form_fields! {
    /// The fields, in the order of the page.
    PersonField {
        /// Đơn vị.
        Unit, "don_vi", "Đơn vị", 63;
        /// E-mail.
        Email, "email", "E-mail", 254;
        /// Họ và tên.
        Name, "ho_ten", "Họ và tên", 120;
        /// Vai trò.
        Role, "vai_tro", "Vai trò", 30;
        /// Thôn, ấp, khu phố.
        Hamlet, "thon_ap", "Thôn, ấp, khu phố", 120;
    }
}

/// A sentence about one field.
pub type PersonFault = (PersonField, String);

/// An invitation as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InvitationForm {
    /// Slug of the unit, where it is chosen.
    pub unit: String,
    /// Where the letter goes.
    pub email: String,
    /// Full name.
    pub name: String,
    /// Code of the role.
    pub role: String,
    /// Of a team member.
    pub hamlet: String,
}

/// An invitation after every rule held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// Where the letter goes.
    pub email: EmailAddress,
    /// Full name.
    pub name: String,
    /// As what.
    pub role: Role,
    /// The hamlet a team member works in.
    pub hamlet: Option<String>,
}

impl InvitationForm {
    /// Reads every field, or tells about each that does not hold; `givable` are the roles that can be given, `hamlets` the
    /// unit's own, one of which a team member works in.
    pub fn check(&self, givable: &[Role], hamlets: &[HamletText]) -> Result<Invitation, Vec<PersonFault>> {
        let mut faults = Vec::new();
        let email = email(&self.email).map_err(|fault| faults.push(fault)).ok();
        let name = line(PersonField::Name, &self.name).and_then(|name| {
            name.ok_or_else(|| (PersonField::Name, "Họ và tên: hãy nhập họ tên của người được mời.".to_owned()))
        });
        let name = name.map_err(|fault| faults.push(fault)).ok();
        let role = Role::from_code(&self.role).filter(|role| givable.contains(role));
        if role.is_none() {
            faults.push((PersonField::Role, "Vai trò: hãy chọn một vai trò trong danh sách.".to_owned()));
        }
        let is_member = role == Some(Role::TeamMember);
        let hamlet = hamlet(&self.hamlet, is_member, hamlets).map_err(|fault| faults.push(fault)).ok().flatten();
        match (email, name, role) {
            (Some(email), Some(name), Some(role)) if faults.is_empty() => Ok(Invitation { email, name, role, hamlet }),
            _ => Err(faults),
        }
    }
}

/// Other roles of somebody at a unit, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RolesForm {
    /// Codes of the roles that are ticked.
    pub roles: Vec<String>,
    /// Of a team member.
    pub hamlet: String,
}

/// Other roles after every rule held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Roles {
    /// All that are held from now on, among those that can be given.
    pub roles: Vec<Role>,
    /// The hamlet a team member works in.
    pub hamlet: Option<String>,
}

impl RolesForm {
    /// Reads it; `kept` says that a role stays that cannot be given here, so that none need be ticked, and `hamlets` are
    /// the unit's own.
    pub fn check(&self, givable: &[Role], kept: bool, hamlets: &[HamletText]) -> Result<Roles, Vec<PersonFault>> {
        let mut faults = Vec::new();
        let roles: Vec<Role> = givable.iter().copied().filter(|role| self.has(*role)).collect();
        if self.roles.iter().any(|code| Role::from_code(code).is_none_or(|role| !givable.contains(&role))) {
            faults.push((PersonField::Role, "Vai trò: có vai trò không giao được ở đơn vị này.".to_owned()));
        } else if roles.is_empty() && !kept {
            let sentence = "Vai trò: hãy giữ ít nhất một vai trò, hoặc đưa người này ra khỏi đơn vị ở cuối trang.";
            faults.push((PersonField::Role, sentence.to_owned()));
        }
        let is_member = roles.contains(&Role::TeamMember);
        let hamlet = hamlet(&self.hamlet, is_member, hamlets).map_err(|fault| faults.push(fault)).ok().flatten();
        if faults.is_empty() { Ok(Roles { roles, hamlet }) } else { Err(faults) }
    }

    /// Whether a role is ticked.
    pub fn has(&self, role: Role) -> bool {
        self.roles.iter().any(|code| code == role.code())
    }
}

/// The hamlet as a role keeps it: only team members work in one.
pub fn of_team(role: Role, hamlet: Option<String>) -> Option<String> {
    hamlet.filter(|_| role == Role::TeamMember)
}

/// How many hamlets a sentence names.
const NAMED: usize = 5;

/// Where a team member works, by its name in the unit's list; whoever is none works in no hamlet.
fn hamlet(raw: &str, is_member: bool, hamlets: &[HamletText]) -> Result<Option<String>, PersonFault> {
    let field = PersonField::Hamlet;
    let typed = line(field, raw)?;
    if !is_member {
        return Ok(None);
    }
    let refused = |sentence: String| Err((field, format!("{}: {sentence}", field.label())));
    let names = || hamlets.iter().filter(|hamlet| !hamlet.is_retired).map(HamletText::full_name);
    if names().next().is_none() {
        return refused(
            "đơn vị chưa có danh sách, nên chưa có nơi nào để giao cho thành viên tổ. Hãy thêm thôn, ấp, khu phố trước."
                .to_owned(),
        );
    }
    let Some(typed) = typed else {
        return refused("hãy chọn nơi người này tham gia tổ công nghệ số cộng đồng.".to_owned());
    };
    if let Some(hamlet) = meant(&typed, hamlets, |hamlet| hamlet) {
        return Ok(Some(hamlet.full_name()));
    }
    let more = if names().nth(NAMED).is_some() { "…" } else { "" };
    let beginning = names().take(NAMED).collect::<Vec<_>>().join(", ");
    refused(format!("danh sách của đơn vị không có “{typed}”. Hãy chọn một nơi trong danh sách: {beginning}{more}"))
}

fn line(field: PersonField, raw: &str) -> Result<Option<String>, PersonFault> {
    text::line(raw, field.limit()).map_err(|fault| (field, fault.sentence(field.label())))
}

fn email(raw: &str) -> Result<EmailAddress, PersonFault> {
    let field = PersonField::Email;
    let Some(typed) = line(field, raw)? else {
        return Err((field, "E-mail: hãy nhập địa chỉ thư của người được mời.".to_owned()));
    };
    EmailAddress::parse(&typed)
        .filter(EmailAddress::takes_letters)
        .ok_or_else(|| (field, format!("E-mail: “{typed}” chưa phải một địa chỉ thư. Hãy viết dạng ten@donvi.gov.vn.")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hamlet::{HamletField, HamletForm};

    const GIVABLE: &[Role] = &[Role::TeamMember, Role::Writer];

    fn typed() -> InvitationForm {
        InvitationForm {
            unit: String::new(),
            email: " Hoa@PhuocHung.example.vn ".to_owned(),
            name: "Lê  Thị Hoa".to_owned(),
            role: "writer".to_owned(),
            hamlet: "Ấp Bắc".to_owned(),
        }
    }

    fn listed(names: &[&str]) -> Vec<HamletText> {
        let read = |name: &&str| {
            let mut form = HamletForm::default();
            form.set(HamletField::Name, *name);
            form.check().unwrap()
        };
        names.iter().map(read).collect()
    }

    #[test]
    fn an_invitation_is_read_and_only_team_members_have_a_hamlet() {
        let hamlets = listed(&["Ấp Bắc", "Ấp Nam"]);
        let read = typed().check(GIVABLE, &hamlets).unwrap();
        assert_eq!((read.email.as_str(), read.name.as_str()), ("hoa@phuochung.example.vn", "Lê Thị Hoa"));
        assert_eq!((read.role, read.hamlet), (Role::Writer, None));
        let member = InvitationForm { role: "team_member".to_owned(), ..typed() };
        assert_eq!(member.check(GIVABLE, &hamlets).unwrap().hamlet.as_deref(), Some("Ấp Bắc"));
    }

    #[test]
    fn a_team_member_works_in_a_hamlet_of_the_list() {
        let fault = |hamlet: &str, hamlets: &[HamletText]| {
            let form = InvitationForm { role: "team_member".to_owned(), hamlet: hamlet.to_owned(), ..typed() };
            let faults = form.check(GIVABLE, hamlets).unwrap_err();
            assert_eq!(faults.iter().map(|(field, _)| *field).collect::<Vec<_>>(), [PersonField::Hamlet]);
            faults[0].1.clone()
        };
        let hamlets = listed(&["Ấp Bắc", "Ấp Nam"]);
        assert!(fault("", &hamlets).contains("hãy chọn nơi"));
        assert!(fault("Ấp Đông", &hamlets).contains("“Ấp Đông”. Hãy chọn một nơi trong danh sách: Ấp Bắc, Ấp Nam"));
        assert!(fault("Ấp Bắc", &[]).contains("chưa có danh sách"));
        let retired = hamlets.iter().cloned().map(|hamlet| HamletText { is_retired: true, ..hamlet });
        assert!(fault("Ấp Bắc", &retired.collect::<Vec<_>>()).contains("chưa có danh sách"));
        let many = listed(&["Ấp 1", "Ấp 2", "Ấp 3", "Ấp 4", "Ấp 5", "Ấp 6"]);
        assert!(fault("Ấp Bắc", &many).ends_with("Ấp 4, Ấp 5…"));
        // Whoever is no member of a team need not know of hamlets.
        assert!(typed().check(GIVABLE, &[]).is_ok());
    }

    #[test]
    fn each_fault_names_its_field() {
        let fields = |form: &InvitationForm| {
            form.check(GIVABLE, &[]).unwrap_err().into_iter().map(|(field, _)| field).collect::<Vec<_>>()
        };
        assert_eq!(fields(&InvitationForm::default()), [PersonField::Email, PersonField::Name, PersonField::Role]);
        for role in ["unit_admin", "platform_admin", "x"] {
            assert_eq!(fields(&InvitationForm { role: role.to_owned(), ..typed() }), [PersonField::Role]);
        }
        for email in ["hoa", "dong-lenh@trangxa.invalid"] {
            assert_eq!(fields(&InvitationForm { email: email.to_owned(), ..typed() }), [PersonField::Email]);
        }
    }

    #[test]
    fn at_least_one_role_stays_and_none_that_cannot_be_given() {
        let form = |roles: &[&str]| RolesForm {
            roles: roles.iter().map(|&code| code.to_owned()).collect(),
            hamlet: "ap bac".to_owned(),
        };
        let hamlets = listed(&["Ấp Bắc"]);
        let read = form(&["writer", "team_member"]).check(GIVABLE, false, &hamlets).unwrap();
        assert_eq!(read.roles, [Role::TeamMember, Role::Writer]);
        assert_eq!(read.hamlet.as_deref(), Some("Ấp Bắc"));
        assert_eq!(form(&["writer"]).check(GIVABLE, false, &hamlets).unwrap().hamlet, None);
        assert!(form(&[]).check(GIVABLE, false, &hamlets).is_err());
        assert!(form(&[]).check(GIVABLE, true, &hamlets).is_ok());
        assert!(form(&["writer", "unit_admin"]).check(GIVABLE, true, &hamlets).is_err());
    }
}
