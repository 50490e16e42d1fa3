//! Putting an article into another category, as one of many. What was public as it is stays so, under the new category,
//! when the person may publish: nothing in it but the category changed.

use domain::access::{Power, Writer};
use domain::category::CategoryId;
use domain::item::{Details, ItemId, ItemState, ItemText, Refusal, Step};
use domain::revision::RevisionNote;
use store::{DeskItem, Published, Saved};

use crate::actions::steps::{about, record, why_not};
use crate::core::{ActionError, Core, detached};

/// What became of it.
#[derive(Debug)]
pub enum CategoriseOutcome {
    /// It is in the category; whether residents see it there.
    Done {
        /// Whether it went public as well.
        is_public: bool,
    },
    /// It is there already.
    NothingNew,
    /// Only articles have categories.
    NoArticle,
    /// The category is not to be had.
    UnknownCategory,
    /// Saved as a draft, and not made public for these reasons.
    Waits(Vec<Refusal>),
    /// Somebody changed the item in between.
    Stale(Box<DeskItem>),
    /// No such item at this desk.
    Missing,
}

/// Puts an article into a category, if nobody changed it since `version`.
pub async fn categorise(
    core: &Core,
    writer: Writer<'_>,
    id: ItemId,
    version: i64,
    category: CategoryId,
) -> Result<CategoriseOutcome, ActionError> {
    let (core, desk) = (core.clone(), writer.desk().clone());
    detached(async move {
        let (core, desk, at) = (&core, &desk, core.clock.now());
        let note = RevisionNote::parse("Đổi chuyên mục").ok().flatten();
        let note = note.as_ref();
        core.store
            .write(|tx| async move {
                let items = tx.writer(desk.writer().ok_or(ActionError::PermissionGone)?).noting(note);
                let Some(item) = items.item(id).await? else { return Ok(CategoriseOutcome::Missing) };
                if item.version != version {
                    return Ok(CategoriseOutcome::Stale(Box::new(item)));
                }
                let Details::Article { category: present, pinned_until } = item.text.details.clone() else {
                    return Ok(CategoriseOutcome::NoArticle);
                };
                if present == Some(category) {
                    return Ok(CategoriseOutcome::NothingNew);
                }
                let details = Details::Article { category: Some(category), pinned_until };
                let text = ItemText { details, ..item.text.clone() };
                let version = match items.save(id, version, &text, at).await? {
                    Saved::Done { version, .. } => version,
                    Saved::BadReference(_) => return Ok(CategoriseOutcome::UnknownCategory),
                    Saved::Stale(item) => return Ok(CategoriseOutcome::Stale(item)),
                    Saved::Missing => return Ok(CategoriseOutcome::Missing),
                };
                let detail = about(core, &item).fact("version", version).item(&item.text, &text);
                record(&tx, desk, id, "item.save", detail, at).await?;
                if item.state != ItemState::Published || !desk.may(Power::Publish) {
                    return Ok(CategoriseOutcome::Done { is_public: false });
                }
                let items = tx.publisher(desk.publisher().ok_or(ActionError::PermissionGone)?);
                let Some(saved) = items.item(id).await? else { return Ok(CategoriseOutcome::Missing) };
                // The words were approved before; whoever changes only the category approves no text of their own.
                let refusals: Vec<_> = why_not(&tx, desk, &saved, Step::Publish, at)
                    .await?
                    .into_iter()
                    .filter(|refusal| *refusal != Refusal::OwnText)
                    .collect();
                if !refusals.is_empty() {
                    return Ok(CategoriseOutcome::Waits(refusals));
                }
                match items.publish(id, version, at).await? {
                    Published::Done { version, slug } => {
                        let detail = about(core, &saved).fact("version", version).fact("slug", slug.as_str());
                        record(&tx, desk, id, "item.publish", detail, at).await?;
                        tx.touch(desk.unit());
                        Ok(CategoriseOutcome::Done { is_public: true })
                    }
                    Published::Stale(item) => Ok(CategoriseOutcome::Stale(item)),
                    Published::Missing => Ok(CategoriseOutcome::Missing),
                }
            })
            .await
    })
    .await
}
