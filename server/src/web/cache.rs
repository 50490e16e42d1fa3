//! Rendered pages in memory, bounded in bytes, one rendering at a time for each.
//!
//! Nothing is ever purged: the key carries the versions a page was rendered under, so a stale
//! page stops being asked for and falls out.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use bytes::Bytes;
use domain::moment::CivilDate;
use domain::unit::UnitId;
use http::{HeaderMap, HeaderValue};
use quick_cache::sync::Cache;
use quick_cache::{Equivalent, OptionsBuilder, Weighter};

use crate::web::compress::Coding;

/// What a stored page is found by.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PageKey {
    /// Whose site.
    pub unit: UnitId,
    /// Canonical path with the known part of the query.
    pub path: Box<str>,
    /// How the body is coded.
    pub coding: Coding,
    /// The unit's version it shows.
    pub version: u64,
    /// The registry's version it shows: names, hosts, neighbours.
    pub registry: u64,
    /// On the portal: the derived version of all communes. On a commune's front page: the version of the province's
    /// own site. `None` on its other pages.
    pub province: Option<u64>,
    /// The day in Vietnam: who holds office changes with it, and the figures of the portal.
    pub day: CivilDate,
    /// The database it was read from.
    pub epoch: u64,
}

/// A key to look up by, without owning the path.
#[derive(Clone, Copy, Debug, Hash)]
pub struct PageKeyRef<'a> {
    // The fields of `PageKey` in the same order: both must hash alike.
    /// Whose site.
    pub unit: UnitId,
    /// Canonical path with the known part of the query.
    pub path: &'a str,
    /// How the body is coded.
    pub coding: Coding,
    /// The unit's version it shows.
    pub version: u64,
    /// The registry's version it shows.
    pub registry: u64,
    /// Of all communes, or of the province.
    pub province: Option<u64>,
    /// The day in Vietnam.
    pub day: CivilDate,
    /// The database it was read from.
    pub epoch: u64,
}

impl Equivalent<PageKey> for PageKeyRef<'_> {
    fn equivalent(&self, key: &PageKey) -> bool {
        self.path == &*key.path
            && (self.unit, self.coding, self.version, self.registry, self.province, self.day, self.epoch)
                == (key.unit, key.coding, key.version, key.registry, key.province, key.day, key.epoch)
    }
}

impl PageKeyRef<'_> {
    /// The same key, owning its path.
    pub fn to_owned(self) -> PageKey {
        let Self { unit, path, coding, version, registry, province, day, epoch } = self;
        PageKey { unit, path: path.into(), coding, version, registry, province, day, epoch }
    }
}

/// A finished answer with its validator.
#[derive(Debug)]
pub struct StoredPage {
    /// Strong validator: the hash of the identity bytes with the coding.
    pub etag: HeaderValue,
    /// Every header of the answer, so that nothing is put together while somebody waits.
    pub headers: HeaderMap,
    /// The coded bytes.
    pub body: Bytes,
    hits: AtomicU32,
}

impl StoredPage {
    /// A page nobody has asked for yet.
    pub fn new(etag: HeaderValue, headers: HeaderMap, body: Bytes) -> Self {
        Self { etag, headers, body, hits: AtomicU32::new(0) }
    }

    /// The same page, better compressed; it is not improved again.
    #[must_use]
    pub fn improved(&self, body: Bytes) -> Self {
        Self { etag: self.etag.clone(), headers: self.headers.clone(), body, hits: AtomicU32::new(POPULAR_AFTER + 1) }
    }

    /// Counts a use; true exactly once, when the page has proved worth the best compression.
    pub fn has_become_popular(&self) -> bool {
        self.hits.fetch_add(1, Ordering::Relaxed) == POPULAR_AFTER
    }
}

/// Uses after which a page is compressed again at the best level.
const POPULAR_AFTER: u32 = 15;

#[derive(Clone, Debug)]
struct ByBytes;

