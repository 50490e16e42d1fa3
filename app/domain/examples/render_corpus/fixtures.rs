//! Every text that stands in the tests of this crate: read from their sources, so that none is forgotten.

use std::error::Error;
use std::fs;
use std::iter::Peekable;
use std::path::{Path, PathBuf};
use std::str::Chars;

/// Name and text, in the order of files and lines; each text once.
pub(crate) fn all() -> Result<Vec<(String, String)>, Box<dyn Error>> {
    let crate_folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in ["src", "tests"] {
        collect(&crate_folder.join(folder), &mut files)?;
    }
    files.sort();
    let mut seen = std::collections::HashSet::new();
    let mut found = Vec::new();
    for file in files {
        let source = fs::read_to_string(&file)?;
        let name = file.strip_prefix(crate_folder)?.to_string_lossy().replace('\\', "/");
        let is_test = name.starts_with("tests/") || name.contains("/tests/") || name.ends_with("/tests.rs");
        let part =
            if is_test { Some(source.as_str()) } else { source.split_once("#[cfg(test)]").map(|(_, tests)| tests) };
        let texts = literals(part.unwrap_or_default()).into_iter();
        for (text, at) in texts.filter(|text| seen.insert(text.clone())).zip(1..) {
            found.push((format!("fixture-{name}-{at}"), text));
        }
    }
    Ok(found)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
    Ok(())
}

/// The strings of a Rust source, as the compiler reads them.
fn literals(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = source.chars().peekable();
    let mut before = ' ';
    while let Some(c) = rest.next() {
        match c {
            '/' if rest.peek() == Some(&'/') => while rest.next_if(|c| *c != '\n').is_some() {},
            'r' if !before.is_alphanumeric() && matches!(rest.peek(), Some('"' | '#')) => found.extend(raw(&mut rest)),
            '"' => found.push(escaped(&mut rest)),
            '\'' => character(&mut rest),
            _ => {}
        }
        before = c;
    }
    found
}

/// `'x'` and `'\n'`, which may hold a quotation mark; a lifetime has no end of its own.
fn character(rest: &mut Peekable<Chars<'_>>) {
    if rest.next_if_eq(&'\\').is_some() {
        rest.next();
        while rest.next_if(|c| *c != '\'').is_some() {}
        rest.next();
    } else if rest.clone().nth(1) == Some('\'') {
        rest.nth(1);
    }
}

/// Behind the `r` of `r#"…"#`; `None` for a name that begins with `r#`.
fn raw(rest: &mut Peekable<Chars<'_>>) -> Option<String> {
    let mut hashes = String::new();
    while rest.next_if_eq(&'#').is_some() {
        hashes.push('#');
    }
    rest.next_if_eq(&'"')?;
    let end = format!("\"{hashes}");
    let mut text = String::new();
    for c in rest.by_ref() {
        text.push(c);
        if let Some(whole) = text.strip_suffix(&end) {
            return Some(whole.to_owned());
        }
    }
    None
}

fn escaped(rest: &mut Peekable<Chars<'_>>) -> String {
    let mut text = String::new();
    while let Some(c) = rest.next() {
        match c {
            '"' => break,
            '\\' => match rest.next() {
                Some('n') => text.push('\n'),
                Some('r') => text.push('\r'),
                Some('t') => text.push('\t'),
                Some('0') => text.push('\0'),
                Some('\n') => while rest.next_if(|c| c.is_whitespace()).is_some() {},
                Some('x') => text.extend(code(&rest.by_ref().take(2).collect::<String>())),
                Some('u') => {
                    let digits: String = rest.by_ref().take_while(|c| *c != '}').filter(|c| *c != '{').collect();
                    text.extend(code(&digits));
                }
                Some(other) => text.push(other),
                None => break,
            },
            other => text.push(other),
        }
    }
    text
}

fn code(digits: &str) -> Option<char> {
    u32::from_str_radix(digits, 16).ok().and_then(char::from_u32)
}
