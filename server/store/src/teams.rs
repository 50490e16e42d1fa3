//! Teams: founded and manned by whoever administers the unit, their roster and what they teach by whoever works for the
//! hamlet.

use domain::access::HamletDesk;
use domain::hamlet::HamletId;
use domain::moment::{CivilDate, Moment};
use domain::phone::Phone;
use domain::team::member::MOST_MEMBERS;
use domain::team::{Decision, MemberId, MemberText, Office, TeamText, ZaloLink, topic_codes, topics};
use domain::topic::Topic;
use domain::unit::UnitId;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
    Select, Set,
};

use crate::desk::DeskReader;
use crate::entities::{team, team_member};
use crate::error::StoreError;
use crate::hamlets;
use crate::profile::{UnitAdministration, name_of};
use crate::stored;
use crate::tx::{Open, Tx};

/// The team of a hamlet as the desk sees it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeskTeam {
    /// Grows with every change of text or topics; 0 while nothing was ever saved.
    pub version: i64,
    /// What founded it, where it can be joined.
    pub text: TeamText,
    /// What it teaches now.
    pub teaches: Vec<Topic>,
    /// The last change of either.
    pub changed_at: Option<Moment>,
    /// Name of the person who made it.
    pub changed_by: Option<String>,
}

/// A member as the desk sees them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskMember {
    /// The number.
    pub id: MemberId,
    /// Grows with every change.
    pub version: i64,
    /// What is known.
    pub text: MemberText,
    /// The last change.
    pub changed_at: Moment,
    /// Name of the person who made it; `None` once that person is gone.
    pub changed_by: Option<String>,
}

/// What became of a change to a team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TeamSaved {
    /// Written.
    Done,
    /// Somebody changed it meanwhile; nothing was written.
    Stale(Box<DeskTeam>),
    /// No such hamlet at this unit.
    Missing,
}

/// What became of a change to a member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MemberSaved {
    /// Written.
    Done(MemberId),
    /// The team has this leader already; nothing was written.
    Led(String),
    /// The team is full; nothing was written.
    TooMany,
    /// Somebody changed the member meanwhile; nothing was written.
    Stale(Box<DeskMember>),
    /// No such member, or no such hamlet, at this unit.
    Missing,
}

/// Writes what whoever works for a hamlet may write.
#[derive(Debug)]
pub struct HamletWriter<'a> {
    pub(crate) tx: &'a Tx,
    pub(crate) by: HamletDesk,
}

impl Tx {
    /// The roster of a hamlet's team and what it teaches.
    pub fn hamlet(&self, by: HamletDesk) -> HamletWriter<'_> {
        HamletWriter { tx: self, by }
    }
}

impl DeskReader<'_> {
    /// The team of a hamlet; an empty one where nothing is known, and for another unit's hamlet.
    pub async fn team(&self, hamlet: HamletId) -> Result<DeskTeam, StoreError> {
        let connection = self.snapshot.connection();
        match of_hamlet(self.desk.unit(), hamlet).one(connection).await? {
            Some(row) => desk_team(connection, row).await,
            None => Ok(DeskTeam::default()),
        }
    }

    /// Who is in it, the leader first.
    pub async fn team_members(&self, hamlet: HamletId) -> Result<Vec<DeskMember>, StoreError> {
        members(self.snapshot.connection(), self.desk.unit(), hamlet).await
    }
}

