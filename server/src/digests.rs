//! The letters of the week: first planned to units that have none, once a day and at a start, then taken when they are
//! due, a few units a second.

use std::collections::BTreeSet;

use domain::moment::CivilDate;

use crate::actions::digests;
use crate::core::ActionError;
use crate::web::app::App;
use crate::web::desk::liveliness;

/// Whether this process has planned today. Two nodes that do the same do no harm: what one planned, the other leaves.
#[derive(Debug, Default)]
pub struct Digests {
    planned: Option<CivilDate>,
}

impl Digests {
    /// Plans where a day began, and takes some of what is due.
    pub async fn step(&mut self, app: &App) -> Result<u64, ActionError> {
        let today = app.core.clock.now().vietnam_date();
        if self.planned != Some(today) {
            let units: BTreeSet<_> = app.registry().sites().map(|unit| unit.id).collect();
            digests::plan(&app.core, units).await?;
            self.planned = Some(today);
        }
        digests::step(&app.core, &|unit| liveliness::whose(app, unit)).await
    }
}
