//! The unit for practice: there from the first start, and from any later one of an installation that is older than it.

use domain::unit::{Level, UnitId, UnitKind, Validity};
use store::{NewUnit, StoreError};

use crate::StartError;
use crate::core::{ActionError, Core};

/// Its address, and what is tried next where a commune has taken that.
const SLUGS: [&str; 3] = ["thuc-hanh", "xa-thuc-hanh", "don-vi-thuc-hanh"];

/// Adds it where it is missing and there is a province; once, however many nodes start together.
pub async fn ensure(core: &Core) -> Result<(), StartError> {
    let registry = core.store.registry().await?;
    let province = registry.units.iter().find(|unit| unit.kind.level() == Level::Province).map(|unit| unit.id);
    let Some(province) = province.filter(|_| registry.practice.is_empty()) else { return Ok(()) };
    for slug in SLUGS {
        let added = core.store.write(|tx| async move {
            tx.units().add_practice(new(province, slug)).await?;
            Ok::<_, ActionError>(())
        });
        match added.await {
            Err(ActionError::Store(StoreError::Duplicate(_))) => {}
            done => return Ok(done?),
        }
    }
    tracing::warn!("there is no unit for practice: every address it could have is a commune's");
    Ok(())
}

fn new(province: UnitId, slug: &str) -> NewUnit {
    NewUnit {
        parent: Some(province),
        kind: UnitKind::Commune,
        slug: slug.to_owned(),
        name: "Thực Hành".to_owned(),
        full_name: "Xã Thực Hành".to_owned(),
        codes: Vec::new(),
        validity: Validity::default(),
    }
}
