//! Every pair of colours that meets on a page keeps the contrast people need to read it
//! (WCAG 2.2, 1.4.3 and 1.4.11).

use std::collections::HashMap;

const TOKENS: &str = include_str!("../../style/tokens.css");

/// Text and the grounds it stands on.
const TEXT: &[(&str, &[&str])] = &[
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
const SHAPES: &[(&str, &[&str])] = &[
    ("edge", &["paper", "tint", "field"]),
    ("deep", &["paper", "tint"]),
    ("lacquer", &["paper", "tint", "field"]),
    ("gold", &["deep", "deeper", "ring"]),
];

#[test]
fn colours_keep_their_contrast() {
    let (normal, more) = TOKENS.split_once("@media (prefers-contrast: more)").expect("tokens end with more contrast");
    let mut palette = colours(normal);
    check("normal", &palette, 4.5);
    palette.extend(colours(more));
    check("more contrast", &palette, 7.0);
}

fn check(palette_name: &str, palette: &HashMap<&str, [f64; 3]>, text: f64) {
    let pairs = TEXT.iter().map(|pair| (pair, text)).chain(SHAPES.iter().map(|pair| (pair, 3.0)));
    for ((front, grounds), wanted) in pairs {
        for ground in *grounds {
            let found = contrast(palette[front], palette[ground]);
            assert!(found >= wanted, "{palette_name}: --{front} on --{ground} is {found:.2}, not {wanted}");
        }
    }
}

/// `--name: #rrggbb;` and `--name: #rgb;`
fn colours(css: &str) -> HashMap<&str, [f64; 3]> {
    css.lines()
        .filter_map(|line| {
            let (name, value) = line.trim().strip_prefix("--")?.split_once(": #")?;
            let hex = value.strip_suffix(';')?;
            let wide: String = if hex.len() == 3 { hex.chars().flat_map(|c| [c, c]).collect() } else { hex.to_owned() };
            let channel = |at: usize| u8::from_str_radix(&wide[at..at + 2], 16).ok().map(|v| f64::from(v) / 255.0);
            Some((name, [channel(0)?, channel(2)?, channel(4)?]))
        })
        .collect()
}

fn contrast(a: [f64; 3], b: [f64; 3]) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn luminance(colour: [f64; 3]) -> f64 {
    let [r, g, b] = colour.map(|c| if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) });
    0.2126f64.mul_add(r, 0.7152f64.mul_add(g, 0.0722 * b))
}
