//! The shell of every page: head, style sheet, scripts of islands. It knows no screen by name.

use domain::palette::Palette;
use leptos::attr::custom::CustomAttribute;
use leptos::html::meta;
use leptos::prelude::*;

use crate::colours;

/// The style sheet of public pages, inlined in each; a constant, so its CSP hash is one too.
pub const PUBLIC_CSS: &str = include_str!(concat!(env!("OUT_DIR"), "/public.css"));

/// The style sheet of the portal's own pages: [`PUBLIC_CSS`] and what only they need, inlined likewise.
pub const PORTAL_CSS: &str = include_str!(concat!(env!("OUT_DIR"), "/portal.css"));

/// What pages with pictures or alerts wear besides [`PUBLIC_CSS`] or [`PORTAL_CSS`], inlined likewise: most pages have none.
pub const PICTURES_CSS: &str = include_str!(concat!(env!("OUT_DIR"), "/pictures.css"));

/// The style sheet of pages on which residents ask: [`PUBLIC_CSS`] and what forms need, inlined likewise.
pub const ASKING_CSS: &str = include_str!(concat!(env!("OUT_DIR"), "/asking.css"));

/// What pages of guides wear besides the sheet of every page, inlined likewise.
pub const GUIDES_CSS: &str = include_str!(concat!(env!("OUT_DIR"), "/guides.css"));

/// The style sheet of the desk, served as a file and kept by the browser.
pub const DESK_CSS: &str = include_str!(concat!(env!("OUT_DIR"), "/desk.css"));

/// What a screen says about itself outside its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// Unique per page and site.
    pub title: String,
    /// One or two sentences for search engines and shared links.
    pub description: Option<String>,
    /// The absolute address this page wants to be known by.
    pub canonical: Option<String>,
    /// Whether search engines may list it.
    pub indexable: bool,
    /// The colours of whose page it is; `None` on the platform's own pages.
    pub palette: Option<Palette>,
    /// Whether it shows pictures of a library.
    pub has_pictures: bool,
    /// Whether it shows a guide, or something on paper of a size of its own.
    pub is_guide: bool,
    /// Whether an alert stands on it.
    pub has_alerts: bool,
    /// The absolute address of the picture shown beside a shared link, 1200 × 630.
    pub card: Option<String>,
}

/// Which style sheet a screen wears.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// [`PUBLIC_CSS`], inlined: one response paints the page.
    Public,
    /// [`PORTAL_CSS`], inlined.
    Portal,
    /// [`ASKING_CSS`], inlined.
    Asking,
    /// [`DESK_CSS`], linked.
    Desk,
}

/// Addresses of built files, under their hashed names. Absent ones were not built: the page
/// works without.
#[derive(Clone, Debug, Default)]
pub struct Assets {
    /// [`DESK_CSS`].
    pub desk_css: String,
    /// The module wasm-bindgen wrote.
    pub islands_js: Option<String>,
    /// The compiled islands.
    pub islands_wasm: Option<String>,
    /// [`crate::islands::START_JS_TEMPLATE`].
    pub start_js: Option<String>,
    /// What makes and uses passkeys on forms that say so.
    pub passkey_js: String,
    /// What lets steps be dragged.
    pub steps_js: String,
    /// The icon of the platform; empty means none.
    pub icon: String,
}

/// A page as owned values. It fetches nothing and reads no context.
pub trait Screen {
    /// The style sheet it wears.
    const SHEET: Sheet;
    /// Whether the page holds islands, and so needs their script.
    const HAS_ISLANDS: bool = false;
    /// Whether a form of the page asks for a passkey, and so needs `passkey.js`.
    const HAS_PASSKEYS: bool = false;
    /// Whether the page has a list whose rows are dragged, and so needs `steps.js`.
    const HAS_STEPS: bool = false;
    /// What it says about itself outside its text.
    fn head(&self) -> Head;
    /// The content of `<body>`.
    fn view(self) -> AnyView;
    /// Named examples: normal, longest, empty, failed.
    fn samples() -> Vec<(&'static str, Self)>
    where
        Self: Sized;
}

/// The whole `<html>` of a screen, without the doctype.
pub fn document<S: Screen>(screen: S, assets: &Assets) -> AnyView {
    let Head { title, description, canonical, indexable, palette, has_pictures, is_guide, has_alerts, card } =
        screen.head();
    let shared = card.map(|card| shared(card, title.clone(), description.clone(), canonical.clone()));
    let icon = Some(assets.icon.clone()).filter(|icon| !icon.is_empty());
    view! {
        <html lang="vi" class=palette.map(colours::class)>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width,initial-scale=1"/>
                <title>{title}</title>
                {description.map(|text| view! { <meta name="description" content=text/> })}
                {canonical.map(|address| view! { <link rel="canonical" href=address/> })}
                {(!indexable).then(|| view! { <meta name="robots" content="noindex"/> })}
                {icon.map(|address| view! { <link rel="icon" href=address/> })}
                {shared}
                {style(S::SHEET, assets)}
                {((has_pictures || has_alerts) && S::SHEET != Sheet::Desk).then(|| view! { <style inner_html=PICTURES_CSS></style> })}
                {(is_guide && S::SHEET != Sheet::Desk).then(|| view! { <style inner_html=GUIDES_CSS></style> })}
                {(S::HAS_ISLANDS || S::HAS_PASSKEYS || S::HAS_STEPS).then(|| scripts::<S>(assets))}
            </head>
            <body>{screen.view()}</body>
        </html>
    }
    .into_any()
}

/// What networks and messengers show of a link to the page.
fn shared(card: String, title: String, description: Option<String>, canonical: Option<String>) -> AnyView {
    // The name of these is an attribute HTML itself does not know.
    let tell = |name: &'static str, value: String| meta().content(value).attr("property", name);
    view! {
        {tell("og:type", "article".to_owned())}
        {tell("og:title", title)}
        {description.map(|text| tell("og:description", text))}
        {canonical.map(|address| tell("og:url", address))}
        {tell("og:image", card)}
        {tell("og:image:width", "1200".to_owned())}
        {tell("og:image:height", "630".to_owned())}
        <meta name="twitter:card" content="summary_large_image"/>
    }
    .into_any()
}

fn style(sheet: Sheet, assets: &Assets) -> AnyView {
    match sheet {
        Sheet::Public => view! { <style inner_html=PUBLIC_CSS></style> }.into_any(),
        Sheet::Portal => view! { <style inner_html=PORTAL_CSS></style> }.into_any(),
        Sheet::Asking => view! { <style inner_html=ASKING_CSS></style> }.into_any(),
        Sheet::Desk => view! { <link rel="stylesheet" href=assets.desk_css.clone()/> }.into_any(),
    }
}

/// The script tags of a page that needs any.
fn scripts<S: Screen>(assets: &Assets) -> AnyView {
    let islands = S::HAS_ISLANDS.then(|| start(assets)).flatten();
    let passkeys = S::HAS_PASSKEYS.then(|| view! { <script type="module" src=assets.passkey_js.clone()></script> });
    let steps = S::HAS_STEPS.then(|| view! { <script type="module" src=assets.steps_js.clone()></script> });
    view! { {islands}{passkeys}{steps} }.into_any()
}

/// What starts the islands, if they were built.
fn start(assets: &Assets) -> Option<AnyView> {
    let (start, js, wasm) = (assets.start_js.clone()?, assets.islands_js.clone()?, assets.islands_wasm.clone()?);
    Some(view! { <script type="module" src=start data-js=js data-wasm=wasm></script> }.into_any())
}
