//! Files dropped on the text or pasted into it: they go into the library, and then to the caret.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::fmt;
use std::rc::Rc;
use std::time::Duration;

use domain::markdown::editing::Mark;
use domain::media::MediaKey;
use leptos::prelude::*;
use web_sys::js_sys::{Array, Math, Uint8Array};
use web_sys::{DragEvent, Event, File, FilePropertyBag};

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
    desk: Rc<Desk>,
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
        let porter = Porter::new(places.shelf_href.clone(), places.csrf.clone(), received.way, move |id, file| {
            taken.came.borrow_mut().push_back((id, file.clone()));
            taken.set_in();
        });
        let receiving = Self { porter, desk };
        receiving.listen();
        receiving
    }

    pub(super) fn retry(&self, id: u32) {
        self.porter.retry(id);
    }

    /// What was told is read.
    pub(super) fn forget(&self) {
        self.desk.received.told.set(String::new());
        self.desk.received.way.forget_ended();
    }

    /// Files for the caret.
    pub(super) fn take(&self, files: Vec<File>) {
        self.forget();
        self.desk.remember();
        for file in files {
            self.porter.take(file);
        }
    }

    /// A picture whose place is in a text that was pasted. Returns a key that stands for it until it has its own.
    pub(super) fn take_pasted(&self, bytes: &[u8]) -> Option<String> {
        let key = stand_in();
        let id = self.porter.take(picture_of(bytes)?);
        self.desk.places.borrow_mut().insert(id, key.clone());
        Some(key)
    }

    fn listen(&self) {
        let desk = &self.desk;
        let area = &desk.area.0;
        listen(area, "dragover", |event: DragEvent| {
            if carries_files(event.data_transfer().as_ref()) {
                event.prevent_default();
            }
        });
        let receiving = self.clone();
        listen(area, "drop", move |event: DragEvent| {
            let files = files_of(event.data_transfer().and_then(|data| data.files()));
            if !files.is_empty() {
                event.prevent_default();
                // Where something is dropped, there the person is. A text area can always be focused.
                let _ = receiving.desk.area.0.focus();
                receiving.take(files);
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
    came: RefCell<VecDeque<(u32, TakenFile)>>,
    /// Keys that stand for pictures of pasted texts, by the number of their line.
    places: RefCell<BTreeMap<u32, String>>,
    is_composing: Cell<bool>,
    /// The text when files came, or when the last of them was set in: whoever typed since stays where they type.
    text: RefCell<String>,
}

impl Desk {
    fn new(area: Area, received: Received) -> Self {
        Self {
            area,
            received,
            came: RefCell::default(),
            places: RefCell::default(),
            is_composing: Cell::new(false),
            text: RefCell::default(),
        }
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
        for (id, file) in self.came.take() {
            let place = self.places.borrow_mut().remove(&id);
            match place {
                // Whoever took the text away meanwhile wants no picture either; it stays in the library.
                Some(place) => {
                    self.area.replace(&format!("/anh/{place}"), &format!("/anh/{}", file.key));
                }
                None => self.set_one_in(file),
            }
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

/// A key by chance: nothing but our own text ever holds it.
fn stand_in() -> String {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 255")]
    let bytes = std::array::from_fn(|_| (Math::random() * 256.0) as u8);
    MediaKey::from_random(bytes).to_string()
}

/// A picture as a file, named by what it is.
fn picture_of(bytes: &[u8]) -> Option<File> {
    let ending = match bytes {
        [0x89, ..] => "png",
        [b'G', ..] => "gif",
        [b'R', ..] => "webp",
        _ => "jpg",
    };
    let how = FilePropertyBag::new();
    how.set_type(&format!("image/{}", if ending == "jpg" { "jpeg" } else { ending }));
    let parts = Array::of1(&Uint8Array::from(bytes));
    File::new_with_u8_array_sequence_and_options(&parts, &format!("anh-dan.{ending}"), &how).ok()
}
