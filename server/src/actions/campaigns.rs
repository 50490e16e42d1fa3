//! Campaigns of a unit and their figures. Whoever may publish writes them: a figure of a public campaign is public the
//! moment it is written. Pages get another version only where residents see a difference.

use domain::access::{Desk, Publisher};
use domain::campaign::{CampaignId, CampaignText, Figure};
use domain::moment::CivilDate;
use store::{AuditEntry, CampaignSaved, StoreError, Tx};

use crate::actions::audit_detail::Detail;
use crate::core::{ActionError, Core, detached};

/// Adds a campaign.
pub async fn add(core: &Core, publisher: Publisher<'_>, text: CampaignText) -> Result<CampaignSaved, ActionError> {
    let (core, desk) = (core.clone(), publisher.desk().clone());
    detached(async move {
        let (core, desk, text, at) = (&core, &desk, &text, core.clock.now());
        core.store
            .write(|tx| async move {
                let publisher = desk.publisher().ok_or(ActionError::PermissionGone)?;
                let outcome = tx.publisher(publisher).add_campaign(text, at).await?;
                if let CampaignSaved::Done(id) = outcome {
                    let entry = Entry { action: "campaign.add", id, is_seen: text.is_public };
                    noted(core, &tx, desk, entry, named(core, text).campaign(None, Some(text))).await?;
                }
                Ok(outcome)
            })
            .await
    })
    .await
}

/// Keeps a new text of a campaign, if nobody saved since `version`.
pub async fn save(
    core: &Core,
    publisher: Publisher<'_>,
    id: CampaignId,
    version: i64,
    text: CampaignText,
) -> Result<CampaignSaved, ActionError> {
    let (core, desk) = (core.clone(), publisher.desk().clone());
    detached(async move {
        let (core, desk, text, at) = (&core, &desk, &text, core.clock.now());
        core.store
            .write(|tx| async move {
                let publisher = desk.publisher().ok_or(ActionError::PermissionGone)?;
                let campaigns = tx.publisher(publisher);
                let before = campaigns.campaign(id).await?.map(|found| found.campaign.text);
                let outcome = campaigns.save_campaign(id, version, text, at).await?;
                if matches!(outcome, CampaignSaved::Done(_)) {
                    let was_seen = before.as_ref().is_some_and(|before| before.is_public);
                    let entry = Entry { action: "campaign.save", id, is_seen: text.is_public || was_seen };
                    noted(core, &tx, desk, entry, named(core, text).campaign(before.as_ref(), Some(text))).await?;
                }
                Ok(outcome)
            })
            .await
    })
    .await
}

/// Takes a campaign away for good.
pub async fn remove(
    core: &Core,
    publisher: Publisher<'_>,
    id: CampaignId,
    version: i64,
) -> Result<CampaignSaved, ActionError> {
    let (core, desk) = (core.clone(), publisher.desk().clone());
    detached(async move {
        let (core, desk) = (&core, &desk);
        core.store
            .write(|tx| async move {
                let publisher = desk.publisher().ok_or(ActionError::PermissionGone)?;
                let campaigns = tx.publisher(publisher);
                let before = campaigns.campaign(id).await?.map(|found| found.campaign.text);
                let outcome = campaigns.remove_campaign(id, version).await?;
                if let (CampaignSaved::Done(_), Some(text)) = (&outcome, before) {
                    let entry = Entry { action: "campaign.remove", id, is_seen: text.is_public };
                    noted(core, &tx, desk, entry, named(core, &text).campaign(Some(&text), None)).await?;
                }
                Ok(outcome)
            })
            .await
    })
    .await
}

/// Writes down a count, in the place of another one of the same day.
pub async fn note(
    core: &Core,
    publisher: Publisher<'_>,
    id: CampaignId,
    figure: Figure,
) -> Result<CampaignSaved, ActionError> {
    let (core, desk) = (core.clone(), publisher.desk().clone());
    detached(async move {
        let (core, desk, at) = (&core, &desk, core.clock.now());
        core.store
            .write(|tx| async move {
                let publisher = desk.publisher().ok_or(ActionError::PermissionGone)?;
                let campaigns = tx.publisher(publisher);
                let before = campaigns.campaign(id).await?.map(|found| found.campaign);
                let outcome = campaigns.note_figure(id, figure, at).await?;
                if let (CampaignSaved::Done(_), Some(campaign)) = (&outcome, before) {
                    let other = campaign.figures.iter().copied().find(|other| other.as_of == figure.as_of);
                    let entry = Entry { action: "campaign.figure", id, is_seen: campaign.text.is_public };
                    noted(core, &tx, desk, entry, named(core, &campaign.text).figure(other, Some(figure))).await?;
                }
                Ok(outcome)
            })
            .await
    })
    .await
}

/// Takes the count of a day away; false when there is none.
pub async fn remove_figure(
    core: &Core,
    publisher: Publisher<'_>,
    id: CampaignId,
    day: CivilDate,
) -> Result<bool, ActionError> {
    let (core, desk) = (core.clone(), publisher.desk().clone());
    detached(async move {
        let (core, desk) = (&core, &desk);
        core.store
            .write(|tx| async move {
                let publisher = desk.publisher().ok_or(ActionError::PermissionGone)?;
                let campaigns = tx.publisher(publisher);
                let Some(found) = campaigns.campaign(id).await? else { return Ok(false) };
                let gone = campaigns.remove_figure(id, day).await?;
                if gone.is_some() {
                    let text = &found.campaign.text;
                    let entry = Entry { action: "campaign.figure_remove", id, is_seen: text.is_public };
                    noted(core, &tx, desk, entry, named(core, text).figure(gone, None)).await?;
                }
                Ok(gone.is_some())
            })
            .await
    })
    .await
}

fn named(core: &Core, text: &CampaignText) -> Detail {
    Detail::new(core).fact("name", text.title.as_str())
}

/// What was done to which campaign, and whether residents see a difference.
struct Entry {
    action: &'static str,
    id: CampaignId,
    is_seen: bool,
}

async fn noted(core: &Core, tx: &Tx, desk: &Desk, entry: Entry, detail: Detail) -> Result<(), StoreError> {
    tx.audit(AuditEntry {
        at: core.clock.now(),
        person: Some(desk.person()),
        unit: Some(desk.unit()),
        action: entry.action,
        object: Some(("campaign", entry.id.0)),
        detail: detail.json(),
    })
    .await?;
    if entry.is_seen {
        tx.touch(desk.unit());
    }
    Ok(())
}
