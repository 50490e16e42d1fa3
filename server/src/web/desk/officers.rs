//! Leaders and contact officers at the desk: the list, one of them, their order.

use app::paths::desk::{Facts, Officer, OfficerPlace, OfficerRemoval, Officers};
use app::screens::desk::{OfficerConflict, OfficerEditor, OfficerList, OfficerRow, OfficerSheet};
use axum::response::Response;
use domain::moment::CivilDate;
use domain::officer::{OfficerFault, OfficerField, OfficerForm, OfficerId};
use domain::unit::Validity;
use http::StatusCode;
use store::{DeskOfficer, OfficerSaved};

use crate::actions::officers;
use crate::web::desk::facts::administrator;
use crate::web::desk::items::day_and_time;
use crate::web::desk::request::{DeskFault, DeskRequest, Place};
use crate::web::form::Fields;
use crate::web::respond::error::ErrorKind;
use crate::web::respond::{self, CachePolicy, page, see_other};

const STALE_FORM: &str = "Trang này đã mở từ trước khi bạn đăng nhập lại nên chưa được lưu. Nội dung bạn gõ còn nguyên bên dưới; hãy bấm Lưu lần nữa.";
const STALE_DEED: &str = "Chưa thực hiện: trang này đã mở từ trước khi bạn đăng nhập lại. Hãy bấm lần nữa.";

/// What a form shows beside what is saved.
#[derive(Debug, Default)]
struct Shown {
    typed: Option<OfficerForm>,
    version: Option<i64>,
    faults: Vec<OfficerFault>,
    fault_note: Option<String>,
    conflict: Option<OfficerConflict>,
    notice: Option<&'static str>,
}

/// `GET /don-vi/{unit}/can-bo`
pub async fn show(request: DeskRequest) -> Result<Response, DeskFault> {
    let notice = match request.query("da").as_deref() {
        Some("them") => Some("Đã thêm vào danh sách."),
        Some("luu") => Some("Đã lưu. Trang công khai đã đổi theo."),
        Some("xoa") => Some("Đã xoá khỏi danh sách."),
        _ => None,
    };
    list(request.place()?, StatusCode::OK, Shown { notice, ..Shown::default() }).await
}

/// `POST /don-vi/{unit}/can-bo`
pub async fn add(request: DeskRequest) -> Result<Response, DeskFault> {
    let place = request.place()?;
    if !request.posted.trusted {
        return typed_again(place, None, &request.posted.fields, StatusCode::FORBIDDEN, STALE_FORM).await;
    }
    let typed = typed(&request.posted.fields);
    match typed.check() {
        Ok(officer) => {
            officers::add(&place.app.core, administrator(place)?, officer).await?;
            Ok(see_other(&format!("{}?da=them", own(place))))
        }
        Err(faults) => {
            let shown = Shown { typed: Some(typed), faults, ..Shown::default() };
            list(place, StatusCode::UNPROCESSABLE_ENTITY, shown).await
        }
    }
}

/// `GET /don-vi/{unit}/can-bo/{id}`
pub async fn edit(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, officer_id(&request)?);
    let officer = load(place, id).await?;
    Ok(editor(place, StatusCode::OK, &officer, Shown::default()))
}

/// `POST /don-vi/{unit}/can-bo/{id}`
pub async fn save(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, officer_id(&request)?);
    let fields = &request.posted.fields;
    let Some(version) = version(fields).filter(|_| request.posted.trusted) else {
        return typed_again(place, Some(id), fields, StatusCode::FORBIDDEN, STALE_FORM).await;
    };
    let typed = typed(fields);
    let officer = match typed.check() {
        Ok(officer) => officer,
        Err(faults) => {
            let saved = load(place, id).await?;
            let shown = Shown { typed: Some(typed), version: Some(version), faults, ..Shown::default() };
            return Ok(editor(place, StatusCode::UNPROCESSABLE_ENTITY, &saved, shown));
        }
    };
    match officers::save(&place.app.core, administrator(place)?, id, version, officer).await? {
        OfficerSaved::Done => Ok(see_other(&format!("{}?da=luu", own(place)))),
        OfficerSaved::Missing => Err(DeskFault::Kind(ErrorKind::NotFound)),
        OfficerSaved::Stale(saved) => {
            let conflict = OfficerConflict {
                saved: OfficerForm::from(&saved.text),
                by: by(&saved),
                at: day_and_time(saved.changed_at),
            };
            let shown = Shown { typed: Some(typed), conflict: Some(conflict), ..Shown::default() };
            Ok(editor(place, StatusCode::CONFLICT, &saved, shown))
        }
    }
}

/// `POST /don-vi/{unit}/can-bo/{id}/thu-tu`
pub async fn shift(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, officer_id(&request)?);
    if !request.posted.trusted {
        let shown = Shown { fault_note: Some(STALE_DEED.to_owned()), ..Shown::default() };
        return list(place, StatusCode::FORBIDDEN, shown).await;
    }
    let up = match request.posted.fields.get("viec") {
        "len" => true,
        "xuong" => false,
        _ => {
            let note = "Chưa đổi thứ tự: hãy bấm Lên hoặc Xuống.".to_owned();
            let shown = Shown { fault_note: Some(note), ..Shown::default() };
            return list(place, StatusCode::UNPROCESSABLE_ENTITY, shown).await;
        }
    };
    if officers::shift(&place.app.core, administrator(place)?, id, up).await? {
        return Ok(see_other(&own(place).to_string()));
    }
    Err(DeskFault::Kind(ErrorKind::NotFound))
}

