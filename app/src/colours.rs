//! The colours of the style sheet as numbers: read from its tokens, and measured by the rule of WCAG 2.2. The tests
//! and the page that shows every part compute with the same function.

use std::collections::{BTreeSet, HashMap};

use domain::palette::Palette;

const TOKENS: &str = include_str!("../../style/tokens.css");

/// Where the colours for people who ask for more contrast begin.
const MORE: &str = "@media (prefers-contrast: more)";

/// Text and the grounds it stands on.
pub const TEXT: &[(&str, &[&str])] = &[
    ("ink", &["paper", "tint", "field", "gold-tint", "leaf-tint", "lacquer-tint", "mark"]),
    ("quiet", &["paper", "tint", "field"]),
    ("link", &["paper", "tint", "field", "gold-tint", "lacquer-tint"]),
    ("lacquer", &["paper", "tint", "field", "lacquer-tint"]),
    ("leaf", &["leaf-tint"]),
    ("deep", &["field"]),
    ("on-deep", &["deep", "deeper", "ring", "lacquer"]),
    ("on-deep-quiet", &["deep", "deeper", "ring"]),
    ("gold", &["deep", "ring"]),
];

/// Borders of controls and marks of the focus, and what they must stand out from.
pub const SHAPES: &[(&str, &[&str])] = &[
    ("edge", &["paper", "tint", "field"]),
    ("deep", &["paper", "tint"]),
    ("lacquer", &["paper", "tint", "field"]),
    ("gold", &["deep", "deeper", "ring"]),
];

/// The class under which a page, or a piece of one, wears a palette.
pub fn class(palette: Palette) -> String {
    format!("palette-{}", palette.code())
}

/// Every palette the style sheet has a class for, and the colours the class sets.
pub fn classes() -> Vec<(&'static str, BTreeSet<&'static str>)> {
    let plain = TOKENS.split_once(MORE).map_or(TOKENS, |(plain, _)| plain);
    let palettes = rules(plain).filter_map(|(selectors, body)| {
        let class = selectors.split(',').find_map(|one| one.trim().strip_prefix('.'))?;
        Some((class, declarations(body).map(|(name, _)| name).collect()))
    });
    palettes.collect()
}

/// Which colours a reader asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Nothing in particular.
    Usual,
    /// More contrast, in the settings of their device.
    MoreContrast,
}

/// Red, green, blue and how much of them covers what is below; each from 0 to 1.
type Colour = [f64; 4];

/// The colours of a page that wears a palette.
#[derive(Clone, Debug)]
pub struct Colours(HashMap<&'static str, Colour>);

impl Colours {
    /// What the style sheet says, in its order.
    pub fn of(palette: Palette, asked: Asked) -> Self {
        let own = class(palette);
        let (plain, more) = TOKENS.split_once(MORE).unwrap_or((TOKENS, ""));
        // What stands in the block of the media query begins behind its brace.
        let more = more.split_once('{').map(|(_, rest)| rest).filter(|_| asked == Asked::MoreContrast);
        let mut values = HashMap::new();
        for (selectors, body) in rules(plain).chain(more.into_iter().flat_map(rules)) {
            let worn = |one: &str| one == ":root" || one.strip_prefix('.') == Some(own.as_str());
            if selectors.split(',').map(str::trim).any(worn) {
                values.extend(declarations(body));
            }
        }
        let meant = |value: &'static str| match value.strip_prefix("var(--").and_then(|rest| rest.strip_suffix(')')) {
            Some(other) => values.get(other).copied().unwrap_or_default(),
            None => value,
        };
        Self(values.iter().filter_map(|(&name, &value)| Some((name, colour(meant(value))?))).collect())
    }

    /// How a colour stands out from a ground: from 1 to 21; `None` when one of them has no such name. What lets its
    /// ground shine through is laid on it first; the rings lie on the deep ground.
    pub fn ratio(&self, front: &str, ground: &str) -> Option<f64> {
        let below = self.0.get("deep")?;
        let ground = over(self.0.get(ground)?, below);
        let front = over(self.0.get(front)?, &ground);
        let (a, b) = (luminance(&front), luminance(&ground));
        Some((a.max(b) + 0.05) / (a.min(b) + 0.05))
    }
}

/// Selectors and bodies, without comments.
fn rules(css: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    css.split('}').filter_map(|rule| {
        let (selectors, body) = rule.split_once('{')?;
        Some((selectors.rsplit_once("*/").map_or(selectors, |(_, behind)| behind).trim(), body))
    })
}

/// `--name: value;`, one a line.
fn declarations(body: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    body.lines().filter_map(|line| line.trim().strip_prefix("--")?.strip_suffix(';')?.split_once(": "))
}

/// `#rgb`, `#rrggbb` or `#rrggbbaa`.
fn colour(value: &str) -> Option<Colour> {
    let hex = value.strip_prefix('#')?;
    let wide: String =
        if hex.len() == 3 { hex.chars().flat_map(|digit| [digit, digit]).collect() } else { hex.to_owned() };
    let channel = |at: usize| u8::from_str_radix(wide.get(at..at + 2)?, 16).ok().map(|value| f64::from(value) / 255.0);
    let alpha = if wide.len() > 6 { channel(6)? } else { 1.0 };
    Some([channel(0)?, channel(2)?, channel(4)?, alpha])
}

fn over(front: &Colour, below: &Colour) -> Colour {
    let [red, green, blue, alpha] = *front;
    let mixed = |front: f64, below: f64| alpha.mul_add(front, (1.0 - alpha) * below);
    [mixed(red, below[0]), mixed(green, below[1]), mixed(blue, below[2]), 1.0]
}

fn luminance(colour: &Colour) -> f64 {
    let [red, green, blue, _] = colour.map(|c| if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) });
    0.2126f64.mul_add(red, 0.7152f64.mul_add(green, 0.0722 * blue))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_what_wcag_says_it_is() {
        let ratio = |front: Colour, ground: Colour| {
            Colours(HashMap::from([("deep", ground), ("front", front)])).ratio("front", "deep").unwrap()
        };
        let (black, white) = ([0.0, 0.0, 0.0, 1.0], [1.0; 4]);
        assert!((ratio(black, white) - 21.0).abs() < 1e-9);
        assert!((ratio(white, white) - 1.0).abs() < 1e-9);
        // The usual grey that just holds on white.
        assert!((ratio(colour("#767676").unwrap(), white) - 4.54).abs() < 0.01);
        // Half of white over black is a middle grey, not white.
        assert!((ratio(colour("#ffffff80").unwrap(), black) - 5.32).abs() < 0.01);
    }
}
