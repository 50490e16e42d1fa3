//! The record of who did what. Written in the transaction of the deed itself, never changed and never deleted: the
//! engine refuses both (step 29). Names are kept as they were, because entries outlive what they name.

use std::future::Future;

use domain::moment::Moment;
use domain::person::PersonId;
use domain::unit::UnitId;
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Expr, ExprTrait, NullOrdering, Order, Query};

use crate::entities::{audit, person, unit_name};
use crate::error::StoreError;
use crate::tx::Tx;

tokio::task_local! {
    static WHENCE: Whence;
}

/// From where deeds come. Held by the task that does them, so that no action takes it as an argument and none can
/// forget it; [`Tx::audit`] is the one place that reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whence {
    /// The network of the client, `203.0.113.0/24`, never a whole address; or a word for what is no network.
    pub client: String,
    /// The number of the request, as its log lines have it.
    pub request: Option<String>,
}

impl Whence {
    /// What the command line calls itself.
    pub const COMMAND_LINE: &'static str = "command line";

    /// The operator of the machine.
    pub fn command_line() -> Self {
        Self { client: Self::COMMAND_LINE.to_owned(), request: None }
    }

    /// What the schedule calls itself.
    pub const SCHEDULE: &'static str = "schedule";

    /// A moment that was set beforehand, whoever set it.
    pub fn schedule() -> Self {
        Self { client: Self::SCHEDULE.to_owned(), request: None }
    }

    /// From where the deeds of this task come. A task begun by another knows nothing of it until it is told.
    pub fn current() -> Option<Self> {
        WHENCE.try_with(Clone::clone).ok()
    }

    /// Runs deeds that come from here.
    pub fn scope<F: Future>(self, deeds: F) -> impl Future<Output = F::Output> {
        WHENCE.scope(self, deeds)
    }
}

/// One deed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditEntry {
    /// When.
    pub at: Moment,
    /// Who; `None` for the command line and jobs.
    pub person: Option<PersonId>,
    /// Where; `None` for the platform as a whole.
    pub unit: Option<UnitId>,
    /// What: `item.publish`.
    pub action: &'static str,
    /// To what: `("item", 7)`.
    pub object: Option<(&'static str, i64)>,
    /// JSON, without personal data.
    pub detail: String,
}

impl Tx {
    /// Records a deed, from where [`Whence`] says, with the names its person and its unit have now.
    pub async fn audit(&self, entry: AuditEntry) -> Result<(), StoreError> {
        let (person, unit) = (entry.person.map(|person| person.0), entry.unit.map(|unit| unit.0));
        let (client, request) = Whence::current().map(|from| (from.client, from.request)).unzip();
        let (object_kind, object_id) = entry.object.unzip();
        let mut insert = Query::insert();
        insert
            .into_table(audit::Entity)
            .columns([
                audit::Column::At,
                audit::Column::PersonId,
                audit::Column::PersonName,
                audit::Column::UnitId,
                audit::Column::UnitName,
                audit::Column::Action,
                audit::Column::ObjectKind,
                audit::Column::ObjectId,
                audit::Column::Detail,
                audit::Column::Client,
                audit::Column::Request,
            ])
            .values([
                Expr::value(entry.at.micros()),
                Expr::value(person),
                name_of_person(person),
                Expr::value(unit),
                name_of_unit(unit),
                Expr::value(entry.action),
                Expr::value(object_kind),
                Expr::value(object_id),
                Expr::value(entry.detail),
                Expr::value(client),
                Expr::value(request.flatten()),
            ])
            .map_err(|error| StoreError::Unreadable(error.to_string()))?;
        self.connection().execute(&insert).await?;
        Ok(())
    }
}

fn name_of_person(person: Option<i64>) -> Expr {
    let mut name = Query::select();
    name.column(person::Column::Name).from(person::Entity).and_where(Expr::col(person::Column::Id).eq(person));
    name.into()
}

/// The name of now, as the registry finds it.
fn name_of_unit(unit: Option<i64>) -> Expr {
    let mut name = Query::select();
    name.column(unit_name::Column::FullName)
        .from(unit_name::Entity)
        .and_where(Expr::col(unit_name::Column::UnitId).eq(unit))
        .order_by_expr(Expr::col(unit_name::Column::ValidTo).is_null(), Order::Desc)
        .order_by_with_nulls(unit_name::Column::ValidFrom, Order::Desc, NullOrdering::Last)
        .order_by(unit_name::Column::Id, Order::Desc)
        .limit(1);
    name.into()
}
