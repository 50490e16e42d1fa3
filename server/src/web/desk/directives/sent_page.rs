//! The page of a directive at the desk of the province, from what is stored and what was typed.

use app::paths::desk::{
    Directive as DirectivePath, DirectiveEnd, DirectiveReminder, DirectiveRemoval, DirectiveReturn, DirectiveSending,
    NewDirective,
};
use app::screens::desk::{
    ChosenReceipt, DirectiveDeed, DirectivePage, DirectiveReceipts, DirectiveSending as Sending, DirectiveStanding,
    FormSheet, ReceiptRow, SavedMeanwhile,
};
use axum::response::Response;
use domain::access::Power;
use domain::directive::{DirectiveField, DirectiveForm, DirectiveId, ReturnField, ReturnForm, UnitStanding, UnitStep};
use domain::text;
use domain::typed::Fault;
use http::StatusCode;
use store::{DeskDirective, DoneBy};

use super::sent_table::{Line, lines};
use super::task_page::{of_receipt, told};
use super::{at, name, number, of_all, own};
use crate::web::desk::alerts::scope_districts;
use crate::web::desk::items::day_and_time;
use crate::web::desk::request::{DeskFault, Place};
use crate::web::respond::error::ErrorKind;
use crate::web::respond::{self, CachePolicy, page};

/// Letters of a report in the table.
const MOST_OF_A_REPORT: usize = 120;

/// What the page shows beside what is saved.
#[derive(Debug, Default)]
pub(super) struct Shown {
    pub(super) typed: Option<DirectiveForm>,
    pub(super) version: Option<i64>,
    pub(super) faults: Vec<Fault<DirectiveField>>,
    pub(super) meanwhile: Option<SavedMeanwhile<DirectiveField>>,
    /// The reason as typed, and what is wrong with it.
    pub(super) returning: (Option<ReturnForm>, Vec<Fault<ReturnField>>),
    /// Which receipts.
    pub(super) filter: String,
    /// The slug of the unit whose report is shown whole.
    pub(super) chosen: Option<String>,
    pub(super) note: Option<String>,
    pub(super) notice: Option<&'static str>,
}

/// Whether a filter shows a line.
type Shows = fn(&Line) -> bool;

/// The filters: their name in the address, their label, what they show.
const TABS: [(&str, &str, Shows); 5] = [
    ("", "Tất cả", |_| true),
    ("chua-doc", "Chưa đọc", |line| line.receipt.standing == UnitStanding::Unread),
    ("da-doc", "Đã đọc, chưa xong", |line| line.receipt.standing == UnitStanding::Read),
    ("xong", "Đã xong", |line| line.receipt.standing == UnitStanding::Done),
    ("qua-han", "Quá hạn", Line::is_overdue),
];

/// A new directive.
pub(super) fn new_page(place: &Place, status: StatusCode, shown: Shown) -> Response {
    let screen = DirectivePage {
        frame: place.frame(None),
        title: String::new(),
        sheet: Some(FormSheet {
            action: NewDirective { unit: place.unit.slug.clone() }.to_string(),
            csrf: place.person.csrf.clone(),
            typed: shown.typed.unwrap_or_default(),
            faults: shown.faults,
            ..FormSheet::default()
        }),
        districts: scope_districts(place),
        standing: None,
        fault_note: shown.note,
        back_href: own(place).to_string(),
    };
    respond::html(status, page::render(screen, &place.app.assets.urls), CachePolicy::NoStore)
}

/// A directive that is there.
pub(super) async fn directive_page(
    place: &Place,
    id: DirectiveId,
    status: StatusCode,
    mut shown: Shown,
) -> Result<Response, DeskFault> {
    let snapshot = place.app.core.store.snapshot().await?;
    let desk = snapshot.desk(&place.desk);
    let found = desk.directive(id).await?;
    let receipts = desk.receipts(id).await?;
    snapshot.end().await?;
    let found = found.ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    let is_draft = found.state.is_draft();
    let sheet = (is_draft && place.desk.may(Power::Publish)).then(|| FormSheet {
        action: at(place, id).to_string(),
        csrf: place.person.csrf.clone(),
        version: Some(shown.version.unwrap_or(found.version)),
        typed: shown.typed.take().unwrap_or_else(|| DirectiveForm::from(&found.text)),
        faults: std::mem::take(&mut shown.faults),
        meanwhile: shown.meanwhile.take(),
    });
    let (note, notice) = (shown.note.take(), shown.notice);
    let lines = lines(place, &found, receipts);
    let screen = DirectivePage {
        frame: place.frame(notice),
        title: found.text.title.clone(),
        sheet,
        districts: if is_draft { scope_districts(place) } else { Vec::new() },
        standing: Some(standing(place, &found, &lines, shown)),
        fault_note: note,
        back_href: own(place).to_string(),
    };
    Ok(respond::html(status, page::render(screen, &place.app.assets.urls), CachePolicy::NoStore))
}

fn standing(place: &Place, found: &DeskDirective, all: &[Line], shown: Shown) -> DirectiveStanding {
    let (is_draft, may_publish) = (found.state.is_draft(), place.desk.may(Power::Publish));
    let (unit, id) = (|| place.unit.slug.clone(), found.id.0);
    let deed = |action: String| DirectiveDeed { action, csrf: place.person.csrf.clone(), version: Some(found.version) };
    let may_act = may_publish && found.state.is_open();
    let today = place.app.core.clock.now().vietnam_date();
    let asked_today = found.reminded_at.is_some_and(|at| at.vietnam_date() == today);
    let may_ask = may_act && found.tally.open() > 0 && !asked_today;
    DirectiveStanding {
        state: found.state,
        story: story(found),
        facts: if is_draft { Vec::new() } else { facts(found) },
        text: if is_draft { String::new() } else { found.text.text.clone() },
        sending: (is_draft && may_publish).then(|| sending(place, found, deed)).flatten(),
        removal: (is_draft && may_publish).then(|| deed(DirectiveRemoval { unit: unit(), id }.to_string())),
        reminder: may_ask.then(|| deed(DirectiveReminder { unit: unit(), id }.to_string())),
        end: may_act.then(|| deed(DirectiveEnd { unit: unit(), id }.to_string())),
        receipts: (!is_draft).then(|| receipts(place, found, all, shown)),
    }
}

