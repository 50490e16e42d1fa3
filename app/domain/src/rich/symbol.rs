//! Signs that Word takes from fonts of its own instead of from Unicode.

/// What a sign of such a font stands for. `code` is its number, with or without the `F000` that Word adds.
///
/// Of each font only what offices use: bullets, ticks, boxes, arrows, telephones. Others are `None`.
pub fn symbol(font: &str, code: u32) -> Option<char> {
    let code = u8::try_from(if (0xF000..=0xF0FF).contains(&code) { code - 0xF000 } else { code }).ok()?;
    let font = font.to_lowercase();
    if font.starts_with("wingdings 2") {
        return wingdings_2(code);
    }
    if font.starts_with("wingdings") {
        return wingdings(code);
    }
    if font.starts_with("symbol") { symbols(code) } else { None }
}

/// A number above or below the line in letters of its own: `²` of `m²`, `₂` of `CO₂`. `None` if it is no number: a
/// raised `th` has no letters that everybody reads.
pub fn small_digits(words: &str, is_above: bool) -> Option<String> {
    let digits = if is_above { "⁰¹²³⁴⁵⁶⁷⁸⁹" } else { "₀₁₂₃₄₅₆₇₈₉" };
    let small = |c: char| c.to_digit(10).and_then(|digit| digits.chars().nth(usize::try_from(digit).ok()?));
    words.chars().map(small).collect::<Option<String>>().filter(|small| !small.is_empty())
}

fn symbols(code: u8) -> Option<char> {
    Some(match code {
        b' '..=b'!'
        | b'#'
        | b'%'..=b'&'
        | b'('..=b')'
        | b'+'..=b','
        | b'.'..=b'?'
        | b'['
        | b']'
        | b'_'
        | b'{'..=b'}' => char::from(code),
        0x2D => '−',
        0xA3 => '≤',
        0xA5 => '∞',
        0xAB => '↔',
        0xAC => '←',
        0xAD => '↑',
        0xAE => '→',
        0xAF => '↓',
        0xB0 => '°',
        0xB1 => '±',
        0xB3 => '≥',
        0xB4 => '×',
        0xB7 => '•',
        0xB8 => '÷',
        0xB9 => '≠',
        0xBB => '≈',
        0xBC => '…',
        0xC6 => '∅',
        0xD6 => '√',
        0xE5 => '∑',
        0x61 => 'α',
        0x62 => 'β',
        0x64 => 'δ',
        0x6D => 'μ',
        0x70 => 'π',
        0x44 => 'Δ',
        0x57 => 'Ω',
        _ => return None,
    })
}

fn wingdings(code: u8) -> Option<char> {
    Some(match code {
        0x28 => '☎',
        0x29 => '✆',
        0x2A => '✉',
        0x46 => '☞',
        0x6C => '●',
        0x6E => '■',
        0x6F | 0x71 | 0xA8 => '☐',
        0x73 => '⬧',
        0x75 => '◆',
        0x76 => '❖',
        0x77 => '⬥',
        0x9F => '•',
        0xA7 => '▪',
        0xB2 => '✧',
        0xD8 => '➢',
        0xDF => '←',
        0xE0 => '→',
        0xE8 => '➔',
        0xF0 => '⇨',
        0xFB => '✗',
        0xFC => '✓',
        0xFD => '☒',
        0xFE => '☑',
        _ => return None,
    })
}

fn wingdings_2(code: u8) -> Option<char> {
    Some(match code {
        0x4F => '✗',
        0x50 => '✓',
        0x51 | 0x53 => '☒',
        0x52 => '☑',
        0x97 => '●',
        0xA3 => '☐',
        _ => return None,
    })
}
