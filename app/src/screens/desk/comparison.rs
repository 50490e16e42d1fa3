//! Two versions of one field side by side, with what differs marked.

use leptos::prelude::*;

/// Equal lines that are shown around a difference; the rest is left out.
const CONTEXT: usize = 2;

/// Somebody saved in between: what happened, and each field in which the two texts differ.
pub(super) fn conflict(heading: &'static str, told: String, differences: Vec<AnyView>) -> AnyView {
    let body = if differences.is_empty() {
        view! { <p>"Hai bản giống hệt nhau; bạn có thể lưu ngay."</p> }.into_any()
    } else {
        differences.into_any()
    };
    view! {
        <section class="conflict" aria-labelledby="hai-ban">
            <h2 id="hai-ban">{heading}</h2>
            <p>{told}</p>
            {body}
        </section>
    }
    .into_any()
}

/// Mine and the saved one.
pub(super) fn comparison(label: &'static str, mine: &str, saved: &str) -> AnyView {
    let (mine, saved) = difference(mine, saved);
    view! {
        <div class="compare">
            <h3>{label}</h3>
            <div><h4>"Bản của bạn"</h4>{mine.view()}</div>
            <div><h4>"Bản đã lưu"</h4>{saved.view()}</div>
        </div>
    }
    .into_any()
}

/// A text around its difference from another.
#[derive(Debug, Default, PartialEq, Eq)]
struct Version {
    before: String,
    different: String,
    after: String,
}

impl Version {
    fn view(self) -> AnyView {
        if self == Self::default() {
            return view! { <p class="text hint">"Để trống"</p> }.into_any();
        }
        let some = |text: String| (!text.is_empty()).then_some(text);
        view! {
            <p class="text">
                {some(self.before)} {some(self.different).map(|text| view! { <mark>{text}</mark> })} {some(self.after)}
            </p>
        }
        .into_any()
    }
}

/// Finds the middle in which two texts differ: by lines when there are several, else by words.
fn difference(mine: &str, saved: &str) -> (Version, Version) {
    let by = if mine.contains('\n') || saved.contains('\n') { '\n' } else { ' ' };
    let (a, b) = (pieces(mine, by), pieces(saved, by));
    let same = |(x, y): &(&&str, &&str)| x.trim_end() == y.trim_end();
    let head = a.iter().zip(&b).take_while(same).count();
    let room = a.len().min(b.len()) - head;
    let tail = a.iter().rev().zip(b.iter().rev()).take(room).take_while(same).count();
    let cut = |text: &[&str]| {
        let end = text.len() - tail;
        Version {
            before: shortened(text.get(..head).unwrap_or_default(), by, Keep::End),
            different: text.get(head..end).unwrap_or_default().concat(),
            after: shortened(text.get(end..).unwrap_or_default(), by, Keep::Start),
        }
    };
    (cut(&a), cut(&b))
}

fn pieces(text: &str, by: char) -> Vec<&str> {
    text.split_inclusive(by).collect()
}

#[derive(Clone, Copy)]
enum Keep {
    Start,
    End,
}

/// Of many equal lines only the nearest; equal words stay all.
fn shortened(pieces: &[&str], by: char, keep: Keep) -> String {
    if by == ' ' || pieces.len() <= CONTEXT + 1 {
        return pieces.concat();
    }
    match keep {
        Keep::End => format!("…\n{}", pieces.get(pieces.len() - CONTEXT..).unwrap_or_default().concat()),
        Keep::Start => format!("{}…", pieces.get(..CONTEXT).unwrap_or_default().concat()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(before: &str, different: &str, after: &str) -> Version {
        Version { before: before.to_owned(), different: different.to_owned(), after: after.to_owned() }
    }

    #[test]
    fn a_line_differs_by_words() {
        let (mine, saved) = difference("Lịch họp tháng 2", "Lịch tiếp dân tháng 2");
        assert_eq!(mine, version("Lịch ", "họp ", "tháng 2"));
        assert_eq!(saved, version("Lịch ", "tiếp dân ", "tháng 2"));
    }

    #[test]
    fn a_text_differs_by_lines_and_far_equal_lines_are_left_out() {
        let (mine, saved) = difference("1\n2\n3\n4\nA\n5\n6\n7\n8", "1\n2\n3\n4\n5\n6\n7\n8");
        assert_eq!(mine, version("…\n3\n4\n", "A\n", "5\n6\n…"));
        assert_eq!(saved.different, "");
    }

    #[test]
    fn line_ends_of_browsers_are_no_difference() {
        let (mine, saved) = difference("a\r\nb\r\n", "a\nb");
        assert_eq!((mine.different.as_str(), saved.different.as_str()), ("", ""));
    }

    #[test]
    fn repeated_words_are_not_counted_twice() {
        let (mine, saved) = difference("a a a", "a a");
        assert_eq!(mine.different, "a");
        assert_eq!(saved.different, "");
    }
}
