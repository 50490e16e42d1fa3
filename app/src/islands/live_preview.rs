//! The preview beside the editor follows what is typed, through the very renderer of public pages.

#[cfg(feature = "hydrate")]
mod pictures;

use leptos::prelude::*;

/// Follows the text area with id `textarea`: renders it into the element with id `pane` after a
/// short pause, shows the number of words and what there is to look at again. Says nothing aloud:
/// somebody who types with a screen reader hears themselves, not us.
#[island]
pub fn LivePreview(
    /// Id of the text area that is followed.
    textarea: String,
    /// Id of the title's control.
    title: String,
    /// Id of the element that holds the rendered text.
    pane: String,
    /// What there was to say about the text the page came with.
    findings: Vec<String>,
    /// Where the library is asked for pictures and files that the text names; empty where there is none.
    shelf_href: String,
    /// Where addresses of pictures begin.
    base: String,
    /// Those the text named when the page came, as [`crate::shelf::ShelfAnswer`] in JSON.
    shelf: String,
) -> impl IntoView {
    let findings = RwSignal::new(findings);
    let words = RwSignal::new(None::<usize>);
    let is_wide = RwSignal::new(false);

    #[cfg(feature = "hydrate")]
    Effect::new(move |_| {
        let pictures = pictures::Pictures::new(&shelf_href, &base, &shelf);
        follow(&textarea, &title, pane.clone(), &pictures, Told { findings, words, is_wide });
    });
    #[cfg(not(feature = "hydrate"))]
    let _ = (textarea, title, pane, shelf_href, base, shelf);

    let width = move |wide: bool, name: &'static str| {
        let pressed = move || (is_wide.get() == wide).to_string();
        view! { <button type="button" aria-pressed=pressed on:click=move |_| is_wide.set(wide)>{name}</button> }
    };
    view! {
        <div class="widths" class:awake=move || words.get().is_some() role="group" aria-label="Xem trước như trên">
            {width(false, "Điện thoại")}
            {width(true, "Máy tính")}
        </div>
        <p class="words">{move || words.get().map(told)}</p>
        <p class="tally" class:clear=move || findings.with(Vec::is_empty)>{move || tally(findings.with(Vec::len), words.get())}</p>
        <ul class="warnings">
            {move || findings.get().into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view()}
        </ul>
    }
}

/// `320 chữ, đọc khoảng 2 phút`.
fn told(words: usize) -> String {
    match domain::markdown::reading_minutes(words) {
        0 => format!("{words} chữ"),
        minutes => format!("{words} chữ, đọc khoảng {minutes} phút"),
    }
}

/// How much there is to look at again. Of a text that is not there, nothing is said.
fn tally(findings: usize, words: Option<usize>) -> Option<String> {
    match findings {
        0 => words.filter(|words| *words > 0).map(|_| "Chưa thấy điều gì cần sửa".to_owned()),
        count => Some(format!("{count} điều nên xem lại")),
    }
}

/// Long enough not to run between two keys of a Vietnamese input method.
#[cfg(feature = "hydrate")]
const PAUSE: std::time::Duration = std::time::Duration::from_millis(200);

/// What stands around the pane.
#[cfg(feature = "hydrate")]
#[derive(Clone, Copy)]
struct Told {
    findings: RwSignal<Vec<String>>,
    words: RwSignal<Option<usize>>,
    is_wide: RwSignal<bool>,
}

#[cfg(feature = "hydrate")]
fn follow(textarea: &str, title: &str, pane: String, pictures: &std::rc::Rc<pictures::Pictures>, told: Told) {
    use std::cell::RefCell;
    use std::rc::Rc;

    use web_sys::{Element, Event, HtmlInputElement, HtmlTextAreaElement};

    use super::browser::{by_id, listen};

    let Told { findings, words, is_wide } = told;
    let Some(area) = by_id::<HtmlTextAreaElement>(textarea) else { return };
    let title = by_id::<HtmlInputElement>(title);
    let render = {
        let (area, title, pane, pictures) = (area.clone(), title.clone(), pane.clone(), Rc::clone(pictures));
        move || {
            let rendered = pictures.render(&area.value());
            if let Some(pane) = by_id::<Element>(&pane) {
                pane.set_inner_html(&rendered.html);
            }
            let of_title = title.as_ref().map_or_else(Vec::new, |title| domain::item::title_remarks(&title.value()));
            let of_text = rendered.warnings.iter().map(domain::markdown::Warning::sentence);
            findings.set(of_title.into_iter().chain(of_text).collect());
            words.set(Some(rendered.words));
        }
    };
    // Once at the start: what a browser kept over a reload may differ from what the page came with.
    render();
    Effect::new(move |pressed: Option<()>| widen(&pane, is_wide.get(), pressed.is_some()));
    let later = Rc::new(RefCell::new(debounce(PAUSE, move |()| render())));
    let again = Rc::clone(&later);
    pictures.tell(move || (again.borrow_mut())(()));
    let follow = |control: &web_sys::EventTarget| {
        let later = Rc::clone(&later);
        listen(control, "input", move |_: Event| (later.borrow_mut())(()));
    };
    follow(&area);
    if let Some(title) = title {
        follow(&title);
    }
}

/// As wide as a page on a computer, below the form; or as narrow as on a telephone, beside it.
#[cfg(feature = "hydrate")]
fn widen(pane: &str, is_wide: bool, was_pressed: bool) {
    let Some(pane) = super::browser::by_id::<web_sys::Element>(pane) else { return };
    let Ok(Some(desk)) = pane.closest(".desk") else { return };
    // Refused only for a name that is none.
    let _ = desk.class_list().toggle_with_force("as-on-computer", is_wide);
    // Where the pane went, the eyes and the pressed button go along.
    if let Ok(Some(moved)) = pane.closest(".pane")
        && was_pressed
    {
        moved.scroll_into_view();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_said_of_a_text_that_is_not_there() {
        assert_eq!((tally(0, None), tally(0, Some(0))), (None, None));
        assert_eq!(tally(0, Some(3)).as_deref(), Some("Chưa thấy điều gì cần sửa"));
        assert_eq!(tally(3, None).as_deref(), Some("3 điều nên xem lại"));
        assert_eq!(told(0), "0 chữ");
        assert!(told(320).starts_with("320 chữ, đọc khoảng "), "{}", told(320));
    }
}
