//! Every pair of colours that meets on a page keeps the contrast people need to read it, in every palette
//! (WCAG 2.2, 1.4.3 and 1.4.11).

use std::collections::{BTreeSet, HashSet};

use app::colours::{Asked, Colours, SHAPES, TEXT, class, classes};
use domain::palette::Palette;

#[test]
fn colours_keep_their_contrast() {
    for palette in Palette::ALL {
        check(palette, Asked::Usual, 4.5);
        check(palette, Asked::MoreContrast, 7.0);
    }
}

fn check(palette: Palette, asked: Asked, text: f64) {
    let colours = Colours::of(palette, asked);
    let pairs = TEXT.iter().map(|pair| (pair, text)).chain(SHAPES.iter().map(|pair| (pair, 3.0)));
    for ((front, grounds), wanted) in pairs {
        for ground in *grounds {
            let found = colours.ratio(front, ground).unwrap_or_else(|| panic!("no --{front} or no --{ground}"));
            assert!(found >= wanted, "{palette:?}, {asked:?}: --{front} on --{ground} is {found:.2}, not {wanted}");
        }
    }
}

#[test]
fn the_style_sheet_has_a_class_for_every_palette_and_for_nothing_else() {
    let styled: BTreeSet<_> = classes().into_iter().map(|(name, _)| name.to_owned()).collect();
    let declared: BTreeSet<_> = Palette::ALL.into_iter().map(class).collect();
    assert_eq!(styled, declared);
    // Each sets the same colours, so that none is left over from the palette around it.
    let sets: HashSet<_> = classes().into_iter().map(|(_, names)| names).collect();
    assert_eq!(sets.len(), 1, "{sets:?}");
    assert!(sets.iter().all(|names| names.contains("deep")), "{sets:?}");
}

#[test]
fn palettes_differ_and_more_contrast_is_more() {
    let seen: HashSet<_> = Palette::ALL
        .map(|palette| {
            let (usual, more) = (Colours::of(palette, Asked::Usual), Colours::of(palette, Asked::MoreContrast));
            for (front, ground) in [("link", "paper"), ("on-deep", "deep"), ("on-deep-quiet", "deeper")] {
                assert!(more.ratio(front, ground) > usual.ratio(front, ground), "{palette:?}: --{front} on --{ground}");
            }
            format!("{:?}", ["deep", "deeper", "link"].map(|name| usual.ratio(name, "paper")))
        })
        .into_iter()
        .collect();
    assert_eq!(seen.len(), Palette::ALL.len());
}
