//! One member of a team at the desk.

use app::paths::desk::{Hamlet as HamletPath, TeamMember, TeamMemberRemoval};
use app::screens::desk::MemberPage;
use axum::response::Response;
use domain::hamlet::HamletId;
use domain::team::{MemberField, MemberForm, MemberId};
use domain::typed::Fault;
use http::StatusCode;
use store::{DeskMember, MemberSaved};

use super::page::{done, today};
use super::shown::{Posted, sheet};
use super::{STALE_FORM, hamlet_id, typed, version};
use crate::actions::teams;
use crate::web::desk::facts::administrator;
use crate::web::desk::items::day_and_time;
use crate::web::desk::request::{DeskFault, DeskRequest, Place};
use crate::web::form::Fields;
use crate::web::respond::error::ErrorKind;
use crate::web::respond::{self, CachePolicy, page};

const NOT_FOUND: DeskFault = DeskFault::Kind(ErrorKind::NotFound);

/// What the page shows beside what is saved.
#[derive(Debug, Default)]
struct Shown {
    posted: Option<Posted<MemberField>>,
    note: Option<String>,
}

/// `GET /don-vi/{unit}/thon-ap/{id}/thanh-vien/{number}`
pub async fn show(request: DeskRequest) -> Result<Response, DeskFault> {
    member(request.place()?, hamlet_id(&request)?, request.number()?, StatusCode::OK, Shown::default()).await
}

/// `POST /don-vi/{unit}/thon-ap/{id}/thanh-vien/{number}`
pub async fn save(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id, number) = (request.place()?, hamlet_id(&request)?, request.number()?);
    let fields = &request.posted.fields;
    let Some(version) = version(fields).filter(|_| request.posted.trusted) else {
        return typed_again(place, id, number, fields, (StatusCode::FORBIDDEN, STALE_FORM)).await;
    };
    let typed: MemberForm = typed(fields);
    let again = async |status, posted| {
        member(place, id, number, status, Shown { posted: Some(posted), ..Shown::default() }).await
    };
    let unprocessable = StatusCode::UNPROCESSABLE_ENTITY;
    let checked = match typed.check(today(place)) {
        Ok(checked) => checked,
        Err(faults) => return again(unprocessable, Posted::refused(typed, Some(version), faults)).await,
    };
    let by = administrator(place)?;
    match teams::save_member(&place.app.core, by, id, MemberId(number.into()), version, checked).await? {
        MemberSaved::Done(_) => Ok(done(place, id, "luu")),
        MemberSaved::Led(leader) => {
            again(unprocessable, Posted::refused(typed, Some(version), vec![led(&leader)])).await
        }
        MemberSaved::Stale(saved) => {
            let posted = Posted::stale(typed, MemberForm::from(&saved.text), saved.changed_by, Some(saved.changed_at));
            again(StatusCode::CONFLICT, posted).await
        }
        MemberSaved::TooMany | MemberSaved::Missing => Err(NOT_FOUND),
    }
}

/// `POST /don-vi/{unit}/thon-ap/{id}/thanh-vien/{number}/xoa`
pub async fn remove(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id, number) = (request.place()?, hamlet_id(&request)?, request.number()?);
    let again = async |status, note: String| {
        member(place, id, number, status, Shown { note: Some(note), ..Shown::default() }).await
    };
    let Some(version) = version(&request.posted.fields).filter(|_| request.posted.trusted) else {
        let note = "Chưa thực hiện: trang này đã mở từ trước khi bạn đăng nhập lại. Hãy bấm lần nữa.";
        return again(StatusCode::FORBIDDEN, note.to_owned()).await;
    };
    let by = administrator(place)?;
    match teams::remove_member(&place.app.core, by, id, MemberId(number.into()), version).await? {
        MemberSaved::Done(_) => Ok(done(place, id, "xoa")),
        MemberSaved::Stale(saved) => {
            let by = saved.changed_by.clone().unwrap_or_else(|| "người khác".to_owned());
            let note = format!("Chưa đưa ra: {by} vừa sửa người này lúc {}.", day_and_time(saved.changed_at));
            again(StatusCode::CONFLICT, note).await
        }
        MemberSaved::Led(_) | MemberSaved::TooMany | MemberSaved::Missing => Err(NOT_FOUND),
    }
}

/// Said where a team would have two leaders.
pub(super) fn led(leader: &str) -> Fault<MemberField> {
    let sentence = format!(
        "Chức danh trong tổ: tổ trưởng đang là {leader}. Hãy đổi chức danh của người ấy trước, hoặc chọn tổ phó."
    );
    Fault { field: MemberField::Office, sentence }
}

/// The form with what was posted, nothing of it saved, and a note why.
pub(super) async fn typed_again(
    place: &Place,
    id: HamletId,
    number: i32,
    fields: &Fields,
    (status, note): (StatusCode, &str),
) -> Result<Response, DeskFault> {
    administrator(place)?;
    let posted = Posted::refused(typed(fields), version(fields), Vec::new());
    member(place, id, number, status, Shown { posted: Some(posted), note: Some(note.to_owned()) }).await
}

async fn member(
    place: &Place,
    id: HamletId,
    number: i32,
    status: StatusCode,
    shown: Shown,
) -> Result<Response, DeskFault> {
    let snapshot = place.app.core.store.snapshot().await?;
    let reader = snapshot.desk(&place.desk);
    let Some(hamlet) = reader.hamlet(id).await? else { return Err(NOT_FOUND) };
    let members = reader.team_members(id).await?;
    snapshot.end().await?;
    let found: Option<DeskMember> = members.into_iter().find(|member| member.id == MemberId(number.into()));
    let saved = found.ok_or(NOT_FOUND)?;
    let (unit, id) = (|| place.unit.slug.clone(), id.0);
    let action = TeamMember { unit: unit(), id, number }.to_string();
    let screen = MemberPage {
        frame: place.frame(None),
        hamlet: hamlet.text.full_name(),
        sheet: sheet(place, action, Some((saved.version, MemberForm::from(&saved.text))), shown.posted),
        fault_note: shown.note,
        removal_href: TeamMemberRemoval { unit: unit(), id, number }.to_string(),
        hamlet_href: HamletPath { unit: unit(), id }.to_string(),
    };
    Ok(respond::html(status, page::render(screen, &place.app.assets.urls), CachePolicy::NoStore))
}
