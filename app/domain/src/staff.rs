//! Who manages people, and how far that reaches: the roles of a unit are its administrator's business, an account is
//! whoever's who runs every unit it works for.

use crate::access::{Actor, Administrator, Membership, Platform, Power, Role};
use crate::person::PersonId;
use crate::unit::{Level, UnitId};

/// On whose behalf people are managed, and where: the roles of a unit, or those on the platform.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Authority {
    person: Option<PersonId>,
    unit: Option<UnitId>,
    of_platform: bool,
}

impl Authority {
    /// Whoever administers a unit, for the roles held there.
    pub fn at_unit(by: Administrator) -> Self {
        Self { person: Some(by.person()), unit: Some(by.unit()), of_platform: false }
    }

    /// Whoever runs the platform, for the roles held at a unit, or (`None`) on the platform.
    pub fn of_platform(by: Platform, unit: Option<UnitId>) -> Self {
        Self { person: by.person(), unit, of_platform: true }
    }

    /// Who it is; `None` at the command line.
    pub fn person(self) -> Option<PersonId> {
        self.person
    }

    /// The unit whose roles it is about; `None` for the platform's.
    pub fn unit(self) -> Option<UnitId> {
        self.unit
    }

    /// Whether everybody may be managed by it, and not only the people of one unit.
    pub fn is_of_platform(self) -> bool {
        self.of_platform
    }

    /// Whether somebody with these roles has it still: it may have been taken while a page lay open.
    pub fn is_held_by(self, actor: &Actor) -> bool {
        if self.of_platform {
            return actor.is_platform_admin();
        }
        self.unit.and_then(|unit| actor.desk(unit)).is_some_and(|desk| desk.may(Power::Administer))
    }
}

/// The roles somebody whose strongest role at a unit is `own` may give there. An administrator of a unit makes further
/// ones, and nobody stronger.
pub fn givable(level: Level, own: Role) -> Vec<Role> {
    Role::of_level(level).iter().copied().filter(|role| *role <= own.max(Role::UnitAdmin)).collect()
}

/// Whether everything an account holds lies within what somebody runs: only then may they take from it more than the
/// roles of one unit.
pub fn reaches(actor: &Actor, held: &[Membership]) -> bool {
    let within = |held: &Membership| {
        let desk = held.unit.and_then(|unit| actor.desk(unit)).filter(|desk| desk.may(Power::Administer));
        desk.and_then(|desk| desk.role()).is_some_and(|own| held.role <= own.max(Role::UnitAdmin))
    };
    actor.is_platform_admin() || held.iter().all(within)
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: UnitId = UnitId(1);
    const B: UnitId = UnitId(2);

    fn actor(held: &[(Role, Option<UnitId>)]) -> Actor {
        let held = held.iter().map(|&(role, unit)| Membership { role, unit }).collect();
        Actor::new(PersonId(7), held)
    }

    #[test]
    fn an_administrator_gives_no_more_than_they_have() {
        let at = |level, own| givable(level, own).into_iter().max();
        assert_eq!(at(Level::Commune, Role::UnitAdmin), Some(Role::UnitAdmin));
        assert_eq!(at(Level::Commune, Role::PlatformAdmin), Some(Role::UnitAdmin));
        assert_eq!(at(Level::Province, Role::UnitAdmin), Some(Role::UnitAdmin));
        assert_eq!(at(Level::Province, Role::ProvinceEditor), Some(Role::ProvinceEditor));
        assert_eq!(at(Level::Province, Role::PlatformAdmin), Some(Role::ProvinceEditor));
        assert!(!givable(Level::Province, Role::PlatformAdmin).contains(&Role::TeamMember));
    }

    #[test]
    fn an_account_is_theirs_who_run_all_it_works_for() {
        let own = actor(&[(Role::UnitAdmin, Some(A))]);
        let held = |role, unit| Membership { role, unit };
        assert!(reaches(&own, &[held(Role::Writer, Some(A)), held(Role::UnitAdmin, Some(A))]));
        assert!(!reaches(&own, &[held(Role::Writer, Some(A)), held(Role::Writer, Some(B))]));
        assert!(!reaches(&own, &[held(Role::Writer, Some(A)), held(Role::PlatformAdmin, None)]));
        assert!(!reaches(&own, &[held(Role::ProvinceEditor, Some(A))]), "stronger than they are");
        assert!(reaches(&actor(&[(Role::ProvinceEditor, Some(A))]), &[held(Role::ProvinceEditor, Some(A))]));
        assert!(!reaches(&actor(&[(Role::Approver, Some(A))]), &[held(Role::Writer, Some(A))]));
        let platform = actor(&[(Role::PlatformAdmin, None)]);
        assert!(reaches(&platform, &[held(Role::PlatformAdmin, None), held(Role::Writer, Some(B))]));
    }

    #[test]
    fn an_authority_is_held_while_its_role_is() {
        let own = actor(&[(Role::UnitAdmin, Some(A))]);
        let by = Authority::at_unit(own.desk(A).unwrap().administrator().unwrap());
        assert!(by.is_held_by(&own) && !by.is_of_platform());
        assert!(!by.is_held_by(&actor(&[(Role::Approver, Some(A)), (Role::UnitAdmin, Some(B))])));
        let platform = actor(&[(Role::PlatformAdmin, None)]);
        assert!(by.is_held_by(&platform));
        let by = Authority::of_platform(platform.platform().unwrap(), Some(A));
        assert!(by.is_held_by(&platform) && !by.is_held_by(&own));
        assert_eq!((by.unit(), by.person()), (Some(A), Some(PersonId(7))));
    }
}
