//! Where the interleavings are played: the twins on either engine, six people, and a look at the tables past the store.

use domain::access::{Desk, Membership, Role};
use domain::item::{ItemId, ItemText};
use domain::person::EmailAddress;
use sea_orm_migration::sea_orm::{ConnectionTrait, Database, DatabaseConnection, QueryResult, Statement};
use server::actions::people::{self, NewPerson};
use store::Location;

use crate::support::world::{World, email};

/// Somebody who does things to the item, by place in [`Stage::people`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Who {
    Writer,
    SecondWriter,
    Approver,
    /// Approves as well, and decides how the unit works.
    Administrator,
    /// Of the unit's team: sees everything, may do nothing of it.
    Member,
    /// May do everything, at the twin.
    Stranger,
}

pub(super) const EVERYBODY: [Who; 6] =
    [Who::Writer, Who::SecondWriter, Who::Approver, Who::Administrator, Who::Member, Who::Stranger];

pub(super) struct Stage {
    pub(super) world: World,
    people: [Desk; 6],
    raw: DatabaseConnection,
}

/// One saved text as it stands in the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stored {
    pub(super) number: i32,
    pub(super) title: String,
    pub(super) summary: Option<String>,
    pub(super) body: String,
}

impl Stored {
    pub(super) fn says(&self, text: &ItemText) -> bool {
        (&self.title, &self.summary, &self.body) == (&text.title, &text.summary, &text.body)
    }

    /// All its words.
    pub(super) fn whole(&self) -> String {
        [&self.title, self.summary.as_deref().unwrap_or_default(), &self.body].join("\n")
    }
}

impl Stage {
    pub(super) async fn new(database: Location) -> Self {
        let raw = Database::connect(address_of(&database)).await.expect("a connection");
        let world = World::over(database, tempfile::tempdir().expect("a folder")).await;
        let second = "lan-hai@xa-phuoc-hung.example.vn";
        let person = NewPerson {
            email: EmailAddress::parse(second).expect("an address"),
            name: "Nguyễn Thị Ngọc Lan".to_owned(),
            membership: Membership { role: Role::Writer, unit: Some(world.a.unit) },
        };
        people::add(&world.core, person, None).await.expect("a person");
        let desk = async |address: String, unit| {
            let address = EmailAddress::parse(&address).expect("an address");
            let person = world.core.store.people().by_email(&address).await.expect("people").expect("the person").id;
            let actor = world.core.store.people().actor(person).await.expect("people").expect("an actor");
            actor.desk(unit).expect("a desk")
        };
        let at_a = async |role| desk(email(role, world.a.slug), world.a.unit).await;
        let people = [
            at_a(Role::Writer).await,
            desk(second.to_owned(), world.a.unit).await,
            at_a(Role::Approver).await,
            at_a(Role::UnitAdmin).await,
            at_a(Role::TeamMember).await,
            desk(email(Role::Approver, world.b.slug), world.b.unit).await,
        ];
        Self { world, people, raw }
    }

    pub(super) fn desk(&self, who: Who) -> &Desk {
        &self.people[who as usize]
    }

    /// Every saved text of an item, in the order of saving.
    pub(super) async fn stored(&self, id: ItemId) -> Vec<Stored> {
        let sql =
            format!("SELECT number, title, summary, body FROM revisions WHERE article_id = {} ORDER BY number", id.0);
        let rows = self.raw.query_all_raw(self.statement(sql)).await.expect("a read");
        let stored = rows.iter().map(|row| Stored {
            number: row.try_get_by_index(0).expect("a number"),
            title: row.try_get_by_index(1).expect("a title"),
            summary: row.try_get_by_index(2).expect("a summary"),
            body: row.try_get_by_index(3).expect("a body"),
        });
        stored.collect()
    }

