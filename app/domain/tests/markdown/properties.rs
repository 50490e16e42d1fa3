//! Whatever is typed, the renderer answers, and only with what is allowed.

use std::time::{Duration, Instant};

use domain::markdown::editing::{Mark, apply, continued};
use domain::markdown::{Callout, plain_text, render};
use domain::text;
use proptest::prelude::*;

use crate::hostile::hostile;
use crate::scanner;

/// Pieces that mean something to Markdown, HTML or browsers, to be strung together at random.
fn pieces() -> impl Strategy<Value = String> {
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
        "# ",
        "## ",
        "###### ",
        "---\n",
        "***",
        "**",
        "*",
        "_",
        "~~",
        "`",
        "```\n",
        "~~~ x\"y\n",
        "[",
        "]",
        "(",
        ")",
        "![",
        "](",
        "](/a)",
        "](javascript:alert(1))",
        "](//b)",
        "](<a b>)",
        "[^1]",
        "[^1]: ",
        "[^2]",
        "\n\n[^2]: ",
        "[a]: /x 'y'\n",
        "[a]",
        "[!NOTE]\n",
        "> [!LƯU Ý]\n",
        "> [!CẢNH BÁO]",
        "| a | b |\n",
        "|---|:-:|\n",
        "|",
        "||",
        "<",
        ">",
        "<b>",
        "</b>",
        "<script>",
        "<!--",
        "-->",
        "<a href=",
        "\"",
        "'",
        "&",
        "&amp;",
        "&#x6A;",
        "&colon;",
        "&#0;",
        "&Tab;",
        "\\",
        "\\\\",
        "http://a.vn",
        "<https://a.vn>",
        "<javascript:x>",
        "<a@b.vn>",
        "mailto:",
        "tel:1",
        "x",
        "ế",
        "e\u{302}",
        "Đất Đỏ",
        "😀",
        "\0",
        "\r",
        "\u{202E}",
        "\u{A0}",
        "\u{200B}",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|parts| parts.concat())
}

fn holds(source: &str) -> Result<(), TestCaseError> {
    let rendered = render(source);
    let verdict = scanner::check(&rendered.html);
    prop_assert!(verdict.is_ok(), "{verdict:?}\n{source:?}\n{}", rendered.html);
    prop_assert_eq!(&rendered, &render(source), "the same source gives the same bytes");
    let shown: usize = plain_text(source, 50).chars().filter(char::is_ascii_alphanumeric).count();
    prop_assert!(shown <= 50);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2_000) })]

    #[test]
    fn pieces_of_markdown_stay_harmless(source in pieces()) {
        holds(&source)?;
    }

    #[test]
    fn any_text_stays_harmless(source in "\\PC{0,200}|[ -~\n]{0,200}") {
        holds(&source)?;
    }

    #[test]
    fn any_text_can_be_cleaned(source in any::<String>()) {
        for clean in [text::line(&source, 500), text::block(&source, 500)].into_iter().flatten().flatten() {
            prop_assert!(!clean.trim().is_empty());
            prop_assert_eq!(&text::nfc(&clean), &clean);
        }
        if let Ok(Some(clean)) = text::line(&source, 500) {
            prop_assert_eq!(text::line(&clean, 500), Ok(Some(clean)), "cleaning twice changes nothing");
        }
        if let Ok(Some(clean)) = text::block(&source, 500) {
            prop_assert_eq!(text::block(&clean, 500), Ok(Some(clean)), "cleaning twice changes nothing");
        }
    }
}

/// Time may grow with the length, not with its square. An unoptimised build needs a tenth of this on a slow machine,
/// and the square of ten thousand steps would not fit.
#[test]
fn hostile_sources_take_no_more_than_their_length() {
    for (name, source) in hostile(10_000) {
        let start = Instant::now();
        let rendered = render(&source);
        let _ = plain_text(&source, 160);
        let taken = start.elapsed();
        println!("{name}: {} B in {taken:?}, {} B out", source.len(), rendered.html.len());
        assert!(taken < Duration::from_secs(2), "{name} took {taken:?}");
        assert_eq!(scanner::check(&rendered.html), Ok(()), "{name}");
    }
}

/// A button reads the source a few times, so it may take a few times as long.
#[test]
fn buttons_take_no_more_than_the_length_of_a_hostile_source() {
    let marks = [Mark::Bold, Mark::Bullets, Mark::Callout(Callout::Note), Mark::Table { columns: 2, rows: 2 }];
    // A debug build of the parser has a check of its own that ends at its 262,144th filled up cell in a quotation.
    for (name, source) in hostile(2_000).into_iter().filter(|(name, _)| *name != "empty table cells") {
        for mark in &marks {
            let start = Instant::now();
            for selection in [0..source.len(), source.len() / 2..source.len() / 2] {
                let _ = apply(&source, selection, mark);
            }
            let _ = continued(&source, source.len());
            let taken = start.elapsed();
            println!("{name}, {mark:?}: {taken:?}");
            assert!(taken < Duration::from_secs(10), "{name}, {mark:?} took {taken:?}");
        }
    }
}