impl Weighter<PageKey, Arc<StoredPage>> for ByBytes {
    fn weight(&self, key: &PageKey, page: &Arc<StoredPage>) -> u64 {
        // The fixed part covers the key, the headers, the entry and the maps' own overhead.
        (page.body.len() + key.path.len() + 2048) as u64
    }
}

/// The cache; `None` inside when it is turned off.
pub struct PageCache(Option<Cache<PageKey, Arc<StoredPage>, ByBytes>>);

impl std::fmt::Debug for PageCache {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("PageCache").field(&self.0.as_ref().map(Cache::len)).finish()
    }
}

impl PageCache {
    /// Keeps at most `bytes`; 0 keeps nothing.
    pub fn new(bytes: u64) -> Self {
        if bytes == 0 {
            return Self(None);
        }
        // About how many pages fit; only a hint for the first allocation.
        let pages = usize::try_from(bytes / 16_384).unwrap_or(4096).clamp(64, 4096);
        let options = OptionsBuilder::new().estimated_items_capacity(pages).weight_capacity(bytes).build();
        Self(options.ok().map(|options| {
            Cache::with_options(
                options,
                ByBytes,
                quick_cache::DefaultHashBuilder::default(),
                quick_cache::sync::DefaultLifecycle::default(),
            )
        }))
    }

    /// The page, from memory or from `render`, which runs once however many ask. What `render`
    /// gives is kept only under the versions it says it read.
    pub async fn page<E, Fut>(&self, key: PageKey, render: impl FnOnce() -> Fut) -> Result<Arc<StoredPage>, NotKept<E>>
    where
        Fut: Future<Output = Result<Rendering, E>>,
    {
        let Some(cache) = &self.0 else {
            return unkept(render().await);
        };
        match cache.get_value_or_guard_async(&key).await {
            Ok(page) => Ok(page),
            Err(guard) => match render().await.map_err(NotKept::Failed)? {
                Rendering::Page { version, page } => {
                    if version == key.version {
                        // Err: the entry was replaced meanwhile; the page is right all the same.
                        let _ = guard.insert(Arc::clone(&page));
                    } else {
                        cache.insert(PageKey { version, ..key }, Arc::clone(&page));
                    }
                    Ok(page)
                }
                Rendering::Other(response) => Err(NotKept::Other(Box::new(response))),
            },
        }
    }

    /// Bytes of the pages kept.
    pub fn bytes(&self) -> u64 {
        self.0.as_ref().map_or(0, Cache::weight)
    }

    /// The page, if it is there.
    pub fn kept(&self, key: &PageKeyRef<'_>) -> Option<Arc<StoredPage>> {
        self.0.as_ref()?.get(key)
    }

    /// Puts a better compressed body in the place of a stored one.
    pub fn improve(&self, key: PageKey, page: Arc<StoredPage>) {
        if let Some(cache) = &self.0 {
            cache.insert(key, page);
        }
    }
}

/// A rendering as it is, for what is not worth keeping.
pub fn unkept<E>(rendered: Result<Rendering, E>) -> Result<Arc<StoredPage>, NotKept<E>> {
    match rendered.map_err(NotKept::Failed)? {
        Rendering::Page { page, .. } => Ok(page),
        Rendering::Other(response) => Err(NotKept::Other(Box::new(response))),
    }
}

/// What rendering gave.
#[derive(Debug)]
pub enum Rendering {
    /// A page worth keeping, and the version read in the same snapshot.
    Page {
        /// The unit's version.
        version: u64,
        /// The page.
        page: Arc<StoredPage>,
    },
    /// A redirect or an error page: answered, not kept.
    Other(axum::response::Response),
}

/// Why there is no stored page.
#[derive(Debug)]
pub enum NotKept<E> {
    /// This is the answer instead.
    Other(Box<axum::response::Response>),
    /// Rendering failed.
    Failed(E),
}
