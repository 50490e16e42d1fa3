//! A shared text in the voice of the unit that shows it: what it adds around, and what it says in place of the source.

use std::collections::BTreeSet;

/// What a unit may say in place of the source, where the source allows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Overridable {
    /// The title.
    Title,
    /// The summary.
    Summary,
    /// The text.
    Body,
}

impl Overridable {
    /// All, in the order of the page.
    pub const ALL: &'static [Self] = &[Self::Title, Self::Summary, Self::Body];

    /// The stored form, ASCII and stable; also what a form sends.
    pub fn code(self) -> &'static str {
        match self {
            Self::Title => "tieu-de",
            Self::Summary => "tom-tat",
            Self::Body => "noi-dung",
        }
    }

    /// What people read.
    pub fn label(self) -> &'static str {
        match self {
            Self::Title => "Tiêu đề",
            Self::Summary => "Tóm tắt",
            Self::Body => "Nội dung",
        }
    }

    /// Reads the stored form of several; what is none of them is passed over.
    pub fn set(codes: &str) -> BTreeSet<Self> {
        let known = |code: &str| Self::ALL.iter().copied().find(|field| field.code() == code.trim());
        codes.split(',').filter_map(known).collect()
    }

    /// The stored form of several.
    pub fn codes(fields: &BTreeSet<Self>) -> String {
        fields.iter().map(|field| field.code()).collect::<Vec<_>>().join(",")
    }
}

/// What a source says of what may be overridden.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceText {
    /// One line.
    pub title: String,
    /// One paragraph.
    pub summary: Option<String>,
    /// Markdown.
    pub body: String,
}

impl SourceText {
    /// One of them; nothing where there is no summary.
    pub fn of(&self, field: Overridable) -> &str {
        match field {
            Overridable::Title => &self.title,
            Overridable::Summary => self.summary.as_deref().unwrap_or_default(),
            Overridable::Body => &self.body,
        }
    }
}

/// What a unit adds around a text. Markdown, each of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Voice {
    /// Before it.
    pub introduction: Option<String>,
    /// After it.
    pub closing: Option<String>,
    /// Whom to ask here.
    pub contacts: Option<String>,
}

/// What a unit says in place of the source. Whatever is `None` follows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overrides {
    /// Its own title.
    pub title: Option<String>,
    /// Its own summary.
    pub summary: Option<String>,
    /// Its own text.
    pub body: Option<String>,
}

impl Overrides {
    /// One of them.
    pub fn of(&self, field: Overridable) -> Option<&str> {
        match field {
            Overridable::Title => self.title.as_deref(),
            Overridable::Summary => self.summary.as_deref(),
            Overridable::Body => self.body.as_deref(),
        }
    }

    /// Which there are.
    pub fn fields(&self) -> impl Iterator<Item = Overridable> {
        Overridable::ALL.iter().copied().filter(|field| self.of(*field).is_some())
    }

    /// What the source changed since it was overridden: `base` is what it said then, `now` what it says today. Each of
    /// these is for a person to decide.
    pub fn overtaken(&self, base: &SourceText, now: &SourceText) -> Vec<Overridable> {
        self.fields().filter(|field| base.of(*field) != now.of(*field)).collect()
    }

    /// The text a reader sees.
    pub fn over(&self, source: SourceText) -> SourceText {
        SourceText {
            title: self.title.clone().unwrap_or(source.title),
            summary: self.summary.clone().or(source.summary),
            body: self.body.clone().unwrap_or(source.body),
        }
    }
}

/// All that a unit made of a shared text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Adaptation {
    /// Around it.
    pub voice: Voice,
    /// In its place.
    pub overrides: Overrides,
}

impl Adaptation {
    /// Whether it is the source as it stands.
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(title: &str, summary: Option<&str>, body: &str) -> SourceText {
        SourceText { title: title.to_owned(), summary: summary.map(str::to_owned), body: body.to_owned() }
    }

    #[test]
    fn what_is_not_overridden_follows_the_source_and_what_is_waits_for_a_person() {
        let overrides = Overrides { title: Some("Của xã".to_owned()), ..Overrides::default() };
        let (base, now) = (source("Của tỉnh", None, "Một"), source("Của tỉnh", Some("Tóm tắt"), "Hai"));
        assert_eq!(overrides.over(now.clone()), source("Của xã", Some("Tóm tắt"), "Hai"));
        assert!(overrides.overtaken(&base, &now).is_empty(), "only what it overrides is its business");
        let corrected = source("Đính chính", None, "Hai");
        assert_eq!(overrides.overtaken(&base, &corrected), [Overridable::Title]);
        let summary = Overrides { summary: Some("Khác".to_owned()), ..overrides };
        assert_eq!(summary.overtaken(&base, &now), [Overridable::Summary], "a summary that was none before");
    }

    #[test]
    fn the_fields_read_back() {
        let all: BTreeSet<_> = Overridable::ALL.iter().copied().collect();
        assert_eq!(Overridable::set(&Overridable::codes(&all)), all);
        assert_eq!(Overridable::set("noi-dung, x,,"), [Overridable::Body].into());
        assert!(Overridable::set("").is_empty());
    }
}
