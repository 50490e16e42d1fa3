//! Writing an item: the form, saving it, publishing it. A refused form comes back as it was.

mod onward;
mod page;
pub(super) mod posted;

use app::paths::desk::Item;
use app::screens::desk::Conflict;
use axum::response::Response;
use domain::access::Power;
use domain::item::{FieldFault, ItemField, ItemForm, ItemId, ItemKind, Refusal};
use domain::revision::RevisionNote;
use domain::writing::PageKey;
use http::StatusCode;
use store::DeskItem;

use crate::actions::publication::{self, PublishOutcome};
use crate::actions::review::WriterStep;
use crate::actions::writing::{self, Draft, SaveOutcome};
use crate::web::desk::editor::posted::{kind, noted, typed, version};
use crate::web::desk::items::day_and_time;
use crate::web::desk::request::{DeskFault, DeskRequest, Place};
use crate::web::desk::review;
use crate::web::form::Fields;
use crate::web::respond::error::ErrorKind;
use crate::web::respond::see_other;

pub(super) use self::onward::told;

const STALE_FORM: &str = "Trang này đã mở từ trước khi bạn đăng nhập lại nên chưa được lưu. Nội dung bạn gõ còn nguyên bên dưới; hãy bấm Lưu lần nữa.";

/// What the page shows beside the item itself.
#[derive(Debug, Default)]
struct Shown {
    /// What a new item is; an item that is there says so itself.
    kind: ItemKind,
    typed: ItemForm,
    /// The note on this save, as typed, and what is wrong with it.
    note: (String, Option<String>),
    /// The version the form will be saved over; `None` for a new item.
    version: Option<i64>,
    faults: Vec<FieldFault>,
    fault_note: Option<String>,
    /// The reason of a return, as typed, and what is wrong with it.
    reason: (String, Option<String>),
    conflict: Option<Conflict>,
    /// The open page whose form is shown again: what it saved by itself meanwhile is gone on with, not made twice.
    key: Option<PageKey>,
    notice: Option<&'static str>,
}

/// `GET /don-vi/{unit}/bai-viet/moi`
pub async fn new(request: DeskRequest) -> Result<Response, DeskFault> {
    let kind = request.query("loai").and_then(|word| ItemKind::from_word(&word)).unwrap_or_default();
    page::show(request.place()?, StatusCode::OK, None, Shown { kind, ..Shown::default() }).await
}

/// `POST /don-vi/{unit}/bai-viet/moi`
pub async fn create(request: DeskRequest) -> Result<Response, DeskFault> {
    let place = request.place()?;
    if !request.posted.trusted {
        return typed_again(place, None, &request.posted.fields, StatusCode::FORBIDDEN, STALE_FORM).await;
    }
    let (kind, typed) = (kind(&request.posted.fields), typed(&request.posted.fields));
    let noted = noted(&request.posted.fields);
    let refused = async |typed, faults, fault| {
        let note = (noted.to_owned(), fault);
        let shown = Shown { kind, typed, note, faults, key: posted::key(&request.posted.fields), ..Shown::default() };
        page::show(place, StatusCode::UNPROCESSABLE_ENTITY, None, shown).await
    };
    let (text, note) = match (typed.check(kind), RevisionNote::parse(noted)) {
        (Ok(text), Ok(note)) => (text, note),
        (text, note) => return refused(typed, text.err().unwrap_or_default(), note.err()).await,
    };
    let writer = place.desk.drafter().ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    let draft = Draft { note, ..posted::draft(&request.posted.fields, text, false) };
    match writing::create(&place.app.core, writer, draft).await? {
        SaveOutcome::Saved { id, version, .. } => saved(place, id, version, &request.posted.fields).await,
        SaveOutcome::Merged { other, .. } => Ok(merged(place, other.id)),
        SaveOutcome::BadReference(field) => refused(typed, vec![bad_reference(field)], None).await,
        // Sent again from a page whose item somebody wrote on in meanwhile.
        SaveOutcome::Stale(item) => conflict(place, &item, typed, noted).await,
        SaveOutcome::BaseNeeded | SaveOutcome::Missing => Err(DeskFault::Kind(ErrorKind::Defect)),
    }
}

