//! One alert at the desk: a new one, its words, its confirmation, its end.

use app::screens::desk::SavedMeanwhile;
use axum::response::Response;
use domain::access::Publisher;
use domain::alert::{AlertField, AlertForm, AlertId, AlertText, OverrideReason, scope_matches};
use domain::typed::{Fault, Typed};
use http::StatusCode;
use store::{AlertChange, DeskAlert};

use super::page::{Confirming, Shown, alert_page, new_page, words};
use super::{at, own};
use crate::actions::alerts::{self, Confirmation};
use crate::web::desk::items::day_and_time;
use crate::web::desk::request::{DeskFault, DeskRequest, Place};
use crate::web::form::Fields;
use crate::web::respond::error::ErrorKind;
use crate::web::respond::see_other;

const STALE_FORM: &str = "Trang này đã mở từ trước khi bạn đăng nhập lại nên chưa được lưu. Nội dung bạn gõ còn nguyên bên dưới; hãy bấm Lưu lần nữa.";
const STALE_DEED: &str = "Chưa thực hiện: trang này đã mở từ trước khi bạn đăng nhập lại. Hãy bấm lần nữa.";
const OVER: &str = "Chưa xác nhận: lúc kết thúc của cảnh báo đã qua. Hãy sửa ngày, giờ kết thúc và lưu trước.";

/// `GET /don-vi/{unit}/canh-bao/moi`
pub async fn new(request: DeskRequest) -> Result<Response, DeskFault> {
    let place = request.place()?;
    publisher(place)?;
    let mut shown = Shown::default();
    if let Some(id) = request.query("tu").and_then(|id| id.parse().ok()).map(AlertId) {
        let snapshot = place.app.core.store.snapshot().await?;
        let found = snapshot.desk(&place.desk).alert(id).await?;
        snapshot.end().await?;
        shown.typed = found.map(|alert| again(&alert.text));
    }
    Ok(new_page(place, StatusCode::OK, shown))
}

/// The words of an alert without its times, which are over or another alert's.
fn again(text: &AlertText) -> AlertForm {
    let mut form = AlertForm::from(text);
    for field in [AlertField::StartDay, AlertField::StartClock, AlertField::EndDay, AlertField::EndClock] {
        form.set(field, "");
    }
    form
}

/// `POST /don-vi/{unit}/canh-bao/moi`
pub async fn add(request: DeskRequest) -> Result<Response, DeskFault> {
    let place = request.place()?;
    if !request.posted.trusted {
        return typed_again(place, None, "", &request.posted.fields, (StatusCode::FORBIDDEN, STALE_FORM)).await;
    }
    let typed = typed(&request.posted.fields);
    match checked(place, &typed) {
        Ok(text) => {
            let id = alerts::add(&place.app.core, publisher(place)?, text).await?;
            Ok(see_other(&format!("{}?da=luu", at(place, id))))
        }
        Err(faults) => {
            let shown = Shown { typed: Some(typed), faults, ..Shown::default() };
            Ok(new_page(place, StatusCode::UNPROCESSABLE_ENTITY, shown))
        }
    }
}

/// `GET /don-vi/{unit}/canh-bao/{id}`
pub async fn show(request: DeskRequest) -> Result<Response, DeskFault> {
    let notice = match request.query("da").as_deref() {
        Some("luu") => Some("Đã lưu bản nháp. Hãy xem lại rồi xác nhận."),
        Some("hien") => Some("Cảnh báo đang hiện trên các trang."),
        Some("hen") => Some("Đã xác nhận. Cảnh báo sẽ tự hiện đúng giờ."),
        Some("mot") => Some("Đã xác nhận lần thứ nhất. Hãy báo cho một người khác có quyền đăng xác nhận nữa."),
        Some("ket_thuc") => Some("Đã kết thúc. Cảnh báo không còn trên trang nào."),
        _ => None,
    };
    alert_page(request.place()?, alert_id(&request)?, StatusCode::OK, Shown { notice, ..Shown::default() }).await
}

