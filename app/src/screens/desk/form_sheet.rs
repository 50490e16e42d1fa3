//! A form of a few lines with what happened to it: what does not hold, and what somebody else saved meanwhile.

use domain::typed::{Fault, FormField, Typed};
use leptos::prelude::*;

use super::comparison::{comparison, conflict};
use crate::parts::form::{Field, Typing, hidden};

/// What is said above two texts of one thing.
pub(super) const OVERTAKEN: &str = "Có người vừa lưu chỗ này";

/// Another text of the same thing, saved in the meantime.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedMeanwhile<F> {
    /// The saved one.
    pub saved: Typed<F>,
    /// Who saved it.
    pub by: String,
    /// When.
    pub at: String,
}

/// A form, with what happened to it.
#[derive(Clone, Debug)]
pub struct FormSheet<F> {
    /// Where it goes.
    pub action: String,
    /// Token of the forms.
    pub csrf: String,
    /// The saved text it follows; `None` for a new thing.
    pub version: Option<i64>,
    /// As typed.
    pub typed: Typed<F>,
    /// What does not hold.
    pub faults: Vec<Fault<F>>,
    /// Set when another text was saved in the meantime.
    pub meanwhile: Option<SavedMeanwhile<F>>,
}

impl<F: FormField> Default for FormSheet<F> {
    fn default() -> Self {
        Self {
            action: String::new(),
            csrf: String::new(),
            version: None,
            typed: Typed::default(),
            faults: Vec::new(),
            meanwhile: None,
        }
    }
}

impl<F: FormField + std::fmt::Debug> FormSheet<F> {
    pub(super) fn is_wrong(&self) -> bool {
        !self.faults.is_empty() || self.meanwhile.is_some()
    }

    /// The faults as the top of the page names them.
    pub(super) fn summed(&self) -> Vec<(&'static str, String)> {
        self.faults.iter().map(|fault| (fault.field.name(), fault.sentence.clone())).collect()
    }

    /// A sample: every field refused.
    pub(super) fn refused(mut self, fields: &[F]) -> Self {
        let fault =
            |field: &F| Fault { field: *field, sentence: format!("{}: chưa đúng, hãy xem lại.", field.label()) };
        self.faults = fields.iter().map(fault).collect();
        self
    }

    pub(super) fn field(&self, field: F, hint: Option<&'static str>, required: bool) -> Field {
        let own: Vec<_> =
            self.faults.iter().filter(|fault| fault.field == field).map(|fault| fault.sentence.as_str()).collect();
        let fault = (!own.is_empty()).then(|| own.join(" "));
        Field { name: field.name(), label: field.label(), hint, fault, required }
    }

    /// A control for one line.
    pub(super) fn line(&self, field: F, hint: Option<&'static str>, required: bool) -> AnyView {
        self.field(field, hint, required).line(self.typed.get(field).to_owned(), Typing::PLAIN)
    }

    /// The form around its controls.
    pub(super) fn around(self, controls: AnyView, button: &'static str) -> AnyView {
        self.around_told(OVERTAKEN, |_, value| value.to_owned(), controls, button)
    }

    /// The same where not every value is what a person reads: `word` tells it where two texts are compared.
    pub(super) fn around_told(
        self,
        heading: &'static str,
        word: impl Fn(F, &str) -> String,
        controls: AnyView,
        button: &'static str,
    ) -> AnyView {
        let differs = self.meanwhile.map(|meanwhile| {
            let told = format!(
                "{} đã lưu bản khác lúc {}. Những gì bạn gõ chưa được lưu nhưng vẫn còn trong các ô bên dưới. Hãy so sánh rồi lưu; khi đó bản của bạn thay bản đã lưu.",
                meanwhile.by, meanwhile.at
            );
            let (mine, saved) = (&self.typed, &meanwhile.saved);
            let fields = F::ALL.iter().filter(|&&field| mine.get(field).trim() != saved.get(field).trim());
            let differences = fields
                .map(|&field| comparison(field.label(), &word(field, mine.get(field)), &word(field, saved.get(field))));
            conflict(heading, told, differences.collect())
        });
        view! {
            {differs}
            <form method="post" action=self.action novalidate>
                {hidden("csrf", self.csrf)}
                {self.version.map(|number| hidden("phien_ban", number.to_string()))}
                {controls}
                <p class="buttons"><button class="main">{button}</button></p>
            </form>
        }
        .into_any()
    }
}
