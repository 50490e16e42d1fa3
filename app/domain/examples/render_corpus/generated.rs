//! Texts of communes that never were, with everything Markdown has; the same on every machine.

use std::fmt::Write as _;

const WORDS: [&str; 40] = [
    "Ủy",
    "ban",
    "nhân",
    "dân",
    "xã",
    "Hòa",
    "Long",
    "thông",
    "báo",
    "lịch",
    "tiếp",
    "công",
    "ấp",
    "Tây",
    "Đất",
    "Đỏ",
    "người",
    "hộ",
    "nghèo",
    "nghiệm",
    "quyết",
    "định",
    "khuyến",
    "ngày",
    "05/02/2024",
    "8 giờ",
    "1.204",
    "150.000\u{a0}₫",
    "12,5%",
    "QĐ-UBND",
    "UỶ",
    "Ễ",
    "ẵ",
    "ữ",
    "o\u{31b}\u{301}",
    "đồng",
    "“Tổ",
    "số”",
    "–",
    "👩‍👩‍👧",
];

const TAGS: [&str; 9] = ["LƯU Ý", "Mẹo", "QUAN TRỌNG", "Cảnh báo", "nguy hiểm", "NOTE", "tip", "WARNING", "LẠ"];

const ADDRESSES: [&str; 10] = [
    "https://dichvucong.gov.vn/?a=1&b=2",
    "/tin-tuc/đất-đỏ",
    "#muc-1",
    "mailto:ubnd@xa.gov.vn",
    "tel:+842543852123",
    "javascript:alert(1)",
    "//evil.example",
    "<a b>",
    "http://a.vn \"Tên\"",
    "../x?y=(z)",
];

/// So many texts.
pub(crate) fn texts(count: usize) -> Vec<String> {
    let mut chance = Chance(0x9E37_79B9_7F4A_7C15);
    (0..count).map(|_| chance.text()).collect()
}

