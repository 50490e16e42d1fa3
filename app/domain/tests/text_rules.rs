//! The worked examples of the domain guide (its §3) that concern text, order, numbers and dates, row by row.
//!
//! Rows 24 to 37 and 40 belong to other modules; that a title without letters becomes `bai-<number>` and a changed
//! address redirects (row 10) is tested where numbers are given, in the store.

use domain::matching::{self, Closeness};
use domain::moment::{CivilDate, DateFault, Moment};
use domain::number::NumberFault;
use domain::roll_up::RollUp;
use domain::slug::Slug;
use domain::text::TextFault;
use domain::title_case::{is_one_case, title_case};
use domain::{collation, exchange, fold, number, text};

/// Row, what was asked, what came, what was expected.
type Row = (u8, String, String, String);

#[test]
fn text_rules() {
    let rows: Vec<Row> =
        [search(), spelling(), slugs(), order(), numbers(), dates(), lengths(), highlights(), names(), exports()]
            .concat();
    let wrong: Vec<String> = rows
        .iter()
        .filter(|(_, _, came, expected)| came != expected)
        .map(|(row, asked, came, expected)| format!("row {row}, {asked}: {came:?}, expected {expected:?}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn row(number: u8, asked: &str, came: impl Into<String>, expected: impl Into<String>) -> Row {
    (number, asked.to_owned(), came.into(), expected.into())
}

fn search() -> Vec<Row> {
    vec![
        row(1, "fold", fold::fold("Tôi được đi học"), "toi duoc di hoc"),
        row(2, "fold of capitals", fold::fold("ĐẤT ĐỎ"), "dat do"),
        row(2, "fold of title case", fold::fold("Đất Đỏ"), "dat do"),
        row(2, "fold of NFD", fold::fold("\u{110}a\u{302}\u{301}t \u{110}o\u{309}"), "dat do"),
        row(3, "đất and dắt meet under fold", fold::fold("đất"), fold::fold("dắt")),
        row(4, "both spellings fold alike", fold::fold("hoà"), fold::fold("hòa")),
        row(4, "stored text keeps its spelling", line("hoà hòa"), "hoà hòa"),
    ]
}

fn spelling() -> Vec<Row> {
    vec![
        row(5, "ệ from e, circumflex, dot", text::nfc("e\u{302}\u{323}"), "\u{1EC7}"),
        row(5, "ệ from ê, dot", text::nfc("ê\u{323}"), "\u{1EC7}"),
        row(6, "ự from u, horn, dot", text::nfc("u\u{31B}\u{323}"), "\u{1EF1}"),
        row(6, "ự from u, dot, horn", text::nfc("u\u{323}\u{31B}"), "\u{1EF1}"),
        row(6, "đường in scalars", text::nfc("\u{111}u\u{31B}o\u{31B}\u{300}ng").chars().count().to_string(), "5"),
        row(7, "Eth", line("72/2013/N\u{D0}-CP"), "72/2013/NĐ-CP"),
        row(7, "African D", line("\u{189}ất \u{189}ỏ, \u{256}ất"), "Đất Đỏ, đất"),
        row(7, "Eth of a sum", line("1 \u{D0} 2"), "1 \u{D0} 2"),
        row(7, "Eth in a search", fold::fold("N\u{D0}-CP"), "nd-cp"),
        row(39, "lower", "ĐẤT ĐỎ".to_lowercase(), "đất đỏ"),
        row(39, "upper", "đất đỏ".to_uppercase(), "ĐẤT ĐỎ"),
    ]
}

fn slugs() -> Vec<Row> {
    let made = |title: &str| Slug::from_title(title).map_or("none".to_owned(), |slug| slug.to_string());
    let third = "Nghị quyết số 05-NQ/TU: 78,9% hồ sơ";
    let numbered = Slug::from_title(third).map(|slug| slug.numbered(2).to_string());
    let long = "chuyển đổi số ".repeat(20);
    vec![
        row(8, "slug", made("UBND xã Hòa Long – TP. Bà Rịa"), "ubnd-xa-hoa-long-tp-ba-ria"),
        row(9, "slug", made("“Một cửa” — 24/7"), "mot-cua-24-7"),
        row(9, "slug", made("Ấp 1 & ấp 2 (Bàu Lâm)"), "ap-1-ap-2-bau-lam"),
        row(10, "slug", made(third), "nghi-quyet-so-05-nq-tu-78-9-ho-so"),
        row(10, "second", numbered.unwrap_or_default(), "nghi-quyet-so-05-nq-tu-78-9-ho-so-2"),
        row(10, "no letters", made("!!!"), "none"),
        row(10, "cut between words", made(&long), "chuyen-doi-so-".repeat(7).trim_end_matches('-')),
        row(10, "one endless word", made(&"a".repeat(300)).len().to_string(), "100"),
    ]
}

fn order() -> Vec<Row> {
    let sorted = |separator: &str, typed: &str| {
        let mut words: Vec<&str> = typed.split(separator).collect();
        words.sort_by(|left, right| collation::compare(left, right));
        let by_comparison = words.join(separator);
        words.reverse();
        words.sort_by_key(|word| collation::sort_key(word));
        assert_eq!(by_comparison, words.join(separator), "keys and comparison agree");
        by_comparison
    };
    let mut people = ["Nguyễn Văn Đào", "Trần Thị Bình", "Lê Ân", "Lê Văn Bình"];
    people.sort_by_key(|name| collation::person_sort_key(name));
    vec![
        row(11, "tones", sorted(" ", "ma má mà mả mã mạ"), "ma mà mả mã má mạ"),
        row(
            12,
            "letters",
            sorted(
                "|",
                "Xuyên Mộc|Đất Đỏ|Côn Đảo|Châu Đức|Bà Rịa|Vũng Tàu|Phú Mỹ|Long Điền|da|dạ|đá|ăn|ân|an|ang|anh|ám",
            ),
            "ám|an|ang|anh|ăn|ân|Bà Rịa|Châu Đức|Côn Đảo|da|dạ|đá|Đất Đỏ|Long Điền|Phú Mỹ|Vũng Tàu|Xuyên Mộc",
        ),
        row(13, "numbers", sorted("|", "Thắng Nhì|12|10|2|1"), "1|2|10|12|Thắng Nhì"),
        row(13, "numbered wards", sorted("|", "Phường 10|Phường 2"), "Phường 2|Phường 10"),
        row(
            14,
            "hoà and hòa",
            sorted("|", "Hòa Hiệp|Hoà Bình|Hòa Long|Hoà Hội|Hòa Hưng|Hoa Lư"),
            "Hoà Bình|Hòa Hiệp|Hoà Hội|Hòa Hưng|Hòa Long|Hoa Lư",
        ),
        row(15, "people", people.join("|"), "Lê Ân|Lê Văn Bình|Trần Thị Bình|Nguyễn Văn Đào"),
    ]
}

fn numbers() -> Vec<Row> {
    let both: RollUp = [Some((1, 2)), Some((900, 1_000))].into_iter().collect();
    let all: RollUp = [Some((1, 2)), None, Some((900, 1_000))].into_iter().collect();
    let read = |typed: &str| match number::parse(typed) {
        Ok(value) => value.to_string(),
        Err(NumberFault::Ask(value)) => format!("ask {value}"),
        Err(NumberFault::Unreadable) => "unreadable".to_owned(),
    };
    vec![
        row(16, "4608", number::integer(4_608), "4.608"),
        row(16, "least", number::integer(i64::MIN), "-9.223.372.036.854.775.808"),
        row(16, "1234567.89", number::decimal(1_234_567.89, 2), "1.234.567,89"),
        row(16, "-0.001", number::decimal(-0.001, 2), "0,00"),
        row(16, "512 bytes", number::file_size(512), "512\u{A0}byte"),
        row(16, "339600 bytes", number::file_size(339_600), "340\u{A0}kB"),
        row(16, "999001 bytes", number::file_size(999_001), "1\u{A0}MB"),
        row(16, "1234567 bytes", number::file_size(1_234_567), "1,2\u{A0}MB"),
        row(16, "999949999 bytes", number::file_size(999_949_999), "999,9\u{A0}MB"),
        row(16, "999950000 bytes", number::file_size(999_950_000), "1\u{A0}GB"),
        row(16, "most bytes", number::file_size(u64::MAX), "18.446.744.073,7\u{A0}GB"),
        row(16, "0.789", number::ratio(0.789, 1), "78,9%"),
        row(16, "0.2127", number::ratio(0.2127, 2), "21,27%"),
        row(16, "150000 đ", number::dong(150_000), "150.000\u{A0}₫"),
        row(17, "4.608", read("4.608"), "4608"),
        row(17, "78,9%", read("78,9%"), "0.789"),
        row(17, "1.234,5", read("1.234,5"), "1234.5"),
        row(17, "1,234.5", read("1,234.5"), "ask 1234.5"),
        row(17, "12.5", read("12.5"), "ask 12.5"),
        row(17, "0.789", read("0.789"), "ask 0.789"),
        row(17, "1,234,567", read("1,234,567"), "ask 1234567"),
        row(17, "150.000 ₫", read("150.000\u{A0}₫"), "150000"),
        row(17, "-4.608", read("-4.608"), "-4608"),
        row(
            17,
            "nonsense",
            ["", "-", "%", ",", "1,", "1.23.4", "mười", "1e5", "NaN"].map(read).join(" "),
            ["unreadable"; 9].join(" "),
        ),
        row(17, "whole", format!("{:?}", number::parse_integer("4.608")), "Ok(4608)"),
        row(17, "whole, with a fraction", format!("{:?}", number::parse_integer("4,5")), "Err(Unreadable)"),
        row(18, "980/4608", number::percent(Some(980), Some(4_608), 2), "21,27%"),
        row(18, "27926/31920", number::percent(Some(27_926), Some(31_920), 1), "87,5%"),
        row(18, "27926/31920", number::percent(Some(27_926), Some(31_920), 2), "87,49%"),
        row(18, "0/0", number::percent(Some(0), Some(0), 2), "—"),
        row(18, "null/100", number::percent(None, Some(100), 2), "—"),
        row(18, "all of very many", number::percent(Some(u64::MAX), Some(u64::MAX), 9), "100,000000%"),
        row(18, "no places", number::percent(Some(1), Some(200), 0), "1%"),
        row(19, "A 1/2, B 900/1000", both.percent(2), "89,92%"),
        row(19, "nobody is missing", format!("{:?}", both.gap()), "None"),
        row(19, "and C told nothing", all.percent(2), "89,92%"),
        row(19, "says so", all.gap().unwrap_or_default(), "thiếu 1/3 đơn vị"),
        row(19, "nobody told", RollUp::from_iter([None]).percent(2), "—"),
        row(19, "901/1002", number::percent(Some(901), Some(1_002), 2), "89,92%"),
    ]
}

fn dates() -> Vec<Row> {
    let read = |typed: &str| match CivilDate::parse(typed) {
        Ok(date) => date.iso(),
        Err(fault) => fault.sentence("Ngày họp"),
    };
    let long = |typed: &str| CivilDate::parse(typed).map(CivilDate::long).unwrap_or_default();
    let no_february_31 = DateFault::NoSuchDay { day: 31, month: 2, year: 2024 };
    let before_breakfast = Moment::from_micros(1_706_310_000_000_000); // 2024-01-26T23:00:00Z
    let new_unit = Moment::from_micros(1_751_304_600_000_000); // 2025-06-30T17:30:00Z
    vec![
        row(20, "long", long("2024-01-27"), "ngày 27 tháng 01 năm 2024"),
        row(20, "long, small day", long("5/2/2024"), "ngày 05 tháng 02 năm 2024"),
        row(20, "long, bare month", long("24/6/2022"), "ngày 24 tháng 6 năm 2022"),
        row(20, "short", CivilDate::parse("2024-1-27").map(CivilDate::short).unwrap_or_default(), "27/01/2024"),
        row(21, "slashes", read("27/1/2024"), "2024-01-27"),
        row(21, "hyphens", read("27-01-2024"), "2024-01-27"),
        row(21, "words", read("ngày 27 tháng 1 năm 2024"), "2024-01-27"),
        row(21, "words in NFD capitals", read("NGA\u{300}Y 27 THA\u{301}NG 01 NA\u{306}M 2024"), "2024-01-27"),
        row(21, "ISO", read("2024-01-27"), "2024-01-27"),
        row(21, "31/02", read("31/02/2024"), no_february_31.sentence("Ngày họp")),
        row(21, "month 13", read("01/13/2024"), DateFault::NoSuchMonth { month: 13 }.sentence("Ngày họp")),
        row(21, "two-digit year", read("27/1/24"), DateFault::Unreadable.sentence("Ngày họp")),
        row(22, "date at 06:00", before_breakfast.vietnam_date().iso(), "2024-01-27"),
        row(22, "clock at 06:00", before_breakfast.vietnam_clock(), "06:00"),
        row(22, "UTC", before_breakfast.iso_utc(), "2024-01-26T23:00:00Z"),
        row(22, "with offset", before_breakfast.iso_vietnam(), "2024-01-27T06:00:00+07:00"),
        row(22, "HTTP", before_breakfast.plus_seconds(7_200).http_date(), "Sat, 27 Jan 2024 01:00:00 GMT"),
        row(22, "weekday", before_breakfast.vietnam_date().weekday_name(), "Thứ Bảy"),
        row(23, "00:30 on 1 July", new_unit.vietnam_date().short(), "01/07/2025"),
        row(23, "00:30 on 1 July", new_unit.vietnam_clock(), "00:30"),
    ]
}

fn lengths() -> Vec<Row> {
    let title = "ế".repeat(250);
    let decomposed = "e\u{302}\u{301}".repeat(250);
    let too_long = TextFault::TooLong { limit: 249, length: 250 };
    let cut = text::truncate(&decomposed, 11);
    vec![
        row(38, "250 letters fit in 250", line_of(&title, 250), &title),
        row(38, "so does the NFD copy", line_of(&decomposed, 250), &title),
        row(38, "and not in 249", line_of(&decomposed, 249), too_long.sentence("Tiêu đề")),
        row(38, "cut keeps marks", text::nfc(&cut), format!("{}…", "ế".repeat(10))),
        row(38, "cut between words", text::truncate("Chuyển đổi số ở Hòa Long", 16), "Chuyển đổi số ở…"),
        row(38, "nothing to cut", text::truncate("Hòa Long", 8), "Hòa Long"),
        row(38, "no room", text::truncate("Hòa Long", 0), ""),
    ]
}

/// What of a text matches, in the text's own letters.
fn highlights() -> Vec<Row> {
    let shown = |text: &str, typed: &str| {
        let found = matching::places(text, typed);
        found.into_iter().map(|place| text.get(place).unwrap_or("?").to_owned()).collect::<Vec<_>>().join("|")
    };
    let nfd = "huyện \u{110}a\u{302}\u{301}t \u{110}o\u{309} mới";
    let best = |typed: &str| {
        let mut words = ["dat", "dắt", "đất", "đá"];
        words.sort_by_key(|word| matching::closeness(word, typed).map_or(9, |how| how as u8));
        words.join(" ")
    };
    vec![
        row(1, "finds", shown("Tôi được đi học", "toi duoc di hoc"), "Tôi được đi học"),
        row(2, "highlight", shown("Huyện Đất Đỏ, xã Đất Đỏ", "dat do"), "Đất Đỏ|Đất Đỏ"),
        row(2, "highlight of capitals", shown("ĐẤT ĐỎ", "đất đỏ"), "ĐẤT ĐỎ"),
        row(2, "highlight in NFD", text::nfc(&shown(nfd, "dat do")), "Đất Đỏ"),
        row(2, "no match", shown("Đất Đỏ", "dat nau"), ""),
        row(2, "nothing typed", shown("Đất Đỏ", " "), ""),
        row(3, "ranks with marks first", best("Đất"), "đất dat dắt đá"),
        row(
            3,
            "and other marks are still found",
            format!("{:?}", matching::closeness("dắt", "Đất")),
            "Some(ButForMarks)",
        ),
        row(
            3,
            "NFD is the same",
            format!("{:?}", matching::closeness(nfd, "Đất Đỏ")),
            format!("{:?}", Some(Closeness::WithMarks)),
        ),
    ]
}

fn names() -> Vec<Row> {
    vec![
        row(39, "title case", title_case("thị trấn ngãi giao"), "Thị Trấn Ngãi Giao"),
        row(39, "title case of capitals", title_case("BÀ RỊA - VŨNG TÀU"), "Bà Rịa - Vũng Tàu"),
        row(39, "title case of đ", title_case("đất đỏ"), "Đất Đỏ"),
        row(39, "abbreviation", title_case("TT. Ngãi Giao"), "TT. Ngãi Giao"),
        row(39, "small abbreviation", title_case("tt. ngãi giao"), "TT. Ngãi Giao"),
        row(39, "abbreviation with a number", title_case("ấp phú hoà - kp.4"), "Ấp Phú Hoà - KP.4"),
        row(39, "NFD", title_case("đa\u{302}\u{301}t đo\u{309}"), "Đất Đỏ"),
        row(
            39,
            "one case",
            format!("{} {} {}", is_one_case("HÒA LONG"), is_one_case("hòa long"), is_one_case("Hòa Long")),
            "true true false",
        ),
    ]
}

/// Out into a format and back again.
fn exports() -> Vec<Row> {
    const ODD: [&str; 4] = ["Ấp Phú Hoà - KP.4", "Đường \"30/4\" & 'chợ' <cũ>", "a,b;c\nd\r\n\te", " đầu đuôi "];
    let mut rows = vec![
        row(41, "CSV begins with a mark for Excel", exchange::CSV_BEGINNING, "\u{FEFF}"),
        row(
            41,
            "a line",
            exchange::csv_line(["Ấp Phú Hoà - KP.4", "a \"b\", c"]),
            "Ấp Phú Hoà - KP.4,\"a \"\"b\"\", c\"\r\n",
        ),
    ];
    for formula in ["=1+1", "+84254", "-5", "@SUM(A1)"] {
        rows.push(row(41, formula, exchange::csv_cell(formula), format!("'{formula}")));
    }
    rows.push(row(41, "formula with a comma", exchange::csv_cell("=A(1,2)"), "\"'=A(1,2)\""));
    for text in ODD {
        let cell = exchange::csv_cell(text);
        let bare = cell
            .strip_prefix('"')
            .and_then(|rest| rest.strip_suffix('"'))
            .map_or(cell.clone(), |inner| inner.replace("\"\"", "\""));
        rows.push(row(41, "through CSV", bare, text));
        let json = serde_json::to_string(text).unwrap_or_default();
        rows.push(row(41, "through JSON", serde_json::from_str::<String>(&json).unwrap_or_default(), text));
        let xml = exchange::xml_text(text);
        assert!(!xml.contains(['<', '>', '"', '\'', '\n', '\r', '\t']), "{xml:?}");
        let back = [
            ("&lt;", "<"),
            ("&gt;", ">"),
            ("&quot;", "\""),
            ("&#39;", "'"),
            ("&#9;", "\t"),
            ("&#10;", "\n"),
            ("&#13;", "\r"),
            ("&amp;", "&"),
        ];
        let back = back.iter().fold(xml, |text, (escaped, plain)| text.replace(escaped, plain));
        rows.push(row(41, "through XML", back, text));
    }
    rows.push(row(41, "what XML cannot hold", exchange::xml_text("a\u{0}\u{8}b\u{FFFF}"), "ab"));
    rows
}

fn line(typed: &str) -> String {
    line_of(typed, 200)
}

fn line_of(typed: &str, limit: usize) -> String {
    match text::line(typed, limit) {
        Ok(clean) => clean.unwrap_or_default(),
        Err(fault) => fault.sentence("Tiêu đề"),
    }
}

#[test]
fn a_line_holds_one_line_of_visible_text() {
    assert_eq!(line(" \u{FEFF}Hòa\u{A0}\u{A0}\r\n\tLong\u{202E}\0\u{7} \u{200B}"), "Hòa Long");
    assert_eq!(text::line(" \u{200B}\n\0", 10), Ok(None));
    assert_eq!(text::line("h\u{FFFD}a", 10), Err(TextFault::BrokenCharacters));
    assert_eq!(line("e\u{200B}\u{302}"), "ê", "a mark finds its letter again");
    assert_eq!(line("👩\u{200D}🌾"), "👩\u{200D}🌾", "joiners of pictures stay");
}

#[test]
fn a_block_keeps_what_markdown_reads() {
    let block = |typed: &str| text::block(typed, 500).ok().flatten().unwrap_or_default();
    assert_eq!(block("\r\n \n    mã\r\nhai  \rba \u{2028}bốn\t \n\n\n"), "    mã\nhai  \nba\nbốn");
    assert_eq!(block("a\u{0}\u{7}\tb\u{C}c\u{202E}"), "a\tb\nc");
    assert_eq!(block("150.000\u{A0}₫  "), "150.000\u{A0}₫");
    assert_eq!(text::block(" \n\t\n", 5), Ok(None));
    assert_eq!(text::block("a\u{FFFD}", 5), Err(TextFault::BrokenCharacters));
    assert_eq!(text::block("aé\nb", 3), Err(TextFault::TooLong { limit: 3, length: 4 }));
}

#[test]
fn a_slug_has_one_spelling() {
    for good in ["a", "hoa-long", "24-7", &"a".repeat(120)] {
        assert!(Slug::parse(good).is_some(), "{good}");
    }
    for bad in ["", "-", "-a", "a-", "a--b", "A", "hòa", "a b", "a/b", "a_b", &"a".repeat(121)] {
        assert!(Slug::parse(bad).is_none(), "{bad}");
    }
    let longest = Slug::parse(&format!("{}-bc", "a".repeat(117)));
    let numbered = longest.map(|slug| slug.numbered(12).to_string());
    assert_eq!(numbered, Some(format!("{}-12", "a".repeat(117))));
}

#[test]
fn days_and_dates_are_the_same_thing() {
    for days in [-719_162, -1, 0, 19_749, 2_932_896] {
        assert_eq!(CivilDate::from_days(days).map(CivilDate::days), Some(days));
    }
    assert_eq!(CivilDate::from_days(19_749), CivilDate::new(2024, 1, 27));
    assert_eq!(CivilDate::from_days(-719_163), None);
    assert_eq!(CivilDate::from_days(2_932_897), None);
    assert_eq!(CivilDate::new(2023, 2, 29), None);
    assert_eq!(CivilDate::new(0, 1, 1), None);
}

#[test]
fn moments_at_the_ends_of_the_range_still_have_dates() {
    for (micros, date) in [(i64::MIN, "0001-01-01"), (i64::MAX, "9999-12-31"), (-1, "1970-01-01")] {
        let moment = Moment::from_micros(micros);
        assert_eq!(moment.vietnam_date().iso(), date);
        assert!(!moment.http_date().is_empty() && !moment.iso_utc().is_empty());
    }
    assert_eq!(Moment::from_micros(i64::MAX).plus_seconds(1).micros(), i64::MAX);
}

#[test]
fn number_faults_show_the_way_out() {
    let asked = number::parse("12.5").map_err(|fault| fault.sentence("Số hồ sơ"));
    assert_eq!(
        asked,
        Err("Số hồ sơ: có phải ý bạn là 12,5? Hãy viết dấu chấm giữa các nhóm nghìn và dấu phẩy trước phần lẻ, ví dụ 1.234,5.".to_owned())
    );
}
