//! What an administrator types about a person: an invitation, or other roles.

use crate::access::Role;
use crate::form_fields::form_fields;
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
    /// Reads every field, or tells about each that does not hold; `givable` are the roles that can be given.
    pub fn check(&self, givable: &[Role]) -> Result<Invitation, Vec<PersonFault>> {
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
        let hamlet = line(PersonField::Hamlet, &self.hamlet).map_err(|fault| faults.push(fault)).ok().flatten();
        match (email, name, role) {
            (Some(email), Some(name), Some(role)) if faults.is_empty() => {
                Ok(Invitation { email, name, role, hamlet: of_team(role, hamlet) })
            }
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
    /// Reads it; `kept` says that a role stays that cannot be given here, so that none need be ticked.
    pub fn check(&self, givable: &[Role], kept: bool) -> Result<Roles, Vec<PersonFault>> {
        let mut faults = Vec::new();
        let roles: Vec<Role> = givable.iter().copied().filter(|role| self.has(*role)).collect();
        if self.roles.iter().any(|code| Role::from_code(code).is_none_or(|role| !givable.contains(&role))) {
            faults.push((PersonField::Role, "Vai trò: có vai trò không giao được ở đơn vị này.".to_owned()));
        } else if roles.is_empty() && !kept {
            let sentence = "Vai trò: hãy giữ ít nhất một vai trò, hoặc đưa người này ra khỏi đơn vị ở cuối trang.";
            faults.push((PersonField::Role, sentence.to_owned()));
        }
        let hamlet = line(PersonField::Hamlet, &self.hamlet).map_err(|fault| faults.push(fault)).ok().flatten();
        if !faults.is_empty() {
            return Err(faults);
        }
        let hamlet = hamlet.filter(|_| roles.contains(&Role::TeamMember));
        Ok(Roles { roles, hamlet })
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

    #[test]
    fn an_invitation_is_read_and_only_team_members_have_a_hamlet() {
        let read = typed().check(GIVABLE).unwrap();
        assert_eq!((read.email.as_str(), read.name.as_str()), ("hoa@phuochung.example.vn", "Lê Thị Hoa"));
        assert_eq!((read.role, read.hamlet), (Role::Writer, None));
        let member = InvitationForm { role: "team_member".to_owned(), ..typed() };
        assert_eq!(member.check(GIVABLE).unwrap().hamlet.as_deref(), Some("Ấp Bắc"));
    }

    #[test]
    fn each_fault_names_its_field() {
        let fields = |form: &InvitationForm| {
            form.check(GIVABLE).unwrap_err().into_iter().map(|(field, _)| field).collect::<Vec<_>>()
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
            hamlet: "Ấp Bắc".to_owned(),
        };
        let read = form(&["writer", "team_member"]).check(GIVABLE, false).unwrap();
        assert_eq!(read.roles, [Role::TeamMember, Role::Writer]);
        assert_eq!(read.hamlet.as_deref(), Some("Ấp Bắc"));
        assert_eq!(form(&["writer"]).check(GIVABLE, false).unwrap().hamlet, None);
        assert!(form(&[]).check(GIVABLE, false).is_err());
        assert!(form(&[]).check(GIVABLE, true).is_ok());
        assert!(form(&["writer", "unit_admin"]).check(GIVABLE, true).is_err());
    }
}
