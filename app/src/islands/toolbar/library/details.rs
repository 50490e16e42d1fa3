//! What is said of a picture where it stands in the text.

use leptos::prelude::*;

use super::choice::Choice;
use super::{CAPTION, SHOWS};

/// The lines for the description and the caption of a picture; files need none.
pub(super) fn details(choice: Choice) -> Option<AnyView> {
    let Choice::Picture(picture) = choice else { return None };
    let shows = if picture.is_decorative {
        "Ảnh này chỉ để trang trí: có thể để trống."
    } else {
        "Một câu cho người không xem được ảnh, ví dụ: Đoàn viên dọn vệ sinh bờ kênh ấp Tây."
    };
    let caption = match &picture.caption {
        Some(caption) => format!("Hiện dưới ảnh. Để trống thì dùng chú thích trong thư viện: {caption}"),
        None => "Hiện dưới ảnh. Có thể để trống.".to_owned(),
    };
    let required = (!picture.is_decorative).then_some("true");
    Some(
        view! {
            <p class="for-whom">"Cho ảnh: " <strong>{picture.name}</strong></p>
            <div>
                <label for=SHOWS>"Ảnh cho thấy gì"</label>
                <input
                    type="text"
                    id=SHOWS
                    autocomplete="off"
                    value=picture.alt
                    aria-required=required
                    aria-describedby="chen-mo-ta-goi-y"
                />
                <p class="hint" id="chen-mo-ta-goi-y">{shows}</p>
            </div>
            <div>
                <label for=CAPTION>"Chú thích"</label>
                <input type="text" id=CAPTION autocomplete="off" aria-describedby="chen-chu-thich-goi-y"/>
                <p class="hint" id="chen-chu-thich-goi-y">{caption}</p>
            </div>
        }
        .into_any(),
    )
}
