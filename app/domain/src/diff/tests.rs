use proptest::prelude::*;

use super::*;

fn old_of(pieces: &[Piece<'_>]) -> String {
    pieces.iter().filter(|piece| !matches!(piece, Piece::Added(_))).map(|piece| piece.text()).collect()
}

fn new_of(pieces: &[Piece<'_>]) -> String {
    pieces.iter().filter(|piece| !matches!(piece, Piece::Removed(_))).map(|piece| piece.text()).collect()
}

/// As a person would note it: `Lịch [-họp-]{+tiếp dân+} tháng 2`.
fn noted(old: &str, new: &str) -> String {
    let note = |piece: &Piece<'_>| match piece {
        Piece::Same(text) => (*text).to_owned(),
        Piece::Removed(text) => format!("[-{text}-]"),
        Piece::Added(text) => format!("{{+{text}+}}"),
    };
    words(old, new).iter().map(note).collect()
}

#[test]
fn changes_are_told_as_a_person_would_tell_them() {
    for (old, new, told) in [
        ("", "", ""),
        ("", "Mới", "{+Mới+}"),
        ("Cũ", "", "[-Cũ-]"),
        ("Lịch họp tháng 2", "Lịch họp tháng 2", "Lịch họp tháng 2"),
        ("Lịch họp tháng 2", "Lịch tiếp dân tháng 2", "Lịch [-họp-]{+tiếp dân+} tháng 2"),
        ("Xã Hoà Long", "Xã Hòa Long", "Xã [-Hoà-]{+Hòa+} Long"),
        ("từ 8 giờ", "từ 8 giờ, thứ Năm", "từ 8 giờ{+, thứ Năm+}"),
        ("một hai ba bốn năm", "một 2 3 bốn năm", "một [-hai ba-]{+2 3+} bốn năm"),
        ("Ngày 05/02/2024", "Ngày 06/02/2024", "Ngày [-05-]{+06+}/02/2024"),
        ("a\n\nb\n", "a\n\nx y\n\nb\n", "a\n\n{+x y\n\n+}b\n"),
        ("Đầu.\n\nHết", "Đầu.\n\nHết\n\nLưu ý", "Đầu.\n\nHết{+\n\nLưu ý+}"),
        // A paragraph put before another that changed a little as well.
        ("Họp lúc 8 giờ sáng", "Nghỉ Tết\n\nHọp lúc 9 giờ sáng", "{+Nghỉ Tết\n\n+}Họp lúc [-8-]{+9+} giờ sáng"),
        (
            "Đầu\n\nHọp lúc 8 giờ sáng\n\nHết",
            "Mở đầu khác\n\nNghỉ Tết năm ngày\n\nHọp lúc 9 giờ sáng\n\nHết",
            "[-Đầu-]{+Mở đầu khác\n\nNghỉ Tết năm ngày+}\n\nHọp lúc [-8-]{+9+} giờ sáng\n\nHết",
        ),
        ("Mất điện cả ngày", "Trời mưa to quá", "[-Mất điện cả ngày-]{+Trời mưa to quá+}"),
    ] {
        assert_eq!(noted(old, new), told, "{old:?} → {new:?}");
    }
}

#[test]
fn far_apart_changes_leave_the_paragraphs_between_alone() {
    let middle = "Đoạn giữa không đổi.\n\n".repeat(40);
    let (old, new) = (format!("Đầu cũ\n{middle}Cuối cũ"), format!("Đầu mới\n{middle}Cuối mới"));
    assert_eq!(noted(&old, &new), format!("Đầu [-cũ-]{{+mới+}}\n{middle}Cuối [-cũ-]{{+mới+}}"));
}

#[test]
fn two_texts_of_full_length_with_nothing_in_common_cost_no_more_than_the_bound() {
    // 200,000 letters each, each word different: without a bound this is 10¹⁰ steps.
    let text = |salt: usize| (0..25_000).map(|n| format!("{:06} ", n * 7 + salt)).collect::<Vec<_>>().concat();
    let (old, new) = (text(0), text(3));
    let pieces = words(&old, &new);
    assert_eq!(pieces, [Piece::Removed(&old), Piece::Added(&new)]);
    // The same in lines.
    let (old, new) = (old.replace(' ', "\n"), new.replace(' ', "\n"));
    assert_eq!(old_of(&words(&old, &new)), old);
}

#[test]
fn a_few_changes_in_a_text_of_full_length_are_found_word_by_word() {
    let end = |n| if n % 9 == 8 { "\n" } else { " " };
    let old = (0..25_000).map(|n| format!("{n:06}{}", end(n))).collect::<Vec<_>>().concat();
    let new = old.replace("012345", "xin chào").replace("020000 ", "");
    let changed: Vec<_> = words(&old, &new).into_iter().filter(|piece| !matches!(piece, Piece::Same(_))).collect();
    assert_eq!(changed, [Piece::Removed("012345"), Piece::Added("xin chào"), Piece::Removed("020000 ")]);
}

/// The longest common subsequence, by the book.
fn common(a: &[&str], b: &[&str]) -> usize {
    let mut before = vec![0; b.len() + 1];
    for x in a {
        let mut row = vec![0; b.len() + 1];
        for (j, y) in b.iter().enumerate() {
            row[j + 1] = if x == y { before[j] + 1 } else { row[j].max(before[j + 1]) };
        }
        before = row;
    }
    before[b.len()]
}

fn few_words() -> impl Strategy<Value = Vec<&'static str>> {
    prop::collection::vec(prop::sample::select(vec!["a", "b", "c", "Đ", "ệ"]), 0..24)
}

