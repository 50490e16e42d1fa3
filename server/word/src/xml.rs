//! A part of XML as a small tree: only names that are known, no entities, no document types, bounded.

use quick_xml::NsReader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};

use crate::names;
use crate::refusal::Refusal;

/// Elements within each other. Word's own texts stay below 60.
const DEEPEST: usize = 200;
/// Elements of a part. A decree of 60 pages has 35,000.
const MOST_ELEMENTS: usize = 600_000;
/// Attributes that are kept, of all elements of a part.
const MOST_ATTRIBUTES: usize = 1_200_000;

/// Bytes of the longest value of an attribute; longer ones say nothing that is read.
const LONGEST_VALUE: usize = 8_000;

/// An element. What is unknown has the name `""`, and its children are kept: they may be known.
#[derive(Debug, Default)]
pub(crate) struct Element {
    pub(crate) name: &'static str,
    attributes: Vec<(&'static str, Box<str>)>,
    pub(crate) children: Vec<Child>,
}

#[derive(Debug)]
pub(crate) enum Child {
    Element(Element),
    /// Only within elements whose text is text of the document.
    Text(Box<str>),
}

impl Element {
    /// The value of an attribute, for example `w:val`.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_ref())
    }

    /// The child elements.
    pub(crate) fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|child| match child {
            Child::Element(element) => Some(element),
            Child::Text(_) => None,
        })
    }

    /// The first child of a name.
    pub(crate) fn child(&self, name: &str) -> Option<&Element> {
        self.elements().find(|element| element.name == name)
    }

    /// `w:val` of the first child of a name.
    pub(crate) fn value(&self, name: &str) -> Option<&str> {
        self.child(name)?.get("w:val")
    }

    /// Whether a switch like `w:b` is on, off or not there.
    pub(crate) fn switch(&self, name: &str) -> Option<bool> {
        let switch = self.child(name)?;
        Some(!matches!(switch.get("w:val"), Some("0" | "false" | "off" | "none")))
    }

    /// The text directly within.
    pub(crate) fn text(&self) -> String {
        self.children
            .iter()
            .map(|child| match child {
                Child::Text(text) => text.as_ref(),
                Child::Element(_) => "",
            })
            .collect()
    }

    /// Calls `found` for this element and all below it, in their order, until it returns false for one: then not for
    /// what is below that one.
    pub(crate) fn visit<'a>(&'a self, found: &mut impl FnMut(&'a Element) -> bool) {
        if found(self) {
            for element in self.elements() {
                element.visit(found);
            }
        }
    }
}

/// Reads a part: UTF-8 or UTF-16, with or without a byte order mark.
pub(crate) fn parse(bytes: &[u8]) -> Result<Element, Refusal> {
    let text = decoded(bytes)?;
    let mut reader = NsReader::from_str(&text);
    let mut open: Vec<Element> = vec![Element::default()];
    let (mut elements, mut attributes) = (0_usize, 0_usize);
    loop {
        let event = reader.read_event().map_err(|_| Refusal::Damaged)?;
        match event {
            Event::Start(start) => {
                if open.len() > DEEPEST {
                    return Err(Refusal::TooDeep);
                }
                let element = element(&reader, &start)?;
                elements += 1;
                attributes += element.attributes.len();
                open.push(element);
            }
            Event::Empty(start) => {
                let element = element(&reader, &start)?;
                elements += 1;
                attributes += element.attributes.len();
                put(&mut open, Child::Element(element));
            }
            Event::End(_) => {
                let Some(element) = open.pop().filter(|_| !open.is_empty()) else { return Err(Refusal::Damaged) };
                put(&mut open, Child::Element(element));
            }
            Event::Text(text) => put_text(&mut open, &text.xml10_content()),
            Event::CData(text) => put_text(&mut open, &text.xml10_content()),
            Event::GeneralRef(reference) => match reference.resolve_char_ref() {
                Ok(Some(c)) => put_text(&mut open, c.encode_utf8(&mut [0; 4])),
                // Without a document type only the five entities of XML itself exist.
                _ => match resolve_xml_entity(&reference.xml10_content()) {
                    Some(text) => put_text(&mut open, text),
                    None => return Err(Refusal::Damaged),
                },
            },
            Event::DocType(_) => return Err(Refusal::Suspicious),
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
        if elements > MOST_ELEMENTS || attributes > MOST_ATTRIBUTES {
            return Err(Refusal::TooLarge);
        }
    }
    // Everything that was opened is closed.
    let root = open.pop().filter(|_| open.is_empty()).ok_or(Refusal::Damaged)?;
    root.children
        .into_iter()
        .find_map(|child| match child {
            Child::Element(element) => Some(element),
            Child::Text(_) => None,
        })
        .ok_or(Refusal::Damaged)
}

fn decoded(bytes: &[u8]) -> Result<String, Refusal> {
    let units = |order: fn([u8; 2]) -> u16| -> Vec<u16> {
        bytes.get(2..).unwrap_or_default().chunks_exact(2).map(|pair| order([pair[0], pair[1]])).collect()
    };
    match bytes {
        [0xFF, 0xFE, ..] => String::from_utf16(&units(u16::from_le_bytes)).map_err(|_| Refusal::Damaged),
        [0xFE, 0xFF, ..] => String::from_utf16(&units(u16::from_be_bytes)).map_err(|_| Refusal::Damaged),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8(rest.to_vec()).map_err(|_| Refusal::Damaged),
        _ => String::from_utf8(bytes.to_vec()).map_err(|_| Refusal::Damaged),
    }
}

fn put(open: &mut [Element], child: Child) {
    if let Some(parent) = open.last_mut() {
        parent.children.push(child);
    }
}

fn put_text(open: &mut [Element], text: &str) {
    let Some(parent) = open.last_mut().filter(|parent| names::holds_text(parent.name)) else { return };
    if let Some(Child::Text(before)) = parent.children.last_mut() {
        let mut joined = String::from(std::mem::take(before));
        joined.push_str(text);
        *before = joined.into_boxed_str();
    } else {
        parent.children.push(Child::Text(text.into()));
    }
}

fn element(reader: &NsReader<&[u8]>, start: &BytesStart<'_>) -> Result<Element, Refusal> {
    let resolver = reader.resolver();
    let (namespace, local) = resolver.resolve_element(start.name());
    let name = names::element(family(&namespace), local.into_inner());
    let mut attributes = Vec::new();
    if names::has_attributes(name) {
        for attribute in start.attributes().with_checks(false) {
            let attribute = attribute.map_err(|_| Refusal::Damaged)?;
            let (namespace, local) = resolver.resolve_attribute(attribute.key);
            let is_short = attribute.value.len() <= LONGEST_VALUE;
            if let Some(known) = names::attribute(family(&namespace), local.into_inner()).filter(|_| is_short) {
                let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0);
                attributes.push((known, value.map_err(|_| Refusal::Damaged)?.into()));
            }
        }
    }
    Ok(Element { name, attributes, children: Vec::new() })
}

fn family(namespace: &ResolveResult<'_>) -> &'static str {
    match namespace {
        ResolveResult::Bound(Namespace(uri)) => names::family(uri),
        ResolveResult::Unbound => "",
        // A prefix that nobody declared: what it usually means.
        ResolveResult::Unknown(prefix) => names::usual(prefix),
    }
}
