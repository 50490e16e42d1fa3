//! Who may do what where. Permission is a value: an [`Actor`] gives a [`Desk`] for a unit, or
//! nothing; a desk gives a [`Writer`] or a [`Publisher`], or nothing. Stores and actions ask for
//! these values, so a call without permission does not compile. What belongs to a hamlet asks for a [`HamletDesk`].

use crate::hamlet::HamletId;
use crate::item::ItemKind;
use crate::person::PersonId;
use crate::unit::{Level, UnitId};

mod hamlet_desk;

pub use hamlet_desk::{HamletDesk, Reach};

/// What a person is on a unit or on the whole platform.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Thành viên Tổ công nghệ số cộng đồng.
    TeamMember,
    /// Người viết.
    Writer,
    /// Người duyệt.
    Approver,
    /// Quản trị đơn vị.
    UnitAdmin,
    /// Biên tập viên của tỉnh.
    ProvinceEditor,
    /// Quản trị nền tảng.
    PlatformAdmin,
}

impl Role {
    /// Every role, weakest first.
    pub const ALL: [Self; 6] =
        [Self::TeamMember, Self::Writer, Self::Approver, Self::UnitAdmin, Self::ProvinceEditor, Self::PlatformAdmin];

    /// The stored and command-line form.
    pub fn code(self) -> &'static str {
        match self {
            Self::TeamMember => "team_member",
            Self::Writer => "writer",
            Self::Approver => "approver",
            Self::UnitAdmin => "unit_admin",
            Self::ProvinceEditor => "province_editor",
            Self::PlatformAdmin => "platform_admin",
        }
    }

    /// Reads the stored form.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }

    /// What the desk calls it.
    pub fn label(self) -> &'static str {
        match self {
            Self::TeamMember => "Thành viên tổ công nghệ số cộng đồng",
            Self::Writer => "Người viết",
            Self::Approver => "Người duyệt",
            Self::UnitAdmin => "Quản trị đơn vị",
            Self::ProvinceEditor => "Biên tập viên của tỉnh",
            Self::PlatformAdmin => "Quản trị nền tảng",
        }
    }

    /// The roles that can be given at a unit of this level, weakest first.
    pub fn of_level(level: Level) -> &'static [Self] {
        match level {
            Level::Province => &[Self::Writer, Self::Approver, Self::UnitAdmin, Self::ProvinceEditor],
            _ => &[Self::TeamMember, Self::Writer, Self::Approver, Self::UnitAdmin],
        }
    }

    /// Whether it runs a unit: manages its people, says who it is.
    pub fn administers(self) -> bool {
        allows(self, Power::Administer)
    }

    /// Whether the role holds on the platform as a whole and so names no unit.
    pub fn is_platform_wide(self) -> bool {
        self == Self::PlatformAdmin
    }
}

/// What can be done at a unit's desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Power {
    /// See the desk: lists, drafts, previews.
    View,
    /// Write and change drafts of guides, and bring pictures for them.
    Draft,
    /// Write and change drafts of every kind.
    Write,
    /// Make public, and take back.
    Publish,
    /// Say who and where the unit is, and confirm it.
    Administer,
}

impl Power {
    /// Every power.
    pub const ALL: [Self; 5] = [Self::View, Self::Draft, Self::Write, Self::Publish, Self::Administer];
}

/// The whole table of permissions, for a role held on the very unit concerned (or platform-wide).
pub fn allows(role: Role, power: Power) -> bool {
    use Power::{Administer, Draft, Publish, View, Write};
    match role {
        // Members draft guides, a kind of its own; other items they may read before residents do.
        Role::TeamMember => matches!(power, View | Draft),
        Role::Writer => matches!(power, View | Draft | Write),
        Role::Approver => matches!(power, View | Draft | Write | Publish),
        // The province's editor runs the portal as an administrator runs a commune's site; the role holds nowhere else.
        Role::UnitAdmin | Role::ProvinceEditor | Role::PlatformAdmin => {
            matches!(power, View | Draft | Write | Publish | Administer)
        }
    }
}

/// A role held by a person, on one unit or (`None`) on the platform.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Membership {
    /// The role.
    pub role: Role,
    /// The unit it holds on; `None` for platform-wide roles only.
    pub unit: Option<UnitId>,
}

/// Proof that a unit is for practice: whoever is signed in may write and publish there, because nobody outside reads
/// what is public there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PracticeUnit(UnitId);

impl PracticeUnit {
    /// As the unit's own row says. Banned outside the store by `.clippy.toml`: taken for a commune, it would open that
    /// commune's desk to everybody.
    pub fn as_stored(unit: UnitId) -> Self {
        Self(unit)
    }

    /// Which unit it is.
    pub fn unit(self) -> UnitId {
        self.0
    }
}

/// A signed-in person with everything they may do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    person: PersonId,
    memberships: Vec<Membership>,
    hamlets: Vec<(UnitId, HamletId)>,
}

