use super::*;

#[test]
fn bold_and_italic_are_put_around_words_and_away() {
    for (mark, before, after) in [
        (Mark::Bold, "một ⟦hai⟧ ba", "một **⟦hai⟧** ba"),
        (Mark::Bold, "một⟦ hai ⟧ba", "một **⟦hai⟧** ba"),
        (Mark::Bold, "một **⟦hai⟧** ba", "một ⟦hai⟧ ba"),
        (Mark::Bold, "một ⟦**hai**⟧ ba", "một ⟦hai⟧ ba"),
        (Mark::Bold, "một __⟦hai⟧__ ba", "một ⟦hai⟧ ba"),
        (Mark::Italic, "một ⟦hai⟧ ba", "một *⟦hai⟧* ba"),
        (Mark::Italic, "một _⟦hai⟧_ ba", "một ⟦hai⟧ ba"),
        (Mark::Italic, "một **⟦hai⟧** ba", "một ***⟦hai⟧*** ba"),
        (Mark::Italic, "một ***⟦hai⟧*** ba", "một **⟦hai⟧** ba"),
        (Mark::Bold, "một ***⟦hai⟧*** ba", "một *⟦hai⟧* ba"),
        // A part of what is bold, its beginning, and more than it.
        (Mark::Bold, "**một ⟦hai⟧ ba**", "**một** ⟦hai⟧ **ba**"),
        (Mark::Bold, "**⟦một⟧ hai**", "⟦một⟧ **hai**"),
        (Mark::Bold, "⟦một **hai⟧ ba**", "**⟦một hai⟧ ba**"),
        (Mark::Bold, "⟦**một** hai **ba**⟧", "**⟦một hai ba⟧**"),
        // Lines and cells by themselves.
        (Mark::Bold, "⟦một\n\nhai⟧", "**⟦một**\n\n**hai⟧**"),
        (Mark::Bold, "⟦- một\n- hai⟧", "- **⟦một**\n- **hai⟧**"),
        (Mark::Bold, "- **⟦một**\n- **hai⟧**", "- ⟦một\n- hai⟧"),
        (Mark::Bold, "# ⟦Mục⟧", "# **⟦Mục⟧**"),
        (Mark::Bold, "⟦| a | b |\n|---|---|\n| c | d |⟧", "| **⟦a** | **b** |\n|---|---|\n| **c** | **d⟧** |"),
        (Mark::Bold, "⟦> [!LƯU Ý]\n> một⟧", "> [!LƯU Ý]\n> **⟦một⟧**"),
        // Punctuation beside letters.
        (Mark::Bold, "xã⟦“Hòa Long”⟧nhé", "xã“**⟦Hòa Long⟧**”nhé"),
        (Mark::Bold, "chữ⟦ một, ⟧hai", "chữ **⟦một,⟧** hai"),
        // Nothing selected.
        (Mark::Bold, "⟦⟧", "**⟦chữ đậm⟧**"),
        (Mark::Bold, "một ⟦⟧ba", "một **⟦chữ đậm⟧** ba"),
        (Mark::Bold, "một⟦⟧", "một **⟦chữ đậm⟧**"),
        (Mark::Bold, "m⟦⟧ột hai", "một **⟦chữ đậm⟧** hai"),
        (Mark::Italic, "⟦⟧- một", "- *⟦chữ nghiêng⟧* một"),
        (Mark::Bold, "một **⟦chữ đậm⟧** ba", "một ⟦chữ đậm⟧ ba"),
        // Where it cannot be shown nothing happens.
        (Mark::Bold, "    m⟦⟧ã", "    m⟦⟧ã"),
        (Mark::Bold, "```\n⟦mã⟧\n```", "```\n⟦mã⟧\n```"),
        (Mark::Bold, "[a](https://⟦dichvucong⟧.gov.vn)", "[a](https://⟦dichvucong⟧.gov.vn)"),
        (Mark::Bold, "`m⟦ã⟧`", "`m⟦ã⟧`"),
    ] {
        assert_eq!(pressed(before, &mark), after, "{mark:?} {before:?}");
    }
}

