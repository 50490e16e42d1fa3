//! Emptying the unit for practice: what nobody touched for a month is in the way of whoever tries something next.

use domain::access::PracticeUnit;
use store::AuditEntry;

use crate::core::{ActionError, Core, detached};

/// Days after which what nobody touched goes; the desk of the unit says the same number.
const DAYS: i64 = 30;
/// Items, and files, of one step: the transaction stays short beside a running desk.
pub const AT_ONCE: u64 = 50;

/// What one step of [`empty`] did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Emptied {
    /// Items that went.
    pub items: u64,
    /// Files that went.
    pub files: u64,
}

impl Emptied {
    /// Whether there may be more.
    pub fn is_full(self) -> bool {
        self.items == AT_ONCE || self.files == AT_ONCE
    }
}

/// Removes some items nobody touched for a month, and some files as old that no text names any more. Recorded as one deed
/// of nobody's, if anything went: whoever comes second finds nothing.
pub async fn empty(core: &Core, practice: PracticeUnit) -> Result<Emptied, ActionError> {
    let core = core.clone();
    detached(async move {
        let (core, at) = (&core, core.clock.now());
        let before = at.plus_seconds(-DAYS * 86_400);
        core.store
            .write(|tx| async move {
                let items = tx.emptier(practice).remove_items(before, AT_ONCE).await?;
                let files = tx.emptier(practice).remove_files(before, AT_ONCE).await?;
                let emptied = Emptied { items, files };
                if emptied.items + emptied.files > 0 {
                    tx.audit(AuditEntry {
                        at,
                        person: None,
                        unit: Some(practice.unit()),
                        action: "item.empty_practice",
                        object: None,
                        detail: format!("{{\"items\":{},\"files\":{}}}", emptied.items, emptied.files),
                    })
                    .await?;
                }
                Ok(emptied)
            })
            .await
    })
    .await
}
