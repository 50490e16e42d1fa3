//! The pictures and files of the text: what the page came with, and what is asked for when the text names more.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use domain::markdown::{Rendered, render_with};
use domain::media::{Reference, Shelf, named_in};

use crate::islands::bringing::lookout::Lookout;
use crate::shelf::ShelfAnswer;

/// What is known of them.
pub(super) struct Pictures {
    shelf: RefCell<Shelf>,
    /// Keys that were asked for: of what there is not, it is not asked twice.
    asked: RefCell<BTreeSet<String>>,
    lookout: RefCell<Option<Rc<Lookout>>>,
    /// Called when more is known.
    then: RefCell<Option<Box<dyn Fn()>>>,
}

impl Pictures {
    pub(super) fn new(href: &str, base: &str, told: &str) -> Rc<Self> {
        let mut shelf = Shelf::at(base);
        // A page without any says nothing.
        let told: ShelfAnswer = serde_json::from_str(told).unwrap_or_default();
        told.put_on(&mut shelf);
        let pictures = Rc::new(Self {
            shelf: RefCell::new(shelf),
            asked: RefCell::default(),
            lookout: RefCell::default(),
            then: RefCell::default(),
        });
        if !href.is_empty() {
            let hears = Rc::clone(&pictures);
            let lookout = Lookout::new(href.to_owned(), move |answer, _| hears.hear(answer));
            pictures.lookout.replace(Some(lookout));
        }
        pictures
    }

    /// Who is to be told when more is known.
    pub(super) fn tell(&self, then: impl Fn() + 'static) {
        self.then.replace(Some(Box::new(then)));
    }

    /// The text with what is known; asks for the rest.
    pub(super) fn render(&self, text: &str) -> Rendered {
        for named in named_in(text) {
            self.want(&named.reference);
        }
        render_with(text, &self.shelf.borrow())
    }

    fn want(&self, reference: &Reference) {
        let key = reference.key();
        let is_known = match reference {
            Reference::Picture(_) => self.shelf.borrow().picture(key).is_some(),
            Reference::Document(_) => self.shelf.borrow().attachment(key).is_some(),
        };
        if let Some(lookout) = &*self.lookout.borrow()
            && !is_known
            && self.asked.borrow_mut().insert(key.to_string())
        {
            lookout.want(key.to_string());
        }
    }

    fn hear(&self, answer: &ShelfAnswer) {
        if answer.pictures.is_empty() && answer.documents.is_empty() {
            return;
        }
        answer.put_on(&mut self.shelf.borrow_mut());
        if let Some(then) = &*self.then.borrow() {
            then();
        }
    }
}
