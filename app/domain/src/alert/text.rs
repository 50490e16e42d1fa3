//! What an alert says, for whom, and from when to when.

use super::{Audience, Hazard, Rank};
use crate::event::ClockTime;
use crate::form_fields::form_fields;
use crate::moment::{CivilDate, Moment};
use crate::typed::{Fault, Typed, in_order, lacks};

/// Nothing stays on top of every page for longer; what does is a notice.
pub const LONGEST_DAYS: i64 = 30;

const DAY: i64 = 86_400;

form_fields! {
    /// The fields of an alert, in the order of the page.
    AlertField {
        /// Mức độ.
        Rank, "muc_do", "rank", "Mức độ", 20;
        /// Về việc.
        Hazard, "ve_viec", "hazard", "Về việc", 20;
        /// Tiêu đề.
        Headline, "tieu_de", "headline", "Tiêu đề", 120;
        /// Nội dung.
        Text, "noi_dung", "text", "Nội dung", 800;
        /// Ngày bắt đầu.
        StartDay, "ngay_bat_dau", "start_day", "Ngày bắt đầu", 60;
        /// Giờ bắt đầu.
        StartClock, "gio_bat_dau", "start_clock", "Giờ bắt đầu", 20;
        /// Ngày kết thúc.
        EndDay, "ngay_ket_thuc", "end_day", "Ngày kết thúc", 60;
        /// Giờ kết thúc.
        EndClock, "gio_ket_thuc", "end_clock", "Giờ kết thúc", 20;
        /// Phạm vi.
        Scope, "pham_vi", "scope", "Phạm vi", 4000;
        /// Lời đọc trên loa.
        Spoken, "loi_doc", "spoken", "Lời đọc trên loa", 2000;
    }
}

/// What a person typed of an alert.
pub type AlertForm = Typed<AlertField>;

/// An alert after every rule held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlertText {
    /// How much it matters.
    pub rank: Rank,
    /// What it is about.
    pub hazard: Hazard,
    /// One line.
    pub headline: String,
    /// What to do, in a few sentences; lines are kept.
    pub text: String,
    /// When it begins; `None` for the moment it is confirmed.
    pub starts: Option<Moment>,
    /// When it goes by itself.
    pub ends: Moment,
    /// For whom.
    pub audience: Audience,
    /// What loudspeakers say, where somebody wrote it; otherwise it is made of the rest.
    pub spoken: Option<String>,
}

impl Typed<AlertField> {
    /// Reads every field, or tells about each that does not hold.
    pub fn check(&self, now: Moment) -> Result<AlertText, Vec<Fault<AlertField>>> {
        use AlertField as Of;
        let mut faults = Vec::new();
        let rank = Rank::from_code(self.get(Of::Rank));
        if rank.is_none() {
            lacks(&mut faults, Of::Rank, "Mức độ: hãy chọn một dòng trong danh sách.");
        }
        let hazard = Hazard::from_code(self.get(Of::Hazard));
        if hazard.is_none() {
            lacks(&mut faults, Of::Hazard, "Về việc: hãy chọn một dòng trong danh sách.");
        }
        let headline = self.line(Of::Headline, &mut faults);
        if headline.is_none() {
            lacks(&mut faults, Of::Headline, "Tiêu đề: hãy viết một dòng, ví dụ Bão số 3 đổ bộ tối nay.");
        }
        let text = self.block(Of::Text, &mut faults);
        if text.is_none() {
            lacks(&mut faults, Of::Text, "Nội dung: hãy viết người dân cần làm gì, trong vài câu ngắn.");
        }
        let spoken = self.block(Of::Spoken, &mut faults);
        let audience = Audience::from_code(self.get(Of::Scope));
        if audience.is_none() {
            lacks(&mut faults, Of::Scope, "Phạm vi: hãy chọn toàn tỉnh, hoặc ít nhất một nơi.");
        }
        let starts = self.start(now, &mut faults);
        let ends = self.end(starts.unwrap_or(now), now, &mut faults);
        match (rank, hazard, headline, text, ends, audience) {
            (Some(rank), Some(hazard), Some(headline), Some(text), Some(ends), Some(audience)) if faults.is_empty() => {
                Ok(AlertText { rank, hazard, headline, text, starts, ends, audience, spoken })
            }
            _ => Err(in_order(faults)),
        }
    }

    fn start(&self, now: Moment, faults: &mut Vec<Fault<AlertField>>) -> Option<Moment> {
        use AlertField as Of;
        if self.get(Of::StartDay).trim().is_empty() && self.get(Of::StartClock).trim().is_empty() {
            return None;
        }
        let starts = self.moment(Of::StartDay, Of::StartClock, faults)?;
        if starts <= now {
            let sentence =
                "Ngày bắt đầu: lúc ấy đã qua. Hãy để trống cả ngày và giờ bắt đầu nếu muốn hiện ngay khi xác nhận.";
            lacks(faults, Of::StartDay, sentence);
        }
        Some(starts)
    }

