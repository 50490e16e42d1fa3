//! From one page of a list to the next.

use leptos::prelude::*;

use super::Shown;

/// Where a reader is in a list of several pages, and the ways back and forth.
#[derive(Clone, Debug)]
pub(crate) struct Pager {
    /// From 1.
    pub(crate) page: u32,
    /// How many there are.
    pub(crate) pages: u32,
    /// Address of newer items.
    pub(crate) back: Option<String>,
    /// Address of older items.
    pub(crate) on: Option<String>,
}

impl Pager {
    /// Nothing when everything is on one page.
    pub(crate) fn view(self) -> AnyView {
        let Self { page, pages, back, on } = self;
        if pages <= 1 {
            return ().into_any();
        }
        view! {
            <nav class="pager" aria-label="Các trang của danh sách">
                {back.map(|href| view! { <a rel="prev" href=href>"Trang trước"</a> })}
                <p>{format!("Trang {page} trên {pages}")}</p>
                {on.map(|href| view! { <a rel="next" href=href>"Trang sau"</a> })}
            </nav>
        }
        .into_any()
    }
}

/// One only: a page has one way through its list.
pub(crate) fn samples() -> Vec<Shown> {
    let middle = Pager { page: 2, pages: 14, back: Some("?trang=1".to_owned()), on: Some("?trang=3".to_owned()) };
    vec![("Giữa danh sách; ở trang đầu và trang cuối chỉ còn một lối", middle.view())]
}
