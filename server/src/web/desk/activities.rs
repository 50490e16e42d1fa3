//! What teams did, at the desk: the log of a month or a quarter, and the same as tables. Who works for one hamlet sees that
//! hamlet's entries alone.

pub mod entry;
pub mod period;

use app::paths::desk::{Activities, Activity as ActivityPath, NewActivity, TeamReport, TeamReports, Unit};
use app::screens::desk::{ActivityList, ActivityRow, HAMLET, ReportLink};
use axum::response::Response;
use domain::access::Reach;
use domain::activity::figures::shown;
use domain::activity::{ActivityField, Measure, Period};
use domain::hamlet::HamletId;
use domain::moment::CivilDate;
use domain::unit::Level;
use http::StatusCode;
use store::{Activity, DeskReader, ListedHamlet};

use self::period::{asked, nav};
use crate::spreadsheet::{Cell, Table};
use crate::web::desk::request::{DeskFault, DeskRequest, Place};
use crate::web::respond::download::{self, TableFormat};
use crate::web::respond::error::ErrorKind;
use crate::web::respond::{self, CachePolicy, page};

/// `GET /don-vi/{unit}/hoat-dong`
pub async fn show(request: DeskRequest) -> Result<Response, DeskFault> {
    let place = request.place()?;
    of_commune(place)?;
    let (now, of) = (place.app.core.clock.now(), of_hamlet(&request, place)?);
    let today = now.vietnam_date();
    let period = asked(&request, today);
    let snapshot = place.app.core.store.snapshot().await?;
    let reader = snapshot.desk(&place.desk);
    let mut found = reader.activities(period).await?;
    let hamlets = reached(place, reader.hamlets().await?);
    let reports = own_reports(place, &reader, &hamlets, period).await?;
    snapshot.end().await?;
    let tabs = tabs(place, &found, of, period);
    if of.is_some() {
        found.retain(|activity| Some(activity.hamlet) == of);
    }
    if let Some(format) = TableFormat::asked(request.query("dang").as_deref()) {
        let name = format!("hoat-dong-{}-{}", place.unit.slug, period.code());
        return download::table(&table(&found), format, &name, now).map_err(DeskFault::Kind);
    }
    let notice = (request.query("da").as_deref() == Some("xoa")).then_some("Đã xóa khỏi nhật ký.");
    let own = own(place);
    let narrowed = of.map(|hamlet| format!("&{HAMLET}={}", hamlet.0)).unwrap_or_default();
    let asked = |format: &str| format!("{own}?ky={}{narrowed}&dang={format}", period.code());
    let new = NewActivity { unit: place.unit.slug.clone() };
    let screen = ActivityList {
        frame: place.frame(notice),
        reach: reach(place, &hamlets),
        period: nav(&own.to_string(), &narrowed, period, today),
        tabs,
        rows: found.into_iter().map(|activity| row(place, activity)).collect(),
        reports,
        new_href: (!hamlets.is_empty()).then(|| match of {
            Some(hamlet) => format!("{new}?{HAMLET}={}", hamlet.0),
            None => new.to_string(),
        }),
        reports_href: format!("{}?ky={}", TeamReports { unit: place.unit.slug.clone() }, period.code()),
        table_hrefs: (asked("csv"), asked("xlsx")),
        back_href: Unit { unit: place.unit.slug.clone() }.to_string(),
    };
    Ok(respond::html(StatusCode::OK, page::render(screen, &place.app.assets.urls), CachePolicy::NoStore))
}

fn own(place: &Place) -> Activities {
    Activities { unit: place.unit.slug.clone() }
}

/// Where there are no hamlets by nature there is no log.
fn of_commune(place: &Place) -> Result<(), DeskFault> {
    (place.unit.kind.level() == Level::Commune).then_some(()).ok_or(DeskFault::Kind(ErrorKind::NotFound))
}

/// The hamlet asked for; nobody learns anything of one they do not reach.
fn of_hamlet(request: &DeskRequest, place: &Place) -> Result<Option<HamletId>, DeskFault> {
    let Some(typed) = request.query(HAMLET) else { return Ok(None) };
    let hamlet = typed.parse().ok().map(HamletId).filter(|hamlet| place.desk.hamlet(*hamlet).is_some());
    hamlet.map(Some).ok_or(DeskFault::Kind(ErrorKind::NotFound))
}

/// The hamlets on the list whose log this person keeps.
fn reached(place: &Place, mut hamlets: Vec<ListedHamlet>) -> Vec<ListedHamlet> {
    hamlets.retain(|listed| !listed.hamlet.text.is_retired && place.desk.hamlet(listed.hamlet.id).is_some());
    hamlets
}

