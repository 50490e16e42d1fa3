//! What teams told, added up: a commune's by hamlet; at the province's desk by district, and a district's by commune.

use std::collections::HashMap;
use std::sync::Arc;

use app::paths::desk::{Activities, TeamReport, TeamReports, Unit as UnitPath};
use app::screens::desk::{RollUpCell, RollUpPage, RollUpRow};
use axum::response::Response;
use domain::activity::figures::shown;
use domain::activity::{Measure, Month, Period, Sum, Summary, TeamTold};
use domain::moment::CivilDate;
use domain::unit::{Level, Unit, UnitId};
use http::StatusCode;
use store::TeamMonths;

use crate::spreadsheet::{Cell, Table};
use crate::web::desk::activities::{cell, period};
use crate::web::desk::request::{DeskFault, DeskRequest, Place};
use crate::web::respond::download::{self, TableFormat};
use crate::web::respond::error::ErrorKind;
use crate::web::respond::{self, CachePolicy, page};

/// A line: what it is called, where it leads, and what its teams told.
struct Line {
    name: String,
    href: Option<String>,
    summary: Summary,
    /// Where the one report of a team stands, where the line is one.
    state: Option<&'static str>,
}

/// What is added up.
struct RollUp {
    of: String,
    first_column: &'static str,
    lines: Vec<Line>,
    sum: Summary,
    above: Option<(String, String)>,
    more: String,
}

/// `GET /don-vi/{unit}/bao-cao`
pub async fn show(request: DeskRequest) -> Result<Response, DeskFault> {
    let place = request.place()?;
    let now = place.app.core.clock.now();
    let period = period::asked(&request, now.vietnam_date());
    let months = period.begun(now.vietnam_date());
    let is_commune = place.unit.kind.level() == Level::Commune;
    let snapshot = place.app.core.store.snapshot().await?;
    let reader = snapshot.desk(&place.desk);
    let teams = if is_commune { reader.team_months(&months).await? } else { reader.team_months_below(&months).await? };
    snapshot.end().await?;
    let roll_up = match request.query("huyen").filter(|_| !is_commune) {
        Some(slug) => of_district(place, &slug, period, &teams)?,
        None if is_commune => of_commune(place, period, &months, &teams),
        None => of_province(place, period, &teams),
    };
    if let Some(format) = TableFormat::asked(request.query("dang").as_deref()) {
        let name = format!("bao-cao-to-{}-{}", place.unit.slug, period.code());
        return download::table(&table(&roll_up), format, &name, now).map_err(DeskFault::Kind);
    }
    let screen = screen(place, period, now.vietnam_date(), is_commune, roll_up);
    Ok(respond::html(StatusCode::OK, page::render(screen, &place.app.assets.urls), CachePolicy::NoStore))
}

fn own(place: &Place) -> TeamReports {
    TeamReports { unit: place.unit.slug.clone() }
}

fn told<'a>(teams: impl Iterator<Item = &'a TeamMonths>) -> Summary {
    teams.map(|team| &team.told).collect::<Vec<&TeamTold>>().into_iter().collect()
}

fn of_commune(place: &Place, period: Period, months: &[Month], teams: &[TeamMonths]) -> RollUp {
    let month = match (period, months) {
        (Period::Month(month), [_]) => Some(month),
        _ => None,
    };
    let line = |team: &TeamMonths| Line {
        name: team.text.full_name(),
        href: months.last().map(|last| {
            let number = month.unwrap_or(*last).number();
            TeamReport { unit: place.unit.slug.clone(), id: team.hamlet.0, number }.to_string()
        }),
        summary: told(std::iter::once(team)),
        state: month.and(team.states.first()).map(|state| state.label()),
    };
    RollUp {
        of: place.unit.full_name.clone(),
        first_column: "Thôn, ấp, khu phố",
        lines: teams.iter().map(line).collect(),
        sum: told(teams.iter()),
        above: None,
        more: String::new(),
    }
}