/// `GET /don-vi/{unit}/bai-viet/{id}`
pub async fn show(request: DeskRequest) -> Result<Response, DeskFault> {
    let place = request.place()?;
    let item = load(place, request.item()?).await?;
    let notice = match request.query("da").as_deref() {
        Some("luu") => Some("Đã lưu bản nháp."),
        Some("dang") => Some("Đã đăng. Người dân đọc được ngay bây giờ."),
        Some("ghep") => {
            Some("Đã lưu, ghép với bản một đồng nghiệp vừa lưu. Hãy đọc lại cả bài trước khi đăng hay gửi duyệt.")
        }
        Some("word") => {
            Some("Đã đưa tệp Word vào bản nháp này. Hãy đọc lại; thứ không đưa sang được ghi trong góp ý bên cạnh.")
        }
        Some("gui") => Some("Đã gửi duyệt. Người duyệt của đơn vị sẽ thấy bài trong mục Chờ duyệt."),
        Some("rut") => Some("Đã rút lại yêu cầu duyệt. Bài trở lại là bản nháp."),
        Some("tra") => Some("Đã trả lại bài cho người viết, kèm lý do."),
        Some("hen") => Some("Đã hẹn giờ đăng. Bản đang công khai, nếu có, giữ nguyên cho đến lúc ấy."),
        Some("huy-hen") => Some("Đã hủy hẹn giờ đăng."),
        Some("han") => Some("Đã đặt hạn đăng."),
        Some("bo-han") => Some("Đã bỏ hạn đăng."),
        Some("lay-ve") => Some(
            "Đã lấy hướng dẫn về làm bản nháp. Hãy làm thử từ đầu đến cuối, sửa cho đúng, nhập ngày kiểm tra rồi mới đăng.",
        ),
        Some("cat") => Some("Đã cất bản nháp. Bài nằm trong mục Đã cất, lấy ra được bất cứ lúc nào."),
        Some("lay-ra") => Some("Đã lấy bài ra. Bài trở lại trong mục Bản nháp."),
        Some("phu-trach") => Some("Đã lưu người phụ trách và ngày xem lại."),
        Some("go") => Some("Đã gỡ bài khỏi trang."),
        Some("khoi-phuc") => Some("Đã khôi phục thành bản nháp mới nhất. Bản đang công khai không đổi."),
        Some("khoi-phuc-khong-muc") => Some(
            "Đã khôi phục thành bản nháp mới nhất. Chuyên mục của bản ấy không còn dùng nên để trống; hãy chọn mục khác nếu cần.",
        ),
        Some("khoi-phuc-khong-trang") => Some(
            "Đã khôi phục thành bản nháp mới nhất. Trang ở trên của bản ấy không còn nên để trống; hãy chọn trang khác nếu cần.",
        ),
        _ => None,
    };
    let shown = Shown { typed: ItemForm::from(&item.text), version: Some(item.version), notice, ..Shown::default() };
    page::show(place, StatusCode::OK, Some(&item), shown).await
}

/// `POST /don-vi/{unit}/bai-viet/{id}`
pub async fn save(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, request.item()?);
    let fields = &request.posted.fields;
    let Some(version) = version(fields).filter(|_| request.posted.trusted) else {
        return typed_again(place, Some(id), fields, StatusCode::FORBIDDEN, STALE_FORM).await;
    };
    let typed = typed(fields);
    let item = load(place, id).await?;
    let noted = noted(fields);
    let refused = async |typed, faults, fault| {
        let note = (noted.to_owned(), fault);
        let shown = Shown { typed, note, version: Some(version), faults, key: posted::key(fields), ..Shown::default() };
        page::show(place, StatusCode::UNPROCESSABLE_ENTITY, Some(&item), shown).await
    };
    let (text, note) = match (typed.check(item.text.details.kind()), RevisionNote::parse(noted)) {
        (Ok(text), Ok(note)) => (text, note),
        (text, note) => return refused(typed, text.err().unwrap_or_default(), note.err()).await,
    };
    let writer = place.desk.drafter().ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    let draft = Draft { note, ..posted::draft(fields, text, false) };
    match writing::save(&place.app.core, writer, id, version, draft).await? {
        SaveOutcome::Saved { id, version, .. } => saved(place, id, version, fields).await,
        SaveOutcome::Merged { .. } => Ok(merged(place, id)),
        SaveOutcome::BadReference(field) => refused(typed, vec![bad_reference(field)], None).await,
        SaveOutcome::Stale(item) => conflict(place, &item, typed, noted).await,
        SaveOutcome::BaseNeeded | SaveOutcome::Missing => Err(DeskFault::Kind(ErrorKind::NotFound)),
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
        kind: kind(fields),
        typed: typed(fields),
        note: (noted(fields).to_owned(), None),
        // The version the person saw, so that a text saved meanwhile is still noticed.
        version: item.as_ref().map(|item| version(fields).unwrap_or(item.version)),
        fault_note: Some(note.to_owned()),
        key: posted::key(fields),
        ..Shown::default()
    };
    page::show(place, status, item.as_ref(), shown).await
}

