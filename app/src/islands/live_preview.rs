//! The preview beside the editor follows what is typed, through the very renderer of public pages.

use leptos::prelude::*;

/// Follows the text area with id `textarea`: renders it into the element with id `pane` after a
/// short pause, shows the number of words and what the renderer has to say. Says nothing aloud:
/// somebody who types with a screen reader hears themselves, not us.
#[island]
pub fn LivePreview(
    /// Id of the text area that is followed.
    textarea: String,
    /// Id of the element that holds the rendered text.
    pane: String,
    /// What the renderer said about the text the page came with.
    warnings: Vec<String>,
) -> impl IntoView {
    let warnings = RwSignal::new(warnings);
    let words = RwSignal::new(None::<usize>);

    #[cfg(feature = "hydrate")]
    follow(&textarea, pane, warnings, words);
    #[cfg(not(feature = "hydrate"))]
    let _ = (textarea, pane);

    view! {
        <p class="words">{move || words.get().map(|count| format!("{count} chữ"))}</p>
        <ul class="warnings">
            {move || warnings.get().into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view()}
        </ul>
    }
}

/// Long enough not to run between two keys of a Vietnamese input method.
#[cfg(feature = "hydrate")]
const PAUSE: std::time::Duration = std::time::Duration::from_millis(200);

#[cfg(feature = "hydrate")]
fn follow(textarea: &str, pane: String, warnings: RwSignal<Vec<String>>, words: RwSignal<Option<usize>>) {
    use wasm_bindgen::JsCast as _;
    use wasm_bindgen::closure::Closure;

    let Some(area) = document().get_element_by_id(textarea) else { return };
    let Ok(area) = area.dyn_into::<web_sys::HtmlTextAreaElement>() else { return };
    let typed = area.clone();
    let render = move || {
        let rendered = domain::markdown::render(&typed.value());
        if let Some(pane) = document().get_element_by_id(&pane) {
            pane.set_inner_html(&rendered.html);
        }
        warnings.set(rendered.warnings.iter().map(domain::markdown::Warning::sentence).collect());
        words.set(Some(rendered.words));
    };
    // Once at the start: what a browser kept over a reload may differ from what the page came with.
    Effect::new({
        let render = render.clone();
        move |_| render()
    });
    let mut later = debounce(PAUSE, move |()| render());
    let on_input = Closure::<dyn FnMut()>::new(move || later(()));
    // Refused only for a listener the browser does not know; then the page stays as it came.
    let _ = area.add_event_listener_with_callback("input", on_input.as_ref().unchecked_ref());
    // Listens as long as the page lives.
    on_input.forget();
}
