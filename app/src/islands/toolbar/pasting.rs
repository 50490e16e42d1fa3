//! What Word, LibreOffice, Google Docs or a web page put on the clipboard, set into the text as Markdown.

mod tree;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use domain::legacy::{convert, recognise};
use domain::media::{MediaKey, Reference};
use domain::rich::html::{Pasted, paste};
use leptos::prelude::*;
use web_sys::{ClipboardEvent, KeyboardEvent};

use super::Received;
use super::area::Area;
use super::offer::Offer;
use super::receiving::Receiving;
use crate::islands::browser::{files_of, listen};

/// Letters of HTML that are looked at; a longer text comes as letters alone.
const LONGEST: usize = 20_000_000;

/// Listens to what is pasted into the text.
pub(super) struct Pasting {
    area: Area,
    received: Received,
    /// Where files may be brought.
    receiving: Option<Receiving>,
    /// Set by Ctrl+Shift+V: only letters are wanted.
    is_plain: Cell<bool>,
    /// What was pasted in old letters, and what it would be in proper ones.
    old: RefCell<Option<(String, String)>>,
}

impl std::fmt::Debug for Pasting {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Pasting").field("area", &self.area).finish_non_exhaustive()
    }
}

impl Pasting {
    pub(super) fn follow(area: &Area, received: Received, receiving: Option<Receiving>) -> Rc<Self> {
        let pasting = Rc::new(Self {
            area: area.clone(),
            received,
            receiving,
            is_plain: Cell::new(false),
            old: RefCell::default(),
        });
        let pressed = Rc::clone(&pasting);
        listen(&area.0, "keydown", move |event: KeyboardEvent| {
            let is_wanted = event.shift_key() && (event.ctrl_key() || event.meta_key());
            pressed.is_plain.set(is_wanted && event.key().eq_ignore_ascii_case("v"));
        });
        let heard = Rc::clone(&pasting);
        listen(&area.0, "paste", move |event: ClipboardEvent| {
            if heard.hear(&event) {
                event.prevent_default();
            }
        });
        pasting
    }

    /// Whether it was dealt with here; otherwise the browser pastes the letters.
    fn hear(&self, event: &ClipboardEvent) -> bool {
        let Some(data) = event.clipboard_data() else { return false };
        let is_plain = self.is_plain.replace(false);
        let told = |kind| data.get_data(kind).unwrap_or_default();
        let letters = told("text/plain").replace("\r\n", "\n");
        self.forget();
        // Word puts a picture of the words beside the words: files count where there are none.
        let files = files_of(data.files());
        if let Some(receiving) = self.receiving.as_ref().filter(|_| !files.is_empty() && letters.trim().is_empty()) {
            receiving.take(files);
            return true;
        }
        let html = if is_plain { String::new() } else { told("text/html") };
        let was_set = !html.is_empty() && html.len() <= LONGEST && self.set(&html, &letters);
        if !was_set && let Some(encoding) = recognise(&letters) {
            self.ask(encoding.name(), &letters, letters.clone(), convert(&letters, encoding));
        }
        was_set
    }

    /// Sets a text with structure in; whether it has any.
    fn set(&self, html: &str, letters: &str) -> bool {
        let Some(nodes) = tree::read(html) else { return false };
        let Pasted { document, pictures, left_out } = paste(&nodes);
        if document.is_bare() {
            return false;
        }
        let keys: Vec<Option<String>> = match &self.receiving {
            Some(receiving) => pictures.into_iter().map(|bytes| receiving.take_pasted(&bytes)).collect(),
            None => Vec::new(),
        };
        let address = |at: usize| {
            let key = keys.get(at)?.as_deref().and_then(MediaKey::parse)?;
            Some(Reference::Picture(key).address())
        };
        let is_words = document.words().is_some();
        let text = document.markdown(address);
        if !self.area.paste(&text, is_words) {
            return false;
        }
        if let Some(encoding) = recognise(letters) {
            let converted = document.with_letters(|words| convert(words, encoding)).markdown(address);
            self.ask(encoding.name(), letters, text, converted);
        }
        let mut told: Vec<_> = left_out.iter().map(domain::rich::LeftOut::sentence).collect();
        let brought = keys.iter().flatten().count();
        if brought > 0 {
            told.push(format!(
                "{brought} ảnh trong đoạn vừa dán đang được đưa vào thư viện. Hãy viết lời mô tả cho từng ảnh."
            ));
        }
        self.received.told.set(told.join(" "));
        true
    }

    fn ask(&self, name: &'static str, letters: &str, text: String, converted: String) {
        let before = letters.lines().find(|line| recognise(line).is_some() || !line.is_ascii());
        let before = before.or_else(|| letters.lines().next()).unwrap_or_default().trim().to_owned();
        let after = recognise(letters).map_or_else(String::new, |encoding| convert(&before, encoding));
        self.received.offer.set(Some(Offer { name, before, after }));
        self.old.replace(Some((text, converted)));
    }

    /// The offer is taken or refused.
    pub(super) fn answer(&self, convert: bool) {
        const CHANGED: &str =
            "Đoạn vừa dán đã được sửa nên không chuyển mã được nữa. Hãy xóa đi, dán lại rồi chuyển mã ngay.";
        let Some((text, converted)) = self.old.take() else { return };
        self.received.offer.set(None);
        let is_done = !convert || self.area.replace(text.trim_matches('\n'), converted.trim_matches('\n'));
        self.received.told.set(if is_done { String::new() } else { CHANGED.to_owned() });
        // A text area can always be focused.
        let _ = self.area.0.focus();
    }

    fn forget(&self) {
        self.old.take();
        self.received.offer.set(None);
        self.received.told.set(String::new());
    }
}
