//! Taking a public article back, with a reason.

use domain::access::Publisher;
use domain::article::{ArticleId, Refusal, withdraw_refusals};
use domain::withdrawal::WithdrawalOrder;
use store::{AuditEntry, DeskArticle, Withdrawn};

use crate::core::{ActionError, Core, detached};

/// What became of a withdrawal.
#[derive(Debug)]
pub enum WithdrawOutcome {
    /// Taken back.
    Withdrawn,
    /// Not now, for these reasons.
    Refused(Vec<Refusal>),
    /// The item named as replacement is no other public article of this unit.
    ReplacementUnknown,
    /// Somebody changed the article in between.
    Stale(Box<DeskArticle>),
    /// No such article at this desk.
    Missing,
}

/// Takes an article back.
pub async fn withdraw(
    core: &Core,
    publisher: Publisher<'_>,
    id: ArticleId,
    version: i64,
    order: WithdrawalOrder,
) -> Result<WithdrawOutcome, ActionError> {
    let (core, desk) = (core.clone(), publisher.desk().clone());
    detached(async move {
        let (desk, order, at) = (&desk, &order, core.clock.now());
        core.store
            .write(|tx| async move {
                let publisher = desk.publisher().ok_or(ActionError::PermissionGone)?;
                let articles = tx.publisher(publisher);
                let Some(article) = articles.article(id).await? else {
                    return Ok(WithdrawOutcome::Missing);
                };
                if article.version != version {
                    return Ok(WithdrawOutcome::Stale(Box::new(article)));
                }
                let refusals = withdraw_refusals(article.state, true);
                if !refusals.is_empty() {
                    return Ok(WithdrawOutcome::Refused(refusals));
                }
                match articles.withdraw(id, version, order, at).await? {
                    Withdrawn::Done { .. } => {}
                    Withdrawn::ReplacementUnknown => return Ok(WithdrawOutcome::ReplacementUnknown),
                    Withdrawn::Stale(article) => return Ok(WithdrawOutcome::Stale(article)),
                    Withdrawn::Missing => return Ok(WithdrawOutcome::Missing),
                }
                tx.audit(AuditEntry {
                    at,
                    person: Some(desk.person()),
                    unit: Some(desk.unit()),
                    action: "article.withdraw",
                    object: Some(("article", id.0)),
                    detail: format!("{{\"reason\":\"{}\"}}", order.reason.code()),
                })
                .await?;
                tx.touch(desk.unit());
                Ok(WithdrawOutcome::Withdrawn)
            })
            .await
    })
    .await
}
