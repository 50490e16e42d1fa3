//! The team of a hamlet: what founded it and who is in it, by whoever administers the unit; what it teaches and when it is
//! there, by whoever works for the hamlet.

use domain::access::{Administrator, HamletDesk};
use domain::hamlet::HamletId;
use domain::moment::CivilDate;
use domain::team::{MemberId, MemberText, ShiftId, ShiftText, TeamText, topic_codes};
use domain::topic::Topic;
use store::{AuditEntry, DeskTeam, MemberSaved, ShiftsAdded, StoreError, TeamSaved, Tx};

use crate::actions::audit_detail::Detail;
use crate::actions::hamlets::noted;
use crate::core::{ActionError, Core, detached};

/// Keeps what founded a team and where it can be joined, if nobody saved since `version`.
pub async fn save(
    core: &Core,
    by: Administrator,
    hamlet: HamletId,
    version: i64,
    team: TeamText,
) -> Result<TeamSaved, ActionError> {
    let core = core.clone();
    detached(async move {
        let (core, team, at) = (&core, &team, core.clock.now());
        core.store
            .write(|tx| async move {
                let administration = tx.administration(by);
                let before = administration.team(hamlet).await?.map(|found| found.text).unwrap_or_default();
                let outcome = administration.save_team(hamlet, version, team, at).await?;
                if outcome == TeamSaved::Done {
                    noted(core, &tx, by, "team.save", hamlet, Detail::new(core).team(&before, team)).await?;
                }
                Ok(outcome)
            })
            .await
    })
    .await
}

/// Adds somebody to a team.
pub async fn add_member(
    core: &Core,
    by: Administrator,
    hamlet: HamletId,
    member: MemberText,
) -> Result<MemberSaved, ActionError> {
    let core = core.clone();
    detached(async move {
        let (core, member, at) = (&core, &member, core.clock.now());
        core.store
            .write(|tx| async move {
                let outcome = tx.administration(by).add_team_member(hamlet, member, at).await?;
                if let MemberSaved::Done(id) = outcome {
                    let detail = about(core, id).member(None, Some(member));
                    noted(core, &tx, by, "team.add_member", hamlet, detail).await?;
                }
                Ok(outcome)
            })
            .await
    })
    .await
}

/// Keeps a new text of a member, if nobody saved since `version`.
pub async fn save_member(
    core: &Core,
    by: Administrator,
    hamlet: HamletId,
    id: MemberId,
    version: i64,
    member: MemberText,
) -> Result<MemberSaved, ActionError> {
    let core = core.clone();
    detached(async move {
        let (core, member, at) = (&core, &member, core.clock.now());
        core.store
            .write(|tx| async move {
                let administration = tx.administration(by);
                let before = administration.team_member(hamlet, id).await?.map(|found| found.text);
                let outcome = administration.save_team_member(hamlet, id, version, member, at).await?;
                if matches!(outcome, MemberSaved::Done(_)) {
                    let detail = about(core, id).member(before.as_ref(), Some(member));
                    noted(core, &tx, by, "team.save_member", hamlet, detail).await?;
                }
                Ok(outcome)
            })
            .await
    })
    .await
}

/// Takes somebody out of a team for good.
pub async fn remove_member(
    core: &Core,
    by: Administrator,
    hamlet: HamletId,
    id: MemberId,
    version: i64,
) -> Result<MemberSaved, ActionError> {
    let core = core.clone();
    detached(async move {
        let core = &core;
        core.store
            .write(|tx| async move {
                let administration = tx.administration(by);
                let before = administration.team_member(hamlet, id).await?.map(|found| found.text);
                let outcome = administration.remove_team_member(hamlet, id, version).await?;
                if matches!(outcome, MemberSaved::Done(_)) {
                    let detail = about(core, id).member(before.as_ref(), None);
                    noted(core, &tx, by, "team.remove_member", hamlet, detail).await?;
                }
                Ok(outcome)
            })
            .await
    })
    .await
}

/// Keeps what a team teaches now, if nobody changed the team since `version`.
pub async fn teach(core: &Core, by: HamletDesk, version: i64, topics: Vec<Topic>) -> Result<TeamSaved, ActionError> {
    let core = core.clone();
    detached(async move {
        let (core, topics, at) = (&core, &topics, core.clock.now());
        core.store
            .write(|tx| async move {
                let before = tx.hamlet(by).team().await?.map(|team: DeskTeam| team.teaches).unwrap_or_default();
                let outcome = tx.hamlet(by).set_teaches(version, topics, at).await?;
                if outcome == TeamSaved::Done {
                    let [before, after] = [&before, topics].map(|topics| topic_codes(topics));
                    told(core, &tx, by, "team.teach", Detail::new(core).changed("teaches", &before, &after)).await?;
                }
                Ok(outcome)
            })
            .await
    })
    .await
}

/// Puts shifts on the roster.
pub async fn add_shifts(core: &Core, by: HamletDesk, shifts: Vec<ShiftText>) -> Result<ShiftsAdded, ActionError> {
    let core = core.clone();
    detached(async move {
        let (core, shifts, at) = (&core, &shifts, core.clock.now());
        core.store
            .write(|tx| async move {
                let outcome = tx.hamlet(by).add_shifts(shifts, at.vietnam_date(), at).await?;
                if let ShiftsAdded::Done(count) = outcome {
                    let first = shifts.first().map(|shift| shift.day.short());
                    let detail = Detail::new(core).fact("shifts", count).fact("day", first);
                    told(core, &tx, by, "team.add_shifts", detail).await?;
                }
                Ok(outcome)
            })
            .await
    })
    .await
}

/// Takes a shift off the roster; false when it is there no more.
pub async fn remove_shift(core: &Core, by: HamletDesk, id: ShiftId) -> Result<bool, ActionError> {
    let core = core.clone();
    detached(async move {
        let core = &core;
        core.store
            .write(|tx| async move {
                let gone = tx.hamlet(by).remove_shift(id).await?;
                if let Some(shift) = &gone {
                    let day = CivilDate::short(shift.day);
                    told(core, &tx, by, "team.remove_shift", Detail::new(core).fact("day", day)).await?;
                }
                Ok(gone.is_some())
            })
            .await
    })
    .await
}

fn about(core: &Core, id: MemberId) -> Detail {
    Detail::new(core).fact("member", id.0)
}

/// The record and the new version of the unit's pages, for whoever works for the hamlet.
async fn told(core: &Core, tx: &Tx, by: HamletDesk, action: &'static str, detail: Detail) -> Result<(), StoreError> {
    tx.audit(AuditEntry {
        at: core.clock.now(),
        person: Some(by.person()),
        unit: Some(by.unit()),
        action,
        object: Some(("hamlet", by.hamlet().0)),
        detail: detail.json(),
    })
    .await?;
    tx.touch(by.unit());
    Ok(())
}
