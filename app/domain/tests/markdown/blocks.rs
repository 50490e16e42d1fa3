//! Blocks a text names.

use domain::block::{Block, BlockKey, BlockKind, BlockText};
use domain::markdown::{Warning, plain_text, plain_text_with, render, render_with};
use domain::media::{Focus, MediaKey, Picture, Shelf};

fn block(key: &str, kind: BlockKind, value: &str) -> Block {
    let key = BlockKey::parse(key).unwrap_or_else(|| panic!("{key} is no key"));
    Block { key, text: BlockText { kind, label: "Tên".to_owned(), value: value.to_owned() } }
}

fn shelf(base: &str) -> Shelf {
    let mut shelf = Shelf::at(base);
    shelf.put_blocks([
        block("so-dt", BlockKind::Phone, "0254 3852 123"),
        block("gio", BlockKind::Hours, "Sáng 7:30–11:30\nChiều <13:30> & 17:00"),
    ]);
    shelf
}

fn public(source: &str) -> String {
    render_with(source, &shelf("")).html
}

#[test]
fn a_block_stands_where_it_is_named() {
    assert_eq!(
        public("Gọi {{so-dt}}, {{ gio }}."),
        "<p>Gọi <a href=\"tel:+842543852123\">0254 3852 123</a>, Sáng 7:30–11:30<br>\nChiều &lt;13:30&gt; &amp; 17:00.</p>\n"
    );
    assert_eq!(render_with("{{so-dt}}", &shelf("")).warnings, []);
    assert!(public("| Gọi |\n|---|\n| {{so-dt}} |").contains("<a href=\"tel:"));
    assert!(public("- {{so-dt}}[^1]\n\n[^1]: {{gio}}").contains("Chiều"));
    assert!(public("# Gọi {{so-dt}}").starts_with("<h2>Gọi <a href=\"tel:"), "{}", public("# Gọi {{so-dt}}"));
}

#[test]
fn inside_a_link_a_number_is_no_second_one() {
    assert_eq!(
        public("[Gọi {{so-dt}}](/lien-he \"{{so-dt}}\")"),
        "<p><a href=\"/lien-he\" title=\"0254 3852 123\">Gọi 0254 3852 123</a></p>\n"
    );
}

#[test]
fn code_shows_what_was_typed() {
    assert_eq!(public("`{{so-dt}}`"), "<p><code>{{so-dt}}</code></p>\n");
    assert_eq!(public("```\n{{so-dt}}\n```"), "<pre><code>{{so-dt}}\n</code></pre>\n");
    assert_eq!(public("{\\{so-dt}}"), "<p>{{so-dt}}</p>\n", "a sign that stands for itself");
    assert_eq!(render("{{so-dt}}").html, "<p>{{so-dt}}</p>\n", "where nobody names blocks");
}

#[test]
fn of_what_is_missing_residents_see_nothing_and_the_desk_is_told() {
    let missing = vec![Warning::BlockMissing { key: "{{khong-co}}".to_owned() }];
    let shown = render_with("Gọi {{khong-co}}.", &shelf(""));
    assert_eq!((shown.html.as_str(), &shown.warnings), ("<p>Gọi .</p>\n", &missing));
    let shown = render_with("Gọi {{khong-co}}. {{khong-co}}", &shelf("/don-vi/x"));
    let mark = "<mark>{{khong-co}}</mark>";
    assert_eq!((shown.html, &shown.warnings), (format!("<p>Gọi {mark}. {mark}</p>\n"), &missing));
    assert!(missing[0].sentence().contains("“{{khong-co}}”"));
    assert_eq!(public("a\n\n{{khong-co}}\n\nb"), "<p>a</p>\n<p>b</p>\n", "nor an empty paragraph");
    assert_eq!(public("# {{khong-co}}"), "", "nor an empty heading");
}

#[test]
fn where_no_tags_can_be_the_words_stand_alone() {
    let mut shelf = shelf("");
    let key = MediaKey::parse("abcdefghijklmnop").unwrap();
    shelf.put_picture(Picture {
        key,
        sizes: vec![(480, 320)],
        colour: 0,
        focus: Focus::MIDDLE,
        alt: String::new(),
        is_decorative: false,
        caption: None,
        credit: None,
    });
    let html = render_with("![Biển ghi {{gio}} `{{gio}}`](/anh/abcdefghijklmnop \"Gọi {{so-dt}}\")", &shelf).html;
    assert!(html.contains("alt=\"Biển ghi Sáng 7:30–11:30, Chiều &lt;13:30&gt; &amp; 17:00 {{gio}}\""), "{html}");
    assert!(html.contains("<figcaption>Gọi 0254 3852 123</figcaption>"), "{html}");
}

#[test]
fn a_summary_never_shows_how_a_text_names_a_block() {
    let source = "Gọi {{so-dt}} {{gio}}, `{{gio}}`.";
    assert_eq!(plain_text(source, 99), "Gọi … …, {{gio}}.");
    assert_eq!(
        plain_text_with(source, 99, &shelf("")),
        "Gọi 0254 3852 123 Sáng 7:30–11:30, Chiều <13:30> & 17:00, {{gio}}."
    );
    assert_eq!(plain_text("```\n{{gio}}\n```", 99), "{{gio}}");
    assert_eq!(render_with(source, &shelf("")).words, 2, "what stands in its place may change");
}
