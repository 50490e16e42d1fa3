use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use super::*;

fn merged(base: &str, mine: &str, theirs: &str) -> Option<String> {
    let both = merge(base, mine, theirs);
    assert_eq!(merge(base, theirs, mine), both, "{base:?} {mine:?} {theirs:?}");
    both
}

#[test]
fn changes_that_do_not_touch_go_together() {
    for (base, mine, theirs, both) in [
        ("", "", "", ""),
        ("a", "a", "b", "b"),
        ("a\n\nb\n\nc", "A\n\nb\n\nc", "a\n\nb\n\nC", "A\n\nb\n\nC"),
        // A paragraph before another that changed, and rows beside each other.
        ("a\n\nb\n\nc", "a\n\nx\n\nb\n\nc", "a\n\nB\n\nc", "a\n\nx\n\nB\n\nc"),
        ("| a | 1 |\n| b | 2 |", "| a | 5 |\n| b | 2 |", "| a | 1 |\n| b | 6 |", "| a | 5 |\n| b | 6 |"),
        ("- a\n- b\n- c", "- a\n- c", "- a\n- b\n- c\n- d", "- a\n- c\n- d"),
        ("a\n\nb", "x\n\na\n\nb", "a\n\nb\n\ny", "x\n\na\n\nb\n\ny"),
        // The same paragraph put in by both, told at two places by a comparison that starts elsewhere.
        ("o\n\na\n\nb\n\nc", "o\n\na\n\nx\n\nb\n\nC", "O\n\na\n\nx\n\nb\n\nc", "O\n\na\n\nx\n\nb\n\nC"),
        ("- a\n- b", "- a\n\n- b", "- a\n- B", "- a\n\n- B"),
        ("\n\na\n", "\n\nb\n", "a\n\n", "b\n\n"),
        // Words of one line.
        ("Họp lúc 8 giờ sáng", "Họp lúc 9 giờ sáng", "Họp lúc 8 giờ chiều", "Họp lúc 9 giờ chiều"),
        (
            "Họp tại nhà văn hóa ấp Bắc lúc 8 giờ",
            "Họp tại hội trường ấp Bắc lúc 8 giờ",
            "Họp tại nhà văn hóa ấp Bắc lúc 9 giờ",
            "Họp tại hội trường ấp Bắc lúc 9 giờ",
        ),
        ("| Bắc | 12 | 30 |", "| Bắc | 13 | 30 |", "| Bắc | 12 | 31 |", "| Bắc | 13 | 31 |"),
        ("một hai ba bốn", "1 hai ba bốn", "1 hai ba bốn năm", "1 hai ba bốn năm"),
        ("một hai ba bốn năm", "1 hai ba bốn lăm", "1 hai tam bốn năm", "1 hai tam bốn lăm"),
        ("a\r\nb\r\nc", "A\nb\nc", "a\r\nb\r\nC", "A\nb\nC"),
    ] {
        assert_eq!(merged(base, mine, theirs).as_deref(), Some(both), "{base:?} {mine:?} {theirs:?}");
    }
}

#[test]
fn what_touches_is_a_conflict() {
    for (base, mine, theirs) in [
        ("a", "b", "c"),
        ("", "x", "y"),
        ("a\n\nb", "a\n\nx\n\nb", "a\n\ny\n\nb"),
        ("a\n\nb", "a\n\nb\n\nx", "a\n\nb\n\ny"),
        // Put in at one end of a change that brings lines of its own.
        ("a\nb", "a\nx\nb", "a\ny\nB"),
        ("một hai ba", "một x hai ba", "một y hai ba"),
        ("một hai ba bốn năm sáu", "một 2 ba bốn năm sáu", "một hai 3 bốn năm sáu"),
        ("một hai ba bốn năm sáu", "một x hai ba bốn năm sáu", "một 2 ba bốn năm sáu"),
        // One paragraph put in by both, between lines that only one of them left alone.
        ("a\n\nb\n\nc", "a\n\nx\n\nb\n\nC", "A\n\nx\n\nb\n\nc"),
        ("a\n\nb", "a\n\nMới\n\nb", "a\n\nb\n\nMới"),
        ("a\nb", "a b", "a\n\nb"),
        ("a\n\n\nb\nc", "a\nb\nC", "a\n\nb\nc\nd"),
        // One date is not made of two.
        ("Họp ngày 05/02/2024 nhé", "Họp ngày 06/02/2024 nhé", "Họp ngày 05/03/2024 nhé"),
        ("Họp ngày 5 tháng 2 năm 2024", "Họp ngày 6 tháng 2 năm 2024", "Họp ngày 5 tháng 3 năm 2024"),
        // A deleted paragraph, and one written anew, that the other side corrected.
        ("Đầu\n\nHọp lúc 8 giờ\n\nHết", "Đầu\n\nHết", "Đầu\n\nHọp lúc 9 giờ\n\nHết"),
        (
            "Lịch tiếp dân của Chủ tịch xã vào sáng thứ Năm",
            "Chủ tịch đi công tác, dân liên hệ văn phòng",
            "Lịch tiếp dân của Chủ tịch xã vào sáng thứ Ba",
        ),
    ] {
        assert_eq!(merged(base, mine, theirs), None, "{base:?} {mine:?} {theirs:?}");
    }
}

