//! [`Factors`]: what people have beside a password, and the browsers they signed in from.

use std::fmt;

use domain::moment::Moment;
use domain::person::PersonId;
use domain::second_factor::FactorCounts;
use sea_orm::sea_query::{Expr, ExprTrait, LockType, OnConflict, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, Set};

use crate::entities::{code_app, known_device, passkey, person, recovery_code};
use crate::error::StoreError;
use crate::open::Store;
use crate::tx::Tx;

/// Reads about factors.
#[derive(Debug)]
pub struct Factors<'a> {
    pub(crate) store: &'a Store,
}

/// The app in which a person makes codes.
#[derive(Clone, PartialEq, Eq)]
pub struct CodeApp {
    /// What it shares with us.
    pub secret: Vec<u8>,
    /// Since when.
    pub added_at: Moment,
    /// The newest step whose code was used; no code of it or of an earlier one counts any more.
    pub last_step: i64,
}

/// A passkey of a person.
#[derive(Clone, PartialEq, Eq)]
pub struct Passkey {
    /// Our own number.
    pub id: i64,
    /// Whose.
    pub person: PersonId,
    /// The browser's name for it.
    pub credential: Vec<u8>,
    /// What proves it, as the passkeys' crate wrote it.
    pub stored: String,
    /// What the person calls it.
    pub name: String,
    /// How often it was used, where it counts.
    pub counter: u32,
    /// Since when.
    pub added_at: Moment,
    /// When it was last used.
    pub used_at: Option<Moment>,
}

impl Factors<'_> {
    /// The app of a person.
    pub async fn code_app(&self, person: PersonId) -> Result<Option<CodeApp>, StoreError> {
        let row =
            code_app::Entity::find().filter(code_app::Column::PersonId.eq(person.0)).one(&self.store.0.read).await?;
        Ok(row.map(|row| CodeApp {
            secret: row.secret,
            added_at: Moment::from_micros(row.added_at),
            last_step: row.last_step,
        }))
    }

    /// The passkeys of a person, oldest first.
    pub async fn passkeys(&self, person: PersonId) -> Result<Vec<Passkey>, StoreError> {
        let rows = passkey::Entity::find()
            .filter(passkey::Column::PersonId.eq(person.0))
            .order_by_asc(passkey::Column::Id)
            .all(&self.store.0.read)
            .await?;
        Ok(rows.into_iter().map(read).collect())
    }

    /// The passkey a browser calls by this name, whosever it is.
    pub async fn passkey(&self, credential: &[u8]) -> Result<Option<Passkey>, StoreError> {
        let row = passkey::Entity::find()
            .filter(passkey::Column::Credential.eq(credential.to_vec()))
            .one(&self.store.0.read)
            .await?;
        Ok(row.map(read))
    }

    /// How many of each a person has.
    pub async fn counts(&self, person: PersonId) -> Result<FactorCounts, StoreError> {
        let read = &self.store.0.read;
        let app = code_app::Entity::find().filter(code_app::Column::PersonId.eq(person.0)).count(read).await?;
        let passkeys = passkey::Entity::find().filter(passkey::Column::PersonId.eq(person.0)).count(read).await?;
        let recovery = recovery_code::Entity::find()
            .filter(recovery_code::Column::PersonId.eq(person.0))
            .filter(recovery_code::Column::UsedAt.is_null())
            .count(read)
            .await?;
        let few = |count| u32::try_from(count).unwrap_or(u32::MAX);
        Ok(FactorCounts { app: app > 0, passkeys: few(passkeys), recovery: few(recovery) })
    }

    /// Whether a person signed in from this browser before.
    pub async fn knows_device(&self, person: PersonId, digest: &[u8; 32]) -> Result<bool, StoreError> {
        let found = known_device::Entity::find()
            .filter(known_device::Column::PersonId.eq(person.0))
            .filter(known_device::Column::Digest.eq(digest.to_vec()))
            .count(&self.store.0.read)
            .await?;
        Ok(found > 0)
    }

    /// Whether a person signed in from anywhere before.
    pub async fn knows_any_device(&self, person: PersonId) -> Result<bool, StoreError> {
        let found = known_device::Entity::find().filter(known_device::Column::PersonId.eq(person.0));
        Ok(found.count(&self.store.0.read).await? > 0)
    }
}

