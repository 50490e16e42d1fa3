//! Lists that Word writes as paragraphs: `mso-list:l0 level1 lfo1`, the sign in a span that other programs ignore.

use super::Node;
use super::css::Css;
use crate::rich::{Entry, Role};

/// What stands before a paragraph of such a list.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fake {
    pub(super) role: Role,
    /// A sign that Markdown cannot count by itself, which is therefore part of the words: `a)`, `1.1.`.
    pub(super) label: Option<String>,
}

/// Reads the style of a paragraph and the sign within it.
pub(super) fn fake(paragraph: &Node, css: &Css) -> Option<Fake> {
    let mut parts = css.get("mso-list")?.split_whitespace();
    let list = parts.next()?;
    let level = parts.find_map(|part| part.strip_prefix("level")).and_then(|level| level.parse::<u8>().ok())?;
    let depth = level.saturating_sub(1).min(8);
    let list = parts.find_map(|part| part.strip_prefix("lfo")).or(list.strip_prefix('l'))?.parse().ok()?;
    let sign = sign(paragraph)?;
    let sign = sign.split_whitespace().collect::<Vec<_>>().join(" ");
    let number = sign.strip_suffix(['.', ')']).and_then(|number| number.parse::<u64>().ok());
    let entry = |number| Role::Entry(Entry { depth, list, number });
    Some(match number {
        Some(number) => Fake { role: entry(Some(number)), label: None },
        // `o` is what Word draws as a small circle.
        None if sign == "o" || !sign.contains(char::is_alphanumeric) => Fake { role: entry(None), label: None },
        None => {
            let role = if depth > 0 { Role::Continued { depth } } else { Role::Plain };
            Fake { role, label: Some(format!("{sign} ")) }
        }
    })
}

/// The words of the span that holds the sign, nearest first.
fn sign(paragraph: &Node) -> Option<String> {
    let mut rest: Vec<&Node> = paragraph.children().iter().rev().collect();
    while let Some(node) = rest.pop() {
        if is_sign(node) {
            return Some(node.text());
        }
        rest.extend(node.children().iter().rev());
    }
    None
}

/// Whether a node is the sign of such a list.
pub(super) fn is_sign(node: &Node) -> bool {
    node.get("style").is_some_and(|style| style.contains("mso-list"))
        && Css::read(node.get("style").unwrap_or_default()).get("mso-list") == Some("ignore")
}
