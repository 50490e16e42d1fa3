//! The steps of a guide at the desk. They stand in its text: whatever is done here is a save of that text like any other.

pub mod one;

use app::paths::desk::{GuideStep as StepPath, GuideSteps as StepsPath, Item, Preview};
use app::screens::desk::{GuideSteps, StepRow};
use axum::response::Response;
use domain::guide::{Arrangement, Guide, Step};
use domain::item::{ItemId, ItemKind, ItemText};
use domain::markdown;
use http::StatusCode;
use store::DeskItem;

use crate::actions::writing::{self, Draft, SaveOutcome};
use crate::web::desk::editor::load;
use crate::web::desk::editor::posted::version;
use crate::web::desk::items::day_and_time;
use crate::web::desk::request::{DeskFault, DeskRequest, Place};
use crate::web::form::Fields;
use crate::web::respond::error::ErrorKind;
use crate::web::respond::{self, CachePolicy, page, see_other};

/// Letters of a step's text in the list.
const BEGINNING: usize = 140;

const STALE_FORM: &str = "Chưa đổi: trang này đã mở từ trước khi bạn đăng nhập lại. Hãy xem lại rồi bấm lần nữa.";

/// `GET /don-vi/{unit}/bai-viet/{id}/cac-buoc`
pub async fn list(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, request.item()?);
    let notice = match request.query("da").as_deref() {
        Some("luu") => Some("Đã lưu bước."),
        Some("doi") => Some("Đã đổi thứ tự các bước."),
        Some("xoa") => Some("Đã xóa bước. Bước ấy còn trong các bản đã lưu."),
        _ => None,
    };
    Ok(shown(place, &guide(place, id).await?, StatusCode::OK, notice, None))
}

/// `POST /don-vi/{unit}/bai-viet/{id}/cac-buoc`
pub async fn arrange(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, request.item()?);
    let fields = &request.posted.fields;
    let item = guide(place, id).await?;
    let Some(version) = version(fields).filter(|_| request.posted.trusted) else {
        return Ok(shown(place, &item, StatusCode::FORBIDDEN, None, Some(STALE_FORM.to_owned())));
    };
    if item.is_other_text_since(version) {
        return Ok(changed(place, &item));
    }
    let guide = Guide::parse(&item.text.body);
    let Some((deed, done)) = deed(fields, guide.steps.len()) else {
        const NOTE: &str = "Chưa đổi: không rõ bước nào, đưa đi đâu. Hãy bấm một nút bên cạnh bước cần đổi.";
        return Ok(shown(place, &item, StatusCode::UNPROCESSABLE_ENTITY, None, Some(NOTE.to_owned())));
    };
    let Some(guide) = guide.arranged(deed) else { return Ok(changed(place, &item)) };
    match keep(place, &item, version, &guide).await? {
        Kept::Saved => Ok(see_other(&format!("{}?da={done}", steps_path(place, id)))),
        Kept::Stale(item) => Ok(changed(place, &item)),
        Kept::TooLong(sentence) => Ok(shown(place, &item, StatusCode::UNPROCESSABLE_ENTITY, None, Some(sentence))),
    }
}

/// What a button, or a drag, asks for, and how it is told afterwards.
fn deed(fields: &Fields, count: usize) -> Option<(Arrangement, &'static str)> {
    let place = |name: &str| fields.get(name).parse::<usize>().ok()?.checked_sub(1).filter(|at| *at < count);
    Some(match fields.get("viec") {
        "len" => (Arrangement::Move { from: place("buoc")?, to: place("buoc")?.checked_sub(1)? }, "doi"),
        "xuong" => {
            (Arrangement::Move { from: place("buoc")?, to: Some(place("buoc")? + 1).filter(|to| *to < count)? }, "doi")
        }
        "doi_cho" => (Arrangement::Move { from: place("tu")?, to: place("den")? }, "doi"),
        "xoa" => (Arrangement::Remove(place("buoc")?), "xoa"),
        _ => return None,
    })
}

