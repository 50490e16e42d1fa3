//! Things handed to a unit and its teams: how many, of which batch, from whom, who has them, and in what condition.

use std::collections::BTreeMap;

use crate::form_fields::form_fields;
use crate::hamlet::HamletId;
use crate::moment::CivilDate;
use crate::typed::{Fault, FormField, Typed, in_order, lacks};

/// Our own number for a line of the ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EquipmentId(pub i64);

/// Most lines of one unit's ledger.
pub const MOST_LINES: usize = 2_000;

/// Most pieces of one line; more is a digit too many.
pub const MOST_PIECES: u32 = 100_000;

macro_rules! conditions {
    ($($variant:ident, $code:literal, $label:literal;)*) => {
        /// How the pieces of a line are.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Condition {
            $(#[doc = $label] $variant,)*
        }

        impl Condition {
            /// Every condition, the best first.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The stored form.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// What people read.
            pub fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)* }
            }
        }
    };
}

conditions! {
    Good, "tot", "Đang dùng tốt";
    Broken, "hong", "Hỏng";
    InRepair, "dang-sua", "Đang sửa";
    Lost, "mat", "Mất";
    TakenBack, "thu-hoi", "Thu hồi";
}

impl Condition {
    /// Reads the stored form.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|condition| condition.code() == code)
    }
}

form_fields! {
    /// The fields of a line, in the order of the page.
    EquipmentField {
        /// Loại thiết bị.
        Kind, "loai", "kind", "Loại thiết bị", 120;
        /// Số lượng.
        Quantity, "so_luong", "quantity", "Số lượng", 20;
        /// Đợt.
        Batch, "dot", "batch", "Đợt", 80;
        /// Nguồn.
        Source, "nguon", "source", "Nguồn", 160;
        /// Tổ nhận.
        Hamlet, "to_nhan", "held_by", "Tổ nhận", 20;
        /// Ngày bàn giao.
        HandedOver, "ngay_ban_giao", "handed_over_on", "Ngày bàn giao", 60;
        /// Tình trạng.
        Condition, "tinh_trang", "condition", "Tình trạng", 20;
        /// Ghi chú.
        Note, "ghi_chu", "note", "Ghi chú", 300;
    }
}

form_fields! {
    /// The fields of a part that leaves its line, in the order of the page.
    SplitField {
        /// Số lượng tách ra.
        Count, "so_tach", "Số lượng tách ra", 20;
        /// Tổ nhận.
        Hamlet, "to_nhan_moi", "Tổ nhận phần tách ra", 20;
        /// Ngày bàn giao.
        HandedOver, "ngay_ban_giao_moi", "Ngày bàn giao phần tách ra", 60;
        /// Tình trạng.
        Condition, "tinh_trang_moi", "Tình trạng phần tách ra", 20;
    }
}

/// What a person typed of a line.
pub type EquipmentForm = Typed<EquipmentField>;

/// What a person typed of a part.
pub type SplitForm = Typed<SplitField>;

/// A line of the ledger after every rule held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EquipmentText {
    /// What it is: `Điện thoại thông minh`.
    pub kind: String,
    /// How many, at least one.
    pub quantity: u32,
    /// The batch it came with, where it had one.
    pub batch: Option<String>,
    /// Who gave it.
    pub source: Option<String>,
    /// The hamlet whose team has it; `None` while the unit keeps it.
    pub hamlet: Option<HamletId>,
    /// When whoever has it got it.
    pub handed_over_on: Option<CivilDate>,
    /// How it is.
    pub condition: Condition,
    /// Anything else.
    pub note: Option<String>,
}

/// A part of a line that goes its own way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Split {
    /// How many, less than the line has.
    pub count: u32,
    /// Who has them.
    pub hamlet: Option<HamletId>,
    /// Since when; as the line says where nothing is said.
    pub handed_over_on: Option<CivilDate>,
    /// How they are.
    pub condition: Condition,
}

impl EquipmentText {
    /// What stays and what leaves; `None` where nothing would stay.
    pub fn split(&self, split: Split) -> Option<(Self, Self)> {
        let stays = self.quantity.checked_sub(split.count).filter(|left| *left > 0 && split.count > 0)?;
        let part = Self {
            quantity: split.count,
            hamlet: split.hamlet,
            handed_over_on: split.handed_over_on.or(self.handed_over_on),
            condition: split.condition,
            ..self.clone()
        };
        Some((Self { quantity: stays, ..self.clone() }, part))
    }
}

