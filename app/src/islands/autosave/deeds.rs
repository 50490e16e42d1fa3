//! What a person decides: about a text this browser kept, and about their own in a conflict.

use std::rc::Rc;

use domain::item::ItemField;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlTextAreaElement;

use super::copies::Copy;
use super::page::{KEY, Page};
use super::terms::Form as _;
use super::{Deed, Offer};
use crate::islands::browser::{by_id, focus};

/// Asks what to do with an unsaved text this browser kept.
pub(super) fn offer(page: &Page, copy: Copy) {
    let now = page.controls.values();
    let texts = copy.values.differing(&now).map(|(field, value)| (field.label(), page.controls.words(field, value)));
    let sentence = copy.sentence(page.machine.borrow().base().version);
    page.shown.told.set(sentence.clone());
    page.shown.offer.set(Some(Offer { sentence, texts: texts.collect() }));
    page.offered.replace(Some(copy));
}

/// Somebody pressed one of our buttons.
pub(super) fn act(page: &Rc<Page>, deed: Deed) {
    match deed {
        Deed::Take => take(page),
        Deed::Discard => {
            let Some(copy) = page.offered.take() else { return };
            page.shelf.drop_of(&page.path.borrow(), &copy.writer);
            page.shown.offer.set(None);
            focus(ItemField::Title.name());
        }
        Deed::CopyText => copy_text(page),
    }
}

fn take(page: &Rc<Page>) {
    let Some(copy) = page.offered.take() else { return };
    let replaced = page.unsaved().filter(|unsaved| !unsaved.values.is_like(&copy.values));
    page.shown.offer.set(None);
    if copy.version != page.machine.borrow().base().version {
        let base = copy.base();
        for (name, number) in [("phien_ban", base.version), ("goc", base.number.map(i64::from))] {
            if let Some(number) = number {
                page.controls.set_hidden(name, &number.to_string());
            }
        }
        // A page goes on from what it saved last, over it. This text is another page's: it goes beside it.
        page.controls.set_hidden(KEY, &renamed(&page.controls.hidden(KEY)));
        page.run(|machine, now, _| machine.resume(base, now));
    }
    page.controls.fill(&copy.values);
    if !copy.note.is_empty() {
        page.controls.fill_note(&copy.note);
    }
    page.typed();
    page.keep_if_due();
    if page.keeps.get() {
        page.shelf.drop_of(&page.path.borrow(), &copy.writer);
    }
    // What was typed here before is on offer now, in its stead.
    if let Some(replaced) = replaced {
        let replaced = Copy { writer: format!("{}-truoc", replaced.writer), ..replaced };
        page.shelf.keep(&page.path.borrow(), replaced.clone());
        offer(page, replaced);
    }
    focus(ItemField::Body.name());
}

/// Another name for this page, as good as the one the server made.
fn renamed(key: &str) -> String {
    let mut letters = key.chars();
    letters.next().map_or_else(String::new, |first| letters.as_str().to_owned() + &first.to_string())
}

/// Puts what the person changed on the clipboard, or at least selects it.
fn copy_text(page: &Rc<Page>) {
    let values = page.controls.values();
    let base = page.machine.borrow().base().values.clone().unwrap_or_default();
    let texts: Vec<_> = values.differing(&base).map(|(field, value)| page.controls.words(field, value)).collect();
    let text = texts.join("\n\n");
    let navigator = window().navigator();
    // Absent outside of secure connections, although `web_sys` promises it.
    let has_clipboard = web_sys::js_sys::Reflect::get(&navigator, &JsValue::from_str("clipboard"))
        .is_ok_and(|clipboard| !clipboard.is_undefined());
    if !has_clipboard {
        select_text(page);
        return;
    }
    let written = navigator.clipboard().write_text(&text);
    let page = Rc::clone(page);
    leptos::task::spawn_local(async move {
        match JsFuture::from(written).await {
            Ok(_) => page.shown.copied.set("Đã sao chép chữ của bạn."),
            Err(_) => select_text(&page),
        }
    });
}

fn select_text(page: &Page) {
    if let Some(area) = by_id::<HtmlTextAreaElement>(ItemField::Body.name()) {
        focus(ItemField::Body.name());
        area.select();
    }
    page.shown.copied.set("Đã chọn sẵn nội dung; hãy bấm Ctrl+C để sao chép.");
}
