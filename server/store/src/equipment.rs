//! The ledger of equipment: read at the desk as far as a person reaches, written with an administrator in hand, because
//! it says what a unit answers for.

use std::collections::HashMap;

use domain::access::Reach;
use domain::collation::sort_key;
use domain::equipment::{Condition, EquipmentId, EquipmentText, MOST_LINES, Split};
use domain::hamlet::HamletId;
use domain::moment::{CivilDate, Moment};
use domain::unit::UnitId;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, Select, Set,
};

use crate::desk::DeskReader;
use crate::entities::{equipment, hamlet};
use crate::error::StoreError;
use crate::hamlets;
use crate::profile::{UnitAdministration, name_of};
use crate::stored;

/// A line of the ledger in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedEquipment {
    /// The number.
    pub id: EquipmentId,
    /// What is known.
    pub text: EquipmentText,
    /// Full name of the hamlet whose team has it.
    pub hamlet: Option<String>,
}

/// A line of the ledger as the desk sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskEquipment {
    /// The number.
    pub id: EquipmentId,
    /// Grows with every change.
    pub version: i64,
    /// What is known.
    pub text: EquipmentText,
    /// The last change.
    pub changed_at: Moment,
    /// Name of the person who made it; `None` once that person is gone.
    pub changed_by: Option<String>,
}

/// What became of a change to the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EquipmentSaved {
    /// Written; of a line that was split, the number of the new one.
    Done(EquipmentId),
    /// The ledger is full; nothing was written.
    TooMany,
    /// The hamlet is none of the unit's; nothing was written.
    NoHamlet,
    /// Nothing would stay of the line; nothing was written.
    NothingLeft,
    /// Somebody changed the line meanwhile; nothing was written.
    Stale(Box<DeskEquipment>),
    /// No such line at this unit.
    Missing,
}

impl DeskReader<'_> {
    /// The ledger as far as this person reaches, by batch, kind and hamlet.
    pub async fn equipment(&self) -> Result<Vec<ListedEquipment>, StoreError> {
        let connection = self.snapshot.connection();
        let mut names = HashMap::new();
        for row in hamlets::of_unit(self.desk.unit()).all(connection).await? {
            names.insert(row.id, hamlets::text(&row)?.full_name());
        }
        let mut lines = Vec::new();
        for row in self.within_reach().all(connection).await? {
            let hamlet = row.hamlet_id.and_then(|id| names.get(&id).cloned());
            lines.push(ListedEquipment { id: EquipmentId(row.id), text: text(&row)?, hamlet });
        }
        lines.sort_by_cached_key(|line| {
            let key = |text: Option<&str>| text.map(sort_key);
            (key(line.text.batch.as_deref()), sort_key(&line.text.kind), key(line.hamlet.as_deref()), line.id)
        });
        Ok(lines)
    }

    /// One line; `None` also for another unit's, and for what is out of this person's reach.
    pub async fn equipment_line(&self, id: EquipmentId) -> Result<Option<DeskEquipment>, StoreError> {
        one(self.snapshot.connection(), self.within_reach(), id).await
    }

    fn within_reach(&self) -> Select<equipment::Entity> {
        let all = of_unit(self.desk.unit());
        match self.desk.reach() {
            Reach::Whole => all,
            Reach::Only(own) => all.filter(equipment::Column::HamletId.is_in(own.iter().map(|hamlet| hamlet.0))),
        }
    }
}

