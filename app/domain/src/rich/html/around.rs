//! What surrounds a piece of pasted text, and how the words inside an element look.

use super::Node;
use super::css::Css;
use crate::rich::Style;

/// What surrounds the present place.
#[derive(Debug, Clone, Default)]
pub(super) struct Around {
    pub(super) style: Style,
    pub(super) is_centred: bool,
    pub(super) keeps_lines: bool,
    /// Lists.
    pub(super) lists: u8,
    pub(super) quotes: usize,
    pub(super) depth: usize,
    /// Numbers above (true) or below (false) the line.
    pub(super) raised: Option<bool>,
    /// The list whose entries come next, and the number of the next one.
    pub(super) list: Option<(u32, Option<u64>)>,
}

/// How the words inside look: by the element, and by its style where that says otherwise.
pub(super) fn inner_look(node: &Node, name: &str, css: &Css, around: &Around) -> Around {
    let mut inner = around.clone();
    inner.depth += 1;
    match name {
        "b" | "strong" | "dt" => inner.style.bold = true,
        "i" | "em" | "cite" | "dfn" | "var" => inner.style.italic = true,
        "s" | "strike" | "del" => inner.style.strike = true,
        "sup" => inner.raised = Some(true),
        "sub" => inner.raised = Some(false),
        "center" => inner.is_centred = true,
        _ => {}
    }
    inner.style.bold = css.bold().unwrap_or(inner.style.bold);
    inner.style.italic = css.italic().unwrap_or(inner.style.italic);
    inner.style.strike = css.strike().unwrap_or(inner.style.strike);
    match css.get("vertical-align") {
        Some("super") => inner.raised = Some(true),
        Some("sub") => inner.raised = Some(false),
        _ => {}
    }
    let by_attribute = node.get("align").map(|place| place.eq_ignore_ascii_case("center"));
    inner.is_centred = css.is_centred().or(by_attribute).unwrap_or(inner.is_centred);
    // Google Docs keeps blanks everywhere; only lines that somebody typed count.
    inner.keeps_lines |= css.keeps_lines() && name == "pre";
    inner
}
