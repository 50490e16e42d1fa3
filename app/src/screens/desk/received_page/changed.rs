//! What the source says anew of what the unit says otherwise, for the editor to decide.

use leptos::prelude::*;

/// One field the source changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceChange {
    /// `Nội dung`.
    pub label: &'static str,
    /// What the source said when the unit wrote its own.
    pub before: String,
    /// What it says now.
    pub now: String,
    /// What the unit says.
    pub own: String,
    /// Where what changed is put together with the unit's own words, if that can be done without doubt.
    pub merge_href: Option<String>,
}

pub(super) fn view(changes: Vec<SourceChange>) -> Option<AnyView> {
    (!changes.is_empty()).then(|| {
        let each = changes.into_iter().map(one).collect_view();
        view! {
            <section class="conflict" aria-labelledby="ban-goc-da-doi">
                <h2 id="ban-goc-da-doi">"Bản gốc đã đổi chỗ đơn vị viết lại"</h2>
                <p>
                    "Trang của đơn vị vẫn hiện bản của đơn vị, kèm lời báo bản gốc đã đổi. Hãy xem ba bản bên dưới rồi sửa ở phần riêng của đơn vị: để nguyên nếu bản của đơn vị vẫn đúng, xóa trống ô để theo bản gốc, hoặc viết lại. Lưu và đăng là đã quyết định."
                </p>
                {each}
            </section>
        }
        .into_any()
    })
}

fn one(change: SourceChange) -> AnyView {
    let SourceChange { label, before, now, own, merge_href } = change;
    let text = |heading: &'static str, text: String| {
        let text = if text.is_empty() { "Để trống".to_owned() } else { text };
        view! { <div><h4>{heading}</h4><p class="text">{text}</p></div> }
    };
    view! {
        <div class="compare">
            <h3>{label}</h3>
            {text("Bản gốc trước đây", before)}
            {text("Bản gốc bây giờ", now)}
            {text("Bản của đơn vị", own)}
        </div>
        {merge_href.map(|href| view! { <p><a href=href>{format!("Ghép chỗ đổi của bản gốc vào ô {label}")}</a></p> })}
    }
    .into_any()
}
