//! Bringing files one at a time, with their progress, beside a form that works without.

use leptos::prelude::*;

/// Sends what is chosen, dropped or pasted to the library, one file at a time.
#[island]
pub fn Uploads(
    /// Id of the form.
    form: String,
    /// Id of the control that chooses files.
    control: String,
    /// Where one file at a time is sent.
    shelf_href: String,
    /// Token of the form.
    csrf: String,
) -> impl IntoView {
    let _ = (form, control, shelf_href, csrf);
    view! { <div class="uploads"></div> }
}
