//! From HTML to the nodes that the rules of pasting know. The browser parses it into a document of its own, in which
//! nothing runs and nothing is fetched. Even there it asks our policy whether looks may be written into a page, and would
//! complain of each: so they go by another name while it parses.

use super::super::looks::{hidden, shown};
use domain::rich::html::{DEEPEST, Node};
use wasm_bindgen::JsCast as _;
use web_sys::{DomParser, Element, SupportedType};

/// The nodes of a whole document.
pub(super) fn read(html: &str) -> Option<Vec<Node>> {
    let html = hidden(html);
    let document = DomParser::new().ok()?.parse_from_string(&html, SupportedType::TextHtml).ok()?;
    Some(children(document.document_element()?.as_ref(), DEEPEST))
}

fn children(parent: &web_sys::Node, room: usize) -> Vec<Node> {
    let list = parent.child_nodes();
    (0..list.length()).filter_map(|at| list.item(at)).filter_map(|node| read_one(&node, room)).collect()
}

fn read_one(node: &web_sys::Node, room: usize) -> Option<Node> {
    let text = || Node::Text(shown(&node.text_content().unwrap_or_default()));
    if node.node_type() == web_sys::Node::TEXT_NODE {
        return Some(text());
    }
    let element = node.dyn_ref::<Element>()?;
    if room == 0 {
        return Some(text());
    }
    let all = element.attributes();
    let attributes = (0..all.length()).filter_map(|at| all.item(at));
    Some(Node::Element {
        name: shown(&node.node_name().to_lowercase()),
        attributes: attributes.map(|one| (shown(&one.name()), shown(&one.value()))).collect(),
        children: children(node, room - 1),
    })
}
