//! What to do next, at the end of a page that could not do what was asked.

use leptos::prelude::*;

/// Labels and addresses as a short list; nothing when there is none.
pub(crate) fn ways_out(ways: Vec<(String, String)>) -> AnyView {
    if ways.is_empty() {
        return ().into_any();
    }
    let items = ways.into_iter().map(|(label, href)| view! { <li><a href=href>{label}</a></li> }).collect_view();
    view! { <ul class="ways">{items}</ul> }.into_any()
}
