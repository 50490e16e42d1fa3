//! What somebody brought, told by its content and never by its name.

use bytes::Bytes;
use domain::document;
use domain::file_name;
use domain::media::FileSort;
use pictures::{Format, Refusal};

use crate::actions::library::Brought;

/// A file that can be taken, and what its owner should know of it.
#[derive(Clone, Debug)]
pub struct Accepted {
    /// The file.
    pub brought: Brought,
    /// One Vietnamese sentence, where there is something to know.
    pub remark: Option<&'static str>,
}

/// Looks at a file; why it cannot be taken as a Vietnamese sentence. Blocks the thread for some milliseconds.
pub fn accept(name: &str, bytes: Bytes) -> Result<Accepted, String> {
    let refusal = match pictures::inspect(&bytes) {
        Ok(header) => {
            let brought = Brought {
                sort: FileSort::Picture,
                media_type: format!("image/{}", ending(header.format)),
                name: bare(name, ending(header.format)),
                alt: String::new(),
                caption: None,
                bytes,
            };
            return Ok(Accepted { brought, remark: None });
        }
        Err(refusal) => refusal,
    };
    match document::sniff(&bytes) {
        Ok(document) => {
            let kind = document.kind;
            let brought = Brought {
                sort: FileSort::Document,
                media_type: kind.media_type().to_owned(),
                name: bare(name, kind.extension()),
                alt: String::new(),
                caption: None,
                bytes,
            };
            Ok(Accepted { brought, remark: document.remark() })
        }
        // What is a picture after all has its own way out.
        Err(document::Refusal::Unknown | document::Refusal::Picture) if refusal != Refusal::NotAPicture => {
            Err(refusal.sentence())
        }
        Err(document::Refusal::Unknown | document::Refusal::Picture) => Err(
            "Không nhận ra loại của tệp này. Thư viện nhận ảnh (JPEG, PNG, WebP, GIF, HEIC, AVIF) và tài liệu (PDF, Word .docx, Excel .xlsx, ODT, ODS, ZIP). Hãy lưu lại thành một trong các loại ấy."
                .to_owned(),
        ),
        Err(document::Refusal::Markup) if refusal == Refusal::Svg => Err(refusal.sentence()),
        Err(other) => Err(other.sentence()),
    }
}

/// How names of pictures of a format end, and what browsers call it behind `image/`.
fn ending(format: Format) -> &'static str {
    match format {
        Format::Jpeg => "jpeg",
        Format::Png => "png",
        Format::Gif => "gif",
        Format::WebP => "webp",
        Format::Heic => "heic",
        Format::Avif => "avif",
    }
}

/// What a file is called in the library: without folders and without its ending.
fn bare(name: &str, extension: &str) -> String {
    let clean = file_name::clean(name, extension);
    clean.strip_suffix(&format!(".{extension}")).map_or(clean.clone(), str::to_owned)
}
