//! `word/numbering.xml`: which sign stands before a paragraph of a list.

mod label;

use std::collections::HashMap;

use domain::legacy;

use crate::refusal::Refusal;
use crate::styles::{Look, Number};
use crate::xml::{self, Element};
use label::Format;

/// Levels of a list, as Word has them.
const LEVELS: usize = 9;

/// The lists of a file and how far each has counted.
#[derive(Debug, Default)]
pub(crate) struct Numbering {
    /// By `w:abstractNumId`.
    lists: HashMap<String, Vec<Level>>,
    /// By `w:numId`.
    numbers: HashMap<String, Use>,
    /// Counters of the levels of each list; lists of one kind count together.
    counters: HashMap<String, [Option<u64>; LEVELS]>,
}

#[derive(Debug, Clone, Default)]
struct Level {
    start: u64,
    format: Format,
    /// `%1.%2)`.
    text: String,
    /// Shows the numbers of all levels as decimals.
    is_legal: bool,
    /// Of an old encoding.
    font: Option<legacy::Font>,
}

#[derive(Debug, Default)]
struct Use {
    list: String,
    /// First numbers that begin anew where this use begins.
    starts: HashMap<usize, u64>,
    has_begun: bool,
}

/// Letters of the longest pattern of a label.
const LONGEST_LABEL: usize = 60;

/// What stands before a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Mark {
    Bullet,
    /// `3.` or `3)`: what Markdown can count as well.
    Counted(u64),
    /// `Điều 3.`, `a)`, `1.2.`, `IV.`: words of the text.
    Label(String),
}

impl Numbering {
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, Refusal> {
        let root = xml::parse(bytes)?;
        let mut numbering = Self::default();
        let mut links = Vec::new();
        let mut named = HashMap::new();
        for list in root.elements().filter(|element| element.name == "w:abstractNum") {
            let Some(id) = list.get("w:abstractNumId") else { continue };
            if let Some(style) = list.value("w:numStyleLink") {
                links.push((id.to_owned(), style.to_owned()));
            }
            if let Some(style) = list.value("w:styleLink") {
                named.insert(style.to_owned(), id.to_owned());
            }
            let mut levels = vec![Level { start: 1, ..Level::default() }; LEVELS];
            for element in list.elements().filter(|element| element.name == "w:lvl") {
                if let Some(level) = index(element).and_then(|at| levels.get_mut(at)) {
                    *level = Level::read(element);
                }
            }
            numbering.lists.insert(id.to_owned(), levels);
        }
        for (id, style) in links {
            if let Some(levels) = named.get(&style).and_then(|list| numbering.lists.get(list)).cloned() {
                numbering.lists.insert(id, levels);
            }
        }
        for number in root.elements().filter(|element| element.name == "w:num") {
            let (Some(id), Some(list)) = (number.get("w:numId"), number.value("w:abstractNumId")) else { continue };
            let mut list = list.to_owned();
            let mut starts = HashMap::new();
            for change in number.elements().filter(|element| element.name == "w:lvlOverride") {
                let Some(at) = index(change) else { continue };
                if let Some(start) = change.value("w:startOverride").and_then(|start| start.parse().ok()) {
                    starts.insert(at, start);
                }
                if let Some(level) = change.child("w:lvl") {
                    // A use with levels of its own is a list of its own.
                    let mut levels = numbering.lists.get(&list).cloned().unwrap_or_default();
                    if let Some(place) = levels.get_mut(at) {
                        *place = Level::read(level);
                    }
                    list = format!("{id} of {list}");
                    numbering.lists.insert(list.clone(), levels);
                }
            }
            numbering.numbers.insert(id.to_owned(), Use { list, starts, has_begun: false });
        }
        Ok(numbering)
    }

    /// Counts one paragraph and says what stands before it; `None` if nothing does. With `reads_old_fonts` a label in
    /// a font of an old encoding is converted.
    pub(crate) fn next(&mut self, number: &Number, reads_old_fonts: bool) -> Option<Mark> {
        let at = usize::from(number.level.unwrap_or(0)).min(LEVELS - 1);
        let found = self.numbers.get_mut(number.list.as_deref()?)?;
        let levels = self.lists.get(&found.list)?;
        let level = levels.get(at)?;
        let counters = self.counters.entry(found.list.clone()).or_default();
        if !found.has_begun {
            found.has_begun = true;
            for (at, start) in &found.starts {
                if let Some(counter) = counters.get_mut(*at) {
                    *counter = start.checked_sub(1);
                }
            }
        }
        for (above, counter) in counters.iter_mut().enumerate().take(at) {
            counter.get_or_insert(levels.get(above).map_or(1, |level| level.start));
        }
        let counted = match counters.get(at).copied().flatten() {
            Some(count) => count.saturating_add(1),
            None => level.start,
        };
        for (below, counter) in counters.iter_mut().enumerate().skip(at) {
            *counter = (below == at).then_some(counted);
        }
        level.mark(at, levels, counters, reads_old_fonts)
    }
}

fn index(element: &Element) -> Option<usize> {
    element.get("w:ilvl")?.parse().ok().filter(|at| *at < LEVELS)
}

impl Level {
    fn read(element: &Element) -> Self {
        Self {
            start: element.value("w:start").and_then(|start| start.parse().ok()).unwrap_or(1),
            format: Format::named(element.value("w:numFmt").unwrap_or("decimal")),
            text: element.value("w:lvlText").unwrap_or_default().chars().take(LONGEST_LABEL).collect(),
            is_legal: element.switch("w:isLgl") == Some(true),
            font: element.child("w:rPr").and_then(|run| legacy::Font::named(&Look::read(run).font?)),
        }
    }

    fn mark(
        &self,
        at: usize,
        levels: &[Self],
        counters: &[Option<u64>; LEVELS],
        reads_old_fonts: bool,
    ) -> Option<Mark> {
        if self.format == Format::Bullet {
            return Some(Mark::Bullet);
        }
        let own = format!("%{}", at + 1);
        let is_counted = self.format == Format::Decimal
            && self.text.trim().strip_prefix(&own).is_some_and(|rest| matches!(rest, "." | ")" | ""));
        if is_counted {
            return counters.get(at).copied().flatten().map(Mark::Counted);
        }
        let mut text = match self.font.filter(|_| reads_old_fonts) {
            Some(font) => font.read(&self.text),
            None => self.text.clone(),
        };
        for (place, level) in levels.iter().enumerate().take(at + 1) {
            let count = counters.get(place).copied().flatten().unwrap_or(level.start);
            let format = if self.is_legal { Format::Decimal } else { level.format };
            text = text.replace(&format!("%{}", place + 1), &format.written(count));
        }
        let text = text.trim().to_owned();
        (!text.is_empty() && self.format != Format::None).then_some(Mark::Label(text))
    }
}
