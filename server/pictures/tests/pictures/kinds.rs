//! One picture of each kind, made here, so that these tests run everywhere.

use crate::{open, samples};
use pictures::{Focus, Format, Orientation, Refusal, RenditionFormat, inspect, renditions, social_card};
use png::{BitDepth, ColorType};

#[test]
fn a_photo_becomes_six_files() {
    let photo = samples::jpeg(2000, 1500, false, None);
    let made = renditions(&photo).unwrap();
    open::check("photo", &made);
    let sizes: Vec<(RenditionFormat, u32, u32)> =
        made.files.iter().map(|file| (file.format, file.width, file.height)).collect();
    assert_eq!(
        sizes,
        [
            (RenditionFormat::WebP, 480, 360),
            (RenditionFormat::Jpeg, 480, 360),
            (RenditionFormat::WebP, 960, 720),
            (RenditionFormat::Jpeg, 960, 720),
            (RenditionFormat::WebP, 1600, 1200),
            (RenditionFormat::Jpeg, 1600, 1200),
        ]
    );
    assert_eq!((made.width, made.height), (1600, 1200));
}

#[test]
fn nothing_is_enlarged() {
    let widths = |width, height| {
        let made = renditions(&samples::png_rgb(width, height)).unwrap();
        made.files.iter().map(|file| file.width).step_by(2).collect::<Vec<_>>()
    };
    assert_eq!(widths(300, 200), [300]);
    assert_eq!(widths(960, 20), [480, 960]);
    assert_eq!(widths(1000, 20), [480, 960, 1000]);
}

#[test]
fn every_way_of_holding_a_phone_looks_the_same() {
    // Where the red corner of what is stored is to be seen.
    let red = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)];
    for (number, (x, y)) in (1..).zip(red) {
        let photo = samples::jpeg(160, 120, number % 2 == 0, Some(&samples::exif(number)));
        let header = inspect(&photo).unwrap();
        let upright = if number < 5 { (160, 120) } else { (120, 160) };
        assert_eq!((header.format, header.width(), header.height()), (Format::Jpeg, upright.0, upright.1));
        let made = renditions(&photo).unwrap();
        open::check("turned", &made);
        assert_eq!((made.width, made.height), upright);
        let seen = open::jpeg(&open::rendition(&made, RenditionFormat::Jpeg, upright.0).bytes);
        let [r, g, b] = seen.at(x * 0.99, y * 0.99);
        assert!(r > 200 && g < 60 && b < 60, "{number}: {:?}", [r, g, b]);
    }
}

#[test]
fn all_ways_in_lead_to_the_same_picture() {
    let first = renditions(&samples::png_rgb(640, 480)).unwrap();
    let expected = open::jpeg(&open::rendition(&first, RenditionFormat::Jpeg, 640).bytes);
    let deep: Vec<u8> = samples::corners(640, 480).iter().flat_map(|value| [*value, 77]).collect();
    let ways = [
        ("JPEG", samples::jpeg(640, 480, false, None)),
        ("progressive JPEG", samples::jpeg(640, 480, true, None)),
        ("WebP", samples::webp(640, 480)),
        // Two columns of tiles, the right one cut off.
        ("HEIC", samples::heic(640, 480)),
        ("PNG of 16 bits", samples::png(640, 480, ColorType::Rgb, BitDepth::Sixteen, &deep)),
    ];
    for (name, file) in ways {
        let made = renditions(&file).unwrap();
        open::check(name, &made);
        assert_eq!(made.colour, first.colour, "{name}");
        let seen = open::jpeg(&open::rendition(&made, RenditionFormat::Jpeg, 640).bytes);
        assert!(seen.difference(&expected) < 2.0, "{name}: {}", seen.difference(&expected));
    }
}

#[test]
fn alpha_stays_in_webp_and_is_white_in_jpeg() {
    let pixels: Vec<u8> = (0..100 * 100).flat_map(|at| [255, 0, 0, if at % 100 < 50 { 0 } else { 255 }]).collect();
    let made = renditions(&samples::png(100, 100, ColorType::Rgba, BitDepth::Eight, &pixels)).unwrap();
    open::check("alpha", &made);
    let (_, _, webp) = open::webp(&open::rendition(&made, RenditionFormat::WebP, 100).bytes);
    assert_eq!((webp[10][3], webp[90][3]), (0, 255));
    assert!(webp[50][0] > 240 && webp[50][2] < 15, "nothing bleeds into what is seen");
    let jpeg = open::jpeg(&open::rendition(&made, RenditionFormat::Jpeg, 100).bytes);
    assert_eq!(jpeg.at(0.1, 0.5), [255, 255, 255]);
    assert!(jpeg.at(0.9, 0.5)[0] > 240 && jpeg.at(0.9, 0.5)[1] < 20);
}

