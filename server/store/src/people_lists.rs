//! People as lists: who works for a unit, and everybody for whoever runs the platform.

use domain::access::{Administrator, Membership, Platform, Role};
use domain::moment::Moment;
use domain::person::{EmailAddress, PersonId};
use domain::second_factor::FactorCounts;
use domain::unit::UnitId;
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ConnectionTrait, FromQueryResult};

use crate::error::StoreError;
use crate::people::People;
use crate::staff;
use crate::stored::unreadable;

/// A person as a list shows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedPerson {
    /// Their number.
    pub id: PersonId,
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: EmailAddress,
    /// Whether they set a password; who did not has not accepted the invitation yet.
    pub accepted: bool,
    /// Whether they may no longer sign in.
    pub disabled: bool,
    /// When they were last at the desk.
    pub seen_at: Option<Moment>,
    /// What they have beside a password.
    pub factors: FactorCounts,
    /// Sessions that are open.
    pub sessions: u32,
    /// What they are, where; of a unit's list only there.
    pub roles: Vec<ListedRole>,
}

/// A role as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedRole {
    /// The role and its unit.
    pub held: Membership,
    /// The hamlet a team member works in.
    pub hamlet: Option<String>,
    /// The name under which somebody known was invited to it; `None` once they came.
    pub invited_as: Option<String>,
}

impl ListedPerson {
    /// Whether they may publish somewhere with a password alone.
    pub fn publishes_without_second_factor(&self) -> bool {
        let publishes =
            self.roles.iter().any(|role| domain::access::allows(role.held.role, domain::access::Power::Publish));
        publishes && !self.disabled && self.accepted && !self.factors.has_second()
    }

    /// What a unit is told of somebody who was known already when it invited them, and has not come to its desk: as
    /// much as of a stranger.
    fn under_invited_name(self) -> Self {
        let Some(name) = self.roles.iter().find_map(|role| role.invited_as.clone()) else { return self };
        Self {
            name,
            accepted: false,
            disabled: false,
            seen_at: None,
            factors: FactorCounts::default(),
            sessions: 0,
            ..self
        }
    }
}

impl People<'_> {
    /// Everybody who holds a role at the administrator's unit, by number; roles elsewhere are nobody's business here.
    pub async fn of_unit(&self, by: Administrator, now: Moment) -> Result<Vec<ListedPerson>, StoreError> {
        let people = self.listed(listed_query(Some(by.unit()), now)).await?;
        Ok(people.into_iter().map(ListedPerson::under_invited_name).collect())
    }

    /// Everybody, by number.
    pub async fn everybody(&self, _by: Platform, now: Moment) -> Result<Vec<ListedPerson>, StoreError> {
        self.listed(listed_query(None, now)).await
    }

    /// One of everybody.
    pub async fn one(&self, _by: Platform, id: PersonId, now: Moment) -> Result<Option<ListedPerson>, StoreError> {
        let mut query = listed_query(None, now);
        query.and_where(Expr::col(("people", "id")).eq(id.0));
        Ok(self.listed(query).await?.pop())
    }

    /// What somebody is, everywhere, whether or not they may sign in.
    pub async fn roles(&self, id: PersonId) -> Result<Vec<Membership>, StoreError> {
        staff::roles(&self.store.0.read, id).await
    }

    /// Whether a unit waits for somebody who was known when it invited them.
    pub async fn is_waited_for(&self, id: PersonId, unit: UnitId) -> Result<bool, StoreError> {
        let held = staff::held(&self.store.0.read, id, Some(unit)).await?;
        Ok(held.iter().any(|role| role.invited_as.is_some()))
    }

    async fn listed(&self, query: SelectStatement) -> Result<Vec<ListedPerson>, StoreError> {
        let connection = &self.store.0.read;
        let rows = connection.query_all(&query).await?;
        let mut people: Vec<ListedPerson> = Vec::new();
        for row in rows {
            let row = Row::from_query_result(&row, "")?;
            let role = row.role()?;
            match people.last_mut().filter(|last| last.id.0 == row.id) {
                Some(last) => last.roles.extend(role),
                None => people.push(row.person(role)?),
            }
        }
        Ok(people)
    }
}

/// One row for each role, and one for who holds none; people who are gone for good are in no list.
pub(crate) fn listed_query(unit: Option<UnitId>, now: Moment) -> SelectStatement {
    let of_person = |table: &'static str| {
        Query::select()
            .expr(Expr::cust("COUNT(*)"))
            .from(table)
            .and_where(Expr::col((table, "person_id")).equals(("people", "id")))
            .take()
    };
    let mut unused = of_person("recovery_codes");
    unused.and_where(Expr::col(("recovery_codes", "used_at")).is_null());
    let mut open = of_person("sessions");
    open.and_where(Expr::col(("sessions", "expires_at")).gt(now.micros()));
    let mut query = Query::select();
    for column in ["id", "name", "email", "password_hash", "disabled", "seen_at"] {
        query.column(("people", column));
    }
    for column in ["role", "unit_id", "hamlet", "invited_as"] {
        query.column(("memberships", column));
    }
    for (name, counted) in
        [("apps", of_person("code_apps")), ("keys", of_person("passkeys")), ("codes", unused), ("open", open)]
    {
        query.expr_as(Expr::SubQuery(None, Box::new(counted.into())), name);
    }
    query
        .from("people")
        .and_where(Expr::col(("people", "removed_at")).is_null())
        .order_by(("people", "id"), sea_orm::Order::Asc)
        .order_by(("memberships", "id"), sea_orm::Order::Asc);
    let held = Expr::col(("memberships", "person_id")).equals(("people", "id"));
    match unit {
        Some(unit) => query.inner_join("memberships", held).and_where(Expr::col(("memberships", "unit_id")).eq(unit.0)),
        None => query.left_join("memberships", held),
    };
    query
}

#[derive(Debug, FromQueryResult)]
struct Row {
    id: i64,
    name: String,
    email: String,
    password_hash: Option<String>,
    disabled: bool,
    seen_at: Option<i64>,
    role: Option<String>,
    unit_id: Option<i64>,
    hamlet: Option<String>,
    invited_as: Option<String>,
    apps: i64,
    keys: i64,
    codes: i64,
    open: i64,
}

impl Row {
    fn role(&self) -> Result<Option<ListedRole>, StoreError> {
        let Some(code) = &self.role else { return Ok(None) };
        let role = Role::from_code(code).ok_or_else(|| unreadable("role", code))?;
        let held = Membership { role, unit: self.unit_id.map(UnitId) };
        Ok(Some(ListedRole { held, hamlet: self.hamlet.clone(), invited_as: self.invited_as.clone() }))
    }

    fn person(self, role: Option<ListedRole>) -> Result<ListedPerson, StoreError> {
        let few = |count: i64| u32::try_from(count).unwrap_or(u32::MAX);
        Ok(ListedPerson {
            id: PersonId(self.id),
            email: EmailAddress::parse(&self.email)
                .ok_or_else(|| unreadable("address of person", &self.id.to_string()))?,
            name: self.name,
            accepted: self.password_hash.is_some(),
            disabled: self.disabled,
            seen_at: self.seen_at.map(Moment::from_micros),
            factors: FactorCounts { app: self.apps > 0, passkeys: few(self.keys), recovery: few(self.codes) },
            sessions: few(self.open),
            roles: role.into_iter().collect(),
        })
    }
}
