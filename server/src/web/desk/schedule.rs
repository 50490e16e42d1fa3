//! The moments of an item, and what happens by itself at a unit.

use app::paths::desk::{Item, ItemSchedule, Queue, Unit};
use app::screens::desk::{MomentSheet, QueuePage, QueueRow, SchedulePage};
use axum::response::Response;
use domain::item::{Circumstances, ItemId, Refusal, Step, refusals};
use domain::media::Lacks;
use domain::moment::Moment;
use domain::schedule::{Appointment, AppointmentFaults, AppointmentForm};
use http::StatusCode;
use store::{DeskItem, DeskRow, ItemFilter, Listing, Workflow};

use crate::actions::publication;
use crate::actions::steps::StepOutcome;
use crate::web::desk::editor::posted::version;
use crate::web::desk::items::day_and_time;
use crate::web::desk::request::{DeskFault, DeskRequest, Place};
use crate::web::desk::review::{changed, why};
use crate::web::form::Fields;
use crate::web::respond::error::ErrorKind;
use crate::web::respond::{self, CachePolicy, page, see_other};

const PER_PAGE: u32 = 50;
const UNTIMELY: &str = "Hạn phải sau giờ đăng đã hẹn. Hãy chọn một hạn muộn hơn, hoặc đổi giờ đăng trước.";
const ENDS_BEFORE: &str =
    "Giờ đăng phải trước hạn đã đặt cho bài; nếu không, bài sẽ công khai mà không còn hạn. Hãy đổi hạn trước.";
const NOT_TO_BE_PUBLIC: &str = "Bài chưa đăng và chưa hẹn giờ đăng nên chưa đặt hạn được.";

/// What the page shows beside the item.
#[derive(Debug, Default)]
struct Shown {
    publication: Option<(AppointmentForm, AppointmentFaults)>,
    expiry: Option<(AppointmentForm, AppointmentFaults)>,
    fault_note: Option<String>,
}

/// `GET /don-vi/{unit}/bai-viet/{id}/hen-gio`
pub async fn show(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, request.item()?);
    shown(place, id, StatusCode::OK, Shown::default()).await
}

/// `POST /don-vi/{unit}/bai-viet/{id}/hen-gio`
pub async fn set(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, request.item()?);
    let fields = &request.posted.fields;
    let Some(version) = version(fields).filter(|_| request.posted.trusted) else {
        const NOTE: &str = "Chưa hẹn: trang này đã mở từ trước khi bạn đăng nhập lại. Hãy xem lại rồi gửi lần nữa.";
        return typed_again(place, id, fields, StatusCode::FORBIDDEN, NOTE).await;
    };
    let publisher = place.desk.publisher().ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    let (core, now) = (&place.app.core, place.app.core.clock.now());
    let typed = |which| posted(fields, which);
    let (done, outcome) = match fields.get("viec") {
        "hen" => match typed(Appointment::Publication).check(Appointment::Publication, now) {
            Ok(moment) => {
                if is_behind_its_end(place, id, moment).await? {
                    let faults = AppointmentFaults { day: Some(ENDS_BEFORE.to_owned()), clock: None };
                    return refused(place, id, fields, Appointment::Publication, faults).await;
                }
                ("hen", publication::schedule(core, publisher, id, version, Some(moment)).await?)
            }
            Err(faults) => return refused(place, id, fields, Appointment::Publication, faults).await,
        },
        "huy_hen" => ("huy-hen", publication::schedule(core, publisher, id, version, None).await?),
        "han" => match typed(Appointment::Expiry).check(Appointment::Expiry, now) {
            Ok(moment) => {
                if is_before_its_publication(place, id, moment).await? {
                    let faults = AppointmentFaults { day: Some(UNTIMELY.to_owned()), clock: None };
                    return refused(place, id, fields, Appointment::Expiry, faults).await;
                }
                ("han", publication::expire(core, publisher, id, version, Some(moment)).await?)
            }
            Err(faults) => return refused(place, id, fields, Appointment::Expiry, faults).await,
        },
        "bo_han" => ("bo-han", publication::expire(core, publisher, id, version, None).await?),
        _ => {
            const NOTE: &str = "Hãy bấm một trong các nút của trang này để hẹn giờ hoặc đặt hạn.";
            return typed_again(place, id, fields, StatusCode::UNPROCESSABLE_ENTITY, NOTE).await;
        }
    };
    let note = match outcome {
        StepOutcome::Done { .. } => {
            let path = Item { unit: place.unit.slug.clone(), id: id.0 };
            return Ok(see_other(&format!("{path}?da={done}")));
        }
        StepOutcome::Refused(refusals) => (StatusCode::UNPROCESSABLE_ENTITY, why("Chưa hẹn.", &refusals)),
        StepOutcome::Stale(item) => (StatusCode::CONFLICT, changed("Chưa hẹn.", &item)),
        StepOutcome::Missing => return Err(DeskFault::Kind(ErrorKind::NotFound)),
    };
    typed_again(place, id, fields, note.0, &note.1).await
}