/// Pieces added up by what they have in common, in the order of that.
pub fn sums<K: Ord>(lines: impl IntoIterator<Item = (K, u32)>) -> BTreeMap<K, u64> {
    lines.into_iter().fold(BTreeMap::new(), |mut sums, (key, quantity)| {
        *sums.entry(key).or_default() += u64::from(quantity);
        sums
    })
}

impl Typed<EquipmentField> {
    /// Reads every field, or tells about each that does not hold. That the hamlet is the unit's the store finds out.
    pub fn check(&self, today: CivilDate) -> Result<EquipmentText, Vec<Fault<EquipmentField>>> {
        let mut faults = Vec::new();
        let kind = self.line(EquipmentField::Kind, &mut faults);
        if kind.is_none() {
            lacks(&mut faults, EquipmentField::Kind, "Loại thiết bị: hãy nhập, ví dụ Điện thoại thông minh.");
        }
        let quantity = self.count(EquipmentField::Quantity, &(1..=MOST_PIECES), &mut faults);
        let batch = self.line(EquipmentField::Batch, &mut faults);
        let source = self.line(EquipmentField::Source, &mut faults);
        let hamlet = receiver(self, EquipmentField::Hamlet, &mut faults);
        let handed_over_on = self.past_day(EquipmentField::HandedOver, today, &mut faults);
        let condition = condition(self, EquipmentField::Condition, &mut faults);
        let note = self.line(EquipmentField::Note, &mut faults);
        match (kind, quantity, condition) {
            (Some(kind), Some(quantity), Some(condition)) if faults.is_empty() => {
                Ok(EquipmentText { kind, quantity, batch, source, hamlet, handed_over_on, condition, note })
            }
            _ => Err(in_order(faults)),
        }
    }
}

impl Typed<SplitField> {
    /// Reads every field against the line it is a part of.
    pub fn check(&self, whole: &EquipmentText, today: CivilDate) -> Result<Split, Vec<Fault<SplitField>>> {
        let mut faults = Vec::new();
        if whole.quantity < 2 {
            lacks(&mut faults, SplitField::Count, "Số lượng tách ra: dòng này chỉ có một chiếc nên không tách được.");
        }
        let count = self.count(SplitField::Count, &(1..=whole.quantity.saturating_sub(1)), &mut faults);
        let hamlet = receiver(self, SplitField::Hamlet, &mut faults);
        let handed_over_on = self.past_day(SplitField::HandedOver, today, &mut faults);
        let condition = condition(self, SplitField::Condition, &mut faults);
        match (count, condition) {
            (Some(count), Some(condition)) if faults.is_empty() => {
                Ok(Split { count, hamlet, handed_over_on, condition })
            }
            _ => Err(in_order(faults)),
        }
    }
}

fn receiver<F: FormField>(form: &Typed<F>, field: F, faults: &mut Vec<Fault<F>>) -> Option<HamletId> {
    let typed = form.line(field, faults)?;
    let id = typed.parse().ok().map(HamletId);
    if id.is_none() {
        lacks(faults, field, format!("{}: hãy chọn một dòng trong danh sách.", field.label()));
    }
    id
}

fn condition<F: FormField>(form: &Typed<F>, field: F, faults: &mut Vec<Fault<F>>) -> Option<Condition> {
    let condition = Condition::from_code(form.get(field));
    if condition.is_none() {
        lacks(faults, field, format!("{}: hãy chọn một dòng trong danh sách.", field.label()));
    }
    condition
}

