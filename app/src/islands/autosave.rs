//! Nothing that is typed is lost: a copy in the browser at once, a save at the server within seconds, and a word about
//! who else is here. Without script the form does its work by its buttons.
//!
//! `machine` decides and knows no browser; `page` does what it says. The rest is one noun per file.

#[cfg(any(feature = "hydrate", test))]
mod answer;
#[cfg(feature = "hydrate")]
mod attendance;
#[cfg(feature = "hydrate")]
mod controls;
#[cfg(any(feature = "hydrate", test))]
mod copies;
#[cfg(feature = "hydrate")]
mod deeds;
#[cfg(feature = "hydrate")]
mod held;
#[cfg(any(feature = "hydrate", test))]
mod machine;
#[cfg(feature = "hydrate")]
mod page;
#[cfg(any(feature = "hydrate", test))]
mod presence;
#[cfg(feature = "hydrate")]
mod sending;
#[cfg(any(feature = "hydrate", test))]
mod status;
#[cfg(feature = "hydrate")]
mod storage;
#[cfg(any(feature = "hydrate", test))]
mod terms;
#[cfg(any(feature = "hydrate", test))]
mod values;
#[cfg(feature = "hydrate")]
mod wiring;

use leptos::prelude::*;

/// What stands on the page about saving.
#[derive(Clone, Copy)]
struct Shown {
    /// The line about the last save.
    line: RwSignal<Option<Line>>,
    /// Whether this browser refused to keep a copy.
    uncopied: RwSignal<bool>,
    /// A text this browser kept.
    offer: RwSignal<Option<Offer>>,
    /// That somebody saved a newer text.
    newer: RwSignal<Option<String>>,
    /// That the own text was copied.
    copied: RwSignal<&'static str>,
    /// What is said aloud.
    told: RwSignal<String>,
}

/// The line about the last save.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Line {
    sentence: String,
    class: &'static str,
    /// Whether the own text may be copied, because saving it by itself has ended.
    offers_text: bool,
}

/// A text this browser kept, and labels and values of the fields in which it differs.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Offer {
    sentence: String,
    texts: Vec<(&'static str, String)>,
}

/// Where texts are sent.
#[cfg(feature = "hydrate")]
#[derive(Clone, Debug, Default)]
struct Places {
    save_href: String,
    presence_href: Option<String>,
}

/// What a person may press here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Deed {
    /// Takes up the text this browser kept.
    Take,
    /// Forgets it.
    Discard,
    /// Copies the own text.
    CopyText,
}

/// Follows the form with id `form`.
#[island]
pub fn Autosave(
    /// Id of the form.
    form: String,
    /// Id of an empty element near its buttons that repeats the line about saving.
    echo: String,
    /// Id of the element that says who else has the item open.
    company: String,
    /// Where its text is saved.
    save_href: String,
    /// Where it is told who else has the item open.
    presence_href: Option<String>,
    /// Number of the person; what the browser keeps is theirs alone.
    person: i64,
    /// Whether the form came back with what was typed, and so says more than what is saved.
    shown_again: bool,
    /// Whether to save; otherwise the browser only keeps its copy.
    saves: bool,
) -> impl IntoView {
    let shown = Shown {
        line: RwSignal::new(None),
        uncopied: RwSignal::new(false),
        offer: RwSignal::new(None),
        newer: RwSignal::new(None),
        copied: RwSignal::new(""),
        told: RwSignal::new(String::new()),
    };

    #[cfg(feature = "hydrate")]
    let act = {
        let places = Places { save_href, presence_href };
        let page = StoredValue::new_local(None);
        // After the page stands as it came: what is found at once changes it at once.
        Effect::new(move |_| {
            let (form, company) = (form.clone(), company.clone());
            let start = wiring::Start { form, company, places: places.clone(), person, shown_again, saves };
            page.set_value(wiring::start(start, shown));
            repeat(&echo, shown);
        });
        move |deed: Deed| {
            if let Some(page) = page.get_value() {
                deeds::act(&page, deed);
            }
        }
    };
    #[cfg(not(feature = "hydrate"))]
    let act = {
        let _ = (form, echo, company, save_href, presence_href, person, shown_again, saves);
        |_: Deed| ()
    };

    let line = move || shown.line.get().map(|line| line_view(line, shown.copied, act));
    view! {
        <div class="saving">
            {move || shown.offer.get().map(|offer| offer_view(offer, act))}
            {line}
            {move || shown.uncopied.get().then(|| view! {
                <p class="save-state">"Trình duyệt này không giữ được bản dự phòng trên máy."</p>
            })}
            {move || shown.newer.get().map(|sentence| view! { <p class="save-state">{sentence}</p> })}
            <p class="heard" aria-live="polite">{move || shown.told.get()}</p>
        </div>
    }
}

fn line_view(line: Line, copied: RwSignal<&'static str>, act: impl Fn(Deed) + Copy + Send + 'static) -> impl IntoView {
    view! {
        <div class=line.class>
            <p>{line.sentence}</p>
            {line.offers_text.then(|| view! {
                <p class="choices">
                    <button type="button" on:click=move |_| act(Deed::CopyText)>"Sao chép chữ của tôi"</button>
                    <span aria-live="polite">{move || copied.get()}</span>
                </p>
            })}
        </div>
    }
}

fn offer_view(offer: Offer, act: impl Fn(Deed) + Copy + Send + 'static) -> impl IntoView {
    // Long texts scroll in their box, with the arrow keys too.
    let texts = offer
        .texts
        .into_iter()
        .map(|(label, text)| view! { <dt>{label}</dt> <dd class="text" tabindex="0">{text}</dd> });
    view! {
        <section class="offer" aria-label="Phần viết dở trên máy này">
            <p>{offer.sentence}</p>
            <p class="choices">
                <button type="button" class="main" on:click=move |_| act(Deed::Take)>"Dùng phần viết dở"</button>
                <button type="button" on:click=move |_| act(Deed::Discard)>"Bỏ đi"</button>
            </p>
            <details>
                <summary>"Xem phần viết dở"</summary>
                <dl>{texts.collect_view()}</dl>
            </details>
        </section>
    }
}

/// Repeats the line about saving near the buttons, where the eyes are.
#[cfg(feature = "hydrate")]
fn repeat(echo: &str, shown: Shown) {
    let Some(echo) = document().get_element_by_id(echo) else { return };
    Effect::new(move |_| {
        let line = shown.line.get();
        echo.set_text_content(line.as_ref().map(|line| line.sentence.as_str()));
        echo.set_class_name(line.map_or("save-state", |line| line.class));
    });
}
