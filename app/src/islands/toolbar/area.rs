//! The text area under the buttons.

use domain::block::BlockKey;
use domain::markdown::Callout;
use domain::markdown::editing::{Edit, Mark, apply, continued, linkable, pasted};
use leptos::prelude::document;
use wasm_bindgen::JsCast as _;
use web_sys::{
    Element, HtmlDocument, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, KeyboardEvent,
};

use super::library::Finder;
use super::panel::{ADDRESS, Asking, BLOCK, COLUMNS, KIND, ROWS, WORDS};
use super::tool::Tool;
use crate::islands::browser::{by_id, dispatch_input};
use crate::islands::units::{byte_of, unit_of};

/// The text area that is edited.
#[derive(Clone, Debug)]
pub(super) struct Area(pub(super) HtmlTextAreaElement);

impl Area {
    pub(super) fn find(id: &str) -> Option<Self> {
        by_id(id).map(Self)
    }

    /// The text, and the bytes of it that are selected.
    fn read(&self) -> (String, std::ops::Range<usize>) {
        let text = self.0.value();
        let place = |unit: Result<Option<u32>, _>| {
            let unit = unit.ok().flatten().and_then(|unit| usize::try_from(unit).ok());
            byte_of(&text, unit.unwrap_or(usize::MAX))
        };
        let selection = place(self.0.selection_start())..place(self.0.selection_end());
        (text, selection)
    }

    /// The words that are selected, where they stand in one line.
    pub(super) fn selected(&self) -> String {
        let (text, selection) = self.read();
        text.get(selection).filter(|words| !words.contains('\n')).unwrap_or_default().to_owned()
    }

    /// Changes the text as a button says; false where nothing would change.
    pub(super) fn mark(&self, mark: &Mark) -> bool {
        let (text, selection) = self.read();
        let edit = apply(&text, selection, mark);
        let changes = !edit.with.is_empty() || !edit.range.is_empty();
        self.put(&text, &edit);
        changes
    }

    /// Goes on with a list where Enter stands in one; whether it did.
    pub(super) fn enter(&self) -> bool {
        let (text, selection) = self.read();
        let Some(edit) = continued(&text, selection.start).filter(|_| selection.is_empty()) else { return false };
        self.put(&text, &edit);
        true
    }

    /// Sets Markdown in where the selection is; false where only letters can stand.
    pub(super) fn paste(&self, markdown: &str, is_words: bool) -> bool {
        let (text, selection) = self.read();
        let Some(edit) = pasted(&text, selection, markdown, is_words) else { return false };
        self.put(&text, &edit);
        true
    }

    /// Puts something in the place of something else, wherever it stands first; whether it stands anywhere. The person
    /// stays where they are.
    pub(super) fn replace(&self, old: &str, new: &str) -> bool {
        let (text, selection) = self.read();
        let Some(at) = text.find(old).filter(|_| !old.is_empty()) else { return false };
        let range = at..at + old.len();
        let moved = |place: usize| {
            if place <= range.start { place } else { place.max(range.end) - range.len() + new.len() }
        };
        let selection = moved(selection.start)..moved(selection.end);
        self.put_aside(&text, &Edit { range, with: new.to_owned(), selection });
        true
    }

    /// Changes the text while a person may be elsewhere: there they stay.
    fn put_aside(&self, text: &str, edit: &Edit) {
        let active = document().active_element();
        self.put(text, edit);
        let is_elsewhere = |active: &Element| active.tag_name() != "BODY" && !active.is_same_node(Some(&self.0));
        if let Some(elsewhere) = active.filter(is_elsewhere).and_then(|active| active.dyn_into::<HtmlElement>().ok()) {
            // It had the focus before, so it can have it again.
            let _ = elsewhere.focus();
        }
    }

    /// Sets something in that came by itself: behind what is selected, and the person stays where they are. `is_meant`
    /// says that nobody typed meanwhile, so that the caret may go to what is to be written next.
    pub(super) fn receive(&self, mark: &Mark, is_meant: bool) -> bool {
        let (text, selection) = self.read();
        let mut edit = apply(&text, selection.end..selection.end, mark);
        let active = document().active_element();
        let is_here = active.is_none_or(|active| active.is_same_node(Some(&self.0)) || active.tag_name() == "BODY");
        if !(is_here && is_meant) {
            let moved = |at: usize| if at <= edit.range.start { at } else { at - edit.range.len() + edit.with.len() };
            edit.selection = moved(selection.start)..moved(selection.end);
        }
        self.put_aside(&text, &edit);
        !edit.with.is_empty()
    }