/// The communes of a district with their teams; a commune without one stands there as well.
fn communes(
    place: &Place,
    communes: &[Arc<Unit>],
    by_unit: &HashMap<UnitId, Vec<&TeamMonths>>,
) -> (Vec<Line>, Summary) {
    let of = |unit: &Unit| by_unit.get(&unit.id).map(Vec::as_slice).unwrap_or_default();
    let line = |unit: &Arc<Unit>| Line {
        name: unit.full_name.clone(),
        // Whoever sees the province's figures need not have any business at the commune.
        href: place.person.actor.desk(unit.id).map(|_| TeamReports { unit: unit.slug.clone() }.to_string()),
        summary: told(of(unit).iter().copied()),
        state: None,
    };
    let all = told(communes.iter().flat_map(|unit| of(unit)).copied());
    (communes.iter().map(line).collect(), all)
}

fn by_unit(teams: &[TeamMonths]) -> HashMap<UnitId, Vec<&TeamMonths>> {
    let mut by_unit: HashMap<_, Vec<_>> = HashMap::new();
    for team in teams {
        by_unit.entry(team.unit).or_default().push(team);
    }
    by_unit
}

fn of_district(place: &Place, slug: &str, period: Period, teams: &[TeamMonths]) -> Result<RollUp, DeskFault> {
    let districts = place.registry.districts();
    let found = districts.iter().find(|(district, _)| district.slug == slug && district.id != place.unit.id);
    let (district, own_communes) = found.ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    let (mut lines, sum) = communes(place, own_communes, &by_unit(teams));
    for line in &mut lines {
        line.href = line.href.take().map(|href| format!("{href}?ky={}", period.code()));
    }
    Ok(RollUp {
        of: district.full_name.clone(),
        first_column: "Xã, phường, thị trấn",
        lines,
        sum,
        above: Some((place.unit.full_name.clone(), format!("{}?ky={}", own(place), period.code()))),
        more: format!("&huyen={slug}"),
    })
}

fn of_province(place: &Place, period: Period, teams: &[TeamMonths]) -> RollUp {
    let by_unit = by_unit(teams);
    let mut lines = Vec::new();
    let listed = place.registry.districts().iter().flat_map(|(_, communes)| communes);
    let listed = listed.filter_map(|unit| by_unit.get(&unit.id)).flatten().copied();
    let sum = told(listed);
    for (district, own_communes) in place.registry.districts() {
        let (of_communes, summary) = communes(place, own_communes, &by_unit);
        if district.id == place.unit.id {
            // Communes right below the province stand beside its districts.
            lines.extend(of_communes);
            continue;
        }
        let href = format!("{}?ky={}&huyen={}", own(place), period.code(), district.slug);
        lines.push(Line { name: district.full_name.clone(), href: Some(href), summary, state: None });
    }
    RollUp {
        of: place.unit.full_name.clone(),
        first_column: "Huyện, thị xã, thành phố",
        lines,
        sum,
        above: None,
        more: String::new(),
    }
}

const COLUMNS: [&str; 2] = ["Báo cáo", "Hoạt động"];

fn screen(place: &Place, period: Period, today: CivilDate, is_commune: bool, roll_up: RollUp) -> RollUpPage {
    let own = own(place).to_string();
    let asked = |format: &str| format!("{own}?ky={}{}&dang={format}", period.code(), roll_up.more);
    let columns = std::iter::once(roll_up.first_column).chain(COLUMNS).chain(Measure::ALL.map(Measure::label));
    let unit = || place.unit.slug.clone();
    RollUpPage {
        frame: place.frame(None),
        period: period::nav(&own, &roll_up.more, period, today),
        facts: facts(&roll_up.sum),
        columns: columns.collect(),
        sum: cells(&roll_up.sum, None),
        table_hrefs: (asked("csv"), asked("xlsx")),
        of: roll_up.of,
        rows: roll_up
            .lines
            .into_iter()
            .map(|line| RollUpRow { cells: cells(&line.summary, line.state), name: line.name, href: line.href })
            .collect(),
        above: roll_up.above,
        log_href: is_commune.then(|| format!("{}?ky={}", Activities { unit: unit() }, period.code())),
        back_href: UnitPath { unit: unit() }.to_string(),
    }
}

