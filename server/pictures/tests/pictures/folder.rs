//! Every file of the folder of test data, with what is to become of it. A file that is not in the table fails.

use crate::{data, open};
use pictures::{Format, Other, Refusal, RenditionFormat, inspect, renditions, social_card};

/// The size of the largest rendition, or why not.
type Outcome = Result<(u32, u32), Refusal>;

const BROKEN_JPEG: Outcome = Err(Refusal::Broken { format: Format::Jpeg });
const BROKEN_PNG: Outcome = Err(Refusal::Broken { format: Format::Png });
const BROKEN_GIF: Outcome = Err(Refusal::Broken { format: Format::Gif });

#[rustfmt::skip]
const EXPECTED: &[(&str, Outcome)] = &[
    ("avif/avif-orientation-6.avif", Ok((1600, 2133))),
    ("avif/pillow-exif.avif", Ok((512, 512))),
    ("bomb/generated-30000x30000-gray8.png", Err(Refusal::TooManyPixels { format: Format::Png, megapixels: 900, limit: 100 })),
    ("bomb/pillow-decompression_bomb.gif", BROKEN_GIF),
    ("bomb/pillow-decompression_bomb.ico", Err(Refusal::Other(Other::Icon))),
    // A frame that claims more than its screen: the screen is small and the frame is never decoded whole.
    ("bomb/pillow-decompression_bomb_extents.gif", Ok((100, 100))),
    ("cmyk/pil_sample_cmyk.jpg", Ok((100, 100))),
    // Their EXIF or their ends are damaged; the pixels are there.
    ("corrupt/exif-36-memory_error.jpg", Ok((1600, 1200))),
    ("corrupt/exif-invalid-image01088.jpg", Ok((425, 120))),
    ("corrupt/exif-invalid-image01137.jpg", Ok((88, 64))),
    ("corrupt/exif-invalid-image01551.jpg", Ok((61, 58))),
    ("corrupt/exif-invalid-image01713.jpg", Ok((49, 500))),
    ("corrupt/exif-invalid-image01980.jpg", Ok((284, 25))),
    ("corrupt/image-rs-oss-fuzz-36829.jpeg", BROKEN_JPEG),
    ("corrupt/image-rs-zero-loop-count.gif", BROKEN_GIF),
    // Text like an SVG inside of a sound WebP.
    ("corrupt/libvips-looks-like-svg.webp", Ok((256, 256))),
    ("corrupt/pillow-broken.png", BROKEN_PNG),
    ("corrupt/pillow-exif_gps_typeerror.jpg", Ok((800, 531))),
    ("corrupt/pillow-truncated_end_chunk.png", BROKEN_PNG),
    ("corrupt/pillow-truncated_jpeg.jpg", BROKEN_JPEG),
    ("corrupt/sharp-corrupt-header.jpg", BROKEN_JPEG),
    ("exif-gps/45-gps_ifd.jpg", Ok((1600, 900))),
    ("exif-gps/DSCN0010.jpg", Ok((640, 480))),
    ("exif-gps/DSCN0042.jpg", Ok((640, 480))),
    ("exif-orientation/Portrait_0.jpg", Ok((1200, 1800))),
    ("exif-orientation/Portrait_1.jpg", Ok((1200, 1800))),
    ("exif-orientation/Portrait_2.jpg", Ok((1200, 1800))),
    ("exif-orientation/Portrait_3.jpg", Ok((1200, 1800))),
    ("exif-orientation/Portrait_4.jpg", Ok((1200, 1800))),
    ("exif-orientation/Portrait_5.jpg", Ok((1200, 1800))),
    ("exif-orientation/Portrait_6.jpg", Ok((1200, 1800))),
    ("exif-orientation/Portrait_7.jpg", Ok((1200, 1800))),
    ("exif-orientation/Portrait_8.jpg", Ok((1200, 1800))),
    ("gif/animated-loop-3.gif", Ok((370, 285))),
    ("gif/oob.gif", Ok((32, 32))),
    ("gif/pillow-chi.gif", Ok((320, 240))),
    ("gif/pillow-iss634.gif", Ok((245, 245))),
    ("gif/pillow-no_palette.gif", BROKEN_GIF),
    ("heic/IMG_5195.HEIC", Ok((1600, 2066))),
    ("heic/samplefilehub.heif", Ok((640, 426))),
    ("phone/jolla.jpg", Ok((1600, 1200))),
    ("png/exif.png", Ok((512, 512))),
    ("png/exif_imagemagick_orientation.png", Ok((512, 512))),
    ("svg/generated-billion-laughs.svg", Err(Refusal::Svg)),
    ("svg/generated-xss-onload.svg", Err(Refusal::Svg)),
    ("svg/struct-image-04-t.svg", Err(Refusal::Svg)),
    ("webp/big-height.webp", Ok((13, 169))),
    ("webp/rotating-squares.webp", Ok((80, 80))),
];

#[test]
fn every_file_has_its_outcome() {
    for (name, bytes) in data::pictures() {
        let expected = EXPECTED.iter().find(|(file, _)| *file == name).map(|(_, outcome)| *outcome);
        let made = renditions(&bytes);
        if let Ok(made) = &made {
            open::check(&name, made);
            let card = social_card(&made.files.last().unwrap().bytes, pictures::Focus::Centre).unwrap();
            assert_eq!(inspect(&card).map(|card| (card.width(), card.height())), Ok((1200, 630)), "{name}");
        }
        assert_eq!(Some(made.map(|made| (made.width, made.height))), expected, "{name}");
    }
}

#[test]
fn the_eight_portraits_stand_upright_alike() {
    let files = data::pictures();
    let portraits: Vec<_> = files.iter().filter(|(name, _)| name.contains("Portrait_")).collect();
    let seen = |bytes: &[u8]| {
        let made = renditions(bytes).unwrap();
        open::jpeg(&open::rendition(&made, RenditionFormat::Jpeg, 480).bytes)
    };
    let mut first = None;
    for (name, bytes) in portraits {
        let first = first.get_or_insert_with(|| seen(bytes));
        // Only the number in the middle differs.
        let mut picture = seen(bytes);
        assert!(picture.difference(first) < 3.0, "{name}: {}", picture.difference(first));
        picture.pixels.reverse();
        assert!(picture.difference(first) > 12.0, "{name} would not be noticed: {}", picture.difference(first));
    }
}

#[test]
fn press_colours_come_near() {
    let files = data::pictures();
    let Some((_, bytes)) = files.iter().find(|(name, _)| name == "cmyk/pil_sample_cmyk.jpg") else { return };
    let made = renditions(bytes).unwrap();
    let seen = open::jpeg(&open::rendition(&made, RenditionFormat::Jpeg, 100).bytes);
    let ([red, green, _], black) = (seen.at(0.05, 0.02), seen.at(0.5, 0.9));
    assert!(red > 200 && green < 60 && black.iter().all(|value| *value < 30), "{red} {green} {black:?}");
}
