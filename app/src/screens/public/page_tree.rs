//! What stays: the pages of a site as a tree.

use std::iter::Peekable;
use std::vec::IntoIter;

use leptos::prelude::*;

use super::frame::{Brand, PublicFrame, Section, Standing};
use crate::document::{Head, Screen, Sheet};
use crate::parts::news::source;
use crate::screens::cast::{self, shelf};

/// A page in its place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageLine {
    /// Of the page.
    pub title: String,
    /// Its address.
    pub href: String,
    /// 0 at the top; it stands under the nearest line before it that is less deep.
    pub depth: usize,
    /// One paragraph.
    pub summary: Option<String>,
    /// Whose it is, where another unit wrote it.
    pub origin: Option<String>,
}

/// The tree of the pages.
#[derive(Clone, Debug)]
pub struct PageTree {
    /// Around it.
    pub frame: PublicFrame,
    /// Each behind the one it stands under.
    pub pages: Vec<PageLine>,
}

impl Screen for PageTree {
    const SHEET: Sheet = Sheet::Public;

    fn head(&self) -> Head {
        let description = format!("Thông tin cần biết ở {}.", self.frame.full_name());
        self.frame.head(Some("Thông tin cần biết".to_owned()), Some(description))
    }

    fn view(self) -> AnyView {
        let Self { frame, pages } = self;
        let tree = if pages.is_empty() {
            view! { <p class="none">"Chưa có trang thông tin nào được đăng. Trang mới sẽ hiện ở đây."</p> }.into_any()
        } else {
            branch(&mut pages.into_iter().peekable(), 0)
        };
        let main = view! {
            <div class="in list">
                <h1>"Thông tin cần biết"</h1>
                {tree}
            </div>
        };
        frame.around(Brand::Link, Standing::Entry, "", main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let normal =
            Self { frame: PublicFrame { section: Section::Pages, ..cast::frame("/trang") }, pages: shelf::pages() };
        let long = |depth| PageLine {
            title: cast::longest_title(),
            href: "/trang/dai".to_owned(),
            depth,
            summary: Some(cast::longest_summary()),
            origin: Some(cast::LONG_PROVINCE.to_owned()),
        };
        let longest = Self {
            frame: PublicFrame { section: Section::Pages, ..cast::longest_frame("/trang") },
            pages: [0, 1, 2, 2, 0, 1].map(long).into(),
        };
        let empty = Self { pages: Vec::new(), ..normal.clone() };
        vec![("normal", normal), ("longest", longest), ("empty", empty)]
    }
}

/// The lines from here on that are at least this deep, each with what stands under it.
fn branch(lines: &mut Peekable<IntoIter<PageLine>>, depth: usize) -> AnyView {
    let mut items = Vec::new();
    while let Some(PageLine { title, href, depth: own, summary, origin }) = lines.next_if(|line| line.depth >= depth) {
        let below = lines.peek().is_some_and(|next| next.depth > own).then(|| branch(lines, own + 1));
        items.push(view! {
            <li>
                <a href=href>{title}</a>
                {summary.map(|text| view! { <p>{text}</p> })}
                {source(origin)}
                {below}
            </li>
        });
    }
    view! { <ul class="tree">{items}</ul> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(depths: &[usize]) -> String {
        let line = |depth: &usize| PageLine { title: depth.to_string(), depth: *depth, ..PageLine::default() };
        let lines: Vec<_> = depths.iter().map(line).collect();
        let html = Owner::new_root(None).with(|| branch(&mut lines.into_iter().peekable(), 0).to_html());
        let html = html.replace(" class=\"tree\"", "").replace(" href=\"\"", "").replace("<!>", "");
        html.replace("<a>", "").replace("</a>", "")
    }

    #[test]
    fn every_line_stands_under_the_nearest_one_above_it() {
        assert_eq!(drawn(&[0, 0]), "<ul><li>0</li><li>0</li></ul>");
        assert_eq!(
            drawn(&[0, 1, 2, 1, 0]),
            "<ul><li>0<ul><li>1<ul><li>2</li></ul></li><li>1</li></ul></li><li>0</li></ul>"
        );
    }

    #[test]
    fn a_step_that_is_missing_loses_no_line() {
        assert_eq!(drawn(&[0, 2, 1]), "<ul><li>0<ul><li>2</li><li>1</li></ul></li></ul>");
        assert_eq!(drawn(&[1, 0]), "<ul><li>1</li><li>0</li></ul>");
    }
}
