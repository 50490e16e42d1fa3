//! Pictures and files of the cast.

use bytes::Bytes;
use domain::access::{Actor, Desk};
use domain::media::{About, FileId, Focus, MediaKey};
use domain::unit::UnitId;
use http::{Method, header};
use server::actions::library;
use server::core::Core;
use server::media::accept::accept;
use server::media::preparing;
use store::Described;

use super::answer::Answer;
use super::client::Client;

/// A picture of one colour, so that two differ by it.
pub(crate) fn png(width: u32, height: u32, colour: [u8; 3]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgb);
    let pixels: Vec<u8> = colour.iter().copied().cycle().take((width * height * 3) as usize).collect();
    encoder.write_header().expect("a head").write_image_data(&pixels).expect("pixels");
    bytes
}

/// A PDF of no page that says something.
pub(crate) fn pdf(words: &str) -> Vec<u8> {
    format!("%PDF-1.4\n% {words}\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n")
        .into_bytes()
}

/// Brings a file through the action, and prepares it if it is a picture.
pub(crate) async fn bring(core: &Core, actor: &Actor, unit: UnitId, name: &str, bytes: Vec<u8>) -> (FileId, MediaKey) {
    let desk = desk(actor, unit);
    let accepted = accept(name, Bytes::from(bytes)).expect("a file that is taken");
    let brought = library::bring(core, desk.writer().expect("a writer"), accepted.brought).await.expect("an action");
    preparing::all(core).await.expect("pictures are prepared");
    brought
}

/// Says what a picture shows.
pub(crate) async fn describe(core: &Core, actor: &Actor, unit: UnitId, id: FileId, alt: &str) {
    let desk = desk(actor, unit);
    let about = About {
        name: "Ảnh".to_owned(),
        alt: alt.to_owned(),
        is_decorative: false,
        caption: None,
        credit: None,
        shows_minors: false,
        has_consent: false,
        focus: Focus::MIDDLE,
    };
    let described = library::describe(core, desk.writer().expect("a writer"), id, 1, about).await;
    assert!(matches!(described, Ok(Described::Done)), "{described:?}");
}

fn desk(actor: &Actor, unit: UnitId) -> Desk {
    actor.desk(unit).expect("a desk")
}

impl Client {
    /// Posts a form with files, as a browser does.
    pub(crate) async fn upload(
        &mut self,
        path: &str,
        fields: &[(&str, &str)],
        files: &[(&str, &str, &[u8])],
    ) -> Answer {
        const BOUNDARY: &str = "----trangxa-thu-nghiem";
        let mut body = Vec::new();
        for (name, value) in fields {
            let part = format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(part.as_bytes());
        }
        for (field, name, bytes) in files {
            let head = format!(
                "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\
                 Content-Type: application/octet-stream\r\n\r\n"
            );
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        self.send_bytes(Method::POST, path, &[(header::CONTENT_TYPE.as_str(), &kind)], body).await
    }
}