    fn end(&self, starts: Moment, now: Moment, faults: &mut Vec<Fault<AlertField>>) -> Option<Moment> {
        use AlertField as Of;
        if self.get(Of::EndDay).trim().is_empty() {
            lacks(faults, Of::EndDay, "Ngày kết thúc: hãy nhập ngày cảnh báo tự gỡ, ví dụ 05/02/2024.");
        }
        let ends = self.moment(Of::EndDay, Of::EndClock, faults)?;
        if ends <= now {
            lacks(faults, Of::EndDay, "Ngày kết thúc: lúc ấy đã qua, hãy chọn một lúc sắp tới.");
        } else if ends <= starts {
            lacks(faults, Of::EndDay, "Ngày kết thúc: lúc kết thúc phải sau lúc bắt đầu.");
        } else if ends > starts.plus_seconds(LONGEST_DAYS * DAY) {
            let sentence = format!(
                "Ngày kết thúc: một cảnh báo hiện nhiều nhất {LONGEST_DAYS} ngày. Việc lâu hơn hãy đăng thành thông báo."
            );
            lacks(faults, Of::EndDay, sentence);
        }
        Some(ends)
    }

    fn moment(&self, day: AlertField, clock: AlertField, faults: &mut Vec<Fault<AlertField>>) -> Option<Moment> {
        let on = self.day(day, faults);
        if on.is_none() {
            lacks(faults, day, format!("{}: hãy nhập ngày, ví dụ 05/02/2024.", day.label()));
        }
        let at = ClockTime::parse(self.get(clock));
        if at.is_none() {
            lacks(faults, clock, format!("{} phải là một giờ trong ngày, ví dụ 7:30, 8h hoặc 14 giờ.", clock.label()));
        }
        Some(Moment::in_vietnam_at(on?, at?))
    }
}

impl From<&AlertText> for AlertForm {
    fn from(alert: &AlertText) -> Self {
        use AlertField as Of;
        let mut form = Self::default();
        let mut moment = |day, clock, moment: Option<Moment>| {
            form.set(day, moment.map(Moment::vietnam_date).map(CivilDate::short).unwrap_or_default());
            form.set(clock, moment.map(|moment| moment.vietnam_time().short()).unwrap_or_default());
        };
        moment(Of::StartDay, Of::StartClock, alert.starts);
        moment(Of::EndDay, Of::EndClock, Some(alert.ends));
        form.set(Of::Rank, alert.rank.code());
        form.set(Of::Hazard, alert.hazard.code());
        form.set(Of::Headline, alert.headline.clone());
        form.set(Of::Text, alert.text.clone());
        form.set(Of::Scope, alert.audience.code());
        form.set(Of::Spoken, alert.spoken.clone().unwrap_or_default());
        form
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// 08:00 on 27/01/2024 in Vietnam.
    pub(in super::super) const NOW: Moment = Moment::from_micros(1_706_317_200_000_000);

    pub(in super::super) fn storm() -> AlertForm {
        let mut form = AlertForm::default();
        for (field, typed) in [
            (AlertField::Rank, "khan-cap"),
            (AlertField::Hazard, "bao"),
            (AlertField::Headline, "Bão số 3 đổ bộ tối nay"),
            (AlertField::Text, "Bà con ở nhà.\nTàu thuyền về bến trước 14:00."),
            (AlertField::EndDay, "28/1/2024"),
            (AlertField::EndClock, "18h"),
            (AlertField::Scope, "tat-ca"),
        ] {
            form.set(field, typed);
        }
        form
    }

    #[test]
    fn a_checked_alert_fills_a_form_that_checks_to_the_same() {
        let alert = storm().check(NOW).unwrap();
        assert_eq!((alert.starts, alert.ends.iso_utc().as_str()), (None, "2024-01-28T11:00:00Z"));
        assert_eq!(AlertForm::from(&alert).check(NOW).unwrap(), alert);
        let later = AlertText { starts: Some(NOW.plus_seconds(3600)), spoken: Some("Loa loa.".into()), ..alert };
        assert_eq!(AlertForm::from(&later).check(NOW).unwrap(), later);
    }

    #[test]
    fn what_does_not_hold_is_named_with_its_field() {
        use AlertField as Of;
        for (field, typed, told) in [
            (Of::Rank, "x", Of::Rank),
            (Of::Hazard, "", Of::Hazard),
            (Of::Headline, " ", Of::Headline),
            (Of::Text, "", Of::Text),
            (Of::Scope, "", Of::Scope),
            (Of::EndDay, "", Of::EndDay),
            (Of::EndDay, "27/02/2024", Of::EndDay),
            (Of::EndDay, "26/01/2024", Of::EndDay),
            (Of::EndClock, "", Of::EndClock),
            (Of::StartDay, "28/01/2024", Of::StartClock),
            (Of::StartClock, "9h", Of::StartDay),
            (Of::Spoken, &"a".repeat(2001), Of::Spoken),
        ] {
            let mut form = storm();
            form.set(field, typed);
            let faults = form.check(NOW).unwrap_err();
            assert_eq!(faults.iter().map(|fault| fault.field).collect::<Vec<_>>(), [told], "{field:?} {typed}");
            assert!(faults[0].sentence.starts_with(told.label()), "{faults:?}");
        }
        let mut past = storm();
        past.set(Of::StartDay, "27/01/2024");
        past.set(Of::StartClock, "7:59");
        assert!(past.check(NOW).unwrap_err()[0].sentence.contains("để trống"));
        let mut upside_down = storm();
        upside_down.set(Of::StartDay, "28/01/2024");
        upside_down.set(Of::StartClock, "19:00");
        assert!(upside_down.check(NOW).unwrap_err()[0].sentence.contains("phải sau"));
    }
}
