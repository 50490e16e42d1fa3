//! Files on their way, one line each.

use leptos::prelude::*;

use super::{Row, Stand, Way};
use crate::parts::picture::Thumb;

/// The lines, and what is said aloud of them. `retry` is asked for another try by the number of a line; addresses of
/// pictures begin with `base`.
pub(crate) fn list(way: Way, base: String, retry: impl Fn(u32) + Copy + Send + Sync + 'static) -> AnyView {
    let base = StoredValue::new(base);
    view! {
        <ul class="on-the-way" hidden=move || way.rows.with(Vec::is_empty)>
            <For each=move || way.rows.get() key=|row| row.id children=move |row| line(row, base, retry)/>
        </ul>
        <div class="heard" aria-live="polite">
            <For each=move || way.heard.get() key=|(number, _)| *number children=|(_, words)| view! { <div>{words}</div> }/>
        </div>
    }
    .into_any()
}

fn line(row: Row, base: StoredValue<String>, retry: impl Fn(u32) + Copy + Send + Sync + 'static) -> AnyView {
    let Row { id, name, stand, percent } = row;
    let called = name.clone();
    let shown = stand.clone();
    let told = move || shown.with(|stand| told(stand, &called, percent.clone()));
    let (called, shown) = (name.clone(), stand.clone());
    let further = move || shown.with(|stand| further(stand, &called, move || retry(id)));
    let shown = stand.clone();
    let face = move || shown.with(|stand| face(stand, &base.get_value()));
    view! {
        <li class=move || stand.with(class)>
            {face}
            <div>
                <strong>{name}</strong>
                {told}
                {further}
            </div>
        </li>
    }
    .into_any()
}

fn class(stand: &Stand) -> &'static str {
    match stand {
        Stand::Broken(_) | Stand::Refused(_) => "not-taken",
        Stand::Taken(..) => "taken",
        Stand::Queued | Stand::Sending | Stand::Away | Stand::Preparing(..) => "",
    }
}

/// A picture as it looks.
fn face(stand: &Stand, base: &str) -> Option<AnyView> {
    let picture = match stand {
        Stand::Taken(_, _, Some(picture)) => picture.picture(),
        Stand::Preparing(..) => None,
        _ => return None,
    };
    // The words beside it say what it is.
    let thumb = picture.map_or_else(Thumb::default, |picture| Thumb::of(&picture, base, String::new()));
    Some(view! { <div class="face">{thumb.view("6rem")}</div> }.into_any())
}

/// How it stands, in words; of a file under way how much is sent.
fn told(stand: &Stand, name: &str, percent: ArcRwSignal<u8>) -> AnyView {
    let sentence = match stand {
        Stand::Sending => {
            let label = format!("Đang gửi {name}");
            let sent = percent.clone();
            let words = move || match sent.get() {
                100 => "Đã gửi xong, chờ máy chủ nhận.".to_owned(),
                sent => format!("Đã gửi {sent}%"),
            };
            return view! {
                <progress max="100" value=move || percent.get().to_string() aria-label=label></progress>
                <span>{words}</span>
            }
            .into_any();
        }
        Stand::Queued => "Chờ tới lượt.".to_owned(),
        Stand::Away => "Mất kết nối. Tệp sẽ được gửi tiếp khi có mạng lại.".to_owned(),
        Stand::Broken(sentence) => (*sentence).to_owned(),
        Stand::Refused(sentence) | Stand::Preparing(_, sentence) | Stand::Taken(_, sentence, _) => sentence.clone(),
    };
    view! { <span>{sentence}</span> }.into_any()
}

/// What can be done about it.
fn further(stand: &Stand, name: &str, retry: impl Fn() + Send + Sync + 'static) -> Option<AnyView> {
    match stand {
        Stand::Broken(_) => {
            let label = format!("Thử lại: {name}");
            Some(
                view! { <button type="button" aria-label=label on:click=move |_| retry()>"Thử lại"</button> }
                    .into_any(),
            )
        }
        Stand::Preparing(taken, _) | Stand::Taken(taken, ..) => {
            let words = if taken.is_picture { "Viết lời mô tả cho ảnh" } else { "Xem trang của tệp" };
            let label = format!("{words}: {name}");
            Some(view! { <a href=taken.href.clone() aria-label=label>{words}</a> }.into_any())
        }
        Stand::Queued | Stand::Sending | Stand::Away | Stand::Refused(_) => None,
    }
}
