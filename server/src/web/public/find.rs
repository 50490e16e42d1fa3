//! Communes by what a person types into the portal's box.

use app::paths::public::{FindUnit, Home, UnitMap};
use app::screens::public::{FindOutcome, FindPage, FoundUnit, Section};
use domain::find::Wanted;
use domain::unit::Level;
use store::StoreError;

use crate::registry::Registry;
use crate::web::cached::{PageAnswer, PageRequest};
use crate::web::public::{frame, map};
use crate::web::respond::page;

/// `GET /tim-don-vi?ten=`
pub async fn show(request: PageRequest) -> Result<PageAnswer, StoreError> {
    let PageRequest { app, registry, site, snapshot, typed, .. } = &request;
    if !site.is_portal {
        return Ok(PageAnswer::NotFound);
    }
    let mut everywhere = vec![("Danh sách theo huyện, thị xã, thành phố".to_owned(), format!("{Home}#tim-xa"))];
    if map::is_there(snapshot).await? {
        everywhere.push(("Chọn trên bản đồ".to_owned(), UnitMap.to_string()));
    }
    let screen = FindPage {
        frame: frame::of(app, registry, site, &FindUnit.to_string(), Section::Other),
        outcome: outcome(registry, typed),
        typed: typed.clone(),
        everywhere,
    };
    Ok(PageAnswer::Html(page::render(screen, &app.assets.urls)))
}

fn outcome(registry: &Registry, typed: &str) -> FindOutcome {
    match Wanted::read(typed) {
        Err(fault) => FindOutcome::Unusable(fault.sentence("Tên")),
        Ok(None) if typed.trim().is_empty() => FindOutcome::Nothing,
        Ok(None) => FindOutcome::Unusable("Tên cần có ít nhất một chữ cái hoặc chữ số.".to_owned()),
        Ok(Some(wanted)) => {
            let found = registry.directory().find(&wanted).into_iter().map(|unit| {
                let above = registry.above(&unit);
                let district = above.iter().rev().find(|unit| unit.kind.level() == Level::District);
                FoundUnit {
                    name: unit.full_name.clone(),
                    above: district.map(|unit| unit.full_name.clone()),
                    href: registry.origin_of(&unit),
                }
            });
            FindOutcome::Found(found.collect())
        }
    }
}
