//! One hamlet at the desk. Whoever works for it changes the roster and what the team teaches; the rest is the business of
//! whoever administers the unit.

use app::paths::desk::Hamlet as HamletPath;
use app::screens::desk::TOPICS;
use axum::response::Response;
use domain::hamlet::{HamletField, HamletForm, HamletId};
use domain::moment::CivilDate;
use domain::team::member::MOST_MEMBERS;
use domain::team::shift::MOST_SHIFTS;
use domain::team::{MemberField, ShiftField, ShiftId, TeamForm};
use domain::topic::Topic;
use domain::typed::Fault;
use http::StatusCode;
use store::{HamletSaved, MemberSaved, ShiftsAdded, TeamSaved};

use super::shown::{Posted, Shown, page};
use super::{STALE_FORM, TAKEN, hamlet_desk, hamlet_id, member, typed, version};
use crate::actions::{hamlets, teams};
use crate::web::desk::facts::administrator;
use crate::web::desk::items::day_and_time;
use crate::web::desk::request::{DeskFault, DeskRequest, Place};
use crate::web::form::Fields;
use crate::web::respond::error::ErrorKind;
use crate::web::respond::see_other;

const NOT_FOUND: DeskFault = DeskFault::Kind(ErrorKind::NotFound);

/// `GET /don-vi/{unit}/thon-ap/{id}`
pub async fn show(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, hamlet_id(&request)?);
    hamlet_desk(place, id)?;
    let notice = match request.query("da").as_deref() {
        Some("luu") => Some("Đã lưu. Trang công khai đã đổi theo."),
        Some("them") => Some("Đã thêm thành viên."),
        Some("xoa") => Some("Đã đưa ra khỏi tổ."),
        Some("truc") => Some("Đã thêm vào lịch trực."),
        Some("bo-truc") => Some("Đã xóa ca trực."),
        _ => None,
    };
    page(place, id, StatusCode::OK, Shown { notice, ..Shown::default() }).await
}

/// `POST /don-vi/{unit}/thon-ap/{id}`
pub async fn save(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id, fields) = (request.place()?, hamlet_id(&request)?, &request.posted.fields);
    let typed: HamletForm = typed(fields);
    let Some(version) = version(fields).filter(|_| request.posted.trusted) else {
        return stale_form(place, id, ("", None), fields).await;
    };
    let refused =
        async |status, posted| page(place, id, status, Shown { hamlet: Some(posted), ..Shown::default() }).await;
    let unprocessable = StatusCode::UNPROCESSABLE_ENTITY;
    let hamlet = match typed.check() {
        Ok(hamlet) => hamlet,
        Err(faults) => return refused(unprocessable, Posted::refused(typed, Some(version), faults)).await,
    };
    match hamlets::save(&place.app.core, administrator(place)?, id, version, hamlet).await? {
        HamletSaved::Done(_) => Ok(done(place, id, "luu")),
        HamletSaved::Taken => {
            let faults = vec![Fault { field: HamletField::Name, sentence: TAKEN.to_owned() }];
            refused(unprocessable, Posted::refused(typed, Some(version), faults)).await
        }
        HamletSaved::Stale(saved) => {
            let posted = Posted::stale(typed, HamletForm::from(&saved.text), saved.changed_by, Some(saved.changed_at));
            refused(StatusCode::CONFLICT, posted).await
        }
        HamletSaved::TooMany | HamletSaved::Missing => Err(NOT_FOUND),
    }
}

