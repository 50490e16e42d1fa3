//! Bodies of forms with files, read piece by piece: each file lies in a scratch file of its own, never as a whole in
//! memory, and one that is too large leaves the others standing.

use std::io::{Read, Seek, SeekFrom, Write};
use std::time::Duration;

use axum::body::Body;
use bytes::Bytes;
use http::header;
use http::request::Parts;
use multer::{Constraints, Multipart, SizeLimit};
use tokio::sync::Semaphore;

use crate::web::desk::request::DeskFault;
use crate::web::form::{self, Fields};
use crate::web::respond::error::ErrorKind;

/// Most bytes of one file.
pub const MOST_OF_ONE: usize = 30 * 1024 * 1024;

/// Most bytes of one file, as a person reads it.
pub const MOST_OF_ONE_WORDS: &str = "30 MB";

/// Most bytes of all of it: ten photos as they come from a phone, and then some.
const MOST_OF_ALL: u64 = 200 * 1024 * 1024;

/// Most files of one form.
pub const MOST_FILES: usize = 40;

/// A weak signal needs long for a photo; a client that dawdles longer is cut off.
const BODY_TIMEOUT: Duration = Duration::from_mins(15);

/// Words alone come sooner.
const WORDS_TIMEOUT: Duration = Duration::from_mins(2);

/// Forms with files taken in at once: each may fill 200 MB of scratch files.
pub static AT_ONCE: Semaphore = Semaphore::const_new(16);

/// A file as somebody sent it.
#[derive(Debug)]
pub struct Upload {
    /// The control it was chosen in.
    pub field: String,
    /// What its owner calls it; may hold anything.
    pub name: String,
    /// Its bytes, or why they are not here.
    content: Result<std::fs::File, Unread>,
}

/// Why a file was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// Larger than [`MOST_OF_ONE`].
    TooLarge,
    /// Behind [`MOST_FILES`] others.
    TooMany,
}

impl Upload {
    /// All of it, in memory.
    pub fn bytes(self) -> Result<Result<Bytes, Unread>, DeskFault> {
        let mut file = match self.content {
            Ok(file) => file,
            Err(unread) => return Ok(Err(unread)),
        };
        let mut bytes = Vec::new();
        file.seek(SeekFrom::Start(0)).and_then(|_| file.read_to_end(&mut bytes)).map_err(|error| scratch(&error))?;
        Ok(Ok(bytes.into()))
    }
}

/// Whether a request carries a form with files.
pub fn is_multipart(parts: &Parts) -> bool {
    let kind = parts.headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    multer::parse_boundary(kind).is_ok()
}

/// What was typed before the first file, and whether that is one: all of the words, where files are the last controls.
/// Nothing is kept of files, so anybody may be read so.
pub async fn words(parts: &Parts, body: Body) -> Result<(Fields, bool), DeskFault> {
    let kind = parts.headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let boundary = multer::parse_boundary(kind).map_err(|_| DeskFault::Kind(ErrorKind::NotAForm))?;
    let limits = SizeLimit::new().whole_stream(u64::try_from(form::MOST_BYTES).unwrap_or(u64::MAX));
    let form = Multipart::with_constraints(body.into_data_stream(), boundary, Constraints::new().size_limit(limits));
    match tokio::time::timeout(WORDS_TIMEOUT, words_of(form)).await {
        Ok(read) => Ok(read),
        Err(_) => Err(DeskFault::Kind(ErrorKind::BadRequest)),
    }
}

/// Whatever cannot be read any more is a file that does not end, and no words come behind it.
async fn words_of(mut form: Multipart<'_>) -> (Fields, bool) {
    let (mut pairs, mut brings) = (Vec::new(), false);
    loop {
        let part = match form.next_field().await {
            Ok(Some(part)) => part,
            Ok(None) => break,
            Err(_) => {
                brings = true;
                break;
            }
        };
        if let Some(name) = part.file_name() {
            brings = !name.is_empty();
            break;
        }
        let field = part.name().unwrap_or_default().to_owned();
        match part.bytes().await {
            Ok(value) => pairs.push((field, String::from_utf8_lossy(&value).into_owned())),
            Err(_) => break,
        }
    }
    (Fields::from_pairs(pairs), brings)
}

/// Reads a form with files. What is no file becomes a field.
pub async fn read(parts: &Parts, body: Body) -> Result<(Fields, Vec<Upload>), DeskFault> {
    let kind = parts.headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let boundary = multer::parse_boundary(kind).map_err(|_| DeskFault::Kind(ErrorKind::NotAForm))?;
    let announced = parts.headers.get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse().ok());
    if announced.is_some_and(|bytes: u64| bytes > MOST_OF_ALL) {
        return Err(DeskFault::Kind(ErrorKind::UploadTooLarge));
    }
    let limits = SizeLimit::new().whole_stream(MOST_OF_ALL);
    let form = Multipart::with_constraints(body.into_data_stream(), boundary, Constraints::new().size_limit(limits));
    match tokio::time::timeout(BODY_TIMEOUT, parts_of(form)).await {
        Ok(read) => read,
        Err(_) => Err(DeskFault::Kind(ErrorKind::BadRequest)),
    }
}

async fn parts_of(mut form: Multipart<'_>) -> Result<(Fields, Vec<Upload>), DeskFault> {
    let (mut pairs, mut uploads) = (Vec::new(), Vec::<Upload>::new());
    let mut typed = 0;
    while let Some(mut part) = form.next_field().await.map_err(|error| fault(&error))? {
        let field = part.name().unwrap_or_default().to_owned();
        let Some(name) = part.file_name().map(str::to_owned) else {
            let mut value = Vec::new();
            while let Some(piece) = part.chunk().await.map_err(|error| fault(&error))? {
                typed += piece.len();
                if typed > form::MOST_BYTES {
                    return Err(DeskFault::Kind(ErrorKind::TooLarge));
                }
                value.extend_from_slice(&piece);
            }
            pairs.push((field, String::from_utf8_lossy(&value).into_owned()));
            continue;
        };
        let mut content = if uploads.len() < MOST_FILES {
            Ok(tempfile::tempfile().map_err(|error| scratch(&error))?)
        } else {
            Err(Unread::TooMany)
        };
        let mut size = 0;
        while let Some(piece) = part.chunk().await.map_err(|error| fault(&error))? {
            size += piece.len();
            if size > MOST_OF_ONE {
                content = Err(Unread::TooLarge);
            }
            if let Ok(file) = &mut content {
                file.write_all(&piece).map_err(|error| scratch(&error))?;
            }
        }
        // An empty control is sent as a file without name and bytes.
        if size > 0 || !name.is_empty() {
            uploads.push(Upload { field, name, content });
        }
    }
    Ok((Fields::from_pairs(pairs), uploads))
}

/// What a form that cannot be read is told.
fn fault(error: &multer::Error) -> DeskFault {
    DeskFault::Kind(match error {
        multer::Error::StreamSizeExceeded { .. } => ErrorKind::UploadTooLarge,
        _ => ErrorKind::BadRequest,
    })
}

fn scratch(error: &std::io::Error) -> DeskFault {
    tracing::error!(%error, "no room for a scratch file");
    DeskFault::Kind(ErrorKind::Unavailable)
}
