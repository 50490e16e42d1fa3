//! Fields: words that Word computes. What was computed is text; what it was computed from is not.

use std::sync::Arc;

use domain::rich::accepted;

/// Fields within each other; more are taken for text.
const DEEPEST: usize = 32;
/// Bytes of the longest instruction that is looked at.
const LONGEST: usize = 8_000;

/// The fields that are open at the present place, outermost first.
#[derive(Debug, Default)]
pub(crate) struct Fields(Vec<Field>);

#[derive(Debug, Default)]
struct Field {
    instruction: String,
    /// Past the instruction, in what was computed.
    has_result: bool,
    kind: Kind,
}

/// What an instruction asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Its result is text.
    #[default]
    Text,
    Link(Arc<str>),
    /// A link to a place that the page would not link.
    RefusedLink,
    /// Numbers of pages, and tables of them.
    Pages,
    FormField,
    /// A picture that lies elsewhere.
    ExternalPicture,
}

/// What may be done with a text at the present place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Place {
    Text(Option<Arc<str>>),
    /// Part of an instruction, or the result of one that means nothing on a page.
    Nothing,
}

impl Fields {
    pub(crate) fn begin(&mut self) {
        if self.0.len() < DEEPEST {
            self.0.push(Field::default());
        }
    }

    pub(crate) fn instruction(&mut self, text: &str) {
        if let Some(field) = self.0.last_mut().filter(|field| !field.has_result)
            && field.instruction.len() + text.len() <= LONGEST
        {
            field.instruction.push_str(text);
        }
    }

    /// The instruction is complete: says what it asks for.
    pub(crate) fn separate(&mut self) -> Kind {
        let Some(field) = self.0.last_mut().filter(|field| !field.has_result) else { return Kind::Text };
        field.has_result = true;
        field.kind = kind(&field.instruction);
        field.kind.clone()
    }

    /// Ends the innermost field; says what it was if it never had a result.
    pub(crate) fn end(&mut self) -> Kind {
        match self.0.pop() {
            Some(field) if !field.has_result => kind(&field.instruction),
            _ => Kind::Text,
        }
    }

    pub(crate) fn place(&self) -> Place {
        let mut link = None;
        for field in &self.0 {
            if !field.has_result {
                return Place::Nothing;
            }
            match &field.kind {
                Kind::Link(address) => link = Some(address.clone()),
                Kind::Pages => return Place::Nothing,
                _ => {}
            }
        }
        Place::Text(link)
    }

    /// Forgets fields that were never ended: a text after them is text.
    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }
}

/// Reads an instruction, for example `HYPERLINK "https://a.vn" \o "A"`.
pub(crate) fn kind(instruction: &str) -> Kind {
    let mut words = words(instruction).into_iter();
    let Some(name) = words.next() else { return Kind::Text };
    match name.to_uppercase().as_str() {
        "HYPERLINK" => {
            let mut words = words.peekable();
            while let Some(word) = words.next() {
                match word.as_str() {
                    // A place in the same text.
                    "\\l" | "\\o" | "\\t" => {
                        words.next();
                    }
                    switch if switch.starts_with('\\') => {}
                    address => {
                        return accepted(address).map_or(Kind::RefusedLink, |address| Kind::Link(address.into()));
                    }
                }
            }
            Kind::Text
        }
        "TOC" | "PAGE" | "PAGEREF" | "NUMPAGES" | "SECTIONPAGES" | "INDEX" | "XE" | "TC" | "RD" => Kind::Pages,
        "FORMTEXT" | "FORMCHECKBOX" | "FORMDROPDOWN" => Kind::FormField,
        "INCLUDEPICTURE" => Kind::ExternalPicture,
        _ => Kind::Text,
    }
}

/// Words of an instruction; those in quotation marks may have blanks.
fn words(instruction: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = instruction.trim_start();
    while !rest.is_empty() {
        let (word, after) = match rest.strip_prefix(['"', '“', '”']) {
            Some(quoted) => quoted.split_once(['"', '“', '”']).unwrap_or((quoted, "")),
            None => rest.split_once(char::is_whitespace).unwrap_or((rest, "")),
        };
        words.push(word.to_owned());
        rest = after.trim_start();
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instructions_are_understood() {
        for (instruction, meant) in [
            (" HYPERLINK \"https://a.vn/x y\" ", Kind::Link("https://a.vn/x%20y".into())),
            ("HYPERLINK https://a.vn \\o \"Mẹo\"", Kind::Link("https://a.vn".into())),
            ("hyperlink \\o \"Mẹo\" \"mailto:a@b.vn\"", Kind::Link("mailto:a@b.vn".into())),
            ("HYPERLINK \"javascript:x\"", Kind::RefusedLink),
            ("HYPERLINK \\l \"_Toc1\"", Kind::Text),
            ("HYPERLINK", Kind::Text),
            ("TOC \\o \"1-3\" \\h", Kind::Pages),
            ("SEQ Hình \\* ARABIC", Kind::Text),
            ("FORMTEXT", Kind::FormField),
            ("", Kind::Text),
        ] {
            assert_eq!(kind(instruction), meant, "{instruction:?}");
        }
    }
}
