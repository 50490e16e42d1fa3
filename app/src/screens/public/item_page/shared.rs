//! A text that another unit wrote: whose it is and of which day, and what this unit says around it or in its place.

use leptos::prelude::*;

/// Where a text comes from, and what the unit made of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SharedFrom {
    /// `Tỉnh Bà Rịa - Vũng Tàu`.
    pub source: String,
    /// The page at its source, absolute: what search engines list.
    pub href: String,
    /// The day of its source's text, to read and for machines.
    pub day: (String, String),
    /// The unit that shows it, as in a sentence.
    pub unit: String,
    /// What the unit says in the place of its source: `tiêu đề`, `nội dung`.
    pub own_words: Vec<String>,
    /// Whether the source changed some of that since.
    pub is_overtaken: bool,
    /// Before the text; made by the Markdown renderer, trusted.
    pub introduction_html: Option<String>,
    /// After it, likewise.
    pub closing_html: Option<String>,
    /// Whom to ask here, likewise.
    pub contacts_html: Option<String>,
}

/// Under the title.
pub(super) fn provenance(from: &SharedFrom) -> AnyView {
    let SharedFrom { source, href, day: (day, iso), unit, own_words, is_overtaken, .. } = from.clone();
    let said = own_words.join(", ");
    let own = (!own_words.is_empty()).then(|| view! { <span>{format!("Phần {said} do {unit} viết")}</span> });
    let overtaken = is_overtaken.then(|| {
        view! {
            <div class="callout">
                <p>
                    {format!("Bản gốc đã đổi phần {said} sau khi {unit} viết lại; đơn vị đang xem lại. Mời đọc ")}
                    <a href=href.clone()>{format!("bản gốc của {}", domain::unit::in_sentence(&source))}</a>"."
                </p>
            </div>
        }
    });
    view! {
        <p class="dates">
            <span>"Bài của "<a href=href.clone()>{source.clone()}</a></span>
            <span>"Bản gốc ngày "<time datetime=iso>{day}</time></span>
            {own}
        </p>
        {overtaken}
    }
    .into_any()
}

/// Before the text.
pub(super) fn introduction(html: Option<String>) -> Option<AnyView> {
    html.map(|html| view! { <div class="prose" inner_html=html></div> }.into_any())
}

/// After it.
pub(super) fn ending(from: SharedFrom) -> AnyView {
    let contacts = from.contacts_html.map(|html| {
        view! {
            <section class="within" aria-labelledby="lien-he-tai-cho">
                <h2 id="lien-he-tai-cho">{format!("Liên hệ tại {}", from.unit)}</h2>
                <div class="prose" inner_html=html></div>
            </section>
        }
    });
    view! { {introduction(from.closing_html)} {contacts} }.into_any()
}
