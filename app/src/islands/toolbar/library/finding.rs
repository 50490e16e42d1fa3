//! Looks for what may be chosen, and takes in what is brought.

use std::cell::Cell;
use std::fmt;
use std::rc::Rc;
use std::time::Duration;

use domain::markdown::editing::Mark;
use domain::media::{MediaKey, alt_fault};
use leptos::prelude::*;
use web_sys::HtmlInputElement;

use super::choice::Choice;
use super::choices::Doing;
use super::{CAPTION, FILES, Found, Library, SHOWS, WORDS};
use crate::islands::bringing::asking::ask;
use crate::islands::bringing::lookout::Lookout;
use crate::islands::bringing::porter::Porter;
use crate::islands::browser::{by_id, files_of};

/// As long as somebody who types stops between two words.
const PAUSE: Duration = Duration::from_millis(300);

/// Does what is pressed in the panel.
#[derive(Clone)]
pub(in super::super) struct Finder {
    library: Library,
    porter: Rc<Porter>,
    /// Counts questions: only the newest answer is shown.
    turn: Rc<Cell<u32>>,
}

impl fmt::Debug for Finder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Finder").field("porter", &self.porter).finish_non_exhaustive()
    }
}

impl Finder {
    pub(in super::super) fn new(library: Library) -> Self {
        let places = library.places.get_value();
        let prepared = Lookout::new(places.shelf_href.clone(), move |answer, _| {
            for picture in &answer.pictures {
                show(library, picture.key.as_str(), &Choice::Picture(picture.clone()));
            }
        });
        let porter = Porter::new(places.shelf_href, places.csrf, library.way, move |_, taken| {
            let choice = Choice::brought(taken);
            library.brought.update(|brought| brought.insert(0, choice.clone()));
            // Whoever brings one means it; of several, the first.
            if library.chosen.with_untracked(Option::is_none) {
                library.chosen.set(Some(choice));
            }
            if taken.is_picture {
                prepared.want(taken.key.clone());
            }
        });
        Self { library, porter, turn: Rc::default() }
    }

    /// The panel opens: nothing is chosen, the newest are shown.
    pub(in super::super) fn open(&self) {
        self.library.chosen.set(None);
        self.library.way.forget_ended();
        self.find(String::new());
    }

    pub(in super::super) fn act(&self, doing: &Doing) {
        match doing {
            Doing::Bring => {
                let Some(control) = by_id::<HtmlInputElement>(FILES) else { return };
                self.library.chosen.set(None);
                for file in files_of(control.files()) {
                    self.porter.take(file);
                }
                control.set_value("");
            }
            Doing::Retry(id) => self.porter.retry(*id),
            Doing::Find(true) => self.find(value(WORDS)),
            Doing::Find(false) => {
                let turn = self.next();
                let finder = self.clone();
                set_timeout(
                    move || {
                        if finder.turn.get() == turn {
                            finder.find(value(WORDS));
                        }
                    },
                    PAUSE,
                );
            }
        }
    }

    fn next(&self) -> u32 {
        self.turn.set(self.turn.get().wrapping_add(1));
        self.turn.get()
    }

    fn find(&self, words: String) {
        let turn = self.next();
        let finder = self.clone();
        let href = self.library.places.with_value(|places| places.shelf_href.clone());
        leptos::task::spawn_local(async move {
            let answer = ask(&href, &[("tim", &words)]).await;
            if finder.turn.get() == turn {
                let found = answer.map_or(Found::Unheard, |answer| Found::Told(Choice::all(answer)));
                finder.library.found.set(found);
            }
        });
    }

    /// What is to be inserted, or why not yet.
    pub(in super::super) fn answered(&self, selected: &str) -> Result<Mark, &'static str> {
        let chosen = self.library.chosen.get_untracked();
        match chosen.ok_or("Hãy chọn một ảnh hoặc một tệp trước.")? {
            Choice::Picture(picture) => {
                let (shows, caption) = (value(SHOWS).trim().to_owned(), value(CAPTION));
                if shows.is_empty() && !picture.is_decorative {
                    return Err("Hãy viết ảnh cho thấy gì, để người không xem được ảnh cũng biết.");
                }
                if let Some(fault) = alt_fault(&shows) {
                    return Err(fault);
                }
                let key = MediaKey::parse(&picture.key).ok_or("Ảnh này không chèn được. Hãy chọn ảnh khác.")?;
                Ok(Mark::Picture { key, shows, caption })
            }
            Choice::Document(document) => {
                let words = if selected.is_empty() { document.name } else { String::new() };
                Ok(Mark::Link { words, address: format!("/tep/{}", document.key) })
            }
        }
    }

    /// The control that is to be corrected.
    pub(in super::super) fn to_correct(&self) -> &'static str {
        let is_picture = |chosen: &Option<Choice>| matches!(chosen, Some(Choice::Picture(_)));
        if self.library.chosen.with_untracked(is_picture) { SHOWS } else { WORDS }
    }
}

/// A picture that can be shown now, wherever it is listed. What is typed about it stays.
fn show(library: Library, key: &str, choice: &Choice) {
    library.brought.update(|brought| {
        brought.iter_mut().filter(|other| other.key() == key).for_each(|other| *other = choice.clone());
    });
}

fn value(id: &str) -> String {
    by_id::<HtmlInputElement>(id).map_or_else(String::new, |input| input.value())
}