fn facts(sum: &Summary) -> Vec<(&'static str, String)> {
    let (told, of) = sum.told_of();
    let count = |count| shown(Some(count));
    let reach = sum.reach.gap_of("thôn, ấp").map(|gap| format!(" ({gap})")).unwrap_or_default();
    vec![
        ("Tổ", format!("{} tổ, {} thành viên", count(sum.teams), count(sum.members))),
        ("Báo cáo đã duyệt", format!("{}/{} ({})", count(told), count(of), sum.reports.percent(2))),
        ("Báo cáo chờ duyệt", count(sum.waiting)),
        ("Hộ đã đến trên số hộ", format!("{}{reach}", sum.reach.percent(2))),
    ]
}

/// A number for each column. The gaps of a line that is one report are plain from its state.
fn cells(summary: &Summary, state: Option<&'static str>) -> Vec<RollUpCell> {
    let (told, of) = summary.told_of();
    let waiting = (summary.waiting > 0).then(|| format!("chờ duyệt {}", shown(Some(summary.waiting))));
    let reports = match state {
        Some(state) => RollUpCell { shown: state.to_owned(), gap: None },
        None if of == 0 => RollUpCell { shown: shown(None), gap: None },
        None => RollUpCell { shown: format!("{}/{}", shown(Some(told)), shown(Some(of))), gap: waiting },
    };
    let number = |sum: Sum| RollUpCell { shown: sum.shown(), gap: sum.gap().filter(|_| state.is_none()) };
    let measures = Measure::ALL.map(|measure| number(summary.measure(measure)));
    [reports, number(summary.activities)].into_iter().chain(measures).collect()
}

/// The same numbers with what is missing in columns of their own, and the sum in the last line.
fn table(roll_up: &RollUp) -> Table {
    let line = |name: &str, summary: &Summary| {
        let (told, of) = summary.told_of();
        let head = [
            Cell::Text(name.to_owned()),
            cell(Some(summary.teams)),
            cell(Some(summary.members)),
            cell(Some(told)),
            cell(Some(of)),
            Cell::Share(u32::try_from(told).ok(), u32::try_from(of).unwrap_or_default()),
            cell(Some(summary.waiting)),
            cell(summary.activities.total()),
        ];
        let measures = Measure::ALL.map(|measure| cell(summary.measure(measure).total()));
        let gaps = Measure::ALL.map(|measure| Cell::from(summary.measure(measure).gap()));
        let (reached, households) = summary.reach.sums().unzip();
        let reach = [cell(households.filter(|_| reached.is_some())), share(summary)];
        head.into_iter().chain(measures).chain(reach).chain(gaps).collect::<Vec<_>>()
    };
    let gaps = [
        "Thiếu: hộ đã đến",
        "Thiếu: người được giúp",
        "Thiếu: VNeID mức 2",
        "Thiếu: tài khoản dịch vụ công",
        "Thiếu: ví, tài khoản thanh toán",
        "Thiếu: chữ ký số",
        "Thiếu: sổ sức khỏe điện tử",
    ];
    let head = [
        roll_up.first_column,
        "Tổ",
        "Thành viên",
        "Báo cáo đã duyệt",
        "Báo cáo phải có",
        "Tỷ lệ báo cáo",
        "Báo cáo chờ duyệt",
        "Hoạt động",
    ];
    let reach = ["Số hộ của nơi đã báo", "Hộ đã đến trên số hộ"];
    let lines = roll_up.lines.iter().map(|one| line(&one.name, &one.summary));
    Table {
        name: "Báo cáo của các tổ",
        head: head.into_iter().chain(Measure::ALL.map(Measure::label)).chain(reach).chain(gaps).collect(),
        rows: lines.chain([line("Cộng", &roll_up.sum)]).collect(),
    }
}

/// Households reached, of those there are.
fn share(summary: &Summary) -> Cell {
    match summary.reach.sums() {
        Some((reached, households)) => {
            Cell::Share(u32::try_from(reached).ok(), u32::try_from(households).unwrap_or_default())
        }
        None => Cell::Nothing,
    }
}
