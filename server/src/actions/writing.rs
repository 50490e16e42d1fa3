//! Saving an item: a new one, or a new text of one that is there. By a person's hand or by an open page itself; a text
//! saved over another one is brought together with it where they do not touch.

use domain::access::{Desk, Writer};
use domain::item::{ItemField, ItemForm, ItemId, ItemText, merge_forms};
use domain::revision::RevisionNote;
use domain::writing::Turn;
use store::{AuditEntry, Created, DeskItem, DeskWriter, Saved, Tx};

use crate::actions::audit_detail::Detail;
use crate::core::{ActionError, Core, detached};

/// What somebody wants kept.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The text.
    pub text: ItemText,
    /// About this save, and no part of the text.
    pub note: Option<RevisionNote>,
    /// From which open page it comes.
    pub turn: Option<Turn>,
    /// What the text grew from, for bringing it together with another one.
    pub base: Base,
}

/// What a text grew from.
#[derive(Clone, Debug, Default)]
pub struct Base {
    /// Which of the item's revisions.
    pub number: Option<i32>,
    /// What that said, as the page remembers it: a revision that grew since does not say it any more.
    pub form: Option<ItemForm>,
}

impl From<ItemText> for Draft {
    fn from(text: ItemText) -> Self {
        Self { text, note: None, turn: None, base: Base::default() }
    }
}

/// What became of a save.
#[derive(Debug)]
pub enum SaveOutcome {
    /// Kept, under this number and version.
    Saved {
        /// The item.
        id: ItemId,
        /// Its version now.
        version: i64,
        /// Which of its revisions.
        number: i32,
    },
    /// Somebody saved in between, and both texts are kept as one.
    Merged {
        /// The item as it was found: with the other's text.
        other: Box<DeskItem>,
        /// The text of both.
        text: Box<ItemText>,
        /// Its version now.
        version: i64,
        /// Which of its revisions.
        number: i32,
    },
    /// The category or page chosen in this field is not to be had; nothing was kept.
    BadReference(ItemField),
    /// Somebody saved in between, and what the text grew from is not known: the page is to tell.
    BaseNeeded,
    /// Somebody saved in between at the same place: their text, for the person to compare.
    Stale(Box<DeskItem>),
    /// No such item at this desk.
    Missing,
}

/// Keeps a new item as a draft. Sent twice from one page, it is made once.
pub async fn create(core: &Core, writer: Writer<'_>, draft: Draft) -> Result<SaveOutcome, ActionError> {
    let (core, desk) = (core.clone(), writer.desk().clone());
    detached(async move {
        let (core, desk, draft, at) = (&core, &desk, &draft, core.clock.now());
        core.store
            .write(|tx| async move {
                let text = &draft.text;
                let writer = pen(&tx, desk, draft)?;
                if let Some(turn) = &draft.turn
                    && let Some(id) = writer.made_by(&turn.page).await?
                {
                    return keep(core, &tx, desk, id, 0, draft).await;
                }
                let id = match writer.create(text, at).await? {
                    Created::Done { id } => id,
                    Created::BadReference(field) => return Ok(SaveOutcome::BadReference(field)),
                };
                tx.audit(AuditEntry {
                    at,
                    person: Some(desk.person()),
                    unit: Some(desk.unit()),
                    action: "item.create",
                    object: Some(("item", id.0)),
                    detail: Detail::new(core)
                        .fact("name", text.title.as_str())
                        .fact("kind", text.details.kind().code())
                        .json(),
                })
                .await?;
                Ok(SaveOutcome::Saved { id, version: 1, number: 1 })
            })
            .await
    })
    .await
}

/// Keeps a new text of an item that somebody saw at `version`.
pub async fn save(
    core: &Core,
    writer: Writer<'_>,
    id: ItemId,
    version: i64,
    draft: Draft,
) -> Result<SaveOutcome, ActionError> {
    let (core, desk) = (core.clone(), writer.desk().clone());
    detached(async move {
        let (core, desk, draft) = (&core, &desk, &draft);
        core.store.write(|tx| async move { keep(core, &tx, desk, id, version, draft).await }).await
    })
    .await
}

fn pen<'a>(tx: &'a Tx, desk: &'a Desk, draft: &'a Draft) -> Result<DeskWriter<'a>, ActionError> {
    let writer = desk.drafter().ok_or(ActionError::PermissionGone)?;
    Ok(tx.writer(writer).noting(draft.note.as_ref()).turning(draft.turn.as_ref()))
}

