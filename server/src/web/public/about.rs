//! What is known about a commune, put into words: facts of the store, its place on the map, its neighbours.

use std::sync::Arc;

use app::screens::public::{AboutUnit, SourcedFact, UnitPlace};
use domain::collation;
use domain::number;
use domain::unit::{Unit, UnitId};
use store::{Snapshot, StoreError, UnitFact};

use crate::map::Map;
use crate::registry::Registry;
use crate::seed::facts::key;

/// Steps of the map's grid in one unit of the small drawing: 0.002 degrees, about 220 m.
const STEP: i32 = 20;

/// What is known about a unit; empty when nothing is.
pub async fn of(snapshot: &Snapshot, registry: &Registry, unit: &Unit) -> Result<AboutUnit, StoreError> {
    let facts = snapshot.site(unit.id).facts().await?;
    let of_key = |key: &str| facts.iter().find(|fact| fact.key == key);
    let said = [(key::KIND, "Loại đơn vị"), (key::DISTRICT, "Thuộc"), (key::POPULATION, "Dân số")]
        .into_iter()
        .filter_map(|(key, label)| sentence(of_key(key)?, label));
    let mut place = None;
    if let Some(outline) = of_key(key::OUTLINE).filter(|fact| Map::embedded().has(&fact.value)) {
        let neighbours: Vec<String> = Map::embedded().neighbours(&outline.value).map(str::to_owned).collect();
        let holders = snapshot.portal().with_values(key::OUTLINE, &neighbours).await?;
        place = Some(where_it_lies(registry, unit, outline, &holders));
    }
    Ok(AboutUnit { facts: said.collect(), place })
}

fn sentence(fact: &UnitFact, label: &str) -> Option<SourcedFact> {
    let value = match fact.key.as_str() {
        key::POPULATION => format!("{} người", number::integer(fact.value.parse().ok()?)),
        _ => fact.value.clone(),
    };
    let source = match fact.as_of {
        Some(day) => format!("{}, tính đến {}", fact.source, day.short()),
        None => fact.source.clone(),
    };
    Some(SourcedFact { label: label.to_owned(), value, source })
}

fn where_it_lies(registry: &Registry, unit: &Unit, outline: &UnitFact, holders: &[(UnitId, String)]) -> UnitPlace {
    let map = Map::embedded();
    let board = map.board(STEP);
    // In alphabetical order, and only those that have a page.
    let has_page =
        |(holder, _): &(UnitId, String)| registry.unit(*holder).filter(|other| registry.by_slug(&other.slug).is_some());
    let mut bordering: Vec<&Arc<Unit>> = holders.iter().filter_map(has_page).collect();
    bordering.sort_by_cached_key(|other| collation::sort_key(&other.name));
    UnitPlace {
        view_box: board.view_box(),
        coast: map.coast(board),
        here: map.path(&outline.value, board),
        middle: map.middle(&outline.value, board).unwrap_or_default(),
        label: match registry.portal() {
            Some(province) => format!("Vị trí {} trong {}", unit.full_name, province.full_name),
            None => format!("Vị trí {}", unit.full_name),
        },
        // A border is there whether the other's site is open or not; a link is not.
        neighbours: bordering
            .iter()
            .map(|other| {
                let open = registry.directory().has(other.id);
                (other.full_name.clone(), open.then(|| registry.origin_of(other)))
            })
            .collect(),
        source: outline.source.clone(),
    }
}