/// The page with what was posted, nothing done, and a note why.
pub async fn typed_again(
    place: &Place,
    id: ItemId,
    fields: &Fields,
    status: StatusCode,
    note: &str,
) -> Result<Response, DeskFault> {
    place.desk.publisher().ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    let as_typed = |which| {
        let form = posted(fields, which);
        (form != AppointmentForm::default()).then(|| (form, AppointmentFaults::default()))
    };
    let again = Shown {
        publication: as_typed(Appointment::Publication),
        expiry: as_typed(Appointment::Expiry),
        fault_note: Some(note.to_owned()),
    };
    shown(place, id, status, again).await
}

async fn refused(
    place: &Place,
    id: ItemId,
    fields: &Fields,
    which: Appointment,
    faults: AppointmentFaults,
) -> Result<Response, DeskFault> {
    let as_typed = Some((posted(fields, which), faults));
    let again = match which {
        Appointment::Publication => Shown { publication: as_typed, ..Shown::default() },
        Appointment::Expiry => Shown { expiry: as_typed, ..Shown::default() },
    };
    shown(place, id, StatusCode::UNPROCESSABLE_ENTITY, again).await
}

fn posted(fields: &Fields, which: Appointment) -> AppointmentForm {
    let (day, clock) = which.names();
    AppointmentForm { day: fields.get(day).to_owned(), clock: fields.get(clock).to_owned() }
}

async fn is_before_its_publication(place: &Place, id: ItemId, end: Moment) -> Result<bool, DeskFault> {
    let (item, ..) = load(place, id).await?;
    Ok(item.way.scheduled.is_some_and(|scheduled| end <= scheduled.at))
}

async fn is_behind_its_end(place: &Place, id: ItemId, beginning: Moment) -> Result<bool, DeskFault> {
    let (item, ..) = load(place, id).await?;
    Ok(item.way.expires.is_some_and(|end| end <= beginning))
}

async fn load(place: &Place, id: ItemId) -> Result<(DeskItem, Workflow, Lacks), DeskFault> {
    let snapshot = place.app.core.store.snapshot().await?;
    let desk = snapshot.desk(&place.desk);
    let item = desk.item(id).await?.ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    let (workflow, lacks) = (desk.workflow().await?, desk.lacks(&item.text).await?);
    snapshot.end().await?;
    Ok((item, workflow, lacks))
}

