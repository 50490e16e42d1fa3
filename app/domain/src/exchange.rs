//! Texts on their way out into other formats: CSV for spreadsheets, XML for feeds. JSON is `serde_json`'s.

/// What a CSV file begins with: without it Excel takes UTF-8 for the code page of the machine.
pub const CSV_BEGINNING: &str = "\u{FEFF}";

/// A cell of a CSV file. A text that a spreadsheet would run as a formula gets an apostrophe in front.
pub fn csv_cell(text: &str) -> String {
    let guard = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    if text.contains(['"', ',', ';', '\n', '\r', '\t']) || text.trim() != text {
        format!("\"{guard}{}\"", text.replace('"', "\"\""))
    } else {
        format!("{guard}{text}")
    }
}

/// A line of a CSV file.
pub fn csv_line<'a>(cells: impl IntoIterator<Item = &'a str>) -> String {
    let cells: Vec<String> = cells.into_iter().map(csv_cell).collect();
    format!("{}\r\n", cells.join(","))
}

/// A text as it stands in an XML element or attribute. Characters that XML 1.0 cannot hold at all are left out.
pub fn xml_text(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            // A parser would make spaces of these in an attribute, and drop a bare return anywhere.
            '\t' => escaped.push_str("&#9;"),
            '\n' => escaped.push_str("&#10;"),
            '\r' => escaped.push_str("&#13;"),
            '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => {}
            other => escaped.push(other),
        }
    }
    escaped
}
