//! Pictures on their way to being shown. The row is the job: whoever claims it has until a moment to finish; a process
//! that ends in between leaves it to the next.

use domain::media::{FileId, Focus};
use domain::moment::Moment;
use domain::unit::UnitId;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Order, Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, Set};

use super::{BROKEN, READY, WAITING};
use crate::entities::{file, rendition};
use crate::error::StoreError;
use crate::open::Store;
use crate::stored;
use crate::tx::Tx;

/// After so many claims that came to nothing a picture is said to be broken.
const MOST_TRIES: i32 = 3;

/// A picture somebody works on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Whose.
    pub unit: UnitId,
    /// Which.
    pub file: FileId,
    /// Digest of the original.
    pub digest: Option<String>,
    /// Digest of the largest JPEG, where only the picture for shared links is to be made again.
    pub largest: Option<String>,
    /// Which part stays where it is cut.
    pub focus: Focus,
    /// Until when it is claimed; tells this claim from later ones.
    until: i64,
    /// Whether it was claimed too often already.
    pub is_hopeless: bool,
}

/// One size and format, whose bytes are kept already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRendition {
    /// `webp`, `jpg` or `card`.
    pub format: &'static str,
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
    /// Digest of its bytes, in hexadecimal digits.
    pub digest: String,
    /// How many.
    pub bytes: u64,
}

/// What a picture became.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Prepared {
    /// Every size, the picture for shared links among them.
    Ready {
        /// Upright, of the largest rendition.
        width: u32,
        /// Likewise.
        height: u32,
        /// Which of the 64 colours stands in its place.
        colour: u8,
        /// All of it.
        renditions: Vec<NewRendition>,
    },
    /// Only the picture for shared links, made again.
    Card(NewRendition),
    /// The picture for shared links could not be made again; everything else stays as it is.
    NoCard,
    /// It cannot be read, for this reason.
    Broken(String),
}

impl Store {
    /// Claims the picture that waited longest, until a moment; `None` when nothing waits.
    pub async fn claim_picture(&self, now: Moment, until: Moment) -> Result<Option<Claim>, StoreError> {
        // Most looks find nothing, and ask for no write transaction.
        if self.0.read.query_one(&claim_query(now)).await?.is_none() {
            return Ok(None);
        }
        self.write(|tx| async move {
            let connection = tx.connection();
            let Some(row) = connection.query_one(claim_query(now).lock_exclusive()).await? else { return Ok(None) };
            let row = Row::from_query_result(&row, "")?;
            let claimed = file::Entity::update_many()
                .col_expr(file::Column::ClaimedUntil, Expr::value(until.micros()))
                .col_expr(file::Column::Tries, Expr::value(row.tries + 1))
                .filter(file::Column::UnitId.eq(row.unit_id))
                .filter(file::Column::Id.eq(row.id))
                .filter(is_free(now))
                .exec(connection)
                .await?;
            if claimed.rows_affected == 0 {
                return Ok(None);
            }
            let largest = match row.state.as_str() {
                READY => connection.query_one(&largest_query(UnitId(row.unit_id), FileId(row.id))).await?,
                _ => None,
            };
            Ok::<_, StoreError>(Some(Claim {
                unit: UnitId(row.unit_id),
                file: FileId(row.id),
                digest: row.digest,
                largest: largest.map(|row| row.try_get_by_index(0)).transpose()?,
                focus: stored::focus(row.focus)?,
                until: until.micros(),
                is_hopeless: row.tries >= MOST_TRIES,
            }))
        })
        .await
    }
}