/// `None` where nobody is reached any more.
fn sending(place: &Place, found: &DeskDirective, deed: impl Fn(String) -> DirectiveDeed) -> Option<Sending> {
    let addressed = place.registry.addressed(place.unit.id, &found.text.audience)?;
    let only = addressed.only().and_then(|unit| place.registry.unit(unit)).map(|unit| unit.name_in_sentence());
    let path = DirectiveSending { unit: place.unit.slug.clone(), id: found.id.0 };
    let to = only.unwrap_or_else(|| format!("{} đơn vị", number(addressed.units().len() as u64)));
    Some(Sending { deed: deed(path.to_string()), to })
}

fn facts(found: &DeskDirective) -> Vec<(&'static str, String)> {
    let answer = found.text.needs_answer.then(|| ("Trả lời", "bằng văn bản".to_owned()));
    let deadline = Some(("Hạn", format!("17:00 ngày {}", found.text.deadline.short())));
    let number = found.text.number.clone().map(|number| ("Số văn bản", number));
    [deadline, number, answer].into_iter().flatten().collect()
}

/// What happened to a directive, line by line.
fn story(found: &DeskDirective) -> Vec<String> {
    let told = |what: &str, (at, by): &DoneBy| format!("{} {what} lúc {}.", name(by.as_ref()), day_and_time(*at));
    let mut lines = match &found.sent {
        None => vec![told("lưu", &found.changed)],
        Some(sent) => vec![told("giao", sent)],
    };
    if let Some(at) = found.reminded_at {
        lines.push(format!("Đã nhắc lúc {}; mỗi ngày nhắc được một lần.", day_and_time(at)));
    }
    let ended = if found.state == domain::directive::DirectiveState::TakenBack { "thu hồi" } else { "kết thúc" };
    lines.extend(found.ended.as_ref().map(|by| told(ended, by)));
    lines
}

fn receipts(place: &Place, found: &DeskDirective, all: &[Line], shown: Shown) -> DirectiveReceipts {
    let (tab, _, is_asked_for) = TABS.into_iter().find(|(name, ..)| *name == shown.filter).unwrap_or(TABS[0]);
    let path = at(place, found.id);
    let href = |name: &str| if name.is_empty() { path.to_string() } else { format!("{path}?loc={name}") };
    let (tally, late) = (found.tally, all.iter().filter(|line| line.is_overdue()).count() as u64);
    let chosen = shown.chosen.and_then(|slug| all.iter().find(|line| line.slug == slug));
    DirectiveReceipts {
        tallies: vec![
            ("Đã đọc", of_all(tally.read, tally.addressed)),
            ("Đã xong", of_all(tally.done, tally.addressed)),
            ("Quá hạn", number(late)),
        ],
        tabs: TABS
            .into_iter()
            .map(|(name, label, shows)| {
                let count = all.iter().filter(|line| shows(line)).count() as u64;
                (label.to_owned(), href(name), count, name == tab)
            })
            .collect(),
        rows: all.iter().filter(|line| is_asked_for(line)).map(|line| row(&path, tab, line)).collect(),
        table_hrefs: (format!("{path}?dang=csv"), format!("{path}?dang=xlsx")),
        chosen: chosen.map(|line| one(place, found, line, shown.returning, href(tab))),
    }
}

fn row(path: &DirectivePath, tab: &str, line: &Line) -> ReceiptRow {
    let by = |done: &Option<DoneBy>| match done {
        Some((at, by)) => format!("{}, {}", day_and_time(*at), name(by.as_ref())),
        None => "—".to_owned(),
    };
    let report = line.receipt.reported.as_ref().map(|reported| reported.words.replace('\n', " "));
    let filter = if tab.is_empty() { String::new() } else { format!("loc={tab}&") };
    ReceiptRow {
        unit: line.unit.clone(),
        district: line.district.clone(),
        standing: line.receipt.standing,
        is_late: line.is_late,
        read: by(&line.receipt.read),
        done: by(&line.receipt.done),
        report: report.map(|report| text::truncate(&report, MOST_OF_A_REPORT)).unwrap_or_default(),
        href: format!("{path}?{filter}xem={}#ket-qua-don-vi", line.slug),
    }
}

fn one(
    place: &Place,
    found: &DeskDirective,
    line: &Line,
    (typed, faults): (Option<ReturnForm>, Vec<Fault<ReturnField>>),
    close_href: String,
) -> ChosenReceipt {
    let may_return = found.state.is_open()
        && place.desk.may(UnitStep::Reopen.power())
        && line.receipt.standing.after(UnitStep::Reopen).is_some();
    ChosenReceipt {
        unit: line.unit.clone(),
        code: line.receipt.unit.0.to_string(),
        story: of_receipt(&line.receipt),
        report: line.receipt.reported.as_ref().map(told).unwrap_or_default(),
        returning: may_return.then(|| FormSheet {
            action: DirectiveReturn { unit: place.unit.slug.clone(), id: found.id.0 }.to_string(),
            csrf: place.person.csrf.clone(),
            typed: typed.unwrap_or_default(),
            faults,
            ..FormSheet::default()
        }),
        close_href,
    }
}
