//! What every request can reach.

use std::sync::Arc;

use arc_swap::ArcSwap;
use domain::origin::Origin;
use ipnet::IpNet;
use sha2::{Digest, Sha256};
use store::{Engine, StoreError};
use tokio::sync::Semaphore;

use crate::core::Core;
use crate::registry::Registry;
use crate::web::allowance::Allowance;
use crate::web::assets::AssetTable;
use crate::web::cache::PageCache;
use crate::web::metrics::Metrics;
use crate::web::province::ProvinceVersion;
use crate::web::respond::headers::SecurityHeaders;
use crate::web::routes::table;
use crate::web::throttle::Throttle;

/// The state of a serving process.
#[derive(Debug)]
pub struct App {
    /// The tools of the actions.
    pub core: Core,
    /// Decides every absolute link.
    pub origin: Origin,
    /// Networks whose forwarded headers count.
    pub trusted_proxies: Vec<IpNet>,
    /// Rendered pages.
    pub pages: PageCache,
    /// Turns at reading what a public page shows. Fewer than there are connections: however many residents come at
    /// once, somebody who writes does not wait behind all of them.
    pub renderings: Semaphore,
    /// The version under which the portal shows all communes.
    pub province: ProvinceVersion,
    /// Built files under their hashed names.
    pub assets: AssetTable,
    /// What is counted.
    pub metrics: Metrics,
    /// Public forms of each network.
    pub allowance: Allowance,
    /// Failed sign-ins.
    pub throttle: Throttle,
    /// Headers that never change while the process lives.
    pub security: SecurityHeaders,
    /// Key of the time stamps in forms that have no session yet.
    pub form_key: [u8; 32],
    registry: ArcSwap<Registry>,
}

/// One more than there are cores, which a page keeps busy while it is made; and a connection is always left.
fn renderings(readers: usize) -> usize {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    (readers * 3 / 4).min(cores + 1).max(1)
}

impl App {
    /// Puts the parts together and reads the registry.
    pub async fn new(
        core: Core,
        origin: Origin,
        trusted_proxies: Vec<IpNet>,
        page_cache_bytes: u64,
        assets: AssetTable,
    ) -> Result<Arc<Self>, StoreError> {
        core.store.poll().await?;
        let registry = Registry::new(core.store.registry().await?, &origin);
        // The epoch is random and stays in the database, so every node derives the same key.
        let epoch = core.store.versions().epoch();
        let form_key = Sha256::digest(format!("trangxa form stamp {epoch}")).into();
        let engine = match core.store.engine() {
            Engine::Sqlite => "sqlite",
            Engine::Postgres => "postgres",
        };
        Ok(Arc::new(Self {
            security: SecurityHeaders::new(&origin),
            pages: PageCache::new(page_cache_bytes),
            renderings: Semaphore::new(renderings(core.store.readers())),
            province: ProvinceVersion::default(),
            metrics: Metrics::new(&table(), engine),
            allowance: Allowance::default(),
            throttle: Throttle::default(),
            registry: ArcSwap::from_pointee(registry),
            core,
            origin,
            trusted_proxies,
            assets,
            form_key,
        }))
    }

    /// The registry as of now.
    pub fn registry(&self) -> Arc<Registry> {
        self.registry.load_full()
    }

    /// Looks once whether another process or node changed anything, and follows.
    pub async fn follow(&self) -> Result<(), StoreError> {
        self.core.store.poll().await?;
        self.follow_registry().await
    }

    /// Reads the registry again if its version grew.
    pub async fn follow_registry(&self) -> Result<(), StoreError> {
        if self.core.store.versions().registry() > self.registry.load().version() {
            let registry = Registry::new(self.core.store.registry().await?, &self.origin);
            self.registry.store(Arc::new(registry));
        }
        Ok(())
    }
}
