//! One picture or file: what is said of it, where it is needed, removing it.

use app::parts::picture::Thumb;
use app::paths::desk::{DeskDocument, Item, Library, LibraryFile as FilePath, LibraryRemoval};
use app::screens::desk::LibraryFile;
use axum::response::Response;
use domain::access::Power;
use domain::media::{AboutFault, AboutForm, FileId, FileSort, Reference};
use domain::number;
use http::StatusCode;
use store::{Described, FileState, Removed};

use super::kind;
use crate::actions::library;
use crate::web::desk::items::day_and_time;
use crate::web::desk::request::{DeskFault, DeskRequest, Place};
use crate::web::form::Fields;
use crate::web::respond::error::ErrorKind;
use crate::web::respond::{self, CachePolicy, page, see_other};
use crate::web::shelf;

/// What the page shows beside what is stored.
#[derive(Debug, Default)]
struct Shown {
    typed: Option<AboutForm>,
    faults: Vec<AboutFault>,
    version: Option<i64>,
    notice: Option<&'static str>,
    fault_note: Option<String>,
}

fn id(request: &DeskRequest) -> Result<FileId, DeskFault> {
    request.path.id.map(FileId).ok_or(DeskFault::Kind(ErrorKind::NotFound))
}

/// `GET /don-vi/{unit}/thu-vien/{id}`
pub async fn show(request: DeskRequest) -> Result<Response, DeskFault> {
    let notice = request.query("da").filter(|done| done == "luu").map(|_| "Đã lưu.");
    shown(request.place()?, id(&request)?, StatusCode::OK, Shown { notice, ..Shown::default() }).await
}

/// `POST /don-vi/{unit}/thu-vien/{id}`
pub async fn describe(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, id(&request)?);
    let fields = &request.posted.fields;
    let version = fields.get("phien_ban").parse::<i64>().ok();
    let Some(version) = version.filter(|_| request.posted.trusted) else {
        const NOTE: &str = "Chưa lưu: trang này đã mở từ trước khi bạn đăng nhập lại. Những gì bạn gõ còn nguyên; hãy bấm Lưu lần nữa.";
        return typed_again(place, id, fields, StatusCode::FORBIDDEN, NOTE).await;
    };
    let typed = typed(fields);
    let about = match typed.check() {
        Ok(about) => about,
        Err(faults) => {
            let again = Shown { typed: Some(typed), faults, version: Some(version), ..Shown::default() };
            return shown(place, id, StatusCode::UNPROCESSABLE_ENTITY, again).await;
        }
    };
    let writer = place.desk.writer().ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    match library::describe(&place.app.core, writer, id, version, about).await? {
        Described::Done => Ok(see_other(&format!("{}?da=luu", path(place, id)))),
        Described::Public(uses) => {
            let note = format!(
                "Chưa lưu: tệp này đang hiện ở {} bài công khai hoặc đã hẹn giờ đăng, nên chỉ người được đăng bài mới đổi được. Những gì bạn gõ còn nguyên bên dưới; hãy nhờ người duyệt của đơn vị.",
                uses.len()
            );
            let again =
                Shown { typed: Some(typed), version: Some(version), fault_note: Some(note), ..Shown::default() };
            shown(place, id, StatusCode::UNPROCESSABLE_ENTITY, again).await
        }
        Described::Missing => Err(DeskFault::Kind(ErrorKind::NotFound)),
        Described::Stale(now) => {
            let note = format!(
                "Chưa lưu: một đồng nghiệp vừa sửa tệp này. Bản của họ: tên “{}”, lời mô tả “{}”. Những gì bạn gõ còn nguyên bên dưới; bấm Lưu lần nữa thì bản của bạn thay bản ấy.",
                now.about.name, now.about.alt
            );
            let again = Shown { typed: Some(typed), fault_note: Some(note), ..Shown::default() };
            shown(place, id, StatusCode::CONFLICT, again).await
        }
    }
}