/// What became of keeping a guide.
enum Kept {
    Saved,
    Stale(Box<DeskItem>),
    /// What its text does not hold.
    TooLong(String),
}

async fn keep(place: &Place, item: &DeskItem, version: i64, guide: &Guide) -> Result<Kept, DeskFault> {
    let form = domain::item::ItemForm::from(&ItemText { body: guide.compose(), ..item.text.clone() });
    let text = match form.check(ItemKind::Guide) {
        Ok(text) => text,
        Err(faults) => {
            let sentences: Vec<_> = faults.into_iter().map(|fault| fault.sentence).collect();
            return Ok(Kept::TooLong(format!("Chưa lưu. {}", sentences.join(" "))));
        }
    };
    let drafter = place.desk.drafter().ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    match writing::save(&place.app.core, drafter, item.id, version, Draft::from(text)).await? {
        SaveOutcome::Saved { .. } => Ok(Kept::Saved),
        SaveOutcome::Merged { other, .. } | SaveOutcome::Stale(other) => Ok(Kept::Stale(other)),
        SaveOutcome::BadReference(_) | SaveOutcome::BaseNeeded | SaveOutcome::Missing => {
            Err(DeskFault::Kind(ErrorKind::NotFound))
        }
    }
}

/// A guide of this desk; other kinds have no steps.
async fn guide(place: &Place, id: ItemId) -> Result<DeskItem, DeskFault> {
    let item = load(place, id).await?;
    if item.text.details.kind() == ItemKind::Guide { Ok(item) } else { Err(DeskFault::Kind(ErrorKind::NotFound)) }
}

fn steps_path(place: &Place, id: ItemId) -> StepsPath {
    StepsPath { unit: place.unit.slug.clone(), id: id.0 }
}

/// Somebody saved another text in between: its steps may be others, or in another order.
fn changed(place: &Place, item: &DeskItem) -> Response {
    shown(place, item, StatusCode::CONFLICT, None, Some(format!("Chưa đổi: {}", someone_saved(item))))
}

fn someone_saved(item: &DeskItem) -> String {
    format!(
        "{} vừa lưu một bản mới lúc {}. Trang này đang cho thấy bản ấy; hãy xem lại rồi bấm lần nữa.",
        item.saved_by,
        day_and_time(item.saved_at)
    )
}

fn shown(
    place: &Place,
    item: &DeskItem,
    status: StatusCode,
    notice: Option<&'static str>,
    fault_note: Option<String>,
) -> Response {
    let (unit, id) = (|| place.unit.slug.clone(), item.id.0);
    let steps = Guide::parse(&item.text.body).steps;
    let at = |number: usize| StepPath { unit: unit(), id, number }.to_string();
    let screen = GuideSteps {
        frame: place.frame(notice),
        action: steps_path(place, item.id).to_string(),
        csrf: place.person.csrf.clone(),
        version: item.version,
        title: item.text.title.clone(),
        new_href: at(steps.len() + 1),
        rows: (1..).zip(&steps).map(|(number, step)| row(step, at(number))).collect(),
        back_href: Item { unit: unit(), id }.to_string(),
        preview_href: Preview { unit: unit(), id }.to_string(),
        can_write: place.desk.may_write(ItemKind::Guide),
        fault_note,
    };
    respond::html(status, page::render(screen, &place.app.assets.urls), CachePolicy::NoStore)
}

fn row(step: &Step, href: String) -> StepRow {
    let has = [(step.picture.is_some(), "có ảnh"), (step.warning.is_some(), "có cảnh báo")];
    StepRow {
        title: step.plain_title(),
        beginning: markdown::plain_text(&step.text, BEGINNING),
        has: has.into_iter().filter_map(|(has, word)| has.then_some(word)).collect(),
        href,
    }
}
