//! The board of all units, for the province.

use std::collections::HashMap;
use std::sync::Arc;

use app::paths::desk::{Liveliness as LivelinessPath, Unit as UnitPath};
use app::screens::desk::{LifeChoice, LifeRow, LivelinessBoard};
use axum::response::Response;
use domain::item::ItemKind;
use domain::liveliness::{Liveliness, Order, Pace};
use domain::moment::CivilDate;
use domain::number::percent;
use domain::unit::{Unit, UnitId};
use http::StatusCode;

use super::{day, last, number};
use crate::spreadsheet::{Cell, Table};
use crate::web::desk::request::{DeskFault, DeskRequest, Place};
use crate::web::desk::shares;
use crate::web::respond::download::{self, TableFormat};
use crate::web::respond::{self, CachePolicy, page};

/// Lines of one page.
const PER_PAGE: usize = 100;

/// A unit as it stands on the board.
struct Line {
    unit: Arc<Unit>,
    district: String,
    life: Liveliness,
    pace: Pace,
}

/// What a query asks for.
#[derive(Clone, Copy)]
struct Asked {
    order: Order,
    pace: Option<Pace>,
    page: u32,
}

impl Asked {
    fn read(request: &DeskRequest) -> Self {
        Self {
            order: request.query("xep").and_then(|word| Order::from_word(&word)).unwrap_or(Order::Change),
            pace: request.query("xem").and_then(|word| Pace::from_word(&word)),
            page: request.page(),
        }
    }

    /// The address that asks for this; what is usual is not in it.
    fn address(self, place: &Place) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        if self.order != Order::Change {
            query.append_pair("xep", self.order.word());
        }
        if let Some(pace) = self.pace {
            query.append_pair("xem", pace.word());
        }
        if self.page > 1 {
            query.append_pair("trang", &self.page.to_string());
        }
        let (path, query) = (LivelinessPath { unit: place.unit.slug.clone() }.to_string(), query.finish());
        if query.is_empty() { path } else { format!("{path}?{query}") }
    }
}

/// The board, or its table.
pub(super) async fn show(request: &DeskRequest) -> Result<Response, DeskFault> {
    let place = request.place()?;
    let now = place.app.core.clock.now();
    let today = now.vietnam_date();
    let snapshot = place.app.core.store.snapshot().await?;
    let desk = snapshot.desk(&place.desk);
    let found = desk.liveliness_below(now).await?;
    let waiting = shares::waiting(place, &desk).await?;
    snapshot.end().await?;
    let asked = Asked::read(request);
    let lives = found.into_iter().map(|found| (found.unit, found.life)).collect();
    let mut all = lines(place, lives, today);
    all.sort_by(|one, other| asked.order.compare(&one.life, &other.life));
    if let Some(format) = TableFormat::asked(request.query("dang").as_deref()) {
        let name = format!("tinh-trang-trang-{}", today.iso());
        return download::table(&table(&all), format, &name, now).map_err(DeskFault::Kind);
    }
    let screen = LivelinessBoard { asked: waiting, ..screen(place, asked, &all) };
    Ok(respond::html(StatusCode::OK, page::render(screen, &place.app.assets.urls), CachePolicy::NoStore))
}

/// Every commune with a site, also a suspended one, by district and name.
fn lines(place: &Place, mut found: HashMap<UnitId, Liveliness>, today: CivilDate) -> Vec<Line> {
    let mut lines = Vec::new();
    for (district, communes) in place.registry.districts() {
        let is_below_province = district.id == place.unit.id;
        for unit in communes {
            let life = found.remove(&unit.id).unwrap_or_default();
            let district = if is_below_province { String::new() } else { district.full_name.clone() };
            lines.push(Line { unit: Arc::clone(unit), district, pace: life.pace(today), life });
        }
    }
    lines
}

