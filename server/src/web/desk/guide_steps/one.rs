//! One step of a guide: its form, and keeping it.

use app::paths::desk::{GuideStep as StepPath, Library};
use app::screens::desk::GuideStepEditor;
use axum::response::Response;
use domain::guide::{Arrangement, Guide, Step, StepFault, StepField, StepForm};
use domain::item::ItemId;
use domain::media::{FileSort, MediaKey};
use http::StatusCode;
use store::{DeskItem, LibraryQuery};

use super::{Kept, guide, keep, someone_saved, steps_path};
use crate::web::desk::editor::posted::version;
use crate::web::desk::library::bringing;
use crate::web::desk::request::{DeskFault, DeskRequest, Place};
use crate::web::form::Fields;
use crate::web::respond::error::ErrorKind;
use crate::web::respond::{self, CachePolicy, page, see_other};

/// Pictures offered.
const MOST_PICTURES: u32 = 60;

const STALE_FORM: &str = "Trang này đã mở từ trước khi bạn đăng nhập lại nên bước chưa được lưu. Nội dung bạn gõ còn nguyên; nếu có ảnh mới, hãy chọn lại ảnh rồi bấm Lưu bước lần nữa.";

/// What the form shows beside the guide itself.
#[derive(Default)]
struct Shown {
    /// As typed; `None` shows the step as it is.
    typed: Option<StepForm>,
    faults: Vec<StepFault>,
    fault_note: Option<String>,
}

/// `GET /don-vi/{unit}/bai-viet/{id}/cac-buoc/{number}`
pub async fn show(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, request.item()?);
    shown(place, &guide(place, id).await?, number(&request)?, StatusCode::OK, Shown::default()).await
}

/// `POST /don-vi/{unit}/bai-viet/{id}/cac-buoc/{number}`
pub async fn save(request: DeskRequest) -> Result<Response, DeskFault> {
    let (id, number) = (request.item()?, number(&request)?);
    let DeskRequest { place, posted, .. } = request;
    let place = &place.ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    let mut form = typed(&posted.fields);
    let item = guide(place, id).await?;
    let Some(version) = version(&posted.fields).filter(|_| posted.trusted) else {
        return again(place, (&item, number), StatusCode::FORBIDDEN, form, Refusal::Note(STALE_FORM.to_owned())).await;
    };
    // Whatever else is refused below, a picture that was sent is in the library, and chosen.
    if let Some(upload) = posted.uploads.into_iter().find(|upload| upload.field == StepField::NewPicture.name()) {
        match bringing::picture(place, upload, form.described()).await? {
            Ok(key) => form.picture = key.to_string(),
            Err(sentence) => {
                let sentence = format!("{}: {sentence}", StepField::NewPicture.label());
                let refusal = Refusal::Faults(vec![(StepField::NewPicture, sentence)]);
                return again(place, (&item, number), StatusCode::UNPROCESSABLE_ENTITY, form, refusal).await;
            }
        }
    }
    if item.is_other_text_since(version) {
        let note = Refusal::Note(not_kept(&item));
        return again(place, (&item, number), StatusCode::CONFLICT, form, note).await;
    }
    let before = Guide::parse(&item.text.body);
    let step = match form.check(before.steps.get(number - 1)) {
        Ok(step) => Box::new(step),
        Err(faults) => {
            let refusal = Refusal::Faults(faults);
            return again(place, (&item, number), StatusCode::UNPROCESSABLE_ENTITY, form, refusal).await;
        }
    };
    let deed =
        if number > before.steps.len() { Arrangement::Add(step) } else { Arrangement::Replace(number - 1, step) };
    let after = before.arranged(deed).filter(|_| number <= before.steps.len() + 1);
    let after = after.ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    let (now, status, sentence) = match keep(place, &item, version, &after).await? {
        Kept::Saved => return Ok(see_other(&format!("{}?da=luu", steps_path(place, id)))),
        Kept::Stale(now) => {
            let sentence = not_kept(&now);
            (*now, StatusCode::CONFLICT, sentence)
        }
        Kept::TooLong(sentence) => (item, StatusCode::UNPROCESSABLE_ENTITY, sentence),
    };
    again(place, (&now, number), status, form, Refusal::Note(sentence)).await
}

/// Why a step was not kept: a sentence about the form, or one about each field.
enum Refusal {
    Note(String),
    Faults(Vec<StepFault>),
}