fn texts() -> impl Strategy<Value = String> {
    let parts = vec![
        "Lịch ",
        "họp ",
        "tiếp dân",
        "\n",
        "\n\n",
        ", ",
        ".",
        "Ễ",
        "ệ",
        "o\u{31b}\u{301}",
        "ấp Tây ",
        "05/02/2024",
        "  ",
        "👩‍👩‍👧",
        "\t",
        "| a | b |\n",
    ];
    prop::collection::vec(prop::sample::select(parts), 0..40).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn as_much_as_possible_is_kept(a in few_words(), b in few_words()) {
        let runs = aligned(&a, &b, &mut Work(STEPS));
        let (mut x, mut y) = (0, 0);
        for run in &runs {
            prop_assert!(run.old >= x && run.new >= y && run.length > 0);
            (x, y) = (run.old + run.length, run.new + run.length);
            prop_assert_eq!(&a[run.old..x], &b[run.new..y]);
        }
        prop_assert_eq!(runs.iter().map(|run| run.length).sum::<usize>(), common(&a, &b));
    }

    #[test]
    fn both_texts_can_be_read_from_what_changed(old in texts(), new in texts(), steps in 0_usize..4_000) {
        for pieces in [words(&old, &new), within(&old, &new, steps)] {
            prop_assert_eq!(old_of(&pieces), old.as_str());
            prop_assert_eq!(new_of(&pieces), new.as_str());
            prop_assert!(pieces.iter().all(|piece| !piece.text().is_empty()));
            // What was removed stands before what came in its place, and nothing is told twice.
            let rank = |piece: &Piece<'_>| match piece { Piece::Same(_) => 0, Piece::Removed(_) => 1, Piece::Added(_) => 2 };
            prop_assert!(pieces.windows(2).all(|pair| rank(&pair[0]) != rank(&pair[1]) && !matches!(pair, [Piece::Added(_), Piece::Removed(_)])));
        }
        prop_assert!(words(&old, &old).iter().all(|piece| matches!(piece, Piece::Same(_))));
    }

    #[test]
    fn no_letter_is_cut_from_its_marks(old in texts(), new in texts(), steps in 0_usize..4_000) {
        let (old, new) = (crate::text::nfc(&old), crate::text::nfc(&new));
        let whole = |text: &str| text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect::<Vec<_>>();
        let (in_old, in_new) = (whole(&old), whole(&new));
        let (mut x, mut y) = (0, 0);
        for piece in within(&old, &new, steps) {
            let length = piece.text().len();
            if !matches!(piece, Piece::Added(_)) { x += length; }
            if !matches!(piece, Piece::Removed(_)) { y += length; }
            prop_assert!(in_old.binary_search(&x).is_ok() && in_new.binary_search(&y).is_ok(), "{:?}", piece);
        }
    }
}
