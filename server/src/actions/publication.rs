//! Making an article public.

use domain::access::Publisher;
use domain::article::{ArticleId, Refusal, publish_refusals};
use domain::slug::Slug;
use store::{AuditEntry, DeskArticle, Published};

use crate::core::{ActionError, Core, detached};

/// What became of a publication.
#[derive(Debug)]
pub enum PublishOutcome {
    /// Public at this address.
    Published {
        /// The last part of its address.
        slug: Slug,
    },
    /// Not now, for these reasons.
    Refused(Vec<Refusal>),
    /// Somebody saved in between; nothing was published that this person has not seen.
    Stale(Box<DeskArticle>),
    /// No such article at this desk.
    Missing,
}

/// Makes the newest text of an article public, if it is the one the person saw.
pub async fn publish(
    core: &Core,
    publisher: Publisher<'_>,
    id: ArticleId,
    version: i64,
) -> Result<PublishOutcome, ActionError> {
    let (core, desk) = (core.clone(), publisher.desk().clone());
    detached(async move {
        let (desk, at) = (&desk, core.clock.now());
        core.store
            .write(|tx| async move {
                let publisher = desk.publisher().ok_or(ActionError::PermissionGone)?;
                let articles = tx.publisher(publisher);
                let Some(article) = articles.article(id).await? else {
                    return Ok(PublishOutcome::Missing);
                };
                if article.version != version {
                    return Ok(PublishOutcome::Stale(Box::new(article)));
                }
                let refusals = publish_refusals(article.state, &article.text.body, true);
                if !refusals.is_empty() {
                    return Ok(PublishOutcome::Refused(refusals));
                }
                let (version, slug) = match articles.publish(id, version, at).await? {
                    Published::Done { version, slug } => (version, slug),
                    Published::Stale(article) => return Ok(PublishOutcome::Stale(article)),
                    Published::Missing => return Ok(PublishOutcome::Missing),
                };
                tx.audit(AuditEntry {
                    at,
                    person: Some(desk.person()),
                    unit: Some(desk.unit()),
                    action: "article.publish",
                    object: Some(("article", id.0)),
                    detail: format!("{{\"version\":{version},\"slug\":\"{slug}\"}}"),
                })
                .await?;
                tx.touch(desk.unit());
                Ok(PublishOutcome::Published { slug })
            })
            .await
    })
    .await
}
