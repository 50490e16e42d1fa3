//! The only two ways a text of the source enters the output.

/// Text for between tags and for inside double quotes.
pub(super) fn push_text(html: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            other => html.push(other),
        }
    }
}

/// An address for inside double quotes: what an address may not hold is percent-encoded, existing `%` stay.
pub(super) fn push_href(html: &mut String, url: &str) {
    for byte in url.bytes() {
        match byte {
            b'&' => html.push_str("&amp;"),
            b'a'..=b'z'
            | b'A'..=b'Z'
            | b'0'..=b'9'
            | b'-'
            | b'_'
            | b'.'
            | b'!'
            | b'~'
            | b'*'
            | b'\''
            | b'('
            | b')'
            | b';'
            | b'/'
            | b'?'
            | b':'
            | b'@'
            | b'='
            | b'+'
            | b'$'
            | b','
            | b'#'
            | b'%' => html.push(char::from(byte)),
            other => {
                html.push('%');
                html.push(hex(other >> 4));
                html.push(hex(other & 0x0F));
            }
        }
    }
}

/// What readers see of HTML that was written here.
pub(super) fn visible(html: &str) -> String {
    let texts = html.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text));
    let text = texts.collect::<String>();
    // `&` comes last, or `&amp;lt;` would become a bracket.
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

fn hex(digit: u8) -> char {
    char::from_digit(u32::from(digit), 16).unwrap_or('0').to_ascii_uppercase()
}
