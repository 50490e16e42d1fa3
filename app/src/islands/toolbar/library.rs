//! What the button for pictures and files asks for: one brought from this machine, or one of the library.
//!
//! `choice` is what may be chosen, `finding` looks for it, `choices` and `details` are what a person sees.

mod choice;
mod choices;
mod details;
#[cfg(feature = "hydrate")]
mod finding;
mod samples;

use leptos::prelude::*;

use self::choice::Choice;
pub(super) use self::choices::Doing;
use self::choices::choices;
use self::details::details;
#[cfg(feature = "hydrate")]
pub(super) use self::finding::Finder;
pub(super) use self::samples::samples;
use super::super::bringing::{Way, list};
use crate::screens::desk::library_page::ACCEPTED;

/// Ids of the controls.
pub(super) const FILES: &str = "chen-tep";
pub(super) const WORDS: &str = "chen-tim";
pub(super) const SHOWS: &str = "chen-mo-ta";
pub(super) const CAPTION: &str = "chen-chu-thich";

/// Where the library is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Places {
    /// Where it is asked and where files are sent; empty where there is none.
    pub(super) shelf_href: String,
    /// Where addresses of pictures begin.
    pub(super) base: String,
    /// Token of the form that brings files; empty for whoever may not.
    pub(super) csrf: String,
}

/// What is found in the library.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Found {
    /// It is being asked.
    #[default]
    Asking,
    /// Newest first.
    Told(Vec<Choice>),
    /// Nothing could be heard.
    Unheard,
}

/// The library as the open panel shows it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Library {
    pub(super) places: StoredValue<Places>,
    /// Files brought by the panel.
    pub(super) way: Way,
    /// Those of them that are in the library, newest first.
    pub(super) brought: RwSignal<Vec<Choice>>,
    pub(super) found: RwSignal<Found>,
    pub(super) chosen: RwSignal<Option<Choice>>,
}

impl Library {
    pub(super) fn new(places: Places) -> Self {
        Self {
            places: StoredValue::new(places),
            way: Way::new(),
            brought: RwSignal::new(Vec::new()),
            found: RwSignal::new(Found::Asking),
            chosen: RwSignal::new(None),
        }
    }

    /// Whether there is one.
    pub(super) fn is_there(self) -> bool {
        self.places.with_value(|places| !places.shelf_href.is_empty())
    }

    /// Whether the person may bring files.
    pub(super) fn may_bring(self) -> bool {
        self.places.with_value(|places| !places.csrf.is_empty())
    }

    /// The controls of the panel; `act` does what is pressed.
    pub(super) fn controls(self, act: impl Fn(Doing) + Copy + Send + Sync + 'static) -> AnyView {
        let base = self.places.with_value(|places| places.base.clone());
        let bring = self.may_bring().then(|| {
            view! {
                <div class="broad">
                    <label for=FILES>"Chọn ảnh hoặc tệp từ máy"</label>
                    <input type="file" id=FILES multiple accept=ACCEPTED on:change=move |_| act(Doing::Bring)/>
                    {list(self.way, base, move |id| act(Doing::Retry(id)))}
                </div>
            }
        });
        view! {
            {bring}
            {choices(self, act)}
            <div class="broad details">{move || self.chosen.get().map(details)}</div>
        }
        .into_any()
    }
}
