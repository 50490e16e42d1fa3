//! Posting forms without leaving the page.

use leptos::prelude::window;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, RequestInit, RequestRedirect, Response, UrlSearchParams};

/// Browsers let requests of up to 64 KiB outlive their page; longer ones they refuse altogether.
const OUTLIVES_THE_PAGE: usize = 60_000;

/// Fields of a form, as they are sent.
#[derive(Debug)]
pub(crate) struct Fields(UrlSearchParams);

impl Fields {
    pub(crate) fn new() -> Option<Self> {
        UrlSearchParams::new().ok().map(Self)
    }

    #[must_use]
    pub(crate) fn with(self, name: &str, value: &str) -> Self {
        self.0.append(name, value);
        self
    }
}

/// Status and text of the answer; `None` when there was none.
pub(crate) async fn post(href: &str, fields: Fields, signal: Option<&AbortSignal>) -> Option<(u16, String)> {
    let answer = JsFuture::from(start(href, &fields, signal)).await.ok()?;
    let answer: Response = answer.dyn_into().ok()?;
    let text = JsFuture::from(answer.text().ok()?).await.ok()?;
    Some((answer.status(), text.as_string().unwrap_or_default()))
}

/// Posts and looks at no answer.
pub(crate) fn post_and_go(href: &str, fields: &Fields) {
    let answer = start(href, fields, None);
    leptos::task::spawn_local(async move {
        // Nobody is here any more to hear about it.
        let _ = JsFuture::from(answer).await;
    });
}

fn start(href: &str, Fields(fields): &Fields, signal: Option<&AbortSignal>) -> web_sys::js_sys::Promise {
    let how = RequestInit::new();
    how.set_method("POST");
    how.set_body(fields);
    how.set_signal(signal);
    // None of our addresses answers with another one: whatever does is none of ours.
    how.set_redirect(RequestRedirect::Error);
    let outlives = String::from(fields.to_string()).len() < OUTLIVES_THE_PAGE;
    // `web_sys` does not know it yet. A plain object takes every property.
    let _ = web_sys::js_sys::Reflect::set(&how, &JsValue::from_str("keepalive"), &JsValue::from_bool(outlives));
    window().fetch_with_str_and_init(href, &how)
}
