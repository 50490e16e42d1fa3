//! An entry of the log, as somebody types it on a telephone after the work: what is not told may stay empty.

use crate::form_fields::form_fields;
use crate::media::MediaKey;
use crate::moment::CivilDate;
use crate::number;
use crate::topic::Topic;
use crate::typed::{Fault, Typed, in_order, lacks};

use super::figures::{Figures, Measure};

/// More than one day's work reaches: a digit too many.
const MOST_COUNTED: u32 = 100_000;

form_fields! {
    /// The fields of an entry, in the order of the page.
    ActivityField {
        /// Ngày.
        Day, "ngay", "day", "Ngày", 60;
        /// Nơi.
        Place, "noi", "place", "Nơi làm", 120;
        /// Chủ đề.
        Topic, "chu_de", "topic", "Chủ đề", 40;
        /// Số hộ.
        Households, "so_ho", "households", "Hộ đã đến", 20;
        /// Số người.
        People, "so_nguoi", "people", "Người được giúp", 20;
        /// VNeID mức 2.
        Vneid, "vneid", "vneid", "VNeID mức 2", 20;
        /// Tài khoản dịch vụ công.
        Services, "dich_vu_cong", "services", "Tài khoản dịch vụ công", 20;
        /// Ví, tài khoản thanh toán.
        Payment, "thanh_toan", "payment", "Ví, tài khoản thanh toán", 20;
        /// Chữ ký số.
        Signatures, "chu_ky_so", "signatures", "Chữ ký số", 20;
        /// Sổ sức khỏe điện tử.
        Health, "suc_khoe", "health", "Sổ sức khỏe điện tử", 20;
        /// Khó khăn.
        Difficulties, "kho_khan", "difficulties", "Khó khăn", 600;
        /// Ảnh.
        Picture, "anh", "picture", "Ảnh", 40;
        /// Ảnh cho thấy gì.
        PictureAlt, "anh_cho_thay", "picture_alt", "Ảnh cho thấy gì", 200;
    }
}

/// What a person typed of an entry.
pub type ActivityForm = Typed<ActivityField>;

impl ActivityField {
    /// The field a measure is typed into.
    pub fn of(measure: Measure) -> Self {
        match measure {
            Measure::Households => Self::Households,
            Measure::People => Self::People,
            Measure::Vneid => Self::Vneid,
            Measure::Services => Self::Services,
            Measure::Payment => Self::Payment,
            Measure::Signatures => Self::Signatures,
            Measure::Health => Self::Health,
        }
    }
}

/// An entry of the log after every rule held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActivityText {
    /// The day it was.
    pub day: CivilDate,
    /// Where.
    pub place: String,
    /// About what.
    pub topic: Topic,
    /// What was counted, as far as it was.
    pub figures: Figures,
    /// What was hard.
    pub difficulties: Option<String>,
    /// A picture of the unit's library.
    pub picture: Option<MediaKey>,
    /// What it shows, where the library's words do not say enough.
    pub picture_alt: Option<String>,
}

impl Typed<ActivityField> {
    /// Reads every field, or tells about each that does not hold.
    pub fn check(&self, today: CivilDate) -> Result<ActivityText, Vec<Fault<ActivityField>>> {
        let mut faults = Vec::new();
        let day = self.past_day(ActivityField::Day, today, &mut faults);
        if day.is_none() {
            let sentence = format!("Ngày: hãy nhập ngày đã làm, ví dụ {}.", today.short());
            lacks(&mut faults, ActivityField::Day, sentence);
        }
        let place = self.line(ActivityField::Place, &mut faults);
        if place.is_none() {
            lacks(&mut faults, ActivityField::Place, "Nơi làm: hãy nhập nơi, ví dụ Nhà văn hóa ấp.");
        }
        let topic = Topic::from_code(self.get(ActivityField::Topic));
        if topic.is_none() {
            lacks(&mut faults, ActivityField::Topic, "Chủ đề: hãy chọn một dòng; nếu không rõ, chọn “Khác”.");
        }
        let mut figures = Figures::default();
        for measure in Measure::ALL {
            let field = ActivityField::of(measure);
            // Empty is not told; anything else has to be a number.
            if !self.get(field).trim().is_empty() {
                figures = figures.with(measure, self.count(field, &(0..=MOST_COUNTED), &mut faults).map(u64::from));
            }
        }
        let difficulties = self.line(ActivityField::Difficulties, &mut faults);
        let chosen = self.get(ActivityField::Picture).trim();
        let picture = MediaKey::parse(chosen);
        if picture.is_none() && !chosen.is_empty() {
            lacks(&mut faults, ActivityField::Picture, "Ảnh: hãy chọn một ảnh trong danh sách, hoặc “Không có ảnh”.");
        }
        let picture_alt = self.line(ActivityField::PictureAlt, &mut faults).filter(|_| picture.is_some());
        match (day, place, topic) {
            (Some(day), Some(place), Some(topic)) if faults.is_empty() => {
                Ok(ActivityText { day, place, topic, figures, difficulties, picture, picture_alt })
            }
            _ => Err(in_order(faults)),
        }
    }
}

