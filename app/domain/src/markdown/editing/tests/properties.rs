use proptest::prelude::*;

use super::*;
use crate::markdown::plain_text;

/// Pieces that mean something to the parser, strung together at random.
fn wild() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "\n",
        "\n\n",
        "  \n",
        "    ",
        "\t",
        " ",
        "> ",
        ">",
        "- ",
        "1. ",
        "12) ",
        "# ",
        "## ",
        "---\n",
        "===\n",
        "***",
        "**",
        "*",
        "_",
        "~~",
        "`",
        "```\n",
        "[",
        "]",
        "(",
        ")",
        "![",
        "](/a)",
        "[^1]",
        "[^1]: ",
        "[a]: /x 'y'\n",
        "> [!LƯU Ý]\n",
        "> [!NOTE]\n",
        "| a | b |\n",
        "|---|:-:|\n",
        "|",
        "<b>",
        "<div>\n",
        "&copy;",
        "\\",
        "http://a.vn",
        "<https://a.vn>",
        "x",
        "ế",
        "e\u{302}",
        "Đất Đỏ",
        "😀",
        "\r\n",
        "xã Hòa Long",
        "ấp Tây ",
        ", ",
        "“",
        "”",
    ]);
    prop::collection::vec(piece, 0..30).prop_map(|parts| parts.concat())
}

/// Paragraphs of words, as most texts are.
fn simple() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "Lịch", "tiếp", "công", "dân", "xã", "Hòa", "Long", "ngày", "8", "giờ,", "ấp", "Tây.",
    ]);
    let paragraph = prop::collection::vec(word, 1..8).prop_map(|words| words.join(" "));
    prop::collection::vec(paragraph, 1..5).prop_map(|paragraphs| paragraphs.join("\n\n"))
}

/// What somebody may say of a picture.
fn told() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), "[a-zễ \\[\\]\\\\\"'()<>&;!*_`~|#\n-]{0,24}"]
}

fn marks() -> impl Strategy<Value = Mark> {
    let address =
        prop::sample::select(vec!["a.vn", "/x y", "a@b.vn", "113", "javascript:x", "https://a.vn/(b)|c?d=1&copy;"]);
    let words = prop::sample::select(vec!["", "", "Cổng dịch vụ", "[a](b) *c* | `d`", "!"]);
    prop_oneof![
        Just(Mark::Bold),
        Just(Mark::Italic),
        Just(Mark::Heading),
        Just(Mark::Subheading),
        Just(Mark::Bullets),
        Just(Mark::Numbers),
        (words, address).prop_map(|(words, address)| link(words, address)),
        (any::<u8>(), any::<u8>()).prop_map(|(columns, rows)| Mark::Table { columns, rows }),
        (told(), told()).prop_map(|(shows, caption)| picture(&shows, &caption)),
        prop::sample::select(Callout::ALL.to_vec()).prop_map(Mark::Callout),
    ]
}

/// All words of the page, read from its HTML, in the order of the alphabet; without numbers, which footnotes get anew,
/// and without the titles of call-outs.
fn words_of(source: &str) -> Vec<String> {
    let html = render(source).html.replace("<sup", " <sup").replace("</sup>", " </sup>");
    let mut words = Vec::new();
    for (at, part) in html.split("<p class=\"callout-title\">").enumerate() {
        let part = if at == 0 { part } else { part.split_once("</p>").map_or("", |(_, behind)| behind) };
        let text: String = part.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text)).collect();
        let text = ["&lt;", "&gt;", "&amp;", "&quot;"].iter().fold(text, |text, sign| text.replace(sign, " "));
        let found = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.contains(char::is_alphabetic));
        words.extend(found.map(str::to_owned));
    }
    words.sort();
    words
}

fn is_in(some: &[String], all: &[String]) -> bool {
    let mut rest = all.iter();
    some.iter().all(|word| rest.any(|other| other == word))
}

fn selection_in(source: &str, ends: (f64, f64)) -> Range<usize> {
    let letters: Vec<usize> = source.char_indices().map(|(at, _)| at).chain([source.len()]).collect();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a place by its share"
    )]
    let place = |share: f64| letters[((letters.len() - 1) as f64 * share) as usize];
    let (one, other) = (place(ends.0), place(ends.1));
    one.min(other)..one.max(other)
}

fn shares() -> impl Strategy<Value = (f64, f64)> {
    prop_oneof![(0.0..1.0, 0.0..=1.0), (0.0..=1.0).prop_map(|share| (share, share))]
}