impl Tx {
    /// Writes what became of a claimed picture; whether the claim still held. Touches its unit.
    pub async fn prepared(&self, claim: &Claim, prepared: &Prepared) -> Result<bool, StoreError> {
        let connection = self.connection();
        let update = file::Entity::update_many()
            .col_expr(file::Column::ClaimedUntil, Expr::value(None::<i64>))
            .col_expr(file::Column::Tries, Expr::value(0))
            // Another part may have been chosen meanwhile.
            .col_expr(file::Column::WantsCard, Expr::col(file::Column::Focus).ne(i32::from(claim.focus.number())));
        let update = match prepared {
            Prepared::Ready { width, height, colour, .. } => update
                .col_expr(file::Column::State, Expr::value(READY))
                .col_expr(file::Column::Width, Expr::value(*width))
                .col_expr(file::Column::Height, Expr::value(*height))
                .col_expr(file::Column::Colour, Expr::value(i32::from(*colour))),
            Prepared::Broken(why) => update
                .col_expr(file::Column::State, Expr::value(BROKEN))
                .col_expr(file::Column::Fault, Expr::value(why.as_str())),
            Prepared::Card(_) | Prepared::NoCard => update,
        };
        let held = update
            .filter(file::Column::UnitId.eq(claim.unit.0))
            .filter(file::Column::Id.eq(claim.file.0))
            .filter(file::Column::ClaimedUntil.eq(claim.until))
            .exec(connection)
            .await?;
        if held.rows_affected == 0 {
            return Ok(false);
        }
        let (renditions, former): (&[NewRendition], _) = match prepared {
            Prepared::Ready { renditions, .. } => (renditions, None),
            Prepared::Card(card) => (std::slice::from_ref(card), Some("card")),
            Prepared::Broken(_) => (&[], None),
            Prepared::NoCard => {
                self.touch(claim.unit);
                return Ok(true);
            }
        };
        let mut delete = rendition::Entity::delete_many()
            .filter(rendition::Column::UnitId.eq(claim.unit.0))
            .filter(rendition::Column::FileId.eq(claim.file.0));
        if let Some(format) = former {
            delete = delete.filter(rendition::Column::Format.eq(format));
        }
        delete.exec(connection).await?;
        let rows: Vec<_> = renditions.iter().map(|one| row(claim, one)).collect();
        if !rows.is_empty() {
            rendition::Entity::insert_many(rows).exec_without_returning(connection).await?;
        }
        self.touch(claim.unit);
        Ok(true)
    }

    /// Gives a claim back that failed through no fault of the picture: it is no try, and others take it up once it is
    /// over.
    pub async fn gave_up(&self, claim: &Claim) -> Result<(), StoreError> {
        file::Entity::update_many()
            .col_expr(file::Column::Tries, Expr::col(file::Column::Tries).sub(1))
            .filter(file::Column::UnitId.eq(claim.unit.0))
            .filter(file::Column::Id.eq(claim.file.0))
            .filter(file::Column::ClaimedUntil.eq(claim.until))
            .filter(file::Column::Tries.gt(0))
            .exec(self.connection())
            .await?;
        Ok(())
    }
}

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    unit_id: i64,
    state: String,
    digest: Option<String>,
    focus: i32,
    tries: i32,
}

/// What nobody works on now.
fn is_free(now: Moment) -> Condition {
    Condition::any()
        .add(Expr::col(file::Column::ClaimedUntil).is_null())
        .add(Expr::col(file::Column::ClaimedUntil).lt(now.micros()))
}

/// The picture that waited longest.
pub(crate) fn claim_query(now: Moment) -> SelectStatement {
    use file::Column::{Digest, Focus, Id, State, Tries, UnitId, WantsCard};
    let waits = Condition::any()
        .add(Expr::col(State).eq(WAITING))
        .add(Condition::all().add(Expr::col(State).eq(READY)).add(Expr::col(WantsCard).eq(true)));
    Query::select()
        .columns([Id, UnitId, State, Digest, Focus, Tries])
        .from(file::Entity)
        .cond_where(Condition::all().add(waits).add(is_free(now)))
        .order_by(Id, Order::Asc)
        .limit(1)
        .take()
}

fn largest_query(unit: UnitId, file: FileId) -> SelectStatement {
    use rendition::Column::{Digest, FileId as OfFile, Format, UnitId as OfUnit, Width};
    Query::select()
        .column(Digest)
        .from(rendition::Entity)
        .and_where(Expr::col(OfUnit).eq(unit.0))
        .and_where(Expr::col(OfFile).eq(file.0))
        .and_where(Expr::col(Format).eq("jpg"))
        .order_by(Width, Order::Desc)
        .limit(1)
        .take()
}

fn row(claim: &Claim, one: &NewRendition) -> rendition::ActiveModel {
    rendition::ActiveModel {
        unit_id: Set(claim.unit.0),
        file_id: Set(claim.file.0),
        format: Set(one.format.to_owned()),
        width: Set(i32::try_from(one.width).unwrap_or(i32::MAX)),
        height: Set(i32::try_from(one.height).unwrap_or(i32::MAX)),
        digest: Set(one.digest.clone()),
        bytes: Set(i64::try_from(one.bytes).unwrap_or(i64::MAX)),
        ..Default::default()
    }
}
