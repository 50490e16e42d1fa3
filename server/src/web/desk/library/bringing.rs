//! Taking in what was brought: each file for itself, so that a refused one leaves the others standing.

use app::paths::desk::LibraryFile;
use app::shelf::{BroughtFile, TakenFile};
use domain::media::{FileId, FileSort, MediaKey};

use crate::actions::library::{self, Brought};
use crate::media::accept::{Accepted, accept};
use crate::web::desk::request::{DeskFault, Place};
use crate::web::respond::error::ErrorKind;
use crate::web::upload::{MOST_FILES, MOST_OF_ONE_WORDS, Unread, Upload};

/// Said of a file that the server could not keep.
const NOT_KEPT: &str =
    "Máy chủ chưa lưu được tệp này. Hãy thử gửi lại tệp này sau ít phút; các tệp khác không bị ảnh hưởng.";

/// What became of each file, in its order.
pub async fn take(place: &Place, uploads: Vec<Upload>) -> Result<Vec<BroughtFile>, DeskFault> {
    let mut told = Vec::new();
    for upload in uploads {
        let name = shown(&upload.name);
        told.push(match one(place, upload).await? {
            Ok((taken, sentence)) => BroughtFile { name, sentence, taken: Some(taken) },
            Err(sentence) => BroughtFile { name, sentence, taken: None },
        });
    }
    Ok(told)
}

/// Takes in one picture with what it shows; why not, as a sentence, and then nothing is kept.
pub async fn picture(place: &Place, upload: Upload, alt: String) -> Result<Result<MediaKey, String>, DeskFault> {
    let name = shown(&upload.name);
    let brought = match looked_at(upload).await? {
        Ok(Accepted { brought, .. }) => brought,
        Err(sentence) => return Ok(Err(sentence)),
    };
    if brought.sort != FileSort::Picture {
        return Ok(Err(format!("“{name}” không phải ảnh. Hãy chọn một ảnh chụp hoặc ảnh chụp màn hình.")));
    }
    Ok(kept(place, Brought { alt, ..brought }).await?.map(|(_, key)| key))
}

async fn one(place: &Place, upload: Upload) -> Result<Result<(TakenFile, String), String>, DeskFault> {
    let Accepted { brought, remark } = match looked_at(upload).await? {
        Ok(accepted) => accepted,
        Err(sentence) => return Ok(Err(sentence)),
    };
    let (name, is_picture) = (brought.name.clone(), brought.sort == FileSort::Picture);
    let (id, key) = match kept(place, brought).await? {
        Ok(kept) => kept,
        Err(sentence) => return Ok(Err(sentence)),
    };
    let href = LibraryFile { unit: place.unit.slug.clone(), id: id.0 }.to_string();
    let done = if is_picture { "Đã nhận, đang được xử lý." } else { "Đã nhận." };
    let sentence = remark.map_or_else(|| done.to_owned(), |remark| format!("{done} {remark}"));
    Ok(Ok((TakenFile { key: key.to_string(), is_picture, name, href }, sentence)))
}

async fn looked_at(upload: Upload) -> Result<Result<Accepted, String>, DeskFault> {
    let name = upload.name.clone();
    let looked = tokio::task::spawn_blocking(move || match upload.bytes() {
        Ok(Ok(bytes)) => Ok(accept(&name, bytes)),
        Ok(Err(unread)) => Ok(Err(sentence(unread))),
        Err(fault) => Err(fault),
    });
    looked.await.map_err(|_| DeskFault::Kind(ErrorKind::Defect))?
}

async fn kept(place: &Place, brought: Brought) -> Result<Result<(FileId, MediaKey), String>, DeskFault> {
    let writer = place.desk.drafter().ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    match library::bring(&place.app.core, writer, brought).await {
        Ok(kept) => Ok(Ok(kept)),
        Err(failure) => {
            // The others stand, and whoever sent them must learn which.
            tracing::error!(error = %failure, "a file could not be kept");
            Ok(Err(NOT_KEPT.to_owned()))
        }
    }
}

fn sentence(unread: Unread) -> String {
    match unread {
        Unread::TooLarge => {
            format!("Tệp lớn hơn {MOST_OF_ONE_WORDS} nên không nhận. Hãy giảm cỡ ảnh hoặc tách tài liệu rồi gửi lại.")
        }
        Unread::TooMany => format!("Mỗi lần gửi nhiều nhất {MOST_FILES} tệp. Hãy gửi tệp này ở lần sau."),
    }
}

/// A name as it can be shown: no path, nothing that hides.
fn shown(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    match domain::text::line(last, 120) {
        Ok(Some(line)) => line,
        _ => "Tệp không tên".to_owned(),
    }
}