impl Actor {
    /// Built by the store from what it read about a person who is not disabled.
    pub fn new(person: PersonId, memberships: Vec<Membership>) -> Self {
        Self { person, memberships, hamlets: Vec::new() }
    }

    /// Who it is.
    pub fn person(&self) -> PersonId {
        self.person
    }

    /// What they are, where.
    pub fn memberships(&self) -> &[Membership] {
        &self.memberships
    }

    /// Whether they run the platform.
    pub fn is_platform_admin(&self) -> bool {
        self.memberships.iter().any(|m| m.role == Role::PlatformAdmin && m.unit.is_none())
    }

    /// Whether anything this person does alone can become public. Such people need more than a password.
    pub fn may_publish_somewhere(&self) -> bool {
        self.memberships.iter().any(|held| allows(held.role, Power::Publish))
    }

    /// The right to run the platform, if held.
    pub fn platform(&self) -> Option<Platform> {
        self.is_platform_admin().then_some(Platform { person: Some(self.person) })
    }

    /// The desk of a unit, if there is anything this person may do there. `None` is answered
    /// with 404: who has no business at a unit does not learn whether it exists.
    pub fn desk(&self, unit: UnitId) -> Option<Desk> {
        let desk = Desk { unit, person: self.person, roles: self.roles_at(unit), hamlets: self.hamlets_at(unit) };
        desk.may(Power::View).then_some(desk)
    }

    /// The desk of a unit for practice, which everybody has: as an approver, and as whatever else they are there.
    pub fn desk_of_practice(&self, practice: PracticeUnit) -> Desk {
        let mut roles = self.roles_at(practice.unit());
        roles.push(Role::Approver);
        Desk { unit: practice.unit(), person: self.person, roles, hamlets: self.hamlets_at(practice.unit()) }
    }

    fn hamlets_at(&self, unit: UnitId) -> Vec<HamletId> {
        self.hamlets.iter().filter(|(at, _)| *at == unit).map(|(_, hamlet)| *hamlet).collect()
    }

    fn roles_at(&self, unit: UnitId) -> Vec<Role> {
        self.memberships
            .iter()
            .filter(|m| match m.unit {
                Some(own) => own == unit && !m.role.is_platform_wide(),
                None => m.role.is_platform_wide(),
            })
            .map(|m| m.role)
            .collect()
    }
}

/// This unit, this person, these powers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Desk {
    unit: UnitId,
    person: PersonId,
    roles: Vec<Role>,
    hamlets: Vec<HamletId>,
}

impl Desk {
    /// The unit whose desk it is.
    pub fn unit(&self) -> UnitId {
        self.unit
    }

    /// Who sits at it.
    pub fn person(&self) -> PersonId {
        self.person
    }

    /// The strongest role held here.
    pub fn role(&self) -> Option<Role> {
        self.roles.iter().copied().max()
    }

    /// Whether a power is held.
    pub fn may(&self, power: Power) -> bool {
        self.roles.iter().any(|role| allows(*role, power))
    }

    /// Whether items of a kind may be written.
    pub fn may_write(&self, kind: ItemKind) -> bool {
        self.may(Power::Write) || self.may(Power::Draft) && kind == ItemKind::Guide
    }

    /// The right to write everything, if held.
    pub fn writer(&self) -> Option<Writer<'_>> {
        self.may(Power::Write).then_some(Writer { desk: self, only: None })
    }

    /// The right to write what the person may write, if anything: everything, or guides. The store finds nothing else for
    /// whoever holds it.
    pub fn drafter(&self) -> Option<Writer<'_>> {
        let only_guides = self.may(Power::Draft).then_some(Writer { desk: self, only: Some(ItemKind::Guide) });
        self.writer().or(only_guides)
    }

    /// The right to publish and withdraw, if held.
    pub fn publisher(&self) -> Option<Publisher<'_>> {
        self.may(Power::Publish).then_some(Publisher { desk: self })
    }

    /// The right to administer the unit, if held.
    pub fn administrator(&self) -> Option<Administrator> {
        self.may(Power::Administer).then_some(Administrator { unit: self.unit, person: self.person })
    }
}

/// Proof that its holder may write at a desk.
#[derive(Clone, Copy, Debug)]
pub struct Writer<'a> {
    desk: &'a Desk,
    only: Option<ItemKind>,
}

impl<'a> Writer<'a> {
    /// The desk it was given at.
    pub fn desk(self) -> &'a Desk {
        self.desk
    }

    /// The only kind it is the right to write; `None` for all.
    pub fn only(self) -> Option<ItemKind> {
        self.only
    }
}

/// Proof that its holder may publish and withdraw at a desk.
#[derive(Clone, Copy, Debug)]
pub struct Publisher<'a> {
    desk: &'a Desk,
}