async fn shown(place: &Place, id: ItemId, status: StatusCode, shown: Shown) -> Result<Response, DeskFault> {
    let (item, workflow, lacks) = load(place, id).await?;
    let now = place.app.core.clock.now();
    let circumstances = Circumstances {
        desk: &place.desk,
        saved_by: item.penned.person,
        self_approval: workflow.self_approval,
        text: &item.text,
        day: now.vietnam_date(),
        lacks: &lacks,
    };
    let why_not = refusals(Step::Schedule, item.standing(), circumstances);
    let comes = item.state.is_public() || item.way.scheduled.is_some();
    let told = crate::web::desk::editor::told(&item);
    let sentence = |word: &str| told.iter().find(|sentence| sentence.contains(word)).cloned();
    let sheet = |typed: Option<(AppointmentForm, AppointmentFaults)>, set: Option<Moment>, told, refusals| {
        let kept = || (set.map(AppointmentForm::of).unwrap_or_default(), AppointmentFaults::default());
        let (typed, faults) = typed.unwrap_or_else(kept);
        MomentSheet { typed, faults, set: told, refusals }
    };
    let (unit, id) = (|| place.unit.slug.clone(), id.0);
    let screen = SchedulePage {
        frame: place.frame(None),
        action: ItemSchedule { unit: unit(), id }.to_string(),
        csrf: place.person.csrf.clone(),
        version: item.version,
        text: format!("Bản {}, lưu lúc {} bởi {}.", item.number, day_and_time(item.saved_at), item.saved_by),
        publication: sheet(
            shown.publication,
            item.way.scheduled.as_ref().map(|scheduled| scheduled.at),
            sentence("sẽ tự đăng"),
            why_not.into_iter().map(|refusal: Refusal| refusal.sentence().into_owned()).collect(),
        ),
        expiry: sheet(
            shown.expiry,
            item.way.expires,
            sentence("tự hết hạn"),
            if comes { Vec::new() } else { vec![NOT_TO_BE_PUBLIC.to_owned()] },
        ),
        title: item.text.title,
        back_href: Item { unit: unit(), id }.to_string(),
        queue_href: Queue { unit: unit() }.to_string(),
        fault_note: shown.fault_note,
    };
    Ok(respond::html(status, page::render(screen, &place.app.assets.urls), CachePolicy::NoStore))
}

/// `GET /don-vi/{unit}/lich-dang`
pub async fn queue(request: DeskRequest) -> Result<Response, DeskFault> {
    let place = request.place()?;
    let page = request.page();
    let listing = Listing { filter: Some(ItemFilter::Scheduled), page, per_page: PER_PAGE, ..Listing::default() };
    let today = place.app.core.clock.now().vietnam_date();
    let snapshot = place.app.core.store.snapshot().await?;
    let found = snapshot.desk(&place.desk).items(&listing, today).await?;
    snapshot.end().await?;
    let mut rows: Vec<_> = found.rows.iter().flat_map(|row| moments(place, row)).collect();
    rows.sort_by_key(|(at, _)| *at);
    let pages = u32::try_from(found.total.div_ceil(u64::from(PER_PAGE))).unwrap_or(u32::MAX).max(1);
    let path = Queue { unit: place.unit.slug.clone() };
    let href = |page: u32| if page <= 1 { path.to_string() } else { format!("{path}?trang={page}") };
    let screen = QueuePage {
        frame: place.frame(None),
        rows: rows.into_iter().map(|(_, row)| row).collect(),
        page,
        pages,
        page_hrefs: ((page > 1).then(|| href(page.min(pages + 1) - 1)), (page < pages).then(|| href(page + 1))),
        back_href: Unit { unit: place.unit.slug.clone() }.to_string(),
    };
    Ok(respond::html(StatusCode::OK, page::render(screen, &place.app.assets.urls), CachePolicy::NoStore))
}

/// What happens to one item, each by itself.
fn moments(place: &Place, row: &DeskRow) -> Vec<(Moment, QueueRow)> {
    let line = |at: Option<Moment>, what| {
        at.map(|at| {
            let row = QueueRow {
                when: day_and_time(at),
                iso: at.iso_vietnam(),
                what,
                title: row.title.clone(),
                href: Item { unit: place.unit.slug.clone(), id: row.id.0 }.to_string(),
                kind: row.kind.label(),
            };
            (at, row)
        })
    };
    [line(row.publish_at, "Tự đăng"), line(row.expire_at, "Tự hết hạn")].into_iter().flatten().collect()
}
