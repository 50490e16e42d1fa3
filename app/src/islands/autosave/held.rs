//! Other forms of the page, such as publishing: they wait until the server has what is on the page.

use std::rc::Rc;

use leptos::prelude::{Set as _, document};
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, HtmlFormElement, HtmlInputElement, SubmitEvent};

use super::machine::Machine;
use super::page::Page;
use super::storage::forget_all;
use super::terms::Form as _;

/// A form that waits, and the button that was pressed.
pub(crate) struct Held {
    form: HtmlFormElement,
    button: Option<HtmlElement>,
    note: Option<Element>,
}

/// Hidden fields with the version a form acts on.
const VERSION: &str = "input[type=hidden][name=phien_ban]";

/// On a form of which a person knows that it leaves something unsaved behind.
const INSISTS: &str = "data-bo-phan-do";

/// Every form of the page acts on the text that was saved last.
pub(crate) fn adopt_everywhere(version: i64) {
    let Ok(inputs) = document().query_selector_all(VERSION) else { return };
    for at in 0..inputs.length() {
        if let Some(input) = inputs.item(at).and_then(|node| node.dyn_into::<HtmlInputElement>().ok()) {
            input.set_value(&version.to_string());
        }
    }
}

impl Page {
    /// A form of the page is about to go.
    pub(super) fn on_submit(self: &Rc<Self>, event: &SubmitEvent) {
        let form = event.target().and_then(|target| target.dyn_into::<HtmlFormElement>().ok());
        let Some(form) = form.filter(|_| !event.default_prevented()) else { return };
        if form == self.controls.form {
            self.submit();
            return;
        }
        let signs_out = form.get_attribute("action").as_deref() == Some("/dang-xuat");
        if !signs_out && !matches!(form.query_selector(VERSION), Ok(Some(_))) {
            return;
        }
        let is_saved = self.machine.borrow().is_idle() && self.machine.borrow().has(&self.controls.values());
        if is_saved || form.has_attribute(INSISTS) {
            if signs_out {
                self.signs_out.set(true);
                forget_all();
            }
            return;
        }
        event.prevent_default();
        let note = note_in(&form, "Đang lưu phần vừa gõ trước khi thực hiện…", "hint");
        self.held.replace(Some(Held { form, button: event.submitter(), note }));
        self.run(Machine::hold);
    }

    pub(super) fn release(&self) {
        let Some(Held { form, button, note }) = self.held.take() else { return };
        if let Some(note) = note {
            note.remove();
        }
        // The listener above meets it again and lets it through. A button that is gone since is no reason to stay.
        if button.is_some_and(|button| form.request_submit_with_submitter(Some(&button)).is_ok()) {
            return;
        }
        // Nor is a browser that cannot ask.
        if form.request_submit().is_err() && form.submit().is_err() {
            self.detain_form(&form);
        }
    }

    pub(super) fn detain(&self) {
        if let Some(Held { form, .. }) = self.held.take() {
            self.detain_form(&form);
        }
    }

    fn detain_form(&self, form: &HtmlFormElement) {
        let mut sentence = self.status.borrow().detained(self.keeps.get());
        if form.get_attribute("action").as_deref() == Some("/dang-xuat") {
            // Nobody is kept signed in on a shared computer for a text that cannot be saved.
            sentence.push_str(" Bấm Đăng xuất lần nữa để bỏ phần ấy.");
            // Refused only for a name that is none.
            let _ = form.set_attribute(INSISTS, "");
        }
        self.shown.told.set(sentence.clone());
        note_in(form, &sentence, "fault");
    }
}

/// A sentence at the end of a form, instead of the one it had.
fn note_in(form: &HtmlFormElement, sentence: &str, class: &str) -> Option<Element> {
    if let Ok(Some(former)) = form.query_selector(".waits") {
        former.remove();
    }
    let note = document().create_element("p").ok()?;
    note.set_class_name(&format!("waits {class}"));
    note.set_text_content(Some(sentence));
    form.append_child(&note).ok()?;
    Some(note)
}
