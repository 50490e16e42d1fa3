//! What the portal says of all communes together: their newest items and figures that are true.

use std::collections::HashSet;

use app::paths::public::NewsArticle;
use app::screens::public::{ProvinceFigures, UnitNewsCard};
use domain::moment::CivilDate;
use domain::unit::UnitId;
use store::{Snapshot, StoreError};

use crate::registry::{Registry, Site};

/// Lines of news.
const LATEST: usize = 8;
/// Read a little more than shown: a unit may have items and no site any more.
const READ: u32 = 24;
/// The days in which a page counts as updated, today included.
const DAYS: i32 = 7;

/// The newest of all communes, newest first.
pub async fn news(snapshot: &Snapshot, registry: &Registry, site: &Site) -> Result<Vec<UnitNewsCard>, StoreError> {
    let newest = snapshot.portal().news(site.unit.id, READ).await?;
    let cards = newest.into_iter().filter_map(|item| {
        let unit = registry.sites().find(|unit| unit.id == item.unit && !registry.is_suspended(unit.id))?;
        // The day the text bears, as on the commune's own page.
        let date = item.written_on.unwrap_or_else(|| item.published_at.vietnam_date());
        let path = NewsArticle { slug: item.slug.to_string() };
        Some(UnitNewsCard {
            unit: unit.full_name.clone(),
            title: item.title,
            href: format!("{}{path}", registry.origin_of(unit)),
            date: date.short(),
            date_iso: date.iso(),
        })
    });
    Ok(cards.take(LATEST).collect())
}

/// What is true on this day; `None` where there is no commune.
pub async fn figures(
    snapshot: &Snapshot,
    registry: &Registry,
    today: CivilDate,
) -> Result<Option<ProvinceFigures>, StoreError> {
    let communes = registry.districts().iter().flat_map(|(_, communes)| communes);
    let with_page: HashSet<UnitId> =
        communes.map(|unit| unit.id).filter(|unit| !registry.is_suspended(*unit)).collect();
    if with_page.is_empty() {
        return Ok(None);
    }
    let mut tallies = snapshot.portal().tallies().await?;
    tallies.retain(|tally| with_page.contains(&tally.unit));
    let first_day = today.days() - DAYS + 1;
    let updated = tallies.iter().filter_map(|tally| tally.last_change);
    Ok(Some(ProvinceFigures {
        with_page: with_page.len() as u64,
        communes: registry.communes_on(today),
        updated: updated.filter(|at| at.vietnam_date().days() >= first_day).count() as u64,
        published: tallies.iter().map(|tally| tally.published).sum(),
        on: today.short(),
    }))
}
