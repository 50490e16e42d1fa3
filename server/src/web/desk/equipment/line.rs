//! One line of the ledger: a new one, its form, a part that leaves it, its removal.

use app::paths::desk::{EquipmentLine, EquipmentRemoval, EquipmentSplit, NewEquipment};
use app::screens::desk::{EquipmentForms, EquipmentPage, FormSheet, SavedMeanwhile};
use axum::response::Response;
use domain::access::Power;
use domain::equipment::{EquipmentField, EquipmentForm, EquipmentId, EquipmentText, MOST_LINES, SplitField, SplitForm};
use domain::moment::CivilDate;
use domain::number::integer;
use domain::typed::{Fault, FormField, Typed};
use http::StatusCode;
use store::{DeskEquipment, EquipmentSaved, ListedHamlet};

use super::{KEPT, own};
use crate::actions::equipment;
use crate::web::desk::facts::administrator;
use crate::web::desk::items::day_and_time;
use crate::web::desk::request::{DeskFault, DeskRequest, Place};
use crate::web::form::Fields;
use crate::web::respond::error::ErrorKind;
use crate::web::respond::{self, CachePolicy, page, see_other};

const STALE_FORM: &str = "Trang này đã mở từ trước khi bạn đăng nhập lại nên chưa được lưu. Nội dung bạn gõ còn nguyên bên dưới; hãy bấm Lưu lần nữa.";
const STALE_DEED: &str = "Chưa thực hiện: trang này đã mở từ trước khi bạn đăng nhập lại. Hãy bấm lần nữa.";
const NO_HAMLET: &str = "nơi này không có trong danh sách của đơn vị. Hãy chọn lại.";

/// What the page shows beside what is saved.
#[derive(Debug, Default)]
struct Shown {
    typed: Option<EquipmentForm>,
    version: Option<i64>,
    faults: Vec<Fault<EquipmentField>>,
    meanwhile: Option<SavedMeanwhile<EquipmentField>>,
    split: SplitForm,
    split_faults: Vec<Fault<SplitField>>,
    note: Option<String>,
}

/// `GET /don-vi/{unit}/thiet-bi/moi`
pub async fn new(request: DeskRequest) -> Result<Response, DeskFault> {
    let place = request.place()?;
    administrator(place)?;
    new_page(place, StatusCode::OK, Shown::default()).await
}

/// `POST /don-vi/{unit}/thiet-bi/moi`
pub async fn add(request: DeskRequest) -> Result<Response, DeskFault> {
    let place = request.place()?;
    if !request.posted.trusted {
        return typed_again(place, None, "", &request.posted.fields, (StatusCode::FORBIDDEN, STALE_FORM)).await;
    }
    let typed: EquipmentForm = typed(&request.posted.fields);
    let refused = async |faults| {
        let shown = Shown { typed: Some(typed.clone()), faults, ..Shown::default() };
        new_page(place, StatusCode::UNPROCESSABLE_ENTITY, shown).await
    };
    let line = match typed.check(today(place)) {
        Ok(line) => line,
        Err(faults) => return refused(faults).await,
    };
    match equipment::add(&place.app.core, administrator(place)?, line).await? {
        EquipmentSaved::Done(_) => Ok(see_other(&format!("{}?da=ghi", own(place)))),
        EquipmentSaved::NoHamlet => refused(vec![no_hamlet(EquipmentField::Hamlet)]).await,
        EquipmentSaved::TooMany => refused(vec![full(EquipmentField::Kind)]).await,
        EquipmentSaved::Stale(_) | EquipmentSaved::Missing | EquipmentSaved::NothingLeft => {
            Err(DeskFault::Kind(ErrorKind::NotFound))
        }
    }
}

/// `GET /don-vi/{unit}/thiet-bi/{id}`
pub async fn show(request: DeskRequest) -> Result<Response, DeskFault> {
    line_page(request.place()?, line_id(&request)?, StatusCode::OK, Shown::default()).await
}

/// `POST /don-vi/{unit}/thiet-bi/{id}`
pub async fn save(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, line_id(&request)?);
    let fields = &request.posted.fields;
    let Some(version) = version(fields).filter(|_| request.posted.trusted) else {
        return typed_again(place, Some(id), "", fields, (StatusCode::FORBIDDEN, STALE_FORM)).await;
    };
    let typed: EquipmentForm = typed(fields);
    let refused = async |faults| {
        let shown = Shown { typed: Some(typed.clone()), version: Some(version), faults, ..Shown::default() };
        line_page(place, id, StatusCode::UNPROCESSABLE_ENTITY, shown).await
    };
    let line = match typed.check(today(place)) {
        Ok(line) => line,
        Err(faults) => return refused(faults).await,
    };
    match equipment::save(&place.app.core, administrator(place)?, id, version, line).await? {
        EquipmentSaved::Done(_) => Ok(see_other(&format!("{}?da=luu", own(place)))),
        EquipmentSaved::NoHamlet => refused(vec![no_hamlet(EquipmentField::Hamlet)]).await,
        EquipmentSaved::Stale(saved) => {
            let meanwhile = SavedMeanwhile {
                saved: EquipmentForm::from(&saved.text),
                by: by(&saved),
                at: day_and_time(saved.changed_at),
            };
            let shown = Shown { typed: Some(typed), meanwhile: Some(meanwhile), ..Shown::default() };
            line_page(place, id, StatusCode::CONFLICT, shown).await
        }
        EquipmentSaved::Missing | EquipmentSaved::TooMany | EquipmentSaved::NothingLeft => {
            Err(DeskFault::Kind(ErrorKind::NotFound))
        }
    }
}

