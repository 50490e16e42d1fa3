//! Asks for pictures and files until there is nothing more to wait for.

use std::cell::{Cell, RefCell};
use std::fmt;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::set_timeout;

use super::asking::ask;
use super::patience::Patience;
use crate::shelf::ShelfAnswer;

/// Pictures take about as long.
const PAUSE: Duration = Duration::from_secs(2);

/// Hears what there is, and which keys nothing more will be heard of.
type Hearing = dyn Fn(&ShelfAnswer, &[String]);

/// Somebody who keeps asking.
pub(crate) struct Lookout {
    href: String,
    patience: RefCell<Patience>,
    is_asking: Cell<bool>,
    then: Box<Hearing>,
}

impl fmt::Debug for Lookout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lookout").field("href", &self.href).field("patience", &self.patience).finish_non_exhaustive()
    }
}

impl Lookout {
    pub(crate) fn new(href: String, then: impl Fn(&ShelfAnswer, &[String]) + 'static) -> Rc<Self> {
        Rc::new(Self { href, patience: RefCell::default(), is_asking: Cell::new(false), then: Box::new(then) })
    }

    /// Asks for a key, now and as long as it is being prepared.
    pub(crate) fn want(self: &Rc<Self>, key: String) {
        self.patience.borrow_mut().want(key);
        if !self.is_asking.replace(true) {
            self.ask();
        }
    }

    fn ask(self: &Rc<Self>) {
        let asked = self.patience.borrow().asked();
        let lookout = Rc::clone(self);
        leptos::task::spawn_local(async move {
            let answer = ask(&lookout.href, &[("khoa", &asked.join(","))]).await;
            let lost = lookout.patience.borrow_mut().hear(&asked, answer.as_ref());
            (lookout.then)(&answer.unwrap_or_default(), &lost);
            if lookout.patience.borrow().is_empty() {
                lookout.is_asking.set(false);
            } else {
                set_timeout(move || lookout.ask(), PAUSE);
            }
        });
    }
}
