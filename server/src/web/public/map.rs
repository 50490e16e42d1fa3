//! The map of all communes, on the portal.

use std::collections::HashMap;

use app::paths::public::UnitMap;
use app::screens::public::{Drawing, MapDistrict, MapPage, MapUnit, Section};
use domain::unit::{Unit, UnitId, UnitKind};
use store::{Snapshot, StoreError};

use crate::map::{Board, Map};
use crate::registry::Registry;
use crate::seed::facts::key;
use crate::web::cached::{PageAnswer, PageRequest};
use crate::web::public::{frame, home};
use crate::web::respond::page;

/// Steps of the map's grid in one unit of the drawing: 0.0005 degrees, about 55 m.
const STEP: i32 = 5;

/// `GET /ban-do`
pub async fn show(request: PageRequest) -> Result<PageAnswer, StoreError> {
    let PageRequest { app, registry, site, snapshot, .. } = &request;
    if !site.is_portal {
        return Ok(PageAnswer::NotFound);
    }
    let outlines: HashMap<UnitId, String> = snapshot.portal().with_fact(key::OUTLINE).await?.into_iter().collect();
    let drawing = drawing(registry, &outlines);
    if drawing.districts.is_empty() {
        return Ok(PageAnswer::NotFound);
    }
    let screen = MapPage {
        frame: frame::of(app, registry, site, &UnitMap.to_string(), Section::Other),
        drawing,
        districts: home::districts(registry),
    };
    Ok(PageAnswer::Html(page::render(screen, &app.assets.urls)))
}

/// Whether any commune has an outline.
pub async fn is_there(snapshot: &Snapshot) -> Result<bool, StoreError> {
    Ok(!snapshot.portal().with_fact(key::OUTLINE).await?.is_empty())
}

fn drawing(registry: &Registry, outlines: &HashMap<UnitId, String>) -> Drawing {
    let map = Map::embedded();
    let board = map.board(STEP);
    let districts = registry.districts().iter().filter_map(|(district, communes)| {
        let drawn: Vec<(&Unit, &str)> = communes
            .iter()
            .filter_map(|unit| Some((unit.as_ref(), outlines.get(&unit.id)?.as_str())))
            .filter(|(_, key)| map.has(key))
            .collect();
        (!drawn.is_empty()).then(|| MapDistrict {
            name: district.full_name.clone(),
            enlarged: enlarged(map, board, district, &drawn),
            units: drawn
                .into_iter()
                .map(|(unit, key)| MapUnit {
                    name: unit.full_name.clone(),
                    href: registry.directory().has(unit.id).then(|| registry.origin_of(unit)),
                    path: map.path(key, board),
                })
                .collect(),
        })
    });
    let (islands, around) = map.islands(STEP * 2);
    Drawing {
        width: board.width,
        height: board.height,
        districts: districts.collect(),
        islands: (!islands.is_empty()).then(|| (around.view_box(), islands)),
    }
}

/// The wards of a city are too small to touch on a telephone: they are drawn once more, larger.
fn enlarged(map: &Map, board: Board, district: &Unit, drawn: &[(&Unit, &str)]) -> Option<String> {
    if district.kind != UnitKind::ProvincialCity {
        return None;
    }
    let wards = drawn.iter().filter(|(unit, _)| unit.kind == UnitKind::Ward).map(|(_, key)| *key);
    Some(map.board_of(wards, STEP, 2).view_box_on(board))
}