/// `POST /don-vi/{unit}/canh-bao/{id}`
pub async fn save(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, alert_id(&request)?);
    let fields = &request.posted.fields;
    let Some(version) = version(fields).filter(|_| request.posted.trusted) else {
        return typed_again(place, Some(id), "", fields, (StatusCode::FORBIDDEN, STALE_FORM)).await;
    };
    let typed = typed(fields);
    let text = match checked(place, &typed) {
        Ok(text) => text,
        Err(faults) => {
            let shown = Shown { typed: Some(typed), version: Some(version), faults, ..Shown::default() };
            return alert_page(place, id, StatusCode::UNPROCESSABLE_ENTITY, shown).await;
        }
    };
    match alerts::save(&place.app.core, publisher(place)?, id, version, text).await? {
        AlertChange::Done(_) => Ok(see_other(&format!("{}?da=luu", at(place, id)))),
        AlertChange::Stale(saved) => {
            let meanwhile = SavedMeanwhile {
                saved: AlertForm::from(&saved.text),
                by: by(&saved),
                at: day_and_time(saved.changed.0),
            };
            let closed = (!saved.state.is_open()).then(|| {
                format!("Chưa lưu: cảnh báo này đã ở trạng thái “{}” nên không sửa được nữa. Hãy soạn cảnh báo mới từ nội dung này.", saved.state.label())
            });
            let shown = Shown { typed: Some(typed), meanwhile: Some(meanwhile), note: closed, ..Shown::default() };
            alert_page(place, id, StatusCode::CONFLICT, shown).await
        }
        _ => Err(DeskFault::Kind(ErrorKind::NotFound)),
    }
}

/// `POST /don-vi/{unit}/canh-bao/{id}/xac-nhan`
pub async fn confirm(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, alert_id(&request)?);
    let fields = &request.posted.fields;
    let Some(version) = version(fields).filter(|_| request.posted.trusted) else {
        return typed_again(place, Some(id), "xac-nhan", fields, (StatusCode::FORBIDDEN, STALE_DEED)).await;
    };
    let snapshot = place.app.core.store.snapshot().await?;
    let found = snapshot.desk(&place.desk).alert(id).await?;
    snapshot.end().await?;
    let found = found.ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    let again = async |status, confirming: Confirming, note: Option<String>| {
        alert_page(place, id, status, Shown { confirming, note, ..Shown::default() }).await
    };
    let Some(reached) = place.registry.reached(place.unit.id, &found.text.audience) else {
        let note = "Chưa xác nhận: không còn đơn vị nào trong phạm vi. Hãy chọn lại phạm vi và lưu.".to_owned();
        return again(StatusCode::CONFLICT, Confirming::default(), Some(note)).await;
    };
    let mut confirming = confirming(fields);
    let wanted = words(place, &reached);
    if !scope_matches(&confirming.typed, &wanted) {
        confirming.fault = Some(format!("Gõ lại phạm vi để xác nhận: chưa đúng, hãy gõ “{wanted}”."));
    }
    let alone = match OverrideReason::parse(&confirming.alone) {
        Ok(alone) => alone,
        Err(sentence) => {
            confirming.alone_fault = Some(sentence);
            None
        }
    };
    if confirming.fault.is_some() || confirming.alone_fault.is_some() {
        return again(StatusCode::UNPROCESSABLE_ENTITY, confirming, None).await;
    }
    let confirmation = Confirmation {
        id,
        version,
        reached,
        alone,
        unit: place.unit.full_name.clone(),
        link: format!("{}{}", place.app.origin.below("studio"), at(place, id)),
    };
    match alerts::confirm(&place.app.core, publisher(place)?, confirmation).await? {
        AlertChange::Shown => Ok(see_other(&format!("{}?da=hien", at(place, id)))),
        AlertChange::Planned(_) => Ok(see_other(&format!("{}?da=hen", at(place, id)))),
        AlertChange::HalfConfirmed => Ok(see_other(&format!("{}?da=mot", at(place, id)))),
        AlertChange::NeedsAnother => {
            let note = "Bạn đã xác nhận rồi; cảnh báo cho toàn tỉnh cần một người khác xác nhận nữa. Nếu không thể chờ, hãy ghi lý do.";
            again(StatusCode::CONFLICT, confirming, Some(note.to_owned())).await
        }
        AlertChange::Over => again(StatusCode::CONFLICT, confirming, Some(OVER.to_owned())).await,
        AlertChange::Stale(saved) => again(StatusCode::CONFLICT, confirming, Some(stale(&saved))).await,
        AlertChange::Done(_) | AlertChange::Missing => Err(DeskFault::Kind(ErrorKind::NotFound)),
    }
}

