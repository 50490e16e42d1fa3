//! Teams as residents see them. A number without its owner's consent does not leave this file.

use std::collections::HashMap;

use domain::hamlet::{HamletId, HamletText, sort_by_name};
use domain::moment::CivilDate;
use domain::phone::Phone;
use domain::slug::Slug;
use domain::team::{DAYS_SHOWN, Decision, Office, ShiftText, ZaloLink};
use domain::topic::Topic;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::Site;
use crate::entities::{duty_shift, hamlet, team, team_member};
use crate::error::StoreError;
use crate::teams::{member_rows, member_text, team_text};
use crate::{hamlets, roster};

/// A hamlet in the list of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicHamlet {
    /// Its number.
    pub id: HamletId,
    /// Its address.
    pub slug: Slug,
    /// What it is.
    pub text: HamletText,
    /// Its team, as far as one is known of.
    pub team: Option<ListedTeam>,
}

/// A team in the list of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedTeam {
    /// Who leads it.
    pub leader: Option<String>,
    /// What it teaches now.
    pub teaches: Vec<Topic>,
}

/// What an address of a team leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TeamAddress {
    /// A team.
    Live(PublicTeam),
    /// Nothing any more: the hamlet was taken off the list.
    Gone(HamletText),
    /// No team that anybody knows of.
    Unknown,
}

/// A team, whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicTeam {
    /// Its hamlet.
    pub hamlet: HamletText,
    /// The number of that.
    pub id: HamletId,
    /// What founded it.
    pub decision: Option<Decision>,
    /// Where it can be joined.
    pub zalo: Option<ZaloLink>,
    /// What it teaches now.
    pub teaches: Vec<Topic>,
    /// Who is in it, the leader first.
    pub members: Vec<PublicMember>,
    /// When it is there, today and in the days to come.
    pub roster: Vec<ShiftText>,
}

/// Somebody of a team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicMember {
    /// What they are in it.
    pub office: Office,
    /// Full name.
    pub name: String,
    /// Whom they come from.
    pub organisation: Option<String>,
    /// Their number; only with their consent.
    pub phone: Option<Phone>,
}

impl Site<'_> {
    /// The hamlets of the unit in the order of their names.
    pub async fn hamlets(&self) -> Result<Vec<PublicHamlet>, StoreError> {
        let connection = self.snapshot.connection();
        let covered = hamlets::covered(connection, self.unit).await?;
        let leaders = team_member::Entity::find()
            .filter(team_member::Column::UnitId.eq(self.unit.0))
            .filter(team_member::Column::Office.eq(Office::Leader.code()))
            .all(connection)
            .await?;
        let mut leaders: HashMap<i64, String> = leaders.into_iter().map(|row| (row.hamlet_id, row.name)).collect();
        let rows = team::Entity::find().filter(team::Column::UnitId.eq(self.unit.0)).all(connection).await?;
        let mut teaches = HashMap::new();
        for row in rows {
            teaches.insert(row.hamlet_id, team_text(&row)?.1);
        }
        let listed = hamlets::of_unit(self.unit).filter(hamlet::Column::IsRetired.eq(false)).all(connection).await?;
        let mut found = Vec::with_capacity(listed.len());
        for row in listed {
            let team = covered.contains(&row.id).then(|| ListedTeam {
                leader: leaders.remove(&row.id),
                teaches: teaches.remove(&row.id).unwrap_or_default(),
            });
            let (id, slug) = (HamletId(row.id), crate::stored::slug(&row.slug)?);
            found.push(PublicHamlet { id, slug, text: hamlets::text(&row)?, team });
        }
        sort_by_name(&mut found, |hamlet| &hamlet.text);
        Ok(found)
    }

    /// The team at an address, with its roster from a day on.
    pub async fn team(&self, slug: &Slug, today: CivilDate) -> Result<TeamAddress, StoreError> {
        let connection = self.snapshot.connection();
        let named = hamlets::of_unit(self.unit).filter(hamlet::Column::Slug.eq(slug.as_str()));
        let Some(row) = named.one(connection).await? else { return Ok(TeamAddress::Unknown) };
        let id = HamletId(row.id);
        let own = team::Entity::find_by_id((self.unit.0, row.id)).one(connection).await?;
        let (text, teaches) = own.as_ref().map(team_text).transpose()?.unwrap_or_default();
        let mut members = Vec::new();
        for member in member_rows(self.unit, id).all(connection).await? {
            let member = member_text(&member)?;
            let phone = member.public_phone().cloned();
            let (office, name, organisation) = (member.office, member.name, member.organisation);
            members.push(PublicMember { office, name, organisation, phone });
        }
        if text.decision.is_none() && members.is_empty() {
            return Ok(TeamAddress::Unknown);
        }
        if row.is_retired {
            return Ok(TeamAddress::Gone(hamlets::text(&row)?));
        }
        members.sort_by_key(|member| member.office);
        let until = duty_shift::Column::Day.lt(today.days() + DAYS_SHOWN);
        let shifts = roster::shifts(connection, roster::of_hamlet(self.unit, id).filter(until), today).await?;
        Ok(TeamAddress::Live(PublicTeam {
            hamlet: hamlets::text(&row)?,
            id,
            decision: text.decision,
            zalo: text.zalo,
            teaches,
            members,
            roster: shifts.into_iter().map(|(_, shift)| shift).collect(),
        }))
    }
}