fn toggles() -> impl Strategy<Value = Mark> {
    let all = vec![
        Mark::Bold,
        Mark::Italic,
        Mark::Heading,
        Mark::Subheading,
        Mark::Bullets,
        Mark::Numbers,
        Mark::Callout(Callout::Tip),
    ];
    prop::sample::select(all)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn any_button_anywhere_keeps_every_word(source in wild(), mark in marks(), start in any::<usize>(), end in 0_usize..200) {
        for selection in [start % 200..end, start..end] {
            let edit = apply(&source, selection, &mark);
            prop_assert!(source.get(edit.range.clone()).is_some());
            let changed = edit.applied(&source);
            prop_assert!(changed.get(edit.selection.clone()).is_some(), "{edit:?} {changed:?}");
            let _ = (render(&changed), plain_text(&changed, 50));
            // The words of a link may replace the selected ones.
            if !matches!(&mark, Mark::Link { words, .. } if !words.is_empty()) {
                prop_assert!(is_in(&words_of(&source), &words_of(&changed)), "{mark:?}\n{source:?}\n{changed:?}");
            }
        }
    }

    #[test]
    fn enter_keeps_every_letter(source in wild(), at in 0_usize..300) {
        if let Some(edit) = continued(&source, at) {
            let changed = edit.applied(&source);
            prop_assert_eq!(&edit.selection, &(edit.selection.start..edit.selection.start));
            prop_assert!(changed.is_char_boundary(edit.selection.start));
            let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).collect::<String>();
            prop_assert_eq!(letters(&changed), letters(&source));
        }
    }

    #[test]
    fn pressed_twice_is_not_pressed(source in simple(), mark in toggles(), shares in shares()) {
        let selection = selection_in(&source, shares);
        let first = apply(&source, selection.clone(), &mark);
        let once = first.applied(&source);
        let twice = apply(&once, first.selection.clone(), &mark).applied(&once);
        let has_words = source[selection.clone()].chars().any(char::is_alphanumeric);
        let is_blank = |at: usize| Line::at(&source, at).is_blank();
        if matches!(mark, Mark::Bold | Mark::Italic) && !has_words {
            prop_assert!(is_in(&words_of(&source), &words_of(&twice)));
        } else if Line::touched(&source, &selection).iter().all(|line| is_blank(line.start)) {
            prop_assert!(is_in(&words_of(&source), &words_of(&twice)));
        } else {
            prop_assert_eq!(&twice, &source, "{:?} {:?} {:?}", mark, selection, once);
            prop_assert_ne!(once, source);
        }
    }

    #[test]
    fn what_was_asked_for_is_shown(source in simple(), shares in shares(), kind in prop::sample::select(Callout::ALL.to_vec())) {
        let selection = selection_in(&source, shares);
        let line = Line::at(&source, selection.start);
        let has_words = selection.is_empty() || source[selection.clone()].contains(char::is_alphanumeric);
        prop_assume!(!line.is_blank() && has_words);
        let words = plain_text(line.text(), 500);
        let table = Mark::Table { columns: 2, rows: 1 };
        let entry = [format!("<li>{words}</li>"), format!("<li>\n<p>{words}</p>")];
        let set_apart = format!("{}</p>\n<p>{words}</p>", kind.title());
        for (mark, wanted) in [
            (Mark::Heading, &[format!("<h2>{words}</h2>")][..]),
            (Mark::Subheading, &[format!("<h3>{words}</h3>")]),
            (Mark::Bullets, &entry),
            (Mark::Numbers, &entry),
            (Mark::Callout(kind), &[set_apart]),
            (Mark::Bold, &["<strong>".to_owned()]),
            (Mark::Italic, &["<em>".to_owned()]),
            (link("", "a.vn"), &["<a href=\"https://a.vn\"".to_owned()]),
            (table, &["Cột 1</th>".to_owned()]),
        ] {
            let shown = render(&apply(&source, selection.clone(), &mark).applied(&source)).html;
            prop_assert!(wanted.iter().any(|part| shown.contains(part)), "{mark:?} {selection:?} {shown}");
        }
    }

    #[test]
    fn only_what_the_page_links_is_linkable(typed in "[a-z:/.@?# <>()|&;0-9\\\\-]{0,20}|(https?|javascript|mailto|tel):[a-z./@0-9]{0,12}") {
        if let Some(address) = linkable(&typed) {
            let edit = apply("một", 0..4, &link("", &typed));
            let changed = edit.applied("một");
            let rendered = render(&changed);
            prop_assert!(rendered.html.contains("<a href=\""), "{typed:?} {address:?} {changed:?}");
            prop_assert_eq!(linkable(&address), Some(address));
        }
    }

    #[test]
    fn what_is_said_of_a_picture_is_read_back(source in simple(), shows in told(), caption in told(), shares in shares()) {
        let line = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
        let edit = apply(&source, selection_in(&source, shares), &picture(&shows, &caption));
        let changed = edit.applied(&source);
        let [named] = crate::media::named_in(&changed).try_into().map_err(|all| TestCaseError::fail(format!("{all:?}")))?;
        prop_assert_eq!(&named.alt, &line(&shows), "{:?}", &changed);
        let title = crate::markdown::parse(&changed).into_iter().find_map(|event| match event {
            Event::Start(pulldown_cmark::Tag::Image { title, .. }) => Some(title.to_string()),
            _ => None,
        });
        prop_assert_eq!(title, Some(line(&caption)));
    }

    #[test]
    fn what_is_pasted_keeps_every_word_around_it(source in simple(), text in simple(), shares in shares()) {
        let selection = selection_in(&source, shares);
        let edit = pasted(&source, selection.clone(), &text, false);
        let changed = edit.map(|edit| edit.applied(&source)).unwrap_or_default();
        let around = words_of(&format!("{}\n\n{}", &source[..selection.start], &source[selection.end..]));
        prop_assert!(is_in(&around, &words_of(&changed)), "{changed:?}");
        prop_assert!(is_in(&words_of(&text), &words_of(&changed)), "{changed:?}");
    }
}

#[test]
fn no_button_pulls_words_of_the_page_into_a_note_nobody_mentions() {
    let source = "\n[^1]: 12) \nhttp://a.vn";
    for mark in [Mark::Bold, Mark::Italic, link("", "a.vn"), link("Cổng", "/x"), picture("Lễ", "")] {
        for start in 0..=source.len() {
            for end in start..=source.len() {
                let changed = apply(source, start..end, &mark).applied(source);
                let replaced = matches!(&mark, Mark::Link { words, .. } if !words.is_empty()) && end > start;
                let stays = replaced || is_in(&words_of(source), &words_of(&changed));
                assert!(stays, "{mark:?} {start}..{end} {changed:?}");
            }
        }
    }
}