/// `POST /don-vi/{unit}/thiet-bi/{id}/tach`
pub async fn split(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, line_id(&request)?);
    let fields = &request.posted.fields;
    let Some(version) = version(fields).filter(|_| request.posted.trusted) else {
        return typed_again(place, Some(id), "tach", fields, (StatusCode::FORBIDDEN, STALE_FORM)).await;
    };
    let typed: SplitForm = typed(fields);
    let again = async |status, split_faults, note| {
        let shown = Shown { split: typed.clone(), split_faults, note, ..Shown::default() };
        line_page(place, id, status, shown).await
    };
    let saved = load(place, id).await?;
    let part = match typed.check(&saved.text, today(place)) {
        Ok(part) => part,
        Err(faults) => return again(StatusCode::UNPROCESSABLE_ENTITY, faults, None).await,
    };
    let faults = match equipment::split(&place.app.core, administrator(place)?, id, version, part).await? {
        EquipmentSaved::Done(_) => return Ok(see_other(&format!("{}?da=tach", own(place)))),
        EquipmentSaved::Stale(saved) => {
            let note = format!("Chưa tách: {} vừa sửa dòng này lúc {}.", by(&saved), day_and_time(saved.changed_at));
            return again(StatusCode::CONFLICT, Vec::new(), Some(note)).await;
        }
        EquipmentSaved::NoHamlet => vec![no_hamlet(SplitField::Hamlet)],
        EquipmentSaved::TooMany => vec![full(SplitField::Count)],
        EquipmentSaved::Missing | EquipmentSaved::NothingLeft => return Err(DeskFault::Kind(ErrorKind::NotFound)),
    };
    again(StatusCode::UNPROCESSABLE_ENTITY, faults, None).await
}

/// `POST /don-vi/{unit}/thiet-bi/{id}/xoa`
pub async fn remove(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, line_id(&request)?);
    let again =
        async |status, note: String| line_page(place, id, status, Shown { note: Some(note), ..Shown::default() }).await;
    let Some(version) = version(&request.posted.fields).filter(|_| request.posted.trusted) else {
        return again(StatusCode::FORBIDDEN, STALE_DEED.to_owned()).await;
    };
    match equipment::remove(&place.app.core, administrator(place)?, id, version).await? {
        EquipmentSaved::Done(_) => Ok(see_other(&format!("{}?da=xoa", own(place)))),
        EquipmentSaved::Stale(saved) => {
            let note = format!("Chưa xóa: {} vừa sửa dòng này lúc {}.", by(&saved), day_and_time(saved.changed_at));
            again(StatusCode::CONFLICT, note).await
        }
        _ => Err(DeskFault::Kind(ErrorKind::NotFound)),
    }
}

/// The form with what was posted, nothing of it saved, and a note why.
pub async fn typed_again(
    place: &Place,
    id: Option<EquipmentId>,
    part: &str,
    fields: &Fields,
    (status, note): (StatusCode, &str),
) -> Result<Response, DeskFault> {
    // The power was checked on the way here, but not on the way through the sign-in page.
    administrator(place)?;
    let note = Some(note.to_owned());
    match (id, part) {
        (None, _) => new_page(place, status, Shown { typed: Some(typed(fields)), note, ..Shown::default() }).await,
        (Some(id), "tach") => {
            line_page(place, id, status, Shown { split: typed(fields), note, ..Shown::default() }).await
        }
        (Some(id), _) => {
            let shown = Shown { typed: Some(typed(fields)), version: version(fields), note, ..Shown::default() };
            line_page(place, id, status, shown).await
        }
    }
}

fn no_hamlet<F: FormField>(field: F) -> Fault<F> {
    Fault { field, sentence: format!("{}: {NO_HAMLET}", field.label()) }
}

fn full<F: FormField>(field: F) -> Fault<F> {
    let most = integer(i64::try_from(MOST_LINES).unwrap_or(i64::MAX));
    Fault { field, sentence: format!("{}: sổ đã có {most} dòng, là mức nhiều nhất.", field.label()) }
}

fn typed<F: FormField>(fields: &Fields) -> Typed<F> {
    Typed::filled(|name| fields.get(name))
}

fn version(fields: &Fields) -> Option<i64> {
    fields.get("phien_ban").parse().ok()
}

fn line_id(request: &DeskRequest) -> Result<EquipmentId, DeskFault> {
    request.path.id.map(EquipmentId).ok_or(DeskFault::Kind(ErrorKind::NotFound))
}