/// `POST /don-vi/{unit}/canh-bao/{id}/ket-thuc`
pub async fn end(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, alert_id(&request)?);
    let Some(version) = version(&request.posted.fields).filter(|_| request.posted.trusted) else {
        return noted(place, id, StatusCode::FORBIDDEN, STALE_DEED.to_owned()).await;
    };
    match alerts::end(&place.app.core, publisher(place)?, id, version).await? {
        AlertChange::Done(_) => Ok(see_other(&format!("{}?da=ket_thuc", at(place, id)))),
        AlertChange::Stale(saved) => noted(place, id, StatusCode::CONFLICT, stale(&saved)).await,
        _ => Err(DeskFault::Kind(ErrorKind::NotFound)),
    }
}

/// `POST /don-vi/{unit}/canh-bao/{id}/xoa`
pub async fn remove(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, alert_id(&request)?);
    let Some(version) = version(&request.posted.fields).filter(|_| request.posted.trusted) else {
        return noted(place, id, StatusCode::FORBIDDEN, STALE_DEED.to_owned()).await;
    };
    match alerts::remove(&place.app.core, publisher(place)?, id, version).await? {
        AlertChange::Done(_) => Ok(see_other(&format!("{}?da=xoa", own(place)))),
        AlertChange::Stale(saved) => noted(place, id, StatusCode::CONFLICT, stale(&saved)).await,
        _ => Err(DeskFault::Kind(ErrorKind::NotFound)),
    }
}

/// The form with what was posted, nothing of it saved, and a note why.
pub async fn typed_again(
    place: &Place,
    id: Option<AlertId>,
    part: &str,
    fields: &Fields,
    (status, note): (StatusCode, &str),
) -> Result<Response, DeskFault> {
    // The power was checked on the way here, but not on the way through the sign-in page.
    publisher(place)?;
    let note = Some(note.to_owned());
    let Some(id) = id else {
        return Ok(new_page(place, status, Shown { typed: Some(typed(fields)), note, ..Shown::default() }));
    };
    let shown = if part == "xac-nhan" {
        Shown { confirming: confirming(fields), note, ..Shown::default() }
    } else {
        Shown { typed: Some(typed(fields)), version: version(fields), note, ..Shown::default() }
    };
    alert_page(place, id, status, shown).await
}

async fn noted(place: &Place, id: AlertId, status: StatusCode, note: String) -> Result<Response, DeskFault> {
    alert_page(place, id, status, Shown { note: Some(note), ..Shown::default() }).await
}

/// What was typed after every rule held, for an audience this unit may speak to.
fn checked(place: &Place, typed: &AlertForm) -> Result<AlertText, Vec<Fault<AlertField>>> {
    let text = typed.check(place.app.core.clock.now())?;
    if place.registry.reached(place.unit.id, &text.audience).is_none() {
        let sentence =
            "Phạm vi: hãy chọn lại, có nơi không còn trong danh sách hoặc không thuộc đơn vị bạn.".to_owned();
        return Err(vec![Fault { field: AlertField::Scope, sentence }]);
    }
    Ok(text)
}

fn typed(fields: &Fields) -> AlertForm {
    let mut form = Typed::filled(|name| fields.get(name));
    let scope: Vec<_> = fields.all(AlertField::Scope.name()).collect();
    form.set(AlertField::Scope, scope.join(","));
    form
}

fn confirming(fields: &Fields) -> Confirming {
    Confirming {
        typed: fields.get("xac_nhan").to_owned(),
        alone: fields.get("ly_do").to_owned(),
        ..Confirming::default()
    }
}

fn stale(alert: &DeskAlert) -> String {
    format!(
        "Chưa thực hiện: cảnh báo vừa thay đổi, nay ở trạng thái “{}” ({} lưu lúc {}). Hãy xem lại.",
        alert.state.label(),
        by(alert),
        day_and_time(alert.changed.0)
    )
}

fn by(alert: &DeskAlert) -> String {
    alert.changed.1.clone().unwrap_or_else(|| "người khác".to_owned())
}

fn publisher(place: &Place) -> Result<Publisher<'_>, DeskFault> {
    place.desk.publisher().ok_or(DeskFault::Kind(ErrorKind::NotFound))
}

fn version(fields: &Fields) -> Option<i64> {
    fields.get("phien_ban").parse().ok()
}

fn alert_id(request: &DeskRequest) -> Result<AlertId, DeskFault> {
    request.path.id.map(AlertId).ok_or(DeskFault::Kind(ErrorKind::NotFound))
}
