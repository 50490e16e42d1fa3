//! The 82 communes, wards and towns of Bà Rịa - Vũng Tàu as of before 2025-01-01, with their
//! districts and the province. Facts from the public list of administrative units.

use std::collections::BTreeMap;

use domain::unit::{UnitId, UnitKind, Validity};
use serde::Deserialize;
use store::NewUnit;

use crate::StartError;
use crate::core::{ActionError, Core};

const COMMUNES: &str = include_str!("../../data/communes.csv");

/// Codes are attributes with validity; this names whose they are.
pub(super) const SCHEME: &str = "gso";

/// Where the first article goes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Loaded {
    /// The province.
    pub(super) province: UnitId,
    /// Xã Hòa Long, the province's first digital commune.
    pub(super) pilot: Option<UnitId>,
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct Row {
    pub(super) code: String,
    name: String,
    kind: String,
    full_name: String,
    slug: String,
    district_code: String,
    pub(super) district_name: String,
    pub(super) population: Option<u32>,
}

/// Adds all units in one transaction, with open validity.
pub(super) async fn load(core: &Core) -> Result<Loaded, StartError> {
    let rows = rows()?;
    let rows = &rows;
    let loaded = core.store.write(|tx| async move {
        let units = tx.units();
        let province = units.add(province()).await?;
        let mut districts = BTreeMap::new();
        for (code, full_name) in district_names(rows) {
            districts.insert(code.clone(), units.add(district(province, &code, &full_name)).await?);
        }
        let mut pilot = None;
        for row in rows {
            let id = units.add(commune(districts.get(&row.district_code).copied(), row)).await?;
            if row.slug == "xa-hoa-long" {
                pilot = Some(id);
            }
        }
        Ok::<_, ActionError>(Loaded { province, pilot })
    });
    Ok(loaded.await?)
}

pub(super) fn rows() -> Result<Vec<Row>, StartError> {
    let rows: Result<Vec<Row>, _> = csv::Reader::from_reader(COMMUNES.as_bytes()).into_deserialize().collect();
    let rows = rows.map_err(|error| StartError::Embedded(error.to_string()))?;
    match rows.iter().find(|row| kind(row).is_none()) {
        Some(row) => Err(StartError::Embedded(format!("kind {:?} of unit {}", row.kind, row.code))),
        None => Ok(rows),
    }
}

/// Slugs of the embedded units, in the order of the list.
pub(super) fn slugs() -> Result<Vec<String>, StartError> {
    Ok(rows()?.into_iter().map(|row| row.slug).collect())
}

/// The list writes `thi_tran`; our codes are written like slugs.
pub(super) fn kind(row: &Row) -> Option<UnitKind> {
    UnitKind::from_code(&row.kind.replace('_', "-"))
}

/// The districts of the rows, and Côn Đảo, which has no communes and so no row.
fn district_names(rows: &[Row]) -> BTreeMap<String, String> {
    let named = rows.iter().map(|row| (row.district_code.clone(), row.district_name.clone()));
    named.chain([("755".to_owned(), "Huyện Côn Đảo".to_owned())]).collect()
}

fn province() -> NewUnit {
    new_unit(None, UnitKind::Province, "tinh-ba-ria-vung-tau", "Bà Rịa - Vũng Tàu", "Tỉnh Bà Rịa - Vũng Tàu", "77")
}

fn district(province: UnitId, code: &str, full_name: &str) -> NewUnit {
    const KINDS: [UnitKind; 3] = [UnitKind::ProvincialCity, UnitKind::Town, UnitKind::RuralDistrict];
    let kind = KINDS.into_iter().find(|kind| full_name.starts_with(kind.label())).unwrap_or(UnitKind::RuralDistrict);
    let name = full_name.trim_start_matches(kind.label()).trim();
    let slug = domain::slug::Slug::from_title(full_name).map(|slug| slug.to_string()).unwrap_or_default();
    new_unit(Some(province), kind, &slug, name, full_name, code)
}

fn commune(district: Option<UnitId>, row: &Row) -> NewUnit {
    let kind = kind(row).unwrap_or(UnitKind::Commune);
    new_unit(district, kind, &row.slug, &row.name, &row.full_name, &row.code)
}

fn new_unit(parent: Option<UnitId>, kind: UnitKind, slug: &str, name: &str, full_name: &str, code: &str) -> NewUnit {
    NewUnit {
        parent,
        kind,
        slug: slug.to_owned(),
        name: name.to_owned(),
        full_name: full_name.to_owned(),
        codes: vec![(SCHEME.to_owned(), code.to_owned())],
        validity: Validity::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_list_has_82_units_in_seven_districts_with_slugs_of_their_own() {
        let rows = rows().unwrap();
        let slugs: std::collections::BTreeSet<_> = rows.iter().map(|row| &row.slug).collect();
        assert_eq!((rows.len(), slugs.len()), (82, 82));
        assert_eq!(district_names(&rows).len(), 8);
        assert_eq!(district(UnitId(1), "754", "Thị xã Phú Mỹ").slug, "thi-xa-phu-my");
        assert_eq!(district(UnitId(1), "747", "Thành phố Vũng Tàu").name, "Vũng Tàu");
    }
}
