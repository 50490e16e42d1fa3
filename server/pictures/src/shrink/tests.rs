use super::*;

/// A smooth picture, with a sharp edge in the middle.
fn pattern(width: u32, height: u32, channels: Channels) -> Raster {
    let mut pixels = Vec::new();
    for (y, x) in (0..height).flat_map(|y| (0..width).map(move |x| (y, x))) {
        let value = u8::try_from((x * 100 / width) + (y * 100 / height) + if x * 2 > width { 50 } else { 0 }).unwrap();
        pixels.extend(std::iter::repeat_n(value, channels.count()));
    }
    Raster { width, height, channels, pixels }
}

fn stream(picture: &Raster, target: (u32, u32)) -> Raster {
    let mut shrink = Shrink::new((picture.width, picture.height), target, picture.channels);
    for row in picture.pixels.chunks(picture.width as usize * picture.channels.count()) {
        shrink.push(row);
    }
    shrink.finish(Format::Png).unwrap()
}

#[test]
fn the_same_size_is_the_same_picture() {
    for channels in [Channels::Grey, Channels::Rgb, Channels::Cmyk] {
        let picture = pattern(90, 70, channels);
        assert_eq!(stream(&picture, (90, 70)), picture);
    }
}

#[test]
fn a_smaller_picture_shows_the_same() {
    for (channels, reduced) in [(Channels::Grey, 3), (Channels::Rgb, 5), (Channels::Rgb, 40)] {
        let small = stream(&pattern(60 * reduced, 40 * reduced, channels), (60, 40));
        let wanted = pattern(60, 40, channels);
        let row = 60 * channels.count();
        for (at, (seen, wanted)) in small.pixels.iter().zip(&wanted.pixels).enumerate() {
            // Beside the edge the kernel rings.
            let to_the_edge = (at % row / channels.count()).abs_diff(30);
            let allowed = if to_the_edge < 4 { 60 } else { 3 };
            assert!(seen.abs_diff(*wanted) <= allowed, "{channels:?} {at}: {seen} {wanted}");
        }
    }
}

#[test]
fn what_cannot_be_seen_colours_nothing() {
    let pixels = (0..40).flat_map(|at| if at % 2 == 0 { [200, 255] } else { [0, 0] }).collect();
    let small = stream(&Raster { width: 40, height: 1, channels: Channels::GreyAlpha, pixels }, (10, 1));
    for [grey, alpha] in small.pixels.as_chunks::<2>().0 {
        assert!(grey.abs_diff(200) <= 1 && alpha.abs_diff(128) < 12, "{grey} {alpha}");
    }
}

#[test]
fn enlarging_a_little_works_too() {
    assert_eq!(stream(&pattern(50, 40, Channels::Rgba), (57, 46)).pixels.len(), 57 * 46 * 4);
}

#[test]
fn a_part_is_where_it_was() {
    let picture = pattern(100, 100, Channels::Grey);
    let part = crop(&picture, [10.0, 70.0, 20.0, 10.0], (20, 10)).unwrap();
    let wanted = picture.pixels[70 * 100 + 10];
    assert!(part.pixels[0].abs_diff(wanted) <= 1, "{} {wanted}", part.pixels[0]);
}

#[test]
fn extreme_shapes_keep_their_size() {
    for (size, target) in
        [((1, 20_000), (1, 4096)), ((20_000, 1), (1600, 1)), ((1, 1), (1, 1)), ((30_000, 40), (1600, 2))]
    {
        let small = stream(&pattern(size.0, size.1, Channels::Grey), target);
        assert_eq!((small.width, small.height), target);
    }
}

#[test]
fn missing_rows_are_noticed() {
    let mut shrink = Shrink::new((10, 10), (5, 5), Channels::Grey);
    shrink.push(&[0; 10]);
    assert_eq!(shrink.finish(Format::Gif), Err(Refusal::Broken { format: Format::Gif }));
}
