//! An item from a Word file: its text becomes a draft, its pictures go into the library, and what could not come along
//! stands beside it as a remark.

use app::paths::desk::{Item, Unit, WordImport as WordPath};
use app::screens::desk::word_import::{FILE, KEY, KIND, LETTERS};
use app::screens::desk::{OldLetters, WordImport};
use axum::response::Response;
use domain::item::ItemKind;
use http::StatusCode;

use crate::actions::word::{self, Letters, WordOutcome};
use crate::core::ActionError;
use crate::web::desk::request::{DeskFault, DeskRequest, Place};
use crate::web::form;
use crate::web::respond::error::ErrorKind;
use crate::web::respond::{self, CachePolicy, page, see_other};
use blobs::Digest;
use bytes::Bytes;

/// What the page shows beside the form.
#[derive(Debug, Default)]
struct Shown {
    kind: ItemKind,
    fault: Option<String>,
    old_letters: Option<OldLetters>,
    fault_note: Option<String>,
}

/// `GET /don-vi/{unit}/tu-word`
pub async fn show(request: DeskRequest) -> Result<Response, DeskFault> {
    let kind = request.query("loai").and_then(|word| ItemKind::from_word(&word)).unwrap_or(ItemKind::Notice);
    Ok(shown(request.place()?, StatusCode::OK, Shown { kind, ..Shown::default() }))
}

/// `POST /don-vi/{unit}/tu-word`
pub async fn bring(request: DeskRequest) -> Result<Response, DeskFault> {
    let DeskRequest { place, mut posted, .. } = request;
    let place = place.ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    let kind = ItemKind::from_word(posted.fields.get(KIND)).unwrap_or(ItemKind::Notice);
    if !posted.trusted {
        const NOTE: &str = "Chưa nhận: trang này đã mở từ trước khi bạn đăng nhập lại. Hãy chọn tệp rồi gửi lần nữa.";
        let again = Shown { kind, fault_note: Some(NOTE.to_owned()), ..Shown::default() };
        return Ok(shown(&place, StatusCode::FORBIDDEN, again));
    }
    let refused = |fault: &str| {
        let again = Shown { kind, fault: Some(fault.to_owned()), ..Shown::default() };
        Ok(shown(&place, StatusCode::UNPROCESSABLE_ENTITY, again))
    };
    let writer = place.desk.writer().ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    let (name, bytes) = match posted.uploads.pop() {
        Some(upload) if upload.field == FILE => {
            let name = upload.name.clone();
            let read = tokio::task::spawn_blocking(move || upload.bytes());
            match read.await.map_err(|_| DeskFault::Kind(ErrorKind::Defect))?? {
                Ok(bytes) => (name, bytes),
                Err(_) => {
                    return refused(
                        "Tệp lớn hơn 30 MB nên không nhận. Hãy giảm cỡ ảnh trong tệp (Word: Định dạng ảnh → Nén ảnh) rồi gửi lại.",
                    );
                }
            }
        }
        _ => match kept(&place, posted.fields.get(KEY)).await? {
            Some(kept) => kept,
            None => return refused("Chưa chọn tệp nào. Hãy chọn tệp Word (.docx) rồi gửi."),
        },
    };
    let letters = match posted.fields.get(LETTERS) {
        "doi" => Letters::Change,
        "giu" => Letters::Keep,
        _ => Letters::Ask,
    };
    let made = word::import(&place.app.core, writer, kind, &name, bytes.clone(), letters).await?;
    outcome(&place, kind, made, name, bytes).await
}

async fn outcome(
    place: &Place,
    kind: ItemKind,
    outcome: WordOutcome,
    name: String,
    bytes: Bytes,
) -> Result<Response, DeskFault> {
    Ok(match outcome {
        WordOutcome::Made(id) => {
            let item = Item { unit: place.unit.slug.clone(), id: id.0 };
            see_other(&format!("{item}?da=word"))
        }
        WordOutcome::Refused(sentence) => {
            let again = Shown { kind, fault: Some(sentence), ..Shown::default() };
            shown(place, StatusCode::UNPROCESSABLE_ENTITY, again)
        }
        WordOutcome::OldLetters { encoding, before, after } => {
            // Kept while its owner decides; nobody's after a day.
            let digest = place.app.core.blobs.put(bytes).await.map_err(ActionError::from)?;
            let key = key(place, digest, &name);
            let old_letters = Some(OldLetters { encoding: encoding.to_owned(), before, after, key, name });
            shown(place, StatusCode::OK, Shown { kind, old_letters, ..Shown::default() })
        }
    })
}

/// Names a file kept meanwhile, for this person at this desk alone: the digest, what it is called, and our mark.
fn key(place: &Place, digest: Digest, name: &str) -> String {
    let name = data_encoding::BASE32_NOPAD.encode(name.as_bytes());
    format!("{digest}.{name}.{}", mark(place, &format!("{digest}.{name}")))
}

fn mark(place: &Place, told: &str) -> String {
    let purpose = format!("tu-word {} {} {told}", place.unit.id.0, place.person.person.0);
    form::sealed(&place.app.form_key, &purpose)
}

/// The file a key names, if it is one of ours for this person, and is still kept.
async fn kept(place: &Place, key: &str) -> Result<Option<(String, Bytes)>, DeskFault> {
    let Some((told, given)) = key.rsplit_once('.') else { return Ok(None) };
    if !form::same(&mark(place, told), given) {
        return Ok(None);
    }
    let Some((digest, name)) = told.split_once('.') else { return Ok(None) };
    let Some(digest) = Digest::parse(digest) else { return Ok(None) };
    let name = data_encoding::BASE32_NOPAD.decode(name.as_bytes()).unwrap_or_default();
    let bytes = place.app.core.blobs.get(digest).await.map_err(ActionError::from)?;
    Ok(bytes.map(|bytes| (String::from_utf8_lossy(&name).into_owned(), bytes)))
}

fn shown(place: &Place, status: StatusCode, shown: Shown) -> Response {
    let unit = || place.unit.slug.clone();
    let screen = WordImport {
        frame: place.frame(None),
        action: WordPath { unit: unit() }.to_string(),
        csrf: place.person.csrf.clone(),
        kind: shown.kind,
        fault: shown.fault,
        old_letters: shown.old_letters,
        back_href: Unit { unit: unit() }.to_string(),
        fault_note: shown.fault_note,
    };
    respond::html(status, page::render(screen, &place.app.assets.urls), CachePolicy::NoStore)
}