/// `POST /don-vi/{unit}/thon-ap/{id}/to`
pub async fn save_team(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id, fields) = (request.place()?, hamlet_id(&request)?, &request.posted.fields);
    let typed: TeamForm = typed(fields);
    let Some(version) = version(fields).filter(|_| request.posted.trusted) else {
        return stale_form(place, id, ("to", None), fields).await;
    };
    let team = match typed.check(today(place)) {
        Ok(team) => team,
        Err(faults) => {
            let shown = Shown { team: Some(Posted::refused(typed, Some(version), faults)), ..Shown::default() };
            return page(place, id, StatusCode::UNPROCESSABLE_ENTITY, shown).await;
        }
    };
    match teams::save(&place.app.core, administrator(place)?, id, version, team).await? {
        TeamSaved::Done => Ok(done(place, id, "luu")),
        TeamSaved::Stale(saved) => {
            let posted = Posted::stale(typed, TeamForm::from(&saved.text), saved.changed_by, saved.changed_at);
            page(place, id, StatusCode::CONFLICT, Shown { team: Some(posted), ..Shown::default() }).await
        }
        TeamSaved::Missing => Err(NOT_FOUND),
    }
}

/// `POST /don-vi/{unit}/thon-ap/{id}/huong-dan`
pub async fn teach(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id, fields) = (request.place()?, hamlet_id(&request)?, &request.posted.fields);
    let desk = hamlet_desk(place, id)?;
    let Some(version) = version(fields).filter(|_| request.posted.trusted) else {
        return stale_form(place, id, ("huong-dan", None), fields).await;
    };
    match teams::teach(&place.app.core, desk, version, topics(fields)).await? {
        TeamSaved::Done => Ok(done(place, id, "luu")),
        TeamSaved::Stale(saved) => {
            let by = saved.changed_by.unwrap_or_else(|| "người khác".to_owned());
            let at = saved.changed_at.map(day_and_time).unwrap_or_default();
            let note = format!("Chưa lưu: {by} vừa sửa thông tin tổ lúc {at}. Hãy xem lại các việc đã chọn rồi lưu.");
            let shown = Shown { topics: Some(topics(fields)), note: Some(note), ..Shown::default() };
            page(place, id, StatusCode::CONFLICT, shown).await
        }
        TeamSaved::Missing => Err(NOT_FOUND),
    }
}

/// `POST /don-vi/{unit}/thon-ap/{id}/thanh-vien`
pub async fn add_member(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id, fields) = (request.place()?, hamlet_id(&request)?, &request.posted.fields);
    if !request.posted.trusted {
        return stale_form(place, id, ("thanh-vien", None), fields).await;
    }
    let typed = typed(fields);
    let refused = async |faults| {
        let shown = Shown { joining: Some(Posted::refused(typed.clone(), None, faults)), ..Shown::default() };
        page(place, id, StatusCode::UNPROCESSABLE_ENTITY, shown).await
    };
    let checked = match typed.check(today(place)) {
        Ok(checked) => checked,
        Err(faults) => return refused(faults).await,
    };
    match teams::add_member(&place.app.core, administrator(place)?, id, checked).await? {
        MemberSaved::Done(_) => Ok(done(place, id, "them")),
        MemberSaved::Led(leader) => refused(vec![member::led(&leader)]).await,
        MemberSaved::TooMany => {
            let sentence = format!("Tổ đã có {MOST_MEMBERS} người, là mức nhiều nhất.");
            refused(vec![Fault { field: MemberField::Name, sentence }]).await
        }
        MemberSaved::Stale(_) | MemberSaved::Missing => Err(NOT_FOUND),
    }
}

/// `POST /don-vi/{unit}/thon-ap/{id}/lich-truc`
pub async fn add_shifts(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id, fields) = (request.place()?, hamlet_id(&request)?, &request.posted.fields);
    let desk = hamlet_desk(place, id)?;
    if !request.posted.trusted {
        return stale_form(place, id, ("lich-truc", None), fields).await;
    }
    let typed = typed(fields);
    let refused = async |faults| {
        let shown = Shown { shift: Some(Posted::refused(typed.clone(), None, faults)), ..Shown::default() };
        page(place, id, StatusCode::UNPROCESSABLE_ENTITY, shown).await
    };
    let shifts = match typed.check(today(place)) {
        Ok(shifts) => shifts,
        Err(faults) => return refused(faults).await,
    };
    match teams::add_shifts(&place.app.core, desk, shifts).await? {
        ShiftsAdded::Done(_) => Ok(done(place, id, "truc")),
        ShiftsAdded::TooMany => {
            let sentence = format!("Lịch trực đã có {MOST_SHIFTS} ca từ hôm nay, là mức nhiều nhất.");
            refused(vec![Fault { field: ShiftField::Day, sentence }]).await
        }
        ShiftsAdded::Missing => Err(NOT_FOUND),
    }
}

