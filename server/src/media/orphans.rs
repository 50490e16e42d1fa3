//! Letting go of bytes no library names: every place once a day, a few hundred at a time.

use blobs::{Digest, Listing, Stored};
use domain::moment::{CivilDate, Moment};
use futures_util::StreamExt as _;

use crate::core::{ActionError, Core, detached};

/// Bytes put this lately may be about to be named.
const YOUNG_SECONDS: i64 = 24 * 3600;

/// Originals of pictures are kept so long: what pages show of them is kept for good, and what a photo tells of its
/// maker is not.
const ORIGINAL_SECONDS: i64 = 30 * 24 * 3600;

/// Looked at in one step.
const A_STEP: usize = 200;

/// More than this many unknown ones among those of a step, and more than known ones, are taken for somebody else's.
const MOST_AT_ONCE: usize = 20;

/// How far this process has come today.
#[derive(Default)]
pub struct Orphans {
    day: Option<CivilDate>,
    listing: Option<Listing>,
}

impl std::fmt::Debug for Orphans {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Orphans").field("day", &self.day).field("is_at_work", &self.listing.is_some()).finish()
    }
}

impl Orphans {
    /// Looks at a few; how many went. Nothing once all were looked at today.
    pub async fn step(&mut self, core: &Core) -> Result<usize, ActionError> {
        let now = core.clock.now();
        if self.day != Some(now.vietnam_date()) {
            self.day = Some(now.vietnam_date());
            forget_originals(core, now.plus_seconds(-ORIGINAL_SECONDS)).await?;
            self.listing = Some(core.blobs.list());
        }
        let Some(listing) = &mut self.listing else { return Ok(0) };
        let mut found: Vec<Stored> = Vec::new();
        while found.len() < A_STEP {
            match listing.next().await {
                Some(Ok(stored)) => found.push(stored),
                Some(Err(error)) => {
                    self.listing = None;
                    return Err(error.into());
                }
                None => {
                    self.listing = None;
                    break;
                }
            }
        }
        let old = now.plus_seconds(-YOUNG_SECONDS);
        let old_ones: Vec<Digest> =
            found.iter().filter(|stored| stored.changed < old).map(|stored| stored.digest).collect();
        let names: Vec<String> = old_ones.iter().map(Digest::to_string).collect();
        let needed = core.store.needed_bytes(&names).await?;
        let spare: Vec<(Digest, String)> =
            old_ones.into_iter().zip(names).filter(|(_, name)| !needed.contains(name)).collect();
        // Of its own a place has few bytes nobody names. Most of them unknown: this is another database's place.
        if spare.len() > MOST_AT_ONCE && spare.len() > needed.len() {
            self.listing = None;
            tracing::error!(
                place = core.blobs.name(),
                unknown = spare.len(),
                "most bytes here are not this database's; nothing is taken away today. Is --media that of --database?"
            );
            return Ok(0);
        }
        let mut gone = 0;
        for (digest, name) in spare {
            // Somebody may be bringing the same bytes again right now.
            let is_old = core.blobs.stored(digest).await?.is_some_and(|stored| stored.changed < old);
            if is_old && core.store.needed_bytes(&[name]).await?.is_empty() {
                core.blobs.delete(digest).await?;
                gone += 1;
            }
        }
        Ok(gone)
    }
}

async fn forget_originals(core: &Core, before: Moment) -> Result<(), ActionError> {
    let core = core.clone();
    let forgotten = detached(async move {
        core.store.write(|tx| async move { Ok::<_, ActionError>(tx.forget_originals(before).await?) }).await
    })
    .await?;
    if forgotten > 0 {
        tracing::info!(forgotten, "originals of pictures are kept no longer");
    }
    Ok(())
}
