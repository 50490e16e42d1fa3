//! The duty roster of a team: on which day, from when to when, who, where.

use crate::event::ClockTime;
use crate::form_fields::form_fields;
use crate::moment::CivilDate;
use crate::number;
use crate::phone;
use crate::typed::{Fault, Typed, in_order, lacks};

/// Our own number for a shift.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ShiftId(pub i64);

/// Most shifts to come of one team.
pub const MOST_SHIFTS: usize = 400;

/// Nobody plans further ahead; a year typed wrong is more likely.
const MOST_DAYS: i32 = 366;

/// Most weeks a shift may come again.
const MOST_WEEKS: i64 = 26;

form_fields! {
    /// The fields of the form, in the order of the page.
    ShiftField {
        /// Ngày trực.
        Day, "ngay", "day", "Ngày trực", 60;
        /// Từ giờ.
        From, "tu_gio", "from", "Từ giờ", 20;
        /// Đến giờ.
        To, "den_gio", "to", "Đến giờ", 20;
        /// Người trực.
        Who, "nguoi_truc", "who", "Người trực", 160;
        /// Nơi trực.
        Place, "noi_truc", "place", "Nơi trực", 200;
        /// Lặp lại hằng tuần.
        Weeks, "lap_lai", "weeks", "Lặp lại hằng tuần, thêm bao nhiêu tuần", 4;
    }
}

/// What a person typed.
pub type ShiftForm = Typed<ShiftField>;

/// A shift after every rule held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShiftText {
    /// The day.
    pub day: CivilDate,
    /// When it begins.
    pub from: ClockTime,
    /// When it ends, later on the same day.
    pub to: ClockTime,
    /// Who is there.
    pub who: String,
    /// Where.
    pub place: String,
}

impl ShiftText {
    /// `07:30 – 11:00`.
    pub fn hours(&self) -> String {
        format!("{} – {}", self.from.short(), self.to.short())
    }
}

impl Typed<ShiftField> {
    /// Reads every field, or tells about each that does not hold: the shift, and those of the weeks after it.
    pub fn check(&self, today: CivilDate) -> Result<Vec<ShiftText>, Vec<Fault<ShiftField>>> {
        let mut faults = Vec::new();
        let day = self.coming(today, &mut faults);
        let from = self.clock(ShiftField::From, &mut faults);
        let to = self.clock(ShiftField::To, &mut faults);
        if matches!((from, to), (Some(from), Some(to)) if to <= from) {
            lacks(&mut faults, ShiftField::To, "Đến giờ: giờ kết thúc phải sau giờ bắt đầu, trong cùng một ngày.");
        }
        let who = self.words(ShiftField::Who, "tên người trực, có thể nhiều người", &mut faults);
        let place = self.words(ShiftField::Place, "nơi người dân tìm tới, ví dụ Nhà văn hóa ấp Bắc", &mut faults);
        let weeks = self.weeks(&mut faults);
        match (day, from, to, who, place) {
            (Some(first), Some(from), Some(to), Some(who), Some(place)) if faults.is_empty() => {
                let on = |week: i32| CivilDate::from_days(first.days() + 7 * week);
                let shift = |day| ShiftText { day, from, to, who: who.clone(), place: place.clone() };
                Ok((0..=weeks).filter_map(on).map(shift).collect())
            }
            _ => Err(in_order(faults)),
        }
    }

    fn coming(&self, today: CivilDate, faults: &mut Vec<Fault<ShiftField>>) -> Option<CivilDate> {
        let field = ShiftField::Day;
        let day = self.day(field, faults);
        match day {
            None => lacks(faults, field, "Ngày trực: hãy nhập một ngày, ví dụ 05/02/2024."),
            Some(day) if day < today => {
                lacks(faults, field, "Ngày trực đã qua; hãy chọn hôm nay hoặc một ngày sắp tới.");
            }
            Some(day) if day.days() - today.days() > MOST_DAYS => {
                lacks(faults, field, "Ngày trực còn hơn một năm nữa; hãy xem lại năm.");
            }
            Some(_) => {}
        }
        day
    }

    fn clock(&self, field: ShiftField, faults: &mut Vec<Fault<ShiftField>>) -> Option<ClockTime> {
        let clock = self.line(field, faults).and_then(|typed| ClockTime::parse(&typed));
        if clock.is_none() {
            let sentence = format!("{} phải là một giờ trong ngày, ví dụ 7:30, 8h hoặc 14 giờ.", field.label());
            lacks(faults, field, sentence);
        }
        clock
    }

    fn words(&self, field: ShiftField, what: &str, faults: &mut Vec<Fault<ShiftField>>) -> Option<String> {
        let line = self.line(field, faults);
        match &line {
            None => lacks(faults, field, format!("{}: hãy nhập {what}.", field.label())),
            Some(words) if phone::stands_in(words) => {
                let sentence =
                    format!("{}: đừng ghi số điện thoại; lịch trực hiện công khai cho mọi người.", field.label());
                lacks(faults, field, sentence);
            }
            Some(_) => {}
        }
        line
    }

    fn weeks(&self, faults: &mut Vec<Fault<ShiftField>>) -> i32 {
        let field = ShiftField::Weeks;
        let Some(typed) = self.line(field, faults) else { return 0 };
        let weeks = number::parse_integer(&typed).ok().filter(|weeks| (0..=MOST_WEEKS).contains(weeks));
        if weeks.is_none() {
            lacks(faults, field, format!("{}: hãy nhập một số từ 0 đến {MOST_WEEKS}.", field.label()));
        }
        weeks.and_then(|weeks| i32::try_from(weeks).ok()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> CivilDate {
        CivilDate::new(2024, 2, 5).unwrap()
    }

    fn form() -> ShiftForm {
        let mut form = ShiftForm::default();
        for (field, typed) in [
            (ShiftField::Day, "5/2/2024"),
            (ShiftField::From, "7h30"),
            (ShiftField::To, "11:00"),
            (ShiftField::Who, "Trần Thị Bình"),
            (ShiftField::Place, "Nhà văn hóa ấp Bắc"),
        ] {
            form.set(field, typed);
        }
        form
    }

    #[test]
    fn a_shift_comes_again_as_often_as_wanted() {
        let once = form().check(today()).unwrap();
        assert_eq!((once.len(), once[0].hours().as_str()), (1, "07:30 – 11:00"));
        let mut weekly = form();
        weekly.set(ShiftField::Weeks, "2");
        let days: Vec<_> = weekly.check(today()).unwrap().iter().map(|shift| shift.day.short()).collect();
        assert_eq!(days, ["05/02/2024", "12/02/2024", "19/02/2024"]);
    }

    #[test]
    fn each_fault_names_its_field() {
        for (field, typed) in [
            (ShiftField::Day, ""),
            (ShiftField::Day, "4/2/2024"),
            (ShiftField::Day, "5/2/2034"),
            (ShiftField::From, "sáng"),
            (ShiftField::To, "7:30"),
            (ShiftField::Who, ""),
            (ShiftField::Who, "Bình 0912345678"),
            (ShiftField::Place, ""),
            (ShiftField::Weeks, "100"),
        ] {
            let mut form = form();
            form.set(field, typed);
            let faults = form.check(today()).unwrap_err();
            assert_eq!(faults.iter().map(|fault| fault.field).collect::<Vec<_>>(), [field], "{typed}");
            assert!(faults[0].sentence.starts_with(field.label()), "{faults:?}");
        }
        assert_eq!(ShiftForm::default().check(today()).unwrap_err().len(), 5);
    }
}
