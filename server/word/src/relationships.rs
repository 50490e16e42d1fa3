//! What a part refers to by number: `word/_rels/document.xml.rels` and its kin.

use std::collections::HashMap;

use crate::package::Package;
use crate::refusal::Refusal;
use crate::xml;

/// The references of one part.
#[derive(Debug, Default)]
pub(crate) struct Relationships(HashMap<String, Relationship>);

/// One reference.
#[derive(Debug, Clone)]
pub(crate) struct Relationship {
    /// The last step of its type: `image`, `hyperlink`, `styles`.
    pub(crate) kind: String,
    pub(crate) target: Target,
}

/// Where a reference leads.
#[derive(Debug, Clone)]
pub(crate) enum Target {
    /// The full name of a part of the same file.
    Part(String),
    /// Anywhere else; never fetched.
    Outside(String),
}

impl Relationships {
    /// Reads those of a part; none if the file has none.
    pub(crate) fn of(part: &str, package: &mut Package<'_>) -> Result<Self, Refusal> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let place =
            if folder.is_empty() { format!("_rels/{name}.rels") } else { format!("{folder}/_rels/{name}.rels") };
        let Some(bytes) = package.xml(&place)? else { return Ok(Self::default()) };
        let root = xml::parse(&bytes)?;
        let mut all = HashMap::new();
        for element in root.elements().filter(|element| element.name == "pr:Relationship") {
            let (Some(id), Some(target)) = (element.get("Id"), element.get("Target")) else { continue };
            let kind = element.get("Type").and_then(|kind| kind.rsplit('/').next()).unwrap_or_default();
            let target = if element.get("TargetMode") == Some("External") {
                Target::Outside(target.to_owned())
            } else {
                Target::Part(resolved(folder, target))
            };
            all.insert(id.to_owned(), Relationship { kind: kind.to_owned(), target });
        }
        Ok(Self(all))
    }

    pub(crate) fn get(&self, id: &str) -> Option<&Relationship> {
        self.0.get(id)
    }

    /// The part of the first reference of a kind.
    pub(crate) fn part(&self, kind: &str) -> Option<String> {
        self.0.values().filter(|relationship| relationship.kind == kind).find_map(|found| match &found.target {
            Target::Part(part) => Some(part.clone()),
            Target::Outside(_) => None,
        })
    }
}

/// `media/image1.png` beside `word/document.xml`, `/word/media/image1.png`, `../media/image1.png`.
fn resolved(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let target = target.split(['#', '?']).next().unwrap_or_default();
    let mut steps: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.retain(|step| !step.is_empty());
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn targets_lead_to_parts() {
        for (folder, target, part) in [
            ("word", "media/image1.png", "word/media/image1.png"),
            ("word", "/word/media/image1.png", "word/media/image1.png"),
            ("word", "../media/a.png", "media/a.png"),
            ("word", "./media/../x.png", "word/x.png"),
            ("", "word/document.xml", "word/document.xml"),
            ("word", "../../../etc/passwd", "etc/passwd"),
        ] {
            assert_eq!(resolved(folder, target), part);
        }
    }
}
