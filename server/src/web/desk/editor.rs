//! Writing an item: the form, saving it, publishing it. A refused form comes back as it was.

use app::paths::desk::{Item, NewItem, Preview, Publication, Withdrawal};
use app::paths::public::NewsArticle;
use app::screens::desk::{Conflict, ItemEditor, Offer};
use axum::response::Response;
use domain::access::Power;
use domain::item::{FieldFault, ItemField, ItemForm, ItemId, ItemState, Refusal, publish_refusals, withdraw_refusals};
use domain::markdown;
use http::StatusCode;
use store::DeskItem;

use crate::actions::publication::{self, PublishOutcome};
use crate::actions::writing::{self, SaveOutcome};
use crate::web::desk::items::day_and_time;
use crate::web::desk::request::{DeskFault, DeskRequest, Place};
use crate::web::form::Fields;
use crate::web::respond::error::ErrorKind;
use crate::web::respond::{self, CachePolicy, page, see_other};

const STALE_FORM: &str = "Trang này đã mở từ trước khi bạn đăng nhập lại nên chưa được lưu. Nội dung bạn gõ còn nguyên bên dưới; hãy bấm Lưu lần nữa.";

/// What the page shows beside the item itself.
#[derive(Debug, Default)]
struct Shown {
    typed: ItemForm,
    /// The version the form will be saved over; `None` for a new item.
    version: Option<i64>,
    faults: Vec<FieldFault>,
    fault_note: Option<String>,
    conflict: Option<Conflict>,
    notice: Option<&'static str>,
}

/// `GET /don-vi/{unit}/bai-viet/moi`
pub async fn new(request: DeskRequest) -> Result<Response, DeskFault> {
    Ok(respond_with(request.place()?, StatusCode::OK, None, Shown::default()))
}

/// `POST /don-vi/{unit}/bai-viet/moi`
pub async fn create(request: DeskRequest) -> Result<Response, DeskFault> {
    let place = request.place()?;
    if !request.posted.trusted {
        return typed_again(place, None, &request.posted.fields, StatusCode::FORBIDDEN, STALE_FORM).await;
    }
    let typed = typed(&request.posted.fields);
    let text = match typed.check() {
        Ok(text) => text,
        Err(faults) => {
            let shown = Shown { typed, faults, ..Shown::default() };
            return Ok(respond_with(place, StatusCode::UNPROCESSABLE_ENTITY, None, shown));
        }
    };
    let writer = place.desk.writer().ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    match writing::create(&place.app.core, writer, text).await? {
        SaveOutcome::Saved { id, version } => saved(place, id, version, &request.posted.fields).await,
        SaveOutcome::Stale(_) | SaveOutcome::Missing => Err(DeskFault::Kind(ErrorKind::Defect)),
    }
}

/// `GET /don-vi/{unit}/bai-viet/{id}`
pub async fn show(request: DeskRequest) -> Result<Response, DeskFault> {
    let place = request.place()?;
    let item = load(place, request.item()?).await?;
    let notice = match request.query("da").as_deref() {
        Some("luu") => Some("Đã lưu bản nháp."),
        Some("dang") => Some("Đã đăng. Người dân đọc được bài này ngay bây giờ."),
        Some("go") => Some("Đã gỡ bài khỏi trang."),
        _ => None,
    };
    let shown = Shown { typed: ItemForm::from(&item.text), version: Some(item.version), notice, ..Shown::default() };
    Ok(respond_with(place, StatusCode::OK, Some(&item), shown))
}

/// `POST /don-vi/{unit}/bai-viet/{id}`
pub async fn save(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, request.item()?);
    let fields = &request.posted.fields;
    let Some(version) = version(fields).filter(|_| request.posted.trusted) else {
        return typed_again(place, Some(id), fields, StatusCode::FORBIDDEN, STALE_FORM).await;
    };
    let typed = typed(fields);
    let text = match typed.check() {
        Ok(text) => text,
        Err(faults) => {
            let item = load(place, id).await?;
            let shown = Shown { typed, version: Some(version), faults, ..Shown::default() };
            return Ok(respond_with(place, StatusCode::UNPROCESSABLE_ENTITY, Some(&item), shown));
        }
    };
    let writer = place.desk.writer().ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    match writing::save(&place.app.core, writer, id, version, text).await? {
        SaveOutcome::Saved { id, version } => saved(place, id, version, fields).await,
        SaveOutcome::Stale(item) => Ok(conflict(place, &item, typed)),
        SaveOutcome::Missing => Err(DeskFault::Kind(ErrorKind::NotFound)),
    }
}

/// `POST /don-vi/{unit}/bai-viet/{id}/dang`
pub async fn publish(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, request.item()?);
    let fields = &request.posted.fields;
    let Some(version) = version(fields).filter(|_| request.posted.trusted) else {
        return shown_with_note(
            place,
            id,
            StatusCode::FORBIDDEN,
            "Chưa đăng: trang này đã mở từ trước khi bạn đăng nhập lại. Hãy xem lại bài rồi bấm Đăng bài lần nữa.",
        )
        .await;
    };
    published(place, id, version).await
}

/// The form with what was posted, nothing of it saved, and a note why.
pub async fn typed_again(
    place: &Place,
    id: Option<ItemId>,
    fields: &Fields,
    status: StatusCode,
    note: &str,
) -> Result<Response, DeskFault> {
    let item = match id {
        Some(id) => Some(load(place, id).await?),
        None => None,
    };
    let shown = Shown {
        typed: typed(fields),
        // The version the person saw, so that a text saved meanwhile is still noticed.
        version: item.as_ref().map(|item| version(fields).unwrap_or(item.version)),
        fault_note: Some(note.to_owned()),
        ..Shown::default()
    };
    Ok(respond_with(place, status, item.as_ref(), shown))
}

