//! Asking what the library has.

use leptos::prelude::window;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Response, UrlSearchParams};

use crate::shelf::ShelfAnswer;

/// What there is of these keys, or of these words; `None` when nothing could be heard.
pub(crate) async fn ask(href: &str, query: &[(&str, &str)]) -> Option<ShelfAnswer> {
    let words = UrlSearchParams::new().ok()?;
    for (name, value) in query {
        words.append(name, value);
    }
    let href = format!("{href}?{}", String::from(words.to_string()));
    let answer: Response = JsFuture::from(window().fetch_with_str(&href)).await.ok()?.dyn_into().ok()?;
    let text = JsFuture::from(answer.text().ok()?).await.ok()?;
    serde_json::from_str(&text.as_string()?).ok().filter(|_| answer.ok())
}
