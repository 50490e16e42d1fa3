//! Taking many items in: the import's and the bulk seed's one way to write.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::time::{Duration, Instant};

use domain::access::{Desk, Publisher};
use domain::category::CategoryName;
use domain::item::{Details, ItemId};
use domain::media::Lacks;
use domain::moment::Moment;
use store::{AuditEntry, ImportedAs, ImportedItem, Importer, StoreError, Tx};

use crate::actions::audit_detail::Detail;
use crate::core::{ActionError, Core, detached};

/// A running server waits for us no longer than a tenth of a second; the commit and the last statements need the rest.
const BUDGET: Duration = Duration::from_millis(40);
/// Articles per statement, and about how much text.
const AT_ONCE: usize = 25;
const BYTES_AT_ONCE: usize = 256 * 1024;
/// How often a batch is tried again when somebody at the desk took one of its addresses at the same moment.
const TRIES: usize = 3;

/// An article on its way in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incoming {
    /// What is taken in.
    pub item: ImportedItem,
    /// The name of its category, which is made when the unit has none of that name.
    pub category: Option<CategoryName>,
}

/// What became of one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Took {
    /// It is here now.
    New {
        /// Under which number and address.
        done: ImportedAs,
        /// False when the unit has so many categories that its own could not be made.
        filed: bool,
    },
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
    items: Arc<[Incoming]>,
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

async fn batch(core: &Core, desk: &Desk, items: &[Incoming], purpose: Purpose) -> Result<Vec<Took>, ActionError> {
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
            note(core, &tx, desk, items.iter().zip(&took), purpose).await?;
            if took.iter().any(|took| matches!(took, Took::New { done: ImportedAs { slug: Some(_), .. }, .. })) {
                tx.touch(desk.unit());
            }
            Ok(took)
        })
        .await
}

/// How many of these go into one round of statements; never none.
fn room(items: &[Incoming]) -> usize {
    let mut bytes = 0;
    let fits = items.iter().take(AT_ONCE).take_while(|item| {
        let first = bytes == 0;
        bytes += item.item.text.body.len();
        first || bytes < BYTES_AT_ONCE
    });
    fits.count().max(1)
}

async fn part(importer: &Importer<'_>, items: &[Incoming], at: Moment) -> Result<Vec<Took>, StoreError> {
    let keys: Vec<&str> = items.iter().map(|new| new.item.key.as_str()).collect();
    let mut known = importer.known(&keys).await?;
    // A key that stands twice in a file names one item.
    let mut seen = HashSet::new();
    let new: Vec<&Incoming> =
        items.iter().filter(|new| !known.contains_key(&new.item.key) && seen.insert(new.item.key.as_str())).collect();
    let filed = filed(importer, &new, at).await?;
    let took = importer.take(&filed, at).await?;
    let mut fresh = took.into_iter().zip(new.into_iter().zip(filed)).map(|(done, (new, item))| {
        let filed = new.category.is_none() || matches!(item.text.details, Details::Article { category: Some(_), .. });
        (done, filed)
    });
    let mut taken = HashSet::new();
    let mut done = Vec::with_capacity(items.len());
    for Incoming { item, .. } in items {
        if let Some(&id) = known.get(&item.key) {
            done.push(Took::Known(id));
        } else if taken.insert(item.key.as_str())
            && let Some((new, filed)) = fresh.next()
        {
            known.insert(item.key.clone(), new.id);
            done.push(Took::New { done: new, filed });
        }
    }
    Ok(done)
}

/// The items with the numbers of their categories in them.
async fn filed(importer: &Importer<'_>, items: &[&Incoming], at: Moment) -> Result<Vec<ImportedItem>, StoreError> {
    let names: Vec<CategoryName> = items.iter().filter_map(|new| new.category.clone()).collect();
    let numbers = if names.is_empty() { HashMap::new() } else { importer.categories(&names, at).await? };
    let file = |new: &&Incoming| {
        let mut item = new.item.clone();
        let number = new.category.as_ref().and_then(|name| numbers.get(&name.key()).copied());
        if let (Some(number), Details::Article { category, .. }) = (number, &mut item.text.details) {
            *category = Some(number);
        }
        item
    };
    let mut filed: Vec<ImportedItem> = items.iter().map(file).collect();
    for item in &mut filed {
        // What at the desk would refuse publication keeps it from the public here as well.
        if item.published_at.is_some() && importer.lacks(&item.text).await? != Lacks::default() {
            item.published_at = None;
        }
    }
    Ok(filed)
}

async fn note(
    core: &Core,
    tx: &Tx,
    desk: &Desk,
    took: impl Iterator<Item = (&Incoming, &Took)>,
    purpose: Purpose,
) -> Result<(), StoreError> {
    let at = core.clock.now();
    // The command line acts for the platform, so no person stands in the record.
    let entry =
        |action, object, detail| AuditEntry { at, person: None, unit: Some(desk.unit()), action, object, detail };
    let new = took.filter_map(|(item, took)| if let Took::New { done, .. } = took { Some((item, done)) } else { None });
    match purpose {
        Purpose::Import => {
            for (Incoming { item, .. }, new) in new {
                let detail = Detail::new(core)
                    .fact("name", item.text.title.as_str())
                    .fact("kind", item.text.details.kind().code())
                    .fact("published", new.slug.is_some());
                tx.audit(entry("item.import", Some(("item", new.id.0)), detail.json())).await?;
            }
        }
        Purpose::Seed => {
            let detail = Detail::new(core).fact("items", new.count());
            tx.audit(entry("item.seed", None, detail.json())).await?;
        }
    }
    Ok(())
}