/// The same within a transaction.
pub(super) async fn keep(
    core: &Core,
    tx: &Tx,
    desk: &Desk,
    id: ItemId,
    version: i64,
    draft: &Draft,
) -> Result<SaveOutcome, ActionError> {
    let writer = pen(tx, desk, draft)?;
    let Some(before) = writer.item(id).await? else { return Ok(SaveOutcome::Missing) };
    if has_already(&before, desk, draft) {
        writer.count_turn(&before).await?;
        return Ok(SaveOutcome::Saved { id, version: before.version, number: before.number });
    }
    match writer.save(id, version, &draft.text, core.clock.now()).await? {
        Saved::Done { version, number, grew } => {
            if !grew || draft.turn.as_ref().is_none_or(|turn| !turn.is_auto) {
                record(core, tx, desk, &before, &draft.text, version, draft.turn.as_ref()).await?;
            }
            Ok(SaveOutcome::Saved { id, version, number })
        }
        Saved::BadReference(field) => Ok(SaveOutcome::BadReference(field)),
        Saved::Stale(other) => bring_together(core, tx, desk, version, *other, draft).await,
        Saved::Missing => Ok(SaveOutcome::Missing),
    }
}

/// Whether the newest revision says it already: what a page saved by itself was sent twice or overtaken, or nothing is
/// new in it.
fn has_already(item: &DeskItem, desk: &Desk, draft: &Draft) -> bool {
    let Some(turn) = &draft.turn else { return false };
    let is_ours = item.penned.person == desk.person();
    let last = item.penned.page.as_ref().filter(|(page, _)| *page == turn.page && is_ours);
    let is_overtaken = turn.is_auto && last.is_some_and(|(_, last)| turn.number <= *last);
    let is_nothing_new = draft.note.is_none() && item.text == draft.text && (turn.is_auto || !item.penned.is_auto);
    is_overtaken || is_nothing_new
}

/// One text of two, if they do not touch. It is nobody's page that saved it: the page goes on only after it has read
/// what the other wrote.
async fn bring_together(
    core: &Core,
    tx: &Tx,
    desk: &Desk,
    version: i64,
    other: DeskItem,
    draft: &Draft,
) -> Result<SaveOutcome, ActionError> {
    let writer = tx.writer(desk.drafter().ok_or(ActionError::PermissionGone)?).noting(draft.note.as_ref());
    let kind = other.text.details.kind();
    let base = match (&draft.base.form, draft.base.number) {
        (Some(form), _) => Some(ItemForm::from(&form.check_leniently(kind, None).0)),
        (None, Some(number)) => writer.text_as_seen(other.id, number, version).await?.as_ref().map(ItemForm::from),
        (None, None) => None,
    };
    let Some(base) = base else {
        let can_tell = draft.turn.as_ref().is_some_and(|turn| turn.is_auto);
        return Ok(if can_tell { SaveOutcome::BaseNeeded } else { SaveOutcome::Stale(Box::new(other)) });
    };
    let merged = merge_forms(kind, &base, &ItemForm::from(&draft.text), &ItemForm::from(&other.text));
    let text = match merged.form.check(kind) {
        Ok(text) if merged.conflicts.is_empty() => text,
        _ => return Ok(SaveOutcome::Stale(Box::new(other))),
    };
    if text == other.text {
        let (version, number) = (other.version, other.number);
        return Ok(SaveOutcome::Merged { other: Box::new(other), text: Box::new(text), version, number });
    }
    match writer.save_merged(other.id, &text, core.clock.now()).await? {
        Saved::Done { version, number, .. } => {
            record(core, tx, desk, &other, &text, version, draft.turn.as_ref()).await?;
            Ok(SaveOutcome::Merged { other: Box::new(other), text: Box::new(text), version, number })
        }
        Saved::BadReference(field) => Ok(SaveOutcome::BadReference(field)),
        Saved::Stale(_) | Saved::Missing => Ok(SaveOutcome::Missing),
    }
}

async fn record(
    core: &Core,
    tx: &Tx,
    desk: &Desk,
    before: &DeskItem,
    text: &ItemText,
    version: i64,
    turn: Option<&Turn>,
) -> Result<(), ActionError> {
    let detail = Detail::new(core)
        .fact("name", text.title.as_str())
        .fact("kind", text.details.kind().code())
        .fact("version", version)
        .fact("auto", turn.is_some_and(|turn| turn.is_auto).then_some(true))
        .item(&before.text, text)
        .json();
    tx.audit(AuditEntry {
        at: core.clock.now(),
        person: Some(desk.person()),
        unit: Some(desk.unit()),
        action: "item.save",
        object: Some(("item", before.id.0)),
        detail,
    })
    .await?;
    Ok(())
}