pub(super) async fn load(place: &Place, id: ItemId) -> Result<DeskItem, DeskFault> {
    let snapshot = place.app.core.store.snapshot().await?;
    let item = snapshot.desk(&place.desk).item(id).await?;
    snapshot.end().await?;
    item.ok_or(DeskFault::Kind(ErrorKind::NotFound))
}

/// What was chosen is gone, or never was ours.
pub(super) fn bad_reference(field: ItemField) -> FieldFault {
    let sentence = match field {
        ItemField::Parent => {
            "Nằm dưới trang: trang đã chọn không còn, hoặc nằm dưới chính trang này. Hãy chọn trang khác."
        }
        _ => "Chuyên mục: mục đã chọn không còn dùng. Hãy chọn mục khác.",
    };
    FieldFault { field, sentence: sentence.to_owned() }
}

/// After a save: the item again, or its publication when that was asked for.
async fn saved(place: &Place, id: ItemId, version: i64, fields: &Fields) -> Result<Response, DeskFault> {
    if fields.get("viec") == "luu_va_dang" && place.desk.may(Power::Publish) {
        return published(place, id, version).await;
    }
    if fields.get("viec") == "luu_va_gui" {
        return review::submitted(place, id, version, WriterStep::Submit).await;
    }
    Ok(see_other(&format!("{}?da=luu", item_path(place, id))))
}

/// After a save that holds a colleague's text as well: it is read before anything else is done with it.
fn merged(place: &Place, id: ItemId) -> Response {
    see_other(&format!("{}?da=ghep", item_path(place, id)))
}

async fn published(place: &Place, id: ItemId, version: i64) -> Result<Response, DeskFault> {
    let publisher = place.desk.publisher().ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    match publication::publish(&place.app.core, publisher, id, version).await? {
        PublishOutcome::Published { .. } => Ok(see_other(&format!("{}?da=dang", item_path(place, id)))),
        PublishOutcome::Refused(refusals) => {
            let reasons: Vec<_> = refusals.iter().map(Refusal::sentence).collect();
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

pub(super) async fn shown_with_note(
    place: &Place,
    id: ItemId,
    status: StatusCode,
    note: &str,
) -> Result<Response, DeskFault> {
    shown_with_reason(place, id, status, Some(note.to_owned()), (String::new(), None)).await
}

/// The item with a note and, where sending it back was refused, the reason as it was typed and what is wrong with it.
pub(super) async fn shown_with_reason(
    place: &Place,
    id: ItemId,
    status: StatusCode,
    note: Option<String>,
    reason: (String, Option<String>),
) -> Result<Response, DeskFault> {
    let item = load(place, id).await?;
    let shown = Shown {
        typed: ItemForm::from(&item.text),
        version: Some(item.version),
        fault_note: note,
        reason,
        ..Shown::default()
    };
    page::show(place, status, Some(&item), shown).await
}

/// Two people, or one person's two tabs: both texts, and the form saves over the newer one only
/// after it has been seen.
async fn conflict(place: &Place, item: &DeskItem, typed: ItemForm, note: &str) -> Result<Response, DeskFault> {
    let shown = Shown {
        typed,
        note: (note.to_owned(), None),
        version: Some(item.version),
        conflict: Some(Conflict {
            saved: ItemForm::from(&item.text),
            by: item.saved_by.clone(),
            at: day_and_time(item.saved_at),
        }),
        ..Shown::default()
    };
    page::show(place, StatusCode::CONFLICT, Some(item), shown).await
}

pub(super) fn item_path(place: &Place, id: ItemId) -> Item {
    Item { unit: place.unit.slug.clone(), id: id.0 }
}
