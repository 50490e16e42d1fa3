//! Binds the page to what happens in the browser. Everything listens as long as the page lives.

use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{BeforeUnloadEvent, Element, Event, FocusEvent, PageTransitionEvent, SubmitEvent, VisibilityState};

use super::attendance::{attend, leave};
use super::controls::Controls;
use super::deeds::offer;
use super::machine::Machine;
use super::page::{KEY, Page, seconds_of_the_wall};
use super::storage::Shelf;
use super::terms::{Base, Form as _};
use super::{Places, Shown};
use crate::islands::browser::listen;

/// What the page came with.
pub(super) struct Start {
    pub(super) form: String,
    pub(super) company: String,
    pub(super) places: Places,
    pub(super) person: i64,
    pub(super) shown_again: bool,
    pub(super) saves: bool,
}

/// Begins to follow the form; `None` where there is none.
pub(super) fn start(start: Start, shown: Shown) -> Option<Rc<Page>> {
    let Start { form, company, places, person, shown_again, saves } = start;
    // A sample in the style guide is nobody's, and must not forget what somebody really wrote.
    let controls = Controls::find(&form).filter(|_| person > 0)?;
    // What a browser keeps over a reload it keeps without its base; we keep it better.
    let _ = controls.form.set_attribute("autocomplete", "off");
    // Something new shares its address with new things of other kinds, and they have other fields.
    let path = match (location().pathname().ok()?, controls.hidden("loai")) {
        (path, kind) if kind.is_empty() => path,
        (path, kind) => format!("{path}?loai={kind}"),
    };
    let served = controls.served();
    let shelf = Shelf::new(person, controls.hidden(KEY));
    shelf.tidy(&path, &served, shown_again);
    let copies = shelf.copies(&path);
    let (version, number) = (controls.hidden("phien_ban").parse().ok(), controls.hidden("goc").parse().ok());
    // A form that is shown again holds what was typed; what it began with only an earlier page can know.
    let values = if shown_again { copies.base_of(number).cloned() } else { Some(served.clone()) };
    let base = Base { values, version, number };
    let machine = if saves { Machine::new(base) } else { Machine::silent(base) }.counting_from(seconds_of_the_wall());
    let offered = copies.newest_but(&shelf.writer).filter(|_| !shown_again).cloned();

    let page = Page::new(controls, machine, shelf, path, places, company, shown);
    follow(&page);
    if shown_again || page.controls.values() != served {
        page.typed();
        page.keep_if_due();
        page.shelf.drop_sent(&page.path.borrow(), &page.controls.values());
    }
    if let Some(copy) = offered {
        offer(&page, copy);
    }
    if saves {
        attend(&page);
    }
    Some(page)
}

fn follow(page: &Rc<Page>) {
    let form = page.controls.form.clone();
    let bound = |then: fn(&Rc<Page>)| {
        let page = Rc::clone(page);
        move |_: Event| then(&page)
    };
    for name in ["input", "change"] {
        listen(&form, name, bound(Page::typed));
    }
    listen(&form, "compositionstart", bound(|page| page.controls.composing.set(true)));
    listen(
        &form,
        "compositionend",
        bound(|page| {
            page.controls.composing.set(false);
            page.run(Machine::settle);
        }),
    );
    listen(&form, "focusout", {
        let page = Rc::clone(page);
        move |event: FocusEvent| {
            page.keep_if_due();
            // Whoever goes to a button that sends is about to send: two saves at once help nobody.
            if !leads_to_sending(&event) {
                page.run(Machine::left);
            }
        }
    });
    let document = document();
    listen(&document, "submit", {
        let page = Rc::clone(page);
        move |event: SubmitEvent| page.on_submit(&event)
    });
    listen(
        &document,
        "visibilitychange",
        bound(|page| {
            if is_visible() {
                return;
            }
            page.keep_if_due();
            page.run(Machine::hurry);
        }),
    );
    let window = window();
    listen(&window, "online", bound(|page| page.run(Machine::hurry)));
    listen(
        &window,
        "pagehide",
        bound(|page| {
            page.keep_if_due();
            page.run(Machine::hurry);
            leave(page);
        }),
    );
    listen(&window, "pageshow", {
        let page = Rc::clone(page);
        move |event: PageTransitionEvent| {
            if event.persisted() {
                page.come_back();
            }
        }
    });
    listen(&window, "beforeunload", {
        let page = Rc::clone(page);
        move |event: BeforeUnloadEvent| {
            page.keep_if_due();
            let values = page.controls.values();
            let is_safe = page.keeps.get() || page.machine.borrow().has(&values);
            if !is_safe && !page.is_submitting.get() && !page.signs_out.get() {
                event.prevent_default();
                event.set_return_value("Phần vừa gõ chưa được lưu.");
            }
        }
    });
}

fn leads_to_sending(event: &FocusEvent) -> bool {
    let element = event.related_target().and_then(|target| target.dyn_into::<Element>().ok());
    element.is_some_and(|element| element.matches("form button:not([type=button])").unwrap_or(false))
}

/// Whether somebody can see the page.
pub(super) fn is_visible() -> bool {
    document().visibility_state() == VisibilityState::Visible
}
