//! What each element is.

use super::Node;
use super::css::Css;
use crate::rich::Role;

/// How an element takes part in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Runs on in its line.
    Inline,
    /// Stands on lines of its own.
    Block,
    Heading(u8),
    /// A list; whether it is numbered.
    List(bool),
    Item,
    Table,
    Quote,
    Caption,
    Preformatted,
    Rule,
    Break,
    Picture,
    Link,
    /// Nothing of it is text.
    Nothing,
    Media,
    Embedded,
    Drawing,
    Equation,
    FormField,
}

pub(super) fn kind(name: &str) -> Kind {
    match name {
        "h1" => Kind::Heading(1),
        "h2" => Kind::Heading(2),
        "h3" => Kind::Heading(3),
        "h4" => Kind::Heading(4),
        "h5" => Kind::Heading(5),
        "h6" => Kind::Heading(6),
        "ul" | "menu" | "dir" => Kind::List(false),
        "ol" => Kind::List(true),
        "li" => Kind::Item,
        "table" => Kind::Table,
        "blockquote" => Kind::Quote,
        "figcaption" => Kind::Caption,
        "pre" | "listing" | "plaintext" | "xmp" => Kind::Preformatted,
        "hr" => Kind::Rule,
        "br" => Kind::Break,
        "img" => Kind::Picture,
        "a" => Kind::Link,
        "p" | "div" | "section" | "article" | "header" | "footer" | "main" | "aside" | "figure" | "dl" | "dt"
        | "dd" | "address" | "form" | "fieldset" | "legend" | "details" | "summary" | "center" | "body" | "html"
        | "hgroup" | "caption" | "tr" | "td" | "th" | "tbody" | "thead" | "tfoot" | "search" => Kind::Block,
        "script" | "style" | "head" | "meta" | "link" | "title" | "base" | "xml" | "noscript" | "template" | "nav"
        | "o:p" | "map" | "area" | "col" | "colgroup" | "datalist" | "dialog" | "param" | "source" | "track" | "rp"
        | "rt" | "noframes" | "slot" | "button" => Kind::Nothing,
        "video" | "audio" | "iframe" | "frame" | "frameset" => Kind::Media,
        "object" | "embed" | "applet" => Kind::Embedded,
        "svg" | "canvas" | "v:shape" | "v:rect" | "v:line" | "v:group" | "v:shapetype" => Kind::Drawing,
        "math" => Kind::Equation,
        "input" | "select" | "textarea" => Kind::FormField,
        _ => Kind::Inline,
    }
}

/// Nobody sees it.
pub(super) fn is_hidden(node: &Node) -> bool {
    node.get("hidden").is_some() || Css::read(node.get("style").unwrap_or_default()).is_hidden()
}

/// Whether there are blocks within: then it is a box around them.
pub(super) fn has_blocks(node: &Node) -> bool {
    node.children().iter().any(|child| match child {
        Node::Text(_) => false,
        Node::Element { name, .. } => {
            !matches!(kind(name), Kind::Inline | Kind::Link | Kind::Break | Kind::Picture | Kind::Nothing)
        }
    })
}

/// What Word says a paragraph is, by its class or style.
pub(super) fn role(node: &Node, css: &Css) -> Option<Role> {
    for class in node.classes() {
        if let Some(level) = class.strip_prefix("MsoHeading").and_then(|level| level.parse::<u8>().ok()) {
            return Some(Role::Heading(level.clamp(1, 9)));
        }
        if class.starts_with("MsoTitle") {
            return Some(Role::Title);
        }
        if class.starts_with("MsoCaption") {
            return Some(Role::Caption);
        }
    }
    css.outline().map(Role::Heading)
}
