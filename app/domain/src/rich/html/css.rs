//! The few properties of inline styles that say something about structure.

/// A `style` attribute, taken apart.
#[derive(Debug, Default)]
pub(super) struct Css(Vec<(String, String)>);

impl Css {
    /// Reads an attribute. Names and values are in small letters; the last value of a name counts.
    pub(super) fn read(style: &str) -> Self {
        let pairs = style.split(';').filter_map(|pair| pair.split_once(':'));
        Self(pairs.map(|(name, value)| (name.trim().to_lowercase(), value.trim().to_lowercase())).collect())
    }

    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .rev()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.trim_end_matches("!important").trim())
    }

    /// Whether it makes words bold, or no longer bold.
    pub(super) fn bold(&self) -> Option<bool> {
        let weight = self.get("font-weight")?;
        match weight {
            "bold" | "bolder" => Some(true),
            "normal" | "lighter" => Some(false),
            number => number.parse::<u16>().ok().map(|number| number >= 600),
        }
    }

    pub(super) fn italic(&self) -> Option<bool> {
        match self.get("font-style")? {
            "normal" => Some(false),
            slanted => Some(slanted.starts_with("italic") || slanted.starts_with("oblique")),
        }
    }

    pub(super) fn strike(&self) -> Option<bool> {
        let line = self.get("text-decoration").or(self.get("text-decoration-line"))?;
        line.contains("line-through").then_some(true)
    }

    pub(super) fn is_centred(&self) -> Option<bool> {
        self.get("text-align").map(|place| place == "center")
    }

    /// Nobody sees it.
    pub(super) fn is_hidden(&self) -> bool {
        self.get("display") == Some("none") || self.get("mso-hide") == Some("all")
    }

    /// Words keep their blanks and lines.
    pub(super) fn keeps_lines(&self) -> bool {
        self.get("white-space").is_some_and(|space| space.starts_with("pre"))
    }

    /// What Word calls this part of its text: `footnote`, `header`, `comment-list`.
    pub(super) fn word_part(&self) -> Option<&str> {
        self.get("mso-element")
    }

    /// The level of a heading, from 1, as Word counts.
    pub(super) fn outline(&self) -> Option<u8> {
        self.get("mso-outline-level")?.parse().ok().filter(|level| (1..=9).contains(level))
    }
}
