//! A database of its own for each test, on either engine.

use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicU32, Ordering};

use migrations::Migrator;
use sea_orm::sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sea_orm::sqlx::{self, AssertSqlSafe, PgPool};
use sea_orm::{Database, DatabaseConnection};
use store::{Engine, Location, Store};

/// `both_engines! { a_sentence, }` makes the tests `a_sentence::sqlite` and `a_sentence::postgres` of
/// `async fn a_sentence(world: World)`. The argument is anything that is a [`Scene`]. A function not listed is dead code.
macro_rules! both_engines {
    ($($name:ident,)+) => {
        $(mod $name {
            #[test]
            fn sqlite() {
                crate::ground::on_sqlite(super::$name);
            }

            #[test]
            fn postgres() {
                crate::ground::on_postgres(super::$name);
            }
        })+
    };
}

/// What a test begins with.
pub(crate) trait Scene: Sized + Send + 'static {
    /// Whether the database comes without a schema.
    const BARE: bool;

    /// Sets the scene.
    fn set(ground: Ground) -> impl Future<Output = Self> + Send;
}

/// Where a test's database is.
#[derive(Clone, Debug)]
pub(crate) struct Ground {
    pub(crate) location: Location,
}

impl Ground {
    pub(crate) fn engine(&self) -> Engine {
        self.location.engine()
    }

    pub(crate) async fn open(&self) -> Store {
        Store::open(&self.location).await.unwrap()
    }

    /// A connection past the store, for what no door of it allows.
    pub(crate) async fn raw(&self) -> DatabaseConnection {
        let url = match &self.location {
            Location::Sqlite(file) => format!("sqlite://{}", file.display()),
            Location::Postgres(url) => url.clone(),
        };
        Database::connect(url).await.unwrap()
    }
}

impl Scene for Ground {
    const BARE: bool = true;

    async fn set(ground: Ground) -> Self {
        ground
    }
}

fn play<S: Scene, F>(ground: Ground, body: impl FnOnce(S) -> F + Send + 'static)
where
    F: Future<Output = ()> + Send + 'static,
{
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(4).enable_all().build().unwrap();
    runtime.block_on(async { tokio::spawn(async move { body(S::set(ground).await).await }).await }).unwrap();
}

pub(crate) fn on_sqlite<S: Scene, F>(body: impl FnOnce(S) -> F + Send + 'static)
where
    F: Future<Output = ()> + Send + 'static,
{
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("trangxa.db");
    if !S::BARE {
        std::fs::copy(sqlite_template(), &file).unwrap();
    }
    play(Ground { location: Location::Sqlite(file) }, body);
}

/// The schema without content, made once per state of the steps and kept beside the build.
fn sqlite_template() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let template = folder.join(format!("template-{:016x}.db", fingerprint()));
    if !template.exists() {
        let unfinished = tempfile::tempdir_in(folder).unwrap();
        let file = unfinished.path().join("template.db");
        runtime().block_on(migrated(&Location::Sqlite(file.clone())));
        // Whoever is second puts the same in the same place.
        std::fs::rename(file, &template).unwrap();
    }
    template
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap()
}

async fn migrated(location: &Location) {
    let store = Store::open(location).await.unwrap();
    store.migrate::<Migrator>().await.unwrap();
    store.close().await;
}

pub(crate) fn on_postgres<S: Scene, F>(body: impl FnOnce(S) -> F + Send + 'static)
where
    F: Future<Output = ()> + Send + 'static,
{
    let Ok(url) = std::env::var("TRANGXA_TEST_POSTGRES") else {
        assert!(
            std::env::var("TRANGXA_TEST_ALL").as_deref() != Ok("1"),
            "TRANGXA_TEST_ALL=1 asks for PostgreSQL, but TRANGXA_TEST_POSTGRES is not set"
        );
        println!("SKIPPED: PostgreSQL");
        return;
    };
    let server = Server { url };
    let runtime = runtime();
    let name = runtime.block_on(server.fresh_database(S::BARE));
    let _drop_at_the_end = DropDatabase { server: &server, name: &name };
    play(Ground { location: Location::Postgres(server.address_of(&name)) }, body);
}

struct Server {
    url: String,
}

struct DropDatabase<'a> {
    server: &'a Server,
    name: &'a str,
}

impl Drop for DropDatabase<'_> {
    fn drop(&mut self) {
        runtime().block_on(async {
            let admin = self.server.admin().await;
            run(&admin, format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name)).await;
            admin.close().await;
        });
    }
}

/// Any number; tests of one server take turns in making templates and clones.
const TURN: i64 = 7_317_320;

impl Server {
    async fn admin(&self) -> PgPool {
        let options: PgConnectOptions = self.url.parse().unwrap();
        PgPoolOptions::new().max_connections(1).connect_with(options).await.unwrap()
    }

    /// The same server, another database.
    fn address_of(&self, database: &str) -> String {
        let (start, query) = self.url.split_once('?').map_or((&*self.url, None), |(start, query)| (start, Some(query)));
        let authority_ends = start.find("://").map(|at| at + 3).unwrap();
        let server = start[authority_ends..].find('/').map_or(start, |at| &start[..authority_ends + at]);
        match query {
            None => format!("{server}/{database}"),
            Some(query) => format!("{server}/{database}?{query}"),
        }
    }

    async fn fresh_database(&self, bare: bool) -> String {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!("trangxa_test_{}_{}", process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let admin = self.admin().await;
        run(&admin, format!("SELECT pg_advisory_lock({TURN})")).await;
        let template = if bare { "template0".to_owned() } else { self.template(&admin).await };
        run(&admin, format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await;
        run(&admin, format!("CREATE DATABASE {name} TEMPLATE {template}")).await;
        // A deadlock on purpose need not take a second.
        run(&admin, format!("ALTER DATABASE {name} SET deadlock_timeout = '20ms'")).await;
        run(&admin, format!("SELECT pg_advisory_unlock({TURN})")).await;
        admin.close().await;
        name
    }

    /// The schema of this very source tree, made once per server.
    async fn template(&self, admin: &PgPool) -> String {
        let name = format!("trangxa_template_{:016x}", fingerprint());
        let found = sqlx::query("SELECT 1 FROM pg_database WHERE datname = $1").bind(&name).fetch_optional(admin);
        if found.await.unwrap().is_none() {
            let unfinished = format!("{name}_unfinished");
            run(admin, format!("DROP DATABASE IF EXISTS {unfinished} WITH (FORCE)")).await;
            run(admin, format!("CREATE DATABASE {unfinished} TEMPLATE template0")).await;
            migrated(&Location::Postgres(self.address_of(&unfinished))).await;
            run(admin, format!("ALTER DATABASE {unfinished} RENAME TO {name}")).await;
        }
        name
    }
}

async fn run(admin: &PgPool, sql: String) {
    sqlx::query(AssertSqlSafe(sql)).execute(admin).await.unwrap();
}

/// FNV-1a over every step, so that an edited step makes another template.
fn fingerprint() -> u64 {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../migrations/src");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let bytes = files.iter().flat_map(|file| std::fs::read(file).unwrap());
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
