//! The box in which residents find their commune: a form that works by itself.

use leptos::prelude::*;

use crate::paths::public;

/// The name of the control, and its id.
const NAME: &str = "ten";

/// The form; `typed` is shown again as it was, `fault` is what is wrong with it.
pub(super) fn find_box(typed: String, fault: Option<String>) -> AnyView {
    let described = if fault.is_some() { "ten-goi-y ten-loi" } else { "ten-goi-y" };
    let invalid = fault.is_some().then_some("true");
    view! {
        <form class="ask" action=public::FindUnit.to_string() role="search">
            <label for=NAME>"Tên xã, phường, thị trấn"</label>
            <div>
                <input
                    type="search"
                    id=NAME
                    name=NAME
                    value=typed
                    autocomplete="off"
                    aria-invalid=invalid
                    aria-describedby=described
                />
                <button>"Tìm"</button>
            </div>
            {fault.map(|sentence| view! { <p class="code" id="ten-loi">{sentence}</p> })}
            <p class="hint" id="ten-goi-y">"Gõ không dấu cũng được. Ví dụ: hoa long, phuoc hung, p 12."</p>
        </form>
    }
    .into_any()
}