fn screen(place: &Place, asked: Asked, all: &[Line]) -> LivelinessBoard {
    let shown: Vec<&Line> = all.iter().filter(|line| asked.pace.is_none_or(|pace| pace == line.pace)).collect();
    let pages = u32::try_from(shown.len().div_ceil(PER_PAGE)).unwrap_or(u32::MAX).max(1);
    let from = usize::try_from(asked.page - 1).unwrap_or(usize::MAX).saturating_mul(PER_PAGE);
    let on = |page: u32| Asked { page, ..asked }.address(place);
    let tables = Asked { pace: None, page: 1, ..asked }.address(place);
    let tables = format!("{tables}{}dang=", if tables.contains('?') { '&' } else { '?' });
    LivelinessBoard {
        frame: place.frame(None),
        asked: None,
        facts: facts(all),
        paces: paces(place, asked, all),
        orders: Order::ALL
            .map(|order| LifeChoice {
                label: order.label().to_owned(),
                href: Asked { order, page: 1, ..asked }.address(place),
                is_here: order == asked.order,
            })
            .to_vec(),
        rows: shown.iter().skip(from).take(PER_PAGE).map(|line| row(place, line)).collect(),
        page: asked.page,
        pages,
        page_hrefs: ((asked.page > 1).then(|| on(asked.page - 1)), (asked.page < pages).then(|| on(asked.page + 1))),
        table_hrefs: (format!("{tables}csv"), format!("{tables}xlsx")),
        back_href: UnitPath { unit: place.unit.slug.clone() }.to_string(),
    }
}

fn paces(place: &Place, asked: Asked, all: &[Line]) -> Vec<LifeChoice> {
    let choice = |pace: Option<Pace>| {
        let count = all.iter().filter(|line| pace.is_none_or(|pace| pace == line.pace)).count();
        let label = pace.map_or("Tất cả", Pace::label);
        LifeChoice {
            label: format!("{label} ({})", number(count as u64)),
            href: Asked { pace, page: 1, ..asked }.address(place),
            is_here: pace == asked.pace,
        }
    };
    std::iter::once(None).chain(Pace::ALL.map(Some)).map(choice).collect()
}

fn facts(all: &[Line]) -> Vec<(&'static str, String)> {
    let of = all.len() as u64;
    let share = |count: usize| {
        let count = count as u64;
        format!("{}/{} ({})", number(count), number(of), percent(Some(count), Some(of), 2))
    };
    let sum = |each: fn(&Liveliness) -> u64| number(all.iter().map(|line| each(&line.life)).sum());
    vec![
        ("Có nội dung mới trong 30 ngày", share(all.iter().filter(|line| line.pace == Pace::Alive).count())),
        ("Đã xác nhận thông tin", share(all.iter().filter(|line| line.life.is_confirmed).count())),
        ("Bài quá hạn xem lại", sum(|life| life.reviews)),
        ("Yêu cầu quá hạn", sum(|life| life.requests)),
    ]
}

fn row(place: &Place, line: &Line) -> LifeRow {
    let Line { unit, district, life, pace } = line;
    let sections = ItemKind::ALL.map(|kind| last(life.section(kind)));
    let counts = [life.lacks.len() as u64, life.reviews, life.requests].map(number);
    LifeRow {
        name: unit.full_name.clone(),
        href: place.registry.origin_of(unit),
        district: district.clone(),
        pace: pace.label(),
        cells: std::iter::once(day(life.last())).chain(sections).chain(counts).collect(),
    }
}

/// All lines with what is missing by name.
fn table(all: &[Line]) -> Table {
    let count = |count: u64| Cell::Number(u32::try_from(count).unwrap_or(u32::MAX));
    let day = |day: Option<CivilDate>| Cell::from(day.map(CivilDate::short));
    let line = |line: &Line| {
        let Line { unit, district, life, pace } = line;
        let head = [unit.full_name.as_str(), district.as_str(), pace.label()].map(|words| Cell::Text(words.to_owned()));
        let lacks: Vec<_> = life.lacks.iter().map(|fact| fact.label()).collect();
        let rest = [
            count(life.lacks.len() as u64),
            count(life.reviews),
            count(life.requests),
            Cell::Text(lacks.join("; ")),
            Cell::Text(if life.is_confirmed { "có" } else { "chưa" }.to_owned()),
        ];
        let days = ItemKind::ALL.map(|kind| day(life.section(kind).last));
        let counts = ItemKind::ALL.map(|kind| count(life.section(kind).count));
        head.into_iter().chain([day(life.last())]).chain(days).chain(rest).chain(counts).collect()
    };
    let first = ["Đơn vị", "Huyện hoặc thành phố", "Tình trạng"];
    let more = ["Còn thiếu những gì", "Đã xác nhận thông tin"];
    let counts = [
        "Số tin bài đang đăng",
        "Số thông báo đang đăng",
        "Số sự kiện đang đăng",
        "Số trang thông tin đang đăng",
        "Số hướng dẫn đang đăng",
    ];
    Table {
        name: "Tình trạng trang",
        head: first.into_iter().chain(LivelinessBoard::columns()).chain(more).chain(counts).collect(),
        rows: all.iter().map(line).collect(),
    }
}
