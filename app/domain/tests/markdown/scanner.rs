//! A strict reader of the renderer's output: it knows what may appear and fails on everything else.
//!
//! Written apart from the renderer on purpose; it shares no code with it.

use std::collections::HashSet;

/// Each tag that may appear, with its attributes. `br` and `hr` have no end.
const ALLOWED: &[(&str, &[&str])] = &[
    ("a", &["href", "title", "rel", "class", "aria-label"]),
    ("blockquote", &[]),
    ("br", &[]),
    ("code", &["class"]),
    ("del", &[]),
    ("div", &["class", "role", "aria-label", "tabindex"]),
    ("em", &[]),
    ("h2", &[]),
    ("h3", &[]),
    ("h4", &[]),
    ("h5", &[]),
    ("h6", &[]),
    ("hr", &[]),
    ("li", &["id"]),
    ("ol", &["start"]),
    ("p", &["class"]),
    ("pre", &[]),
    ("section", &["class", "aria-label"]),
    ("strong", &[]),
    ("sup", &["class", "id"]),
    ("table", &[]),
    ("tbody", &[]),
    ("td", &["class"]),
    ("th", &["scope", "class"]),
    ("thead", &[]),
    ("tr", &[]),
    ("ul", &[]),
];

/// Reads the whole output; the error says what is wrong and where.
pub(crate) fn check(html: &str) -> Result<(), String> {
    let mut open: Vec<&str> = Vec::new();
    let mut ids = HashSet::new();
    let mut rest = html;
    while let Some((text, from_tag)) = rest.split_once('<') {
        check_text(text)?;
        let (tag, after) = from_tag.split_once('>').ok_or("a tag without an end")?;
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            let expected = open.pop();
            if expected != Some(name) {
                return Err(format!("</{name}> where {expected:?} is open"));
            }
            continue;
        }
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        if tag.ends_with(' ') {
            return Err(format!("<{tag}> ends with a space"));
        }
        let (_, allowed) =
            ALLOWED.iter().find(|(known, _)| *known == name).ok_or_else(|| format!("<{tag}> is not allowed"))?;
        check_attributes(attributes, allowed, &mut ids)?;
        check_place(name, &open)?;
        if !matches!(name, "br" | "hr") {
            open.push(name);
        }
    }
    check_text(rest)?;
    if open.is_empty() { Ok(()) } else { Err(format!("{open:?} stay open")) }
}

/// The places browsers would repair by moving elements around.
fn check_place(name: &str, open: &[&str]) -> Result<(), String> {
    let parent = open.last().copied().unwrap_or_default();
    let fits = match name {
        "a" => !open.contains(&"a"),
        "li" => matches!(parent, "ul" | "ol"),
        "tr" => matches!(parent, "thead" | "tbody"),
        "th" | "td" => parent == "tr",
        "thead" | "tbody" => parent == "table",
        "em" | "strong" | "del" | "sup" | "br" | "code" => !matches!(parent, "ul" | "ol" | "table" | "tr"),
        // Blocks never stand inside running text.
        _ => !open
            .iter()
            .any(|tag| matches!(*tag, "p" | "a" | "em" | "strong" | "del" | "h2" | "h3" | "h4" | "h5" | "h6" | "pre")),
    };
    if fits { Ok(()) } else { Err(format!("<{name}> inside {open:?}")) }
}

fn check_attributes<'a>(attributes: &'a str, allowed: &[&str], ids: &mut HashSet<&'a str>) -> Result<(), String> {
    let mut rest = attributes;
    while !rest.is_empty() {
        let (name, after) = rest.split_once("=\"").ok_or_else(|| format!("attributes {rest:?}"))?;
        let (value, after) = after.split_once('"').ok_or_else(|| format!("attributes {rest:?}"))?;
        if !allowed.contains(&name) {
            return Err(format!("attribute {name} is not allowed"));
        }
        check_text(value)?;
        match name {
            "href" => check_address(value)?,
            "id" if !ids.insert(value) => return Err(format!("id {value} twice")),
            "rel" if value != "noopener noreferrer" => return Err(format!("rel {value}")),
            _ => {}
        }
        rest = match after.strip_prefix(' ') {
            Some(more) if !more.is_empty() => more,
            None if after.is_empty() => after,
            _ => return Err(format!("attributes {attributes:?}")),
        };
    }
    Ok(())
}

/// Text holds no markup and no entity but the four of the renderer.
fn check_text(text: &str) -> Result<(), String> {
    for after in text.split('&').skip(1) {
        if !["amp;", "lt;", "gt;", "quot;"].iter().any(|entity| after.starts_with(entity)) {
            return Err(format!("a bare & in {text:?}"));
        }
    }
    if text.contains(['<', '>']) { Err(format!("a bare bracket in {text:?}")) } else { Ok(()) }
}

/// What a browser could do with the address.
fn check_address(value: &str) -> Result<(), String> {
    let address = value.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    if address.bytes().any(|b| b <= b' ' || b >= 0x7F || matches!(b, b'\\' | b'"' | b'<' | b'>' | b'`')) {
        return Err(format!("address {address:?} holds characters that must be encoded"));
    }
    let lower = address.to_ascii_lowercase();
    let to_us = !lower.starts_with("//")
        && lower.find(':').is_none_or(|colon| lower.find(['/', '?', '#']).is_some_and(|stop| stop < colon));
    let known = ["http://", "https://", "mailto:", "tel:"].iter().any(|scheme| lower.starts_with(scheme));
    if to_us || known { Ok(()) } else { Err(format!("address {address:?}")) }
}

#[test]
fn the_scanner_itself_refuses_what_is_active() {
    for html in [
        "<script>",
        "<p onclick=\"x\"></p>",
        "<p style=\"x\"></p>",
        "<img src=\"x\">",
        "<p>",
        "</p>",
        "<p></em>",
        "<p",
        "<a href=\"javascript:x\">y</a>",
        "<a href=\"JAVASCRIPT:x\">y</a>",
        "<a href=\"//evil\">y</a>",
        "<a href=\"data:x\">y</a>",
        "<a href=\"java&#9;script:x\">y</a>",
        "<a href='x'>y</a>",
        "<a href=x>y</a>",
        "<a href=\"x\" href=\"y\" foo>z</a>",
        "a & b",
        "a > b",
        "<P></P>",
        "<p ></p>",
        "<!-- x -->",
        "<a href=\"x\"><a href=\"y\">z</a></a>",
        "<p><div></div></p>",
        "<sup id=\"a\"></sup><sup id=\"a\"></sup>",
    ] {
        assert!(check(html).is_err(), "{html}");
    }
    assert_eq!(
        check("<p>a &amp; <a href=\"https://a.vn/?b&amp;c\" rel=\"noopener noreferrer\">b</a><br>\n</p>"),
        Ok(())
    );
}
