//! Letting go of saved texts that are kept no more: every unit once a day, a few items at a time.

use std::collections::VecDeque;

use domain::item::ItemId;
use domain::moment::CivilDate;
use domain::unit::UnitId;

use crate::actions::revisions;
use crate::core::{ActionError, Core};

/// How far this process has come today. Two nodes that do the same do no harm: what one let go, the other does not find.
#[derive(Debug, Default)]
pub struct Thinning {
    day: Option<CivilDate>,
    /// Units still to be looked at, each with the last item that was.
    waiting: VecDeque<(UnitId, ItemId)>,
}

impl Thinning {
    /// Looks at a few items of one unit; nothing when all units were looked at today. A unit that fails waits for
    /// tomorrow.
    pub async fn step(&mut self, core: &Core, units: impl Iterator<Item = UnitId>) -> Result<(), ActionError> {
        let today = core.clock.now().vietnam_date();
        if self.day != Some(today) {
            self.day = Some(today);
            self.waiting = units.map(|unit| (unit, ItemId(0))).collect();
        }
        let Some((unit, after)) = self.waiting.pop_front() else { return Ok(()) };
        if let Some(up_to) = revisions::thin(core, unit, after).await?.up_to {
            self.waiting.push_front((unit, up_to));
        }
        Ok(())
    }
}
