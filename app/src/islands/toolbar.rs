//! Buttons above the text, for people who know Word and not Markdown. They write the same marks anybody may type.

#[cfg(feature = "hydrate")]
mod area;
#[cfg(feature = "hydrate")]
mod bench;
mod library;
#[cfg(any(feature = "hydrate", test))]
mod looks;
mod offer;
mod panel;
#[cfg(feature = "hydrate")]
mod pasting;
#[cfg(feature = "hydrate")]
mod receiving;
mod tool;

use leptos::prelude::*;

use self::library::{Doing, Library, Places};
use self::offer::{Offer, offer};
use self::panel::{Asking, panel};
use self::tool::Tool;
use super::bringing::{Way, list};

/// What came by itself: dropped on the text or pasted into it.
#[derive(Clone, Copy, Debug)]
struct Received {
    /// Files on their way.
    way: Way,
    /// What is still to be done about what came.
    told: RwSignal<String>,
    /// Letters of before Unicode that were pasted.
    offer: RwSignal<Option<Offer>>,
}

/// Buttons and keys for the text area with id `textarea`. Without script nothing of it is seen.
#[island]
pub fn Toolbar(
    /// Id of the text area.
    textarea: String,
    /// Where the library is asked and files are sent; empty where there is none.
    shelf_href: String,
    /// Where addresses of pictures begin.
    base: String,
    /// Token of the form that brings files; empty for whoever may not.
    csrf: String,
    /// Key of the blocks the text may name, and what a person reads of each.
    blocks: Vec<(String, String)>,
) -> impl IntoView {
    let awake = RwSignal::new(false);
    let current = RwSignal::new(0_usize);
    let asking = RwSignal::new(None::<Asking>);
    let wrong = RwSignal::new("");
    let library = Library::new(Places { shelf_href, base: base.clone(), csrf });
    let received = Received { way: Way::new(), told: RwSignal::new(String::new()), offer: RwSignal::new(None) };

    #[cfg(feature = "hydrate")]
    let (press, done, act, retry, answer) = {
        let bench = bench::Bench::new(&textarea, bench::Shown { asking, wrong, library, received });
        Effect::new(move |_| awake.set(bench.get_value().is_some()));
        (
            move |tool| bench::press(bench, tool, false),
            move |insert| bench::done(bench, insert),
            move |doing: Doing| bench::act(bench, &doing),
            move |id| bench::retry(bench, id),
            move |convert| bench::answer(bench, convert),
        )
    };
    #[cfg(not(feature = "hydrate"))]
    let (press, done, act, retry, answer) = (|_: Tool| (), |_: bool| (), |_: Doing| (), |_: u32| (), |_: bool| ());

    // In an open panel the sentence stands beside what is to be corrected.
    let said = move || Some(wrong.get()).filter(|sentence| !sentence.is_empty() && asking.with(Option::is_none));
    let button = move |(at, tool): (usize, Tool)| {
        let keys = tool.letter().map(|letter| {
            let letter = letter.to_ascii_uppercase();
            (format!("Control+{letter} Meta+{letter}"), format!("Ctrl+{letter}"))
        });
        let (keys, title) = keys.unzip();
        let expanded = move || {
            let is_open = asking.with(|asking| asking.as_ref().is_some_and(|asking| asking.tool == tool));
            tool.mark().is_none().then(|| is_open.to_string())
        };
        view! {
            <button
                type="button"
                class=tool.class()
                title=title
                tabindex=move || if current.get() == at { "0" } else { "-1" }
                aria-keyshortcuts=keys
                aria-expanded=expanded
                on:focus=move |_| current.set(at)
                on:click=move |_| press(tool)
            >
                {tool.label()}
            </button>
        }
    };
    let is_offered = |tool: &Tool| match tool {
        Tool::Picture => library.is_there(),
        Tool::Block => !blocks.is_empty(),
        _ => true,
    };
    let tools: Vec<_> = Tool::ALL.into_iter().filter(is_offered).enumerate().collect();
    let count = tools.len();
    let blocks = StoredValue::new(blocks);
    let sets = tools.chunk_by(|(_, one), (_, next)| one.set() == next.set()).map(|set| {
        let buttons = set.iter().copied().map(button).collect_view();
        view! { <div class="set">{buttons}</div> }
    });
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        #[cfg(feature = "hydrate")]
        bench::walk(&event, current.get_untracked(), count);
        #[cfg(not(feature = "hydrate"))]
        let _ = (event, count);
    };
    // Of the whole, not of the panel: in its first moment the focus still lies on the button that opened it.
    let on_escape = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" && !event.is_composing() {
            done(false);
        }
    };
    view! {
        <div class="tools" class:awake=move || awake.get() on:keydown=on_escape>
            <div role="toolbar" aria-label="Trình bày nội dung" aria-controls=textarea on:keydown=on_key>
                {sets.collect_view()}
            </div>
            {move || asking.get().map(|asking| panel(asking, move || library.controls(act), move || blocks.get_value(), wrong, done))}
            {list(received.way, base, retry)}
            <div aria-live="polite">
                {move || received.offer.get().map(|asked| offer(asked, answer))}
                {move || Some(received.told.get()).filter(|told| !told.is_empty()).map(|told| view! { <p class="no-fit">{told}</p> })}
                {move || said().map(|sentence| view! { <p class="no-fit">{sentence}</p> })}
            </div>
        </div>
    }
}

/// The library as the open panel shows it.
pub(super) fn samples() -> Vec<crate::parts::Shown> {
    let asked = Offer {
        name: "VNI",
        before: "COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM".to_owned(),
        after: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM".to_owned(),
    };
    let mut samples = library::samples();
    samples.push(("Chữ theo bảng mã cũ vừa dán", offer(asked, |_| ())));
    samples
}