impl UnitAdministration<'_> {
    /// The team of a hamlet, which nobody else can change until this transaction ends; `None` for no such hamlet.
    pub async fn team(&self, hamlet: HamletId) -> Result<Option<DeskTeam>, StoreError> {
        match locked(self.tx.connection(), self.by.unit(), hamlet).await? {
            Some(row) => desk_team(self.tx.connection(), row).await.map(Some),
            None => Ok(None),
        }
    }

    /// What founded a team and where it can be joined, if it still is what the administrator started from.
    pub async fn save_team(
        &self,
        hamlet: HamletId,
        expected_version: i64,
        text: &TeamText,
        at: Moment,
    ) -> Result<TeamSaved, StoreError> {
        let connection = self.tx.connection();
        let row = match fresh(connection, self.by.unit(), hamlet, expected_version).await? {
            Ok(row) => row,
            Err(outcome) => return Ok(outcome),
        };
        let version = row.version + 1;
        let mut row = row.into_active_model();
        row.version = Set(version);
        row.decision_number = Set(text.decision.as_ref().map(|decision| decision.number.clone()));
        row.decision_date = Set(text.decision.as_ref().map(|decision| decision.date.days()));
        row.zalo_link = Set(text.zalo.as_ref().map(ToString::to_string));
        row.changed_at = Set(Some(at.micros()));
        row.changed_by = Set(Some(self.by.person().0));
        row.update(connection).await?;
        Ok(TeamSaved::Done)
    }

    /// Who is in a team, which nobody else can change until this transaction ends.
    pub async fn team_members(&self, hamlet: HamletId) -> Result<Vec<DeskMember>, StoreError> {
        // The team's row stands for its list, which may be empty.
        locked(self.tx.connection(), self.by.unit(), hamlet).await?;
        members(self.tx.connection(), self.by.unit(), hamlet).await
    }

    /// One member; `None` also for another hamlet's.
    pub async fn team_member(&self, hamlet: HamletId, id: MemberId) -> Result<Option<DeskMember>, StoreError> {
        Ok(self.team_members(hamlet).await?.into_iter().find(|member| member.id == id))
    }

    /// Somebody new.
    pub async fn add_team_member(
        &self,
        hamlet: HamletId,
        member: &MemberText,
        at: Moment,
    ) -> Result<MemberSaved, StoreError> {
        let (unit, connection) = (self.by.unit(), self.tx.connection());
        if locked(connection, unit, hamlet).await?.is_none() {
            return Ok(MemberSaved::Missing);
        }
        let others = members(connection, unit, hamlet).await?;
        if others.len() >= MOST_MEMBERS {
            return Ok(MemberSaved::TooMany);
        }
        if let Some(leader) = led(&others, None, member) {
            return Ok(MemberSaved::Led(leader));
        }
        let row = team_member::ActiveModel {
            unit_id: Set(unit.0),
            hamlet_id: Set(hamlet.0),
            version: Set(1),
            ..self.member_written(<team_member::ActiveModel as Default>::default(), member, at)
        };
        let added = team_member::Entity::insert(row).exec(connection).await?;
        Ok(MemberSaved::Done(MemberId(added.last_insert_id)))
    }

    /// A new text of a member, if it still is what the administrator started from.
    pub async fn save_team_member(
        &self,
        hamlet: HamletId,
        id: MemberId,
        expected_version: i64,
        member: &MemberText,
        at: Moment,
    ) -> Result<MemberSaved, StoreError> {
        let others = self.team_members(hamlet).await?;
        let row = match self.fresh_member(&others, id, expected_version).await? {
            Ok(row) => row,
            Err(outcome) => return Ok(outcome),
        };
        if let Some(leader) = led(&others, Some(id), member) {
            return Ok(MemberSaved::Led(leader));
        }
        let version = row.version + 1;
        let mut row = self.member_written(row.into_active_model(), member, at);
        row.version = Set(version);
        row.update(self.tx.connection()).await?;
        Ok(MemberSaved::Done(id))
    }

    /// Takes somebody out of a team for good.
    pub async fn remove_team_member(
        &self,
        hamlet: HamletId,
        id: MemberId,
        expected_version: i64,
    ) -> Result<MemberSaved, StoreError> {
        let others = self.team_members(hamlet).await?;
        match self.fresh_member(&others, id, expected_version).await? {
            Ok(row) => {
                team_member::Entity::delete_by_id(row.id).exec(self.tx.connection()).await?;
                Ok(MemberSaved::Done(id))
            }
            Err(outcome) => Ok(outcome),
        }
    }

    /// The row of a member of this very team, or why nothing may be written.
    async fn fresh_member(
        &self,
        of_team: &[DeskMember],
        id: MemberId,
        expected_version: i64,
    ) -> Result<Result<team_member::Model, MemberSaved>, StoreError> {
        let Some(found) = of_team.iter().find(|member| member.id == id) else { return Ok(Err(MemberSaved::Missing)) };
        if found.version != expected_version {
            return Ok(Err(MemberSaved::Stale(Box::new(found.clone()))));
        }
        let row = team_member::Entity::find_by_id(id.0).one(self.tx.connection()).await?;
        Ok(row.ok_or(MemberSaved::Missing))
    }

    fn member_written(
        &self,
        row: team_member::ActiveModel,
        member: &MemberText,
        at: Moment,
    ) -> team_member::ActiveModel {
        team_member::ActiveModel {
            office: Set(member.office.code().to_owned()),
            name: Set(member.name.clone()),
            organisation: Set(member.organisation.clone()),
            phone: Set(member.phone.as_ref().map(Phone::canonical)),
            consent_on: Set(member.consent_on.map(CivilDate::days)),
            changed_at: Set(at.micros()),
            changed_by: Set(Some(self.by.person().0)),
            ..row
        }
    }
}

impl HamletWriter<'_> {
    /// The team, which nobody else can change until this transaction ends; `None` for no such hamlet.
    pub async fn team(&self) -> Result<Option<DeskTeam>, StoreError> {
        match locked(self.tx.connection(), self.by.unit(), self.by.hamlet()).await? {
            Some(row) => desk_team(self.tx.connection(), row).await.map(Some),
            None => Ok(None),
        }
    }

    /// What the team teaches now, if nobody changed the team since.
    pub async fn set_teaches(
        &self,
        expected_version: i64,
        teaches: &[Topic],
        at: Moment,
    ) -> Result<TeamSaved, StoreError> {
        let connection = self.tx.connection();
        let row = match fresh(connection, self.by.unit(), self.by.hamlet(), expected_version).await? {
            Ok(row) => row,
            Err(outcome) => return Ok(outcome),
        };
        let version = row.version + 1;
        let mut row = row.into_active_model();
        row.version = Set(version);
        row.teaches = Set(topic_codes(teaches));
        row.changed_at = Set(Some(at.micros()));
        row.changed_by = Set(Some(self.by.person().0));
        row.update(connection).await?;
        Ok(TeamSaved::Done)
    }
}

