//! Guides: how to do one thing, step by step.
//!
//! The steps of a guide stand in its text, so that whatever knows a text knows them: what comes before the first heading
//! of the first level is the introduction, and each such heading begins a step. In a step, a picture that comes
//! first is the step's picture, and a quotation that comes last its warning. Nothing changes its order between a text and
//! its steps, so each says what the other says.

mod arranging;
mod reading;
mod step_form;

pub use arranging::Arrangement;
pub use step_form::{StepFault, StepField, StepForm};

use crate::markdown::{self, Callout};
use crate::media::{MediaKey, Shelf};
use crate::moment::CivilDate;

/// A guide of fewer steps is none.
pub const FEWEST_STEPS: usize = 2;

/// Apps change: after so many days a guide is followed anew before it is believed.
pub const DAYS_OF_TRUST: i32 = 180;

/// A text read as a guide.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Guide {
    /// What comes before the steps, Markdown.
    pub introduction: String,
    /// The steps, in their order.
    pub steps: Vec<Step>,
}

/// One step.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Step {
    /// One line of Markdown; may be empty.
    pub title: String,
    /// The picture it begins with.
    pub picture: Option<StepPicture>,
    /// Markdown.
    pub text: String,
    /// What it ends with a warning of, Markdown without the marks of the quotation.
    pub warning: Option<String>,
}

/// The picture of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepPicture {
    /// Which one.
    pub key: MediaKey,
    /// What the text itself says of it, as it stands there; empty where it leaves that to the library.
    pub alt: String,
}

impl Guide {
    /// The text that reads as this guide.
    pub fn compose(&self) -> String {
        let introduction = Some(self.introduction.trim_end()).filter(|text| !text.trim().is_empty());
        let steps = self.steps.iter().map(Step::compose);
        let parts: Vec<_> = introduction.map(str::to_owned).into_iter().chain(steps).collect();
        parts.join("\n\n")
    }
}

impl Step {
    /// What the step is called, without marks.
    pub fn plain_title(&self) -> String {
        markdown::plain_text(&self.title, usize::MAX)
    }

    /// The same as residents read it, with the blocks it names.
    pub fn shown_title(&self, blocks: &Shelf) -> String {
        markdown::plain_text_with(&self.title, usize::MAX, blocks)
    }

    /// Picture and text, which come before the warning.
    pub fn before_warning(&self) -> String {
        let picture = self.picture.as_ref().map(StepPicture::mark);
        let parts = [picture.as_deref().unwrap_or_default(), self.text.as_str()];
        parts.into_iter().filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join("\n\n")
    }

    /// The warning as a call-out of its own, which every reader sees as one.
    pub fn warning_mark(&self) -> Option<String> {
        let warning = self.warning.as_deref()?;
        let is_named = warning.starts_with("[!");
        let words = if is_named { warning.to_owned() } else { format!("{}\n{warning}", Callout::Warning.tag()) };
        Some(quoted(&words))
    }

    fn compose(&self) -> String {
        let heading = format!("# {}", reading::open_title(&self.title));
        let parts = [
            heading.trim_end().to_owned(),
            self.before_warning(),
            self.warning.as_deref().map(quoted).unwrap_or_default(),
        ];
        parts.into_iter().filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join("\n\n")
    }
}

impl StepPicture {
    /// What the text says of it, as people read it.
    pub fn words(&self) -> String {
        let mut words = String::with_capacity(self.alt.len());
        let mut letters = self.alt.chars().peekable();
        while let Some(letter) = letters.next() {
            let is_mark = letter == '\\' && letters.peek().is_some_and(char::is_ascii_punctuation);
            words.extend(if is_mark { letters.next() } else { Some(letter) });
        }
        words
    }

    /// How the text shows it.
    fn mark(&self) -> String {
        format!("![{}](/anh/{})", self.alt, self.key)
    }
}

/// Whether a guide last checked on that day is to be checked again.
pub fn is_stale(checked_on: CivilDate, today: CivilDate) -> bool {
    today.days() - checked_on.days() > DAYS_OF_TRUST
}

/// The day on which a guide checked on that day is to be read again.
pub fn review_day(checked_on: CivilDate) -> Option<CivilDate> {
    CivilDate::from_days(checked_on.days().checked_add(DAYS_OF_TRUST)?)
}

fn quoted(words: &str) -> String {
    let line = |line: &str| if line.is_empty() { ">".to_owned() } else { format!("> {line}") };
    words.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests;