#[test]
fn headings_and_lists_are_of_all_lines_that_are_touched() {
    let (heading, small) = (Mark::Heading, Mark::Subheading);
    for (mark, before, after) in [
        (&heading, "M⟦⟧ục một", "# M⟦⟧ục một"),
        (&heading, "# M⟦⟧ục một", "M⟦⟧ục một"),
        (&heading, "## M⟦⟧ục một", "# M⟦⟧ục một"),
        (&small, "# M⟦ục⟧ một", "## M⟦ục⟧ một"),
        (&heading, "a\n⟦b⟧\nc", "a\n# ⟦b⟧\nc"),
        (&heading, "- ⟦b⟧", "# ⟦b⟧"),
        (&heading, "> ⟦b⟧", "> # ⟦b⟧"),
        (&heading, "    ⟦b⟧", "# ⟦b⟧"),
        (&heading, "⟦a⟧\n---\n\nb", "# ⟦a⟧\n\nb"),
        (&small, "⟦a⟧\n---\n\nb", "⟦a⟧\n\nb"),
        (&heading, "⟦# a\n\n⟧---", "⟦a\n⟧\n---"),
        (&heading, "a\n\n⟦⟧\n\nb", "a\n\n# ⟦Tiêu đề mục⟧\n\nb"),
        (&small, "⟦⟧", "## ⟦Tiêu đề mục nhỏ⟧"),
        (&Mark::Bullets, "⟦một\nhai⟧", "- ⟦một\n- hai⟧"),
        (&Mark::Bullets, "⟦- một\n- hai⟧", "⟦một\nhai⟧"),
        (&Mark::Bullets, "⟦một\n- hai⟧", "- ⟦một\n- hai⟧"),
        (&Mark::Bullets, "⟦một\n\nhai⟧", "- ⟦một\n\n- hai⟧"),
        (&Mark::Bullets, "⟦1. một\n2. hai⟧", "- ⟦một\n- hai⟧"),
        (&Mark::Bullets, "⟦# một⟧", "- ⟦một⟧"),
        (&Mark::Bullets, "> [!MẸO]\n> ⟦một\n> hai⟧", "> [!MẸO]\n> - ⟦một\n> - hai⟧"),
        (&Mark::Numbers, "⟦một\nhai⟧", "1. ⟦một\n2. hai⟧"),
        (&Mark::Numbers, "⟦1. một\n2. hai⟧", "⟦một\nhai⟧"),
        (&Mark::Numbers, "4) một\nh⟦⟧ai", "4) một\n5) h⟦⟧ai"),
        (&Mark::Numbers, "⟦- a\n  - b\n  - c\n- d⟧", "1. ⟦a\n  1. b\n  2. c\n2. d⟧"),
        (&Mark::Numbers, "⟦⟧", "1. ⟦bước thứ nhất⟧"),
        // What follows must not become part of the entry, what goes must not stay part of it.
        (&Mark::Bullets, "một\n⟦hai⟧\nba", "một\n- ⟦hai⟧\n\nba"),
        (&Mark::Bullets, "- một\n- h⟦⟧ai\n- ba", "- một\n\nh⟦⟧ai\n- ba"),
        (&Mark::Numbers, "1. một\n2. h⟦⟧ai\n3. ba", "1. một\n\nh⟦⟧ai\n\n3. ba"),
        (&Mark::Bullets, "> - một\n> - h⟦⟧ai", "> - một\n>\n> h⟦⟧ai"),
        (&Mark::Bullets, "```\nm⟦⟧ã\n```", "```\nm⟦⟧ã\n```"),
    ] {
        assert_eq!(pressed(before, mark), after, "{mark:?} {before:?}");
    }
}

