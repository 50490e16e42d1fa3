//! Hamlets of a unit and what is known of their teams: the desk's list, and what an administrator writes.
//!
//! Whoever changes the list locks its rows first, so that changes of one unit come one after the other.

use std::collections::{HashMap, HashSet};

use domain::access::Role;
use domain::hamlet::{HamletId, HamletKind, HamletText, MOST_HAMLETS, sort_by_name};
use domain::moment::Moment;
use domain::slug::Slug;
use domain::team::Office;
use domain::unit::UnitId;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict, Order, Query};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QueryResult,
    QuerySelect, Select, Set,
};

use crate::address::numbered;
use crate::desk::DeskReader;
use crate::entities::{hamlet, team, team_member};
use crate::error::StoreError;
use crate::profile::{UnitAdministration, name_of};
use crate::stored;
use crate::tx::Open;

/// A hamlet as the desk sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskHamlet {
    /// The number.
    pub id: HamletId,
    /// Grows with every change of the text.
    pub version: i64,
    /// The last part of its address; never changes, whatever its name becomes.
    pub slug: Slug,
    /// What is known.
    pub text: HamletText,
    /// The last change.
    pub changed_at: Moment,
    /// Name of the person who made it; `None` once that person is gone.
    pub changed_by: Option<String>,
}

/// A line of the desk's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedHamlet {
    /// The hamlet.
    pub hamlet: DeskHamlet,
    /// Number of the decision that founded its team.
    pub decision_number: Option<String>,
    /// Who leads the team.
    pub leader: Option<String>,
    /// How many are in it.
    pub members: usize,
}

impl ListedHamlet {
    /// Whether a team is known of: somebody founded it, or somebody is in it.
    pub fn is_covered(&self) -> bool {
        self.decision_number.is_some() || self.members > 0
    }
}

/// What became of a change to a hamlet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HamletSaved {
    /// Written.
    Done(HamletId),
    /// Another hamlet of the unit has that name; nothing was written.
    Taken,
    /// The list is full; nothing was written.
    TooMany,
    /// Somebody changed it meanwhile; nothing was written.
    Stale(Box<DeskHamlet>),
    /// No such hamlet at this unit.
    Missing,
}

impl DeskReader<'_> {
    /// Every hamlet of the unit in the order of its name, those out of the list last.
    pub async fn hamlets(&self) -> Result<Vec<ListedHamlet>, StoreError> {
        let (unit, connection) = (self.desk.unit(), self.snapshot.connection());
        let teams = team::Entity::find().filter(team::Column::UnitId.eq(unit.0)).all(connection).await?;
        let mut decisions: HashMap<i64, String> =
            teams.into_iter().filter_map(|row| Some((row.hamlet_id, row.decision_number?))).collect();
        let members =
            team_member::Entity::find().filter(team_member::Column::UnitId.eq(unit.0)).all(connection).await?;
        let mut listed = Vec::new();
        for row in of_unit(unit).all(connection).await? {
            let own = || members.iter().filter(|member| member.hamlet_id == row.id);
            let leader = own().find(|member| member.office == Office::Leader.code()).map(|member| member.name.clone());
            listed.push(ListedHamlet {
                decision_number: decisions.remove(&row.id),
                leader,
                members: own().count(),
                hamlet: desk_hamlet(connection, row).await?,
            });
        }
        sort_by_name(&mut listed, |listed| &listed.hamlet.text);
        listed.sort_by_key(|listed| listed.hamlet.text.is_retired);
        Ok(listed)
    }

    /// People of teams whose role is tied to no hamlet: their names as the unit knows them, and the words they were given.
    pub async fn loose_members(&self) -> Result<Vec<(String, Option<String>)>, StoreError> {
        let mut query = Query::select();
        query
            .column(("people", "name"))
            .columns([("memberships", "invited_as"), ("memberships", "hamlet")])
            .from("memberships")
            .inner_join("people", Expr::col(("people", "id")).equals(("memberships", "person_id")))
            .and_where(Expr::col(("memberships", "unit_id")).eq(self.desk.unit().0))
            .and_where(Expr::col(("memberships", "role")).eq(Role::TeamMember.code()))
            .and_where(Expr::col(("memberships", "hamlet_id")).is_null())
            .order_by(("people", "id"), Order::Asc);
        let rows = self.snapshot.connection().query_all(&query).await?;
        let told = |row: &QueryResult| {
            let invited_as: Option<String> = row.try_get_by_index(1)?;
            Ok((invited_as.map_or_else(|| row.try_get_by_index(0), Ok)?, row.try_get_by_index(2)?))
        };
        rows.iter().map(told).collect()
    }

    /// One hamlet; `None` also for another unit's.
    pub async fn hamlet(&self, id: HamletId) -> Result<Option<DeskHamlet>, StoreError> {
        one(self.snapshot.connection(), of_unit(self.desk.unit()), id).await
    }
}

