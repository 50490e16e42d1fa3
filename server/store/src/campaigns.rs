//! Campaigns and their figures: residents read those that are for them, whoever may publish writes all of them, because
//! a figure goes to residents the moment it is written.

use domain::campaign::{CampaignId, CampaignText, Figure, MOST_CAMPAIGNS, MOST_FIGURES};
use domain::moment::{CivilDate, Moment};
use domain::topic::Topic;
use domain::unit::UnitId;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, Select, Set,
};

use crate::desk::DeskReader;
use crate::entities::{campaign, campaign_step};
use crate::error::StoreError;
use crate::profile::name_of;
use crate::publication::DeskPublisher;
use crate::site::Site;
use crate::stored;

/// A campaign with everything that was counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Campaign {
    /// The number.
    pub id: CampaignId,
    /// What it is.
    pub text: CampaignText,
    /// Each day's count, the newest first.
    pub figures: Vec<Figure>,
}

impl Campaign {
    /// The newest count; `None` while nobody counted.
    pub fn newest(&self) -> Option<Figure> {
        self.figures.first().copied()
    }
}

/// A campaign as the desk sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskCampaign {
    /// What residents would see.
    pub campaign: Campaign,
    /// Grows with every change of the text.
    pub version: i64,
    /// The last change of it.
    pub changed_at: Moment,
    /// Name of the person who made it; `None` once that person is gone.
    pub changed_by: Option<String>,
}

/// What became of a change to a campaign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CampaignSaved {
    /// Written.
    Done(CampaignId),
    /// The unit has as many as it can have, or the campaign as many figures; nothing was written.
    TooMany,
    /// Somebody changed it meanwhile; nothing was written.
    Stale(Box<DeskCampaign>),
    /// No such campaign, or no such figure, at this unit.
    Missing,
}

impl Site<'_> {
    /// What residents see, the newest first.
    pub async fn campaigns(&self) -> Result<Vec<Campaign>, StoreError> {
        whole(self.snapshot.connection(), self.unit, for_residents(self.unit)).await
    }
}

impl DeskReader<'_> {
    /// Every campaign, the newest first.
    pub async fn campaigns(&self) -> Result<Vec<Campaign>, StoreError> {
        whole(self.snapshot.connection(), self.desk.unit(), of_unit(self.desk.unit())).await
    }

    /// One campaign; `None` also for another unit's.
    pub async fn campaign(&self, id: CampaignId) -> Result<Option<DeskCampaign>, StoreError> {
        one(self.snapshot.connection(), self.desk.unit(), of_unit(self.desk.unit()), id).await
    }
}

