//! QR codes as the data of one SVG path.

use std::fmt::Write as _;

use qrcode::{Color, EcLevel, QrCode};

/// A code drawn in a square.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// Data of a path; one unit is one module, the quiet zone included.
    pub path: String,
    /// Width and height in modules.
    pub size: u32,
}

/// The quiet zone readers ask for, in modules.
const QUIET: u32 = 4;

/// The code of a text; `None` for a text no code can hold (about 2,300 bytes).
pub fn draw(text: &str) -> Option<Drawn> {
    // Paper gets folded and stained: a sixth of the code may be lost.
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let width = code.width();
    let mut path = String::new();
    for (y, row) in (QUIET..).zip(code.to_colors().chunks(width)) {
        let mut x = QUIET;
        for run in row.chunk_by(|a, b| a == b) {
            let length = u32::try_from(run.len()).ok()?;
            if run.first() == Some(&Color::Dark) {
                // Writing to a string cannot fail.
                let _ = write!(path, "M{x} {y}h{length}v1h-{length}z");
            }
            x += length;
        }
    }
    Some(Drawn { path, size: u32::try_from(width).ok()? + 2 * QUIET })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_drawn_inside_its_quiet_zone() {
        let drawn = draw("http://xa-hoa-long.localhost:3000/tin-tuc/lich-tiep-cong-dan").unwrap();
        assert!((29..=49).contains(&drawn.size), "{}", drawn.size);
        // The first row of the upper left finder: seven dark modules behind the quiet zone.
        assert!(drawn.path.starts_with("M4 4h7v1h-7z"), "{}", &drawn.path[..40]);
        let dark: u32 =
            drawn.path.split('h').skip(1).step_by(2).filter_map(|run| run.split('v').next()?.parse::<u32>().ok()).sum();
        assert!(dark > drawn.size * drawn.size / 5, "{dark}");
    }

    #[test]
    fn what_no_code_can_hold_is_not_drawn() {
        assert_eq!(draw(&"x".repeat(5_000)), None);
    }
}
