//! Pictures and files of the library in a text.

use domain::markdown::{Warning, render, render_with};
use domain::media::{Attachment, Focus, MediaKey, Picture, Shelf};

const PICTURE: &str = "abcdefghijklmnop";
const FILE: &str = "qrstuvwxyz234567";

fn key(text: &str) -> MediaKey {
    MediaKey::parse(text).unwrap_or_else(|| panic!("{text} is no key"))
}

fn shelf(base: &str) -> Shelf {
    let mut shelf = Shelf::at(base);
    shelf.put_picture(Picture {
        key: key(PICTURE),
        sizes: vec![(480, 320), (960, 640), (1600, 1067)],
        colour: 12,
        focus: Focus::MIDDLE,
        alt: "Lễ \"ra quân\"".to_owned(),
        is_decorative: false,
        caption: Some("Sáng <27/01>".to_owned()),
        credit: Some("Lê & Hoa".to_owned()),
    });
    shelf.put_attachment(Attachment { key: key(FILE), word: "PDF".to_owned(), size: "1,2 MB".to_owned() });
    shelf
}

#[test]
fn a_picture_of_its_own_is_a_figure_with_every_size() {
    let shown = render_with(&format!("![](/anh/{PICTURE})"), &shelf(""));
    let k = format!("/anh/{PICTURE}");
    let sizes = "sizes=\"(min-width: 46rem) 44rem, 100vw\"";
    assert_eq!(
        shown.html,
        format!(
            "<figure class=\"pic\"><picture><source type=\"image/webp\" \
             srcset=\"{k}-480.webp 480w, {k}-960.webp 960w, {k}-1600.webp 1600w\" {sizes}>\
             <img src=\"{k}-960.jpg\" srcset=\"{k}-480.jpg 480w, {k}-960.jpg 960w, {k}-1600.jpg 1600w\" {sizes} \
             width=\"960\" height=\"640\" class=\"c12 f4\" loading=\"lazy\" decoding=\"async\" \
             alt=\"Lễ &quot;ra quân&quot;\"></picture><figcaption>Sáng &lt;27/01&gt; <span>Ảnh: Lê &amp; Hoa</span>\
             </figcaption></figure>\n"
        )
    );
    assert_eq!(shown.warnings, []);
}

#[test]
fn a_small_picture_is_shown_no_larger_than_it_is() {
    let mut shelf = shelf("");
    let small = shelf.picture(&key(PICTURE)).cloned().map(|picture| Picture { sizes: vec![(400, 300)], ..picture });
    shelf.put_picture(small.unwrap());
    let html = render_with(&format!("![](/anh/{PICTURE})"), &shelf).html;
    assert_eq!(html.matches("sizes=\"400px\"").count(), 2, "{html}");
    assert!(html.contains("width=\"400\" height=\"300\""), "{html}");
}

#[test]
fn the_words_of_the_text_come_before_those_of_the_library() {
    let source = format!("![Chủ tịch xã trao quà](/anh/{PICTURE} \"Trao quà Tết\")");
    let html = render_with(&source, &shelf("/don-vi/x")).html;
    assert!(
        html.contains("alt=\"Chủ tịch xã trao quà\"") && html.contains("<figcaption>Trao quà Tết <span>"),
        "{html}"
    );
    assert!(html.contains("src=\"/don-vi/x/anh/"), "{html}");
}

#[test]
fn a_picture_among_words_stays_among_them() {
    let html = render_with(&format!("Trước ![](/anh/{PICTURE}) sau."), &shelf("")).html;
    assert!(html.starts_with("<p>Trước <picture>") && html.ends_with("</picture> sau.</p>\n"), "{html}");
    let two = render_with(&format!("![](/anh/{PICTURE})\n![](/anh/{PICTURE})"), &shelf("")).html;
    assert_eq!((two.matches("<figure").count(), two.matches("<p>").count()), (2, 0), "{two}");
    let link = render_with(&format!("[![](/anh/{PICTURE})](/tin-tuc)"), &shelf("")).html;
    assert!(link.contains("<a href=\"/tin-tuc\"><picture>"), "{link}");
}

#[test]
fn what_is_not_on_the_shelf_is_not_shown_and_said() {
    let source = format!("![Lễ](/anh/{PICTURE})\n\n[Tờ khai](/tep/{FILE})\n\n![x y](https://a.vn/x.png)");
    let shown = render(&source);
    assert_eq!(shown.html, "<p>Lễ</p>\n<p>Tờ khai</p>\n<p>x y</p>\n");
    assert_eq!(
        shown.warnings,
        [
            Warning::PictureMissing { alt: "Lễ".to_owned() },
            Warning::FileMissing,
            Warning::Image { alt: "x y".to_owned() }
        ]
    );
    let swapped = render_with(&format!("![a b](/tep/{FILE})\n\n[c d](/anh/{PICTURE})"), &shelf(""));
    assert_eq!(swapped.html, "<p>a b</p>\n<p>c d</p>\n");
}

#[test]
fn a_file_says_what_it_is_and_how_large() {
    let html = render_with(&format!("[Tờ khai](/tep/{FILE})"), &shelf("")).html;
    assert_eq!(html, format!("<p><a href=\"/tep/{FILE}\">Tờ khai <span class=\"file\">(PDF, 1,2 MB)</span></a></p>\n"));
}

#[test]
fn a_picture_nobody_described_is_remarked_on() {
    let warnings = render_with(&format!("![IMG_5195.JPG](/anh/{PICTURE})"), &shelf("")).warnings;
    assert_eq!(warnings, [Warning::NoDescription { said: "IMG_5195.JPG".to_owned() }]);
}