/// Marsaglia's xorshift: enough to mix, and nothing to depend on.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or_default() % most.max(1)
    }

    fn one_of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all.get(self.below(all.len())).copied().unwrap_or_default()
    }

    fn text(&mut self) -> String {
        let mut text = String::new();
        for _ in 0..=self.below(9) {
            let block = self.block(0);
            text.push_str(&block);
            // Mostly a blank line; sometimes blocks run into each other, or the file was written on Windows.
            text.push_str(match self.below(8) {
                0 => "\n",
                1 => "\r\n\r\n",
                2 => "\n\n\n",
                _ => "\n\n",
            });
        }
        if self.below(3) > 0 {
            let (one, other) = (self.words(4), self.line(5));
            let _ = write!(
                text,
                "[^1]: {one}\n[^ghi-chú]: {other}\n\n    Thêm một đoạn.\n\n[xã]: https://xa.gov.vn 'Trang của xã'\n"
            );
        }
        text
    }

    fn words(&mut self, most: usize) -> String {
        let count = 1 + self.below(most);
        (0..count).map(|_| self.one_of(&WORDS)).collect::<Vec<_>>().join(" ")
    }

    /// Words with marks.
    fn line(&mut self, most: usize) -> String {
        let count = 1 + self.below(most);
        (0..count).map(|_| self.inline(0)).collect::<Vec<_>>().join(" ")
    }

    fn inline(&mut self, depth: usize) -> String {
        if depth > 3 {
            return self.words(2);
        }
        match self.below(24) {
            0 => format!("**{}**", self.inline(depth + 1)),
            1 => format!("*{}*", self.inline(depth + 1)),
            2 => format!("__{} _{}___", self.words(2), self.words(2)),
            3 => format!("~~{}~~", self.inline(depth + 1)),
            4 => format!("`{}`", self.words(2)),
            5 | 6 => format!("[{}]({})", self.inline(depth + 1), self.one_of(&ADDRESSES)),
            7 => self
                .one_of(&["<https://xa.gov.vn/a?b=c>", "<ubnd@xa.gov.vn>", "[xã]", "[trang][xã]", "[không có]"])
                .to_owned(),
            8 => self.one_of(&["[^1]", "[^ghi-chú]", "[^không-có]"]).to_owned(),
            9 => format!("![{}](anh.jpg)", self.words(3)),
            10 => self.one_of(&["<b>đậm</b>", "<br>", "<!-- ẩn -->", "<script>x</script>", "< 5"]).to_owned(),
            11 => {
                self.one_of(&["&copy;", "&amp;", "&#x110;", "&", "\\*", "\\[x\\]", "\\\\", "a_b_c", "2*3*4"]).to_owned()
            }
            12 => format!("{}{}\n{}", self.words(3), self.one_of(&["  ", "\\", ""]), self.words(3)),
            13 => self.one_of(&["**hở", "*", "[", "](", "`", "~~", "|", "***đậm nghiêng***"]).to_owned(),
            _ => self.words(6),
        }
    }

    fn block(&mut self, depth: usize) -> String {
        match self.below(if depth > 2 { 5 } else { 15 }) {
            0 => format!("{} {}", "#".repeat(1 + self.below(6)), self.line(3)),
            1 => format!("{}\n{}", self.words(4), self.one_of(&["===", "---"])),
            2..=4 => self.line(6),
            5 | 6 => self.list(depth),
            7 => prefixed(&self.block(depth + 1), "> ", "> "),
            8 | 9 => {
                let (tag, inner) = (self.one_of(&TAGS), self.block(depth + 1));
                format!("> [!{tag}]\n{}", prefixed(&inner, "> ", "> "))
            }
            10 | 11 => self.table(),
            12 => format!("```{}\n{}\n<b>&\n```", self.one_of(&["", "rust", "a\"b c"]), self.words(5)),
            13 => self
                .one_of(&["---", "* * *", "    mã thụt vào\n    <x>", "<div>\nchữ\n</div>", "<!-- ẩn\n-->"])
                .to_owned(),
            _ => format!("{}\n{}", self.line(3), self.block(depth + 1)),
        }
    }

    fn list(&mut self, depth: usize) -> String {
        let sort = self.below(3);
        let first = 1 + self.below(4);
        let is_loose = self.below(3) == 0;
        let mut entries = Vec::new();
        for at in 0..=self.below(4) {
            let opener = match sort {
                0 => "- ".to_owned(),
                1 => "* ".to_owned(),
                _ => format!("{}. ", first + at),
            };
            let mut inner = self.line(4);
            if self.below(3) == 0 && depth < 3 {
                let nested = if self.below(2) == 0 { self.list(depth + 1) } else { self.block(depth + 1) };
                inner = format!("{inner}\n{nested}");
            }
            entries.push(prefixed(&inner, &opener, &" ".repeat(opener.len())));
        }
        entries.join(if is_loose { "\n\n" } else { "\n" })
    }

    fn table(&mut self) -> String {
        let columns = 1 + self.below(5);
        let row = |chance: &mut Self, cell: &dyn Fn(&mut Self) -> String| {
            let cells: Vec<String> = (0..columns).map(|_| cell(chance).replace('\n', " ")).collect();
            format!("| {} |", cells.join(" | "))
        };
        let mut rows = vec![
            row(self, &|chance| if chance.below(6) == 0 { String::new() } else { chance.words(2) }),
            row(self, &|chance| chance.one_of(&["---", ":--", ":-:", "--:"]).to_owned()),
        ];
        for _ in 0..self.below(5) {
            rows.push(row(self, &|chance| if chance.below(5) == 0 { String::new() } else { chance.inline(1) }));
        }
        rows.join("\n")
    }
}

/// The first line behind one beginning, the others behind another.
fn prefixed(text: &str, first: &str, others: &str) -> String {
    let lines = text.split('\n').enumerate();
    lines.map(|(at, line)| format!("{}{line}", if at == 0 { first } else { others })).collect::<Vec<_>>().join("\n")
}
