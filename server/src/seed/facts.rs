//! Facts of the embedded list of communes, given to the units that lack them: at the first start, and at any later
//! one after an update of this program.

use domain::moment::CivilDate;
use domain::unit::UnitKind;
use store::UnitFact;

use super::units::{Row, SCHEME, kind, rows};
use crate::StartError;
use crate::core::{ActionError, Core};
use crate::map::Map;

/// Keys of facts.
pub mod key {
    /// What kind of unit the list calls it.
    pub const KIND: &str = "kind";
    /// The district the list puts it in.
    pub const DISTRICT: &str = "district";
    /// Inhabitants, a whole number.
    pub const POPULATION: &str = "population";
    /// Its outline on the embedded map.
    pub const OUTLINE: &str = "outline";
}

const LIST: &str = "Danh mục đơn vị hành chính, Tổng cục Thống kê";
const CENSUS: &str = "Tổng điều tra dân số và nhà ở năm 2019, Tổng cục Thống kê";
const MAP: &str = "Sơ đồ theo dữ liệu censusVN2009 © 2017 Marc Choisy, giấy phép MIT";

/// Adds what is missing, in one transaction.
pub(super) async fn complete(core: &Core) -> Result<(), StartError> {
    let rows = rows()?;
    let rows = &rows;
    // The last day on which all 82 were there, and the codes were theirs alone.
    let Some(on) = CivilDate::new(2024, 12, 31) else { return Ok(()) };
    let filled = core.store.write(|tx| async move {
        let units = tx.units();
        for key in [key::KIND, key::DISTRICT, key::POPULATION, key::OUTLINE] {
            for (code, unit) in units.lacking(SCHEME, on, key).await? {
                let Some(row) = rows.iter().find(|row| row.code == code) else { continue };
                if let Some(fact) = fact(row, key, on) {
                    units.add_fact(unit, &fact).await?;
                    // Neighbours show each other.
                    tx.touch_registry();
                }
            }
        }
        Ok::<_, ActionError>(())
    });
    Ok(filled.await?)
}

fn fact(row: &Row, key: &str, on: CivilDate) -> Option<UnitFact> {
    let (value, source, as_of) = match key {
        key::KIND => (kind(row).map(UnitKind::label)?.to_owned(), LIST, Some(on)),
        key::DISTRICT => (row.district_name.clone(), LIST, Some(on)),
        key::POPULATION => (row.population?.to_string(), CENSUS, CivilDate::new(2019, 4, 1)),
        key::OUTLINE => (Map::embedded().has(&row.code).then(|| row.code.clone())?, MAP, None),
        _ => return None,
    };
    Some(UnitFact { key: key.to_owned(), value, source: source.to_owned(), as_of })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_unit_of_the_list_has_four_facts() {
        for row in rows().unwrap() {
            for key in [key::KIND, key::DISTRICT, key::POPULATION, key::OUTLINE] {
                let fact = fact(&row, key, CivilDate::new(2024, 12, 31).unwrap())
                    .unwrap_or_else(|| panic!("{key} of {}", row.code));
                assert!(!fact.value.is_empty() && !fact.source.is_empty());
            }
        }
    }
}
