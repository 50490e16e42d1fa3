//! Facts about units that somebody else established, each with its source. Everything here is public.

use std::collections::{BTreeMap, HashSet};

use domain::moment::CivilDate;
use domain::unit::UnitId;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict, Order, Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Set};

use crate::entities::{unit_code, unit_fact};
use crate::error::StoreError;
use crate::site::Site;
use crate::stored;
use crate::units::UnitWriter;

/// A fact with its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitFact {
    /// What it is about: `population`, `outline`.
    pub key: String,
    /// What is known.
    pub value: String,
    /// Who says so.
    pub source: String,
    /// The day on which it held.
    pub as_of: Option<CivilDate>,
}

impl Site<'_> {
    /// What is known about the unit; nothing that is not.
    pub async fn facts(&self) -> Result<Vec<UnitFact>, StoreError> {
        let found = unit_fact::Entity::find()
            .filter(unit_fact::Column::UnitId.eq(self.unit.0))
            .order_by_asc(unit_fact::Column::Key)
            .all(self.snapshot.connection())
            .await?;
        let fact = |row: unit_fact::Model| {
            let as_of = stored::day(row.as_of)?;
            Ok(UnitFact { key: row.key, value: row.value, source: row.source, as_of })
        };
        found.into_iter().map(fact).collect()
    }
}

impl UnitWriter<'_> {
    /// Units that had a code of this scheme on a day and lack a fact: the code with the unit. A code that several
    /// units had then is left out, because nobody can say here whose fact it would be.
    pub async fn lacking(&self, scheme: &str, on: CivilDate, key: &str) -> Result<Vec<(String, UnitId)>, StoreError> {
        let mut with_fact = Query::select();
        with_fact
            .column(unit_fact::Column::UnitId)
            .from(unit_fact::Entity)
            .and_where(Expr::col(unit_fact::Column::Key).eq(key));
        let rows = unit_code::Entity::find()
            .filter(unit_code::Column::Scheme.eq(scheme))
            .order_by_asc(unit_code::Column::Code)
            .all(self.tx.connection())
            .await?;
        let known = self.tx.connection().query_all(&with_fact).await?;
        let known: HashSet<i64> = known.iter().map(|row| row.try_get_by_index(0)).collect::<Result<_, _>>()?;
        let mut holders: BTreeMap<String, Vec<i64>> = BTreeMap::new();
        for row in rows {
            if !stored::validity(row.valid_from, row.valid_to)?.holds_on(on) {
                continue;
            }
            let units = holders.entry(row.code).or_default();
            if !units.contains(&row.unit_id) {
                units.push(row.unit_id);
            }
        }
        let alone = holders.into_iter().filter_map(|(code, units)| match units[..] {
            [unit] if !known.contains(&unit) => Some((code, UnitId(unit))),
            _ => None,
        });
        Ok(alone.collect())
    }

    /// Adds a fact the unit does not have yet; one that is there stays as it is. Says that the unit's pages change.
    pub async fn add_fact(&self, unit: UnitId, fact: &UnitFact) -> Result<(), StoreError> {
        let row = unit_fact::ActiveModel {
            unit_id: Set(unit.0),
            key: Set(fact.key.clone()),
            value: Set(fact.value.clone()),
            source: Set(fact.source.clone()),
            as_of: Set(fact.as_of.map(CivilDate::days)),
        };
        unit_fact::Entity::insert(row)
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .exec_without_returning(self.tx.connection())
            .await?;
        self.tx.touch(unit);
        Ok(())
    }
}

/// The units of which a fact has one of these values.
pub(crate) fn holders_query(key: &str, values: Option<&[String]>) -> SelectStatement {
    let mut query = Query::select();
    query
        .columns([unit_fact::Column::UnitId, unit_fact::Column::Value])
        .from(unit_fact::Entity)
        .and_where(Expr::col(unit_fact::Column::Key).eq(key))
        .order_by(unit_fact::Column::Value, Order::Asc);
    if let Some(values) = values {
        query.and_where(Expr::col(unit_fact::Column::Value).is_in(values));
    }
    query
}
