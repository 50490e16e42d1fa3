//! Damaged and lying files: an answer every time, and soon.

use crate::{data, samples};
use pictures::{Refusal, inspect, renditions, social_card};
use proptest::prelude::*;

/// Small valid files of every kind that can be made here.
fn files() -> Vec<Vec<u8>> {
    vec![
        samples::jpeg(40, 30, false, Some(&samples::exif(6))),
        samples::jpeg(33, 17, true, None),
        samples::png_rgb(20, 20),
        samples::webp(24, 16),
        samples::gif(16, 9),
        samples::heic(40, 20),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_changed_file_is_answered(
        which in 0_usize..6,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..12),
        length in any::<prop::sample::Index>(),
        cut in any::<bool>(),
    ) {
        let mut file = files().swap_remove(which);
        for (place, byte) in changes {
            let place = place.index(file.len());
            file[place] = byte;
        }
        if cut {
            file.truncate(length.index(file.len()));
        }
        answered(&file);
    }

    #[test]
    fn anything_behind_a_signature_is_answered(which in 0_usize..6, tail in prop::collection::vec(any::<u8>(), 0..300)) {
        let mut file = files().swap_remove(which);
        file.truncate(30);
        file.extend(tail);
        answered(&file);
    }
}

/// The small files of the folder, AVIF among them: each with bytes changed in forty ways that are the same every time.
#[test]
fn files_of_the_folder_are_answered_when_damaged() {
    let mut chance = 0x2545_F491_4F6C_DD1D_u64;
    let mut next = |below: usize| {
        chance ^= chance << 13;
        chance ^= chance >> 7;
        chance ^= chance << 17;
        usize::try_from(chance >> 33).unwrap() % below
    };
    for (_, bytes) in data::pictures().into_iter().filter(|(_, bytes)| bytes.len() < 40_000) {
        for round in 0..40 {
            let mut file = bytes.clone();
            for _ in 0..=round / 4 {
                // Half of the damage to the first kilobyte, where sizes and tables stand.
                let place = if round % 2 == 0 { next(file.len().min(1000)) } else { next(file.len()) };
                file[place] = u8::try_from(next(256)).unwrap();
            }
            if round % 8 == 7 {
                file.truncate(next(file.len()));
            }
            answered(&file);
        }
    }
}

/// Whatever the answer, it has a sentence.
fn answered(file: &[u8]) {
    if let Err(refusal) = renditions(file) {
        assert!(refusal.sentence().ends_with('.'), "{refusal:?}");
    }
    if let Err(refusal) = social_card(file, pictures::Focus::Centre) {
        assert!(!refusal.sentence().is_empty());
    }
}

#[test]
fn every_truncation_is_answered() {
    for file in files() {
        for length in 0..file.len() {
            answered(&file[..length]);
        }
    }
}

#[test]
fn a_claim_of_size_is_refused_before_anything_is_done() {
    let mut png = samples::png_rgb(2, 2);
    png[16..24].copy_from_slice(&[0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60]);
    assert!(matches!(inspect(&png), Err(Refusal::TooManyPixels { megapixels: 3600, limit: 100, .. })));
    let mut thin = samples::png_rgb(2, 2);
    thin[16..20].copy_from_slice(&[0, 0x01, 0, 0]);
    assert!(matches!(inspect(&thin), Err(Refusal::TooLong { side: 65_536, .. })));
    let mut gif = samples::gif(2, 2);
    gif[6..10].fill(0xFF);
    assert!(matches!(inspect(&gif), Err(Refusal::TooManyPixels { megapixels: 4295, .. })));
    let mut jpeg = samples::jpeg(16, 16, false, None);
    let frame = jpeg.windows(2).position(|marker| marker == [0xFF, 0xC0]).unwrap();
    jpeg[frame + 5..frame + 9].fill(0xFF);
    assert!(matches!(inspect(&jpeg), Err(Refusal::TooManyPixels { .. })));
}
