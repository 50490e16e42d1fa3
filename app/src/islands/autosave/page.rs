//! The page: does what the machine says, keeps the copy, tells the person.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::*;
use web_sys::AbortController;

use super::answer::{Answer, Moved};
use super::controls::{Controls, TURN, base_name};
use super::copies::Copy;
use super::held::Held;
use super::machine::Machine;
use super::sending::{Fields, post};
use super::status::{Speaker, Status, Tone};
use super::storage::Shelf;
use super::terms::{Base, Command, Form as _, Request};
use super::{Line, Places, Shown};

/// Id of the element that says when the item was saved last, as the page came.
pub(crate) const LAST_SAVED: &str = "luu-lan-cuoi";

/// After a key, before the copy is written.
const COPY_AFTER: Duration = Duration::from_millis(300);

/// The field with the name of the page.
pub(super) const KEY: &str = "ma_soan";

/// Fields of the page that go with every request, beside those of the item.
const ALONG: [&str; 3] = ["csrf", KEY, "loai"];

pub(crate) struct Page {
    pub(super) controls: Controls,
    pub(super) machine: RefCell<Machine>,
    pub(super) shelf: Shelf,
    /// The address of the page; a new item's changes.
    pub(super) path: RefCell<String>,
    pub(super) places: RefCell<Places>,
    /// Id of the element that says who else has the item open.
    pub(super) company: String,
    pub(super) shown: Shown,
    pub(super) offered: RefCell<Option<Copy>>,
    pub(super) held: RefCell<Option<Held>>,
    pub(super) status: RefCell<Status>,
    /// Whether this browser keeps a copy of what is on the page.
    pub(super) keeps: Cell<bool>,
    /// Whether the person is leaving for good.
    pub(super) signs_out: Cell<bool>,
    pub(super) is_submitting: Cell<bool>,
    speaker: RefCell<Speaker>,
    wake: Cell<Option<TimeoutHandle>>,
    copy_is_due: Cell<bool>,
    flight: RefCell<Option<AbortController>>,
}

/// Milliseconds of a clock that only goes forward.
pub(super) fn now() -> u64 {
    window().performance().map_or(0, |clock| millis(clock.now()))
}

/// Seconds of the clock on the wall.
pub(super) fn seconds_of_the_wall() -> u32 {
    u32::try_from(millis(web_sys::js_sys::Date::now()) / 1_000).unwrap_or_default()
}

fn millis(value: f64) -> u64 {
    let whole = Duration::try_from_secs_f64(value / 1_000.0).unwrap_or_default();
    u64::try_from(whole.as_millis()).unwrap_or(u64::MAX)
}

impl Page {
    pub(super) fn new(
        controls: Controls,
        machine: Machine,
        shelf: Shelf,
        path: String,
        places: Places,
        company: String,
        shown: Shown,
    ) -> Rc<Self> {
        Rc::new(Self {
            controls,
            machine: RefCell::new(machine),
            shelf,
            path: RefCell::new(path),
            places: RefCell::new(places),
            company,
            shown,
            offered: RefCell::default(),
            held: RefCell::default(),
            status: RefCell::new(Status::Nothing),
            keeps: Cell::new(true),
            signs_out: Cell::new(false),
            is_submitting: Cell::new(false),
            speaker: RefCell::default(),
            wake: Cell::new(None),
            copy_is_due: Cell::new(false),
            flight: RefCell::default(),
        })
    }

    /// Lets the machine do something, and does what it says.
    pub(super) fn run(self: &Rc<Self>, deed: impl FnOnce(&mut Machine, u64, &Controls) -> Vec<Command>) {
        // The machine is free again before anything is done: filling a control is heard as typing.
        let commands = deed(&mut self.machine.borrow_mut(), now(), &self.controls);
        for command in commands {
            self.obey(command);
        }
        self.arm();
    }

    fn obey(self: &Rc<Self>, command: Command) {
        match command {
            Command::Send(request) => self.send(request),
            Command::Abort => {
                if let Some(flight) = self.flight.take() {
                    flight.abort();
                }
            }
            Command::Adopt { version, number } => self.adopt(version, number),
            Command::Move(moved) => self.move_to(moved),
            Command::Fill(values) => self.controls.fill(&values),
            Command::Keep => self.keep(false),
            Command::Say(status) => self.say(status),
            Command::Release => self.release(),
            Command::Detain => self.detain(),
        }
    }

    /// Sets the clock for what the machine has to do next.
    pub(super) fn arm(self: &Rc<Self>) {
        if let Some(wake) = self.wake.take() {
            wake.clear();
        }
        let Some(due) = self.machine.borrow().due() else { return };
        let page = Rc::clone(self);
        let tick = move || page.run(Machine::tick);
        self.wake.set(set_timeout_with_handle(tick, Duration::from_millis(due.saturating_sub(now()))).ok());
    }

    /// Somebody typed.
    pub(super) fn typed(self: &Rc<Self>) {
        self.run(|machine, now, _| {
            machine.typed(now);
            Vec::new()
        });
        if !self.copy_is_due.replace(true) {
            let page = Rc::clone(self);
            set_timeout(move || page.keep_if_due(), COPY_AFTER);
        }
    }

