//! Taking many articles in: the import's and the bulk seed's one way to write.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::{Duration, Instant};

use domain::access::{Desk, Publisher};
use domain::article::ArticleId;
use domain::moment::Moment;
use store::{AuditEntry, ImportedArticle, ImportedAs, Importer, StoreError, Tx};

use crate::core::{ActionError, Core, detached};

/// A running server waits for us no longer than a tenth of a second; the commit and the last statements need the rest.
const BUDGET: Duration = Duration::from_millis(40);
/// Articles per statement, and about how much text.
const AT_ONCE: usize = 25;
const BYTES_AT_ONCE: usize = 256 * 1024;
/// How often a batch is tried again when somebody at the desk took one of its addresses at the same moment.
const TRIES: usize = 3;

/// What became of one article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Took {
    /// It is here now.
    New(ImportedAs),
    /// It was taken in before.
    Known(ArticleId),
}

/// What the audit says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Somebody's articles: an entry for each.
    Import,
    /// Made-up articles for measurements: an entry for all.
    Seed,
}

/// Takes in as many of the articles, from the first on, as one short transaction holds: at least one, unless there is
/// none. Call it again with the others.
pub async fn take(
    core: &Core,
    publisher: Publisher<'_>,
    articles: Arc<[ImportedArticle]>,
    purpose: Purpose,
) -> Result<Vec<Took>, ActionError> {
    let (core, desk) = (core.clone(), publisher.desk().clone());
    detached(async move {
        let mut tries = 1;
        loop {
            match batch(&core, &desk, &articles, purpose).await {
                Err(ActionError::Store(StoreError::Duplicate(_))) if tries < TRIES => tries += 1,
                other => return other,
            }
        }
    })
    .await
}

async fn batch(
    core: &Core,
    desk: &Desk,
    articles: &[ImportedArticle],
    purpose: Purpose,
) -> Result<Vec<Took>, ActionError> {
    let at = core.clock.now();
    core.store
        .write(|tx| async move {
            let started = Instant::now();
            let publisher = desk.publisher().ok_or(ActionError::PermissionGone)?;
            let importer = tx.importer(publisher);
            let mut took: Vec<Took> = Vec::new();
            while took.len() < articles.len() && (took.is_empty() || started.elapsed() < BUDGET) {
                let rest = articles.get(took.len()..).unwrap_or_default();
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
fn room(articles: &[ImportedArticle]) -> usize {
    let mut bytes = 0;
    let fits = articles.iter().take(AT_ONCE).take_while(|article| {
        let first = bytes == 0;
        bytes += article.text.body.len();
        first || bytes < BYTES_AT_ONCE
    });
    fits.count().max(1)
}

async fn part(importer: &Importer<'_>, articles: &[ImportedArticle], at: Moment) -> Result<Vec<Took>, StoreError> {
    let keys: Vec<&str> = articles.iter().map(|article| article.key.as_str()).collect();
    let mut known = importer.known(&keys).await?;
    // A key that stands twice in a file names one article.
    let mut seen = HashSet::new();
    let new: Vec<ImportedArticle> = articles
        .iter()
        .filter(|article| !known.contains_key(&article.key) && seen.insert(article.key.as_str()))
        .cloned()
        .collect();
    let mut taken = HashSet::new();
    let mut done = Vec::with_capacity(articles.len());
    let mut fresh = importer.take(&new, at).await?.into_iter();
    for article in articles {
        if let Some(&id) = known.get(&article.key) {
            done.push(Took::Known(id));
        } else if taken.insert(article.key.as_str())
            && let Some(new) = fresh.next()
        {
            known.insert(article.key.clone(), new.id);
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
                tx.audit(entry("article.import", Some(("article", new.id.0)), detail)).await?;
            }
        }
        Purpose::Seed => {
            let detail = format!("{{\"articles\":{}}}", new().count());
            tx.audit(entry("article.seed", None, detail)).await?;
        }
    }
    Ok(())
}
