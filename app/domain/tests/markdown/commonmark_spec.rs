//! The examples of the `CommonMark` specification, compared byte by byte.
//!
//! Three rules of ours touch so many examples that they are applied to the *expected* HTML instead of listed, so that
//! those examples are still compared in full: headings start at `h2`, `<br />` and `<hr />` are written without the
//! slash of XHTML, and links to other sites carry `rel`. Everything else we do differently is in [`DEVIATIONS`].

use domain::markdown::{Rendered, Warning, render};
use serde::Deserialize;

use crate::data;

#[derive(Deserialize)]
struct Example {
    #[serde(rename = "example")]
    number: u32,
    markdown: String,
    html: String,
}

/// Why an example comes out differently. Each is checked against the warning the renderer must give.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reason {
    /// Raw HTML becomes text.
    RawHtml,
    /// Images are refused, their description stays.
    Image,
    /// The address is none we link to.
    Refused,
    /// A link without words is left out.
    EmptyLink,
    /// A heading without words is left out.
    EmptyHeading,
}

/// Example numbers by reason. An example that comes out as the specification says must not be listed.
const DEVIATIONS: &[(Reason, &[u32])] = &[
    (
        Reason::RawHtml,
        &[
            21, 31, 148, 149, 150, 151, 152, 153, 154, 155, 156, 157, 158, 159, 160, 161, 162, 163, 164, 165, 166, 167,
            168, 169, 170, 171, 172, 173, 174, 175, 176, 177, 178, 179, 180, 181, 182, 183, 184, 185, 186, 187, 188,
            189, 190, 191, 201, 308, 309, 344, 475, 476, 477, 491, 494, 524, 536, 613, 614, 615, 616, 617, 623, 625,
            626, 627, 628, 629, 630, 631, 642, 643,
        ],
    ),
    (
        Reason::Image,
        &[517, 520, 531, 572, 573, 574, 575, 576, 577, 578, 579, 580, 581, 582, 583, 584, 585, 586, 587, 588, 589, 591],
    ),
    (Reason::Refused, &[500, 596, 598, 599, 601]),
    (Reason::EmptyLink, &[484, 487]),
    (Reason::EmptyHeading, &[79]),
];

#[test]
fn commonmark_spec() {
    let Some(examples) = data::load::<Vec<Example>>("commonmark/spec.json") else {
        return;
    };
    assert_eq!(examples.len(), 652, "the file holds all examples");
    let wrong: Vec<String> = examples.iter().filter_map(judge).collect();
    assert!(wrong.is_empty(), "{} of 652:\n{}", wrong.len(), wrong.join("\n"));
}

fn judge(example: &Example) -> Option<String> {
    let number = example.number;
    let rendered = render(&example.markdown);
    let expected = in_our_house(&example.html);
    let same = rendered.html == expected;
    let listed = DEVIATIONS.iter().find(|(_, numbers)| numbers.contains(&number));
    match listed {
        None if same => None,
        None => Some(format!(
            "example {number}: {:?}\n  came     {:?}\n  expected {expected:?}\n  {:?}",
            example.markdown, rendered.html, rendered.warnings
        )),
        Some(_) if same => Some(format!("example {number} is as specified: take it off the list")),
        Some((reason, _)) if !warned(&rendered, *reason) => {
            Some(format!("example {number} gives no warning of {reason:?}"))
        }
        Some(_) => None,
    }
}

fn warned(rendered: &Rendered, reason: Reason) -> bool {
    rendered.warnings.iter().any(|warning| {
        matches!(
            (warning, reason),
            (Warning::RawHtml, Reason::RawHtml)
                | (Warning::Image { .. }, Reason::Image)
                | (Warning::UnsafeLink { .. }, Reason::Refused)
                | (Warning::EmptyLink { .. }, Reason::EmptyLink)
                | (Warning::EmptyHeading, Reason::EmptyHeading)
        )
    })
}

/// The expected HTML with our three rules of form applied. Source text cannot be touched by this: it is escaped.
fn in_our_house(html: &str) -> String {
    let mut html = html.replace("<br />", "<br>").replace("<hr />", "<hr>");
    for level in (1..=5).rev() {
        for slash in ["", "/"] {
            html = html.replace(&format!("<{slash}h{level}>"), &format!("<{slash}h{}>", level + 1));
        }
    }
    let mut parts = html.split("<a href=\"http");
    let mut ours = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        ours.push_str("<a href=\"http");
        let is_external = part.starts_with("://") || part.starts_with("s://");
        let rel = if is_external { " rel=\"noopener noreferrer\"" } else { "" };
        ours.push_str(&part.replacen('>', &format!("{rel}>"), 1));
    }
    ours
}