fn reach(place: &Place, hamlets: &[ListedHamlet]) -> String {
    match place.desk.reach() {
        Reach::Whole if hamlets.is_empty() => {
            "Đơn vị chưa có thôn, ấp, khu phố nào trong danh sách nên chưa ghi được hoạt động.".to_owned()
        }
        Reach::Whole => "Hoạt động của các tổ công nghệ số trong đơn vị.".to_owned(),
        Reach::Only(_) if hamlets.is_empty() => {
            "Bạn chưa được giao thôn, ấp, khu phố nào; hãy nhờ quản trị của đơn vị ghi thôn vào vai trò của bạn."
                .to_owned()
        }
        Reach::Only(_) => {
            let names: Vec<_> = hamlets.iter().map(|listed| listed.hamlet.text.full_name()).collect();
            format!("Hoạt động của tổ bạn: {}.", names.join(", "))
        }
    }
}

/// The ways to the reports of whoever works for few hamlets.
async fn own_reports(
    place: &Place,
    reader: &DeskReader<'_>,
    hamlets: &[ListedHamlet],
    period: Period,
) -> Result<Vec<ReportLink>, DeskFault> {
    let (Reach::Only(_), Period::Month(month)) = (place.desk.reach(), period) else { return Ok(Vec::new()) };
    let mut links = Vec::new();
    for listed in hamlets {
        let Some(report) = reader.team_report(listed.hamlet.id, month).await? else { continue };
        let path = TeamReport { unit: place.unit.slug.clone(), id: report.hamlet.0, number: month.number() };
        links.push(ReportLink {
            label: format!("Báo cáo {} của {}", month.label(), report.hamlet_name),
            href: path.to_string(),
            state: report.state,
        });
    }
    Ok(links)
}

/// All of them, and each hamlet that has an entry.
fn tabs(place: &Place, found: &[Activity], of: Option<HamletId>, period: Period) -> Vec<(String, String, bool)> {
    let own = format!("{}?ky={}", own(place), period.code());
    let mut hamlets: Vec<_> = found.iter().map(|entry| (entry.hamlet_name.clone(), entry.hamlet)).collect();
    hamlets.sort_by_cached_key(|(name, id)| (domain::collation::sort_key(name), *id));
    hamlets.dedup();
    let each = hamlets.into_iter().map(|(name, id)| (name, format!("{own}&{HAMLET}={}", id.0), of == Some(id)));
    std::iter::once(("Tất cả".to_owned(), own.clone(), of.is_none())).chain(each).collect()
}

/// What an entry is called.
pub(super) fn title(activity: &Activity) -> String {
    format!("{}, {}", activity.text.day.short(), activity.text.place)
}

fn row(place: &Place, activity: Activity) -> ActivityRow {
    let figures = activity.text.figures.told();
    ActivityRow {
        title: title(&activity),
        href: ActivityPath { unit: place.unit.slug.clone(), id: activity.id.0 }.to_string(),
        topic: activity.text.topic.label(),
        figures: figures.map(|(measure, told)| format!("{}: {}", measure.label(), shown(Some(told)))).collect(),
        hamlet: activity.hamlet_name,
        difficulties: activity.text.difficulties,
    }
}

/// A number for a spreadsheet; larger than anything counted here is not told wrongly but as the largest.
pub(super) fn cell(told: Option<u64>) -> Cell {
    told.map_or(Cell::Nothing, |told| Cell::Number(u32::try_from(told).unwrap_or(u32::MAX)))
}

fn table(found: &[Activity]) -> Table {
    let line = |activity: &Activity| {
        let text = &activity.text;
        let head = [
            Cell::Text(text.day.short()),
            Cell::Text(activity.hamlet_name.clone()),
            Cell::Text(text.place.clone()),
            Cell::Text(text.topic.label().to_owned()),
        ];
        let figures = Measure::ALL.map(|measure| cell(text.figures.get(measure)));
        let rest = [text.difficulties.clone().into()];
        head.into_iter().chain(figures).chain(rest).collect()
    };
    let head =
        [ActivityField::Day.label(), "Thôn, ấp, khu phố", ActivityField::Place.label(), ActivityField::Topic.label()];
    Table {
        name: "Hoạt động của tổ",
        head: head
            .into_iter()
            .chain(Measure::ALL.map(Measure::label))
            .chain([ActivityField::Difficulties.label()])
            .collect(),
        rows: found.iter().map(line).collect(),
    }
}

fn today(place: &Place) -> CivilDate {
    place.app.core.clock.now().vietnam_date()
}
