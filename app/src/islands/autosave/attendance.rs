//! Tells the server that somebody is here, and the person who else is.

use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;
use web_sys::Element;

use super::page::{KEY, Page};
use super::presence::Presence;
use super::sending::{Fields, post, post_and_go};
use super::terms::Form as _;
use super::wiring::is_visible;
use crate::islands::browser::by_id;

const EVERY: Duration = Duration::from_secs(15);

/// Says it now and as long as the page can be seen.
pub(super) fn attend(page: &Rc<Page>) {
    tell(page);
    let page = Rc::clone(page);
    set_interval(
        move || {
            if is_visible() {
                tell(&page);
            }
        },
        EVERY,
    );
}

fn tell(page: &Rc<Page>) {
    let (Some(href), Some(fields)) = (page.places.borrow().presence_href.clone(), fields(page)) else { return };
    let page = Rc::clone(page);
    leptos::task::spawn_local(async move {
        match post(&href, fields, None).await {
            Some((200, body)) => hear(&page, &Presence::read(&body).unwrap_or_default()),
            // Whoever may not ask is told the rest by saving.
            Some((401 | 403 | 404 | 410, _)) => {
                page.places.borrow_mut().presence_href = None;
                hear(&page, &Presence::default());
            }
            _ => {}
        }
    });
}

fn hear(page: &Page, presence: &Presence) {
    if let Some(line) = by_id::<Element>(&page.company) {
        line.set_text_content(presence.others().as_deref());
    }
    let machine = page.machine.borrow();
    // Of a text that is on its way the answer to it will tell.
    let is_settled = machine.is_idle() && machine.has(&page.controls.values());
    page.shown.newer.set(presence.newer_than(machine.base().version).filter(|_| is_settled));
}

/// Says that nobody is here any more.
pub(super) fn leave(page: &Page) {
    let (Some(href), Some(fields)) = (page.places.borrow().presence_href.clone(), fields(page)) else { return };
    post_and_go(&href, &fields.with("roi", "1"));
}

fn fields(page: &Page) -> Option<Fields> {
    let fields = Fields::new()?;
    Some(["csrf", KEY].iter().fold(fields, |fields, name| fields.with(name, &page.controls.hidden(name))))
}
