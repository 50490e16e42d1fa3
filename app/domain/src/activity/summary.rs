//! What reports add up to: of a hamlet, a commune, a district, a province, always from the reports themselves.
//!
//! Only a report the unit agreed to counts ([`ReportState::is_told`]); one that was sent is shown as waiting. A report
//! that is not there is missing, and missing is not nothing. Ratios are sums over sums.

use super::figures::{Figures, Measure, shown};
use super::report::ReportState;
use crate::roll_up::RollUp;

/// What one report tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// Entries of the log.
    pub activities: u64,
    /// What they come to.
    pub figures: Figures,
}

impl Told {
    /// No activity, said in so many words.
    pub const NOTHING_DONE: Self = Self { activities: 0, figures: Figures::NOTHING_DONE };

    /// What entries of a log come to.
    pub fn of(entries: impl IntoIterator<Item = Figures>) -> Self {
        let mut activities = 0;
        let figures = entries.into_iter().inspect(|_| activities += 1).collect();
        Self { activities, figures }
    }
}

/// What is known of a team's month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MonthTold {
    /// Nothing that counts.
    #[default]
    Missing,
    /// A report lies with the unit.
    Waiting,
    /// A report that counts.
    Told(Told),
}

impl MonthTold {
    /// Of a report.
    pub fn of(state: ReportState, told: Told) -> Self {
        match state {
            ReportState::Draft | ReportState::Returned => Self::Missing,
            ReportState::Sent => Self::Waiting,
            ReportState::Approved | ReportState::Locked => Self::Told(told),
        }
    }

    fn told(self) -> Option<Told> {
        match self {
            Self::Told(told) => Some(told),
            Self::Missing | Self::Waiting => None,
        }
    }
}

/// A team with what it told over the months of a period.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TeamTold {
    /// How many are in it.
    pub members: u64,
    /// How many households its hamlet has, where somebody counted.
    pub households: Option<u64>,
    /// Each month of the period that has begun.
    pub months: Vec<MonthTold>,
}

/// A sum that knows of how many it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    total: u64,
    told: u64,
    of: u64,
}

impl Sum {
    /// Takes one in; `None` when it was not told.
    pub fn add(&mut self, told: Option<u64>) {
        self.of += 1;
        if let Some(told) = told {
            self.told += 1;
            self.total = self.total.saturating_add(told);
        }
    }

    /// The sum, where anybody told.
    pub fn total(self) -> Option<u64> {
        (self.told > 0).then_some(self.total)
    }

    /// How many told.
    pub fn told(self) -> u64 {
        self.told
    }

    /// How many could have.
    pub fn of(self) -> u64 {
        self.of
    }

    /// `4.608`; `—` where nobody told.
    pub fn shown(self) -> String {
        shown(self.total())
    }

    /// `thiếu 2/9`; nothing when everybody told.
    pub fn gap(self) -> Option<String> {
        (self.told < self.of).then(|| format!("thiếu {}/{}", shown(Some(self.of - self.told)), shown(Some(self.of))))
    }
}

/// What teams told, added up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// How many teams.
    pub teams: u64,
    /// How many are in them.
    pub members: u64,
    /// Reports that wait for their unit.
    pub waiting: u64,
    /// Reports that count, of all there should be.
    pub reports: RollUp,
    /// Entries of the logs.
    pub activities: Sum,
    /// Households reached, of the households of those hamlets that told both.
    pub reach: RollUp,
    measures: [Sum; Measure::COUNT],
}

impl Summary {
    /// The sum of one measure.
    pub fn measure(&self, measure: Measure) -> Sum {
        self.measures.get(measure as usize).copied().unwrap_or_default()
    }

    /// Reports that count, and reports there should be.
    pub fn told_of(&self) -> (u64, u64) {
        self.reports.sums().unwrap_or_default()
    }

    fn add(&mut self, team: &TeamTold) {
        self.teams += 1;
        self.members = self.members.saturating_add(team.members);
        let mut reached = None;
        for month in &team.months {
            let told = month.told();
            self.waiting += u64::from(*month == MonthTold::Waiting);
            self.reports.add(Some((u64::from(told.is_some()), 1)));
            self.activities.add(told.map(|told| told.activities));
            for (measure, sum) in Measure::ALL.into_iter().zip(&mut self.measures) {
                sum.add(told.and_then(|told| told.figures.get(measure)));
            }
            if let Some(more) = told.and_then(|told| told.figures.get(Measure::Households)) {
                reached = Some(reached.unwrap_or_default() + more);
            }
        }
        if !team.months.is_empty() {
            self.reach.add(reached.zip(team.households));
        }
    }
}

impl<'a> FromIterator<&'a TeamTold> for Summary {
    fn from_iter<I: IntoIterator<Item = &'a TeamTold>>(teams: I) -> Self {
        let mut summary = Self::default();
        teams.into_iter().for_each(|team| summary.add(team));
        summary
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn told(people: u64, households: Option<u64>) -> MonthTold {
        let figures = Figures::default().with(Measure::People, Some(people)).with(Measure::Households, households);
        MonthTold::Told(Told { activities: 1, figures })
    }

    fn team(households: Option<u64>, months: Vec<MonthTold>) -> TeamTold {
        TeamTold { members: 8, households, months }
    }

