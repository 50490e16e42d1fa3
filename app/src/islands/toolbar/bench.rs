//! What the buttons work on, and what pressing one does.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlElement, KeyboardEvent};

use super::area::{Area, Pressed, answered, pressed};
use super::panel::Asking;
use super::tool::Tool;
use crate::islands::browser::{focus, listen};

const NOTHING_FITS: &str = "Ở chỗ con trỏ đang đứng không đặt được. Hãy chọn chỗ khác.";

#[derive(Clone, Debug)]
pub(super) struct Bench {
    area: Area,
    asking: RwSignal<Option<Asking>>,
    wrong: RwSignal<&'static str>,
    /// Whether the panel was opened by keys in the text.
    from_text: RwSignal<bool>,
}

pub(super) type Stored = StoredValue<Option<Bench>, LocalStorage>;

impl Bench {
    pub(super) fn new(textarea: &str, asking: RwSignal<Option<Asking>>, wrong: RwSignal<&'static str>) -> Stored {
        let from_text = RwSignal::new(false);
        let bench = Area::find(textarea).map(|area| Self { area, asking, wrong, from_text });
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
    let first = asking.first();
    bench.from_text.set(from_text);
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
    match answered(&asking) {
        Err(sentence) => {
            bench.wrong.set(sentence);
            focus(asking.to_correct());
        }
        Ok(mark) => {
            bench.asking.set(None);
            bench.wrong.set(if bench.area.mark(&mark) { "" } else { NOTHING_FITS });
        }
    }
}

/// Goes along the buttons.
pub(super) fn walk(event: &KeyboardEvent, current: usize) {
    if let Some(at) = Tool::reached(current, &event.key()) {
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