async fn load(place: &Place, id: ItemId) -> Result<DeskItem, DeskFault> {
    let snapshot = place.app.core.store.snapshot().await?;
    let item = snapshot.desk(&place.desk).item(id).await?;
    snapshot.end().await?;
    item.ok_or(DeskFault::Kind(ErrorKind::NotFound))
}

fn typed(fields: &Fields) -> ItemForm {
    let mut form = ItemForm::default();
    for field in ItemField::ALL {
        fields.get(field.name()).clone_into(form.get_mut(field));
    }
    form
}

fn version(fields: &Fields) -> Option<i64> {
    fields.get("phien_ban").parse().ok()
}

/// After a save: the item again, or its publication when that was asked for.
async fn saved(place: &Place, id: ItemId, version: i64, fields: &Fields) -> Result<Response, DeskFault> {
    if fields.get("viec") == "luu_va_dang" && place.desk.may(Power::Publish) {
        return published(place, id, version).await;
    }
    Ok(see_other(&format!("{}?da=luu", item_path(place, id))))
}

async fn published(place: &Place, id: ItemId, version: i64) -> Result<Response, DeskFault> {
    let publisher = place.desk.publisher().ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    match publication::publish(&place.app.core, publisher, id, version).await? {
        PublishOutcome::Published { .. } => Ok(see_other(&format!("{}?da=dang", item_path(place, id)))),
        PublishOutcome::Refused(refusals) => {
            let reasons: Vec<_> = refusals.into_iter().map(Refusal::sentence).collect();
            let note = format!("Chưa đăng. {}", reasons.join(" "));
            shown_with_note(place, id, StatusCode::UNPROCESSABLE_ENTITY, &note).await
        }
        PublishOutcome::Stale(item) => {
            let note = format!(
                "Chưa đăng: {} vừa lưu một bản mới lúc {}. Hãy đọc bản ấy bên dưới rồi đăng.",
                item.saved_by,
                day_and_time(item.saved_at)
            );
            shown_with_note(place, id, StatusCode::CONFLICT, &note).await
        }
        PublishOutcome::Missing => Err(DeskFault::Kind(ErrorKind::NotFound)),
    }
}

async fn shown_with_note(place: &Place, id: ItemId, status: StatusCode, note: &str) -> Result<Response, DeskFault> {
    let item = load(place, id).await?;
    let shown = Shown {
        typed: ItemForm::from(&item.text),
        version: Some(item.version),
        fault_note: Some(note.to_owned()),
        ..Shown::default()
    };
    Ok(respond_with(place, status, Some(&item), shown))
}

/// Two people, or one person's two tabs: both texts, and the form saves over the newer one only
/// after it has been seen.
fn conflict(place: &Place, item: &DeskItem, typed: ItemForm) -> Response {
    let shown = Shown {
        typed,
        version: Some(item.version),
        conflict: Some(Conflict {
            saved: ItemForm::from(&item.text),
            by: item.saved_by.clone(),
            at: day_and_time(item.saved_at),
        }),
        ..Shown::default()
    };
    respond_with(place, StatusCode::CONFLICT, Some(item), shown)
}

fn item_path(place: &Place, id: ItemId) -> Item {
    Item { unit: place.unit.slug.clone(), id: id.0 }
}

fn respond_with(place: &Place, status: StatusCode, item: Option<&DeskItem>, shown: Shown) -> Response {
    let unit = || place.unit.slug.clone();
    let may_publish = place.desk.may(Power::Publish);
    let rendered = markdown::render(&shown.typed.body);
    let state = item.map_or(ItemState::Draft, |item| item.state);
    let sentences =
        |refusals: Vec<Refusal>| refusals.into_iter().map(|refusal| refusal.sentence().to_owned()).collect();
    let public = item.and_then(|item| item.slug.as_ref()).filter(|_| state.is_public());
    let screen = ItemEditor {
        frame: place.frame(shown.notice),
        action: match item {
            Some(item) => item_path(place, item.id).to_string(),
            None => NewItem { unit: unit() }.to_string(),
        },
        csrf: place.person.csrf.clone(),
        version: shown.version,
        warnings: rendered.warnings.iter().map(markdown::Warning::sentence).collect(),
        preview_html: rendered.html,
        typed: shown.typed,
        faults: shown.faults,
        state,
        state_note: item.map_or_else(
            || "Bài mới, chưa lưu lần nào.".to_owned(),
            |item| format!("Lưu lúc {} bởi {}", day_and_time(item.saved_at), item.saved_by),
        ),
        preview_href: item.map(|item| Preview { unit: unit(), id: item.id.0 }.to_string()),
        public_href: public
            .map(|slug| format!("{}{}", place.registry.origin_of(&place.unit), NewsArticle { slug: slug.to_string() })),
        publish: Some(match item {
            Some(item) => Offer {
                href: Publication { unit: unit(), id: item.id.0 }.to_string(),
                refusals: sentences(publish_refusals(state, &item.text.body, may_publish)),
            },
            // Nothing is saved yet: only saving and publishing at once can be offered, to those who may.
            None => Offer {
                href: String::new(),
                refusals: if may_publish { Vec::new() } else { sentences(vec![Refusal::NoPower]) },
            },
        }),
        withdraw: item.filter(|_| may_publish).map(|item| Offer {
            href: Withdrawal { unit: unit(), id: item.id.0 }.to_string(),
            refusals: sentences(withdraw_refusals(state, may_publish)),
        }),
        conflict: shown.conflict,
        can_write: place.desk.may(Power::Write),
        fault_note: shown.fault_note,
    };
    respond::html(status, page::render(screen, &place.app.assets.urls), CachePolicy::NoStore)
}
