//! Carries files to the library, one at a time.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::fmt;
use std::rc::Rc;

use leptos::prelude::*;
use web_sys::{BeforeUnloadEvent, Event, File};

use super::arrival::{Arrival, MOST_BYTES, TOO_LARGE};
use super::lookout::Lookout;
use super::sending::send;
use super::{Row, Stand, Way};
use crate::islands::browser::listen;
use crate::shelf::{ShelfAnswer, TakenFile};

/// Sentences kept for screen readers; older ones were heard.
const MOST_HEARD: usize = 20;

/// Hears of every file that was taken, with the number of its line.
type Hearing = dyn Fn(u32, &TakenFile);

/// Carries files and tells the page.
pub(crate) struct Porter {
    href: String,
    csrf: String,
    way: Way,
    /// Those not in the library yet.
    files: RefCell<BTreeMap<u32, File>>,
    queue: RefCell<VecDeque<u32>>,
    is_busy: Cell<bool>,
    next: Cell<u32>,
    lookout: RefCell<Option<Rc<Lookout>>>,
    taken: Box<Hearing>,
}

impl fmt::Debug for Porter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Porter").field("href", &self.href).field("queue", &self.queue).finish_non_exhaustive()
    }
}

impl Porter {
    /// One that carries as long as the page lives.
    pub(crate) fn new(href: String, csrf: String, way: Way, taken: impl Fn(u32, &TakenFile) + 'static) -> Rc<Self> {
        let porter = Rc::new(Self {
            href: href.clone(),
            csrf,
            way,
            files: RefCell::default(),
            queue: RefCell::default(),
            is_busy: Cell::new(false),
            next: Cell::new(0),
            lookout: RefCell::default(),
            taken: Box::new(taken),
        });
        let prepared = Rc::downgrade(&porter);
        let lookout = Lookout::new(href, move |answer, lost| {
            if let Some(porter) = prepared.upgrade() {
                porter.prepared(answer, lost);
            }
        });
        porter.lookout.replace(Some(lookout));
        let again = Rc::clone(&porter);
        listen(&window(), "online", move |_: Event| again.come_back());
        let leaving = Rc::clone(&porter);
        listen(&window(), "beforeunload", move |event: BeforeUnloadEvent| {
            if leaving.is_busy.get() {
                event.prevent_default();
            }
        });
        porter
    }

    /// Takes up a file; returns the number of its line.
    pub(crate) fn take(self: &Rc<Self>, file: File) -> u32 {
        let id = self.next.replace(self.next.get() + 1);
        let is_too_large = file.size() > MOST_BYTES;
        let stand = if is_too_large { Stand::Refused(TOO_LARGE.to_owned()) } else { Stand::Queued };
        let row = Row { id, name: file.name(), stand: ArcRwSignal::new(stand), percent: ArcRwSignal::new(0) };
        if is_too_large {
            self.say(format!("{}: {TOO_LARGE}", row.name));
        } else {
            self.files.borrow_mut().insert(id, file);
            self.queue.borrow_mut().push_back(id);
        }
        self.way.rows.update(|rows| rows.push(row));
        self.go_on();
        id
    }

    /// Somebody asks for another try.
    pub(crate) fn retry(self: &Rc<Self>, id: u32) {
        let Some(row) = self.row(id) else { return };
        if matches!(row.stand.get_untracked(), Stand::Broken(_)) {
            row.stand.set(Stand::Queued);
            self.queue.borrow_mut().push_back(id);
            self.go_on();
        }
    }

    /// The connection is back.
    fn come_back(self: &Rc<Self>) {
        for row in self.way.rows.get_untracked() {
            if row.stand.get_untracked() == Stand::Away {
                row.stand.set(Stand::Queued);
                self.queue.borrow_mut().push_back(row.id);
            }
        }
        self.go_on();
    }

    /// Sends the next file, if none is under way.
    fn go_on(self: &Rc<Self>) {
        if self.is_busy.get() {
            return;
        }
        let Some(id) = self.queue.borrow_mut().pop_front() else { return };
        let (Some(row), Some(file)) = (self.row(id), self.files.borrow().get(&id).cloned()) else { return };
        self.is_busy.set(true);
        row.percent.set(0);
        row.stand.set(Stand::Sending);
        let (porter, percent) = (Rc::clone(self), row.percent.clone());
        let done = move |status, body: String| porter.arrived(id, status, &body);
        if !send(&self.href, &self.csrf, &file, move |sent| percent.set(sent), done) {
            self.arrived(id, 0, "");
        }
    }

    fn arrived(self: &Rc<Self>, id: u32, status: u16, body: &str) {
        self.is_busy.set(false);
        let Some(row) = self.row(id) else { return };
        match Arrival::read(status, body) {
            Arrival::Taken(taken, sentence) => {
                self.files.borrow_mut().remove(&id);
                self.say(format!("{}: {sentence}", row.name));
                (self.taken)(id, &taken);
                if taken.is_picture {
                    if let Some(lookout) = &*self.lookout.borrow() {
                        lookout.want(taken.key.clone());
                    }
                    row.stand.set(Stand::Preparing(taken, sentence));
                } else {
                    row.stand.set(Stand::Taken(taken, sentence, None));
                }
            }
            Arrival::Refused(sentence) => {
                self.files.borrow_mut().remove(&id);
                self.say(format!("{}: {sentence}", row.name));
                row.stand.set(Stand::Refused(sentence));
            }
            Arrival::Broken(_) if !window().navigator().on_line() => {
                self.say(format!("{}: Mất kết nối. Tệp sẽ được gửi tiếp khi có mạng lại.", row.name));
                row.stand.set(Stand::Away);
                self.wait_for_connection();
            }
            Arrival::Broken(sentence) => {
                self.say(format!("{}: {sentence}", row.name));
                row.stand.set(Stand::Broken(sentence));
            }
        }
        self.go_on();
    }

    /// Without a connection nobody else needs to be sent in vain.
    fn wait_for_connection(&self) {
        for id in self.queue.borrow_mut().drain(..) {
            if let Some(row) = self.row(id) {
                row.stand.set(Stand::Away);
            }
        }
    }

    /// Pictures can be shown now, or never.
    fn prepared(&self, answer: &ShelfAnswer, lost: &[String]) {
        for row in self.way.rows.get_untracked() {
            let Stand::Preparing(taken, _) = row.stand.get_untracked() else { continue };
            if let Some(picture) = answer.pictures.iter().find(|picture| picture.key == taken.key) {
                let sentence = "Ảnh đã xử lý xong.".to_owned();
                self.say(format!("{}: {sentence}", row.name));
                row.stand.set(Stand::Taken(taken, sentence, Some(picture.clone())));
            } else if lost.contains(&taken.key) {
                let sentence = "Ảnh đã nhận nhưng chưa xử lý xong. Hãy xem trang của ảnh.".to_owned();
                self.say(format!("{}: {sentence}", row.name));
                row.stand.set(Stand::Taken(taken, sentence, None));
            }
        }
    }

    fn row(&self, id: u32) -> Option<Row> {
        self.way.rows.with_untracked(|rows| rows.iter().find(|row| row.id == id).cloned())
    }

    fn say(&self, sentence: String) {
        self.way.heard.update(|heard| {
            let number = heard.last().map_or(0, |(number, _)| number + 1);
            heard.push((number, sentence));
            let old = heard.len().saturating_sub(MOST_HEARD);
            heard.drain(..old);
        });
    }
}
