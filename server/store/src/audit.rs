//! The record of who did what. Written in the transaction of the deed itself.

use domain::moment::Moment;
use domain::person::PersonId;
use domain::unit::UnitId;
use sea_orm::{EntityTrait, Set};

use crate::entities::audit;
use crate::error::StoreError;
use crate::tx::Tx;

/// One deed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditEntry {
    /// When.
    pub at: Moment,
    /// Who; `None` for the command line and jobs.
    pub person: Option<PersonId>,
    /// Where; `None` for the platform as a whole.
    pub unit: Option<UnitId>,
    /// What: `item.publish`.
    pub action: &'static str,
    /// To what: `("item", 7)`.
    pub object: Option<(&'static str, i64)>,
    /// JSON, without personal data.
    pub detail: String,
}

impl Tx {
    /// Records a deed.
    pub async fn audit(&self, entry: AuditEntry) -> Result<(), StoreError> {
        let row = audit::ActiveModel {
            at: Set(entry.at.micros()),
            person_id: Set(entry.person.map(|person| person.0)),
            unit_id: Set(entry.unit.map(|unit| unit.0)),
            action: Set(entry.action.to_owned()),
            object_kind: Set(entry.object.map(|(kind, _)| kind.to_owned())),
            object_id: Set(entry.object.map(|(_, id)| id)),
            detail: Set(entry.detail),
            ..Default::default()
        };
        audit::Entity::insert(row).exec_without_returning(self.connection()).await?;
        Ok(())
    }
}
