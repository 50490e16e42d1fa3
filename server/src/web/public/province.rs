//! What the portal says of all communes together: their newest items and figures that are true.

use std::collections::HashMap;
use std::sync::Arc;

use app::paths::public::{NewsArticle, TeamFigures as TeamFiguresPath, Teams};
use app::screens::public::{DistrictTeams, ProvinceFigures, Section, TeamFigures, UnitNewsCard, UnitTeams};
use domain::moment::CivilDate;
use domain::number::integer;
use domain::roll_up::RollUp;
use domain::unit::{Unit, UnitId};
use store::{Snapshot, StoreError, Tally};

use crate::registry::{Registry, Site};
use crate::web::cached::{PageAnswer, PageRequest};
use crate::web::public::frame;
use crate::web::respond::page;

/// Lines of news.
const LATEST: usize = 8;
/// Read a little more than shown: a unit may have items and no site any more.
const READ: u32 = 24;
/// Places of a share: `89,92%`.
const PLACES: u8 = 2;
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
        teams: teams(registry, &told(&tallies)),
        on: today.short(),
    }))
}

/// `GET /so-lieu/to-cong-nghe-so`: how many hamlets have a team, unit by unit.
pub async fn team_figures(request: PageRequest) -> Result<PageAnswer, StoreError> {
    let PageRequest { app, registry, site, snapshot, today, .. } = &request;
    if !site.is_portal {
        return Ok(PageAnswer::NotFound);
    }
    let told = told(&snapshot.portal().tallies().await?);
    let Some(sentence) = teams(registry, &told) else { return Ok(PageAnswer::NotFound) };
    let of_unit = |unit: &Arc<Unit>| {
        let figure = told.get(&unit.id).copied();
        let sum: RollUp = [figure].into_iter().collect();
        // A team that is known of has a page in its unit's list.
        let has_list = figure.is_some_and(|(covered, _)| covered > 0);
        UnitTeams {
            name: unit.full_name.clone(),
            href: has_list.then(|| format!("{}{Teams}", registry.origin_of(unit))),
            counted: counted(sum),
            share: sum.percent(PLACES),
        }
    };
    let districts = registry.directory().districts().iter().map(|(district, communes)| {
        let sum: RollUp = communes.iter().map(|unit| told.get(&unit.id).copied()).collect();
        DistrictTeams {
            name: district.full_name.clone(),
            units: communes.iter().map(of_unit).collect(),
            counted: counted(sum),
            share: sum.percent(PLACES),
            gap: sum.gap(),
        }
    });
    let screen = TeamFigures {
        frame: frame::of(app, registry, site, &TeamFiguresPath.to_string(), Section::Other),
        sentence,
        on: today.short(),
        districts: districts.collect(),
    };
    Ok(PageAnswer::Html(page::render(screen, &app.assets.urls)))
}

/// Hamlets with a team and all hamlets, of each unit that listed any.
fn told(tallies: &[Tally]) -> HashMap<UnitId, (u64, u64)> {
    tallies.iter().filter_map(|tally| Some((tally.unit, tally.teams?))).collect()
}

/// `94/96`; `—` where nobody told.
fn counted(sum: RollUp) -> String {
    let number = |count: u64| integer(i64::try_from(count).unwrap_or(i64::MAX));
    sum.sums().map_or_else(|| "—".to_owned(), |(covered, all)| format!("{}/{}", number(covered), number(all)))
}

/// How many hamlets have a team, of those units listed. A unit that listed none is missing, which is not zero.
fn teams(registry: &Registry, told: &HashMap<UnitId, (u64, u64)>) -> Option<String> {
    let open = registry.directory().districts().iter().flat_map(|(_, communes)| communes);
    let sum: RollUp = open.map(|unit| told.get(&unit.id).copied()).collect();
    sum.sums()?;
    let (counted, gap) = (counted(sum), sum.gap().map(|gap| format!(" ({gap})")).unwrap_or_default());
    Some(format!(
        "Tổ công nghệ số cộng đồng đã có ở {counted} thôn, ấp, khu phố của những đơn vị đã lập danh sách{gap}."
    ))
}
