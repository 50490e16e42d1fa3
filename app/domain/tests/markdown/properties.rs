//! Whatever is typed, the renderer answers, and only with what is allowed.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use domain::markdown::{plain_text, render};
use domain::text;
use proptest::prelude::*;

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

/// Sources that make careless parsers slow or overflow their stack.
fn hostile(n: usize) -> Vec<(&'static str, String)> {
    let many = |piece: &str| piece.repeat(n);
    let mut backticks = String::new();
    let mut references = String::new();
    let mut nested_lists = String::new();
    for at in 0..n.isqrt() {
        nested_lists.push_str(&"  ".repeat(at));
        nested_lists.push_str("- a\n");
        backticks.push_str(&"`".repeat(at));
        backticks.push('x');
    }
    for at in 0..n {
        let _ = write!(references, "[^{at}]");
    }
    for at in 0..n {
        let _ = write!(references, "\n\n[^{at}]: [^{}]", at + 1);
    }
    vec![
        ("quotations", many(">")),
        ("quotations with lines", format!("{}\n{}", many(">"), many("x\n"))),
        ("lists", many("+ ")),
        ("nested lists", nested_lists),
        ("numbered lists", many("1. ")),
        ("mixed containers", many("> - ")),
        ("open brackets", many("[")),
        ("image brackets", many("![")),
        ("links", many("[a](")),
        ("links in links", format!("{}a{}", many("["), many("](b)"))),
        ("references", format!("{}\n\n[a]: /b", many("[a]"))),
        ("open quotation marks", format!("[a](b {}", many("\""))),
        ("emphasis", many("*a_")),
        ("nested emphasis", format!("{}a{}", many("*_"), many("_*"))),
        ("strong", many("**a ")),
        ("strikethrough", many("~~a ~")),
        ("backticks", backticks),
        ("tags", many("<a ")),
        ("comments", many("<!-- ")),
        ("processing instructions", many("<?")),
        ("declarations", many("<!A ")),
        ("CDATA", many("<![CDATA[ ")),
        ("entities", many("&#x")),
        ("table cells", format!("{}\n{}\n{}", many("|a"), many("|-"), many("|a"))),
        ("empty table cells", format!("{}\n{}\n{}", "|a".repeat(500), "|-".repeat(500), many("|a\n"))),
        ("table rows", format!("|a|b|\n|-|-|\n{}", many("|a\n"))),
        ("tables", many("|a|\n|-|\n|a|\n\n")),
        ("footnotes", references),
        ("one footnote", format!("{}\n\n[^1]: x", many("[^1]"))),
        ("call-outs", many("> [!LƯU Ý]\n\n")),
        ("fences", many("```\n")),
        ("headings", many("###### a\n#\n")),
        ("backslashes", many("\\[")),
        ("hard breaks", many("a  \n")),
        ("refused links", many("[a](javascript:x) ")),
    ]
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
