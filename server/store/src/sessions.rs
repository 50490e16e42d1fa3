//! [`Sessions`]: sessions of the desk. What they hold is the server's business; expiry is checked here.

use std::fmt;

use domain::moment::Moment;
use domain::person::PersonId;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Set};

use crate::entities::{person, session};
use crate::error::StoreError;
use crate::open::Store;

/// Reads and writes sessions, each call on its own: no session is part of a larger deed.
#[derive(Debug)]
pub struct Sessions<'a> {
    pub(crate) store: &'a Store,
}

/// A session that has not expired.
#[derive(Clone, PartialEq, Eq)]
pub struct SessionRow {
    /// As it was saved.
    pub data: String,
    /// Until when.
    pub expires_at: Moment,
}

impl Sessions<'_> {
    /// The session with this id, unless it has expired.
    pub async fn load(&self, id: &str, now: Moment) -> Result<Option<SessionRow>, StoreError> {
        let row = session::Entity::find_by_id(id)
            .filter(session::Column::ExpiresAt.gt(now.micros()))
            .one(&self.store.0.read)
            .await?;
        Ok(row.map(|row| SessionRow { data: row.data, expires_at: Moment::from_micros(row.expires_at) }))
    }

    /// A new session; false, and nothing changed, when the id exists.
    pub async fn create(
        &self,
        id: &str,
        data: &str,
        expires_at: Moment,
        person: Option<PersonId>,
    ) -> Result<bool, StoreError> {
        let added = session::Entity::insert(row(id, data, expires_at, person))
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .exec_without_returning(&self.store.0.write)
            .await?;
        Ok(added == 1)
    }

    /// Writes a session that is there. One that was ended meanwhile stays ended: a request that began before must not
    /// bring it back.
    pub async fn save(
        &self,
        id: &str,
        data: &str,
        expires_at: Moment,
        person: Option<PersonId>,
    ) -> Result<(), StoreError> {
        session::Entity::update_many()
            .col_expr(session::Column::Data, Expr::value(data))
            .col_expr(session::Column::ExpiresAt, Expr::value(expires_at.micros()))
            .col_expr(session::Column::PersonId, Expr::value(person.map(|person| person.0)))
            .filter(session::Column::Id.eq(id))
            .exec(&self.store.0.write)
            .await?;
        Ok(())
    }

    /// Ends a session.
    pub async fn delete(&self, id: &str) -> Result<(), StoreError> {
        session::Entity::delete_by_id(id).exec(&self.store.0.write).await?;
        Ok(())
    }

    /// Ends every session of a person: after a new password, or when they may no longer sign in.
    pub async fn delete_of(&self, person: PersonId) -> Result<u64, StoreError> {
        let gone = session::Entity::delete_many()
            .filter(session::Column::PersonId.eq(person.0))
            .exec(&self.store.0.write)
            .await?;
        Ok(gone.rows_affected)
    }

    /// The sessions of a person that have not expired, newest first, each with its id.
    pub async fn of(&self, person: PersonId, now: Moment) -> Result<Vec<(String, SessionRow)>, StoreError> {
        let rows = session::Entity::find()
            .filter(session::Column::PersonId.eq(person.0))
            .filter(session::Column::ExpiresAt.gt(now.micros()))
            .order_by_desc(session::Column::ExpiresAt)
            .all(&self.store.0.read)
            .await?;
        let read = |row: session::Model| {
            (row.id, SessionRow { data: row.data, expires_at: Moment::from_micros(row.expires_at) })
        };
        Ok(rows.into_iter().map(read).collect())
    }

    /// Notes that a person is at the desk.
    pub async fn seen(&self, person: PersonId, at: Moment) -> Result<(), StoreError> {
        person::Entity::update_many()
            .col_expr(person::Column::SeenAt, Expr::value(at.micros()))
            .filter(person::Column::Id.eq(person.0))
            .exec(&self.store.0.write)
            .await?;
        Ok(())
    }

    /// Removes what has expired, and tells how many that were.
    pub async fn delete_expired(&self, now: Moment) -> Result<u64, StoreError> {
        let gone = session::Entity::delete_many()
            .filter(session::Column::ExpiresAt.lte(now.micros()))
            .exec(&self.store.0.write)
            .await?;
        Ok(gone.rows_affected)
    }
}

fn row(id: &str, data: &str, expires_at: Moment, person: Option<PersonId>) -> session::ActiveModel {
    session::ActiveModel {
        id: Set(id.to_owned()),
        data: Set(data.to_owned()),
        expires_at: Set(expires_at.micros()),
        person_id: Set(person.map(|person| person.0)),
    }
}

/// What a session holds is not for logs.
impl fmt::Debug for SessionRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SessionRow").field("expires_at", &self.expires_at).finish_non_exhaustive()
    }
}
