//! The letter of the week: what is missing or late on the pages of a unit, or of all units for the province. No lines, no
//! letter.

use std::collections::BTreeMap;

use domain::duty::Fact;
use domain::letter::Letter;
use domain::liveliness::{Liveliness, Order, Pace};
use domain::moment::CivilDate;
use domain::number::integer;
use domain::unit::UnitId;
use store::{OpenDirectives, UnitLiveliness};

use super::{To, letter, name, place};

/// Units the letter to the province names.
const MOST_NAMED: usize = 5;

/// How the pages of a unit are doing, or those of all units.
#[derive(Clone, Copy, Debug)]
pub struct Weekly<'a> {
    /// Who is told.
    pub to: To<'a>,
    /// Full name of the unit.
    pub unit: &'a str,
    /// Whether it is the province, which is told of all.
    pub is_province: bool,
    /// What there is to tell.
    pub lines: &'a [String],
    /// Absolute address of where the desk tells the same.
    pub page: &'a str,
    /// Absolute address of where a person stops these letters.
    pub account: &'a str,
}

/// The letter.
pub fn weekly(what: &Weekly<'_>) -> Letter {
    let place = place(Some(what.unit));
    let (subject, first) = if what.is_province {
        ("Tình trạng trang của các đơn vị".to_owned(), "Sáng thứ Hai, trang của các đơn vị trong tỉnh:".to_owned())
    } else {
        (format!("Việc nên làm trên trang của {place}"), format!("Sáng thứ Hai, trang của {place} còn những việc sau:"))
    };
    let lines: Vec<_> = what.lines.iter().map(|line| format!("- {line}")).collect();
    let paragraphs = [
        first,
        lines.join("\n"),
        "Xem từng việc và chỗ làm tại:".to_owned(),
        what.page.to_owned(),
        "Thư này đến mỗi sáng thứ Hai khi còn việc; tuần nào không thiếu gì, không có gì quá hạn hay đang chờ thì không có thư. Không muốn nhận nữa, bạn bấm Thôi nhận ở mục Thư hằng tuần của tài khoản:"
            .to_owned(),
        what.account.to_owned(),
    ];
    letter(what.to, &subject, &paragraphs)
}

/// What there is to tell a unit; nothing where all is well.
pub fn of_unit(life: &Liveliness, directives: OpenDirectives, today: CivilDate) -> Vec<String> {
    let mut lines = Vec::new();
    if directives.open > 0 {
        let late =
            if directives.late > 0 { format!(", {} đã quá hạn", number(directives.late)) } else { String::new() };
        lines.push(format!("{} việc tỉnh giao cần làm{late}", number(directives.open)));
    }
    if life.requests > 0 {
        lines.push(format!("{} yêu cầu của người dân chưa được trả lời đúng hạn", number(life.requests)));
    }
    match life.last() {
        None => lines.push("Trang chưa đăng nội dung nào".to_owned()),
        Some(last) if life.pace(today) != Pace::Alive => {
            lines.push(format!("Trang không có gì mới từ ngày {}", last.short()));
        }
        Some(_) => {}
    }
    if life.reviews > 0 {
        lines.push(format!("{} bài đang đăng đã đến ngày xem lại", number(life.reviews)));
    }
    if !life.lacks.is_empty() {
        let lacks: Vec<_> = life.lacks.iter().copied().map(Fact::label).collect();
        lines.push(format!("Còn thiếu thông tin: {}", lacks.join(", ")));
    }
    if !life.is_confirmed {
        lines.push("Chưa xác nhận thông tin đơn vị, nên mọi trang còn mang dòng “Bản trình diễn”".to_owned());
    }
    lines
}

/// What there is to tell of what others share with a unit.
pub fn of_shares(to_do: u64) -> Option<String> {
    (to_do > 0).then(|| format!("{} nội dung dùng chung cần xem", number(to_do)))
}

/// What there is to tell the province of these units; nothing where all is well everywhere.
pub fn of_province(found: &[UnitLiveliness], units: &BTreeMap<UnitId, String>, today: CivilDate) -> Vec<String> {
    let known: Vec<(&str, &Liveliness)> =
        found.iter().filter_map(|found| Some((units.get(&found.unit)?.as_str(), &found.life))).collect();
    let none = OpenDirectives::default();
    if known.iter().all(|(_, life)| of_unit(life, none, today).is_empty()) {
        return Vec::new();
    }
    let count = |is: &dyn Fn(&Liveliness) -> bool| known.iter().filter(|(_, life)| is(life)).count() as u64;
    let sum = |each: fn(&Liveliness) -> u64| known.iter().map(|(_, life)| each(life)).sum::<u64>();
    let paces = Pace::ALL.map(|pace| format!("{} {}", pace.label(), number(count(&|life| life.pace(today) == pace))));
    let mut lines = vec![format!("{} đơn vị: {}", number(known.len() as u64), paces.join(", "))];
    let mut told = |units: u64, of: Option<(u64, &str)>, words: &str| {
        if units > 0 {
            let of = of.map_or_else(String::new, |(sum, what)| format!("{} {what} ", number(sum)));
            lines.push(format!("{of}{words} {} đơn vị", number(units)).trim().to_owned());
        }
    };
    told(count(&|life| life.requests > 0), Some((sum(|life| life.requests), "yêu cầu quá hạn")), "ở");
    told(count(&|life| life.reviews > 0), Some((sum(|life| life.reviews), "bài quá hạn xem lại")), "ở");
    told(count(&|life| !life.lacks.is_empty()), None, "Còn thiếu thông tin:");
    told(count(&|life| !life.is_confirmed), None, "Chưa xác nhận thông tin:");
    let mut quiet: Vec<_> = known.iter().filter(|(_, life)| life.pace(today) != Pace::Alive).collect();
    quiet.sort_by(|(_, one), (_, other)| Order::Change.compare(one, other));
    let named: Vec<_> = quiet.iter().take(MOST_NAMED).map(|(unit, _)| name(unit)).collect();
    if !named.is_empty() {
        lines.push(format!("Lâu chưa cập nhật nhất: {}", named.join(", ")));
    }
    lines
}

