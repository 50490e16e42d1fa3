//! What is asked before letters of before Unicode are changed.

use leptos::prelude::*;

/// The first line that would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Offer {
    /// What the old letters are called.
    pub(super) name: &'static str,
    pub(super) before: String,
    pub(super) after: String,
}

/// The question; `answer` hears whether to change them.
pub(super) fn offer(offer: Offer, answer: impl Fn(bool) + Copy + Send + Sync + 'static) -> AnyView {
    let Offer { name, before, after } = offer;
    view! {
        <section class="old-letters" aria-label="Chữ theo bảng mã cũ">
            <p>{format!("Đoạn vừa dán theo bảng mã cũ {name}, người đọc sẽ thấy sai chữ.")}</p>
            <dl>
                <dt>"Đang là"</dt>
                <dd>{before}</dd>
                <dt>"Chuyển thành"</dt>
                <dd>{after}</dd>
            </dl>
            <p class="choices">
                <button type="button" class="main" on:click=move |_| answer(true)>"Chuyển mã"</button>
                <button type="button" on:click=move |_| answer(false)>"Để nguyên"</button>
            </p>
        </section>
    }
    .into_any()
}