impl DeskPublisher<'_> {
    /// One campaign, which nobody else can change until this transaction ends; `None` also for another unit's.
    pub async fn campaign(&self, id: CampaignId) -> Result<Option<DeskCampaign>, StoreError> {
        one(self.tx.connection(), self.unit, of_unit(self.unit).lock_exclusive(), id).await
    }

    /// A new campaign.
    pub async fn add_campaign(&self, text: &CampaignText, at: Moment) -> Result<CampaignSaved, StoreError> {
        let connection = self.tx.connection();
        if is_full(of_unit(self.unit).count(connection).await?, MOST_CAMPAIGNS) {
            return Ok(CampaignSaved::TooMany);
        }
        let row = campaign::ActiveModel {
            unit_id: Set(self.unit.0),
            version: Set(1),
            ..self.campaign_written(<campaign::ActiveModel as Default>::default(), text, at)
        };
        let added = campaign::Entity::insert(row).exec(connection).await?;
        Ok(CampaignSaved::Done(CampaignId(added.last_insert_id)))
    }

    /// A new text of a campaign, if it still is what the publisher started from.
    pub async fn save_campaign(
        &self,
        id: CampaignId,
        expected_version: i64,
        text: &CampaignText,
        at: Moment,
    ) -> Result<CampaignSaved, StoreError> {
        let row = match self.fresh_campaign(id, expected_version).await? {
            Ok(row) => row,
            Err(outcome) => return Ok(outcome),
        };
        let version = row.version + 1;
        let mut row = self.campaign_written(row.into_active_model(), text, at);
        row.version = Set(version);
        row.update(self.tx.connection()).await?;
        Ok(CampaignSaved::Done(id))
    }

    /// Takes a campaign away for good, with all its figures.
    pub async fn remove_campaign(&self, id: CampaignId, expected_version: i64) -> Result<CampaignSaved, StoreError> {
        match self.fresh_campaign(id, expected_version).await? {
            Ok(row) => {
                campaign::Entity::delete_by_id(row.id).exec(self.tx.connection()).await?;
                Ok(CampaignSaved::Done(id))
            }
            Err(outcome) => Ok(outcome),
        }
    }

    /// A count, in the place of another one of the same day.
    pub async fn note_figure(&self, id: CampaignId, figure: Figure, at: Moment) -> Result<CampaignSaved, StoreError> {
        let connection = self.tx.connection();
        if self.campaign(id).await?.is_none() {
            return Ok(CampaignSaved::Missing);
        }
        let others = steps(self.unit, &[id.0]).filter(campaign_step::Column::Day.ne(figure.as_of.days()));
        if is_full(others.count(connection).await?, MOST_FIGURES) {
            return Ok(CampaignSaved::TooMany);
        }
        let row = campaign_step::ActiveModel {
            unit_id: Set(self.unit.0),
            campaign_id: Set(id.0),
            day: Set(figure.as_of.days()),
            done: Set(figure.done.into()),
            noted_at: Set(at.micros()),
            noted_by: Set(Some(self.person.0)),
        };
        let key = [campaign_step::Column::UnitId, campaign_step::Column::CampaignId, campaign_step::Column::Day];
        let new = [campaign_step::Column::Done, campaign_step::Column::NotedAt, campaign_step::Column::NotedBy];
        campaign_step::Entity::insert(row)
            .on_conflict(OnConflict::columns(key).update_columns(new).to_owned())
            .exec_without_returning(connection)
            .await?;
        Ok(CampaignSaved::Done(id))
    }

    /// Takes the count of a day away; what it was, or `None` when there is none.
    pub async fn remove_figure(&self, id: CampaignId, day: CivilDate) -> Result<Option<Figure>, StoreError> {
        let Some(found) = self.campaign(id).await? else { return Ok(None) };
        let Some(figure) = found.campaign.figures.into_iter().find(|figure| figure.as_of == day) else {
            return Ok(None);
        };
        let key = (self.unit.0, id.0, day.days());
        campaign_step::Entity::delete_by_id(key).exec(self.tx.connection()).await?;
        Ok(Some(figure))
    }

    /// The campaign under a lock, or why nothing may be written.
    async fn fresh_campaign(
        &self,
        id: CampaignId,
        expected_version: i64,
    ) -> Result<Result<campaign::Model, CampaignSaved>, StoreError> {
        let connection = self.tx.connection();
        let mine = of_unit(self.unit).filter(campaign::Column::Id.eq(id.0));
        Ok(match mine.lock_exclusive().one(connection).await? {
            None => Err(CampaignSaved::Missing),
            Some(row) if row.version != expected_version => {
                Err(CampaignSaved::Stale(Box::new(desk_campaign(connection, self.unit, row).await?)))
            }
            Some(row) => Ok(row),
        })
    }

    fn campaign_written(&self, row: campaign::ActiveModel, text: &CampaignText, at: Moment) -> campaign::ActiveModel {
        campaign::ActiveModel {
            title: Set(text.title.clone()),
            noun: Set(text.noun.clone()),
            target: Set(text.target.into()),
            topic: Set(text.topic.code().to_owned()),
            first_day: Set(text.first.map(CivilDate::days)),
            last_day: Set(text.last.map(CivilDate::days)),
            about: Set(text.about.clone()),
            is_public: Set(text.is_public),
            changed_at: Set(at.micros()),
            changed_by: Set(Some(self.person.0)),
            ..row
        }
    }
}

