//! What the pictures, files and blocks of a text lack to be public.

use std::collections::BTreeMap;

use domain::access::Desk;
use domain::item::ItemText;
use domain::media::{FileSort, Lacks, MediaKey, Readiness, keys_named, lacks};
use domain::unit::UnitId;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::{BROKEN, WAITING};
use crate::blocks::{Holding, missing};
use crate::desk::DeskReader;
use crate::entities::file;
use crate::error::StoreError;
use crate::stored;
use crate::tx::Tx;

impl DeskReader<'_> {
    /// What the pictures, files and blocks of a text lack to be public here.
    pub async fn lacks(&self, text: &ItemText) -> Result<Lacks, StoreError> {
        readiness(self.snapshot.connection(), self.desk.unit(), text, Holding::Seen).await
    }
}

impl Tx {
    /// What the pictures, files and blocks of a text lack to be public at this desk. Nobody takes one of the blocks away
    /// until this transaction ends.
    pub async fn lacks(&self, desk: &Desk, text: &ItemText) -> Result<Lacks, StoreError> {
        readiness(self.connection(), desk.unit(), text, Holding::Held).await
    }
}

pub(crate) async fn readiness(
    connection: &impl ConnectionTrait,
    unit: UnitId,
    text: &ItemText,
    holding: Holding,
) -> Result<Lacks, StoreError> {
    let blocks = missing(connection, unit, &text.body, holding).await?;
    let keys = keys_named(&text.body, text.cover.as_ref());
    if keys.is_empty() {
        return Ok(Lacks { blocks, ..Lacks::default() });
    }
    let rows = file::Entity::find()
        .filter(file::Column::UnitId.eq(unit.0))
        .filter(file::Column::Key.is_in(keys.iter().map(MediaKey::as_str)))
        .all(connection)
        .await?;
    let known = rows.into_iter().map(|row| {
        let readiness = Readiness {
            is_picture: row.sort == FileSort::Picture.code(),
            is_waiting: row.state == WAITING,
            is_broken: row.state == BROKEN,
            alt: row.alt,
            is_decorative: row.is_decorative,
            lacks_consent: row.shows_minors && !row.has_consent,
        };
        Ok((stored::media_key(&row.key)?, readiness))
    });
    let library = known.collect::<Result<BTreeMap<_, _>, StoreError>>()?;
    Ok(Lacks { blocks, ..lacks(&text.body, text.cover.as_ref(), &library) })
}
