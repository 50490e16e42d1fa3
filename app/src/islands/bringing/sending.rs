//! One file on its way. Requests of `fetch` do not tell how much is sent; the older kind does.

use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{File, FormData, ProgressEvent, XmlHttpRequest};

use crate::islands::browser::listen;

/// Sends a file; `progress` hears percents, `done` the status and text of the answer, 0 when there is none.
/// False where the browser cannot even begin.
pub(crate) fn send(
    href: &str,
    csrf: &str,
    file: &File,
    progress: impl Fn(u8) + 'static,
    done: impl FnOnce(u16, String) + 'static,
) -> bool {
    let Some((request, form)) = begun(href, csrf, file) else { return false };
    if let Ok(upload) = request.upload() {
        listen(&upload, "progress", move |event: ProgressEvent| progress(percent(&event)));
    }
    let answered = {
        let request = request.clone();
        move || {
            let text = request.response_text().ok().flatten().unwrap_or_default();
            done(request.status().unwrap_or_default(), text);
        }
    };
    request.set_onloadend(Some(Closure::once_into_js(answered).unchecked_ref()));
    request.send_with_opt_form_data(Some(&form)).is_ok()
}

fn begun(href: &str, csrf: &str, file: &File) -> Option<(XmlHttpRequest, FormData)> {
    let form = FormData::new().ok()?;
    form.append_with_str("csrf", csrf).ok()?;
    form.append_with_blob_and_filename("tep", file, &file.name()).ok()?;
    let request = XmlHttpRequest::new().ok()?;
    request.open("POST", href).ok()?;
    Some((request, form))
}

fn percent(event: &ProgressEvent) -> u8 {
    if event.total() <= 0.0 {
        return 0;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 100")]
    let percent = (event.loaded() / event.total() * 100.0).clamp(0.0, 100.0) as u8;
    percent
}