/// The form with everything typed in it, and why nothing was saved.
async fn again(
    place: &Place,
    (item, number): (&DeskItem, usize),
    status: StatusCode,
    form: StepForm,
    why: Refusal,
) -> Result<Response, DeskFault> {
    let (faults, fault_note) = match why {
        Refusal::Note(note) => (Vec::new(), Some(note)),
        Refusal::Faults(faults) => (faults, None),
    };
    shown(place, item, number, status, Shown { typed: Some(form), faults, fault_note }).await
}

/// The form with what was posted, nothing of it saved, and a note why.
pub async fn typed_again(
    place: &Place,
    id: ItemId,
    number: usize,
    fields: &Fields,
    status: StatusCode,
    note: &str,
) -> Result<Response, DeskFault> {
    let item = guide(place, id).await?;
    let again = Shown { typed: Some(typed(fields)), fault_note: Some(note.to_owned()), ..Shown::default() };
    shown(place, &item, number, status, again).await
}

fn not_kept(item: &DeskItem) -> String {
    format!("Chưa lưu: {} Chữ bạn gõ còn nguyên bên dưới.", someone_saved(item))
}

/// The number in the path, from 1.
fn number(request: &DeskRequest) -> Result<usize, DeskFault> {
    let number = usize::try_from(request.number()?).ok().filter(|number| *number > 0);
    number.ok_or(DeskFault::Kind(ErrorKind::NotFound))
}

fn typed(fields: &Fields) -> StepForm {
    let get = |field: StepField| fields.get(field.name()).to_owned();
    StepForm {
        title: get(StepField::Title),
        text: get(StepField::Text),
        picture: get(StepField::Picture),
        alt: get(StepField::Alt),
        warning: get(StepField::Warning),
    }
}

async fn shown(
    place: &Place,
    item: &DeskItem,
    number: usize,
    status: StatusCode,
    shown: Shown,
) -> Result<Response, DeskFault> {
    let steps = Guide::parse(&item.text.body).steps;
    let step = number.checked_sub(1).and_then(|at| steps.get(at));
    // A text saved meanwhile may have fewer steps: what was typed is still shown, to be taken along.
    if step.is_none() && number != steps.len() + 1 && shown.typed.is_none() {
        return Err(DeskFault::Kind(ErrorKind::NotFound));
    }
    let typed = shown.typed.or_else(|| step.map(StepForm::from)).unwrap_or_default();
    let (unit, id) = (|| place.unit.slug.clone(), item.id.0);
    let number = number.min(steps.len() + 1);
    let screen = GuideStepEditor {
        frame: place.frame(None),
        action: StepPath { unit: unit(), id, number }.to_string(),
        csrf: place.person.csrf.clone(),
        version: item.version,
        title: item.text.title.clone(),
        number,
        is_new: number > steps.len(),
        pictures: pictures(place, step, &typed).await?,
        typed,
        faults: shown.faults,
        library_href: Library { unit: unit() }.to_string(),
        back_href: steps_path(place, item.id).to_string(),
        fault_note: shown.fault_note,
    };
    Ok(respond::html(status, page::render(screen, &place.app.assets.urls), CachePolicy::NoStore))
}

/// The newest pictures of the unit, and the one the step has.
async fn pictures(place: &Place, step: Option<&Step>, typed: &StepForm) -> Result<Vec<(String, String)>, DeskFault> {
    let snapshot = place.app.core.store.snapshot().await?;
    let desk = snapshot.desk(&place.desk);
    let query = LibraryQuery { sort: Some(FileSort::Picture), words: String::new() };
    let newest = desk.library(&query, 1, MOST_PICTURES).await?.files;
    let mut pictures: Vec<_> = newest.into_iter().map(|file| (file.key.to_string(), file.about.name)).collect();
    let own = step.and_then(|step| step.picture.as_ref()).map(|picture| picture.key.clone());
    for key in own.into_iter().chain(MediaKey::parse(&typed.picture)) {
        let is_known = pictures.iter().any(|(known, _)| known == key.as_str());
        if !is_known && let Some(file) = desk.file_by_key(&key).await? {
            pictures.push((file.key.to_string(), file.about.name));
        }
    }
    snapshot.end().await?;
    Ok(pictures)
}