#[test]
fn beyond_the_bound_a_text_changed_on_both_sides_is_a_conflict() {
    let text = |salt: usize| (0..20_000).map(|n| format!("{:06}\n", n * 7 + salt)).collect::<Vec<_>>().concat();
    assert_eq!(merge(&text(0), &text(3), &text(5)), None);
    assert_eq!(merge(&text(0), &text(3), &text(0)), Some(text(3)));
    let (base, mine, theirs) = ("a\n\nb\n\nc", "A\n\nb\n\nc", "a\n\nb\n\nC");
    assert_eq!((within(base, mine, theirs, 3), within(base, mine, base, 0)), (None, Some(mine.to_owned())));
    assert_eq!(within(base, mine, theirs, 100).as_deref(), Some("A\n\nb\n\nC"));
}

#[test]
fn two_far_changes_in_a_text_of_full_length_go_together() {
    let base = (0..4_000).map(|n| format!("Đoạn {n} của một bài rất dài về xã nhà.\n\n")).collect::<Vec<_>>().concat();
    let (mine, theirs) = (base.replace("Đoạn 17 ", "Phần 17 "), base.replace("Đoạn 3999 ", "Phần 3999 "));
    let both = base.replace("Đoạn 17 ", "Phần 17 ").replace("Đoạn 3999 ", "Phần 3999 ");
    assert_eq!(merged(&base, &mine, &theirs), Some(both));
}

fn texts() -> impl Strategy<Value = String> {
    let parts = vec![
        "Lịch ",
        "họp ",
        "dân ",
        "\n",
        "\n\n",
        "\r\n",
        ", ",
        "8",
        "ệ",
        "o\u{31b}\u{301}",
        "  ",
        "👩‍👩‍👧",
        "| a | b |\n",
    ];
    prop::collection::vec(prop::sample::select(parts), 0..24).prop_map(|parts| parts.concat())
}

/// A text of words that are all different, and two sides that changed it.
#[derive(Clone, Debug)]
struct Edited {
    base: String,
    mine: String,
    theirs: String,
}

/// What happens to one word: nothing, mostly.
#[derive(Clone, Copy, Debug)]
enum Deed {
    Keep,
    Replace,
    Delete,
    PutBefore,
    PutLine,
}

