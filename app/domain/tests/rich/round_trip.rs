//! What is written reads back as the same text, with the same structure.

use domain::markdown::render;
use domain::rich::{Block, Document, Inline, List, PictureAt, Style, Table};
use proptest::prelude::*;

use crate::reading::read;

/// Words and signs that mean something to Markdown somewhere.
fn words() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "Điều",
        "xã",
        "a",
        "B",
        "x",
        "ế",
        " ",
        " ",
        "  ",
        "\u{A0}",
        "1.",
        "1)",
        "12.",
        "123456789.",
        "2",
        "-",
        "--",
        "---",
        "+",
        "*",
        "**",
        "_",
        "__",
        "a_b",
        "#",
        "##",
        "###### ",
        "=",
        "===",
        ">",
        "> ",
        "|",
        "| a |",
        "|---|",
        ":-:",
        "~",
        "~~",
        "`",
        "```",
        "[",
        "]",
        "(",
        ")",
        "[x]",
        "[^1]",
        "[^1]:",
        "[!NOTE]",
        "[a]:",
        "](",
        "![",
        "!",
        "<",
        "<b>",
        "</b>",
        "<!--",
        "<a@b.vn>",
        "<http://a.vn>",
        "http://a.vn",
        "&",
        "&amp;",
        "&copy;",
        "&#35;",
        "\\",
        "\\\\",
        "\"",
        "'",
        "“",
        "”",
        ".",
        ",",
        ":",
        ";",
        "…",
        "–",
        "😀",
        "$",
        "{",
        "}",
        "^",
        "e\u{302}\u{301}",
        "\u{200B}",
        "\u{AD}",
        "\t",
        "\n",
        "o",
        "+84",
    ]);
    prop::collection::vec(piece, 1..8).prop_map(|pieces| pieces.concat())
}

fn style() -> impl Strategy<Value = Style> {
    let link = prop::option::weighted(
        0.2,
        prop::sample::select(vec!["https://a.vn/x?y=1&copy;z", "mailto:a@b.vn", "https://a.vn/(x)_*[y]", "tel:113"]),
    );
    (any::<bool>(), prop::bool::weighted(0.3), prop::bool::weighted(0.2), link).prop_map(
        |(bold, italic, strike, link)| Style {
            bold,
            italic,
            strike,
            link: link.and_then(domain::rich::accepted).map(Into::into),
        },
    )
}

fn inlines() -> impl Strategy<Value = Vec<Inline>> {
    let text = (words(), prop_oneof![3 => Just(Style::default()), 2 => style()]);
    let inline = prop_oneof![
        8 => text.prop_map(|(words, style)| Inline::Text { words, style }),
        1 => Just(Inline::Break),
        1 => (0..4_usize).prop_map(Inline::Note),
    ];
    prop::collection::vec(inline, 0..6)
}

fn block() -> impl Strategy<Value = Block> {
    let leaf = prop_oneof![
        4 => inlines().prop_map(Block::Paragraph),
        1 => (1..9_u8, inlines()).prop_map(|(level, words)| Block::Heading { level, words }),
        1 => table().prop_map(Block::Table),
        1 => (0..3_usize, words(), words())
            .prop_map(|(index, alt, caption)| Block::Picture(PictureAt { index, alt, caption })),
        1 => Just(Block::Rule),
    ];
    leaf.prop_recursive(3, 24, 4, |inner| {
        let entry = prop::collection::vec(inner.clone(), 0..3);
        prop_oneof![
            3 => (prop::option::of(0..20_u64), prop::collection::vec(entry, 0..4))
                .prop_map(|(first, entries)| Block::List(List { first, entries })),
            1 => prop::collection::vec(inner, 0..3).prop_map(Block::Quote),
        ]
    })
}

fn table() -> impl Strategy<Value = Table> {
    let row = || prop::collection::vec(inlines(), 0..4);
    (row(), prop::collection::vec(row(), 0..4)).prop_map(|(head, rows)| Table { head, rows })
}

fn document() -> impl Strategy<Value = Document> {
    (prop::collection::vec(block(), 0..6), prop::collection::vec(prop::collection::vec(block(), 0..2), 0..3))
        .prop_map(|(blocks, notes)| Document { blocks, notes })
}

/// The same document without what need not survive: how blanks and signs look, and marks that Markdown cannot place.
fn unmarked(document: Document) -> String {
    format!(
        "{:#?}",
        Document {
            blocks: document.blocks.into_iter().map(without_marks).collect(),
            notes: document.notes.into_iter().map(|note| note.into_iter().map(without_marks).collect()).collect(),
        }
    )
}

