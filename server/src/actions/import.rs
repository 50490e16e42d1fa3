//! Taking many items in: the import's and the bulk seed's one way to write.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::{Duration, Instant};

use domain::access::{Desk, Publisher};
use domain::item::ItemId;
use domain::moment::Moment;
use store::{AuditEntry, ImportedAs, ImportedItem, Importer, StoreError, Tx};

use crate::core::{ActionError, Core, detached};

/// A running server waits for us no longer than a tenth of a second; the commit and the last statements need the rest.
const BUDGET: Duration = Duration::from_millis(40);
/// Articles per statement, and about how much text.
const AT_ONCE: usize = 25;
const BYTES_AT_ONCE: usize = 256 * 1024;
/// How often a batch is tried again when somebody at the desk took one of its addresses at the same moment.
const TRIES: usize = 3;

/// What became of one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Took {
    /// It is here now.
    New(ImportedAs),
    /// It was taken in before.
    Known(ItemId),
}

/// What the audit says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Somebody's items: an entry for each.
    Import,
    /// Made-up items for measurements: an entry for all.
    Seed,
}

/// Takes in as many of the items, from the first on, as one short transaction holds: at least one, unless there is
/// none. Call it again with the others.
pub async fn take(
    core: &Core,
    publisher: Publisher<'_>,
    items: Arc<[ImportedItem]>,
    purpose: Purpose,
) -> Result<Vec<Took>, ActionError> {
    let (core, desk) = (core.clone(), publisher.desk().clone());
    detached(async move {
        let mut tries = 1;
        loop {
            match batch(&core, &desk, &items, purpose).await {
                Err(ActionError::Store(StoreError::Duplicate(_))) if tries < TRIES => tries += 1,
                other => return other,
            }
        }
    })
    .await
}

async fn batch(core: &Core, desk: &Desk, items: &[ImportedItem], purpose: Purpose) -> Result<Vec<Took>, ActionError> {
    let at = core.clock.now();
    core.store
        .write(|tx| async move {
            let started = Instant::now();
            let publisher = desk.publisher().ok_or(ActionError::PermissionGone)?;
            let importer = tx.importer(publisher);
            let mut took: Vec<Took> = Vec::new();
            while took.len() < items.len() && (took.is_empty() || started.elapsed() < BUDGET) {
                let rest = items.get(took.len()..).unwrap_or_default();
                took.extend(part(&importer, rest.get(..room(rest)).unwrap_or_default(), at).await?);
            }
            note(&tx, desk, &took, purpose, at).await?;
            if took.iter().any(|took| matches!(took, Took::New(ImportedAs { slug: Some(_), .. }))) {
                tx.touch(desk.unit());
            }
            Ok(took)
        })
        .await
}

/// How many of these go into one round of statements; never none.
fn room(items: &[ImportedItem]) -> usize {
    let mut bytes = 0;
    let fits = items.iter().take(AT_ONCE).take_while(|item| {
        let first = bytes == 0;
        bytes += item.text.body.len();
        first || bytes < BYTES_AT_ONCE
    });
    fits.count().max(1)
}

async fn part(importer: &Importer<'_>, items: &[ImportedItem], at: Moment) -> Result<Vec<Took>, StoreError> {
    let keys: Vec<&str> = items.iter().map(|item| item.key.as_str()).collect();
    let mut known = importer.known(&keys).await?;
    // A key that stands twice in a file names one item.
    let mut seen = HashSet::new();
    let new: Vec<ImportedItem> =
        items.iter().filter(|item| !known.contains_key(&item.key) && seen.insert(item.key.as_str())).cloned().collect();
    let mut taken = HashSet::new();
    let mut done = Vec::with_capacity(items.len());
    let mut fresh = importer.take(&new, at).await?.into_iter();
    for item in items {
        if let Some(&id) = known.get(&item.key) {
            done.push(Took::Known(id));
        } else if taken.insert(item.key.as_str())
            && let Some(new) = fresh.next()
        {
            known.insert(item.key.clone(), new.id);
            done.push(Took::New(new));
        }
    }
    Ok(done)
}

async fn note(tx: &Tx, desk: &Desk, took: &[Took], purpose: Purpose, at: Moment) -> Result<(), StoreError> {
    // The command line acts for the platform, so no person stands in the record.
    let entry =
        |action, object, detail| AuditEntry { at, person: None, unit: Some(desk.unit()), action, object, detail };
    let new = || took.iter().filter_map(|took| if let Took::New(new) = took { Some(new) } else { None });
    match purpose {
        Purpose::Import => {
            for new in new() {
                let detail = format!("{{\"published\":{}}}", new.slug.is_some());
                tx.audit(entry("item.import", Some(("item", new.id.0)), detail)).await?;
            }
        }
        Purpose::Seed => {
            let detail = format!("{{\"items\":{}}}", new().count());
            tx.audit(entry("item.seed", None, detail)).await?;
        }
    }
    Ok(())
}
