//! From one page of a list to the next.

use domain::number::integer;
use leptos::prelude::*;

use super::Shown;
use crate::paths::SitePath;

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

/// A title with the number of its page, unless it is the first.
pub(crate) fn on_page(title: &str, page: u32) -> String {
    if page > 1 { format!("{title}, trang {page}") } else { title.to_owned() }
}

/// A number of items as people read it.
pub(crate) fn counted(total: u64) -> String {
    integer(i64::try_from(total).unwrap_or(i64::MAX))
}

impl Pager {
    /// Of a list whose pages differ by `?trang=`; the first has none.
    pub(crate) fn of(path: &impl SitePath, page: u32, pages: u32) -> Self {
        let address = |page| if page <= 1 { path.to_string() } else { format!("{path}?trang={page}") };
        Self { page, pages, back: (page > 1).then(|| address(page - 1)), on: (page < pages).then(|| address(page + 1)) }
    }

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
