//! The page of a report: what is saved, with what was typed over it.

use app::paths::desk::{Activity as ActivityPath, NewActivity, TeamReports};
use app::screens::desk::{FormSheet, HAMLET, PeriodNav, ReportDeeds, TeamReportPage};
use axum::response::Response;
use domain::activity::figures::shown as number;
use domain::activity::{
    Around, Measure, Month, Period, ReasonField, RemarksField, RemarksForm, ReportState, ReportStep, Told, refusals,
};
use domain::hamlet::HamletId;
use domain::moment::CivilDate;
use domain::typed::{Fault, Typed};
use http::StatusCode;
use store::TeamReport;

use super::{NOT_FOUND, at};
use crate::web::desk::activities::{self, period};
use crate::web::desk::items::day_and_time;
use crate::web::desk::request::{DeskFault, Place};
use crate::web::respond::{self, CachePolicy, page as respond_page};

/// What the page shows beside what is saved.
#[derive(Debug, Default)]
pub(super) struct Shown {
    pub(super) words: Option<RemarksForm>,
    pub(super) words_faults: Vec<Fault<RemarksField>>,
    pub(super) reason: Typed<ReasonField>,
    pub(super) reason_faults: Vec<Fault<ReasonField>>,
    pub(super) version: Option<i64>,
    pub(super) note: Option<String>,
    pub(super) notice: Option<&'static str>,
}

/// What a report comes to, number by number.
pub(super) fn counted(told: Told) -> impl Iterator<Item = (&'static str, Option<u64>)> {
    let each = Measure::ALL.map(|measure| (measure.label(), told.figures.get(measure)));
    std::iter::once(("Hoạt động", Some(told.activities))).chain(each)
}

pub(super) async fn page(
    place: &Place,
    hamlet: HamletId,
    month: Month,
    status: StatusCode,
    shown: Shown,
) -> Result<Response, DeskFault> {
    let snapshot = place.app.core.store.snapshot().await?;
    let reader = snapshot.desk(&place.desk);
    let Some(report) = reader.team_report(hamlet, month).await? else { return Err(NOT_FOUND) };
    let mut entries = reader.activities(Period::Month(month)).await?;
    snapshot.end().await?;
    entries.retain(|entry| entry.hamlet == hamlet);
    let today = place.app.core.clock.now().vietnam_date();
    let unit = || place.unit.slug.clone();
    let own = at(place, hamlet, month);
    let steps = steps(place, &report, today);
    let editable = steps.contains(&ReportStep::Keep);
    let screen = TeamReportPage {
        frame: place.frame(shown.notice),
        hamlet: report.hamlet_name.clone(),
        period: nav(place, hamlet, month, today),
        state: report.state,
        standing: standing(&report),
        reason: report.reason.clone().filter(|_| report.state == ReportState::Returned),
        figures: counted(report.told).map(|(label, told)| (label, number(told))).collect(),
        words: if editable { Vec::new() } else { words(&report) },
        entries: entries
            .iter()
            .map(|entry| (activities::title(entry), ActivityPath { unit: unit(), id: entry.id.0 }.to_string()))
            .collect(),
        deeds: ReportDeeds {
            words: editable.then(|| FormSheet {
                typed: shown.words.unwrap_or_else(|| RemarksForm::from(&report.words)),
                faults: shown.words_faults,
                ..FormSheet::default()
            }),
            reason: steps.contains(&ReportStep::Return).then(|| FormSheet {
                typed: shown.reason,
                faults: shown.reason_faults,
                ..FormSheet::default()
            }),
            steps,
        },
        action: own.to_string(),
        csrf: place.person.csrf.clone(),
        // Whoever typed over an older one sees the newer one now, beside what they typed.
        version: shown.version.filter(|_| status != StatusCode::CONFLICT).unwrap_or(report.version),
        fault_note: shown.note,
        table_hrefs: (format!("{own}?dang=csv"), format!("{own}?dang=xlsx")),
        new_href: editable.then(|| format!("{}?{HAMLET}={}", NewActivity { unit: unit() }, hamlet.0)),
        back_href: format!("{}?ky={}", TeamReports { unit: unit() }, Period::Month(month).code()),
    };
    Ok(respond::html(status, respond_page::render(screen, &place.app.assets.urls), CachePolicy::NoStore))
}

/// What whoever looks can do now.
fn steps(place: &Place, report: &TeamReport, today: CivilDate) -> Vec<ReportStep> {
    let around = Around { activities: report.told.activities, is_to_come: report.month.first() > today };
    ReportStep::ALL
        .into_iter()
        .filter(|step| place.desk.may(step.power()) && refusals(*step, report.state, around).is_empty())
        .collect()
}

fn standing(report: &TeamReport) -> String {
    let by = report.changed_by.clone().unwrap_or_else(|| "Người đã rời đơn vị".to_owned());
    let at = report.changed_at.map(day_and_time).unwrap_or_default();
    let sender = report.sent_by.clone().unwrap_or_else(|| "Người đã rời đơn vị".to_owned());
    let sent = report.sent_at.map(day_and_time).unwrap_or_default();
    match report.state {
        ReportState::Draft => "Chưa gửi. Số liệu cộng theo nhật ký tới lúc này.".to_owned(),
        ReportState::Sent => format!("{sender} gửi lúc {sent}, đang chờ đơn vị duyệt."),
        ReportState::Returned => format!("{by} trả lại lúc {at}. Hãy sửa nhật ký rồi gửi lại."),
        ReportState::Approved => format!("{by} duyệt lúc {at}. Số liệu được tính vào tổng hợp."),
        ReportState::Locked => format!("{by} khóa sổ lúc {at}. Số liệu không đổi nữa."),
    }
}

fn words(report: &TeamReport) -> Vec<(&'static str, String)> {
    let words = [
        (RemarksField::Remarks.label(), report.words.remarks.clone()),
        (RemarksField::Difficulties.label(), report.words.difficulties.clone()),
    ];
    words.into_iter().filter_map(|(label, words)| Some((label, words?))).collect()
}

/// The ways to the reports of the months around.
fn nav(place: &Place, hamlet: HamletId, month: Month, today: CivilDate) -> PeriodNav {
    let words = period::nav("", "", Period::Month(month), today);
    PeriodNav {
        before: (words.before.0, at(place, hamlet, month.before()).to_string()),
        after: words.after.map(|(label, _)| (label, at(place, hamlet, month.after()).to_string())),
        other: None,
        here: words.here,
    }
}
