//! Hamlets and teams from a table: each line taken or refused by itself, in transactions of a few lines.

use std::collections::HashMap;

use domain::access::{Administrator, Desk};
use domain::hamlet::{HamletId, HamletText, MOST_HAMLETS};
use domain::team::TeamText;
use domain::team::import::{Change, ImportedTeam, KnownTeam, Plan};
use store::{AuditEntry, DeskMember, HamletSaved, MemberSaved, StoreError, TeamSaved, Tx, UnitAdministration};

use crate::actions::audit_detail::Detail;
use crate::core::{ActionError, Core, detached};

/// Lines written in one transaction, so that others need not wait long.
const AT_ONCE: usize = 20;

/// What became of a line, or would.
pub type LineOutcome = Result<Change, String>;

/// What a table would do, with nothing kept.
pub async fn look(core: &Core, desk: &Desk, lines: &[ImportedTeam]) -> Result<Vec<LineOutcome>, ActionError> {
    let mut known = HashMap::new();
    let snapshot = core.store.snapshot().await?;
    let reader = snapshot.desk(desk);
    for listed in reader.hamlets().await? {
        let id = listed.hamlet.id;
        let team = reader.team(id).await?.text;
        let members = of_desk(reader.team_members(id).await?);
        let hamlet = listed.hamlet.text;
        known.insert(hamlet.key(), KnownTeam { hamlet, team, members });
    }
    snapshot.end().await?;
    let mut count = known.len();
    let outcome = |line: &ImportedTeam| {
        let plan = line.plan(known.get(&line.hamlet.key()))?;
        if plan.change == Change::Added {
            count += 1;
        }
        if count > MOST_HAMLETS { Err(full()) } else { Ok(plan.change) }
    };
    Ok(lines.iter().map(outcome).collect())
}

/// Every hamlet of the unit as a table tells of it, in the order of names; those off the list are left out.
pub async fn known(core: &Core, desk: &Desk) -> Result<Vec<KnownTeam>, ActionError> {
    let snapshot = core.store.snapshot().await?;
    let reader = snapshot.desk(desk);
    let mut found = Vec::new();
    for listed in reader.hamlets().await?.into_iter().filter(|listed| !listed.hamlet.text.is_retired) {
        let id = listed.hamlet.id;
        let (team, members) = (reader.team(id).await?.text, of_desk(reader.team_members(id).await?));
        found.push(KnownTeam { hamlet: listed.hamlet.text, team, members });
    }
    snapshot.end().await?;
    Ok(found)
}

/// Takes the lines in. Nothing of a refused one is kept.
pub async fn take(core: &Core, by: Administrator, lines: Vec<ImportedTeam>) -> Result<Vec<LineOutcome>, ActionError> {
    let core = core.clone();
    detached(async move {
        let mut outcomes = Vec::with_capacity(lines.len());
        for some in lines.chunks(AT_ONCE) {
            let core = &core;
            let taken = core.store.write(|tx| async move {
                let mut taken = Vec::with_capacity(some.len());
                for line in some {
                    taken.push(one(core, &tx, by, line).await?);
                }
                noted(core, &tx, by, &taken).await?;
                Ok::<_, ActionError>(taken)
            });
            outcomes.extend(taken.await?);
        }
        Ok(outcomes)
    })
    .await
}

async fn one(core: &Core, tx: &Tx, by: Administrator, line: &ImportedTeam) -> Result<LineOutcome, StoreError> {
    let administration = tx.administration(by);
    let key = line.hamlet.key();
    let found = administration.hamlets().await?.into_iter().find(|hamlet| hamlet.text.key() == key);
    let Some(found) = found else {
        let plan = match line.plan(None) {
            Ok(plan) => plan,
            Err(sentence) => return Ok(Err(sentence)),
        };
        return match administration.add_hamlet(&line.hamlet, core.clock.now()).await? {
            HamletSaved::Done(id) => written(core, &administration, id, (1, 0), Plan { hamlet: None, ..plan }).await,
            _ => Ok(Err(full())),
        };
    };
    let team = administration.team(found.id).await?.unwrap_or_default();
    let members = of_desk(administration.team_members(found.id).await?);
    let known = KnownTeam { hamlet: found.text, team: team.text, members };
    match line.plan(Some(&known)) {
        Ok(plan) => written(core, &administration, found.id, (found.version, team.version), plan).await,
        Err(sentence) => Ok(Err(sentence)),
    }
}

/// Writes what a plan says; everything it follows is locked, so nothing can have changed since.
async fn written(
    core: &Core,
    administration: &UnitAdministration<'_>,
    id: HamletId,
    (hamlet_version, team_version): (i64, i64),
    plan: Plan,
) -> Result<LineOutcome, StoreError> {
    const CHANGED: StoreError = StoreError::Duplicate("hamlet");
    let at = core.clock.now();
    let (hamlet, team): (Option<HamletText>, Option<TeamText>) = (plan.hamlet, plan.team);
    if let Some(hamlet) = hamlet
        && administration.save_hamlet(id, hamlet_version, &hamlet, at).await? != HamletSaved::Done(id)
    {
        return Err(CHANGED);
    }
    if let Some(team) = team
        && administration.save_team(id, team_version, &team, at).await? != TeamSaved::Done
    {
        return Err(CHANGED);
    }
    for member in &plan.joining {
        if !matches!(administration.add_team_member(id, member, at).await?, MemberSaved::Done(_)) {
            return Err(CHANGED);
        }
    }
    Ok(Ok(plan.change))
}

fn of_desk(members: Vec<DeskMember>) -> Vec<domain::team::MemberText> {
    members.into_iter().map(|member| member.text).collect()
}

fn full() -> String {
    format!("Danh sách chỉ giữ được {MOST_HAMLETS} nơi.")
}

/// One entry for some lines, where any changed something.
async fn noted(core: &Core, tx: &Tx, by: Administrator, outcomes: &[LineOutcome]) -> Result<(), StoreError> {
    let changed = outcomes.iter().filter(|outcome| outcome.as_ref().is_ok_and(|change| *change != Change::Nothing));
    let (changed, refused) = (changed.count(), outcomes.iter().filter(|outcome| outcome.is_err()).count());
    if changed == 0 {
        return Ok(());
    }
    tx.audit(AuditEntry {
        at: core.clock.now(),
        person: Some(by.person()),
        unit: Some(by.unit()),
        action: "hamlet.import",
        object: None,
        detail: Detail::new(core).fact("changed", changed).fact("refused", refused).json(),
    })
    .await?;
    tx.touch(by.unit());
    Ok(())
}
