//! The library as the page's own script asks for it.

use app::shelf::BroughtAnswer;
use axum::response::Response;
use domain::media::{FileSort, MediaKey};
use http::StatusCode;
use serde::Serialize;
use store::{FileState, LibraryQuery};

use super::{bringing, searched};
use crate::web::desk::request::{DeskFault, DeskRequest, Place};
use crate::web::respond::{self, error::ErrorKind};
use crate::web::shelf as shelves;

/// Files told of when some are looked for.
const FOUND: u32 = 24;

/// Most keys asked for at once.
const MOST_KEYS: usize = 100;

/// `GET /don-vi/{unit}/thu-vien/ke`
pub async fn show(request: DeskRequest) -> Result<Response, DeskFault> {
    let place = request.place()?;
    let snapshot = place.app.core.store.snapshot().await?;
    let desk = snapshot.desk(&place.desk);
    let files = if let Some(keys) = request.query("khoa") {
        let mut files = Vec::new();
        for key in keys.split(',').filter_map(MediaKey::parse).take(MOST_KEYS) {
            files.extend(desk.file_by_key(&key).await?);
        }
        files
    } else {
        let sort = request.query("loai").filter(|sort| sort == "anh").map(|_| FileSort::Picture);
        let words = searched(&request.query("tim").unwrap_or_default());
        desk.library(&LibraryQuery { sort, words }, request.page(), FOUND).await?.files
    };
    let keys: Vec<MediaKey> = files.iter().map(|file| file.key.clone()).collect();
    let mut found = desk.shelved(&keys).await?;
    snapshot.end().await?;
    // As they were found: newest first.
    let place_of = |key: &MediaKey| keys.iter().position(|other| other == key);
    found.pictures.sort_by_key(|picture| place_of(&picture.key));
    found.documents.sort_by_key(|(key, ..)| place_of(key));
    let name = |key: &MediaKey| {
        let file = files.iter().find(|file| file.key == *key);
        file.map(|file| file.about.name.clone()).unwrap_or_default()
    };
    let waiting = files.iter().filter(|file| file.state == FileState::Waiting).map(|file| file.key.to_string());
    json(StatusCode::OK, &shelves::answer(found, name, waiting.collect::<Vec<_>>()))
}

/// `POST /don-vi/{unit}/thu-vien/ke`
pub async fn bring(request: DeskRequest) -> Result<Response, DeskFault> {
    let DeskRequest { place, posted, .. } = request;
    let place: Place = place.ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    if !posted.trusted {
        const FAULT: &str =
            "Chưa nhận: trang này đã mở từ trước khi bạn đăng nhập lại. Hãy tải lại trang rồi gửi lần nữa.";
        let answer = BroughtAnswer { fault: Some(FAULT.to_owned()), ..BroughtAnswer::default() };
        return json(StatusCode::FORBIDDEN, &answer);
    }
    let files = bringing::take(&place, posted.uploads).await?;
    json(StatusCode::OK, &BroughtAnswer { files, fault: None })
}

fn json(status: StatusCode, answer: &impl Serialize) -> Result<Response, DeskFault> {
    let value = serde_json::to_value(answer).map_err(|_| DeskFault::Kind(ErrorKind::Defect))?;
    Ok(respond::json(status, &value))
}
