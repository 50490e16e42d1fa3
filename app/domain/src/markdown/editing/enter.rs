//! What Enter does at a line of a list or a quotation.

use super::context::Reading;
use super::line::{Line, Opener};
use super::{Edit, within};

/// The next entry of a list with the next number, or the next line of a call-out; on one that is empty, its end.
/// `None` where Enter is only a new line. `at` may be wrong, as in [`super::apply`].
pub fn continued(source: &str, at: usize) -> Option<Edit> {
    let place = within(source, at..at).start;
    let line = Line::at(source, place);
    let has_opener = matches!(line.opener, Opener::Bullet(_) | Opener::Number(..));
    if !has_opener && line.quote().is_empty() || place < line.words || Reading::of(source).is_code(line.words) {
        return None;
    }
    let place = place.min(line.end);
    if line.text().trim().is_empty() {
        return Some(ended(&line, has_opener));
    }
    // Blanks before the place would stay at the end of the line, blanks behind it begin the next one.
    let rest = &source[place..line.end];
    let behind = place + rest.len() - rest.trim_start_matches([' ', '\t']).len();
    let with = format!("\n{}{}{}", line.quote(), line.indentation(), next(line.opener));
    let end = place + with.len();
    Some(Edit { range: place..behind, with, selection: end..end })
}

/// An entry without words becomes one of the list around it, or leaves the list; a line leaves its quotation.
fn ended(line: &Line<'_>, has_opener: bool) -> Edit {
    let around = has_opener.then(|| around(line)).flatten();
    let inner = if has_opener { line.quote() } else { without_last_sign(line.quote()) };
    let with = match around {
        Some(around) => format!("{}{}{}", line.quote(), around.indentation(), next(around.opener)),
        // Without a blank line the next words would still belong to what was ended.
        None if line.previous().is_some_and(|before| !before.is_blank()) => format!("{}\n{inner}", inner.trim_end()),
        None => inner.to_owned(),
    };
    let end = line.start + with.len();
    Edit { range: line.start..line.end, with, selection: end..end }
}

/// The entry that holds the list of this one.
fn around<'a>(line: &Line<'a>) -> Option<Line<'a>> {
    let above = std::iter::successors(line.previous(), Line::previous);
    let mut in_list = above.take_while(|above| above.quote() == line.quote() && !above.is_blank());
    in_list.find(|above| {
        above.indentation().len() < line.indentation().len()
            && matches!(above.opener, Opener::Bullet(_) | Opener::Number(..))
    })
}

fn next(opener: Opener) -> String {
    match opener {
        Opener::Bullet(sign) => format!("{sign} "),
        // Ten digits are no number of a list any more.
        Opener::Number(number, sign) => format!("{}{sign} ", (number + 1).min(999_999_999)),
        Opener::Heading(_) | Opener::None => String::new(),
    }
}

fn without_last_sign(quote: &str) -> &str {
    let inner = quote.trim_end().strip_suffix('>').unwrap_or_default();
    &quote[..inner.len()]
}
