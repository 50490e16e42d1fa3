//! The limit of a team member: the hamlets they work in, and nothing of the others.

use super::{Actor, Desk, Power};
use crate::hamlet::HamletId;
use crate::person::PersonId;
use crate::unit::UnitId;

/// How much of a unit somebody reaches where things belong to hamlets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach<'a> {
    /// All of it, and what belongs to no hamlet.
    Whole,
    /// These hamlets; none where nobody said in which they work.
    Only(&'a [HamletId]),
}

/// Proof that its holder works for a hamlet: in it, or for the whole unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HamletDesk {
    unit: UnitId,
    hamlet: HamletId,
    person: PersonId,
}

impl HamletDesk {
    /// The unit it is part of, as far as the store finds it there.
    pub fn unit(self) -> UnitId {
        self.unit
    }

    /// Which hamlet it is.
    pub fn hamlet(self) -> HamletId {
        self.hamlet
    }

    /// Who it is.
    pub fn person(self) -> PersonId {
        self.person
    }
}

impl Actor {
    /// The same person with the hamlets their roles are about, as the store read them.
    #[must_use]
    pub fn with_hamlets(self, hamlets: Vec<(UnitId, HamletId)>) -> Self {
        Self { hamlets, ..self }
    }

    /// The desk of a hamlet; `None`, answered with 404, for who has no business there.
    pub fn hamlet(&self, unit: UnitId, hamlet: HamletId) -> Option<HamletDesk> {
        self.desk(unit)?.hamlet(hamlet)
    }
}

impl Desk {
    /// How much of the unit is reached: whoever may write reaches all of it, a team member the hamlets of their role.
    pub fn reach(&self) -> Reach<'_> {
        if self.may(Power::Write) { Reach::Whole } else { Reach::Only(&self.hamlets) }
    }

    /// The desk of one hamlet, if it is within reach. That the hamlet is the unit's the store finds out.
    pub fn hamlet(&self, hamlet: HamletId) -> Option<HamletDesk> {
        let reached = match self.reach() {
            Reach::Whole => true,
            Reach::Only(hamlets) => hamlets.contains(&hamlet),
        };
        reached.then_some(HamletDesk { unit: self.unit, hamlet, person: self.person })
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Membership, Role};
    use super::*;

    const A: UnitId = UnitId(1);
    const B: UnitId = UnitId(2);
    const OWN: HamletId = HamletId(11);
    const OTHER: HamletId = HamletId(12);

    fn actor(role: Role) -> Actor {
        let unit = if role.is_platform_wide() { None } else { Some(A) };
        Actor::new(PersonId(7), vec![Membership { role, unit }]).with_hamlets(vec![(A, OWN)])
    }

    #[test]
    fn a_team_member_reaches_their_hamlet_and_whoever_writes_all_of_the_unit() {
        for role in Role::ALL {
            let actor = actor(role);
            assert!(actor.hamlet(A, OWN).is_some(), "{role:?}");
            assert_eq!(actor.hamlet(A, OTHER).is_some(), role != Role::TeamMember, "{role:?}");
            assert_eq!(actor.hamlet(B, OWN).is_some(), role.is_platform_wide(), "{role:?}");
        }
        let member = actor(Role::TeamMember);
        assert_eq!(member.desk(A).unwrap().reach(), Reach::Only(&[OWN]));
        let desk = member.hamlet(A, OWN).unwrap();
        assert_eq!((desk.unit(), desk.hamlet(), desk.person()), (A, OWN, PersonId(7)));
    }

    #[test]
    fn a_hamlet_of_one_unit_is_none_of_another() {
        let both = [A, B].map(|unit| Membership { role: Role::TeamMember, unit: Some(unit) });
        let actor = Actor::new(PersonId(7), both.to_vec()).with_hamlets(vec![(A, OWN), (B, OTHER)]);
        assert!(actor.hamlet(A, OWN).is_some() && actor.hamlet(B, OTHER).is_some());
        assert!(actor.hamlet(A, OTHER).is_none() && actor.hamlet(B, OWN).is_none());
    }

    #[test]
    fn without_a_hamlet_a_team_member_reaches_none() {
        let member = Actor::new(PersonId(7), vec![Membership { role: Role::TeamMember, unit: Some(A) }]);
        assert_eq!(member.desk(A).unwrap().reach(), Reach::Only(&[]));
        assert!(member.hamlet(A, OWN).is_none());
    }
}
