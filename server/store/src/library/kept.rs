//! Which bytes are still needed, and the originals of pictures that are not.

use domain::media::FileSort;
use domain::moment::Moment;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::WAITING;
use crate::entities::{file, rendition};
use crate::error::StoreError;
use crate::open::Store;
use crate::tx::Tx;

impl Tx {
    /// Forgets the originals of pictures brought before a moment that can be shown without them; how many.
    pub async fn forget_originals(&self, before: Moment) -> Result<u64, StoreError> {
        let forgotten = file::Entity::update_many()
            .col_expr(file::Column::Digest, Expr::value(None::<String>))
            .filter(file::Column::Sort.eq(FileSort::Picture.code()))
            .filter(file::Column::State.ne(WAITING))
            .filter(file::Column::AddedAt.lt(before.micros()))
            .filter(file::Column::Digest.is_not_null())
            .exec(self.connection())
            .await?;
        Ok(forgotten.rows_affected)
    }
}

impl Store {
    /// Which of these digests some library still needs.
    pub async fn needed_bytes(&self, digests: &[String]) -> Result<Vec<String>, StoreError> {
        let mut needed = Vec::new();
        let of_files = Query::select()
            .column(file::Column::Digest)
            .from(file::Entity)
            .and_where(Expr::col(file::Column::Digest).is_in(digests.iter().map(String::as_str)))
            .take();
        let of_renditions = Query::select()
            .column(rendition::Column::Digest)
            .from(rendition::Entity)
            .and_where(Expr::col(rendition::Column::Digest).is_in(digests.iter().map(String::as_str)))
            .take();
        for query in [of_files, of_renditions] {
            for row in self.0.read.query_all(&query).await? {
                needed.push(row.try_get_by_index(0)?);
            }
        }
        Ok(needed)
    }
}