    /// By whom and in which text people made something public: its number, who saved it, who approved it.
    pub(super) async fn approvals(&self, id: ItemId) -> Vec<(i32, i64, i64)> {
        let sql = format!(
            "SELECT number, saved_by, approved_by FROM revisions WHERE article_id = {} AND published_at IS NOT NULL",
            id.0
        );
        let rows = self.raw.query_all_raw(self.statement(sql)).await.expect("a read");
        let somebody = |row: &QueryResult, place| row.try_get_by_index(place).expect("somebody");
        rows.iter()
            .map(|row| (row.try_get_by_index(0).expect("a number"), somebody(row, 1), somebody(row, 2)))
            .collect()
    }

    /// Entries in the record.
    pub(super) async fn recorded(&self) -> i64 {
        self.line("SELECT '' || count(*) FROM audit").await.parse().expect("a count")
    }

    /// Everything about the twin's items, in one line.
    pub(super) async fn twin(&self) -> String {
        let unit = self.world.b.unit.0;
        self.line(&format!(
            "SELECT (SELECT '' || count(*) || ' ' || sum(version) || ' ' || sum(changed_at) FROM articles WHERE unit_id = {unit}) \
             || ' ' || (SELECT '' || count(*) || ' ' || sum(saved_at) || ' ' || max(body) FROM revisions WHERE unit_id = {unit}) \
             || ' ' || (SELECT '' || version FROM unit_version WHERE unit_id = {unit})"
        ))
        .await
    }

    async fn line(&self, sql: &str) -> String {
        let row = self.raw.query_one_raw(self.statement(sql.to_owned())).await.expect("a read").expect("a row");
        row.try_get_by_index(0).expect("a line")
    }

    fn statement(&self, sql: String) -> Statement {
        Statement::from_string(self.raw.get_database_backend(), sql)
    }
}

fn address_of(database: &Location) -> String {
    match database {
        // The store makes the file a moment later.
        Location::Sqlite(file) => format!("sqlite://{}?mode=rwc", file.display()),
        Location::Postgres(address) => address.clone(),
    }
}

/// Runs on a SQLite file of its own.
pub(super) fn on_sqlite<F: Future<Output = ()>>(body: impl FnOnce(Location) -> F) {
    let folder = tempfile::tempdir().expect("a folder");
    runtime().block_on(body(Location::Sqlite(folder.path().join("test.sqlite"))));
}

/// Runs on a PostgreSQL database of its own, or says that there is no PostgreSQL.
pub(super) fn on_postgres<F: Future<Output = ()>>(body: impl FnOnce(Location) -> F) {
    let Ok(server) = std::env::var("TRANGXA_TEST_POSTGRES") else {
        let all = std::env::var("TRANGXA_TEST_ALL").as_deref() == Ok("1");
        assert!(!all, "TRANGXA_TEST_ALL=1 asks for PostgreSQL, but TRANGXA_TEST_POSTGRES is not set");
        println!("SKIPPED: PostgreSQL, because TRANGXA_TEST_POSTGRES is not set");
        return;
    };
    let scratch = Scratch::new(server);
    runtime().block_on(body(Location::Postgres(scratch.address())));
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread().worker_threads(4).enable_all().build().expect("a runtime")
}

/// A PostgreSQL database that goes with this value, also when a test fails.
struct Scratch {
    server: String,
    name: String,
}

impl Scratch {
    fn new(server: String) -> Self {
        use std::sync::atomic::{AtomicU32, Ordering};
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!("trangxa_play_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let scratch = Self { server, name };
        scratch.run(&format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", scratch.name));
        scratch.run(&format!("CREATE DATABASE {}", scratch.name));
        scratch
    }

    /// The same server, this database.
    fn address(&self) -> String {
        let (start, query) = self.server.split_once('?').unwrap_or((&self.server, ""));
        let authority = start.find("://").map_or(0, |at| at + 3);
        let server = start[authority..].find('/').map_or(start, |at| &start[..authority + at]);
        format!("{server}/{}?{query}", self.name)
    }

    fn run(&self, sql: &str) {
        runtime().block_on(async {
            let server = Database::connect(&self.server).await.expect("PostgreSQL answers");
            server.execute_unprepared(sql).await.expect("it does");
            server.close().await.expect("an end");
        });
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        self.run(&format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name));
    }
}
