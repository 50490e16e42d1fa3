//! A directive at the desk of the province: its words, its sending, and what is done to it afterwards.

use app::screens::desk::{ChosenReceipt, SavedMeanwhile};
use axum::response::Response;
use domain::access::Publisher;
use domain::directive::{DirectiveField, DirectiveForm, DirectiveId, DirectiveText, ReturnForm};
use domain::typed::{Fault, Typed};
use domain::unit::UnitId;
use http::StatusCode;
use store::{DeskDirective, DirectiveChange};

use super::sent_page::{Shown, directive_page, new_page};
use super::{STALE_DEED, at, directive_id, is_province, name, own, sent_table};
use crate::actions::directives::{self, Deed};
use crate::web::desk::items::day_and_time;
use crate::web::desk::request::{DeskFault, DeskRequest, Place};
use crate::web::form::Fields;
use crate::web::respond::download::TableFormat;
use crate::web::respond::error::ErrorKind;
use crate::web::respond::see_other;

const STALE_FORM: &str = "Trang này đã mở từ trước khi bạn đăng nhập lại nên chưa được lưu. Nội dung bạn gõ còn nguyên bên dưới; hãy bấm lần nữa.";
const OVER: &str = "Chưa giao: hạn đã qua. Hãy sửa hạn và lưu trước.";
const NOBODY: &str = "Chưa giao: không còn đơn vị nào để giao. Hãy chọn lại và lưu.";
const ASKED: &str = "Chưa nhắc: hôm nay đã nhắc rồi. Mỗi ngày nhắc được một lần.";
const NOTHING_TO_RETURN: &str =
    "Chưa trả lại: đơn vị này không còn kết quả nào chờ xem, hoặc việc đã kết thúc. Hãy xem lại bên dưới.";
const NOT_FOUND: DeskFault = DeskFault::Kind(ErrorKind::NotFound);

/// `GET /don-vi/{unit}/chi-dao/moi`
pub async fn new(request: DeskRequest) -> Result<Response, DeskFault> {
    let place = request.place()?;
    publisher(place)?;
    Ok(new_page(place, StatusCode::OK, Shown::default()))
}

/// `POST /don-vi/{unit}/chi-dao/moi`
pub async fn add(request: DeskRequest) -> Result<Response, DeskFault> {
    let place = request.place()?;
    let publisher = publisher(place)?;
    let fields = &request.posted.fields;
    if !request.posted.trusted {
        return typed_again(place, None, "", fields, (StatusCode::FORBIDDEN, STALE_FORM)).await;
    }
    let typed = typed(fields);
    match checked(place, &typed) {
        Ok(text) => {
            let id = directives::add(&place.app.core, publisher, text).await?;
            Ok(see_other(&format!("{}?da=luu", at(place, id))))
        }
        Err(faults) => {
            let shown = Shown { typed: Some(typed), faults, ..Shown::default() };
            Ok(new_page(place, StatusCode::UNPROCESSABLE_ENTITY, shown))
        }
    }
}

/// The page, or its table.
pub(super) async fn show(request: &DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, directive_id(request)?);
    if let Some(format) = TableFormat::asked(request.query("dang").as_deref()) {
        return sent_table::show(place, id, format).await;
    }
    let notice = match request.query("da").as_deref() {
        Some("luu") => Some("Đã lưu bản nháp. Hãy xem lại rồi giao."),
        Some("giao") => Some("Đã giao. Các đơn vị đang được báo bằng thư."),
        Some("nhac") => Some("Đã nhắc. Thư đang được gửi tới các đơn vị chưa xong."),
        Some("tra-lai") => Some("Đã trả lại. Đơn vị đang được báo bằng thư."),
        Some("khep") => Some("Đã kết thúc. Không đơn vị nào được nhắc nữa."),
        Some("thu-hoi") => Some("Đã thu hồi. Các đơn vị đang được báo bằng thư."),
        _ => None,
    };
    let shown = Shown {
        notice,
        filter: request.query("loc").unwrap_or_default(),
        chosen: request.query("xem"),
        ..Shown::default()
    };
    directive_page(place, id, StatusCode::OK, shown).await
}

