//! Who looks after an item, and when it is to be read again.

use app::paths::desk::{Item, ItemCare};
use app::screens::desk::CarePage;
use axum::response::Response;
use domain::care::{CareField, CareForm};
use domain::item::ItemId;
use domain::moment::CivilDate;
use http::StatusCode;

use crate::actions::care::{self, CareOutcome};
use crate::actions::steps::StepOutcome;
use crate::web::desk::editor::posted::version;
use crate::web::desk::request::{DeskFault, DeskRequest, Place};
use crate::web::desk::review::{changed, why};
use crate::web::form::Fields;
use crate::web::respond::error::ErrorKind;
use crate::web::respond::{self, CachePolicy, page, see_other};

/// `GET /don-vi/{unit}/bai-viet/{id}/phu-trach`
pub async fn show(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, request.item()?);
    shown(place, id, StatusCode::OK, None, Vec::new(), None).await
}

/// `POST /don-vi/{unit}/bai-viet/{id}/phu-trach`
pub async fn save(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, request.item()?);
    let fields = &request.posted.fields;
    let Some(version) = version(fields).filter(|_| request.posted.trusted) else {
        const NOTE: &str = "Chưa lưu: trang này đã mở từ trước khi bạn đăng nhập lại. Hãy xem lại rồi gửi lần nữa.";
        return typed_again(place, id, fields, StatusCode::FORBIDDEN, NOTE).await;
    };
    let typed = typed(fields);
    let unprocessable = StatusCode::UNPROCESSABLE_ENTITY;
    let care = match typed.check(place.app.core.clock.now().vietnam_date()) {
        Ok(care) => care,
        Err(faults) => return shown(place, id, unprocessable, Some(typed), faults, None).await,
    };
    let writer = place.desk.writer().ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    let (status, note) = match care::set(&place.app.core, writer, id, version, care).await? {
        CareOutcome::Step(StepOutcome::Done { .. }) => {
            let path = Item { unit: place.unit.slug.clone(), id: id.0 };
            return Ok(see_other(&format!("{path}?da=phu-trach")));
        }
        CareOutcome::UnknownOwner(_) => {
            let sentence = "Người phụ trách: người đã chọn không còn viết bài ở đơn vị này. Hãy chọn người khác.";
            let faults = vec![(CareField::Owner, sentence.to_owned())];
            return shown(place, id, unprocessable, Some(typed), faults, None).await;
        }
        CareOutcome::Step(StepOutcome::Refused(refusals)) => (unprocessable, why("Chưa lưu.", &refusals)),
        CareOutcome::Step(StepOutcome::Stale(item)) => (StatusCode::CONFLICT, changed("Chưa lưu.", &item)),
        CareOutcome::Step(StepOutcome::Missing) => return Err(DeskFault::Kind(ErrorKind::NotFound)),
    };
    typed_again(place, id, fields, status, &note).await
}

/// The page with what was posted, nothing done, and a note why.
pub async fn typed_again(
    place: &Place,
    id: ItemId,
    fields: &Fields,
    status: StatusCode,
    note: &str,
) -> Result<Response, DeskFault> {
    place.desk.writer().ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    shown(place, id, status, Some(typed(fields)), Vec::new(), Some(note.to_owned())).await
}

fn typed(fields: &Fields) -> CareForm {
    let get = |field: CareField| fields.get(field.name()).to_owned();
    CareForm { owner: get(CareField::Owner), review_on: get(CareField::ReviewOn) }
}

async fn shown(
    place: &Place,
    id: ItemId,
    status: StatusCode,
    typed: Option<CareForm>,
    faults: Vec<(CareField, String)>,
    fault_note: Option<String>,
) -> Result<Response, DeskFault> {
    let snapshot = place.app.core.store.snapshot().await?;
    let desk = snapshot.desk(&place.desk);
    let item = desk.item(id).await?.ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    let writers = desk.writers().await?;
    snapshot.end().await?;
    let mut people: Vec<_> = writers.into_iter().map(|(person, name)| (person.0.to_string(), name)).collect();
    // Who looks after it stays chosen, even when they write here no more.
    if let (Some(owner), Some(name)) = (item.care.owner, item.owner.clone())
        && !people.iter().any(|(number, _)| *number == owner.0.to_string())
    {
        people.push((owner.0.to_string(), name));
    }
    let kept = || CareForm {
        owner: item.care.owner.map(|person| person.0.to_string()).unwrap_or_default(),
        review_on: item.care.review_on.map(CivilDate::short).unwrap_or_default(),
    };
    let (unit, id) = (|| place.unit.slug.clone(), id.0);
    let screen = CarePage {
        frame: place.frame(None),
        action: ItemCare { unit: unit(), id }.to_string(),
        csrf: place.person.csrf.clone(),
        version: item.version,
        people,
        typed: typed.unwrap_or_else(kept),
        title: item.text.title,
        faults,
        back_href: Item { unit: unit(), id }.to_string(),
        fault_note,
    };
    Ok(respond::html(status, page::render(screen, &place.app.assets.urls), CachePolicy::NoStore))
}
