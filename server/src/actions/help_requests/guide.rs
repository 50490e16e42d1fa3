//! What was answered once is written down for everybody.

use domain::access::Writer;
use domain::guide::{Guide, Step};
use domain::help_request::RequestId;
use domain::item::{Details, ItemId, ItemText};
use domain::topic::Topic;
use store::{AuditEntry, Created};

use super::{about, record};
use crate::actions::audit_detail::Detail;
use crate::core::{ActionError, Core, detached};

/// Makes a draft of a guide with the answer to a request as its step. Of the resident nothing goes along; whoever
/// approves reads it before residents do. `None` where there is no such request within reach, or it was not answered.
pub async fn make_guide(core: &Core, writer: Writer<'_>, id: RequestId) -> Result<Option<ItemId>, ActionError> {
    let (core, desk) = (core.clone(), writer.desk().clone());
    detached(async move {
        let (core, desk, at) = (&core, &desk, core.clock.now());
        core.store
            .write(|tx| async move {
                let writer = desk.drafter().ok_or(ActionError::PermissionGone)?;
                let Some(request) = tx.requests(desk).find(id).await? else { return Ok(None) };
                let Some(answer) = request.answer.clone() else { return Ok(None) };
                let text = guide(request.topic, &answer);
                let Created::Done { id: item } = tx.writer(writer).create(&text, at).await? else { return Ok(None) };
                let person = Some(desk.person());
                let detail = Detail::new(core).fact("name", text.title.as_str());
                tx.audit(AuditEntry {
                    at,
                    person,
                    unit: Some(desk.unit()),
                    action: "item.create",
                    object: Some(("item", item.0)),
                    detail: detail.fact("kind", text.details.kind().code()).json(),
                })
                .await?;
                let detail = about(core, &request).fact("item", item.0);
                record(&tx, desk.unit(), person, id, "request.guide", detail, at).await?;
                Ok(Some(item))
            })
            .await
    })
    .await
}

fn guide(topic: Topic, answer: &str) -> ItemText {
    let step = Step { title: "Cách làm".to_owned(), text: answer.to_owned(), ..Step::default() };
    ItemText {
        title: format!("Hướng dẫn mới: {}", topic.label()),
        body: Guide { introduction: String::new(), steps: vec![step] }.compose(),
        details: Details::Guide { topic: Some(topic), audience: None, app_version: None, checked_on: None },
        summary: None,
        cover: None,
        author: None,
        source: None,
        written_on: None,
        slug: None,
    }
}
