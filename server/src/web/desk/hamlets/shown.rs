//! The page of a hamlet, as the handlers show it: what is saved, with what was typed over it.

use app::paths::desk::{
    DutyShift, DutyShifts, Hamlet as HamletPath, HamletTeam, HamletTopics, Hamlets, TeamMember, TeamMembers,
};
use app::paths::public::Team;
use app::screens::desk::{FormSheet, HamletPage, MemberRow, SavedMeanwhile, ShiftRow, TopicSheet};
use axum::response::Response;
use domain::access::Power;
use domain::hamlet::{HamletField, HamletForm, HamletId};
use domain::moment::{CivilDate, Moment};
use domain::number::integer;
use domain::team::{MemberField, ShiftField, ShiftId, ShiftText, TeamField, TeamForm};
use domain::topic::Topic;
use domain::typed::{Fault, FormField, Typed};
use http::StatusCode;
use store::{DeskHamlet, DeskMember, DeskTeam};

use crate::web::desk::items::day_and_time;
use crate::web::desk::request::{DeskFault, Place};
use crate::web::respond::error::ErrorKind;
use crate::web::respond::{self, CachePolicy, page};

/// A form as it was posted, with what happened to it.
#[derive(Debug)]
pub(super) struct Posted<F> {
    pub(super) typed: Typed<F>,
    pub(super) version: Option<i64>,
    pub(super) faults: Vec<Fault<F>>,
    pub(super) meanwhile: Option<SavedMeanwhile<F>>,
}

impl<F: FormField> Posted<F> {
    pub(super) fn of(typed: Typed<F>) -> Self {
        Self { typed, version: None, faults: Vec::new(), meanwhile: None }
    }

    pub(super) fn refused(typed: Typed<F>, version: Option<i64>, faults: Vec<Fault<F>>) -> Self {
        Self { version, faults, ..Self::of(typed) }
    }

    /// Over what somebody else saved; saving again follows that.
    pub(super) fn stale(typed: Typed<F>, saved: Typed<F>, by: Option<String>, at: Option<Moment>) -> Self {
        let by = by.unwrap_or_else(|| "Người khác".to_owned());
        let at = at.map(day_and_time).unwrap_or_default();
        Self { meanwhile: Some(SavedMeanwhile { saved, by, at }), ..Self::of(typed) }
    }
}

/// What the page shows beside what is saved.
#[derive(Debug, Default)]
pub(super) struct Shown {
    pub(super) hamlet: Option<Posted<HamletField>>,
    pub(super) team: Option<Posted<TeamField>>,
    pub(super) joining: Option<Posted<MemberField>>,
    pub(super) shift: Option<Posted<ShiftField>>,
    pub(super) topics: Option<Vec<Topic>>,
    pub(super) note: Option<String>,
    pub(super) notice: Option<&'static str>,
}

/// A form over what is saved.
pub(super) fn sheet<F: FormField>(
    place: &Place,
    action: String,
    saved: Option<(i64, Typed<F>)>,
    posted: Option<Posted<F>>,
) -> FormSheet<F> {
    let (version, typed) = saved.map_or_else(|| (None, Typed::default()), |(version, typed)| (Some(version), typed));
    let csrf = place.person.csrf.clone();
    match posted {
        Some(Posted { typed, version: followed, faults, meanwhile }) => {
            FormSheet { action, csrf, version: followed.or(version), typed, faults, meanwhile }
        }
        None => FormSheet { action, csrf, version, typed, ..FormSheet::default() },
    }
}

/// What is saved of a hamlet.
struct Saved {
    hamlet: DeskHamlet,
    team: DeskTeam,
    members: Vec<DeskMember>,
    roster: Vec<(ShiftId, ShiftText)>,
}