/// `POST /don-vi/{unit}/thon-ap/{id}/lich-truc/{number}`
pub async fn remove_shift(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, hamlet_id(&request)?);
    let desk = hamlet_desk(place, id)?;
    let shift = ShiftId(request.number()?.into());
    let again = async |status, note: &str| {
        page(place, id, status, Shown { note: Some(note.to_owned()), ..Shown::default() }).await
    };
    if !request.posted.trusted {
        let note = "Chưa thực hiện: trang này đã mở từ trước khi bạn đăng nhập lại. Hãy bấm lần nữa.";
        return again(StatusCode::FORBIDDEN, note).await;
    }
    if teams::remove_shift(&place.app.core, desk, shift).await? {
        return Ok(done(place, id, "bo-truc"));
    }
    again(StatusCode::CONFLICT, "Ca trực này không còn trong lịch; có thể người khác vừa xóa.").await
}

/// The form with what was posted, nothing of it saved, and a note why; `None` when the address takes no typed text.
pub async fn typed_again(
    place: &Place,
    id: HamletId,
    (part, number): (&str, Option<i32>),
    fields: &Fields,
    note: &str,
) -> Result<Option<Response>, DeskFault> {
    shown_again(place, id, (part, number), fields, (StatusCode::OK, note)).await
}

async fn stale_form(
    place: &Place,
    id: HamletId,
    part: (&str, Option<i32>),
    fields: &Fields,
) -> Result<Response, DeskFault> {
    let again = shown_again(place, id, part, fields, (StatusCode::FORBIDDEN, STALE_FORM)).await?;
    again.ok_or(NOT_FOUND)
}

async fn shown_again(
    place: &Place,
    id: HamletId,
    (part, number): (&str, Option<i32>),
    fields: &Fields,
    (status, note): (StatusCode, &str),
) -> Result<Option<Response>, DeskFault> {
    hamlet_desk(place, id)?;
    let mut shown = Shown { note: Some(note.to_owned()), ..Shown::default() };
    let version = version(fields);
    match (part, number) {
        ("", None) => {
            administrator(place)?;
            shown.hamlet = Some(Posted::refused(typed(fields), version, Vec::new()));
        }
        ("to", None) => {
            administrator(place)?;
            shown.team = Some(Posted::refused(typed(fields), version, Vec::new()));
        }
        ("thanh-vien", None) => {
            administrator(place)?;
            shown.joining = Some(Posted::of(typed(fields)));
        }
        ("thanh-vien", Some(number)) => {
            return member::typed_again(place, id, number, fields, (status, note)).await.map(Some);
        }
        ("huong-dan", None) => shown.topics = Some(topics(fields)),
        ("lich-truc", None) => shown.shift = Some(Posted::of(typed(fields))),
        _ => return Ok(None),
    }
    page(place, id, status, shown).await.map(Some)
}

fn topics(fields: &Fields) -> Vec<Topic> {
    fields.all(TOPICS).filter_map(Topic::from_code).collect()
}

pub(super) fn today(place: &Place) -> CivilDate {
    place.app.core.clock.now().vietnam_date()
}

pub(super) fn done(place: &Place, id: HamletId, what: &str) -> Response {
    let path = HamletPath { unit: place.unit.slug.clone(), id: id.0 };
    see_other(&format!("{path}?da={what}"))
}