/// `POST /don-vi/{unit}/thu-vien/{id}/xoa`
pub async fn remove(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, id(&request)?);
    if !request.posted.trusted {
        const NOTE: &str = "Chưa xóa: trang này đã mở từ trước khi bạn đăng nhập lại. Hãy bấm Xóa lần nữa.";
        let again = Shown { fault_note: Some(NOTE.to_owned()), ..Shown::default() };
        return shown(place, id, StatusCode::FORBIDDEN, again).await;
    }
    let writer = place.desk.writer().ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    match library::remove(&place.app.core, writer, id).await? {
        Removed::Done(_) => Ok(see_other(&format!("{}?da=xoa", Library { unit: place.unit.slug.clone() }))),
        Removed::Missing => Err(DeskFault::Kind(ErrorKind::NotFound)),
        Removed::Needed(uses) => {
            let note =
                format!("Chưa xóa: còn {} bài dùng tệp này. Hãy bỏ hoặc thay trong các bài ấy trước.", uses.len());
            let again = Shown { fault_note: Some(note), ..Shown::default() };
            shown(place, id, StatusCode::CONFLICT, again).await
        }
    }
}

/// The page with what was posted, nothing of it saved, and a note why.
pub async fn typed_again(
    place: &Place,
    id: FileId,
    fields: &Fields,
    status: StatusCode,
    note: &str,
) -> Result<Response, DeskFault> {
    let version = fields.get("phien_ban").parse().ok();
    let again = Shown { typed: Some(typed(fields)), version, fault_note: Some(note.to_owned()), ..Shown::default() };
    shown(place, id, status, again).await
}

fn typed(fields: &Fields) -> AboutForm {
    AboutForm::read(|name| fields.get(name).to_owned())
}

fn path(place: &Place, id: FileId) -> FilePath {
    FilePath { unit: place.unit.slug.clone(), id: id.0 }
}

async fn shown(place: &Place, id: FileId, status: StatusCode, shown: Shown) -> Result<Response, DeskFault> {
    let snapshot = place.app.core.store.snapshot().await?;
    let desk = snapshot.desk(&place.desk);
    let file = desk.file(id).await?.ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    let uses = desk.file_uses(id).await?;
    let found = desk.shelved(std::slice::from_ref(&file.key)).await?;
    snapshot.end().await?;
    let unit = || place.unit.slug.clone();
    let is_picture = file.sort == FileSort::Picture;
    let base = shelf::desk_base(&place.unit.slug);
    let thumb = found.pictures.first().map(|picture| Thumb::of(picture, &base, file.about.alt.clone()));
    let reference = match file.sort {
        FileSort::Picture => Reference::Picture(file.key.clone()),
        FileSort::Document => Reference::Document(file.key.clone()),
    };
    let may_write = place.desk.may(Power::Write);
    let facts = [
        ("Loại", kind(&file)),
        ("Tệp gốc", number::file_size(file.bytes)),
        ("Đưa lên", format!("{}, {}", file.added_by, day_and_time(file.added_at))),
    ];
    let screen = LibraryFile {
        frame: place.frame(shown.notice),
        action: may_write.then(|| path(place, id).to_string()),
        csrf: place.person.csrf.clone(),
        version: shown.version.unwrap_or(file.version),
        name: file.about.name.clone(),
        picture: is_picture.then(|| thumb.unwrap_or_default()),
        is_waiting: file.state == FileState::Waiting,
        broken: match &file.state {
            FileState::Broken(sentence) => Some(sentence.clone()),
            FileState::Ready | FileState::Waiting => None,
        },
        facts: facts.map(|(label, value)| (label.to_owned(), value)).into(),
        mark: reference.mark(&file.about.name),
        download_href: (!is_picture).then(|| DeskDocument { unit: unit(), name: file.key.to_string() }.to_string()),
        typed: shown.typed.unwrap_or_else(|| AboutForm::from(&file.about)),
        faults: shown.faults,
        uses: uses
            .into_iter()
            .map(|one| (one.title, Item { unit: unit(), id: one.item.0 }.to_string(), one.is_live))
            .collect(),
        removal: may_write.then(|| LibraryRemoval { unit: unit(), id: id.0 }.to_string()),
        back_href: Library { unit: unit() }.to_string(),
        fault_note: shown.fault_note,
    };
    Ok(respond::html(status, page::render(screen, &place.app.assets.urls), CachePolicy::NoStore))
}
