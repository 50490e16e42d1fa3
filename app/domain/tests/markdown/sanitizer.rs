//! The payloads that `DOMPurify` tests itself with: as Markdown, none of them becomes active.

use domain::markdown::{plain_text, render};
use serde::Deserialize;

use crate::{data, scanner};

#[derive(Deserialize)]
struct Case {
    #[serde(default)]
    title: String,
    payload: String,
}

#[test]
fn sanitizer() {
    let Some(cases) = data::load::<Vec<Case>>("sanitizer/dompurify-expect.json") else {
        return;
    };
    assert!(cases.len() > 200, "the file holds all its cases");
    for case in &cases {
        // As it is; behind text, where it is inline HTML; and as a link's address.
        for source in [
            case.payload.clone(),
            format!("Chữ {} chữ", case.payload),
            format!("[chữ](<{}> \"{}\")", case.payload, case.payload),
            format!("| a |\n|---|\n| {} |", case.payload.replace('\n', " ")),
        ] {
            let html = render(&source).html;
            assert_eq!(scanner::check(&html), Ok(()), "{}\n{source}\n{html}", case.title);
            let _ = plain_text(&source, 160);
        }
    }
}