impl UnitAdministration<'_> {
    /// Every hamlet of the unit, which nobody else can change until this transaction ends.
    pub async fn hamlets(&self) -> Result<Vec<DeskHamlet>, StoreError> {
        let mut hamlets = Vec::new();
        for row in locked(self.tx.connection(), self.by.unit()).await? {
            hamlets.push(desk_hamlet(self.tx.connection(), row).await?);
        }
        Ok(hamlets)
    }

    /// One hamlet, which nobody else can change until this transaction ends; `None` also for another unit's.
    pub async fn hamlet(&self, id: HamletId) -> Result<Option<DeskHamlet>, StoreError> {
        one(self.tx.connection(), of_unit(self.by.unit()).lock_exclusive(), id).await
    }

    /// A new hamlet under an address of its own for good.
    pub async fn add_hamlet(&self, text: &HamletText, at: Moment) -> Result<HamletSaved, StoreError> {
        let (unit, connection) = (self.by.unit(), self.tx.connection());
        let mut rows = locked(connection, unit).await?;
        let key = text.key();
        let wish = Slug::from_title(&text.full_name())
            .ok_or_else(|| stored::unreadable("name of a hamlet", &text.full_name()))?;
        let mut number = 0;
        // An empty list has no row to lock: what somebody else adds to it at the same time is found by the keys of the
        // table.
        loop {
            if rows.iter().any(|row| row.name_key == key) {
                return Ok(HamletSaved::Taken);
            }
            if rows.len() >= MOST_HAMLETS {
                return Ok(HamletSaved::TooMany);
            }
            number += 1;
            let slug = numbered(&wish, number);
            if rows.iter().any(|row| row.slug == slug.as_str()) {
                continue;
            }
            let row = hamlet::ActiveModel {
                unit_id: Set(unit.0),
                version: Set(1),
                slug: Set(slug.to_string()),
                ..self.hamlet_written(<hamlet::ActiveModel as Default>::default(), text, at)
            };
            let added = hamlet::Entity::insert(row)
                .on_conflict(OnConflict::new().do_nothing().to_owned())
                .exec_without_returning(connection)
                .await?;
            rows = of_unit(unit).all(connection).await?;
            if let Some(row) = rows.iter().find(|row| added == 1 && row.name_key == key) {
                let id = HamletId(row.id);
                self.tx.people().tie_hamlets(unit).await?;
                return Ok(HamletSaved::Done(id));
            }
        }
    }

    /// A new text of a hamlet, if it still is what the administrator started from. Its address stays.
    pub async fn save_hamlet(
        &self,
        id: HamletId,
        expected_version: i64,
        text: &HamletText,
        at: Moment,
    ) -> Result<HamletSaved, StoreError> {
        let (unit, connection) = (self.by.unit(), self.tx.connection());
        let rows = locked(connection, unit).await?;
        let key = text.key();
        if rows.iter().any(|row| row.name_key == key && row.id != id.0) {
            return Ok(HamletSaved::Taken);
        }
        let Some(row) = rows.into_iter().find(|row| row.id == id.0) else { return Ok(HamletSaved::Missing) };
        if row.version != expected_version {
            return Ok(HamletSaved::Stale(Box::new(desk_hamlet(connection, row).await?)));
        }
        let version = row.version + 1;
        let mut row = self.hamlet_written(row.into_active_model(), text, at);
        row.version = Set(version);
        row.update(connection).await?;
        self.tx.people().name_hamlet(unit, id, text.full_name()).await?;
        self.tx.people().tie_hamlets(unit).await?;
        Ok(HamletSaved::Done(id))
    }

    fn hamlet_written(&self, row: hamlet::ActiveModel, text: &HamletText, at: Moment) -> hamlet::ActiveModel {
        hamlet::ActiveModel {
            kind: Set(text.kind.code().to_owned()),
            name: Set(text.name.clone()),
            name_key: Set(text.key()),
            households: Set(text.households.map(i64::from)),
            is_retired: Set(text.is_retired),
            changed_at: Set(at.micros()),
            changed_by: Set(Some(self.by.person().0)),
            ..row
        }
    }
}

pub(crate) fn of_unit(unit: UnitId) -> Select<hamlet::Entity> {
    hamlet::Entity::find().filter(hamlet::Column::UnitId.eq(unit.0)).order_by_asc(hamlet::Column::Id)
}

/// The list of a unit, which nobody else can change until this transaction ends. Two statements on purpose: on
/// PostgreSQL the second sees what the transaction we waited for has added.
async fn locked(connection: &Open, unit: UnitId) -> Result<Vec<hamlet::Model>, StoreError> {
    of_unit(unit).lock_exclusive().all(connection).await?;
    Ok(of_unit(unit).all(connection).await?)
}

/// Hamlets a team is known of, by the numbers of what they have.
pub(crate) async fn covered(connection: &impl ConnectionTrait, unit: UnitId) -> Result<HashSet<i64>, StoreError> {
    let founded = team::Entity::find()
        .filter(team::Column::UnitId.eq(unit.0))
        .filter(team::Column::DecisionNumber.is_not_null())
        .all(connection)
        .await?;
    let members = team_member::Entity::find().filter(team_member::Column::UnitId.eq(unit.0)).all(connection).await?;
    Ok(founded.into_iter().map(|row| row.hamlet_id).chain(members.into_iter().map(|row| row.hamlet_id)).collect())
}

pub(crate) fn text(row: &hamlet::Model) -> Result<HamletText, StoreError> {
    Ok(HamletText {
        kind: HamletKind::from_code(&row.kind).ok_or_else(|| stored::unreadable("kind of hamlet", &row.kind))?,
        name: row.name.clone(),
        households: row.households.and_then(|count| u32::try_from(count).ok()),
        is_retired: row.is_retired,
    })
}

async fn one(
    connection: &impl ConnectionTrait,
    rows: Select<hamlet::Entity>,
    id: HamletId,
) -> Result<Option<DeskHamlet>, StoreError> {
    match rows.filter(hamlet::Column::Id.eq(id.0)).one(connection).await? {
        Some(row) => desk_hamlet(connection, row).await.map(Some),
        None => Ok(None),
    }
}

async fn desk_hamlet(connection: &impl ConnectionTrait, row: hamlet::Model) -> Result<DeskHamlet, StoreError> {
    Ok(DeskHamlet {
        id: HamletId(row.id),
        version: row.version,
        slug: stored::slug(&row.slug)?,
        text: text(&row)?,
        changed_at: Moment::from_micros(row.changed_at),
        changed_by: name_of(connection, row.changed_by).await?,
    })
}