#[test]
fn call_outs_are_set_apart_renamed_and_taken_away() {
    let note = Mark::Callout(Callout::Note);
    for (mark, before, after) in [
        (&note, "M⟦⟧ang căn cước.", "> [!LƯU Ý]\n> M⟦⟧ang căn cước."),
        (&note, "> [!LƯU Ý]\n> M⟦⟧ang căn cước.", "M⟦⟧ang căn cước."),
        (&note, "⟦một\n\n- hai⟧\n\nba", "> [!LƯU Ý]\n> ⟦một\n>\n> - hai⟧\n\nba"),
        (&note, "> [!note]\n> một\n>\n> - h⟦⟧ai", "một\n\n- h⟦⟧ai"),
        (&note, "một\n⟦hai⟧\nba", "một\n> [!LƯU Ý]\n> ⟦hai⟧\n\nba"),
        (&note, "- một\n⟦hai⟧", "- một\n> [!LƯU Ý]\n> ⟦hai⟧"),
        (&note, "> một\n\n⟦⟧", "> một\n\n> [!LƯU Ý]\n> ⟦Nội dung cần nhớ⟧"),
        (&note, "> m⟦⟧ột\n> hai", "> [!LƯU Ý]\n> m⟦⟧ột\n> hai"),
        (&Mark::Callout(Callout::Warning), "> [!lưu ý]\n> m⟦⟧ột", "> [!CẢNH BÁO]\n> m⟦⟧ột"),
        (&Mark::Callout(Callout::Note), "> [!TIP]\n> m⟦⟧ột", "> [!LƯU Ý]\n> m⟦⟧ột"),
        (&note, "> [!LƯU Ý]\n> m⟦⟧ột\n- hai", "m⟦⟧ột\n- hai"),
        (&note, "- hai\n> [!LƯU Ý]\n> m⟦⟧ột", "- hai\n\nm⟦⟧ột"),
    ] {
        assert_eq!(pressed(before, mark), after, "{mark:?} {before:?}");
    }
    for kind in Callout::ALL {
        let shown = html(&pressed("m⟦⟧ột", &Mark::Callout(kind)));
        assert!(shown.contains(&format!(">{}</p>", kind.title())), "{shown}");
    }
}

#[test]
fn a_link_takes_the_selected_words_or_its_own() {
    for (mark, before, after) in [
        (
            link("", "dichvucong.gov.vn"),
            "xem ⟦Cổng dịch vụ⟧ nhé",
            "xem [⟦Cổng dịch vụ⟧](https://dichvucong.gov.vn) nhé",
        ),
        (link("", "a@b.vn"), "xem⟦ thư ⟧nhé", "xem [⟦thư⟧](mailto:a@b.vn) nhé"),
        (link("Gọi xã", "0254 3852 123"), "xem⟦⟧", "xem [⟦Gọi xã⟧](tel:+842543852123)"),
        (link("b", "/x"), "xem ⟦a⟧ nhé", "xem [⟦b⟧](/x) nhé"),
        (link("[mục] *a*", "/x y"), "⟦⟧", "[⟦\\[mục\\] \\*a\\*⟧](/x%20y)"),
        (link("", "/x"), "m⟦⟧ột", "một [⟦tên của trang được dẫn đến⟧](/x)"),
        (link("", "/x"), "⟦một [hai⟧", "[⟦một \\[hai⟧](/x)"),
        (link("", "/x"), "⟦**một** hai⟧", "[⟦**một** hai⟧](/x)"),
        (link("", "/x"), "⟦- một\n- hai⟧", "- [⟦một⟧](/x)\n- hai"),
        (link("", "/x"), "| ⟦a⟧ |\n|---|", "| [⟦a⟧](/x) |\n|---|"),
        // Another address, or other words, for a link that is there.
        (link("", "/y"), "xem [m⟦⟧ột](/x) nhé", "xem [⟦một⟧](/y) nhé"),
        (link("hai", "/y"), "xem ⟦[một](/x)⟧ nhé", "xem [⟦hai⟧](/y) nhé"),
        (link("Cổng", "http://a.vn"), "xem <http://a⟦⟧.vn>", "xem [⟦Cổng⟧](http://a.vn)"),
        (link("", "/x"), "một!⟦hai⟧", "một! [⟦hai⟧](/x)"),
        // What the page would not link is no link.
        (link("", "javascript:alert(1)"), "⟦một⟧", "⟦một⟧"),
        (link("một", ""), "⟦⟧", "⟦⟧"),
        (link("", "/x"), "`⟦một⟧`", "`⟦một⟧`"),
    ] {
        assert_eq!(pressed(before, &mark), after, "{mark:?} {before:?}");
    }
}

