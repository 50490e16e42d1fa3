//! Bylines: items pasted from a newspaper or Word carry the author's name at the end of the text.
//!
//! This only proposes; the editor confirms. It would rather miss a name than cut a sentence.

/// Letters a name may have.
const LONGEST_NAME: usize = 40;

/// Takes the author's name off the end of an item: the text without it, and the name if one was found.
///
/// A name is two to five capitalised words without a full stop, either alone on the last line (bold or italic marks
/// around it are dropped) or right behind the end of the last sentence. A text that is nothing but a name is kept.
pub fn split(text: &str) -> (String, Option<String>) {
    let trimmed = text.trim_end();
    let (before, last) = trimmed.rsplit_once('\n').unwrap_or(("", trimmed));
    let alone = last.trim().trim_matches(['*', '_']).trim();
    if !before.trim().is_empty() && is_name(alone) {
        return (before.trim_end().to_owned(), Some(alone.to_owned()));
    }
    if let Some((sentence, name)) = glued(last) {
        let body = trimmed.len() - last.len() + sentence.len();
        return (trimmed.split_at(body).0.to_owned(), Some(name.to_owned()));
    }
    (text.to_owned(), None)
}

/// A name behind the last full stop of the line: `… chợ 4.0...Chu Tuấn`.
fn glued(line: &str) -> Option<(&str, &str)> {
    let end = line.char_indices().rev().find(|(_, c)| is_sentence_end(*c)).map(|(at, c)| at + c.len_utf8())?;
    let (sentence, tail) = line.split_at(end);
    let name = tail.trim();
    (is_name(name) && ends_a_sentence(sentence)).then_some((sentence, name))
}

fn is_sentence_end(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '”' | '"' | ')')
}

/// `TP. Vũng Tàu`, `ThS. Lê Ân` and `“Đất Đỏ” Anh Hùng` are not sentence ends.
fn ends_a_sentence(sentence: &str) -> bool {
    let closed = sentence.trim_end_matches(['”', '"', ')']);
    if !closed.ends_with(['.', '!', '?', '…']) {
        return false;
    }
    if closed.ends_with(['!', '?', '…']) || closed.ends_with("..") {
        return true;
    }
    let word = closed.split_whitespace().next_back().unwrap_or_default();
    let letters = word.trim_matches(|c: char| !c.is_alphanumeric());
    let long_enough = letters.chars().filter(|c| c.is_lowercase()).count() >= 2;
    let abbreviation = letters.starts_with(char::is_uppercase) && letters.chars().count() <= 3;
    letters.ends_with(|c: char| c.is_ascii_digit()) || (long_enough && !abbreviation)
}

fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    (2..=5).contains(&words.len())
        && text.chars().filter(|c| c.is_alphabetic()).count() <= LONGEST_NAME
        && words.iter().all(|word| is_name_word(word))
}

/// One capital, then small letters: `UBND` is an office. Marks of decomposed text count as letters.
fn is_name_word(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase)
        && letters.all(|c| c.is_lowercase() || matches!(c, '\u{300}'..='\u{36F}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name_in(text: &str) -> Option<String> {
        split(text).1
    }

    #[test]
    fn a_name_alone_on_the_last_line_is_taken_off() {
        let (body, name) = split("Thân bài, chợ 4.0...\n\nChu Tuấn\n");
        assert_eq!(body, "Thân bài, chợ 4.0...");
        assert_eq!(name.as_deref(), Some("Chu Tuấn"));
        assert_eq!(name_in("Thân bài.\n**Nguyễn Thị Minh Khai**"), Some("Nguyễn Thị Minh Khai".to_owned()));
    }

    #[test]
    fn a_name_glued_behind_the_last_sentence_is_taken_off() {
        let (body, name) = split("Câu đầu.\n\nsiêu thị, nhà hàng, chợ 4.0...Chu Tuấn");
        assert_eq!(body, "Câu đầu.\n\nsiêu thị, nhà hàng, chợ 4.0...");
        assert_eq!(name.as_deref(), Some("Chu Tuấn"));
        assert_eq!(name_in("Bà con phấn khởi. Trần Thị Bình"), Some("Trần Thị Bình".to_owned()));
        assert_eq!(name_in("Ông nói: “Rất vui.” Lê Ân"), Some("Lê Ân".to_owned()));
    }

    #[test]
    fn ordinary_endings_are_left_alone() {
        for text in [
            "",
            "Chu Tuấn",
            "Đoàn về thăm TP. Vũng Tàu",
            "Báo cáo do ThS. Lê Ân",
            "Buổi lễ diễn ra tại xã Hòa Long.",
            "Nơi nhận:\nUBND xã",
            "Hết.\nTrân trọng cảm ơn",
            "Hết.\nChu Tuấn.",
            "Hết.\n# Chu Tuấn",
            "Huyện “Đất Đỏ” Anh Hùng",
        ] {
            assert_eq!(split(text), (text.to_owned(), None), "{text:?}");
        }
    }
}
