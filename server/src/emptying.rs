//! Emptying the units for practice of what nobody touched for a month: once a day, a few items at a time.

use std::collections::VecDeque;

use domain::access::PracticeUnit;
use domain::moment::CivilDate;

use crate::actions::practice;
use crate::core::{ActionError, Core};

/// How far this process has come today. Two nodes that do the same do no harm: what one removed, the other does not find.
#[derive(Debug, Default)]
pub struct Emptying {
    day: Option<CivilDate>,
    /// Units still to be looked at.
    waiting: VecDeque<PracticeUnit>,
}

impl Emptying {
    /// Removes a little of one unit; nothing when all units were looked at today. A unit that fails waits for tomorrow.
    pub async fn step(&mut self, core: &Core, units: impl Iterator<Item = PracticeUnit>) -> Result<(), ActionError> {
        let today = core.clock.now().vietnam_date();
        if self.day != Some(today) {
            self.day = Some(today);
            self.waiting = units.collect();
        }
        let Some(unit) = self.waiting.pop_front() else { return Ok(()) };
        if practice::empty(core, unit).await?.is_full() {
            self.waiting.push_front(unit);
        }
        Ok(())
    }
}
