//! A look through a PDF for what acts by itself. Streams are passed over: packed bytes spell any name by chance.

use super::{Document, DocumentKind, Refusal};

/// Names of actions that run a script or a program. Fillable forms of some programs have scripts that only format
/// numbers; nobody can tell them apart from here, and printing such a form to a new PDF makes it harmless.
const ACTIVE: [&[u8]; 4] = [b"JavaScript", b"JS", b"Launch", b"RichMedia"];
/// Other files inside. Signing programs keep annexes there, so it is told and not refused.
const FILES: [&[u8]; 2] = [b"EmbeddedFile", b"EmbeddedFiles"];
const END: &[u8] = b"endstream";
/// Longer than any of these names with every letter written as `#xx`.
const LONGEST: usize = 48;

pub(super) fn judge(bytes: &[u8]) -> Result<Document, Refusal> {
    let mut holds_files = false;
    let mut at = 0;
    // Looked for once, or a file of many beginnings without an end would take hours.
    let last_end = bytes.windows(END.len()).rposition(|window| window == END).unwrap_or(0);
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'/' => {
                let (name, next) = name(bytes, at + 1);
                if ACTIVE.contains(&&*name) {
                    return Err(Refusal::ActivePdf);
                }
                holds_files |= FILES.contains(&&*name);
                at = next;
            }
            b's' if at < last_end => at = after_stream(bytes, at),
            _ => at += 1,
        }
    }
    Ok(Document { kind: DocumentKind::Pdf, holds_files })
}

/// A name with its `#xx` resolved, and where it ends.
fn name(bytes: &[u8], start: usize) -> (Vec<u8>, usize) {
    let mut name = Vec::new();
    let mut at = start;
    while let Some(byte) = bytes.get(at).filter(|byte| is_regular(**byte)) {
        let escaped = bytes.get(at + 1..at + 3).filter(|_| *byte == b'#').and_then(hexadecimal);
        if name.len() < LONGEST {
            name.push(escaped.unwrap_or(*byte));
        }
        at += if escaped.is_some() { 3 } else { 1 };
    }
    (name, at)
}

fn is_regular(byte: u8) -> bool {
    !matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%' | 0 | 9 | 10 | 12 | 13 | b' ')
}

fn hexadecimal(digits: &[u8]) -> Option<u8> {
    u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

/// Behind the stream that begins at `at`, if one does: a dictionary comes before it, a line end behind the word.
fn after_stream(bytes: &[u8], at: usize) -> usize {
    let (before, rest) = bytes.split_at(at);
    let begins = rest.starts_with(b"stream\n") || rest.starts_with(b"stream\r");
    if !begins || !before.trim_ascii_end().ends_with(b">>") {
        return at + 1;
    }
    // One that never ends hides nothing: the search goes on behind the word.
    rest.windows(END.len()).position(|window| window == END).map_or(at + 1, |end| at + end + END.len())
}
