//! What a team answered, as a step of a guide: a new draft, or one more step of a guide that is there. Nothing of whoever
//! asked goes along.

use domain::access::{Desk, Writer};
use domain::guide::{Arrangement, Guide, Step};
use domain::help_request::RequestId;
use domain::item::{Details, ItemForm, ItemId, ItemKind, ItemState, ItemText};
use domain::moment::Moment;
use domain::topic::Topic;
use store::{AuditEntry, Created, Tx};

use super::{about, record};
use crate::actions::audit_detail::Detail;
use crate::actions::writing::{self, Draft, SaveOutcome};
use crate::core::{ActionError, Core, detached};

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GuideMade {
    /// A new draft.
    New(ItemId),
    /// One more step of this guide, at this place, from 1.
    Step(ItemId, usize),
    /// There is no such request, or no answer to it.
    NoAnswer,
    /// There is no such guide, it is put away or taken back, or the step finds no room in it.
    NoGuide,
}

/// Makes a step of an answer: of the guide named, or of a new one.
pub async fn make(
    core: &Core,
    writer: Writer<'_>,
    id: RequestId,
    into: Option<ItemId>,
) -> Result<GuideMade, ActionError> {
    let (core, desk) = (core.clone(), writer.desk().clone());
    detached(async move {
        let (core, desk, at) = (&core, &desk, core.clock.now());
        core.store
            .write(|tx| async move {
                let Some(request) = tx.requests(desk).find(id).await? else { return Ok(GuideMade::NoAnswer) };
                let Some(answer) = request.answer.clone() else { return Ok(GuideMade::NoAnswer) };
                let made = match into {
                    Some(into) => extend(core, &tx, desk, into, &answer).await?,
                    None => begin(core, &tx, desk, request.topic, &answer, at).await?,
                };
                if let GuideMade::New(item) | GuideMade::Step(item, _) = made {
                    let detail = about(core, &request).fact("item", item.0);
                    record(&tx, desk.unit(), Some(desk.person()), id, "request.guide", detail, at).await?;
                }
                Ok(made)
            })
            .await
    })
    .await
}

fn step(answer: &str) -> Step {
    Step { title: "Cách làm".to_owned(), text: answer.to_owned(), ..Step::default() }
}

async fn begin(
    core: &Core,
    tx: &Tx,
    desk: &Desk,
    topic: Topic,
    answer: &str,
    at: Moment,
) -> Result<GuideMade, ActionError> {
    let writer = desk.drafter().ok_or(ActionError::PermissionGone)?;
    let text = new_guide(topic, answer);
    let Created::Done { id: item } = tx.writer(writer).create(&text, at).await? else { return Ok(GuideMade::NoGuide) };
    let detail = Detail::new(core).fact("name", text.title.as_str());
    tx.audit(AuditEntry {
        at,
        person: Some(desk.person()),
        unit: Some(desk.unit()),
        action: "item.create",
        object: Some(("item", item.0)),
        detail: detail.fact("kind", text.details.kind().code()).json(),
    })
    .await?;
    Ok(GuideMade::New(item))
}

fn new_guide(topic: Topic, answer: &str) -> ItemText {
    ItemText {
        title: format!("Hướng dẫn mới: {}", topic.label()),
        body: Guide { introduction: String::new(), steps: vec![step(answer)] }.compose(),
        details: Details::Guide { topic: Some(topic), audience: None, app_version: None, checked_on: None },
        summary: None,
        cover: None,
        author: None,
        source: None,
        written_on: None,
        slug: None,
    }
}

/// One more step behind the others: a save of the guide's text like any other.
async fn extend(core: &Core, tx: &Tx, desk: &Desk, into: ItemId, answer: &str) -> Result<GuideMade, ActionError> {
    let writer = desk.drafter().ok_or(ActionError::PermissionGone)?;
    let Some(before) = tx.writer(writer).item(into).await? else { return Ok(GuideMade::NoGuide) };
    let state = before.standing().state;
    let is_open = state == ItemState::Draft || state.is_public();
    if before.text.details.kind() != ItemKind::Guide || !is_open {
        return Ok(GuideMade::NoGuide);
    }
    let Some(guide) = Guide::parse(&before.text.body).arranged(Arrangement::Add(Box::new(step(answer)))) else {
        return Ok(GuideMade::NoGuide);
    };
    let form = ItemForm::from(&ItemText { body: guide.compose(), ..before.text.clone() });
    let Ok(text) = form.check(ItemKind::Guide) else { return Ok(GuideMade::NoGuide) };
    Ok(match writing::keep(core, tx, desk, into, before.version, &Draft::from(text)).await? {
        SaveOutcome::Saved { .. } => GuideMade::Step(into, guide.steps.len()),
        _ => GuideMade::NoGuide,
    })
}
