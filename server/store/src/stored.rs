//! Stored forms, read back into domain values. What cannot be read was written by another version or another hand.

use domain::item::{ItemKind, ItemState, PublicDates};
use domain::media::{Focus, MediaKey};
use domain::moment::{CivilDate, Moment};
use domain::slug::Slug;
use domain::topic::Topic;
use domain::unit::Validity;
use domain::withdrawal::{Withdrawal, WithdrawalReason};

use crate::error::StoreError;

/// States of an item as stored; whether a draft waits behind the public text follows from the numbers.
pub(crate) const DRAFT: &str = "draft";
pub(crate) const PUBLISHED: &str = "published";
pub(crate) const WITHDRAWN: &str = "withdrawn";

pub(crate) fn unreadable(what: &str, value: &str) -> StoreError {
    StoreError::Unreadable(format!("{what} {value:?}"))
}

/// What a state follows from beside its word.
#[derive(Clone, Copy)]
pub(crate) struct Stands {
    pub(crate) newest: i32,
    pub(crate) live: Option<i32>,
    pub(crate) archived: Option<i64>,
}

impl Stands {
    pub(crate) fn state(self, stored: &str, withdrawal_reason: Option<&str>) -> Result<ItemState, StoreError> {
        match stored {
            DRAFT if self.archived.is_some() => Ok(ItemState::Archived),
            DRAFT => Ok(ItemState::Draft),
            PUBLISHED if self.live == Some(self.newest) => Ok(ItemState::Published),
            PUBLISHED => Ok(ItemState::PublishedWithDraft),
            WITHDRAWN if withdrawal_reason == Some(WithdrawalReason::Expired.code()) => Ok(ItemState::Expired),
            WITHDRAWN => Ok(ItemState::Withdrawn),
            other => Err(unreadable("state", other)),
        }
    }
}

pub(crate) fn kind(stored: &str) -> Result<ItemKind, StoreError> {
    ItemKind::from_code(stored).ok_or_else(|| unreadable("kind", stored))
}

pub(crate) fn slug(stored: &str) -> Result<Slug, StoreError> {
    Slug::parse(stored).ok_or_else(|| unreadable("slug", stored))
}

pub(crate) fn optional_slug(stored: Option<&str>) -> Result<Option<Slug>, StoreError> {
    stored.map(slug).transpose()
}

pub(crate) fn day(stored: Option<i32>) -> Result<Option<CivilDate>, StoreError> {
    stored.map(|days| CivilDate::from_days(days).ok_or_else(|| unreadable("day", &days.to_string()))).transpose()
}

/// What a guide is about.
pub(crate) fn topic(stored: Option<&str>) -> Result<Option<Topic>, StoreError> {
    stored.map(|code| Topic::from_code(code).ok_or_else(|| unreadable("topic", code))).transpose()
}

/// The place of a page among its neighbours.
pub(crate) fn place(stored: Option<i32>) -> Result<Option<u16>, StoreError> {
    stored.map(|place| u16::try_from(place).map_err(|_| unreadable("position", &place.to_string()))).transpose()
}

pub(crate) fn validity(from: Option<i32>, to: Option<i32>) -> Result<Validity, StoreError> {
    Ok(Validity { from: day(from)?, to: day(to)? })
}

pub(crate) fn dates(first: Option<i64>, again: Option<i64>) -> Option<PublicDates> {
    first.map(|first| PublicDates {
        published_at: Moment::from_micros(first),
        updated_at: again.map(Moment::from_micros),
    })
}

pub(crate) fn withdrawal(
    reason: Option<&str>,
    at: Option<i64>,
    explanation: Option<String>,
) -> Result<Option<Withdrawal>, StoreError> {
    let (Some(reason), Some(at)) = (reason, at) else { return Ok(None) };
    let reason = WithdrawalReason::from_code(reason).ok_or_else(|| unreadable("withdrawal reason", reason))?;
    Ok(Some(Withdrawal { reason, at: Moment::from_micros(at), explanation }))
}

/// Counts of rows and pages.
pub(crate) fn count(stored: i64) -> u64 {
    u64::try_from(stored).unwrap_or_default()
}

/// Rows to skip before a page counted from 1.
pub(crate) fn offset(page: u32, per_page: u32) -> u64 {
    u64::from(page.saturating_sub(1)) * u64::from(per_page)
}

pub(crate) fn media_key(stored: &str) -> Result<MediaKey, StoreError> {
    MediaKey::parse(stored).ok_or_else(|| unreadable("key of file", stored))
}

pub(crate) fn optional_media_key(stored: Option<&str>) -> Result<Option<MediaKey>, StoreError> {
    stored.map(media_key).transpose()
}

pub(crate) fn focus(stored: i32) -> Result<Focus, StoreError> {
    u8::try_from(stored).ok().and_then(Focus::new).ok_or_else(|| unreadable("focus", &stored.to_string()))
}

/// A length in pixels; what is none is not known.
pub(crate) fn pixels(stored: Option<i32>) -> Option<u32> {
    stored.and_then(|pixels| u32::try_from(pixels).ok())
}
