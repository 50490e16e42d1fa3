//! A screen becomes bytes. The only file that touches Leptos' internals.
//!
//! Screens render in an owner of their own with the islands' context, without the router: the
//! same values give the same bytes, so a hash of them is a validator. Should a release of Leptos
//! break this, `leptos_axum::render_app_async_with_context` does the same with a nonce per
//! request and without stable bytes.

use std::sync::Arc;

use app::document::{Assets, Screen, document};
use app::screens::Sample;
use hydration_context::SsrSharedContext;
use leptos::prelude::{AnyView, Owner, RenderHtml};

/// The whole document.
pub fn render<S: Screen>(screen: S, assets: &Assets) -> String {
    written(|| document(screen, assets))
}

/// The whole document of a sample.
pub fn render_sample(sample: Sample, assets: &Assets) -> String {
    written(|| sample.document(assets))
}

fn written(view: impl FnOnce() -> AnyView) -> String {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    let body = owner.with(|| view().to_html());
    owner.unset_with_forced_cleanup();
    // Leptos parts adjacent texts by `<!>`, which validators call a bogus comment. Text and
    // Markdown are escaped, so the marker occurs nowhere else.
    format!("<!DOCTYPE html>{}", body.replace("<!>", "<!---->"))
}
