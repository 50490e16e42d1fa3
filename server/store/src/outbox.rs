//! [`Outbox`]: letters on their way. A letter is put here in the transaction of the deed it tells of, so that there is
//! never one without the other. The row is the job: whoever claims it has until a moment to send it; a process that ends
//! in between leaves it to the next. So a letter may arrive twice, and is never lost.

use domain::letter::Letter;
use domain::moment::Moment;
use domain::person::EmailAddress;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Order, Query, SelectStatement};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter, Set, UpdateMany,
};

use crate::entities::outbox;
use crate::error::StoreError;
use crate::open::Store;
use crate::tx::Tx;

/// How long after each try that failed the next one is, in seconds. After the last of them a letter is given up.
const WAITS: [i64; 5] = [60, 5 * 60, 30 * 60, 2 * 3600, 8 * 3600];

/// A letter with a link is not sent later than this, however long the link holds: whoever asked for it has asked again.
const MOST_SECONDS_OF_A_LINK: i64 = 24 * 3600;

/// Writes about letters.
#[derive(Debug)]
pub struct Outbox<'a> {
    tx: &'a Tx,
}

/// A letter somebody is about to send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterClaim {
    /// The number of its row; never given twice.
    pub id: i64,
    /// What is to be sent.
    pub letter: Letter,
    /// Which try this is, from 1.
    pub tries: i32,
    /// Until when it is claimed; tells this claim from later ones.
    until: i64,
}

/// What became of a try that failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failed {
    /// It will be tried again then.
    Again(Moment),
    /// It was the last try.
    GivenUp,
    /// The claim was over; somebody else has the letter.
    NotOurs,
}

/// How many letters there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OutboxCounts {
    /// Still to be sent.
    pub waiting: u64,
    /// Never sent.
    pub given_up: u64,
}

impl Tx {
    /// Letters on their way.
    pub fn outbox(&self) -> Outbox<'_> {
        Outbox { tx: self }
    }
}

impl Store {
    /// Claims the letter that is due longest, until a moment; `None` when none is due.
    pub async fn claim_letter(&self, now: Moment, until: Moment) -> Result<Option<LetterClaim>, StoreError> {
        // Most looks find nothing, and ask for no write transaction.
        if self.0.read.query_one(&due_query(now)).await?.is_none() {
            return Ok(None);
        }
        self.write(|tx| async move {
            let connection = tx.connection();
            while let Some(row) = connection.query_one(due_query(now).lock_exclusive()).await? {
                let row = Row::from_query_result(&row, "")?;
                let (id, tries) = (row.id, row.tries + 1);
                let Some(claim) = row.claim(now, until) else {
                    given_up(now).filter(outbox::Column::Id.eq(id)).exec(connection).await?;
                    continue;
                };
                let claimed = outbox::Entity::update_many()
                    .col_expr(outbox::Column::ClaimedUntil, Expr::value(until.micros()))
                    .col_expr(outbox::Column::Tries, Expr::value(tries))
                    .filter(outbox::Column::Id.eq(id))
                    .filter(is_free(now))
                    .exec(connection)
                    .await?;
                return Ok((claimed.rows_affected > 0).then_some(claim));
            }
            Ok::<_, StoreError>(None)
        })
        .await
    }

    /// How many letters wait, and how many were given up.
    pub async fn outbox_counts(&self) -> Result<OutboxCounts, StoreError> {
        let given_up =
            outbox::Entity::find().filter(outbox::Column::GivenUpAt.is_not_null()).count(&self.0.read).await?;
        let waiting = outbox::Entity::find().filter(outbox::Column::GivenUpAt.is_null()).count(&self.0.read).await?;
        Ok(OutboxCounts { waiting, given_up })
    }
}