pub(super) async fn page(place: &Place, id: HamletId, status: StatusCode, shown: Shown) -> Result<Response, DeskFault> {
    let today = place.app.core.clock.now().vietnam_date();
    let snapshot = place.app.core.store.snapshot().await?;
    let reader = snapshot.desk(&place.desk);
    let Some(hamlet) = reader.hamlet(id).await? else { return Err(DeskFault::Kind(ErrorKind::NotFound)) };
    let (team, members) = (reader.team(id).await?, reader.team_members(id).await?);
    let saved = Saved { hamlet, team, members, roster: reader.roster(id, today).await? };
    snapshot.end().await?;
    let screen = screen(place, today, saved, shown);
    Ok(respond::html(status, page::render(screen, &place.app.assets.urls), CachePolicy::NoStore))
}

fn screen(place: &Place, today: CivilDate, saved: Saved, shown: Shown) -> HamletPage {
    let Saved { hamlet, team, members, roster } = saved;
    let (unit, id) = (|| place.unit.slug.clone(), hamlet.id.0);
    let administers = place.desk.may(Power::Administer);
    let is_public = !hamlet.text.is_retired && (team.text.decision.is_some() || !members.is_empty());
    let public = place.registry.public_origin(&place.unit).filter(|_| is_public);
    let path = Team { slug: hamlet.slug.to_string() };
    HamletPage {
        frame: place.frame(shown.notice),
        name: hamlet.text.full_name(),
        facts: if administers { Vec::new() } else { facts(&hamlet, &team) },
        hamlet: administers.then(|| {
            let saved = (hamlet.version, HamletForm::from(&hamlet.text));
            sheet(place, HamletPath { unit: unit(), id }.to_string(), Some(saved), shown.hamlet)
        }),
        team: administers.then(|| {
            let saved = (team.version, TeamForm::from(&team.text));
            sheet(place, HamletTeam { unit: unit(), id }.to_string(), Some(saved), shown.team)
        }),
        joining: administers.then(|| sheet(place, TeamMembers { unit: unit(), id }.to_string(), None, shown.joining)),
        members: members.into_iter().map(|member| row(place, id, member, administers)).collect(),
        topics: TopicSheet {
            action: HamletTopics { unit: unit(), id }.to_string(),
            version: team.version,
            chosen: shown.topics.unwrap_or(team.teaches),
        },
        roster: roster.into_iter().map(|(shift, text)| shift_row(place, id, shift, text, today)).collect(),
        shift: sheet(place, DutyShifts { unit: unit(), id }.to_string(), None, shown.shift),
        csrf: place.person.csrf.clone(),
        fault_note: shown.note,
        public_href: public.map(|origin| format!("{origin}{path}")),
        list_href: Hamlets { unit: unit() }.to_string(),
    }
}

fn facts(hamlet: &DeskHamlet, team: &DeskTeam) -> Vec<(&'static str, String)> {
    let households = hamlet.text.households.map(|count| ("Số hộ", integer(count.into())));
    let decision = team.text.decision.as_ref();
    let decision = decision
        .map(|decision| ("Quyết định thành lập", format!("{} ngày {}", decision.number, decision.date.short())));
    let zalo = team.text.zalo.as_ref().map(|link| ("Nhóm Zalo", link.to_string()));
    [households, decision, zalo].into_iter().flatten().collect()
}

fn row(place: &Place, id: i64, member: DeskMember, administers: bool) -> MemberRow {
    let number = i32::try_from(member.id.0).ok();
    let path = number.map(|number| TeamMember { unit: place.unit.slug.clone(), id, number }.to_string());
    MemberRow {
        name: member.text.name,
        office: member.text.office.label(),
        organisation: member.text.organisation,
        phone: member.text.phone.map(|phone| phone.to_string()),
        consent_on: member.text.consent_on.map(CivilDate::short),
        href: path.filter(|_| administers),
    }
}

fn shift_row(place: &Place, id: i64, shift: ShiftId, text: ShiftText, today: CivilDate) -> ShiftRow {
    let number = i32::try_from(shift.0).unwrap_or_default();
    let before = if text.day == today { "Hôm nay, " } else { "" };
    ShiftRow {
        when: format!("{before}{} {}, {}", text.day.weekday_name(), text.day.short(), text.hours()),
        who: text.who,
        place: text.place,
        removal_href: DutyShift { unit: place.unit.slug.clone(), id, number }.to_string(),
    }
}
