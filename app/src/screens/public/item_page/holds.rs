//! What is said under the title: when and where, until when, or that it no longer holds.

use domain::item::ItemKind;
use leptos::prelude::*;

/// When and where an event takes place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventFacts {
    /// `Từ 08:00 đến 11:30, Thứ Hai ngày 05/02/2024`; empty when only the place is known.
    pub sentence: String,
    /// Its beginning for machines.
    pub iso: String,
    /// Where.
    pub place: Option<String>,
    /// Whether its last day is past.
    pub is_over: bool,
}

/// The last day a notice holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Validity {
    /// As read here: `05/02/2024`.
    pub until: String,
    /// For machines.
    pub until_iso: String,
    /// Whether that day is past.
    pub is_over: bool,
}

/// What is said above an item that is no longer valid.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WithdrawnNotice {
    /// The day: `27/01/2024`.
    pub on: String,
    /// Why, in the words of the unit.
    pub explanation: Option<String>,
}

/// Time and place as what matters most of an event.
pub(super) fn event(facts: EventFacts) -> Option<AnyView> {
    let EventFacts { sentence, iso, place, is_over } = facts;
    let time = Some(sentence).filter(|words| !words.is_empty());
    if time.is_none() && place.is_none() && !is_over {
        return None;
    }
    Some(
        view! {
            <div class="callout when">
                {is_over.then(|| view! { <p>"Sự kiện đã diễn ra."</p> })}
                {(time.is_some() || place.is_some()).then(|| view! {
                    <dl>
                        {time.map(|words| view! {
                            <div><dt>"Thời gian"</dt><dd><time datetime=iso>{words}</time></dd></div>
                        })}
                        {place.map(|words| view! { <div><dt>"Địa điểm"</dt><dd>{words}</dd></div> })}
                    </dl>
                })}
            </div>
        }
        .into_any(),
    )
}

/// Until when a notice holds, or that it did.
pub(super) fn validity(validity: Validity) -> AnyView {
    let Validity { until, until_iso, is_over } = validity;
    let day = view! { <time datetime=until_iso>{until}</time> };
    if is_over {
        view! { <p class="callout">"Thông báo này đã hết hiệu lực từ sau ngày "{day}"; giữ lại để tra cứu."</p> }
            .into_any()
    } else {
        view! { <p class="callout callout-tip">"Thông báo có hiệu lực đến hết ngày "{day}"."</p> }.into_any()
    }
}

/// That the unit took it back.
pub(super) fn withdrawn(kind: ItemKind, notice: WithdrawnNotice) -> AnyView {
    view! {
        <section class="callout callout-warning" aria-labelledby="thong-bao">
            <h2 id="thong-bao">{no_longer(kind)}</h2>
            {notice.explanation.map(|text| view! { <p>{text}</p> })}
            <p>{format!("Gỡ ngày {}. Nội dung dưới đây được giữ lại để tra cứu.", notice.on)}</p>
        </section>
    }
    .into_any()
}

fn no_longer(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Article => "Bài này không còn hiệu lực",
        ItemKind::Notice => "Thông báo này không còn hiệu lực",
        ItemKind::Event => "Thông tin về sự kiện này không còn hiệu lực",
        ItemKind::Page => "Trang này không còn hiệu lực",
        ItemKind::Guide => "Hướng dẫn này không còn đúng",
    }
}