/// Writes about factors.
#[derive(Debug)]
pub struct FactorsWriter<'a> {
    pub(crate) tx: &'a Tx,
}

impl FactorsWriter<'_> {
    /// Waits for whoever else changes what this person has, so that two of the last ways in never go at once.
    pub async fn lock(&self, person: PersonId) -> Result<(), StoreError> {
        let mut lock = Query::select();
        lock.column(person::Column::Id)
            .from(person::Entity)
            .and_where(Expr::col(person::Column::Id).eq(person.0))
            .lock(LockType::NoKeyUpdate);
        self.tx.connection().query_one(&lock).await?;
        Ok(())
    }

    /// Another app instead of the one there was; the code that proved it counts no more.
    pub async fn set_code_app(&self, person: PersonId, secret: &[u8], step: i64, at: Moment) -> Result<(), StoreError> {
        self.remove_code_app(person).await?;
        let row = code_app::ActiveModel {
            person_id: Set(person.0),
            secret: Set(secret.to_vec()),
            added_at: Set(at.micros()),
            last_step: Set(step),
            ..Default::default()
        };
        code_app::Entity::insert(row).exec_without_returning(self.tx.connection()).await?;
        Ok(())
    }

    /// Forgets the app; false when there was none.
    pub async fn remove_code_app(&self, person: PersonId) -> Result<bool, StoreError> {
        let gone = code_app::Entity::delete_many()
            .filter(code_app::Column::PersonId.eq(person.0))
            .exec(self.tx.connection())
            .await?;
        Ok(gone.rows_affected > 0)
    }

    /// Uses the code of a step up: true exactly once, however many try.
    pub async fn use_step(&self, person: PersonId, step: i64) -> Result<bool, StoreError> {
        let used = code_app::Entity::update_many()
            .col_expr(code_app::Column::LastStep, Expr::value(step))
            .filter(code_app::Column::PersonId.eq(person.0))
            .filter(Expr::col(code_app::Column::LastStep).lt(step))
            .exec(self.tx.connection())
            .await?;
        Ok(used.rows_affected == 1)
    }

    /// New codes on paper; the former ones are worth nothing.
    pub async fn set_recovery_codes(
        &self,
        person: PersonId,
        digests: &[[u8; 32]],
        at: Moment,
    ) -> Result<(), StoreError> {
        recovery_code::Entity::delete_many()
            .filter(recovery_code::Column::PersonId.eq(person.0))
            .exec(self.tx.connection())
            .await?;
        let rows = digests.iter().map(|digest| recovery_code::ActiveModel {
            person_id: Set(person.0),
            digest: Set(digest.to_vec()),
            made_at: Set(at.micros()),
            ..Default::default()
        });
        if !digests.is_empty() {
            recovery_code::Entity::insert_many(rows).exec_without_returning(self.tx.connection()).await?;
        }
        Ok(())
    }

    /// Uses a code on paper up, and tells how many are left: exactly once, however many try. `None` for any other code.
    pub async fn use_recovery_code(
        &self,
        person: PersonId,
        digest: &[u8; 32],
        at: Moment,
    ) -> Result<Option<u32>, StoreError> {
        let unused = || recovery_code::Column::PersonId.eq(person.0).and(recovery_code::Column::UsedAt.is_null());
        let used = recovery_code::Entity::update_many()
            .col_expr(recovery_code::Column::UsedAt, Expr::value(at.micros()))
            .filter(unused())
            .filter(recovery_code::Column::Digest.eq(digest.to_vec()))
            .exec(self.tx.connection())
            .await?;
        if used.rows_affected != 1 {
            return Ok(None);
        }
        let left = recovery_code::Entity::find().filter(unused()).count(self.tx.connection()).await?;
        Ok(Some(u32::try_from(left).unwrap_or(u32::MAX)))
    }

    /// A new passkey; [`StoreError::Duplicate`] when the credential is somebody's already.
    pub async fn add_passkey(&self, passkey: &Passkey) -> Result<(), StoreError> {
        let row = passkey::ActiveModel {
            person_id: Set(passkey.person.0),
            credential: Set(passkey.credential.clone()),
            stored: Set(passkey.stored.clone()),
            name: Set(passkey.name.clone()),
            counter: Set(narrow(passkey.counter)),
            uses: Set(i64::from(passkey.counter)),
            added_at: Set(passkey.added_at.micros()),
            ..Default::default()
        };
        let added = passkey::Entity::insert(row)
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .exec_without_returning(self.tx.connection())
            .await?;
        if added == 0 { Err(StoreError::Duplicate("passkey")) } else { Ok(()) }
    }

    /// A passkey was used; false when another use came first and its counter did not grow.
    pub async fn use_passkey(&self, id: i64, stored: &str, counter: u32, at: Moment) -> Result<bool, StoreError> {
        let count = i64::from(counter);
        // A program of before step 82 counts in the narrow column alone.
        let fewer = Expr::col(passkey::Column::Uses).lt(count).and(Expr::col(passkey::Column::Counter).lt(count));
        let grows = fewer.or(Expr::value(count).eq(0));
        let used = passkey::Entity::update_many()
            .col_expr(passkey::Column::Stored, Expr::value(stored))
            .col_expr(passkey::Column::Counter, Expr::value(narrow(counter)))
            .col_expr(passkey::Column::Uses, Expr::value(count))
            .col_expr(passkey::Column::UsedAt, Expr::value(at.micros()))
            .filter(passkey::Column::Id.eq(id))
            .filter(grows)
            .exec(self.tx.connection())
            .await?;
        Ok(used.rows_affected == 1)
    }

    /// Forgets one passkey of a person; false when there was none.
    pub async fn remove_passkey(&self, person: PersonId, id: i64) -> Result<bool, StoreError> {
        let gone = passkey::Entity::delete_many()
            .filter(passkey::Column::PersonId.eq(person.0))
            .filter(passkey::Column::Id.eq(id))
            .exec(self.tx.connection())
            .await?;
        Ok(gone.rows_affected > 0)
    }

    /// Forgets everything but the password: the phone is lost, and so is the paper.
    pub async fn remove_all(&self, person: PersonId) -> Result<(), StoreError> {
        self.remove_code_app(person).await?;
        self.set_recovery_codes(person, &[], Moment::from_micros(0)).await?;
        passkey::Entity::delete_many()
            .filter(passkey::Column::PersonId.eq(person.0))
            .exec(self.tx.connection())
            .await?;
        Ok(())
    }

    /// Remembers the browser a person signed in from.
    pub async fn know_device(&self, person: PersonId, digest: &[u8; 32], at: Moment) -> Result<(), StoreError> {
        let row = known_device::ActiveModel {
            person_id: Set(person.0),
            digest: Set(digest.to_vec()),
            seen_at: Set(at.micros()),
            ..Default::default()
        };
        let again = OnConflict::columns([known_device::Column::PersonId, known_device::Column::Digest])
            .update_column(known_device::Column::SeenAt)
            .to_owned();
        known_device::Entity::insert(row).on_conflict(again).exec_without_returning(self.tx.connection()).await?;
        Ok(())
    }
}

/// As much of a count as the column of the first step holds; devices count up to twice that.
fn narrow(counter: u32) -> i32 {
    i32::try_from(counter).unwrap_or(i32::MAX)
}

fn read(row: passkey::Model) -> Passkey {
    Passkey {
        id: row.id,
        person: PersonId(row.person_id),
        credential: row.credential,
        stored: row.stored,
        name: row.name,
        counter: u32::try_from(std::cmp::max(row.uses, i64::from(row.counter))).unwrap_or(u32::MAX),
        added_at: Moment::from_micros(row.added_at),
        used_at: row.used_at.map(Moment::from_micros),
    }
}

/// Never shows the secret.
impl fmt::Debug for CodeApp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CodeApp").field("last_step", &self.last_step).finish_non_exhaustive()
    }
}

/// Shows neither credential nor name.
impl fmt::Debug for Passkey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Passkey").field("id", &self.id).field("counter", &self.counter).finish_non_exhaustive()
    }
}