impl<'a> Publisher<'a> {
    /// The desk it was given at.
    pub fn desk(self) -> &'a Desk {
        self.desk
    }
}

/// Proof that its holder may administer a unit: its facts, its officers, their confirmation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Administrator {
    unit: UnitId,
    person: PersonId,
}

impl Administrator {
    /// The unit it holds for.
    pub fn unit(self) -> UnitId {
        self.unit
    }

    /// Who it is.
    pub fn person(self) -> PersonId {
        self.person
    }
}

/// Proof that its holder runs the platform: adds units, names them, gives them hosts, suspends them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Platform {
    person: Option<PersonId>,
}

impl Platform {
    /// Whoever operates the machine, at its command line. Banned elsewhere by `.clippy.toml`: on the web the proof
    /// comes from [`Actor::platform`].
    pub fn operator() -> Self {
        Self { person: None }
    }

    /// Who it is; `None` at the command line.
    pub fn person(self) -> Option<PersonId> {
        self.person
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests say which unit is for practice")]
mod tests {
    use super::*;

    const A: UnitId = UnitId(1);
    const B: UnitId = UnitId(2);

    fn actor(role: Role) -> Actor {
        let unit = if role.is_platform_wide() { None } else { Some(A) };
        Actor::new(PersonId(7), vec![Membership { role, unit }])
    }

    #[test]
    fn the_table_of_permissions() {
        //               role                  view  draft  write  publish administer  at a twin
        let table = [
            (Role::TeamMember, [true, true, false, false, false], false),
            (Role::Writer, [true, true, true, false, false], false),
            (Role::Approver, [true, true, true, true, false], false),
            (Role::UnitAdmin, [true, true, true, true, true], false),
            (Role::ProvinceEditor, [true, true, true, true, true], false),
            (Role::PlatformAdmin, [true, true, true, true, true], true),
        ];
        assert_eq!(table.len(), Role::ALL.len(), "a new role needs a row");
        for (role, powers, twin) in table {
            let desk = actor(role).desk(A).expect("every role sees its own desk");
            assert_eq!(Power::ALL.map(|power| desk.may(power)), powers, "{role:?}");
            assert_eq!(desk.drafter().is_some(), powers[1], "{role:?}");
            assert_eq!(desk.writer().is_some(), powers[2], "{role:?}");
            assert_eq!(desk.publisher().is_some(), powers[3], "{role:?}");
            assert_eq!(desk.administrator().is_some(), powers[4], "{role:?}");
            let only = (!powers[2]).then_some(ItemKind::Guide);
            assert_eq!(desk.drafter().and_then(Writer::only), only, "{role:?}");
            for kind in ItemKind::ALL {
                assert_eq!(desk.may_write(kind), powers[2] || kind == ItemKind::Guide, "{role:?} {kind:?}");
            }
            assert_eq!(actor(role).desk(B).is_some(), twin, "{role:?}");
            assert_eq!(actor(role).platform().is_some(), role == Role::PlatformAdmin, "{role:?}");
        }
    }

    #[test]
    fn everybody_publishes_where_it_is_for_practice_and_gains_nothing_elsewhere() {
        let practice = PracticeUnit::as_stored(B);
        for role in Role::ALL {
            let desk = actor(role).desk_of_practice(practice);
            assert_eq!((desk.unit(), desk.person()), (B, PersonId(7)), "{role:?}");
            assert!(desk.writer().is_some() && desk.publisher().is_some(), "{role:?}");
            assert_eq!(desk.administrator().is_some(), role == Role::PlatformAdmin, "{role:?}");
            assert_eq!(actor(role).desk(B).is_some(), role == Role::PlatformAdmin, "{role:?}");
        }
        let nobody = Actor::new(PersonId(1), Vec::new());
        assert_eq!(nobody.desk_of_practice(practice).role(), Some(Role::Approver));
        assert_eq!(nobody.desk(A), None);
    }

    #[test]
    fn nobody_without_a_role_has_a_desk() {
        assert_eq!(Actor::new(PersonId(1), Vec::new()).desk(A), None);
    }

    #[test]
    fn a_platform_role_tied_to_a_unit_or_a_unit_role_tied_to_none_is_worth_nothing() {
        let odd = vec![
            Membership { role: Role::PlatformAdmin, unit: Some(A) },
            Membership { role: Role::Writer, unit: None },
        ];
        assert_eq!(Actor::new(PersonId(1), odd.clone()).desk(A), None);
        assert_eq!(Actor::new(PersonId(1), odd).platform(), None);
    }

    #[test]
    fn several_roles_add_up_and_stay_apart_by_unit() {
        let both = Actor::new(
            PersonId(1),
            vec![Membership { role: Role::Writer, unit: Some(A) }, Membership { role: Role::Approver, unit: Some(B) }],
        );
        assert!(!both.desk(A).unwrap().may(Power::Publish));
        assert!(both.desk(B).unwrap().may(Power::Publish));
    }
}