/// `POST /don-vi/{unit}/chi-dao/{id}`
pub async fn save(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, directive_id(&request)?);
    let (publisher, fields) = (publisher(place)?, &request.posted.fields);
    let Some(version) = version(fields).filter(|_| request.posted.trusted) else {
        return typed_again(place, Some(id), "", fields, (StatusCode::FORBIDDEN, STALE_FORM)).await;
    };
    let typed = typed(fields);
    let text = match checked(place, &typed) {
        Ok(text) => text,
        Err(faults) => {
            let shown = Shown { typed: Some(typed), version: Some(version), faults, ..Shown::default() };
            return directive_page(place, id, StatusCode::UNPROCESSABLE_ENTITY, shown).await;
        }
    };
    match directives::save(&place.app.core, publisher, id, version, text).await? {
        DirectiveChange::Done(_) => Ok(see_other(&format!("{}?da=luu", at(place, id)))),
        DirectiveChange::Stale(saved) => {
            let meanwhile = SavedMeanwhile {
                saved: DirectiveForm::from(&saved.text),
                by: name(saved.changed.1.as_ref()).to_owned(),
                at: day_and_time(saved.changed.0),
            };
            let closed = (!saved.state.is_draft()).then(|| stale(&saved));
            let shown = Shown { typed: Some(typed), meanwhile: Some(meanwhile), note: closed, ..Shown::default() };
            directive_page(place, id, StatusCode::CONFLICT, shown).await
        }
        _ => Err(NOT_FOUND),
    }
}

/// `POST /don-vi/{unit}/chi-dao/{id}/giao`
pub async fn send(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, directive_id(&request)?);
    let publisher = publisher(place)?;
    let Some(version) = version(&request.posted.fields).filter(|_| request.posted.trusted) else {
        return noted(place, id, StatusCode::FORBIDDEN, STALE_DEED.to_owned()).await;
    };
    let snapshot = place.app.core.store.snapshot().await?;
    let found = snapshot.desk(&place.desk).directive(id).await?;
    snapshot.end().await?;
    let found = found.ok_or(NOT_FOUND)?;
    let Some(addressed) = place.registry.addressed(place.unit.id, &found.text.audience) else {
        return noted(place, id, StatusCode::CONFLICT, NOBODY.to_owned()).await;
    };
    let outcome = directives::send(&place.app.core, publisher, id, version, addressed).await?;
    became(place, id, "giao", outcome).await
}

/// `POST /don-vi/{unit}/chi-dao/{id}/xoa`
pub async fn remove(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, directive_id(&request)?);
    let publisher = publisher(place)?;
    let Some(version) = version(&request.posted.fields).filter(|_| request.posted.trusted) else {
        return noted(place, id, StatusCode::FORBIDDEN, STALE_DEED.to_owned()).await;
    };
    match directives::remove(&place.app.core, publisher, id, version).await? {
        DirectiveChange::Done(_) => Ok(see_other(&format!("{}?da=xoa", own(place)))),
        outcome => became(place, id, "", outcome).await,
    }
}

/// `POST /don-vi/{unit}/chi-dao/{id}/nhac`
pub async fn ask(request: DeskRequest) -> Result<Response, DeskFault> {
    act(&request, Deed::Ask, "nhac").await
}

/// `POST /don-vi/{unit}/chi-dao/{id}/ket-thuc`
pub async fn end(request: DeskRequest) -> Result<Response, DeskFault> {
    match request.posted.fields.get("viec") {
        "khep" => act(&request, Deed::Close, "khep").await,
        "thu_hoi" => act(&request, Deed::TakeBack, "thu-hoi").await,
        _ => {
            let (place, id) = (request.place()?, directive_id(&request)?);
            publisher(place)?;
            let note = "Hãy bấm một trong hai nút: kết thúc, hoặc thu hồi.".to_owned();
            noted(place, id, StatusCode::UNPROCESSABLE_ENTITY, note).await
        }
    }
}

async fn act(request: &DeskRequest, deed: Deed, done: &str) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, directive_id(request)?);
    let publisher = publisher(place)?;
    let Some(version) = version(&request.posted.fields).filter(|_| request.posted.trusted) else {
        return noted(place, id, StatusCode::FORBIDDEN, STALE_DEED.to_owned()).await;
    };
    let outcome = directives::act(&place.app.core, publisher, id, version, deed).await?;
    became(place, id, done, outcome).await
}

