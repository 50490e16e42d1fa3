//! The form on the page: its controls, read and filled.

use std::cell::Cell;

use domain::item::ItemField;
use domain::revision::RevisionNote;
use leptos::prelude::document;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlFormElement, HtmlInputElement, HtmlOptionElement, HtmlSelectElement, HtmlTextAreaElement};

use super::terms::Form;
use super::values::Values;
use crate::islands::browser::dispatch_input;
use crate::islands::units::Change;

/// What the text a page began with is called when it is sent along.
pub(crate) fn base_name(field: &str) -> String {
    format!("goc.{field}")
}

/// The number of a request.
pub(crate) const TURN: &str = "lan";

/// The form that is followed.
#[derive(Debug)]
pub(crate) struct Controls {
    pub(crate) form: HtmlFormElement,
    /// Whether an input method is in the middle of a word.
    pub(crate) composing: Cell<bool>,
}

#[derive(Debug)]
enum Control {
    Line(HtmlInputElement),
    Lines(HtmlTextAreaElement),
    Choice(HtmlSelectElement),
}

impl Form for Controls {
    fn values(&self) -> Values {
        self.each(Control::value)
    }

    fn is_composing(&self) -> bool {
        self.composing.get()
    }
}

impl Controls {
    pub(crate) fn find(id: &str) -> Option<Self> {
        let form = document().get_element_by_id(id)?.dyn_into().ok()?;
        Some(Self { form, composing: Cell::new(false) })
    }

    /// The values the page came with, whatever was typed since.
    pub(crate) fn served(&self) -> Values {
        self.each(Control::served)
    }

    /// What a person reads in a field that has `value`: of a choice, its words.
    pub(crate) fn words(&self, field: ItemField, value: &str) -> String {
        match self.control(field.name()) {
            Some(Control::Choice(choice)) => options(&choice)
                .find(|option| option.value() == value)
                .map_or_else(String::new, |option| option.text().trim().to_owned()),
            _ => value.to_owned(),
        }
    }

    /// The note on the save to come.
    pub(crate) fn note(&self) -> String {
        self.control(RevisionNote::FIELD).map_or_else(String::new, |control| control.value())
    }

    /// Puts values into the controls; whatever follows a control hears of it as of typing.
    pub(crate) fn fill(&self, values: &Values) {
        for (name, value) in &values.0 {
            self.fill_one(name, value);
        }
    }

    pub(crate) fn fill_note(&self, note: &str) {
        self.fill_one(RevisionNote::FIELD, note);
    }

    fn fill_one(&self, name: &str, value: &str) {
        let Some(control) = self.control(name) else { return };
        let Some(change) = Change::between(&control.value(), value) else { return };
        // A folded field that changed is shown.
        if let Ok(Some(folded)) = control.element().closest("details:not([open])") {
            // Refused only for a name that is none.
            let _ = folded.set_attribute("open", "");
        }
        control.change(&change, value);
        dispatch_input(control.element());
    }

    /// The value of a hidden field.
    pub(crate) fn hidden(&self, name: &str) -> String {
        self.hidden_input(name).map_or_else(String::new, |input| input.value())
    }

    /// Sets a hidden field, and makes it where there is none.
    pub(crate) fn set_hidden(&self, name: &str, value: &str) {
        if let Some(input) = self.hidden_input(name) {
            input.set_value(value);
            return;
        }
        let made = document().create_element("input").ok().and_then(|made| made.dyn_into::<HtmlInputElement>().ok());
        let Some(input) = made else { return };
        input.set_type("hidden");
        input.set_name(name);
        input.set_value(value);
        // Refused only where the form is no part of a page.
        let _ = self.form.append_child(&input);
    }

    pub(crate) fn drop_hidden(&self, name: &str) {
        if let Some(input) = self.hidden_input(name) {
            input.remove();
        }
    }

    fn hidden_input(&self, name: &str) -> Option<HtmlInputElement> {
        let query = format!("input[type=hidden][name=\"{name}\"]");
        self.form.query_selector(&query).ok()??.dyn_into().ok()
    }

    fn each(&self, value: impl Fn(&Control) -> String) -> Values {
        let fields = ItemField::ALL.iter().map(|field| field.name());
        Values(fields.filter_map(|name| Some((name.to_owned(), value(&self.control(name)?)))).collect())
    }

    /// The control of a name; its id is its name.
    fn control(&self, name: &str) -> Option<Control> {
        let element = document().get_element_by_id(name).filter(|element| self.form.contains(Some(element)))?;
        let element = match element.dyn_into() {
            Ok(area) => return Some(Control::Lines(area)),
            Err(element) => element,
        };
        match element.dyn_into() {
            Ok(input) => Some(Control::Line(input)),
            Err(element) => element.dyn_into().ok().map(Control::Choice),
        }
    }
}

impl Control {
    fn value(&self) -> String {
        match self {
            Self::Line(input) => input.value(),
            Self::Lines(area) => area.value(),
            Self::Choice(choice) => choice.value(),
        }
    }

    fn served(&self) -> String {
        match self {
            Self::Line(input) => input.default_value(),
            Self::Lines(area) => area.default_value().unwrap_or_default(),
            Self::Choice(choice) => options(choice)
                .find(HtmlOptionElement::default_selected)
                .map_or_else(String::new, |option| option.value()),
        }
    }

    fn element(&self) -> &Element {
        match self {
            Self::Line(input) => input,
            Self::Lines(area) => area,
            Self::Choice(choice) => choice,
        }
    }

    /// Changes the text and keeps the caret with the words around it, and those words where they are on the screen.
    fn change(&self, change: &Change, value: &str) {
        match self {
            Self::Choice(choice) => choice.set_value(value),
            Self::Line(input) => {
                let caret = (input.selection_start(), input.selection_end());
                input.set_value(value);
                if let (Ok(Some(start)), Ok(Some(end))) = caret {
                    // Refused only by kinds of input that have no caret, and those gave none.
                    let _ = input.set_selection_range(moved(change, start), moved(change, end));
                }
            }
            Self::Lines(area) => {
                let caret = (area.selection_start(), area.selection_end());
                let (scrolled, height) = (area.scroll_top(), area.scroll_height());
                let (from, to) = (units(change.old.start), units(change.old.end));
                if area.set_range_text_with_start_and_end(&change.new, from, to).is_err() {
                    area.set_value(value);
                }
                if let (Ok(Some(start)), Ok(Some(end))) = caret {
                    // A text area always has a caret.
                    let _ = area.set_selection_range(moved(change, start), moved(change, end));
                    let grown = if end > from { area.scroll_height() - height } else { 0 };
                    area.set_scroll_top(scrolled + grown);
                }
            }
        }
    }
}

fn moved(change: &Change, unit: u32) -> u32 {
    usize::try_from(unit).map_or(unit, |unit| units(change.moved(unit)))
}

fn units(unit: usize) -> u32 {
    u32::try_from(unit).unwrap_or(u32::MAX)
}

fn options(choice: &HtmlSelectElement) -> impl Iterator<Item = HtmlOptionElement> {
    let options = choice.options();
    (0..options.length()).filter_map(move |at| options.item(at)?.dyn_into().ok())
}