/// `POST /don-vi/{unit}/can-bo/{id}/xoa`
pub async fn remove(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, officer_id(&request)?);
    let again = async |status, note: String| {
        let saved = load(place, id).await?;
        Ok(editor(place, status, &saved, Shown { fault_note: Some(note), ..Shown::default() }))
    };
    let Some(version) = version(&request.posted.fields).filter(|_| request.posted.trusted) else {
        return again(StatusCode::FORBIDDEN, STALE_DEED.to_owned()).await;
    };
    match officers::remove(&place.app.core, administrator(place)?, id, version).await? {
        OfficerSaved::Done => Ok(see_other(&format!("{}?da=xoa", own(place)))),
        OfficerSaved::Missing => Err(DeskFault::Kind(ErrorKind::NotFound)),
        OfficerSaved::Stale(saved) => {
            let note = format!("Chưa xoá: {} vừa sửa người này lúc {}.", by(&saved), day_and_time(saved.changed_at));
            again(StatusCode::CONFLICT, note).await
        }
    }
}

/// The form with what was posted, nothing of it saved, and a note why.
pub async fn typed_again(
    place: &Place,
    id: Option<OfficerId>,
    fields: &Fields,
    status: StatusCode,
    note: &str,
) -> Result<Response, DeskFault> {
    // The power was checked on the way here, but not on the way through the sign-in page.
    administrator(place)?;
    let shown = Shown {
        typed: Some(typed(fields)),
        version: version(fields),
        fault_note: Some(note.to_owned()),
        ..Shown::default()
    };
    match id {
        None => list(place, status, shown).await,
        Some(id) => {
            let saved = load(place, id).await?;
            Ok(editor(place, status, &saved, shown))
        }
    }
}

async fn load(place: &Place, id: OfficerId) -> Result<DeskOfficer, DeskFault> {
    let snapshot = place.app.core.store.snapshot().await?;
    let officer = snapshot.desk(&place.desk).officer(id).await?;
    snapshot.end().await?;
    officer.ok_or(DeskFault::Kind(ErrorKind::NotFound))
}

fn officer_id(request: &DeskRequest) -> Result<OfficerId, DeskFault> {
    request.path.id.map(OfficerId).ok_or(DeskFault::Kind(ErrorKind::NotFound))
}

fn typed(fields: &Fields) -> OfficerForm {
    let mut form = OfficerForm::default();
    for &field in OfficerField::ALL {
        form.set(field, fields.get(field.name()));
    }
    form
}

fn version(fields: &Fields) -> Option<i64> {
    fields.get("phien_ban").parse().ok()
}

fn own(place: &Place) -> Officers {
    Officers { unit: place.unit.slug.clone() }
}

fn by(officer: &DeskOfficer) -> String {
    officer.changed_by.clone().unwrap_or_else(|| "người khác".to_owned())
}

async fn list(place: &Place, status: StatusCode, shown: Shown) -> Result<Response, DeskFault> {
    let snapshot = place.app.core.store.snapshot().await?;
    let found = snapshot.desk(&place.desk).officers().await?;
    snapshot.end().await?;
    let today = place.app.core.clock.now().vietnam_date();
    let screen = OfficerList {
        frame: place.frame(shown.notice),
        rows: found.into_iter().map(|officer| row(place, officer, today)).collect(),
        sheet: OfficerSheet {
            action: own(place).to_string(),
            csrf: place.person.csrf.clone(),
            version: None,
            typed: shown.typed.unwrap_or_default(),
            faults: shown.faults,
            fault_note: shown.fault_note,
        },
        facts_href: Facts { unit: place.unit.slug.clone() }.to_string(),
    };
    Ok(respond::html(status, page::render(screen, &place.app.assets.urls), CachePolicy::NoStore))
}

fn row(place: &Place, officer: DeskOfficer, today: CivilDate) -> OfficerRow {
    let unit = || place.unit.slug.clone();
    let (id, text) = (officer.id.0, officer.text);
    let reach = [text.phone.map(|phone| phone.to_string()), text.email.map(|email| email.to_string())];
    OfficerRow {
        name: text.name,
        position: text.position,
        kind: text.kind,
        reach: reach.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        holds: holds(text.validity),
        is_shown: text.validity.holds_on(today),
        href: Officer { unit: unit(), id }.to_string(),
        place_href: OfficerPlace { unit: unit(), id }.to_string(),
    }
}

fn holds(validity: Validity) -> String {
    match (validity.from.map(CivilDate::short), validity.to.map(CivilDate::short)) {
        (None, None) => String::new(),
        (Some(from), None) => format!("Từ {from}"),
        (None, Some(to)) => format!("Đến hết {to}"),
        (Some(from), Some(to)) => format!("Từ {from} đến hết {to}"),
    }
}

fn editor(place: &Place, status: StatusCode, officer: &DeskOfficer, shown: Shown) -> Response {
    let (unit, id) = (|| place.unit.slug.clone(), officer.id.0);
    let screen = OfficerEditor {
        frame: place.frame(shown.notice),
        sheet: OfficerSheet {
            action: Officer { unit: unit(), id }.to_string(),
            csrf: place.person.csrf.clone(),
            version: Some(shown.version.unwrap_or(officer.version)),
            typed: shown.typed.unwrap_or_else(|| OfficerForm::from(&officer.text)),
            faults: shown.faults,
            fault_note: shown.fault_note,
        },
        conflict: shown.conflict,
        removal_href: OfficerRemoval { unit: unit(), id }.to_string(),
        list_href: own(place).to_string(),
    };
    respond::html(status, page::render(screen, &place.app.assets.urls), CachePolicy::NoStore)
}
