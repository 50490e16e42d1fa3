//! The library in the panel, as the style guide shows it.

use leptos::prelude::*;

use super::choice::Choice;
use super::choices::NO_FORM;
use super::{Found, Library, Places};
use crate::parts::Shown;
use crate::shelf::{ShelfDocument, ShelfPicture};

pub(crate) fn samples() -> Vec<Shown> {
    let picture = Choice::Picture(ShelfPicture {
        key: "abcdefghijklmnop".to_owned(),
        name: "Lễ ra quân trồng cây ấp Tây".to_owned(),
        alt: "Đoàn viên trồng cây ven đường ấp Tây".to_owned(),
        ..ShelfPicture::default()
    });
    let document = Choice::Document(ShelfDocument {
        key: "qrstuvwxyz234567".to_owned(),
        name: "Quyết định 12 phân công tiếp công dân".to_owned(),
        word: "PDF".to_owned(),
        size: "340 kB".to_owned(),
    });
    let shown = |found| {
        let library = Library::new(Places::default());
        library.found.set(found);
        library
    };
    let unheard = shown(Found::Unheard);
    let told = shown(Found::Told(vec![picture.clone(), document]));
    told.chosen.set(Some(picture));
    vec![
        (
            "Chọn rồi thì nói ảnh cho thấy gì",
            view! {
                // The form of nobody that the choices name, as in a page they would have none.
                <form id=NO_FORM></form>
                <div class="asks">{told.controls(|_| ())}</div>
            }
            .into_any(),
        ),
        ("Chưa hỏi được thư viện", unheard.told()),
    ]
}