impl UnitAdministration<'_> {
    /// One line, which nobody else can change until this transaction ends; `None` also for another unit's.
    pub async fn equipment_line(&self, id: EquipmentId) -> Result<Option<DeskEquipment>, StoreError> {
        one(self.tx.connection(), of_unit(self.by.unit()).lock_exclusive(), id).await
    }

    /// A new line.
    pub async fn add_equipment(&self, line: &EquipmentText, at: Moment) -> Result<EquipmentSaved, StoreError> {
        match self.refused(line, 1).await? {
            Some(refusal) => Ok(refusal),
            None => self.insert(line, at).await,
        }
    }

    /// A new text of a line, if it still is what the administrator started from.
    pub async fn save_equipment(
        &self,
        id: EquipmentId,
        expected_version: i64,
        line: &EquipmentText,
        at: Moment,
    ) -> Result<EquipmentSaved, StoreError> {
        let row = match self.fresh_line(id, expected_version).await? {
            Ok(row) => row,
            Err(outcome) => return Ok(outcome),
        };
        if let Some(refusal) = self.refused(line, 0).await? {
            return Ok(refusal);
        }
        self.update(row, line, at).await?;
        Ok(EquipmentSaved::Done(id))
    }

    /// Makes a line of its own of a part of one; together they are as many as before.
    pub async fn split_equipment(
        &self,
        id: EquipmentId,
        expected_version: i64,
        split: Split,
        at: Moment,
    ) -> Result<EquipmentSaved, StoreError> {
        let row = match self.fresh_line(id, expected_version).await? {
            Ok(row) => row,
            Err(outcome) => return Ok(outcome),
        };
        let Some((rest, part)) = text(&row)?.split(split) else { return Ok(EquipmentSaved::NothingLeft) };
        if let Some(refusal) = self.refused(&part, 1).await? {
            return Ok(refusal);
        }
        self.update(row, &rest, at).await?;
        self.insert(&part, at).await
    }

    /// Takes a line out of the ledger for good.
    pub async fn remove_equipment(&self, id: EquipmentId, expected_version: i64) -> Result<EquipmentSaved, StoreError> {
        match self.fresh_line(id, expected_version).await? {
            Ok(row) => {
                equipment::Entity::delete_by_id(row.id).exec(self.tx.connection()).await?;
                Ok(EquipmentSaved::Done(id))
            }
            Err(outcome) => Ok(outcome),
        }
    }

    /// Why a line cannot stand in the ledger, where it would be this many more.
    async fn refused(&self, line: &EquipmentText, more: usize) -> Result<Option<EquipmentSaved>, StoreError> {
        let (unit, connection) = (self.by.unit(), self.tx.connection());
        if more > 0 {
            let there = of_unit(unit).count(connection).await?;
            if usize::try_from(there).unwrap_or(usize::MAX).saturating_add(more) > MOST_LINES {
                return Ok(Some(EquipmentSaved::TooMany));
            }
        }
        let Some(hamlet) = line.hamlet else { return Ok(None) };
        let found = hamlets::of_unit(unit).filter(hamlet::Column::Id.eq(hamlet.0)).one(connection).await?;
        Ok(found.is_none().then_some(EquipmentSaved::NoHamlet))
    }

    async fn insert(&self, line: &EquipmentText, at: Moment) -> Result<EquipmentSaved, StoreError> {
        let row = equipment::ActiveModel {
            unit_id: Set(self.by.unit().0),
            version: Set(1),
            ..self.line_written(<equipment::ActiveModel as Default>::default(), line, at)
        };
        let added = equipment::Entity::insert(row).exec(self.tx.connection()).await?;
        Ok(EquipmentSaved::Done(EquipmentId(added.last_insert_id)))
    }

    async fn update(&self, row: equipment::Model, line: &EquipmentText, at: Moment) -> Result<(), StoreError> {
        let version = row.version + 1;
        let mut row = self.line_written(row.into_active_model(), line, at);
        row.version = Set(version);
        row.update(self.tx.connection()).await?;
        Ok(())
    }

    /// The line under a lock, or why nothing may be written.
    async fn fresh_line(
        &self,
        id: EquipmentId,
        expected_version: i64,
    ) -> Result<Result<equipment::Model, EquipmentSaved>, StoreError> {
        let connection = self.tx.connection();
        let mine = of_unit(self.by.unit()).filter(equipment::Column::Id.eq(id.0));
        Ok(match mine.lock_exclusive().one(connection).await? {
            None => Err(EquipmentSaved::Missing),
            Some(row) if row.version != expected_version => {
                Err(EquipmentSaved::Stale(Box::new(desk_line(connection, row).await?)))
            }
            Some(row) => Ok(row),
        })
    }

    fn line_written(&self, row: equipment::ActiveModel, line: &EquipmentText, at: Moment) -> equipment::ActiveModel {
        equipment::ActiveModel {
            kind: Set(line.kind.clone()),
            // Far below the largest number of the column.
            quantity: Set(i32::try_from(line.quantity).unwrap_or(i32::MAX)),
            batch: Set(line.batch.clone()),
            source: Set(line.source.clone()),
            hamlet_id: Set(line.hamlet.map(|hamlet| hamlet.0)),
            handed_over_on: Set(line.handed_over_on.map(CivilDate::days)),
            condition: Set(line.condition.code().to_owned()),
            note: Set(line.note.clone()),
            changed_at: Set(at.micros()),
            changed_by: Set(Some(self.by.person().0)),
            ..row
        }
    }
}

fn of_unit(unit: UnitId) -> Select<equipment::Entity> {
    equipment::Entity::find().filter(equipment::Column::UnitId.eq(unit.0)).order_by_asc(equipment::Column::Id)
}

fn text(row: &equipment::Model) -> Result<EquipmentText, StoreError> {
    let quantity = u32::try_from(row.quantity);
    Ok(EquipmentText {
        kind: row.kind.clone(),
        quantity: quantity.map_err(|_| stored::unreadable("quantity", &row.quantity.to_string()))?,
        batch: row.batch.clone(),
        source: row.source.clone(),
        hamlet: row.hamlet_id.map(HamletId),
        handed_over_on: stored::day(row.handed_over_on)?,
        condition: Condition::from_code(&row.condition)
            .ok_or_else(|| stored::unreadable("condition of equipment", &row.condition))?,
        note: row.note.clone(),
    })
}

async fn one(
    connection: &impl ConnectionTrait,
    rows: Select<equipment::Entity>,
    id: EquipmentId,
) -> Result<Option<DeskEquipment>, StoreError> {
    match rows.filter(equipment::Column::Id.eq(id.0)).one(connection).await? {
        Some(row) => desk_line(connection, row).await.map(Some),
        None => Ok(None),
    }
}

async fn desk_line(connection: &impl ConnectionTrait, row: equipment::Model) -> Result<DeskEquipment, StoreError> {
    Ok(DeskEquipment {
        id: EquipmentId(row.id),
        version: row.version,
        text: text(&row)?,
        changed_at: Moment::from_micros(row.changed_at),
        changed_by: name_of(connection, row.changed_by).await?,
    })
}
