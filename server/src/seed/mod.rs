//! What a fresh installation begins with: the 82 units, the one for practice, and the first article.

pub mod bulk;
mod bulk_text;
pub mod facts;
mod first_article;
pub mod practice;
mod units;

use std::path::Path;

use blobs::Blobs;
use domain::access::{Membership, Role};

use crate::StartError;
use crate::actions::people;
use crate::clock::Clock;
use crate::config::DataConfig;
use crate::core::Core;
use crate::entropy::Entropy;
use crate::secret::Passwords;
use store::Store;

/// Opens the store, brings its schema up to date and fills it if it is empty.
pub async fn prepare(data: &DataConfig) -> Result<Core, StartError> {
    writable(&data.folder)?;
    let store = Store::open(&data.location).await?;
    store.migrate::<migrations::Migrator>().await?;
    let entropy = Entropy::System;
    let passwords = Passwords::new(&entropy).map_err(crate::core::ActionError::from)?;
    let blobs = Blobs::open(&data.media)?;
    let core = Core { store, blobs, clock: Clock::System, entropy, passwords };
    fill(&core).await?;
    Ok(core)
}

/// Loads the embedded units and the first article into a store without units; into any other what it lacks.
pub async fn fill(core: &Core) -> Result<(), StartError> {
    if !core.store.registry().await?.units.is_empty() {
        // An older installation lacks what this version knows.
        facts::complete(core).await?;
        return practice::ensure(core).await;
    }
    let loaded = units::load(core).await?;
    facts::complete(core).await?;
    practice::ensure(core).await?;
    let administrator = people::ensure_unnamed_administrator(core).await?;
    let everywhere = vec![Membership { role: Role::PlatformAdmin, unit: None }];
    let actor = domain::access::Actor::new(administrator, everywhere);
    for unit in [Some(loaded.province), loaded.pilot].into_iter().flatten() {
        first_article::publish(core, &actor, unit).await?;
    }
    Ok(())
}

fn writable(folder: &Path) -> Result<(), StartError> {
    let refuse = |error| StartError::Folder { folder: folder.display().to_string(), error };
    std::fs::create_dir_all(folder).map_err(refuse)?;
    // Two processes may look at the same moment.
    let probe = folder.join(format!(".writable-{}", std::process::id()));
    std::fs::write(&probe, b"").map_err(refuse)?;
    std::fs::remove_file(&probe).map_err(refuse)
}