#[test]
fn a_table_stands_behind_the_paragraph() {
    let table = |columns, rows| Mark::Table { columns, rows };
    let two = "| ⟦Cột 1⟧ | Cột 2 |\n| --- | --- |\n|   |   |";
    for (before, after) in [
        ("⟦⟧", two.to_owned()),
        ("mộ⟦⟧t\nhai", format!("một\nhai\n\n{two}")),
        ("một⟦⟧\n\nhai", format!("một\n\n{two}\n\nhai")),
        ("một\n⟦⟧\nhai", format!("một\n\n{two}\n\nhai")),
        ("một\n# h⟦⟧ai\nba", format!("một\n# hai\n\n{two}\n\nba")),
        ("- mộ⟦⟧t\n\n- hai\n", format!("- một\n\n- hai\n\n{two}\n")),
        ("một\r\n\r\nh⟦⟧ai\r\n", format!("một\r\n\r\nhai\n\n{two}\r\n")),
        ("```\nm⟦⟧ã", format!("{two}\n\n```\nmã")),
        ("| a |\n|---|\n| b⟦⟧ |", format!("| a |\n|---|\n| b |\n\n{two}")),
    ] {
        let got = pressed(before, &table(2, 1));
        assert_eq!(got, after, "{before:?}");
        assert!(html(&got).contains("<th scope=\"col\">Cột 1</th>\n<th scope=\"col\">Cột 2</th>"), "{got}");
    }
    for (columns, rows, head, body) in [(0, 0, 1, 1), (8, 30, 8, 30), (255, 255, 8, 30), (3, 2, 3, 2)] {
        let shown = html(&pressed("⟦⟧", &table(columns, rows)));
        let (heads, lines) = (shown.matches("<th ").count(), shown.matches("<tr>").count());
        assert_eq!((heads, lines, shown.matches("<td>").count()), (head, body + 1, head * body));
    }
}

#[test]
fn a_picture_stands_alone_behind_the_paragraph() {
    const AT: &str = "/anh/abcdefghijklmnop";
    for (shows, caption, before, after) in [
        ("Lễ ra quân", "", "⟦⟧", format!("![Lễ ra quân]({AT})⟦⟧")),
        ("Lễ ra quân", "Sáng 5/2", "một⟦⟧", format!("một\n\n![Lễ ra quân]({AT} \"Sáng 5/2\")⟦⟧")),
        ("", "", "một⟦⟧\n\nhai", format!("một\n\n![⟦⟧]({AT})\n\nhai")),
        ("", "Sáng", "một\n⟦⟧\nhai", format!("một\n\n![⟦⟧]({AT} \"Sáng\")\n\nhai")),
        ("a]b[c\\d", "“e” \"f\" \\", "⟦⟧", format!("![a\\]b\\[c\\\\d]({AT} \"“e” \\\"f\\\" \\\\\")⟦⟧")),
        (" một\n\nhai ", "ba\n\nbốn", "⟦⟧", format!("![một hai]({AT} \"ba bốn\")⟦⟧")),
        ("x", "", "- mộ⟦⟧t\n- hai\n", format!("- một\n- hai\n\n![x]({AT})⟦⟧\n")),
        ("x", "", "| a |\n|---|\n| b⟦⟧ |", format!("| a |\n|---|\n| b |\n\n![x]({AT})⟦⟧")),
        ("x", "", "```\nm⟦⟧ã", format!("![x]({AT})⟦⟧\n\n```\nmã")),
        ("x", "", "một ⟦hai⟧ ba", format!("một hai ba\n\n![x]({AT})⟦⟧")),
    ] {
        assert_eq!(pressed(before, &picture(shows, caption)), after, "{before:?}");
    }
}

