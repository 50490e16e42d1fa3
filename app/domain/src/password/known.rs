//! The words a password must not be made of: those many people use, and those that belong to the person.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::About;
use super::reading::squeezed;
use crate::fold::fold;

/// `app/domain/data/README.md` says where it comes from.
pub(super) const LIST: &str = include_str!("../../data/common_passwords.txt");

/// What everybody knows about the platform: its name, and the words every site and desk has. Written as [`squeezed`].
const PLATFORM: [&str; 34] = [
    "trangxa",
    "trang",
    "xa",
    "phuong",
    "thitran",
    "thi",
    "tran",
    "huyen",
    "quan",
    "thixa",
    "thanhpho",
    "tinh",
    "vneid",
    "ubnd",
    "hdnd",
    "uyban",
    "nhandan",
    "uybannhandan",
    "hoidong",
    "trangthongtin",
    "dientu",
    "congthongtin",
    "bientap",
    "banbientap",
    "studio",
    "canbo",
    "congchuc",
    "quantri",
    "dichvucong",
    "motcua",
    "chuyendoiso",
    "vietnam",
    "gov",
    "vn",
];

/// The rows along which fingers and counting run, read in both directions.
const ROWS: [&str; 12] = [
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890123456789",
    "00112233445566778899",
    "0102030405060708090",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "qazwsxedcrfvtgbyhnujmikolp",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
    "q1w2e3r4t5y6u7i8o9p0",
    "1q2w3e4r5t6y7u8i9o0p",
    "qweasdzxc",
];

/// The fewest characters that are a run and not a coincidence.
const SHORTEST_RUN: usize = 3;

/// Passwords that many people use.
#[derive(Debug)]
pub(super) struct Common {
    words: HashSet<&'static str>,
    runs: HashSet<String>,
    longest: usize,
}

impl Common {
    /// The list, read once.
    pub(super) fn get() -> &'static Self {
        static COMMON: LazyLock<Common> = LazyLock::new(|| {
            let words: HashSet<_> = LIST.lines().filter(|line| !line.starts_with('#')).collect();
            let runs = runs();
            let lengths = words.iter().copied().chain(runs.iter().map(String::as_str));
            Common { longest: lengths.map(str::len).max().unwrap_or_default(), words, runs }
        });
        &COMMON
    }

    /// Whether the list has exactly this word.
    pub(super) fn has(&self, word: &str) -> bool {
        self.words.contains(word)
    }

    /// Whether this is part of a row, or one character again and again.
    pub(super) fn is_run(&self, piece: &str) -> bool {
        let same = |first| piece.chars().all(|c| c == first) && piece.chars().count() >= SHORTEST_RUN;
        self.runs.contains(piece) || piece.chars().next().is_some_and(same)
    }

    /// No word and no row is longer; a longer repeat of one character is two.
    pub(super) fn longest(&self) -> usize {
        self.longest
    }
}

/// Every part of every row, in both directions.
fn runs() -> HashSet<String> {
    let both = |row: &str| [row.chars().collect::<Vec<_>>(), row.chars().rev().collect()];
    let parts = |row: Vec<char>| {
        let lengths = SHORTEST_RUN..=row.len();
        lengths.flat_map(|length| row.windows(length).map(String::from_iter).collect::<Vec<_>>()).collect::<Vec<_>>()
    };
    ROWS.into_iter().flat_map(both).flat_map(parts).collect()
}

/// The words that belong to a person.
#[derive(Debug, Default)]
pub(super) struct Own(HashSet<String>);

impl Own {
    /// Each name as a whole and word by word, and the platform's.
    pub(super) fn of(about: &About<'_>) -> Self {
        let mut own: HashSet<String> = PLATFORM.into_iter().map(str::to_owned).collect();
        let units = about.units.iter().flat_map(|unit| [&*unit.full_name, &*unit.name, &*unit.slug]);
        for name in units.chain([about.name, about.email]) {
            let folded = fold(name);
            own.insert(squeezed(&folded).into_iter().collect());
            own.extend(folded.split(|c: char| !c.is_alphanumeric()).map(str::to_owned));
        }
        // One letter is nobody's name, and digits are decoration anyway.
        own.retain(|word| word.chars().count() >= 2 && word.chars().any(char::is_alphabetic));
        Self(own)
    }

    /// No word is longer.
    pub(super) fn longest(&self) -> usize {
        self.0.iter().map(|word| word.chars().count()).max().unwrap_or_default()
    }

    /// Whether this is one of the words.
    pub(super) fn has(&self, word: &str) -> bool {
        self.0.contains(word)
    }
}
