//! What to do next, at the end of a page that could not do what was asked.

use leptos::prelude::*;

use super::Shown;
use crate::paths::desk;

/// Labels and addresses as a short list; nothing when there is none.
pub(crate) fn ways_out(ways: Vec<(String, String)>) -> AnyView {
    if ways.is_empty() {
        return ().into_any();
    }
    let items = ways.into_iter().map(|(label, href)| view! { <li><a href=href>{label}</a></li> }).collect_view();
    view! { <ul class="ways">{items}</ul> }.into_any()
}

pub(crate) fn samples() -> Vec<Shown> {
    let way = |label: &str| (label.to_owned(), desk::Home.to_string());
    vec![("Cuối trang báo lỗi", ways_out(vec![way("Về trang chủ Xã Hòa Long"), way("Xem tin tức mới nhất")]))]
}
