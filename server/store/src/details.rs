//! What only one kind of item has, as it is stored: in each revision, and copied to the item when that goes public.

use domain::care::Care;
use domain::category::CategoryId;
use domain::event::{ClockTime, DayTime, EventTime};
use domain::guide;
use domain::item::{Details, ItemId, ItemKind};
use domain::moment::CivilDate;
use sea_orm::sea_query::SelectStatement;
use sea_orm::{FromQueryResult, Value};

use crate::entities::{item, revision};
use crate::error::StoreError;
use crate::stored::{self, unreadable};

/// The columns of a revision and the kind of its item.
#[derive(Default, FromQueryResult)]
pub(crate) struct DetailsRow {
    pub(crate) kind: String,
    pub(crate) category_id: Option<i64>,
    pub(crate) pinned_until: Option<i32>,
    pub(crate) valid_until: Option<i32>,
    pub(crate) starts_on: Option<i32>,
    pub(crate) starts_at: Option<i32>,
    pub(crate) ends_on: Option<i32>,
    pub(crate) ends_at: Option<i32>,
    pub(crate) place: Option<String>,
    pub(crate) parent_id: Option<i64>,
    pub(crate) position: Option<i32>,
    pub(crate) topic: Option<String>,
    pub(crate) audience: Option<String>,
    pub(crate) app_version: Option<String>,
    pub(crate) checked_on: Option<i32>,
}

/// Asks for what a [`DetailsRow`] is read from.
pub(crate) fn select_details(query: &mut SelectStatement) -> &mut SelectStatement {
    use revision::Column::{
        AppVersion, Audience, CategoryId, CheckedOn, EndsAt, EndsOn, ParentId, PinnedUntil, Place, Position, StartsAt,
        StartsOn, Topic, ValidUntil,
    };
    let of_revision = [
        CategoryId,
        PinnedUntil,
        ValidUntil,
        StartsOn,
        StartsAt,
        EndsOn,
        EndsAt,
        Place,
        ParentId,
        Position,
        Topic,
        Audience,
        AppVersion,
        CheckedOn,
    ];
    query.column((item::Entity, item::Column::Kind)).columns(of_revision.map(|column| (revision::Entity, column)))
}

impl DetailsRow {
    pub(crate) fn details(self) -> Result<Details, StoreError> {
        let kind = stored::kind(&self.kind)?;
        Ok(match kind {
            ItemKind::Article => Details::Article {
                category: self.category_id.map(CategoryId),
                pinned_until: stored::day(self.pinned_until)?,
            },
            ItemKind::Notice => Details::Notice { valid_until: stored::day(self.valid_until)? },
            ItemKind::Event => Details::Event { time: self.time()?, place: self.place },
            ItemKind::Page => {
                Details::Page { parent: self.parent_id.map(ItemId), position: stored::place(self.position)? }
            }
            ItemKind::Guide => Details::Guide {
                topic: stored::topic(self.topic.as_deref())?,
                audience: self.audience,
                app_version: self.app_version,
                checked_on: stored::day(self.checked_on)?,
            },
        })
    }

    fn time(&self) -> Result<Option<EventTime>, StoreError> {
        let Some(day) = stored::day(self.starts_on)? else { return Ok(None) };
        let starts = DayTime { day, clock: clock(self.starts_at)? };
        let ends = match stored::day(self.ends_on)? {
            Some(day) => Some(DayTime { day, clock: clock(self.ends_at)? }),
            None => None,
        };
        let time = EventTime::new(starts, ends).ok_or_else(|| unreadable("time of an event", &day.iso()))?;
        Ok(Some(time))
    }
}

fn clock(minutes: Option<i32>) -> Result<Option<ClockTime>, StoreError> {
    let read = |minutes: i32| u16::try_from(minutes).ok().and_then(ClockTime::from_minutes);
    minutes.map(|minutes| read(minutes).ok_or_else(|| unreadable("clock", &minutes.to_string()))).transpose()
}

impl From<&Details> for DetailsRow {
    fn from(details: &Details) -> Self {
        let mut row = Self { kind: details.kind().code().to_owned(), ..Self::default() };
        let minutes = |time: DayTime| time.clock.map(|clock| i32::from(clock.minutes()));
        match details {
            Details::Article { category, pinned_until } => {
                row.category_id = category.map(|id| id.0);
                row.pinned_until = pinned_until.map(CivilDate::days);
            }
            Details::Notice { valid_until } => row.valid_until = valid_until.map(CivilDate::days),
            Details::Event { time, place } => {
                let (starts, ends) = (time.map(EventTime::starts), time.and_then(EventTime::ends));
                row.starts_on = starts.map(|time| time.day.days());
                row.starts_at = starts.and_then(minutes);
                row.ends_on = ends.map(|time| time.day.days());
                row.ends_at = ends.and_then(minutes);
                row.place.clone_from(place);
            }
            Details::Page { parent, position } => {
                row.parent_id = parent.map(|id| id.0);
                row.position = position.map(i32::from);
            }
            Details::Guide { topic, audience, app_version, checked_on } => {
                row.topic = topic.map(|topic| topic.code().to_owned());
                row.audience.clone_from(audience);
                row.app_version.clone_from(app_version);
                row.checked_on = checked_on.map(CivilDate::days);
            }
        }
        row
    }
}

/// What of a live revision its item has as well, column by column. A guide is to be read again half a year after somebody
/// last followed it, unless a person chose a later day.
pub(crate) fn live(details: &Details, care: Care) -> [(item::Column, Value); 6] {
    let row = DetailsRow::from(details);
    let review = match details {
        Details::Guide { checked_on, .. } => care.review_on.max(checked_on.and_then(guide::review_day)),
        _ => care.review_on,
    };
    [
        (item::Column::CategoryId, row.category_id.into()),
        (item::Column::PinnedUntil, row.pinned_until.into()),
        (item::Column::CurrentUntil, details.current_until().map(CivilDate::days).into()),
        (item::Column::ParentId, row.parent_id.into()),
        (item::Column::Position, row.position.into()),
        (item::Column::ReviewOn, review.map(CivilDate::days).into()),
    ]
}