#[test]
fn what_is_pasted_goes_on_in_its_line_or_stands_apart() {
    for (before, after) in
        [("một⟦⟧", "một**hai**⟦⟧"), ("một ⟦x⟧ ba", "một **hai**⟦⟧ ba"), ("| a⟦⟧ |\n|---|", "| a**hai**⟦⟧ |\n|---|")]
    {
        assert_eq!(pasted_at(before, "**hai**\n", true).as_deref(), Some(after), "{before:?}");
    }
    let text = "# Mục\n\n- hai\n";
    for (before, after) in [
        ("⟦⟧", "# Mục\n\n- hai⟦⟧"),
        ("một⟦⟧", "một\n\n# Mục\n\n- hai⟦⟧"),
        ("một\n⟦⟧\nba", "một\n\n# Mục\n\n- hai⟦⟧\n\nba"),
        ("một\n\n⟦⟧\n\nba", "một\n\n# Mục\n\n- hai⟦⟧\n\nba"),
        ("một ⟦x⟧ ba", "một \n\n# Mục\n\n- hai⟦⟧\n\n ba"),
        // A row of a table has no room for it.
        ("| a |\n|---|\n| b⟦⟧ |", "| a |\n|---|\n| b |\n\n# Mục\n\n- hai⟦⟧"),
    ] {
        assert_eq!(pasted_at(before, text, false).as_deref(), Some(after), "{before:?}");
    }
    for is_words in [true, false] {
        assert_eq!(pasted_at("```\nm⟦⟧ã\n```", text, is_words), None, "letters alone are meant");
    }
}

#[test]
fn enter_continues_a_list_and_ends_it() {
    for (before, after) in [
        ("- một⟦⟧", "- một\n- ⟦⟧"),
        ("- một\n- ⟦⟧", "- một\n\n⟦⟧"),
        ("1. một⟦⟧", "1. một\n2. ⟦⟧"),
        ("9) một⟦⟧\n\nhai", "9) một\n10) ⟦⟧\n\nhai"),
        ("  * một⟦⟧", "  * một\n  * ⟦⟧"),
        ("- m⟦⟧ột", "- m\n- ⟦⟧ột"),
        ("- một ⟦⟧ hai", "- một \n- ⟦⟧hai"),
        ("- một\n  1. hai\n  2. ⟦⟧", "- một\n  1. hai\n- ⟦⟧"),
        ("> [!LƯU Ý]⟦⟧", "> [!LƯU Ý]\n> ⟦⟧"),
        ("> một⟦⟧", "> một\n> ⟦⟧"),
        ("> một\n> ⟦⟧", "> một\n\n⟦⟧"),
        ("> một\n>⟦⟧", "> một\n\n⟦⟧"),
        ("> - một⟦⟧", "> - một\n> - ⟦⟧"),
        ("> - một\n> - ⟦⟧", "> - một\n>\n> ⟦⟧"),
        ("> > một\n> > ⟦⟧", "> > một\n>\n> ⟦⟧"),
        ("- một⟦⟧\r\n- hai", "- một\n- ⟦⟧\r\n- hai"),
    ] {
        assert_eq!(entered(before).as_deref(), Some(after), "{before:?}");
    }
    for before in ["một⟦⟧", "⟦⟧- một", "# Mục⟦⟧", "```\n- mã⟦⟧\n```", "- - -⟦⟧", "⟦⟧", "| a |⟦⟧", "**a**⟦⟧"]
    {
        assert_eq!(entered(before), None, "{before:?}");
    }
}

#[test]
fn wrong_offsets_are_brought_to_the_nearest_place() {
    let source = "Ấp Tây";
    let backwards = |start, end| Range { start, end };
    for selection in [0..1, 1..2, 0..999, 999..usize::MAX, backwards(8, 2), backwards(usize::MAX, 0)] {
        let edit = apply(source, selection.clone(), &Mark::Bold);
        let changed = edit.applied(source);
        assert!(changed.get(edit.selection.clone()).is_some(), "{selection:?}");
    }
    assert_eq!(continued("- một", usize::MAX), continued("- một", "- một".len()));
    assert_eq!(continued("- ộ", 3), continued("- ộ", 2), "inside of a letter");
}

#[test]
fn a_block_is_named_where_the_caret_stands() {
    let block = Mark::Block(BlockKey::parse("gio").unwrap());
    for (source, expected) in [
        ("Mở cửa ⟦⟧.", "Mở cửa {{gio}}⟦⟧."),
        ("Mở cửa ⟦8 giờ⟧.", "Mở cửa {{gio}}⟦⟧."),
        ("- ⟦⟧", "- {{gio}}⟦⟧"),
        ("{{gio}} và ⟦⟧", "{{gio}} và {{gio}}⟦⟧"),
        ("`mã ⟦⟧`", "`mã ⟦⟧`"),
        ("[x](/a⟦⟧b)", "[x](/a⟦⟧b)"),
    ] {
        assert_eq!(pressed(source, &block), expected, "{source}");
    }
}