fn edited() -> impl Strategy<Value = Edited> {
    let deed = || {
        prop_oneof![
            12 => Just(Deed::Keep), 1 => Just(Deed::Replace), 1 => Just(Deed::Delete), 1 => Just(Deed::PutBefore), 1 => Just(Deed::PutLine)
        ]
    };
    let end = prop::sample::select(vec![" ", " ", " ", "\n", "\n\n"]);
    prop::collection::vec((deed(), deed(), end), 1..40).prop_map(|words| {
        let side = |whose: &str, deed: fn(&(Deed, Deed, &'static str)) -> Deed| {
            let one = |(at, word): (usize, &(Deed, Deed, &'static str))| match deed(word) {
                Deed::Keep => format!("từ{at}{}", word.2),
                Deed::Replace => format!("{whose}{at}{}", word.2),
                Deed::Delete => String::new(),
                Deed::PutBefore => format!("{whose}{at} từ{at}{}", word.2),
                Deed::PutLine => format!("\n{whose}{at}\ntừ{at}{}", word.2),
            };
            words.iter().enumerate().map(one).collect::<String>()
        };
        Edited {
            base: side("", |_| Deed::Keep),
            mine: side("mine", |word| word.0),
            theirs: side("theirs", |word| word.1),
        }
    })
}

fn has_word(text: &str, word: &str) -> bool {
    text.split_whitespace().any(|other| other == word)
}

proptest! {
    #[test]
    fn one_side_alone_wins(base in texts(), side in texts(), steps in 0_usize..2_000) {
        let plain = side.replace("\r\n", "\n");
        for steps in [steps, STEPS] {
            prop_assert_eq!(within(&base, &side, &base, steps), Some(plain.clone()));
            prop_assert_eq!(within(&base, &base, &side, steps), Some(plain.clone()));
            prop_assert_eq!(within(&base, &side, &side, steps), Some(plain.clone()));
        }
    }

    #[test]
    fn the_sides_are_equal(base in texts(), mine in texts(), theirs in texts(), steps in 0_usize..2_000) {
        for steps in [steps, STEPS] {
            let both = within(&base, &mine, &theirs, steps);
            prop_assert_eq!(&both, &within(&base, &theirs, &mine, steps));
            let Some(both) = both else { continue };
            for word in mine.split_whitespace().chain(theirs.split_whitespace()) {
                prop_assert!(has_word(&base, word) || has_word(&both, word), "{word} in {both:?}");
            }
        }
    }

    #[test]
    fn no_word_of_either_side_is_lost_and_none_comes_back(texts in edited(), steps in 0_usize..4_000) {
        let Edited { base, mine, theirs } = &texts;
        for steps in [steps, STEPS] {
            let Some(both) = within(base, mine, theirs, steps) else { continue };
            let swapped = within(base, theirs, mine, steps);
            prop_assert_eq!(Some(&both), swapped.as_ref());
            for word in mine.split_whitespace().chain(theirs.split_whitespace()) {
                prop_assert!(has_word(base, word) || has_word(&both, word), "{word} in {both:?}");
            }
            for word in base.split_whitespace() {
                let stays = has_word(mine, word) && has_word(theirs, word);
                prop_assert_eq!(has_word(&both, word), stays, "{} in {:?}", word, &both);
            }
            let words = both.split_whitespace().count();
            let unique: HashSet<_> = both.split_whitespace().collect();
            prop_assert_eq!(words, unique.len(), "nothing twice in {:?}", &both);
        }
    }

    #[test]
    fn two_texts_put_at_one_place_are_a_conflict(texts in edited(), at in 0_usize..60) {
        let lines: Vec<&str> = texts.base.trim_end().split('\n').collect();
        let at = at % (lines.len() + 1);
        let put = |line: &str| { let mut all = lines.clone(); all.insert(at, line); all.join("\n") };
        prop_assert_eq!(merge(&lines.join("\n"), &put("của tôi"), &put("của họ")), None);
        prop_assert_eq!(merge(&lines.join("\n"), &put("một"), &put("một")), Some(put("một")));
        let words: Vec<&str> = lines[at.min(lines.len() - 1)].split_whitespace().collect();
        let place = at % (words.len() + 1);
        let put = |word: &str| { let mut all = words.clone(); all.insert(place, word); all.join(" ") };
        prop_assert_eq!(merge(&words.join(" "), &put("tôi"), &put("họ")), None);
    }

    #[test]
    fn far_changes_always_go_together(count in 8_usize..40, first in 0_usize..100, second in 0_usize..100) {
        let (first, second) = (first % count, second % count);
        prop_assume!(first != second);
        let with = |changed: &[usize]| {
            (0..count).map(|at| format!("Đoạn {}{at} nói về xã\n\n", if changed.contains(&at) { "mới " } else { "" })).collect::<Vec<_>>().concat()
        };
        prop_assert_eq!(merge(&with(&[]), &with(&[first]), &with(&[second])), Some(with(&[first, second])));
    }

    #[test]
    fn no_letter_is_cut_from_its_marks(base in texts(), mine in texts(), theirs in texts()) {
        let [base, mine, theirs] = [base, mine, theirs].map(|text| crate::text::nfc(&text));
        if let Some(both) = merge(&base, &mine, &theirs) {
            let known: HashSet<_> = [&base, &mine, &theirs].into_iter().flat_map(|text| text.graphemes(true)).collect();
            prop_assert!(both.graphemes(true).all(|letter| known.contains(letter) || letter == "\n"), "{both:?}");
        }
    }
}