impl From<&EquipmentText> for EquipmentForm {
    fn from(line: &EquipmentText) -> Self {
        let mut form = Self::default();
        form.set(EquipmentField::Kind, line.kind.clone());
        form.set(EquipmentField::Quantity, line.quantity.to_string());
        form.set(EquipmentField::Batch, line.batch.clone().unwrap_or_default());
        form.set(EquipmentField::Source, line.source.clone().unwrap_or_default());
        form.set(EquipmentField::Hamlet, line.hamlet.map(|hamlet| hamlet.0.to_string()).unwrap_or_default());
        form.set(EquipmentField::HandedOver, line.handed_over_on.map(CivilDate::short).unwrap_or_default());
        form.set(EquipmentField::Condition, line.condition.code());
        form.set(EquipmentField::Note, line.note.clone().unwrap_or_default());
        form
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> CivilDate {
        CivilDate::new(2024, 1, 27).unwrap()
    }

    fn phones() -> EquipmentForm {
        let mut form = EquipmentForm::default();
        form.set(EquipmentField::Kind, "Điện thoại  thông minh");
        form.set(EquipmentField::Quantity, "100");
        form.set(EquipmentField::Batch, "Đợt 1 năm 2023");
        form.set(EquipmentField::Source, "Sở Thông tin và Truyền thông");
        form.set(EquipmentField::Hamlet, "7");
        form.set(EquipmentField::HandedOver, "26/3/2023");
        form.set(EquipmentField::Condition, "tot");
        form
    }

    #[test]
    fn a_checked_line_fills_a_form_that_checks_to_the_same() {
        let line = phones().check(today()).unwrap();
        assert_eq!((line.kind.as_str(), line.quantity), ("Điện thoại thông minh", 100));
        assert_eq!(line.hamlet, Some(HamletId(7)));
        assert_eq!(EquipmentForm::from(&line).check(today()).unwrap(), line);
        for &condition in Condition::ALL {
            assert_eq!(Condition::from_code(condition.code()), Some(condition));
        }
    }

    #[test]
    fn each_fault_names_its_field() {
        for (field, typed) in [
            (EquipmentField::Kind, " "),
            (EquipmentField::Quantity, ""),
            (EquipmentField::Quantity, "0"),
            (EquipmentField::Quantity, "-3"),
            (EquipmentField::Quantity, "100.001"),
            (EquipmentField::Quantity, "1,5"),
            (EquipmentField::Hamlet, "Ấp Bắc"),
            (EquipmentField::HandedOver, "28/1/2024"),
            (EquipmentField::HandedOver, "31/2/2023"),
            (EquipmentField::Condition, "mới"),
            (EquipmentField::Note, &"a".repeat(301)),
        ] {
            let mut form = phones();
            form.set(field, typed);
            let faults = form.check(today()).unwrap_err();
            assert_eq!(faults.iter().map(|fault| fault.field).collect::<Vec<_>>(), [field], "{typed}");
            assert!(faults[0].sentence.starts_with(field.label()), "{faults:?}");
        }
        let asked: Vec<_> =
            EquipmentForm::default().check(today()).unwrap_err().into_iter().map(|fault| fault.field).collect();
        assert_eq!(asked, [EquipmentField::Kind, EquipmentField::Quantity, EquipmentField::Condition]);
    }

    #[test]
    fn a_part_leaves_its_line_and_nothing_is_lost() {
        let whole = phones().check(today()).unwrap();
        let mut form = SplitForm::default();
        form.set(SplitField::Count, "12");
        form.set(SplitField::Condition, "hong");
        let split = form.check(&whole, today()).unwrap();
        let (rest, part) = whole.split(split).unwrap();
        assert_eq!((rest.quantity, part.quantity), (88, 12));
        assert_eq!((part.condition, part.hamlet, part.handed_over_on), (Condition::Broken, None, whole.handed_over_on));
        assert_eq!((part.kind.as_str(), &part.batch), (whole.kind.as_str(), &whole.batch));
        for count in ["0", "100", "101", "", "ba"] {
            form.set(SplitField::Count, count);
            assert_eq!(form.check(&whole, today()).unwrap_err()[0].field, SplitField::Count, "{count}");
        }
        form.set(SplitField::Count, "1");
        let single = EquipmentText { quantity: 1, ..whole.clone() };
        assert_eq!(form.check(&single, today()).unwrap_err().len(), 1);
        assert_eq!(whole.split(Split { count: 100, ..split }), None);
    }

    #[test]
    fn pieces_add_up_whatever_they_have_in_common() {
        let lines = [("Ấp Bắc", 60), ("Ấp Nam", 30), ("Ấp Bắc", 10)];
        assert_eq!(sums(lines).into_iter().collect::<Vec<_>>(), [("Ấp Bắc", 70), ("Ấp Nam", 30)]);
        assert_eq!(sums(lines).values().sum::<u64>(), 100);
    }
}
