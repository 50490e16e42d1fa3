//! What the portal says of all communes together: their newest items and figures that are true.

use std::collections::HashMap;

use app::paths::public::NewsArticle;
use app::screens::public::{ProvinceFigures, UnitNewsCard};
use domain::moment::CivilDate;
use domain::number::integer;
use domain::roll_up::RollUp;
use store::{Snapshot, StoreError, Tally};

use crate::registry::{Registry, Site};

/// Lines of news.
const LATEST: usize = 8;
/// Read a little more than shown: a unit may have items and no site any more.
const READ: u32 = 24;
/// The days in which a page counts as updated, today included.
const DAYS: i32 = 7;

/// The newest of all communes, newest first.
pub async fn news(snapshot: &Snapshot, registry: &Registry, site: &Site) -> Result<Vec<UnitNewsCard>, StoreError> {
    // Left out by the store and not afterwards: however much a suspended unit or one for practice published, the others' news are there.
    let mut but = registry.suspended();
    but.extend(registry.practice_units().map(|(unit, _)| unit.id));
    but.push(site.unit.id);
    let newest = snapshot.portal().news(&but, READ).await?;
    let cards = newest.into_iter().filter_map(|item| {
        let unit = registry.unit(item.unit).filter(|unit| registry.directory().has(unit.id))?;
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
    let directory = registry.directory();
    if registry.districts().is_empty() {
        return Ok(None);
    }
    let mut tallies = snapshot.portal().tallies().await?;
    tallies.retain(|tally| directory.has(tally.unit));
    let first_day = today.days() - DAYS + 1;
    let updated = tallies.iter().filter_map(|tally| tally.last_change);
    Ok(Some(ProvinceFigures {
        with_page: directory.len() as u64,
        communes: registry.communes_on(today),
        updated: updated.filter(|at| at.vietnam_date().days() >= first_day).count() as u64,
        published: tallies.iter().map(|tally| tally.published).sum(),
        teams: teams(registry, &tallies),
        on: today.short(),
    }))
}

/// How many hamlets have a team, of those units listed. A unit that listed none is missing, which is not zero.
fn teams(registry: &Registry, tallies: &[Tally]) -> Option<String> {
    let told: HashMap<_, _> = tallies.iter().filter_map(|tally| Some((tally.unit, tally.teams?))).collect();
    let open = registry.directory().districts().iter().flat_map(|(_, communes)| communes);
    let sum: RollUp = open.map(|unit| told.get(&unit.id).copied()).collect();
    let (covered, all) = sum.sums()?;
    let number = |count: u64| integer(i64::try_from(count).unwrap_or(i64::MAX));
    let gap = sum.gap().map(|gap| format!(" ({gap})")).unwrap_or_default();
    let (covered, all) = (number(covered), number(all));
    Some(format!(
        "Tổ công nghệ số cộng đồng đã có ở {covered}/{all} thôn, ấp, khu phố của những đơn vị đã lập danh sách{gap}."
    ))
}
