//! Looks of pasted HTML, hidden from the browser while it parses.

/// The name of their attribute and of their element.
const LOOKS: &str = "style";

/// Stands before it meanwhile. No text has it.
const BEFORE: &str = "xqz-";

/// HTML with all looks under another name, in whatever letters they are written.
pub(super) fn hidden(html: &str) -> String {
    let small = html.to_ascii_lowercase();
    let mut hidden = String::with_capacity(html.len());
    let mut reached = 0;
    for (at, _) in small.match_indices(LOOKS) {
        hidden.push_str(html.get(reached..at).unwrap_or_default());
        hidden.push_str(BEFORE);
        reached = at;
    }
    hidden.push_str(html.get(reached..).unwrap_or_default());
    hidden
}

/// A part of it as it was.
pub(super) fn shown(part: &str) -> String {
    part.replace(BEFORE, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_are_hidden_and_words_come_back_as_they_were() {
        let html = "<STYLE>p{}</STYLE><p Style='list-style:none'>Kiểu Style</p>";
        let hidden = hidden(html);
        let bare = hidden.to_ascii_lowercase();
        assert!(!bare.contains("<style") && !bare.contains(" style="), "{hidden}");
        assert_eq!(shown(&hidden), html);
    }
}
