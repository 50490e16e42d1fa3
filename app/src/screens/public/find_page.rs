//! What was found for a name typed on the portal.

use domain::number::integer;
use leptos::prelude::*;

use super::find_box::find_box;
use super::frame::{Brand, PublicFrame, Standing};
use crate::document::{Head, Screen, Sheet};
use crate::parts::ways_out::ways_out;
use crate::screens::cast;

/// A commune that was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoundUnit {
    /// `Xã Hòa Long`.
    pub name: String,
    /// `Thành phố Bà Rịa`, if there is a unit between it and the province.
    pub above: Option<String>,
    /// Absolute.
    pub href: String,
}

/// What the box came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FindOutcome {
    /// Nothing was typed.
    Nothing,
    /// It cannot be a name: one sentence.
    Unusable(String),
    /// Communes, best first; none when no name fits.
    Found(Vec<FoundUnit>),
}

/// The communes found on the portal.
#[derive(Clone, Debug)]
pub struct FindPage {
    /// Around it.
    pub frame: PublicFrame,
    /// What was typed, as it was.
    pub typed: String,
    /// What came of it.
    pub outcome: FindOutcome,
    /// Ways to all communes: labels and addresses.
    pub everywhere: Vec<(String, String)>,
}

impl Screen for FindPage {
    const SHEET: Sheet = Sheet::Portal;

    fn head(&self) -> Head {
        // Whatever anybody types would be a page; none of them is worth a place in a search engine.
        Head { indexable: false, ..self.frame.head(Some("Tìm xã, phường, thị trấn".to_owned()), None) }
    }

    fn view(self) -> AnyView {
        let Self { frame, typed, outcome, everywhere } = self;
        let (sentence, fault, units) = match outcome {
            FindOutcome::Nothing => (Some("Hãy gõ tên xã, phường hoặc thị trấn rồi bấm Tìm.".to_owned()), None, vec![]),
            FindOutcome::Unusable(sentence) => (None, Some(sentence), vec![]),
            FindOutcome::Found(units) if units.is_empty() => (
                Some("Không tìm thấy trang đang mở của xã, phường, thị trấn nào có tên như vậy. Hãy thử gõ ngắn hơn, hoặc chọn trong danh sách.".to_owned()),
                None,
                vec![],
            ),
            FindOutcome::Found(units) => (Some(counted(units.len())), None, units),
        };
        let missed = units.is_empty();
        let main = view! {
            <div class="in read found">
                <h1>"Tìm xã, phường, thị trấn"</h1>
                {find_box(typed, fault)}
                {sentence.map(|sentence| view! { <p class="lead" role="status">{sentence}</p> })}
                {(!missed).then(|| list(units))}
                {ways_out(everywhere)}
            </div>
        };
        frame.around(Brand::Link, Standing::Below, "", main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let unit = |name: &str, above: &str| FoundUnit {
            name: name.to_owned(),
            above: Some(above.to_owned()),
            href: "http://xa-phuoc-hung.localhost:3000".to_owned(),
        };
        let normal = Self {
            frame: cast::portal_frame("/tim-don-vi"),
            typed: "phuoc hung".to_owned(),
            outcome: FindOutcome::Found(vec![
                unit("Phường Phước Hưng", "Thành phố Bà Rịa"),
                unit("Xã Phước Hưng", "Huyện Long Điền"),
            ]),
            everywhere: vec![
                ("Danh sách theo huyện, thị xã, thành phố".to_owned(), "/#tim-xa".to_owned()),
                ("Bản đồ".to_owned(), "/ban-do".to_owned()),
            ],
        };
        let longest = Self {
            typed: cast::longest_title(),
            outcome: FindOutcome::Found(vec![unit(cast::LONG_NAME, cast::LONG_DISTRICT); 20]),
            frame: PublicFrame { site_name: cast::LONG_PROVINCE.to_owned(), ..normal.frame.clone() },
            ..normal.clone()
        };
        let empty = Self { typed: String::new(), outcome: FindOutcome::Nothing, ..normal.clone() };
        let nothing_found =
            Self { typed: "Atlantis".to_owned(), outcome: FindOutcome::Found(Vec::new()), ..normal.clone() };
        let unusable = Self {
            typed: "\"'><script>".to_owned(),
            outcome: FindOutcome::Unusable("Tên cần có ít nhất một chữ cái hoặc chữ số.".to_owned()),
            ..normal.clone()
        };
        vec![
            ("normal", normal),
            ("longest", longest),
            ("empty", empty),
            ("nothing_found", nothing_found),
            ("unusable", unusable),
        ]
    }
}

fn counted(count: usize) -> String {
    format!("Tìm thấy {} đơn vị.", integer(i64::try_from(count).unwrap_or(i64::MAX)))
}

fn list(units: Vec<FoundUnit>) -> AnyView {
    let items = units
        .into_iter()
        .map(|FoundUnit { name, above, href }| {
            view! {
                <li>
                    <a href=href>{name}</a>
                    {above.map(|above| view! { <span>{above}</span> })}
                </li>
            }
        })
        .collect_view();
    view! { <ol class="hits">{items}</ol> }.into_any()
}
