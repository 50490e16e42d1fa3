//! What the library has, as a list to choose from.

use leptos::prelude::*;

use super::choice::Choice;
use super::{Found, Library, WORDS};
use crate::parts::picture::Thumb;

/// What may be pressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) enum Doing {
    /// Sends the files that were chosen on this machine.
    Bring,
    /// Sends one again.
    Retry(u32),
    /// Looks for the words that are typed; at once, or when nothing more is typed for a moment.
    Find(bool),
}

/// No form has this id: the list is no part of the text's form, and not sent with it.
pub(super) const NO_FORM: &str = "khong-gui";

/// A search and what it finds, behind what was just brought.
pub(super) fn choices(library: Library, act: impl Fn(Doing) + Copy + Send + Sync + 'static) -> AnyView {
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Enter" && !event.is_composing() {
            // Enter in the panel would insert.
            event.prevent_default();
            event.stop_propagation();
            act(Doing::Find(true));
        }
    };
    let all = move || {
        let brought = library.brought.get();
        let found = match library.found.get() {
            Found::Told(found) => found,
            Found::Asking | Found::Unheard => Vec::new(),
        };
        let is_new = |choice: &Choice| brought.iter().all(|other| other.key() != choice.key());
        let found: Vec<_> = found.into_iter().filter(is_new).collect();
        brought.into_iter().chain(found).collect::<Vec<_>>()
    };
    let is_empty = move || all().is_empty();
    view! {
        <div class="broad">
            <label for=WORDS>"Hoặc tìm trong thư viện"</label>
            <input
                type="search"
                id=WORDS
                autocomplete="off"
                on:keydown=on_key
                on:input=move |_| act(Doing::Find(false))
            />
        </div>
        <fieldset class="broad" hidden=is_empty>
            <legend>"Ảnh và tệp trong thư viện, mới nhất trước"</legend>
            <ul class="shelf">
                <For each=all key=|choice| choice.key().to_owned() children=move |choice| one(library, choice)/>
            </ul>
        </fieldset>
        {library.told()}
    }
    .into_any()
}

impl Library {
    /// How the search stands, where there is nothing to show for it.
    pub(super) fn told(self) -> AnyView {
        let told = move || {
            self.found.with(|found| match found {
                Found::Asking => Some("Đang tìm trong thư viện."),
                Found::Unheard => Some("Chưa hỏi được thư viện. Hãy kiểm tra kết nối rồi tìm lại."),
                Found::Told(choices) if choices.is_empty() => Some("Thư viện không có ảnh hay tệp nào như vậy."),
                Found::Told(_) => None,
            })
        };
        view! { <p class="hint broad" aria-live="polite">{told}</p> }.into_any()
    }
}

fn one(library: Library, choice: Choice) -> AnyView {
    let base = library.places.with_value(|places| places.base.clone());
    let id = format!("chen-{}", choice.key());
    let (name, key) = (choice.name().to_owned(), choice.key().to_owned());
    let is_chosen = move || library.chosen.with(|chosen| chosen.as_ref().is_some_and(|chosen| *chosen.key() == *key));
    // A picture that was just brought gets its face later, without being chosen anew.
    let looks = choice.clone();
    let face = move || {
        let now = library.brought.with(|brought| brought.iter().find(|other| other.key() == looks.key()).cloned());
        face(now.as_ref().unwrap_or(&looks), &base)
    };
    let about = match &choice {
        Choice::Document(document) if !document.word.is_empty() => {
            Some(format!("{}, {}", document.word, document.size))
        }
        _ => None,
    };
    view! {
        <li>
            <input
                type="radio"
                form=NO_FORM
                name="chen-chon"
                id=id.clone()
                prop:checked=is_chosen
                on:change=move |_| library.chosen.set(Some(choice.clone()))
            />
            <label for=id>
                <span class="face">{face}</span>
                <span>{name}</span>
                {about.map(|about| view! { <small>{about}</small> })}
            </label>
        </li>
    }
    .into_any()
}

fn face(choice: &Choice, base: &str) -> AnyView {
    match choice {
        Choice::Picture(picture) => {
            // The name beside it says what it is.
            let thumb = picture.picture().filter(|picture| !picture.sizes.is_empty());
            thumb.map_or_else(Thumb::default, |picture| Thumb::of(&picture, base, String::new())).view("6rem")
        }
        Choice::Document(_) => view! { <span class="no-picture paper" aria-hidden="true">"Tệp"</span> }.into_any(),
    }
}
