//! Bringing files one at a time, with their progress, beside a form that works without.

#[cfg(feature = "hydrate")]
mod form;

use leptos::prelude::*;

use super::bringing::{Stand, Way, list};

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
    /// Where addresses of pictures begin.
    base: String,
) -> impl IntoView {
    let way = Way::new();
    let is_awake = RwSignal::new(false);

    #[cfg(feature = "hydrate")]
    let retry = {
        let porter = StoredValue::new_local(None);
        Effect::new(move |_| {
            let carrier = super::bringing::porter::Porter::new(shelf_href.clone(), csrf.clone(), way, |_, _| ());
            is_awake.set(form::follow(&form, &control, &carrier));
            porter.set_value(Some(carrier));
        });
        move |id: u32| {
            if let Some(porter) = porter.get_value() {
                porter.retry(id);
            }
        }
    };
    #[cfg(not(feature = "hydrate"))]
    let retry = {
        let _ = (form, control, shelf_href, csrf);
        |_: u32| ()
    };

    view! {
        <div class="uploads">
            {move || is_awake.get().then(|| view! {
                <p class="hint">"Cũng có thể kéo tệp vào khung này, hoặc dán ảnh vừa chép (Ctrl+V). Tệp được gửi ngay khi chọn."</p>
            })}
            {list(way, base, retry)}
            {move || has_taken(way).then(|| view! {
                <p class="in-list"><a href="">"Tải lại trang để thấy các tệp mới trong danh sách"</a></p>
            })}
        </div>
    }
}

/// Whether anything is in the library that the list below does not show yet.
fn has_taken(way: Way) -> bool {
    way.rows.with(|rows| rows.iter().any(|row| row.stand.with(|stand| matches!(stand, Stand::Taken(..)))))
}