    /// Writes the copy that is to be written soon, now.
    pub(super) fn keep_if_due(&self) {
        if self.copy_is_due.get() {
            self.keep(false);
        }
    }

    /// Makes the copy in this browser agree with the form; `sent` says that the form is going.
    pub(super) fn keep(&self, sent: bool) {
        self.copy_is_due.set(false);
        if self.signs_out.get() {
            return;
        }
        let path = self.path.borrow();
        let Some(copy) = self.unsaved() else {
            self.shelf.drop_of(&path, &self.shelf.writer);
            return;
        };
        let keeps = self.shelf.keep(&path, Copy { sent, ..copy });
        self.keeps.set(keeps);
        if !keeps {
            self.shown.uncopied.set(true);
        }
    }

    /// What is on the page, if the server does not have it.
    pub(super) fn unsaved(&self) -> Option<Copy> {
        let values = self.controls.values();
        let machine = self.machine.borrow();
        if machine.has(&values) {
            return None;
        }
        let Base { values: base, version, number } = machine.base().clone();
        let at = i64::try_from(millis(web_sys::js_sys::Date::now())).unwrap_or_default();
        let (writer, note) = (self.shelf.writer.clone(), self.controls.note());
        Some(Copy { writer, at, version, number, values, base, note, sent: false })
    }

    fn send(self: &Rc<Self>, request: Request) {
        let Request { turn, version, number, values, base } = request;
        let flight = AbortController::new().ok();
        let signal = flight.as_ref().map(AbortController::signal);
        self.flight.replace(flight);
        let href = self.places.borrow().save_href.clone();
        let fields = Fields::new().map(|fields| {
            let along = ALONG.iter().fold(fields, |fields, name| fields.with(name, &self.controls.hidden(name)));
            let along = along.with(TURN, &turn.to_string());
            let along = version.iter().fold(along, |fields, number| fields.with("phien_ban", &number.to_string()));
            let along = number.iter().fold(along, |fields, number| fields.with("goc", &number.to_string()));
            let own = values.0.iter().fold(along, |fields, (name, value)| fields.with(name, value));
            let base = base.unwrap_or_default();
            base.0.iter().fold(own, |fields, (name, value)| fields.with(&base_name(name), value))
        });
        let page = Rc::clone(self);
        leptos::task::spawn_local(async move {
            let answer = match fields {
                Some(fields) => post(&href, fields, signal.as_ref()).await,
                None => None,
            };
            let answer = answer.map_or(Answer::Trouble, |(status, body)| Answer::read(status, &body));
            page.run(|machine, now, controls| machine.answer(turn, answer, now, controls));
        });
    }

    /// The saved text every form of the page now stands on.
    fn adopt(&self, version: i64, number: i32) {
        self.controls.set_hidden("phien_ban", &version.to_string());
        self.controls.set_hidden("goc", &number.to_string());
        super::held::adopt_everywhere(version);
    }

    /// A new item has its address from now on; so have this page and its copy.
    fn move_to(&self, Moved { item, save_href, presence_href }: Moved) {
        self.shelf.drop_of(&self.path.borrow(), &self.shelf.writer);
        self.controls.form.set_action(&item);
        if let Ok(history) = window().history() {
            // Refused only for other origins; then the address stays, and only a reload would notice.
            let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&item));
        }
        self.path.replace(item);
        // It says that nothing was saved yet; the status says better.
        if let Some(never) = document().get_element_by_id(LAST_SAVED) {
            never.set_text_content(None);
        }
        let mut places = self.places.borrow_mut();
        if let Some(href) = save_href {
            places.save_href = href;
        }
        places.presence_href = presence_href.or(places.presence_href.take());
    }

    pub(super) fn say(&self, status: Status) {
        let kept = self.keeps.get();
        let sentence = status.sentence(kept);
        if let Some(aloud) = self.speaker.borrow_mut().hear(&status, kept) {
            self.shown.told.set(aloud);
        }
        let tone = status.tone();
        let line = Line { sentence, class: tone.class(), offers_text: tone == Tone::Ended };
        self.shown.line.set((!line.sentence.is_empty()).then_some(line));
        self.status.replace(status);
    }

    /// The form goes: what it began with goes along, and its copy stays until a page shows it saved.
    pub(super) fn submit(self: &Rc<Self>) {
        self.keep(true);
        self.is_submitting.set(true);
        let (turn, base) = self.machine.borrow_mut().submit();
        self.controls.set_hidden(TURN, &turn.to_string());
        for (name, value) in base.unwrap_or_default().0 {
            self.controls.set_hidden(&base_name(&name), &value);
        }
        self.arm();
    }

    /// The browser kept the page and shows it again.
    pub(super) fn come_back(self: &Rc<Self>) {
        self.is_submitting.set(false);
        self.controls.drop_hidden(TURN);
        for (name, _) in self.controls.values().0 {
            self.controls.drop_hidden(&base_name(&name));
        }
        self.run(|machine, now, _| {
            machine.come_back(now);
            Vec::new()
        });
        self.keep(false);
    }
}
