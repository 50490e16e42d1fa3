//! Small things every island does in the browser.

use leptos::prelude::document;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::convert::FromWasmAbi;
use web_sys::{DataTransfer, Element, Event, EventInit, EventTarget, File, FileList, HtmlElement};

/// Calls `then` for every event of a name, as long as the page lives.
pub(crate) fn listen<E: FromWasmAbi + 'static>(target: &EventTarget, name: &str, then: impl Fn(E) + 'static) {
    let then = Closure::<dyn Fn(E)>::new(then);
    // Refused only for a listener the browser does not know; then it is as without script.
    let _ = target.add_event_listener_with_callback(name, then.as_ref().unchecked_ref());
    then.forget();
}

/// The element with an id, as what it has to be.
pub(crate) fn by_id<E: wasm_bindgen::JsCast>(id: &str) -> Option<E> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Puts the focus on the element with an id.
pub(crate) fn focus(id: &str) {
    if let Some(element) = by_id::<HtmlElement>(id) {
        // Whatever cannot take the focus leaves it where it is.
        let _ = element.focus();
    }
}

/// Tells whatever follows a control that it changed.
pub(crate) fn dispatch_input(element: &Element) {
    let how = EventInit::new();
    how.set_bubbles(true);
    if let Ok(event) = Event::new_with_event_init_dict("input", &how) {
        // Only an event that is under way already is refused.
        let _ = element.dispatch_event(&event);
    }
}

/// The files of a list, in its order.
pub(crate) fn files_of(list: Option<FileList>) -> Vec<File> {
    list.map_or_else(Vec::new, |list| (0..list.length()).filter_map(|at| list.get(at)).collect())
}

/// Whether what is dragged holds files; they themselves are only told when they are dropped.
pub(crate) fn carries_files(data: Option<&DataTransfer>) -> bool {
    data.is_some_and(|data| data.types().iter().any(|kind| kind.as_string().is_some_and(|kind| kind == "Files")))
}
