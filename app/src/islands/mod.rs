//! The few places where the desk is livelier with script. Islands are flat and take plain props;
//! every page does its work without them.

pub mod autosave;
mod bringing;
#[cfg(feature = "hydrate")]
mod browser;
pub mod live_preview;
pub mod toolbar;
#[cfg(any(feature = "hydrate", test))]
mod units;
pub mod uploads;

pub use autosave::Autosave;
pub use live_preview::LivePreview;
pub use toolbar::Toolbar;
pub use uploads::Uploads;

/// What the islands show while they are awake, each in its situations.
pub(crate) fn samples() -> Vec<(&'static str, Vec<crate::parts::Shown>)> {
    vec![("Tệp trên đường vào thư viện", bringing::samples()), ("Chọn trong thư viện", toolbar::samples())]
}

/// The module that starts the islands of a page; served as a file of its own. It finds the
/// compiled islands by `data-js` and `data-wasm` on its own tag (see [`crate::document`]).
pub const START_JS_TEMPLATE: &str = include_str!("start.js");

/// Called once by the start module before it wakes the islands.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}

/// The HTML of a text, for tests that compare it with what the server sends, byte by byte.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn render_markdown(source: &str) -> String {
    domain::markdown::render(source).html
}

/// The same with what is on a shelf, told as [`crate::shelf::ShelfAnswer`] in JSON.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn render_markdown_with(source: &str, shelf: &str, base: &str) -> String {
    let mut known = domain::media::Shelf::at(base);
    let told: crate::shelf::ShelfAnswer = serde_json::from_str(shelf).unwrap_or_default();
    told.put_on(&mut known);
    domain::markdown::render_with(source, &known).html
}
