//! What a query asks of the list of items, and the address that asks it again.

use app::paths::desk::Unit;
use domain::category::CategoryId;
use domain::fold::fold;
use domain::item::ItemKind;

use crate::web::desk::request::Place;

/// Most letters of a search.
const LONGEST: usize = 100;

/// What is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Asked {
    pub(super) kind: Option<ItemKind>,
    /// Name of the tab; unknown ones show everything.
    pub(super) tab: String,
    pub(super) category: Option<CategoryId>,
    /// Words of a title, as typed.
    pub(super) typed: String,
    /// From 1.
    pub(super) page: u32,
}

impl Asked {
    pub(super) fn read(query: &str) -> Self {
        let get = |name: &str| {
            let found = form_urlencoded::parse(query.as_bytes()).find(|(key, _)| key == name);
            found.map(|(_, value)| value.into_owned()).unwrap_or_default()
        };
        let page = get("trang").parse().ok().filter(|page| (1..1_000_000).contains(page));
        Self {
            kind: ItemKind::from_word(&get("loai")),
            tab: get("loc"),
            category: get("muc").parse().ok().map(CategoryId),
            typed: get("tim").trim().chars().take(LONGEST).collect(),
            page: page.unwrap_or(1),
        }
    }

    pub(super) fn is_seeking(&self) -> bool {
        self.category.is_some() || !self.typed.is_empty()
    }

    /// The words to look for: folded, and as typed.
    pub(super) fn words(&self) -> Option<(String, String)> {
        (!self.typed.is_empty()).then(|| (fold(&self.typed), self.typed.clone()))
    }

    /// What stays chosen while something is looked for.
    pub(super) fn kept(&self) -> Vec<(String, String)> {
        let kind = self.kind.map(|kind| ("loai".to_owned(), kind.word().to_owned()));
        let tab = (!self.tab.is_empty()).then(|| ("loc".to_owned(), self.tab.clone()));
        kind.into_iter().chain(tab).collect()
    }

    pub(super) fn address(&self, place: &Place) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, value) in self.kept() {
            query.append_pair(&name, &value);
        }
        if let Some(category) = self.category {
            query.append_pair("muc", &category.0.to_string());
        }
        if !self.typed.is_empty() {
            query.append_pair("tim", &self.typed);
        }
        if self.page > 1 {
            query.append_pair("trang", &self.page.to_string());
        }
        let (path, query) = (Unit { unit: place.unit.slug.clone() }.to_string(), query.finish());
        if query.is_empty() { path } else { format!("{path}?{query}") }
    }
}