/// `POST /don-vi/{unit}/chi-dao/{id}/tra-lai`
pub async fn give_back(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, directive_id(&request)?);
    let (publisher, fields) = (publisher(place)?, &request.posted.fields);
    if !request.posted.trusted {
        return typed_again(place, Some(id), "tra-lai", fields, (StatusCode::FORBIDDEN, STALE_FORM)).await;
    }
    let Some(unit) = unit_of(place, fields) else { return Err(NOT_FOUND) };
    let typed: ReturnForm = Typed::filled(|name| fields.get(name));
    let reason = match typed.check() {
        Ok(reason) => reason,
        Err(faults) => {
            let shown = Shown { returning: (Some(typed), faults), chosen: Some(unit.1), ..Shown::default() };
            return directive_page(place, id, StatusCode::UNPROCESSABLE_ENTITY, shown).await;
        }
    };
    let named = place.registry.unit(unit.0).map(|unit| unit.full_name.clone()).unwrap_or_default();
    match directives::give_back(&place.app.core, publisher, id, (unit.0, named), reason).await? {
        DirectiveChange::Done(_) => Ok(see_other(&format!("{}?da=tra-lai&xem={}", at(place, id), unit.1))),
        DirectiveChange::Stale(_) => {
            typed_again(place, Some(id), "tra-lai", fields, (StatusCode::CONFLICT, NOTHING_TO_RETURN)).await
        }
        _ => Err(NOT_FOUND),
    }
}

/// The unit a form names, and its slug.
fn unit_of(place: &Place, fields: &Fields) -> Option<(UnitId, String)> {
    let id = UnitId(fields.get(ChosenReceipt::UNIT).parse().ok()?);
    place.registry.unit(id).map(|unit| (id, unit.slug.clone()))
}

/// The form with what was posted, nothing of it saved, and a note why.
pub async fn typed_again(
    place: &Place,
    id: Option<DirectiveId>,
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
    let shown = if part == "tra-lai" {
        let returning = (Some(Typed::filled(|name| fields.get(name))), Vec::new());
        Shown { returning, chosen: unit_of(place, fields).map(|(_, slug)| slug), note, ..Shown::default() }
    } else {
        Shown { typed: Some(typed(fields)), version: version(fields), note, ..Shown::default() }
    };
    directive_page(place, id, status, shown).await
}

/// Where to after a deed.
async fn became(place: &Place, id: DirectiveId, done: &str, outcome: DirectiveChange) -> Result<Response, DeskFault> {
    let note = match outcome {
        DirectiveChange::Told(_) | DirectiveChange::Done(_) => {
            return Ok(see_other(&format!("{}?da={done}", at(place, id))));
        }
        DirectiveChange::Over => OVER.to_owned(),
        DirectiveChange::AskedToday => ASKED.to_owned(),
        DirectiveChange::Stale(saved) => stale(&saved),
        DirectiveChange::Missing => return Err(NOT_FOUND),
    };
    noted(place, id, StatusCode::CONFLICT, note).await
}

async fn noted(place: &Place, id: DirectiveId, status: StatusCode, note: String) -> Result<Response, DeskFault> {
    directive_page(place, id, status, Shown { note: Some(note), ..Shown::default() }).await
}

/// What was typed after every rule held, for units this desk may send to.
fn checked(place: &Place, typed: &DirectiveForm) -> Result<DirectiveText, Vec<Fault<DirectiveField>>> {
    let text = typed.check(place.app.core.clock.now())?;
    if place.registry.addressed(place.unit.id, &text.audience).is_none() {
        let sentence = "Giao cho: hãy chọn lại, những nơi đã chọn không còn trong danh sách.".to_owned();
        return Err(vec![Fault { field: DirectiveField::Scope, sentence }]);
    }
    Ok(text)
}

fn typed(fields: &Fields) -> DirectiveForm {
    let mut form = Typed::filled(|name| fields.get(name));
    let scope: Vec<_> = fields.all(DirectiveField::Scope.name()).collect();
    form.set(DirectiveField::Scope, scope.join(","));
    form
}

fn stale(directive: &DeskDirective) -> String {
    format!(
        "Chưa thực hiện: việc này vừa thay đổi, nay ở trạng thái “{}” ({} lưu lúc {}). Hãy xem lại.",
        directive.state.label(),
        name(directive.changed.1.as_ref()),
        day_and_time(directive.changed.0)
    )
}

/// Whoever may send: at the province's desk alone.
fn publisher(place: &Place) -> Result<Publisher<'_>, DeskFault> {
    place.desk.publisher().filter(|_| is_province(place)).ok_or(NOT_FOUND)
}

fn version(fields: &Fields) -> Option<i64> {
    fields.get("phien_ban").parse().ok()
}