fn is_full(there: u64, most: usize) -> bool {
    usize::try_from(there).is_ok_and(|there| there >= most)
}

fn of_unit(unit: UnitId) -> Select<campaign::Entity> {
    campaign::Entity::find().filter(campaign::Column::UnitId.eq(unit.0)).order_by_desc(campaign::Column::Id)
}

/// Put into their order afterwards: there are few, and the index is for finding them.
pub(crate) fn for_residents(unit: UnitId) -> Select<campaign::Entity> {
    campaign::Entity::find().filter(campaign::Column::UnitId.eq(unit.0)).filter(campaign::Column::IsPublic.eq(true))
}

pub(crate) fn steps(unit: UnitId, campaigns: &[i64]) -> Select<campaign_step::Entity> {
    campaign_step::Entity::find()
        .filter(campaign_step::Column::UnitId.eq(unit.0))
        .filter(campaign_step::Column::CampaignId.is_in(campaigns.iter().copied()))
}

async fn whole(
    connection: &impl ConnectionTrait,
    unit: UnitId,
    rows: Select<campaign::Entity>,
) -> Result<Vec<Campaign>, StoreError> {
    let mut rows = rows.all(connection).await?;
    rows.sort_by_key(|row| std::cmp::Reverse(row.id));
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let counted = steps(unit, &ids).all(connection).await?;
    let figures = |id| {
        let own = counted.iter().filter(|step| step.campaign_id == id).map(figure);
        let mut own = own.collect::<Result<Vec<_>, _>>()?;
        own.sort_by_key(|figure| std::cmp::Reverse(figure.as_of));
        Ok::<_, StoreError>(own)
    };
    rows.iter()
        .map(|row| Ok(Campaign { id: CampaignId(row.id), text: text(row)?, figures: figures(row.id)? }))
        .collect()
}

async fn one(
    connection: &impl ConnectionTrait,
    unit: UnitId,
    rows: Select<campaign::Entity>,
    id: CampaignId,
) -> Result<Option<DeskCampaign>, StoreError> {
    match rows.filter(campaign::Column::Id.eq(id.0)).one(connection).await? {
        Some(row) => desk_campaign(connection, unit, row).await.map(Some),
        None => Ok(None),
    }
}

async fn desk_campaign(
    connection: &impl ConnectionTrait,
    unit: UnitId,
    row: campaign::Model,
) -> Result<DeskCampaign, StoreError> {
    let counted = steps(unit, &[row.id]).order_by_desc(campaign_step::Column::Day).all(connection).await?;
    let figures = counted.iter().map(figure).collect::<Result<_, _>>()?;
    Ok(DeskCampaign {
        campaign: Campaign { id: CampaignId(row.id), text: text(&row)?, figures },
        version: row.version,
        changed_at: Moment::from_micros(row.changed_at),
        changed_by: name_of(connection, row.changed_by).await?,
    })
}

fn text(row: &campaign::Model) -> Result<CampaignText, StoreError> {
    Ok(CampaignText {
        title: row.title.clone(),
        noun: row.noun.clone(),
        target: count(row.target)?,
        topic: Topic::from_code(&row.topic).ok_or_else(|| stored::unreadable("topic", &row.topic))?,
        first: stored::day(row.first_day)?,
        last: stored::day(row.last_day)?,
        about: row.about.clone(),
        is_public: row.is_public,
    })
}

fn figure(row: &campaign_step::Model) -> Result<Figure, StoreError> {
    let as_of = CivilDate::from_days(row.day).ok_or_else(|| stored::unreadable("day", &row.day.to_string()))?;
    Ok(Figure { as_of, done: count(row.done)? })
}

fn count(found: i64) -> Result<u32, StoreError> {
    u32::try_from(found).map_err(|_| stored::unreadable("count", &found.to_string()))
}