impl Outbox<'_> {
    /// A letter to be sent once this transaction is committed.
    pub async fn add(&self, letter: &Letter, at: Moment) -> Result<(), StoreError> {
        let too_late = at.plus_seconds(MOST_SECONDS_OF_A_LINK);
        let row = outbox::ActiveModel {
            to_address: Set(letter.to().as_str().to_owned()),
            subject: Set(letter.subject().to_owned()),
            body: Set(Some(letter.body().to_owned())),
            created_at: Set(at.micros()),
            useless_from: Set(letter.is_useless_from().map(|moment| moment.min(too_late).micros())),
            next_try_at: Set(Some(at.micros())),
            tries: Set(0),
            ..Default::default()
        };
        outbox::Entity::insert(row).exec_without_returning(self.tx.connection()).await?;
        Ok(())
    }

    /// A claimed letter is sent: its row is gone. Whether the claim still held.
    pub async fn sent(&self, claim: &LetterClaim) -> Result<bool, StoreError> {
        let gone = outbox::Entity::delete_many()
            .filter(outbox::Column::Id.eq(claim.id))
            .filter(outbox::Column::ClaimedUntil.eq(claim.until))
            .exec(self.tx.connection())
            .await?;
        Ok(gone.rows_affected > 0)
    }

    /// A claimed letter could not be sent: it is tried again later, or given up after its last try.
    pub async fn failed(&self, claim: &LetterClaim, now: Moment) -> Result<Failed, StoreError> {
        let Some(next) = next_try(claim.tries, now) else { return self.refused(claim, now).await };
        let again = outbox::Entity::update_many()
            .col_expr(outbox::Column::ClaimedUntil, Expr::value(None::<i64>))
            .col_expr(outbox::Column::NextTryAt, Expr::value(next.micros()));
        let held = of(again, claim).exec(self.tx.connection()).await?;
        Ok(if held.rows_affected == 0 { Failed::NotOurs } else { Failed::Again(next) })
    }

    /// A claimed letter can never be sent: it is given up.
    pub async fn refused(&self, claim: &LetterClaim, now: Moment) -> Result<Failed, StoreError> {
        let held = of(given_up(now), claim).exec(self.tx.connection()).await?;
        Ok(if held.rows_affected == 0 { Failed::NotOurs } else { Failed::GivenUp })
    }

    /// Forgets every letter: after a backup was brought back, whose letters arrived long ago.
    pub async fn forget_all(&self) -> Result<u64, StoreError> {
        Ok(outbox::Entity::delete_many().exec(self.tx.connection()).await?.rows_affected)
    }
}

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    to_address: String,
    subject: String,
    body: Option<String>,
    useless_from: Option<i64>,
    tries: i32,
}

impl Row {
    /// `None` of what no try could bring to anybody, and of what was tried too often: a process that ended while it sent,
    /// again and again, may have been ended by the letter.
    fn claim(self, now: Moment, until: Moment) -> Option<LetterClaim> {
        let is_useless = self.useless_from.is_some_and(|moment| moment <= now.micros());
        if is_useless || usize::try_from(self.tries).is_ok_and(|tries| tries > WAITS.len()) {
            return None;
        }
        let letter = Letter::new(EmailAddress::parse(&self.to_address)?, &self.subject, &self.body?);
        Some(LetterClaim { id: self.id, letter, tries: self.tries + 1, until: until.micros() })
    }
}

/// When to try again after so many tries; `None` after the last.
fn next_try(tries: i32, now: Moment) -> Option<Moment> {
    let done = usize::try_from(tries).ok()?;
    Some(now.plus_seconds(*WAITS.get(done.checked_sub(1)?)?))
}

/// What nobody sends now.
fn is_free(now: Moment) -> Condition {
    Condition::any()
        .add(Expr::col(outbox::Column::ClaimedUntil).is_null())
        .add(Expr::col(outbox::Column::ClaimedUntil).lt(now.micros()))
}

/// The letter that is due longest. One given up has no moment for its next try.
pub(crate) fn due_query(now: Moment) -> SelectStatement {
    use outbox::Column::{Body, Id, NextTryAt, Subject, ToAddress, Tries, UselessFrom};
    Query::select()
        .columns([Id, ToAddress, Subject, Body, UselessFrom, Tries])
        .from(outbox::Entity)
        .and_where(Expr::col(NextTryAt).lte(now.micros()))
        .cond_where(is_free(now))
        .order_by(NextTryAt, Order::Asc)
        .order_by(Id, Order::Asc)
        .limit(1)
        .take()
}

fn given_up(now: Moment) -> UpdateMany<outbox::Entity> {
    outbox::Entity::update_many()
        .col_expr(outbox::Column::GivenUpAt, Expr::value(now.micros()))
        .col_expr(outbox::Column::Body, Expr::value(None::<String>))
        .col_expr(outbox::Column::NextTryAt, Expr::value(None::<i64>))
        .col_expr(outbox::Column::ClaimedUntil, Expr::value(None::<i64>))
}

fn of(update: UpdateMany<outbox::Entity>, claim: &LetterClaim) -> UpdateMany<outbox::Entity> {
    update.filter(outbox::Column::Id.eq(claim.id)).filter(outbox::Column::ClaimedUntil.eq(claim.until))
}
