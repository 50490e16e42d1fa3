//! Hamlets and their teams at the desk: the list, and a new hamlet. Who works for one hamlet sees that one alone.

pub mod import;
pub mod member;
pub mod page;
mod shown;

use app::paths::desk::{Hamlet as HamletPath, HamletImport, Hamlets, Unit};
use app::paths::public::Teams;
use app::screens::desk::{FormSheet, HamletList, HamletRow};
use axum::response::Response;
use domain::access::{HamletDesk, Power};
use domain::hamlet::{HamletField, HamletForm, HamletId, MOST_HAMLETS};
use domain::number::integer;
use domain::typed::{Fault, FormField, Typed};
use http::StatusCode;
use store::{HamletSaved, ListedHamlet};

use crate::actions::hamlets;
use crate::web::desk::facts::administrator;
use crate::web::desk::request::{DeskFault, DeskRequest, Place};
use crate::web::form::Fields;
use crate::web::respond::error::ErrorKind;
use crate::web::respond::{self, CachePolicy, page as respond_page, see_other};

const STALE_FORM: &str = "Trang này đã mở từ trước khi bạn đăng nhập lại nên chưa được lưu. Nội dung bạn gõ còn nguyên bên dưới; hãy bấm Lưu lần nữa.";

/// What the list shows beside what is saved.
#[derive(Debug, Default)]
struct Shown {
    typed: HamletForm,
    faults: Vec<Fault<HamletField>>,
    note: Option<String>,
    notice: Option<&'static str>,
}

/// `GET /don-vi/{unit}/thon-ap`
pub async fn show(request: DeskRequest) -> Result<Response, DeskFault> {
    let notice = (request.query("da").as_deref() == Some("them")).then_some("Đã thêm vào danh sách.");
    list(request.place()?, StatusCode::OK, Shown { notice, ..Shown::default() }).await
}

/// `POST /don-vi/{unit}/thon-ap`
pub async fn add(request: DeskRequest) -> Result<Response, DeskFault> {
    let place = request.place()?;
    if !request.posted.trusted {
        return typed_again(place, &request.posted.fields, StatusCode::FORBIDDEN, STALE_FORM).await;
    }
    let typed = typed(&request.posted.fields);
    let refused = async |faults| {
        let shown = Shown { typed: typed.clone(), faults, ..Shown::default() };
        list(place, StatusCode::UNPROCESSABLE_ENTITY, shown).await
    };
    let hamlet = match typed.check() {
        Ok(hamlet) => hamlet,
        Err(faults) => return refused(faults).await,
    };
    let sentence = match hamlets::add(&place.app.core, administrator(place)?, hamlet).await? {
        HamletSaved::Done(_) => return Ok(see_other(&format!("{}?da=them", own(place)))),
        HamletSaved::Taken => TAKEN.to_owned(),
        HamletSaved::TooMany => format!("Danh sách đã có {MOST_HAMLETS} nơi, là mức nhiều nhất."),
        HamletSaved::Stale(_) | HamletSaved::Missing => return Err(DeskFault::Kind(ErrorKind::NotFound)),
    };
    refused(vec![Fault { field: HamletField::Name, sentence }]).await
}

/// Said of a name that is another hamlet's.
const TAKEN: &str = "Tên thôn, ấp, khu phố: danh sách đã có nơi mang tên này. Hãy xem lại tên hoặc loại.";

/// The form with what was posted, nothing of it saved, and a note why.
pub async fn typed_again(
    place: &Place,
    fields: &Fields,
    status: StatusCode,
    note: &str,
) -> Result<Response, DeskFault> {
    // The power was checked on the way here, but not on the way through the sign-in page.
    administrator(place)?;
    list(place, status, Shown { typed: typed(fields), note: Some(note.to_owned()), ..Shown::default() }).await
}

/// A form as it was posted.
fn typed<F: FormField>(fields: &Fields) -> Typed<F> {
    Typed::filled(|name| fields.get(name))
}

/// The hamlet in the path, if this person has any business there.
fn hamlet_desk(place: &Place, id: HamletId) -> Result<HamletDesk, DeskFault> {
    place.desk.hamlet(id).ok_or(DeskFault::Kind(ErrorKind::NotFound))
}

fn hamlet_id(request: &DeskRequest) -> Result<HamletId, DeskFault> {
    request.path.id.map(HamletId).ok_or(DeskFault::Kind(ErrorKind::NotFound))
}

fn version(fields: &Fields) -> Option<i64> {
    fields.get("phien_ban").parse().ok()
}

fn own(place: &Place) -> Hamlets {
    Hamlets { unit: place.unit.slug.clone() }
}

async fn list(place: &Place, status: StatusCode, shown: Shown) -> Result<Response, DeskFault> {
    let administers = place.desk.may(Power::Administer);
    let snapshot = place.app.core.store.snapshot().await?;
    let reader = snapshot.desk(&place.desk);
    let mut found = reader.hamlets().await?;
    let loose = if administers && !found.is_empty() { reader.loose_members().await? } else { Vec::new() };
    snapshot.end().await?;
    let is_public = found.iter().any(|listed| listed.is_covered() && !listed.hamlet.text.is_retired);
    found.retain(|listed| place.desk.hamlet(listed.hamlet.id).is_some());
    let unit = || place.unit.slug.clone();
    let origin = place.registry.public_origin(&place.unit).filter(|_| is_public);
    let screen = HamletList {
        frame: place.frame(shown.notice),
        rows: found.into_iter().map(|listed| row(place, listed)).collect(),
        sheet: administers.then(|| FormSheet {
            action: own(place).to_string(),
            csrf: place.person.csrf.clone(),
            typed: shown.typed,
            faults: shown.faults,
            ..FormSheet::default()
        }),
        import_href: administers.then(|| HamletImport { unit: unit() }.to_string()),
        loose: loose.into_iter().map(|(name, words)| (name, words.unwrap_or_default())).collect(),
        fault_note: shown.note,
        public_href: origin.map(|origin| format!("{origin}{Teams}")),
        back_href: Unit { unit: unit() }.to_string(),
    };
    Ok(respond::html(status, respond_page::render(screen, &place.app.assets.urls), CachePolicy::NoStore))
}

fn row(place: &Place, listed: ListedHamlet) -> HamletRow {
    let is_covered = listed.is_covered();
    let ListedHamlet { hamlet, decision_number, leader, members } = listed;
    HamletRow {
        name: hamlet.text.full_name(),
        href: HamletPath { unit: place.unit.slug.clone(), id: hamlet.id.0 }.to_string(),
        households: hamlet.text.households.map(|count| format!("{} hộ", integer(count.into()))).unwrap_or_default(),
        leader,
        members,
        decision: decision_number,
        is_covered,
        is_retired: hamlet.text.is_retired,
    }
}
