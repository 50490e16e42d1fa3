//! What the buttons work on, and what pressing one does.

use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlElement, KeyboardEvent};

use super::Received;
use super::area::{Area, Pressed, answered, pressed};
use super::library::{self, Doing, Finder, Library};
use super::panel::Asking;
use super::pasting::Pasting;
use super::receiving::Receiving;
use super::tool::Tool;
use crate::islands::browser::{focus, listen};

const NOTHING_FITS: &str = "Ở chỗ con trỏ đang đứng không đặt được. Hãy chọn chỗ khác.";

/// What the page shows of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shown {
    pub(super) asking: RwSignal<Option<Asking>>,
    pub(super) wrong: RwSignal<&'static str>,
    pub(super) library: Library,
    pub(super) received: Received,
}

#[derive(Clone, Debug)]
pub(super) struct Bench {
    area: Area,
    asking: RwSignal<Option<Asking>>,
    wrong: RwSignal<&'static str>,
    /// Whether the panel was opened by keys in the text.
    from_text: RwSignal<bool>,
    /// Where there is a library.
    finder: Option<Finder>,
    /// Where files may be brought.
    receiving: Option<Receiving>,
    pasting: Rc<Pasting>,
}

pub(super) type Stored = StoredValue<Option<Bench>, LocalStorage>;

impl Bench {
    pub(super) fn new(textarea: &str, shown: Shown) -> Stored {
        let Shown { asking, wrong, library, received } = shown;
        let from_text = RwSignal::new(false);
        let bench = Area::find(textarea).map(|area| {
            let places = library.places.get_value();
            let receiving = library.may_bring().then(|| Receiving::new(&area, &places, received));
            let pasting = Pasting::follow(&area, received, receiving.clone());
            let finder = library.is_there().then(|| Finder::new(library));
            Self { area, asking, wrong, from_text, finder, receiving, pasting }
        });
        let stored = StoredValue::new_local(bench.clone());
        if let Some(bench) = bench {
            listen(&bench.area.0.clone(), "keydown", move |event: KeyboardEvent| {
                let is_ours = match pressed(&event) {
                    Some(Pressed::Enter) => bench.area.enter(),
                    Some(Pressed::Escape) => {
                        bench.from_text.set(true);
                        done(stored, false);
                        false
                    }
                    Some(Pressed::Tool(tool)) => {
                        press(stored, tool, true);
                        true
                    }
                    None => false,
                };
                if is_ours {
                    event.prevent_default();
                }
            });
        }
        stored
    }
}

/// A button, or its keys.
pub(super) fn press(bench: Stored, tool: Tool, from_text: bool) {
    let Some(bench) = bench.get_value() else { return };
    bench.wrong.set("");
    if let Some(receiving) = &bench.receiving {
        receiving.forget();
    }
    if let Some(mark) = tool.mark() {
        bench.asking.set(None);
        if !bench.area.mark(&mark) {
            bench.wrong.set(NOTHING_FITS);
        }
        return;
    }
    if !from_text && bench.asking.with_untracked(|asking| asking.as_ref().is_some_and(|asking| asking.tool == tool)) {
        bench.asking.set(None);
        return;
    }
    let asking = Asking { tool, selected: bench.area.selected() };
    let first = match (&bench.receiving, asking.first()) {
        // Whoever may bring nothing chooses from what is there.
        (None, library::FILES) => library::WORDS,
        (_, first) => first,
    };
    bench.from_text.set(from_text);
    if let Some(finder) = bench.finder.as_ref().filter(|_| tool == Tool::Picture) {
        finder.open();
    }
    bench.asking.set(Some(asking));
    // Once it is there.
    set_timeout(move || focus(first), std::time::Duration::ZERO);
}

/// The panel is done: inserts what it asked for, or closes and puts the focus back.
pub(super) fn done(bench: Stored, insert: bool) {
    let Some(bench) = bench.get_value() else { return };
    let Some(asking) = bench.asking.get_untracked() else { return };
    if !insert {
        bench.asking.set(None);
        bench.wrong.set("");
        if bench.from_text.get_untracked() {
            // A text area can always be focused.
            let _ = bench.area.0.focus();
        } else {
            focus_button(Tool::ALL.iter().position(|tool| *tool == asking.tool).unwrap_or_default());
        }
        return;
    }
    match answered(&asking, bench.finder.as_ref()) {
        Err(sentence) => {
            bench.wrong.set(sentence);
            let of_library = bench.finder.as_ref().filter(|_| asking.tool == Tool::Picture);
            focus(of_library.map_or_else(|| asking.to_correct(), Finder::to_correct));
        }
        Ok(mark) => {
            bench.asking.set(None);
            bench.wrong.set(if bench.area.mark(&mark) { "" } else { NOTHING_FITS });
        }
    }
}

/// Something is pressed in the library.
pub(super) fn act(bench: Stored, doing: &Doing) {
    if let Some(finder) = bench.get_value().and_then(|bench| bench.finder) {
        finder.act(doing);
    }
}

/// Sends a file again that was dropped on the text.
pub(super) fn retry(bench: Stored, id: u32) {
    if let Some(receiving) = bench.get_value().and_then(|bench| bench.receiving) {
        receiving.retry(id);
    }
}

/// Old letters that were pasted are to be changed, or not.
pub(super) fn answer(bench: Stored, convert: bool) {
    if let Some(bench) = bench.get_value() {
        bench.pasting.answer(convert);
    }
}

/// Goes along the buttons, of which there are so many.
pub(super) fn walk(event: &KeyboardEvent, current: usize, count: usize) {
    if let Some(at) = Tool::reached(current, &event.key(), count) {
        event.prevent_default();
        focus_button(at);
    }
}

fn focus_button(at: usize) {
    let Ok(buttons) = document().query_selector_all(".tools [role=toolbar] button") else { return };
    let button = u32::try_from(at).ok().and_then(|at| buttons.item(at));
    if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
        // A button can always be focused.
        let _ = button.focus();
    }
}
