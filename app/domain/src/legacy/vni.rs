//! VNI for Windows: a vowel, then a letter of Latin-1 that stands for its marks. `aø` is à, `eä` is ệ.

/// Letters that stand for marks: the small and the capital letter, the mark of the vowel, the tone.
const MARKS: [(char, char, Option<Shape>, Option<char>); 17] = [
    ('ù', 'Ù', None, Some(ACUTE)),
    ('ø', 'Ø', None, Some(GRAVE)),
    ('û', 'Û', None, Some(HOOK)),
    ('õ', 'Õ', None, Some(TILDE)),
    ('ï', 'Ï', None, Some(DOT)),
    ('â', 'Â', Some(Shape::Circumflex), None),
    ('á', 'Á', Some(Shape::Circumflex), Some(ACUTE)),
    ('à', 'À', Some(Shape::Circumflex), Some(GRAVE)),
    ('å', 'Å', Some(Shape::Circumflex), Some(HOOK)),
    ('ã', 'Ã', Some(Shape::Circumflex), Some(TILDE)),
    ('ä', 'Ä', Some(Shape::Circumflex), Some(DOT)),
    ('ê', 'Ê', Some(Shape::Breve), None),
    ('é', 'É', Some(Shape::Breve), Some(ACUTE)),
    ('è', 'È', Some(Shape::Breve), Some(GRAVE)),
    ('ú', 'Ú', Some(Shape::Breve), Some(HOOK)),
    ('ü', 'Ü', Some(Shape::Breve), Some(TILDE)),
    ('ë', 'Ë', Some(Shape::Breve), Some(DOT)),
];

const ACUTE: char = '\u{301}';
const GRAVE: char = '\u{300}';
const HOOK: char = '\u{309}';
const TILDE: char = '\u{303}';
const DOT: char = '\u{323}';

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Circumflex,
    Breve,
}

/// Base letters and combining marks; whoever calls makes NFC of it.
pub(super) fn convert(written: &str) -> String {
    let mut converted = String::with_capacity(written.len() + 8);
    let mut letters = written.chars().peekable();
    while let Some(c) = letters.next() {
        let base = alone(c).unwrap_or(c);
        converted.push(base);
        if let Some(marks) = letters.peek().and_then(|mark| marks(c, *mark)) {
            converted.extend(marks);
            letters.next();
        }
    }
    converted
}

/// Letters that need no second one.
pub(super) fn alone(c: char) -> Option<char> {
    Some(match c {
        'ô' => 'ơ',
        'Ô' => 'Ơ',
        'ö' => 'ư',
        'Ö' => 'Ư',
        'ñ' => 'đ',
        'Ñ' => 'Đ',
        'æ' => 'ỉ',
        'Æ' => 'Ỉ',
        'ó' => 'ĩ',
        'Ó' => 'Ĩ',
        'ò' => 'ị',
        'Ò' => 'Ị',
        'î' => 'ỵ',
        'Î' => 'Ỵ',
        _ => return None,
    })
}

/// The combining marks that a letter stands for behind a vowel.
fn marks(vowel: char, mark: char) -> Option<impl Iterator<Item = char>> {
    let (.., shape, tone) = MARKS.iter().find(|(small, capital, ..)| *small == mark || *capital == mark)?;
    let is_taken = match shape {
        // With the tones on i, which have letters of their own but are also written so.
        None => matches!(
            vowel,
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'ô' | 'ö' | 'A' | 'E' | 'I' | 'O' | 'U' | 'Y' | 'Ô' | 'Ö'
        ),
        Some(Shape::Circumflex) => matches!(vowel, 'a' | 'e' | 'o' | 'A' | 'E' | 'O'),
        Some(Shape::Breve) => matches!(vowel, 'a' | 'A'),
    };
    let shape = shape.map(|shape| if shape == Shape::Circumflex { '\u{302}' } else { '\u{306}' });
    is_taken.then(|| shape.into_iter().chain(*tone))
}

/// Whether a word has letters that proper Vietnamese does not have.
pub(super) fn is_typical(word: &str) -> bool {
    let small = word.to_lowercase();
    small.contains(['ø', 'û', 'ï', 'ñ', 'ö', 'ä', 'å', 'ë', 'ü', 'æ', 'î'])
}