    /// Types the change, so that Ctrl+Z takes it back.
    fn put(&self, text: &str, edit: &Edit) {
        let (from, to) = (unit(text, edit.range.start), unit(text, edit.range.end));
        // A text area can always be focused and selected in.
        let _ = self.0.focus();
        let _ = self.0.set_selection_range(from, to);
        let is_typed =
            if edit.with.is_empty() { from == to || typed("delete", "") } else { typed("insertText", &edit.with) };
        if !is_typed && self.0.set_range_text_with_start_and_end(&edit.with, from, to).is_ok() {
            dispatch_input(&self.0);
        }
        self.select(&edit.applied(text), &edit.selection);
    }

    fn select(&self, text: &str, selection: &std::ops::Range<usize>) {
        // A text area can always be selected in.
        let _ = self.0.set_selection_range(unit(text, selection.start), unit(text, selection.end));
    }
}

/// Where a byte stands, as browsers count.
fn unit(text: &str, byte: usize) -> u32 {
    u32::try_from(unit_of(text, byte)).unwrap_or(u32::MAX)
}

/// Old and marked as such, and still the only way that browsers remember as typing.
fn typed(command: &str, text: &str) -> bool {
    let Ok(document) = document().dyn_into::<HtmlDocument>() else { return false };
    document.exec_command_with_show_ui_and_value(command, false, text).unwrap_or(false)
}

/// What a key does in the text area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pressed {
    Enter,
    Escape,
    Tool(Tool),
}

/// Reads a key. While an input method puts a word together, every key is its own: 229 is how older browsers say so.
pub(super) fn pressed(event: &KeyboardEvent) -> Option<Pressed> {
    if event.is_composing() || event.key_code() == 229 || event.alt_key() || event.shift_key() {
        return None;
    }
    let key = event.key();
    if event.ctrl_key() == event.meta_key() {
        return match key.as_str() {
            "Enter" if !event.ctrl_key() => Some(Pressed::Enter),
            "Escape" => Some(Pressed::Escape),
            _ => None,
        };
    }
    let is_letter =
        |tool: &Tool| tool.letter().is_some_and(|letter| key.eq_ignore_ascii_case(letter.encode_utf8(&mut [0; 4])));
    Tool::ALL.into_iter().find(is_letter).map(Pressed::Tool)
}

/// What was asked for in the panel, or why that cannot be.
pub(super) fn answered(asking: &Asking, finder: Option<&Finder>) -> Result<Mark, &'static str> {
    let value = |id| by_id::<HtmlInputElement>(id).map_or_else(String::new, |input| input.value());
    match asking.tool {
        Tool::Table => match (value(COLUMNS).trim().parse(), value(ROWS).trim().parse()) {
            (Ok(columns @ 1..=8), Ok(rows @ 1..=30)) => Ok(Mark::Table { columns, rows }),
            _ => Err("Bảng có từ 1 đến 8 cột và từ 1 đến 30 hàng."),
        },
        Tool::Picture => {
            finder.map_or(Err("Thư viện chưa mở được."), |finder| finder.answered(&asking.selected))
        }
        Tool::Callout => {
            let chosen = by_id::<HtmlSelectElement>(KIND).map_or_else(String::new, |choice| choice.value());
            let kind = Callout::ALL.into_iter().find(|kind| kind.title() == chosen).unwrap_or(Callout::Note);
            Ok(Mark::Callout(kind))
        }
        Tool::Block => {
            let chosen = by_id::<HtmlSelectElement>(BLOCK).map_or_else(String::new, |choice| choice.value());
            BlockKey::parse(&chosen).map(Mark::Block).ok_or("Hãy chọn một khối.")
        }
        _ => {
            let (words, address) = (value(WORDS), value(ADDRESS));
            if linkable(&address).is_none() {
                return Err(
                    "Địa chỉ này chưa dẫn tới đâu được. Hãy nhập một tên miền, một địa chỉ bắt đầu bằng https://, số điện thoại hoặc thư điện tử.",
                );
            }
            // Words that stay keep their own marks.
            let words = if words == asking.selected { String::new() } else { words };
            Ok(Mark::Link { words, address })
        }
    }
}