impl From<&ActivityText> for ActivityForm {
    fn from(activity: &ActivityText) -> Self {
        let mut form = Self::default();
        form.set(ActivityField::Day, activity.day.short());
        form.set(ActivityField::Place, activity.place.clone());
        form.set(ActivityField::Topic, activity.topic.code());
        for (measure, told) in activity.figures.told() {
            form.set(ActivityField::of(measure), number::integer(i64::try_from(told).unwrap_or(i64::MAX)));
        }
        form.set(ActivityField::Difficulties, activity.difficulties.clone().unwrap_or_default());
        form.set(ActivityField::Picture, activity.picture.as_ref().map(ToString::to_string).unwrap_or_default());
        form.set(ActivityField::PictureAlt, activity.picture_alt.clone().unwrap_or_default());
        form
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn today() -> CivilDate {
        CivilDate::new(2024, 1, 27).unwrap()
    }

    fn evening() -> ActivityForm {
        let mut form = ActivityForm::default();
        for (field, typed) in [
            (ActivityField::Day, "26/1/2024"),
            (ActivityField::Place, "Nhà văn hóa ấp Bắc"),
            (ActivityField::Topic, "vneid"),
            (ActivityField::People, "12"),
            (ActivityField::Vneid, "0"),
        ] {
            form.set(field, typed);
        }
        form
    }

    fn refused(field: ActivityField, typed: &str) -> Vec<ActivityField> {
        let mut form = evening();
        form.set(field, typed);
        let faults = form.check(today()).unwrap_err();
        assert!(faults[0].sentence.starts_with(field.label()), "{faults:?}");
        faults.into_iter().map(|fault| fault.field).collect()
    }

    #[test]
    fn what_was_left_out_is_not_nothing() {
        let activity = evening().check(today()).unwrap();
        assert_eq!(activity.figures.get(Measure::People), Some(12));
        assert_eq!(activity.figures.get(Measure::Vneid), Some(0));
        assert_eq!(activity.figures.get(Measure::Households), None);
        assert_eq!((activity.difficulties, activity.picture), (None, None));
    }

    #[test]
    fn each_field_that_does_not_hold_is_named() {
        for (field, typed) in [
            (ActivityField::Day, "28/1/2024"),
            (ActivityField::Day, ""),
            (ActivityField::Day, "hôm qua"),
            (ActivityField::Place, " "),
            (ActivityField::Topic, "bitcoin"),
            (ActivityField::People, "-1"),
            (ActivityField::People, "mười"),
            (ActivityField::Households, "100.001"),
            (ActivityField::Health, "1,5"),
            (ActivityField::Picture, "khong-phai-anh"),
            (ActivityField::Difficulties, &"a".repeat(601)),
        ] {
            assert_eq!(refused(field, typed), [field], "{typed}");
        }
        assert_eq!(ActivityForm::default().check(today()).unwrap_err().len(), 3);
    }

    #[test]
    fn words_about_a_picture_need_one() {
        let mut form = evening();
        form.set(ActivityField::PictureAlt, "Bà con ngồi quanh bàn");
        assert_eq!(form.check(today()).unwrap().picture_alt, None);
        form.set(ActivityField::Picture, "abcdefghijklmnop");
        assert_eq!(form.check(today()).unwrap().picture_alt.as_deref(), Some("Bà con ngồi quanh bàn"));
    }

    #[test]
    fn every_measure_has_a_field_with_its_words() {
        for measure in Measure::ALL {
            assert_eq!(ActivityField::of(measure).label(), measure.label());
        }
    }

    proptest! {
        #[test]
        fn a_checked_entry_fills_a_form_that_checks_to_the_same(
            told in prop::array::uniform7(prop::option::of(0_u32..=MOST_COUNTED)), hard in prop::option::of("[a-z]{1,20}")
        ) {
            let mut activity = evening().check(today()).unwrap();
            activity.difficulties = hard;
            for (measure, told) in Measure::ALL.into_iter().zip(told) {
                activity.figures = activity.figures.with(measure, told.map(u64::from));
            }
            prop_assert_eq!(ActivityForm::from(&activity).check(today()).unwrap(), activity);
        }

        #[test]
        fn whatever_is_typed_is_an_entry_or_one_sentence_for_each_field(
            values in prop::collection::vec(".{0,30}", ActivityField::ALL.len())
        ) {
            let mut form = ActivityForm::default();
            for (field, value) in ActivityField::ALL.iter().zip(values) {
                form.set(*field, value);
            }
            if let Err(faults) = form.check(today()) {
                let mut fields: Vec<_> = faults.iter().map(|fault| fault.field).collect();
                fields.dedup();
                prop_assert!(!fields.is_empty() && fields.len() == faults.len());
            }
        }
    }
}
