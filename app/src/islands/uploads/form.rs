//! The form that brings files, taken over.

use std::rc::Rc;

use leptos::prelude::document;
use web_sys::{ClipboardEvent, DragEvent, Event, File, HtmlFormElement, HtmlInputElement, SubmitEvent};

use crate::islands::bringing::porter::Porter;
use crate::islands::browser::{by_id, carries_files, files_of, listen};

/// Sends what is chosen, dropped or pasted from now on; whether there is a form at all.
pub(super) fn follow(form: &str, control: &str, porter: &Rc<Porter>) -> bool {
    let (Some(form), Some(control)) = (by_id::<HtmlFormElement>(form), by_id::<HtmlInputElement>(control)) else {
        return false;
    };
    let chosen = {
        let (porter, control) = (Rc::clone(porter), control.clone());
        move || {
            let files = files_of(control.files());
            // The same file may be chosen again.
            control.set_value("");
            let found = !files.is_empty();
            take(&porter, files);
            found
        }
    };
    {
        let chosen = chosen.clone();
        listen(&control, "change", move |_: Event| {
            chosen();
        });
    }
    listen(&form, "submit", move |event: SubmitEvent| {
        event.prevent_default();
        if !chosen() {
            // Nothing is chosen yet: the button asks for it.
            control.click();
        }
    });
    dropping(&form, porter);
    let porter = Rc::clone(porter);
    listen(&document(), "paste", move |event: ClipboardEvent| {
        let files = files_of(event.clipboard_data().and_then(|data| data.files()));
        if !files.is_empty() {
            event.prevent_default();
            take(&porter, files);
        }
    });
    true
}

fn dropping(form: &HtmlFormElement, porter: &Rc<Porter>) {
    let over = |form: &HtmlFormElement, is_over: bool| {
        // Refused only for a name that is none.
        let _ = form.class_list().toggle_with_force("drop-here", is_over);
    };
    {
        let form = form.clone();
        listen(&form.clone(), "dragover", move |event: DragEvent| {
            if carries_files(event.data_transfer().as_ref()) {
                event.prevent_default();
                over(&form, true);
            }
        });
    }
    {
        let form = form.clone();
        listen(&form.clone(), "dragleave", move |_: DragEvent| over(&form, false));
    }
    let (form, porter) = (form.clone(), Rc::clone(porter));
    listen(&form.clone(), "drop", move |event: DragEvent| {
        over(&form, false);
        let files = files_of(event.data_transfer().and_then(|data| data.files()));
        if !files.is_empty() {
            event.prevent_default();
            take(&porter, files);
        }
    });
}

fn take(porter: &Rc<Porter>, files: Vec<File>) {
    for file in files {
        porter.take(file);
    }
}
