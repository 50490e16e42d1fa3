//! An item from a Word file: its text becomes a draft, its pictures go into the library, and what could not come along
//! stands beside it as a remark.

use app::paths::desk::{Item, Unit, WordImport as WordPath};
use app::screens::desk::word_import::{FILE, KIND};
use app::screens::desk::{OldLetters, WordImport};
use axum::response::Response;
use domain::item::ItemKind;
use http::StatusCode;

use crate::actions::word::{self, WordOutcome};
use crate::web::desk::request::{DeskFault, DeskRequest, Place};
use crate::web::respond::error::ErrorKind;
use crate::web::respond::{self, CachePolicy, page, see_other};

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
        _ => return refused("Chưa chọn tệp nào. Hãy chọn tệp Word (.docx) rồi gửi."),
    };
    outcome(&place, kind, word::import(&place.app.core, writer, kind, &&name, bytes).await?)
}

fn outcome(place: &Place, kind: ItemKind, outcome: WordOutcome) -> Result<Response, DeskFault> {
    Ok(match outcome {
        WordOutcome::Made(id) => {
            let item = Item { unit: place.unit.slug.clone(), id: id.0 };
            see_other(&format!("{item}?da=word"))
        }
        WordOutcome::Refused(sentence) => {
            let again = Shown { kind, fault: Some(sentence), ..Shown::default() };
            shown(place, StatusCode::UNPROCESSABLE_ENTITY, again)
        }
    })
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