    #[test]
    fn missing_is_not_nothing_and_waiting_is_not_told() {
        let teams = [
            team(Some(100), vec![told(10, Some(50))]),
            team(Some(900), vec![MonthTold::Told(Told::NOTHING_DONE)]),
            team(Some(500), vec![MonthTold::Waiting]),
            team(None, vec![MonthTold::Missing]),
        ];
        let summary: Summary = teams.iter().collect();
        assert_eq!((summary.teams, summary.members, summary.waiting), (4, 32, 1));
        assert_eq!((summary.told_of(), summary.reports.percent(2).as_str()), ((2, 4), "50,00%"));
        let people = summary.measure(Measure::People);
        assert_eq!((people.total(), people.gap().as_deref()), (Some(10), Some("thiếu 2/4")));
        // Said to be none, so it counts; what the first team did not say of VNeID does not.
        let vneid = summary.measure(Measure::Vneid);
        assert_eq!((vneid.total(), vneid.gap().as_deref()), (Some(0), Some("thiếu 3/4")));
        // 50 of 1.000 households, and not the mean of 50% and 0%.
        assert_eq!(summary.reach.percent(2), "5,00%");
        assert_eq!(summary.reach.gap_of("thôn, ấp").as_deref(), Some("thiếu 2/4 thôn, ấp"));
    }

    #[test]
    fn nobody_told_is_a_dash_and_no_team_is_no_gap() {
        let silent: Summary = [team(Some(10), vec![MonthTold::Missing; 3])].iter().collect();
        assert_eq!((silent.activities.shown(), silent.told_of()), ("—".to_owned(), (0, 3)));
        assert_eq!((silent.reports.percent(1), silent.reach.percent(1)), ("0,0%".to_owned(), "—".to_owned()));
        let nobody: Summary = std::iter::empty::<&TeamTold>().collect();
        assert_eq!((nobody.activities.gap(), nobody.reports.percent(1)), (None, "—".to_owned()));
        // A period to come has no report that could be missing.
        let to_come: Summary = [team(Some(10), Vec::new())].iter().collect();
        assert_eq!((to_come.teams, to_come.activities.of(), to_come.reach.gap()), (1, 0, None));
    }

    #[test]
    fn what_state_a_report_is_in_decides_whether_it_counts() {
        for state in ReportState::ALL {
            let month = MonthTold::of(state, Told::NOTHING_DONE);
            assert_eq!(month.told().is_some(), state.is_told(), "{state:?}");
            assert_eq!(month == MonthTold::Waiting, state == ReportState::Sent, "{state:?}");
        }
    }

    fn months() -> impl Strategy<Value = Vec<MonthTold>> {
        let month = prop_oneof![
            Just(MonthTold::Missing),
            Just(MonthTold::Waiting),
            Just(MonthTold::Told(Told::NOTHING_DONE)),
            (0_u64..500, prop::option::of(0_u64..90)).prop_map(|(people, households)| told(people, households)),
        ];
        prop::collection::vec(month, 1..4)
    }

    fn teams() -> impl Strategy<Value = Vec<TeamTold>> {
        let one = (0_u64..9, prop::option::of(1_u64..400), months());
        prop::collection::vec(
            one.prop_map(|(members, households, months)| TeamTold { members, households, months }),
            0..20,
        )
    }

    proptest! {
        /// A district is what its communes are, however its teams are split among them.
        #[test]
        fn a_whole_is_the_sum_of_its_parts(teams in teams(), at in 0_usize..20) {
            let whole: Summary = teams.iter().collect();
            let (one, other) = teams.split_at(at.min(teams.len()));
            let [one, other]: [Summary; 2] = [one, other].map(|part| part.iter().collect());
            prop_assert_eq!(whole.teams, one.teams + other.teams);
            prop_assert_eq!(whole.waiting, one.waiting + other.waiting);
            let add = |a: (u64, u64), b: (u64, u64)| (a.0 + b.0, a.1 + b.1);
            prop_assert_eq!(whole.told_of(), add(one.told_of(), other.told_of()));
            for measure in Measure::ALL {
                let [all, a, b] = [&whole, &one, &other].map(|summary| summary.measure(measure));
                prop_assert_eq!((all.told(), all.of()), (a.told() + b.told(), a.of() + b.of()));
                let parts: Vec<u64> = [a, b].into_iter().filter_map(Sum::total).collect();
                prop_assert_eq!(all.total(), (!parts.is_empty()).then(|| parts.iter().sum()));
            }
            let reach = add(one.reach.sums().unwrap_or_default(), other.reach.sums().unwrap_or_default());
            prop_assert_eq!(whole.reach.sums().unwrap_or_default(), reach);
        }

        #[test]
        fn another_report_only_ever_closes_a_gap(teams in teams(), at in 0_usize..20) {
            let before: Summary = teams.iter().collect();
            let mut after = teams.clone();
            let Some(team) = after.get_mut(at) else { return Ok(()) };
            let Some(month) = team.months.iter_mut().find(|month| month.told().is_none()) else { return Ok(()) };
            *month = MonthTold::Told(Told::NOTHING_DONE);
            let after: Summary = after.iter().collect();
            prop_assert_eq!(after.told_of().0, before.told_of().0 + 1);
            for measure in Measure::ALL {
                let [b, a] = [&before, &after].map(|summary| summary.measure(measure));
                prop_assert_eq!((a.told(), a.of()), (b.told() + 1, b.of()));
                prop_assert_eq!(a.total(), Some(b.total().unwrap_or_default()));
            }
        }
    }
}