fn without_marks(block: Block) -> Block {
    match block {
        Block::Paragraph(words) => Block::Paragraph(plain(words)),
        Block::Heading { level, words } => Block::Heading { level, words: plain(words) },
        Block::List(List { first, entries }) => Block::List(List {
            first,
            entries: entries.into_iter().map(|entry| entry.into_iter().map(without_marks).collect()).collect(),
        }),
        Block::Table(Table { head, rows }) => Block::Table(Table {
            head: head.into_iter().map(plain).collect(),
            rows: rows.into_iter().map(|row| row.into_iter().map(plain).collect()).collect(),
        }),
        Block::Quote(inner) => Block::Quote(inner.into_iter().map(without_marks).collect()),
        other => other,
    }
}

fn plain(inlines: Vec<Inline>) -> Vec<Inline> {
    let mut joined: Vec<Inline> = Vec::new();
    for inline in inlines {
        let Inline::Text { words, style } = inline else {
            joined.push(inline);
            continue;
        };
        for c in words.chars() {
            // Where a link begins or ends at a blank is nothing anybody sees.
            let link = style.link.clone().filter(|_| !c.is_whitespace());
            let style = Style { link, ..Style::default() };
            match joined.last_mut() {
                Some(Inline::Text { words, style: same }) if *same == style => words.push(c),
                _ => joined.push(Inline::Text { words: c.to_string(), style }),
            }
        }
    }
    joined
}

/// A note that nobody can mention is not read back by itself, and one without words gets a sign.
fn comparable(mut document: Document) -> Document {
    for note in &mut document.notes {
        if note.is_empty() {
            note.push(Block::Paragraph(vec![Inline::text("…")]));
        }
    }
    document
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(3_000) })]

    #[test]
    fn what_is_written_reads_back(document in document()) {
        let tidied = document.tidied();
        let markdown = tidied.markdown(|index| Some(format!("/hinh/{index}")));
        prop_assert_eq!(unmarked(comparable(tidied)), unmarked(read(&markdown)), "{}", markdown);
        let _ = render(&markdown);
    }

    #[test]
    fn tidying_twice_changes_nothing(document in document()) {
        let tidied = document.tidied();
        prop_assert_eq!(&tidied.clone().tidied(), &tidied);
    }

    #[test]
    fn marks_on_whole_words_survive(pieces in prop::collection::vec(("[a-zđế]{1,5}", any::<bool>(), any::<bool>()), 1..6)) {
        let mut words = Vec::new();
        for (word, bold, italic) in pieces {
            if !words.is_empty() {
                words.push(Inline::text(" "));
            }
            words.push(Inline::Text { words: word, style: Style { bold, italic, ..Style::default() } });
        }
        let document = Document { blocks: vec![Block::Paragraph(words)], notes: Vec::new() };
        let marked = |document: &Document| -> Vec<(char, bool, bool)> {
            let Some(Block::Paragraph(words)) = document.blocks.first() else { panic!("a paragraph") };
            words.iter().flat_map(|word| match word {
                Inline::Text { words, style } => {
                    words.chars().filter(|c| c.is_alphanumeric()).map(|c| (c, style.bold, style.italic)).collect()
                }
                _ => Vec::new(),
            }).collect()
        };
        let markdown = document.markdown(|_| None);
        prop_assert_eq!(marked(&read(&markdown)), marked(&document), "{}", markdown);
    }
}

#[test]
fn the_source_stays_readable() {
    for (text, written) in [
        ("1. Thời gian", "1\\. Thời gian"),
        ("- gạch", "\\- gạch"),
        ("Số: 15/TB-UBND", "Số: 15/TB-UBND"),
        ("[1] Cụ Cấn Văn K", "[1] Cụ Cấn Văn K"),
        ("5 < 10 & 10 > 5", "5 < 10 & 10 > 5"),
        ("ten_tep_1", "ten_tep_1"),
        ("2 * 3", "2 \\* 3"),
        ("#1", "#1"),
        ("# 1", "\\# 1"),
        ("24.000.000 đồng", "24.000.000 đồng"),
        ("…………", "…………"),
    ] {
        let document = Document { blocks: vec![Block::Paragraph(vec![Inline::text(text)])], notes: Vec::new() };
        assert_eq!(document.markdown(|_| None), format!("{written}\n"));
    }
}
