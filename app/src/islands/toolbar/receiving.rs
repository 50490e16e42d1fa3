//! Files dropped on the text or pasted into it: they go into the library, and then to the caret.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::fmt;
use std::rc::Rc;
use std::time::Duration;

use domain::markdown::editing::Mark;
use domain::media::MediaKey;
use leptos::prelude::*;
use web_sys::{ClipboardEvent, DragEvent, Event, File};

use super::Received;
use super::area::Area;
use super::library::Places;
use crate::islands::bringing::porter::Porter;
use crate::islands::browser::{carries_files, files_of, listen};
use crate::shelf::TakenFile;

/// Until a word is put together, nothing is set beside it.
const WHILE_COMPOSING: Duration = Duration::from_millis(300);

/// Takes in what comes to the text by itself.
#[derive(Clone)]
pub(super) struct Receiving {
    porter: Rc<Porter>,
    received: Received,
}

impl fmt::Debug for Receiving {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Receiving").field("porter", &self.porter).finish_non_exhaustive()
    }
}

impl Receiving {
    pub(super) fn new(area: &Area, places: &Places, received: Received) -> Self {
        let desk = Rc::new(Desk::new(area.clone(), received));
        let taken = Rc::clone(&desk);
        let porter = Porter::new(places.shelf_href.clone(), places.csrf.clone(), received.way, move |file| {
            taken.came.borrow_mut().push_back(file.clone());
            taken.set_in();
        });
        let receiving = Self { porter, received };
        receiving.listen(&desk);
        receiving
    }

    pub(super) fn retry(&self, id: u32) {
        self.porter.retry(id);
    }

    /// What was told is read.
    pub(super) fn forget(&self) {
        self.received.told.set(String::new());
        self.received.way.forget_ended();
    }

    fn take(&self, desk: &Desk, files: Vec<File>) {
        self.forget();
        desk.remember();
        files.into_iter().for_each(|file| self.porter.take(file));
    }

    fn listen(&self, desk: &Rc<Desk>) {
        let area = &desk.area.0;
        listen(area, "dragover", |event: DragEvent| {
            if carries_files(event.data_transfer().as_ref()) {
                event.prevent_default();
            }
        });
        let (receiving, dropped) = (self.clone(), Rc::clone(desk));
        listen(area, "drop", move |event: DragEvent| {
            let files = files_of(event.data_transfer().and_then(|data| data.files()));
            if !files.is_empty() {
                event.prevent_default();
                receiving.take(&dropped, files);
            }
        });
        let (receiving, pasted) = (self.clone(), Rc::clone(desk));
        listen(area, "paste", move |event: ClipboardEvent| {
            let Some(data) = event.clipboard_data() else { return };
            let files = files_of(data.files());
            // Word puts a picture of the words beside the words.
            let has_words = data.get_data("text/plain").is_ok_and(|words| !words.trim().is_empty());
            if !files.is_empty() && !has_words {
                event.prevent_default();
                receiving.take(&pasted, files);
            }
        });
        for (name, is_composing) in [("compositionstart", true), ("compositionend", false)] {
            let desk = Rc::clone(desk);
            listen(area, name, move |_: Event| desk.is_composing.set(is_composing));
        }
    }
}

/// The text, and what is to be set into it.
struct Desk {
    area: Area,
    received: Received,
    came: RefCell<VecDeque<TakenFile>>,
    is_composing: Cell<bool>,
    /// The text when files came, or when the last of them was set in: whoever typed since stays where they type.
    text: RefCell<String>,
}

impl Desk {
    fn new(area: Area, received: Received) -> Self {
        Self { area, received, came: RefCell::default(), is_composing: Cell::new(false), text: RefCell::default() }
    }

    fn remember(&self) {
        self.text.replace(self.area.0.value());
    }

    fn set_in(self: &Rc<Self>) {
        if self.is_composing.get() {
            let desk = Rc::clone(self);
            set_timeout(move || desk.set_in(), WHILE_COMPOSING);
            return;
        }
        for file in self.came.take() {
            self.set_one_in(file);
        }
    }

    fn set_one_in(&self, file: TakenFile) {
        let is_meant = *self.text.borrow() == self.area.0.value();
        let TakenFile { key, is_picture, name, .. } = file;
        let mark = match MediaKey::parse(&key) {
            Some(key) if is_picture => Mark::Picture { key, shows: String::new(), caption: String::new() },
            _ => Mark::Link { words: name.clone(), address: format!("/tep/{key}") },
        };
        let is_in = self.area.receive(&mark, is_meant);
        self.received.told.set(match (is_in, is_picture) {
            (false, _) => format!("“{name}” đã vào thư viện nhưng không chèn được ở chỗ con trỏ. Hãy chèn bằng nút Ảnh, tệp."),
            (true, true) => format!("Đã chèn ảnh “{name}”, chưa có lời mô tả. Hãy viết ảnh cho thấy gì vào giữa hai dấu ngoặc vuông [ ] của ảnh."),
            (true, false) => format!("Đã chèn tệp “{name}”."),
        });
        self.remember();
    }
}
