//! Sources that make careless parsers slow or overflow their stack.

use std::fmt::Write as _;

/// Each with its name, made of about `n` pieces.
pub(crate) fn hostile(n: usize) -> Vec<(&'static str, String)> {
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