/// The name of whoever leads the team, where that leaves no room for this leader.
fn led(others: &[DeskMember], but: Option<MemberId>, member: &MemberText) -> Option<String> {
    let leads = |other: &&DeskMember| other.text.office == Office::Leader && Some(other.id) != but;
    others.iter().find(leads).filter(|_| member.office == Office::Leader).map(|other| other.text.name.clone())
}

fn of_hamlet(unit: UnitId, hamlet: HamletId) -> Select<team::Entity> {
    team::Entity::find().filter(team::Column::UnitId.eq(unit.0)).filter(team::Column::HamletId.eq(hamlet.0))
}

/// The row of a hamlet's team, made when there is none, so that two first saves meet in it; `None` for no such hamlet.
pub(crate) async fn locked(
    connection: &Open,
    unit: UnitId,
    hamlet: HamletId,
) -> Result<Option<team::Model>, StoreError> {
    let listed = hamlets::of_unit(unit).filter(crate::entities::hamlet::Column::Id.eq(hamlet.0));
    if listed.one(connection).await?.is_none() {
        return Ok(None);
    }
    let empty = team::ActiveModel {
        unit_id: Set(unit.0),
        hamlet_id: Set(hamlet.0),
        version: Set(0),
        teaches: Set(String::new()),
        ..Default::default()
    };
    team::Entity::insert(empty)
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(connection)
        .await?;
    Ok(of_hamlet(unit, hamlet).lock_exclusive().one(connection).await?)
}

async fn fresh(
    connection: &Open,
    unit: UnitId,
    hamlet: HamletId,
    expected_version: i64,
) -> Result<Result<team::Model, TeamSaved>, StoreError> {
    Ok(match locked(connection, unit, hamlet).await? {
        None => Err(TeamSaved::Missing),
        Some(row) if row.version != expected_version => {
            Err(TeamSaved::Stale(Box::new(desk_team(connection, row).await?)))
        }
        Some(row) => Ok(row),
    })
}

pub(crate) fn team_text(row: &team::Model) -> Result<(TeamText, Vec<Topic>), StoreError> {
    let date = stored::day(row.decision_date)?;
    let decision = row.decision_number.clone().zip(date).map(|(number, date)| Decision { number, date });
    let zalo = match &row.zalo_link {
        Some(link) => Some(ZaloLink::parse(link).ok_or_else(|| stored::unreadable("link to a group", link))?),
        None => None,
    };
    let teaches = topics(&row.teaches).ok_or_else(|| stored::unreadable("topics", &row.teaches))?;
    Ok((TeamText { decision, zalo }, teaches))
}

async fn desk_team(connection: &impl ConnectionTrait, row: team::Model) -> Result<DeskTeam, StoreError> {
    let (text, teaches) = team_text(&row)?;
    Ok(DeskTeam {
        version: row.version,
        text,
        teaches,
        changed_at: row.changed_at.map(Moment::from_micros),
        changed_by: name_of(connection, row.changed_by).await?,
    })
}

pub(crate) fn member_rows(unit: UnitId, hamlet: HamletId) -> Select<team_member::Entity> {
    team_member::Entity::find()
        .filter(team_member::Column::UnitId.eq(unit.0))
        .filter(team_member::Column::HamletId.eq(hamlet.0))
        .order_by_asc(team_member::Column::Id)
}

pub(crate) fn member_text(row: &team_member::Model) -> Result<MemberText, StoreError> {
    // Names the member by number: what stands in the fields is personal.
    let unreadable = || stored::unreadable("member of a team", &row.id.to_string());
    Ok(MemberText {
        office: Office::from_code(&row.office).ok_or_else(unreadable)?,
        name: row.name.clone(),
        organisation: row.organisation.clone(),
        phone: row.phone.as_deref().map(Phone::parse).transpose().map_err(|_| unreadable())?,
        consent_on: stored::day(row.consent_on)?,
    })
}

async fn members(
    connection: &impl ConnectionTrait,
    unit: UnitId,
    hamlet: HamletId,
) -> Result<Vec<DeskMember>, StoreError> {
    let mut members = Vec::new();
    for row in member_rows(unit, hamlet).all(connection).await? {
        members.push(DeskMember {
            id: MemberId(row.id),
            version: row.version,
            text: member_text(&row)?,
            changed_at: Moment::from_micros(row.changed_at),
            changed_by: name_of(connection, row.changed_by).await?,
        });
    }
    members.sort_by_key(|member| member.text.office);
    Ok(members)
}