#[test]
fn alpha_of_every_shape_and_depth() {
    for (width, height) in [(1, 1), (1, 300), (300, 1), (33, 7)] {
        let pixels: Vec<u8> = (0..width * height).flat_map(|at| [9, 200, 9, u8::try_from(at % 256).unwrap()]).collect();
        let made = renditions(&samples::png(width, height, ColorType::Rgba, BitDepth::Eight, &pixels)).unwrap();
        open::check("alpha", &made);
        let (.., seen) = open::webp(&open::rendition(&made, RenditionFormat::WebP, width).bytes);
        for ([.., alpha], wanted) in seen.iter().zip(pixels.as_chunks::<4>().0) {
            assert_eq!(*alpha, wanted[3]);
        }
    }
}

#[test]
fn alpha_is_kept_in_heic_too() {
    let made = renditions(&samples::heic_with_alpha(600, 100)).unwrap();
    open::check("alpha", &made);
    let (_, _, webp) = open::webp(&open::rendition(&made, RenditionFormat::WebP, 600).bytes);
    assert_eq!((webp[10][3], webp[590][3]), (0, 255));
}

#[test]
fn a_heic_by_name_may_be_a_jpeg() {
    assert_eq!(inspect(&samples::heic(64, 64)).unwrap().format, Format::Heic);
    assert_eq!(inspect(&samples::jpeg(64, 64, false, None)).unwrap().format, Format::Jpeg);
}

#[test]
fn grey_stays_grey() {
    let pixels: Vec<u8> = (0..50 * 50).map(|at| u8::try_from(at % 50 * 5).unwrap()).collect();
    let made = renditions(&samples::png(50, 50, ColorType::Grayscale, BitDepth::Eight, &pixels)).unwrap();
    let seen = open::jpeg(&open::rendition(&made, RenditionFormat::Jpeg, 50).bytes);
    for [r, g, b] in seen.pixels {
        assert!(r.abs_diff(g) <= 2 && g.abs_diff(b) <= 2);
    }
}

#[test]
fn of_a_gif_the_first_frame_is_kept() {
    let made = renditions(&samples::gif(40, 30)).unwrap();
    open::check("gif", &made);
    let (width, height, pixels) = open::webp(&open::rendition(&made, RenditionFormat::WebP, 80).bytes);
    assert_eq!((width, height, pixels[70][3]), (80, 30, 0));
    assert!(pixels[10][0] > 240 && pixels[10][2] < 15 && pixels[10][3] == 255);
}

#[test]
fn extreme_shapes_are_pictures_too() {
    for (width, height, expected) in [(1, 1, (1, 1)), (1, 20_000, (1, 4096)), (20_000, 1, (1600, 1))] {
        let made = renditions(&samples::png_rgb(width, height)).unwrap();
        open::check("extreme", &made);
        assert_eq!((made.width, made.height), expected);
        for focus in [Focus::TopLeft, Focus::Centre, Focus::BottomRight] {
            let card = social_card(&made.files.last().unwrap().bytes, focus).unwrap();
            assert_eq!(inspect(&card).map(|card| (card.width(), card.height())), Ok((1200, 630)));
        }
    }
}

#[test]
fn the_card_shows_what_is_in_focus() {
    let made = renditions(&samples::jpeg(1000, 1400, false, None)).unwrap();
    for format in [RenditionFormat::WebP, RenditionFormat::Jpeg] {
        let largest = &open::rendition(&made, format, 1000).bytes;
        let corner = |focus| open::jpeg(&social_card(largest, focus).unwrap()).at(0.01, 0.01);
        let ([red, ..], [.., blue]) = (corner(Focus::TopLeft), corner(Focus::BottomRight));
        assert!(red > 230 && blue > 80, "{red} {blue}");
        assert_eq!(corner(Focus::Top), corner(Focus::TopLeft), "nothing is cut off at the sides");
    }
}

#[test]
fn a_name_means_nothing_and_active_content_is_refused() {
    assert_eq!(renditions(b"<svg xmlns='http://www.w3.org/2000/svg'/>"), Err(Refusal::Svg));
    assert_eq!(renditions(b"<html>"), Err(Refusal::NotAPicture));
    assert_eq!(renditions(b"%PDF-1.4 ..."), Err(Refusal::Pdf));
    assert_eq!(renditions(b""), Err(Refusal::Empty));
    let large = vec![0xFF; pictures::MAX_BYTES + 1];
    assert!(matches!(inspect(&large), Err(Refusal::TooManyBytes { .. })));
    assert_eq!(inspect(&samples::png_rgb(3, 2)).unwrap().orientation, Orientation::Upright);
}