fn today(place: &Place) -> CivilDate {
    place.app.core.clock.now().vietnam_date()
}

fn by(line: &DeskEquipment) -> String {
    line.changed_by.clone().unwrap_or_else(|| "người khác".to_owned())
}

async fn load(place: &Place, id: EquipmentId) -> Result<DeskEquipment, DeskFault> {
    let snapshot = place.app.core.store.snapshot().await?;
    let line = snapshot.desk(&place.desk).equipment_line(id).await?;
    snapshot.end().await?;
    line.ok_or(DeskFault::Kind(ErrorKind::NotFound))
}

async fn new_page(place: &Place, status: StatusCode, shown: Shown) -> Result<Response, DeskFault> {
    let snapshot = place.app.core.store.snapshot().await?;
    let hamlets = snapshot.desk(&place.desk).hamlets().await?;
    snapshot.end().await?;
    let screen = EquipmentPage {
        frame: place.frame(None),
        title: String::new(),
        sheet: Some(FormSheet {
            action: NewEquipment { unit: place.unit.slug.clone() }.to_string(),
            csrf: place.person.csrf.clone(),
            typed: shown.typed.unwrap_or_default(),
            faults: shown.faults,
            ..FormSheet::default()
        }),
        forms: None,
        facts: Vec::new(),
        hamlets: offered(hamlets, None),
        changed: String::new(),
        fault_note: shown.note,
        back_href: own(place).to_string(),
    };
    Ok(respond::html(status, page::render(screen, &place.app.assets.urls), CachePolicy::NoStore))
}

/// The hamlets of the list, and the one that has the line even if it is off the list.
fn offered(hamlets: Vec<ListedHamlet>, line: Option<&EquipmentText>) -> Vec<(String, String)> {
    let has_it = line.and_then(|line| line.hamlet);
    let offered =
        hamlets.into_iter().filter(|listed| !listed.hamlet.text.is_retired || Some(listed.hamlet.id) == has_it);
    offered.map(|listed| (listed.hamlet.id.0.to_string(), listed.hamlet.text.full_name())).collect()
}

async fn line_page(place: &Place, id: EquipmentId, status: StatusCode, shown: Shown) -> Result<Response, DeskFault> {
    let snapshot = place.app.core.store.snapshot().await?;
    let reader = snapshot.desk(&place.desk);
    let (line, hamlets) = (reader.equipment_line(id).await?, reader.hamlets().await?);
    snapshot.end().await?;
    let line = line.ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    let may_write = place.desk.may(Power::Administer);
    let (unit, csrf) = (|| place.unit.slug.clone(), || place.person.csrf.clone());
    let hamlets = offered(hamlets, Some(&line.text));
    let screen = EquipmentPage {
        frame: place.frame(None),
        title: line.text.kind.clone(),
        sheet: may_write.then(|| FormSheet {
            action: EquipmentLine { unit: unit(), id: id.0 }.to_string(),
            csrf: csrf(),
            version: Some(shown.version.unwrap_or(line.version)),
            typed: shown.typed.unwrap_or_else(|| EquipmentForm::from(&line.text)),
            faults: shown.faults,
            meanwhile: shown.meanwhile,
        }),
        forms: may_write.then(|| EquipmentForms {
            split: (line.text.quantity > 1).then(|| FormSheet {
                action: EquipmentSplit { unit: unit(), id: id.0 }.to_string(),
                csrf: csrf(),
                version: Some(line.version),
                typed: shown.split,
                faults: shown.split_faults,
                meanwhile: None,
            }),
            removal_href: EquipmentRemoval { unit: unit(), id: id.0 }.to_string(),
        }),
        facts: if may_write { Vec::new() } else { facts(&line.text, &hamlets) },
        hamlets,
        changed: format!("{} lưu lúc {}.", by(&line), day_and_time(line.changed_at)),
        fault_note: shown.note,
        back_href: own(place).to_string(),
    };
    Ok(respond::html(status, page::render(screen, &place.app.assets.urls), CachePolicy::NoStore))
}

/// What is known of a line, for whoever may only read.
fn facts(line: &EquipmentText, hamlets: &[(String, String)]) -> Vec<(&'static str, String)> {
    let holder = line.hamlet.map(|hamlet| hamlet.0.to_string());
    let holder = holder.and_then(|id| hamlets.iter().find(|(other, _)| *other == id)).map(|(_, name)| name.clone());
    let known = [
        (EquipmentField::Quantity, Some(integer(line.quantity.into()))),
        (EquipmentField::Batch, line.batch.clone()),
        (EquipmentField::Source, line.source.clone()),
        (EquipmentField::Hamlet, Some(holder.unwrap_or_else(|| KEPT.to_owned()))),
        (EquipmentField::HandedOver, line.handed_over_on.map(CivilDate::short)),
        (EquipmentField::Condition, Some(line.condition.label().to_owned())),
        (EquipmentField::Note, line.note.clone()),
    ];
    known.into_iter().filter_map(|(field, value)| Some((field.label(), value?))).collect()
}