fn number(count: u64) -> String {
    integer(i64::try_from(count).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use domain::item::ItemKind;
    use domain::liveliness::Section;
    use domain::person::EmailAddress;

    use super::*;

    fn day(day: u8) -> CivilDate {
        CivilDate::new(2024, 1, day).unwrap()
    }

    fn well() -> Liveliness {
        let mut life = Liveliness { is_confirmed: true, ..Liveliness::default() };
        life.set_section(ItemKind::Article, Section { count: 1, last: Some(day(20)) });
        life
    }

    #[test]
    fn where_all_is_well_there_is_nothing_to_tell() {
        assert!(of_unit(&well(), OpenDirectives::default(), day(29)).is_empty());
        let units = BTreeMap::from([(UnitId(1), "Xã Hòa Long".to_owned())]);
        let found = [UnitLiveliness { unit: UnitId(1), life: well() }];
        assert!(of_province(&found, &units, day(29)).is_empty());
        // A district has no pages.
        let districts = [UnitLiveliness { unit: UnitId(9), life: Liveliness::default() }];
        assert!(of_province(&districts, &units, day(29)).is_empty());
    }

    #[test]
    fn a_unit_is_told_each_thing_in_a_line() {
        let life =
            Liveliness { lacks: vec![Fact::Phone, Fact::Email], reviews: 4, requests: 2, ..Liveliness::default() };
        let lines = of_unit(&life, OpenDirectives { open: 3, unread: 1, late: 1 }, day(29));
        let expected = [
            "3 việc tỉnh giao cần làm, 1 đã quá hạn".to_owned(),
            "2 yêu cầu của người dân chưa được trả lời đúng hạn".to_owned(),
            "Trang chưa đăng nội dung nào".to_owned(),
            "4 bài đang đăng đã đến ngày xem lại".to_owned(),
            format!("Còn thiếu thông tin: {}, {}", Fact::Phone.label(), Fact::Email.label()),
            "Chưa xác nhận thông tin đơn vị, nên mọi trang còn mang dòng “Bản trình diễn”".to_owned(),
        ];
        assert_eq!(lines, expected);
        let quiet = of_unit(&well(), OpenDirectives::default(), CivilDate::new(2024, 3, 1).unwrap());
        assert_eq!(quiet, ["Trang không có gì mới từ ngày 20/01/2024"]);
    }

    #[test]
    fn the_province_is_told_of_all_in_short() {
        let bad = Liveliness { lacks: vec![Fact::Phone], requests: 2, ..Liveliness::default() };
        let units = BTreeMap::from([(UnitId(1), "Xã Hòa Long".to_owned()), (UnitId(2), "Phường Long Tâm".to_owned())]);
        let found =
            [(1, well()), (2, bad.clone()), (9, bad)].map(|(unit, life)| UnitLiveliness { unit: UnitId(unit), life });
        let lines = of_province(&found, &units, day(29));
        let paces = Pace::ALL.map(|pace| {
            let count = u8::from(matches!(pace, Pace::Alive | Pace::NotBegun));
            format!("{} {count}", pace.label())
        });
        let expected = [
            format!("2 đơn vị: {}", paces.join(", ")),
            "2 yêu cầu quá hạn ở 1 đơn vị".to_owned(),
            "Còn thiếu thông tin: 1 đơn vị".to_owned(),
            "Chưa xác nhận thông tin: 1 đơn vị".to_owned(),
            "Lâu chưa cập nhật nhất: Phường Long Tâm".to_owned(),
        ];
        assert_eq!(lines, expected);
    }

    #[test]
    fn the_letter_says_how_to_stop_it() {
        let email = EmailAddress::parse("lan@hoalong.example.vn").unwrap();
        let lines = ["4 bài đang đăng đã đến ngày xem lại".to_owned()];
        let sent = weekly(&Weekly {
            to: To { email: &email, name: "Nguyễn Thị Lan" },
            unit: "Xã Hòa Long",
            is_province: false,
            lines: &lines,
            page: "http://studio.localhost:3000/don-vi/xa-hoa-long/tinh-trang-trang",
            account: "http://studio.localhost:3000/tai-khoan",
        });
        assert_eq!(sent.subject(), "Việc nên làm trên trang của xã Hòa Long");
        let body = sent.body();
        assert!(body.contains("\n\n- 4 bài đang đăng đã đến ngày xem lại\n\n"), "{body}");
        assert!(
            body.contains("Thôi nhận") && body.contains("\n\nhttp://studio.localhost:3000/tai-khoan\n\n"),
            "{body}"
        );
    }
}
